"""The site as the graph grows: all of it, and again when one claim has changed; processor seconds.

The packaged graph is laid beside itself, so that there are 1, 5 and 20 times as many things.
"""

from collections.abc import Iterator
from filecmp import cmpfiles
from pathlib import Path

from benchmarks import synthetic
from benchmarks.measuring import Fresh, Line, children, within
from creativegraph.store import cache

COPIES = (1, 5, 20)
WHOLE, SHARE, LINEAR = 20.0, 0.2, 1.25
"""Seconds for the packaged graph, which part of that one claim may take, and how much more than linear the largest."""
LIMIT = 4_000_000


def measure(folder: Path) -> Iterator[Line]:
    """The command in a process of its own, at each size."""
    fresh = Fresh(folder)
    first = spent(fresh, folder / "packaged")
    yield within("site: the packaged graph", first, WHOLE)
    data = cache.ntriples()
    before = 0.0
    for copies in COPIES:
        file, site = folder / f"{copies}.nt", folder / f"site-{copies}"
        file.write_bytes(b"".join(synthetic.copy(data, number) for number in range(copies)))

        whole = spent(fresh, site, file)
        before = before or whole
        most = LINEAR * copies * before
        yield within(f"site: {copies} times the graph, {count(site):,} files", whole, most)
        file.write_bytes(changed(file.read_bytes()))
        again = spent(fresh, site, file)
        yield within(f"site: {copies} times the graph, one claim changed", again, SHARE * whole)
        if copies == 1:
            spent(fresh, folder / "anew", file)
            wrong = differing(site, folder / "anew")
            yield Line("site: files that differ from those of a whole run", str(wrong), "", "", "0", wrong == 0)


def spent(fresh: Fresh, site: Path, graph: Path | None = None) -> float:
    """Processor seconds of the command."""
    start = children()
    fresh.command("site", str(site), "--limit", str(LIMIT), *(["--graph", str(graph)] if graph else []))
    return children() - start


def changed(data: bytes) -> bytes:
    """A graph in which one claim about one thing says something else, and so does the thing."""
    subject = b"<https://w3id.org/creativegraph/id/place/hanoi>"
    old, new = b'"21.0245"', b'"21.0246"'
    lines = data.split(b"\n")
    claims = {each.split(b" ")[0] for each in lines if b"#claimSubject> " + subject in each}
    return b"\n".join(
        each.replace(old, new) if old in each and each.split(b" ")[0] in (subject, *claims) else each for each in lines
    )


def count(site: Path) -> int:
    """How many files a site has."""
    return sum(path.is_file() for path in site.rglob("*"))


def differing(one: Path, other: Path) -> int:
    """How many files of two sites are not the same."""
    files = {path.relative_to(each).as_posix() for each in (one, other) for path in each.rglob("*") if path.is_file()}
    _, different, missing = cmpfiles(one, other, files, shallow=False)
    return len(different) + len(missing)
