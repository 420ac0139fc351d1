"""Tables handed back with the cells marked that findings point at, the originals as they were."""

import datetime
import io
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as of
from hypothesis import strategies as st
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from tests.support.made_reports import finding, report, reports, texts, waiver

import creativegraph as cg
from creativegraph.errors import Cell, UnwritableError
from creativegraph.files import remains
from creativegraph.reporting import annotate_csv
from creativegraph.tables.sheets.csv import rows_of
from creativegraph.tables.sheets.files import read
from creativegraph.validation.report import Finding, Report

CSV = "id,subject,property,value\nc1,event/a,rdf:type,cg:Event\nc2,event/b,rdf:type,cg:Evnt\n"
RED, AMBER, GREY = "FFFFC7CE", "FFFFEB9C", "FFE7E6E6"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def table(name: str = "claims.csv", data: bytes = CSV.encode()) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(data)
    return name


def workbook(name: str = "own.xlsx") -> str:
    book = openpyxl.Workbook()
    notes = book.worksheets[0]
    notes.title = "Notes"
    notes["A1"], notes["A2"] = "mine", "=SUM(1,2)"
    notes["A1"].font = Font(bold=True, color="FF00FF00")
    signed = book.create_sheet("Ký kết '24")
    for row in (("id", "subject", "day"), ("c1", "agreement/a", datetime.date(2024, 1, 2)), ("c2", "agreement/b", "x")):
        signed.append(row)
    signed["B2"].comment = Comment("Ask Mai.", "Lan")
    signed["C2"].number_format = "DD/MM/YYYY"
    signed.column_dimensions["B"].width = 33
    signed.merge_cells("E1:F2")
    book.save(name)
    return name


def in_sheet(row: int, column: int, **others: object) -> Finding:
    return finding(Cell("own.xlsx", "Ký kết '24", row, column), **others)


def sheet(name: str, title: str = "Ký kết '24") -> Worksheet:
    found = openpyxl.load_workbook(name)[title]
    assert isinstance(found, Worksheet)
    return found


def colour(cell: object) -> object:
    return getattr(cell, "fill").fgColor.rgb  # noqa: B009 - merged cells have none, says mypy


def comment(cell: object) -> str:
    found = getattr(cell, "comment")  # noqa: B009 - as above
    return found.text if found is not None else ""


def test_the_marked_cell_is_filled_and_says_what_is_wrong_expected_and_to_write(here: Path) -> None:
    workbook()

    cg.mark(report(in_sheet(3, 3, expected="a date", fix="2024-11-18")), "out")

    cell = sheet("out/own.xlsx")["C3"]
    assert colour(cell) == RED
    assert comment(cell).splitlines() == [
        "VIOLATION: A date is year-month-day.", "expected: a date", "write: 2024-11-18",
        "rule: cgs:Agreement-signedOn",
    ]  # fmt: skip
    assert cell.comment is not None
    assert cell.comment.author == "creativegraph"


def test_the_original_stays_as_it_was(here: Path) -> None:
    before = [Path(table()).read_bytes(), Path(workbook()).read_bytes()]

    cg.mark(report(in_sheet(3, 3), finding(Cell("claims.csv", "", 3, 4))), "out")

    assert [Path("claims.csv").read_bytes(), Path("own.xlsx").read_bytes()] == before


def test_other_sheets_formulas_formats_and_widths_are_kept(here: Path) -> None:
    workbook()

    cg.mark(report(in_sheet(3, 3)), "out")

    notes, signed = sheet("out/own.xlsx", "Notes"), sheet("out/own.xlsx")
    assert notes["A2"].value == "=SUM(1,2)"
    assert notes["A2"].data_type == "f"
    assert notes["A1"].font.b
    assert signed["C2"].value == datetime.datetime(2024, 1, 2)  # noqa: DTZ001 - workbooks know no zones
    assert signed["C2"].number_format == "DD/MM/YYYY"
    assert signed.column_dimensions["B"].width == 33


def test_several_findings_of_one_cell_share_a_comment_and_the_worst_gives_the_colour(here: Path) -> None:
    workbook()

    cg.mark(report(in_sheet(3, 3, severity="warning", message="Second."), in_sheet(3, 3, message="First.")), "out")

    cell = sheet("out/own.xlsx")["C3"]
    assert colour(cell) == RED
    assert comment(cell).index("First.") < comment(cell).index("Second.")


def test_a_comment_of_the_user_is_kept_before_ours(here: Path) -> None:
    workbook()

    cg.mark(report(in_sheet(2, 2, severity="warning")), "out")

    cell = sheet("out/own.xlsx")["B2"]
    assert comment(cell).startswith("Ask Mai.")
    assert "WARNING" in comment(cell)
    assert colour(cell) == AMBER


