"""Workbooks give the claims that the same tables give as CSV, and tell what cannot be read at its sheet and cell."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl.styles import Font

import creativegraph as cg
from creativegraph.errors import TableError
from creativegraph.tables import build
from creativegraph.tables.build import Build
from creativegraph.tables.sheets import xlsx

Rows = Sequence[Sequence[object]]

SOURCES: Rows = [["id", "kind", "title"], ["press", "press", "Press"]]
CLAIMS: Rows = [
    ["id", "subject", "property", "value", "lang", "sources"],
    ["c1", "event/fair", "rdf:type", "cg:Festival", None, "press"],
    ["c2", "event/fair", "skos:prefLabel", "Hội chợ", "vi", "press"],
]
TOWNS: Rows = [
    ["id", "thing", "sources", "rdf:type", "cg:latitude", "cg:longitude"],
    ["t1", "place/sellac", "press", "cg:City", 44.91, 4.625],
]


def workbook(path: Path, **sheets: Rows) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return book


def claims(*values: object, kind: str = "cg:hasTimeSpan") -> Rows:
    rows = [[f"c{n}", f"event/e{n}", kind, value, None, "press"] for n, value in enumerate(values, start=1)]
    return [CLAIMS[0], *rows]


def built(path: Path, **sheets: Rows) -> Build:
    workbook(path / "tables.xlsx", sources=SOURCES, **sheets)
    return build([path], lenient=True)


def stated(made: Build) -> list[str]:
    """The values that rows state; what follows from kinds and ids is no part of how a workbook is read."""
    return [made.claims[each].value for each in rows(made)]


def rows(made: Build) -> list[str]:
    return [each for each in made.claims if each.startswith("c")]


def faults(made: Build) -> list[tuple[str, str, str]]:
    return [(each.sheet, each.cell.name, each.rule) for each in made.faults]


def test_the_sheets_of_a_workbook_are_tables(tmp_path: Path) -> None:
    made = built(tmp_path, Claims=CLAIMS, Towns=TOWNS)

    assert made.faults == ()
    assert sorted(made.claims) == ["c1", "c2", "t1-latitude", "t1-longitude", "t1-type"]
    assert made.claims["t1-longitude"].value == "4.625"
    line = next(each for each in made.direct() if '"H' in each and "vi" in each)
    cell = dict(made.cells_of([line.partition(" ")[0]])[line.partition(" ")[0]])[line]
    assert (Path(cell.file).name, cell.sheet, cell.name) == ("tables.xlsx", "Claims", "D3")


@pytest.mark.parametrize(
    ("value", "shown_as", "edtf"),
    [
        (date(2023, 11, 18), "dd/mm/yyyy", "2023-11-18"),
        (date(2023, 4, 3), "m/d/yy", "2023-04-03"),
        (datetime.fromisoformat("2023-04-03"), "yyyy-mm-dd h:mm:ss", "2023-04-03"),
        (date(2023, 11, 1), "mmm-yy", "2023-11"),
        (date(2023, 1, 1), "yyyy", "2023"),
        (2019, "General", "2019"),
        (2019.0, "0", "2019"),
        ("18/11/2023", "@", "2023-11-18"),
    ],
)
def test_a_date_cell_is_exact_and_as_precise_as_it_shows(
    tmp_path: Path, value: object, shown_as: str, edtf: str
) -> None:
    book = workbook(tmp_path / "tables.xlsx", sources=SOURCES, claims=claims(value))
    book["claims"]["D2"].number_format = shown_as
    book.save(tmp_path / "tables.xlsx")

    made = build([tmp_path], lenient=True)

    assert made.faults == ()
    assert made.claims["c1"].value == edtf


@pytest.mark.parametrize(
    ("value", "shown_as", "number"),
    [
        (200000, "#,##0", "200000"), (2019.0, "General", "2019"), ("200.000", "@", "200000"),
        (1234567.0, "General", "1234567"), ("4,7 triệu", "General", "4700000"),
    ],
)  # fmt: skip
def test_a_number_cell_is_the_number_whatever_its_format(
    tmp_path: Path, value: object, shown_as: str, number: str
) -> None:
    book = workbook(tmp_path / "tables.xlsx", sources=SOURCES, claims=claims(value, kind="sosa:hasSimpleResult"))
    book["claims"]["D2"].number_format = shown_as
    book.save(tmp_path / "tables.xlsx")

    made = build([tmp_path], lenient=True)

    assert stated(made) == [number]


@pytest.mark.parametrize(("number", "text"), [(21.0245, "21.0245"), (0.1 + 0.2, "0.3"), (105.85, "105.85"), (5, "5")])
def test_decimals_are_those_shown(tmp_path: Path, number: float, text: str) -> None:
    made = built(tmp_path, claims=claims(number, kind="cg:latitude"))

    assert made.claims["c1"].value == text


@pytest.mark.parametrize(
    ("value", "shown_as", "rule"),
    [
        (0.45, "0%", "percentage"), (0.4567, "0.0%", "percentage"), ("45%", "@", "percentage"),
        (date(2023, 6, 1), "mmm-yy", "date-for-number"), (True, "General", "not-an-integer"),
        (1.5, "General", "not-an-integer"), (time(12, 30), "hh:mm", "not-an-integer"),
    ],
)  # fmt: skip
def test_a_cell_that_is_no_number_is_told(tmp_path: Path, value: object, shown_as: str, rule: str) -> None:
    book = workbook(tmp_path / "tables.xlsx", sources=SOURCES, claims=claims(value, kind="cg:observedDays"))
    book["claims"]["D2"].number_format = shown_as
    book.save(tmp_path / "tables.xlsx")

    assert faults(build([tmp_path], lenient=True)) == [("claims", "D2", rule)]


def test_booleans_may_be_cells_of_their_own_kind(tmp_path: Path) -> None:
    made = built(tmp_path, claims=claims(True, False, "TRUE", kind="cg:isTemporary"))

    assert stated(made) == ["true", "false", "true"]


def test_a_formula_counts_by_its_value_and_one_without_is_told(tmp_path: Path) -> None:
    workbook(tmp_path / "tables.xlsx", sources=SOURCES, claims=claims("=2000+24", 2023))
    with_value = rewritten(tmp_path / "tables.xlsx", "<f>2000+24</f><v></v>", "<f>2000+24</f><v>2024</v>")

    told = faults(build([tmp_path / "tables.xlsx"], lenient=True))
    made = build([with_value], lenient=True)

    assert told == [("claims", "D2", "formula-without-value")]
    assert made.faults == ()
    assert stated(made) == ["2024", "2023"]


def rewritten(path: Path, old: str, new: str, part: str = "xl/worksheets/sheet2.xml") -> Path:
    made = path.with_name("rewritten.xlsx")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == part:
                text = data.decode()
                assert old in text.replace("<v />", "<v></v>"), text
                data = text.replace("<v />", "<v></v>").replace(old, new).encode()
            after.writestr(name, data)
    return made


def test_a_cell_with_an_error_is_told(tmp_path: Path) -> None:
    made = built(tmp_path, claims=claims("#N/A", 2023))

    assert faults(made) == [("claims", "D2", "error-cell")]
    assert rows(made) == ["c2"]


def test_merged_cells_in_the_header_are_refused(tmp_path: Path) -> None:
    book = workbook(tmp_path / "tables.xlsx", sources=SOURCES, claims=CLAIMS)
    book["claims"].merge_cells("D1:E1")
    book.save(tmp_path / "tables.xlsx")

    made = build([tmp_path], lenient=True)

    assert faults(made)[0] == ("claims", "D1", "merged-header")
    assert "cells D1:E1 of the header are merged" in made.faults[0].message
    assert made.claims == {}


def test_merged_cells_below_cost_their_rows(tmp_path: Path) -> None:
    book = workbook(tmp_path / "tables.xlsx", sources=SOURCES, claims=claims(2021, 2022, 2023, 2024))
    book["claims"].merge_cells("F3:F4")
    book.save(tmp_path / "tables.xlsx")

    made = build([tmp_path], lenient=True)

    assert faults(made) == [("claims", "F3", "merged-cells")]
    assert rows(made) == ["c1", "c4"]
    assert len(made.doubtful) == 2


def test_a_title_above_the_header_is_told_with_what_to_do(tmp_path: Path) -> None:
    made = built(tmp_path, claims=[["Our claims"], [], *CLAIMS])

    assert faults(made) == [("claims", "A1", "header-not-first")]
    assert "is in row 3" in made.faults[0].message


def test_blank_rows_and_columns_do_no_harm(tmp_path: Path) -> None:
    rows = [[None, *row[:3], None, *row[3:], None, None] for row in CLAIMS]

    made = built(tmp_path, claims=[[], [None, ""], *rows[:2], [], [" "], rows[2]])

    assert made.faults == ()
    assert (made.claims["c1"].row, made.claims["c2"].row) == (4, 7)


def test_a_column_with_cells_and_no_name_is_told_once(tmp_path: Path) -> None:
    made = built(tmp_path, claims=[CLAIMS[0], *([*row, "why"] for row in CLAIMS[1:])])

    assert faults(made) == [("claims", "G1", "column-without-name")]
    assert len(made.claims) == 2


def test_a_sheet_that_is_no_table_is_passed_over_with_a_note(tmp_path: Path) -> None:
    made = built(tmp_path, Cover=[["A report"], ["by us"]], claims=CLAIMS, empty=[])

    assert made.faults == ()
    assert [(each.sheet, each.rule) for each in made.notes] == [("Cover", "sheet-passed-over")]


def test_a_workbook_without_a_table_is_told(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", Cover=[["A report"], ["by us"]])
    workbook(tmp_path / "b.xlsx", Empty=[])

    made = build([tmp_path], lenient=True)

    assert [(Path(each.file).name, each.rule) for each in made.faults] == [
        ("a.xlsx", "no-table"), ("b.xlsx", "no-table")
    ]  # fmt: skip


def test_hidden_rows_columns_and_sheets_are_read(tmp_path: Path) -> None:
    book = workbook(tmp_path / "tables.xlsx", sources=SOURCES, claims=CLAIMS)
    book["claims"].row_dimensions[2].hidden = True
    book["claims"].column_dimensions["D"].hidden = True
    book["sources"].sheet_state = "hidden"
    book.save(tmp_path / "tables.xlsx")

    assert list(build([tmp_path]).claims) == ["c1", "c2"]


def test_text_is_told_to_be_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_text("only words", encoding="utf-8")

    with pytest.raises(TableError, match="this is text and not a workbook"):
        build([tmp_path])


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("t.xlsx", b"id,subject\n", "wrong-ending"),
        ("t.csv", b"PK\x03\x04 xl/workbook.xml", "wrong-ending"),
        ("t.csv", b"PK\x03\x04 application/vnd.oasis.opendocument.spreadsheet", "other-spreadsheet"),
        ("t.csv", b"\xd0\xcf\x11\xe0", "other-spreadsheet"),
        ("t.xlsx", b"", "damaged-workbook"),
        ("t.xlsx", b"PK\x05\x06" + b"\x00" * 18, "damaged-workbook"),
        ("t.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected-workbook"),
        ("t.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Workbook", "other-spreadsheet"),
        ("t.xls", b"\xd0\xcf\x11\xe0", "other-spreadsheet"),
        ("t.ods", b"PK", "other-spreadsheet"),
    ],
)
def test_a_file_that_is_no_readable_workbook_is_told(tmp_path: Path, name: str, content: bytes, rule: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "sources.csv").write_text("id,kind,title\npress,press,Press\n", encoding="utf-8")

    made = build([tmp_path], lenient=True)

    assert [each.rule for each in made.faults] == [rule]
    with pytest.raises(TableError):
        build([tmp_path])


def test_a_workbook_cut_short_anywhere_is_a_fault_and_no_traceback(tmp_path: Path) -> None:
    workbook(tmp_path / "whole.xlsx", sources=SOURCES, claims=CLAIMS)
    data = (tmp_path / "whole.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"

    for length in range(0, len(data), 97):
        path.write_bytes(data[:length])
        assert [each.rule for each in build([path], lenient=True).faults] == ["damaged-workbook"]


def test_files_that_spreadsheets_keep_while_a_table_is_open_are_passed_over(tmp_path: Path) -> None:
    workbook(tmp_path / "tables.xlsx", sources=SOURCES, claims=CLAIMS)
    (tmp_path / "~$tables.xlsx").write_bytes(b"lock")
    (tmp_path / ".~lock.tables.xlsx#.csv").write_bytes(b"\xff")

    assert len(build([tmp_path]).claims) == 2


def test_a_workbook_that_unpacks_to_more_than_memory_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "LARGEST_PART", 1 << 20)
    path = tmp_path / "bomb.xlsx"
    workbook(path, sources=SOURCES)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        part.write(bytes((1 << 20) + 1))

    assert [each.rule for each in build([path], lenient=True).faults] == ["workbook-too-large"]


def test_a_large_sheet_is_read_without_its_empty_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "SMALL", 1 << 20)
    workbook(tmp_path / "tables.xlsx", sources=SOURCES, claims=claims(2021, 2022))
    rows = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="0"/><c r="D{n}" s="0" /></row>' for n in range(5, 20_000))
    last = '<row r="20000"><c r="A20000" t="inlineStr"><is><t>c9</t></is></c><c r="C20000" s="0"/></row>'
    path = rewritten(tmp_path / "tables.xlsx", "</sheetData>", rows + last + "</sheetData>")

    made = build([path], lenient=True)

    assert len(rows) > 1 << 20
    assert stated(made) == ["2021", "2022"]
    assert {each.cell.row for each in made.faults} == {20000}


def test_rows_that_are_only_styled_are_blank(tmp_path: Path) -> None:
    book = workbook(tmp_path / "tables.xlsx", sources=SOURCES, claims=CLAIMS)
    for number in range(4, 400):
        book["claims"].cell(number, 1).font = Font(bold=True)
    book["claims"].cell(20_000, 3).font = Font(bold=True)
    book.save(tmp_path / "tables.xlsx")

    made = build([tmp_path])

    assert [len(table.rows) for table in made.tables] == [1, 2]


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12)
TELLING = st.sampled_from(
    ["press", "event/fair", "rdf:type", "cg:latitude", "c1", "#N/A", "=1+1", "200.000", "3/4/2023", "vi"]
)
DAYS = st.dates(min_value=date(1900, 3, 1)) | st.datetimes(min_value=datetime.fromisoformat("1900-03-01"))
CELLS = st.none() | st.booleans() | st.integers() | st.floats() | DAYS | WORDS | TELLING


@of(st.lists(st.lists(CELLS, min_size=6, max_size=7), max_size=3), st.booleans())
@settings(max_examples=12)
def test_whatever_cells_a_workbook_has_it_builds_or_is_told(
    tmp_path_factory: pytest.TempPathFactory, rows: Rows, records: bool
) -> None:
    folder = tmp_path_factory.mktemp("book")

    made = built(folder, claims=[(TOWNS if records else CLAIMS)[0], *rows])

    assert all(each.row >= 1 and each.rule and each.message and each.message_vi for each in made.faults)


TEXTS = (WORDS | TELLING).filter(lambda text: not text.startswith("="))


@of(st.lists(st.lists(TEXTS, min_size=6, max_size=6), max_size=4))
@settings(max_examples=12)
def test_a_table_gives_the_same_claims_and_faults_as_a_workbook_and_as_csv(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("both")
    (folder / "csv").mkdir()
    for name, table in (("sources", SOURCES), ("claims", [*CLAIMS, *rows])):
        written = io.StringIO()
        csv.writer(written).writerows(table)
        (folder / "csv" / f"{name}.csv").write_text(written.getvalue(), encoding="utf-8", newline="")

    as_csv = build([folder / "csv"], lenient=True)
    (folder / "book").mkdir()
    as_workbook = built(folder / "book", claims=[*CLAIMS, *rows])

    assert as_workbook.ntriples() == as_csv.ntriples()
    assert [(each.cell.name, each.rule) for each in as_workbook.faults] == [
        (each.cell.name, each.rule) for each in as_csv.faults
    ]


def test_a_workbook_is_opened_by_its_name_and_beside_files_of_rdf(tmp_path: Path) -> None:
    path = tmp_path / "Tables.XLSX"
    workbook(path, sources=SOURCES, claims=CLAIMS)
    (tmp_path / "more.ttl").write_text(
        '<urn:x> <http://www.w3.org/2004/02/skos/core#prefLabel> "Beside"@en .', encoding="utf-8"
    )

    for place in (path, tmp_path):
        assert "Hội chợ" in [each.label for each in cg.find(cg.open_graph(place), "hoi cho")]


def test_a_lock_beside_files_of_rdf_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "~$tables.xlsx").write_bytes(b"lock")
    (tmp_path / "more.ttl").write_text("<urn:x> a <urn:y> .", encoding="utf-8")

    assert len(cg.open_graph(tmp_path)) > 0


def test_rows_without_cells_before_a_last_one_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tables.xlsx"
    book = workbook(path, sources=SOURCES, Claims=CLAIMS)
    book["Claims"]["A90000"] = "c3"
    book["Claims"]["XFD1048576"] = "far"
    book.save(path)
    seen: list[int] = []
    read = xlsx.rows_of
    monkeypatch.setattr(
        xlsx,
        "rows_of",
        lambda *given: (seen.append(row[0]) or row for row in read(*given)),  # type: ignore[func-returns-value]
    )

    made = build([tmp_path], lenient=True)

    assert len(seen) < 20
    assert {(each.sheet, each.row) for each in made.faults} == {("Claims", 90000)}
    assert rows(made) == ["c1", "c2"]


def test_a_workbook_of_shared_texts_that_are_equal_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tables.xlsx"
    workbook(path, sources=SOURCES, claims=CLAIMS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/texts.xml", "<sst>" + "<si/>" * 100_000 + "</sst>")

    assert [each.rule for each in build([path], lenient=True).faults] == ["workbook-too-large"]
