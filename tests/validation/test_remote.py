"""Shapes of a stranger ask nobody: whatever an engine would run as SPARQL goes through the guard first."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from tests.support.listening import listening

import creativegraph as cg
from creativegraph.engine import OxigraphEngine
from creativegraph.errors import RemoteAccessError
from creativegraph.validation.engines.engines import run_fast, run_pyshacl
from creativegraph.validation.engines.pyshacl import without_words
from creativegraph.validation.shapes.shapes import ntriples_of, read_shapes

PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix e: <http://example.org/> .
"""
SHAPE = "e:S a sh:NodeShape ; sh:targetClass <urn:C> ; "
ASKING = "SERVICE <U> { ?this <urn:q> ?z }"
SELECT = f"SELECT ?this WHERE {{ ?this <urn:secret> ?z .\n{ASKING} }}"
CONSTRAINT = f'{SHAPE} sh:sparql [ sh:select """{SELECT}""" ] .'
REACHING = {
    "target": f'e:S a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ; sh:select """{SELECT}""" ] ; sh:closed true .',
    "escape of Turtle": CONSTRAINT.replace("ICE", "\\u0049CE"),
    "escape of SPARQL": CONSTRAINT.replace("ICE", "\\\\u0049CE"),
    "escape of eight digits": CONSTRAINT.replace("ICE", "\\\\u00000049CE"),
    "dataset": f'{SHAPE} sh:sparql [ sh:select "SELECT $this FROM <U> WHERE {{ $this ?p ?o }}" ] .',  # noqa: S608
    "rule": f'{SHAPE} sh:rule [ a sh:SPARQLRule ; sh:construct """CONSTRUCT {{ ?this a ?z }} {{\n{ASKING} }}""" ] .',
    "function": f'e:f a sh:SPARQLFunction ; sh:returnType xsd:integer ; sh:select """SELECT ?z {{\n{ASKING} }}""" .',
    "function with ASK": f'e:f a sh:SPARQLFunction ; sh:returnType xsd:boolean ; sh:ask """ASK {{\n{ASKING} }}""" .',
    "component": (
        "e:C a sh:ConstraintComponent ; sh:parameter [ sh:path e:p ] ; sh:validator"
        f' [ a sh:SPARQLAskValidator ; sh:ask """ASK {{\n{ASKING} }}""" ] .'
    ),
    "kind of target": f'e:T a sh:SPARQLTargetType ; rdfs:subClassOf sh:Target ; sh:select """{SELECT}""" .',
    "namespace": f'e:o sh:declare [ sh:prefix "p" ; sh:namespace """urn:x> {SELECT} #""" ] .',
    "prefix": f'e:o sh:declare [ sh:namespace "urn:x" ; sh:prefix """p: <urn:x> {SELECT} #""" ] .',
    "a language": CONSTRAINT.replace('""" ]', '"""@en ]'),
    "another datatype": CONSTRAINT.replace('""" ]', '"""^^e:sparql ]'),
    "one of two queries": CONSTRAINT.replace("sh:select ", 'sh:select "SELECT $this {}", '),
    "target without a type": f'e:S a sh:NodeShape ; sh:target [ sh:select """{SELECT}""" ] .',
    "expression": f'{SHAPE} sh:expression [ sh:select """{SELECT}""" ] .',
    "values": f'{SHAPE} sh:property [ sh:path e:p ; sh:values [ sh:select """{SELECT}""" ] ] .',
    "newer expression": f'{SHAPE} sh:nodeByExpression [ sh:sparqlExpr "EXISTS {{ {ASKING} }}" ] .',
    "namespace with a datatype": (
        f'e:o sh:declare [ sh:prefix "p" ; sh:namespace "urn:x> SELECT $this {{ {ASKING} }} #"^^xsd:anyURI ] .'
    ),
    "glued to a prefix declared elsewhere": (
        'e:o sh:declare [ sh:namespace "U" ; sh:prefix "p" ] .'
        f'{SHAPE} sh:sparql [ sh:prefixes e:o ; sh:select "SELECT ?this {{ SERVICEp:x {{ ?s ?p ?o }} }}" ] .'
    ),
    "a path that begins a comment": (
        'e:o sh:declare [ sh:prefix "p" ; sh:namespace "urn:secret" ] . e:S sh:property [ sh:path <urn:secret#> ;'
        " sh:sparql [ sh:prefixes e:o ; sh:select \"\"\"SELECT $this { $this $PATH ?x . '''\n ?v .\n"
        f"{ASKING} }}#'''}}\"\"\" ] ] ."
    ),
    "a path that ends a string": (
        f"e:S sh:property [ sh:path <urn:x'> ; sh:sparql [ sh:select \"\"\"SELECT $this {{ FILTER(' $PATH > ' = 'a')\n"
        f'{ASKING} }}#\' }}""" ] ] .'
    ),
    "a comparison that looks like an IRI": (
        'e:S a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ; sh:select """SELECT ?this { ?this <urn:secret> ?z\n'
        f"FILTER(?z<?z#>'''\n) {ASKING} }}#'''\"\"\" ] ."
    ),
}