def test_a_waived_finding_is_grey_with_its_reason(here: Path) -> None:
    workbook()

    cg.mark(report(in_sheet(3, 3, waiver=waiver("Printed so."))), "out")

    assert colour(sheet("out/own.xlsx")["C3"]) == GREY
    assert "reason: Printed so. (2025-03-02)" in comment(sheet("out/own.xlsx")["C3"])


def test_a_cell_that_is_merged_away_is_marked_where_it_shows(here: Path) -> None:
    workbook()

    cg.mark(report(in_sheet(2, 6)), "out")

    assert colour(sheet("out/own.xlsx")["E1"]) == RED


def test_a_cell_beyond_the_rows_of_a_workbook_is_only_listed(here: Path) -> None:
    workbook()

    cg.mark(report(in_sheet(2_000_000, 3), in_sheet(2, 99_999), in_sheet(0, 0)), "out")

    assert sheet("out/own.xlsx", "Findings").max_row == 4


def test_the_sheet_of_findings_leads_to_each_cell(here: Path) -> None:
    workbook()

    cg.mark(report(in_sheet(3, 3, fix="2024-11-18")), "out")

    found = sheet("out/own.xlsx", "Findings")
    link = found["B2"].hyperlink
    assert [each.value for each in found[2]][:5] == [
        "violation", "Ký kết '24!C3", "A date is year-month-day.", None, "2024-11-18",
    ]  # fmt: skip
    assert link is not None
    assert link.location == "'Ký kết ''24'!C3"


def test_a_finding_in_a_sheet_that_is_not_there_is_listed_without_a_link(here: Path) -> None:
    workbook()

    cg.mark(report(finding(Cell("own.xlsx", "Gone", 2, 1))), "out")

    assert sheet("out/own.xlsx", "Findings")["B2"].value == "Gone!A2"
    assert sheet("out/own.xlsx", "Findings")["B2"].hyperlink is None


def test_marking_again_replaces_the_copies_and_their_marks(here: Path) -> None:
    workbook()
    table()
    cg.mark(report(in_sheet(3, 3), finding(Cell("claims.csv", "", 3, 4))), "out")

    cg.mark(report(in_sheet(2, 3), finding(Cell("claims.csv", "", 2, 4))), "out")

    assert colour(sheet("out/own.xlsx")["C3"]) != RED
    assert colour(sheet("out/own.xlsx")["C2"]) == RED
    assert openpyxl.load_workbook("out/own.xlsx").sheetnames == ["Notes", "Ký kết '24", "Findings"]


