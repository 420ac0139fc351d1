"""What shapes promise: a cure for each fault, and silence where there is none."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, parse
from rdflib import OWL, RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node
from tests.support.worlds import bad_worlds, found_in_all_worlds, good_worlds, packaged_report

import creativegraph as cg
from creativegraph import catalogue, project
from creativegraph.iris import PREFIXES, TERMS
from creativegraph.validation.engines.uncertain import doubtful_sum
from creativegraph.validation.shapes.shapes import read_shapes

HERE = Path(__file__).parents[1] / "worlds"
BAD = {each.name: each for each in bad_worlds()}
GOOD = {each.name: each for each in good_worlds()}
SHAPES = PREFIXES["cgs"]
REPORTED = re.compile(r"/id/[a-z]+/(?P<world>[a-z0-9-]+?)--")

Found = dict[str, set[str]]
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
KINDS = (SH.datatype, SH["class"], SH.nodeKind, SH.node, SH["in"], SH["or"])
DEMANDS_NOTHING = {RDF.type, SH.message, SH.path, SH.property, SH.qualifiedValueShape, SH.severity, *TARGETS}
TRUE = Literal("true", datatype=XSD.boolean)
LABELLING = {"cgs:ThingShape", "cgs:EnglishLabelShape", "cgs:VietnameseLabelShape"}


@cache
def ontology() -> Graph:
    """All terms of the ontology in one graph."""
    graph = Graph()
    for path in project.all_files("ontology", "*.ttl"):
        graph.parse(path, format="turtle")
    return graph


def terms(*kinds: URIRef) -> set[str]:
    """The ontology's own terms of these kinds, as ``cg:`` names; every run reads them before its first test."""
    wanted = {f"<{each}>" for each in kinds}
    return {
        each.subject.value.replace(TERMS, "cg:")
        for path in project.all_files("ontology", "*.ttl") for each in parse(path=path)
        if each.predicate.value == str(RDF.type) and str(each.object) in wanted
        and isinstance(each.subject, NamedNode) and each.subject.value.startswith(TERMS)
    }  # fmt: skip


def claimed() -> dict[str, str]:
    """The properties that a claim may use, and whether a thing has one value only."""
    texts = [path.read_text(encoding="utf-8") for path in project.all_files("data", "properties.csv")]
    return {row["property"]: row["single"] for text in texts for row in csv.DictReader(text.splitlines())}


CLAIMED = claimed()
OWN_CLASSES = sorted(terms(OWL.Class))
OWN_PROPERTIES = terms(OWL.ObjectProperty, OWL.DatatypeProperty)


def rules(report: cg.Report) -> set[str]:
    """The shapes that have findings, as ``cgs:`` names."""
    return {each.rule.replace(SHAPES, "cgs:") for each in report.findings}


@pytest.fixture(scope="module")
def found() -> Found:
    """The shapes that find something in each world, all worlds checked at once.

    The things of each world get its name in front, so that worlds cannot meet in one graph.
    """
    worlds: Found = {}
    for each in found_in_all_worlds().findings:
        world = REPORTED.search(each.focus)
        name = world["world"] if world else each.focus
        worlds.setdefault(name, set()).add(each.rule.replace(SHAPES, "cgs:"))
    return worlds


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """All shapes in one graph."""
    graph = Graph()
    for path in project.all_files("shapes", "*.ttl"):
        graph.parse(path, format="turtle")
    return graph


def curie(shape: Node) -> str:
    """A shape as a ``cgs:`` name."""
    return str(shape).replace(SHAPES, "cgs:")


def iri(name: str) -> URIRef:
    """What a prefixed name stands for."""
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def all_shapes(graph: Graph) -> Iterator[Node]:
    """Node shapes and property shapes."""
    for kind in (SH.NodeShape, SH.PropertyShape):
        yield from graph.subjects(RDF.type, kind)


def aimed(graph: Graph) -> set[Node]:
    """Shapes with a target."""
    return {each for target in TARGETS for each in graph.subjects(target, None)}


def live(graph: Graph) -> set[Node]:
    """Shapes whose results stand in a report: those with a target, and the property shapes under them."""
    found = aimed(graph)
    todo = list(found)
    for each in todo:
        under = set(graph.objects(each, SH.property)) - found
        todo.extend(under)
        found |= under
    return found


def constrains(graph: Graph, shape: Node) -> bool:
    """True if a shape demands something itself and not only by its property shapes."""
    return bool(set(graph.predicates(shape)) - DEMANDS_NOTHING)


def bare(query: str, dated: set[str]) -> set[str]:
    """Variables of a query that hold a date and stand in a condition otherwise than as text."""
    names = "|".join(sorted(dated))
    held = set(re.findall(rf"(?:{names})\s+(\?\w+)", query))
    rest = re.sub(rf"(?:STR|BOUND|isLITERAL)\(\?\w+\)|(?:{names})\s+\?\w+|SELECT [^{{]*", "", query)
    return held & set(re.findall(r"\?\w+", rest))


