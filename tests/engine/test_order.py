"""Rows that are sorted outside the engine: in its order, and left to it where they are not plain."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from creativegraph.engine import OxigraphEngine
from creativegraph.engine.order import Compared, Key, Ordered, ordered
from creativegraph.errors import QueryError

XSD = "http://www.w3.org/2001/XMLSchema#"
P = "PREFIX p: <http://example.org/a#> "
PATTERN = "{ ?s ?p ?o }"
TEXTS = st.text(alphabet='aAbzé\u00e4\U0001f600\u0001 ,"', max_size=3)
ODD = ["unknown", "1_000", " 12 ", "\u0661\u0662", "-", "--1", "+5", "007", "", "-0"]
TERMS: list[st.SearchStrategy[Literal | NamedNode | BlankNode | Triple]] = [
    TEXTS.map(Literal),
    st.builds(Literal, TEXTS, language=st.sampled_from(["en", "vi", "en-gb"])),
    st.sampled_from("abz").map(lambda each: NamedNode(f"x:{each}")),
    st.dates().map(lambda each: Literal(str(each), datatype=NamedNode(XSD + "date"))),
    st.decimals(-2, 9, places=1).map(lambda each: Literal(str(each), datatype=NamedNode(XSD + "decimal"))),
    st.integers(-3, 12).map(Literal),
    st.sampled_from([*"17", "9223372036854775807", "9223372036854775808", "-9223372036854775809", *ODD]).map(
        lambda each: Literal(each, datatype=NamedNode(XSD + "integer"))
    ),
    st.sampled_from(["1.5", f"{2**70}.5", "0.00000000000000000001", "1e3", ".", "1.5.", *ODD]).map(
        lambda each: Literal(each, datatype=NamedNode(XSD + "decimal"))
    ),
    st.sampled_from(["true", "false", "maybe", ""]).map(
        lambda each: Literal(each, datatype=NamedNode(XSD + "boolean"))
    ),
    st.sampled_from(["2026-02-28", "2026-02-30", "2026-W01-1", "soon"]).map(
        lambda each: Literal(each, datatype=NamedNode(XSD + "date"))
    ),
    st.sampled_from("ab").map(BlankNode),
    st.just(Triple(NamedNode("x:a"), NamedNode("x:b"), Literal('c,"'))),
    st.just(Literal("x", datatype=NamedNode("x:t"))),
]
KINDS = st.sampled_from(
    [
        slice(0, 3),
        slice(2, 4),
        slice(4, 6),
        slice(5, 7),
        slice(4, 8),
        slice(8, 9),
        slice(9, 10),
        slice(0, 12),
        slice(0, 13),
    ]
)


class SortingEngine(OxigraphEngine):
    """The engine that sorts all rows itself."""

    def arranged(self, text: str) -> None:  # noqa: ARG002
        return None


@settings(max_examples=60)
@given(objects=KINDS.flatmap(lambda kind: st.lists(st.one_of(TERMS[kind]), max_size=12)))
def test_rows_of_a_store_on_disk_come_in_the_order_of_the_engine(
    objects: list[Literal | NamedNode | BlankNode | Triple],
) -> None:
    store = Store()
    for number, each in enumerate(objects):
        store.add(Quad(NamedNode(f"x:s{number % 5}"), NamedNode("x:p"), each, DefaultGraph()))
    plain = SortingEngine(store)

    for end in (
        "?o ?s",
        "DESC(?o) ASC(?s) OFFSET 1",
        "?t DESC(?s) ?o LIMIT 3",
        "?o ?s LIMIT 2 OFFSET 1",
        "STR(?o) STR(?t) DESC(STR(?s))",
        "(?s != p:s1) ?o ?s",
        "(?s = p:s2) (?t = p:s2) DESC(?s) ?o",
        "(?o = p:a) ?o ?s",
    ):
        text = f"PREFIX p: <x:>\nSELECT * {{ ?s ?p ?o OPTIONAL {{ ?s <x:q> ?t }} }} ORDER BY {end}"
        asked, selected = plain.ask_any(text), plain.select(text)
        for here in (OxigraphEngine(store), OxigraphEngine(store, on_disk=True)):
            assert here.ask_any(text) == asked
            assert here.select(text) == selected
    for one in (
        "SELECT ?o { ?s ?p ?o } ORDER BY ?o",
        "SELECT ?t { ?s ?p ?o OPTIONAL { ?s <x:q> ?t } } ORDER BY ?t",
    ):
        selected = plain.select(one)
        for here in (OxigraphEngine(store), OxigraphEngine(store, on_disk=True)):
            assert here.select(one) == selected


@pytest.mark.parametrize(
    "wrong", ["SELECT ?s ?s { ?s ?p ?o }", "SELECT ?o { ?s ?p ?o } GROUP BY ?s", "SELECT ?s { ?s ?p"]
)
def test_an_error_in_a_query_is_told_as_the_engine_tells_it(wrong: str) -> None:
    engines = OxigraphEngine(Store()), OxigraphEngine(Store(), on_disk=True)
    told = []
    for each in engines:
        with pytest.raises(QueryError) as caught:
            each.select(f"{wrong} ORDER BY ?s")
        told.append(str(caught.value))

    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("end", "keys", "offset", "limit"),
    [
        (" ORDER BY ?s", [("s", False, False)], 0, None),
        ("\norder by DESC( ?s )\n  $o\nLIMIT 5\nOFFSET 2\n", [("s", True, False), ("o", False, False)], 2, 5),
        (" GROUP BY ?s ?o ORDER BY asc(?s) offset 0", [("s", False, False)], 0, None),
        (" HAVING (?s > 1) ORDER BY ?s", None, 0, None),
        (" ORDER BY STR(?s) desc(str( ?o))", [("s", False, True), ("o", True, True)], 0, None),
        (" ORDER BY STR(?s", None, 0, None),
        (" ORDER BY (?s != p:b) ?o", [("s", "http://example.org/a#b", False), ("o", False, False)], 0, None),
        (" ORDER BY ( ?s = p:b )", [("s", "http://example.org/a#b", True)], 0, None),
        (" ORDER BY (?s = q:b)", None, 0, None),
        (" ORDER BY (?s = p:b.c)", None, 0, None),
        (" ORDER BY (?s < p:b)", None, 0, None),
        (" ORDER BY DESC(?s = p:b)", None, 0, None),
        (" ORDER BY LCASE(?s)", None, 0, None),
        (" ORDER BY ?s)", None, 0, None),
        (" ORDER BY (?s)", None, 0, None),
        (" ORDER BY ?s ?", None, 0, None),
        (" ORDER BY ?s LIMIT -1", None, 0, None),
        (" ORDER BY ?s LIMIT 1 LIMIT 2", None, 0, None),
        (" ORDER BY ?s VALUES ?s { 1 }", None, 0, None),
        (" ORDER BY ?s # LIMIT 1", None, 0, None),
        (" # ORDER BY ?s", None, 0, None),
        (" Order By ?s", None, 0, None),
        (" ORDERS BY ?s", None, 0, None),
        (" GROUP BY ?sORDER BY ?s", None, 0, None),
        (" LIMIT 2 ORDER BY ?s", None, 0, None),
        ("ORDER BY ?s", [("s", False, False)], 0, None),
        ("", None, 0, None),
    ],
)
def test_only_a_plain_end_of_a_query_is_taken_apart(
    end: str, keys: list[tuple[str, str | bool, bool]] | None, offset: int, limit: int | None
) -> None:
    found = ordered(f"{P}SELECT * {PATTERN}{end}")

    if keys is None:
        assert found is None
    else:
        assert found
        assert found[1:] == (tuple(keys), offset, limit)
        assert found.text.split() == f"{P}SELECT * {PATTERN}{end[: end.upper().index('ORDER')]}".split()


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {PATTERN} # {{ }} ORDER BY ?s LIMIT 1",
        f"SELECT * {PATTERN} ORDER BY (?o<p:b)#d> }} ORDER BY ?s",
        f"SELECT * {PATTERN}\r# a }} ORDER BY ?s",
        f"SELECT * {PATTERN} \\u0023 }} ORDER BY ?s",
    ],
)
def test_what_may_be_a_comment_is_left_to_the_engine(text: str) -> None:
    assert ordered(text) is None


def test_a_variable_that_is_not_selected_is_left_to_the_engine(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    for number in range(20):
        store.add(Quad(NamedNode(f"x:s{number}"), NamedNode("x:p"), Literal(number * 7 % 20), DefaultGraph()))
    text = f"SELECT ?s {PATTERN} ORDER BY ?o LIMIT 3"

    found = OxigraphEngine(store, on_disk=True).select(text)

    assert found.split() == OxigraphEngine(store).select(text).split() == [b"s", b"x:s0", b"x:s3", b"x:s6"]


def test_many_rows_are_left_to_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("creativegraph.engine.order.MOST_ROWS", 2)
    store = Store()
    for number in range(9):
        store.add(Quad(NamedNode(f"x:s{number}"), NamedNode("x:p"), Literal(-number), DefaultGraph()))

    for each in (OxigraphEngine(store), OxigraphEngine(store, on_disk=True)):
        rows = each.ask_any(f"SELECT ?o {PATTERN} ORDER BY ?o")

        assert rows == (["o"], [[-number] for number in reversed(range(9))])


def test_a_prefix_that_is_declared_twice_is_left_to_the_engine() -> None:
    text = f"SELECT * {PATTERN} ORDER BY (?s = p:b)"

    assert ordered(f"PREFIX p: <http://example.org/b#>\nPREFIX p: <http://example.org/a#>\n{text}") is None


def test_a_prefix_counts_with_its_case_and_only_where_a_query_begins() -> None:
    text = f"SELECT * {PATTERN} ORDER BY (?s = p:b)"
    other = "PREFIX P: <http://example.org/b#>"

    found = ordered(f"prefix p:<http://example.org/a#>{other}\n# PREFIX p: <urn:no:>\n{text}")

    assert found
    assert found.keys == (Compared("s", "http://example.org/a#b", equal=True),)
    assert ordered(f"{other} {text}") is None
    assert ordered(text.replace("{", '{ BIND("""\nPREFIX p: <urn:no:>\n""" AS ?t) ', 1)) is None
    assert ordered(f"BASE <urn:x:> PREFIX p: <http://example.org/a#> {text}") is None


def test_in_memory_the_engine_sorts_by_texts_alone() -> None:
    for end, here in (("STR(?o) ?s", True), ("STR(?o)", False), ("(?s = p:b) STR(?s)", False)):
        found = OxigraphEngine(Store()).arranged(f"{P}\nSELECT * {PATTERN} ORDER BY {end}")

        assert (found is not None) == here


def test_a_query_is_apart_from_its_order() -> None:
    assert ordered(f"SELECT * {PATTERN} ORDER BY ?s LIMIT 2") == Ordered(
        f"SELECT * {PATTERN} ", (Key("s", False, False),), 0, 2
    )
