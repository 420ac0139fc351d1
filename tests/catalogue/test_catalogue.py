"""Every query file, function and dataclass keep one contract; two engines agree; nothing breaks out."""

import inspect
import re
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as of
from hypothesis import strategies as st
from tests.support.sampled import sample

import creativegraph as cg
from creativegraph import TOPICS, catalogue, project
from creativegraph.catalogue.header import plain_header, yaml_header
from creativegraph.errors import CreativeGraphError
from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things

NAMES = catalogue.names()
FIELD_TYPES: dict[str, Any] = {
    "iri": IRI, "string": str, "label": str, "integer": int, "year": int, "decimal": Decimal, "date": date,
    "boolean": bool,
}  # fmt: skip
PARAMETER_TYPES: dict[str, Any] = {**FIELD_TYPES, "iri": Things}
KEYWORD = re.compile(r"\b(GRAPH|ASK|SERVICE|REDUCED|UNDEF|gYear|duration)\b|SELECT \*")


@cache
def packaged() -> Graph:
    return cg.open_graph()


@cache
def on_rdflib() -> Graph:
    return cg.open_graph(sample().to_rdflib())


def module_of(name: str) -> ModuleType:
    return import_module(f"creativegraph.topics.{name.split('/', maxsplit=1)[0]}")


def camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def examples(name: str) -> dict[str, object]:
    query = catalogue.load(name)
    found: dict[str, object] = {}
    for match in re.finditer(r"VALUES \?(\w+) \{ (.*) \}[ \t]*# param", query.text):
        texts = re.findall(r'<([^>]*)>|"([^"]*)"(?:\^\^\S+)?|(\S+)', match[2])
        found[match[1]] = [next(part for part in text if part) for text in texts]
    return found


def test_there_are_at_least_forty_queries_over_all_nine_topics() -> None:
    assert len(NAMES) >= 40
    assert {name.split("/")[0] for name in NAMES} == set(TOPICS)


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_what_it_answers_and_how_it_counts(name: str) -> None:
    query = catalogue.load(name)

    assert query.summary.endswith((".", "?"))
    assert query.answers.endswith("?")
    assert query.counts.endswith(".")
    assert query.added


@pytest.mark.parametrize("name", NAMES)
def test_a_query_keeps_to_what_every_engine_understands(name: str) -> None:
    body = "\n".join(line for line in catalogue.load(name).text.split("\n") if not line.startswith("#"))

    assert not KEYWORD.search(body)
    assert "ORDER BY" in body
    prefixes = re.findall(r"^PREFIX (\w+):", body, re.MULTILINE)
    assert prefixes == sorted(prefixes)
    assert all(re.search(rf"(?<!PREFIX )\b{each}:\w", body) for each in prefixes)


@pytest.mark.parametrize("name", NAMES)
def test_a_label_column_stands_beside_its_thing(name: str) -> None:
    columns = {each.name: each for each in catalogue.load(name).columns}

    for column in columns.values():
        if column.kind == "label":
            assert columns[column.name.removesuffix("_label")].kind == "iri"
            assert column.optional == columns[column.name.removesuffix("_label")].optional


@pytest.mark.parametrize("name", NAMES)
def test_file_function_and_dataclass_are_the_same_question(name: str) -> None:
    query, module, short = catalogue.load(name), module_of(name), name.split("/")[1]
    function, row = getattr(module, short), getattr(module, camel(short))
    hints = get_type_hints(function)

    parameters = list(inspect.signature(function).parameters.values())

    assert hints.pop("graph") is Graph
    assert hints.pop("languages") == Languages | None
    assert hints.pop("return") == list[row]  # type: ignore[valid-type]
    assert [each.name for each in parameters] == ["graph", *(each.name for each in query.parameters), "languages"]
    for wanted in query.parameters:
        expected = PARAMETER_TYPES[wanted.kind]
        assert hints[wanted.name] == (expected | None if wanted.optional else expected)
        assert (inspect.signature(function).parameters[wanted.name].default is None) == wanted.optional
    assert is_dataclass(row)
    row_hints = get_type_hints(row)
    assert [each.name for each in fields(row)] == [each.name for each in query.columns]
    for column in query.columns:
        expected = FIELD_TYPES[column.kind]
        assert row_hints[column.name] == (expected | None if column.optional else expected)
    assert f"queries/{name}.rq" in (function.__doc__ or "")


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_one_name_in_six_places(topic: str) -> None:
    root = project.root()

    assert (root / "ontology" / f"{topic}.ttl").is_file()
    assert (root / "shapes" / f"{topic}.ttl").is_file()
    assert any((root / "queries" / topic).glob("*.rq"))
    assert (root / "src" / "creativegraph" / "topics" / f"{topic}.py").is_file()
    assert (root / "tests" / "topics" / f"test_{topic}.py").is_file()


