"""The loop closes: marked tables are mended and checked again as they are, and nothing of the user's is lost."""

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from tests.support.commands import command
from tests.support.formulas import with_value
from tests.support.projects import BASE, laid
from tests.support.shared_checks import unvalidated

import creativegraph as cg
from creativegraph.errors import UnwritableError
from creativegraph.tables import build
from creativegraph.validation.report import Report

SOURCES = "id,kind,title,lang\ns,website,S,en\n"
CLAIMS = "id,subject,property,value,sources\nc1,place/a,skos:prefLabel,A,s\nc2,place/a,cg:latitude,45..2,s\n"
WRONG, RIGHT = "45..2", "45.2"
BLUE = "FF00B0F0"


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "mine" / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    return tmp_path / "mine"


def checked(place: str | Path, rule: str = "") -> list[str]:
    """The findings of faulty cells, each as its file and rule."""
    faults = build(place, lenient=True).faults
    return [f"{Path(each.file).name} {each.rule}" for each in faults if rule in each.rule]


def marked(place: str | Path, to: str) -> Report:
    report = cg.check(place)
    cg.mark(report, to)
    return report


def typed(path: str, sheet: str, cell: str, text: str) -> None:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = text
    book.save(path)


def test_the_copies_are_found_faulty_as_the_tables_were_and_nothing_else(mine: Path) -> None:
    before = checked(mine)

    marked(mine, "marked")

    assert len(before) == 1
    assert checked("marked") == before


@pytest.mark.parametrize("which", ["claims.csv", "claims.csv.xlsx"])
def test_mended_in_either_copy_nothing_is_found(mine: Path, which: str) -> None:
    marked(mine, "marked")

    if which.endswith("xlsx"):
        typed(f"marked/{which}", "table", "D3", RIGHT)
    else:
        text = Path(f"marked/{which}").read_text(encoding="utf-8")
        Path(f"marked/{which}").write_text(text.replace(WRONG, RIGHT, 1), encoding="utf-8")

    assert checked("marked") == []
    assert build("marked").claims["c2"].value == RIGHT


def test_a_line_says_which_of_two_copies_is_read(mine: Path) -> None:
    marked(mine, "marked")
    typed("marked/claims.csv.xlsx", "table", "D3", RIGHT)

    notes = build("marked").notes

    assert [(Path(each.file).name, each.rule) for each in notes] == [("claims.csv", "copy-passed-over")]


def test_both_copies_edited_in_another_way_is_a_fault(mine: Path) -> None:
    marked(mine, "marked")
    typed("marked/claims.csv.xlsx", "table", "D3", RIGHT)
    text = Path("marked/claims.csv").read_text(encoding="utf-8")
    Path("marked/claims.csv").write_text(text.replace(WRONG, "46.0", 1), encoding="utf-8")

    assert "claims.csv.xlsx both-copies-edited" in checked("marked")


def test_a_copy_that_was_edited_is_not_written_over(mine: Path) -> None:
    marked(mine, "marked")
    typed("marked/claims.csv.xlsx", "table", "D3", RIGHT)

    with pytest.raises(UnwritableError, match="it was edited since it was written"):
        marked(mine, "marked")

    assert openpyxl.load_workbook("marked/claims.csv.xlsx")["table"]["D3"].value == RIGHT


def test_a_copy_that_was_not_edited_is_written_anew(mine: Path) -> None:
    marked(mine, "marked")

    marked(mine, "marked")

    assert len(checked("marked")) == 1


@pytest.mark.parametrize(
    ("lock", "program"), [(".~lock.claims.csv.xlsx#", "LibreOffice"), ("~$claims.csv.xlsx", "Excel")]
)
def test_what_is_open_in_another_program_is_not_written_over_and_nothing_is_half_written(
    mine: Path, lock: str, program: str
) -> None:
    marked(mine, "marked")
    before = {each.name: each.read_bytes() for each in Path("marked").iterdir()}
    (Path("marked") / lock).write_text("lan", encoding="utf-8")

    with pytest.raises(UnwritableError, match=f"{program} has it open; close it there"):
        marked(mine, "marked")

    assert {each.name: each.read_bytes() for each in Path("marked").iterdir() if each.name != lock} == before


def test_what_is_open_in_another_program_is_read_as_saved_and_a_line_says_so(mine: Path) -> None:
    (mine / ".~lock.claims.csv#").write_text("lan", encoding="utf-8")

    made = build(mine, lenient=True)

    assert [each.rule for each in made.notes] == ["open-elsewhere"]
    assert "LibreOffice has this file open" in made.notes[0].message


