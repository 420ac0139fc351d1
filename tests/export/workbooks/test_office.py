"""Templates and marked workbooks in a real LibreOffice: opened, refused, filled, mended, saved, and checked again."""

from pathlib import Path
from random import Random

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from tests.support.damaged import CSV, READING, SHAPES, WORKBOOK, Kind, damaged, typed, undamaged, written
from tests.support.office import convert, edited, takes

import creativegraph as cg
from creativegraph.export.workbooks.template import template
from creativegraph.tables.table import named
from creativegraph.validation.report import Report

pytestmark = [pytest.mark.foreign, pytest.mark.cold]

KINDS = (*READING, *SHAPES)
Edits = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def graph() -> cg.Graph:
    return cg.open_graph(languages=["vi", "en"])


@pytest.fixture
def events(graph: cg.Graph, tmp_path: Path) -> Path:
    path = tmp_path / "events.xlsx"
    path.write_bytes(template(graph, "event"))
    return path


def rules_of(path: Path, sheet: str) -> dict[str, tuple[str, str, str]]:
    """The rules of the columns of a sheet: type, style and formula."""
    there = openpyxl.load_workbook(path)[sheet].data_validations.dataValidation
    return {
        str(each.sqref).partition("2:")[0]: (each.type or "", each.errorStyle or "stop", str(each.formula1))
        for each in there
        if each.type and each.showErrorMessage
    }


def column(path: Path, sheet: str, name: str) -> str:
    """The letter of a column."""
    header = next(openpyxl.load_workbook(path)[sheet].iter_rows(max_row=1))
    names = named([str(each.value) for each in header])
    return openpyxl.utils.get_column_letter(names.index(name) + 1)


