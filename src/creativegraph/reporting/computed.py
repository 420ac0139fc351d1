"""Keeps the values of formulas in workbooks: openpyxl writes formulas without them, and readers then see nothing."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import to_excel

from creativegraph.messages.characters import in_xml

__all__ = ["values_of", "with_values"]

FORMULA = re.compile(
    rb'<c r="(?P<ref>[A-Z]{1,3}[0-9]{1,7})"(?P<style> s="[0-9]+")?[^>]*>'
    rb"(?P<f><f\b[^>]*?(?:/>|>.*?</f>))<v\s*(?:/>|></v>)</c>",
    re.DOTALL,
)
Values: TypeAlias = Mapping[str, Mapping[str, object]]
"""The values of formulas, by sheets and addresses."""


def values_of(file: str | Path, book: Workbook) -> Values:
    """Return the values that the formulas of a workbook had when it was saved, by sheets and addresses."""
    there = {
        sheet.title: [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        for sheet in book.worksheets
    }
    if not any(there.values()):
        return {}
    saved = load_workbook(file, data_only=True)
    return {title: {each: saved[title][each].value for each in cells} for title, cells in there.items() if cells}


def with_values(data: bytes, book: Workbook, values: Values) -> bytes:
    """Return a saved workbook with the values of its formulas written beside them."""
    if not values:
        return data
    parts = {f"xl/worksheets/sheet{n}.xml": sheet.title for n, sheet in enumerate(book.worksheets, start=1)}
    made = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for part in before.infolist():
            text, known = before.read(part), values.get(parts.get(part.filename, ""), {})
            after.writestr(part, FORMULA.sub(partial(valued, known), text) if known else text)
    return made.getvalue()


def valued(values: Mapping[str, object], found: re.Match[bytes]) -> bytes:
    """Return a cell with a formula and its value."""
    value = values.get(found["ref"].decode())
    if value is None:
        return found[0]
    kind, text = written(value)
    start = b'<c r="%s"%s%s>' % (found["ref"], found["style"] or b"", kind)
    return b"%s%s<v>%s</v></c>" % (start, found["f"], escape(in_xml(text)).encode())


def written(value: object) -> tuple[bytes, str]:
    """Return the type of a value, as the attribute of a cell, and its text."""
    if isinstance(value, bool):
        return b' t="b"', str(int(value))
    if isinstance(value, (date, datetime, time, timedelta)):
        return b"", repr(to_excel(value))  # type: ignore[no-untyped-call]
    if isinstance(value, str):
        return b' t="e"' if value.startswith("#") and value.isupper() else b' t="str"', value
    return b"", repr(value)
