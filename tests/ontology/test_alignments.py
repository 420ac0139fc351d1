"""The lists of terms that other vocabularies really have, and how much of our main patterns is mapped to them.

That mappings lead to listed terms and join like with like is what the checks of the ontology find.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from creativegraph import project

Mapping = tuple[Node, Node, Node]

ROOT = Path(__file__).parents[2]
ALIGNMENTS = sorted((ROOT / "ontology" / "alignments").glob("*.ttl"))
CODES = project.all_files("data/codes", "*.ttl")
TARGETS = ROOT / "ontology" / "targets"
EXTERNAL = project.all_files("ontology", "external.ttl")
LISTS = sorted(project.all_files("ontology/targets", "*.csv"), key=lambda each: each.name)
CG = Namespace("https://w3id.org/creativegraph/ontology#")
MODULE = "https://w3id.org/creativegraph/"
KINDS = {"class", "property", "datatype", "individual", "concept"}
pytestmark = pytest.mark.xdist_group("turtle")
MATCHES = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
PATTERNS = ("agreements", "cities", "claims", "events", "outcomes", "places")


@cache
def parsed(*files: Path) -> Graph:
    graph = Graph()
    for file in files:
        graph.parse(file)
    return graph


def listed(files: Iterable[Path]) -> dict[Node, str]:
    kinds: dict[Node, str] = {}
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            kinds.update({URIRef(row["term"]): row["kind"] for row in csv.DictReader(lines)})
    return kinds


def kinds_of(graph: Graph) -> dict[Node, str]:
    declared: dict[Node, str] = {
        OWL.Class: "class",
        OWL.ObjectProperty: "property",
        OWL.DatatypeProperty: "property",
        SKOS.Concept: "concept",
    }
    return {
        subject: declared[kind]
        for subject, kind in graph.subject_objects(RDF.type)
        if kind in declared and isinstance(subject, URIRef) and subject.startswith(MODULE)
    }


@cache
def mappings(*files: Path) -> frozenset[Mapping]:
    found = (each for file in files for each in parsed(file))
    return frozenset(each for each in found if each[1] in MATCHES and not str(each[2]).startswith(MODULE))


@cache
def own() -> dict[Node, str]:
    return kinds_of(parsed(*project.all_files("ontology", "*.ttl"), *CODES))


def unmapped(topic: str, kind: str) -> list[str]:
    mapped = {each[0] for each in mappings(*ALIGNMENTS)}
    terms = kinds_of(parsed(*project.all_files("ontology", f"{topic}.ttl")))
    return sorted(str(each) for each, what in terms.items() if what == kind and each not in mapped)


@pytest.mark.parametrize("topic", PATTERNS)
def test_every_class_of_a_main_pattern_is_mapped_somewhere(topic: str) -> None:
    assert unmapped(topic, "class") == []


@pytest.mark.parametrize("topic", PATTERNS)
def test_every_property_of_a_main_pattern_is_mapped_or_named_as_without_a_counterpart(topic: str) -> None:
    text = (TARGETS / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`cg:(\w+)`", text.partition("## Without a counterpart")[2]))

    assert {each.removeprefix(str(CG)) for each in unmapped(topic, "property")} <= named


def test_no_term_named_as_without_a_counterpart_is_mapped() -> None:
    text = (TARGETS / "README.md").read_text(encoding="utf-8")
    named = {CG[each] for each in re.findall(r"`cg:(\w+)`", text.partition("## Without a counterpart")[2])}

    assert named <= set(own())
    assert named & {each[0] for each in mappings(*ALIGNMENTS)} == set()


@pytest.mark.parametrize("file", LISTS, ids=lambda each: each.stem)
def test_a_list_of_terms_is_sorted_and_of_known_kinds(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))

    assert list(rows[0]) == ["term", "kind"]
    assert [row["term"] for row in rows] == sorted({row["term"] for row in rows})
    assert {row["kind"] for row in rows} <= KINDS


def test_every_list_of_terms_says_where_it_comes_from_and_is_needed() -> None:
    text = (TARGETS / "README.md").read_text(encoding="utf-8")
    used = {each[2] for each in mappings(*ALIGNMENTS, *CODES)} | set(parsed(*EXTERNAL).subjects())

    assert sorted(re.findall(r"(?m)^\| `([a-z-]+\.csv)` \|", text)) == [each.name for each in LISTS]
    assert [each.name for each in LISTS if used.isdisjoint(listed([each]))] == []


def test_no_term_is_in_two_lists() -> None:
    assert sum(len(listed([each])) for each in LISTS) == len(listed(LISTS))