@pytest.mark.parametrize("shapes", REACHING.values(), ids=REACHING)
def test_shapes_of_a_stranger_ask_nobody_and_are_refused_by_file_and_line(shapes: str, tmp_path: Path) -> None:
    data, path = tmp_path / "data.ttl", tmp_path / "shapes.ttl"
    data.write_text('<urn:x> a <urn:C> ; <urn:secret> "TOPSECRET" .')

    with listening() as listener:
        path.write_text(PREFIXES + shapes.replace("<U>", f"<{listener.url}>"), encoding="utf-8")
        with pytest.raises(RemoteAccessError, match=r"shapes\.ttl:\d+: sh:\w+ ") as caught:
            cg.check(data, shapes=path)

    assert listener.asked == []
    assert "allow" not in str(caught.value)


def test_the_line_is_that_of_the_keyword(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(PREFIXES + REACHING["target"])

    with pytest.raises(RemoteAccessError, match=r"shapes\.ttl:5: sh:select uses SERVICE"):
        read_shapes(path)


def test_the_line_is_that_of_the_file_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(PREFIXES + REACHING["target"])
    with pytest.raises(RemoteAccessError, match=r"shapes\.ttl:5: "):
        read_shapes(path)

    path.write_text("\n" * 5 + PREFIXES + REACHING["target"])

    with pytest.raises(RemoteAccessError, match=r"shapes\.ttl:10: "):
        read_shapes(path)


def test_what_the_engines_do_not_follow_is_neither_refused_nor_asked(tmp_path: Path) -> None:
    path, store = tmp_path / "shapes.ttl", Store()
    store.load('<urn:x> a <urn:C> ; <urn:secret> "from a service" .', format=RdfFormat.TURTLE)
    graph = cg.Graph(OxigraphEngine(store))

    with listening() as listener:
        shapes = (
            "<> owl:imports <U> ; sh:shapesGraph <U> ; sh:entailment <U> ; sh:suggestedShapesGraph <U> .\n"
            'e:lib a sh:JSLibrary ; sh:jsLibraryURL "<U>"^^xsd:anyURI .\n'
            'e:S sh:js [ a sh:JSConstraint ; sh:jsLibrary e:lib ; sh:jsFunctionName "f" ] .\n'
            f'{SHAPE} sh:nodeKind sh:Literal ; sh:message "A service from <U> {{?this}}" .'
        )
        path.write_text(PREFIXES + shapes.replace('"<U>"', f'"{listener.url}"').replace("<U>", f"<{listener.url}>"))
        read_shapes(path)
        found = [run(graph, ntriples_of(path)) for run in (run_pyshacl, run_fast)]

    assert listener.asked == []
    assert len(found[0]) == 1


@pytest.mark.parametrize(
    "harmless",
    ["# the SERVICE of FROM\n", 'FILTER ("a MINUS b" != "SERVICE <http://a/>, Values ?x")', "# no values ( x\n"],
)
def test_words_that_are_no_keywords_keep_neither_engine_from_running_a_query(harmless: str, tmp_path: Path) -> None:
    path, store = tmp_path / "shapes.ttl", Store()
    store.load("<urn:x> a <urn:C> ; <urn:p> 2 .", format=RdfFormat.TURTLE)
    query = f"SELECT $this WHERE {{ $this <urn:p> ?v . {harmless} FILTER (?v != 1) }}"
    path.write_text(f"{PREFIXES}{SHAPE} sh:sparql [ sh:message 'no' ; sh:select '''{query}''' ] .")
    read_shapes(path)

    found = [run(cg.Graph(OxigraphEngine(store)), ntriples_of(path)) for run in (run_pyshacl, run_fast)]

    assert [len(each) for each in found] == [1, 1]


def test_what_reaches_out_without_its_comments_is_handed_on_as_it_stands() -> None:
    for query in (
        "SELECT $this { SERVICE <urn:x> {} # SERVICE \n }",
        r"SELECT $this { # SERVICE \u000A }",
        '"SERVICE ',
    ):
        assert without_words(query, ()) == query
