"""The JSON-LD context: a readable key for every term, and nothing lost on the way through it."""

import json
from functools import cache

import pyoxigraph
import pytest
from pyld import jsonld as pyld

import creativegraph as cg
from creativegraph.export import jsonld
from creativegraph.iris import PREFIXES, TERMS
from creativegraph.names.kinds import axioms

OWL = PREFIXES["owl"]
KINDS = ("Class", "ObjectProperty", "DatatypeProperty")


def curie_of(made: object) -> str:
    return str(made["@id"] if isinstance(made, dict) else made)


@cache
def keys() -> dict[str, str]:
    """The key of each term, by IRI."""
    found = {}
    for key, made in jsonld.context().items():
        prefix, colon, local = curie_of(made).partition(":")
        if colon and prefix in PREFIXES:
            found[PREFIXES[prefix] + local] = key
    return found


def terms(kind: str) -> set[str]:
    a, wanted = PREFIXES["rdf"] + "type", pyoxigraph.NamedNode(OWL + kind)
    quads = axioms().quads_for_pattern(None, pyoxigraph.NamedNode(a), wanted, None)
    return {quad.subject.value for quad in quads if isinstance(quad.subject, pyoxigraph.NamedNode)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_term_of_the_ontology_has_its_name_as_key(kind: str) -> None:
    ours = {iri for iri in terms(kind) if iri.startswith(TERMS)}

    assert {iri: keys().get(iri) for iri in ours} == {iri: iri.removeprefix(TERMS) for iri in ours}


def test_terms_of_others_have_keys_unless_the_name_is_taken() -> None:
    every = {iri for kind in (*KINDS, "AnnotationProperty") for iri in terms(kind)}
    known = tuple(PREFIXES.values())

    without = {iri for iri in every if iri.startswith(known) and iri not in keys()}

    assert {iri.rpartition("#")[2].rpartition("/")[2] for iri in without} <= set(jsonld.context())


def test_every_predicate_of_the_packaged_graph_has_a_key() -> None:
    rows = cg.open_graph().sparql("SELECT DISTINCT ?predicate WHERE { ?thing ?predicate ?value }")

    assert not isinstance(rows, (bool, cg.Graph))
    used = {str(row[0]) for row in rows} - {PREFIXES["rdf"] + "type"}
    assert {iri for iri in used - keys().keys() if iri.startswith(tuple(PREFIXES.values()))} == set()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("beginEarliest", {"@id": "cg:beginEarliest", "@type": "xsd:date"}),
        ("latitude", {"@id": "cg:latitude", "@type": "xsd:decimal"}),
        ("memberSince", "cg:memberSince"),
        ("rankReason", {"@id": "cg:rankReason", "@container": "@language"}),
        ("prefLabel", {"@id": "skos:prefLabel", "@container": "@language"}),
        ("definition", {"@id": "skos:definition", "@container": "@language"}),
        ("claimSubject", {"@id": "cg:claimSubject", "@type": "@id"}),
        ("sameAs", {"@id": "schema:sameAs", "@type": "@id"}),
        ("hiddenLabel", "skos:hiddenLabel"),
        ("Festival", "cg:Festival"),
        ("Organization", "org:Organization"),
        ("Person", "cg:Person"),
    ],
)
def test_keys_say_what_kind_of_value_they_hold(key: str, expected: object) -> None:
    assert jsonld.context()[key] == expected


def test_no_key_is_a_prefix_of_the_context_too() -> None:
    prefixes = {key for key, made in jsonld.context().items() if curie_of(made).endswith(("#", "/"))}

    assert prefixes.isdisjoint(keys().values())


def test_a_thing_reads_as_plain_json() -> None:
    made = json.loads(cg.export(cg.open_graph(), format="jsonld", thing="place/hanoi"))

    city = next(each for each in made["@graph"] if each["@id"] == "id:place/hanoi")
    assert city["@type"] == "City"
    assert city["prefLabel"]["vi"] == "Hà Nội"
    assert city["latitude"] == "21.0245"


def statements(quads: str) -> set[str]:
    return {str(each.triple) for each in pyoxigraph.parse(quads.encode(), format=pyoxigraph.RdfFormat.N_QUADS)}


def test_pyld_reads_the_direct_layer_as_the_same_statements() -> None:
    graph = cg.open_graph()
    expected = statements(cg.export(graph, format="nt", layer="direct").decode())

    made = json.loads(cg.export(graph, format="jsonld", layer="direct"))

    assert statements(pyld.to_rdf(made, {"format": "application/n-quads"})) == expected


@pytest.mark.parametrize("layer", ["evidence", "codes", "ontology"])
def test_pyld_reads_parts_of_the_other_layers_as_the_same_statements(layer: str) -> None:
    graph = cg.open_graph()
    made = json.loads(cg.export(graph, format="jsonld", layer=layer))
    part = made["@graph"][::120]
    subjects = {each["@id"] for each in pyld.expand({**made, "@graph": part})}

    found = statements(pyld.to_rdf({**made, "@graph": part}, {"format": "application/n-quads"}))

    whole = cg.export(graph, format="nt", layer=layer).decode().splitlines(keepends=True)
    mine = (line for line in whole if line.partition(" ")[0].strip("<>") in subjects)
    assert found == statements("".join(mine))
