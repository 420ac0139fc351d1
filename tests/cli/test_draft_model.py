"""`draft --prompt` and `draft --from`: the question for a language model, and what becomes of its answer."""

import json
from pathlib import Path

import pytest
from tests.support.commands import command

REPORT = "Fair of Crafts 2025\n\nThe fair drew more than 12,000 visitors in May 2025. UNESCO supported the fair.\n"
CLAIM = {
    "subject": "event/orvane-fair-2025", "property": "code/indicator/visitors", "value": "more than 12,000",
    "quote": "more than 12,000 visitors", "columns": {"when": "2025-05"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def beside_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a report."""
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(REPORT, encoding="utf-8")


def test_the_question_is_printed_or_written_as_json() -> None:
    printed = command("draft", "report.txt", "--prompt")
    written = command("draft", "report.txt", "--prompt", "-o", "question.json", "--title", "The fair")

    assert (printed.code, written.code) == (0, 0)
    assert printed.stdout.rstrip().endswith("REPORT>>>")
    assert "org/unesco = UNESCO" in printed.stdout
    parts = json.loads(Path("question.json").read_text(encoding="utf-8"))
    assert "(its title: The fair)" in parts["instruction"]
    assert not list(Path().glob("*.draft.*"))


def test_an_answer_becomes_a_draft_and_what_is_refused_is_told() -> None:
    altered = {**CLAIM, "quote": "more than 15,000 visitors"}
    Path("answer.json").write_text(json.dumps({"claims": [CLAIM, altered]}), encoding="utf-8")

    done = command("draft", "report.txt", "--from", "answer.json", "-o", "draft.csv")

    assert done.code == 0
    assert "1 candidate " in done.stdout
    assert "claims[1].quote: these words do not stand in the report: “more than 15,000 visitors”" in done.stderr
    assert "the nearest passage is “more than 12,000 visitors”" in done.stderr
    assert "refused: 1 of 2 proposed" in done.stderr
    assert "more than 12,000 visitors" in Path("draft.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--from", "none.json"), "cannot read none.json"),
        (("--from", "report.txt"), "report.txt has no JSON with claims"),
        (("--from", "report.txt", "--prompt"), "give one of them"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(arguments: tuple[str, ...], why: str) -> None:
    done = command("draft", "report.txt", *arguments)

    assert done.code == 1
    assert why in done.stderr
    assert not list(Path().glob("*.draft.*"))
