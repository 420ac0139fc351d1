"""Rules that a spreadsheet enforces when a cell is typed: choices, years, numbers, days, periods, ids.

Each is written so that Excel and LibreOffice understand it alike. Formulas have fewer than 255 characters.
"""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from creativegraph.export.workbooks.style import Column
from creativegraph.messages.characters import cut, in_xml
from creativegraph.messages.table import message

__all__ = ["enforce"]

FIRST_YEAR, LAST_YEAR = 1, 9999
LARGEST = 10**15
LONGEST_PROMPT, LONGEST_TITLE = 250, 31
FORMULAS = {
    "day": (
        'OR(ISNUMBER({0}),AND(LEN({0})=10,MID({0},5,1)="-",MID({0},8,1)="-",ISNUMBER(VALUE(LEFT({0},4))),'
        "VALUE(MID({0},6,2))>0,VALUE(MID({0},6,2))<13,VALUE(MID({0},9,2))>0,VALUE(MID({0},9,2))<32))"
    ),
    "period": (
        "OR(ISNUMBER({0}),LEN({0})-LEN(SUBSTITUTE({0},\"X\",\"\"))>0,SUMPRODUCT((LEN(TRIM(MID({0},ROW($1:$40),4)))=4)"
        "*ISNUMBER(VALUE(MID({0},ROW($1:$40),4))))>0)"
    ),
    "iri": 'AND(ISNUMBER(FIND(":",{0})),ISERROR(FIND(" ",{0})))',
    "id": 'AND(COUNTIF({1},{0})=1,EXACT({0},LOWER({0})),ISERROR(FIND(" ",{0})))',
}  # fmt: skip
"""What a cell must fulfil: ``{0}`` is the cell, ``{1}`` its column."""


def enforce(sheet: Worksheet, columns: Sequence[Column], rows: int, language: str) -> None:
    """Let a sheet take only what its columns take, in so many rows below the header."""
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        made = rule(column, letter, rows, language)
        if column.note:
            made.promptTitle = cut(in_xml(column.label or column.name), LONGEST_TITLE)
            made.prompt = cut(in_xml(column.note), LONGEST_PROMPT)
            made.showInputMessage = True
        if made.type or column.note:
            made.add(f"{letter}2:{letter}{rows + 1}")
            sheet.add_data_validation(made)


def rule(column: Column, letter: str, rows: int, language: str) -> DataValidation:
    """Return the rule of a column; one without a type only shows its note."""
    made = DataValidation(allow_blank=True, showErrorMessage=True)
    if column.choices:
        made.type, made.formula1 = "list", column.choices
        made.errorStyle = "stop" if column.strict else "warning"
    elif column.rule in {"year", "integer", "decimal"}:
        made.type, made.operator = ("decimal" if column.rule == "decimal" else "whole"), "between"
        made.formula1, made.formula2 = map(written, bounds(column))
    elif column.rule in FORMULAS:
        whole = f"${letter}$2:${letter}${rows + 1}"
        made.type, made.formula1 = "custom", FORMULAS[column.rule].format(f"{letter}2", whole)
    if made.type:
        made.errorTitle = cut(in_xml(column.label or column.name), LONGEST_TITLE)
        made.error = cut(told(column, language), LONGEST_PROMPT)
    return made


def bounds(column: Column) -> tuple[float, float]:
    """Return between which numbers those of a column are."""
    first, last = (FIRST_YEAR, LAST_YEAR) if column.rule == "year" else (-LARGEST, LARGEST)
    return first if column.least is None else column.least, last if column.most is None else column.most


def written(number: float) -> str:
    """Return a number as formulas have it."""
    return str(int(number)) if number == int(number) else repr(number)


def told(column: Column, language: str) -> str:
    """Return what the sheet says of a wrong value."""
    if column.choices:
        return message("template.refused.choice" if column.strict else "template.refused.new", language)
    least, most = bounds(column)
    given = {"least": "" if least == -LARGEST else written(least), "most": "" if most == LARGEST else written(most)}
    return message(f"template.refused.{column.rule}", language, **given)
