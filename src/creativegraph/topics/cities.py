"""Cities and their memberships in networks: in which creative field, and since when.

The one rule to know: field and year belong to a membership, not to the city, and are absent where
no source states them. A city's part in a conference of design cities does not make it a city of
design. A city that changed its field has two memberships, the later of which continues the earlier:
it is one member, in the field of the later and since the year of the earlier.
"""

from dataclasses import dataclass
from decimal import Decimal

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "ByCountry",
    "ByCountryAndField",
    "ByField",
    "ByRegion",
    "ByYear",
    "ByYearAndField",
    "ChangedField",
    "Coverage",
    "FirstOfCountry",
    "Growth",
    "HistoryOf",
    "HostingEvents",
    "IdentifiersOf",
    "InCountry",
    "InField",
    "Incomplete",
    "JoinedBetween",
    "JoinedIn",
    "JoinedLatest",
    "Members",
    "MembershipOf",
    "OnlyOfCountry",
    "Overview",
    "PeersOf",
    "Positions",
    "Proxies",
    "SistersIn",
    "Uncertain",
    "WithoutStatedYear",
    "by_country",
    "by_country_and_field",
    "by_field",
    "by_region",
    "by_year",
    "by_year_and_field",
    "changed_field",
    "coverage",
    "first_of_country",
    "growth",
    "history_of",
    "hosting_events",
    "identifiers_of",
    "in_country",
    "in_field",
    "incomplete",
    "joined_between",
    "joined_in",
    "joined_latest",
    "members",
    "membership_of",
    "only_of_country",
    "overview",
    "peers_of",
    "positions",
    "proxies",
    "sisters_in",
    "uncertain",
    "without_stated_year",
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
    and cities whose membership has ended do not count. Ties are ordered by IRI.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/by_country.rq``.
    """
    return graph.rows("cities/by_country", ByCountry, languages, network=network)


@dataclass(frozen=True, slots=True)
class ByCountryAndField:
    """A country, a field and its number of cities."""

    country: IRI
    country_label: str
    field: IRI
    field_label: str
    cities: int


def by_country_and_field(
    graph: Graph, *, country: Things | None = None, network: Things | None = None, languages: Languages | None = None
) -> list[ByCountryAndField]:
    """Numbers of member cities by country and creative field, largest first in each country.

    A city counts in each country that it is stated to lie in; cities without a stated country or field do
    not count.

    Args:
        graph: where to look.
        country: only this country; None is every country.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/by_country_and_field.rq``.
    """
    return graph.rows("cities/by_country_and_field", ByCountryAndField, languages, country=country, network=network)


@dataclass(frozen=True, slots=True)
class ByField:
    """A creative field and its number of cities."""

    field: IRI
    field_label: str
    cities: int


def by_field(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> list[ByField]:
    """Numbers of member cities by creative field, largest first.

    A city counts once in a field, also if it is a member of several networks; cities without a
    stated field, ended memberships and fields that a city has left do not count. Fields without cities
    are left out; ties are ordered by IRI.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/by_field.rq``.
    """
    return graph.rows("cities/by_field", ByField, languages, network=network)


@dataclass(frozen=True, slots=True)
class ByRegion:
    """A region and its number of cities."""

    region: IRI
    region_label: str
    cities: int


def by_region(
    graph: Graph, *, region: Things | None = None, network: Things | None = None, languages: Languages | None = None
) -> list[ByRegion]:
    """Numbers of member cities by region of the world, largest first.

    A city counts once in each region that it lies in, step by step: in South-East Asia, in Asia and in
    ASEAN. Regions without a member city are left out.

    Args:
        graph: where to look.
        region: only this region; None is every region.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/by_region.rq``.
    """
    return graph.rows("cities/by_region", ByRegion, languages, region=region, network=network)


@dataclass(frozen=True, slots=True)
class ByYear:
    """A year and how many cities joined in it."""

    since: int
    cities: int


def by_year(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> list[ByYear]:
    """Numbers of cities that joined by year, earliest first.

    A city counts once in a year, also if it joined several networks; cities without a stated year
    do not count. A change of field is no joining. Years in which no city joined are left out, not zero.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: changes nothing here; every query takes it.

    Source: ``queries/cities/by_year.rq``.
    """
    return graph.rows("cities/by_year", ByYear, languages, network=network)


@dataclass(frozen=True, slots=True)
class ByYearAndField:
    """A year, a field and how many cities joined in it."""

    since: int
    field: IRI
    field_label: str
    cities: int


def by_year_and_field(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> list[ByYearAndField]:
    """Numbers of cities that joined by year and creative field, earliest first.

    A city counts once, in the year and the field with which it first joined, also if it changed its field
    later. Cities without a stated year or field do not count.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/by_year_and_field.rq``.
    """
    return graph.rows("cities/by_year_and_field", ByYearAndField, languages, network=network)


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A city's change of field."""

    city: IRI
    city_label: str
    before: IRI
    before_label: str
    after: IRI
    after_label: str
    year: int | None
    membership: IRI


