"""Rows are sorted by whatever they have, and in the order that values of one type have."""

import random
from collections.abc import Callable
from typing import Any

import pytest

import creativegraph as cg
from creativegraph.engine import in_memory
from creativegraph.engine.comparable import comparable, keys_of
from creativegraph.engine.oxigraph import OxigraphEngine
from creativegraph.engine.text_order import sorts_by_texts
from creativegraph.errors import QueryError
from creativegraph.iris import XSD
from creativegraph.names import filled

LONG = f"a-{'b' * 70}"
"""A prefix that is longer than the parts that a query is read in."""
ZONES = ("", "Z", "+07:00", "-05:00")


def values(seed: int, many: int = 600) -> str:
    """Values of all types, in any order."""
    chance = random.Random(seed)  # noqa: S311 - the same each time
    return " ".join(chance.choice(kinds(chance.randrange)) for _ in range(many))


def kinds(number: Callable[[int], int]) -> list[str]:
    """A value of each type, by numbers up to what is given."""
    day, zone = f"{number(200) + 1900}-{number(12) + 1:02d}-{number(28) + 1:02d}", ZONES[number(len(ZONES))]
    typed = {
        "date": f"{day}{zone}", "dateTime": f"{day}T0{number(10)}:00:00{zone}", "gYear": f"{number(200) + 1900}{zone}",
        "time": f"0{number(10)}:00:00{zone}", "duration": f"P{number(30)}M" if number(2) else f"P{number(900)}D",
        "dayTimeDuration": f"P{number(900)}D", "yearMonthDuration": f"P{number(30)}M", "double": "NaN", "float": "-INF",
        "long": str(number(10**15)), "integer": str(number(10**30)) if number(2) else "ten", "boolean": "true",
    }  # fmt: skip
    plain = [f"{number(1000)}", f'"{number(1000)}"', f'"{number(1000)}"@en', f"{number(9)}.25", f"{number(1000)}.5e0"]
    others = [f'"{number(1000)}"^^<urn:t>', f"<urn:{number(99)}>", "UNDEF"]
    return [*plain, *others, *(f'"{text}"^^<{XSD}{name}>' for name, text in typed.items())]


@pytest.fixture
def graph() -> cg.Graph:
    return cg.Graph(OxigraphEngine(in_memory(b"")))


def asked(graph: cg.Graph, text: str) -> list[tuple[Any, ...]]:
    found = graph.sparql(text)
    assert isinstance(found, cg.Rows)
    return [tuple(row) for row in found]


@pytest.mark.parametrize("key", ["?o", "DESC(?o)", "(?o)", "COALESCE(?o, 1)", "IF(BOUND(?o), ?o, 'x')", "?n ?o"])
def test_rows_with_values_of_all_types_are_sorted_and_nothing_ends_the_process(key: str, graph: cg.Graph) -> None:
    for seed in range(6):
        text = f"SELECT ?o ?n {{ VALUES ?o {{ {values(seed)} }} }} ORDER BY {key}"

        assert len(asked(graph, text)) == 600


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("ORDERBY?o", "ORDERBY runs into"),
        ("ORDER BYDESC(?o)", "ORDER runs into"),
        ("ORDERBYx:f(1) ?o", "ORDERBYx:f runs into"),
        ("GROUP BY ?o HAVING(1<?o)ORDERBY(?o>1)?o", "not clear where ORDER BY begins"),
        ('GROUP BY ?o HAVING(1<?o#>"""\n)ORDER BY ?o#"""', "not clear where ORDER BY begins"),
        ("ORDER BY" + "".join(f" (IF({each} = 1, 1, ?o))" for each in range(60)), "more than 50 keys; sort by fewer"),
        (f"ORDER BY (IF(?o = '{'a' * 4100}', 1, ?o))", "a key of more than 4,000 characters; name the value by BIND"),
        ("ORDER BY (IF(EXISTS { _:b ?p ?q }, ?o, 1))", "a key with a blank node"),
        ("ORDER BY (IF(RAND() < 0.5, ?o, STR(?o)))", r"a key with RAND\(\) in it"),
        ("ORDER BY (EXISTS { SELECT ?z { VALUES ?z { 1 } } ORDER BY ?z }) ?o", "an ORDER BY in a key"),
        ("ORDER BY EXISTS { SELECT ?z { VALUES ?z { 1 } } ORDER BY ?z } ?o", "an ORDER BY in a key"),
        ("ORDER BY IF(RAND#\n()<0.5,?o,?n)", r"a key with RAND\(\) in it"),
        ("ORDER BY IF(STRUUID #\n()<'5',?o,?n)", r"a key with STRUUID\(\) in it"),
        (f"ORDER BY {LONG}:string(?n) ?o", "cannot be read at 'a'; name the value by BIND"),
        (f"ORDER BY LIMIT-{LONG}:string(?n) ?o", "cannot be read at 'LIMIT'"),
        ("ORDER BY (?n<?o)?o#>\n", "not clear where ORDER BY begins or ends"),
        ("ORDER BY EXISTS{FILTER(?n<?o#>)}STR(\n)}?o", "not clear where ORDER BY begins or ends"),
        ("ORDER BY ?o DESC", "cannot be read at 'DESC'"),
        ("ORDER BY (?o", r"cannot be read at '\('"),
    ],
)
def test_an_order_that_cannot_be_made_safe_is_refused(key: str, told: str, graph: cg.Graph) -> None:
    with pytest.raises(QueryError, match=f"^(?!the query cannot).*{told}"):
        graph.sparql(f"PREFIX x: <urn:x:> SELECT ?o {{ VALUES ?o {{ {values(1)} }} }} {key}")


