"""An index of names in memory: SQLite's full-text search over names that we fold ourselves."""

import sqlite3
import weakref
from collections.abc import Sequence
from typing import NamedTuple

from creativegraph.iris import CODES, TERMS
from creativegraph.names.fold import fold, squeezed

__all__ = ["Hit", "Index"]

LARGEST_ANSWER = 1000


class Hit(NamedTuple):
    """A thing and the name by which it was found."""

    thing: str
    name: str


def shelf(thing: str) -> int:
    """Where a thing stands in answers: 0 things, 1 codes, 2 classes and properties."""
    return 2 if thing.startswith(TERMS) else int(thing.startswith(CODES))


class Index:
    """Things by their names, folded; exact names first, then names that begin so, then shorter ones.

    ``rows`` are those of names.rq. A code names a thing only where it is no other's name: Mỹ is the United States, not
    MY, Malaysia. It is found only where no name is.
    """

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        names = [(thing, name, fold(name)) for thing, name, mark in rows if not mark]
        self._codes = {fold(name): Hit(thing, name) for thing, name, mark in rows if mark == "code"}
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._base.close)
        self._base.execute("CREATE TABLE names (thing TEXT, name TEXT, folded TEXT, shelf INT)")
        self._base.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", ((*each, shelf(each[0])) for each in names))
        self._base.execute("CREATE INDEX folded ON names (folded)")
        self._base.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (folded, content='names',"
            " tokenize=\"unicode61 remove_diacritics 0\", prefix='2 3')"
        )
        self._base.execute("INSERT INTO words (rowid, folded) SELECT rowid, folded FROM names")

    def exact(self, name: str) -> list[Hit]:
        """The things that have exactly this name once folded, sorted."""
        return self.hits("SELECT thing, min(name) FROM names WHERE folded = ?", fold(name))

    def named(self, name: str) -> list[Hit]:
        """The things that have exactly this name, else this code, else this name but for its blanks, as ``danang``."""
        if found := self.exact(name):
            return found
        if code := self._codes.get(fold(name)):
            return [code]
        return self.hits("SELECT thing, min(name) FROM names WHERE replace(folded, ' ', '') = ?", squeezed(fold(name)))

    def hits(self, query: str, wanted: str) -> list[Hit]:
        """The things and names that a query finds, sorted."""
        return [Hit(*row) for row in self._base.execute(f"{query} GROUP BY thing ORDER BY shelf, thing", (wanted,))]

    @property
    def things(self) -> dict[str, str]:
        """A thing for each folded name."""
        return dict(self._base.execute("SELECT folded, thing FROM names ORDER BY shelf DESC, thing DESC"))

    def find(self, text: str, limit: int) -> list[Hit]:
        """The things with a name that has all words of ``text``, or words that begin so."""
        folded = fold(text)
        first = [hit for hit in self.exact(text) if not hit.thing.startswith(TERMS)][:limit]
        words = [word for word in folded.split() if word.isalnum()]
        if not words or len(first) >= limit:
            return first or self.exact(text)[:limit]
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
