"""Places: venues, cities, regions and countries, what happens in them and what they are used for.

The one rule: containment is followed through every step. A conference in the Hanoi Museum took
place in Hà Nội and in Viet Nam, as far as sources say that one lies in the other.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from creativegraph.graph import Graph
from creativegraph.values import IRI, Languages, Things

__all__ = [
    "ActivitiesIn",
    "ActivitiesOutside",
    "Containing",
    "CoordinatesIn",
    "Details",
    "Listed",
    "NamesOf",
    "Reused",
    "ThingsAbout",
    "VenuesOf",
    "Within",
    "activities_in",
    "activities_outside",
    "containing",
    "coordinates_in",
    "details",
    "listed",
    "names_of",
    "reused",
    "things_about",
    "venues_of",
    "within",
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
