"""What the two engines of validation promise: the same findings, word for word, whichever runs.

The worlds, 500 damaged graphs and a part of the packaged graph are compared in ``tests/test_answers.py``.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal as PlainLiteral
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Graph as RdflibGraph
from rdflib import Literal
from tests.support.damaged import UNDAMAGED
from tests.support.shacl import graph_of, vocabulary, world

import creativegraph as cg
from creativegraph import project
from creativegraph.engine import OxigraphEngine
from creativegraph.engine.rdflib import RdflibEngine
from creativegraph.errors import ArgumentError, FormatError
from creativegraph.graph import Graph
from creativegraph.iris import PREFIXES
from creativegraph.validation.engines import engines
from creativegraph.validation.engines.pyshacl import for_pyshacl
from creativegraph.validation.engines.uncertain import doubtful_sum
from creativegraph.validation.findings.locate import statements_about
from creativegraph.validation.validate import ENGINES

HERE = Path(__file__).parents[1] / "worlds"
HEADER = (
    "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("rdf", "sh", "xsd")) + "@prefix e: <http://e/> .\n"
)
DATA = """
    e:a a e:T ; e:count 10 ; e:next e:b ; e:part [ e:count 3 ] .
    e:a e:from "2024-01-01"^^xsd:date ; e:to "2023-01-01"^^xsd:date .
    e:a e:state "draft", "x"@en ; e:listed "draft" .
    e:b a e:T ; e:next e:a ; e:from "x" ; e:to "2023-01-01"^^xsd:date .
    [] a e:T ; e:count 4 .
