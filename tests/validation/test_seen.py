"""The engine is given the lines that shapes see from their targets, and finds what it finds in the whole graph."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse, serialize

from creativegraph.iris import PREFIXES
from creativegraph.validation.engines import alike, engines, sight
from creativegraph.validation.engines.alike import run_of_alike
from creativegraph.validation.engines.engines import run_on
from creativegraph.validation.engines.results import Result
from creativegraph.validation.engines.steps import KEPT, queries_kept, steps_of, steps_of_query
from creativegraph.validation.shapes.shapes import read_shapes

HEADER = (
    "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("rdf", "rdfs", "sh", "xsd"))
    + "@prefix e: <http://e/> .\n"
)
DATA = """
    e:Fair rdfs:subClassOf e:Event .
    e:one a e:Fair ; e:place e:hall ; e:code "1" , "2" ; e:next e:two ; e:size 1 .
    e:two a e:Event ; e:place e:nowhere ; e:code "1" ; e:name "Fair"@en ; e:size "01"^^xsd:integer .
    e:three a e:Event ; e:place e:hall ; e:name "Fair"@EN .
    e:hall e:size 5 ; e:in e:town ; e:place e:hall .
    e:town a e:Place ; e:in e:land .
    e:claim e:of e:one ; e:says e:place ; e:by e:town .
    e:other e:of e:two ; e:size 7 .
    e:bare e:size 1 ; e:code "9" .
"""
SEEN = {
    "class of what it leads to": "sh:property [ sh:path (e:place e:in) ; sh:minCount 2 ; sh:class e:Place ]",
    "of objects": "sh:targetObjectsOf e:place ; sh:property [ sh:path e:size ; sh:minCount 1 ; sh:nodeKind sh:IRI ]",
    "of subjects": "sh:targetSubjectsOf e:of ; sh:property [ sh:path e:by ; sh:minCount 1 ]",
    "of nodes": "sh:targetNode e:absent , e:two , 'Fair' ; sh:nodeKind sh:BlankNode",
    "kind of node": "sh:property [ sh:path e:place ; sh:nodeKind sh:Literal ]",
    "the other way": "sh:property [ sh:path [ sh:inversePath e:place ] ; sh:minCount 2 ]",
    "there and back": "sh:property [ sh:path ( e:place [ sh:inversePath e:place ] ) ; sh:maxCount 0 ]",
    "back and on": "sh:property [ sh:path ( [ sh:inversePath e:of ] e:by ) ; sh:minCount 1 ]",
    "back, on and back": "sh:property [ sh:path ( [ sh:inversePath e:of ] e:by [ sh:inversePath e:in ] ) ; "
    "sh:minCount 1 ; sh:maxCount 0 ]",
    "back as far as it goes": "sh:targetClass e:Place ; "
    "sh:property [ sh:path [ sh:oneOrMorePath [ sh:inversePath e:in ] ] ; sh:maxCount 0 ]",
    "one of two ways": "sh:property [ sh:path [ sh:alternativePath ( e:code [ sh:inversePath e:of ] ) ] ; "
    "sh:maxCount 1 ]",
    "back to classes": "sh:property [ sh:path [ sh:inversePath e:next ] ; sh:minCount 1 ; sh:class e:Fair ]",
    "inner shapes": "sh:or ( [ sh:path e:next ; sh:minCount 1 ] [ sh:not [ sh:path e:place ; sh:node [ sh:path e:in ; "
    "sh:minCount 1 ] ] ] )",
    "two properties": "sh:property [ sh:path e:place ; sh:disjoint e:next ; sh:equals e:next ]",
    "how many are so": "sh:property [ sh:path e:place ; sh:qualifiedValueShape [ sh:class e:Place ] ; "
    "sh:qualifiedMinCount 1 ]",
    "a query along the path": "sh:property [ sh:path [ sh:inversePath e:of ] ; sh:sparql [ sh:select "
    "'SELECT $this ?value { $this $PATH ?value . ?value <http://e/by>/<http://e/in> ?any }' ] ]",
    "a query that ends at the path": "sh:property [ sh:path e:place ; sh:sparql [ sh:select "
    "'SELECT $this ?value { $this <http://e/next> ?n . ?other $PATH ?value . ?other <http://e/next> ?n }' ] ]",
    "of one code": "{ $this e:code ?value . ?other e:code ?value . FILTER (?other != $this) }",
    "of one number": "{ $this e:size ?value . ?other e:size ?value . FILTER (?other != $this) }",
    "of one name": "{ $this e:name ?value . ?other e:name ?value . FILTER (?other != $this) }",
    "what others say": "{ ?claim e:of $this . ?claim e:says ?value . FILTER NOT EXISTS { ?claim e:size ?n } }",
    "named nodes": "{ $this e:place ?value . FILTER EXISTS { ?any e:in e:land } }",
    "what exists where something else does": "{ $this e:place ?value FILTER EXISTS { ?x e:of $this"
    " FILTER NOT EXISTS { ?x e:size ?n } } }",
    "a query of its own in one": "{ { SELECT $this ?n { $this e:next ?n } } ?claim e:of ?n ; e:size ?value }",
    "counted": "{ { SELECT $this (COUNT(?claim) AS ?value) { ?claim e:of $this } GROUP BY $this }"
    " FILTER (?value > 0) }",
    "classes": "{ ?value e:next $this . ?value a/rdfs:subClassOf* e:Event }",
    "optional": "{ $this e:place ?value OPTIONAL { ?claim e:of $this ; e:by ?n } FILTER (!BOUND(?n)) }",
}
EVERYWHERE = {
    "a query of its own": "{ { SELECT $this ?n { ?any e:of ?n . $this a ?t } } ?n e:place ?value }",
    "something elsewhere": "{ $this e:place ?value . ?any e:code ?code . FILTER (?code = '9') }",
    "bound by nothing else": "{ OPTIONAL { $this e:next ?n } ?n e:code ?value }",
}
WHOLE = {
    "closed": "sh:closed true ; sh:ignoredProperties ( rdf:type e:place e:next )",
    "any property": "{ $this ?p ?value . FILTER NOT EXISTS { ?value ?q ?o } }",
    "other than some": "{ $this !(e:place|e:code) ?value }",
    "a target of its own": "sh:target [ a sh:SPARQLTarget ; sh:select 'SELECT ?this { ?this <http://e/size> ?n }' ] ; "
    "sh:property [ sh:path e:code ; sh:minCount 1 ]",
}
ALL = SEEN | EVERYWHERE | WHOLE


@pytest.fixture(autouse=True)
def _however_few(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("SPARED", "FEW", "READING"):
        monkeypatch.setattr(alike, limit, 0)
    monkeypatch.setattr(sight, "steps_of_query", lambda *of, reading: steps_of_query(*of, reading=not reading))


def ntriples(turtle: str) -> bytes:
    """Return Turtle as N-Triples."""
    return serialize(parse(HEADER + turtle, format=RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES) or b""


def shape(constraint: str) -> bytes:
    """Return a shape of events with a constraint, or with a query."""
    if constraint.startswith("{"):
        query = re.sub(r"\be:(\w+)", r"<http://e/\1>", constraint)
        query = query.replace("rdfs:", "http://www.w3.org/2000/01/rdf-schema#").replace("'", '"')
        query = re.sub(r"http://www.w3.org/2000/01/rdf-schema#\w+", r"<\g<0>>", query)
        constraint = f"sh:sparql [ sh:select '''SELECT $this ?value WHERE {query}''' ]"
    target = "" if "sh:target" in constraint else "sh:targetClass e:Event ; "
    return ntriples(f"e:Shape a sh:NodeShape ; {target}sh:message 'No.' ; {constraint} .")


def given_to_engine(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the N-Triples that the engine is going to be given."""
    given = []

    def noted(data: bytes, rules: bytes, of: bytes = b"") -> list[Result] | str:
        given.append(data)
        return run_on(data, rules, of)

    monkeypatch.setattr(engines, "run_on", noted)
    return given


