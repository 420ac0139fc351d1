"""A query that would end the process is refused before an engine reads it; a real one never is."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.errors import QueryError
from creativegraph.files.query_depth import check_depth

Made = Callable[[int], str]


def select(body: str) -> str:
    return f"PREFIX : <urn:x:> SELECT * WHERE {{ {body} }}"


def where(expression: str) -> str:
    return select(f"?s ?p ?o FILTER({expression})")


DEEP: dict[str, Made] = {
    "round brackets": lambda n: where("(" * n + "1" + ")" * n),
    "round brackets of BIND": lambda n: select("BIND(" + "(" * n + "1" + ")" * n + " AS ?x)"),
    "round brackets of SELECT": lambda n: "SELECT (" + "(" * n + "1" + ")" * n + " AS ?x) {}",
    "round brackets of ORDER BY": lambda n: "SELECT * { ?s ?p ?o } ORDER BY (" + "(" * n + "?s" + ")" * n + ")",
    "sums in sums": lambda n: where("(1+" * n + "1" + ")" * n),
    "negated brackets": lambda n: where("!(" * n + "1" + ")" * n),
    "braces": lambda n: select("{" * n + "?s ?p ?o" + "}" * n),
    "UNION in UNION": lambda n: select("{{} UNION " * n + "{}" + "}" * n),
    "OPTIONAL in OPTIONAL": lambda n: select("OPTIONAL {" * n + "?s ?p ?o" + "}" * n),
    "MINUS in MINUS": lambda n: select("?s ?p ?o MINUS {" * n + "?s ?p ?o" + "}" * n),
    "GRAPH in GRAPH": lambda n: select("GRAPH ?g {" * n + "?s ?p ?o" + "}" * n),
    "SELECT in SELECT": lambda n: select("{ SELECT * {" * n + "?s ?p ?o" + "}}" * n),
    "NOT EXISTS in NOT EXISTS": lambda n: select("FILTER NOT EXISTS {" * n + "?s ?p ?o" + "}" * n),
    "functions": lambda n: where("STR(" * n + "?o" + ")" * n),
    "IF in IF": lambda n: where("IF(?o, 1, " * n + "?o" + ")" * n),
    "IN in IN": lambda n: where("1 IN (" * n + "1" + ")" * n),
    "lists": lambda n: select("?s :p " + "(" * n + "1" + ")" * n),
    "blank nodes": lambda n: select("?s :p " + "[ :p " * n + "?o" + "]" * n),
    "paths in brackets": lambda n: select("?s " + "(" * n + ":p" + ")" * n + " ?o"),
    "triple terms": lambda n: select("?s :p " + "<<( :s :p " * n + ":o" + " )>>" * n),
    "reified triples": lambda n: select("?s :p " + "<< :s :p " * n + ":o" + " >>" * n),
    "annotations": lambda n: select(":s :p :o " + "{| :p :o " * n + "|}" * n),
    "lists of a template": lambda n: f"CONSTRUCT {{ ?s ?p {'(' * n}1{')' * n} }} {{ ?s ?p ?o }}",
    "brackets that a comparison hides": lambda n: where("?o<((" * n + "1>0" + "))" * n),
    "brackets that a comment closes": lambda n: where("(?o<?s#>)\n" * n + "?p" + ")" * n),
    "brackets of escapes": lambda n: where(r"\u0028" * n + "1" + r"\u0029" * n),
    "EXISTS of ORDER BY": lambda n: f"SELECT * {{}}{' ORDER BY (EXISTS { SELECT * {}' * n}{'})' * n}",
    "triple terms of VALUES": lambda n: select("VALUES ?x {" + "<<( :a :p " * n + ":b" + " )>>" * n + "}"),
    "LATERAL": lambda n: select("LATERAL {" * n + "?s ?p ?o" + "}" * n),
    "casts": lambda n: where(":f(" * n + "1" + ")" * n),
    "lists in blank nodes": lambda n: select("?s :p " + "[ :p (" * n + "1" + ") ]" * n),
    "braces behind comments": lambda n: select("#\n{" * n + "}" * n),
    "negated sets": lambda n: select("?s " + "!(" * n + ":p" + ")" * n + " ?o"),
    "what has no end": lambda n: "ASK " + "{" * n,
    "glued keywords": lambda n: select("OPTIONAL{FILTER:f(?o<" * n + "1" + ")}" * n),
}
LONG: dict[str, Made] = {
    "full stops": lambda n: select("?s ?p ?o. " * n),
    "full stops of names": lambda n: select(":s :p :o. " * n),
    "semicolons": lambda n: select("?s ?p ?o" + "; ?p ?o" * n),
    "commas": lambda n: select("?s ?p ?o" + ", ?o" * n),
    "braces side by side": lambda n: select("{ ?s ?p ?o } " * n),
    "OPTIONAL": lambda n: select("OPTIONAL { ?s ?p ?o } " * n),
    "MINUS": lambda n: select("?s ?p ?o " + "MINUS { ?s ?p ?o } " * n),
    "BIND": lambda n: select("".join(f"BIND(1 AS ?x{each}) " for each in range(n))),
    "VALUES": lambda n: select("VALUES ?s { :a } " * n),
    "SELECT": lambda n: select("{ SELECT * { ?s ?p ?o } } " * n),
    "UNION": lambda n: select("{}" + " UNION {}" * n),
    "FILTER": lambda n: select("?s ?p ?o " + "FILTER(?o) " * n),
    "FILTER NOT EXISTS": lambda n: select("?s ?p ?o " + "FILTER NOT EXISTS { ?s :p ?o } " * n),
    "HAVING": lambda n: "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING " + "(1) " * n,
    "aggregates": lambda n: "SELECT " + " ".join(f"(SUM(?s) AS ?x{each})" for each in range(n)) + " { ?s ?p ?o }",
    "||": lambda n: where("?o" + " || ?o" * n),
    "&& without blanks": lambda n: where("1=1" + "&&1=1" * n),
    "+": lambda n: where("1" + "+1" * n),
    "-": lambda n: where("1" + "-1" * n),
    "- between names": lambda n: where(":" + "-:" * n),
    "*": lambda n: where("1" + "*1" * n),
    "/": lambda n: where("1" + "/1" * n),
    "!": lambda n: where("!" * n + "1"),
    "signs of a number": lambda n: where("1" + " + -1" * n),
    "signs behind a path": lambda n: select("?s :p" + "*" * n + " ?o"),
    "steps of a path": lambda n: select("?s :p" + "/:p" * n + " ?o"),
    "alternatives of a path": lambda n: select("?s :p" + "|:p" * n + " ?o"),
    "elements of a list": lambda n: select("?s :p (" + "1 " * n + ")"),
    "things to describe": lambda n: "DESCRIBE " + "<urn:a> " * n,
    "annotations": lambda n: select(":s :p :o " + "{| :p :o |} " * n),
}
LISTS: dict[str, Made] = {
    "rows of VALUES": lambda n: select("VALUES ?s {" + "<urn:a> " * n + "}"),
    "rows of VALUES with two columns": lambda n: select("VALUES (?s ?o) {" + "(<urn:a#b> <urn:b#c>) " * n + "}"),
    "values of IN": lambda n: "ASK { FILTER(2 IN (1" + ",1" * n + ")) }",
    "arguments": lambda n: "ASK { FILTER(COALESCE(?x" + ",?x" * n + ",1)) }",
    "ORDER BY": lambda n: "SELECT * { VALUES ?s { 1 } } ORDER BY " + "?s " * n,
    "a template": lambda n: "CONSTRUCT { " + "?s a ?s . " * n + "} { VALUES ?s { <urn:a> } }",
    "prefixes": lambda n: "".join(f"PREFIX p{each}: <urn:{each}> " for each in range(n)) + "ASK {}",
    "brackets in strings": lambda n: "ASK { FILTER('''" + "(" * n + "''' = \"" + "{" * n + '") }',
    "brackets in comments": lambda n: "# (((((((((( {{{{{ . . . . || || + + +\n" * n + "ASK {}",
    "brackets in IRIs": lambda n: select("VALUES ?s {" + "<http://x.org/a_(b)#c> " * n + "}"),
}


@pytest.mark.parametrize("made", [*DEEP.values(), *LONG.values()], ids=[*DEEP, *(f"many {each}" for each in LONG)])
def test_what_is_too_deep_or_too_long_is_refused_with_the_limit_and_how_to_set_it(
    made: Made, given: Callable[[str], cg.Graph]
) -> None:
    graph = given("")

    for size in (600, 20_000):
        with pytest.raises(QueryError, match=r"limit query_\w+: \d+\); ask in .* CREATIVEGRAPH_LIMIT_QUERY_"):
            graph.sparql(made(size))


@pytest.mark.parametrize("made", LISTS.values(), ids=LISTS)
def test_a_list_may_be_as_long_as_it_is(made: Made, given: Callable[[str], cg.Graph]) -> None:
    assert given("").sparql(made(5000)) is not None


def test_no_query_of_the_catalogue_is_near_a_limit() -> None:
    with cg.limits(query_depth=32, query_patterns=90, query_operators=100):
        for name in catalogue.names():
            check_depth(catalogue.load(name).text)


def test_patterns_that_are_not_ordered_together_count_for_themselves(given: Callable[[str], cg.Graph]) -> None:
    branch = "{ " + "?s ?p ?o . " * 20 + "}"

    found = given("").sparql(f"ASK {{ {branch} UNION {branch} UNION {branch} OPTIONAL {branch} }}")

    assert found is True


def test_a_limit_can_be_raised(given: Callable[[str], cg.Graph]) -> None:
    text = f"ASK {{ FILTER({'(' * 100}1{')' * 100}) }}"

    with cg.limits(query_depth=120):
        answer = given("").sparql(text)

    assert answer is True


def test_the_query_of_a_file_is_refused_as_well(tmp_path: Path, given: Callable[[str], cg.Graph]) -> None:
    path = tmp_path / "deep.rq"
    path.write_text(
        "#+ summary: Deep.\n#+ columns:\n#+   s: iri\nSELECT ?s { " + "{" * 500 + "?s a ?c" + "}" * 500 + " }"
    )

    with pytest.raises(QueryError, match="limit query_depth: 64"):
        given("").run(str(path))


@pytest.mark.parametrize(
    "head",
    ["PREFIX p: <urn:{}>", "BASE <http://x/{}/> PREFIX p: <b>", "prefix#<\np:<urn:{}>"],
    ids=["prefix", "base", "comment"],
)
def test_a_query_whose_names_stand_for_gigabytes_is_refused(head: str, given: Callable[[str], cg.Graph]) -> None:
    text = head.format("x" * 300_000) + " ASK { VALUES ?x { " + "p:i " * 20_000 + "} }"

    with pytest.raises(QueryError, match=r"the query has a prefix.* \(limit unpacked_bytes: .*; shorten it"):
        given("").sparql(text)


def test_a_query_of_more_than_a_megabyte_is_refused_unless_the_limit_is_raised(
    given: Callable[[str], cg.Graph],
) -> None:
    text = "ASK {} #" + "x" * (1 << 20)

    with pytest.raises(QueryError, match=r"the query has 1,048,584 bytes \(limit query_bytes: 1,048,576\)"):
        given("").sparql(text)
    with cg.limits(query_bytes=2 << 20):
        assert given("").sparql(text) is True


@drawn(st.text(alphabet="(){}[]<>|.;,'\"\\#?ab:-/+1 \n", max_size=60))
def test_no_text_makes_the_counting_fail(text: str) -> None:
    check_depth(text)


@pytest.mark.cold
@pytest.mark.parametrize("made", [*DEEP.values(), *LONG.values()], ids=[*DEEP, *(f"many {each}" for each in LONG)])
def test_what_is_just_within_the_limits_is_no_danger_to_a_process_with_a_small_stack(
    made: Made, tmp_path: Path
) -> None:
    size = largest(made)
    script = (
        "import sys, threading, pyoxigraph\n"
        "def ask():\n"
        "    try: list(pyoxigraph.Store().query(sys.stdin.read()))\n"
        "    except (SyntaxError, ValueError, TypeError): pass\n"
        "threading.stack_size(1 << 20); asking = threading.Thread(target=ask); asking.start(); asking.join()\n"
    )

    done = subprocess.run([sys.executable, "-c", script], input=made(size).encode(), timeout=60, check=False)

    assert done.returncode == 0


def largest(made: Made) -> int:
    """The largest size of a query that is within the limits."""
    good, bad = 1, 600
    while bad - good > 1:
        middle = (good + bad) // 2
        try:
            check_depth(made(middle))
        except QueryError:
            bad = middle
        else:
            good = middle
    return good


def test_as_many_columns_and_things_to_describe_as_the_engine_survives_are_taken() -> None:
    graph = cg.open_graph()

    for made in ("things to describe", "aggregates"):
        graph.sparql(LONG[made](110))
        with pytest.raises(QueryError, match="limit query_patterns: 100"):
            graph.sparql(LONG[made](250))
