"""The command that builds the graph from tables: counts, hash, quotations."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.cli.command import Argument, Number, OneOf, command
from creativegraph.cli.here import named_here
from creativegraph.cli.options import BACKGROUND, CORRECTED, SOURCES, TEXTS, Places, separated
from creativegraph.cli.output import put
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, CreativeGraphError, TableError
from creativegraph.files import atomic_write
from creativegraph.files.limits import JOBS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creativegraph.errors import Fault
    from creativegraph.export.parquet.parts import Parts
    from creativegraph.tables import Build, Digest

__all__ = ["build"]

ENGINES = ("python", "duckdb", "spark")


@command(
    Argument(
        "[PLACE]...",
        "Tables or folders.  [default: the project where you are, else the packaged tables]",
        Path,
        to="given",
    ),
    Argument("-o --output FILE", "N-Triples file to write, or Parquet if it ends in .parquet.", Path),
    Argument(
        "--engine",
        "What makes the graph of the claims; the triples are the same.  [default: python]",
        OneOf("engine", ENGINES),
    ),
    Argument("--claims FOLDER", "With duckdb or spark: a folder to keep the claims table in, as Parquet.", Path),
    Argument("--jobs N", "With duckdb or spark: how many processes read the files of claims.", Number(1), JOBS),
    Argument("--lenient", "Leave out rows that cannot be read, and list them on stderr."),
    Argument("--check", "Compare with the committed hash; exit code 1 if it differs."),
    Argument("--update", "Write the hash to data/graph.json."),
    SOURCES,
    CORRECTED,
    BACKGROUND,
    TEXTS,
)
def build(
    given: tuple[Path, ...],
    output: Path | None,
    engine: str | None,
    claims: Path | None,
    jobs: int,
    lenient: bool,
    check: bool,
    update: bool,
    texts: Path | None,
    sources: tuple[str, ...],
    corrected: bool,
    background: bool,
) -> None:
    """Build the graph from tables and print its hash."""
    packaged = project.folder("data")
    given = given or tuple(map(Path, named_here()))
    if update and (given or not project.is_checkout()):
        raise ArgumentError("--update keeps the hash of the packaged tables, in a copy of the repository; leave it out")
    chosen = [packaged if str(each) == "packaged" else each for each in given or [packaged]]
    wanted = Places((), sources=tuple(separated(sources)), corrected=corrected, background=background)
    made = read(chosen, wanted, engine, jobs, texts, lenient=lenient)
    tell_links(chosen)
    committed = packaged / "graph.json"
    from creativegraph.tables.rules import is_violation

    def accept(digest: "Digest") -> None:
        for each in filter(is_violation, made.faults):
            say(f"left out: {each}")
        tell_unplaced(made.faults)
        put(f"claims   {digest.claims}\ntriples  {digest.triples}\nsha256   {digest.sha256}")
        if update:
            write(committed, (json.dumps(digest._asdict(), indent=2) + "\n").encode())
        if check:
            compare(committed, digest._asdict())
        if made.whole is not None:
            verify_quotations(made.whole, texts)

    in_memory = (
        engine in (None, "python") and claims is None and (output is None or output.suffix.lower() != ".parquet")
    )
    if in_memory and made.whole is not None:
        data = made.whole.ntriples()
        accept(made.whole.digest(data))
        if output is not None:
            write(output, data)
        return
    from creativegraph.export.parquet.graph import write_graph

    write_graph(made, output, engine=engine or "python", claims=claims, accept=accept)
    for path in filter(None, (output, claims)):
        say(f"wrote {path}")


def tell_links(chosen: list[Path]) -> None:
    """Say which links of folders lead out of them, and so were not read."""
    from creativegraph.store.overlooked import links_told, passed_over
    from creativegraph.store.places import with_extended

    for line in links_told(each for place in with_extended(chosen) for each in passed_over(place)):
        say(line)


def read(
    chosen: list[Path], wanted: Places, engine: str | None, jobs: int, texts: Path | None, *, lenient: bool
) -> "Build | Parts":
    """Read the tables, or say which processes will read them."""
    if jobs > 1 and engine in (None, "python"):
        raise ArgumentError("Python reads tables in one process; name the engine duckdb or spark, or leave --jobs out")
    with progress("building the graph"):
        if jobs > 1 and not wanted.sources and texts is None:
            from creativegraph.export.parquet.parts import Parts

            return Parts(chosen, jobs, lenient=lenient, tell=say)
        from creativegraph.tables.build import build as build_tables

        return build_tables(chosen, texts=texts, lenient=lenient, **wanted.of_sources())


def tell_unplaced(faults: "Iterable[Fault]") -> None:
    """Print that quotations have no place, since their text is not at hand: the first of them, and how many more."""
    unplaced = [each for each in faults if each.rule == "quote-not-placed"]
    if unplaced:
        say(f"{unplaced[0]}" + (f"; {len(unplaced) - 1} more likewise" if len(unplaced) > 1 else ""))


def write(path: Path, data: bytes) -> None:
    """Write a file whole, and print where it is."""
    with atomic_write(path) as file:
        file.write(data)
    say(f"wrote {path}")


def compare(committed: Path, digest: dict[str, object]) -> None:
    """Fail unless the graph is the committed one."""
    try:
        expected = json.loads(committed.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise CreativeGraphError(f"cannot read {committed}: {error}; run `creativegraph build --update`") from error
    if expected != digest:
        raise CreativeGraphError(
            f"the graph is not the committed one ({expected['sha256'][:12]}…, {expected['triples']} triples);"
            " if the change is meant, run `creativegraph build --update` and commit data/graph.json"
        )
    put("hash     as committed")


def verify_quotations(made: "Build", texts: Path | None) -> None:
    """Fail unless every quotation stands in its text, as far as it is at hand, and no text is quoted too much."""
    from creativegraph.reporting.summary import quoted
    from creativegraph.tables import verify

    shares, faults = verify(made, texts)
    for share in shares:
        put(quoted(share, "en"))
    if faults:
        raise TableError(faults)
