"""What is drafted twice: of two candidates that say the same the fuller, of two times of a thing the narrower."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from creativegraph.drafting.candidate import Candidate
from creativegraph.drafting.rules.outline import Outline
from creativegraph.drafting.rules.quantities import is_figure
from creativegraph.tables.cells.edtf import has

__all__ = ["DAYS", "first_values", "fuller", "is_first", "untitled", "wider", "without_ends"]

DAYS = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?")
"""A date or a period."""
HALF_OPEN = re.compile(r"\.\./\d{4}(?:-\d\d){0,2}|\d{4}(?:-\d\d){0,2}/\.\.")
"""A period of which one end alone is told."""
DAY, PERIOD = len("2025-05-03"), len("2025-05-03/2025-05-10")


def wider(found: Sequence[Candidate]) -> Iterator[tuple[str, str, str]]:
    """Yield the years and months that the report tells more exactly of a thing and property, and days of a period."""
    times: dict[tuple[str, str], set[str]] = {}
    for each in found:
        if DAYS.fullmatch(each.value) and not each.property.startswith("code/"):
            times.setdefault((each.subject, each.property), set()).add(each.value)
    for (subject, name), values in times.items():
        for one in values:
            others = values - {one}
            day = len(one) == DAY and any(len(each) == PERIOD and has(each, one) for each in others)
            narrower = len(one) < PERIOD and any(has(one, each) for each in others)
            if day or narrower:
                yield subject, name, one


def without_ends(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield candidates but the days and months with which a period begins or ends that is told of the same thing.

    Nor is an open period told beside the whole one: *../2025-05-18* beside *2025-05-10/2025-05-18*.
    """
    periods = [each for each in found if "/" in each.value]
    ends = {
        (each.subject, each.property, end) for each in periods
        if DAYS.fullmatch(each.value) or HALF_OPEN.fullmatch(each.value) for end in each.value.split("/")
    }  # fmt: skip
    whole = [(each, each.value.partition("/")) for each in periods if DAYS.fullmatch(each.value)]
    ends |= {
        (each.subject, each.property, half) for each, (begin, _, end) in whole for half in (f"../{end}", f"{begin}/..")
    }  # fmt: skip
    return (each for each in found if (each.subject, each.property, each.value) not in ends)


def untitled(found: Sequence[Candidate], outline: Outline) -> Iterator[Candidate]:
    """Yield candidates but those of a title that only announces what the text says of a thing with a name.

    The title says something of a new thing of which it says all that is known, and the text says the same property of
    another thing of its kind.
    """
    titled = [each for each in found if outline.is_title(each.start)]
    names = {each.subject for each in found if not outline.is_title(each.start)}
    said = {(each.property, kind_of(each.subject)) for each in found if not outline.is_title(each.start)}
    known = {thing.id for each in titled for thing in each.things if thing.known}
    for each in found:
        announced = each in titled and each.subject not in names | known
        if not announced or (each.property, kind_of(each.subject)) not in said:
            yield each


def kind_of(thing: str) -> str:
    """Return the kind of a thing by its id."""
    return thing.partition("/")[0]


def first_values(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield candidates but figures and dates of which another value is drafted before, and nothing tells them apart.

    A thing has one number of visitors and one day on which it was signed. A second value is rather that of another
    thing; where it tells a time more exactly, it is kept.
    """
    kept: dict[tuple[str, ...], Candidate] = {}
    for each in found:
        if is_figure(each.value) or DAYS.fullmatch(each.value):
            key = (each.subject, each.property, *chain.from_iterable(sorted(each.columns.items())))
            first = kept.setdefault(key, each)
            if first.value != each.value and not (DAYS.fullmatch(each.value) and has(first.value, each.value)):
                continue
        yield each


def fuller(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield candidates but those of which another one of the same sentence says the same, and more."""
    said: dict[tuple[str, str, str], list[Candidate]] = {}
    for each in found:
        said.setdefault((each.subject, each.property, each.value), []).append(each)
    for each in found:
        same = said[each.subject, each.property, each.value]
        if not any(each.columns.items() < other.columns.items() for other in same if meets(each, other)):
            yield each


def meets(one: Candidate, other: Candidate) -> bool:
    """Return whether the words of two candidates overlap."""
    return one.start < other.end and other.start < one.end


def is_first(made: Candidate, related: dict[tuple[str, str], str]) -> bool:
    """Return True unless an earlier phrase says another thing of the same two things in the sentence."""
    same = f"{made.property} {made.value}"
    if related.setdefault((made.subject, same), made.rule) != made.rule:  # said before, with more columns
        return False
    if not made.value:
        return (made.subject, made.property) not in related
    related.setdefault((made.subject, made.property), made.rule)
    if len({each.id for each in made.things}) < 2:
        return True
    if made.confidence == "high" and made.property.startswith("code/"):  # somebody can have several roles
        return True
    return related.setdefault((made.subject, made.value), made.rule) == made.rule
