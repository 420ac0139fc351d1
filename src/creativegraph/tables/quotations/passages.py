"""Reads the quotation of a row and checks it: its offsets, its place in a text at hand, or the address and day of it.

Where the text is at hand, the quotation is compared with it, and one without ``start`` and ``end`` is placed by its
words; else its offsets count. Of a source whose text nobody keeps, the words are located by its address and the day on
which it was read.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import normalize

from creativegraph.errors import shown
from creativegraph.tables.cells.cells import Cells
from creativegraph.tables.claim import Passage, digest_of
from creativegraph.tables.quotations.nearest import Near
from creativegraph.tables.quotations.places import Place, Text
from creativegraph.tables.quotations.surroundings import differing
from creativegraph.tables.quotations.texts import Texts, digest_told

__all__ = ["Wrong", "compared", "digest_of", "kept_of", "passage_of", "places_of", "shortened"]

ELIDED = re.compile(r"(?P<first>.+?) … (?P<last>.+?)(?: #(?P<digest>[0-9a-f]{16}))?", re.DOTALL)
DIGEST = re.compile(r"\s+#(?P<digest>[0-9a-f]{16})$")
LISTED = 5
"""How many places and differences a finding lists."""


class Wrong(NamedTuple):
    """What is wrong in a column of a quotation: a rule, and the details of its message."""

    column: str
    rule: str
    details: dict[str, str]


def passage_of(cells: Cells, texts: Texts, sources: Sequence[str], *, lost: bool) -> Passage | None:
    """Return the passage that a row quotes, None if it quotes none or is at fault.

    ``lost`` tells that some source of the row may be a document, of which nothing is known.
    """
    quote = cells.table.verbatim(cells.row, "quote")
    given = [column for column in ("start", "end") if cells.get(column)]
    start, end = (cells.number("start"), cells.number("end")) if given else (None, None)
    if not quote:
        if start is not None or end is not None:
            cells.fault("quote", "offsets-without-quote")
        return None
    if given and (start is None or end is None):
        if len(given) == 1:
            cells.fault("end" if given == ["start"] else "start", "quote-without-offsets")
        return None
    documents = [name for name in sources if name in cells.sources and cells.sources[name].characters]
    if not documents:
        first = cells.sources.get(sources[0]) if sources else None
        if first is not None and not given and first.is_found:
            return by_address(cells, first.id, quote)
        if not lost:
            cells.fault("quote", "quote-without-document", **digest_told(texts, sources[0] if sources else ""))
        return None
    found = [(name, text) for name in documents if (text := texts.get(cells.sources[name].sha256))]
    if start is None or end is None:
        return placed(cells, found, quote)
    text, asked = dict(found).get(documents[0]), Passage(documents[0], start, end, quote)
    return by_offsets(cells, asked) if text is None else verified(cells, asked, text)


def by_address(cells: Cells, source: str, quote: str) -> Passage:
    """Return a passage that is found at the address of its source."""
    made = shortened(Passage(source, -1, -1, normalize("NFC", quote)))
    if not made.exact and not made.digest:
        cells.fault("quote", "quote-without-digest")
    return made


def by_offsets(cells: Cells, asked: Passage) -> Passage | None:
    """Return a passage of which the text is not at hand."""
    document, start, end, quote = asked[:4]
    length = cells.sources[document].characters or 0
    if not start < end <= length:
        details = {"start": str(start), "end": str(end), "document": document, "length": str(length)}
        cells.fault("start" if start >= min(end, length) else "end", "quote-outside-document", **details)
        return None
    made, want, composed = shortened(asked), end - start, normalize("NFC", quote)
    if not made.exact and not made.digest:
        cells.fault("quote", "quote-without-digest")
    if made.exact and len(quote) != want == len(composed):
        return made._replace(exact=composed)
    if made.exact and len(quote) != want:
        cells.fault("quote", "quote-length", given=str(len(quote)), expected=str(want))
    return made


def shortened(asked: Passage) -> Passage:
    """Return a passage by its first words, last words and digest if it is given by these."""
    found = ELIDED.fullmatch(asked.exact)
    if found is None:
        return asked
    return asked._replace(exact="", opening=found["first"], closing=found["last"], digest=found["digest"] or "")


def verified(cells: Cells, asked: Passage, text: Text) -> Passage | None:
    """Return a passage if its words stand at its offsets."""
    made, words = shortened(asked), text.text[asked.start : asked.end]
    wrong = compared(made, text)
    if not made.exact and not made.digest and [each.rule for each in wrong] == ["quote-digest-differs"]:
        wrong = [Wrong("quote", "quote-without-digest", {"fix": f"{asked.exact} #{digest_of(words)}"})]
    for each in wrong:
        cells.fault(each.column, each.rule, **each.details)
    return None if wrong else made._replace(exact=words if made.exact else "")


def compared(passage: Passage, text: Text) -> list[Wrong]:
    """Return what is wrong with a passage: nothing if its words stand at its offsets."""
    words = text.text[passage.start : passage.end]
    if passage.exact:
        right = words in {passage.exact, normalize("NFC", passage.exact)}
        return [] if right else misplaced(passage, words, text)
    if not (words.startswith(passage.opening) and words.endswith(passage.closing)):
        return misplaced(passage, words, text)
    digest = digest_of(words)
    return [] if digest == passage.digest else [Wrong("quote", "quote-digest-differs", {"expected": digest})]


def misplaced(passage: Passage, words: str, text: Text) -> list[Wrong]:
    """Return what is wrong with a passage at whose offsets other words stand, and where its own do."""
    quote = passage.exact or f"{passage.opening} … {passage.closing}"
    places = text.places(quote)
    if here := next((each for each in places if each[:2] == (passage.start, passage.end)), None):
        details = {"found": words, "expected": words, "fix": words, "why": tolerances_of(here)}
        return [Wrong("quote", "quote-differs", nearest_of(None) | details)]
    if len(places) == 1:
        return elsewhere(passage, places[0], words)
    if places:
        near = min(places, key=lambda each: abs(each.start - passage.start))
        return [Wrong("start", "quote-several", several(places) | {"expected": str(near.start)})]
    if not passage.exact:
        return [Wrong("quote", "quote-ends-differ", {"opening": words[:20], "closing": words[-20:]})]
    return [Wrong("quote", "quote-differs", {"found": words, "why": ""} | nearest_of(text.words.nearest(quote)))]


def elsewhere(passage: Passage, place: Place, words: str) -> list[Wrong]:
    """Return the offsets of a passage that are wrong, with the right ones."""
    both = (("start", passage.start, place.start), ("end", passage.end, place.end))
    details = {"found": words, "place": written([place])}
    return [
        Wrong(column, "quote-elsewhere", {**details, "given": str(given), "expected": str(right), "fix": str(right)})
        for column, given, right in both
        if given != right
    ]


def placed(cells: Cells, texts: Sequence[tuple[str, Text]], quote: str) -> Passage | None:
    """Return the passage of a quotation without offsets, by its words in the first text that has them once."""
    if not texts:
        cells.remark("quote", "quote-not-placed")
        return None
    cut = DIGEST.search(quote)
    words = quote[: cut.start()] if cut else quote
    for name, text in texts:
        places = places_of(quote, text)
        if len(places) > 1:  # the words beside it tell which is meant
            beside = cells.get("before"), cells.get("after")
            meant = tuple(each for each in places if not differing(text.text, each.start, each.end, *beside))
            places = meant or places
        if len(places) == 1:
            return made_of(cells, name, text, places[0], cut is not None)
        if places:
            cells.fault("quote", "quote-several", **several(places))
            return None
    near = max(
        ((name, near) for name, text in texts if (near := text.words.nearest(words))),
        key=lambda each: each[1].likeness,
        default=(texts[0][0], None),
    )
    cells.fault("quote", "quote-not-found", document=near[0], **nearest_of(near[1]))
    return None


def made_of(cells: Cells, document: str, text: Text, place: Place, is_elided: bool) -> Passage:
    """Return the passage at a place, with the words of the text; what differs in the cell is told."""
    fix = kept_of(place, text.text)
    made = Passage(document, place.start, place.end, fix)
    made = shortened(made) if place.parts else made
    if place.tolerated and not (is_elided and place.tolerated == ("ellipsis",)):
        cells.remark("quote", "quote-tolerated", fix=fix, why=tolerances_of(place), place=written([place]))
    return made


def places_of(quote: str, text: Text) -> tuple[Place, ...]:
    """Return all places of a quotation in a text; where it has a digest, those of the passage with that digest."""
    cut = DIGEST.search(quote)
    places = text.places(quote[: cut.start()] if cut else quote)
    if not cut:
        return places
    return tuple(each for each in places if digest_of(text.text[each.start : each.end]) == cut["digest"])


def kept_of(place: Place, text: str) -> str:
    """Return a quotation as tables keep it: the words of the text, or its ends with a digest if it leaves words out."""
    words = text[place.start : place.end]
    if not place.parts:
        return words
    first, last = (text[slice(*each)] for each in (place.parts[0], place.parts[-1]))
    return f"{first} … {last} #{digest_of(words)}"


def several(places: Sequence[Place]) -> dict[str, str]:
    """Return what is told of a quotation that stands at several places."""
    more = len(places) - LISTED
    return {"n": str(len(places)), "places": written(places[:LISTED]), "more": str(more) if more > 0 else ""}


def nearest_of(near: Near | None) -> dict[str, str]:
    """Return what is told of the passage most like a quotation; nothing of it where there is none."""
    if near is None:
        return {"near": "", "place": "", "differences": "", "expected": ""}
    changes = [f"{shown(each.quoted)} → {shown(each.found)}" for each in near.differences[:LISTED]]
    return {
        "near": near.words,
        "place": f"{near.start}–{near.end}",
        "differences": "; ".join(changes),
        "expected": near.words,
    }


def written(places: Iterable[Place]) -> str:
    """Return places as start–end."""
    return ", ".join(f"{each.start}–{each.end}" for each in places)


def tolerances_of(place: Place) -> str:
    """Return the keys of the messages that say what differs at a place."""
    return " + ".join(f"table.tolerated.{each}" for each in place.tolerated)
