"""An index of entries by their names, in SQLite: by exact name, by words that count, by how names begin and end.

That of an authority with a hundred thousand places is made once and kept as a file; that of a graph lies in memory.
"""

import os
import sqlite3
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from itertools import islice
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from creativegraph.files.write import make_folder
from creativegraph.find.entry import MARK, Entry
from creativegraph.find.likeness import Spelling, spelling

__all__ = ["Entries", "kept_entries"]

SHORT, LONG = 3, 4
"""How many letters of a name's beginning and end are looked up, of long names the second."""
LONG_NAME = 8
APART = 3
"""How many letters longer or shorter a name may be that is compared letter by letter."""
BATCH = 2000
MOST = 4000
"""How many names with the same beginning are compared at most."""
ALIKE = 74
NEAREST = 25
TABLES = """
CREATE TABLE entries (
    n INTEGER PRIMARY KEY, id TEXT, label TEXT, kinds TEXT, places TEXT, years TEXT, size INT, about TEXT);
CREATE TABLE names (n INT, name TEXT, key TEXT, core TEXT, own INT);
CREATE TABLE parts (part TEXT, length INT, key TEXT);
"""
INDEXES = """
CREATE INDEX by_id ON entries (id);
CREATE INDEX by_key ON names (key);
CREATE INDEX by_core ON names (core) WHERE core IS NOT NULL;
CREATE INDEX by_entry ON names (n);
CREATE INDEX by_part ON parts (part, length, key);
"""
COLUMNS = "entries.n, entries.id, label, kinds, places, years, size, about"
NOTHING_BETWEEN = "\x1f"


