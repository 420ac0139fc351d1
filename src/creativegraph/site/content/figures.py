"""Whole figures: a number or a range with what limits it, and of a share that it is per cent."""

from typing import TYPE_CHECKING

from creativegraph.names.figures import (
    COMPARATOR,
    INDICATOR,
    PERCENT,
    RESULT,
    STATED_IN,
    UPPER,
    limits_told,
)  # fmt: skip
from creativegraph.names.figures import COUNTED_IN as UNIT
from creativegraph.site.content.claims import Stated, plain
from creativegraph.site.html.writer import Value
from creativegraph.site.page import Link
from creativegraph.site.portal import Portal

if TYPE_CHECKING:
    from creativegraph.site.content.claims import Term

__all__ = ["RESULT", "UNIT", "WITHIN_FIGURE", "claimed", "figure_of", "is_share", "told_whole"]

WITHIN_FIGURE = frozenset((RESULT, COMPARATOR))
"""What a figure tells with its number, whatever it is."""


def told(portal: Portal, figure: str, term: str) -> "list[Term]":
    """Return what the graph states of a figure; where it states nothing, what claims say that are not set aside."""
    return portal.facts.of(figure).get(term) or portal.claims.told(figure).get(term, [])


def is_share(portal: Portal, figure: str) -> bool:
    """Return whether a figure is per cent: it says so, or its indicator where the figure names no unit."""
    units = told(portal, figure, STATED_IN) or [
        unit for each in told(portal, figure, INDICATOR) for unit in portal.facts.of(plain(each)).get(UNIT, ())
    ]
    return PERCENT in map(plain, units)


def upper_of(portal: Portal, figure: str, value: "Term") -> "Term | None":
    """Return the upper end of a range whose lower end is a value: that of the same sources, else the one stated."""
    claims = portal.claims.of.get(figure, ())
    sources = {one for each in claims if each.property == RESULT and each.value == value for one in each.sources}
    ends = [each for each in claims if each.property == UPPER and sources & {*each.sources}]
    if ends:
        return ends[0].value
    stated = portal.facts.of(figure)
    return next(iter(stated.get(UPPER, ())), None) if value in stated.get(RESULT, ()) else None


def told_whole(portal: Portal, figure: str) -> frozenset[str]:
    """Return the properties of a figure that are told with its number."""
    ends = (UPPER,) if any(upper_of(portal, figure, each) for each in told(portal, figure, RESULT)) else ()
    return WITHIN_FIGURE | {*ends, *((STATED_IN,) if is_share(portal, figure) else ())}


def figure_of(portal: Portal, figure: str, value: "Term", language: str) -> Value:
    """Return a value of a figure with what limits it before it, a range in words, and per cent behind a share."""
    writer = portal.writer(language)
    made, upper = writer.counted(value), upper_of(portal, figure, value)
    limits = limits_told(map(plain, told(portal, figure, COMPARATOR)), ranged=upper is not None)
    if upper is not None:
        ranged = writer.locale.ranged(made.text, writer.counted(upper).text, limited=bool(limits))
        made = made._replace(text=ranged, lang=writer.locale.language)
    words = ", ".join(portal.label(each, language)[0] for each in sorted(limits))
    return made._replace(before=words, after=portal.label(PERCENT, language)[0] if is_share(portal, figure) else "")


def claimed(portal: Portal, claim: Stated, language: str) -> Link:
    """Return the value of a claim as a page shows it, a figure as a whole."""
    writer = portal.writer(language)
    if claim.property != RESULT:
        return writer.shown(claim.value)
    value = figure_of(portal, claim.subject, claim.value, language)
    return Link(value.words, value.lang if value.words == value.text else language, value.path)
