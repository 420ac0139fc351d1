"""Cities and their memberships in networks: in which creative field, and since when.

The one rule to know: field and year belong to a membership, not to the city, and are absent where
no source states them. A city's part in a conference of design cities does not make it a city of
design.
"""

from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.values import IRI, Languages, Things

__all__ = [
    "ByCountry",
    "ByField",
    "ByYear",
    "HostingEvents",
    "InCountry",
    "InField",
    "JoinedBetween",
    "JoinedIn",
    "Members",
    "MembershipOf",
    "PeersOf",
    "by_country",
    "by_field",
    "by_year",
    "hosting_events",
    "in_country",
    "in_field",
    "joined_between",
    "joined_in",
    "members",
    "membership_of",
    "peers_of",
]


@dataclass(frozen=True, slots=True)
class ByCountry:
    """A country and its number of cities."""

    country: IRI
    country_label: str
    cities: int


def by_country(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> list[ByCountry]:
    """Numbers of member cities by country, largest first.

    A city counts once in each country that it is stated to lie in; cities without a stated country
    do not count. Ties are ordered by IRI.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/by_country.rq``.
    """
    return graph.rows("cities/by_country", ByCountry, languages, network=network)


@dataclass(frozen=True, slots=True)
class ByField:
    """A creative field and its number of cities."""

    field: IRI
    field_label: str
    cities: int


def by_field(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> list[ByField]:
    """Numbers of member cities by creative field, largest first.

    A city counts once in a field, also if it is a member of several networks; cities without a
    stated field do not count. Fields without cities are left out; ties are ordered by IRI.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/by_field.rq``.
    """
    return graph.rows("cities/by_field", ByField, languages, network=network)


@dataclass(frozen=True, slots=True)
class ByYear:
    """A year and how many cities joined in it."""

    since: int
    cities: int


def by_year(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> list[ByYear]:
    """Numbers of cities that joined by year, earliest first.

    A city counts once in a year, also if it joined several networks; cities without a stated year
    do not count. Years in which no city joined are left out, not zero.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: changes nothing here; every query takes it.

    Source: ``queries/cities/by_year.rq``.
    """
    return graph.rows("cities/by_year", ByYear, languages, network=network)


@dataclass(frozen=True, slots=True)
class HostingEvents:
    """A city and its number of events."""

    city: IRI
    city_label: str
    events: int


def hosting_events(graph: Graph, *, languages: Languages | None = None) -> list[HostingEvents]:
    """Cities in which events took place with the number of events, most first.

    An event counts once for each city in which it, or its venue, is stated to lie. Cities without
    events are left out; ties are ordered by IRI.

    Args:
        graph: where to look.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/hosting_events.rq``.
    """
    return graph.rows("cities/hosting_events", HostingEvents, languages)


@dataclass(frozen=True, slots=True)
class InCountry:
    """A member city in a country."""

    city: IRI
    city_label: str
    country: IRI
    country_label: str
    field: IRI | None
    field_label: str | None
    since: int | None
    membership: IRI


def in_country(
    graph: Graph,
    country: Things,
    *,
    network: Things | None = None,
    languages: Languages | None = None,
) -> list[InCountry]:
    """Member cities that lie in a country, the earliest to join first.

    One row a membership. A city counts if the graph states, directly or step by step, that it lies
    there. Cities without a known year come last, then order is by the city's IRI.

    Args:
        graph: where to look.
        country: a country, or any other place that contains cities.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/in_country.rq``.
    """
    return graph.rows("cities/in_country", InCountry, languages, country=country, network=network)


@dataclass(frozen=True, slots=True)
class InField:
    """A member city in a creative field."""

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI
    field_label: str
    since: int | None
    membership: IRI


def in_field(
    graph: Graph,
    field: Things,
    *,
    network: Things | None = None,
    languages: Languages | None = None,
) -> list[InField]:
    """Member cities in a creative field, the earliest to join first.

    One row a membership in exactly that field. Cities without a known year come last, then order is
    by the city's IRI.

    Args:
        graph: where to look.
        field: a code, such as ``code/creative-field/design``.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/in_field.rq``.
    """
    return graph.rows("cities/in_field", InField, languages, field=field, network=network)


@dataclass(frozen=True, slots=True)
class JoinedBetween:
    """A city that joined in a span of years."""

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    since: int
    membership: IRI


def joined_between(
    graph: Graph,
    first: int,
    last: int,
    *,
    network: Things | None = None,
    languages: Languages | None = None,
) -> list[JoinedBetween]:
    """Cities that joined a network between two years, both included, in order of year.

    One row a membership; within a year ordered by the city's IRI. Cities of which the year is not
    stated are left out.

    Args:
        graph: where to look.
        first: the first year.
        last: the last year.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/joined_between.rq``.
    """
    return graph.rows("cities/joined_between", JoinedBetween, languages, first=first, last=last, network=network)


@dataclass(frozen=True, slots=True)
class JoinedIn:
    """A city that joined in a year."""

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    since: int
    membership: IRI


def joined_in(
    graph: Graph, year: int, *, network: Things | None = None, languages: Languages | None = None
) -> list[JoinedIn]:
    """Cities that joined a network in a year.

    One row a membership, ordered by the city's IRI. Cities of which the year is not stated are left
    out.

    Args:
        graph: where to look.
        year: the year of joining.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/joined_in.rq``.
    """
    return graph.rows("cities/joined_in", JoinedIn, languages, year=year, network=network)


@dataclass(frozen=True, slots=True)
class Members:
    """A city in a network."""

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    since: int | None
    network: IRI
    network_label: str
    membership: IRI


def members(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> list[Members]:
    """Member cities of a network with country, field and year of joining.

    One row a city and network, ordered by the city's IRI. Absent are the country, field or year
    that no source states. The year is that of the best-ranked claim; corrected years are in
    ``claims.about``.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/members.rq``.
    """
    return graph.rows("cities/members", Members, languages, network=network)


@dataclass(frozen=True, slots=True)
class MembershipOf:
    """A membership of a city."""

    city: IRI
    city_label: str
    network: IRI
    network_label: str
    field: IRI | None
    field_label: str | None
    since: int | None
    membership: IRI


def membership_of(
    graph: Graph, city: Things, *, network: Things | None = None, languages: Languages | None = None
) -> list[MembershipOf]:
    """Memberships of a city with field and year of joining.

    One row a city and network, ordered by IRI. Field and year are absent where not stated or only
    implied. Nothing known is an empty list.

    Args:
        graph: where to look.
        city: one city or several.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/membership_of.rq``.
    """
    return graph.rows("cities/membership_of", MembershipOf, languages, city=city, network=network)


@dataclass(frozen=True, slots=True)
class PeersOf:
    """Another city in the same network and field."""

    city: IRI
    city_label: str
    peer: IRI
    peer_label: str
    field: IRI
    field_label: str
    since: int | None
    network: IRI
    network_label: str


def peers_of(graph: Graph, city: Things, *, languages: Languages | None = None) -> list[PeersOf]:
    """Other member cities in the same network and field as a city, the earliest first.

    One row a peer. Nothing if the city's field is not stated. Peers without a known year come last,
    then order is by IRI.

    Args:
        graph: where to look.
        city: one city or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/peers_of.rq``.
    """
    return graph.rows("cities/peers_of", PeersOf, languages, city=city)
