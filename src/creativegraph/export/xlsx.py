"""Answers as a workbook for Excel and LibreOffice: typed cells, links, the limits of Excel; no text becomes a formula.

XlsxWriter writes it, so that the same rows give the same bytes; ``workbooks`` says where openpyxl writes.
"""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from creativegraph.errors import FormatError
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, Value
from creativegraph.messages.characters import FORMULA, in_xml

__all__ = ["lost", "xlsx"]

# What Excel can hold, by Microsoft's "Excel specifications and limits".
MOST_ROWS = 1_048_575
LONGEST_TEXT = 32_767
LONGEST_LINK = 2_079
MOST_LINKS = 65_530
MOST_DIGITS = 15
FIRST_YEAR = 1900
WIDEST = 60
PLAIN = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}  # fmt: skip
CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 - as the format wants it
"""When a workbook says that it was made: at no time, so that the same rows give the same bytes."""


def xlsx(rows: Rows) -> bytes:
    """Return rows as an XLSX file of one sheet named ``answer``, with the columns' names in its first row.

    The same rows give the same bytes. Whole numbers, decimals, dates and booleans are cells of their type; IRIs are
    texts that link to themselves. A number of more than 15 digits and a date before 1900 are texts, since Excel would
    change them. A text that begins with = + - or @ stays a text. Characters that XML cannot hold are left out;
    ``lost`` names them.

    Raises:
        FormatError: more rows, or a longer text, than a sheet can hold.
    """
    import xlsxwriter

    if len(rows) > MOST_ROWS:
        raise FormatError(f"a sheet holds {MOST_ROWS:,} rows and the answer has {len(rows):,}; write csv or parquet")
    longest = max((len(str(value)) for row in rows for value in row), default=0)
    if longest > LONGEST_TEXT:
        raise FormatError(f"a cell holds {LONGEST_TEXT:,} characters and a text has {longest:,}; write csv or parquet")
    data = BytesIO()
    with xlsxwriter.Workbook(data, PLAIN) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet("answer")
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(rows.columns):
            widest = max([len(name), *(len(str(row[place])) for row in rows[:1000] if row[place] is not None)])
            sheet.set_column(place, place, min(widest + 2, WIDEST))
        # An editor who touches a text that looks like a formula would make it one without the prefix.
        quoted, bold, bold_quoted = (
            book.add_format(each)
            for each in ({"quote_prefix": True}, {"bold": True}, {"bold": True, "quote_prefix": True})
        )
        for place, name in enumerate(rows.columns):
            sheet.write_string(0, place, in_xml(name), bold_quoted if FORMULA.match(name) else bold)
        left = MOST_LINKS
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                if isinstance(value, IRI) and left and opens(value):
                    sheet.write_url(number, place, str(value))
                    left -= 1
                elif isinstance(value, str) or not (value is None or is_kept(value)):
                    text = in_xml(str(value))
                    sheet.write_string(number, place, text, quoted if FORMULA.match(text) else None)
                elif value is not None:
                    sheet.write(number, place, value)
    return data.getvalue()


def opens(iri: IRI) -> bool:
    """Return whether Excel can open an IRI as a link, and writes it as it is."""
    return iri.startswith(("http://", "https://")) and len(iri) <= LONGEST_LINK and in_xml(iri) == iri


def lost(rows: Rows) -> str:
    """Return a note of the characters that the workbook of these rows lacks; empty if it has all."""
    texts = [value for row in rows for value in row if isinstance(value, str) and in_xml(value) != value]
    signs = ", ".join(f"U+{ord(each):04X}" for each in sorted(set().union(*texts)) if in_xml(each) != each)
    left = f"left out, since xlsx cannot hold these characters: {signs} (texts: {len(texts)}); csv and json keep them"
    return left if texts else ""


def is_kept(value: Value) -> bool:
    """Return whether Excel keeps a number or a date as it is."""
    if isinstance(value, date):
        return value.year >= FIRST_YEAR
    if isinstance(value, Decimal):
        return value.is_finite() and len(value.as_tuple().digits) <= MOST_DIGITS
    return len(str(abs(int(value)))) <= MOST_DIGITS
