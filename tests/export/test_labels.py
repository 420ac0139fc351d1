"""Names in the properties that other programs read: everything has them, and nothing is said twice."""

from collections.abc import Callable

import pyoxigraph
import pytest
from tests.support.commands import command

import creativegraph as cg
from creativegraph.errors import ArgumentError
from creativegraph.export import turtle

Given = Callable[[str], cg.Graph]
NAMES = ("http://www.w3.org/2000/01/rdf-schema#label", "http://schema.org/name")
WORLD = """
    event:fair a cg:Festival ; skos:prefLabel "Fair"@en, "Hội chợ"@vi-VN ; dcterms:title "The Fair of Alba"@en .
    source:paper dcterms:title "Paper"@en ; rdfs:label "Paper"@en .
    orgs:board foaf:name "Board" .
    place:alba a cg:City .
"""
FORMS = {
    "ttl": "TURTLE", "nt": "N_TRIPLES", "nq": "N_QUADS", "trig": "TRIG", "rdf": "RDF_XML", "jsonld": "JSON_LD"
}  # fmt: skip


def names(data: bytes, form: str) -> set[str]:
    """What is named, how, by which property."""
    read = pyoxigraph.parse(data, format=getattr(pyoxigraph.RdfFormat, FORMS[form]), lenient=True)
    found = (each for each in read if each.predicate.value in NAMES and "/id/" in str(each.subject))
    parts = ([str(each.subject)[1:-1], each.predicate.value, str(each.object)] for each in found)
    return {
        " ".join([subject.rpartition("/")[2], name.rpartition("/")[2], value.replace("@vi-VN", "@vi-vn")])
        for subject, name, value in parts
    }


EXPECTED = {
    'fair rdf-schema#label "Fair"@en', 'fair rdf-schema#label "Hội chợ"@vi-vn', 'fair name "Fair"@en',
    'fair name "Hội chợ"@vi-vn', 'paper rdf-schema#label "Paper"@en', 'paper name "Paper"@en',
    'board rdf-schema#label "Board"', 'board name "Board"',
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_format_of_a_whole_graph_has_the_names(given: Given, form: str) -> None:
    graph = given(WORLD)

    data = cg.export(graph, format=form, labels=["rdfs", "schema"])

    assert names(data, form) == EXPECTED


def test_nothing_is_said_twice(given: Given) -> None:
    lines = cg.export(given(WORLD), format="nt", labels="rdfs").splitlines()

    assert len(lines) == len({*lines})


def test_classes_and_properties_have_them_too(given: Given) -> None:
    text = cg.export(given(WORLD), format="nt", labels="schema").decode()

    assert '<https://w3id.org/creativegraph/ontology#Festival> <http://schema.org/name> "festival"@en .' in text
    assert '<https://w3id.org/creativegraph/ontology#organisedBy> <http://schema.org/name> "organised by"@en .' in text


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf"])
def test_a_thing_and_what_it_links_to_have_them(given: Given, form: str) -> None:
    graph = given(WORLD + "event:fair cg:organisedBy orgs:board .")

    found = names(cg.export(graph, format=form, thing="event/fair", labels=["rdfs", "schema"]), form)

    assert found == {each for each in EXPECTED if not each.startswith("paper")}


def test_a_large_graph_streams_as_turtle(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turtle, "SORTED_UP_TO", 3)
    graph = given(WORLD.replace("vi-VN", "vi"))

    data = cg.export(graph, format="ttl", labels=["rdfs", "schema"])

    assert names(data, "ttl") == {each.replace("vi-vn", "vi") for each in EXPECTED}


def test_unknown_labels_are_told_and_the_command_takes_several(given: Given, tmp_path: object) -> None:
    with pytest.raises(ArgumentError, match="no labels 'dc'; take rdfs or schema"):
        cg.export(given(WORLD), format="nt", labels=["dc"])

    done = command("export", "-", "-f", "nt", "-g", str(tmp_path) + "/world.ttl", "--labels", "rdfs,schema")

    assert names(done.stdout.encode(), "nt") == EXPECTED
