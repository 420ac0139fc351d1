"""A graph at one moment, as the text that releases and diffs compare; canonical.py makes it and its digest."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.store.canonical import digest, normal_form, written_otherwise

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Snapshot", "digest_of", "lines_in", "of_store"]


class Snapshot(NamedTuple):
    """A graph at one moment: what was stated, ontology and code lists included, nothing inferred.

    ``name`` is that of a release, or what was given; ``day`` that of a release, else empty. ``digest`` is the SHA-256
    of the normal form, as uploads have it; ``lines`` are N-Triples, in which blank nodes have IRIs made of content.
    """

    name: str
    day: str
    digest: str
    lines: frozenset[str]


def of_store(store: "Store", name: str) -> Snapshot:
    """Return what a store holds."""
    lines = normal_form(store)
    return Snapshot(name, "", digest(lines), frozenset(map(bytes.decode, lines.values())))


def digest_of(lines: Iterable[str]) -> str:
    """Return the digest of lines of N-Triples: the SHA-256 of their normal form."""
    data = "\n".join(sorted(set(lines))).encode()  # in the order of bytes too
    given, otherwise = data.split(b"\n") if data else [], written_otherwise(data)
    return digest(sorted({otherwise.get(each, each) for each in given}) if otherwise else given)


def lines_in(data: bytes) -> list[str]:
    """Return the lines of a text, of which a line feed alone ends each."""
    return data.decode().removesuffix("\n").split("\n") if data else []
