"""Events: when, where, by whom and with what said of them."""

from collections.abc import Callable
from datetime import date

from creativegraph import events
from creativegraph.graph import Graph
from creativegraph.iris import IRI

Given = Callable[[str], Graph]


def test_an_event_known_by_its_month_may_fall_on_any_of_its_days(given: Given) -> None:
    graph = given("""
        event:fair a cg:Festival ; cg:hasTimeSpan times:fair .
        times:fair a cg:TimeSpan ; cg:edtf "2023-11" ;
            cg:beginEarliest "2023-11-01"^^xsd:date ; cg:endLatest "2023-11-30"^^xsd:date .
    """)

    in_year = events.in_period(graph, date(2023, 1, 1), date(2023, 12, 31))
    on_day = events.in_period(graph, date(2023, 11, 18), date(2023, 11, 18))
    in_december = events.in_period(graph, date(2023, 12, 1), date(2023, 12, 31))

    assert [(each.event.slug, each.date, each.certain) for each in in_year] == [("fair", "2023-11", True)]
    assert [each.certain for each in on_day] == [False]
    assert in_december == []


def test_undated_events_come_last_and_keep_no_date(given: Given) -> None:
    graph = given("""
        event:agreed a cg:SigningEvent .
        event:met a cg:Forum ; cg:hasTimeSpan times:met .
        event:shown a cg:Exhibition ; cg:hasTimeSpan times:shown .
        times:met a cg:TimeSpan ; cg:edtf "2024-07-01/2024-07-05" ;
            cg:beginEarliest "2024-07-01"^^xsd:date ; cg:endLatest "2024-07-05"^^xsd:date .
        times:shown a cg:TimeSpan ; cg:edtf "2022" ;
            cg:beginEarliest "2022-01-01"^^xsd:date ; cg:endLatest "2022-12-31"^^xsd:date .
    """)

    found = events.timeline(graph)

    assert [(each.event.slug, each.date, each.precision) for each in found] == [
        ("shown", "2022", "year"),
        ("met", "2024-07-01/2024-07-05", "day"),
        ("agreed", None, None),
    ]


def test_an_event_in_a_museum_is_held_once_in_the_country_of_its_city(given: Given) -> None:
    graph = given("""
        event:talk a cg:Conference ; cg:hasMainVenue place:museum ; cg:takesPlaceIn place:alba .
        activity:survey a cg:ProjectActivity ; cg:takesPlaceIn place:alba .
        place:museum cg:locatedIn place:alba .
        place:alba cg:locatedIn place:land .
    """)

    found = events.held_in(graph, "place/land")

    assert [each.event.slug for each in found] == ["talk"]
    assert [(each.place.slug, each.main_venue) for each in events.places_of(graph, "event/talk")] == [
        ("museum", True),
        ("alba", False),
    ]


def test_a_supporter_has_a_role_but_does_not_organise(given: Given) -> None:
    graph = given("""
        event:fair a cg:Festival ; cg:organisedBy orgs:office ; cg:coOrganisedBy orgs:club .
        participation:help a cg:Participation ; cg:inActivity event:fair ; cg:participant orgs:bank ;
            cg:inRole role:supporter ; cg:requestedBy orgs:city .
        orgs:bank a org:Organization .
    """)

    roles = events.roles_in(graph, "event/fair")

    assert [(each.role.slug, each.agent.slug) for each in roles] == [
        ("co-organiser", "club"),
        ("organiser", "office"),
        ("supporter", "bank"),
    ]
    assert [each.requested_by.slug for each in roles if each.requested_by] == ["city"]
    assert events.organised_by(graph, "org/bank") == []
    assert [each.role.slug for each in events.with_participant(graph, "org/bank")] == ["supporter"]


def test_texts_come_in_the_first_language_or_in_all_where_it_has_none(given: Given) -> None:
    graph = given("""
        event:talk a cg:Conference ; cg:hasConclusion "Culture matters"@en, "Văn hóa quan trọng"@vi .
    """)

    found = events.conclusions_of(graph, "event/talk", languages=("vi",))
    other = events.conclusions_of(graph, "event/talk", languages=("fr",))

    assert [(each.text, each.language) for each in found] == [("Văn hóa quan trọng", "vi")]
    assert [each.language for each in other] == ["en", "vi"]