@pytest.mark.parametrize("key", ["(<<( <urn:a> <urn:p> ?o )>>)", "TRIPLE(<urn:a>, <urn:p>, ?o)", "RAND()", "NOW() ?o"])
def test_triple_terms_and_what_changes_are_sorted_and_nothing_ends_the_process(key: str, graph: cg.Graph) -> None:
    for seed in range(4):
        assert len(asked(graph, f"SELECT ?o {{ VALUES ?o {{ {values(seed)} }} }} ORDER BY {key}")) == 600


def test_a_key_that_stands_many_times_is_sorted_by_once(graph: cg.Graph) -> None:
    text = f"SELECT ?o {{ VALUES ?o {{ 2 1 }} }} ORDER BY {'?o ' * 500}"

    assert asked(graph, text) == [(1,), (2,)]
    assert len(comparable(text)) < 6_000


def test_rows_of_a_subquery_and_of_a_graph_that_is_made_are_sorted_too(graph: cg.Graph) -> None:
    inner = f"{{ SELECT ?o {{ VALUES ?o {{ {values(7)} }} }} ORDER BY ?o LIMIT 500 }}"

    assert len(asked(graph, f"SELECT ?o {{ {inner} }}")) == 500
    assert isinstance(graph.sparql(f"CONSTRUCT {{ <urn:a> <urn:b> ?o }} WHERE {inner}"), cg.Graph)


@pytest.mark.parametrize(
    ("given", "order", "expected"),
    [
        ("10 9 1.5 2e0", "?o", ["1.5", "2e0", "9", "10"]),
        ("10 9 1.5 2e0", "DESC(?o)", ["10", "9", "2e0", "1.5"]),
        ('"b" "a"@vi "c"@en "a"', "?o", ['"a"', '"a"@vi', '"b"', '"c"@en']),
        ("<urn:b> UNDEF <urn:a> 'c'", "?o", ["UNDEF", "<urn:a>", "<urn:b>", "'c'"]),
        ("true false", "?o", ["false", "true"]),
        (f'"2024-02-01"^^<{XSD}date> "0999-01-01"^^<{XSD}date>', "?o", None),
    ],
)
def test_values_of_one_type_keep_their_order(
    given: str, order: str, expected: list[str] | None, graph: cg.Graph
) -> None:
    text = f"SELECT ?o {{ VALUES ?o {{ {given} }} }} ORDER BY {order}"

    found = [str(row) for row in graph.store().query(text)]  # type: ignore[union-attr]
    sorted_here = [str(row) for row in graph.store().query(comparable(text))]  # type: ignore[union-attr]

    assert sorted_here == found
    if expected:
        written = [row[0] for row in asked(graph, f"SELECT ?o {{ VALUES ?o {{ {' '.join(expected)} }} }}")]
        assert [row[0] for row in asked(graph, text)] == written


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("dateTime", ["1999-01-01T00:00:00Z", "2024-01-01T00:00:00", "2024-06-01T00:00:00Z", "2025-01-01T00:00:00"]),
        ("date", ["-0044-03-15", "0999-01-01Z", "1999-01-01", "2024-01-01Z", "12024-01-01"]),
        ("duration", ["PT1H", "P1D", "P2D", "P10D", "P1M", "P1Y", "P1Y8M"]),
        ("boolean", ["maybe", "false", "true"]),
        ("anyURI", ["http://x/aZ", "http://x/b"]),
    ],
)  # fmt: skip
def test_values_come_in_their_order_with_a_time_zone_or_without(name: str, values: list[str], graph: cg.Graph) -> None:
    given = " ".join(f'"{each}"^^<{XSD}{name}>' for each in reversed(values))

    up = asked(graph, f"SELECT (STR(?o) AS ?text) {{ VALUES ?o {{ {given} }} }} ORDER BY ?o")
    down = asked(graph, f"SELECT (STR(?o) AS ?text) {{ VALUES ?o {{ {given} }} }} ORDER BY DESC(?o)")

    assert [row[0] for row in up] == values
    assert [row[0] for row in down] == values[::-1]


