"""What large tables hold: beyond ``LARGE`` entries it lies in temporary files without names, and not in memory.

Entries with long texts are large before they are many: beyond ``HEAVY`` characters they lie there as well.
"""

from collections.abc import Callable, ItemsView, Iterator, MutableMapping, Sequence, ValuesView
from typing import TYPE_CHECKING, overload

from creativegraph.tables.sheets.pile import HEAVY, LARGE, Kept, Pile, Stored, light, told
from creativegraph.tables.table import Row

if TYPE_CHECKING:
    from sqlite3 import Connection

__all__ = ["Rows", "Shelf", "names_shelf"]

AT_ONCE = 1 << 12
"""Keys written together."""
KIBIBYTES = 1 << 14
"""How much of the keys SQLite keeps in memory."""
BITS = 1 << 26
"""Size of the filter that knows of most keys that there is no entry with them."""


class Rows(Sequence[Row]):
    """The rows of a table, in their order."""

    def __init__(self) -> None:
        self.pile = Pile[Row](
            tuple,
            lambda stored: Row(*stored),  # type: ignore[arg-type]
            lambda row: sum(map(len, row.cells)),
        )
        self.append = self.pile.append

    def __len__(self) -> int:
        """Return their number."""
        return len(self.pile)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """Return the row at a place, or those at several."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        return self.pile[range(len(self))[place]]

    def __iter__(self) -> Iterator[Row]:
        """Yield them."""
        return iter(self.pile)


class Shelf(MutableMapping[str, Kept]):
    """A mapping in the order of its entries, to which some can be added, and of which few are changed or dropped."""

    def __init__(
        self, pack: Callable[[Kept], Stored], unpack: Callable[[Stored], Kept], weigh: Callable[[Kept], int] = light
    ) -> None:
        self.held: dict[str, Kept] = {}
        """The entries, or those that are not in the file yet."""
        self.weigh, self.weight = weigh, 0
        self.pile = Pile[tuple[str, Kept]](
            lambda pair: (pair[0], *pack(pair[1])),
            lambda stored: (str(stored[0]), unpack(stored[1:])),
            lambda pair: weigh(pair[1]),
        )
        self.keys_filed: Connection | None = None
        self.filter = bytearray()
        self.dropped: set[int] = set()
        """Places in the file."""
        self.changed: dict[str, Kept] = {}
        """What keys of the file have instead; they are few."""

    def __setitem__(self, key: str, kept: Kept) -> None:
        """Keep an entry, a new one at the end."""
        if self.place(key) is not None:
            self.changed[key] = kept
        else:
            self.add(key, kept)

    def add(self, key: str, kept: Kept) -> None:
        """Keep an entry with a key that is not in the file."""
        self.held[key] = kept
        self.weight += self.weigh(kept)
        if len(self.held) > (AT_ONCE if self.keys_filed else LARGE) or self.weight > HEAVY:
            with told():
                self.write()

    def write(self) -> None:
        """Move the entries in memory into the files."""
        if self.keys_filed is None:
            self.keys_filed, self.filter = new_index(), bytearray(BITS >> 3)
        with self.keys_filed as file:
            file.executemany(
                "INSERT INTO kept VALUES (?, ?)",
                ((filed(key), place) for place, key in enumerate(self.held, len(self.pile))),
            )
        for pair in self.held.items():
            bit = hash(pair[0]) % BITS
            self.filter[bit >> 3] |= 1 << (bit & 7)
            self.pile.append(pair)
        self.held.clear()
        self.weight = 0

    def place(self, key: str) -> int | None:
        """Return the place of the entry with a key in the file."""
        bit = hash(key) % BITS
        if self.keys_filed is None or not self.filter[bit >> 3] & 1 << (bit & 7):
            return None
        with told():
            found = self.keys_filed.execute("SELECT place FROM kept WHERE key = ?", (filed(key),)).fetchone()
        return found[0] if found else None

    def __getitem__(self, key: str) -> Kept:
        """Return an entry."""
        if key in self.held or key in self.changed:
            return self.held[key] if key in self.held else self.changed[key]
        if (place := self.place(key)) is None:
            raise KeyError(key)
        return self.pile[place][1]

    def setdefault(self, key: str, default: Kept) -> Kept:
        """Return the entry with a key, and keep the default as it if there is none."""
        if key in self:
            return self[key]
        self.add(key, default)
        return default

    def __contains__(self, key: object) -> bool:
        """Return True if there is an entry with that key."""
        return key in self.held or (isinstance(key, str) and self.place(key) is not None)

    def __delitem__(self, key: str) -> None:
        """Drop an entry."""
        if key in self.held:
            del self.held[key]
            return
        place = self.place(key)
        if place is None or self.keys_filed is None:
            raise KeyError(key)
        with told(), self.keys_filed as file:
            file.execute("DELETE FROM kept WHERE key = ?", (filed(key),))
        self.dropped.add(place)
        self.changed.pop(key, None)

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.pile) - len(self.dropped) + len(self.held)

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return (key for key, _ in self.pairs())

    def pairs(self) -> Iterator[tuple[str, Kept]]:
        """Yield keys and entries."""
        for place, (key, kept) in enumerate(self.pile):
            if place not in self.dropped:
                yield key, self.changed.get(key, kept)
        yield from self.held.items()

    def values(self) -> ValuesView[Kept]:
        """Return the entries, read from the file one after the other."""
        return Values(self)

    def items(self) -> ItemsView[str, Kept]:
        """Return keys and entries, read from the file one after the other."""
        return Items(self)


class Items(ItemsView[str, Kept]):
    """The pairs of a shelf."""

    _mapping: Shelf[Kept]

    def __iter__(self) -> Iterator[tuple[str, Kept]]:
        """Yield them."""
        return self._mapping.pairs() if self._mapping.keys_filed else iter(self._mapping.held.items())


class Values(ValuesView[Kept]):
    """The entries of a shelf."""

    _mapping: Shelf[Kept]

    def __iter__(self) -> Iterator[Kept]:
        """Yield them."""
        shelf = self._mapping
        return (kept for _, kept in shelf.pairs()) if shelf.keys_filed else iter(shelf.held.values())


def filed(key: str) -> str | bytes:
    """Return a key as it is in a file; SQLite takes no text that has half a character."""
    return key if key.isascii() else key.encode("utf-8", "surrogatepass")


def new_index() -> "Connection":
    """Return a database for keys in a file that is gone when it is closed."""
    from sqlite3 import connect

    made = connect("", check_same_thread=False)
    for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{KIBIBYTES}"):
        made.execute(f"PRAGMA {setting}")
    made.execute("CREATE TABLE kept (key PRIMARY KEY, place INTEGER) WITHOUT ROWID")
    return made


def names_shelf() -> Shelf[bool]:
    """Return a shelf that only knows which names it has."""
    return Shelf(lambda _: (), lambda _: True)
