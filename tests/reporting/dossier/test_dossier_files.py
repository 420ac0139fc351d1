"""The files of a dossier: real endnotes in Word, a page that escapes everything, a workbook that goes back in."""

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from errno import ENOSPC
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook
from tests.reporting.dossier.test_dossier import project
from tests.support.commands import command
from tests.support.office import convert
from tests.support.questions import packaged

from creativegraph.errors import UnwritableError
from creativegraph.files import atomic_write
from creativegraph.iris import IRI, owned
from creativegraph.project import root
from creativegraph.reporting.dossier import write
from creativegraph.reporting.dossier.docx import docx
from creativegraph.reporting.dossier.html import html
from creativegraph.reporting.dossier.model import Dossier, Gap, Note, Part, Piece, Source, Table
from creativegraph.reporting.dossier.rows import claim_rows, source_rows
from creativegraph.reporting.dossier.write import dossier, write_one
from creativegraph.reporting.dossier.xlsx import xlsx
from creativegraph.tables.build import Build, build

DAY = date(2026, 11, 29)
NASTY = "<b>&\"'</b>\x07=1+1"
DATASETS = "id,kind,title,lang,version,read\ngazetteer,dataset,Gazetteer,en,3.0.2,2026-11-29\n"
NOTED = ("document", "endnotes")
FAIR = IRI("https://w3id.org/creativegraph/id/event/fair")


def small(text: str = "12,000", **given: object) -> Dossier:
    """A dossier of one figure."""
    source = Source(IRI("https://example.org/report"), text, "", "2025", "https://example.org/r", (1,))
    rows = ((Piece(text, (1,)), Piece("2025", (1, 2))),)
    table = Table("Figures", ("Visitors", "When"), rows, "table")
    notes = (Note(1, text, text, ("claim/f1",)), Note(2, "Report", "", ("claim/f2",)), Note(3, "", "", (), "implied"))
    gap = Gap("Figures", text, FAIR, "Fair", "code/indicator/visitors", "2026")
    made = Dossier(FAIR, text, "en", DAY, "", (Part("figures", "Figures", (table,)),), (gap,), notes, (source,), ())
    return made._replace(**given)  # type: ignore[arg-type]


@cache
def tables() -> Build:
    return build([root() / "data"])


@cache
def hanoi() -> Dossier:
    return dossier(packaged(), "hanoi", languages=("en", "vi"), on=DAY)


def test_notes_are_real_endnotes_and_one_used_again_refers_to_its_first_use() -> None:
    with ZipFile(BytesIO(docx(small()))) as archive:
        text, notes = (archive.read(f"word/{each}.xml").decode() for each in ("document", "endnotes"))
        kinds = archive.read("[Content_Types].xml").decode()

    assert re.findall(r'<w:endnoteReference w:id="(\d+)"', text) == ["1", "2"]
    assert re.findall(r'<w:endnote w:id="(\d+)"', notes) == ["1", "2"]
    assert "NOTEREF _Note1 " in text
    assert "12,000: “12,000”." in notes
    assert "Notes</w:t>" in notes
    assert "wordprocessingml.endnotes+xml" in kinds


def test_a_document_opens_and_has_its_headings_and_tables() -> None:
    made = Document(BytesIO(docx(small())))

    assert [each.text for each in made.paragraphs if each.style and each.style.name == "Heading 1"] == [
        "1. Figures", "2. Not stated", "3. Sources",
    ]  # fmt: skip
    assert made.tables[0].rows[1].cells[0].text.startswith("12,000")
    assert made.core_properties.title == "Dossier: 12,000"


def test_a_mark_behind_a_figure_is_not_copied_as_one_of_its_digits() -> None:
    made = Document(BytesIO(docx(small())))

    assert made.tables[0].rows[1].cells[0].text == "12,000\u202f"
    assert made.tables[0].rows[0].cells[0].text == "Visitors"


def test_what_a_source_says_is_text_in_every_format() -> None:
    made = small(NASTY)

    page, word = html(made).decode(), Document(BytesIO(docx(made)))
    book = load_workbook(BytesIO(xlsx(made, None)))

    assert "<b>" not in page
    assert "&lt;b&gt;" in page
    assert "<script" not in page
    assert word.paragraphs[1].text == NASTY.replace("\x07", "")
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}


