"""Keeps what a source is quoted of within the share that a project allows: long quotations by their ends alone.

What is counted is counted by ``tables.quotations``, as where tables are checked.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from creativegraph.drafting.taking.decided import Row
from creativegraph.drafting.taking.home import Home
from creativegraph.tables.claim import Claim, digest_of
from creativegraph.tables.projects.manifest import QUOTED_SHARE
from creativegraph.tables.quotations.passages import ELIDED, shortened
from creativegraph.tables.quotations.verify import spans

__all__ = ["Kept", "elided", "limit_of", "unmistaken", "within"]

STEPS = ((60, 3), (24, 2), (12, 1))
"""Characters from which a quotation is cut, and words at either end that are kept, until little enough is quoted."""
LISTED = 3


class Kept(NamedTuple):
    """Rows as they are written, how many quotations were cut, and how many characters are still too many.

    ``longest`` are the rows that repeat most of the text, if there are too many.
    """

    rows: list[Row]
    cut: int
    over: int = 0
    longest: tuple[Row, ...] = ()


def limit_of(home: Home) -> float:
    """Return the share of a text that may be quoted."""
    used = home.projects.projects if home.projects else ()
    own = (each.quoted_share for each in used if each.folder == home.folder.resolve())
    return next(own, QUOTED_SHARE)


def within(
    rows: Sequence[Row], text: str, claims: Mapping[str, Sequence[Claim]], before: Iterable[Claim], most: float
) -> Kept:
    """Return rows whose quotations repeat no more than a share of the text if that can be.

    The longest are cut first.

    Args:
        rows: rows of one source, each with its id.
        text: of the source.
        claims: what each row states, by its id.
        before: what the tables state by this source already.
        most: the share.
    """
    made, cut, allowed = {row.cells["id"]: row for row in rows}, set[str](), most * len(text)
    counts = Counter(place for each in before for place in repeated(each, text))
    for name in made:
        counts.update(place for each in claims.get(name, ()) for place in repeated(each, text))
    longest = sorted(rows, key=lambda each: -len(each.cells.get("quote", "")))
    for shortest, ends in STEPS:
        for row in longest:
            words = row.cells.get("quote", "")
            if len(words) < shortest or ELIDED.fullmatch(words) or len(+counts) <= allowed:
                continue
            if (shown := elided(words, ends)) == words:
                continue
            name = row.cells["id"]
            now = [quoting(each, made[name].cells["quote"]) for each in claims.get(name, ())]
            counts.subtract(place for each in now for place in repeated(each, text))
            counts.update(place for each in now for place in repeated(quoting(each, shown), text))
            made[name] = row._replace(cells={**row.cells, "quote": shown})
            cut.add(name)
    over = max(0, len(+counts) - int(allowed))
    sizes = {
        name: len(
            {
                p
                for each in claims.get(name, ())
                for p in repeated(quoting(each, made[name].cells.get("quote", "")), text)
            }
        )
        for name in made
    }
    most_of = sorted(made, key=lambda name: -sizes[name])[:LISTED] if over else ()
    return Kept(list(made.values()), len(cut), over, tuple(made[name] for name in most_of))


def repeated(claim: Claim, text: str) -> Iterator[int]:
    """Yield the positions of a text that a claim repeats."""
    for span in spans(claim, claim.passage, text) if claim.passage else ():
        yield from range(*span)


def quoting(claim: Claim, words: str) -> Claim:
    """Return a claim with its quotation written in other words."""
    passage = claim.passage
    if passage is None or not words:
        return claim
    return claim._replace(passage=shortened(passage._replace(exact=words, opening="", closing="", digest="")))


def unmistaken(row: Row) -> Row:
    """Return a row whose quotation has an ellipsis in the text with its digest, as a cut one has."""
    words = row.cells.get("quote", "")
    found = ELIDED.fullmatch(words)
    if not found or found["digest"]:
        return row
    return row._replace(cells={**row.cells, "quote": f"{words} #{digest_of(words)}"})


def elided(words: str, ends: int) -> str:
    """Return a passage by its first and last words and its digest; as it is if that would not be shorter."""
    parts = words.split(" ")
    if len(parts) <= 2 * ends:
        return words
    return f"{' '.join(parts[:ends])} … {' '.join(parts[-ends:])} #{digest_of(words)}"
