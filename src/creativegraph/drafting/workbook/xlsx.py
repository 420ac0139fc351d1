"""A draft as a workbook for Excel and LibreOffice: drop-downs, frozen headers, notes, the quoted words in bold.

XlsxWriter writes it, as it is made whole and gives the same bytes; ``workbooks`` says where openpyxl writes.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from creativegraph.drafting.draft import Draft
from creativegraph.drafting.workbook.sheets import (
    DECISIONS,
    TAKE,
    Sheet,
    claims_sheet,
    source_sheet,
    text_sheet,
    things_sheet,
)
from creativegraph.export.workbooks.style import height
from creativegraph.export.xlsx import CREATED
from creativegraph.messages.characters import cut, in_xml
from creativegraph.messages.table import is_key, message
from creativegraph.tables.claim import MODES

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["draft_xlsx"]

FACE = "Calibri"
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
WIDTHS = {
    TAKE: 8, "sentence": 60, "subject": 26, "property": 18, "value": 28, "quote": 28, "page": 6, "mode": 9,
    "confidence": 11, "things": 30,
    "called": 30, "lang": 6, "start": 8, "end": 8, "rule": 18, "note": 16, "when": 12, "where": 20,
    "thing": 30, "id": 30, "known": 7, "class": 24, "mentions": 9, "field": 14, "line": 7, "text": 120,
}  # fmt: skip
OTHER, NAME = 20, 30
CHOICES = {
    TAKE: tuple(DECISIONS), "mode": MODES, "known": ("yes", "no"),
}  # fmt: skip
FIXED = frozenset(
    (
        "sentence",
        "confidence",
        "things",
        "start",
        "end",
        "rule",
        "lang",
        "thing",
        "called",
        "known",
        "mentions",
        "line",
        "text",
        "field",
    )
)
"""Columns that are there to be read, in grey."""
GUIDE_LINES, GUIDE_WIDTH = 9, 84
FOLDED = frozenset(("lang", "start", "end", "rule"))
"""Columns for the program, folded away."""
DENSE = 1.15
"""How many letters of a text stand in the width of a digit."""
LONGEST_CELL = 32_767
COLOURS = {"yes": "#E2F0D9", "edited": "#FFF2CC", "no": "#EDEDED"}


def draft_xlsx(made: Draft, language: str = "en") -> bytes:
    """Return a draft as an XLSX file, with notes and a guide in a language; the same draft gives the same bytes."""
    import xlsxwriter

    data = BytesIO()
    with xlsxwriter.Workbook(data, PLAIN) as book:
        book.set_properties({"created": CREATED, "title": in_xml(made.source.title), "author": "creativegraph draft"})
        book.formats[0].set_font_name(FACE)
        claims = claims_sheet(made)
        written(book, claims, language)
        written(book, things_sheet(made), language)
        written(book, source_sheet(made), language)
        guide(book, language)
        written(book, text_sheet(made.document), language)
    return data.getvalue()


def look(book: "Workbook", **more: object) -> "Format":
    """Return a look of cells: text, wrapped, from the top."""
    return book.add_format({"font_name": FACE, "text_wrap": True, "valign": "top", "num_format": "@", **more})


def written(book: "Workbook", sheet: Sheet, language: str) -> None:
    """Write a sheet: its header with notes, its rows, and what its columns take."""
    page = book.add_worksheet(sheet.name)
    head, plain, read = (
        look(book, bold=True, font_color="#FFFFFF", bg_color="#404040", border=1, border_color="#BFBFBF"),
        look(book, bottom=1, bottom_color="#D9D9D9"),
        look(book, bottom=1, bottom_color="#D9D9D9", font_color="#595959", bg_color="#F7F7F7"),
    )
    bold = book.add_format({"bold": True, "font_name": FACE, "font_color": "#1F4E79"})
    around = book.add_format({"font_name": FACE, "font_color": "#404040"})
    for place, name in enumerate(sheet.columns):
        folded = {"level": 1, "hidden": True} if name in FOLDED and TAKE in sheet.columns else {}
        page.set_column(place, place, width(name), None, folded)
        page.write_string(0, place, name, head)
        if text := note(sheet.name, name, language):
            page.write_comment(0, place, text, {"x_scale": 2.4, "y_scale": 1 + len(text) / 120, "font_size": 10})
    widths = [width(name) * DENSE for name in sheet.columns]
    for number, row in enumerate(sheet.rows, start=1):
        page.set_row(number, height(row, widths))
        for place, text in enumerate(row):
            style = read if sheet.columns[place] in FIXED and sheet.name != "text" else plain
            quoted = sheet.bold[number - 1] if sheet.bold and sheet.columns[place] == "sentence" else (0, 0)
            if parts := with_bold(text, quoted, bold, around):
                page.write_rich_string(number, place, *parts, style)
            else:
                put(page, (number, place), text, style)
    laid_out(page, sheet)
    decided(book, page, sheet, language)


def width(name: str) -> float:
    """Return the width of a column."""
    return WIDTHS.get(name, NAME if name.startswith("label@") else OTHER)


def note(sheet: str, column: str, language: str) -> str:
    """Return the note of a column; empty where its name says all."""
    key = f"draft.{sheet}.{column.partition('@')[0]}"
    return message(key, language) if is_key(key) else ""


def put(page: "Worksheet", at: tuple[int, int], text: str, style: "Format") -> None:
    """Write text into a cell, whatever it begins with."""
    if text:
        page.write_string(*at, cut(in_xml(text), LONGEST_CELL), style)
    else:
        page.write_blank(*at, None, style)


def with_bold(text: str, quoted: tuple[int, int], bold: "Format", around: "Format") -> list[object]:
    """Return text as its parts, those quoted in bold; no parts where nothing stands beside them."""
    parts = [text[: quoted[0]], text[quoted[0] : quoted[1]], text[quoted[1] :]]
    if quoted == (0, 0) or not parts[1].strip() or not (parts[0] or parts[2]).strip():
        return []
    looks = (around, bold, around)
    return [each for part, style in zip(map(in_xml, parts), looks, strict=True) if part for each in (style, part)]


def laid_out(page: "Worksheet", sheet: Sheet) -> None:
    """Freeze the header and the decisions, put filters, and fit the sheet to the width of the paper."""
    page.freeze_panes(1, 1 if sheet.columns[0] == TAKE else 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_margins(0.4, 0.4, 0.5, 0.5)
    if sheet.rows and sheet.name != "text":
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def decided(book: "Workbook", page: "Worksheet", sheet: Sheet, language: str) -> None:
    """Give columns their drop-downs, and rows the colour of what was decided."""
    last = max(len(sheet.rows), 1)
    for place, name in enumerate(sheet.columns):
        if name in CHOICES:
            page.data_validation(1, place, last, place, {
                "validate": "list", "source": list(CHOICES[name]), "error_title": name,
                "error_message": message("draft.choice", language, given=", ".join(CHOICES[name])),
            })  # fmt: skip
    if TAKE in sheet.columns:
        for word, colour in COLOURS.items():
            style = book.add_format({"bg_color": colour})
            rule = {"type": "formula", "criteria": f'=LOWER(TRIM($A2))="{word}"', "format": style}
            page.conditional_format(1, 0, last, len(sheet.columns) - 1, rule)
        place = sheet.columns.index("confidence")
        page.conditional_format(1, place, last, place, {
            "type": "cell", "criteria": "==", "value": '"low"', "format": book.add_format({"font_color": "#C00000"}),
        })  # fmt: skip


def guide(book: "Workbook", language: str) -> None:
    """Write the sheet that says how to use the others."""
    page = book.add_worksheet("how to")
    page.set_column(0, 0, GUIDE_WIDTH)
    page.write_string(0, 0, message("draft.guide", language), look(book, bold=True, font_size=14))
    for number in range(1, GUIDE_LINES + 1):
        text = message(f"draft.guide.{number}", language)
        page.set_row(number, height([text], [GUIDE_WIDTH]))
        page.write_string(number, 0, text, look(book))
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
