"""Earlier graphs by their digests, so that a push finds the difference without a download.

What was pushed last is kept in the cache; releases are where the manifest of the project says.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import CreativeGraphError
from creativegraph.store.canonical import normal

if TYPE_CHECKING:
    from creativegraph.endpoint.target import Lines

__all__ = ["held", "hold"]

KEPT = 4
"""Graphs that are kept, the latest ones."""
SUFFIX = ".lines.gz"
"""Of a file with the normal form of a graph, an empty line, and the lines that are written in another way."""


def folder() -> Path:
    """Return where they are kept."""
    from creativegraph.store.cache import cache_folder

    return cache_folder() / "pushed"


def hold(name: str, lines: "Lines") -> None:
    """Keep a graph. A cache that cannot be written only makes the next push slower."""
    import gzip

    from creativegraph.files import atomic_write, make_folder

    with suppress(OSError, RuntimeError, CreativeGraphError):
        place = folder() / f"{name}{SUFFIX}"
        make_folder(place.parent)
        if place.exists():
            place.touch()
        else:
            with atomic_write(place) as file:
                odd = [line for form, line in lines.items() if line != form]
                file.write(gzip.compress(b"\n".join([*lines, b"", *odd, b""]), 1))
        latest = sorted(place.parent.glob("*.gz"), key=lambda each: each.stat().st_mtime)
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
        data = gzip.decompress((folder() / f"{name}{SUFFIX}").read_bytes())
    except (OSError, EOFError, RuntimeError, zlib.error):
        return None
    forms, _, odd = data.partition(b"\n\n")
    if sha256(forms + b"\n").hexdigest() != name:
        return None
    known = forms.split(b"\n")
    lines = dict(zip(known, known, strict=True))
    lines.update((normal(line), line) for line in odd.splitlines())
    return lines


def released(name: str) -> "Lines | None":
    """Return a graph that is a release of the project in use."""
    from creativegraph.store.releases.chain import opened
    from creativegraph.store.releases.kept import kept

    with suppress(CreativeGraphError):  # releases that are damaged only make the push slower
        for each in kept():
            if each.digest == name:
                return {normal(line): line for line in map(str.encode, opened(each).lines)}
    return None