def test_the_sheet_of_findings_saved_as_csv_is_no_table(mine: Path) -> None:
    marked(mine, "marked")
    book = openpyxl.load_workbook("marked/claims.csv.xlsx")
    with Path("marked/Findings.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(book["Findings"].iter_rows(values_only=True))

    made = build("marked", lenient=True)

    assert len(made.faults) == 1
    assert [each.rule for each in made.notes] == ["own-sheet-passed-over"]


def test_the_sheet_of_findings_is_known_in_each_language_when_it_is_renamed(mine: Path) -> None:
    cg.mark(cg.check(mine, languages=["vi"]), "marked")
    book = openpyxl.load_workbook("marked/claims.csv.xlsx")
    book["Findings"].title = "xem lại"
    book.save("marked/claims.csv.xlsx")
    Path("marked/claims.csv").unlink()

    assert [each.rule for each in build("marked", lenient=True).faults] == [
        each.rule for each in build(mine, lenient=True).faults
    ]


def test_the_command_says_how_the_copies_are_checked(mine: Path) -> None:
    with unvalidated():  # what is said of copies does not hang on the shapes
        done = command("check", "packaged", "mine", "--mark", "marked")

    assert "creativegraph check packaged marked" in done.stderr
    assert Path("marked/sources.csv").read_text(encoding="utf-8") == SOURCES


def test_a_project_comes_back_whole(mine: Path, tmp_path: Path) -> None:
    folder = laid(tmp_path / "base", BASE)
    claims = folder / "data" / "claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace(",1900,", ",19OO,"), encoding="utf-8")

    before = marked(folder, "marked")

    assert before.count("violation") == 1
    assert (Path("marked") / "creativegraph.toml").is_file()
    assert cg.check("marked").count("violation") == 1
    copy = Path("marked/data/claims.csv")
    copy.write_text(copy.read_text(encoding="utf-8").replace(",19OO,", ",1900,", 1), encoding="utf-8")
    assert cg.check("marked").count("violation") == 0


@pytest.fixture
def own(mine: Path) -> Path:
    """A workbook with a fill and a note of the user in the faulty cell, a formula and a sheet of notes."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "claims"
    for row in csv.reader(CLAIMS.splitlines()):
        sheet.append(row)
    sheet["D3"].fill, sheet["D3"].comment = PatternFill("solid", fgColor=BLUE), Comment("Ask Mai.", "Lan")
    notes = book.create_sheet("notes")
    notes["A1"] = "=1+1"
    (mine / "claims.csv").unlink()
    book.save(mine / "own.xlsx")
    return mine


def unfilled(book: openpyxl.Workbook) -> None:
    """What LibreOffice does when it saves: nobody knows any more who wrote a note."""
    for sheet in book.worksheets:
        for cell in [each for row in sheet.iter_rows() for each in row]:
            if cell.comment is not None:
                cell.comment = Comment(cell.comment.text, " ")


def as_it_is(book: openpyxl.Workbook) -> None:
    """What a program does that keeps who wrote a note."""


@pytest.mark.parametrize("saved", [as_it_is, unfilled], ids=["as it is", "authors dropped"])
def test_a_fill_and_a_note_of_the_user_come_back_when_a_mark_goes(
    own: Path, saved: Callable[[openpyxl.Workbook], None]
) -> None:
    marked(own, "one")
    book = openpyxl.load_workbook("one/own.xlsx")
    book["claims"]["D3"] = RIGHT
    book["claims"]["B2"] = "plce/a"
    saved(book)
    book.save("one/own.xlsx")

    marked("one", "two")

    cell = openpyxl.load_workbook("two/own.xlsx")["claims"]["D3"]
    assert cell.fill.fgColor.rgb == BLUE
    assert cell.comment is not None
    assert cell.comment.text == "Ask Mai."


def test_a_marked_cell_has_a_name_which_spreadsheets_move_with_it(own: Path) -> None:
    marked(own, "one")
    book = openpyxl.load_workbook("one/own.xlsx")
    name = book.defined_names["creativegraph_mark_2"]
    assert name.attr_text == "'claims'!$D$3"


def test_marking_what_is_marked_does_not_heap_up_notes(own: Path) -> None:
    marked(own, "one")
    marked("one", "two")
    marked("two", "three")

    cell = openpyxl.load_workbook("three/own.xlsx")["claims"]["D3"]
    assert cell.comment is not None
    assert cell.comment.text.startswith("Ask Mai.\n\n")
    assert cell.comment.text.count("VIOLATION") == 1
    assert openpyxl.load_workbook("three/own.xlsx").sheetnames == ["claims", "notes", "Findings"]


def test_a_formula_keeps_its_value(own: Path) -> None:
    with_value(own / "own.xlsx", "notes", "A1", 2)

    marked(own, "one")

    formulas, values = (openpyxl.load_workbook("one/own.xlsx", data_only=each) for each in (False, True))
    assert (formulas["notes"]["A1"].value, values["notes"]["A1"].value) == ("=1+1", 2)


def test_a_row_whose_id_begins_with_a_hash_is_skipped_and_told(mine: Path) -> None:
    (mine / "claims.csv").write_text(CLAIMS.replace("c2,", "#c2,"), encoding="utf-8")

    made = build(mine)

    assert list(made.claims) == [each for each in made.claims if "c2" not in each]
    assert [each.rule for each in made.notes] == ["row-passed-over"]


def test_an_error_of_a_formula_in_the_id_is_no_remark(mine: Path) -> None:
    (mine / "claims.csv").write_text(CLAIMS.replace("c2,", "#REF!,").replace(WRONG, RIGHT), encoding="utf-8")

    assert checked(mine) == ["claims.csv error-cell"]


def test_a_header_may_say_what_a_column_is_called(mine: Path) -> None:
    (mine / "claims.csv").write_text(
        'mã (id),"chủ thể\n(subject)",property,giá trị (value),nguồn (sources)\nc1,place/a,skos:prefLabel,A,s\n',
        encoding="utf-8",
    )

    assert build(mine).claims["c1"].value == "A"