"""
OWN = {
    "unnamed": "sh:property [ sh:path e:count ; sh:minCount 1 ; sh:message 'Count it.'@en ]",
    "less than": "sh:property [ sh:path e:from ; sh:lessThan e:to ; sh:message 'In order.' ]",
    "closed": """sh:message 'No more.' ; sh:closed true ; sh:ignoredProperties ( rdf:type e:count ) ;
        sh:property [ sh:path e:next ]""",
    "not": "sh:message 'Do not.' ; sh:not [ sh:property [ sh:path e:count ; sh:minCount 1 ] ]",
    "one of": "sh:message 'One.' ; sh:xone ( [ sh:property [ sh:path e:count ; sh:minCount 1 ] ] [ sh:class e:T ] )",
    "part": """sh:property [ sh:path e:part ; sh:message 'Enough.' ; sh:qualifiedMinCount 1 ;
        sh:qualifiedValueShape [ sh:property [ sh:path e:count ; sh:minInclusive 5 ] ] ]""",
    "query": """sh:sparql [ sh:message '{$this} has {?value}' ;
        sh:select 'SELECT $this ?value WHERE { $this <http://e/next>/<http://e/count> ?value }' ]""",
    "text in a query": """sh:sparql [ sh:message 'Drafts stay here.' ;
        sh:select 'SELECT $this ?value WHERE { $this <http://e/state> "draft", ?value }' ]""",
    "text is the same term": """sh:sparql [ sh:message 'Drafts stay here.' ;
        sh:select "SELECT $this ?value WHERE { $this ?p ?value . FILTER (sameTerm(?value, CONCAT('dra', 'ft'))) }" ]""",
    "text of a list": "sh:property [ sh:path e:state ; sh:in ( 'x' 'draft' ) ; sh:message 'One of these.' ]",
    "true is the term true": """sh:property [ sh:path e:state ; sh:uniqueLang "1"^^xsd:boolean ; sh:message 'm' ],
        [ sh:path e:count ; sh:maxCount 0 ; sh:deactivated "1"^^xsd:boolean ; sh:message 'm' ]""",
    "text that must be there": "sh:property [ sh:path e:listed ; sh:hasValue 'draft' ; sh:message 'A draft.' ]",
    "disjoint parts": """sh:property [ sh:path e:part ; sh:message 'm' ; sh:qualifiedValueShapesDisjoint true ;
        sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:property [ sh:path e:count ; sh:minInclusive 2 ] ] ],
        [ sh:path e:part ; sh:message 'm' ; sh:qualifiedValueShapesDisjoint true ;
        sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:property [ sh:path e:count ; sh:minInclusive 3 ] ] ]""",
    "path": """sh:property [ sh:path [ sh:oneOrMorePath [ sh:alternativePath ( [ sh:inversePath e:next ] e:part ) ] ] ;
        sh:class e:T ; sh:maxCount 1 ; sh:message 'm' ]""",
    "shape of itself": """sh:property [ sh:path e:next ; sh:node e:S ; sh:message 'm' ],
        [ sh:path e:state ; sh:minCount 1 ; sh:message 'n' ]""",
    "flags": "sh:property [ sh:path e:state ; sh:pattern '^d r A' ; sh:flags 'ix' ; sh:message 'm' ]",
    "languages": "sh:property [ sh:path e:state ; sh:languageIn ( 'EN-gb' 'fr' ) ; sh:message 'm' ]",
    "own severity": "sh:property [ sh:path e:none ; sh:minCount 1 ; sh:severity e:Grave ; sh:message 'm' ]",
    "objects": "sh:targetObjectsOf e:next, e:count ; sh:nodeKind sh:IRI ; sh:message 'm'",
    "switched off": """sh:property [ sh:path e:none ; sh:minCount 1 ; sh:deactivated true ] ; sh:class e:U ;
        sh:message 'm'""",
    "path of a query": """sh:property [ sh:path ( e:next e:count ) ; sh:sparql [ sh:message '{$this} {?value} {$PATH}' ;
        sh:select 'SELECT $this ?value WHERE { $this $PATH ?value }' ] ]""",
    "own path of a query": """sh:sparql [ sh:message '{?path}' ;
        sh:select 'SELECT $this ?path ?value WHERE { $this ?path ?value FILTER (?value = 10) }' ]""",
    "info": "sh:property [ sh:path e:none ; sh:minCount 1 ; sh:severity sh:Info ; sh:message 'None.'@en, 'Không.'@vi ]",
}
COMPONENT = """
    e:C a sh:ConstraintComponent ; sh:parameter [ sh:path e:needs ] ; sh:nodeValidator [ a sh:SPARQLSelectValidator ;
        sh:message 'It needs {?needs}.' ;
        sh:select 'SELECT $this WHERE { FILTER NOT EXISTS { $this <http://e/state> $needs } }' ] .
    e:S a sh:NodeShape ; sh:targetNode e:a, e:b ; e:needs "draft" .
"""
REFUSED = {
    "script": "sh:message 'm' ; sh:class e:U ; sh:js [ sh:jsFunctionName 'f' ]",
    "sum": """sh:message 'm' ; sh:sparql [
        sh:select 'SELECT $this WHERE { $this <http://e/count> ?n FILTER (?n - 4 + 1 < 8) }' ]""",
}
BROKEN = {
    "no path": "sh:property [ sh:minCount 1 ]",
    "no number": "sh:property [ sh:path e:count ; sh:minCount 'x' ]",
    "no query": "sh:sparql [ sh:select 'SELECT nonsense' ]",
    "no prefix": "sh:sparql [ sh:select 'SELECT $this WHERE { $this zz:p ?v }' ]",
    "minus": "sh:sparql [ sh:select 'SELECT $this WHERE { $this ?p ?v MINUS { $this ?p 1 } }' ]",
    "pattern": "sh:property [ sh:path e:from ; sh:pattern '(' ]",
}

Told = set[tuple[str, ...]]


def told(report: cg.Report) -> Told:
    """What a report says, without the engine that found it."""
    return {(f.severity, f.rule, f.message, f.focus, str(f.path), str(f.value), str(f.cell)) for f in report.findings}


def both(graph: Graph, shapes: Sequence[Path] = ()) -> tuple[Told, Told]:
    """What the fast engine and pySHACL say of a graph."""
    fast, slow = (cg.validate(graph, shapes=shapes, engine=each) for each in ("fast", "pyshacl"))
    assert (fast.engine, slow.engine) == ("fast", "pyshacl")
    assert (fast.triples, fast.shapes) == (slow.triples, slow.shapes)
    return told(fast), told(slow)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where a test writes shapes of its own."""
    return tmp_path / "own.ttl"


