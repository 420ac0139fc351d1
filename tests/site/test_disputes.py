"""Contradictions and corrections: one case, one block, with who says what and why one value is accepted."""

from collections.abc import Callable

import pytest

import creativegraph as cg
from creativegraph.site.content.cases import cases_of, standings_of
from creativegraph.site.html.render import Renderer
from creativegraph.site.pages import permalinks
from creativegraph.site.pages.disputes import corrections_of, pages
from creativegraph.site.pages.sources import pages as of_sources
from creativegraph.site.pages.things import pages as of_things
from creativegraph.site.portal import Portal

Given = Callable[[str], cg.Graph]
RIVALS = """
    claim:a1 a cg:Claim ; cg:claimSubject membership:alba ; cg:claimPredicate cg:memberSince ; cg:claimValue 2017 ;
        cg:rank rank:preferred ; cg:rankReason "There was no round in 2018."@en ; cg:assertionMode mode:explicit ;
        dcterms:source source:list, source:page .
    claim:a2 a cg:Claim ; cg:claimSubject membership:alba ; cg:claimPredicate cg:memberSince ; cg:claimValue 2018 ;
        cg:rank rank:deprecated ; cg:assertionMode mode:explicit ; dcterms:source source:copy ;
        cg:supportedByQuotation quotation:copy-1 .
    claim:a3 a cg:Claim ; cg:claimSubject membership:alba ; cg:claimPredicate cg:memberSince ; cg:claimValue 2018 ;
        cg:rank rank:deprecated ; cg:assertionMode mode:explicit ; dcterms:source source:blog .
    membership:alba skos:prefLabel "Alba in the network"@en ; cg:memberSince 2017 .
    correction:k1 a cg:Correction ; cg:corrects claim:a2 ; cg:resultsInClaim claim:a1 ; dcterms:source source:list ;
        cg:errorType error-type:wrong-date ; cg:correctionReason "The list has 2017."@en, "Danh sách ghi 2017."@vi .
    quotation:copy-1 oa:hasSource source:copy ; oa:hasSelector selector:copy-1 .
    selector:copy-1 oa:exact "a member since 2018" .
    source:list skos:prefLabel "The list"@en . source:page skos:prefLabel "The page"@en .
    source:copy skos:prefLabel "The copy"@en ; dcterms:language "fr" . source:blog skos:prefLabel "The blog"@en .
"""
SPANS = """
    claim:{id} a cg:Claim ; cg:claimSubject event:fair ; cg:claimPredicate cg:hasTimeSpan ; cg:claimObject times:{id} ;
        cg:rank rank:{rank} ; cg:assertionMode mode:explicit ; dcterms:source source:{id} .
    times:{id} cg:edtf "{edtf}" .
"""


def test_one_case_is_one_block_with_each_value_once(given: Given) -> None:
    (case,) = cases_of(Portal(given(RIVALS)), "en")

    assert case.subject.text == "Alba in the network"
    assert case.decided
    assert [(each.value.text, each.standing) for each in case.said] == [("2017", "right"), ("2018", "wrong")]
    assert [voice.source.text for voice in case.said[0].voices] == ["The list", "The page"]
    assert [voice.source.text for voice in case.said[1].voices] == ["The blog", "The copy"]


def test_a_case_has_words_reasons_and_the_kind_of_error(given: Given) -> None:
    (case,) = cases_of(Portal(given(RIVALS)), "en")

    right, wrong = case.said
    assert [each.text for each in right.reasons] == ["There was no round in 2018."]
    assert [(each.words, each.lang) for each in wrong.voices if each.words] == [(["a member since 2018"], "fr")]
    (mistake,) = wrong.mistakes
    assert [each.path for each in mistake.errors] == ["code/error-type/wrong-date"]
    assert mistake.why.text == "The list has 2017."


FURTHER = """
    claim:a3 cg:rankReason "Its author withdrew it."@en, "It is older."@en, "Tác giả đã rút."@vi .
    claim:a2 cg:rankReason "The list has another year."@en ; cg:supportedByQuotation quotation:copy-2 .
    claim:a4 a cg:Claim ; cg:claimSubject membership:alba ; cg:claimPredicate cg:memberSince ; cg:claimValue 2018 ;
        cg:rank rank:deprecated ; cg:assertionMode mode:explicit ; dcterms:source source:copy .
    quotation:copy-2 oa:hasSource source:copy ; oa:hasSelector selector:copy-2 .
    selector:copy-2 oa:exact "joined in 2018" .
    correction:k2 a cg:Correction ; cg:corrects claim:a3 ; cg:errorType error-type:misprint ;
        cg:correctionReason "It copies the copy."@en .
"""
"""More claims, words, reasons and corrections of the value that is wrong."""


