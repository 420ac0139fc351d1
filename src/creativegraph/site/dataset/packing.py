"""The lines of a graph gzipped in pieces, so that a later run writes and packs only the pieces that differ.

A piece begins at a subject that is chosen by its name alone, so a triple that comes or goes changes one piece and moves
no other. Pieces are deflated apart and joined to a file with one member, which every reader of gzip takes.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.site.content.remembered import recalled, remember
from creativegraph.site.digests import made_of

if TYPE_CHECKING:
    from creativegraph.site.things import Things

__all__ = ["Form", "by_subject", "joined_in_pieces", "packed", "pieces_of"]

SUBJECTS = 1024
"""About how many subjects are in a piece: with fewer, a file is larger."""
POLYNOMIAL = 0xEDB88320
"""That of the checksum of gzip, its bits the other way round."""
EMPTY = b"\x03\x00"
"""The last block of a deflated text, with nothing in it."""


class Piece(NamedTuple):
    """A deflated piece: its bytes, and of its text the length and checksum."""

    data: bytes
    length: int
    checksum: int


def by_subject(lines: Iterable[bytes]) -> Iterator[tuple[bytes, list[bytes]]]:
    """Yield the subjects of sorted lines of N-Triples, each with its lines."""
    some: list[bytes] = []
    subject = start = b" "
    for line in lines:
        if not line.startswith(start):
            if some:
                yield subject, some
            start = line[: line.index(b" ") + 1]
            subject, some = start[:-1], []
        some.append(line)
    if some:
        yield subject, some


def pieces_of(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines of N-Triples, those of a subject together, in pieces."""
    yield from joined_in_pieces(by_subject(lines))


def joined_in_pieces(subjects: Iterable[tuple[bytes, list[bytes]]]) -> Iterator[bytes]:
    """Yield the lines of subjects in pieces."""
    some: list[bytes] = []
    for subject, of_subject in subjects:
        if some and not zlib.crc32(subject) % SUBJECTS:
            yield b"".join(some)
            some = []
        some += of_subject
    if some:
        yield b"".join(some)


class Form(NamedTuple):
    """How a text is made of lines of N-Triples, and packed.

    ``name`` says all that decides what ``write`` makes of a piece, without regard to the others; ``head`` comes before
    all, and ``level`` is how well it is packed, up to 9.
    """

    name: str
    head: bytes
    write: Callable[[bytes], bytes]
    level: int


def packed(site: "Things", form: Form, pieces: Iterable[bytes]) -> bytes:
    """Return lines of N-Triples in a form, gzipped; what was packed for an earlier site is taken from there."""
    key = f"packed {form.name} {form.level} {zlib.ZLIB_RUNTIME_VERSION}"
    before = recalled(site, key, dict[str, Piece]) or {}
    now: dict[str, Piece] = {}
    found = [deflated(form.head, form.level)]
    for each in pieces:
        digest = made_of(each)
        now[digest] = before.get(digest) or deflated(form.write(each), form.level)
        found.append(now[digest])
    if now.keys() != before.keys():
        remember(site, key, now)
    return joined(found, form.level)


def deflated(text: bytes, level: int) -> Piece:
    """Return a piece that can stand after any other."""
    packing = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Piece(packing.compress(text) + packing.flush(zlib.Z_FULL_FLUSH), len(text), zlib.crc32(text))


def joined(pieces: Iterable[Piece], level: int) -> bytes:
    """Return pieces as a file of gzip that tells neither a time nor a system."""
    length, checksum = 0, 0
    made = [b"\x1f\x8b\x08\0\0\0\0\0", b"\x02" if level == zlib.Z_BEST_COMPRESSION else b"\0", b"\xff"]
    for each in pieces:
        made.append(each.data)
        checksum = times(power(each.length), checksum) ^ each.checksum
        length += each.length
    ending = checksum.to_bytes(4, "little") + (length & 0xFFFFFFFF).to_bytes(4, "little")
    return b"".join((*made, EMPTY, ending))


def times(one: int, other: int) -> int:
    """Return the product of two checksums: polynomials, the highest bit for 1, by the rest that the division leaves."""
    product, bit = 0, 1 << 31
    while bit:
        if one & bit:
            product ^= other
        bit >>= 1
        other = (other >> 1) ^ (POLYNOMIAL if other & 1 else 0)
    return product


def power(length: int) -> int:
    """Return by what the checksum of a text is multiplied if so many bytes follow it."""
    found, place = 1 << 31, 3
    while length:
        if length & 1:
            found = times(doubled(place), found)
        length >>= 1
        place += 1
    return found


@cache
def doubled(place: int) -> int:
    """Return x, multiplied by itself and that by itself, so many times."""
    return times(doubled(place - 1), doubled(place - 1)) if place else 1 << 30