def test_days_months_and_years_come_together(graph: cg.Graph) -> None:
    typed = {
        "1999-01-01": "date",
        "2023-01": "gYearMonth",
        "2023-06-01T00:00:00": "dateTime",
        "2024": "gYear",
        "2024-05-01": "date",
    }
    given = " ".join(f'"{text}"^^<{XSD}{name}>' for text, name in reversed(typed.items()))

    found = asked(graph, f"SELECT (STR(?o) AS ?text) {{ VALUES ?o {{ {given} }} }} ORDER BY ?o")

    assert [row[0] for row in found] == list(typed)


def test_one_text_in_several_languages_comes_in_one_order(graph: cg.Graph) -> None:
    found = {
        tuple(map(str, asked(graph, f"SELECT (LANG(?o) AS ?language) {{ VALUES ?o {{ {given} }} }} ORDER BY ?o")))
        for given in ('"" ""@en ""@vi', '""@vi ""@en ""', '""@en "" ""@vi')
    }

    assert len(found) == 1


def test_a_string_that_reads_like_a_key_stays_as_it_is(graph: cg.Graph) -> None:
    text = "SELECT ?y { VALUES ?o { 'x' } } GROUP BY (CONCAT(?o, '} ORDER BY ?a') AS ?y)"

    assert asked(graph, text) == [("x} ORDER BY ?a",)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("SELECT ?a { ?a ?b ?c }", []),
        ("SELECT ?a { ?a ?b 'ORDER BY ?c' } # ORDER BY ?c", []),
        ("SELECT ?a { ?a ?b ?c } order\n by ?a DESC ( ?b ) asc(?c) LIMIT 3", ["?a", " ( ?b )", "(?c)"]),
        ("SELECT ?a { ?a ?b ?c } ORDER BY xsd:integer(?a) <urn:f>(?b, 1) STR(?c) OFFSET 1",
         ["xsd:integer(?a)", "<urn:f>(?b, 1)", "STR(?c)"]),
        ("SELECT ?a { ?a ?b ?c } ORDER BY EXISTS { ?a ?b ?d } ?c VALUES ?a { 1 }", ["?c"]),
        ("SELECT ?a { { SELECT * { ?a ?b ?c } ORDER BY ?b } } ORDER BY (?a + 1)", ["?b", "(?a + 1)"]),
        ('SELECT ?a { ?a ?b ?c } ORDER BY CONCAT(?a, "}") ?b', ['CONCAT(?a, "}")', "?b"]),
        ("SELECT ?a { ?a ?b ?c } ORDER #x\n BY ?b", ["?b"]),
        ("SELECT ?o·x { ?o·x ?b ?o‿x } ORDER BY ?o·x ?o‿x ?o\u0301", ["?o·x", "?o‿x", "?o\u0301"]),
        ("SELECT ?a { ?a ?b ?c } ORDER BY (?a)LIMIT1000OFFSET1", ["(?a)"]),
        ("SELECT ?a { ?a ?b ?c } ORDER BY ?a LIMIT#\n9VALUES?a{1}", ["?a"]),
        ("SELECT ?order { ?order ?b ?c } ORDER BY ?order DESC(?orderNumber) ?border",
         ["?order", "(?orderNumber)", "?border"]),
        ("SELECT ?a { ?a ?b ?c } ORDER BY order:of(?a) <urn:order_by>(?a) (?a = 'ORDER BY _:a RAND()')",
         ["order:of(?a)", "<urn:order_by>(?a)", "(?a = 'ORDER BY _:a RAND()')"]),
    ],
)  # fmt: skip
def test_the_keys_of_a_query_are_found(text: str, keys: list[str]) -> None:
    assert [each.expression for each in keys_of(text)] == keys
    assert (comparable(text) == text) is (not keys)


def test_what_cannot_be_parsed_is_told_where_it_was_given(graph: cg.Graph) -> None:
    with pytest.raises(QueryError, match="error at 1:45:"):
        graph.sparql("SELECT ?a { ?a ?b ?c } ORDER BY ?a ?b LIMIT x")


