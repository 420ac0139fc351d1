"""Why a figure: what all sources report of an indicator of a thing, and which others are its rivals.

The figures are found by the claims that say what each is of, so that those that are set aside are among them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from creativegraph import project
from creativegraph.catalogue.query import bound
from creativegraph.errors import WrongKindError
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, PREFIXES, RANKS, TERMS, compact, render
from creativegraph.names.labels import best_labels
from creativegraph.why.answer import Stated, Why
from creativegraph.why.claims import Answer, claims_of, rows_by_claim
from creativegraph.why.parts import RESULT, Parts

__all__ = ["REPORTED", "indicators_of", "of_indicator"]

REPORTED = "outcomes/reported_for"
"""The question for the figures that any source gives for an indicator, of what is held, agreed or carried out."""
FIGURES = "outcomes/figures_of"
"""The question for the figures of anything, of which none is told to dispute another."""
OF, INDICATOR = (IRI(PREFIXES["sosa"] + each) for each in ("hasFeatureOfInterest", "observedProperty"))
LABEL, SPAN, COMPARATOR = IRI(PREFIXES["skos"] + "prefLabel"), IRI(TERMS + "hasTimeSpan"), IRI(TERMS + "comparator")
NO_LIMITS = {RESULT, OF, INDICATOR, COMPARATOR, IRI(PREFIXES["rdf"] + "type")}
"""What is said of a report besides what its figure is of; so is all that SKOS says, such as labels and notes."""


def of_indicator(graph: Graph, thing: IRI, label: str, indicator: IRI, name: str) -> Why:
    """What all sources report of an indicator of a thing, the figure held best first; ``name`` is its label."""
    found, disputed = figures(graph, thing, indicator)
    counted = {row.observation for row in found if isinstance(row.observation, IRI)}
    reports = counted | {each for each, some in reports_of(graph, thing).items() if indicator in some}
    rows = rows_by_claim(graph, sorted(reports))
    told = claims_of(graph, rows)
    claims = [each for each in told if each.property == RESULT]
    if not claims:
        return Why(thing, label, indicator, (), none_claimed(graph, thing, indicator))
    claims.sort(key=lambda each: (place_of(each), each.subject not in counted, each.subject))
    names = names_claimed(graph, rows)
    parts, degrees = Parts(told, graph.languages), degrees_of(told, found)
    limits = limits_of(graph, (each for each in told if not parts.tells(each)))
    dates = dates_of(told)
    figures_told = [
        replace(
            each, report=names.get(each.subject), whole=parts.whole(each),
            comparator=None if parts.is_range(each) else degrees.get(each.subject),
            limits=tuple(limits.get(each.subject, ())), disputed=each.subject in disputed,
            rivals=rivals_of(each, claims, found, dates) if each.subject in disputed else (),
        )
        for each in claims
    ]  # fmt: skip
    return Why(thing, label, indicator, tuple(figures_told), counted=name)


def place_of(claim: Stated) -> int:
    """Return the place of a claim by its rank."""
    return RANKS.index(claim.rank) if claim.rank in RANKS else len(RANKS)


def reports_of(graph: Graph, thing: IRI) -> dict[IRI, set[IRI]]:
    """Return the reports that have figures of a thing, with the indicators of each, whatever else limits them."""
    text = bound(project.text_of("why/indicators.rq"), {"thing": [render("iri", thing)]})
    found: dict[IRI, set[IRI]] = {}
    for report, indicator in cast("Rows", graph.sparql(text)):
        if isinstance(report, IRI) and isinstance(indicator, IRI):
            found.setdefault(report, set()).add(indicator)
    return found


def indicators_of(graph: Graph, thing: IRI) -> list[IRI]:
    """Return the indicators of which claims give figures of a thing, those with most figures first."""
    many: dict[IRI, int] = {}
    for some in reports_of(graph, thing).values():
        for each in some:
            many[each] = many.get(each, 0) + 1
    return sorted(many, key=lambda each: (-many[each], each))


def none_claimed(graph: Graph, thing: IRI, indicator: IRI) -> tuple[str, ...]:
    """Return what to say where no claim gives a figure: which figures there are all the same."""
    plain = len({row.observation for row in graph.run(FIGURES, thing=thing, indicator=indicator)})
    if plain:
        asked = f"`creativegraph run {FIGURES} --thing {compact(thing)} --indicator {compact(indicator)}`"
        return (f"no claim gives a figure of {compact(indicator)}; {asked} lists those of the plain facts: {plain}",)
    others = ", ".join(each.slug for each in indicators_of(graph, thing))
    return (
        (f"no figure of {compact(thing)} is of {compact(indicator)}; there are figures of {others}",) if others else ()
    )


def limits_of(graph: Graph, claims: Iterable[Stated]) -> dict[str, list[str]]:
    """Return what the figure of each report is of, in words: its group, part, phase, funder, place, period and more."""
    found = [
        each
        for each in claims
        if each.property not in NO_LIMITS and not each.property.startswith(PREFIXES["skos"])
        if each.rank != "deprecated" and not each.held_back
    ]
    names = graph.labels({each.property for each in found})
    limits: dict[str, list[str]] = {}
    for each in found:
        limits.setdefault(each.subject, []).append(f"{names.get(each.property, each.property.slug)}: {each.value}")
    return limits


def degrees_of(claims: Iterable[Stated], found: Rows) -> dict[str, str]:
    """Return how the value of each report is to be read, such as ``more than``."""
    claimed = [each for each in claims if each.property == COMPARATOR and each.rank != "deprecated"]
    return {each.subject: each.value for each in claimed} | {
        str(row.observation): str(row.comparator_label) for row in found if row.comparator
    }


def figures(graph: Graph, thing: IRI, indicator: IRI) -> tuple[Rows, set[object]]:
    """Return the figures that sources give, and the observations that others dispute."""
    try:
        found = graph.run(REPORTED, event=thing, indicator=indicator)
    except WrongKindError:  # such as an organisation
        return graph.run(FIGURES, thing=thing, indicator=indicator), set()
    if len({row.value for row in found}) < 2:  # then none can dispute another
        return found, set()
    stated = graph.run("outcomes/of_event", event=thing, indicator=indicator)
    return found, {row.observation for row in stated if row.disputed}


def dates_of(claims: Iterable[Stated]) -> dict[str, set[IRI | None]]:
    """Return the time spans of reports that have one of their own."""
    dates: dict[str, set[IRI | None]] = {}
    for each in claims:
        if each.property == SPAN and each.rank != "deprecated":
            dates.setdefault(each.subject, set()).add(each.thing)
    return dates


def rivals_of(
    figure: Stated, claims: list[Stated], found: Rows, dates: dict[str, set[IRI | None]]
) -> tuple[str, ...]:  # fmt: skip
    """Return the other values that are reported at the same date, of the same place and for as many days."""
    limits: dict[object, object] = {
        row.observation: (row.place, row.days, dates.get(str(row.observation))) for row in found
    }
    others = {each.value for each in claims if limits.get(each.subject) == limits[figure.subject]} - {figure.value}
    return tuple(sorted(others, key=lambda each: (len(each), each)))


def names_claimed(graph: Graph, rows: Mapping[IRI, Sequence[Answer]]) -> dict[str, str]:
    """What reports are called, also those whose figures are set aside and that have no plain statements."""
    naming = [row for some in rows.values() for row in some if row["property"] == LABEL]
    names = [(str(row["subject"]), str(row["value"]), str(row["value_language"] or ""), LABEL) for row in naming]
    return best_labels(names, {thing for thing, *_ in names}, graph.languages)