class Entries:
    """Entries by their names; ``source`` says in matches whose they are."""

    def __init__(self, base: sqlite3.Connection, source: str) -> None:
        self.base, self.source = base, source
        weakref.finalize(self, base.close)

    @classmethod
    def of(cls, entries: Iterable[Entry], source: str, path: Path | None = None) -> "Entries":
        """Make the index of entries, in memory or in a file."""
        base = sqlite3.connect(str(path) if path else ":memory:", check_same_thread=False)
        base.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {TABLES}")
        numbered = enumerate(entries)
        while batch := list(islice(numbered, BATCH)):
            base.executemany(
                "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [(n, *flat(entry)) for n, entry in batch]
            )
            spelt = [(n, each, each.text in own) for n, entry in batch for own in [{entry.label, *entry.own}]
                     for each in spellings(entry)]  # fmt: skip
            base.executemany(
                "INSERT INTO names VALUES (?, ?, ?, ?, ?)",
                [(n, each.text, each.key, each.core if each.core != each.key else None, own) for n, each, own in spelt],
            )
            base.executemany(
                "INSERT INTO parts VALUES (?, ?, ?)",
                [(part, len(each.key), each.key) for _, each, _ in spelt for part in parts_of(each)],
            )
        base.executescript(INDEXES)
        base.commit()
        return cls(base, source)

    def __len__(self) -> int:
        return int(self.base.execute("SELECT count(*) FROM entries").fetchone()[0])

    def __contains__(self, name: str) -> bool:
        return self.base.execute("SELECT 1 FROM entries WHERE id = ?", (name,)).fetchone() is not None

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of all places in which entries lie."""
        found = self.base.execute("SELECT DISTINCT places FROM entries WHERE places <> ''")
        names = frozenset(name for [places] in found for name in places.split(NOTHING_BETWEEN))
        return frozenset(each for each in names if not each.startswith(MARK))

    def kinds(self) -> list[str]:
        """Return the first class of each entry, the most common first."""
        found = self.base.execute(
            "SELECT substr(kinds || ' ', 1, instr(kinds || ' ', ' ') - 1) AS kind, count(*) FROM entries"
            " WHERE kinds <> '' GROUP BY kind ORDER BY 2 DESC, 1"
        )
        return [kind for kind, _ in found]

    def get(self, identifier: str) -> Entry | None:
        """Return an entry with its names."""
        query = f"SELECT {COLUMNS} FROM entries WHERE id = ?"  # noqa: S608 - ours
        found = self.base.execute(query, (identifier,)).fetchone()
        if found is None:
            return None
        names = self.base.execute("SELECT name FROM names WHERE n = ? ORDER BY rowid", (found[0],))
        return entry_of(found[1:], [name for [name] in names])

    def exact(self, asked: Spelling) -> Iterator[tuple[Entry, str, bool]]:
        """Yield the entries that have this name but for case, marks, blanks and words that say nothing."""
        yield from self.having("key = ? OR core = ? OR (core IS NULL AND key = ?)", asked.key, asked.core, asked.core)

    def near(self, asked: Spelling) -> Iterator[tuple[Entry, str, bool]]:
        """Yield the entries with a name that is nearly written so, or has its longest word."""
        keys: dict[str, None] = {}
        for part in parts_of(asked):
            low, high = (0, 1 << 30) if part[0] == "=" else (len(asked.key) - APART, len(asked.key) + APART)
            found = self.base.execute(
                "SELECT DISTINCT key FROM parts WHERE part = ? AND length BETWEEN ? AND ? LIMIT ?",
                (part, low, high, MOST),
            )
            keys.update((key, None) for [key] in found)
        alike = process.extract(asked.key, keys.keys(), scorer=ratio, score_cutoff=ALIKE, limit=NEAREST)
        if not alike:  # the name may stand in a longer one
            alike = process.extract(asked.key, keys.keys(), scorer=ratio, limit=NEAREST)
        for key, *_ in alike:
            yield from self.having("key = ?", key)

    def having(self, condition: str, *values: str) -> Iterator[tuple[Entry, str, bool]]:
        """Yield entries with the names that meet a condition."""
        # Ordered, so that the answer does not depend on how the index was made.
        found = self.base.execute(
            f"SELECT {COLUMNS}, name, own FROM names JOIN entries ON entries.n = names.n WHERE {condition}"  # noqa: S608 - ours
            " ORDER BY size DESC, entries.n LIMIT 500",
            values,
        )
        for row in found:
            yield entry_of(row[1:-2]), row[-2], bool(row[-1])

    def beginning(self, text: str, limit: int) -> list[Entry]:
        """Return the entries with a name that begins so, the largest and the shortest names first."""
        key = spelling(text).key
        found = self.base.execute(
            f"SELECT {COLUMNS} FROM names JOIN entries ON entries.n = names.n WHERE key >= ? AND key < ?"  # noqa: S608
            " GROUP BY entries.n ORDER BY size DESC, min(length(key)), label, entries.id LIMIT ?",
            (key, key + "\U0010ffff", limit),
        )
        return [entry_of(row[1:]) for row in found]


def spellings(entry: Entry) -> Iterable[Spelling]:
    """Return the names of an entry in the forms that are compared, of those that differ in case or blanks one."""
    spelt: dict[str, Spelling] = {}
    for name in dict.fromkeys([entry.label, *entry.own, *entry.names]):
        each = spelling.__wrapped__(name)  # a cache of a million names helps nobody
        spelt.setdefault(each.plain if each.marked else each.key, each)
    return [each for each in spelt.values() if each.key]


def flat(entry: Entry) -> tuple[str | int, ...]:
    """Return an entry as the row of a table."""
    return (
        entry.id, entry.label, " ".join(entry.kinds), NOTHING_BETWEEN.join(entry.places),
        " ".join(map(str, entry.years)), entry.size, entry.about,
    )  # fmt: skip


def entry_of(row: tuple[str, str, str, str, str, int, str], names: Iterable[str] = ()) -> Entry:
    """Return the entry of a row."""
    identifier, label, kinds, places, years, size, about = row
    return Entry(
        identifier, label, tuple(names), kinds.split(), places.split(NOTHING_BETWEEN) if places else (),
        tuple(map(int, years.split())), size, about,
    )  # fmt: skip


def parts_of(name: Spelling) -> Iterator[str]:
    """Yield how a name begins and ends, and its longest word if it has several."""
    if len(name.key) < SHORT or not name.key.isascii():  # slips of the hand in other scripts are not looked for
        return
    letters = LONG if len(name.key) >= LONG_NAME else SHORT
    yield f"<{name.key[:letters]}"
    yield f">{name.key[-letters:]}"
    words = name.folded.split()
    longest = max(words, key=len, default="")
    if len(longest) > SHORT:
        yield f"={longest}"


def kept_entries(path: Path, source: str, read: Callable[[], Iterable[Entry]]) -> Entries:
    """Return the index in a file, which is made where there is none; it takes the place of an older one."""
    if not path.is_file():
        make_folder(path.parent)
        making = path.with_name(f"{path.name}.{os.getpid()}.making")
        try:
            Entries.of(read(), source, making).base.close()
            making.replace(path)
        finally:
            making.unlink(missing_ok=True)
        name = path.stem.rpartition("-")[0]
        for each in path.parent.glob(f"{name}-????????.sqlite*"):  # made of other data, or half-made and then ended
            if each != path:
                with suppress(OSError):
                    each.unlink()
    base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    return Entries(base, source)