def test_an_address_that_is_no_web_page_is_no_link() -> None:
    source = Source(IRI("https://example.org/r"), "Report", "", "", "javascript:alert(1)", (1,))

    assert 'href="javascript' not in html(small(sources=(source,))).decode()


def test_every_note_of_a_page_has_its_statement() -> None:
    page = html(hanoi()).decode()

    assert set(re.findall(r'href="#(n\d+)"', page)) == set(re.findall(r'id="(n\d+)"', page))
    assert set(re.findall(r'href="#(r\d+)"', page)) == set(re.findall(r'id="(r\d+)"', page))


def test_the_same_dossier_gives_the_same_workbook() -> None:
    assert xlsx(small(), None) == xlsx(small(), None)


def test_notes_take_less_than_half_of_a_document() -> None:
    with ZipFile(BytesIO(docx(hanoi()))) as archive:
        whole, notes = (len(re.sub("<[^>]+>", "", archive.read(f"word/{each}.xml").decode())) for each in NOTED)

    assert notes < whole  # a third, and the addresses of what is quoted


def test_what_stands_below_a_row_takes_the_width_of_the_table() -> None:
    rows = ((Piece("time", (1,)), Piece("2025"), Piece("Fair News"), Piece("announced")),)
    part = Part("said", "Said", (Table("", ("What", "Stated", "By", "Why"), rows, "table", below=2),))

    page, word = html(small(parts=(part,))).decode(), Document(BytesIO(docx(small(parts=(part,)))))

    assert [cell.text for cell in word.tables[0].rows[0].cells] == ["What", "Stated"]
    assert word.tables[0].rows[2].cells[0].text == "By: Fair News. Why: announced."
    assert '<td colspan="2">By: Fair News. Why: announced.' in page


def test_every_sheet_is_printed_as_wide_as_the_page() -> None:
    book = load_workbook(BytesIO(xlsx(small(), None)))

    assert [each.page_setup.orientation for each in book] == ["landscape"] * 3
    assert [each.page_setup.fitToHeight for each in book] == [0] * 3
    assert all(each.sheet_properties.pageSetUpPr and each.sheet_properties.pageSetUpPr.fitToPage for each in book)


@pytest.mark.cold
def test_a_workbook_that_was_not_changed_gives_no_new_and_no_changed_claim(tmp_path: Path) -> None:
    book = tmp_path / "hanoi.xlsx"
    book.write_bytes(xlsx(hanoi(), tables()))

    again = build([root() / "data", book])

    assert again.digest() == tables().digest()
    assert len([each for each in build([book], lenient=True).claims if each in tables().claims]) > 300


@pytest.mark.foreign
@pytest.mark.cold
def test_libreoffice_saves_the_workbook_without_a_change_of_any_claim(tmp_path: Path) -> None:
    book, folder = tmp_path / "hanoi.xlsx", tmp_path / "saved"
    book.write_bytes(xlsx(hanoi(), tables()))

    again = build([root() / "data", convert(book, folder)])

    assert again.digest() == tables().digest()


def test_the_workbook_of_a_project_of_ones_own_goes_into_its_folder(tmp_path: Path) -> None:
    graph = project(tmp_path)
    before = build([tmp_path]).digest()

    write_one(graph, "place/hall", lambda _thing: [tmp_path / "data" / "hall.xlsx"], on=DAY)

    assert build([tmp_path]).digest() == before
    assert [each.value for each in load_workbook(tmp_path / "data" / "hall.xlsx")["claims"]["A"]][1:] == [
        "h003", "h001", "h002",
    ]  # fmt: skip


