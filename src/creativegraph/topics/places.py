"""Places: venues, cities, regions and countries, what happens in them and what they are used for.

The one rule: containment is followed through every step. A conference in the Hanoi Museum took
place in Hà Nội and in Viet Nam, as far as sources say that one lies in the other. Containment is that
of today; ``province_on`` knows that of former days.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "ActivitiesIn",
    "ActivitiesOutside",
    "ByCode",
    "Containing",
    "CoordinatesIn",
    "CoordinatesOf",
    "Countries",
    "DesignatedIn",
    "Details",
    "IdentifiedBy",
    "Listed",
    "Merged",
    "NamesOf",
    "ProvinceOn",
    "ProvincesOf",
    "Regions",
    "Reused",
    "ThingsAbout",
    "VenuesOf",
    "Within",
    "WithoutMembers",
    "activities_in",
    "activities_outside",
    "by_code",
    "containing",
    "coordinates_in",
    "coordinates_of",
    "countries",
    "designated_in",
    "details",
    "identified_by",
    "listed",
    "merged",
    "names_of",
    "province_on",
    "provinces_of",
    "regions",
    "reused",
    "things_about",
    "venues_of",
    "within",
    "without_members",
]


@dataclass(frozen=True, slots=True)
class Listed:
    """A place and what contains it."""

    place: IRI
    place_label: str
    kind: IRI
    kind_label: str
    within: IRI | None
    within_label: str | None


def listed(graph: Graph, *, of_class: Things | None = None, languages: Languages | None = None) -> list[Listed]:
    """All places with their kind and what directly contains them, by name.

    ``within`` is as stated, one step up; ``containing`` gives all steps. A place stated to lie in a
    city and in its country has two rows.

    Args:
        graph: where to look.
        of_class: only places of this class or a narrower one, such as ``cg:Venue``.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/listed.rq``.
    """
    return graph.rows("places/listed", Listed, languages, of_class=of_class)


@dataclass(frozen=True, slots=True)
class Within:
    """A place inside the place asked for."""

    place: IRI
    place_label: str
    part: IRI
    part_label: str
    kind: IRI
    kind_label: str


def within(
    graph: Graph,
    place: Things,
    *,
    of_class: Things | None = None,
    languages: Languages | None = None,
) -> list[Within]:
    """Places inside a place, at any depth, by name.

    The place itself is not given. Containment is followed through every step.

    Args:
        graph: where to look.
        place: a city, region or country.
        of_class: only parts of this class or a narrower one, such as ``cg:Venue``.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/within.rq``.
    """
    return graph.rows("places/within", Within, languages, place=place, of_class=of_class)


@dataclass(frozen=True, slots=True)
class Containing:
    """A container. ``steps`` is 1 for the nearest."""

    place: IRI
    place_label: str
    container: IRI
    container_label: str
    steps: int


def containing(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[Containing]:
    """Places around a place, from the nearest to the widest.

    ``steps`` counts the stated places from the place up to the container, so that a city comes
    before its country. A place whose container no source states gives nothing.

    Args:
        graph: where to look.
        place: the place.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/containing.rq``.
    """
    return graph.rows("places/containing", Containing, languages, place=place)


@dataclass(frozen=True, slots=True)
class Details:
    """A place with its container, government and position."""

    place: IRI
    place_label: str
    kind: IRI
    kind_label: str
    within: IRI | None
    within_label: str | None
    capital_of: IRI | None
    capital_of_label: str | None
    governed_by: IRI | None
    governed_by_label: str | None
    latitude: Decimal | None
    longitude: Decimal | None
    page: IRI | None


def details(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[Details]:
    """What a place is, where it lies, and who governs it.

    Degrees are of WGS 84, north and east positive. What no source says is None.

    Args:
        graph: where to look.
        place: the place.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/details.rq``.
    """
    return graph.rows("places/details", Details, languages, place=place)


@dataclass(frozen=True, slots=True)
class NamesOf:
    """A name and the source that has it."""

    place: IRI
    place_label: str
    name: str
    lang: str
    mode: IRI
    mode_label: str
    source: IRI
    source_label: str


def names_of(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[NamesOf]:
    """Names that sources give to a place, by name.

    Names and renderings of our own (mode editorial) are left out, and so are corrected ones: a
    place that no source names gives nothing, although it has a label.

    Args:
        graph: where to look.
        place: the place.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/names_of.rq``.
    """
    return graph.rows("places/names_of", NamesOf, languages, place=place)


@dataclass(frozen=True, slots=True)
class ActivitiesIn:
    """An event or activity in the place."""

    place: IRI
    place_label: str
    activity: IRI
    activity_label: str
    kind: IRI | None
    kind_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def activities_in(
    graph: Graph,
    place: Things,
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    languages: Languages | None = None,
) -> list[ActivitiesIn]:
    """Events and activities in a place or a part of it, earliest first.

    An activity known by its month counts if any day of it is within the days given. Undated ones
    come last, and are absent when a day is given. What is only about the place is in
    ``things_about``.

    Args:
        graph: where to look.
        place: a venue, city, region or country.
        since: the first day.
        until: the last day.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/activities_in.rq``.
    """
    return graph.rows("places/activities_in", ActivitiesIn, languages, place=place, since=since, until=until)


@dataclass(frozen=True, slots=True)
class ActivitiesOutside:
    """An event or activity abroad and its country."""

    activity: IRI
    activity_label: str
    kind: IRI | None
    kind_label: str | None
    country: IRI
    country_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def activities_outside(graph: Graph, home: Things, *, languages: Languages | None = None) -> list[ActivitiesOutside]:
    """Events and activities in other countries than one, earliest first.

    The country must be known: an event in a city whose country no source states is absent. One that
    is also held at home is absent as well.

    Args:
        graph: where to look.
        home: the country that does not count.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/activities_outside.rq``.
    """
    return graph.rows("places/activities_outside", ActivitiesOutside, languages, home=home)


@dataclass(frozen=True, slots=True)
class ThingsAbout:
    """A thing and how it concerns the place."""

    place: IRI
    place_label: str
    thing: IRI
    thing_label: str
    relation: IRI
    relation_label: str


def things_about(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[ThingsAbout]:
    """Things about a place or meant for it, by name.

    ``relation`` is ``dcterms:spatial`` for a subject, ``cg:targetArea`` for a project,
    ``cg:appliesToArea`` for a policy or agreement. What happens there is in ``activities_in``.

    Args:
        graph: where to look.
        place: the place itself, not its parts.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/things_about.rq``.
    """
    return graph.rows("places/things_about", ThingsAbout, languages, place=place)


@dataclass(frozen=True, slots=True)
class VenuesOf:
    """A venue and what contains it."""

    event: IRI
    event_label: str
    venue: IRI
    venue_label: str
    within: IRI | None
    within_label: str | None


def venues_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[VenuesOf]:
    """Main venues of an event and where they are, by name.

    A venue without a name has a label that describes it; ``names_of`` tells whether a source names
    it.

    Args:
        graph: where to look.
        event: the event.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/venues_of.rq``.
    """
    return graph.rows("places/venues_of", VenuesOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class Reused:
    """A site, what it was and what it became."""

    site: IRI
    site_label: str
    former: IRI | None
    former_label: str | None
    became: IRI | None
    became_label: str | None
    temporary: bool | None
    used_for: IRI | None
    used_for_label: str | None


def reused(
    graph: Graph,
    *,
    activity: Things | None = None,
    site: Things | None = None,
    languages: Languages | None = None,
) -> list[Reused]:
    """Sites that were given a new use, by name.

    ``temporary`` is true if the use ends with the activity, None if no source says so. A site with
    two new functions has two rows.

    Args:
        graph: where to look.
        activity: only reuse for this event or project.
        site: only this site.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/reused.rq``.
    """
    return graph.rows("places/reused", Reused, languages, activity=activity, site=site)


@dataclass(frozen=True, slots=True)
class CoordinatesIn:
    """A place and its position."""

    part: IRI
    part_label: str
    latitude: Decimal
    longitude: Decimal


def coordinates_in(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[CoordinatesIn]:
    """Positions of a place and of all places inside it, by name.

    Degrees are of WGS 84, north and east positive. Places without coordinates are absent.

    Args:
        graph: where to look.
        place: a city, region or country.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/coordinates_in.rq``.
    """
    return graph.rows("places/coordinates_in", CoordinatesIn, languages, place=place)


@dataclass(frozen=True, slots=True)
class CoordinatesOf:
    """A place and its position."""

    place: IRI
    place_label: str
    latitude: Decimal
    longitude: Decimal


def coordinates_of(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[CoordinatesOf]:
    """Positions of places, by IRI.

    Degrees are of WGS 84, north and east positive. Places without coordinates are absent.

    Args:
        graph: where to look.
        place: one place or several.
        languages: the order in which labels are wanted.

    Source: ``queries/places/coordinates_of.rq``.
    """
    return graph.rows("places/coordinates_of", CoordinatesOf, languages, place=place)


@dataclass(frozen=True, slots=True)
class DesignatedIn:
    """A designated site in the place; ``designated`` is the first year."""

    place: IRI
    place_label: str
    site: IRI
    site_label: str
    kind: IRI
    kind_label: str
    designated: int
    category: IRI | None
    category_label: str | None


def designated_in(
    graph: Graph,
    place: Things,
    *,
    of_class: Things | None = None,
    languages: Languages | None = None,
) -> list[DesignatedIn]:
    """Sites in a place that an international body has designated, by year and name.

    World Heritage properties, geoparks and biosphere reserves; member cities are in
    ``cities.in_country``. A site counts for every place in which it lies now, so that one in two
    provinces is found by either. ``designated`` is the year of the first designation and not of an
    extension. ``category`` is known of World Heritage only.

    Args:
        graph: where to look.
        place: a province, city, region or country.
        of_class: only sites of this class, such as ``cg:BiosphereReserve``.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/designated_in.rq``.
    """
    return graph.rows("places/designated_in", DesignatedIn, languages, place=place, of_class=of_class)


@dataclass(frozen=True, slots=True)
class ProvincesOf:
    """A province; ``since`` and ``until`` are EDTF dates."""

    country: IRI
    country_label: str
    province: IRI
    province_label: str
    kind: IRI
    kind_label: str
    since: str | None
    until: str | None


def provinces_of(
    graph: Graph,
    country: Things,
    *,
    on: datetime.date | None = None,
    languages: Languages | None = None,
) -> list[ProvincesOf]:
    """Provinces of a country, and cities of equal rank, on a day or at any time, by name.

    Asked of the claims, which keep what has ended. Without a day, former provinces are given too,
    with their last day in ``until``. A province whose beginning no source states counts for all
    earlier days: before its oldest source the answer is no history.

    Args:
        graph: where to look.
        country: the country.
        on: the day.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/provinces_of.rq``.
    """
    return graph.rows("places/provinces_of", ProvincesOf, languages, country=country, on=on)


@dataclass(frozen=True, slots=True)
class ProvinceOn:
    """The province of a place; ``since`` and ``until`` are EDTF dates."""

    place: IRI
    place_label: str
    province: IRI
    province_label: str
    since: str | None
    until: str | None


def province_on(
    graph: Graph,
    place: Things,
    *,
    on: datetime.date | None = None,
    languages: Languages | None = None,
) -> list[ProvinceOn]:
    """The province in which a place lay on a day, or at any time, earliest first.

    Asked of the claims, which keep what has ended. A venue lies where its city lies; a city that
    ranks with provinces is its own. A site in two provinces has two rows. ``since`` is None where no
    source states a beginning.

    Args:
        graph: where to look.
        place: a site, venue or city.
        on: the day.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/province_on.rq``.
    """
    return graph.rows("places/province_on", ProvinceOn, languages, place=place, on=on)


@dataclass(frozen=True, slots=True)
class Merged:
    """A former province and what continues it; ``since`` is an EDTF date."""

    former: IRI
    former_label: str
    successor: IRI
    successor_label: str
    since: str | None


def merged(
    graph: Graph,
    *,
    former: Things | None = None,
    successor: Things | None = None,
    languages: Languages | None = None,
) -> list[Merged]:
    """Provinces that have become part of another one or a city, earliest and by name.

    A province that took in others and kept its name is no former one: it is a successor only.

    Args:
        graph: where to look.
        former: only what became of this province.
        successor: only what went into this province or city.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/merged.rq``.
    """
    return graph.rows("places/merged", Merged, languages, former=former, successor=successor)


@dataclass(frozen=True, slots=True)
class ByCode:
    """A place and its codes."""

    code: str
    place: IRI
    place_label: str
    iso_alpha2: str | None
    iso_alpha3: str | None
    m49_code: str | None


def by_code(graph: Graph, code: str, *, languages: Languages | None = None) -> list[ByCode]:
    """The country or region of a code of ISO 3166-1 or UN M49, by IRI.

    Codes are in capital letters, and those of UN M49 have three digits, such as ``035``. Of countries, the
    number of ISO 3166-1 is the same. An unknown code is an empty list.

    Args:
        graph: where to look.
        code: two or three letters of ISO 3166-1, or three digits of UN M49.
        languages: the order in which labels are wanted.

    Source: ``queries/places/by_code.rq``.
    """
    return graph.rows("places/by_code", ByCode, languages, code=code)


@dataclass(frozen=True, slots=True)
class Countries:
    """A country and its codes."""

    country: IRI
    country_label: str
    iso_alpha2: str | None
    iso_alpha3: str | None
    m49_code: str | None


def countries(graph: Graph, *, region: Things | None = None, languages: Languages | None = None) -> list[Countries]:
    """Countries with their codes of ISO 3166-1 and UN M49, by name.

    Codes are None where the graph has none.

    Args:
        graph: where to look.
        region: only countries in this region, at any depth; None is every country.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/countries.rq``.
    """
    return graph.rows("places/countries", Countries, languages, region=region)


@dataclass(frozen=True, slots=True)
class IdentifiedBy:
    """A place and its address in another dataset."""

    identifier: IRI
    relation: str
    place: IRI
    place_label: str


def identified_by(graph: Graph, identifier: Things, *, languages: Languages | None = None) -> list[IdentifiedBy]:
    """The place that an address of another dataset stands for, by IRI.

    ``same as`` is the place itself; of a ``close match`` the place is the one for which the address
    stands. Nothing found is an empty list.

    Args:
        graph: where to look.
        identifier: an address, written whole as the other dataset writes it.
        languages: the order in which labels are wanted.

    Source: ``queries/places/identified_by.rq``.
    """
    return graph.rows("places/identified_by", IdentifiedBy, languages, identifier=identifier)


@dataclass(frozen=True, slots=True)
class Regions:
    """A region and what contains it."""

    region: IRI
    region_label: str
    level: int
    m49_code: str | None
    within: IRI | None
    within_label: str | None
    countries: int


def regions(graph: Graph, *, languages: Languages | None = None) -> list[Regions]:
    """Regions of the world with what directly contains them and their number of countries, the widest first.

    ``level`` is 1 for a region in nothing wider, such as a continent, and 2 for a region in that.
    ``countries`` counts those that the graph states to lie there, at any depth; for a region of which the
    graph states none it is 0.

    Args:
        graph: where to look.
        languages: the order in which labels are wanted.

    Source: ``queries/places/regions.rq``.
    """
    return graph.rows("places/regions", Regions, languages)


@dataclass(frozen=True, slots=True)
class WithoutMembers:
    """A country without a member city."""

    country: IRI
    country_label: str
    iso_alpha2: str | None


def without_members(
    graph: Graph, *, region: Things | None = None, network: Things | None = None, languages: Languages | None = None
) -> list[WithoutMembers]:
    """Countries without a member city, by name.

    A country counts as without if no present member is stated to lie in it.

    Args:
        graph: where to look.
        region: only countries in this region, at any depth; None is every country.
        network: without a member in this network; None is any network.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/places/without_members.rq``.
    """
    return graph.rows("places/without_members", WithoutMembers, languages, region=region, network=network)
