"""Users test their questions by tables of expected rows."""

from pathlib import Path

import pytest
from tests.support.commands import command

TABLE = Path("fairs/tests/fairs/yearly.csv")


@pytest.fixture(autouse=True)
def fairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work beside a project that extends nothing."""
    monkeypatch.chdir(tmp_path)
    command("new", "fairs", "--alone")


def test_a_new_project_passes_its_test() -> None:
    done = command("test", "fairs")

    assert (done.code, done.stdout, done.stderr) == (0, "", "1 test, 0 differ\n")


def test_a_row_that_is_gone_and_one_that_is_new_are_told_at_their_lines() -> None:
    TABLE.write_text(TABLE.read_text().replace(",45", ",46"))

    done = command("test", "fairs")

    vourne = "https://example.org/fairs/id/market/vourne,Vourne market"
    gone, new = done.stdout.splitlines()
    assert done.code == 1
    assert gone.endswith(f"yearly.csv:4: expected, but not in the answer: {vourne},46")
    assert new.endswith(f"yearly.csv:3: in the answer, but not expected after this line: {vourne},45")


def test_another_order_is_told_and_some_columns_are_enough() -> None:
    TABLE.write_text(
        '"# run fairs/of_rhythm --rhythm yearly",\nstalls,market_label\n45,Vourne market\n120,Orvane market\n'
    )

    assert "yearly.csv:3: in another order: here the answer has 120,Orvane market" in command("test", "fairs").stdout


def test_an_update_writes_what_is_answered() -> None:
    before = TABLE.read_text()
    TABLE.write_text(before.splitlines()[0])

    assert "no rows are expected yet" in command("test", "fairs").stdout
    assert command("test", "fairs", "--update").code == 0
    assert TABLE.read_text() == before


def test_a_table_that_asks_nothing_is_told_at_its_line() -> None:
    question = "# run fairs/of_rhythm --rhythm"
    texts = {
        "market\n": ":1: 'market' names no question",
        "# run fairs/of_rhytm --rhythm yearly\n": ":1: no query named 'fairs/of_rhytm'. Did you mean fairs/of_rhythm?",
        f"{question}\n": ":1: --rhythm has no value",
        f"{question} yearly --graph fairs\n": ":1: a test asks the project that it lies in; leave out `--graph`",
        "# run fairs/of_rhythm yearly\n": ":1: 'yearly' is no parameter",
        f"{question} 'yearly\n": "quotation mark without its other one",
        f"{question} yearly\nstall\n": ":2: the answer has no column 'stall'; did you mean stalls?",
    }
    TABLE.unlink()
    for place, text in enumerate(texts):
        TABLE.with_name(f"{place}.csv").write_text(text)

    done = command("test", "fairs")

    assert done.code == 1
    assert all(told in line for told, line in zip(texts.values(), done.stdout.splitlines(), strict=True))


def test_questions_without_a_test_are_named_and_a_project_without_tests_is_told() -> None:
    TABLE.write_text("# run claims/types_of --things market/orvane\n")
    assert "without a test: fairs/of_rhythm" in command("test", "fairs").stderr

    TABLE.unlink()
    assert "holds no table" in command("test", "fairs").stderr
