"""Validation in parts promises the findings of the whole graph, and says of each shape whether parts are enough."""

import os
import re
import signal
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from tests.support.commands import command
from tests.support.worlds import bad_worlds

from creativegraph.errors import UnreadableError
from creativegraph.iris import PREFIXES
from creativegraph.store.vocabulary import vocabulary_lines
from creativegraph.validation.engines import engines, parts
from creativegraph.validation.engines.parts import run_in_parts
from creativegraph.validation.engines.subgraph import Spans, closed, narrowed
from creativegraph.validation.shapes.reach import reaches
from creativegraph.validation.shapes.shapes import read_shapes

HEADER = (
    "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("rdf", "rdfs", "sh", "xsd"))
    + "@prefix e: <http://e/> .\n"
)
DATA = """
    e:Fair rdfs:subClassOf e:Event .
    e:one a e:Fair ; e:place e:hall ; e:code "1" , "2" .
    e:two a e:Event ; e:place e:nowhere ; e:code "1" .
    e:three a e:Event ; e:place [ e:name "here" ] ; e:next e:one .
    e:hall e:name 5 ; e:in e:town .
    e:town a e:Place .
"""
AHEAD = {
    "class of what it leads to": "sh:property [ sh:path (e:place e:in) ; sh:minCount 1 ; sh:class e:Place ]",
    "of objects": "sh:targetObjectsOf e:place ; sh:property [ sh:path e:name ; sh:minCount 1 ; sh:nodeKind sh:IRI ]",
    "of a node": "sh:targetNode e:absent, e:two ; sh:property [ sh:path e:name ; sh:minCount 1 ]",
    "closed": "sh:closed true ; sh:ignoredProperties ( rdf:type e:place e:next )",
    "any property": "{ $this ?p ?value . FILTER NOT EXISTS { ?value ?q ?o } }",
    "a code list": "{ $this e:place ?value . FILTER NOT EXISTS { e:town a ?kind . ?value a ?kind } }",
    "optional": "{ $this e:place ?value OPTIONAL { ?value e:name ?n } FILTER (!BOUND(?n)) }",
    "backwards to itself": "{ ?value ^e:place $this }",
    "one of some properties": "{ $this ?p ?value FILTER (?p IN (e:place, e:next)) FILTER NOT EXISTS { ?value ?p ?o } }",
}
WIDE = {
    "the other way": "sh:property [ sh:path [ sh:inversePath e:place ] ; sh:minCount 2 ]",
    "of one code": "{ $this e:code ?value . ?other e:code ?value . FILTER (?other != $this) }",
    "first of all": "{ { SELECT (COUNT(?e) AS ?value) { ?e a e:Event } } FILTER (?value > 1) $this a ?t }",
    "not bound for sure": "{ OPTIONAL { $this e:next ?n } ?n e:code ?value }",
    "one of two": "{ { $this e:next ?n } UNION { $this e:place ?m } ?n e:code ?value }",
    "left out elsewhere": "{ $this e:place ?value MINUS { ?x e:next ?value . $this e:place ?value } }",
    "what exists where something else does": "{ $this e:code ?value FILTER EXISTS { ?x e:code ?value"
    " FILTER EXISTS { ?x e:place ?p FILTER (?x != $this) } } }",
    "elsewhere, where something exists": "{ $this e:place ?value FILTER EXISTS { ?value e:name ?n"
    " FILTER EXISTS { ?x e:next $this } } }",
}


