"""The page of a source: what it says, in which words, what it alone says, and where others contradict it."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.site.test_disputes import RIVALS

import creativegraph as cg
from creativegraph.site.html.render import Renderer
from creativegraph.site.pages import sources
from creativegraph.site.pages.sources import figures_of, pages
from creativegraph.site.portal import Portal
from creativegraph.site.settings import Settings
from creativegraph.tables.projects.site import Site

Given = Callable[[str], cg.Graph]
WORLD = """
    place:alba skos:prefLabel "Alba"@en ; cg:locatedIn place:land ; cg:foundedYear 1200 .
    place:land skos:prefLabel "Land"@en .
    claim:a1 a cg:Claim ; cg:claimSubject place:alba ; cg:claimPredicate cg:locatedIn ; cg:claimObject place:land ;
        cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:list, source:page ;
        cg:supportedByQuotation quotation:page-1 .
    claim:a2 a cg:Claim ; cg:claimSubject place:alba ; cg:claimPredicate cg:foundedYear ; cg:claimValue 1200 ;
        cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:page .
    claim:a3 a cg:Claim ; cg:claimSubject place:alba ; cg:claimPredicate cg:foundedYear ; cg:claimValue 1300 ;
        cg:rank rank:deprecated ; cg:assertionMode mode:explicit ; dcterms:source source:page .
    quotation:page-1 oa:hasSource source:page ; oa:hasSelector selector:page-1 .
    selector:page-1 cg:openingWords "Alba lies" ; cg:closingWords "in Land" .
    source:page skos:prefLabel "A page"@en ; schema:url <https://example.org/page> .
    source:list skos:prefLabel "A list"@en .
"""


def made(graph: cg.Graph) -> dict[str, Any]:
    return {each.path: each.data for each in pages(Portal(graph), "en")}


def test_a_source_lists_what_it_says_with_its_words_and_what_it_alone_says(given: Given) -> None:
    data = made(given(WORLD))["id/source/page"]

    ((thing, statements),) = data["things"]
    assert thing.text == "Alba"
    assert [(each.value.text, each.words, each.alone, each.standing, each.path) for each in statements] == [
        ("1200", "", True, "normal", "id/place/alba#a2"),
        ("1300", "", False, "deprecated", "id/place/alba#a3"),
        ("Land", "Alba lies … in Land", False, "normal", "id/place/alba#a1"),
    ]
    assert data["original"] == "https://example.org/page"


def test_a_day_and_a_language_of_a_source_are_written_as_readers_write_them(given: Given) -> None:
    more = 'source:page dcterms:language "vi" ; cg:readOn "2026-11-29" ; cg:note "2026-11" .'

    data = made(given(WORLD + more))["id/source/page"]

    told = {each.text: lang for _, values in data["facts"] for each in values for lang in [each.lang]}
    assert {"Tiếng Việt": "vi", "29 Nov 2026": "zxx", "2026-11": ""}.items() <= told.items()
    assert data["written"]["claims"] == str(data["figures"].claims)


def test_an_address_that_a_source_states_is_broken_behind_a_slash(given: Given) -> None:
    portal = Portal(given(WORLD + """
        claim:a4 a cg:Claim ; cg:claimSubject place:alba ; cg:claimPredicate skos:exactMatch ;
            cg:claimObject <https://example.org/a/b> ; cg:rank rank:normal ; dcterms:source source:list .
    """), ("en",))  # fmt: skip
    (page,) = (each for each in pages(portal, "en") if each.path == "id/source/list")

    html = Renderer(portal).render(page).decode()

    assert ">example.org/<wbr>a/<wbr>b</a>" in html
    assert ">https://w3id.org/<wbr>creativegraph/<wbr>id/<wbr>source/<wbr>list</a>" in html


def test_a_mistake_in_a_source_is_reported_where_the_manifest_says(given: Given) -> None:
    settings = Settings("mine", said=Site(languages=("en",), report="mailto:data@example.org"))

    first, *_ = pages(Portal(given(WORLD), ("en",), settings), "en")

    assert str(first.data["report"]).startswith("mailto:data@example.org?subject=")


def test_words_of_one_source_are_not_put_into_the_mouth_of_another(given: Given) -> None:
    ((_, (statement,)),) = made(given(WORLD))["id/source/list"]["things"]

    assert (statement.value.text, statement.words) == ("Land", "")


def test_figures_say_how_much_is_quoted_alone_and_wrong(given: Given) -> None:
    portal = Portal(given(WORLD))
    found = next(each for each in portal.things if each.slug == "page")

    assert figures_of(portal, found)._asdict() == {
        "claims": 3, "things": 1, "quoted": 1, "recorded": 0, "alone": 1, "wrong": 1
    }  # fmt: skip


def test_a_source_is_told_where_it_is_contradicted_and_by_whom(given: Given) -> None:
    (dispute,) = made(given(RIVALS))["id/source/copy"]["disputes"]

    assert [(each.value.text, each.standing) for each in dispute.own] == [("2018", "wrong")]
    assert [(each.value.text, [voice.source.text for voice in each.voices]) for each in dispute.others] == [
        ("2017", ["The list", "The page"])
    ]


def test_a_source_of_many_statements_has_several_pages(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "A_PAGE", 2)
    claims = "".join(
        f"claim:b{n} a cg:Claim ; cg:claimSubject place:p{n} ; cg:claimPredicate cg:foundedYear ; cg:claimValue {n} ;"
        "cg:rank rank:normal ; dcterms:source source:page ."
        for n in range(5)
    )
    found = made(given(claims + 'source:page skos:prefLabel "A page"@en .'))

    assert list(found) == ["id/source/page", "id/source/page/statements-2", "id/source/page/statements-3"]
    assert sum(len(data["things"]) for data in found.values()) == 5


@pytest.mark.cold
def test_packaged_sources_say_alone_what_the_question_says() -> None:
    graph = cg.open_graph()
    portal = Portal(graph)

    for source in ("article", "geo", "baotintuc", "u24a"):
        iri = graph.resolve(f"source/{source}")
        figures = figures_of(portal, iri)
        assert figures.alone == len(graph.run("claims/single_source", source=iri))
        assert figures.claims == len({row.claim for row in graph.run("claims/by_source", source=iri)})


def test_the_kind_of_a_thing_that_a_source_states_leads_to_the_kind_alone(given: Given) -> None:
    portal = Portal(given("""
        claim:c1 a cg:Claim ; cg:claimSubject place:alba ; cg:claimPredicate rdf:type ; cg:claimObject cg:City ;
            dcterms:source source:paper .
        place:alba a cg:City ; skos:prefLabel "Alba"@en . source:paper skos:prefLabel "Paper"@en .
    """), ("en",))  # fmt: skip
    (page,) = pages(portal, "en")

    made = Renderer(portal).render(page).decode()

    assert "<dt>kind</dt>" in made
    assert '/.html"' not in made
