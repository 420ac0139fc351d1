"""Earlier graphs by their digests, so that a push finds the difference without a download.

What was pushed last is kept in the cache; releases are where the manifest of the project says.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import CreativeGraphError
from creativegraph.store.canonical import digest, normal

if TYPE_CHECKING:
    from creativegraph.endpoint.target import Lines

__all__ = ["held", "hold"]

KEPT = 4
"""Graphs that are kept, the latest ones."""


def folder() -> Path:
    """Return where they are kept."""
    from creativegraph.store.cache import cache_folder

    return cache_folder() / "pushed"


def hold(name: str, lines: "Lines") -> None:
    """Keep a graph. A cache that cannot be written only makes the next push slower."""
    import gzip

    from creativegraph.files import atomic_write, make_folder

    with suppress(OSError, RuntimeError, CreativeGraphError):
        place = folder() / f"{name}.nt.gz"
        make_folder(place.parent)
        if place.exists():
            place.touch()
        else:
            with atomic_write(place) as file:
                file.write(gzip.compress(b"".join(line + b"\n" for line in lines.values()), 1))
        latest = sorted(place.parent.glob("*.nt.gz"), key=lambda each: each.stat().st_mtime)
        for each in latest[:-KEPT]:
            each.unlink()


def held(name: str) -> "Lines | None":
    """Return the graph of a digest, None if it is neither in the cache nor a release, or is damaged."""
    found = cached(name)
    return released(name) if found is None else found


def cached(name: str) -> "Lines | None":
    """Return a graph that was pushed."""
    import gzip
    import zlib

    try:
        data = gzip.decompress((folder() / f"{name}.nt.gz").read_bytes())
    except (OSError, EOFError, RuntimeError, zlib.error):
        return None
    lines = {normal(line): line for line in data.splitlines()}
    return lines if digest(lines) == name else None


def released(name: str) -> "Lines | None":
    """Return a graph that is a release of the project in use."""
    from creativegraph.releases.kept import kept, opened

    with suppress(CreativeGraphError):  # releases that are damaged only make the push slower
        for each in kept():
            if each.digest == name:
                return {normal(line): line for line in map(str.encode, opened(each).lines)}
    return None
