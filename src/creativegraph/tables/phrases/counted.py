"""Phrases by which things of a project's own kinds have figures: those of which its table of kinds says that they may.

What phrases of other projects count already, such as events, needs none. Where a thing is named beside a figure, it
comes before the phrases of other projects, which look for things in other sentences as well; what is only spoken of
comes after them.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from creativegraph.iris import CODES, compact, expand
from creativegraph.tables.phrases.model import BY_LABEL, Phrase, Saying
from creativegraph.tables.phrases.pattern import Named, parse
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["Counting", "counting"]

ID = f"{BY_LABEL}figure"
WHEN = (("when", "TIME"),)
TOPIC, FIGURE = "topic:", "figure"


class Counting(NamedTuple):
    """The phrases of figures of things that are named, and of things that are only spoken of."""

    named: tuple[Phrase, ...] = ()
    spoken: tuple[Phrase, ...] = ()


def counting(
    classes: Collection[str], known: Vocabulary, named: Named, others: Sequence[Phrase], counted: frozenset[str]
) -> Counting:
    """Return the phrases of figures of things of some classes: of the indicators of projects of one's own.

    ``others`` are the phrases of other projects, ``counted`` the lists of what is counted.
    """
    already = frozenset(topics_of(others))
    own = [each for each in sorted(classes) if already.isdisjoint(above(each, known))]
    indicators = sorted(compact(each) for each in known.units if not each.startswith(CODES))
    if not own or not indicators:
        return Counting()
    subject, figure = f"{{S:{'|'.join(own)}}}", f"{{F:{'|'.join(indicators)}}}"
    by_name, by_topic = Saying("S", "F", "F", WHEN, "medium"), Saying(f"{TOPIC}{'|'.join(own)}", "F", "F", WHEN, "low")
    texts = (f"{subject} ~ {figure}", f"^ [~ ,] {figure} ~ {subject}")
    return Counting(
        tuple(Phrase(ID, (), parse(each, named), (by_name,), counted) for each in texts),
        (Phrase(ID, (), parse(figure, named), (by_topic,), counted),),
    )


def above(name: str, known: Vocabulary) -> frozenset[str]:
    """Return a class with those above it, by their short names."""
    return frozenset((name, *map(compact, known.wider.get(str(expand(name)), ()))))


def topics_of(phrases: Sequence[Phrase]) -> Iterator[str]:
    """Yield the classes of things of which phrases say any figure without their names, or further words."""
    for each in (one for one in phrases if not one.pattern.needed):
        for saying in each.sayings:
            slot = each.pattern.slots.get(saying.property)
            if slot is not None and FIGURE in slot.types and saying.subject.startswith(TOPIC):
                yield from saying.subject.removeprefix(TOPIC).split("|")