def ntriples(turtle: str) -> bytes:
    """Return Turtle as N-Triples."""
    return serialize(parse(HEADER + turtle, format=RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES) or b""


def shape(constraint: str) -> bytes:
    """Return a shape of events with a constraint, or with a query."""
    if constraint.startswith("{"):
        query = re.sub(r"\be:(\w+)", r"<http://e/\1>", constraint)
        constraint = f"sh:sparql [ sh:select 'SELECT $this ?value WHERE {query}' ]"
    target = "" if "sh:target" in constraint else "sh:targetClass e:Event ; "
    return ntriples(f"e:Shape a sh:NodeShape ; {target}sh:message 'No.' ; {constraint} .")


@pytest.mark.parametrize("constraint", [*AHEAD.values(), *WIDE.values()], ids=[*AHEAD, *WIDE])
def test_each_thing_in_a_part_of_its_own_is_judged_as_in_the_whole(
    constraint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PART", 1)
    rules, data = shape(constraint), ntriples(DATA)

    (reach,) = reaches(rules).values()
    whole = engines.run_on(data, rules)

    assert reach.ahead == (constraint in AHEAD.values())
    assert whole
    assert Counter(run_in_parts(data, rules, 2)) == Counter(whole)


@pytest.mark.parametrize("constraint", [*AHEAD.values(), *WIDE.values()], ids=[*AHEAD, *WIDE])
def test_a_shape_finds_the_same_in_the_lines_with_properties_that_it_names(constraint: str) -> None:
    rules, data = shape(constraint), ntriples(DATA)

    (reach,) = reaches(rules).values()

    assert Counter(engines.run_on(narrowed(data, [reach.named]), rules)) == Counter(engines.run_on(data, rules))


@pytest.mark.parametrize(
    "query",
    [
        "{ $this ?p ?value }",
        "{ $this ?p ?value FILTER (?p NOT IN (e:place)) }",
        "{ $this ?p ?value FILTER (?p IN (e:place, ?value)) }",
        "{ $this ?p ?value FILTER (?p IN (e:place) || ?value = 5) }",
        "{ $this ?p ?value FILTER (?p IN (e:code)) MINUS { $this e:place ?hall MINUS { ?x ?p ?y } } }",
        "{ $this ?p ?value FILTER (?p IN (e:code)) FILTER EXISTS { SELECT ?p { ?x ?p ?y } } }",
        "{ $this e:place ?value FILTER EXISTS { ?value e:in ?town FILTER EXISTS { ?town ?p ?any } } }",
    ],
)
def test_a_shape_that_may_ask_for_any_property_names_none(query: str) -> None:
    (reach,) = reaches(shape(query)).values()

    assert reach.named is None


def test_all_packaged_shapes_name_the_properties_that_they_look_at() -> None:
    asking_for_any = [shape for shape, each in reaches(read_shapes(())).items() if each.named is None]

    assert asking_for_any == []


def test_a_part_of_a_killed_process_is_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules, data = shape(AHEAD["optional"]), ntriples(DATA)
    whole, once = engines.run_on(data, rules), tmp_path / "once"

    def killed(data: bytes, lines: Mapping[bytes, Spans], nodes: Iterable[bytes]) -> bytes:
        if not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return closed(data, lines, nodes)

    monkeypatch.setattr(parts, "closed", killed)

    assert Counter(run_in_parts(data, rules, 2)) == Counter(whole)
    assert once.exists()


def test_processes_that_are_killed_again_and_again_are_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "closed", lambda *_: os.kill(os.getpid(), signal.SIGKILL))

    with pytest.raises(UnreadableError, match="check are killed again and again; take less than 2 jobs"):
        run_in_parts(ntriples(DATA), shape(AHEAD["optional"]), 2)


@pytest.mark.cold
def test_all_worlds_in_parts_have_the_findings_of_all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 1 << 18)
    data = "".join(each.apart() for each in bad_worlds()).encode() + vocabulary_lines()
    rules = read_shapes(())

    assert Counter(run_in_parts(data, rules, 2)) == Counter(engines.run_on(data, rules))


def test_most_shapes_need_no_more_than_what_a_thing_leads_to() -> None:
    found = reaches(read_shapes(()))

    assert sum(each.ahead for each in found.values()) > 0.8 * len(found)


def test_check_finds_the_same_cells_in_several_processes(tmp_path: Path) -> None:
    rows = [
        "id,subject,property,value,lang,sources",
        "c1,place/a,skos:prefLabel,A,en,s",
        "c2,event/e,rdf:type,cg:Event,,s",
    ]
    (tmp_path / "claims.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("id,kind,title,lang\ns,press,S,en\n", encoding="utf-8")

    one, two = command("check", str(tmp_path)), command("check", str(tmp_path), "--jobs", "2")

    assert (one.code, one.stdout) == (two.code, two.stdout)
    assert "claims.csv:3" in two.stdout
