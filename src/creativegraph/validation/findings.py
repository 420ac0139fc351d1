"""Make findings of results: with labels of things, cells, what was expected, and the alternatives."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import Cell, UnreadableError
from creativegraph.graph import Graph
from creativegraph.iris import IRI
from creativegraph.validation.advice import Advice
from creativegraph.validation.alternatives import branches_of
from creativegraph.validation.engines import shapes_in_rdflib
from creativegraph.validation.locate import excerpt, lines_of, place, statements_about
from creativegraph.validation.report import Excerpt, Finding
from creativegraph.validation.results import Result, parsed, properties_in, property_of

if TYPE_CHECKING:
    from creativegraph.tables import Build

__all__ = ["excerpts_of", "findings_of"]


def findings_of(
    graph: Graph, rules: bytes, results: Iterable[Result], language: str
) -> tuple[list[Finding], Mapping[Cell, Excerpt]]:
    """Return the findings that results make, and the contents of their cells."""
    lines_of.cache_clear()  # files may have changed since the last check
    found = list(dict.fromkeys(results))
    statements = statements_about(graph, {term for each in found for term in (each.focus, each.value) if term})
    labels = graph.labels({each.focus[1:-1] for each in found if each.focus.startswith("<")}, [language])
    shapes = shapes_in_rdflib(rules)
    advice = Advice(graph, shapes, language)
    branches = branches_of(graph, rules, found, language)
    findings = []
    for each in found:
        expected, fix = advice.on(each)
        focus = text_of(each.focus)
        findings.append(
            Finding(
                severity=each.severity,
                rule=IRI(each.rule),
                message=each.message(language),
                focus=focus,
                path=property_of(each.path) or each.path or None,
                value=text_of(each.value) if each.value else None,
                cell=place(each, statements, graph.built, properties_in(shapes, each.shape)),
                label=labels.get(focus, ""),
                component=each.component,
                expected=expected,
                fix=fix,
                branches=branches.get(each, ()),
                focus_term=each.focus,
                value_term=each.value,
                of=each.of,
                path_triples=each.path_triples,
            )
        )
    return findings, excerpts_of(graph.built, (each.cell for each in findings if each.cell))


def text_of(term: str) -> str:
    """Return the text of a term of N-Triples: the IRI, the label of a blank node, the text of a literal."""
    if term.startswith("<"):
        return term[1:-1]
    return str(getattr(parsed(term), "value", "")) if term.startswith('"') else term.removeprefix("_:")


def excerpts_of(built: "Build | None", cells: Iterable[Cell]) -> dict[Cell, Excerpt]:
    """Return the contents of some cells: the row of a table with its header, or the line of a file."""
    found = {}
    for cell in dict.fromkeys(cells):
        shown = excerpt(built, cell) if built is not None else None
        if shown is not None:
            found[cell] = Excerpt(*shown)
        elif (line := line_of(cell.file, cell.row)) is not None:
            found[cell] = Excerpt((line,))
    return found


def line_of(file: str, row: int) -> str | None:
    """Return a line of a file, None where it has fewer."""
    try:
        lines = lines_of(Path(file))
    except (UnreadableError, SyntaxError):
        return None
    return lines[row - 1].decode("utf-8", errors="replace").rstrip("\r\n") if 0 < row <= len(lines) else None
