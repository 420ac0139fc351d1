"""Claims: every fact leads to its words, and nothing that was wrong is lost."""

from collections.abc import Callable

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
    assert [(each.claim.slug, each.at_hand) for each in claims.unquoted(graph)] == [("a3", False), ("a2", False)]
