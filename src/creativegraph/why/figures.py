"""Why a figure: what all sources report of an indicator of a thing, and which others are its rivals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from creativegraph.errors import WrongKindError
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, PREFIXES, RANKS, TERMS
from creativegraph.names.labels import best_labels
from creativegraph.why.answer import Stated, Why
from creativegraph.why.claims import Answer, claims_of, rows_by_claim

__all__ = ["REPORTED", "of_indicator"]

REPORTED = "outcomes/reported_for"
"""The question for the figures that any source gives for an indicator, of what is held, agreed or carried out."""
FIGURES = "outcomes/figures_of"
"""The question for the figures of anything, of which none is told to dispute another."""
RESULT, LABEL, SPAN = (
    IRI(PREFIXES["sosa"] + "hasSimpleResult"), IRI(PREFIXES["skos"] + "prefLabel"), IRI(TERMS + "hasTimeSpan")
)  # fmt: skip
"""The properties that are asked of reports of figures."""


def of_indicator(graph: Graph, thing: IRI, label: str, indicator: IRI) -> Why:
    """What all sources report of an indicator of a thing, the figure held best first."""
    found, disputed = figures(graph, thing, indicator)
    reports = sorted({row.observation for row in found if isinstance(row.observation, IRI)})
    rows = rows_by_claim(graph, reports, [RESULT, LABEL, SPAN] if disputed else [RESULT, LABEL])
    told = claims_of(graph, rows)
    claims = [each for each in told if each.property == RESULT]
    claims.sort(key=lambda each: (RANKS.index(each.rank) if each.rank in RANKS else len(RANKS), each.subject))
    names = names_claimed(graph, rows)
    degrees = {row.observation: row.comparator_label for row in found if row.comparator}
    dates = dates_of(told)
    figures_told = [
        replace(
            each, report=names.get(each.subject), comparator=cast("str | None", degrees.get(each.subject)),
            disputed=each.subject in disputed,
            rivals=rivals_of(each, claims, found, dates) if each.subject in disputed else (),
        )
        for each in claims
    ]  # fmt: skip
    return Why(thing, label, indicator, tuple(figures_told))


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
    limits = {row.observation: (row.place, row.days, dates.get(str(row.observation))) for row in found}
    others = {each.value for each in claims if limits[each.subject] == limits[figure.subject]} - {figure.value}
    return tuple(sorted(others, key=lambda each: (len(each), each)))


def names_claimed(graph: Graph, rows: Mapping[IRI, Sequence[Answer]]) -> dict[str, str]:
    """What reports are called, also those whose figures are set aside and that have no plain statements."""
    naming = [row for some in rows.values() for row in some if row["property"] == LABEL]
    names = [(str(row["subject"]), str(row["value"]), str(row["value_language"] or ""), LABEL) for row in naming]
    return best_labels(names, {thing for thing, *_ in names}, graph.languages)