@pytest.mark.parametrize("moment", range(9))
def test_marking_that_was_cut_short_at_any_moment_can_be_done_again(
    here: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    workbook()
    table()
    cg.mark(report(in_sheet(3, 3), finding(Cell("claims.csv", "", 3, 4))), "out")
    dead = here / "out" / f".marked.cg-new-{remains.here()}-4194305-0123abcd" / "claims.csv"
    dead.parent.mkdir()
    dead.write_text("half")
    found = report(in_sheet(2, 3), finding(Cell("claims.csv", "", 2, 4)))

    moves = 0

    def cut(self: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves > moment:
            raise KeyboardInterrupt
        self.rename(target)
        return target

    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        patch.setattr(Path, "replace", cut)
        cg.mark(found, "out")
    cg.mark(found, "out")

    assert moves == min(moment + 1, 8)
    assert colour(sheet("out/own.xlsx")["C3"]) != RED
    assert colour(sheet("out/own.xlsx")["C2"]) == RED
    assert sorted(each.name for each in (here / "out").iterdir()) == [
        ".creativegraph-copies.json", "claims.csv", "claims.csv.xlsx", "own.xlsx",
    ]  # fmt: skip


def test_marking_a_marked_copy_marks_it_anew(here: Path) -> None:
    workbook()
    table()
    cg.mark(report(in_sheet(3, 3), finding(Cell("claims.csv", "", 3, 4))), ".copies")
    copies = [Cell(".copies/own.xlsx", "Ký kết '24", 2, 3), Cell(".copies/claims.csv", "", 2, 4)]

    cg.mark(report(*map(finding, copies)), "again")

    signed = sheet("again/own.xlsx")
    assert (colour(signed["C3"]), comment(signed["C3"]), colour(signed["C2"])) == ("00000000", "", RED)
    header, first, second = Path("again/claims.csv").read_text(encoding="utf-8").splitlines()
    assert header == "id,subject,property,value,findings"
    assert "violation" in first
    assert second == "c2,event/b,rdf:type,cg:Evnt,"


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_csv_file_comes_back_byte_for_byte_with_one_more_column(
    between: str, end: str, start: str, here: Path
) -> None:
    text = start + CSV.replace(",", between).replace("\n", end)
    table(data=text.encode())

    cg.mark(report(finding(Cell("claims.csv", "", 3, 4), fix="cg:Event")), "out")

    told = "violation D3: A date is year-month-day. (write: cg:Event) [cgs:Agreement-signedOn]"
    expected = [line + between + more for line, more in zip(text.split(end)[:-1], ("findings", "", told), strict=True)]
    assert Path("out/claims.csv").read_bytes() == (end.join(expected) + end).encode()


def test_the_column_stands_last_behind_short_rows_and_text_over_several_lines(here: Path) -> None:
    table(data=b'id,subject,note\nc1\n\nc2,event/b,"two\nlines, quoted"\nc3,a,b,too long')

    cg.mark(report(*(finding(Cell("claims.csv", "", row, 1), message=f"In {row}.") for row in (2, 4, 5))), "out")

    rows = list(
        rows_of(
            Path("out/claims.csv").read_text(encoding="utf-8").splitlines(keepends=True), ",", Cell("", "", 1, 1), []
        )
    )
    assert [cells[:-1] for _, cells in rows if cells] == [
        ["id", "subject", "note"], ["c1", "", ""], ["c2", "event/b", "two\nlines, quoted"],
        ["c3", "a", "b", "too long"],
    ]  # fmt: skip
    assert ["In" in cells[-1] for _, cells in rows if cells] == [False, True, True, True]


def test_what_is_wrong_with_the_header_stands_behind_the_first_row(here: Path) -> None:
    table()

    cg.mark(report(finding(Cell("claims.csv", "", 1, 2), message="Unknown column.")), "out")

    header, first, _ = Path("out/claims.csv").read_text(encoding="utf-8").splitlines()
    assert header.endswith(",findings")
    assert "row 1: violation B1: Unknown column." in first
    assert colour(sheet("out/claims.csv.xlsx", "table")["B1"]) == RED


def test_beside_a_csv_file_stands_a_workbook_with_text_as_typed(here: Path) -> None:
    table(data=b'id,value\nc1,007\nc2,=1+1\n"c3",2024-11-18\n')

    cg.mark(report(finding(Cell("claims.csv", "", 3, 2))), "out")

    made = sheet("out/claims.csv.xlsx", "table")
    assert [(each.value, each.data_type) for each in made["B"]] == [
        ("value", "s"), ("007", "s"), ("=1+1", "s"), ("2024-11-18", "s"),
    ]  # fmt: skip
    assert [colour(each) == RED for each in made["B"]] == [False, False, True, False]


def test_no_text_of_a_finding_becomes_a_formula(here: Path) -> None:
    workbook()
    table()
    evil = "=HYPERLINK(1)"
    told = {"message": evil, "value": evil, "fix": evil, "expected": evil, "focus": evil, "path": evil}

    cg.mark(report(in_sheet(3, 3, **told), finding(Cell("claims.csv", "", 3, 4), **told)), "out")

    for name in ("out/own.xlsx", "out/claims.csv.xlsx"):
        assert "f" not in {each.data_type for row in sheet(name, "Findings") for each in row}
    last = [
        cells[-1]
        for _, cells in rows_of(
            Path("out/claims.csv").read_text(encoding="utf-8").splitlines(keepends=True), ",", Cell("", "", 1, 1), []
        )
    ]
    assert not any(each.startswith("=") for each in last)


@pytest.mark.parametrize("folder", [".", "mine"])
def test_the_place_of_the_original_is_refused_and_nothing_written(folder: str, here: Path) -> None:
    name = table("mine/claims.csv") if folder == "mine" else table()

    with pytest.raises(UnwritableError, match="in the folder where it is"):
        cg.mark(report(finding(Cell(name, "", 3, 4))), folder)

    assert Path(name).read_text(encoding="utf-8") == CSV


def test_another_file_of_the_user_in_the_folder_is_refused_too(here: Path) -> None:
    table()
    table("out/claims.csv", b"id,value\n1,2\n")

    with pytest.raises(UnwritableError, match="name another folder"):
        cg.mark(report(finding(Cell("claims.csv", "", 3, 4))), "out")

    assert Path("out/claims.csv").read_bytes() == b"id,value\n1,2\n"


def test_files_of_several_folders_keep_their_folders(here: Path) -> None:
    names = [table("a/thoả thuận.csv"), table("b/c/claims.csv")]

    marked = cg.mark(report(*(finding(Cell(name, "", 2, 1)) for name in names)), "out")

    assert [each.written[0] for each in marked] == [str(Path("out") / name) for name in names]
    assert all(Path(each.written[1]).is_file() for each in marked)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("things.ttl", b"", "is no CSV or XLSX table"),
        ("bad.xlsx", b"PK\x03\x04 nonsense", "cannot be read as a workbook"),
        ("bad.csv", b"id\n\xff\xfe", "is not UTF-8"),
        ("open.csv", b'id,v\n1,"never closed\n', "is not CSV"),
        ("empty.csv", b"", "is empty"),
        ("gone.csv", None, "cannot be read: No such file"),
    ],
)
def test_a_file_that_cannot_be_marked_is_passed_over_with_a_note(
    name: str, data: bytes | None, said: str, here: Path
) -> None:
    if data is not None:
        table(name, data)
    table()

    marked = cg.mark(report(finding(Cell(name, "", 2, 1)), finding(Cell("claims.csv", "", 2, 1))), "out")

    notes = {each.file: (each.written, each.note) for each in marked}
    assert notes[name][0] == ()
    assert said in notes[name][1]
    assert Path("out/claims.csv").is_file()


