"""How the sheets that are made here look: header, widths, notes, and text that stays text."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from rich.cells import cell_len

from creativegraph.messages.characters import in_xml

__all__ = [
    "EXAMPLE",
    "FACE",
    "LINK",
    "TOP",
    "WRITER",
    "Column",
    "cell_of",
    "head",
    "headed",
    "height",
    "laid_out",
    "put",
]

FACE = "Calibri"
WRITER = "creativegraph template"
"""Who wrote the notes of headers; marks of findings have another author."""
TEXT = "@"
LINE, MOST_LINES = 15.0, 20
PAGE = 170
"""How wide a page is, in characters of a column's width."""
LINK = Font(name=FACE, color="FF0563C1", underline="single")
TOP = Alignment(vertical="top", wrap_text=True)
HEAD_FONT, HEAD_FILL = Font(name=FACE, bold=True, color="FFFFFFFF"), PatternFill("solid", fgColor="FF404040")
NEEDED_FILL = PatternFill("solid", fgColor="FF1F4E79")
"""Headers of columns that must be filled."""
EXAMPLE = Font(name=FACE, italic=True, color="FF7F7F7F")
LINES = Border(bottom=Side(style="thin", color="FFBFBFBF"))


class Column(NamedTuple):
    """A column: its name in the header, and what it takes.

    ``label`` stands above the name in the reader's language. ``choices`` is a list that ``Lists.add`` gave; where it
    is not ``strict`` the sheet asks before it takes something else. ``rule`` says what else is taken: ``year``,
    ``integer``, ``decimal``, ``day``, ``period``, ``iri`` or ``id``, within ``least`` and ``most`` if it is a number.
    """

    name: str
    width: float = 16
    note: str = ""
    choices: str = ""
    strict: bool = True
    rule: str = ""
    label: str = ""
    needed: bool = False
    least: float | None = None
    most: float | None = None

    @property
    def title(self) -> str:
        """The header: the name, or what the column is called and the name in brackets."""
        return f"{self.label}\n({self.name})" if self.label and self.label != self.name else self.name


def cell_of(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell of a sheet in which nothing is merged."""
    return cast("Cell", sheet.cell(row, column))


def put(cell: Cell, text: str) -> None:
    """Write text into a cell as text, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    cell.number_format = TEXT
    cell.quotePrefix = True


def headed(cell: Cell, text: str, *, needed: bool = False) -> None:
    """Write a cell of a header."""
    put(cell, text)
    cell.font, cell.fill = HEAD_FONT, NEEDED_FILL if needed else HEAD_FILL
    cell.alignment, cell.border = TOP, LINES


def head(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Write the header of a sheet with its notes; columns of texts keep what is typed as it is typed."""
    for place, column in enumerate(columns, start=1):
        cell = cell_of(sheet, 1, place)
        headed(cell, in_xml(column.title), needed=column.needed)
        if column.note:
            cell.comment = noted(column.note)
        below = sheet.column_dimensions[get_column_letter(place)]
        below.width = column.width
        below.alignment = TOP
        if column.rule not in {"year", "integer", "decimal"}:
            below.number_format = TEXT
    sheet.row_dimensions[1].height = height([each.title for each in columns], [each.width - 2 for each in columns])
    laid_out(sheet)
    sheet.page_setup.fitToWidth = max(1, round(sum(each.width for each in columns) / PAGE))


def noted(text: str) -> Comment:
    """Return a note that is as large as its text."""
    made = Comment(in_xml(text), WRITER)
    made.width, made.height = 340, 28 + 18 * sum(1 + cell_len(line) // 48 for line in text.splitlines())
    return made


def height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height of a row in points; spreadsheets do not compute it when they open a file."""
    needed = max(
        sum(max(-(-cell_len(line) * 11 // int(10 * width)), 1) for line in text.splitlines() or [""])
        for text, width in zip(texts, widths, strict=True)
    )
    return LINE * min(max(needed, 1), MOST_LINES)


def laid_out(sheet: Worksheet) -> None:
    """Freeze the header of a sheet, and fit the sheet to the width of the paper."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