def changed_field(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> list[ChangedField]:
    """Cities that changed their creative field within a network, in order of year.

    The year is that in which the later membership began. A city that left and came back in another field
    is not among them unless a source says that the one membership continues the other.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/changed_field.rq``.
    """
    return graph.rows("cities/changed_field", ChangedField, languages, network=network)


@dataclass(frozen=True, slots=True)
class Coverage:
    """An aspect and how many cities have it."""

    aspect: str
    have: int
    of: int


def coverage(
    graph: Graph, *, country: Things | None = None, network: Things | None = None, languages: Languages | None = None
) -> list[Coverage]:
    """Numbers of member cities of which a position, a French name, a page and identifiers are known, by aspect.

    ``have`` counts the cities for which the graph knows it, ``of`` all member cities. Aspects are
    ``coordinates``, ``french-name``, ``geonames``, ``page`` and ``wikidata``; ``incomplete`` lists the
    cities that lack one. What the graph does not know may well exist.

    Args:
        graph: where to look.
        country: only cities in this country or other place; None is every city.
        network: only this network; None is every network.
        languages: changes nothing here; every query takes it.

    Source: ``queries/cities/coverage.rq``.
    """
    return graph.rows("cities/coverage", Coverage, languages, country=country, network=network)


@dataclass(frozen=True, slots=True)
class FirstOfCountry:
    """A city that was the first of its country."""

    country: IRI
    country_label: str
    city: IRI
    city_label: str
    field: IRI | None
    field_label: str | None
    since: int
    membership: IRI


def first_of_country(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> list[FirstOfCountry]:
    """The first member cities of each country, by the country's IRI.

    Cities that joined in the same year share the first place, so a country can have several rows. The
    field is the present one. Cities without a known year or country are left out.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/first_of_country.rq``.
    """
    return graph.rows("cities/first_of_country", FirstOfCountry, languages, network=network)


@dataclass(frozen=True, slots=True)
class Growth:
    """A network at the end of a year."""

    network: IRI
    network_label: str
    year: int
    joined: int
    members: int
    stated: int | None
    difference: int | None
    observation: IRI | None


def growth(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> list[Growth]:
    """Growth of networks by year, with the total that was stated for the year, earliest first.

    ``joined`` counts cities in the year of their first membership, ``members`` those with a membership at
    the end of the year. ``stated`` is a total that a source gives for that year and ``difference`` is
    ``members`` less ``stated``; both are None where there is none. Years in which nothing began are left
    out, not zero.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/growth.rq``.
    """
    return graph.rows("cities/growth", Growth, languages, network=network)


@dataclass(frozen=True, slots=True)
class HistoryOf:
    """A membership and when it lasted."""

    city: IRI
    city_label: str
    network: IRI
    network_label: str
    field: IRI | None
    field_label: str | None
    since: int | None
    until: int | None
    membership: IRI
    continues: IRI | None


def history_of(
    graph: Graph, city: Things, *, network: Things | None = None, languages: Languages | None = None
) -> list[HistoryOf]:
    """Memberships of a city through time, also those that have ended, the earliest first.

    A city that changed its field has one membership after another, and the later one ``continues`` the
    earlier. ``until`` is None for a membership that lasts, or of which no source states the end.

    Args:
        graph: where to look.
        city: one city or several.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/history_of.rq``.
    """
    return graph.rows("cities/history_of", HistoryOf, languages, city=city, network=network)


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
class IdentifiersOf:
    """An address of a city in another dataset."""

    city: IRI
    city_label: str
    relation: str
    identifier: IRI


def identifiers_of(graph: Graph, city: Things, *, languages: Languages | None = None) -> list[IdentifiersOf]:
    """Addresses of a city in other datasets, by kind of link.

    ``same as`` is the city itself, ``close match`` a place that stands for it, such as the seat of a
    district. No address known is an empty list.

    Args:
        graph: where to look.
        city: one city or several; any other place will do.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/identifiers_of.rq``.
    """
    return graph.rows("cities/identifiers_of", IdentifiersOf, languages, city=city)


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

    One row a membership that lasts; the year is that of the city's first. A city counts if the graph
    states, directly or step by step, that it lies there. Cities without a known year come last, then
    order is by the city's IRI.

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

    One row a membership that lasts, in exactly that field; the year is that of the city's first
    membership, also if that was in another field. Cities without a known year come last, then order is
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
class Incomplete:
    """A member city and what it lacks."""

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    missing: str
    membership: IRI


def incomplete(
    graph: Graph, *, aspect: str | None = None, network: Things | None = None, languages: Languages | None = None
) -> list[Incomplete]:
    """Member cities that lack a position, a French name, a page or an identifier, by the city's IRI.

    Aspects are those of ``coverage``. A city that lacks two has two rows.

    Args:
        graph: where to look.
        aspect: only this one, such as ``wikidata``; None is every aspect.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/incomplete.rq``.
    """
    return graph.rows("cities/incomplete", Incomplete, languages, aspect=aspect, network=network)


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

    One row a city and network, with the field and membership with which it joined; a change of field
    is no joining. Within a year ordered by the city's IRI. Cities of which the year is not stated are
    left out.

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

    One row a city and network, ordered by the city's IRI, with the field and membership with which it
    joined; a change of field is no joining. Cities of which the year is not stated are left out.

    Args:
        graph: where to look.
        year: the year of joining.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/joined_in.rq``.
    """
    return graph.rows("cities/joined_in", JoinedIn, languages, year=year, network=network)


@dataclass(frozen=True, slots=True)
class JoinedLatest:
    """A city that joined in the newest year."""

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    since: int
    membership: IRI


def joined_latest(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> list[JoinedLatest]:
    """Cities that joined in the newest year in which any city joined, by the city's IRI.

    One row a city and network, each network with its own newest year. Cities without a stated year are
    left out.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/joined_latest.rq``.
    """
    return graph.rows("cities/joined_latest", JoinedLatest, languages, network=network)


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
    confidence: str | None
    network: IRI
    network_label: str
    membership: IRI


def members(
    graph: Graph,
    *,
    network: Things | None = None,
    with_confidence: str | None = None,
    languages: Languages | None = None,
) -> list[Members]:
    """Member cities of a network with country, field and year of joining.

    One row a city and network, ordered by the city's IRI; ended memberships are left out. Absent are
    the country, field or year that no source states. The year is that of the city's first membership
    and of the best-ranked claim; corrected years are in ``claims.about``. The confidence is the lowest
    that the claims of the field and the year shown have: ``high``, ``medium`` or ``low``.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        with_confidence: only cities with exactly this confidence; None is every city.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/members.rq``.
    """
    return graph.rows("cities/members", Members, languages, network=network, with_confidence=with_confidence)


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
    """Memberships of a city with their field now and the year of joining.

    One row a city and network, ordered by IRI; ended memberships are left out, and the year is that of
    the first membership. Field and year are absent where not stated or only implied. Nothing known is
    an empty list.

    Args:
        graph: where to look.
        city: one city or several.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/membership_of.rq``.
    """
    return graph.rows("cities/membership_of", MembershipOf, languages, city=city, network=network)


@dataclass(frozen=True, slots=True)
class OnlyOfCountry:
    """A member city that is alone in its country."""

    country: IRI
    country_label: str
    city: IRI
    city_label: str
    field: IRI | None
    field_label: str | None
    since: int | None
    membership: IRI


def only_of_country(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> list[OnlyOfCountry]:
    """Member cities that are the only one of their country, by the country's IRI.

    The field is the present one, the year that of the first membership. Cities without a stated country
    are left out.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/only_of_country.rq``.
    """
    return graph.rows("cities/only_of_country", OnlyOfCountry, languages, network=network)


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

    One row a peer; the year is that of its first membership. Ended memberships do not count. Nothing
    if the city's field is not stated. Peers without a known year come last, then order is by IRI.

    Args:
        graph: where to look.
        city: one city or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/peers_of.rq``.
    """
    return graph.rows("cities/peers_of", PeersOf, languages, city=city)


@dataclass(frozen=True, slots=True)
class Positions:
    """A member city and where it lies."""

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    latitude: Decimal
    longitude: Decimal
    membership: IRI


def positions(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> list[Positions]:
    """Positions of member cities with country and field, by the city's IRI.

    One row a city and network. Degrees are of WGS 84, north and east positive; cities without
    coordinates are left out.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/positions.rq``.
    """
    return graph.rows("cities/positions", Positions, languages, network=network)


@dataclass(frozen=True, slots=True)
class Proxies:
    """A city and the place that stands for it."""

    city: IRI
    city_label: str
    proxy: IRI
    note: str | None


def proxies(graph: Graph, *, languages: Languages | None = None) -> list[Proxies]:
    """Cities for which another dataset has only a place that stands for them, by the city's IRI.

    The note says what place it is. Cities that the other dataset has themselves are left out.

    Args:
        graph: where to look.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/proxies.rq``.
    """
    return graph.rows("cities/proxies", Proxies, languages)


@dataclass(frozen=True, slots=True)
class SistersIn:
    """A member city of the same field in a region."""

    city: IRI
    city_label: str
    sister: IRI
    sister_label: str
    country: IRI | None
    country_label: str | None
    field: IRI
    field_label: str
    since: int | None
    network: IRI
    network_label: str


def sisters_in(graph: Graph, city: Things, region: Things, *, languages: Languages | None = None) -> list[SistersIn]:
    """Other member cities in a city's network and field that lie in a region, the earliest to join first.

    The city itself is not given, and may lie elsewhere. Nothing if its field is not stated. Sisters
    without a known year come last, then order is by IRI.

    Args:
        graph: where to look.
        city: one city or several.
        region: a region, country or other place that contains cities, such as ``place/asean``.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/sisters_in.rq``.
    """
    return graph.rows("cities/sisters_in", SistersIn, languages, city=city, region=region)


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A claim on a field or year that is not certain."""

    city: IRI
    city_label: str
    field: IRI | None
    field_label: str | None
    since: int | None
    confidence: IRI
    confidence_label: str
    mode: IRI
    mode_label: str
    note: str | None
    reason: str | None
    membership: IRI
    claim: IRI


def uncertain(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> list[Uncertain]:
    """Fields and years of memberships that are stated with less than high confidence, by the city's IRI.

    Only claims with a stated confidence below high that the graph shows. Either ``field`` or ``since`` is
    given, the one of which the claim speaks; ``note`` and ``reason`` are None where nothing was noted.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/uncertain.rq``.
    """
    return graph.rows("cities/uncertain", Uncertain, languages, network=network)


@dataclass(frozen=True, slots=True)
class WithoutStatedYear:
    """A member city of which no document states the year."""

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    since: int | None
    note: str | None
    membership: IRI
    claim: IRI | None


def without_stated_year(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> list[WithoutStatedYear]:
    """Member cities of which no document states the year of joining, by the city's IRI.

    The year is known from elsewhere, mostly from a stated total, and the note says how; it is None where
    nothing is known. The year is that of the first membership.

    Args:
        graph: where to look.
        network: only this network; None is every network.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/cities/without_stated_year.rq``.
    """
    return graph.rows("cities/without_stated_year", WithoutStatedYear, languages, network=network)


@dataclass(frozen=True, slots=True)
class Overview:
    """A current membership of a city with what maps and networks need of it.

    ``latitude`` and ``longitude`` are degrees in WGS 84.
    """

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    since: int | None
    latitude: Decimal | None
    longitude: Decimal | None
    network: IRI
    network_label: str
    membership: IRI


def overview(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> list[Overview]:
    """Member cities with country, field, year of joining and position, by the city's IRI.

    One row a current membership. ``since`` is the year of the first membership, also where the
    field changed later; ``field`` is the current one. What is not stated is None.

    Args:
        graph: where to look.
        network: only members of this network.
        languages: the order in which labels are wanted.

    Source: ``queries/cities/overview.rq``.
    """
    return graph.rows("cities/overview", Overview, languages, network=network)
