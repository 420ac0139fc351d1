"""Things that look alike to a shape are judged once, and what is found is the same as if each of them was judged."""

import re
from collections import Counter

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from tests.support.worlds import bad_worlds

from creativegraph.iris import PREFIXES
from creativegraph.store.vocabulary import vocabulary_lines
from creativegraph.validation.engines import alike, engines, sight
from creativegraph.validation.engines.alike import chosen_of, run_of_alike, stated_of
from creativegraph.validation.engines.engines import run_on
from creativegraph.validation.engines.results import Result
from creativegraph.validation.engines.sight import plain
from creativegraph.validation.engines.stated import aimed_at_some, targets_in
from creativegraph.validation.engines.steps import steps_of_query
from creativegraph.validation.shapes.shapes import read_shapes

HEADER = (
    "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("rdf", "rdfs", "sh", "xsd"))
    + "@prefix e: <http://e/> .\n"
)
STALLS = "".join(
    f'e:stall{n} a e:Stall ; e:market e:{market} ; e:code "{n}" ; e:name "Stall"@{tag} ; e:size {size} .\n'
    for n, (market, tag, size) in enumerate([("one", "en", 1), ("two", "en", 2), ("two", "en", 3), ("gone", "vi", 4)])
)
DATA = f"""{STALLS}
    e:Fair rdfs:subClassOf e:Market . e:one a e:Market ; e:in e:town . e:two a e:Fair .
    e:stall5 a e:Stall ; e:market e:one , e:two ; e:size "many"^^xsd:integer ; e:next e:stall5 .
    e:stall6 a e:Stall ; e:market e:one ; e:beside e:one ; e:code "4" .
    e:stall7 e:market e:one ; e:name "Stall"@en , "Stand"@en .
    e:stall8 a e:Stall ; e:market e:fairground ; e:name "Booth"@en , "Tent"@en , "\\"Tent"@en , "\\\\\\""@en .
    _:hall a e:Stall ; e:market e:two .
"""
PLAIN = {
    "class of values": "sh:property [ sh:path e:market ; sh:class e:Market ]",
    "number of values": "sh:property [ sh:path e:market ; sh:maxCount 1 ] , [ sh:path e:code ; sh:minCount 1 ]",
    "one of two properties": "sh:property [ sh:path [ sh:alternativePath (e:market e:beside) ] ; sh:maxCount 1 ]",
    "kind of values": "sh:property [ sh:path e:size ; sh:nodeKind sh:IRI ]",
    "kind of the thing": "sh:nodeKind sh:IRI",
    "class of the thing": "sh:targetSubjectsOf e:market ; sh:class e:Stall",
    "datatype": "sh:property [ sh:path e:size ; sh:datatype xsd:integer ]",
    "languages": "sh:property [ sh:path e:name ; sh:uniqueLang true ; sh:languageIn ( 'en' ) ]",
    "length": "sh:property [ sh:path e:name ; sh:minLength 5 ; sh:maxLength 5 ]",
    "length of a name": "sh:property [ sh:path e:market ; sh:minLength 13 ]",
    "kinds of some values": "sh:property [ sh:path e:name ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ; "
    "sh:qualifiedValueShape [ sh:languageIn ( 'en' ) ] ]",
    "either class of values": "sh:property [ sh:path e:market ; "
    "sh:or ( [ sh:class e:Fair ] [ sh:not [ sh:nodeKind sh:IRI ] ] ) ]",
    "either of what values lead to": "sh:property [ sh:path e:market ; "
    "sh:or ( [ sh:class e:Fair ] [ sh:path e:in ; sh:minCount 2 ] ) ]",
    "a part of values": "sh:property [ sh:path e:code ; sh:not [ sh:hasValue '2' ] ]",
    "values": "sh:property [ sh:path e:code ; sh:pattern '^[0-3]$' ; sh:hasValue '2' ]",
    "what values lead to": "sh:property [ sh:path e:market ; sh:property [ sh:path e:in ; sh:minCount 1 ] ]",
    "two steps": "sh:property [ sh:path (e:market e:in) ; sh:minCount 1 ]",
    "either of two": "sh:or ( [ sh:path e:code ; sh:minCount 1 ] [ sh:path e:name ; sh:minCount 1 ] )",
    "the other way": "sh:property [ sh:path [ sh:inversePath e:next ] ; sh:minCount 1 ]",
    "number of those that have it": "sh:targetSubjectsOf e:in ; "
    "sh:property [ sh:path [ sh:inversePath e:market ] ; sh:maxCount 2 ]",
    "class of what has it": "sh:targetSubjectsOf e:in ; "
    "sh:property [ sh:path [ sh:inversePath e:market ] ; sh:class e:Fair ]",
    "there and back": "sh:property [ sh:path ( e:market [ sh:inversePath e:beside ] ) ; sh:minCount 1 ]",
    "one way or the other": "sh:or ( [ sh:path e:beside ; sh:minCount 1 ] "
    "[ sh:path [ sh:inversePath e:next ] ; sh:minCount 1 ] )",
    "not": "sh:not [ sh:path e:code ; sh:hasValue '4' ]",
}
OTHERS = {
    "the other way, closely": "sh:property [ sh:path [ sh:inversePath e:next ] ; sh:in ( e:stall1 ) ]",
    "either way": "sh:property [ sh:path [ sh:alternativePath ( e:next [ sh:inversePath e:next ] ) ] ; sh:minCount 1 ]",
    "the other way, far": "sh:property [ sh:path [ sh:inversePath [ sh:oneOrMorePath e:next ] ] ; sh:minCount 1 ]",
    "the other way first": "sh:property [ sh:path ( [ sh:inversePath e:next ] e:code ) ; sh:minCount 1 ]",
    "as far as it goes": "sh:property [ sh:path [ sh:zeroOrMorePath e:next ] ; sh:maxCount 0 ]",
    "the thing itself": "sh:in ( e:stall1 e:stall2 )",
    "two properties of it": "sh:property [ sh:path e:market ; sh:disjoint e:beside ]",
    "of values of others": "sh:targetObjectsOf e:market ; sh:property [ sh:path e:in ; sh:minCount 1 ]",
    "closed": "sh:closed true ; sh:ignoredProperties ( rdf:type e:market )",
    "values that others do not have": "sh:property [ sh:path e:market ; sh:node [ sh:equals e:beside ] ]",
    "a query": "sh:sparql [ sh:select 'SELECT $this { $this <http://e/code> \"2\" }' ]",
    "a rule": "sh:rule [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate e:name ; sh:object 'x' ] ; "
    "sh:property [ sh:path e:name ; sh:maxCount 1 ]",
}


