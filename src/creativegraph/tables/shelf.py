"""What large tables hold: beyond ``LARGE`` entries it lies in a temporary file without a name, and not in memory."""

from collections.abc import Callable, ItemsView, Iterator, MutableMapping, Sequence, ValuesView
from contextlib import contextmanager
from marshal import dumps, loads
from typing import TYPE_CHECKING, TypeVar, cast, overload

from creativegraph.errors import UnwritableError
from creativegraph.tables.table import Row

if TYPE_CHECKING:
    from sqlite3 import Connection

__all__ = ["LARGE", "Rows", "Shelf", "Stored", "names_shelf"]

LARGE = 1 << 16
AT_ONCE = 1 << 12
"""Entries written together."""
KIBIBYTES = 1 << 15
"""How much of the file SQLite keeps in memory."""
BITS = 1 << 26
"""Size of the filter that knows of most keys that they are not in the file."""

Key = TypeVar("Key", int, str)
Kept = TypeVar("Kept")
Stored = tuple[object, ...]
"""Numbers, texts (no class of one's own), None and tuples of these."""


class Shelf(MutableMapping[Key, Kept]):
    """A mapping in the order of its entries; those in the file are made anew whenever they are asked for."""

    def __init__(self, pack: Callable[[Kept], Stored], unpack: Callable[[Stored], Kept]) -> None:
        self.pack, self.unpack = pack, unpack
        self.held: dict[Key, Kept] = {}
        """The entries, or those that are not in the file yet."""
        self.file: Connection | None = None
        self.filed = 0
        self.filter = bytearray()

    def __setitem__(self, key: Key, kept: Kept) -> None:
        """Keep an entry whose key is new."""
        self.held[key] = kept
        if len(self.held) > (AT_ONCE if self.file else LARGE):
            with told():
                self.write()

    def write(self) -> None:
        """Move the entries in memory into the file."""
        if self.file is None:
            self.file = new_file()
        if not self.filter and isinstance(next(iter(self.held)), str):  # numbers are asked for where they are there
            self.filter = bytearray(BITS >> 3)
        rows = ((key, dumps(cast("tuple[str, ...]", self.pack(each)))) for key, each in self.held.items())
        with self.file:
            self.file.executemany("INSERT INTO kept (key, data) VALUES (?, ?)", rows)
        for key in self.held if self.filter else ():
            bit = hash(key) % BITS
            self.filter[bit >> 3] |= 1 << (bit & 7)
        self.filed += len(self.held)
        self.held.clear()

    def get_filed(self, key: Key) -> Kept | None:
        """Return an entry of the file."""
        bit = hash(key) % BITS
        if self.file is None or (self.filter and not self.filter[bit >> 3] & 1 << (bit & 7)):
            return None
        with told():
            found = self.file.execute("SELECT data FROM kept WHERE key = ?", (key,)).fetchone()
        return self.unpack(loads(found[0])) if found else None  # noqa: S302 - nobody else has the file

    def __getitem__(self, key: Key) -> Kept:
        """Return an entry."""
        kept = self.held[key] if key in self.held else self.get_filed(key)
        if kept is None:
            raise KeyError(key)
        return kept

    def setdefault(self, key: Key, default: Kept) -> Kept:
        """Return the entry with a key, and keep the default as it if there is none."""
        kept = self.held.get(key) or self.get_filed(key)
        if kept is None:
            self[key] = kept = default
        return kept

    def __contains__(self, key: object) -> bool:
        """Return True if there is an entry with that key."""
        return key in self.held or (self.file is not None and self.get_filed(cast("Key", key)) is not None)

    def __delitem__(self, key: Key) -> None:
        """Drop an entry."""
        if self.held.pop(key, None) is None and self.file is not None:
            with told(), self.file:
                self.filed -= self.file.execute("DELETE FROM kept WHERE key = ?", (key,)).rowcount

    def __len__(self) -> int:
        """Return the number of entries."""
        return self.filed + len(self.held)

    def __iter__(self) -> Iterator[Key]:
        """Yield the keys."""
        return (key for key, _ in self.pairs())

    def pairs(self) -> Iterator[tuple[Key, Kept]]:
        """Yield keys and entries."""
        if self.file is not None:
            with told():
                for key, data in self.file.execute("SELECT key, data FROM kept ORDER BY number"):
                    yield key, self.unpack(loads(data))  # noqa: S302 - nobody else has the file
        yield from self.held.items()

    def values(self) -> ValuesView[Kept]:
        """Return the entries, read from the file one after the other."""
        return Values(self)

    def items(self) -> ItemsView[Key, Kept]:
        """Return keys and entries, read from the file one after the other."""
        return Items(self)


class Items(ItemsView[Key, Kept]):
    """The pairs of a shelf."""

    _mapping: Shelf[Key, Kept]

    def __iter__(self) -> Iterator[tuple[Key, Kept]]:
        """Yield them."""
        return self._mapping.pairs() if self._mapping.file else iter(self._mapping.held.items())


class Values(ValuesView[Kept]):
    """The entries of a shelf."""

    _mapping: Shelf[str, Kept]

    def __iter__(self) -> Iterator[Kept]:
        """Yield them."""
        shelf = self._mapping
        return (kept for _, kept in shelf.pairs()) if shelf.file else iter(shelf.held.values())


def new_file() -> "Connection":
    """Return a database in a file that is gone when it is closed."""
    from sqlite3 import connect

    made = connect("", check_same_thread=False)
    for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{KIBIBYTES}"):
        made.execute(f"PRAGMA {setting}")
    made.execute("CREATE TABLE kept (number INTEGER PRIMARY KEY, key UNIQUE, data BLOB)")
    return made


@contextmanager
def told() -> Iterator[None]:
    """Raise our error where the file cannot be written or read, as on a full disk."""
    from sqlite3 import Error

    try:
        yield
    except Error as error:
        raise UnwritableError(
            f"cannot keep a large table beside the memory: {error}; make room where temporary files are, or set"
            " SQLITE_TMPDIR to another folder"
        ) from error


class Rows(Sequence[Row]):
    """The rows of a table, in their order."""

    def __init__(self) -> None:
        self.shelf = Shelf[int, Row](tuple, lambda stored: Row(*stored))  # type: ignore[arg-type]

    def append(self, row: Row) -> None:
        """Keep the next row."""
        self.shelf[len(self.shelf)] = row

    def __len__(self) -> int:
        """Return their number."""
        return len(self.shelf)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """Return the row at a place, or those at several."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        return self.shelf[range(len(self))[place]]

    def __iter__(self) -> Iterator[Row]:
        """Yield them."""
        return iter(self.shelf.values())


def names_shelf() -> Shelf[str, bool]:
    """Return a shelf that only knows which names it has."""
    return Shelf(lambda _: (), lambda _: True)
