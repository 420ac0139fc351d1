"""Terms by what they mean: those whose label or definition has the words of another name, by SQLite's word stems."""

import sqlite3
import weakref
from collections.abc import Iterable

from creativegraph.names.fold import fold
from creativegraph.names.suggest import words

__all__ = ["Meanings"]

EMPTY = frozenset(
    {"a", "an", "and", "as", "at", "be", "by", "cg", "code", "for", "from", "had", "has", "have", "in", "into", "is",
     "it", "its", "not", "of", "on", "or", "that", "the", "to", "was", "with"}
)  # fmt: skip
"""Words that mean nothing by themselves."""
LONGEST = 500
"""Characters of a name that means anything; to look for thousands of words takes time with their square."""
LIKE = (  # a word of the label counts four times one of the definition
    "SELECT name FROM terms WHERE terms MATCH ? AND substr(name, 1, ?) = ? AND name <> ?"
    " ORDER BY bm25(terms, 0, 8.0, 2.0), name LIMIT ?"
)


class Meanings:
    """An index of terms: the name of each, its labels, and whatever else describes it."""

    def __init__(self, terms: Iterable[tuple[str, str, str]]) -> None:
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._base.close)
        self._base.execute(
            "CREATE VIRTUAL TABLE terms USING fts5 (name UNINDEXED, label, text, tokenize='porter unicode61')"
        )
        rows = [(name, " ".join([*words(name), fold(label)]), fold(text)) for name, label, text in terms]
        self._base.executemany("INSERT INTO terms VALUES (?, ?, ?)", rows)

    def like(self, name: str, most: int, beginning: str = "") -> list[str]:
        """Return the terms that have most of the words of a name, best first; only those that begin so."""
        if len(name) > LONGEST:
            return []
        asked = [each for each in words(name.rpartition("/")[2].rpartition(":")[2]) if each not in EMPTY]
        if not asked:
            return []
        given = (" OR ".join(f'"{each}"' for each in asked), len(beginning), beginning, name, most)
        return [each for (each,) in self._base.execute(LIKE, given)]
