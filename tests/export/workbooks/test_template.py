"""Workbooks to fill in: every choice is read back as what it means, and an example is never data."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from tests.support.projects import BASE, laid

import creativegraph as cg
from creativegraph.errors import ArgumentError
from creativegraph.export.workbooks.template import template
from creativegraph.export.workbooks.template.stock import Stock
from creativegraph.export.workbooks.template.words import Words
from creativegraph.graph import Graph
from creativegraph.iris import compact
from creativegraph.tables.build import Build
from creativegraph.tables.table import named
from creativegraph.tables.vocabulary import vocabulary


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def graph() -> Graph:
    return cg.open_graph(languages=["vi", "en"])


@pytest.fixture(scope="module")
def made(graph: Graph) -> dict[str, bytes]:
    """Workbooks for a report and for events, made once."""
    return {name: template(graph, name) for name in ("report", "event")}


@pytest.fixture(scope="module")
def report(made: dict[str, bytes]) -> Workbook:
    return opened(made["report"])


@pytest.fixture
def events(made: dict[str, bytes]) -> Workbook:
    return opened(made["event"])


def header(book: Workbook, sheet: str) -> list[str]:
    return named([str(each.value) for each in book[sheet][1]])


def built(folder: Path, text: str) -> Build:
    (folder / "rows.csv").write_text(text, encoding="utf-8")
    (folder / "sources.csv").write_text("id,kind,title,lang\ns,website,S,en\n", encoding="utf-8")
    return cg.build([folder], lenient=True)


def test_a_report_has_sheets_of_claims_sources_and_corrections_beside_a_guide(report: Workbook) -> None:
    assert report.sheetnames == ["hướng dẫn", "khẳng định", "nguồn", "đính chính", "creativegraph lists"]
    assert report["creativegraph lists"].sheet_state == "hidden"
    assert header(report, "khẳng định")[:6] == ["id", "subject", "property", "value", "sources", "quote"]


def test_a_newcomer_is_told_where_a_text_is_put_and_that_no_digest_is_worked_out(report: Workbook) -> None:
    guide = [str(row[0].value) for row in report["hướng dẫn"].iter_rows() if row[0].value]
    sheet = report["nguồn"]
    (note,) = [each.comment.text for each in sheet[1] if each.comment and "(sha256)" in str(each.value)]

    assert "lưu vào thư mục texts cạnh sổ tính này" in guide[6]
    assert "SHA" not in note
    assert "để trống ô" in note


def test_where_a_quotation_stands_can_be_written_and_is_folded_away(report: Workbook) -> None:
    sheet, names = report["khẳng định"], header(report, "khẳng định")

    places = [get_column_letter(names.index(each) + 1) for each in ("start", "end")]
    assert [sheet.column_dimensions[each].hidden for each in places] == [True, True]
    assert names.index("start") == names.index("quote") + 1


def test_a_kind_has_the_properties_that_its_things_take_the_most_used_first(events: Workbook) -> None:
    names = header(events, "sự kiện")

    assert names[:6] == ["id", "thing", "sources", "rdf:type", "skos:prefLabel@vi", "skos:prefLabel@en"]
    assert names.index("cg:takesPlaceIn") < names.index("cg:beginsAtTime")
    assert "cg:memberSince" not in names


def test_a_column_says_what_it_is_in_the_language_of_the_reader(events: Workbook) -> None:
    sheet = events["sự kiện"]
    cell = next(each for each in sheet[1] if "cg:takesPlaceIn" in str(each.value))

    assert str(cell.value) == "diễn ra tại\n(cg:takesPlaceIn)"
    assert cell.comment is not None
    assert "Cho biết nơi diễn ra một sự kiện" in cell.comment.text


def test_an_untouched_template_says_nothing_and_is_no_fault(made: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in made.items():
        (tmp_path / f"{name}.xlsx").write_bytes(data)

    read = cg.build([tmp_path], lenient=True)

    assert (read.faults, len(read.claims)) == ((), 0)
    assert {each.rule for each in read.notes} == {"row-passed-over"}


def test_what_the_lists_offer_for_properties_is_read_as_what_it_means(graph: Graph, tmp_path: Path) -> None:
    words = Words(graph, vocabulary())
    keys = {words.key(each): each for each in words.keys}
    rows = [f'r{number},place/a,"{key}",x,s' for number, key in enumerate(keys)]

    made = built(tmp_path, "\n".join(["id,subject,property,value,sources", *rows]))

    assert len(keys) == len(words.keys)
    assert [each.message for each in made.faults if each.rule in {"unknown-property", "no-thing", "unknown-code"}
            and each.column == 3] == []  # fmt: skip


def test_what_the_lists_offer_for_codes_is_read_as_the_code(graph: Graph, tmp_path: Path) -> None:
    known = vocabulary()
    words = Words(graph, known)
    asked = {each.scheme: each for each in known.properties.values() if each.scheme}
    wanted: dict[str, str] = {}
    rows: list[str] = []
    for used in asked.values():
        for code in sorted(each for each in known.codes if f"/code/{used.scheme}/" in each):
            wanted[f"r{len(rows)}"] = code
            rows.append(f'r{len(rows)},event/e{len(rows)},{used.name},"{words.code(code, used.scheme)}",s')

    made = built(tmp_path, "\n".join(["id,subject,property,value,sources", *rows]))

    read = {name: made.claims[name].value for name in wanted if name in made.claims}
    assert {name: (read.get(name), code) for name, code in wanted.items() if read.get(name) != code} == {}


def test_what_the_lists_offer_for_things_is_read_as_the_thing(graph: Graph, tmp_path: Path) -> None:
    words = Words(graph, vocabulary())
    stock = Stock(graph, vocabulary(), words)
    things = stock.of(())
    rows = [f'r{place},"{words.thing(each, stock.labels)}",dcterms:relation,place/hanoi,s'
            for place, each in enumerate(things)]  # fmt: skip

    made = built(tmp_path, "\n".join(["id,subject,property,value,sources", *rows]))

    assert {place: compact(each) for place, each in enumerate(things)
            if made.claims[f"r{place}"].subject != each} == {}  # fmt: skip


def test_choosing_a_known_thing_by_its_name_in_another_language_gives_it_no_second_name(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(
        "id,subject,property,value,lang,sources\nn1,place/hanoi,skos:prefLabel,Hà Nội,vi,s\n", encoding="utf-8"
    )

    made = built(tmp_path, "id,subject,property,value,sources\nr1,Hà Nội (place/hanoi),dcterms:relation,place/hue,s\n")

    assert [each.lang for each in made.claims.values() if each.property.name == "skos:prefLabel"
            and each.subject.endswith("place/hanoi")] == ["vi"]  # fmt: skip


def test_a_filled_row_is_read_with_its_labels(events: Workbook, tmp_path: Path) -> None:
    book = events
    sheet, sources = book["sự kiện"], book["nguồn"]
    names = header(book, "sự kiện")
    row = {"id": "r1", "thing": "Hội sách 2030 (event/book-fair-2030)", "sources": "s1", "rdf:type": "lễ hội",
           "skos:prefLabel@vi": "Hội sách 2030", "cg:takesPlaceIn": "Hà Nội (place/hanoi)",
           "cg:hasTimeSpan": "2030-05"}  # fmt: skip
    for name, text in row.items():
        sheet.cell(3, names.index(name) + 1).value = text
    for column, text in enumerate(("s1", "báo chí", "Báo", "vi"), start=1):
        sources.cell(3, column).value = text
    book.save(tmp_path / "filled.xlsx")

    made = cg.build([tmp_path], lenient=True)

    assert made.faults == ()
    said = [each for each in made.claims.values() if each.subject.endswith("event/book-fair-2030")]
    assert {each.property.name: compact(each.value) for each in said} == {
        "rdf:type": "cg:Festival", "skos:prefLabel": "Hội sách 2030", "cg:takesPlaceIn": "place/hanoi",
        "cg:hasTimeSpan": "2030-05",
    }  # fmt: skip


def test_a_project_of_ones_own_has_templates_of_its_own_terms_alone(tmp_path: Path) -> None:
    folder = laid(tmp_path / "base", BASE)
    graph = cg.open_graph(folder)
    with_terms = header(opened(template(graph, "place")), "market")

    assert with_terms[:6] == ["id", "thing", "sources", "rdf:type", "skos:prefLabel@en", "skos:prefLabel@de"]
    assert "base:since" in with_terms
    assert not [each for each in with_terms if each.startswith("cg:")]


def test_the_example_is_a_thing_of_the_project_that_the_workbook_is_for(tmp_path: Path) -> None:
    book = opened(template(cg.open_graph(laid(tmp_path / "base", BASE)), "place"))

    assert [each.value for each in book["market"][2]][:2] == ["#example", "Hall (place/hall)"]
    assert str(book["guide"]["A7"].value) == "Save as XLSX in base/data and check it: creativegraph check base"


def test_a_kind_that_is_none_is_refused_with_the_nearest(graph: Graph) -> None:
    with pytest.raises(ArgumentError, match=r"no kind of things 'evnt'.*event"):
        template(graph, "evnt")


def test_a_class_is_named_by_its_label_in_any_language(graph: Graph) -> None:
    assert "thành phố" in opened(template(graph, "city")).sheetnames
    assert "thành phố" in opened(template(graph, "thành phố")).sheetnames


def test_every_list_has_a_name_that_its_rule_calls(report: Workbook) -> None:
    names = set(report.defined_names)
    called = {
        str(rule.formula1)
        for sheet in report.worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list" and "(" not in str(rule.formula1)
    }

    assert called
    assert called <= names


def test_no_rule_is_longer_than_excel_takes(report: Workbook, events: Workbook) -> None:
    rules = [rule for book in (report, events) for sheet in book.worksheets
             for rule in sheet.data_validations.dataValidation]  # fmt: skip

    assert max(len(str(each.formula1)) for each in rules if each.formula1) <= 255
    assert max(len(each.prompt or "") for each in rules) <= 255
    assert max(len(each.error or "") for each in rules) <= 225
    assert max(len(each.promptTitle or "") for each in rules) <= 32
