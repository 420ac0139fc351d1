# generated from own/*.rq; edit those
"""Queries of own."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "Altitudes",
    "Cities",
    "Visits",
    "altitudes",
    "cities",
    "visits",
]

QUERIES = Path(__file__).resolve().parent / "../own"


@dataclass(frozen=True, slots=True)
class Altitudes:
    """One row of ``altitudes``."""

    place: IRI
    latitude: Decimal


def altitudes(
    graph: Graph, north: Decimal, *, named: str | None = None, languages: Languages | None = None
) -> Answers[Altitudes]:
    """Places at least so far north, by IRI.

    Args:
        graph: The graph to ask.
        north: Takes a number.
        named: Takes text.
        languages: Has no effect: this query has no labels.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``own/altitudes.rq``.
    """
    return graph.rows(str(QUERIES / "altitudes.rq"), Altitudes, languages, north=north, named=named)


@dataclass(frozen=True, slots=True)
class Cities:
    """A city."""

    city: IRI
    city_label: str


def cities(graph: Graph, *, languages: Languages | None = None) -> Answers[Cities]:
    """Cities by IRI.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``own/cities.rq``.
    """
    return graph.rows(str(QUERIES / "cities.rq"), Cities, languages)


@dataclass(frozen=True, slots=True)
class Visits:
    """One row of ``visits``.

    Attributes:
        begins: The first day.
    """

    event: IRI
    begins: datetime.date | None


def visits(graph: Graph, *, city: Things | None = None, languages: Languages | None = None) -> Answers[Visits]:
    """Events in a city, by IRI.

    One row per event, however many of its places lie in ``city``.

    Args:
        graph: The graph to ask.
        city: Takes cg:City.
        languages: Has no effect: this query has no labels.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``own/visits.rq``.
    """
    return graph.rows(str(QUERIES / "visits.rq"), Visits, languages, city=city)
