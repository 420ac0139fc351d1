"""Entries one after the other in a temporary file without a name, packed in blocks, of which any can be read again."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from marshal import dumps, loads
from typing import IO, Generic, TypeVar

from creativegraph.errors import UnwritableError

__all__ = ["HEAVY", "LARGE", "Kept", "Pile", "Stored", "light", "told"]

LARGE = 1 << 16
"""Entries that are kept in memory."""
HEAVY = 1 << 25
"""Characters of entries that are kept in memory."""
BLOCK, LONG = 1 << 8, 1 << 21
"""Entries that are written and read together, and how many characters these may have unless it is one entry."""

Kept = TypeVar("Kept")
Stored = tuple[object, ...]
"""Numbers, texts (no class of one's own), None and tuples of these."""


@contextmanager
def told() -> Iterator[None]:
    """Raise our error where a file cannot be written or read, as on a full disk."""
    from sqlite3 import Error

    try:
        yield
    except (Error, OSError) as error:
        raise UnwritableError(
            f"cannot keep a large table beside the memory: {getattr(error, 'strerror', None) or error}; make room for"
            " temporary files, or set TMPDIR and SQLITE_TMPDIR to another folder"
        ) from error


def light(_kept: object) -> int:
    """Return that an entry has no long texts."""
    return 0


class Pile(Generic[Kept]):
    """Entries one after the other, as ``unpack`` makes them of what ``pack`` makes of them.

    ``weigh`` counts the characters of an entry that can be long.
    """

    def __init__(
        self, pack: Callable[[Kept], Stored], unpack: Callable[[Stored], Kept], weigh: Callable[[Kept], int] = light
    ) -> None:
        self.pack, self.unpack, self.weigh = pack, unpack, weigh
        self.last: list[Kept] = []
        """The entries, or those that are not in the file yet."""
        self.weight = 0
        self.file: IO[bytes] | None = None
        self.starts, self.firsts = [0], [0]
        """Where in the file each block begins, and with which entry."""
        self.read: tuple[int, list[Stored]] = (-1, [])
        """The block that was read last."""

    def __del__(self) -> None:
        """Close the file, which is gone then."""
        if self.file is not None:
            self.file.close()

    def append(self, kept: Kept) -> None:
        """Put an entry at the end."""
        self.last.append(kept)
        self.weight += self.weigh(kept)
        if len(self.last) >= (BLOCK if self.file else LARGE) or self.weight > HEAVY:
            with told():
                self.write()

    def write(self) -> None:
        """Move the entries in memory into the file, in whole blocks unless they are heavy."""
        from tempfile import TemporaryFile

        if self.file is None:
            self.file = TemporaryFile()  # noqa: SIM115 - open as long as this is
        self.file.seek(self.starts[-1])
        block, weight = list[Kept](), 0
        for each in self.last:
            block.append(each)
            weight += self.weigh(each)
            if len(block) == BLOCK or weight > LONG:
                self.write_block(self.file, block)
                block, weight = [], 0
        if block and self.weight > HEAVY:
            self.write_block(self.file, block)
            block = []
        self.file.flush()
        self.last, self.weight = block, weight if block else 0

    def write_block(self, file: IO[bytes], block: list[Kept]) -> None:
        """Write entries that are read together."""
        data = dumps([self.pack(each) for each in block])
        file.write(data)
        self.starts.append(self.starts[-1] + len(data))
        self.firsts.append(self.firsts[-1] + len(block))

    def block(self, number: int) -> list[Stored]:
        """Return a block of the file."""
        if self.file is not None and self.read[0] != number:
            with told():
                self.file.seek(self.starts[number])
                data = self.file.read(self.starts[number + 1] - self.starts[number])
            self.read = number, loads(data)  # noqa: S302 - nobody else has the file
        return self.read[1]

    def __len__(self) -> int:
        """Return their number."""
        return self.firsts[-1] + len(self.last)

    def __getitem__(self, place: int) -> Kept:
        """Return the entry at a place."""
        if place >= self.firsts[-1]:
            return self.last[place - self.firsts[-1]]
        number = bisect_right(self.firsts, place) - 1
        return self.unpack(self.block(number)[place - self.firsts[number]])

    def __iter__(self) -> Iterator[Kept]:
        """Yield them."""
        for number in range(len(self.firsts) - 1):
            yield from map(self.unpack, self.block(number))
        yield from self.last
