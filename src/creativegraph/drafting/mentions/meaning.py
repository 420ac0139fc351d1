"""Which of the things of one name a text means: by what is near, by classes, and by what it speaks of elsewhere."""

from collections.abc import Iterable, Mapping, Sequence

from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens
from creativegraph.find.of_graph import around, told_of
from creativegraph.graph import Graph

__all__ = ["meant"]

NEAR = 30
"""How many words away a place still tells where another lies."""
BEHIND, CLOSE, ANYWHERE, OWN, CLASS = 12.0, 6.0, 3.0, 1.0, 4.0


def meant(
    graph: Graph, tokens: Tokens, spans: Sequence[Span], heads: Mapping[int, frozenset[str]]
) -> dict[int, tuple[str, ...]]:
    """Return the things that each span of several may mean, the likeliest first, by the number of its first word.

    ``heads`` are the classes that a noun right before a span says, by that number.
    """
    several = [each for each in spans if len(each.things) > 1]
    if not several:
        return {}
    things = sorted({thing for each in several for thing in each.things})
    told = told_of(graph, things)
    near = {wide for each in told.values() for wide in each["linked"]}
    for _ in range(2):
        rest = sorted(near - told.keys())
        told |= told_of(graph, rest) if rest else {}
        near = {wide for each in rest for wide in told[each]["within"]} if rest else set()
    sure = [(each.begin, each.things[0]) for each in spans if len(each.things) == 1]
    found = {}
    for span in several:
        classes = heads.get(span.begin, frozenset())
        scores = {each: score(tokens, span, each, told, sure, classes) for each in span.things}
        found[span.begin] = tuple(sorted(span.things, key=lambda each: (-scores[each], each)))
    return found


def score(  # noqa: PLR0913, PLR0917 - what speaks for a thing
    tokens: Tokens, span: Span, thing: str, told: dict[str, dict[str, list[str]]], sure: Iterable[tuple[int, str]],
    classes: frozenset[str],
) -> float:  # fmt: skip
    """Return how much speaks for a thing: places around it that the text names, its class, and that it is its name."""
    linked = set(told[thing]["linked"]) | set(told[thing]["within"])
    places = (
        linked | {wide for each in linked if each in told for wide in around(each, told)} | set(around(thing, told))
    )
    best = 0.0
    for number, other in sure:
        if other in places:
            after = number == span.end and tokens.gaps[number].strip() in (",", "(")
            weight = BEHIND if after else CLOSE if abs(number - span.begin) < NEAR else ANYWHERE
            best = max(best, weight)
    own = OWN if tokens.slice(span.begin, span.end) in told[thing]["own"] else 0.0
    fits = CLASS if classes and not classes.isdisjoint(told[thing]["kind"]) else 0.0
    return best + own + fits + min(len(linked), 20) / 100
