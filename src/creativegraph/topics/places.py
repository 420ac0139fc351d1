# generated from queries/places/*.rq; edit those
"""Places: venues, cities, regions and countries, what happens in them and what they are used for.

Containment is followed through every step: a conference in the Hanoi Museum took place in Hà Nội and in Viet Nam, as
far as sources state that one lies in the other. Containment is that of today; ``places/province_on`` has that of former
days.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "ActivitiesIn",
    "ActivitiesOutside",
    "ByCode",
    "ClassOn",
    "ConstructionOf",
    "Containing",
    "CoordinatesIn",
    "CoordinatesOf",
    "Countries",
    "DesignatedIn",
    "Details",
    "IdentifiedBy",
    "Listed",
    "ListedAt",
    "ListedOn",
    "ListingsOf",
    "Merged",
    "NamedOn",
    "NamesOf",
    "PartsOfSite",
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
    "class_on",
    "construction_of",
    "containing",
    "coordinates_in",
    "coordinates_of",
    "countries",
    "designated_in",
    "details",
    "identified_by",
    "listed",
    "listed_at",
    "listed_on",
    "listings_of",
    "merged",
    "named_on",
    "names_of",
    "parts_of_site",
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
class ActivitiesIn:
    """An event or activity in the place.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    place: IRI
    place_label: str
    activity: IRI
    activity_label: str
    kind: IRI | None
    kind_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    status: IRI | None
    status_label: str | None


def activities_in(
    graph: Graph,
    place: Things,
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    languages: Languages | None = None,
) -> Answers[ActivitiesIn]:
    """Events and activities in a place or a part of it, earliest first.

    One row per place asked for, activity and kind. An activity known by its month counts if any day of it is within the
    days given. Undated ones come last, and are left out when a day is given. What is only about the place is in
    ``places/things_about``.

    Args:
        graph: The graph to ask.
        place: A venue, city, region or country. Takes cg:Place.
        since: The first day; no limit if left out.
        until: The last day; no limit if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/places/activities_in.rq``.
    """
    return graph.rows("places/activities_in", ActivitiesIn, languages, place=place, since=since, until=until)


@dataclass(frozen=True, slots=True)
class ActivitiesOutside:
    """An event or activity abroad and its country.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    activity: IRI
    activity_label: str
    kind: IRI | None
    kind_label: str | None
    country: IRI
    country_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def activities_outside(graph: Graph, home: Things, *, languages: Languages | None = None) -> Answers[ActivitiesOutside]:
    """Events and activities in other countries than one, earliest first.

    One row per activity, kind and country. The country must be known: an event in a city whose country no source states
    is left out. So is one that is also held at home.

    Args:
        graph: The graph to ask.
        home: The country that does not count. Takes cg:Country.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/activities_outside.rq``.
    """
    return graph.rows("places/activities_outside", ActivitiesOutside, languages, home=home)


@dataclass(frozen=True, slots=True)
class ByCode:
    """A place and its codes.

    Attributes:
        m49_code: Three digits, such as ``035``; of a country, also its number in ISO 3166-1.
    """

    code: str
    place: IRI
    place_label: str
    iso_alpha2: str | None
    iso_alpha3: str | None
    m49_code: str | None


def by_code(graph: Graph, code: str, *, languages: Languages | None = None) -> Answers[ByCode]:
    """The country or region of a code of ISO 3166-1 or UN M49, by IRI.

    One row per code and place. An unknown code gives no row.

    Args:
        graph: The graph to ask.
        code: Two or three letters of ISO 3166-1, or three digits of UN M49.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``queries/places/by_code.rq``.
    """
    return graph.rows("places/by_code", ByCode, languages, code=code)


@dataclass(frozen=True, slots=True)
class ClassOn:
    """An administrative class of a place.

    Attributes:
        unit_class: A code of the list of administrative classes.
        since: An EDTF date; absent where no source states a beginning.
        until: An EDTF date.
    """

    place: IRI
    place_label: str
    unit_class: IRI
    unit_class_label: str
    since: str | None
    until: str | None
    source: IRI
    source_label: str


def class_on(
    graph: Graph, place: Things, *, on: datetime.date | None = None, languages: Languages | None = None
) -> Answers[ClassOn]:
    """The administrative class of a place on a day, or at any time, earliest first.

    One row per place, class and source, with the days between which it held. The answer comes from the claims, which
    keep what has ended. In which province a place lies is in ``places/province_on``, what continues it in
    ``places/merged``.

    Args:
        graph: The graph to ask.
        place: One place or several. Takes cg:Place.
        on: Only what held on this day; any time if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/places/class_on.rq``.
    """
    return graph.rows("places/class_on", ClassOn, languages, place=place, on=on)


@dataclass(frozen=True, slots=True)
class ConstructionOf:
    """A building.

    Attributes:
        built: The time of building as EDTF.
        begins: The first day that it can mean.
        ends: The last day that it can mean.
        builder: Who built it or had it built.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    place: IRI
    place_label: str
    built: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    builder: IRI | None
    builder_label: str | None
    source: IRI | None
    source_label: str | None


