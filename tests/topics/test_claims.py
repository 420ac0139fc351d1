"""Claims: every fact leads to its words, and nothing that was wrong is lost."""

from collections.abc import Callable
from datetime import date

import pytest

import creativegraph as cg
from creativegraph import claims
from creativegraph.graph import Graph

Given = Callable[[str], Graph]

WORLD = """
    event:forum a cg:Forum ; cg:hasTimeSpan times:right .
    times:wrong a cg:TimeSpan ; cg:edtf "2004-07" .
    times:right a cg:TimeSpan ; cg:edtf "2024-07" .
    claim:a1 a cg:Claim ; cg:claimSubject event:forum ; cg:claimPredicate cg:hasTimeSpan ;
        cg:claimObject times:wrong ; cg:rank rank:deprecated ; cg:assertionMode mode:explicit ;
        dcterms:source source:text ; cg:supportedByQuotation quotation:text-5-9 .
    claim:a2 a cg:Claim ; cg:claimSubject event:forum ; cg:claimPredicate cg:hasTimeSpan ;
        cg:claimObject times:right ; cg:rank rank:preferred ; cg:assertionMode mode:editorial ;
        dcterms:source source:text, source:page ; cg:supportedByQuotation quotation:text-5-9 .
    claim:a3 a cg:Claim ; cg:claimSubject event:forum ; cg:claimPredicate rdf:type ;
        cg:claimObject cg:Forum ; cg:rank rank:normal ; cg:assertionMode mode:explicit ;
        dcterms:source source:page .
    correction:k1 a cg:Correction ; cg:corrects claim:a1 ; cg:resultsInClaim claim:a2 ;
        cg:errorType error-type:impossible-date ;
        cg:correctionReason "It looks back on 2022"@en, "Nhìn lại năm 2022"@vi .
    quotation:text-5-9 a cg:Quotation ; oa:hasSource source:text ; oa:hasSelector selector:text-5-9 .
    selector:text-5-9 a oa:TextPositionSelector, oa:TextQuoteSelector ; oa:start 5 ; oa:end 9 ; oa:exact "2004" .
    source:page a cg:ReportedSource ; skos:prefLabel "A page"@en .
    source:text a cg:SourceDocument ; skos:prefLabel "A text"@en .
"""


def test_a_property_of_a_time_span_finds_its_claims_best_rank_first(given: Given) -> None:
    graph = given(WORLD)

    found = claims.about(graph, "event/forum", property="cg:edtf")

    assert [(each.claim.slug, each.value, each.rank.slug) for each in found] == [
        ("a2", "2024-07", "preferred"),
        ("a2", "2024-07", "preferred"),
        ("a1", "2004-07", "deprecated"),
    ]
    assert {each.property.slug for each in found} == {"hasTimeSpan"}
    assert len(claims.about(graph, "event/forum")) == 4


def test_quoted_words_stand_in_the_row_of_the_source_that_holds_them(given: Given) -> None:
    graph = given(WORLD)

    found = claims.about(graph, "event/forum", property="cg:hasTimeSpan")

    assert [(each.source_label, each.quoted, each.start, each.end) for each in found] == [
        ("A page", None, None, None),
        ("A text", "2004", 5, 9),
        ("A text", "2004", 5, 9),
    ]


def test_a_correction_leads_from_the_wrong_claim_to_the_right_one(given: Given) -> None:
    graph = given(WORLD)

    (correction,) = claims.corrections(graph, languages=("vi", "en"))
    wrong = claims.about(graph, "event/forum", property="cg:hasTimeSpan")[-1]

    assert (correction.wrong_value, correction.right_value) == ("2004-07", "2024-07")
    assert correction.reason == "Nhìn lại năm 2022"
    assert wrong.corrected_by is not None
    assert (wrong.corrected_by.slug, wrong.correction_reason) == ("a2", "It looks back on 2022")


