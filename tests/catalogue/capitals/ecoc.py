# generated from queries/ecoc/*.rq; edit those
"""Queries of ecoc."""

from dataclasses import dataclass
from pathlib import Path

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "Figures",
    "OfCountry",
    "OfYear",
    "figures",
    "of_country",
    "of_year",
]

QUERIES = Path(__file__).resolve().parent / "../../../docs/examples/ecoc/queries/ecoc"


@dataclass(frozen=True, slots=True)
class Figures:
    """One figure of one source.

    Attributes:
        comparator: How the source limits the number.
    """

    observation: IRI
    city: IRI
    city_label: str
    year: int
    comparator: IRI
    result: int
    source: IRI


def figures(graph: Graph, indicator: Things, *, languages: Languages | None = None) -> Answers[Figures]:
    """What was counted of titles by one indicator, largest first.

    Args:
        graph: The graph to ask.
        indicator: What is counted. Takes a code of the list indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/ecoc/figures.rq``.
    """
    return graph.rows(str(QUERIES / "figures.rq"), Figures, languages, indicator=indicator)


@dataclass(frozen=True, slots=True)
class OfCountry:
    """A title with its city and year.

    Attributes:
        order: 1 for the first title of the country, 2 for the second, as far as sources say.
    """

    title: IRI
    city: IRI
    city_label: str
    year: int
    order: int | None


def of_country(graph: Graph, country: Things, *, languages: Languages | None = None) -> Answers[OfCountry]:
    """Titles of a country, by year.

    Args:
        graph: The graph to ask.
        country: The country of the city. Takes cg:Country.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/ecoc/of_country.rq``.
    """
    return graph.rows(str(QUERIES / "of_country.rq"), OfCountry, languages, country=country)


@dataclass(frozen=True, slots=True)
class OfYear:
    """A title with its city and country.

    Attributes:
        theme: Its motto; one of them where sources have several.
    """

    title: IRI
    city: IRI
    city_label: str
    country: IRI
    country_label: str
    theme: str | None


def of_year(graph: Graph, year: int, *, languages: Languages | None = None) -> Answers[OfYear]:
    """Titles of a year, by name of the city.

    Args:
        graph: The graph to ask.
        year: The year of the title.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/ecoc/of_year.rq``.
    """
    return graph.rows(str(QUERIES / "of_year.rq"), OfYear, languages, year=year)
