"""What other rows say beside that of a finding: further values of a property that has one, or the very same again."""

import re
from typing import TYPE_CHECKING

from creativegraph.errors import Cell, shown
from creativegraph.iris import THINGS, compact, expand
from creativegraph.messages.table import message
from creativegraph.tables.table import QUALIFIERS
from creativegraph.validation.engines.results import Result
from creativegraph.validation.findings.locate import Statements, table_of
from creativegraph.validation.terms import STEP, lexical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creativegraph.tables import Build

__all__ = ["named_in", "said_again", "values_beside"]

NAME = re.compile(r"[\w.:-]+/[\w./-]+")
"""What may be the short name of a thing in a message."""
STATED = ("subject", "property", "value", "sources")
VALUE, SOURCE = {"value": ""}, {"sources": ""}
ID = re.compile(r"^.*\(([^()]+)\)\s*$")
"""The id of a thing behind its name."""
MOST = 5
"""How many values of a property are named."""


def values_beside(found: Result, expected: str, statements: Statements, built: "Build | None", language: str) -> str:
    """Return what was expected of a number of values, with the values that are there, each as typed, and its row."""
    steps = STEP.findall(found.path)
    if found.constraint != "MaxCount" or len(steps) != 1 or found.path.startswith("^"):
        return expected
    cells: dict[str, Cell] = {}
    for each in statements.get(found.focus, ()):
        if each.predicate == f"<{steps[0]}>":
            cells[each.object] = min(cells.get(each.object, each.cell), each.cell)
    if len(cells) < 2:
        return expected
    ordered = sorted(cells.items(), key=lambda each: each[1])[:MOST]
    values = ", ".join(f"{typed(built, cell) or shown(readable(term))} ({row_of(cell)})" for term, cell in ordered)
    return message("advice.values", language, asked=expected, values=values)


def named_in(found: Result) -> set[str]:
    """Return the things that the messages of a query name, as N-Triples writes them."""
    if found.constraint != "SPARQL" or not found.value.startswith("<"):
        return set()
    names = {name.rstrip(".:") for _, text in found.messages for name in NAME.findall(text)}
    return {f"<{expand(name) or THINGS + name}>" for name in names} - {found.value, found.focus}


def said_again(
    found: Result, cell: Cell | None, statements: Statements, built: "Build | None", language: str
) -> str | None:
    """Return the message of a result about two things of which a row each says the same, or the same but for the value.

    None for any other result.
    """
    if built is None or cell is None or not (said := row_said(built, cell)):
        return None
    cells = {each.cell for thing in named_in(found) for each in statements.get(thing, ())}
    others = sorted(each for each in cells if row_of(each) != row_of(cell) and row_said(built, each) == said)
    if others:
        return message("report.same-row", language, place=row_of(others[0]))
    stated = {each: compared(row_said(built, each)) for each in sorted(cells) if row_of(each) != row_of(cell)}
    same = next((each for each, one in stated.items() if one and one == compared(said)), None)
    if same is not None:
        sources = " ".join(dict.fromkeys(f"{said['sources']} {row_said(built, same)['sources']}".split()))
        return message("report.same-statement", language, place=row_of(same), sources=shown(sources))
    beside = next((each for each, one in stated.items() if one and one | VALUE == compared(said) | VALUE), None)
    if beside is None:
        return None
    value, other = shown(said["value"]), shown(row_said(built, beside)["value"])
    given = found.message(language)
    return message("report.other-value", language, message=given, place=row_of(beside), value=value, other=other)


def compared(said: "Mapping[str, str]") -> dict[str, str]:
    """Return what a row of claims states, without where that stands; nothing of a row of another table."""
    if not all(said.get(each) for each in STATED):
        return {}
    plain = {name: text for name, text in said.items() if name in STATED or name in QUALIFIERS}
    return plain | {"subject": ID.sub(r"\1", said["subject"]), "property": said["property"].rpartition("/")[2]} | SOURCE


def row_said(built: "Build", cell: Cell) -> dict[str, str]:
    """Return what a row of a table says by its columns, without its id; nothing where no table has the row."""
    table = table_of(built, cell)
    row = table.row(cell.row) if table is not None else None
    if table is None or row is None:
        return {}
    cells = {name: table.get(row, name) for name in table.columns if name != "id"}
    return {name: text for name, text in cells.items() if text}


def typed(built: "Build | None", cell: Cell) -> str:
    """Return the content of a cell of a table as it was typed; empty where there is none."""
    table = table_of(built, cell) if built is not None else None
    row = table.row(cell.row) if table is not None else None
    content: Iterable[str] = row.cells[cell.column - 1 : cell.column] if row is not None else ()
    return "".join(map(shown, filter(None, content)))


def readable(term: str) -> str:
    """Return a term as people write it."""
    return compact(term[1:-1]) if term.startswith("<") else lexical(term)


def row_of(cell: Cell) -> str:
    """Return file, sheet if any, and row of a cell."""
    return ":".join(filter(None, (cell.file, cell.sheet, str(cell.row))))
