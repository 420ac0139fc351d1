# generated from queries/cities/*.rq; edit those
"""Cities and their memberships in networks: in which creative field, and since when.

Field and year belong to a membership, not to the city, and are absent where no source states them. A city that takes
part in a conference of design cities is not a city of design for that. A city that changed its field has two
memberships, the later of which continues the earlier: it counts as one member, in the field of the later and since the
year of the earlier.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
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
    "FieldsRecognised",
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
    "ReasonsOf",
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
    "fields_recognised",
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
    "reasons_of",
    "sisters_in",
    "uncertain",
    "without_stated_year",
]


@dataclass(frozen=True, slots=True)
class ByCountry:
    """A country and its number of cities in a network."""

    country: IRI
    country_label: str
    cities: int
    network: IRI
    network_label: str


def by_country(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[ByCountry]:
    """Numbers of member cities by country, largest first.

    One row per country and network. A city counts once in each country that it is stated to lie in. Cities without a
    stated country and cities whose membership has ended do not count. Ties are ordered by IRI.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/by_country.rq``.
    """
    return graph.rows("cities/by_country", ByCountry, languages, network=network)


@dataclass(frozen=True, slots=True)
class ByCountryAndField:
    """A country, a field and its number of cities in a network."""

    country: IRI
    country_label: str
    field: IRI
    field_label: str
    cities: int
    network: IRI
    network_label: str


def by_country_and_field(
    graph: Graph, *, country: Things | None = None, network: Things | None = None, languages: Languages | None = None
) -> Answers[ByCountryAndField]:
    """Numbers of member cities by country and creative field, largest first in each country.

    One row per country, field and network. A city counts once in each country that it is stated to lie in, and once in
    each of its fields. Cities without a stated country or field and ended memberships do not count. Countries are
    ordered by IRI and ties by the IRIs of field and network.

    Args:
        graph: The graph to ask.
        country: Only this country; every country if left out. Takes cg:Country.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/by_country_and_field.rq``.
    """
    return graph.rows("cities/by_country_and_field", ByCountryAndField, languages, country=country, network=network)


@dataclass(frozen=True, slots=True)
class ByField:
    """A creative field and its number of cities in a network."""

    field: IRI
    field_label: str
    cities: int
    network: IRI
    network_label: str


def by_field(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> Answers[ByField]:
    """Numbers of member cities by creative field, largest first.

    One row per field and network. A city that is a member of several networks counts in each. Cities without a stated
    field, ended memberships and fields that a city has left do not count. Fields without cities are left out; ties are
    ordered by IRI.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/by_field.rq``.
    """
    return graph.rows("cities/by_field", ByField, languages, network=network)


@dataclass(frozen=True, slots=True)
class ByRegion:
    """A region and its number of cities in a network."""

    region: IRI
    region_label: str
    cities: int
    network: IRI
    network_label: str


def by_region(
    graph: Graph, *, region: Things | None = None, network: Things | None = None, languages: Languages | None = None
) -> Answers[ByRegion]:
    """Numbers of member cities by region of the world, largest first.

    One row per region and network that has member cities in it. A city counts once in each region that it lies in, step
    by step: in South-East Asia, in Asia and in ASEAN. Ended memberships do not count. Ties are ordered by IRI.

    Args:
        graph: The graph to ask.
        region: Only this region; every region if left out. Takes cg:Region.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/by_region.rq``.
    """
    return graph.rows("cities/by_region", ByRegion, languages, region=region, network=network)


@dataclass(frozen=True, slots=True)
class ByYear:
    """A year and how many cities joined a network in it."""

    since: int
    cities: int
    network: IRI
    network_label: str


def by_year(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> Answers[ByYear]:
    """Numbers of cities that joined by year, earliest first.

    One row per year and network. A city that joined several networks counts in each. A change of field is no joining; a
    membership that has ended since counts in the year in which it began. Cities without a stated year do not count.
    Years in which no city joined are left out, not zero.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/by_year.rq``.
    """
    return graph.rows("cities/by_year", ByYear, languages, network=network)


@dataclass(frozen=True, slots=True)
class ByYearAndField:
    """A year, a field and how many cities joined a network in it."""

    since: int
    field: IRI
    field_label: str
    cities: int
    network: IRI
    network_label: str


def by_year_and_field(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[ByYearAndField]:
    """Numbers of cities that joined by year and creative field, earliest first.

    One row per year, field and network. A city counts in the year and the field with which it first joined, even if it
    changed its field or left later. Cities without a stated year or field do not count.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/by_year_and_field.rq``.
    """
    return graph.rows("cities/by_year_and_field", ByYearAndField, languages, network=network)


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A city's change of field.

    Attributes:
        before: The field that the city left.
        after: The field that the city took up.
        year: The year in which the later membership began.
        membership: The later membership.
    """

    city: IRI
    city_label: str
    before: IRI
    before_label: str
    after: IRI
    after_label: str
    year: int | None
    membership: IRI
    network: IRI
    network_label: str