@pytest.fixture(autouse=True)
def _however_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "SPARED", 0)
    monkeypatch.setattr(alike, "FEW", 0)


def ntriples(turtle: str) -> bytes:
    """Return Turtle as N-Triples."""
    return serialize(parse(HEADER + turtle, format=RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES) or b""


def shape(constraint: str, name: str = "Shape") -> bytes:
    """Return a shape of stalls with a constraint."""
    target = "" if "sh:target" in constraint else "sh:targetClass e:Stall ; "
    return ntriples(f"e:{name} a sh:NodeShape ; {target}sh:message 'No.' ; {constraint} .")


def chosen(data: bytes, rules: bytes) -> dict[str, dict[str, list[str]]]:
    """Return the shapes that find many things alike in N-Triples, with these things."""
    stated = stated_of(data, rules)
    return chosen_of(stated, rules, targets_in(stated, rules, aimed_at_some(stated, rules)))


@pytest.mark.parametrize("constraint", [*PLAIN.values(), *OTHERS.values()], ids=[*PLAIN, *OTHERS])
def test_what_is_found_is_the_same_as_if_each_thing_was_judged(constraint: str) -> None:
    rules, data = shape(constraint), ntriples(DATA + DATA.replace("e:stall", "e:twin").replace("_:hall", "_:twin"))

    whole = engines.run_on(data, rules)

    assert whole
    assert Counter(run_of_alike(data, rules)) == Counter(whole)
    assert bool(plain(rules)) == (constraint in PLAIN.values())


def test_one_of_many_things_that_look_alike_is_judged() -> None:
    rules = shape(PLAIN["class of values"])
    many = "".join(f'e:new{n} a e:Stall ; e:market e:one ; e:code "{n}" .\n' for n in range(50))

    (judged,) = chosen(ntriples(DATA + many), rules).values()

    assert len(judged) == 5


def test_who_looks_closely_at_what_tells_things_apart_keeps_no_other_shape_from_judging_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(alike, "MANY", 50)
    stalls = "".join(f'e:stall{n} a e:Stall ; e:market e:one ; e:code "{n}" .\n' for n in range(100))
    data = ntriples(f"{stalls} e:one a e:Market . e:odd a e:Stall ; e:market e:gone ; e:code 'x' .")
    close = shape("sh:property [ sh:path e:code ; sh:pattern '^[0-9]+$' ]", "Close")
    kind = shape("sh:property [ sh:path e:market ; sh:class e:Market ]", "Kind")
    found = chosen(data, close + kind)
    assert found.keys() == {"<http://e/Kind>"}
    assert len(found["<http://e/Kind>"]) == 2
    results = run_of_alike(data, close + kind)
    assert not isinstance(results, str)
    assert Counter(results) == Counter(run_on(data, close + kind))
    assert {each.focus for each in results} == {"<http://e/odd>"}
    assert len(results) == 2


def test_what_is_judged_again_is_judged_by_what_its_shapes_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    rules, judged = shape(PLAIN["number of values"]), list[bytes]()
    data = ntriples("".join(f'e:new{n} a e:Stall ; e:market e:one ; e:name "{n}" .\n' for n in range(9)))

    def noted(data: bytes, *more: bytes) -> list[Result] | str:
        judged.append(data)
        return run_on(data, *more)

    monkeypatch.setattr(engines, "run_on", noted)
    found = run_of_alike(data, rules)

    assert len(found) == 9
    assert [b"http://e/name" in each for each in judged] == [False, False]


def test_what_looks_like_a_thing_without_a_result_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    rules, judged = shape(PLAIN["number of values"]), list[tuple[bytes, ...]]()
    good = "".join(f'e:good{n} a e:Stall ; e:market e:one ; e:code "1" .\n' for n in range(9))
    data = ntriples(good + "".join(f"e:bad{n} a e:Stall ; e:market e:one .\n" for n in range(9)))

    def noted(*given: bytes) -> list[Result] | str:
        judged.append(given)
        return run_on(*given)

    monkeypatch.setattr(engines, "run_on", noted)
    found = run_of_alike(data, rules)

    assert not isinstance(found, str)
    assert sorted(each.focus for each in found) == [f"<http://e/bad{n}>" for n in range(9)]
    (_, first, *_), (again, rest, *_) = judged
    assert first.count(b"targetNode> <http://e/") == 2
    assert rest.count(b"targetNode> <http://e/bad") == rest.count(b"targetNode> ") == 8
    assert b"good" not in again


def test_a_result_that_another_shape_could_have_too_keeps_both_from_judging_once() -> None:
    shared = ntriples("e:Part a sh:PropertyShape ; sh:path e:code ; sh:minCount 1 ; sh:message 'No.' .")
    both = shape("sh:property e:Part", "One") + shape("sh:property e:Part ; sh:closed true", "Two") + shared
    data = ntriples(DATA + "".join(f"e:new{n} a e:Stall .\n" for n in range(9)))

    assert chosen(data, both) == {}
    assert list(chosen(data, shape("sh:property e:Part", "One") + shared)) == ["<http://e/One>"]
    assert Counter(run_of_alike(data, both)) == Counter(engines.run_on(data, both))


TARGETS = {
    "sh:targetClass e:Stall": True, "sh:targetClass e:Market": True, "sh:targetClass e:Fair": True,
    "sh:targetClass e:Shop": False, "sh:targetSubjectsOf e:market": True, "sh:targetSubjectsOf e:shop": False,
    "sh:targetObjectsOf e:beside": True, "sh:targetObjectsOf e:shop": False, "sh:targetNode e:nowhere": True,
    "sh:targetClass e:Shop ; sh:targetObjectsOf e:in": True, "sh:targetSubjectsOf rdfs:subClassOf": True,
    "sh:target [ a sh:SPARQLTarget ; sh:select 'SELECT ?this { ?this <http://e/next> ?o }' ]": True,
}  # fmt: skip


def test_shapes_without_a_target_are_not_given_to_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = [f"e:S{n} a sh:NodeShape ; {aim} ; sh:property [ sh:path e:no ; sh:minCount 1 ] .\n"
             for n, aim in enumerate(TARGETS)]  # fmt: skip
    own = "e:Market a rdfs:Class , sh:NodeShape ; sh:nodeKind sh:Literal .\n"
    rules, data = ntriples("".join([*kinds, own])), ntriples(DATA)
    asked = list[bytes]()

    def noted(data: bytes, rules: bytes, of: bytes = b"") -> list[Result] | str:
        asked.append(rules)
        return run_on(data, rules, of)

    monkeypatch.setattr(engines, "run_on", noted)
    found = run_of_alike(data, rules)

    assert Counter(found) == Counter(run_on(data, rules))
    aimed = [f"<http://e/S{n}> <{PREFIXES['sh']}target".encode() in asked[0] for n in range(len(TARGETS))]
    assert aimed == [*TARGETS.values()]


@pytest.mark.cold
def test_all_worlds_have_the_findings_of_all_things() -> None:
    data = "".join(each.apart() for each in bad_worlds()).encode() + vocabulary_lines()
    rules = read_shapes(())

    assert Counter(run_of_alike(data, rules)) == Counter(engines.run_on(data, rules))


def test_of_few_triples_all_are_judged_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rules, data = shape(PLAIN["number of values"]), ntriples(DATA)
    monkeypatch.setattr(alike, "FEW", data.count(b"\n") + 1)
    monkeypatch.setattr(alike, "chosen_of", lambda *_: pytest.fail("looks for what is alike"))

    assert Counter(run_of_alike(data, rules)) == Counter(run_on(data, rules))


QUERIES = {
    "values": "{ $this e:market ?value . ?value a e:Fair }",
    "values by the path": "{ $this $PATH ?value . FILTER NOT EXISTS { ?value e:in ?town } }",
    "what is not there": "{ $this e:market ?value . FILTER NOT EXISTS { $this e:code ?code } }",
    "values of others": "{ $this e:code ?value . ?other e:code ?value . ?other e:beside ?any }",
}
COMPARING = {
    "the thing": "{ $this e:code ?value . ?other e:code ?value . FILTER (?other != $this) }",
    "the thing as a value": "{ $this e:market ?value . ?other e:next $this }",
    "the thing there": "{ $this e:market ?value . FILTER EXISTS { ?other e:next ?this } }",
    "some things": "{ VALUES $this { e:stall1 e:stall2 } $this e:market ?value }",
    "its name": "{ $this e:market ?any . BIND (STR($this) AS ?value) }",
    "a long way": "{ $this e:market/e:in ?value }",
}


@pytest.mark.parametrize("query", [*QUERIES.values(), *COMPARING.values()], ids=[*QUERIES, *COMPARING])
def test_a_query_about_values_alone_is_asked_once_of_what_has_the_same(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sight, "steps_of_query", lambda *of, reading: steps_of_query(*of, reading=not reading))
    plain.cache_clear()
    text = re.sub(r"\be:(\w+)", r"<http://e/\1>", query)
    asking = f"sh:sparql [ sh:select '''SELECT $this ?value {text}''' ]"
    rules = shape(f"sh:property [ sh:path e:market ; {asking} ]" if "$PATH" in query else asking)
    data = ntriples(DATA + DATA.replace("e:stall", "e:twin").replace("_:hall", "_:twin"))

    whole = engines.run_on(data, rules)

    assert isinstance(whole, list) or "VALUES" in query
    assert whole
    assert Counter(run_of_alike(data, rules)) == Counter(whole)
    assert bool(plain(rules)) == (query in QUERIES.values())
