"""What kind of figure a mention is: money, a change, a share, or a count."""

from collections.abc import Iterable, Sequence

from creativegraph.drafting.candidate import Confidence
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.errors import CreativeGraphError
from creativegraph.iris import expand
from creativegraph.tables.cells import figures
from creativegraph.tables.claim import CONFIDENCES
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["figures_change", "how_sure", "is_figure", "is_money", "is_share", "least"]

SIGNS = ("+", "-", "−")


def is_figure(value: str) -> bool:
    """Return True for a figure that tables can read."""
    try:
        figures.parse(value)
    except (CreativeGraphError, ValueError):
        return False
    return True


def is_share(mention: Mention) -> bool:
    """Return True for a percentage of what is counted in another unit: a part, of which no count can be drafted."""
    if not is_figure(mention.value) or not mention.indicator or mention.group:
        return False
    made = figures.parse(mention.value)
    counted = vocabulary().units.get(str(expand(mention.indicator)), "")
    return made.unit == "percent" and made.measure != "change" and counted != made.unit


def figures_change(value: str) -> bool:
    """Return True for a figure with a sign, by how much something grew or fell."""
    return value[:1] in SIGNS


def is_money(value: str) -> bool:
    """Return True for a figure with a currency."""
    try:
        return bool(figures.parse(value).currency)
    except (CreativeGraphError, ValueError):
        return False


def how_sure(mentions: Sequence[Mention], figure: int, indicator: str) -> Confidence:
    """Return how sure it is that a mention, if it is one, is of an indicator: low where its words mean that loosely."""
    loose = figure >= 0 and mentions[figure].indicator == indicator and mentions[figure].confidence == "low"
    return "low" if loose else "high"


def least(sure: Iterable[Confidence | None]) -> Confidence:
    """Return the least of some confidences."""
    return CONFIDENCES[max(CONFIDENCES.index(each) for each in sure if each)]