@pytest.fixture
def own_only(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a test writes shapes of its own, without the packaged ones beside them."""
    monkeypatch.setattr(project, "folder", lambda _: tmp_path / "none")
    return own


def write(path: Path, shape: str) -> None:
    path.write_text(f"{HEADER} e:S a sh:NodeShape ; sh:targetClass e:T ; {shape} .", encoding="utf-8")


def own_data() -> Graph:
    store = Store()
    store.load((HEADER + DATA).encode(), format=RdfFormat.TURTLE)
    return Graph(OxigraphEngine(store))


def test_a_world_has_the_same_findings_on_both_engines() -> None:
    fast, slow = both(graph_of([*world(HERE / "bad" / "city-in-no-country.ttl"), *vocabulary()]))

    assert fast == slow
    assert fast


@pytest.mark.parametrize("shape", OWN)
def test_own_shapes_have_the_same_findings_on_both_engines(shape: str, own_only: Path) -> None:
    write(own_only, OWN[shape])

    fast, slow = both(own_data(), [own_only])

    assert fast == slow
    assert {rule for _, rule, *_ in fast} == {"http://e/S"}


def test_a_component_of_one_s_own_finds_texts_of_the_graph_on_both_engines(own_only: Path) -> None:
    own_only.write_text(HEADER + COMPONENT, encoding="utf-8")

    fast, slow = both(own_data(), [own_only])

    assert fast == slow
    assert {focus for _, _, _, focus, *_ in fast} == {"http://e/b"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("needed", "missed"), [("$needs", 0), ("?needs", 0), ("'another'", 1)])
def test_a_component_knows_its_parameter_inside_not_exists(
    engine: str, needed: str, missed: int, own_only: Path
) -> None:
    own_only.write_text(f"""{HEADER}
        e:C a sh:ConstraintComponent ; sh:parameter [ sh:path e:needs ] ; sh:nodeValidator [
            a sh:SPARQLSelectValidator ; sh:message "needs it" ;
            sh:select "SELECT DISTINCT $this WHERE {{ $this ?p ?o FILTER NOT EXISTS {{ $this ?p {needed} }} }}" ] .
        e:S a sh:NodeShape ; sh:targetNode e:one ; e:needs "v" .
    """, encoding="utf-8")  # fmt: skip
    store = Store()
    store.add(Quad(NamedNode("http://e/one"), NamedNode("http://e/p"), PlainLiteral("v")))

    report = cg.validate(Graph(OxigraphEngine(store)), shapes=own_only, engine=engine)

    assert len(report.findings) == missed


@pytest.mark.parametrize("engine", ENGINES)
def test_a_literal_in_the_place_of_a_shape_is_met_by_nothing(engine: str, own_only: Path) -> None:
    write(own_only, "sh:not 5 ; sh:message 'm'")

    assert cg.validate(own_data(), shapes=own_only, engine=engine).findings


@pytest.mark.parametrize("shape", REFUSED)
def test_shapes_that_the_fast_engine_cannot_run_go_to_pyshacl_and_are_named(shape: str, own: Path) -> None:
    write(own, REFUSED[shape])

    graph = own_data()

    report = cg.validate(graph, shapes=own)

    assert report.engine == "fast"
    assert "http://e/S" in report.instead
    assert told(report) == told(cg.validate(graph, shapes=own, engine="pyshacl"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("shape", BROKEN)
def test_broken_shapes_are_one_error_on_both_engines(shape: str, engine: str, own_only: Path) -> None:
    write(own_only, BROKEN[shape])

    with pytest.raises(FormatError, match="the shapes cannot be run"):
        cg.validate(own_data(), shapes=own_only, engine=engine)


def test_the_fast_engine_runs_where_it_is_installed() -> None:
    report = cg.validate(own_data())

    assert (report.engine, report.instead) == ("fast", "")


def test_pyshacl_runs_where_the_fast_engine_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "fast_version", lambda: "")

    report = cg.validate(own_data())

    assert (report.engine, report.instead) == ("pyshacl", "")


@pytest.mark.parametrize(("version", "why"), [("", "not installed"), ("9.9", "9.9 is not tested")])
def test_the_fast_engine_is_not_taken_in_a_version_that_is_not_proven(
    version: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "fast_version", lambda: version)

    assert cg.validate(own_data()).engine == "pyshacl"
    with pytest.raises(ArgumentError, match=rf"{why}.*pip install pyshacl-turbo==0\.6\.5"):
        cg.validate(own_data(), engine="fast")


def test_an_engine_that_there_is_not_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(ArgumentError, match="no engine named 'quick'; take fast or pyshacl"):
        cg.validate(own_data(), engine="quick")


def test_the_version_that_is_used_is_the_one_that_is_installed_with_the_package() -> None:
    wheel = tomllib.loads((HERE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    wanted = f"pyshacl-turbo=={engines.PROVEN}"
    assert [each.partition(";")[0] for each in wheel["dependencies"] if "turbo" in each] == [wanted]
    assert wheel["optional-dependencies"]["fast"] == [wanted]


@pytest.mark.parametrize("kind", ["named graphs", "rdflib"])
def test_other_kinds_of_graph_have_the_same_findings_on_both_engines(kind: str) -> None:
    plain = graph_of([*world(HERE / "bad" / "city-in-no-country.ttl"), *vocabulary()])
    store = Store()
    for each in parse(plain.engine.ntriples(), format=RdfFormat.N_TRIPLES):
        store.add(Quad(each.subject, each.predicate, each.object, NamedNode("http://e/g")))
    engine = OxigraphEngine(store) if kind == "named graphs" else RdflibEngine(plain.to_rdflib())

    fast, slow = both(Graph(engine))

    assert fast == slow == told(cg.validate(plain))
    assert fast


def test_a_finding_names_its_blank_node_alike_on_both_engines(own_only: Path) -> None:
    write(own_only, "sh:property [ sh:path e:next ; sh:minCount 1 ; sh:message 'm' ]")

    fast, slow = both(own_data(), [own_only])

    assert fast == slow
    assert len(fast) == 1


def test_cells_are_looked_for_only_where_something_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = cg.open_graph(UNDAMAGED)
    assert graph.built is not None
    monkeypatch.setattr(graph.built, "cells_of", lambda _: pytest.fail("cells were looked for"))

    found = statements_about(graph, set())

    assert found == {}


def test_a_query_of_shapes_that_sorts_values_of_several_types_is_run_by_pyshacl(tmp_path: Path) -> None:
    values = (
        [f'"{each}"' for each in range(60)] + [f"{each}" for each in range(60)] + [f"{each}.5" for each in range(60)]
    )
    data, shapes = tmp_path / "d.ttl", tmp_path / "s.ttl"
    data.write_text("".join(f"<urn:a> <urn:p> {each} .\n" for each in values))
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:S> a sh:NodeShape ; sh:targetNode <urn:a> ; sh:sparql"
        ' [ sh:select "SELECT $this ?value { $this <urn:p> ?value } ORDER BY ?value" ] .'
    )

    report = cg.check(data, shapes=shapes)

    assert len(report.findings) == len(values)


@pytest.mark.parametrize(
    ("query", "goes_on"),
    [
        ("FILTER (?a - ?b + 1 < 3)", True),
        ("FILTER (8 / ?b * 2 = 8)", True),
        ("FILTER (?a -2 +1 = 9)", True),
        ("BIND (xsd:integer(?a) - xsd:integer(?b) - 1 AS ?c)", True),
        ("FILTER (?a + 1 < ?b + ?c)", False),
        ("FILTER (?a + 1 - ?b < ?c)", False),
        ("FILTER (?end - ?start > 3 && ?a / 2 < 1)", False),
        ("?a (cg:x|(cg:y/cg:z/cg:w))/cg:v ?b . FILTER (STR(?a) < 'a - 1 + 2')", False),
        ("?a <http://a/b-c/d> ?b . # ?a - 1 + 2", False),
        ("FILTER NOT EXISTS { ?a cg:b-c/cg:d/cg:e 1 }", False),
    ],
)  # fmt: skip
def test_a_sum_that_goes_on_after_a_difference_or_a_quotient_is_told(query: str, goes_on: bool) -> None:
    assert doubtful_sum(f"SELECT $this WHERE {{ {query} }}") == goes_on


@pytest.mark.parametrize("engine", ENGINES)
def test_a_blank_node_fails_even_the_least_length_of_nothing(engine: str, tmp_path: Path) -> None:
    data, shapes = tmp_path / "d.ttl", tmp_path / "s.ttl"
    data.write_text('<urn:a> <urn:p> [ ] . <urn:b> <urn:p> "" . <urn:c> <urn:p> <urn:x> .')
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> ."
        " <urn:S> sh:targetSubjectsOf <urn:p> ; sh:property [ sh:path <urn:p> ; sh:minLength 0 ] ."
    )

    (finding,) = cg.check(data, shapes=shapes, engine=engine).findings

    assert (str(finding.focus), finding.path) == ("urn:a", "urn:p")
    assert "MinLengthConstraintComponent" in finding.component
    assert finding.message == "A blank node has no length"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("message", ["", ' ; sh:message "wants another pattern"'])
def test_a_blank_node_fails_the_least_length_of_nothing_beside_a_pattern(
    engine: str, message: str, tmp_path: Path
) -> None:
    data, shapes = tmp_path / "d.ttl", tmp_path / "s.ttl"
    data.write_text(
        '<urn:a> <urn:p> [ ] . <urn:b> <urn:p> "" . <urn:c> <urn:p> <urn:x> . <urn:d> <urn:p> <urn:y>, "x" .'
    )
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:S> sh:targetSubjectsOf <urn:p> ;"
        f' sh:property <urn:P> . <urn:P> sh:path <urn:p> ; sh:minLength 0 ; sh:pattern "x"{message} .'
    )

    found = [
        (str(each.focus), each.component[27:-19], each.message)
        for each in cg.check(data, shapes=shapes, engine=engine).findings
    ]

    assert sorted((focus, component) for focus, component, _ in found) == [
        ("urn:a", "MinLength"), ("urn:a", "Pattern"), ("urn:b", "Pattern"), ("urn:d", "Pattern"),
    ]  # fmt: skip
    said = {text for _, component, text in found if component == "MinLength"}
    assert said == {"wants another pattern" if message else "A blank node has no length"}


def test_the_data_are_searched_for_language_tags_once_and_only_where_a_range_has_several_parts() -> None:
    class Counted(RdflibGraph):
        searched = 0

        def objects(self, *given: Any, **options: Any) -> Any:
            self.searched += 1
            return super().objects(*given, **options)

    shapes = 'e:S sh:property [ sh:languageIn ( "RANGE" "en" ) ] , [ sh:languageIn ( "RANGE" "fr" ) ] .'
    for tag, times in (("vi", 0), ("zh-Hant", 1)):
        data = Counted()
        data.parse(data='<http://e/a> <http://e/l> "x"@zh-Hant-TW .', format="turtle")
        changed = for_pyshacl(RdflibGraph().parse(data=HEADER + shapes.replace("RANGE", tag), format="turtle"), data)

        assert data.searched == times
        assert len(list(changed.subjects(None, Literal("zh-hant-tw")))) == 2 * times
