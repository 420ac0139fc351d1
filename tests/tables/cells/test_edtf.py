"""EDTF dates, levels 0 to 2, have the outer bounds that the specification gives them, or are refused by a rule."""

import csv
import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st
from tests.support.commands import command

from creativegraph.tables import build
from creativegraph.tables.cells import dates, edtf
from creativegraph.tables.rules import UnclearError
from creativegraph.tables.triples import time_span

with (Path(__file__).parent / "edtf.csv").open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file))
DAYS = [date(1900, 1, 1) + timedelta(days=n) for n in range(36_525)]
WRITTEN = "\n".join(map(str, DAYS))
SOURCES = "id,title,kind,address,date\na,A,blog,https://example.org/a,2024\n"


def read(text: str) -> tuple[str, str, str]:
    try:
        period = edtf.parse(dates.parse(text))
    except UnclearError as error:
        return "", "", error.rule
    return str(period.begin or ""), str(period.end or ""), ""


def dated(folder: Path, *texts: str) -> str:
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    rows = [f'c{n},event/fair-{n},cg:hasTimeSpan,"{text}",,a\n' for n, text in enumerate(texts)]
    (folder / "claims.csv").write_text("id,subject,property,value,lang,sources\n" + "".join(rows), encoding="utf-8")
    return str(folder)


def test_every_date_of_the_table_has_the_bounds_that_the_table_says() -> None:
    wrong = {row["text"]: read(row["text"]) for row in TABLE}

    assert wrong == {row["text"]: (row["begin"], row["end"], row["refused"]) for row in TABLE}


def test_the_table_has_the_examples_of_the_specification_and_a_hundred_others() -> None:
    origins = [row["origin"] for row in TABLE]

    assert (origins.count("specification"), origins.count("own") >= 100) == (63, True)
    assert len({row["text"] for row in TABLE}) == len(TABLE)


@settings(max_examples=40, deadline=None)
@of(st.from_regex(r"\A[12X][09X][0-9X]{2}-[01X][0-9X]-[0-3X][0-9X]\Z"))
def test_bounds_of_unspecified_digits_are_the_first_and_last_day_that_fits(pattern: str) -> None:
    within = "19" + pattern[2:]
    fitting = re.findall(within.replace("X", "[0-9]"), WRITTEN)

    expected = (fitting[0], fitting[-1], "") if fitting else ("", "", "no-such-day")

    assert read(within) == expected


@settings(max_examples=200, deadline=None)
@of(st.text("0123456789X-/.?~%[]{},YESTZ:+ ", max_size=25))
def test_any_text_has_bounds_in_order_or_is_refused_by_a_rule(text: str) -> None:
    begin, end, rule = read(text)

    assert rule or not (begin and end) or begin <= end


@pytest.mark.parametrize(("text", "begins", "ends"), [("1985/", "1985-01-01", None), ("/1985", None, "1985-12-31")])
def test_an_end_that_is_unknown_has_no_day_in_the_graph(
    tmp_path: Path, text: str, begins: str | None, ends: str | None
) -> None:
    lines = build([dated(tmp_path, text)]).ntriples().decode()

    found = [re.search(rf'/ontology#{name}> "([0-9-]*)"', lines) for name in ("beginEarliest", "endLatest")]

    assert [each and each[1] for each in found] == [begins, ends]


@pytest.mark.parametrize(
    ("text", "other", "less"),
    [
        ("2024-11", "2024-11-05", True),
        ("2024-24", "2024-11-05", True),
        ("2024-11-XX", "2024-11-05?", True),
        ("2024", "2024-11-05/2024-12-01", True),
        ("2024-11/2024-12", "2024-11-05/2024-12-01", True),
        ("2023/2025", "2024-11-05", False),
        ("2024-11-05", "2024-11", False),
        ("2024-1X", "2024-02", False),
        ("2024/..", "2024-11/..", True),
        ("2024/..", "2024-11/2025", False),
    ],
)
def test_only_a_period_that_has_both_ends_of_another_within_its_own_is_less_exact(
    text: str, other: str, less: bool
) -> None:
    assert edtf.is_less_exact(text, other) is less


def test_the_page_says_which_bounds_each_form_has() -> None:
    page = (Path(__file__).parents[3] / "docs/tables.md").read_text(encoding="utf-8")
    section = re.search(r"^### EDTF\n(.*?)(?=^##)", page, re.MULTILINE | re.DOTALL)
    assert section
    lines = [line.split("|")[1:4] for line in section[1].splitlines() if line.startswith("| `")]
    assert len(lines) > 10

    for forms, begins, ends in lines:
        found = [read(form) for form in re.findall(r"`([^`]+)`", forms)]

        assert [each for each in found if each[2]] == []
        assert set(re.findall(r"[0-9]{4}-[0-9-]{5}", begins)) <= {each[0] for each in found}
        assert set(re.findall(r"[0-9]{4}-[0-9-]{5}", ends)) <= {each[1] for each in found}


def test_two_dates_of_one_thing_never_share_a_time_span() -> None:
    texts = [row["text"] for row in TABLE if not row["refused"] and " " not in row["text"]]
    texts += ["1985-04-12T23:20:30+04", "1985-04-12T23:20:30+04:00", "1985-04-12T23:20:30-04:00"]

    assert len({time_span("https://example.org/x", each) for each in texts}) == len(texts)


@pytest.mark.parametrize("form", ["json", "csv", "sarif", "ttl"])
def test_a_report_for_programs_has_nothing_before_it_whatever_the_dates_are(tmp_path: Path, form: str) -> None:
    folder = dated(tmp_path, *(row["text"].replace('"', "") for row in TABLE[::9]))

    done = command("check", folder, "--format", form)

    if form in ("json", "sarif"):
        assert json.loads(done.stdout)
    else:
        assert done.stdout.startswith(("file,", "severity,", "@prefix", "PREFIX"))


def test_what_a_library_prints_while_a_command_runs_is_not_among_the_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = dated(tmp_path, "2004-06-31")
    parse = edtf.parse

    def chatty(text: str) -> edtf.Period:
        print("trying to parse", text)  # noqa: T201 - as a library does
        return parse(text)

    monkeypatch.setattr("creativegraph.tables.cells.edtf.parse", chatty)
    done = command("check", folder, "--format", "json")

    assert json.loads(done.stdout)
    assert "trying to parse" in done.stderr
