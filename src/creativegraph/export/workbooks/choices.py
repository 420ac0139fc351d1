"""Writes lists for drop-downs on a hidden sheet; which column has one, and of what, is in template/columns.py.

Each has a name by which the rules of other sheets call it. Excel keeps a rule that names a list where every program
reads it; one with the address of another sheet it moves to an extension, which other programs drop.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import chain, count

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from creativegraph.export.workbooks.style import cell_of, put
from creativegraph.messages.characters import in_xml
from creativegraph.tables.sheets.ours import LISTS

__all__ = ["Lists"]

NAME = re.compile(r"[^a-z0-9]+")
BY_PROPERTY, KEYS = "list_by_property", "list_keys"


class Lists:
    """The lists of a workbook."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.sheet = book.create_sheet(LISTS)
        self.names: dict[tuple[str, ...], str] = {}
        put(cell_of(self.sheet, 1, 1), LISTS)
        self.sheet.sheet_state = "hidden"

    def add(self, name: str, values: Sequence[str]) -> str:
        """Return the name of a list of values; of an equal one that is there already, of nothing an empty name."""
        if not (found := tuple(dict.fromkeys(filter(None, values)))):
            return ""
        if found not in self.names:
            self.names[found] = self.written(self.free(f"list_{NAME.sub('_', name.lower()).strip('_')}"), found)
        return self.names[found]

    def free(self, name: str) -> str:
        """Return a name that no list has."""
        taken = {each.lower() for each in self.book.defined_names}
        return next(each for each in chain([name], (f"{name}_{n}" for n in count(2))) if each not in taken)

    def written(self, name: str, values: Sequence[str]) -> str:
        """Write a list below its name, and give the name to the cells."""
        place = self.sheet.max_column + 1
        put(cell_of(self.sheet, 1, place), name)
        for row, each in enumerate(values, start=2):
            put(cell_of(self.sheet, row, place), in_xml(each))
        letter = get_column_letter(place)
        self.define(name, f"'{LISTS}'!${letter}$2:${letter}${len(values) + 1}")
        return name

    def define(self, name: str, formula: str) -> str:
        """Give a name to what a formula refers to."""
        self.book.defined_names[name] = DefinedName(name, attr_text=formula)
        return name

    def of_column(self, title: str, letter: str, rows: int) -> str:
        """Return the name of a list of what is filled in a column of a sheet below its header."""
        quoted = "'{}'!".format(title.replace("'", "''"))
        counted = f"COUNTA({quoted}${letter}$2:${letter}${rows + 1})"
        name = self.free(f"list_of_{NAME.sub('_', title.lower()).strip('_')}")
        return self.define(name, f"OFFSET({quoted}${letter}$2,0,0,MAX(1,{counted}),1)")

    def by_key(self, lists: Mapping[str, str]) -> str:
        """Return the name of a table that gives each key the name of its list, for drop-downs that depend on a cell."""
        place = self.sheet.max_column + 1
        for row, (key, name) in enumerate(lists.items(), start=2):
            put(cell_of(self.sheet, row, place), in_xml(key))
            put(cell_of(self.sheet, row, place + 1), name)
        first, second, last = get_column_letter(place), get_column_letter(place + 1), max(len(lists), 1) + 1
        self.define(KEYS, f"'{LISTS}'!${first}$2:${first}${last}")
        return self.define(BY_PROPERTY, f"'{LISTS}'!${second}$2:${second}${last}")

    def finish(self) -> None:
        """Make the sheet the last one."""
        self.book.move_sheet(self.sheet, len(self.book.sheetnames))
