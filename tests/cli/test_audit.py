"""The command that audits a graph and draws samples."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from tests.support.commands import Done, command
from tests.support.projects import BASE, laid


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = laid(tmp_path / "base", BASE)
    monkeypatch.chdir(tmp_path)
    return folder


def filled(path: Path, verdict: str) -> None:
    """Fill in the first row of a workbook."""
    book = openpyxl.load_workbook(path)
    book["sample"]["F2"], book["sample"]["J2"] = verdict, "2026-11-29"
    book.save(path)


def test_counts_come_first_and_the_list_after_them(project: Path) -> None:
    done = command("audit", "-g", "base", "--day", "2026-11-29")

    assert (done.code, done.lines[0]) == (0, "3 claims, 1 source")
    assert any(line.split()[:4] == ["no-words", "3", "3", "100.0%"] for line in done.lines)
    assert "  base:h001  Hall: type: market  (data/claims.csv:2)" in done.lines


def test_one_kind_is_listed_as_csv_with_table_row_and_what_to_do(project: Path) -> None:
    done = command("audit", "-g", "base", "--kind", "no-words", "-f", "csv")

    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert [(row["kind"], row["claim"], row["table"], row["row"]) for row in rows] == [
        ("no-words", f"base:h00{n}", "data/claims.csv", str(n + 1)) for n in (1, 2, 3)
    ]
    assert rows[0]["todo"].startswith("Quote the few words")


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_list_is_written_in_the_format_of_its_ending(project: Path, form: str) -> None:
    command("audit", "-g", "base", "-o", f"audit.{form}")

    if form == "json":
        assert len(json.loads(Path("audit.json").read_text("utf-8"))) > 3
    else:
        assert openpyxl.load_workbook("audit.xlsx").worksheets[0]["A1"].value == "kind"


def test_a_sample_is_filled_in_taken_back_and_told_with_the_audit(project: Path) -> None:
    drawn = command("audit", "-g", "base", "--sample", "2", "--seed", "5", "-o", "sample.xlsx")
    filled(Path("sample.xlsx"), "right")

    taken = command("audit", "--checked", "sample.xlsx", "-o", "base")

    told = (
        "seed 5, 2026-11-29: 1 of 1 right (100.0%, 95 % interval 20.7% to 100.0%), 0 wrong, 0 not found, 1 not checked"
    )
    assert (drawn.code, taken.code) == (0, 0)
    assert told in taken.stdout
    assert (project / "data/audits/seed-5-2026-11-29.csv").is_file()
    assert told in command("audit", "-g", "base").stdout
    assert "of 3 claims that are not deprecated, drawn on " in taken.stdout


def test_a_claim_in_the_place_of_one_that_was_drawn_is_refused(project: Path) -> None:
    command("audit", "-g", "base", "--sample", "2", "--seed", "5", "-o", "sample.csv")
    drawn = list(csv.DictReader(Path("sample.csv").read_text(encoding="utf-8").splitlines()))
    (other,) = {"base:h001", "base:h002", "base:h003"} - {row["claim"] for row in drawn}
    first, second = ({**row, "verdict": "right", "checked_on": "2026-11-29"} for row in drawn)

    swapped = taken_back({**first, "claim": other}, second)

    assert (swapped.code, f"has {other} where seed 5 draws {first['claim']}; put back" in swapped.stderr) == (1, True)
    assert not (project / "data/audits").exists()
    with (project / "data/claims.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"h9{n:02},place/hall,skos:altLabel,Hall {n},en,article,,\n" for n in range(20))
    assert taken_back(first, second).code == 0


def test_columns_that_were_sorted_one_by_one_are_refused(project: Path) -> None:
    command("audit", "-g", "base", "--sample", "2", "--seed", "5", "-o", "sample.csv")
    drawn = list(csv.DictReader(Path("sample.csv").read_text(encoding="utf-8").splitlines()))
    first, second = ({**row, "verdict": "right", "checked_on": "2026-11-29"} for row in drawn)

    apart = taken_back({**first, "says": second["says"]}, {**second, "says": first["says"]})

    assert (apart.code, f"has beside {first['claim']} the 'says' of {second['claim']}" in apart.stderr) == (1, True)
    assert not (project / "data/audits").exists()
    assert taken_back(second, {**first, "says": "Hall: since: a year that was mended"}).code == 0


def taken_back(*rows: dict[str, str]) -> Done:
    """Hand in a sheet of these rows."""
    with Path("sample.csv").open("w", encoding="utf-8", newline="") as file:
        made = csv.DictWriter(file, rows[0].keys())
        made.writeheader()
        made.writerows(rows)
    return command("audit", "--checked", "sample.csv", "-o", "base")


def test_a_sample_of_another_graph_is_refused(project: Path) -> None:
    command("audit", "-g", "base", "--sample", "2", "-o", "sample.csv")
    sheet = Path("sample.csv").read_text(encoding="utf-8").replace("base:h00", "base:x00")
    book = list(csv.DictReader(sheet.splitlines()))
    with Path("sample.csv").open("w", encoding="utf-8", newline="") as file:
        made = csv.DictWriter(file, book[0].keys())
        made.writeheader()
        made.writerows({**row, "verdict": "right", "checked_on": "2026-11-29"} for row in book)

    done = command("audit", "--checked", "sample.csv", "-o", "base")

    assert done.code == 1
    assert "has none of the claims of sample.csv, such as" in done.stderr
    assert not (project / "data/audits").exists()


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("claim", "base:x001", "no claim 'base:x001'"),
        ("checked_on", "2999-01-01", "still to come"),
        ("drawn", "2999-01-01", "still to come"),
        ("drawn", "../../evil", "is not the day when it was drawn"),
        ("frame", "all claims", "is not the number of claims"),
        ("frame", "9999999 claims", "is not the number of claims"),
        ("frame", "1 claims that are not deprecated", "is not the number of claims"),
    ],
)
def test_a_sheet_that_was_altered_is_refused(project: Path, column: str, value: str, why: str) -> None:
    command("audit", "-g", "base", "--sample", "2", "-o", "sample.csv")
    book = list(csv.DictReader(Path("sample.csv").read_text(encoding="utf-8").splitlines()))
    rows = [{**row, "verdict": "right", "checked_on": "2026-11-29"} for row in book]
    rows[1][column] = value
    with Path("sample.csv").open("w", encoding="utf-8", newline="") as file:
        made = csv.DictWriter(file, rows[0].keys())
        made.writeheader()
        made.writerows(rows)

    done = command("audit", "--checked", "sample.csv", "-o", "base")

    assert done.code == 1
    assert why in done.stderr
    assert not (project / "data/audits").exists()


def test_another_word_is_refused_at_its_cell(project: Path) -> None:
    command("audit", "-g", "base", "--sample", "2", "-o", "sample.xlsx")
    filled(Path("sample.xlsx"), "perhaps")

    done = command("audit", "--checked", "sample.xlsx", "-o", "base")

    assert done.code == 1
    assert "cell F2" in done.stderr
    assert not (project / "data/audits").exists()


def test_a_sheet_that_is_there_is_not_written_over(project: Path) -> None:
    command("audit", "-g", "base", "--sample", "1")

    done = command("audit", "-g", "base", "--sample", "1")

    assert (done.code, "it is there, and may be filled in" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--checked", "sample.xlsx"), "name the folder of the project"),
        (("--checked", "sample.xlsx", "--sample", "1"), "leave one of them out"),
        (("--day", "tomorrow"), "is no day"),
        (("--sample", "1", "-o", "sample.txt"), "is no sheet"),
        (("-o", "audit.txt"), "ends as none of them"),
        (("--kind", "odd"), "no kind"),
    ],
)
def test_what_is_wrong_with_a_call_is_told(project: Path, words: tuple[str, ...], why: str) -> None:
    done = command("audit", "-g", "base", *words)

    assert (done.code, why in done.stderr) == (1, True)
