"""The guard: queries of strangers ask nobody, whatever way they hide it, and long ones are read in linear time."""

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from tests.support.listening import listening

import creativegraph as cg
from creativegraph.engine.guard import TOKENS, check_local, refuse_update
from creativegraph.errors import QueryError, RemoteAccessError

REACHING = {
    "plain": "SELECT * { SERVICE <U> { ?s ?p ?o } }",
    "no blanks": "SELECT*{SERVICESILENT<U>{?s ?p ?o}}",
    "escape": r"SELECT * { SER\u0056ICE <U> { ?s ?p ?o } }",
    "escape of eight digits": r"SELECT * { \U00000053ERVICE <U> { ?s ?p ?o } }",
    "escape of eight digits with a small u": r"SELECT * { \u00000053ERVICE <U> { ?s ?p ?o } }",
    "escape of four digits with a large U": r"SELECT * { \U0053ERVICE <U> { ?s ?p ?o } }",
    "behind a comparison that looks like an IRI": (
        "PREFIX : <U> SELECT * { ?s ?p ?a . ?s ?q ?b FILTER(?a<?b)SERVICE:x#>\n{ ?s ?p ?o } }"
    ),
    "in a string that a comment begins": (
        'SELECT * { ?s ?p ?a . ?s ?q ?b FILTER(?a<?b#>"""\n) SERVICE <U> { ?s ?p ?o } }#"""'
    ),
    "in a string behind a triple term": 'SELECT * { <<?s?p?o#>"""\n>> ?q ?r . SERVICE <U> { ?s ?p ?o } }#"""',
    "glued to a prefix": "PREFIX ex: <U> SELECT * { SERVICEex:x { ?s ?p ?o } }",
    "glued to a prefix whose name holds PREFIX": "PREFIXmyprefixa:<U> SELECT * { SERVICEmyprefixa:x { ?s ?p ?o } }",
    "behind a name with an escaped comment": "PREFIX ex: <U> SELECT * { ?s ex:a€\\#b ?o . SERVICE <U> { ?s ?p ?o } }",
    "behind a quote that is not closed": 'SELECT * { VALUES ?x { """a" } SERVICE <U> { ?s ?p ?o } }',
    "behind a name without a local part": "PREFIX ex: <U> SELECT * { ?s ?p ex:.SERVICE <U> { ?s ?p ?o } }",
    "long s": "SELECT * { \u017fERVICE <U> { ?s ?p ?o } }",
    "behind a carriage return": "SELECT * { # comment\rSERVICE <U> { ?s ?p ?o } }",
    "direction of a language": 'SELECT * { ?s ?p "a"@en--ltrSERVICE <U> { ?s ?p ?o } }',
    "an IRI that is relative to the base": "BASE <U> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "a variable": "SELECT * { VALUES ?u { <U> } SERVICE ?u { ?s ?p ?o } }",
    "in EXISTS of ORDER BY": "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <U> { ?s ?p ?o } })",
    "in a query within a query": "SELECT (COUNT(?s) AS ?n) { { SELECT ?s { SERVICE SILENT <U> { ?s ?p ?o } } } }",
    "behind a byte order mark": "\ufeffSELECT * { SERVICE <U> { ?s ?p ?o } }",
    "in capitals and small letters, with tabs": "DESCRIBE ?s { sErViCe\t<U>\t{ ?s ?p ?o } }",
    "escapes of all letters": "SELECT * { "
    + "".join(f"\\u{ord(each):04X}" for each in "SERVICE")
    + " <U> { ?s ?p ?o } }",
    "behind a comment that ends in an escape": "SELECT * { #\\u000aSERVICE <U> { ?s ?p ?o }\n }",
    "between quotes of escapes": "SELECT * { ?s ?p \\u0022 } SERVICE <U> { ?s ?p ?o } #\\u0022 }",
    "dataset": "SELECT * FROM <U> { ?s ?p ?o }",
    "dataset behind a comparison": "PREFIX : <U> SELECT ((1<?d)AS?c)FROM:x#>\n{}",
    "description": "DESCRIBE ?x FROM NAMED <U> { ?x ?p ?o }",
}


@pytest.fixture(scope="module")
def both() -> list[cg.Graph]:
    """A graph with a secret behind either engine."""
    from pyoxigraph import RdfFormat, Store
    from rdflib import Graph as RdflibGraph

    from creativegraph.engine import OxigraphEngine

    data, store = "<urn:x> <urn:secret> 42 ; <urn:other> 43 .", Store()
    store.load(data, format=RdfFormat.TURTLE)
    return [cg.Graph(OxigraphEngine(store)), cg.open_graph(RdflibGraph().parse(data=data, format="turtle"))]


@pytest.mark.parametrize("query", REACHING.values(), ids=REACHING)
def test_a_query_of_a_stranger_asks_nobody_of_either_engine(query: str, both: list[cg.Graph]) -> None:
    with listening() as listener:
        for each in both:
            with pytest.raises(RemoteAccessError, match="set allow_remote"):
                each.sparql(query.replace("<U>", f"<{listener.url}>"))

    assert listener.asked == []


