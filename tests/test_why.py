"""Why the graph says what it says."""

from collections.abc import Callable

import creativegraph as cg
from creativegraph.graph import Graph

Given = Callable[[str], cg.Graph]


def test_two_sources_of_one_claim_are_one_statement(given: Given) -> None:
    graph = given("""
        claim:c1 a cg:Claim ; cg:claimSubject membership:m ; cg:claimPredicate cg:memberSince ; cg:claimValue 2019 ;
            cg:rank rank:preferred ; cg:assertionMode mode:editorial ; dcterms:source source:a, source:b .
        source:a a cg:ReportedSource ; skos:prefLabel "A"@en . source:b a cg:ReportedSource ; skos:prefLabel "B"@en .
    """)

    answer = cg.why(graph, "membership/m", "cg:memberSince")

    assert [(each.value, each.source_labels) for each in answer.claims] == [("2019", ("A", "B"))]


def test_the_corrected_year_shows_its_words_and_what_replaced_it() -> None:
    graph = cg.open_graph()

    answer = cg.why(graph, "membership/hanoi-uccn", "cg:memberSince")

    right, wrong = answer.claims
    assert (right.value, right.rank) == ("2019", "preferred")
    assert (wrong.value, wrong.rank) == ("2029", "deprecated")
    assert wrong.quoted is not None
    assert "2029" in wrong.quoted.words
    assert wrong.corrected_by == right.claim
    assert wrong.correction_reason
    assert right.reason


def test_the_forum_is_found_by_the_date_of_its_time_span() -> None:
    graph = cg.open_graph()

    answer = cg.why(graph, "event/uccn-global-forum-braga-2024", "cg:edtf")

    assert [(each.value, each.rank) for each in answer.claims] == [
        ("2024-07-01/2024-07-05", "preferred"),
        ("2004-07-01/2004-07-05", "deprecated"),
    ]


def test_what_nobody_states_has_no_claims() -> None:
    graph = cg.open_graph()

    assert cg.why(graph, "place/old-train-factory", "dcterms:title").claims == ()


def test_the_visitors_of_2023_are_told_by_four_sources_and_the_reason_of_the_best_is_given() -> None:
    graph = cg.open_graph()

    answer = cg.why(graph, "event/hcdf-2023", "visitors")

    assert answer.claims[0].rank == "preferred"
    assert answer.claims[0].value == "200000"
    assert answer.claims[0].reason
    assert {each.value for each in answer.claims} == {"200000", "30000", "160000", "60000"}
    assert len({source for each in answer.claims for source in each.sources}) >= 4
    assert answer.claims[0].comparator == "more than"
    assert "at the Gia Lam factory" in str(answer)


def test_an_indicator_without_figures_gives_no_claims(given: Callable[[str], Graph]) -> None:
    graph = given("event:e a cg:Event .")

    assert cg.why(graph, "event/e", "code/indicator/visitors").claims == ()


def test_a_property_may_be_named_without_its_prefix() -> None:
    graph = cg.open_graph()

    assert cg.why(graph, "membership/hanoi-uccn", "memberSince") == cg.why(
        graph, "membership/hanoi-uccn", "cg:memberSince"
    )


def test_a_notebook_shows_claims_with_linked_sources_and_escaped_words(given: Given) -> None:
    graph = given("""
        claim:c1 a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate skos:prefLabel ;
            cg:claimValue "<script>x</script>" ; cg:rank rank:normal ; cg:assertionMode mode:explicit ;
            dcterms:source <javascript:alert(1)>, source:paper .
        source:paper dcterms:title "Paper & Co"@en .
    """)

    told = cg.why(graph, "event/fair")

    assert repr(told) == "Why(event/fair: 1 claim)"
    html = told._repr_html_()
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    assert 'javascript:alert(1)"' not in html
    assert '<a href="https://w3id.org/creativegraph/id/source/paper">Paper &amp; Co</a>' in html