def test_a_sheet_of_the_user_named_as_ours_is_kept(here: Path) -> None:
    book = openpyxl.load_workbook(workbook())
    book.create_sheet("Findings")["A1"] = "my own findings"
    book.save("own.xlsx")

    cg.mark(report(in_sheet(3, 3)), "out")
    cg.mark(report(in_sheet(3, 3)), "out")

    assert openpyxl.load_workbook("out/own.xlsx").sheetnames == ["Notes", "Ký kết '24", "Findings", "Findings1"]
    assert sheet("out/own.xlsx", "Findings")["A1"].value == "my own findings"


def test_a_marked_table_reads_as_the_table_itself(here: Path) -> None:
    table(data=b"id,subject,property,value,sources\nc1,place/hanoi,skos:prefLabel,Hanoi,article\n")

    cg.mark(report(finding(Cell("claims.csv", "", 2, 4))), "out")

    before, after = read(Path("claims.csv")), read(Path("out/claims.csv"))
    assert after.rows[0].cells[: len(before.columns)] == before.rows[0].cells


def test_charts_are_kept(here: Path) -> None:
    book = openpyxl.load_workbook(workbook())
    book.worksheets[0].add_chart(BarChart(), "D1")
    book.save("own.xlsx")

    marked, = cg.mark(report(in_sheet(3, 3)), "out")  # fmt: skip

    assert marked.note == ""
    assert "xl/charts/chart1.xml" in zipfile.ZipFile("out/own.xlsx").namelist()


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("xl/slicers/slicer1.xml", "<slicers/>", "slicers"),
        ("xl/threadedComments/threadedComment1.xml", "<ThreadedComments/>", "threads of comments"),
        ("xl/drawings/drawing7.xml", '<xdr:wsDr xmlns:xdr="d"><xdr:sp macro=""/></xdr:wsDr>', "shapes"),
    ],
)
def test_what_a_copy_lacks_is_named(part: str, content: str, said: str, here: Path) -> None:
    with zipfile.ZipFile(workbook(), "a") as parts:
        parts.writestr(part, content)

    marked, = cg.mark(report(in_sheet(3, 3)), "out")  # fmt: skip

    assert marked.note == f"the copy lacks what cannot be kept: {said}"


def test_a_fill_of_the_user_elsewhere_is_kept(here: Path) -> None:
    book = openpyxl.load_workbook(workbook())
    book["Notes"]["A1"].fill = PatternFill("solid", fgColor="FF123456")
    book.save("own.xlsx")

    cg.mark(report(in_sheet(3, 3)), "out")

    assert colour(sheet("out/own.xlsx", "Notes")["A1"]) == "FF123456"


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@of(made=reports())
def test_any_text_in_a_finding_gives_workbooks_that_open(made: Report, here: Path) -> None:
    table()
    workbook()
    found = [
        *(each for each in made.findings if each.cell is None),
        *(replace(each, cell=Cell(name, place, 2, 3))
          for each in made.findings for name, place in (("own.xlsx", "Ký kết '24"), ("claims.csv", ""))),
    ]  # fmt: skip

    marked = cg.mark(report(*found, rows={}), "out")

    for path in (path for each in marked for path in each.written if path.endswith("xlsx")):
        assert openpyxl.load_workbook(path).sheetnames[-1] == "Findings"
        assert zipfile.ZipFile(path).testzip() is None


@settings(max_examples=40)
@of(st.lists(st.lists(texts, min_size=1, max_size=4), min_size=2, max_size=5), st.sampled_from(",;\t"))
def test_any_table_comes_back_with_its_cells_as_they_were(rows: list[list[str]], between: str) -> None:
    import csv

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=between).writerows([["id", "value", "note"], *rows])
    read, found = annotate_csv.records(out.getvalue().encode())

    text = "".join(annotate_csv.extended(read, found, {2: "x, y; z\tw"}))

    again, _ = annotate_csv.records(text.encode())
    for before, after in zip(read, again, strict=True):
        assert after.cells[: len(before.cells)] == before.cells
        assert after.end == before.end
    assert again[1].cells[-1] == "x, y; z\tw"