def test_what_was_found_wrong_is_held_back_but_kept(given: Given) -> None:
    graph = given(WORLD)

    assert [(each.claim.slug, each.value) for each in claims.held_back(graph)] == [("a1", "2004-07")]
    assert [each.claim.slug for each in claims.with_rank(graph, "code/rank/deprecated")] == ["a1"]


def test_a_source_counts_the_claims_that_rest_on_it(given: Given) -> None:
    graph = given(WORLD)

    found = claims.sources(graph)

    assert [(each.source.slug, each.claims) for each in found] == [("page", 2), ("text", 2)]
    assert [(each.claim.slug, each.at_hand) for each in claims.unquoted(graph, ["source/page", "source/text"])] == [
        ("a3", False),
        ("a2", False),
    ]


RIVALS = """
    membership:alba skos:prefLabel "Alba in the network"@en ; cg:memberSince 2017 .
    claim:b1 a cg:Claim ; cg:claimSubject membership:alba ; cg:claimPredicate cg:memberSince ; cg:claimValue 2017 ;
        cg:rank rank:preferred ; cg:rankReason "There was no round in 2018."@en ; cg:assertionMode mode:explicit ;
        dcterms:source source:list, source:page .
    claim:b2 a cg:Claim ; cg:claimSubject membership:alba ; cg:claimPredicate cg:memberSince ; cg:claimValue 2018 ;
        cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:copy .
    claim:b3 a cg:Claim ; cg:claimSubject membership:alba ; cg:claimPredicate skos:prefLabel ;
        cg:claimValue "Alba in the network"@en ; cg:rank rank:preferred ; cg:assertionMode mode:editorial ;
        dcterms:source source:list .
    claim:b4 a cg:Claim ; cg:claimSubject membership:alba ; cg:claimPredicate skos:prefLabel ;
        cg:claimValue "Alba trong mạng lưới"@vi ; cg:rank rank:normal ; cg:assertionMode mode:editorial ;
        dcterms:source source:list .
    claim:b5 a cg:Claim ; cg:claimSubject place:alba ; cg:claimPredicate cg:locatedIn ; cg:claimObject place:old ;
        cg:rank rank:normal ; cg:assertionMode mode:explicit ; cg:validUntil "2025-06" ; dcterms:source source:list .
    claim:b6 a cg:Claim ; cg:claimSubject place:alba ; cg:claimPredicate cg:locatedIn ; cg:claimObject place:new ;
        cg:rank rank:normal ; cg:assertionMode mode:implied ; cg:validFrom "2025-07" ; cg:confidence confidence:low ;
        skos:note "It follows from the merger."@en ; dcterms:source source:list .
    place:alba cg:locatedIn place:new .
"""


def figure(number: int, value: int, *extra: tuple[str, str]) -> str:
    """The claims of one report of the visitors of a fair."""
    said = [
        ("sosa:hasFeatureOfInterest", "claimObject event:fair"),
        ("sosa:observedProperty", "claimObject indicator:visitors"),
        ("sosa:hasSimpleResult", f"claimValue {value}"),
        *extra,
    ]
    return "".join(
        f"""
        claim:f{number}-{place} a cg:Claim ; cg:claimSubject obs:f{number} ; cg:claimPredicate {predicate} ;
            cg:{told} ; cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:f{number} ."""
        for place, (predicate, told) in enumerate(said)
    )


def test_rival_values_are_a_disagreement_once_one_of_them_has_a_rank(given: Given) -> None:
    graph = given(RIVALS)
    undecided = given(RIVALS.replace("rank:preferred", "rank:normal"))

    found = claims.disagreements(graph)

    assert [(each.value, each.rank.slug, each.source.slug) for each in found] == [
        ("2017", "preferred", "list"),
        ("2017", "preferred", "page"),
        ("2018", "normal", "copy"),
    ]
    assert {each.topic_label for each in found} == {"Alba in the network"}
    assert found[0].reason == "There was no round in 2018."
    assert claims.disagreements(undecided) == []


