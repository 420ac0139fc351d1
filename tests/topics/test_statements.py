"""What became of things, who said what and who held which office, as reports of festivals and cities have it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import creativegraph as cg

Given = Callable[[str], cg.Graph]

FESTIVAL = """
    event:hue-2020 a cg:Festival ; skos:prefLabel "Hue Festival 2020"@en ; cg:hasTimeSpan times:planned .
    times:planned cg:edtf "2020-08-26/2020-08-31" ; cg:endLatest "2020-08-31"^^xsd:date .
    times:april cg:edtf "2020-04-01/2020-04-06" ; cg:endLatest "2020-04-06"^^xsd:date .
    times:told cg:edtf "2020-07-31" .
    times:next cg:edtf "2021" ; cg:endLatest "2021-12-31"^^xsd:date .
    code:status\\/postponed skos:broader code:status\\/prospective ; skos:prefLabel "postponed"@en .
    code:status\\/planned skos:broader code:status\\/prospective ; skos:prefLabel "planned"@en .
    code:status\\/held skos:broader code:status\\/ended .
    code:status\\/not-held skos:broader code:status\\/unrealised ; skos:prefLabel "not held"@en .
    code:event-status\\/planned skos:exactMatch code:status\\/planned .
    source:thtg dcterms:issued "2020-07" ; skos:prefLabel "THTG"@en .
"""
MOVED = (
    FESTIVAL
    + """
    status:moved cg:statusOf event:hue-2020 ; cg:inStatus code:status\\/postponed ; cg:hasTimeSpan times:told ;
        cg:wasPlannedFor times:planned ; cg:movedTo times:next ; cg:hasCause code:cause\\/epidemic ;
        cg:decidedBy orgs:party ; cg:hasCondition "if the illness is over"@en .
    claim:s1 cg:claimSubject status:moved ; cg:claimPredicate cg:inStatus ; cg:claimObject code:status\\/postponed ;
        cg:assertionMode code:mode\\/explicit ; dcterms:source source:thtg .
    claim:s2 cg:claimSubject event:hue-2020 ; cg:claimPredicate cg:eventStatus ;
        cg:claimObject code:event-status\\/planned ; cg:assertionMode code:mode\\/explicit ;
        cg:validFrom "2019-11" ; cg:validUntil "2020-07-31" ; dcterms:source source:thtg .
"""
)
OFFICES = """
    office:hrib cg:heldBy person:hrib ; cg:officeIn orgs:prague ; cg:officeTitle "Mayor of Prague"@en ;
        cg:officeKind code:office-kind\\/mayor ; cg:hasTimeSpan times:term .
    times:term cg:edtf "2018-11-15/.." ; cg:beginEarliest "2018-11-15"^^xsd:date .
    office:krnacova cg:heldBy person:krnacova ; cg:officeIn orgs:prague ; cg:officeTitle "primátorka"@cs ;
        cg:officeKind code:office-kind\\/mayor ; cg:attestedOn times:february .
    times:february cg:edtf "2016-02" ; cg:beginEarliest "2016-02-01"^^xsd:date ; cg:endLatest "2016-02-29"^^xsd:date .
    code:office-kind\\/mayor skos:broader code:office-kind\\/head .
"""
SAID = (
    OFFICES
    + """
    statement:hrib cg:statedBy person:hrib ; cg:inOffice office:hrib ; cg:isAbout agreement:beijing ;
        cg:reportingMode code:reporting-mode\\/reported ; cg:speechAct code:speech-act\\/forecast ;
        cg:addressedTo orgs:ctk ; cg:hasTimeSpan times:friday ; cg:hasWords "may cancel the agreement"@en .
    times:friday cg:edtf "2019-10-04" .
    statement:kozena cg:statedBy person:kozena ; cg:retoldBy person:dittrich ; cg:isAbout place:brno ;
        cg:reportingMode code:reporting-mode\\/retold ; cg:inCapacity "patroness of the project"@en .
    claim:s1 cg:claimSubject statement:hrib ; cg:claimPredicate cg:statedBy ; cg:claimObject person:hrib ;
        dcterms:source source:radio .
    source:radio dcterms:issued "2019-10-05" .
