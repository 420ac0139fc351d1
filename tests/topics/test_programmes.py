"""Programmes, works, prizes, rankings and what was planned before, as reports tell of them."""

from collections.abc import Callable
from pathlib import Path

import creativegraph as cg
from creativegraph import events, places, projects
from creativegraph.graph import Graph

Given = Callable[[str], Graph]
HUE = """
    event:hue-2022 a cg:Festival ; cg:editionOf series:hue .
    event:week a cg:Festival ; cg:partOfEvent event:hue-2022 ; cg:hasTimeSpan times:week ; cg:takesPlaceIn place:hue .
    event:gala a cg:Performance ; cg:partOfEvent event:week ; cg:hasTimeSpan times:gala ; cg:beginsAtTime "20:00" .
    event:ao-dai a cg:Festival ; cg:partOfEvent event:week ; cg:eventStatus event-status:postponed .
    times:week cg:edtf "2022-06-25/2022-06-30" ;
        cg:beginEarliest "2022-06-25"^^xsd:date ; cg:endLatest "2022-06-30"^^xsd:date .
    times:gala cg:edtf "2022-06-30" ;
        cg:beginEarliest "2022-06-30"^^xsd:date ; cg:endLatest "2022-06-30"^^xsd:date .
    claim:p1 cg:claimSubject event:gala ; cg:claimPredicate cg:partOfEvent ; cg:claimObject event:week ;
        dcterms:source source:danviet .
    source:danviet skos:prefLabel "Dân Việt"@en .
"""
CLERMONT = """
    event:national a cg:Competition ; cg:partOfEvent event:clermont-2025 .
    work:genealogie a cg:Work ; cg:madeBy person:bourouissa ; cg:shownAt event:national ; cg:workKind work-kind:film .
    work:soleil-gris a cg:Work ; cg:madeBy person:monnier ; cg:premieredAt event:clermont-2025 .
    award:grand-prix a cg:Award ; cg:ofPrize prize:grand-prix ; cg:awardedTo work:genealogie ;
        cg:awardedAt event:national ; cg:awardResult award-result:won .
    award:sacem a cg:Award ; cg:ofPrize prize:sacem ; cg:awardedTo person:stahl ; cg:awardedFor work:soleil-gris ;
        cg:awardedAt event:clermont-2025 ; cg:awardResult award-result:won ; cg:statedReason "For its score."@en .
    award:canal a cg:Award ; cg:awardedTo work:genealogie ; cg:awardedAt event:national ;
        cg:awardResult award-result:nominated .
    prize:grand-prix a cg:Prize ; skos:prefLabel "Grand Prix"@en ; cg:prizeOfSeries series:clermont .
    prize:sacem a cg:Prize ; skos:prefLabel "SACEM prize"@en ; cg:givenBy orgs:sacem .
"""


def test_a_programme_has_the_parts_of_parts_with_their_hours_status_and_source(given: Given) -> None:
    graph = given(HUE)

    found = events.programme_of(graph, "event/hue-2022")

    assert [(each.part.slug, each.part_of.slug, each.date, each.time) for each in found] == [
        ("week", "hue-2022", "2022-06-25/2022-06-30", None),
        ("gala", "week", "2022-06-30", "20:00"),
        ("ao-dai", "week", None, None),
    ]
    assert [each.status.slug for each in found if each.status] == ["postponed"]
    assert [each.source_label for each in found if each.source] == ["Dân Việt"]


def test_prizes_of_a_festival_are_those_of_its_competitions_too_and_a_nomination_says_so(given: Given) -> None:
    graph = given(CLERMONT)

    found = events.prizes_at(graph, "event/clermont-2025")

    assert [
        (
            each.prize_label,
            each.winner.slug,
            each.awarded_for and each.awarded_for.slug,
            each.result and each.result.slug,
        )
        for each in found
    ] == [
        (None, "genealogie", None, "nominated"),
        ("Grand Prix", "genealogie", None, "won"),
        ("SACEM prize", "stahl", "soleil-gris", "won"),
    ]
    assert [each.reason for each in found if each.reason] == ["For its score."]


def test_a_prize_for_the_music_of_a_film_is_won_by_who_wrote_it_and_not_by_the_film(given: Given) -> None:
    graph = given(CLERMONT)

    by_composer = events.prizes_won_by(graph, "person/stahl")
    by_film = events.prizes_won_by(graph, "work/soleil-gris")

    assert [each.award.slug for each in by_composer] == ["sacem"]
    assert by_film == []


