"""The competency questions are answered as the article answers them; on rdflib alike, see ``tests/test_answers.py``."""

from datetime import date

import pytest
from tests.support.questions import by_the_article, competency_questions, of_competency

from creativegraph.iris import IRI, compact

ASKED = 45


def plain(value: object) -> object:
    if isinstance(value, IRI):
        return compact(value)
    return value.isoformat() if isinstance(value, date) else value


def test_every_question_is_asked() -> None:
    assert len({each["id"] for each in competency_questions()}) == ASKED


@pytest.mark.parametrize("question", competency_questions(), ids=lambda each: f"{each['id']}-{each['query']}")
def test_a_question_has_the_answer_of_the_article(question: dict[str, list[dict[str, object]]]) -> None:
    expected = question["expect"]

    rows = of_competency(question).of(by_the_article())

    wanted = list(expected[0]) if expected else []
    found = [{name: plain(value) for name, value in each.items() if name in wanted} for each in rows.to_dicts()]
    assert found == expected