"""
)
ROLES = """
    code:role\\/signatory skos:prefLabel "signatory"@en .
    participation:one cg:inActivity agreement:culture ; cg:inRole code:role\\/signatory ; cg:participant person:dong ;
        cg:onBehalfOf orgs:ministry ; cg:inCapacity "deputy minister"@en .
    participation:two cg:inActivity event:signing ; cg:inRole code:role\\/witness ; cg:participant person:envoy .
    participation:three cg:inActivity event:signing ; cg:inRole code:role\\/moderator ; cg:participant person:host .
    event:signing cg:signsAgreement agreement:culture ; cg:hasTimeSpan times:may .
    times:may cg:edtf "2023-05-24" .
    code:role\\/keynote-speaker skos:broader code:role\\/speaker .
    participation:four cg:inActivity event:forum ; cg:inRole code:role\\/keynote-speaker ; cg:participant person:dong .
"""


def test_a_thing_has_each_status_with_its_days_its_cause_and_who_decided_it(given: Given) -> None:
    graph = given(MOVED)

    planned, moved = cg.statements.status_of(graph, "event/hue-2020")

    assert (planned.status.slug, planned.since, planned.until) == ("planned", "2019-11", "2020-07-31")
    assert (moved.status_label, moved.family.slug, moved.since) == ("postponed", "prospective", "2020-07-31")
    assert (moved.planned_for, moved.moved_to) == ("2020-08-26/2020-08-31", "2021")
    assert moved.cause
    assert moved.cause.slug == "epidemic"
    assert moved.decided_by
    assert moved.decided_by.slug == "party"
    assert (moved.condition, moved.said_on, moved.source_label) == ("if the illness is over", "2020-07", "THTG")


def test_a_status_that_a_source_gives_with_and_without_details_is_one_row(given: Given) -> None:
    plain = "claim:s3 cg:claimSubject event:hue-2020 ; cg:claimPredicate cg:eventStatus ; "
    plain += "cg:claimObject code:event-status\\/postponed ; cg:assertionMode code:mode\\/explicit ; dcterms:source "
    same = "code:event-status\\/postponed skos:exactMatch code:status\\/postponed ."

    found = cg.statements.status_of(given(f"{MOVED} {same} {plain} source:thtg, source:press ."), "event/hue-2020")

    assert [(each.status.slug, each.source and each.source.slug, bool(each.cause)) for each in found] == [
        ("planned", "thtg", False), ("postponed", "thtg", True), ("postponed", "press", False),
    ]  # fmt: skip


def test_a_plan_of_the_past_is_overdue_until_something_is_said_of_its_end(given: Given) -> None:
    planned = FESTIVAL + "event:hue-2020 cg:eventStatus code:event-status\\/planned ."
    over = planned + "event:hue-2020 cg:status code:status\\/not-held ."

    assert [each.date for each in cg.statements.overdue(given(planned), date(2020, 9, 1))] == ["2020-08-26/2020-08-31"]
    assert cg.statements.overdue(given(planned), date(2020, 8, 31)) == []
    assert cg.statements.overdue(given(over), date(2020, 9, 1)) == []


def test_a_plan_without_a_date_is_never_overdue(given: Given) -> None:
    graph = given("""
        event:held a cg:Event ; cg:hasTimeSpan times:held .
        times:held a cg:TimeSpan ; cg:edtf "2019" ; cg:endLatest "2019-12-31"^^xsd:date .
        project:hall a cg:Project ; cg:status <https://w3id.org/creativegraph/code/status/planned> .
    """)

    assert cg.statements.overdue(graph, date(2026, 12, 31)) == []


def test_a_plan_that_was_moved_is_overdue_when_its_new_time_is_over(given: Given) -> None:
    graph = given(MOVED)

    assert cg.statements.overdue(graph, date(2021, 6, 1)) == []
    assert [each.date for each in cg.statements.overdue(graph, date(2022, 1, 1))] == ["2021"]


def test_an_edition_that_was_not_held_is_found_by_the_wider_status(given: Given) -> None:
    graph = given(FESTIVAL + "event:hue-2020 cg:status code:status\\/not-held .")

    found = cg.statements.with_status(graph, "code/status/unrealised")

    assert [(each.thing.slug, each.in_status_label) for each in found] == [("hue-2020", "not held")]


@pytest.mark.parametrize(("day", "holder"), [(date(2019, 10, 7), "hrib"), (date(2016, 2, 10), "krnacova")])
def test_an_office_is_held_within_its_term_or_on_a_day_on_which_it_is_attested(
    given: Given, day: date, holder: str
) -> None:
    found = cg.statements.office_holders(given(OFFICES), "org/prague", day)

    assert [each.person.slug for each in found] == [holder]


def test_the_offices_of_a_person_have_title_kind_and_term(given: Given) -> None:
    [held] = cg.statements.offices_of(given(OFFICES), "person/hrib")

    assert (held.title, held.term, held.kind and held.kind.slug) == ("Mayor of Prague", "2018-11-15/..", "mayor")


def test_a_statement_has_speaker_office_words_way_and_day(given: Given) -> None:
    [said] = cg.statements.about(given(SAID), "agreement/beijing")

    assert (said.speaker.slug, said.capacity, said.date) == ("hrib", "Mayor of Prague", "2019-10-04")
    assert (said.words, said.words_language) == ("may cancel the agreement", "en")
    assert said.mode
    assert said.act
    assert said.addressed_to
    assert said.source
    assert (said.mode.slug, said.act.slug, said.addressed_to.slug) == ("reported", "forecast", "ctk")
    assert (said.source.slug, said.published) == ("radio", "2019-10-05")


def test_a_statement_retold_belongs_to_its_speaker(given: Given) -> None:
    graph = given(SAID)

    [said] = cg.statements.made_by(graph, "person/kozena")

    assert (said.capacity, said.retold_by and said.retold_by.slug) == ("patroness of the project", "dittrich")
    assert cg.statements.made_by(graph, "person/dittrich") == []


def test_who_signed_and_who_witnessed_an_agreement_is_found_with_and_without_a_signing(given: Given) -> None:
    found = cg.statements.signed_for(given(ROLES), "agreement/culture")

    assert [(each.agent.slug, each.role.slug, each.capacity) for each in found] == [
        ("dong", "signatory", "deputy minister"),
        ("envoy", "witness", None),
    ]
    assert found[0].organisation
    assert found[0].organisation.slug == "ministry"


def test_a_wider_role_finds_narrower_ones(given: Given) -> None:
    graph = given(ROLES)

    assert [each.agent.slug for each in cg.statements.roles_in(graph, "event/forum", "code/role/speaker")] == ["dong"]
    assert [each.role.slug for each in cg.statements.roles_of(graph, "person/dong")] == ["signatory", "keynote-speaker"]


TABLE = "id,subject,property,value,lang,sources,mode,from,to\n"
PARTIES = """
    status:swiss cg:statusOf agreement:culture ; cg:inStatus code:status\\/ratified ; cg:holdsFor orgs:swiss ;
        cg:hasTimeSpan times:july ; cg:setOutIn policy:law .
    times:july cg:edtf "2008-07-16" .
    claim:c1 cg:claimSubject status:swiss ; cg:claimPredicate cg:inStatus ; cg:claimObject code:status\\/ratified ;
        cg:assertionMode code:mode\\/explicit ; dcterms:source source:law .
    claim:c2 cg:claimSubject agreement:culture ; cg:claimPredicate cg:status ; cg:claimObject code:status\\/ratified ;
        cg:assertionMode code:mode\\/explicit ; dcterms:source source:law .
    agreement:culture cg:status code:status\\/ratified .