def test_claims_of_one_value_keep_all_their_reasons_words_and_mistakes(given: Given) -> None:
    portal = Portal(given(RIVALS + FURTHER))

    (case,) = cases_of(portal, "en")
    html = Renderer(portal).render(next(iter(pages(portal, "en")))).decode()

    wrong = case.said[1]
    assert sorted(each.text for each in wrong.reasons) == [
        "It is older.", "Its author withdrew it.", "The list has another year.",
    ]  # fmt: skip
    assert {(voice.source.text, *sorted(voice.words)) for voice in wrong.voices} == {
        ("The blog",), ("The copy", "a member since 2018", "joined in 2018"),
    }  # fmt: skip
    assert {(each.errors[0].path, each.why.text) for each in wrong.mistakes} == {
        ("code/error-type/wrong-date", "The list has 2017."), ("code/error-type/misprint", "It copies the copy."),
    }  # fmt: skip
    told = (*(each.text for each in wrong.reasons), "a member since 2018", "joined in 2018", "It copies the copy.")
    assert [html.count(each) for each in told] == [1] * len(told)


def test_a_month_beside_two_rival_days_is_told_as_less_exact(given: Given) -> None:
    spans = (("a1", "preferred", "2024-11-05"), ("a2", "deprecated", "2024-11-09"), ("a3", "normal", "2024-11"))
    graph = given("".join(SPANS.format(id=name, rank=rank, edtf=edtf) for name, rank, edtf in spans))

    (case,) = cases_of(Portal(graph), "en")

    assert [(each.value.text, each.standing) for each in case.said] == [
        ("5 Nov 2024", "right"),
        ("9 Nov 2024", "wrong"),
        ("Nov 2024", "wider"),
    ]


def test_without_a_preferred_value_nothing_is_decided(given: Given) -> None:
    spans = (("a1", "normal", "2024-11-05"), ("a2", "deprecated", "2024-11-09"))
    graph = given("".join(SPANS.format(id=name, rank=rank, edtf=edtf) for name, rank, edtf in spans))

    (case,) = cases_of(Portal(graph), "en")

    assert not case.decided
    assert [each.standing for each in case.said] == ["other", "wrong"]


def test_a_value_that_a_correction_holds_right_is_held_right_where_no_rank_says_which(given: Given) -> None:
    again = """
    claim:a5 a cg:Claim ; cg:claimSubject membership:alba ; cg:claimPredicate cg:memberSince ; cg:claimValue 2017 ;
        cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:blog .
    """
    portal = Portal(given(RIVALS.replace("rank:preferred", "rank:normal") + again))

    (case,) = cases_of(portal, "en")

    assert case.decided
    assert [(each.value.text, each.standing) for each in case.said] == [("2017", "right"), ("2018", "wrong")]
    assert {iri.rpartition("/")[2]: held for iri, (_, held) in standings_of(portal).items()} == {
        "a1": "right", "a2": "wrong", "a3": "wrong", "a5": "right",
    }  # fmt: skip


@pytest.mark.parametrize(("language", "reason"), [("en", "The list has 2017."), ("vi", "Danh sách ghi 2017.")])
def test_a_correction_has_printed_words_the_right_value_and_whose_word_it_is(
    given: Given, language: str, reason: str
) -> None:
    (found,) = corrections_of(Portal(given(RIVALS), ("en", "vi")), language)

    assert [each.value.text for each in found.wrong] == ["2018"]
    assert [each.words for value in found.wrong for each in value.voices] == [["a member since 2018"]]
    assert [each.value.text for each in found.right] == ["2017"]
    assert found.reason.text == reason
    assert [each.text for each in found.sources] == ["The list"]


def test_a_correction_tells_all_kinds_of_its_mistakes(given: Given) -> None:
    graph = given(RIVALS.replace("error-type:wrong-date ;", "error-type:wrong-date, error-type:ambiguous-wording ;"))
    portal = Portal(graph)

    *_, page = pages(portal, "en")
    html = Renderer(portal).render(page).decode()

    assert [each.path for each in page.data["corrections"][0].errors] == [  # type: ignore[index]
        "code/error-type/ambiguous-wording", "code/error-type/wrong-date",
    ]  # fmt: skip
    assert [count for _, count in page.data["errors"]] == [1, 1]  # type: ignore[attr-defined]
    assert html.count("wrong-date") == html.count("ambiguous-wording") == 2


def test_who_says_what_was_wrong_and_what_is_right_is_named_once(given: Given) -> None:
    both = RIVALS.replace("dcterms:source source:list, source:page .", "dcterms:source source:copy .")
    unquoted = both.replace("cg:supportedByQuotation quotation:copy-1", "cg:confidence confidence:high")

    same = [corrections_of(Portal(given(each)), "en")[0].same for each in (RIVALS, both, unquoted)]

    assert same == [False, False, True]


def test_a_graph_without_claims_has_both_pages_and_no_case(given: Given) -> None:
    made = list(pages(Portal(given("place:alba skos:prefLabel 'Alba'@en .")), "en"))

    assert [each.path for each in made] == ["contradictions", "corrections"]
    assert made[0].data["cases"] == []


@pytest.mark.cold
def test_the_packaged_pages_have_every_row_of_the_questions() -> None:
    graph = cg.open_graph()
    portal = Portal(graph)

    cases, rows = cases_of(portal, "vi"), graph.run("claims/disagreements")

    assert len(cases) == len({(row.topic, row.property, row.indicator) for row in rows})
    assert {voice.iri for case in cases for each in case.said for voice in each.voices} == {row.source for row in rows}
    assert len(corrections_of(portal, "vi")) == len(graph.run("claims/corrections"))