@pytest.mark.parametrize("constraint", ALL.values(), ids=ALL)
def test_what_is_found_is_what_is_found_in_the_whole_graph(constraint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rules, data = shape(constraint), ntriples(DATA)
    whole, given = run_on(data, rules), given_to_engine(monkeypatch)

    found = run_of_alike(data, rules)

    assert isinstance(whole, list)
    assert whole
    assert Counter(found) == Counter(whole)
    assert (given[0] == data) == (constraint in WHOLE.values())


NODES = st.sampled_from(["e:one", "e:two", "e:three", "e:hall", "e:town", "e:claim", "e:Event", "e:Fair"])
NAMES = st.sampled_from(["e:place", "e:in", "e:of", "e:by", "e:next", "e:says", "a", "rdfs:subClassOf"])
TEXTS = st.tuples(
    NODES, st.sampled_from(["e:code", "e:name", "e:size"]), st.sampled_from(['"1"', '"Fair"@en', '"Fair"', "1", "01"])
)


@given(
    facts=st.sets(st.one_of(st.tuples(NODES, NAMES, NODES), TEXTS), min_size=3, max_size=30),
    constraints=st.sets(st.sampled_from(sorted(ALL.values())), min_size=1, max_size=3),
)
@settings(deadline=None, max_examples=150)
def test_whatever_a_graph_states_and_several_shapes_ask_the_same_is_found(
    facts: set[tuple[str, str, str]], constraints: set[str]
) -> None:
    data = ntriples("e:one a e:Event . " + "".join(f"{' '.join(each)} .\n" for each in facts))
    rules = b"".join(shape(each).replace(b"http://e/Shape", b"http://e/Shape%d" % n).replace(b"_:", b"_:s%d" % n)
                     for n, each in enumerate(sorted(constraints)))  # fmt: skip

    assert Counter(run_of_alike(data, rules)) == Counter(run_on(data, rules))


@pytest.mark.parametrize("end", [b"_:town", b'"\\u00E0"', b"<http://e/\\U000000E0>"])
def test_a_graph_of_nodes_without_a_name_or_with_two_spellings_is_seen_whole(
    end: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ntriples(DATA) + b"<http://e/hall> <http://e/in> " + end + b" .\n"
    given = given_to_engine(monkeypatch)

    run_of_alike(data, shape(SEEN["of one code"]))

    assert given[0] == data


def test_queries_of_others_are_not_read_where_that_takes_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "READING", 100_000)
    data, given = ntriples(DATA), given_to_engine(monkeypatch)

    run_of_alike(data, shape(SEEN["of one code"]))

    assert given[0] == data


def test_steps_of_the_packaged_queries_are_kept_as_they_are_read() -> None:
    assert KEPT.read_text("utf-8") == queries_kept(read_shapes(())), "run python -m creativegraph.validation.engines"


def test_no_packaged_shape_needs_the_whole_graph() -> None:
    assert [shape for shape, each in steps_of(read_shapes(()), reading=False).items() if each is None] == []
