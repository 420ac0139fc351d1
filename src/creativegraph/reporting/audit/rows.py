"""The findings of an audit as rows, for tables, CSV, JSON and XLSX."""

from collections.abc import Sequence

from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, Value, compact
from creativegraph.messages.table import message
from creativegraph.reporting.audit.kinds import Kind

__all__ = ["COLUMNS", "counted", "listed"]

COLUMNS = ("kind", "claim", "source", "says", "table", "row", "todo")


def counted(kinds: Sequence[Kind], language: str) -> Rows:
    """Return a row for each kind: how many were found, of how many, and the share."""
    data = [
        (each.name, len(each.findings), each.of, f"{each.share:.1%}", message(f"audit.kind.{each.name}", language))
        for each in kinds
    ]
    return Rows(("kind", "found", "of", "share", "what"), ("string", "integer", "integer", "string", "string"), data)


def listed(kinds: Sequence[Kind], language: str) -> Rows:
    """Return a row for each finding, with what to do about it."""
    data: list[tuple[Value | None, ...]] = []
    for kind in kinds:
        todo = message(f"audit.todo.{kind.name}", language)
        for each in kind.findings:
            told = compact(each.iri)
            of = (told, None) if IRI(each.iri).kind == "claim" else (None, told)
            data.append((kind.name, *of, each.says, each.table or None, each.row or None, todo))
    return Rows(COLUMNS, ("string", "string", "string", "string", "string", "integer", "string"), data)
