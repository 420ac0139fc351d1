"""What is published of persons: what the manifest chooses is everywhere, and anything else nowhere."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.site.content.persons import published
from creativegraph.site.html.render import Renderer
from creativegraph.site.portal import Portal
from creativegraph.site.settings import Settings
from creativegraph.site.write import Site
from creativegraph.tables.projects.site import Site as Said

Given = Callable[[str], cg.Graph]
WORLD = """
    person:ann a cg:Person ; skos:prefLabel "Ann"@en ; schema:birthDate "1961-02-03"^^xsd:date ;
        schema:address [ schema:streetAddress "Rose Street 7" ] .
    project:house a org:Organization ; skos:prefLabel "House"@en ; cg:headedBy person:ann ; cg:foundedBy person:ann .
    source:paper skos:prefLabel "The paper"@en .
    claim:a1 a cg:Claim ; cg:claimSubject person:ann ; cg:claimPredicate schema:birthDate ;
        cg:claimValue "1961-02-03"^^xsd:date ; dcterms:source source:paper ; cg:supportedByQuotation quotation:a1 .
    quotation:a1 oa:hasSource source:paper ; oa:hasSelector selector:a1 . selector:a1 oa:exact "born in a February" .
    claim:a2 a cg:Claim ; cg:claimSubject project:house ; cg:claimPredicate cg:headedBy ; cg:claimObject person:ann ;
        dcterms:source source:paper ; cg:supportedByQuotation quotation:a2 .
    quotation:a2 oa:hasSource source:paper ; oa:hasSelector selector:a2 . selector:a2 oa:exact "led by Ann" .
    claim:a3 a cg:Claim ; cg:claimSubject person:ann ; cg:claimPredicate schema:birthDate ;
        cg:claimValue "1960-02-03"^^xsd:date ; dcterms:source source:paper .
    correction:k1 cg:corrects claim:a3 ; cg:resultsInClaim claim:a1 ; cg:correctionReason "A slip of a year"@en .
"""
CHOSEN = ("skos:prefLabel", "cg:headedBy")


@pytest.fixture
def files(given: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The whole site, with questions about all claims and all that is stated of a thing."""
    monkeypatch.setattr("creativegraph.catalogue.names", lambda: ("claims/corrections", "claims/facts_of"))
    said = Said(languages=("en",), person_properties=CHOSEN, dumps=("nt", "ttl", "jsonld"))
    portal = Portal(given(WORLD), ("en",), Settings("mine", said=said))
    made = {each.path: each.make() for each in Site(portal, Renderer(portal), tmp_path).parts()}
    return {name: gzip.decompress(data) if name.endswith(".gz") else data for name, data in made.items()}


def test_a_property_that_is_not_chosen_is_in_no_file_and_what_is_chosen_has_its_evidence(
    files: dict[str, bytes],
) -> None:
    secrets = (b"birthDate", b"1961-02-03", b"1960-02-03", b"born in a February", b"Rose Street", b"A slip of a year")

    house = files["id/project/house.html"].decode()

    assert [name for name, data in files.items() if any(word in data for word in secrets)] == []
    assert "led by Ann" in house
    assert "founded by" not in house
    assert b"led by Ann" in files["dumps/mine.nt.gz"]
    assert b"these properties alone" in files["persons.html"]


def test_without_a_choice_the_graph_is_published_as_it_is(given: Given) -> None:
    graph = given(WORLD)

    assert published(graph, ()) is graph
