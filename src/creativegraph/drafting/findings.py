"""What is wrong with the cells of candidates, found by the reader of tables."""

from collections.abc import Mapping, Sequence

from creativegraph import project
from creativegraph.drafting.candidate import Candidate
from creativegraph.drafting.document import Document
from creativegraph.errors import Fault
from creativegraph.graph import Graph
from creativegraph.tables.reader import Reader
from creativegraph.tables.rules import is_violation
from creativegraph.tables.table import Row, Table
from creativegraph.tables.vocabulary import of_projects

__all__ = ["FIRST", "as_read", "findings"]

SOURCE = "report"
FIRST = 2
"""The row of the first candidate, below the header."""


def findings(
    candidates: Sequence[Candidate], document: Document, graph: Graph, name: str = ""
) -> Mapping[int, tuple[str, Fault]]:
    """Return what keeps candidates from being claims, each with the column, by their places in the sequence."""
    header, made = as_read(candidates, document, graph, name)
    found: dict[int, tuple[str, Fault]] = {}
    for each in made.faults:
        if is_violation(each) and each.row >= FIRST and each.file == name:
            found.setdefault(each.row - FIRST, (header[each.column - 1], each))
    return found


def as_read(
    candidates: Sequence[Candidate], document: Document, graph: Graph, name: str = ""
) -> tuple[Sequence[str], Reader]:
    """Return the header of candidates as a table, and what the reader of tables makes of them."""
    header = ("id", "subject", "property", "value", "lang", "sources", "mode", "confidence", *more(candidates))
    with project.using(graph.projects):
        owner = graph.projects.own.name if graph.projects else ""
        sources = table(
            name, "sources", ("id", "title", "lang", "kind"), [(SOURCE, SOURCE, document.language, "website")]
        )
        claims = table(name, "claims", header, [cells(number, each, header) for number, each in enumerate(candidates)])
        made = Reader(
            [sources._replace(owner=owner), claims._replace(owner=owner)], of_projects(graph.projects),
            [Table(name, "claims", {}, [])],
        )  # fmt: skip
    return header, made


def more(candidates: Sequence[Candidate]) -> list[str]:
    """Return the qualifying columns of candidates."""
    return list(dict.fromkeys(column for each in candidates for column in each.columns))


def table(name: str, kind: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Return a table; that of sources has rows before the first, so that no candidate has them."""
    first = FIRST if kind == "claims" else 0
    numbered = [Row(number, tuple(each)) for number, each in enumerate(rows, first)]
    return Table(name, kind, {column: place for place, column in enumerate(header)}, numbered)


def cells(number: int, candidate: Candidate, header: Sequence[str]) -> list[str]:
    """Return a candidate as a row."""
    said = {
        "id": f"c{number}", "subject": candidate.subject, "property": candidate.property, "value": candidate.value,
        "lang": candidate.lang, "sources": SOURCE, "mode": candidate.mode, "confidence": candidate.confidence,
    }  # fmt: skip
    return [said.get(column, "") or candidate.columns.get(column, "") for column in header]