@pytest.mark.parametrize(
    ("preferred", "other", "disagree"),
    [
        ("2024-11-05", "2024-11", False),
        ("2024-11", "2024-11-05", False),
        ("2024-11-09/2024-11-17", "2024", False),
        ("2021-05/2024-03", "2021/2024", False),
        ("2024-11-05", "2024-11?", False),
        ("2024-11-05", "202X", False),
        ("2024-11-05", "2024-12", True),
        ("2024-11-09/2024-11-17", "2024-11-09/2024-11-20", True),
        ("2021/2024", "2021/2025", True),
        ("2024-11-09/2024-12-02", "2024-11", True),
    ],
)
def test_a_day_within_a_month_is_no_disagreement(
    given: Given, preferred: str, other: str, *, disagree: bool
) -> None:  # fmt: skip
    dated = "a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate cg:hasTimeSpan ; cg:assertionMode mode:implied"
    graph = given(f"""
        claim:a1 {dated} ; cg:claimObject times:one ; cg:rank rank:preferred ; dcterms:source source:page .
        claim:a2 {dated} ; cg:claimObject times:two ; cg:rank rank:normal ; dcterms:source source:copy .
        times:one cg:edtf "{preferred}" . times:two cg:edtf "{other}" .
    """)

    found = claims.disagreements(graph)

    assert [each.value for each in found] == ([preferred, other] if disagree else [])


def test_figures_of_one_thing_disagree_only_where_they_count_the_same(given: Given) -> None:
    hall = ("cg:observedAt", "claimObject place:hall")
    apart = given(figure(1, 200) + figure(2, 30, hall) + figure(3, 90, ("cg:observedDays", "claimValue 2")))
    rivals = given(figure(1, 200) + figure(2, 30, hall) + figure(3, 60))

    found = claims.disagreements(rivals, "event/fair")

    assert claims.disagreements(apart) == []
    assert [(each.value, each.place.slug if each.place else None) for each in found] == [
        ("200", None),
        ("30", "hall"),
        ("60", None),
    ]
    assert {each.indicator.slug for each in found if each.indicator} == {"visitors"}


def test_figures_of_two_dates_do_not_disagree(given: Given) -> None:
    graph = given(
        figure(1, 69, ("cg:hasTimeSpan", "claimObject times:first"))
        + figure(2, 116, ("cg:hasTimeSpan", "claimObject times:second"))
        + 'times:first cg:edtf "2014" . times:second cg:edtf "2015" .'
    )

    assert claims.disagreements(graph) == []


def test_the_packaged_graph_keeps_every_known_contradiction() -> None:
    found = {each.topic.slug for each in claims.disagreements(cg.open_graph())}

    cities = ("hanoi", "berlin", "dubai", "zahle", "overstrand-hermanus", "taif", "medellin", "potsdam")
    assert found >= {f"{city}-uccn" for city in cities}
    assert found >= {"uccn-global-forum-braga-2024", "signing-framework", "hcdf-2021", "hcdf-2022", "cuenca"}
    visitors = claims.disagreements(cg.open_graph(), "event/hcdf-2023")
    assert {"60000", "160000", "200000"} <= {each.value for each in visitors}


def test_a_statement_of_two_claims_has_two_sources(given: Given) -> None:
    graph = given(
        WORLD
        + """
        claim:a4 a cg:Claim ; cg:claimSubject event:forum ; cg:claimPredicate rdf:type ;
            cg:claimObject cg:Forum ; cg:rank rank:normal ; cg:assertionMode mode:implied ;
            dcterms:source source:text .
        event:forum cg:mainProgrammeDays 5 .
        claim:a5 a cg:Claim ; cg:claimSubject event:forum ; cg:claimPredicate cg:mainProgrammeDays ;
            cg:claimValue 5 ; cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:text .
    """
    )

    supported = claims.support_of(graph, "event/forum")
    alone = claims.single_source(graph, "source/text")

    assert [(each.property.slug, each.value, each.sources, each.claims) for each in supported] == [
        ("mainProgrammeDays", "5", 1, 1),
        ("type", None, 2, 2),
        ("hasTimeSpan", "2024-07", 2, 1),
    ]
    assert [each.claim.slug for each in alone] == ["a5"]
    assert claims.single_source(graph, "source/page") == []