def test_libreoffice_keeps_the_lists_the_rules_and_the_notes(events: Path, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()

    saved = convert(events, tmp_path / "saved")

    before, after = rules_of(events, "sự kiện"), rules_of(saved, "sự kiện")
    assert len(before) > 30
    assert after == before
    book, kept = openpyxl.load_workbook(events), openpyxl.load_workbook(saved)
    assert set(book.defined_names) <= set(kept.defined_names)
    assert kept["creativegraph lists"].sheet_state == "hidden"
    assert [each.comment.text for each in kept["sự kiện"][1] if each.comment] == [
        each.comment.text for each in book["sự kiện"][1] if each.comment
    ]


@pytest.mark.parametrize("again", [False, True])
def test_the_sheet_itself_refuses_a_wrong_value(events: Path, tmp_path: Path, again: bool) -> None:
    if again:
        (tmp_path / "saved").mkdir()
        events = convert(events, tmp_path / "saved")
    tried = {
        "rdf:type": ("lễ hội", "thành phố lớn"), "cg:hasTimeSpan": ("2024-11-09/2024-11-17", "mới đây"),
        "cg:editionNumber": ("4", "bốn"), "cg:eventStatus": ("", "chưa biết"), "id": ("r1", "R 1"),
    }  # fmt: skip
    cells = {name: column(events, "sự kiện", name) for name in tried}

    right = takes(events, "sự kiện", [(f"{cells[name]}3", good) for name, (good, _) in tried.items() if good])
    wrong = takes(events, "sự kiện", [(f"{cells[name]}3", bad) for name, (_, bad) in tried.items()])

    assert [each["valid"] for each in right] == [True] * len(right)
    assert [(each["valid"], each["refuses"]) for each in wrong] == [(False, True)] * len(wrong)
    assert all(each["told"] for each in wrong)


DATES = {
    "read": (["2024-11-18", "1895-04-12"], ["18/11/2024", "2024-13-01", "2024"]),
    "date": (["2024", "2024-11", "tháng 6/2023", "[1667,1668]", "201X", "../1985"], ["tuần trước", "mai"]),
    "address": (["https://example.org/a"], ["trang của thành phố"]),
    "kind": (["báo chí"], ["press room"]),
}


def test_the_sheet_of_sources_takes_days_dates_addresses_and_kinds_as_the_reader_does(events: Path) -> None:
    cells = {name: column(events, "nguồn", name) for name in DATES}
    tried = [
        (f"{cells[name]}{row}", text, row < 20)
        for name, of in DATES.items()
        for start, texts in zip((3, 20), of, strict=True)
        for row, text in enumerate(texts, start=start)
    ]

    said = takes(events, "nguồn", [(cell, text) for cell, text, _ in tried])

    found = {text: (each["valid"], each["refuses"]) for (_, text, _), each in zip(tried, said, strict=True)}
    assert found == {text: (right, True) for _, text, right in tried}


def test_a_number_beyond_the_bounds_of_its_shape_is_refused(graph: cg.Graph, tmp_path: Path) -> None:
    path = tmp_path / "cities.xlsx"
    path.write_bytes(template(graph, "city"))
    letter = column(path, "thành phố", "cg:latitude")
    tried = ((3, "45.2"), (4, "91"), (5, "bắc"))

    said = takes(path, "thành phố", [(f"{letter}{row}", text) for row, text in tried])

    assert [each["valid"] for each in said] == [True, False, False]
    assert "nhiều nhất 90" in str(said[1]["told"])


def test_a_known_thing_is_offered_by_name_and_a_new_one_is_not_refused(events: Path) -> None:
    letter = column(events, "sự kiện", "thing")

    known, new = takes(events, "sự kiện", [
        (f"{letter}3", "Lễ hội Thiết kế Sáng tạo Hà Nội 2024 (event/hcdf-2024)"),
        (f"{letter}4", "Hội sách 2030 (event/book-fair-2030)"),
    ])  # fmt: skip

    assert (known["valid"], new["valid"], new["refuses"], new["style"]) == (True, False, False, "WARNING")


def test_the_list_of_values_follows_the_property_of_the_row(graph: cg.Graph, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(template(graph))

    _, value, _, other = takes(path, "khẳng định", [
        ("C3", "có đơn vị tổ chức"), ("D3", "UNESCO (org/unesco)"), ("C4", "hình thức tham dự"), ("D4", "x"),
    ])  # fmt: skip

    assert value["valid"]
    assert not value["refuses"]
    entries = other["entries"]
    assert isinstance(entries, list)
    assert "trực tuyến" in " ".join(map(str, entries))


def test_a_row_filled_in_libreoffice_is_checked_without_a_finding(events: Path, tmp_path: Path) -> None:
    row = {
        "id": "r1", "thing": "Hội sách Hà Nội 2030 (event/hanoi-book-fair-2030)", "sources": "s1", "rdf:type": "lễ hội",
        "skos:prefLabel@vi": "Hội sách Hà Nội 2030", "skos:prefLabel@en": "Hanoi Book Fair 2030",
        "cg:hasTimeSpan": "2024-05", "cg:takesPlaceIn": "Hà Nội (place/hanoi)", "cg:editionNumber": "4",
    }  # fmt: skip
    source = {"id": "s1", "kind": "báo chí", "title": "Hội sách", "lang": "vi", "date": "2024-06", "read": "2024-06-02",
              "address": "https://example.org/hoi-sach"}  # fmt: skip
    cells = {("sự kiện", f"{column(events, 'sự kiện', name)}3"): text for name, text in row.items()}
    cells |= {("nguồn", f"{column(events, 'nguồn', name)}3"): text for name, text in source.items()}
    (tmp_path / "mine").mkdir()

    edited((events, tmp_path / "mine" / "events.xlsx", cells))

    report = cg.check(cg.PACKAGED, tmp_path / "mine")
    assert [str(each) for each in report.findings if each.cell and "events.xlsx" in each.cell.file] == []
    assert cg.open_graph(tmp_path / "mine").sparql(
        "ASK { ?fair <https://w3id.org/creativegraph/ontology#editionNumber> 4 }"
    )


def shown(path: Path) -> dict[str, list[list[str]]]:
    """The cells of a workbook as they were typed, by its sheets."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [[typed_text(cell.value) for cell in row] for row in sheet.iter_rows()]
        for sheet in book.worksheets
    }


def typed_text(content: object) -> str:
    return "" if content is None else str(content)


def mends(path: Path, sheets: dict[str, str]) -> Edits:
    """What a curator types to mend a workbook: each cell that is not as in the undamaged tables."""
    right, there = undamaged(), shown(path)
    edits: Edits = {}
    for title, table in sheets.items():
        rows, wanted = there[title], right[table]
        for row in range(max(len(rows), len(wanted))):
            now, then = (each[row] if row < len(each) else [] for each in (rows, wanted))
            for place in range(max(len(now), len(then))):
                text = then[place] if place < len(then) else ""
                expected = typed_text(typed(text)) if title != "table" else text
                if (now[place] if place < len(now) else "") not in {text, expected}:
                    name = openpyxl.utils.get_column_letter(place + 1)
                    edits[title, f"{name}{row + 1}"] = text
    return edits


def marked(folder: Path, to: Path) -> Report:
    """The report of the tables in a folder, of which marked copies are written."""
    report = cg.check(folder)
    cg.mark(report, to)
    return report


def finds(kind: Kind, report: Report) -> bool:
    return any(each.rule.slug in {kind.rule, f"Table-{kind.rule}"} for each in report.findings)


def test_sixty_kinds_of_damage_are_found_in_the_marked_copies_and_none_when_they_are_mended(tmp_path: Path) -> None:
    books: list[tuple[Path, Path, Edits]] = []
    lost: list[str] = []
    after: dict[str, list[str]] = {}
    for number, kind in enumerate(KINDS):
        form = WORKBOOK if WORKBOOK in kind.formats else CSV
        folder, copies = tmp_path / f"{number}", tmp_path / f"{number}-marked"
        folder.mkdir()
        damaged(kind, folder, form)
        marked(folder, copies)
        if not finds(kind, cg.check(copies)):
            lost.append(kind.name)
        for path in sorted(copies.glob("*.xlsx")):
            sheets = {each: each for each in undamaged()} if form == WORKBOOK else {"table": path.name.split(".")[0]}
            books.append((path, path, mends(path, sheets)))

    edited(*books)

    for number, kind in enumerate(KINDS):
        after[kind.name] = [str(each) for each in cg.check(tmp_path / f"{number}-marked").findings]
    assert lost == []
    assert {name: found for name, found in after.items() if found} == {}
    assert len(after) == 60


def test_a_mark_goes_where_libreoffice_mended_and_stays_where_not_and_the_users_own_is_kept(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    tables = undamaged()
    tables["memberships"][1][tables["memberships"][0].index("cg:memberSince")] = "tháng 6/2019"
    tables["claims"][4][3] = "hơn 2010"
    book = written(tables, tmp_path / "mine", WORKBOOK, Random(0))  # noqa: S311 - a seed
    assert book is not None
    since = tables["memberships"][0].index("cg:memberSince") + 1
    wrong, other = book["memberships"].cell(2, since), book["claims"]["D5"]
    wrong.fill, wrong.comment = PatternFill("solid", fgColor="FF00B0F0"), Comment("Ask Mai.", "Lan")
    book["cover"]["A2"], book["cover"]["A3"] = "=1+1", "mine"
    book["claims"].column_dimensions["B"].width = 44
    book.save(tmp_path / "mine" / "tables.xlsx")
    first = marked(convert(tmp_path / "mine" / "tables.xlsx", made(tmp_path / "saved")).parent, tmp_path / "one")
    address = wrong.coordinate

    edited(
        (tmp_path / "one" / "tables.xlsx", made(tmp_path / "two") / "tables.xlsx", {("memberships", address): "2019"})
    )
    second = marked(tmp_path / "two", tmp_path / "three")

    assert (len(first.findings), len(second.findings)) == (2, 1)
    again = openpyxl.load_workbook(tmp_path / "three" / "tables.xlsx")
    mended, left = again["memberships"][address], again["claims"][other.coordinate]
    assert (mended.fill.fgColor.rgb, mended.comment and mended.comment.text) == ("FF00B0F0", "Ask Mai.")
    assert left.fill.fgColor.rgb == "FFFFC7CE"
    assert left.comment is not None
    assert left.comment.text.count("VIOLATION") == 1
    assert round(again["claims"].column_dimensions["B"].width) == 44
    values = openpyxl.load_workbook(tmp_path / "three" / "tables.xlsx", data_only=True)
    assert (again["cover"]["A2"].value, values["cover"]["A2"].value) == ("=1+1", 2)
    assert [each for each in again.sheetnames if each.startswith("Findings")] == ["Findings"]


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder
