"""Every query file, function and dataclass keep one contract; two engines agree; nothing breaks out."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as of
from hypothesis import strategies as st
from tests.support.questions import (
    NAMES,
    body_of,
    example,
    examples,
    needed,
    one_a_topic,
    packaged,
    topic_of,
)
from tests.support.sampled import sample

import creativegraph as cg
from creativegraph import TOPICS, catalogue, project
from creativegraph.catalogue.header import plain_header, yaml_header
from creativegraph.errors import CreativeGraphError
from creativegraph.iris import IRI

FIELD_TYPES: dict[str, Any] = {
    "iri": IRI, "string": str, "label": str, "integer": int, "year": int, "decimal": Decimal, "date": date,
    "boolean": bool,
}  # fmt: skip
KEYWORD = re.compile(r"\b(GRAPH|ASK|SERVICE|REDUCED|UNDEF|gYear|duration)\b|SELECT \*")
ORDER = re.compile(r"ORDER BY ([^{}#]*)\Z")
KEY = re.compile(r"(?:\b[A-Z]+)?\((?:[^()]|\([^()]*\))*\)|\?\w+")


@cache
def answer(name: str) -> cg.Rows:
    """What the packaged graph answers to a query's example."""
    return example(name).of(packaged())


def turned_round(text: str) -> str:
    """A query with each of its sort keys the other way round."""
    keys = KEY.findall(ORDER.findall(text)[0])
    other = [each[4:] if each.startswith("DESC(") else f"DESC({each})" for each in keys]
    return ORDER.sub(f"ORDER BY {' '.join(other)}", text)


def test_every_topic_has_queries() -> None:
    assert {topic_of(name) for name in NAMES} == set(TOPICS)


def test_a_query_says_what_it_answers_and_how_it_counts() -> None:
    queries = [catalogue.load(name) for name in NAMES]

    silent = [
        each.name
        for each in queries
        if not (
            each.summary.endswith((".", "?")) and each.answers.endswith("?") and each.counts.endswith(".")
            and each.added
        )
    ]  # fmt: skip

    assert silent == []


def test_a_query_keeps_to_what_every_engine_understands() -> None:
    bodies = {name: body_of(name) for name in NAMES}

    assert [name for name, body in bodies.items() if KEYWORD.search(body)] == []
    assert [name for name, body in bodies.items() if "ORDER BY" not in body] == []


def test_a_query_declares_the_prefixes_that_it_uses_in_their_order() -> None:
    declared = {name: re.findall(r"^PREFIX (\w+):", body_of(name), re.MULTILINE) for name in NAMES}

    unused = [
        (name, each)
        for name, prefixes in declared.items()
        for each in prefixes
        if not re.search(rf"(?<!PREFIX )\b{each}:\w", body_of(name))
    ]

    assert [name for name, prefixes in declared.items() if prefixes != sorted(prefixes)] == []
    assert unused == []


def test_a_label_column_stands_beside_its_thing() -> None:
    alone = []
    for name in NAMES:
        columns = {each.name: each for each in catalogue.load(name).columns}
        for column in columns.values():
            thing = columns.get(column.name.removesuffix("_label"))
            if column.kind == "label" and (not thing or (thing.kind, thing.optional) != ("iri", column.optional)):
                alone.append((name, column.name))

    assert alone == []


def test_a_row_about_members_of_a_network_says_of_which() -> None:
    speaks = [name for name in NAMES if re.search("cg:(inNetwork|memberSince)", body_of(name))]
    asked = [name for name in NAMES if any(each.name == "network" for each in catalogue.load(name).parameters)]
    carry = {name for name in NAMES if "network" in {each.name for each in catalogue.load(name).columns}}

    assert len(asked) > 20
    assert {*speaks, *asked} - carry == {"organisations/capacities"}, "of any body, the network itself too"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_one_name_in_six_places(topic: str) -> None:
    root = project.root()

    assert project.all_files("ontology", f"{topic}.ttl")
    assert project.all_files("shapes", f"{topic}.ttl")
    assert project.all_files(f"queries/{topic}", "*.rq")
    assert (root / "src" / "creativegraph" / "topics" / f"{topic}.py").is_file()
    assert (root / "tests" / "topics" / f"test_{topic}.py").is_file()


NOTHING_LACKS = ["cities/without_stated_year"]
"""Queries for what is to be mended, of which the packaged graph has nothing left."""


def test_a_query_answers_its_own_example_in_the_packaged_graph_and_in_the_sample() -> None:
    assert [name for name in NAMES if not answer(name)] == NOTHING_LACKS
    assert [name for name in NAMES if not example(name).of(sample())] == NOTHING_LACKS


BEHIND = """PREFIX cg: <https://w3id.org/creativegraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
CONSTRUCT { ?thing ?property ?value } WHERE {
    VALUES ?asked { %s }
    { ?asked (!<urn:nothing>)* ?thing } UNION { ?thing cg:claimSubject ?asked } UNION
    { ?claim cg:claimSubject ?asked ; dcterms:source ?thing }
    ?thing ?property ?value }"""
"""What is said of some things, of what it leads to, and by which claims: rdflib reads it in a moment."""


def test_a_query_gives_the_same_rows_on_an_rdflib_graph() -> None:
    asked = example(one_a_topic()[0])
    part = packaged().sparql(BEHIND % " ".join(f"<{each}>" for given in asked.arguments.values() for each in given))
    assert isinstance(part, cg.Graph)

    ours, theirs = asked.of(part), asked.of(cg.open_graph(part.to_rdflib()))

    assert ours.to_dicts() == theirs.to_dicts()
    assert ours