def test_what_has_ceased_to_hold_is_told_with_its_end(given: Given) -> None:
    graph = given(RIVALS)

    found = claims.limited_in_time(graph, "place/alba")

    assert [(each.thing_label, each.valid_from, each.valid_until) for each in found] == [
        ("old", None, "2025-06"),
        ("new", "2025-07", None),
    ]
    assert claims.limited_in_time(graph, "membership/alba") == []


def test_claims_are_found_by_confidence_and_counted_by_mode_and_rank(given: Given) -> None:
    graph = given(RIVALS)

    (low,) = claims.with_confidence(graph, "code/confidence/low")
    everything, copied = claims.counts(graph), claims.counts(graph, "source/copy")

    assert (low.claim.slug, low.thing_label, low.note) == ("b6", "new", "It follows from the merger.")
    assert [(each.mode.slug, each.rank.slug, each.claims) for each in everything] == [
        ("editorial", "normal", 1),
        ("editorial", "preferred", 1),
        ("explicit", "normal", 2),
        ("explicit", "preferred", 1),
        ("implied", "normal", 1),
    ]
    assert [(each.mode_label, each.rank_label, each.claims) for each in copied] == [("explicit", "normal", 1)]


def test_a_claim_with_two_sources_of_one_kind_counts_once_for_it(given: Given) -> None:
    kinds = "source:list cg:sourceKind source-kind:press . source:page cg:sourceKind source-kind:press ."

    (found,) = claims.by_kind_of_source(given(RIVALS + kinds))

    assert (found.kind_label, found.sources, found.claims) == ("press", 2, 5)


def test_around_a_thing_stand_statements_in_both_directions_and_no_claims(given: Given) -> None:
    graph = given("""
        event:fair a cg:Event ; cg:organisedBy orgs:alba ; cg:hasTimeSpan times:may .
        times:may cg:edtf "2024-05" .
        membership:town cg:looksBackOn event:fair .
        claim:one a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate cg:organisedBy ;
            cg:claimObject orgs:alba .
    """)

    found = claims.around(graph, "event/fair")

    assert [(each.subject.slug, each.property.slug, each.object.slug, each.subject_date) for each in found] == [
        ("fair", "organisedBy", "alba", "2024-05"),
        ("town", "looksBackOn", "fair", None),
    ]


RECORD = """
    orgs:council a org:FormalOrganization ; skos:prefLabel "Council"@en ; cg:foundedYear 2024 .
    claim:b1 a cg:Claim ; cg:claimSubject orgs:council ; cg:claimPredicate cg:foundedYear ; cg:claimValue 2024 ;
        cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:paper, source:plan ;
        cg:enteredBy "A. Curator" ; cg:enteredOn "2026-03-31" .
    claim:b2 a cg:Claim ; cg:claimSubject orgs:council ; cg:claimPredicate rdf:type ;
        cg:claimObject org:FormalOrganization ; cg:rank rank:normal ; cg:assertionMode mode:implied ;
        dcterms:source source:plan ; cg:onPage "12" ; cg:enteredBy "B. Curator" ; cg:enteredOn "2026-02-01" .
    claim:b3 a cg:Claim ; cg:claimSubject orgs:council ; cg:claimPredicate skos:prefLabel ;
        cg:claimValue "Council"@en ; cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:plan .
    source:paper a cg:ReportedSource ; skos:prefLabel "Paper"@en ; cg:sourceKind source-kind:press ;
        dcterms:publisher "VietnamPlus" ; dcterms:issued "2025-12-05" ; dcterms:language "vi" ; cg:readOn "2026-01-02" ;
        schema:url <https://paper.example/1> ; schema:archivedAt <https://archive.example/paper/1> .
    source:plan a cg:ReportedSource ; skos:prefLabel "Plan 97"@en ; cg:sourceKind source-kind:plan ;
        dcterms:publisher "People's Committee" ; dcterms:issued "2025-04" ; dcterms:language "vi" .
"""


