"""A dossier as a workbook: sheets to read, and sheets that go back in as claims: figures, what is asked, the rest.

XlsxWriter writes it, as it is made whole and gives the same bytes; ``workbooks`` says where openpyxl writes.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.export.workbooks.style import height
from creativegraph.export.xlsx import CREATED, LONGEST_TEXT, PLAIN
from creativegraph.messages.characters import FORMULA, in_xml
from creativegraph.reporting.dossier.model import Dossier, Note, Part, Piece, Table
from creativegraph.reporting.dossier.rows import Sheet, asked_rows, claim_rows, source_rows
from creativegraph.reporting.dossier.words import heading, lead, note_text, source_text, text
from creativegraph.tables.build import Build

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["xlsx"]

WIDTHS = {
    "id": 24,
    "subject": 32,
    "property": 24,
    "value": 30,
    "sources": 24,
    "quote": 40,
    "asked": 60,
    "note": 40,
    "reason": 40,
}
READ = (46.0, 44.0, 24.0, 16.0, 24.0, 36.0, 50.0, 24.0, 24.0, 24.0, 24.0, 24.0)
"""The widths of the columns of the sheet to read."""
NOTES = (6.0, 100.0, 60.0)
MOST_CLAIMS = 6
"""How many claims stand beside a note; the sheets of claims and figures have all, with their sources."""
A4 = 9
"""The number that the format has for this size of paper."""
DARK, PALE, OPEN = "#1F3864", "#E8EDF4", "#FFF7DB"


class Looks(NamedTuple):
    """The formats of cells; ``open`` is that of a cell to fill in."""

    plain: "Format"
    quoted: "Format"
    head: "Format"
    title: "Format"
    section: "Format"
    group: "Format"
    missing: "Format"
    open: "Format"


def xlsx(dossier: Dossier, build: Build | None) -> bytes:
    """Return a dossier as an XLSX file; the same dossier gives the same bytes.

    Args:
        dossier: what to write.
        build: the tables that the graph was made of; without them the workbook has no rows of claims, but those that
            ask for something.
    """
    import xlsxwriter

    data = BytesIO()
    with xlsxwriter.Workbook(data, PLAIN) as book:
        book.set_properties({"created": CREATED, "title": heading(dossier)})
        looks = looks_of(book)
        whole = book.add_worksheet(text(dossier, "title"))
        read(whole, dossier, looks)
        notes = book.add_worksheet(text(dossier, "evidence"))
        evidence(notes, dossier, looks)
        for each in (whole, notes):
            printed(each, header=False)
        asked = asked_rows(dossier)
        to_fill = book.add_worksheet(text(dossier, "sheet.asked"))
        put(to_fill, asked, looks, to_fill=True)
        advise(to_fill, dossier, asked)
        if build is not None:
            figures, others = claim_rows(build, dossier, True), claim_rows(build, dossier, False)
            put(book.add_worksheet(text(dossier, "sheet.figures")), figures, looks)
            put(book.add_worksheet(text(dossier, "sheet.claims")), others, looks)
            put(book.add_worksheet(text(dossier, "sheet.sources")), source_rows(build, figures, others), looks)
    return data.getvalue()


def looks_of(book: "Workbook") -> Looks:
    """Return the formats of a workbook."""
    wrapped = {"text_wrap": True, "valign": "top"}
    return Looks(
        book.add_format(wrapped), book.add_format({**wrapped, "quote_prefix": True}),
        book.add_format({**wrapped, "bold": True, "font_color": "#FFFFFF", "bg_color": DARK}),
        book.add_format({"bold": True, "font_size": 16, "font_color": DARK}),
        book.add_format({"bold": True, "font_size": 13, "font_color": DARK}),
        book.add_format({"bold": True, "bg_color": PALE}),
        book.add_format({**wrapped, "italic": True, "font_color": "#9B2C2C"}),
        book.add_format({**wrapped, "bg_color": OPEN, "border": 1, "border_color": "#C9B458"}),
    )  # fmt: skip


def put(sheet: "Worksheet", rows: Sheet, looks: Looks, *, to_fill: bool = False) -> None:
    """Write rows as a table, whose header is the first row: each cell as text, so that none is taken for a formula."""
    printed(sheet)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows.rows), 1), len(rows.header) - 1)
    for place, name in enumerate(rows.header):
        sheet.set_column(place, place, WIDTHS.get(name, 14))
        sheet.write_string(0, place, name, looks.head)
    for number, row in enumerate(rows.rows, 1):
        for place, (name, value) in enumerate(zip(rows.header, row, strict=True)):
            if value:
                write(sheet, number, place, value, looks)
            elif to_fill and name in ("subject", "property", "value", "sources"):
                sheet.write_blank(number, place, None, looks.open)


def advise(sheet: "Worksheet", dossier: Dossier, rows: Sheet) -> None:
    """Say beside the cells to fill in what they take."""
    last = max(len(rows.rows), 1)
    for name in ("subject", "property", "value", "sources", "when"):
        place = rows.header.index(name)
        said = {"input_title": name, "input_message": text(dossier, f"fill.{name}")}
        sheet.data_validation(1, place, last, place, {"validate": "any", **said})


def write(sheet: "Worksheet", row: int, column: int, value: str, looks: Looks) -> None:
    """Write a text."""
    words = in_xml(value)[:LONGEST_TEXT]
    sheet.write_string(row, column, words, looks.quoted if FORMULA.match(words) else looks.plain)


def read(sheet: "Worksheet", dossier: Dossier, looks: Looks) -> None:
    """Write the sheet to read: sections with their tables, and what is missing."""
    for place, width in enumerate(READ):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, text(dossier, "title"), looks.section)  # a colon here would make it the header of a table
    sheet.write_string(1, 0, in_xml(dossier.label), looks.title)
    sheet.write_string(2, 0, in_xml(lead(dossier)))
    row = 4
    for number, part in enumerate(dossier.parts, 1):
        row = section(sheet, row, f"{number}. {part.title}", looks)
        row = of_part(sheet, row, dossier, part, looks)
    row = section(sheet, row, text(dossier, "gaps"), looks)
    for gap in dossier.gaps:
        row = line(sheet, row, (gap.part, gap.text), READ, looks)


def evidence(sheet: "Worksheet", dossier: Dossier, looks: Looks) -> None:
    """Write the sheet of notes, each with the claims that rest on it, and of the sources with their addresses."""
    for place, width in enumerate(NOTES):
        sheet.set_column(place, place, width)
    notes = [(str(each.number), note_text(each), records(dossier, each)) for each in dossier.notes]
    sources = [("", source_text(dossier, each), each.address) for each in dossier.sources]
    row = 0
    for title, rows in ((text(dossier, "evidence"), notes), (text(dossier, "sources"), sources)):
        row = section(sheet, row, title, looks)
        for cells in rows:
            row = line(sheet, row, cells, NOTES, looks)
        row += 1


def records(dossier: Dossier, note: Note) -> str:
    """Return the ids of the claims that rest on a note, of many the first."""
    more = len(note.claims) - MOST_CLAIMS
    told = ", ".join(note.claims[:MOST_CLAIMS])
    return f"{told} {text(dossier, 'more', n=more)}" if more > 0 else told


def line(sheet: "Worksheet", row: int, cells: Sequence[str], widths: Sequence[float], looks: Looks) -> int:
    """Write a row as high as its texts are in columns of these widths; return the next row."""
    for place, each in enumerate(cells):
        if each:
            write(sheet, row, place, each, looks)
    sheet.set_row(row, height(cells, widths[: len(cells)]))
    return row + 1


def printed(sheet: "Worksheet", *, header: bool = True) -> None:
    """Let a sheet be printed on A4 across, as wide as the page, with its header and the number of the page on each."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")
    if header:
        sheet.repeat_rows(0)


