"""Answers as a workbook for Excel and LibreOffice: typed cells, a frozen header, links; no text becomes a formula."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from creativegraph.errors import FormatError
from creativegraph.iris import IRI, Value
from creativegraph.messages.characters import FORMULA, in_xml
from creativegraph.rows import Rows

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

__all__ = ["lost", "xlsx"]

# What Excel can hold, by Microsoft's "Excel specifications and limits".
MOST_ROWS = 1_048_575
LONGEST_TEXT = 32_767
LONGEST_LINK = 2_079
MOST_LINKS = 65_530
MOST_DIGITS = 15
FIRST_YEAR = 1900
WIDEST = 60


def xlsx(rows: Rows) -> bytes:
    """Return rows as an XLSX file of one sheet named ``answer``, with the columns' names in its first row.

    Whole numbers, decimals, dates and booleans are cells of their type; IRIs are texts that link to themselves. A
    number of more than 15 digits and a date before 1900 are texts, since Excel would change them. A text that begins
    with = + - or @ stays a text. Characters that XML cannot hold are left out; ``lost`` names them.

    Raises:
        FormatError: more rows, or a longer text, than a sheet can hold.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    if len(rows) > MOST_ROWS:
        raise FormatError(f"a sheet holds {MOST_ROWS:,} rows and the answer has {len(rows):,}; write csv or parquet")
    longest = max((len(str(value)) for row in rows for value in row), default=0)
    if longest > LONGEST_TEXT:
        raise FormatError(f"a cell holds {LONGEST_TEXT:,} characters and a text has {longest:,}; write csv or parquet")
    book = Workbook(write_only=True)
    sheet = book.create_sheet("answer")
    sheet.freeze_panes = "A2"
    for place, name in enumerate(rows.columns):
        widest = max([len(name), *(len(str(row[place])) for row in rows[:1000] if row[place] is not None)])
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(widest + 2, WIDEST)
    header = [cell_of(sheet, name) for name in rows.columns]
    for each in header:
        each.font = Font(bold=True)
    sheet.append(header)
    left = MOST_LINKS
    for row in rows:
        cells = [None if value is None else cell_of(sheet, value) for value in row]
        for value, cell in zip(row, cells, strict=True):
            opens = isinstance(value, IRI) and value.startswith(("http://", "https://")) and len(value) <= LONGEST_LINK
            if cell is not None and left and opens:
                cell.hyperlink = str(value)
                left -= 1
        sheet.append(cells)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def lost(rows: Rows) -> str:
    """Return a note of the characters that the workbook of these rows lacks; empty if it has all."""
    texts = [value for row in rows for value in row if isinstance(value, str) and in_xml(value) != value]
    signs = ", ".join(f"U+{ord(each):04X}" for each in sorted(set().union(*texts)) if in_xml(each) != each)
    left = f"left out, since xlsx cannot hold these characters: {signs} (texts: {len(texts)}); csv and json keep them"
    return left if texts else ""


def cell_of(sheet: "WriteOnlyWorksheet", value: Value) -> "Cell":
    """Return the cell of a value."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str) and is_kept(value):
        kept: Cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type] # the stubs forget Decimal and date
        return kept
    cell: Cell = WriteOnlyCell(sheet, in_xml(str(value)))
    cell.data_type = "s"  # else =1+1 would be a formula and #N/A an error
    if FORMULA.match(str(value)):
        cell.quotePrefix = True  # else it would become one when somebody edits the cell
    return cell


def is_kept(value: Value) -> bool:
    """Return whether Excel keeps a number or a date as it is."""
    if isinstance(value, date):
        return value.year >= FIRST_YEAR
    if isinstance(value, Decimal):
        return value.is_finite() and len(value.as_tuple().digits) <= MOST_DIGITS
    return len(str(abs(int(value)))) <= MOST_DIGITS
