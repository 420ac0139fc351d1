"""The command line from a report to claims: draft, decide, take, check."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.support.commands import command

from creativegraph.cli.commands.draft import target_of

TEXT = """The fair

Potters, weavers and bookbinders from nine towns showed their work in the old market hall, as they have for many years.

The Orvane Craft Fair 2025 took place in Hanoi in May 2025. The Orvane Craft Fair 2025 drew more than 12,000 visitors.

The organisers thank everyone who lent a hand, a van or a table, and the baker who fed them all on both mornings.
"""
KNOWN = (
    "--publisher",
    "Fair Office",
    "--date",
    "30/6/2025",
    "--address",
    "https://orvane.example",
    "--read",
    "2026-11-29",
)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def decide(path: Path, word: str) -> None:
    book = load_workbook(path)
    for row in book["claims"].iter_rows(min_row=2):
        row[0].value = word
    book.save(path)


def test_a_report_becomes_claims_that_check_reads(report: Path, tmp_path: Path) -> None:
    drafted = command("draft", "report.txt", *KNOWN)
    decide(tmp_path / "report.draft.xlsx", "yes")
    taken = command("draft", "--take", "report.draft.xlsx", "-o", "mine")
    built = command("build", "mine", "--texts", "mine/texts")

    assert (drafted.code, taken.code) == (0, 0), drafted.stderr + taken.stderr
    assert "creativegraph draft --take report.draft.xlsx -o FOLDER" in drafted.stderr
    assert taken.lines[-1] == "next: creativegraph check packaged mine --texts mine/texts"
    with (tmp_path / "mine" / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["quote"] for row in rows if row["quote"])
    assert any("12,000" in row["value"] for row in rows)
    with (tmp_path / "mine" / "sources.csv").open(encoding="utf-8", newline="") as file:
        source = next(csv.DictReader(file))
    assert (source["id"], source["date"], source["read"]) == ("the-fair", "2025-06-30", "2026-11-29")
    assert built.code == 0, built.stderr
    assert "quotations verified" in built.stdout


def test_what_is_not_known_of_the_report_is_told(report: Path) -> None:
    done = command("draft", "report.txt", "--title", "Fair", "-f", "csv", "-o", "fair.csv")

    assert "not known of the report: address, publisher, date, read" in done.stderr
    assert "beside it: fair-things.csv, fair-source.csv, fair-text.txt\n" in done.stderr
    assert sorted(each.name for each in report.parent.glob("fair*")) == [
        "fair-source.csv", "fair-text.txt", "fair-things.csv", "fair.csv",
    ]  # fmt: skip


def test_a_report_comes_from_standard_input(report: Path) -> None:
    done = command("draft", "-", "--title", "Fair", stdin=TEXT)

    assert done.lines[0].startswith("wrote report.draft.xlsx: ")


def test_a_person_at_the_terminal_is_asked_until_a_date_is_one(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from creativegraph.cli.commands.source import asked
    from creativegraph.drafting.reading import read
    from creativegraph.drafting.source import SourceRow

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("\nFair Office\nlast spring\n2025-06\n\n2026-11-29\n"))
    monkeypatch.setattr("sys.stderr", Terminal())

    source = asked("report.txt", read(report), SourceRow(""))

    assert (source.title, source.publisher, source.date, source.address, source.read) == (
        "The fair", "Fair Office", "2025-06", "", "2026-11-29",
    )  # fmt: skip
    assert source.id == "the-fair"


def test_a_draft_in_which_something_is_decided_is_not_written_over(report: Path, tmp_path: Path) -> None:
    command("draft", "report.txt", *KNOWN)
    again = command("draft", "report.txt", *KNOWN)
    decide(tmp_path / "report.draft.xlsx", "no")
    refused = command("draft", "report.txt", *KNOWN)

    assert again.code == 0
    assert refused.code == 1
    assert "has decisions in it" in refused.stderr


def test_rows_that_are_refused_give_exit_code_one_and_their_cells(report: Path, tmp_path: Path) -> None:
    command("draft", "report.txt", *KNOWN)
    decide(tmp_path / "report.draft.xlsx", "maybe")

    done = command("draft", "--take", "report.draft.xlsx", "-o", "mine", "--languages", "vi,en")

    assert done.code == 1
    assert "report.draft.xlsx:2:1: 'maybe' không phải là quyết định" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "no report is given"),
        (("report.txt", "--take", "a.xlsx"), "leave REPORT out"),
        (("none.pdf",), "there is no file none.pdf"),
        (("report.txt", "-o", "a.docx"), "ends as docx"),
        (("report.txt", "-o", "draft"), "draft has no ending; a draft is written as xlsx or csv"),
        (("report.txt", "-f", "csv", "-o", "a.xlsx"), "leave one of them out"),
        (("report.txt", "--date", "soon"), "is no date"),
        (("report.txt", "--source", "A report"), "is no id of a source"),
        (("report.txt", "--source", "article"), "give the text that the source is of"),
    ],
)
def test_wrong_calls_say_what_to_do(report: Path, words: tuple[str, ...], message: str) -> None:
    done = command("draft", *words)

    assert done.code == 1
    assert message in done.stderr


@pytest.mark.parametrize(
    ("given", "written"),
    [("d/draft", "d/draft.csv"), ("kept", "kept/report.draft.csv"), ("d/fair.csv", "d/fair.csv")],
)
def test_a_format_gives_the_ending_of_a_name_and_a_folder_gets_the_name_of_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, written: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kept").mkdir()

    assert target_of("report.txt", Path(given), "csv") == Path(written)


def test_a_project_without_phrases_is_told_to_write_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text("The Orvane market is held every year.")
    command("new", "fairs", "--alone")
    found = command("draft", "report.txt", "--graph", "fairs", "-f", "csv", "-o", "found.csv")
    Path("fairs/data/phrases.csv").unlink()

    nothing = command("draft", "report.txt", "--graph", "fairs", "-f", "csv", "-o", "nothing.csv")

    assert found.lines[0].startswith("wrote found.csv: 1 candidate "), found.stderr
    assert "the project has no phrases" in nothing.stderr
    assert all(each in nothing.stderr for each in ("docs/phrases.md", "data/phrases.csv"))


def test_a_first_report_is_drafted_in_a_project_whose_data_holds_no_table_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("season.txt").write_text(TEXT, encoding="utf-8")
    command("new", "fairs", "--alone")
    monkeypatch.chdir("fairs")
    for each in ("data", "queries", "shapes", "tests", "texts"):
        for path in filter(Path.is_file, Path(each).rglob("*")):
            path.unlink()

    done = command("draft", "../season.txt", "--source", "season-report-2025", "--format", "csv", "-o", "../draft")

    assert done.code == 0, done.stderr
    assert Path("../draft.csv").is_file()
    assert command("template", "-o", "../report.xlsx").code == 0
    Path("data/claims/facts.csv.bak").write_text("id,subject,property,value")
    assert "holds no table (.csv, .tsv, .xlsx) and no RDF file but 'claims/facts.csv.bak'" in command("check").stderr


def test_a_source_that_the_project_has_is_known_and_gets_the_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command("new", "fairs", "--alone")
    monkeypatch.chdir("fairs")
    counts = Path("data/claims/counts.csv")
    counts.write_text(counts.read_text(encoding="utf-8").partition("c003,")[0], encoding="utf-8")  # to be drafted

    drafted = command("draft", "texts/report.txt", "--source", "report")
    book = load_workbook("report.draft.xlsx")
    places = {cell.value: number for number, cell in enumerate(book["claims"][1], start=1)}
    row = {"take": "edited", "subject": "edition/orvane-2024", "property": "makers", "value": "38",
           "quote": "drew 38 makers", "when": "2024-05"}  # fmt: skip
    for name, text in row.items():
        book["claims"].cell(2, places[name]).value = text
    book.save("report.draft.xlsx")
    taken = command("draft", "--take", "report.draft.xlsx")

    assert "not known of the report" not in drafted.stderr
    assert taken.lines == ["taken 1, left 0, refused 0", "next: creativegraph check ."]
    assert [each.name for each in Path("texts").iterdir()] == ["report.txt"]
    assert Path("data/claims/report.csv").read_text(encoding="utf-8").splitlines()[1].startswith("report-1,")
    assert command("build", ".", "--texts", "texts").code == 0


def test_a_date_that_only_the_file_has_is_told(report: Path) -> None:
    report.with_suffix(".md").write_text(f"---\ndate: 2025-06-30\n---\n{TEXT}", encoding="utf-8")

    of_file = command("draft", "report.md", "-o", "a.xlsx")
    given = command("draft", "report.md", "--date", "2025-07", "-o", "b.xlsx")

    assert "the date 2025-06-30 is that of the file; give --date" in of_file.stderr
    assert "is that of the file" not in given.stderr