def seen(graph: Graph, shape: Node, world: Graph) -> Iterator[Node]:
    """The things of a world that a shape looks at."""
    for kind in graph.objects(shape, SH.targetClass):
        for each in world.transitive_subjects(RDFS.subClassOf, kind):
            yield from world.subjects(RDF.type, each)
    for path in graph.objects(shape, SH.targetSubjectsOf):
        yield from world.subjects(path)
    for path in graph.objects(shape, SH.targetObjectsOf):
        yield from world.objects(None, path)


def test_a_fault_is_found_by_the_shape_that_its_world_names_and_by_no_other(found: Found) -> None:
    reported = {name: found.get(name, set()) for name in BAD}

    assert [name for name, world in BAD.items() if not world.finds] == []
    assert {name: (each, BAD[name].finds) for name, each in reported.items() if each != BAD[name].finds} == {}


def test_a_good_world_has_no_finding(found: Found) -> None:
    assert {name: found[name] for name in GOOD if name in found} == {}


def test_no_two_worlds_have_one_name() -> None:
    names = [each.name for each in (*bad_worlds(), *good_worlds())]

    assert len(names) == len({*BAD, *GOOD})


def test_nothing_is_found_outside_the_worlds(found: Found) -> None:
    elsewhere = {name: reported for name, reported in found.items() if name not in {*BAD, *GOOD}}

    assert elsewhere == {}


@pytest.mark.parametrize(
    "name",
    [
        "membership-begins-after-an-event-that-looks-back-on-it",
        "forum-adopts-what-follows-a-later-call",
    ],
)
def test_a_wrong_year_of_the_article_is_found_although_nobody_lists_it(name: str) -> None:
    world = HERE / "bad" / f"{name}.ttl"

    report = cg.validate(cg.open_graph(world))

    assert rules(report) == BAD[name].finds
    assert not report.conforms


def test_files_of_one_name_in_two_folders_share_no_blank_node(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "fairs.ttl").write_text(f"""
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            <http://e.x/{name}> sh:property [ sh:path <http://e.x/of-{name}> ; sh:minCount 1 ] .""")

    rules = read_shapes([tmp_path / name / "fairs.ttl" for name in ("a", "b")], alone=True).decode()

    assert len(set(re.findall(r"_:\w+", rules))) == 2
    names = [each.name for each in project.all_files("shapes", "*.ttl")]
    assert len(set(names)) == len(names)


def test_there_is_a_good_world_for_each_topic() -> None:
    topics = {name.partition("/")[0] for name in catalogue.names()}

    shown = set(GOOD)

    assert shown == topics


def test_every_shape_has_a_name_of_its_own(shapes: Graph) -> None:
    unnamed = [each for each in all_shapes(shapes) if not (isinstance(each, URIRef) and each.startswith(SHAPES))]

    assert unnamed == []


def test_every_shape_speaks_english_and_vietnamese(shapes: Graph) -> None:
    messages = {each: [*shapes.objects(each, SH.message | (SH.sparql / SH.message))] for each in all_shapes(shapes)}

    silent = [
        each
        for each, said in messages.items()
        if sorted(getattr(word, "language", "") for word in said) != ["en", "vi"]
    ]

    assert silent == []


def test_every_shape_says_how_grave_its_findings_are(shapes: Graph) -> None:
    grades = {SH.Violation, SH.Warning, SH.Info}

    ungraded = [
        each for each in all_shapes(shapes) if set(shapes.objects(each, SH.severity)) - grades
        or len(list(shapes.objects(each, SH.severity))) != 1
    ]  # fmt: skip

    assert ungraded == []


def test_a_value_of_the_wrong_kind_keeps_a_graph_from_being_published(shapes: Graph) -> None:
    kinds = (SH.datatype, SH["class"], SH.nodeKind, SH.node, SH["in"], SH.pattern, SH.sparql)

    milder = [
        curie(each)
        for each in live(shapes)
        if shapes.value(each, SH.severity) != SH.Violation and any((each, kind, None) in shapes for kind in kinds)
    ]

    # a plan was right when it was stated, and a ratification may be told of all the parties
    assert sorted(milder) == ["cgs:Thing-planIsOver", "cgs:Thing-ratifiedForWhom"]


def test_what_would_only_be_nicer_is_something_that_is_not_there(shapes: Graph) -> None:
    nicer = set(shapes.subjects(SH.severity, SH.Info))

    asked = {each: set(shapes.predicates(each)) - DEMANDS_NOTHING for each in nicer}
    asking = {each for each, asks in asked.items() if asks == {SH.minCount}}
    choosing = [each for each, asks in asked.items() if asks == {SH["or"]}]
    asking |= {
        each for each in choosing for choices in shapes.objects(each, SH["or"])
        if any(shapes.value(one, SH.minCount) for one in shapes.items(choices))
    }  # fmt: skip

    assert nicer
    assert asking == nicer


def test_every_property_shape_is_reached(shapes: Graph) -> None:
    reached = {*shapes.objects(None, SH.property), *shapes.objects(None, RDF.first)}
    aimed = {
        each
        for target in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
        for each in shapes.subjects(target, None)
    }

    idle = set(shapes.subjects(RDF.type, SH.PropertyShape)) - reached - aimed

    assert idle == set()


