"""Workbooks whose formulas have values, as spreadsheets save them."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl

__all__ = ["with_value"]


def with_value(path: Path, sheet: str, cell: str, value: int) -> None:
    """Write the value of a formula into a workbook."""
    place = openpyxl.load_workbook(path).sheetnames.index(sheet) + 1
    made = BytesIO()
    with ZipFile(path) as before, ZipFile(made, "w") as after:
        for part in before.infolist():
            data = before.read(part)
            if part.filename == f"xl/worksheets/sheet{place}.xml":
                data = re.sub(rf'(<c r="{cell}".*?</f>)<v ?/?>(?:</v>)?'.encode(), rf"\1<v>{value}</v>".encode(), data)
            after.writestr(part, data)
    path.write_bytes(made.getvalue())