def test_who_gives_a_prize_is_named_at_each_award_of_it(given: Given) -> None:
    graph = given("""
        prize:sacem a cg:Prize ; cg:givenBy orgs:sacem .
        award:music a cg:Award ; cg:awardedTo person:stahl ; cg:ofPrize prize:sacem .
    """)

    (won,) = events.prizes_won_by(graph, "person/stahl")

    assert won.given_by is not None
    assert won.given_by.slug == "sacem"


def test_works_are_found_by_event_and_by_maker_and_a_premiere_counts_as_a_showing(given: Given) -> None:
    graph = given(CLERMONT)

    shown = events.works_at(graph, "event/clermont-2025")
    made = events.works_of(graph, "person/bourouissa")
    showings = events.showings_of(graph, "work/soleil-gris")

    assert [(each.work.slug, each.shown_at.slug, each.premiere) for each in shown] == [
        ("genealogie", "national", False),
        ("soleil-gris", "clermont-2025", True),
    ]
    assert [(each.work.slug, each.kind and each.kind.slug) for each in made] == [("genealogie", "film")]
    assert [(each.event.slug, each.premiere) for each in showings] == [("clermont-2025", True)]


def test_prizes_of_a_series_have_a_row_even_if_nobody_is_known_to_have_won_them(given: Given) -> None:
    graph = given(CLERMONT + "prize:audience a cg:Prize ; cg:prizeOfSeries series:clermont .")

    found = events.prizes_in_series(graph, "series/clermont")
    given_by = events.prizes_given_by(graph, "org/sacem")

    assert [(each.prize.slug, each.winner and each.winner.slug) for each in found] == [
        ("audience", None),
        ("grand-prix", "genealogie"),
    ]
    assert [each.prize.slug for each in given_by] == ["sacem"]


def test_an_edition_that_was_not_held_stays_in_the_history_with_its_earlier_dates_and_theme(given: Given) -> None:
    graph = given("""
        event:hue-2018 cg:editionOf series:hue ; cg:hasTimeSpan times:held ; cg:editionNumber 10 .
        event:hue-2020 cg:editionOf series:hue ; cg:hasTimeSpan times:last ; cg:wasPlannedFor times:first ;
            cg:status status:not-held ; cg:hasTheme "Always new"@en, "Luôn luôn mới"@vi .
        times:held cg:edtf "2018" ; cg:beginEarliest "2018-01-01"^^xsd:date ; cg:endLatest "2018-12-31"^^xsd:date .
        times:last cg:edtf "2020-08-26" ;
            cg:beginEarliest "2020-08-26"^^xsd:date ; cg:endLatest "2020-08-26"^^xsd:date .
        times:first cg:edtf "2020-04-01/2020-04-06" ;
            cg:beginEarliest "2020-04-01"^^xsd:date ; cg:endLatest "2020-04-06"^^xsd:date .
        claim:p1 cg:claimSubject event:hue-2020 ; cg:claimPredicate cg:wasPlannedFor ; cg:claimObject times:first ;
            dcterms:source source:paper .
        source:paper dcterms:date "2020-02-20" .
    """)

    history = events.history_of(graph, "series/hue")
    moved = events.moved(graph, "event/hue-2020")

    assert [
        (each.event.slug, each.number, each.status and each.status.slug, each.theme, each.planned_for)
        for each in history
    ] == [
        ("hue-2018", 10, None, None, None),
        ("hue-2020", None, "not-held", "Always new", "2020-04-01/2020-04-06"),
    ]
    assert [(each.planned_for, each.date, each.said_on) for each in moved] == [
        ("2020-04-01/2020-04-06", "2020-08-26", "2020-02-20"),
    ]


def test_how_often_a_festival_is_held_changes_and_both_years_of_its_beginning_are_told(given: Given) -> None:
    graph = given("""
        claim:p1 cg:claimSubject series:hcdf ; cg:claimPredicate cg:periodicity ; cg:claimObject periodicity:annual ;
            cg:validFrom "2021" ; cg:validUntil "2025" ; dcterms:source source:a .
        claim:p2 cg:claimSubject series:hcdf ; cg:claimPredicate cg:periodicity ; cg:claimObject periodicity:biennial ;
            cg:validFrom "2026" ; dcterms:source source:b .
        claim:p3 cg:claimSubject series:hcdf ; cg:claimPredicate cg:firstHeldIn ; cg:claimValue 1982 ;
            dcterms:source source:a .
        claim:p4 cg:claimSubject series:hcdf ; cg:claimPredicate cg:firstHeldIn ; cg:claimValue 1981 ;
            dcterms:source source:b .
    """)

    found = events.series_facts(graph, "series/hcdf")

    assert [(each.value, each.code and each.code.slug, each.since, each.until) for each in found] == [
        ("1981", None, None, None),
        ("1982", None, None, None),
        (None, "annual", "2021", "2025"),
        (None, "biennial", "2026", None),
    ]


