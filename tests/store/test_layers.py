"""The direct layer says what the claims say, no more and no less."""

from functools import cache

import pyoxigraph
import pytest

import creativegraph as cg
from creativegraph.iris import BASE, SPACES, Space
from creativegraph.project import folder
from creativegraph.store.layers import LAYERS, layer_of, layer_of_all
from creativegraph.tables import Build, build

UNCLAIMED = """
PREFIX cg: <https://w3id.org/creativegraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rank: <https://w3id.org/creativegraph/code/rank/>
SELECT ?subject ?property ?value
WHERE {
  ?subject ?property ?value .
  FILTER (REGEX(STR(?subject), "/creativegraph/id/") && ?property != skos:hiddenLabel)
  FILTER (!REGEX(STR(?subject), "/id/(time|claim|quotation|record|selector|correction|source)/"))
  OPTIONAL {
    ?claim cg:claimSubject ?subject ; cg:claimPredicate ?property ; cg:claimObject|cg:claimValue ?value ;
      cg:rank ?rank .
    FILTER (?rank != rank:deprecated)
  }
  FILTER (!BOUND(?claim))
}
"""
KEPT_BACK = """
PREFIX cg: <https://w3id.org/creativegraph/ontology#>
PREFIX rank: <https://w3id.org/creativegraph/code/rank/>
PREFIX mode: <https://w3id.org/creativegraph/code/mode/>
SELECT ?claim
WHERE {
  ?claim cg:claimSubject ?subject ; cg:claimPredicate ?property ; cg:claimObject|cg:claimValue ?value ;
    cg:rank rank:preferred ; cg:assertionMode ?mode .
  FILTER (?mode != mode:implied)
  FILTER NOT EXISTS { ?subject ?property ?value }
}
"""


@cache
def built() -> Build:
    """The packaged tables, built once."""
    return build([folder("data")])


@cache
def packaged() -> cg.Graph:
    """The graph of the packaged tables, opened once."""
    return cg.open_graph(cg.PACKAGED)


@pytest.mark.parametrize("query", [UNCLAIMED, KEPT_BACK], ids=["unclaimed", "kept back"])
def test_direct_statements_and_best_claims_are_the_same(query: str) -> None:
    rows = packaged().sparql(query)

    assert isinstance(rows, cg.Rows)
    assert rows.to_dicts() == []


def test_the_builder_and_the_export_agree_on_what_is_direct() -> None:
    lines = cg.export(cg.open_graph(), format="nt", layer="direct").decode().splitlines()

    spans = {line for line in built().evidence() if "/id/time/" in line.split(" ")[0]}
    assert {line.removesuffix(" .") for line in lines} == {*built().direct(), *spans}


def test_every_triple_has_one_layer() -> None:
    for quad in pyoxigraph.parse(built().ntriples(), format=pyoxigraph.RdfFormat.N_TRIPLES):
        subject = str(quad.subject).strip("<>")
        assert layer_of(subject) in LAYERS


@pytest.mark.parametrize(
    ("rest", "layer"),
    [
        ("id/place/alba", "direct"), ("market/alba", "direct"), ("alba#it", "direct"), ("ontologies/alba", "direct"),
        ("id/claim/a001", "evidence"), ("code/rhythm/weekly", "codes"), ("ontology", "ontology"),
        ("ontology#Market", "ontology"), ("ontology/module/markets", "ontology"), ("0.1.0/ontology", "ontology"),
        ("shapes#Market", "ontology"),
    ],
)  # fmt: skip
def test_all_below_the_base_of_a_project_that_is_no_term_is_a_thing(
    monkeypatch: pytest.MonkeyPatch, rest: str, layer: str
) -> None:
    base = "https://example.org/fairs/"
    monkeypatch.setattr("creativegraph.store.layers.space_of", lambda _: Space("fairs", "fairs", base))

    assert layer_of(f"{base}{rest}") == layer


@pytest.mark.parametrize("version", ["0.9.0", "1.2.0", "2.0.0", "10.1.0"])
@pytest.mark.parametrize("base", [BASE, "http://example.org/own/"])
def test_every_version_of_an_ontology_is_in_the_layer_of_ontologies(
    version: str, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SPACES, "http://example.org/own/", Space("own", "own", "http://example.org/own/"))

    assert layer_of(f"{base}{version}/ontology") == "ontology"
    assert layer_of(f"{base}{version}/ontology#City") == "ontology"
    assert layer_of(f"{base}{version}/other") == layer_of(f"{base}other") == "direct"
    assert not layer_of_all(f"{base}{version[0]}")


def test_of_other_vocabularies_those_with_a_known_prefix_are_in_the_layer_of_ontologies() -> None:
    assert layer_of("http://www.w3.org/2004/02/skos/core#Concept") == "ontology"
    assert layer_of("https://vocabulary.example/terms#Concept") == "direct"
