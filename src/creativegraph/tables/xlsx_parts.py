"""The parts of a workbook's archive, inspected before openpyxl reads them row by row."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING

from creativegraph.errors import Cell, TableError
from creativegraph.tables.rules import fault
from creativegraph.tables.sheet import Merge

if TYPE_CHECKING:
    from zipfile import ZipFile

__all__ = ["check_size", "inspected", "thinned"]

MEGABYTE = 1 << 20
LARGEST_SHEET, LARGEST_PART = 1024 * MEGABYTE, 128 * MEGABYTE
SMALL = 4 * MEGABYTE
"""Sheets up to this size are read unchanged."""

FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
REF = rb"\$?([A-Z]{1,3})\$?([0-9]{1,7})"
MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']" + REF + b":" + REF)
EMPTY_CELL = re.compile(rb"<c\s(?=[^<>]*\br=)[^<>]*/>")
EMPTY_ROW = re.compile(rb"<row\s(?=[^<>]*\br=)[^<>]*(?:/>|>\s*</row>)")
UNPLACED = re.compile(rb"<c(?![^<>]*\sr=)[\s/>]")


def check_size(archive: "ZipFile", where: Cell) -> None:
    """Refuse a workbook that would not fit into memory, before any part is unpacked."""
    for part in archive.infolist():
        limit = LARGEST_SHEET if "worksheets/" in part.filename else LARGEST_PART
        if part.file_size > limit and not part.filename.startswith("xl/media/"):
            given = f"{part.file_size // MEGABYTE} MB"
            raise TableError([fault(where, "workbook-too-large", given=given)])


def thinned(file: IO[bytes]) -> IO[bytes]:
    """Return the workbook without empty styled cells and rows, for which openpyxl needs more memory than for values."""
    from zipfile import ZIP_DEFLATED, ZipFile

    with ZipFile(file) as before:
        large = {
            each.filename
            for each in before.infolist()
            if each.file_size > SMALL and each.filename.startswith("xl/worksheets/") and each.filename.endswith(".xml")
        }
        if not large:
            return file
        made = BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=1) as after:
            for name in before.namelist():
                if name in large:
                    with before.open(name) as source, after.open(name, "w", force_zip64=True) as target:
                        target.writelines(filled(source))
                elif not name.startswith("xl/media/"):
                    after.writestr(name, before.read(name))
    return made


def filled(source: IO[bytes]) -> Iterator[bytes]:
    """Yield the XML of a sheet without empty cells and rows, in chunks."""
    rest = b""
    while chunk := source.read(MEGABYTE):
        text = rest + chunk
        end = text.rfind(b"</row>") + len(b"</row>")
        if end < len(b"</row>"):
            end = text.rfind(b"<")
        whole, rest = text[:end], text[end:]
        yield whole if UNPLACED.search(whole) else EMPTY_ROW.sub(b"", EMPTY_CELL.sub(b"", whole))
    yield rest


def inspected(archive: "ZipFile", part: str) -> tuple[bool, list[Merge]]:
    """Return whether a sheet has formulas, and its merged cells: openpyxl gives neither when it reads row by row."""
    from openpyxl.utils import column_index_from_string

    formulas, merges, tail = False, dict[Merge, None](), b""
    with archive.open(part) as file:
        while chunk := file.read(MEGABYTE):
            text = tail + chunk
            formulas = formulas or FORMULA.search(text) is not None
            for left, top, right, bottom in MERGE.findall(text):
                first, last = column_index_from_string(left.decode()), column_index_from_string(right.decode())
                merges[Merge(int(top), first, int(bottom), last)] = None
            tail = text[-200:]
    return formulas, list(merges)
