"""Make findings of results: with labels of things, cells, what was expected, and the alternatives."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.engine import OxigraphEngine
from creativegraph.engine.text import TextEngine
from creativegraph.errors import Cell, UnreadableError
from creativegraph.graph import Graph
from creativegraph.iris import IRI
from creativegraph.validation.engines.results import Result
from creativegraph.validation.findings.advice import Advice
from creativegraph.validation.findings.alternatives import branches_of
from creativegraph.validation.findings.locate import place, statements_about, table_of
from creativegraph.validation.findings.rows import named_in, said_again, values_beside
from creativegraph.validation.findings.wording import unworded
from creativegraph.validation.lines import lines_of
from creativegraph.validation.report import Excerpt, Finding
from creativegraph.validation.shapes.graph import shapes_of
from creativegraph.validation.terms import lexical, property_of

if TYPE_CHECKING:
    from creativegraph.tables import Build

__all__ = ["excerpts_of", "findings_of"]


def findings_of(
    graph: Graph, rules: bytes, results: Iterable[Result], language: str
) -> tuple[list[Finding], Mapping[Cell, Excerpt]]:
    """Return the findings that results make, and the contents of their cells."""
    found = list(results)
    about = {term for each in found for term in (each.focus, each.value) if term}
    if graph.built is not None:
        about.update(*map(named_in, found))
    statements = statements_about(graph, about)
    labels = labels_of(graph, {each.focus for each in found if each.focus.startswith("<")}, language)
    shapes = shapes_of(rules)
    advice = Advice(graph, shapes, language)
    branches = branches_of(graph, rules, found, language)
    findings = []
    for each in found:
        expected, fix = advice.on(each)
        expected = values_beside(each, expected, statements, graph.built, language)
        focus, value = lexical(each.focus), lexical(each.value) if each.value else None
        cell = place(each, statements, graph.built, shapes.properties(each.shape), shapes.aimed_by(each.shape))
        said = said_again(each, cell, statements, graph.built, language) or unworded(each, shapes, language)
        said = said or each.message(language)
        findings.append(Finding(
            each.severity, IRI(each.rule), said, focus, property_of(each.path) or each.path or None, value, cell,
            label=labels.get(focus, ""),
            component=each.component, expected=expected, fix=fix, branches=branches.get(each, ()),
            focus_term=each.focus, value_term=each.value, of=each.of, path_triples=each.path_triples,
            shape_term=each.shape, severity_term=each.severity_term, constraint_term=each.source,
            messages=each.messages, detail_triples=each.details,
        ))  # fmt: skip
    return findings, excerpts_of(graph.built, (each.cell for each in findings if each.cell))


def labels_of(graph: Graph, things: set[str], language: str) -> dict[str, str]:
    """Return the labels of things, which are written as in N-Triples; for these alone no text becomes a store."""
    if isinstance(graph.engine, TextEngine):
        graph = Graph(OxigraphEngine(graph.engine.about(things)), timeout=graph.timeout)
    return graph.labels({each[1:-1] for each in things}, [language])


def excerpts_of(built: "Build | None", cells: Iterable[Cell]) -> dict[Cell, Excerpt]:
    """Return the contents of some cells, sorted: the row of a table with its header, or the line of a file."""
    found = ((cell, row_of(built, cell) or line_of(cell)) for cell in sorted(set(cells)))
    return {cell: shown for cell, shown in found if shown is not None}


def row_of(built: "Build | None", cell: Cell) -> Excerpt | None:
    """Return the cells of a row of a table as typed, and those of its header; None where no table has that row."""
    table = table_of(built, cell) if built is not None else None
    row = table.row(cell.row) if table is not None else None
    return Excerpt(row.cells, table.header.cells) if table is not None and row is not None else None


def line_of(cell: Cell) -> Excerpt | None:
    """Return a line of a file, None where it has fewer."""
    if not os.path.isfile(cell.file):  # noqa: PTH113 - also where the name is too long
        return None  # a pipe may never end
    try:
        lines = lines_of(Path(cell.file))
    except (UnreadableError, SyntaxError):
        return None
    if not 0 < cell.row <= len(lines):
        return None
    return Excerpt((lines[cell.row - 1].decode("utf-8", errors="replace").rstrip("\r\n"),))
