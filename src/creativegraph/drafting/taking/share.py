"""Keeps what a source is quoted of within the share that a project allows: long quotations by their ends alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from creativegraph.drafting.taking.decided import Row
from creativegraph.drafting.taking.home import Home
from creativegraph.tables.passages import ELIDED
from creativegraph.tables.quotations import SHORTEST_ECHO, Share

__all__ = ["elided", "limit_of", "unmistaken", "within"]

ENDS = 3
"""Words at either end of a quotation that are kept."""
SHORTEST = 60
"""Characters below which a quotation is kept whole."""
DIGITS = 16


def limit_of(home: Home) -> float:
    """Return the share of a text that may be quoted."""
    used = home.projects.projects if home.projects else ()
    own = (each.quoted_share for each in used if each.folder == home.folder.resolve())
    return next(own, Share("", 0, 0, 0).most)


def within(rows: Sequence[Row], text: str, before: Iterable[tuple[int, int]], most: float) -> tuple[list[Row], int]:
    """Return rows whose quotations repeat no more than a share of the text if that can be, and how many were cut.

    The longest are cut first.

    Args:
        rows: rows of one source, each with its quotation and where it stands.
        text: of the source.
        before: from where to where its quotations stand that the tables have already.
        most: the share.
    """
    counts = Counter(place for span in before for place in range(*span))
    for row in rows:
        counts.update(place for span in spans(row, text) for place in range(*span))
    made, cut = {id(row): row for row in rows}, 0
    for row in sorted(rows, key=lambda each: -len(each.cells.get("quote", ""))):
        words = row.cells.get("quote", "")
        if len(words) < SHORTEST or ELIDED.fullmatch(words) or len(+counts) <= most * len(text):
            continue
        shown, start = elided(words), int(row.cells["start"])
        found = ELIDED.fullmatch(shown)
        if found is not None:
            first, last = start + len(found["first"]), start + len(words) - len(found["last"])
            counts.subtract(range(first, last))
            made[id(row)] = row._replace(cells={**row.cells, "quote": shown})
            cut += 1
    return [made[id(row)] for row in rows], cut


def spans(row: Row, text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where a row repeats the text: its quotation, and a value that is words of the text."""
    if row.cells.get("start", ""):
        yield int(row.cells["start"]), int(row.cells["end"])
    value = row.cells.get("value", "")
    if len(value) >= SHORTEST_ECHO and (start := text.find(value)) >= 0:
        yield start, start + len(value)


def unmistaken(row: Row) -> Row:
    """Return a row whose quotation has an ellipsis in the text with its digest, as a cut one has."""
    words = row.cells.get("quote", "")
    if not ELIDED.fullmatch(words):
        return row
    digest = sha256(words.encode()).hexdigest()[:DIGITS]
    return row._replace(cells={**row.cells, "quote": f"{words} #{digest}"})


def elided(words: str) -> str:
    """Return a passage by its first and last words and its digest."""
    digest = sha256(words.encode()).hexdigest()[:DIGITS]
    parts = words.split(" ")
    if len(parts) <= 2 * ENDS:
        return words
    return f"{' '.join(parts[:ENDS])} … {' '.join(parts[-ENDS:])} #{digest}"