def section(sheet: "Worksheet", row: int, title: str, looks: Looks) -> int:
    """Write a heading; return the next row."""
    sheet.write_string(row, 0, in_xml(title), looks.section)
    return row + 1


def of_part(sheet: "Worksheet", row: int, dossier: Dossier, part: Part, looks: Looks) -> int:
    """Write the tables of a section; return the next row."""
    if not part.tables:
        sheet.write_string(row, 0, text(dossier, "nothing"))
        row += 1
    for table in part.tables:
        row = of_table(sheet, row, table, looks)
    return row + 1


def of_table(sheet: "Worksheet", row: int, table: Table, looks: Looks) -> int:
    """Write a table; return the next row."""
    for words, look in ((table.title, looks.group), (table.missing, looks.missing)):
        if words:
            sheet.write_string(row, 0, in_xml(words), look)
            row += 1
    for place, name in enumerate(table.columns):
        sheet.write_string(row, place, in_xml(name), looks.head)
    row += bool(table.columns)
    before = None
    for number, cells in enumerate(table.rows):
        group = table.groups[number] if table.groups else None
        if group != before:
            sheet.write_string(row, 0, in_xml(group or "–"), looks.group)
            row, before = row + 1, group
        row = line(sheet, row, [marked(each) for each in cells], READ, looks)
    if table.remark:
        sheet.write_string(row, 0, in_xml(table.remark))
        row += 1
    return row + 1


def marked(cell: Piece) -> str:
    """Return the text of a cell with the numbers of its notes."""
    marks = f" [{', '.join(map(str, cell.notes))}]" if cell.notes else ""
    return f"{cell.text}{marks}" if cell.text else ""