def test_a_query_without_its_optional_arguments_gives_at_least_as_many_rows() -> None:
    asked = {name: needed(name) for name in NAMES if needed(name) != examples(name)}

    fewer = [
        name for name, some in asked.items() if len(packaged().run(name, languages=None, **some)) < len(answer(name))
    ]

    assert asked
    assert fewer == []


def test_values_are_of_the_kinds_that_the_header_says() -> None:
    wrong = {
        (name, column.name)
        for name in NAMES
        for row in answer(name)
        for column, value in zip(catalogue.load(name).columns, row, strict=True)
        if not (column.optional if value is None else isinstance(value, FIELD_TYPES[column.kind]))
    }

    assert wrong == set()


def test_no_row_comes_twice() -> None:
    assert [name for name in NAMES if len(answer(name)) != len(set(answer(name)))] == []


def test_the_order_of_rows_is_settled_by_the_sort_keys_alone(tmp_path: Path) -> None:
    """With every key the other way round the rows come the other way round, unless some are equal in all keys."""
    unsettled = []
    for name in NAMES:
        path = tmp_path / f"{name.replace('/', '-')}.rq"
        path.write_text(turned_round(catalogue.load(name).text), encoding="utf-8")
        found = packaged().run(str(path), languages=None, **examples(name))
        if list(found) != list(answer(name))[::-1]:
            unsettled.append(name)

    assert unsettled == []


HOSTILE = (
    "x> } ; DROP ALL #", '" } #', "' } #", "\n}\n", "\r", "\t", "\u202e\u2066", "\x00", "}", "{", "> <y", "\\u003e",
    "{}", "?x", "$x", "# comment", "<script>alert(1)</script>", "'; --", '"""', "'''", "\\", "\\\\", "%00", "../..",
    "http://x> } ; DROP ALL #", "http://x y", "http://", "https://example.org/\n", "event/x> }", "event/", "/", "",
    " ", "event/ ", "code/role/x }", "cg:", "cg:x y", ":x", "_:b", "a:b:c", "\ud800", "\uffff", "\U0001f600", "ĐẠI",
    "e\u0301", "-INF", "1e400", "-0", "9" * 400, "2024-13-45", "x" * 1_000_000,
)  # fmt: skip


IRIS_AND_TEXTS = ("http", "event/", "cg:")


def shrugged_off(name: str, parameter: catalogue.Parameter, text: str) -> bool:
    """True if a text as an argument gives one clear error, or rows of nothing that it should not reach."""
    try:
        rows = sample().run(name, languages=None, **{**examples(name), parameter.name: text})
    except CreativeGraphError as error:
        return "\n" not in str(error) and len(str(error)) < 800
    return parameter.kind in ("string", "integer", "decimal", "year") or text.startswith(IRIS_AND_TEXTS) or not rows


def test_fifty_hostile_texts_break_nothing_whatever_the_kind_of_the_parameter() -> None:
    size = len(sample())
    by_kind = {
        (each.kind, bool(each.takes)): (name, each)
        for name in reversed(NAMES)
        for each in catalogue.load(name).parameters
    }

    broken = [(name, each.name, text[:20]) for name, each in by_kind.values() for text in HOSTILE
              if not shrugged_off(name, each, text)]  # fmt: skip

    assert broken == []
    assert len(sample()) == size
    assert len(HOSTILE) >= 50


@pytest.mark.cold
def test_a_text_that_ends_the_query_and_deletes_all_breaks_nothing_in_any_query() -> None:
    size = len(sample())

    broken = [(name, each.name, text) for name in NAMES for each in catalogue.load(name).parameters
              for text in HOSTILE[:1] if not shrugged_off(name, each, text)]  # fmt: skip

    assert broken == []
    assert len(sample()) == size


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@of(st.sampled_from(NAMES), st.text(max_size=30))
def test_any_text_as_an_argument_gives_rows_or_one_clear_error(name: str, text: str) -> None:
    for parameter in catalogue.load(name).parameters:
        try:
            sample().run(name, languages=None, **{**examples(name), parameter.name: text})
        except CreativeGraphError as error:
            assert "\n" not in str(error)


def header_lines(name: str) -> list[str]:
    return [line for line in catalogue.load(name).text.split("\n") if line.startswith("#+")]


def test_a_plain_header_is_read_as_yaml_reads_it() -> None:
    headers = {name: header_lines(name) for name in NAMES}

    assert [
        name for name, lines in headers.items() if plain_header(lines) not in (None, yaml_header(name, lines))
    ] == []


SCRAPS = st.text(st.sampled_from(list("ab1 :#'\"-\\[]{}&*!|>%@`,?~.=é\t")), max_size=12)


@settings(max_examples=300, deadline=None)
@of(st.lists(st.tuples(st.sampled_from(["#+ ", "#+   ", "#+"]), SCRAPS, SCRAPS), min_size=1, max_size=4))
def test_what_is_read_without_yaml_is_what_yaml_reads(parts: list[tuple[str, str, str]]) -> None:
    lines = [f"{start}{key}: {value}" for start, key, value in parts]
    plain = plain_header(lines)

    assert plain is None or plain == yaml_header("x.rq", lines)