def test_a_record_says_who_published_a_claim_when_and_who_entered_it_when(given: Given) -> None:
    graph = given(RECORD)

    found = claims.record_of(graph, "org/council")
    one = claims.record_of(graph, "claim/b2")

    assert {(each.claim.slug, each.publisher, each.published, each.read, each.entered_on) for each in found} == {
        ("b1", "VietnamPlus", "2025-12-05", "2026-01-02", "2026-03-31"),
        ("b1", "People's Committee", "2025-04", None, "2026-03-31"),
        ("b2", "People's Committee", "2025-04", None, "2026-02-01"),
        ("b3", "People's Committee", "2025-04", None, None),
    }
    assert [(each.claim.slug, each.page, each.entered_by, each.source_label) for each in one] == [
        ("b2", "12", "B. Curator", "Plan 97")
    ]


def test_claims_entered_since_a_day_are_those_that_say_so(given: Given) -> None:
    graph = given(RECORD)

    assert [each.claim.slug for each in claims.entered_since(graph, date(2026, 2, 1))] == ["b1", "b2"]
    assert [each.claim.slug for each in claims.entered_since(graph, date(2026, 2, 2))] == ["b1"]
    assert [each.claim.slug for each in claims.entered_since(graph, date(2026, 1, 1), by="B. Curator")] == ["b2"]
    assert [each.claim.slug for each in claims.entered_since(graph, date(2026, 1, 1), until=date(2026, 3, 1))] == ["b2"]


def test_sources_are_asked_by_kind_publisher_language_and_period(given: Given) -> None:
    graph = given(RECORD)

    listed = claims.sources_listed

    assert [each.source.slug for each in listed(graph)] == ["paper", "plan"]
    assert [each.source.slug for each in listed(graph, kind="code/source-kind/plan")] == ["plan"]
    assert [each.source.slug for each in listed(graph, by="VietnamPlus")] == ["paper"]
    assert [each.source.slug for each in listed(graph, written_in="vi")] == ["paper", "plan"]
    assert listed(graph, written_in="en") == []


def test_a_source_of_a_month_is_published_on_its_first_day(given: Given) -> None:
    graph = given(RECORD)

    april = claims.sources_published(graph, date(2025, 4, 1), until=date(2025, 4, 30))
    later = claims.sources_published(graph, date(2025, 4, 2))

    assert [(each.source.slug, each.published) for each in april] == [("plan", "2025-04")]
    assert [each.source.slug for each in later] == ["paper"]


def test_what_is_not_known_of_a_source_is_said_once_for_each(given: Given) -> None:
    graph = given(RECORD)

    found = claims.sources_lacking(graph)

    assert [(each.source.slug, each.lacks, each.claims) for each in found] == [
        ("plan", "address", 3), ("plan", "licence", 3), ("paper", "licence", 1)
    ]  # fmt: skip
    assert [each.source.slug for each in claims.sources_lacking(graph, "address")] == ["plan"]


def test_what_repeats_a_source_is_found_through_all_that_repeat_it(given: Given) -> None:
    graph = given(
        RECORD
        + """
        source:paper prov:wasDerivedFrom source:plan .
        source:blog a cg:ReportedSource ; skos:prefLabel "Blog"@en ; cg:sourceKind source-kind:blog ;
            prov:wasDerivedFrom source:paper ; cg:coversPeriod "2020/2023" .
        """
    )

    found = claims.sources_based_on(graph, "source/plan")

    assert [(each.later_label, each.published, each.covers) for each in found] == [
        ("Paper", "2025-12-05", None), ("Blog", None, "2020/2023")
    ]  # fmt: skip
