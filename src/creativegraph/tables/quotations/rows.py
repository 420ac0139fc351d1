"""Rows of quotations: words of a source, once, with the ids of all claims that rest on them.

The source becomes one of those of each claim, if it is not yet. So a line of a list serves the field, the year and the
country of a member, and the tables that state these need no column for it.
"""

from creativegraph.tables.cells.cells import Cells
from creativegraph.tables.claim import Claim, Passage
from creativegraph.tables.quotations.passages import passage_of
from creativegraph.tables.quotations.places import Text
from creativegraph.tables.quotations.surroundings import differing, is_prose
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
    if made is None:
        return None
    text = texts.get(cells.sources[made.source].sha256) if made.is_placed else None
    if text is not None and is_beside_others(cells, made, text):
        return None
    is_line = form == "line" and not is_told_as_prose(cells, made, text)
    return made._replace(before=cells.get("before"), after=cells.get("after"), is_line=is_line)


def is_beside_others(cells: Cells, made: Passage, text: Text) -> bool:
    """Return whether other words stand before or after a passage than the row says, after recording it."""
    found = differing(text.text, made.start, made.end, cells.get("before"), cells.get("after"))
    for column, words in found.items():
        cells.fault(column, "quote-beside-differs", found=words, expected=words)
    return bool(found)


def is_told_as_prose(cells: Cells, made: Passage, text: Text | None) -> bool:
    """Return whether what is called a line is prose, after recording it; with its text, to the end of its sentence."""
    words = made.exact or f"{made.opening} {made.closing}"
    if text is not None:
        words = text.text[made.start : made.end + 1]
    elif made.is_placed and made.end - made.start > len(words):
        words = words.ljust(made.end - made.start)
    if is_prose(words):
        cells.remark("form", "line-is-prose", fix="prose")
        return True
    return False


def quoted(claim: Claim, words: Passage) -> Claim:
    """Return a claim that rests on words of a source."""
    more = () if words.source in claim.sources else (words.source,)
    return claim._replace(passage=words, sources=(*claim.sources, *more))
