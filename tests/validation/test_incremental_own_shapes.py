"""What checking again promises of shapes of one's own: whatever they look along, a change that matters is seen."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

import creativegraph as cg
from creativegraph.engine import OxigraphEngine
from creativegraph.graph import Graph
from creativegraph.validation import incremental
from creativegraph.validation import shapes as shape_files
from creativegraph.validation.reach import reaches
from creativegraph.validation.results import Result
from creativegraph.validation.validate import chosen_engine, run

HEADER = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix e: <http://e/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DECLARED = '<http://e/> sh:declare [ sh:prefix "e" ; sh:namespace "http://e/"^^xsd:anyURI ] .\n'
QUERY = (
    'e:S sh:targetClass e:C ; sh:severity sh:Info {more}; sh:sparql [ sh:prefixes <http://e/> ; sh:select "{query}" ] .'
)


def of_query(query: str, more: str = "") -> str:
    return DECLARED + QUERY.format(query=query, more=more)


CASES = {
    "either of two properties": (
        of_query("SELECT $this ?value WHERE { $this (e:a|e:b) ?v . ?v e:c ?value }"),
        "e:x a e:C ; e:b e:y .", "e:y e:c e:z .",
    ),
    "a property that may be left out": (
        of_query("SELECT $this ?value WHERE { $this e:a? ?v . ?v e:c ?value }"),
        "e:x a e:C .", "e:x e:c e:z .",
    ),
    "there and back any number of times": (
        of_query("SELECT $this ?value WHERE { $this (e:a/^e:b)* ?v . ?v e:c ?value }"),
        "e:x a e:C ; e:a e:m . e:y e:b e:m .", "e:y e:c e:z .",
    ),
    "any other property, backwards": (
        of_query("SELECT $this ?value WHERE { $this !(e:a|^e:b) ?v . ?v e:c ?value }"),
        "e:x a e:C . e:y e:d e:x .", "e:y e:c e:z .",
    ),
    "the path of the shape in its query": (
        of_query("SELECT $this ?value WHERE { $this $PATH ?v . ?v e:c ?value }", "; sh:path [ sh:inversePath e:a ]"),
        "e:x a e:C . e:y e:a e:x .", "e:y e:c e:z .",
    ),
    "a prefix declared twice": (
        of_query("SELECT $this ?value WHERE { $this e:c ?value }")
        + '<http://f/> sh:declare [ sh:prefix "e" ; sh:namespace "http://f/"^^xsd:anyURI ] .',
        "e:x a e:C .", "e:x e:c e:z .",
    ),
    "a repeated path of a shape, there and back": (
        ("e:S sh:targetClass e:C ; sh:severity sh:Info ; sh:property [ sh:severity sh:Info ; sh:class e:D ;"
        " sh:path [ sh:zeroOrMorePath ( e:a [ sh:inversePath e:b ] ) ] ] ."),
        "e:x a e:C, e:D ; e:a e:m .", "e:y e:b e:m .",
    ),
    "values of values": (
        ("e:S sh:targetClass e:C ; sh:severity sh:Info ; sh:property [ sh:path e:a ; sh:severity sh:Info ;"
        " sh:property [ sh:path e:b ; sh:minCount 1 ; sh:severity sh:Info ] ] ."),
        "e:x a e:C ; e:a e:y .", "e:y e:b e:z .",
    ),
    "values that must not be those of another property": (
        ("e:S sh:targetClass e:C ; sh:severity sh:Info ; sh:property [ sh:path e:a ; sh:severity sh:Info ;"
        " sh:qualifiedValueShape [ sh:class e:D ] ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true ],"
        " [ sh:path e:b ; sh:severity sh:Info ; sh:qualifiedMaxCount 1 ; sh:qualifiedValueShapesDisjoint true ;"
        " sh:qualifiedValueShape [ sh:property [ sh:path e:c ; sh:minCount 1 ] ] ] ."),
        "e:x a e:C ; e:a e:y . e:y a e:D .", "e:y e:c e:z .",
    ),
    "a shape that is part of itself": (
        ("e:S sh:targetClass e:C ; sh:severity sh:Info ; sh:property [ sh:path e:a ; sh:node e:S ;"
        " sh:severity sh:Info ], [ sh:path e:b ; sh:minCount 1 ; sh:severity sh:Info ] ."),
        "e:x a e:C ; e:b e:x ; e:a e:y . e:y e:b e:x ; e:a e:z .", "e:z e:b e:x .",
    ),
}  # fmt: skip


def graph_of(turtle: str) -> Graph:
    store = Store()
    store.load((HEADER + turtle).encode(), format=RdfFormat.TURTLE)
    return Graph(OxigraphEngine(store))


def rules_of(turtle: str, folder: Path) -> bytes:
    (folder / "own.ttl").write_text(HEADER + turtle, encoding="utf-8")
    return shape_files.ntriples_of(folder / "own.ttl")


def found(before: str, after: str, rules: bytes) -> tuple[set[Result], set[Result], set[Result]]:
    """What a full check finds before and after, and what checking again finds."""
    engine = chosen_engine(None)
    first, full = (set(run(graph_of(each), rules, engine).results) for each in (before, after))
    kept = incremental.Kept(graph_of(before).engine.ntriples(), list(first), "")
    again = incremental.again(graph_of(after), rules, kept)
    assert again is not None
    part = run(again.graph, again.rules, engine).results if again.things else []
    return first, full, {*again.stay, *part}


@pytest.mark.parametrize("case", CASES)
def test_a_change_far_off_is_seen_when_it_comes_and_when_it_goes(case: str, tmp_path: Path) -> None:
    shapes, world, change = CASES[case]
    rules = rules_of(shapes, tmp_path)

    without, full, again = found(world, world + change, rules)
    _, full_back, again_back = found(world + change, world, rules)

    assert full != without
    assert again == full
    assert again_back == full_back


@pytest.mark.parametrize(
    "shapes",
    [
        "e:C a sh:NodeShape, rdfs:Class ; sh:severity sh:Info ; sh:closed true .",
        "e:K a sh:ConstraintComponent ; sh:parameter [ sh:path e:k ] . e:S sh:targetClass e:C ; e:k 1 .",
        "e:f a sh:SPARQLFunction ; sh:returnType xsd:string . e:S sh:targetClass e:C .",
    ],
)
def test_shapes_of_which_it_cannot_be_told_what_they_look_at_are_run_in_full(shapes: str, tmp_path: Path) -> None:
    assert reaches(rules_of(shapes, tmp_path)) is None


def test_a_shape_that_is_part_of_itself_is_told_with_its_branches(tmp_path: Path) -> None:
    shapes, world, _ = CASES["a shape that is part of itself"]
    rules_of(shapes, tmp_path)

    report = cg.validate(graph_of(world), shapes=tmp_path / "own.ttl")

    assert [each.focus for each in report.findings] == ["http://e/x"]
    assert "e/S" in report.findings[0].branches[0].rule


def test_a_query_that_only_the_engine_reads_is_checked_again_everywhere(tmp_path: Path) -> None:
    rules = rules_of(of_query("SELECT $this ?value WHERE { nonsense"), tmp_path)

    shapes = reaches(rules)

    assert shapes is not None
    assert shapes[0].sweep.everywhere == {""} | {"http://www.w3.org/2000/01/rdf-schema#subClassOf"}