def changed_field(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[ChangedField]:
    """Cities that changed their creative field within a network, in order of year.

    One row per change. A city that left and came back in another field is not listed unless a source says that one
    membership continues the other. Cities that have left since are listed.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/changed_field.rq``.
    """
    return graph.rows("cities/changed_field", ChangedField, languages, network=network)


@dataclass(frozen=True, slots=True)
class Coverage:
    """An aspect and how many cities of a network have it.

    Attributes:
        aspect: One of ``coordinates``, ``french-name``, ``geonames``, ``page`` and ``wikidata``.
        have: Cities for which the graph has it.
        of: All member cities of the network.
    """

    aspect: str
    have: int
    of: int
    network: IRI
    network_label: str


def coverage(
    graph: Graph, *, country: Things | None = None, network: Things | None = None, languages: Languages | None = None
) -> Answers[Coverage]:
    """Numbers of member cities of which a position, a French name, a page and identifiers are known, by aspect.

    One row per aspect and network. Each member city counts once in it; ended memberships do not count, nor does an
    identifier of a place that only stands for the city. An identifier that the graph lacks may exist.
    ``cities/incomplete`` lists the cities that lack something.

    Args:
        graph: The graph to ask.
        country: Only cities in this country, region or city; every city if left out. Takes cg:City, cg:Country or
            cg:Region.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/coverage.rq``.
    """
    return graph.rows("cities/coverage", Coverage, languages, country=country, network=network)


@dataclass(frozen=True, slots=True)
class FieldsRecognised:
    """A field of a network.

    Attributes:
        since: An EDTF date; absent where no source states a beginning.
        until: An EDTF date.
    """

    network: IRI
    network_label: str
    field: IRI
    field_label: str
    since: str | None
    until: str | None
    source: IRI
    source_label: str


def fields_recognised(
    graph: Graph, network: Things, *, on: datetime.date | None = None, languages: Languages | None = None
) -> Answers[FieldsRecognised]:
    """Creative fields that a network recognises, with the days between which it did, by name.

    One row per network, field and source. The answer comes from the claims, which keep what has ended. Members by field
    are in ``cities/by_field``.

    Args:
        graph: The graph to ask.
        network: One network or several. Takes cg:CityNetwork.
        on: Only what held on this day; any time if left out.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/cities/fields_recognised.rq``.
    """
    return graph.rows("cities/fields_recognised", FieldsRecognised, languages, network=network, on=on)


@dataclass(frozen=True, slots=True)
class FirstOfCountry:
    """A city that was the first of its country in a network.

    Attributes:
        field: The present field.
        since: The year of the city's first membership.
    """

    country: IRI
    country_label: str
    city: IRI
    city_label: str
    field: IRI | None
    field_label: str | None
    since: int
    membership: IRI
    network: IRI
    network_label: str


def first_of_country(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[FirstOfCountry]:
    """The first member cities of each country, by the country's IRI.

    One row per country, network and city. Cities that joined in the same year share the first place, so a country can
    have several rows of a network. Cities that have left, and those without a known year or country, do not count.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/first_of_country.rq``.
    """
    return graph.rows("cities/first_of_country", FirstOfCountry, languages, network=network)


@dataclass(frozen=True, slots=True)
class Growth:
    """A network at the end of a year.

    Attributes:
        joined: Cities whose first membership began in that year.
        members: Cities with a membership at the end of the year.
        stated: A total that a source gives for that year.
        difference: ``members`` less ``stated``.
        observation: The source's observation of the total.
    """

    network: IRI
    network_label: str
    year: int
    joined: int
    members: int
    stated: int | None
    difference: int | None
    observation: IRI | None


def growth(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> Answers[Growth]:
    """Growth of networks by year, with the total that was stated for the year, earliest first.

    One row per network, year and stated total. Years in which no membership began are left out, not zero.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/growth.rq``.
    """
    return graph.rows("cities/growth", Growth, languages, network=network)


@dataclass(frozen=True, slots=True)
class HistoryOf:
    """A membership and when it lasted.

    Attributes:
        until: The last year; absent for a membership that lasts, or of which no source states the end.
        continues: The earlier membership that this one continues.
    """

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
) -> Answers[HistoryOf]:
    """Memberships of a city through time, also those that have ended, the earliest first.

    One row per membership and the one that it continues. A city that changed its field has one membership after
    another, and the later one continues the earlier. Ended memberships are listed.

    Args:
        graph: The graph to ask.
        city: One city or several. Takes cg:City.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/history_of.rq``.
    """
    return graph.rows("cities/history_of", HistoryOf, languages, city=city, network=network)


@dataclass(frozen=True, slots=True)
class HostingEvents:
    """A city and its number of events."""

    city: IRI
    city_label: str
    events: int


def hosting_events(graph: Graph, *, languages: Languages | None = None) -> Answers[HostingEvents]:
    """Cities in which events took place with the number of events, most first.

    One row per city. An event counts once for each city in which it, or its venue, is stated to lie. Cities without
    events are left out; ties are ordered by IRI.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``queries/cities/hosting_events.rq``.
    """
    return graph.rows("cities/hosting_events", HostingEvents, languages)


@dataclass(frozen=True, slots=True)
class IdentifiersOf:
    """An address of a city in another dataset.

    Attributes:
        relation: ``same as`` for the city itself, ``close match`` for a place that stands for it, such as the seat of a
            district.
    """

    city: IRI
    city_label: str
    relation: str
    identifier: IRI


def identifiers_of(graph: Graph, city: Things, *, languages: Languages | None = None) -> Answers[IdentifiersOf]:
    """Addresses of a city in other datasets, by kind of link.

    One row per city, link and address. No row if no address is known.

    Args:
        graph: The graph to ask.
        city: One city or several; any other place will do. Takes cg:Place.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/identifiers_of.rq``.
    """
    return graph.rows("cities/identifiers_of", IdentifiersOf, languages, city=city)


@dataclass(frozen=True, slots=True)
class InCountry:
    """A member city in a country.

    Attributes:
        field: The present field.
        since: The year of the city's first membership.
        field_since: The year from which the city is a member in its present field; the same as ``since`` unless it
            changed.
        before: The field that the city had before; absent for one that did not change its field.
        before_since: The year from which the city was a member in that field.
    """

    city: IRI
    city_label: str
    country: IRI
    country_label: str
    field: IRI | None
    field_label: str | None
    since: int | None
    membership: IRI
    field_since: int | None
    before: IRI | None
    before_label: str | None
    before_since: int | None
    network: IRI
    network_label: str


def in_country(
    graph: Graph, country: Things, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[InCountry]:
    """Member cities that lie in a country, the earliest to join first.

    One row per city and network; ended memberships do not count. A city counts if the graph states, directly or step by
    step, that it lies there. Cities without a known year come last, then the order is by the city's IRI.

    Args:
        graph: The graph to ask.
        country: A country, or a region or city that contains cities. Takes cg:City, cg:Country or cg:Region.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/in_country.rq``.
    """
    return graph.rows("cities/in_country", InCountry, languages, country=country, network=network)


@dataclass(frozen=True, slots=True)
class InField:
    """A member city in a creative field.

    Attributes:
        since: The year of the city's first membership, even if that was in another field.
        field_since: The year from which the city is a member in its present field; the same as ``since`` unless it
            changed.
        before: The field that the city had before; absent for one that did not change its field.
        before_since: The year from which the city was a member in that field.
    """

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI
    field_label: str
    since: int | None
    membership: IRI
    field_since: int | None
    before: IRI | None
    before_label: str | None
    before_since: int | None
    network: IRI
    network_label: str


def in_field(
    graph: Graph, field: Things, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[InField]:
    """Member cities in a creative field, the earliest to join first.

    One row per city and network, for a membership in exactly that field; ended memberships do not count. Cities without
    a known year come last, then the order is by the city's IRI.

    Args:
        graph: The graph to ask.
        field: A code, such as ``code/creative-field/design``. Takes a code of the list creative-field.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/in_field.rq``.
    """
    return graph.rows("cities/in_field", InField, languages, field=field, network=network)


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A member city and what it lacks.

    Attributes:
        missing: One of the aspects of ``cities/coverage``.
    """

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    missing: str
    membership: IRI
    network: IRI
    network_label: str


def incomplete(
    graph: Graph, *, aspect: str | None = None, network: Things | None = None, languages: Languages | None = None
) -> Answers[Incomplete]:
    """Member cities that lack a position, a French name, a page or an identifier, by the city's IRI.

    One row per city, missing aspect and network. A city that lacks two aspects has two rows. Ended memberships do not
    count.

    Args:
        graph: The graph to ask.
        aspect: Only this aspect, such as ``wikidata``; every aspect if left out. Takes coordinates, french-name,
            geonames, page or wikidata.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/cities/incomplete.rq``.
    """
    return graph.rows("cities/incomplete", Incomplete, languages, aspect=aspect, network=network)


@dataclass(frozen=True, slots=True)
class JoinedBetween:
    """A city that joined in a span of years.

    Attributes:
        field: The field with which the city joined.
        membership: The membership with which the city joined.
    """

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    since: int
    membership: IRI
    network: IRI
    network_label: str


def joined_between(
    graph: Graph, first: int, last: int, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[JoinedBetween]:
    """Cities that joined a network between two years, both included, in order of year.

    One row per city and network. A change of field is no joining; a city that has left since is listed. Cities of which
    the year is not stated are left out. Within a year the order is by the city's IRI.

    Args:
        graph: The graph to ask.
        first: The first year.
        last: The last year.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/cities/joined_between.rq``.
    """
    return graph.rows("cities/joined_between", JoinedBetween, languages, first=first, last=last, network=network)


@dataclass(frozen=True, slots=True)
class JoinedIn:
    """A city that joined in a year.

    Attributes:
        field: The field with which the city joined.
        membership: The membership with which the city joined.
    """

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    since: int
    membership: IRI
    network: IRI
    network_label: str


def joined_in(
    graph: Graph, year: int, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[JoinedIn]:
    """Cities that joined a network in a year, by the city's IRI.

    One row per city and network, ordered by the city's IRI. A change of field is no joining; a city that has left since
    is listed. Cities of which the year is not stated are left out.

    Args:
        graph: The graph to ask.
        year: The year of joining.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/cities/joined_in.rq``.
    """
    return graph.rows("cities/joined_in", JoinedIn, languages, year=year, network=network)


@dataclass(frozen=True, slots=True)
class JoinedLatest:
    """A city that joined in the newest year.

    Attributes:
        field: The field with which the city joined.
        membership: The membership with which the city joined.
    """

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    since: int
    membership: IRI
    network: IRI
    network_label: str


def joined_latest(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[JoinedLatest]:
    """Cities that joined in the newest year in which any city joined, by the city's IRI.

    One row per city and network, each network with its own newest year. A change of field is no joining; a city that
    has left since is listed. Cities without a stated year are left out.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/joined_latest.rq``.
    """
    return graph.rows("cities/joined_latest", JoinedLatest, languages, network=network)


@dataclass(frozen=True, slots=True)
class Members:
    """A city in a network.

    Attributes:
        field: The present field.
        since: The year of the city's first membership, of the best-ranked claim; corrected years are in
            ``claims/about``.
        confidence: The lowest confidence of the claims of the field and the year shown: ``high``, ``medium`` or
            ``low``.
        field_since: The year from which the city is a member in its present field; the same as ``since`` unless it
            changed.
        before: The field that the city had before; absent for one that did not change its field.
        before_since: The year from which the city was a member in that field.
    """

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
    field_since: int | None
    before: IRI | None
    before_label: str | None
    before_since: int | None


def members(
    graph: Graph,
    *,
    network: Things | None = None,
    with_confidence: str | None = None,
    languages: Languages | None = None,
) -> Answers[Members]:
    """Member cities of networks with country, field and year of joining, by the city's IRI.

    One row per city and network, ordered by the city's IRI; ended memberships do not count. Country, field and year are
    absent where no source states them.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        with_confidence: Only cities with exactly this confidence; every city if left out. Takes high, medium or low.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/cities/members.rq``.
    """
    return graph.rows("cities/members", Members, languages, network=network, with_confidence=with_confidence)


@dataclass(frozen=True, slots=True)
class MembershipOf:
    """A membership of a city.

    Attributes:
        field: The present field.
        since: The year of the first membership.
        field_since: The year from which the city is a member in its present field; the same as ``since`` unless it
            changed.
        before: The field that the city had before; absent for one that did not change its field.
        before_since: The year from which the city was a member in that field.
        source: Who says that the city is the member, or the first of several by IRI; ``claims/about`` has them all.
    """

    city: IRI
    city_label: str
    network: IRI
    network_label: str
    field: IRI | None
    field_label: str | None
    since: int | None
    membership: IRI
    field_since: int | None
    before: IRI | None
    before_label: str | None
    before_since: int | None
    source: IRI | None
    source_label: str | None


def membership_of(
    graph: Graph, city: Things, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[MembershipOf]:
    """Memberships of a city with their field now and the year of joining.

    One row per city and network, ordered by IRI; ended memberships do not count, ``cities/history_of`` has them. Field
    and year are absent where not stated or only implied. No row if nothing is known.

    Args:
        graph: The graph to ask.
        city: One city or several. Takes cg:City.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/membership_of.rq``.
    """
    return graph.rows("cities/membership_of", MembershipOf, languages, city=city, network=network)


@dataclass(frozen=True, slots=True)
class OnlyOfCountry:
    """A member city that is the only one of its country in a network.

    Attributes:
        field: The present field.
        since: The year of the city's first membership.
    """

    country: IRI
    country_label: str
    city: IRI
    city_label: str
    field: IRI | None
    field_label: str | None
    since: int | None
    membership: IRI
    network: IRI
    network_label: str


def only_of_country(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[OnlyOfCountry]:
    """Member cities that are the only one of their country, by the country's IRI.

    One row per country and membership; other networks do not count. Ended memberships do not count; cities without a
    stated country are left out.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/only_of_country.rq``.
    """
    return graph.rows("cities/only_of_country", OnlyOfCountry, languages, network=network)


@dataclass(frozen=True, slots=True)
class Overview:
    """A current membership of a city with what maps and networks need of it.

    Attributes:
        field: The present field.
        since: The year of the first membership, even if the field changed later.
        latitude: Degrees of WGS 84, north positive.
        longitude: Degrees of WGS 84, east positive.
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


def overview(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> Answers[Overview]:
    """Member cities with country, field, year of joining and position, by the city's IRI.

    One row per membership; ended memberships do not count. What is not stated is absent.

    Args:
        graph: The graph to ask.
        network: Only members of this network. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/overview.rq``.
    """
    return graph.rows("cities/overview", Overview, languages, network=network)


@dataclass(frozen=True, slots=True)
class PeersOf:
    """Another city in the same network and field.

    Attributes:
        since: The year of the peer's first membership.
    """

    city: IRI
    city_label: str
    peer: IRI
    peer_label: str
    field: IRI
    field_label: str
    since: int | None
    network: IRI
    network_label: str


def peers_of(graph: Graph, city: Things, *, languages: Languages | None = None) -> Answers[PeersOf]:
    """Other member cities in the same network and field as a city, the earliest to join first.

    One row per city, peer, field and network. Ended memberships do not count. No row if the city's field is not stated.
    Peers without a known year come last, then the order is by IRI.

    Args:
        graph: The graph to ask.
        city: One city or several. Takes cg:City.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/peers_of.rq``.
    """
    return graph.rows("cities/peers_of", PeersOf, languages, city=city)


@dataclass(frozen=True, slots=True)
class Positions:
    """A member city and where it lies.

    Attributes:
        field: The present field.
        latitude: Degrees of WGS 84, north positive.
        longitude: Degrees of WGS 84, east positive.
    """

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    latitude: Decimal
    longitude: Decimal
    membership: IRI
    network: IRI
    network_label: str


def positions(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> Answers[Positions]:
    """Positions of member cities with country and field, by the city's IRI.

    One row per city and network; ended memberships do not count. Cities without coordinates are left out.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/positions.rq``.
    """
    return graph.rows("cities/positions", Positions, languages, network=network)


@dataclass(frozen=True, slots=True)
class Proxies:
    """A city and the place that stands for it.

    Attributes:
        note: What place the proxy is.
    """

    city: IRI
    city_label: str
    proxy: IRI
    note: str | None


def proxies(graph: Graph, *, languages: Languages | None = None) -> Answers[Proxies]:
    """Cities for which another dataset has only a place that stands for them, by the city's IRI.

    One row per city, proxy and note. Cities that the other dataset has themselves are left out.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``queries/cities/proxies.rq``.
    """
    return graph.rows("cities/proxies", Proxies, languages)


@dataclass(frozen=True, slots=True)
class ReasonsOf:
    """A reason for a membership.

    Attributes:
        since: The year of joining.
        reason: The reason as stated.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    city: IRI
    city_label: str
    membership: IRI
    network: IRI | None
    network_label: str | None
    field: IRI | None
    field_label: str | None
    since: int | None
    reason: str
    source: IRI | None
    source_label: str | None


def reasons_of(graph: Graph, city: Things, *, languages: Languages | None = None) -> Answers[ReasonsOf]:
    """Why a city says or is said to have been taken into a network, by network.

    One row per membership and reason in the first language asked for in which it is stated. Memberships of which no
    reason is stated are left out.

    Args:
        graph: The graph to ask.
        city: One city or several. Takes cg:City.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/reasons_of.rq``.
    """
    return graph.rows("cities/reasons_of", ReasonsOf, languages, city=city)


@dataclass(frozen=True, slots=True)
class SistersIn:
    """A member city of the same field in a region.

    Attributes:
        since: The year of the sister's first membership.
    """

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


def sisters_in(graph: Graph, city: Things, region: Things, *, languages: Languages | None = None) -> Answers[SistersIn]:
    """Other member cities in a city's network and field that lie in a region, the earliest to join first.

    One row per city, sister, field and network. The city itself is not listed, and may lie elsewhere. Ended memberships
    do not count. No row if the city's field is not stated. Sisters without a known year come last, then the order is by
    IRI.

    Args:
        graph: The graph to ask.
        city: One city or several. Takes cg:City.
        region: A region, country or city that contains cities, such as ``place/asean``. Takes cg:City, cg:Country or
            cg:Region.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/sisters_in.rq``.
    """
    return graph.rows("cities/sisters_in", SistersIn, languages, city=city, region=region)


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A claim on a field or year that is not certain.

    Attributes:
        note: The curator's note on the claim.
        reason: Why the claim has its rank.
    """

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
    network: IRI
    network_label: str


def uncertain(graph: Graph, *, network: Things | None = None, languages: Languages | None = None) -> Answers[Uncertain]:
    """Fields and years of memberships that are stated with less than high confidence, by the city's IRI.

    One row per claim that states a confidence below high and whose value the graph shows; memberships that have ended
    are included. Either the field or the year is given: the one that the claim is about.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/uncertain.rq``.
    """
    return graph.rows("cities/uncertain", Uncertain, languages, network=network)


@dataclass(frozen=True, slots=True)
class WithoutStatedYear:
    """A member city of which no document states the year.

    Attributes:
        since: The year of the first membership.
    """

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    since: int | None
    note: str | None
    membership: IRI
    claim: IRI | None
    network: IRI
    network_label: str


def without_stated_year(
    graph: Graph, *, network: Things | None = None, languages: Languages | None = None
) -> Answers[WithoutStatedYear]:
    """Member cities of which no document states the year of joining, by the city's IRI.

    One row per city, network and claim; ended memberships do not count. The year is known from elsewhere, mostly from a
    stated total, and the note says how; both are absent where nothing is known.

    Args:
        graph: The graph to ask.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/cities/without_stated_year.rq``.
    """
    return graph.rows("cities/without_stated_year", WithoutStatedYear, languages, network=network)