def test_a_query_that_is_trusted_may_ask(both: list[cg.Graph]) -> None:
    with listening() as listener:
        both[0].sparql(f"SELECT * {{ SERVICE <{listener.url}> {{ ?s ?p ?o }} }}", allow_remote=True)

    assert len(listener.asked) == 1


def test_a_query_file_of_a_stranger_asks_nobody(tmp_path: Path, both: list[cg.Graph]) -> None:
    query = tmp_path / "own.rq"

    with listening() as listener:
        query.write_text(
            "#+ summary: Things.\n#+ answers: Which?\n#+ columns:\n#+   s: iri\n#+ added: '0.1'\n"
            f'SELECT ?s {{ ?s ?p ?a FILTER(?a<?a#>"""\n) SERVICE <{listener.url}> {{ ?s ?p ?o }} }}#"""\n'
        )
        with pytest.raises(RemoteAccessError):
            both[0].run(str(query))

    assert listener.asked == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s <urn:a#service> ?o FILTER(?o < 5) }",
        "SELECT ?s { ?s <#from> ?o ; (<urn:a#load>|<urn:b#x>) ?b FILTER(?o IN (<urn:a#b>)) }",
        'PREFIX a: <http://x/a#> SELECT ?s { ?s a:validFrom "it\\u0027s from here" FILTER(?s<<http://x/a#from>) }',
        "SELECT ?s { ?s ?p \"a service's\", 'a \"service\"', '''from\n'here''' }",
        "SELECT ?s { FILTER EXISTS { ?s <urn:a#b> 'from' } }",
        "PREFIX x: <urn:x> SELECT ?s { ?s x:a\\#from ?o, x:from\\'service } # a 'service",
        "PREFIX service_from_load: <urn:x> SELECT ?s { ?s service_from_load:x ?o }",
    ],
)
def test_words_that_stand_in_strings_and_names_do_no_harm(query: str) -> None:
    check_local(query)


LONG: dict[str, Callable[[int], str]] = {
    "letters in a string": lambda n: 'SELECT ?s { ?s ?p "service' + "a" * n + '" }',
    "letters": lambda n: "service " + "a" * n,
    "letters that are not ASCII": lambda n: "?service ?" + "ế" * n,
    "digits and points": lambda n: "?service " + "1." * (n // 2),
    "dashes": lambda n: "?service " + "-" * n,
    "hashes behind a prefix": lambda n: "?service PREFIX a:" + "# " * (n // 2) + "\nx",
    "comments behind a prefix": lambda n: "?service PREFIX a:" + "#\n" * (n // 2) + "x",
    "prefixes": lambda n: "?service " + "".join(f"PREFIX p{each}:<urn:x> " for each in range(n // 20)),
    "names with keywords": lambda n: "".join(f"PREFIX p{each}:<x:> service{each}x:y " for each in range(n // 30)),
    "keywords in a name": lambda n: "SERVICE" * (n // 7) + ":x",
    "quotes": lambda n: "?service " + "'\"" * (n // 2),
    "escaped quotes": lambda n: '?service """ ' + '\\""" ' * (n // 5),
    "quotes that are not closed": lambda n: "?service '" + "a\\'" * (n // 3),
    "comparisons": lambda n: "?service " + "(?a<?b#>" * (n // 8),
    "brackets": lambda n: "?service " + "({" * (n // 2),
    "escapes": lambda n: "?service " + "\\u0061" * (n // 6),
}


@pytest.mark.parametrize("long", LONG.values(), ids=LONG)
def test_a_text_of_twice_the_length_is_twice_the_work(long: Callable[[int], str]) -> None:
    once, twice = ([each.span() for each in TOKENS.finditer(long(size))] for size in (10_000, 20_000))
    started = process_time()
    for check in (check_local, refuse_update):
        with suppress(RemoteAccessError, QueryError):
            check(long(60_000))

    assert len(twice) <= 2 * len(once) + 10
    assert all(before[1] <= after[0] for before, after in pairwise(twice))
    assert process_time() - started < 5


@settings(max_examples=60, deadline=None)
@drawn(
    st.text(alphabet="<>#'\"\\(){}?:ab \nSERVICEu0053", max_size=40), st.text(alphabet="<>#'\"\\()?:a \n", max_size=10)
)
def test_a_service_that_the_engine_would_ask_is_never_overlooked(before: str, behind: str) -> None:
    text = f"SELECT * {{ {before} SERVICE <http://127.0.0.1:1/> {{ ?s ?p ?o }} {behind} }}"
    from pyoxigraph import QueryResultsFormat, QuerySolutions, Store

    try:
        check_local(text)
    except RemoteAccessError:
        return

    with suppress(SyntaxError):  # were it asked, an error of the connection would be raised, as nothing listens there
        QuerySolutions.serialize(Store().query(text), format=QueryResultsFormat.CSV)  # type: ignore[arg-type]


def test_an_update_is_told_after_any_prologue() -> None:
    with pytest.raises(QueryError, match=r"^INSERT is SPARQL Update"):
        refuse_update("BASE<urn:x>PREFIX a: # comment\n<urn:a#>\nINSERT DATA { a:b a:c 1 }")

    refuse_update("PREFIX insert: <urn:x> SELECT ?delete { ?delete insert:load 'DROP' }")