def test_an_online_meeting_has_a_platform_and_resulted_from_another(given: Given) -> None:
    graph = given("""
        event:talks a cg:Meeting ; cg:attendanceMode attendance-mode:online ; cg:heldOnlineOn "Zoom" ;
            cg:resultedFrom event:visit .
        event:visit a cg:Visit .
        event:dinner a cg:Meeting .
    """)

    attended = events.how_attended(graph, "event/talks")

    assert [(each.mode and each.mode.slug, each.platform) for each in attended] == [("online", "Zoom")]
    assert events.how_attended(graph, "event/dinner") == []
    assert [(each.other.slug, each.backwards) for each in events.origins_of(graph, "event/talks")] == [("visit", False)]
    assert [(each.other.slug, each.backwards) for each in events.origins_of(graph, "event/visit")] == [("talks", True)]


def test_the_first_of_its_kind_is_found_by_the_thing_and_by_where_it_counts(given: Given) -> None:
    graph = given("""
        ranking:host a cg:Ranking ; cg:rankedThing place:essaouira ; cg:rankPosition 1 ;
            cg:rankedAmong "hosts of the conference"@en ; cg:rankedWithin place:africa .
        ranking:port a cg:Ranking ; cg:rankedThing place:essaouira ; cg:rankPosition 2 ;
            cg:rankedAmong "ports du Maroc"@fr .
        ranking:site a cg:Ranking ; cg:rankedThing place:maratha ; cg:rankPosition 44 ;
            cg:rankedAmong "propiedades"@es ; cg:rankedWithin place:india .
    """)

    of_city = events.rankings_of(graph, "place/essaouira")
    in_india = events.rankings_within(graph, "place/india")

    assert [(each.position, each.among, each.within and each.within.slug) for each in of_city] == [
        (1, "hosts of the conference", "africa"),
        (2, "ports du Maroc", None),
    ]
    assert [(each.position, each.thing.slug, each.among) for each in in_india] == [(44, "maratha", "propiedades")]


def test_parts_of_an_initiative_are_projects_and_their_parts(given: Given) -> None:
    graph = given("""
        project:eu a cg:Project ; cg:partOfInitiative initiative:mosul .
        project:training a cg:Project ; cg:partOfInitiative project:eu .
    """)

    found = projects.parts_of_initiative(graph, "initiative/mosul")

    assert [(each.part.slug, each.part_of.slug) for each in found] == [("eu", "mosul"), ("training", "eu")]


def test_who_decided_not_to_hold_an_edition_is_told_with_what_became_of_it(given: Given) -> None:
    graph = given("""
        event:hue-2020 a cg:Festival ; cg:decidedBy orgs:committee ; cg:status status:not-held .
    """)

    found = events.decisions_on(graph, "event/hue-2020")

    assert [(each.decider.slug, each.status and each.status.slug) for each in found] == [("committee", "not-held")]


def test_one_row_of_a_table_makes_an_award_and_one_a_listing(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("id,kind,title,lang\npress,press,Report,en\n", encoding="utf-8")
    (tmp_path / "claims.csv").write_text(
        "id,subject,property,value,sources,when,about,at\n"
        "c1,person/stahl,code/award-result/won,prize/sacem,press,,Soleil gris (work/soleil-gris),event/final\n"
        "c2,Abu Mena (place/abu-mena),code/heritage-list/in-danger,removed,press,2025,,event/session-47\n",
        encoding="utf-8",
    )

    graph = cg.open_graph(tmp_path)

    awards = events.prizes_at(graph, "event/final")
    listings = places.listed_on(graph, "code/heritage-list/in-danger", in_year=2025)
    assert [(each.winner.slug, each.awarded_for and each.awarded_for.slug, each.result_label) for each in awards] == [
        ("stahl", "soleil-gris", "won"),
    ]
    assert [
        (each.thing_label, each.outcome_label, each.year, each.session and each.session.slug) for each in listings
    ] == [
        ("Abu Mena", "taken off the list", 2025, "session-47"),
    ]