SERIES = """
    event:held a cg:Festival ; cg:editionOf series:festival ; cg:hasTimeSpan times:held ; cg:hasMainVenue place:hall ;
        cg:hasTheme "Flow"@en, "Dòng chảy"@vi .
    event:coming a cg:Festival ; cg:editionOf series:festival ; cg:hasTimeSpan times:coming ;
        cg:eventStatus event-status:planned ; cg:takesPlaceIn place:town ; cg:hasTheme "Paths"@en .
    times:held a cg:TimeSpan ; cg:edtf "2023-11" ;
        cg:beginEarliest "2023-11-01"^^xsd:date ; cg:endLatest "2023-11-30"^^xsd:date .
    times:coming a cg:TimeSpan ; cg:edtf "2026" ;
        cg:beginEarliest "2026-01-01"^^xsd:date ; cg:endLatest "2026-12-31"^^xsd:date .
"""


def test_a_calendar_tells_what_was_held_from_what_is_planned(given: Given) -> None:
    graph = given(SERIES)

    found = events.series_calendar(graph, "series/festival", languages=("vi", "en"))

    assert [(each.event.slug, each.status_label, each.theme, each.venue_label) for each in found] == [
        ("held", None, "Dòng chảy", "hall"),
        ("coming", "dự kiến", "Paths", None),
    ]


def test_only_events_to_come_are_planned(given: Given) -> None:
    (found,) = events.planned(given(SERIES))

    assert (found.event.slug, found.date, found.series_label, found.place_label) == (
        "coming",
        "2026",
        "festival",
        "town",
    )


def test_a_role_stated_twice_counts_once_and_what_is_no_event_is_left_out(given: Given) -> None:
    graph = given("""
        event:fair a cg:Festival ; cg:organisedBy orgs:alba .
        participation:one cg:inActivity event:fair ; cg:inRole role:organiser ; cg:participant orgs:alba .
        activity:survey a cg:ProjectActivity ; cg:organisedBy orgs:alba .
        membership:town a cg:NetworkMembership .
        participation:two cg:inActivity membership:town ; cg:inRole role:coordinator ; cg:participant orgs:alba .
    """)

    found = events.involving(graph)

    assert [(each.event.slug, each.role.slug, each.agent.slug) for each in found] == [("fair", "organiser", "alba")]
    assert events.involving(graph, agent="org/alba", role="code/role/supporter") == []


def test_lists_of_events_mark_what_is_only_planned_or_came_to_nothing(given: Given) -> None:
    graph = given("""
        event:fair a cg:Festival ; cg:organisedBy orgs:hall ; cg:takesPlaceIn place:hall .
        event:next-fair a cg:Festival ; cg:organisedBy orgs:hall ; cg:takesPlaceIn place:hall ;
            cg:status <https://w3id.org/creativegraph/code/status/announced> .
        event:lost-fair a cg:Festival ; cg:organisedBy orgs:hall ; cg:takesPlaceIn place:hall ;
            cg:status <https://w3id.org/creativegraph/code/status/cancelled> .
        place:hall a cg:Venue . orgs:hall a org:Organization .
    """)

    rows: list[tuple[IRI, IRI | None]] = [
        *((each.event, each.status) for each in events.timeline(graph)),
        *((each.event, each.status) for each in events.held_in(graph, "hall")),
        *((each.event, each.status) for each in events.organised_by(graph, "org/hall")),
        *((each.event, each.status) for each in events.of_kind(graph, "cg:Festival")),
    ]

    marked = {("fair", None), ("next-fair", "announced"), ("lost-fair", "cancelled")}
    assert len(rows) == 12
    assert {(event.slug, status and status.slug) for event, status in rows} == marked
    assert [each.event.slug for each in events.planned(graph)] == ["next-fair"]