"""


def test_a_status_of_one_party_does_not_hide_that_of_the_agreement(given: Given) -> None:
    graph = given(PARTIES)

    rows = cg.statements.status_of(graph, "agreement/culture")

    told = {
        (each.since, each.for_party and each.for_party.slug, each.set_out_in and each.set_out_in.slug) for each in rows
    }
    assert told == {("2008-07-16", "swiss", "law"), (None, None, None)}


def test_everything_said_of_a_thing_has_its_records_with_time_and_source(given: Given) -> None:
    graph = given("""
        obs:one sosa:hasFeatureOfInterest event:fair ; cg:hasTimeSpan times:may ;
            skos:prefLabel "visitors of Fair, 2025-05"@en .
        times:may cg:edtf "2025-05" .
        claim:a cg:claimSubject event:fair ; cg:claimPredicate cg:hasTheme ; cg:claimValue "Clay"@en ;
            cg:assertionMode code:mode\\/explicit ; cg:validFrom "2024" ; dcterms:source source:news .
        claim:b cg:claimSubject obs:one ; cg:claimPredicate sosa:hasSimpleResult ; cg:claimValue 300 ;
            cg:assertionMode code:mode\\/explicit ; dcterms:source source:news .
        claim:c cg:claimSubject event:fair ; cg:claimPredicate cg:hasTheme ; cg:claimValue "Glass"@en ;
            cg:assertionMode code:mode\\/explicit ; cg:rank code:rank\\/deprecated ; dcterms:source source:news .
        event:stall cg:partOfEvent event:fair .
        claim:d cg:claimSubject event:stall ; cg:claimPredicate cg:partOfEvent ; cg:claimObject event:fair ;
            cg:assertionMode code:mode\\/explicit ; dcterms:source source:news .
    """)

    rows = cg.statements.of_subject(graph, "event/fair")

    told = [(each.about.slug, each.value, each.date, each.since, each.source and each.source.slug) for each in rows]
    assert told == [("fair", "Clay", None, "2024", "news"), ("one", "300", "2025-05", None, "news")]
    assert rows[1].about_label == "visitors of Fair, 2025-05"


BAD_ROWS = {
    "a term that ends before it begins": (
        ("e1,office/ann,cg:heldBy,person/ann,,news,explicit,,\n"
        "e2,office/ann,cg:officeIn,org/alba,,news,explicit,,\n"
        "e3,office/ann,cg:officeTitle,Mayor,en,news,explicit,,\n"
        "e4,office/ann,cg:hasTimeSpan,2022/2018,,news,explicit,,\n"),
        (5, 4),
    ),
    "quoted without words": (
        ("e1,statement/ann,cg:statedBy,person/ann,,news,explicit,,\n"
        "e2,statement/ann,cg:isAbout,org/alba,,news,explicit,,\n"
        "e3,statement/ann,cg:reportingMode,code/reporting-mode/quoted,,news,explicit,,\n"),
        (4, 4),
    ),
    "a status that is no code": ("e1,org/alba,cg:status,code/role/witness,,news,explicit,,\n", (2, 4)),
    "a status that ends before it begins": (
        "e1,org/alba,cg:status,code/status/planned,,news,explicit,2025,2020\n", (2, 9),
    ),
    "a plan that newer sources say nothing of": (
        ("e1,project/hall,cg:hasTimeSpan,2019,,news,explicit,,\n"
        "e2,project/hall,cg:status,code/status/planned,,news,explicit,,\n"),
        (2, 4),
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD_ROWS)
def test_a_fault_is_found_at_its_cell(tmp_path: Path, fault: str) -> None:
    rows, (line, column) = BAD_ROWS[fault]
    (tmp_path / "rows.csv").write_text(TABLE + rows, encoding="utf-8")
    (tmp_path / "sources.csv").write_text("id,kind,title,lang,date\nnews,press,News,en,2021-05-01\n", encoding="utf-8")

    report = cg.check(tmp_path)

    assert (line, column) in {(each.cell.row, each.cell.column) for each in report.findings if each.cell}