def construction_of(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[ConstructionOf]:
    """When and by whom a building or site was built, by time.

    One row per place, and one more for each further builder. What is a part of a designated site is in
    ``places/parts_of_site``; heights and areas are figures of the place.

    Args:
        graph: The graph to ask.
        place: One place or several. Takes cg:Place.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/construction_of.rq``.
    """
    return graph.rows("places/construction_of", ConstructionOf, languages, place=place)


@dataclass(frozen=True, slots=True)
class Containing:
    """A place that contains the place.

    Attributes:
        steps: The stated places from the place up to the container, 1 for the nearest; a city comes before its country.
    """

    place: IRI
    place_label: str
    container: IRI
    container_label: str
    steps: int


def containing(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[Containing]:
    """Places around a place, from the nearest to the widest.

    One row per place and container. A place whose container no source states gives no row.

    Args:
        graph: The graph to ask.
        place: One place or several. Takes cg:Place.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/containing.rq``.
    """
    return graph.rows("places/containing", Containing, languages, place=place)


@dataclass(frozen=True, slots=True)
class CoordinatesIn:
    """A place and its position.

    Attributes:
        latitude: Degrees of WGS 84, north positive.
        longitude: Degrees of WGS 84, east positive.
    """

    part: IRI
    part_label: str
    latitude: Decimal
    longitude: Decimal


def coordinates_in(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[CoordinatesIn]:
    """Positions of a place and of all places inside it, by name.

    One row per place with known coordinates; places without coordinates are left out.

    Args:
        graph: The graph to ask.
        place: A city, region or country. Takes cg:Place.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/coordinates_in.rq``.
    """
    return graph.rows("places/coordinates_in", CoordinatesIn, languages, place=place)


@dataclass(frozen=True, slots=True)
class CoordinatesOf:
    """A place and its position.

    Attributes:
        latitude: Degrees of WGS 84, north positive.
        longitude: Degrees of WGS 84, east positive.
    """

    place: IRI
    place_label: str
    latitude: Decimal
    longitude: Decimal


def coordinates_of(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[CoordinatesOf]:
    """Positions of places, by IRI.

    One row per place with known coordinates; places without coordinates are left out.

    Args:
        graph: The graph to ask.
        place: One place or several. Takes cg:Place.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/coordinates_of.rq``.
    """
    return graph.rows("places/coordinates_of", CoordinatesOf, languages, place=place)


@dataclass(frozen=True, slots=True)
class Countries:
    """A country and its codes."""

    country: IRI
    country_label: str
    iso_alpha2: str | None
    iso_alpha3: str | None
    m49_code: str | None


def countries(graph: Graph, *, region: Things | None = None, languages: Languages | None = None) -> Answers[Countries]:
    """Countries with their codes of ISO 3166-1 and UN M49, by name.

    One row per country. Codes are absent where the graph has none.

    Args:
        graph: The graph to ask.
        region: Only countries in this region, at any depth; every country if left out. Takes cg:Region.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/countries.rq``.
    """
    return graph.rows("places/countries", Countries, languages, region=region)


@dataclass(frozen=True, slots=True)
class DesignatedIn:
    """A designated site in the place.

    Attributes:
        designated: The year of the first designation, not of an extension.
        category: Known of World Heritage only.
    """

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
    graph: Graph, place: Things, *, of_class: Things | None = None, languages: Languages | None = None
) -> Answers[DesignatedIn]:
    """Sites in a place that an international body has designated, by year and name.

    One row per place asked for, site and kind: World Heritage properties, geoparks and biosphere reserves; member
    cities are in ``cities/in_country``. A site counts for every place in which it lies now, so that one in two
    provinces is found by either.

    Args:
        graph: The graph to ask.
        place: A province, city, region or country. Takes cg:Place.
        of_class: Only sites of this class, such as ``cg:BiosphereReserve``. Takes a class.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/designated_in.rq``.
    """
    return graph.rows("places/designated_in", DesignatedIn, languages, place=place, of_class=of_class)


@dataclass(frozen=True, slots=True)
class Details:
    """A place with its container, government and position.

    Attributes:
        capital_of: The country of which it is the capital.
        governed_by: The organisation that governs it.
        latitude: Degrees of WGS 84, north positive.
        longitude: Degrees of WGS 84, east positive.
    """

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


def details(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[Details]:
    """What a place is, where it lies, and who governs it.

    One row per place, kind, container, country, government and page; most places have one row. What no source says is
    absent.

    Args:
        graph: The graph to ask.
        place: One place or several. Takes cg:Place.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/details.rq``.
    """
    return graph.rows("places/details", Details, languages, place=place)


@dataclass(frozen=True, slots=True)
class IdentifiedBy:
    """A place and its address in another dataset.

    Attributes:
        relation: ``same as`` for the place itself, ``close match`` for a place for which the address only stands.
    """

    identifier: IRI
    relation: str
    place: IRI
    place_label: str


def identified_by(graph: Graph, identifier: Things, *, languages: Languages | None = None) -> Answers[IdentifiedBy]:
    """The place that an address of another dataset stands for, by IRI.

    One row per address and place. Nothing found gives no row.

    Args:
        graph: The graph to ask.
        identifier: An address, written whole as the other dataset writes it.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/identified_by.rq``.
    """
    return graph.rows("places/identified_by", IdentifiedBy, languages, identifier=identifier)


@dataclass(frozen=True, slots=True)
class Listed:
    """A place and what contains it.

    Attributes:
        within: The container as stated, one step up; ``places/containing`` gives all steps.
    """

    place: IRI
    place_label: str
    kind: IRI
    kind_label: str
    within: IRI | None
    within_label: str | None


def listed(graph: Graph, *, of_class: Things | None = None, languages: Languages | None = None) -> Answers[Listed]:
    """All places with their kind and what directly contains them, by name.

    One row per place, kind and container. A place stated to lie in a city and in its country has two rows.

    Args:
        graph: The graph to ask.
        of_class: Only places of this class or a narrower one, such as ``cg:Venue``. Takes a class.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/listed.rq``.
    """
    return graph.rows("places/listed", Listed, languages, of_class=of_class)


@dataclass(frozen=True, slots=True)
class ListedAt:
    """A listing.

    Attributes:
        listing: The decision.
        thing: A place, an element of intangible heritage or documentary heritage.
        outcome: Put on the list, extended, removed, nominated and the like.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        number: The number on the list.
        reason: The reason as stated, in the first language asked for.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    listing: IRI
    thing: IRI
    thing_label: str
    list: IRI
    list_label: str
    outcome: IRI | None
    outcome_label: str | None
    year: int | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    number: str | None
    session: IRI | None
    session_label: str | None
    decided_by: IRI | None
    decided_by_label: str | None
    nominated_by: IRI | None
    nominated_by_label: str | None
    reason: str | None
    source: IRI | None
    source_label: str | None


def listed_at(graph: Graph, session: Things, *, languages: Languages | None = None) -> Answers[ListedAt]:
    """Decisions on lists that a session or meeting took, by list and name.

    One row per listing decided at the session or in its programme, and one more for each further body or nominating
    country.

    Args:
        graph: The graph to ask.
        session: A session or meeting, or several. Takes cg:Event.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/listed_at.rq``.
    """
    return graph.rows("places/listed_at", ListedAt, languages, session=session)


@dataclass(frozen=True, slots=True)
class ListedOn:
    """A listing.

    Attributes:
        listing: The decision.
        thing: A place, an element of intangible heritage or documentary heritage.
        outcome: Put on the list, extended, removed, nominated and the like.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        number: The number on the list.
        session: The session or meeting at which it was decided.
        reason: The reason as stated, in the first language asked for.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    listing: IRI
    thing: IRI
    thing_label: str
    list: IRI
    list_label: str
    outcome: IRI | None
    outcome_label: str | None
    year: int | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    number: str | None
    session: IRI | None
    session_label: str | None
    decided_by: IRI | None
    decided_by_label: str | None
    nominated_by: IRI | None
    nominated_by_label: str | None
    reason: str | None
    source: IRI | None
    source_label: str | None


def listed_on(
    graph: Graph,
    list: Things,
    *,
    in_year: int | None = None,
    with_outcome: Things | None = None,
    languages: Languages | None = None,
) -> Answers[ListedOn]:
    """Sites, elements and documents on a list, or taken off it, by year and name.

    One row per listing on the list, and one more for each further body or nominating country. Nominations and removals
    are included; ``outcome`` tells them from what was put on the list. Only decisions that the graph describes.

    Args:
        graph: The graph to ask.
        list: One list or several. Takes a code of the list heritage-list.
        in_year: Only decisions of this year.
        with_outcome: Only decisions with this outcome, such as ``code/listing-outcome/removed``. Takes a code of the
            list listing-outcome.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/places/listed_on.rq``.
    """
    return graph.rows("places/listed_on", ListedOn, languages, list=list, in_year=in_year, with_outcome=with_outcome)


@dataclass(frozen=True, slots=True)
class ListingsOf:
    """A listing.

    Attributes:
        listing: The decision.
        outcome: Put on the list, extended, removed, nominated and the like.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        number: The number on the list.
        session: The session or meeting at which it was decided.
        reason: The reason as stated, in the first language asked for.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    listing: IRI
    thing: IRI
    thing_label: str
    list: IRI
    list_label: str
    outcome: IRI | None
    outcome_label: str | None
    year: int | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    number: str | None
    session: IRI | None
    session_label: str | None
    decided_by: IRI | None
    decided_by_label: str | None
    nominated_by: IRI | None
    nominated_by_label: str | None
    reason: str | None
    source: IRI | None
    source_label: str | None


def listings_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[ListingsOf]:
    """Decisions of bodies on the place of a site, element or document on lists, earliest first.

    One row per listing, and one more for each further body or nominating country. The year of a World Heritage
    property's first designation is also in ``places/designated_in``; criteria are in ``claims/facts_of``.

    Args:
        graph: The graph to ask.
        thing: A site, an element of intangible heritage or documentary heritage, or several. Takes
            cg:DocumentaryHeritage, cg:IntangibleHeritage or cg:Place.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/listings_of.rq``.
    """
    return graph.rows("places/listings_of", ListingsOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class Merged:
    """A former province and what continues it.

    Attributes:
        since: An EDTF date.
    """

    former: IRI
    former_label: str
    successor: IRI
    successor_label: str
    since: str | None


def merged(
    graph: Graph, *, former: Things | None = None, successor: Things | None = None, languages: Languages | None = None
) -> Answers[Merged]:
    """Provinces that have become part of another one or a city, earliest and by name.

    One row per former province, successor and statement that the one continues the other. A province that took in
    others and kept its name is no former one: it is a successor only.

    Args:
        graph: The graph to ask.
        former: Only what became of this province. Takes cg:Province.
        successor: Only what went into this province or city. Takes cg:City or cg:Province.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/merged.rq``.
    """
    return graph.rows("places/merged", Merged, languages, former=former, successor=successor)


@dataclass(frozen=True, slots=True)
class NamedOn:
    """A name of a thing.

    Attributes:
        preferred: Whether it is the main name and not another one.
        since: An EDTF date; absent where no source states a beginning.
        until: An EDTF date.
    """

    thing: IRI
    thing_label: str
    name: str
    lang: str
    preferred: bool
    since: str | None
    until: str | None
    mode: IRI
    mode_label: str
    source: IRI | None
    source_label: str | None


def named_on(
    graph: Graph, thing: Things, *, on: datetime.date | None = None, languages: Languages | None = None
) -> Answers[NamedOn]:
    """Names that a place, series or organisation had on a day, or at any time, earliest first.

    One row per thing, name, language, kind of name and source, with the days between which it held. The answer comes
    from the claims, which keep what has ended; a name without days held on any day as far as the sources say. Names of
    our own wording are included and have the mode editorial.

    Args:
        graph: The graph to ask.
        thing: A place, a series of events, a prize, an organisation and the like, or several. Takes cg:EventSeries,
            cg:IntangibleHeritage, cg:Place, cg:Prize or org:Organization.
        on: Only names that held on this day; any time if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/places/named_on.rq``.
    """
    return graph.rows("places/named_on", NamedOn, languages, thing=thing, on=on)


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


def names_of(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[NamesOf]:
    """Names that sources give to a place, by name.

    One row per place, name, language and source. Names and renderings of our own (mode editorial) are left out, and so
    are corrected ones: a place that no source names gives no row, although it has a label.

    Args:
        graph: The graph to ask.
        place: One place or several. Takes cg:Place.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/names_of.rq``.
    """
    return graph.rows("places/names_of", NamesOf, languages, place=place)


@dataclass(frozen=True, slots=True)
class PartsOfSite:
    """A component or buffer zone.

    Attributes:
        relation: Whether it is a component or a buffer zone.
        place: Where the part lies.
        built: When it was built, as EDTF.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    site: IRI
    site_label: str
    part: IRI
    part_label: str
    relation: IRI
    relation_label: str
    place: IRI | None
    place_label: str | None
    built: str | None
    source: IRI | None
    source_label: str | None


def parts_of_site(graph: Graph, site: Things, *, languages: Languages | None = None) -> Answers[PartsOfSite]:
    """Components and buffer zones of a designated site, by name.

    One row per part, relation and place in which it lies. Areas in hectares are figures of the part, see
    ``outcomes/of_thing`` or ``claims/about``. A place that only lies within the site is in ``places/within``.

    Args:
        graph: The graph to ask.
        site: One site or several. Takes cg:DesignatedSite.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/parts_of_site.rq``.
    """
    return graph.rows("places/parts_of_site", PartsOfSite, languages, site=site)


@dataclass(frozen=True, slots=True)
class ProvinceOn:
    """The province of a place.

    Attributes:
        since: An EDTF date; absent where no source states a beginning.
        until: An EDTF date.
    """

    place: IRI
    place_label: str
    province: IRI
    province_label: str
    since: str | None
    until: str | None


def province_on(
    graph: Graph, place: Things, *, on: datetime.date | None = None, languages: Languages | None = None
) -> Answers[ProvinceOn]:
    """The province in which a place lay on a day, or at any time, earliest first.

    One row per place, province and statement that it lies or lay there. The answer comes from the claims, which keep
    what has ended. A venue lies where its city lies; a city that ranks with provinces is its own. A site in two
    provinces has two rows.

    Args:
        graph: The graph to ask.
        place: A site, venue or city. Takes cg:Place.
        on: Only what held on this day; any time if left out.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/places/province_on.rq``.
    """
    return graph.rows("places/province_on", ProvinceOn, languages, place=place, on=on)


@dataclass(frozen=True, slots=True)
class ProvincesOf:
    """A province.

    Attributes:
        since: An EDTF date; absent where no source states a beginning.
        until: The last day of a former province, an EDTF date.
    """

    country: IRI
    country_label: str
    province: IRI
    province_label: str
    kind: IRI
    kind_label: str
    since: str | None
    until: str | None


def provinces_of(
    graph: Graph, country: Things, *, on: datetime.date | None = None, languages: Languages | None = None
) -> Answers[ProvincesOf]:
    """Provinces of a country, and cities of equal rank, on a day or at any time, by name.

    One row per country, province, kind and statement that it is or was one. The answer comes from the claims, which
    keep what has ended. Without a day, former provinces are given too. A province whose beginning no source states
    counts for all earlier days: before its oldest source the answer is no history.

    Args:
        graph: The graph to ask.
        country: One country or several. Takes cg:Country.
        on: Only what held on this day; any time if left out.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/places/provinces_of.rq``.
    """
    return graph.rows("places/provinces_of", ProvincesOf, languages, country=country, on=on)


@dataclass(frozen=True, slots=True)
class Regions:
    """A region and what contains it.

    Attributes:
        level: 1 for a region in nothing wider, such as a continent, and 2 for a region in that.
        countries: Countries that the graph states to lie there, at any depth; 0 where it states none.
    """

    region: IRI
    region_label: str
    level: int
    m49_code: str | None
    within: IRI | None
    within_label: str | None
    countries: int


def regions(graph: Graph, *, languages: Languages | None = None) -> Answers[Regions]:
    """Regions of the world with what directly contains them and their number of countries, the widest first.

    One row per region and container.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``queries/places/regions.rq``.
    """
    return graph.rows("places/regions", Regions, languages)


@dataclass(frozen=True, slots=True)
class Reused:
    """A site, what it was and what it became.

    Attributes:
        temporary: True if the use ends with the activity; absent if no source says so.
    """

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
    graph: Graph, *, activity: Things | None = None, site: Things | None = None, languages: Languages | None = None
) -> Answers[Reused]:
    """Sites that were given a new use, by name.

    One row per site use, former and new function; a site with two new functions has two rows.

    Args:
        graph: The graph to ask.
        activity: Only reuse for this event or project. Takes cg:Event, cg:Project or cg:ProjectActivity.
        site: Only this site. Takes cg:Place.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/reused.rq``.
    """
    return graph.rows("places/reused", Reused, languages, activity=activity, site=site)


@dataclass(frozen=True, slots=True)
class ThingsAbout:
    """A thing and how it concerns the place.

    Attributes:
        relation: ``dcterms:spatial`` for a subject, ``cg:targetArea`` for a project, ``cg:appliesToArea`` for a policy
            or agreement.
    """

    place: IRI
    place_label: str
    thing: IRI
    thing_label: str
    relation: IRI
    relation_label: str


def things_about(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[ThingsAbout]:
    """Things about a place or meant for it, by name.

    One row per place, thing and link. What happens there is in ``places/activities_in``.

    Args:
        graph: The graph to ask.
        place: The place itself, not its parts. Takes cg:Place.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

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


def venues_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[VenuesOf]:
    """Main venues of an event and where they are, by name.

    One row per event, venue and place that directly contains it. A venue without a name has a label that describes it;
    ``places/names_of`` tells whether a source names it.

    Args:
        graph: The graph to ask.
        event: One event or several. Takes cg:Event or cg:ProjectActivity.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/venues_of.rq``.
    """
    return graph.rows("places/venues_of", VenuesOf, languages, event=event)


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
    graph: Graph, place: Things, *, of_class: Things | None = None, languages: Languages | None = None
) -> Answers[Within]:
    """Places inside a place, at any depth, by name.

    One row per place asked for, part and kind. The place itself is not listed. Containment is followed through every
    step.

    Args:
        graph: The graph to ask.
        place: A city, region or country. Takes cg:Place.
        of_class: Only parts of this class or a narrower one, such as ``cg:Venue``. Takes a class.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/within.rq``.
    """
    return graph.rows("places/within", Within, languages, place=place, of_class=of_class)


@dataclass(frozen=True, slots=True)
class WithoutMembers:
    """A country without a member city in a network."""

    country: IRI
    country_label: str
    iso_alpha2: str | None
    network: IRI
    network_label: str


def without_members(
    graph: Graph, *, region: Things | None = None, network: Things | None = None, languages: Languages | None = None
) -> Answers[WithoutMembers]:
    """Countries without a member city, by name.

    One row per country and network that has members. A country is listed if no city whose membership in it lasts is
    stated to lie there; ended memberships do not count.

    Args:
        graph: The graph to ask.
        region: Only countries in this region, at any depth; every country if left out. Takes cg:Region.
        network: Only this network; every network if left out. Takes cg:CityNetwork.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/places/without_members.rq``.
    """
    return graph.rows("places/without_members", WithoutMembers, languages, region=region, network=network)
