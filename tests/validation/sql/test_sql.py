"""Constraints as SQL promise what the engines find, or nothing: what may mean something else is left to the engines."""

import resource
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse, serialize
from tests.support.worlds import bad_worlds

import creativegraph as cg
from creativegraph.engine.duckdb import in_duckdb
from creativegraph.iris import PREFIXES
from creativegraph.store.vocabulary import vocabulary_lines
from creativegraph.validation.engines import duckdb, engines
from creativegraph.validation.engines.duckdb import Told, in_columns, run_in_columns
from creativegraph.validation.engines.parts import run_on_all
from creativegraph.validation.shapes.divided import divided
from creativegraph.validation.shapes.reach import reaches
from creativegraph.validation.shapes.shapes import part, read_shapes, targeted

pytest.importorskip("duckdb")
HEADER = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("rdf", "rdfs", "sh", "xsd")) + (
    "@prefix e: <http://e/> .\ne: sh:declare [ sh:prefix 'e' ; sh:namespace 'http://e/' ] .\n"
)
SAME = {
    "uniqueness": "?other e:code ?value . FILTER (?other != $this)",
    "uniqueness by text": "?other e:code ?c . FILTER (STR(?c) = STR(?value) && STR(?other) < STR($this))",
    "order": "$this e:next/e:code ?n . FILTER (isLITERAL(?n) && STR(?n) > STR(?value))",
    "order of numbers": "?o ^e:next $this ; e:code ?n . FILTER (<xsd>(STR(?n)) < <xsd>(STR(?value)))",
    "reference": "FILTER NOT EXISTS { ?value a e:Event }",
    "reference to what is around": "FILTER NOT EXISTS { ?value ?p ?x . FILTER EXISTS { $this ?p ?x } }",
    "of some it has no other": "OPTIONAL { $this e:next ?n } FILTER (!BOUND(?n) || ?n IN (e:a, e:b))",
    "counted": "{ SELECT $this (COUNT(?c) AS ?n) { $this e:code ?c } GROUP BY $this } FILTER (?n > 1)",
    "counted in two ways": "{ SELECT $this (COUNT(?c) AS ?n) { $this e:code|e:next ?c } GROUP BY $this }"
    " { SELECT $this (COUNT(?c) AS ?m) { $this (e:code|e:next)/(e:code|^e:code) ?c } GROUP BY $this }"
    " FILTER (?n > 1 && ?m > 1)",
    "the last": "{ SELECT $this (MAX(STR(?c)) AS ?n) { $this e:code ?c } GROUP BY $this } FILTER (STR(?value) < ?n)",
    "one of two ways": "$this (e:next|^e:next)/(e:code|e:next) ?n . FILTER (isIRI(?n) || STRLEN(STR(?n)) - 1 = 1)",
    "either": "$this e:next|^e:next|e:code ?n",
    "part of a text": "FILTER (SUBSTR(STR(?value), 1, 1) = COALESCE(STR(?none), 'a') || REGEX(STR(?value), '^[0-9]'))",
}
OTHERWISE = {
    "a path of any length": "$this e:next+ ?n . ?n e:code ?value",
    "another function": "FILTER (UCASE(STR(?value)) = 'A')",
    "a literal of a pattern": "$this e:code 1",
    "a pattern with a backslash": r"FILTER (REGEX(STR(?value), '\\\\d'))",
    "rows of its own": "VALUES ?value { e:a }",
    "a value of the query": "} { $this $PATH ?c . BIND (STR(?c) AS ?value)",
    "what is joined may be unbound": "OPTIONAL { $this e:next ?n } { ?n e:code ?c }",
    "left out": "MINUS { $this e:next ?value }",
}
ODD = {
    "unbound is not unequal": "OPTIONAL { $this e:next ?n } FILTER (?n != e:a)",
    "not equal to unbound": "OPTIONAL { $this e:next ?n } FILTER (!(?n = e:a))",
    "unbound is not out of a list": "OPTIONAL { $this e:next ?n } FILTER (?n NOT IN (e:a))",
    "no such variable": "FILTER (?none != e:a)",
    "this in a group of its own": "{ ?o e:code ?value . FILTER (?o != $this) }",
    "this named in a group": "{ ?o e:next ?m . BIND (STR($this) AS ?n) }",
    "a variable of another case": "$this e:next ?Value . FILTER (isIRI(?Value) && isLITERAL(?value))",
    "this of another case": "?This e:next $this . FILTER (?This != $this)",
    "counted elsewhere": "{ SELECT ?value (COUNT($this) AS ?n) { $this e:code ?value } GROUP BY ?value }",
    "another this": "?o e:code ?value . BIND (?o AS ?this)",
    "a class of characters": "FILTER (REGEX(STR(?value), '[[:alpha:]]'))",
    "any character at the end": "FILTER (!REGEX(STR(?value), '^..$'))",
    "up to three": "FILTER (REGEX(STR(?value), 'a{,3}'))",
    "a large number": "FILTER (STRLEN(STR(?value)) < 99999999999999999999)",
    "a large sum": "FILTER (STRLEN(STR(?value)) + 9223372036854775807 > 0)",
    "the largest number": "FILTER (<xsd>(STR(?value)) + 1 > 5)",
    "a number with blanks": "FILTER (<xsd>(STR(?value)) = ' 1 '^^<xsd>)",
    "no number": "FILTER (STRLEN(STR(?value)) < 'abc'^^<xsd>)",
    "from nothing": "BIND (SUBSTR(STR(?value), 0, 3) AS ?n)",
    "a long part": "BIND (SUBSTR(STR(?value), 1, 9999999999) AS ?n)",
    "a truth": "?o e:code ?value . BIND ((?o = $this) AS ?n)",
    "a text that looks like a term": "BIND (STR(?value) AS ?n)",
    "grouped by nothing": "{ SELECT ?z (COUNT(?c) AS ?n) { ?x e:code ?c } GROUP BY ?z }",
    "a variable named unit": "{ e:a e:next e:b } { ?other e:code ?value . ?other e:next ?unit } FILTER (isIRI(?unit))",
    "a line break before the end": "FILTER (REGEX(STR(?value), 'a$'))",
}
LIMITS = ("-1", "'1'", "1, 2", "1.5", "'abc'", "true", "1e0", "'1'^^xsd:int")
COUNTS = {
    "one value": "sh:maxCount 1",
    "any value": "sh:minCount 1",
    "two values": "sh:minCount 2 ; sh:maxCount 2",
}
PATHS = {"a property": "e:code", "backwards": "[ sh:inversePath e:next ]", "two steps": "( e:next e:code )"}


