"""What real reports say, asked with questions of the catalogue: two or more answers of each subject, see README.md."""

import csv
from pathlib import Path
from typing import Any

import pytest

import creativegraph as cg
from creativegraph.iris import IRI
from creativegraph.store.open import open_graph

HERE = Path(__file__).parent
LANGUAGES = ("en", "es", "fr", "vi")
ROWS = list(csv.DictReader((HERE / "eight.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def reports() -> cg.Graph:
    return open_graph(HERE / "eight")


def plain(value: object) -> str:
    """The slug of a thing or code, and anything else as it is written."""
    return value.slug if isinstance(value, IRI) else "" if value is None else str(value)


@pytest.mark.parametrize("row", ROWS, ids=[each["asked"] for each in ROWS])
def test_one_row_of_one_question_says_what_a_report_says(reports: cg.Graph, row: dict[str, str]) -> None:
    name, *words = row["question"].split()
    arguments: dict[str, Any] = {words[at].removeprefix("--"): words[at + 1] for at in range(0, len(words), 2)}
    wanted = dict(each.split("=", 1) for each in row["expected"].split("; "))

    answers = reports.run(name, languages=LANGUAGES, **arguments)

    found = [{column: plain(getattr(each, column)) for column in wanted} for each in answers]
    assert wanted in found


def test_each_of_the_eight_subjects_has_two_answers_at_least() -> None:
    items = [each["item"].partition(" ")[0] for each in ROWS]

    assert all(items.count(str(number)) >= 2 for number in range(1, 9))
