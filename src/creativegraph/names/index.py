"""The index of names, kept beside the packaged graph: SQLite's full-text search over names that we fold ourselves.

To make the packaged graph's takes a second, so it is kept beside that graph, as the bytes of the database.
"""

import sqlite3
import sys
import weakref
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize
from zlib import crc32

from creativegraph import project
from creativegraph.errors import UnwritableError
from creativegraph.files.write import atomic_write, sealed, unsealed
from creativegraph.iris import CODES, TERMS
from creativegraph.names.fold import fold, squeezed
from creativegraph.names.forms import bare, other_forms

__all__ = ["Hit", "Index", "kept_index"]

LARGEST_ANSWER = 1000
SQUEEZED = "replace(folded, ' ', '')"
MADE_BY = ("fold.py", "han.txt", "index.py", "names.rq")


class Hit(NamedTuple):
    """A thing and the name by which it was found."""

    thing: str
    name: str


def shelf(thing: str) -> int:
    """Where a thing stands in answers: 0 things, 1 codes, 2 classes and properties."""
    return 2 if thing.startswith(TERMS) else int(thing.startswith(CODES))


class Index:
    """Things by their names, folded; exact names first, then names that begin so, then shorter ones.

    It is made of ``rows``, those of names.rq, or of the bytes of an index that was ``kept``. A code names a thing only
    where it is no other's name: a country may have a short name that is the code of another. It is found only
    where no name is.
    """

    def __init__(self, rows: Sequence[Sequence[str]], kept: bytes = b"") -> None:
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._base.close)
        if kept:
            self._base.deserialize(kept)
        else:
            self._fill(rows)

    def __bytes__(self) -> bytes:
        return self._base.serialize()

    def _fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Make the tables."""
        names = [(thing, name, fold(name), shelf(thing)) for thing, name, mark in rows if not mark]
        codes = {fold(name): (thing, name) for thing, name, mark in rows if mark == "code"}
        self._base.execute("CREATE TABLE codes (folded TEXT PRIMARY KEY, thing TEXT, name TEXT)")
        self._base.executemany("INSERT INTO codes VALUES (?, ?, ?)", ((key, *each) for key, each in codes.items()))
        self._base.execute("CREATE TABLE names (thing TEXT, name TEXT, folded TEXT, shelf INT)")
        self._base.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", names)
        self._base.execute("CREATE INDEX folded ON names (folded)")
        self._base.execute("CREATE INDEX thing ON names (thing)")
        self._base.execute(f"CREATE INDEX squeezed ON names ({SQUEEZED})")
        self._base.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (folded, content='names',"
            " tokenize=\"unicode61 remove_diacritics 0\", prefix='2 3')"
        )
        self._base.execute("INSERT INTO words (rowid, folded) SELECT rowid, folded FROM names")
        self._base.commit()

    def exact(self, name: str) -> list[Hit]:
        """The things that have exactly this name once folded, sorted."""
        return self.hits("SELECT thing, min(name) FROM names WHERE folded = ?", fold(name))

    def named(self, name: str) -> list[Hit]:
        """The things that have exactly this name, else this code, else this name in another form.

        Other forms are those without blanks, as ``danang``, and those that ``otherwise`` finds.
        """
        if found := self.exact(name):
            return found
        folded = fold(name)
        initials = max(map(len, folded.split()), default=0) == 1  # U.S.A. is the code USA
        code = folded.replace(" ", "") if initials else folded
        plain = normalize("NFKC", name).isascii()  # hú is no HU
        query = "SELECT thing, name FROM codes WHERE folded = ?"
        if plain and (found_code := self._base.execute(query, (code,)).fetchone()):
            return [Hit(*found_code)]
        return self.closed_up(squeezed(folded), folded.replace(" ", "")) or self.otherwise(name)

    def otherwise(self, name: str) -> list[Hit]:
        """The things of a name that is written in another form: with an article, turned round, cut short.

        ``City of`` and the like may stand beside the name of a thing that has no code: Orvane City is not Orvane.
        """
        folded = fold(name)
        itself = {squeezed(folded), folded.replace(" ", "")}
        if found := self.closed_up(*(key for key in map(squeezed, other_forms(name)) if key not in itself)):
            return found
        coded = "SELECT 1 FROM codes WHERE codes.thing = ?"
        cities = self.closed_up(squeezed(bare(name)))
        return [hit for hit in cities if not self._base.execute(coded, (hit.thing,)).fetchone()]

    def closed_up(self, *keys: str) -> list[Hit]:
        """The things whose name without its blanks is the first of these keys that any thing has."""
        places = ", ".join("?" * len(keys))
        query = f"SELECT thing, name, {SQUEEZED} AS key FROM names WHERE key IN ({places})"  # noqa: S608
        found: dict[str, list[Hit]] = {}
        for thing, name, key in self._base.execute(f"{query} ORDER BY shelf, thing, name DESC", keys):
            found.setdefault(key, []).append(Hit(thing, name))
        first = next((found[key] for key in keys if key in found), [])
        return list({hit.thing: hit for hit in first}.values())

    def hits(self, query: str, wanted: str) -> list[Hit]:
        """The things and names that a query finds, sorted."""
        return [Hit(*row) for row in self._base.execute(f"{query} GROUP BY thing ORDER BY shelf, thing", (wanted,))]

    def names_of(self, thing: str) -> list[str]:
        """The names and codes of a thing."""
        found = self._base.execute(
            "SELECT name FROM names WHERE thing = ?1 UNION ALL SELECT name FROM codes WHERE thing = ?1", (thing,)
        )
        return [name for [name] in found]

    def all_names(self) -> list[tuple[str, str]]:
        """Every thing with each of its names, codes left out."""
        return list(self._base.execute("SELECT thing, name FROM names ORDER BY thing, name"))

    @property
    def things(self) -> dict[str, str]:
        """A thing for each folded name."""
        return dict(self._base.execute("SELECT folded, thing FROM names ORDER BY shelf DESC, thing DESC"))

    def find(self, text: str, limit: int) -> list[Hit]:
        """The things with a name that has all words of ``text``, or words that begin so."""
        folded = fold(text)
        exact = self.exact(text) or self.otherwise(text)
        first = [hit for hit in exact if not hit.thing.startswith(TERMS)][:limit]
        words = [word for word in folded.split() if word.isalnum()]
        if not words or len(first) >= limit:
            return first or exact[:limit]
        asked = " ".join('"' + word.replace('"', '""') + '"*' for word in words)
        found = self._base.execute(
            "SELECT names.thing, names.name FROM words JOIN names ON names.rowid = words.rowid"
            " WHERE words MATCH ? ORDER BY names.shelf, substr(names.folded, 1, ?) <> ?, length(names.folded),"
            " names.folded, names.thing LIMIT ?",
            (asked, len(folded), folded, LARGEST_ANSWER),
        )
        hits = {hit.thing: hit for hit in first}
        for thing, name in found:
            hits.setdefault(thing, Hit(thing, name))
        return list(hits.values())[:limit] or self.named(text)[:limit]


def kept_index(folder: Path, rows: Callable[[], Sequence[Sequence[str]]]) -> Index:
    """The index that a folder keeps of one graph, after its checksum; where it is missing or damaged it is made anew.

    A release that makes it in another way keeps its own, and so does another Python, which may know more letters.
    """
    if not hasattr(sqlite3.Connection, "deserialize"):  # SQLite can be built without it
        return Index(rows())
    made_by = "".join(project.text_of(f"names/{each}") for each in MADE_BY)
    file = folder / f"names-{crc32(made_by.encode(), sys.hexversion):08x}"
    with suppress(OSError):
        if data := unsealed(file.read_bytes()):
            return Index((), data)
    index = Index(rows())
    with suppress(UnwritableError), atomic_write(file) as out:
        out.write(sealed(bytes(index)))
    return index
