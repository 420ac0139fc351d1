"""Rows of quotations: words of a source, once, with the ids of all claims that rest on them.

The source becomes one of those of each claim, if it is not yet. So a line of a list serves the field, the year and the
country of a member, and the tables that state these need no column for it.
"""

from creativegraph.tables.cells.cells import Cells
from creativegraph.tables.claim import Claim, Passage
from creativegraph.tables.quotations.passages import passage_of
from creativegraph.tables.quotations.texts import Texts

__all__ = ["FORMS", "quoted", "words_of"]

FORMS = ("prose", "line")
"""A line of a list or table consists of names and codes: it is data, and not counted as prose that is repeated."""


def words_of(cells: Cells, texts: Texts, *, lost: bool) -> Passage | None:
    """Return the passage of a row, None if the row is at fault."""
    sources = cells.sources_of("source")
    form = cells.one_of("form", FORMS, "prose")
    if len(sources) > 1:
        cells.fault("source", "quotation-of-several", given=" ".join(sources))
        return None
    if not cells.get("quote"):
        cells.fault("quote", "quotation-without-words")
        return None
    made = passage_of(cells, texts, sources, lost=lost)
    return made and made._replace(before=cells.get("before"), after=cells.get("after"), is_line=form == "line")


def quoted(claim: Claim, words: Passage) -> Claim:
    """Return a claim that rests on words of a source."""
    more = () if words.source in claim.sources else (words.source,)
    return claim._replace(passage=words, sources=(*claim.sources, *more))
