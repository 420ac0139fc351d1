"""Which properties a query reads is found in its text: with the triples of these alone it gives the same rows."""

import random
from collections import defaultdict
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.catalogue.reading import is_of_triples, properties_of, properties_read
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.store import cache

PREFIX = "PREFIX : <urn:x:>\nPREFIX ex: <http://example.org/#>\n"
ASKED = 40
"""Of how many questions the rows are compared; those of all were by hand on 29 November 2026, and were equal."""
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def read(text: str) -> set[str] | None:
    found = properties_read(PREFIX + text)
    return None if found is None else {*found} - {TYPE}


def test_properties_of_patterns_paths_and_filters_are_read() -> None:
    text = """SELECT ?a (COUNT(?b) AS ?n) ?c WHERE {
      ?a :p ?b ; ex:q/^:r "x :no # no" .  # ?a ?b ?c, SELECT {
      OPTIONAL { ?b <urn:x:s>+ ?c . FILTER (?c < 3 && LANG(?c) = "en") }
      FILTER NOT EXISTS { [] :t ?b , ?c }
    } GROUP BY ?a ?c ORDER BY ?a ?c"""

    assert read(text) == {"urn:x:p", "http://example.org/#q", "urn:x:r", "urn:x:s", "urn:x:t"}


@pytest.mark.parametrize(
    "pattern",
    [
        "?s ?p ?o", "?s :p ?o ; ?q ?r", "?s :p [ ?q ?r ]", ":a ?p 3", "[] ?p ?o", "?s ?p [ :q :r ]", "?s ?p (1)",
        "# SELECT\n?s ?p ?o .\nOPTIONAL { ?s :p ?o }", "?s !:p ?o", "?s !(:p|^:q) ?o", "?s !a ?o", "BIND(NOW() AS ?n)",
        "GRAPH ?g { ?s :p ?o }", "SERVICE <urn:x:e> { ?s :p ?o }", "?s other:p ?o", "?s :p -1 ; ?q -2",
        "?s ?p <<( :a :b :c )>>", "<< :a :b :c >> ?p ?o", "<<:a :b :c>> :p ?o", "<< <urn:a> :b :c >> :p ?o",
        "<<<urn:a> :b :c>> :p ?o", "?s :p :o {| ?p ?o |}", "?s :p :o {|:q ?o|}", "?s :p :o ~ ?r",
        "{ SELECT ?s ?p ?o { ?s ?p ?o } }", "?s :a\\-b ?o", "?s ?p .5", "?s ?p\u0301 ?o", "?s ?\\u0070 ?o",
    ],
)  # fmt: skip
def test_a_query_that_may_read_any_triple_has_no_properties(pattern: str) -> None:
    assert read(f"SELECT ?s ?o {{ {pattern} }}") is None


@pytest.mark.parametrize(
    "pattern",
    [
        "VALUES ?p { :p :q } ?s ?p ?o", "?s ?p ?o . VALUES ?p { :p :q }", "VALUES (?p ?n) { (:p 1) (:q 2) } ?s ?p ?o",
        "VALUES $p { :p :q } OPTIONAL { ?s ?p ?o }", "VALUES ?p { :p :q } { ?s ?p ?o } UNION { ?o ?p ?s }",
        "{ SELECT ?s ?o { VALUES ?p { :p :q } ?s ?p ?o } }", "VALUES ?p { :p :q } FILTER NOT EXISTS { ?s ?p ?o }",
        "?s :p ?a . FILTER (?a < 2) ?a :q ?o", "?s :p ?a . FILTER bound(?a) ?a :q ?o",
        "?s :p ?a ; :q ?b . BIND (?a - ?b AS ?o)", "?s :p ?a . FILTER (EXISTS { ?a :q ?o } || ?a = ?s) ?a :q ?o",
        "?s :p ?a . FILTER (!(?a = ?s)) ?a :q ?o", "?s :p ?a . FILTER (!bound(?a) || (?a = ?s)) ?a :q ?o",
        "VALUES (?s ?o ?n) { (1 2 3) } ?s :p ?o ; :q ?n",
    ],
)  # fmt: skip
def test_of_a_property_with_named_values_and_of_expressions_nothing_else_is_read(pattern: str) -> None:
    assert read(f"SELECT ?s ?o {{ {pattern} }}") == {"urn:x:p", "urn:x:q"}


