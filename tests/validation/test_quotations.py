"""`check` compares quotations with their texts, and tells of each source how much is quoted."""

import hashlib
import json
import re
from pathlib import Path

import openpyxl
import pytest
from tests.support.commands import command

import creativegraph as cg
from creativegraph.errors import UnreadableError
from creativegraph.reporting.summary import summary

TEXT = (
    "The Fair of Crafts of May 2025 drew more than 12,000 visitors. It was organised by the Fair Office.\n"
    "The fair will be back. Ann Vale said so twice: the fair will be back.\n" + "Nothing of this is quoted. " * 12
)
SOURCES = (
    "id,kind,title,lang,date,sha256,characters\n"
    f"report,document,Report,en,2025-06,{hashlib.sha256(TEXT.encode()).hexdigest()},{len(TEXT)}\n"
)
HEADER = ("id", "subject", "property", "value", "sources", "when", "quote", "start", "end")
FAIR = "Fair of Crafts (event/fair)"
ROWS = (
    ("f1", FAIR, "visitors", "more than 12,000", "report", "2025-05", "more than 12,000 visitors", "", ""),
    ("f2", "event/fair", "organised by", "org/fair-office", "report", "", "organised by the Fair Office", "5", "33"),
    ("f3", "event/fair", "cg:takesPlaceIn", "place/hanoi", "report", "", "fair will be back", "", ""),
    ("f4", "event/fair", "visitors", "15,000", "report", "2025-06", "more than 15,000 visitors", "", ""),
)  # fmt: skip


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook of claims with its sources, beside a folder of texts."""
    monkeypatch.chdir(tmp_path)
    for name in ("mine", "texts"):
        Path(name).mkdir()
    Path("texts/report.txt").write_text(TEXT, encoding="utf-8")
    Path("mine/sources.csv").write_text(SOURCES, encoding="utf-8")
    write(Path("mine/claims.xlsx"), *ROWS)
    return Path("mine")


def write(path: Path, *rows: tuple[str, ...]) -> None:
    """Write a workbook of claims."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *rows):
        sheet.append(row)
    book.save(path)


def quoting(report: cg.Report) -> list[tuple[str, str, str]]:
    """The findings about quotations: rule, cell, and what to write."""
    found = [each for each in report.findings if "quote" in each.name and each.cell]
    return sorted((each.name, each.cell.name, each.fix) for each in found if each.cell)


def test_findings_about_quotations_are_at_their_cells(mine: Path) -> None:
    report = cg.check(mine, texts="texts")

    assert quoting(report) == [
        ("Table-quote-elsewhere", "H3", "70"), ("Table-quote-elsewhere", "I3", "98"),
        ("Table-quote-not-found", "G5", ""), ("Table-quote-several", "G4", ""),
    ]  # fmt: skip
    [missing] = [each for each in report.findings if each.name == "Table-quote-not-found"]
    assert missing.expected == "more than 12,000 visitors"


def test_they_are_in_every_format_and_in_both_languages(mine: Path) -> None:
    report = cg.check(mine, texts="texts", languages=["vi", "en"])

    text = cg.report_text(report)
    assert "trích dẫn xuất hiện ở 2 chỗ: " in text
    assert "đoạn gần nhất là 'more than 12,000 visitors'" in text
    document = json.loads(cg.write_report(report, format="json"))
    assert [each["cell"] for each in document["findings"] if each["name"] == "Table-quote-several"] == ["G4"]
    run = json.loads(cg.write_report(report, format="sarif"))["runs"][0]
    assert "cgs:Table-quote-several" in [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert run["properties"]["quoted"] == document["quoted"]


def test_the_quoted_share_is_told_of_each_source(mine: Path) -> None:
    write(mine / "claims.xlsx", ROWS[0])

    report = cg.check(mine, texts="texts")

    assert [(each.source, each.verified, each.placed, each.quoted) for each in report.quoted] == [("report", 1, 1, 25)]
    told = f"report: 1 quotation verified, 1 of them placed by its words, 25 of {len(TEXT)} characters quoted (5.1%, at"
    assert [line for line in summary(report) if line.startswith(told)]
    assert cg.read_report(cg.write_report(report, format="json")) == report
    assert quoting(report) == []


def test_the_marked_workbook_is_checked_against_the_texts_again(mine: Path) -> None:
    first = command("check", "mine", "--texts", "texts", "--mark", "marked")
    assert first.code == 1

    again = cg.check("marked/claims.xlsx", mine / "sources.csv", texts="texts")

    assert [each[:2] for each in quoting(again)] == [
        ("Table-quote-elsewhere", "H3"), ("Table-quote-elsewhere", "I3"), ("Table-quote-not-found", "G5"),
        ("Table-quote-several", "G4"),
    ]  # fmt: skip


def test_what_a_text_is_quoted_too_much_is_told_to_the_character(mine: Path) -> None:
    def too_much(end: int) -> list[str]:
        write(mine / "claims.xlsx", (*ROWS[0][:6], TEXT[:end], "0", str(end)))
        found = cg.check(mine, texts="texts").findings
        return [each.message for each in found if each.name == "Table-quoted-too-much"]

    end = len(TEXT) // 2
    (told,) = too_much(end)
    more = int(re.findall(r"(\d+) characters more", told)[0])

    assert len(too_much(end - more + 1)) == 1
    assert too_much(end - more) == []
    write(mine / "claims.xlsx", (*ROWS[0][:6], f"{TEXT[:20]} … {TEXT[end - 20 : end]}", "", ""))
    assert not [each for each in cg.check(mine, texts="texts").findings if each.name == "Table-quoted-too-much"]


def test_a_text_that_is_quoted_too_much_and_one_that_is_missing_are_told(mine: Path) -> None:
    start, end = 0, len(TEXT) // 2
    write(mine / "claims.xlsx", (*ROWS[0][:6], TEXT[start:end], str(start), str(end)))
    assert quoting(cg.check(mine, texts="texts")) == [("Table-quoted-too-much", "F2", "")]

    Path("texts/report.txt").write_text("another text")

    found = cg.check(mine, texts="texts").findings
    assert [each.cell.name for each in found if each.name == "Table-document-absent" and each.cell] == ["F2"]


@pytest.mark.cold
def test_the_texts_of_the_packaged_project_are_not_missed_beside_ones_own(mine: Path) -> None:
    write(mine / "claims.xlsx", ROWS[0])

    report = cg.check(cg.PACKAGED, mine, texts="texts")

    assert [each.source for each in report.quoted] == ["report"]
    assert not [each for each in report.findings if each.name == "Table-document-absent"]


def test_no_text_is_missed_where_none_is_named(mine: Path) -> None:
    write(mine / "claims.xlsx", (*ROWS[0][:7], "36", "61"))

    report = cg.check(mine)

    assert report.quoted == ()
    assert not [each for each in report.findings if each.name in ("Table-document-absent", "Table-quote-elsewhere")]
    with pytest.raises(UnreadableError, match="none is not a folder"):
        cg.check(mine, texts="none")