def figure(name: str, rank: str, value: int, *further: str, stated: bool = True) -> str:
    """A figure of the visitors of a fair in Turtle, as the claims of a source have it."""
    said = [
        "rdf:type cg:OutcomeObservation", "sosa:hasFeatureOfInterest event:fair",
        "sosa:observedProperty indicator:visitors", f"sosa:hasSimpleResult {value}", *further,
    ]  # fmt: skip
    found = [f"obs:{name} {each} ." for each in said] if stated else []
    for number, each in enumerate(said):
        term, about = each.split()
        to = "claimValue" if about.isdecimal() else "claimObject"
        standing = rank if "Result" in term else "normal"
        found.append(f"""claim:{name}-{number} a cg:Claim ; cg:claimSubject obs:{name} ; cg:claimPredicate {term} ;
            cg:{to} {about} ; cg:rank rank:{standing} ; cg:assertionMode mode:explicit ;
            dcterms:source source:list .""")
    return "\n".join(found)


FIGURES = "\n".join((
    """sosa:Observation a owl:Class . cg:OutcomeObservation rdfs:subClassOf sosa:Observation .
    event:fair a cg:Festival ; skos:prefLabel "Fair"@en . source:list skos:prefLabel "The list"@en .
    indicator:visitors skos:prefLabel "visitors"@en . comparator:more-than skos:prefLabel "more than"@en .""",
    figure("new", "preferred", 200000, "cg:comparator comparator:more-than"),
    figure("hall", "normal", 30000, "cg:observedAt place:hall"),
    figure("old", "normal", 60000, "cg:comparator comparator:more-than", stated=False),
    """claim:old-5 a cg:Claim ; cg:claimSubject obs:old ; cg:claimPredicate skos:prefLabel ; cg:rank rank:normal ;
        cg:claimValue "Those told later"@en ; cg:assertionMode mode:explicit ; dcterms:source source:list .""",
))  # fmt: skip
"""An event with figures of its visitors: one accepted, one of a part, and one that the graph does not state."""


def test_what_limits_a_figure_is_never_left_out(given: Given) -> None:
    portal = Portal(given(FIGURES))

    (case,) = cases_of(portal, "en")
    by_source = {each.path: each.data for each in of_sources(portal, "en")}

    assert [each.value.text for each in case.said] == ["more than 200,000", "more than 60,000", "30,000"]
    said = [each.value.text for _, some in by_source["id/source/list"]["things"] for each in some]  # type: ignore[attr-defined]
    assert {"30,000", "more than 60,000", "more than 200,000"} <= set(said)
    assert not {"60,000", "200,000"} & set(said)


def test_a_corrected_figure_is_one_case_of_what_it_measures(given: Given) -> None:
    corrected = """claim:new-6 a cg:Claim ; cg:claimSubject obs:new ; cg:claimPredicate sosa:hasSimpleResult ;
        cg:claimValue 20000 ; cg:rank rank:deprecated ; cg:assertionMode mode:explicit ; dcterms:source source:list ."""

    (case,) = cases_of(Portal(given(FIGURES + corrected)), "en")

    assert case.subject.text == "Fair"
    assert ("20,000", "wrong") in [(each.value.text.removeprefix("more than "), each.standing) for each in case.said]


def test_figures_of_a_thing_tell_what_is_held_of_each_and_lead_to_the_case(given: Given) -> None:
    portal = Portal(given(FIGURES))
    (case,) = cases_of(portal, "en")

    page = next(each for each in of_things(portal, "en") if each.path == "id/event/fair")

    (table,) = [one for each in page.data["sections"] for one in each.tables]  # type: ignore[attr-defined]
    assert [(row.cells[1][0].before, row.cells[1][0].text, row.cells[2][0].text) for row in table.rows] == [
        ("more than", "200,000", "accepted"),
        ("more than", "60,000", "not preferred"),
        ("", "30,000", "counts a part"),
    ]
    assert {row.cells[2][0].path for row in table.rows} == {f"contradictions#{case.anchor}"}


def test_every_claim_has_its_place_and_a_page_that_leads_there(given: Given) -> None:
    portal = Portal(given(FIGURES))
    found = {each.path: each.make() for each in permalinks.parts(portal)}
    placed = {
        f"{page.path}#{claim.name}"
        for page in of_things(portal, "en")
        for row in (*(row for each in page.data["sections"] for row in each.rows), *page.data["names"])  # type: ignore[attr-defined, misc]
        for statement in (*row.statements, *row.others)
        for claim in statement.claims
    }

    assert len(found) == len(portal.claims.by)
    assert {portal.path(each) for each in portal.claims.by} <= placed
    assert portal.label(next(iter(portal.claims.alone)), "en")[0] == "Those told later"
    assert b'url=../../id/obs/old.html#old-3"' in found["id/claim/old-3.html"]