@pytest.mark.parametrize("name", NAMES)
def test_a_query_answers_its_own_example_and_two_engines_agree(name: str) -> None:
    arguments = examples(name)

    ours = sample().run(name, languages=None, **arguments)
    theirs = on_rdflib().run(name, languages=None, **arguments)

    assert len(packaged().run(name, languages=None, **arguments)) > 0
    assert len(ours) > 0
    assert ours.to_dicts() == theirs.to_dicts()


@pytest.mark.parametrize("name", NAMES)
def test_a_query_without_its_optional_arguments_gives_at_least_as_many_rows(name: str) -> None:
    query, arguments = catalogue.load(name), examples(name)
    needed = {key: value for key, value in arguments.items() if key in query.needed}

    some, more = packaged().run(name, languages=None, **arguments), packaged().run(name, languages=None, **needed)

    assert len(more) >= len(some)
    ours, theirs = sample().run(name, languages=None, **needed), on_rdflib().run(name, languages=None, **needed)
    assert ours.to_dicts() == theirs.to_dicts()


@pytest.mark.parametrize("name", NAMES)
def test_two_engines_agree_where_nothing_has_a_label_in_the_first_language(name: str) -> None:
    arguments = examples(name)

    ours = sample().run(name, languages=("fr",), **arguments)
    theirs = on_rdflib().run(name, languages=("fr",), **arguments)

    assert ours.to_dicts() == theirs.to_dicts()


@pytest.mark.parametrize("name", NAMES)
def test_values_are_of_the_kinds_that_the_header_says(name: str) -> None:
    query, rows = catalogue.load(name), packaged().run(name, languages=None, **examples(name))

    for row in rows:
        for column, value in zip(query.columns, row, strict=True):
            assert value is not None or column.optional, column.name
            assert value is None or isinstance(value, FIELD_TYPES[column.kind]), column.name


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_in_the_same_order_and_none_comes_twice(name: str) -> None:
    rows = list(packaged().run(name, languages=None, **examples(name)))

    assert len(rows) == len(set(rows))


HOSTILE = (
    "x> } ; DROP ALL #", '" } #', "' } #", "\n}\n", "\r", "\t", "\u202e\u2066", "\x00", "}", "{", "> <y", "\\u003e",
    "{}", "?x", "$x", "# comment", "<script>alert(1)</script>", "'; --", '"""', "'''", "\\", "\\\\", "%00", "../..",
    "http://x> } ; DROP ALL #", "http://x y", "http://", "https://example.org/\n", "event/x> }", "event/", "/", "",
    " ", "event/ ", "code/role/x }", "cg:", "cg:x y", ":x", "_:b", "a:b:c", "\ud800", "\uffff", "\U0001f600", "ĐẠI",
    "e\u0301", "-INF", "1e400", "-0", "9" * 400, "2024-13-45", "x" * 1_000_000,
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_fifty_hostile_texts_break_nothing(name: str) -> None:
    query, graph = catalogue.load(name), packaged()
    size = len(graph)

    for text in HOSTILE:
        for parameter in query.parameters:
            try:
                rows = graph.run(name, languages=None, **{**examples(name), parameter.name: text})
            except CreativeGraphError as error:
                assert "\n" not in str(error)
                assert len(str(error)) < 800
            else:
                assert (
                    parameter.kind in ("string", "integer", "year")
                    or text.startswith(("http", "event/", "cg:"))
                    or len(rows) == 0
                )
    assert len(graph) == size
    assert len(HOSTILE) >= 50


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@of(st.sampled_from(NAMES), st.text(max_size=30))
def test_any_text_as_an_argument_gives_rows_or_one_clear_error(name: str, text: str) -> None:
    for parameter in catalogue.load(name).parameters:
        try:
            packaged().run(name, languages=None, **{**examples(name), parameter.name: text})
        except CreativeGraphError as error:
            assert "\n" not in str(error)


def header_lines(name: str) -> list[str]:
    return [line for line in catalogue.load(name).text.split("\n") if line.startswith("#+")]


@pytest.mark.parametrize("name", NAMES)
def test_a_plain_header_is_read_as_yaml_reads_it(name: str) -> None:
    lines = header_lines(name)

    assert plain_header(lines) in (None, yaml_header(name, lines))


SCRAPS = st.text(st.sampled_from(list("ab1 :#'\"-\\[]{}&*!|>%@`,?~.=é\t")), max_size=12)


@settings(max_examples=600, deadline=None)
@of(st.lists(st.tuples(st.sampled_from(["#+ ", "#+   ", "#+"]), SCRAPS, SCRAPS), min_size=1, max_size=4))
def test_what_is_read_without_yaml_is_what_yaml_reads(parts: list[tuple[str, str, str]]) -> None:
    lines = [f"{start}{key}: {value}" for start, key, value in parts]
    plain = plain_header(lines)

    assert plain is None or plain == yaml_header("x.rq", lines)
