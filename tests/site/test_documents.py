"""The documents of things in a site: where they are, when they are made again, and where their context is."""

import json
from collections.abc import Callable

import creativegraph as cg
from creativegraph.site.documents import parts
from creativegraph.site.page import Part
from creativegraph.site.portal import Portal
from creativegraph.site.settings import Settings
from creativegraph.tables.projects.site import Site

Given = Callable[[str], cg.Graph]
FAIR = """
    event:fair a cg:Festival ; skos:prefLabel "Fair"@en ; cg:organisedBy orgs:board .
    orgs:board a cg:PublicAuthority ; skos:prefLabel "Board"@en .
    event:other a cg:Festival ; skos:prefLabel "Other"@en .
    claim:c1 a cg:Claim ; cg:claimSubject event:fair ; dcterms:source source:paper .
    source:paper skos:prefLabel "Paper"@en .
"""
AT_HOME = Settings("fairs", said=Site(url="https://fairs.example/", licence="https://licence.example/"))


def made(graph: cg.Graph, settings: Settings = AT_HOME) -> dict[str, Part]:
    return {each.path: each for each in parts(Portal(graph, ("en",), settings))}


def test_things_and_claims_have_their_documents_beside_their_pages(given: Given) -> None:
    found = made(given(FAIR))

    assert {
        "id/event/fair.ttl",
        "id/event/fair.nt",
        "id/event/fair.jsonld",
        "id/event/fair.evidence.ttl",
    } <= found.keys()
    assert {"id/claim/c1.ttl", "context.jsonld"} <= found.keys()
    assert {"id/claim/c1.jsonld", "id/claim/c1.nt"}.isdisjoint(found)
    assert "id/event/other.evidence.ttl" not in found
    document = json.loads(found["id/event/fair.jsonld"].make())["isPrimaryTopicOf"][0]
    assert document["@id"] == "https://fairs.example/id/event/fair.ttl"
    assert document["license"] == [{"@id": "https://licence.example/"}]


def test_only_documents_that_a_change_touches_are_made_again(given: Given) -> None:
    before = made(given(FAIR))
    after = made(given(FAIR.replace('"Board"', '"Council"')))

    changed = {path for path, part in after.items() if part.key != before[path].key}

    assert {"id/event/fair.ttl", "id/org/board.jsonld"} <= changed
    assert "id/event/other.ttl" not in changed
    assert "id/claim/c1.ttl" not in changed
    for path in before.keys() - changed:
        assert before[path].make() == after[path].make()


def test_documents_are_the_same_where_the_store_is_asked_for_a_few_that_changed(given: Given) -> None:
    graph = given(
        FAIR
        + """<https://fairs.example/x> <https://words.example/size> 03, "a"@en-GB, "1.50"^^xsd:decimal ;
            dcterms:relation [ rdfs:label "b"@Vi ], <https://fairs.example/id/event/fair> ."""
    )
    whole, asked = Portal(graph, ("en",), AT_HOME), Portal(graph, ("en",), AT_HOME)
    asked.touched = frozenset(asked.subjects)

    read, found = ({each.path: (each.key, each.make()) for each in parts(portal)} for portal in (whole, asked))

    assert found == read
    assert "https/fairs.example/x.ttl" in found


def test_the_context_is_within_or_linked_as_the_manifest_says(given: Given) -> None:
    linking = Settings("fairs", said=Site(context="link"))
    graph = given(FAIR + '<https://fairs.example/x> <https://words.example/size> "3"@en ; cg:organisedBy <geo:1,2> .')

    found = made(graph, linking)

    assert json.loads(found["id/event/fair.jsonld"].make())["@context"] == "../../context.jsonld"
    assert json.loads(made(graph)["id/event/fair.jsonld"].make())["@context"]["prefLabel"]
    context = json.loads(found["context.jsonld"].make())["@context"]
    assert context["size"] == {"@id": "https://words.example/size", "@container": "@set"}
    other = next(part for path, part in found.items() if path.startswith("https/") and path.endswith(".jsonld"))
    assert json.loads(other.make())["@context"][1] == {"geo": None}
