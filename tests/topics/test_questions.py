"""The competency questions are answered as the article answers them, on two engines alike."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.iris import IRI, compact

HERE = Path(__file__).parent
ASKED = 45


def questions() -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for path in sorted(HERE.glob("questions_*.toml")):
        found.extend(tomllib.loads(path.read_text(encoding="utf-8"))["question"])
    return found


@cache
def told_by(sources: tuple[str, ...]) -> tuple[cg.Graph, cg.Graph]:
    graph = cg.open_graph(sources=sources) if sources else cg.open_graph()
    return graph, cg.open_graph(graph.to_rdflib())


def plain(value: object) -> object:
    if isinstance(value, IRI):
        return compact(value)
    return value.isoformat() if isinstance(value, date) else value


def test_every_question_is_asked() -> None:
    assert len({each["id"] for each in questions()}) == ASKED


@pytest.mark.parametrize("question", questions(), ids=lambda each: f"{each['id']}-{each['query']}")
def test_a_question_has_the_answer_of_the_article(question: dict[str, object]) -> None:
    sources, arguments, expected = question.get("sources"), question.get("arguments"), question["expect"]
    assert isinstance(arguments, dict)
    assert isinstance(expected, list)
    ours, theirs = told_by(tuple(sources) if isinstance(sources, list) else ("article",))

    rows = ours.run(str(question["query"]), languages=None, **arguments)

    wanted = list(expected[0]) if expected else []
    found = [{name: plain(value) for name, value in each.items() if name in wanted} for each in rows.to_dicts()]
    assert found == expected
    assert rows.to_dicts() == theirs.run(str(question["query"]), languages=None, **arguments).to_dicts()