def test_a_query_that_sorts_in_an_order_that_cannot_be_read_is_not_run(graph: cg.Graph) -> None:
    text = "SELECT ?o { VALUES ?o { 2 '1' } } ORDER BY ?o"
    engine = graph.engine
    assert isinstance(engine, OxigraphEngine)

    with pytest.raises(QueryError, match="ORDER BY cannot be read; name each value"):
        engine.sorted_safely(text, f"{text} )")


def test_a_key_of_one_type_stays_as_it_is() -> None:
    text = "SELECT ?a { ?a ?b ?c } ORDER BY STR(?a) (!BOUND(?b)) LCASE(STR(?c)) COUNT(?a) COALESCE(STR(?a), '')"

    assert comparable(text.replace("''", '""')) == text.replace("''", '""')


def test_a_query_that_sorts_by_texts_alone_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("creativegraph.engine.comparable.keys_of", lambda _: pytest.fail("takes it apart"))
    text = filled("lookup", {})

    assert comparable(text) == text


@pytest.mark.parametrize("end", ["ORDER BY ?o", "ORDER BY STR(?o) ?o", "ORDER BY ?o LIMIT 2 # }\nORDER BY STR(?o)"])
def test_where_one_key_may_have_any_type_the_others_do_not_hide_it(end: str) -> None:
    assert comparable(f"SELECT ?o {{ ?a ?b ?o }} {end}") != f"SELECT ?o {{ ?a ?b ?o }} {end}"
    inner = "SELECT ?o { { SELECT ?o { ?a ?b ?o } ORDER BY ?o } }\nORDER BY STR(?o)"
    assert comparable(inner) != inner


def test_an_end_of_many_keys_of_which_the_last_is_not_plain_is_read_at_once(graph: cg.Graph) -> None:
    keys = "\n          ".join(f"STR(?o{number})" for number in range(40))

    assert asked(graph, f"SELECT ?o {{ ?a ?b ?o }} ORDER BY {keys}\n  ?o") == []


def test_a_graph_with_values_of_all_types_answers_questions_of_a_file(
    given: Callable[[str], cg.Graph], tmp_path: Any
) -> None:
    sizes = " , ".join(values(3).replace("UNDEF", "").split())
    world = given(f"place:a cg:size {sizes} .")
    world.engine.folder = tmp_path  # type: ignore[attr-defined] # a graph of tables has one
    (tmp_path / "own.rq").write_text(
        "#+ summary: Sizes.\n#+ columns:\n#+   size: string\nPREFIX cg: <https://w3id.org/creativegraph/ontology#>\n"
        "SELECT DISTINCT ?size\nWHERE {\n  ?thing cg:size ?size .\n}\nORDER BY ?size\n",
        encoding="utf-8",
    )

    assert len(world.run(str(tmp_path / "own.rq"))) > 300


@pytest.mark.parametrize(
    "order",
    [
        "ORDER BY STR(?s)", "ORDER BY STR(?s) DESC(STR(?o))", 'ORDER BY COALESCE(STR(?o), "") ASC(STR(?s))\n',
        "ORDER BY\n  STR(?s)\n  STR(?o)",
    ],
)  # fmt: skip
def test_an_order_by_texts_is_known_at_sight_and_is_one_that_stays_as_it_is(order: str) -> None:
    text = f"SELECT * {{ {{ SELECT * {{ ?s ?p ?o }} {order} }} }} {order}"

    assert sorts_by_texts(text)
    assert comparable(text) == text


@pytest.mark.parametrize(
    "order",
    [
        "ORDER BY ?o", "ORDER BY STR(?s) ?o", "ORDER BY STR(?s) LIMIT 1", "order by STR(?s)", "ORDER BY STR(?s)#\n?o",
        "ORDER BY DESC(?o)", "ORDER BY (STR(?s) + ?o)", "ORDER BY COALESCE(STR(?s), ?o)", "ORDER BY STR(?s), ?o",
        "ORDER BY STR(?s) ORDER BY ?o", 'ORDER BY COALESCE(STR(?s), " ORDER BY ?o") ?o', "ORDERBY:o(?s)",
        'HAVING(?o = " ORDER BY STR(?s) }") ORDER BY ?o',
    ],
)  # fmt: skip
def test_any_other_order_is_read_part_by_part(order: str) -> None:
    assert not sorts_by_texts(f"SELECT * {{ ?s ?p ?o }} {order}")
