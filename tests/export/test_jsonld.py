"""The JSON-LD context: a readable key for every term, and nothing lost on the way through it."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pyoxigraph
import pytest
import rdflib
from pyld import jsonld as pyld
from tests.support.questions import exported, packaged

import creativegraph as cg
from creativegraph import project
from creativegraph.export import jsonld
from creativegraph.iris import PREFIXES, TERMS
from creativegraph.names.kinds import axioms
from creativegraph.store.layers import layer_of

OWL = PREFIXES["owl"]
KINDS = ("Class", "ObjectProperty", "DatatypeProperty")


def curie_of(made: object) -> str:
    return str(made["@id"] if isinstance(made, dict) else made)


def canonical(data: bytes | str, form: pyoxigraph.RdfFormat) -> frozenset[str]:
    """The triples in data, with their blank nodes named by RDFC-1.0."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(data, format=form, lenient=True))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(map(str, dataset))


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
    rows = packaged().sparql("SELECT DISTINCT ?predicate WHERE { ?thing ?predicate ?value }")

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
        ("sameAs", {"@id": "schema:sameAs", "@type": "@id", "@container": "@set"}),
        ("altLabel", {"@id": "skos:altLabel", "@container": ["@language", "@set"]}),
        ("hiddenLabel", {"@id": "skos:hiddenLabel", "@container": "@set"}),
        ("prov_Person", "prov:Person"),
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


def statements(quads: str) -> set[str]:
    return {str(each.triple) for each in pyoxigraph.parse(quads.encode(), format=pyoxigraph.RdfFormat.N_QUADS)}


@cache
def written() -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The context with the nodes of the packaged graph, and its N-Triples by subject."""
    lines: dict[str, list[str]] = {}
    for line in exported("nt").decode().splitlines(keepends=True):
        lines.setdefault(line.partition(" ")[0].strip("<>"), []).append(line)
    return json.loads(exported("jsonld")), lines


def full(short: str) -> str:
    """An IRI as the context of the JSON-LD reads it."""
    prefix, _, local = short.partition(":")
    namespace = jsonld.context().get(prefix)
    return f"{namespace}{local}" if isinstance(namespace, str) and not local.startswith("//") else short


@pytest.mark.parametrize(("layer", "step"), [("direct", 48), ("evidence", 240), ("codes", 60), ("ontology", 60)])
def test_pyld_reads_a_part_of_each_layer_as_the_same_statements(layer: str, step: int) -> None:
    made, lines = written()
    part = [each for each in made["@graph"] if layer_of(full(each["@id"])) == layer][::step]

    found = statements(pyld.to_rdf({**made, "@graph": part}, {"format": "application/n-quads"}))

    assert found == statements("".join(line for each in part for line in lines[full(each["@id"])]))
    assert len(part) > 4


def test_no_property_that_has_a_key_is_written_under_another_one() -> None:
    made, _ = written()

    used = {key for node in made["@graph"] for key in node if ":" in key}

    assert {key for key in used if full(key) in keys()} == set()


def test_values_of_any_kind_are_under_the_one_key_of_their_property(given: Callable[[str], cg.Graph]) -> None:
    graph = given("""
        event:x skos:prefLabel "Fair"@en, "Fare"@en, "plain", 7, event:y, "back"@ar--rtl ;
            cg:claimSubject event:y, "text" ; cg:beginEarliest "2024-01-02"^^xsd:date, "2024", "x"@en ;
            cg:memberSince 2009, "2009", event:y .
    """)

    data = cg.export(graph, format="jsonld")

    node = next(each for each in json.loads(data)["@graph"] if each["@id"] == "id:event/x")
    assert node.keys() == {"@id", "prefLabel", "claimSubject", "beginEarliest", "memberSince"}
    form, lines = pyoxigraph.RdfFormat, cg.export(graph, format="nt")
    found = {str(each.triple) for each in pyoxigraph.parse(data, format=form.JSON_LD)}
    assert found == {str(each.triple) for each in pyoxigraph.parse(lines, format=form.N_TRIPLES)}


def test_an_iri_whose_scheme_is_a_prefix_reads_back_as_it_is(given: Callable[[str], cg.Graph]) -> None:
    odd = ("geo:21,105", "time:now", "id:a", "code:b/c", "xsd:x", "skos:")
    graph = given("\n".join(f"""
        <{iri}> a cg:City, <{iri}> ; skos:prefLabel "A"@en, "b" ;
            <{iri}> <{iri}>, "1"^^<{iri}>, _:{place} ; cg:memberSince 7 .
        place:p{place} cg:locatedIn <{iri}> ; cg:hasTheme place:a . _:{place} <{iri}> "x"@en-gb ."""
        for place, iri in enumerate(odd)
    ))  # fmt: skip
    form = pyoxigraph.RdfFormat

    made = cg.export(graph, format="jsonld", layer="direct")

    expected = canonical(cg.export(graph, format="nt", layer="direct"), form.N_TRIPLES)
    by_rdflib = rdflib.Graph().parse(made, format="json-ld").serialize(format="nt")
    by_pyld = pyld.to_rdf(json.loads(made), {"format": "application/n-quads"})
    assert canonical(made, form.JSON_LD) == expected
    assert canonical(by_rdflib, form.N_TRIPLES) == expected
    assert canonical(by_pyld, form.N_QUADS) == expected


def test_prefixes_are_gathered_once_however_many_iris_are_written(
    given: Callable[[str], cg.Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, gathered = given("".join(f"place:p{n} a cg:Place ; cg:locatedIn place:q{n} . " for n in range(20))), [0]
    prefixes = project.prefixes

    def counted() -> dict[str, str]:
        gathered[0] += 1
        return prefixes()

    monkeypatch.setattr(project, "prefixes", counted)
    cg.export(graph, format="jsonld")

    assert gathered[0] < 10