@pytest.mark.parametrize(
    "pattern",
    [
        "OPTIONAL { ?s ?p ?o } VALUES ?p { :p }", "{ VALUES ?p { :p } } UNION { ?s ?p ?o }",
        "VALUES ?p { UNDEF } ?s ?p ?o",
        "VALUES (?p ?n) { (:p 1) (UNDEF 2) } ?s ?p ?o", 'VALUES (?p ?n) { (:p "a"@en) } ?s ?p ?o',
        "VALUES ?p { :p } { SELECT ?s { ?s ?p ?o } }", "VALUES ?q { :p } ?s ?p ?o",
        "VALUES ?n { :p } FILTER (?n = 1) ?s ?p ?o",
        "VALUES ?p { :p }  # param\n?s ?p ?o", "?s :p ?a . FILTER EXISTS { ?a ?p ?o }", "{ VALUES ?p { :p } } ?s ?p ?o",
        "{ SELECT ?s (EXISTS { ?s ?p ?o } AS ?e) { VALUES ?p { :p } ?s ?p 1 } }", "?s :p ?a . FILTER (?a < 2) ?a ?p ?o",
    ],
)  # fmt: skip
def test_of_a_property_whose_values_are_not_all_named_any_may_be_read(pattern: str) -> None:
    assert read(f"SELECT ?s ?o {{\n{pattern}\n}}") is None


def test_a_name_may_have_colons() -> None:
    assert read("SELECT ?o { ?s ex:a:b ?o ; ex: ?q }") == {"http://example.org/#a:b", "http://example.org/#"}


@pytest.mark.parametrize("pattern", ["?s :p* ?o", "?s (:p/:q)? ?o", "?s a* ?o", "?s :p/^<urn:x:q>* ?o"])
def test_an_own_question_with_a_path_of_no_step_may_read_any_triple(pattern: str, tmp_path: Path) -> None:
    text = f"{PREFIX}SELECT ?s ?o {{ {pattern} }}"
    packaged = catalogue.load("cities/members")._replace(text=text)
    own = packaged._replace(file=str(tmp_path / "own.rq"))

    assert properties_of(own) is None
    assert properties_of(packaged) is not None


def test_an_own_question_whose_paths_have_steps_reads_what_it_names(tmp_path: Path) -> None:
    text = f"{PREFIX}SELECT (COUNT(*) AS ?n) {{ ?s :p+/:q ?o . FILTER(?o * 2 > 3) }}"
    own = catalogue.load("cities/members")._replace(text=text, file=str(tmp_path / "own.rq"))

    assert properties_of(own) == frozenset(("urn:x:p", "urn:x:q", TYPE))


@pytest.mark.parametrize(
    ("pattern", "alone"),
    [("?s ?p ?o", True), ('?s ?p "NOW"', True), ("BIND(NOW() AS ?n)", False), ("GRAPH ?g { ?s ?p ?o }", False)],
)
def test_what_is_of_the_moment_or_of_a_graph_is_not_made_of_triples_alone(pattern: str, alone: bool) -> None:
    assert is_of_triples(f"SELECT ?s ?o {{ {pattern} }}") is alone


def test_variables_in_a_row_that_are_no_triple_are_no_property() -> None:
    assert read("SELECT ?a ?b ?c { VALUES ?a { 1 } ?a :p ?b . ?b :q ?c } ORDER BY DESC(?a) ?b ?c") == {
        "urn:x:p", "urn:x:q",
    }  # fmt: skip


@pytest.mark.cold
def test_catalogued_questions_give_the_same_rows_of_what_they_read_alone() -> None:
    lines = defaultdict[str, list[bytes]](list)
    for each in cache.ntriples().splitlines(keepends=True):
        lines[each.split(b" ", 2)[1].decode()[1:-1]].append(each)
    whole = cg.open_graph()
    texts = {name: catalogue.load(name).text for name in catalogue.names() if not catalogue.load(name).file}
    found = {name: names for name, text in texts.items() if (names := properties_read(text)) is not None}
    assert len(found) > 220

    for name in random.Random(1).sample(sorted(found), ASKED):  # noqa: S311 - a sample, no secret
        part = cg.Graph(OxigraphEngine(in_memory(b"".join(b"".join(lines[each]) for each in sorted(found[name])))))
        assert part.engine.select(texts[name]) == whole.engine.select(texts[name]), name