def test_every_shape_that_can_find_something_has_a_world_in_which_it_does(shapes: Graph) -> None:
    shown = {name for each in BAD.values() for name in each.finds}

    unshown = {curie(each) for each in live(shapes) if constrains(shapes, each)} - shown

    assert sorted(unshown) == []


def test_every_shape_with_a_target_looks_at_something_in_a_good_world(shapes: Graph) -> None:
    world = Graph()
    for path in (*sorted((HERE / "good").glob("*.ttl")), *project.all_files("ontology", "*.ttl")):
        world.parse(path, format="turtle")

    idle = [curie(each) for each in aimed(shapes) if not any(seen(shapes, each, world))]

    assert sorted(idle) == []


@pytest.mark.parametrize("word", ["VALUES", "MINUS", "SERVICE", "GRAPH", "NOW(", "gYear"])
def test_no_rule_uses_what_engines_disagree_on(word: str, shapes: Graph) -> None:
    queries = [str(each) for each in shapes.objects(None, SH.select)]

    using = [each for each in queries if word in each]

    assert using == []


def test_a_rule_takes_no_text_of_what_may_have_no_name_since_engines_disagree_on_that(shapes: Graph) -> None:
    queries = [str(each) for each in shapes.objects(None, SH.select)]

    compared = {
        (query, variable)
        for query in queries
        for both in re.findall(r"(?<![\w(])STR\(([?$]\w+)\) [<>]=? STR\(([?$]\w+)\)", query)
        for variable in both
    }
    unguarded = [pair for pair in compared if not re.search(rf"is(?:LITERAL|IRI)\({re.escape(pair[1])}\)", pair[0])]

    assert compared
    assert unguarded == []


def test_a_rule_compares_dates_as_text_only_since_engines_disagree_on_dates(shapes: Graph) -> None:
    days = set(shapes.subjects(SH.datatype, XSD.date))
    asking = {each for day in days for each in shapes.subjects(SH.node, day)} | days
    dated = {str(path).replace(TERMS, "cg:") for each in asking for path in shapes.objects(each, SH.path)}

    plain = [query for each in shapes.objects(None, SH.select) if bare(query := str(each), dated)]

    assert dated == {"cg:beginEarliest", "cg:endLatest"}
    assert plain == []


@pytest.mark.parametrize(
    ("condition", "found"),
    [("STR(?end) < STR(?day)", set()), ("?end < STR(?day)", {"?end"}), ("BOUND(?end) && ?day = 1", set())],
)
def test_a_date_that_a_rule_does_not_compare_as_text_is_told(condition: str, found: set[str]) -> None:
    query = f"SELECT $this ?end WHERE {{ $this cg:hasTimeSpan/cg:endLatest ?end . FILTER ({condition}) }}"

    assert bare(query, {"cg:endLatest"}) == found


def test_no_rule_compares_two_properties_in_core_since_pyshacl_stops_at_what_cannot_be_compared(
    shapes: Graph,
) -> None:
    comparing = [*shapes.subjects(SH.lessThan), *shapes.subjects(SH.lessThanOrEquals)]

    assert comparing == []


def test_no_sum_of_a_rule_goes_on_after_a_difference_or_a_quotient_since_engines_disagree(shapes: Graph) -> None:
    queries = [str(each) for each in shapes.objects(None, SH.select)]

    going_on = [each for each in queries if doubtful_sum(each)]

    assert queries
    assert going_on == []


def test_a_property_has_a_shape_that_says_what_its_values_are_and_how_many(shapes: Graph) -> None:
    known = live(shapes)
    about = {
        kind: [each for each in shapes.subjects(SH.path, iri(kind)) if each in known]
        for kind in OWN_PROPERTIES | set(CLAIMED)
    }

    def lacking(*said: tuple[Node, Node | None], of: str = "") -> list[str]:
        kinds = [kind for kind in about if not of or CLAIMED.get(kind) == of]
        return [kind for kind in kinds if not any((each, *one) in shapes for each in about[kind] for one in said)]

    assert lacking(*((each, None) for each in KINDS)) == []
    assert lacking((SH.maxCount, Literal(1)), of="yes") == []
    assert lacking((SH.uniqueLang, TRUE), of="language") == []


def test_a_class_has_a_shape_that_demands_something_of_its_instances(shapes: Graph) -> None:
    demanded = {
        kind
        for each in aimed(shapes)
        if curie(each) not in LABELLING and (constrains(shapes, each) or shapes.value(each, SH.property))
        for kind in shapes.objects(each, SH.targetClass)
    }

    without = [
        kind for kind in OWN_CLASSES if demanded.isdisjoint(ontology().transitive_objects(iri(kind), RDFS.subClassOf))
    ]

    assert OWN_CLASSES
    assert without == []


def test_the_packaged_graph_has_no_violation() -> None:
    report = packaged_report()

    assert [str(each) for each in report.findings if each.severity == "violation"] == []