def ntriples(turtle: str) -> bytes:
    """Return Turtle as N-Triples, each triple once."""
    lines = serialize(parse(HEADER + turtle, format=RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES) or b""
    return b"".join(dict.fromkeys(lines.splitlines(keepends=True)))


def queried(query: str, name: str = "e:Shape") -> bytes:
    """Return a shape of what has a code, with a query about it."""
    number = PREFIXES["xsd"] + "integer"
    text = f"SELECT $this ?value ?n WHERE {{ $this $PATH ?value . {query.replace('<xsd>', f'<{number}>')} }}"
    return ntriples(
        f"{name} a sh:PropertyShape ; sh:targetSubjectsOf e:code ; sh:path e:code ; sh:severity sh:Warning ;"
        f' sh:sparql [ sh:message "{{?value}}, {{?n}}"@en , "no"@vi ; sh:prefixes e: ; sh:select """{text}""" ] .'
    )


def counting(path: str, limits: str, name: str = "e:Count") -> bytes:
    """Return a shape that counts values."""
    return ntriples(
        f"{name} a sh:NodeShape ; sh:targetClass e:Event ; sh:targetNode e:a ; sh:property {name}-P ."
        f" {name}-P a sh:PropertyShape ; sh:path {path} ; sh:message 'no' ; {limits} ."
    )


@cache
def all_shapes() -> bytes:
    """Return a shape for each query, and for each way to count."""
    ways = [(path, limits) for path in PATHS.values() for limits in COUNTS.values()]
    return b"".join((
        *(queried(query, f"e:Query-{place}") for place, query in enumerate(SAME.values())),
        *(counting(*way, f"e:Count-{place}") for place, way in enumerate(ways)),
    ))  # fmt: skip


XSD_INTEGER = f"<{PREFIXES['xsd']}integer>"
WORLD = """
    e:a e:code 'a', 'ab\\n', 'ab', '9223372036854775807', e:b, 1 ; e:next e:b .
    e:b e:code 'a', '\\"z', '<x>', '{?n}', 'a, b' ; e:next e:c, e:a .
    e:c e:code 'c', 7 . _:d e:code e:a, 'a' ; e:next e:a .
"""
"""Values that are easily taken for others."""


def check(rules: bytes, data: bytes) -> None:
    """Compare what SQL finds with what the engine finds, if it is SQL."""
    for shape, found in run_in_columns(data, as_sql(rules), rules).items():
        assert Counter(found) == Counter(engines.run_on(data, part(rules, [shape]), rules))


NODES = st.sampled_from(["e:a", "e:b", "e:c", "_:d"])
LITERALS = st.sampled_from(
    [
        "'1'",
        "'01'",
        "'2'",
        "'a'",
        "'a\\nb'",
        "'\\\\\\\\n'",
        "'\\\\\"'",
        "'ä😀'",
        "'a'@en",
        "'a'@vi",
        "1",
        "01",
        "2",
        "1.0",
        "''",
        "'x'^^e:t",
    ]
)
TRIPLES = st.one_of(
    st.tuples(NODES, st.sampled_from(["e:next", "e:code"]), NODES),
    st.tuples(NODES, st.just("e:code"), LITERALS),
    st.tuples(NODES, st.just("a"), st.sampled_from(["e:Event", "e:Fair"])),
)
WORLDS = st.lists(TRIPLES, max_size=14).map(
    lambda rows: ntriples("e:Fair rdfs:subClassOf e:Event . " + " ".join(f"{' '.join(row)} ." for row in rows))
)


@cache
def as_sql(rules: bytes) -> dict[str, Told]:
    """Return the shapes that can be SQL."""
    return in_columns(rules, targeted(rules))


def test_single_values_uniqueness_reference_and_order_are_sql() -> None:
    rules = all_shapes()

    assert set(targeted(rules)) == as_sql(rules).keys()
    assert len(targeted(rules)) == len(SAME) + len(PATHS) * len(COUNTS)


@settings(max_examples=25)
@given(data=WORLDS)
def test_shapes_find_as_sql_what_they_find_in_the_engine_or_are_left_to_it(data: bytes) -> None:
    rules = all_shapes()
    found = run_in_columns(data, as_sql(rules), rules)

    assert found
    told = [each for some in found.values() for each in some]
    assert Counter(told) == Counter(engines.run_on(data, part(rules, found), rules))


@pytest.mark.parametrize("query", OTHERWISE.values(), ids=OTHERWISE)
def test_what_may_mean_something_else_in_sql_is_left_to_the_engine(query: str) -> None:
    assert not as_sql(queried(query))


@pytest.mark.parametrize("query", ODD.values(), ids=ODD)
def test_odd_queries_find_what_they_find_in_the_engine_or_are_left_to_it(query: str) -> None:
    check(queried(query.replace("<xsd>", XSD_INTEGER)), ntriples(WORLD))


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("name", ["minCount", "maxCount"])
def test_a_limit_that_is_no_whole_number_is_left_to_the_engine(name: str, limit: str) -> None:
    assert not as_sql(counting("e:code", f"sh:{name} {limit}"))


@pytest.mark.parametrize(
    "more",
    ["sh:message e:no", "sh:severity sh:Info, sh:Warning", "sh:deactivated true", "sh:in ( 1 )", "sh:node e:Other"],
)
def test_a_shape_with_more_than_its_query_is_left_to_the_engine(more: str) -> None:
    assert not as_sql(queried("$this e:next ?n") + ntriples(f"e:Shape {more} ."))


def test_constraints_of_somebody_are_left_to_the_engine() -> None:
    theirs = ntriples(
        "e:Short a sh:ConstraintComponent ; sh:parameter [ sh:path e:longest ] ;"
        " sh:validator [ a sh:SPARQLAskValidator ; sh:ask 'ASK { FILTER (STRLEN($value) < $longest) }' ] ."
        " e:Shape e:longest 1 ."
    )

    assert as_sql(queried("$this e:next ?n"))
    assert not as_sql(queried("$this e:next ?n") + theirs)


def test_language_tags_with_capitals_are_left_to_the_engine() -> None:
    rules = queried(SAME["uniqueness"])
    capitals = ntriples("e:a e:code 'a'@en .") + b'<http://e/b> <http://e/code> "a"@EN .\n'

    assert run_in_columns(capitals, as_sql(rules), rules) == {}


def test_a_message_is_that_of_the_engine_whatever_values_it_shows() -> None:
    data = ntriples("e:a e:code '{?n}', '<x>', '\"z', 'b, c' ; e:next e:b .")
    for query in ("OPTIONAL { $this e:next ?n }", "OPTIONAL { $this e:none ?n }", "BIND (STR(?value) AS ?n)"):
        check(queried(query), data)


def test_only_focus_nodes_are_looked_at() -> None:
    data = ntriples(" ".join(f"e:n{i} e:code '{i}' ; e:next e:n{i + 1} ." for i in range(3000)))
    rules = queried("?other e:code ?c . ?o e:next ?other . FILTER (STR(?c) < STR(?value) && ?other = $this)").replace(
        b"<http://www.w3.org/ns/shacl#targetSubjectsOf> <http://e/code>",
        b"<http://www.w3.org/ns/shacl#targetNode> <http://e/n5>",
    )

    check(rules, data)


def test_literals_that_may_be_equal_are_left_to_the_engine() -> None:
    rules = queried("$this e:next/e:code ?n . FILTER (?n = ?value)")
    told = as_sql(rules)

    alike = ntriples("e:a e:code 1 ; e:next e:b . e:b e:code '1'^^xsd:int .")
    plain = ntriples("e:a e:code '1' ; e:next e:b . e:b e:code '2' .")

    assert told
    assert run_in_columns(alike, told, rules) == {}
    assert list(run_in_columns(plain, told, rules)) == list(told)


def test_most_packaged_shapes_that_look_at_all_things_are_sql() -> None:
    far = divided(read_shapes(())).far

    assert len(as_sql(far)) >= 0.7 * len(targeted(far))


@pytest.mark.cold
def test_packaged_shapes_find_in_all_worlds_as_sql_what_they_find_in_the_engine() -> None:
    rules = read_shapes(())
    far = divided(rules).far
    told = as_sql(far)
    data = "".join(each.apart() for each in bad_worlds()).encode() + vocabulary_lines()

    found = run_in_columns(data, told, rules)

    assert found.keys() == told.keys()
    assert sum(map(len, found.values())) > len(told) / 2
    results = Counter(each for some in found.values() for each in some)
    assert results == Counter(engines.run_on(data, part(far, told), rules))


def test_without_duckdb_the_engine_judges_all_shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = queried(SAME["uniqueness"]) + ntriples("e:Near a sh:NodeShape ; sh:targetSubjectsOf e:next .")
    data = ntriples(WORLD)
    with_it = Counter(run_on_all(data, rules, rules))
    monkeypatch.setitem(sys.modules, "duckdb", None)
    monkeypatch.setattr(duckdb, "find_spec", lambda _name: None)

    assert with_it
    assert Counter(run_on_all(data, rules, rules)) == with_it


def test_where_no_room_is_left_the_engine_judges_all_shapes() -> None:
    rules = queried(SAME["uniqueness"])
    data, told = ntriples(WORLD), as_sql(rules)
    whole = Counter(run_on_all(data, rules, rules))
    none, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))
    try:
        without_disk = run_in_columns(data, told, rules), Counter(run_on_all(data, rules, rules))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (none, most))
    with cg.limits(graph_memory=1 << 20):
        without_memory = run_in_columns(data, told, rules), Counter(run_on_all(data, rules, rules))

    assert run_in_columns(data, told, rules)
    assert whole
    assert without_disk == without_memory == ({}, whole)


def test_a_number_of_a_query_that_is_none_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    rules = queried(ODD["no number"])

    assert all(each.ahead for each in reaches(rules).values())
    assert not as_sql(rules)
    assert caplog.text == ""


def test_duckdb_fetches_nothing_for_what_shapes_ask(tmp_path: Path) -> None:
    with in_duckdb(tmp_path, "a test") as made:
        settings = dict(
            made.execute("SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%extensions'").fetchall()
        )

    assert set(settings.values()) == {"false"}
