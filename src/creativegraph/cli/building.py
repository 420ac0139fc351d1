"""The build command: counts, hash, quotations."""

import json
from pathlib import Path

from creativegraph import project
from creativegraph.cli.printing import put, say
from creativegraph.errors import CreativeGraphError, TableError
from creativegraph.files import atomic_write
from creativegraph.tables import Build, build, verify

__all__ = ["build_graph"]


def build_graph(
    places: list[Path], output: Path | None, *, compared: bool, update: bool, texts: Path | None, sources: str
) -> None:
    """Build tables, print counts and hash, and check what was asked."""
    chosen = [project.folder("data") if str(each) == "packaged" else each for each in places or [Path("packaged")]]
    made = build(chosen, sources=sources.replace(",", " ").split() or None)
    data = made.ntriples()
    digest = made.digest(data)
    put(f"claims   {digest.claims}\ntriples  {digest.triples}\nsha256   {digest.sha256}")
    committed = project.folder("data") / "graph.json"
    if update:
        with atomic_write(committed) as file:
            file.write((json.dumps(digest._asdict(), indent=2) + "\n").encode())
        say(f"wrote {committed}")
    if compared:
        compare(committed, digest._asdict())
    if texts is not None:
        check_quotations(made, texts)
    if output is not None:
        with atomic_write(output) as file:
            file.write(data)
        say(f"wrote {output}")


def compare(committed: Path, digest: dict[str, object]) -> None:
    """Fail unless the graph is the committed one."""
    try:
        expected = json.loads(committed.read_bytes())
    except (OSError, ValueError) as error:
        raise CreativeGraphError(f"cannot read {committed}: {error}; run `creativegraph build --update`") from error
    if expected != digest:
        raise CreativeGraphError(
            f"the graph is not the committed one ({expected['sha256'][:12]}…, {expected['triples']} triples);"
            " if the change is meant, run `creativegraph build --update` and commit data/graph.json"
        )
    put("hash     as committed")


def check_quotations(made: Build, texts: Path) -> None:
    """Fail unless every quotation stands in its text and no text is quoted too much."""
    shares, faults = verify(made, texts)
    for share in shares:
        put(
            f"{share.source}: {share.verified} quotations verified,"
            f" {share.quoted} of {share.characters} characters quoted ({share.part:.1%}, at most 35 %)"
        )
    if faults:
        raise TableError(faults)
