"""Results as findings: with the names of things, their cells, what was expected, and the alternatives."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import Cell, UnreadableError
from creativegraph.graph import Graph
from creativegraph.iris import IRI
from creativegraph.validation.advice import Expectations
from creativegraph.validation.alternatives import branches_of
from creativegraph.validation.engines import shapes_in_rdflib
from creativegraph.validation.locate import excerpt, lines_of, place, statements_about
from creativegraph.validation.report import Excerpt, Finding
from creativegraph.validation.results import Result, properties_in, property_of

if TYPE_CHECKING:
    from creativegraph.tables import Build

__all__ = ["excerpts_of", "findings_of"]


def findings_of(
    graph: Graph, rules: bytes, results: Iterable[Result], language: str
) -> tuple[list[Finding], Mapping[Cell, Excerpt]]:
    """The findings that results tell of, and what stands in their cells."""
    lines_of.cache_clear()  # files may have changed since the last check
    found = list(dict.fromkeys(results))
    statements = statements_about(graph, {term for each in found for term in (each.focus, each.value) if term})
    labels = graph.labels({each.focus[1:-1] for each in found if each.focus.startswith("<")}, [language])
    shapes = shapes_in_rdflib(rules)
    expectations = Expectations(graph, shapes, language)
    branches = branches_of(graph, rules, found, language)
    findings = []
    for each in found:
        expected, fix = expectations.of(each)
        focus = text_of(each.focus)
        findings.append(
            Finding(
                severity=each.severity,
                rule=IRI(each.rule),
                message=each.said(language),
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
            )
        )
    return findings, excerpts_of(graph.built, (each.cell for each in findings if each.cell))


def text_of(term: str) -> str:
    """The text of a term of N-Triples: the IRI, the label of a blank node, the words of a literal."""
    if term.startswith("<"):
        return term[1:-1]
    if not term.startswith('"'):
        return term.removeprefix("_:")
    from pyoxigraph import RdfFormat, parse

    line = f"<urn:x> <urn:x> {term} ."
    return str(next(iter(parse(line, format=RdfFormat.N_TRIPLES, lenient=True))).object.value)


def excerpts_of(built: "Build | None", cells: Iterable[Cell]) -> dict[Cell, Excerpt]:
    """What stands in some cells: the row of a table with its header, or the line of a file."""
    found = {}
    for cell in dict.fromkeys(cells):
        shown = excerpt(built, cell) if built is not None else None
        if shown is not None:
            found[cell] = Excerpt(*shown)
        elif (line := line_of(cell.file, cell.row)) is not None:
            found[cell] = Excerpt((line,))
    return found


def line_of(file: str, row: int) -> str | None:
    """A line of a text, None where it has fewer."""
    try:
        lines = lines_of(Path(file))
    except (UnreadableError, SyntaxError):
        return None
    return lines[row - 1].decode("utf-8", errors="replace").rstrip("\r\n") if 0 < row <= len(lines) else None
