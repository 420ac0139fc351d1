"""What shapes promise: a cure for each fault, and silence where there is none."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

import creativegraph as cg
from creativegraph import resources
from creativegraph.validation.arithmetic import reckons_in_turn
from creativegraph.values import PREFIXES, TERMS

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.ttl"))
GOOD = sorted((HERE / "good").glob("*.ttl"))
SHAPES = PREFIXES["cgs"]
NAMESPACE = re.compile(r"(/id/[a-z]+/)>")
REPORTED = re.compile(r"/id/[a-z]+/(?P<world>[a-z0-9-]+?)--")

Found = dict[str, set[str]]


def expected(path: Path) -> set[str]:
    """The shapes that the first line of a bad world names."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# finds: "), f"begin {path.name} with '# finds: cgs:…'"
    return {each.strip() for each in first.removeprefix("# finds: ").split(",")}


def rules(report: cg.Report) -> set[str]:
    """The shapes that have findings, as ``cgs:`` names."""
    return {each.rule.replace(SHAPES, "cgs:") for each in report.findings}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """The shapes that find something in each world, all worlds checked at once.

    The things of each world get its name in front, so that worlds cannot meet in one graph.
    """
    folder = tmp_path_factory.mktemp("worlds")
    for path in (*BAD, *GOOD):
        text = path.read_text(encoding="utf-8")
        apart = NAMESPACE.sub(rf"\g<1>{path.stem}-->", text)
        (folder / path.name).write_text(apart, encoding="utf-8")
    report = cg.validate(cg.open_graph(*sorted(folder.glob("*.ttl"))))
    worlds: Found = {}
    for each in report.findings:
        world = REPORTED.search(each.focus)
        name = world["world"] if world else each.focus
        worlds.setdefault(name, set()).add(each.rule.replace(SHAPES, "cgs:"))
    return worlds


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """All shapes in one graph."""
    graph = Graph()
    for path in sorted(resources.folder("shapes").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def all_shapes(graph: Graph) -> Iterator[Node]:
    """Node shapes and property shapes."""
    for kind in (SH.NodeShape, SH.PropertyShape):
        yield from graph.subjects(RDF.type, kind)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_fault_is_found_by_the_shape_that_its_world_names_and_by_no_other(path: Path, found: Found) -> None:
    intended = expected(path)

    reported = found.get(path.stem, set())

    assert reported == intended


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_world_has_no_finding(path: Path, found: Found) -> None:
    reported = found.get(path.stem, set())

    assert reported == set()


def test_nothing_is_found_outside_the_worlds(found: Found) -> None:
    worlds = {path.stem for path in (*BAD, *GOOD)}

    elsewhere = {name: reported for name, reported in found.items() if name not in worlds}

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

    assert rules(report) == expected(world)
    assert not report.conforms


def test_there_is_a_good_world_for_each_topic() -> None:
    topics = {path.stem for path in resources.folder("shapes").glob("*.ttl")} - {"prefixes"}

    shown = {path.stem for path in GOOD}

    assert shown == topics


def test_every_shape_has_a_name_of_its_own(shapes: Graph) -> None:
    unnamed = [each for each in all_shapes(shapes) if not (isinstance(each, URIRef) and each.startswith(SHAPES))]

    assert unnamed == []


def test_every_shape_speaks_english_and_vietnamese(shapes: Graph) -> None:
    silent = [
        each
        for each in all_shapes(shapes)
        if sorted(getattr(word, "language", "") for word in shapes.objects(each, SH.message)) != ["en", "vi"]
    ]

    assert silent == []


def test_every_shape_says_how_grave_its_findings_are(shapes: Graph) -> None:
    grades = {SH.Violation, SH.Warning, SH.Info}

    ungraded = [
        each for each in all_shapes(shapes) if set(shapes.objects(each, SH.severity)) - grades
        or len(list(shapes.objects(each, SH.severity))) != 1
    ]  # fmt: skip

    assert ungraded == []


def test_every_property_shape_is_reached(shapes: Graph) -> None:
    reached = set(shapes.objects(None, SH.property))
    aimed = {
        each
        for target in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
        for each in shapes.subjects(target, None)
    }

    idle = set(shapes.subjects(RDF.type, SH.PropertyShape)) - reached - aimed

    assert idle == set()


def test_every_rule_in_sparql_has_a_bad_world(shapes: Graph) -> None:
    shown = {name for path in BAD for name in expected(path)}

    unshown = [each for each in shapes.subjects(SH.sparql, None) if str(each).replace(SHAPES, "cgs:") not in shown]

    assert unshown == []


@pytest.mark.parametrize("word", ["VALUES", "MINUS", "SERVICE", "GRAPH", "NOW(", "gYear"])
def test_no_rule_uses_what_engines_disagree_on(word: str, shapes: Graph) -> None:
    queries = [str(each) for each in shapes.objects(None, SH.select)]

    using = [each for each in queries if word in each]

    assert using == []


def test_no_sum_of_a_rule_goes_on_after_a_difference_or_a_quotient_since_engines_disagree(shapes: Graph) -> None:
    queries = [str(each) for each in shapes.objects(None, SH.select)]

    going_on = [each for each in queries if reckons_in_turn(each)]

    assert queries
    assert going_on == []


def test_every_property_that_a_claim_may_use_is_checked(shapes: Graph) -> None:
    with (resources.folder("data") / "properties.csv").open(encoding="utf-8", newline="") as file:
        names = [row["property"] for row in csv.DictReader(file)]
    checked = {str(each) for each in shapes.objects(None, SH.path)}

    unchecked = [
        name for name in names if (parts := name.partition(":")) and PREFIXES[parts[0]] + parts[2] not in checked
    ]

    assert unchecked == []


def test_every_class_with_instances_is_a_target(shapes: Graph) -> None:
    graph = cg.open_graph().to_rdflib()
    targets = set(shapes.objects(None, SH.targetClass))
    own = {each for each in graph.objects(None, RDF.type) if str(each).startswith(TERMS)}

    missed = [each for each in own if targets.isdisjoint(graph.transitive_objects(each, RDFS.subClassOf))]

    assert missed == []


def test_the_packaged_graph_has_no_violation() -> None:
    graph = cg.open_graph()

    report = cg.validate(graph)

    assert [str(each) for each in report.findings if each.severity == "violation"] == []