def says_the_same(folder: Path, **tables: str) -> bool:
    """Whether the rows of a dossier say what the towns say of which it is made."""
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    before = build([folder])
    every = tuple(replace(hanoi().said[0], claim=IRI(owned("claim", each))) for each in before.claims)
    rows = claim_rows(before, hanoi()._replace(said=every))
    with (folder / "towns.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([rows.header, *rows.rows])
    return build([folder]).digest() == before.digest()


def test_a_cell_that_rests_on_a_record_of_a_dataset_is_a_row_with_that_record(tmp_path: Path) -> None:
    fields = "source,property,field\ngazetteer,cg:latitude,lat\n"
    towns = "id,thing,sources,gazetteer record,rdf:type,rdf:type mode,cg:latitude\n"

    assert says_the_same(
        tmp_path, sources=DATASETS, fields=fields, towns=f"{towns}t1,place/sel,gazetteer,12,cg:City,editorial,44.9\n"
    )


def test_words_of_a_table_of_quotations_stay_there(tmp_path: Path) -> None:
    sources = "id,kind,title,lang,address,read\nlist,website,L,en,https://l.example/,2026-11-29\nsite,website,S,en,,\n"
    quotations = "id,source,quote,claims,form\nq1,list,Sel 44.9,t1-latitude,line\nq2,site,Sel,t1-type,line\n"
    towns = "id,thing,sources,rdf:type,cg:latitude\nt1,place/sel,site,cg:City,44.9\n"

    assert says_the_same(tmp_path, sources=sources, quotations=quotations.replace("q2,site", "q2,list"), towns=towns)


@pytest.mark.cold
def test_a_gap_that_is_filled_in_becomes_a_claim(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(xlsx(hanoi(), tables())))
    sheet = book["to fill in"]
    header = {str(cell.value): place for place, cell in enumerate(sheet[1], 1)}
    row = next(
        each for each in range(2, sheet.max_row + 1)
        if sheet.cell(each, header["subject"]).value == "event/hcdf-2022"
    )  # fmt: skip
    sheet.cell(row, header["value"]).value = "more than 12,000"
    sheet.cell(row, header["sources"]).value = "article"
    book.save(tmp_path / "filled.xlsx")

    again = build([root() / "data", tmp_path / "filled.xlsx"])

    new = {name: each for name, each in again.claims.items() if name not in tables().claims}
    (name,) = (each for each in new if new[each].property.name == "sosa:hasSimpleResult")
    assert new[name].value == "12000"
    assert {each.property.name for each in new.values()} >= {"cg:comparator", "sosa:hasFeatureOfInterest"}
    assert all(each.startswith((name, "obs-")) for each in new)
    assert {each.value for each in again.claims.values()} >= {"2022-11-11/2022-11-20"}


def test_the_command_writes_all_formats_into_a_folder(tmp_path: Path) -> None:
    done = command("dossier", "zahle", "-o", str(tmp_path / "out"), "--on", "2026-11-29", "--format", "html")

    assert (tmp_path / "out" / "zahle.html").is_file()
    assert done.stderr.splitlines()[0].endswith("zahle.html")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "name a thing, or give --all"),
        (("hanoi", "--all"), "name a thing, or give --all"),
        (("--all", "-o", "x.docx"), "x.docx is one file"),
        (("hanoi", "--on", "soon"), "'soon' is no day; write it as 2026-11-29"),
        (("unesco",), "no outline for a dossier of"),
    ],
)
def test_a_wrong_call_is_told(words: tuple[str, ...], message: str) -> None:
    done = command("dossier", *words)

    assert done.code == 1
    assert message in done.stderr


@pytest.mark.cold
def test_every_claim_of_the_tables_is_a_row_that_says_the_same(tmp_path: Path) -> None:
    every = tuple(replace(hanoi().said[0], claim=IRI(owned("claim", each))) for each in tables().claims)
    rows = claim_rows(tables(), hanoi()._replace(said=every))

    for name, sheet in (("claims", rows), ("sources", source_rows(tables(), rows))):
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([sheet.header, *sheet.rows])

    assert len(rows.rows) > 10_000
    assert build([root() / "data", tmp_path]).digest() == tables().digest()


def test_where_one_file_of_a_dossier_cannot_be_written_the_others_stay_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / f"fair.{each}" for each in ("docx", "html")]
    for each in files:
        each.write_text("as before")
    monkeypatch.setattr(write, "atomic_write", full_disk_for(".html"))

    with pytest.raises(UnwritableError, match="No space left on device"):
        write.written(small(), files, None)

    assert [each.read_text() for each in files] == ["as before"] * 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["fair.docx", "fair.html"]


def full_disk_for(ending: str) -> Callable[[Path], AbstractContextManager[IO[bytes]]]:
    """What writes files whole, on a disk that has no room for those of an ending."""

    @contextmanager
    def writing(path: Path) -> Iterator[IO[bytes]]:
        with atomic_write(path) as file:
            if path.suffix == ending:
                raise OSError(ENOSPC, "No space left on device")
            yield file

    return writing
