"""Find the place of a finding: the cell of a table, or the line of an RDF file.

Reading a graph keeps no places; the files are searched once, for the things in findings.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import BlankNode

from creativegraph import project
from creativegraph.engine.tags import spelling
from creativegraph.errors import Cell
from creativegraph.iris import BASE, RDF_TYPE, compact, owned
from creativegraph.validation.engines.results import Result
from creativegraph.validation.lines import triples_of
from creativegraph.validation.terms import STEP, as_read

if TYPE_CHECKING:
    from creativegraph.graph import Graph
    from creativegraph.tables import Build
    from creativegraph.tables.table import Table

__all__ = ["Statement", "Statements", "place", "statements_about", "table_of"]


class Statement(NamedTuple):
    """A triple without its subject, and its place."""

    predicate: str
    object: str
    cell: Cell


Statements = dict[str, list[Statement]]
"""The triples of the files about some things, by thing, in the order of the files."""


def statements_about(graph: "Graph", things: set[str]) -> Statements:
    """Return the triples about some things with their places; ``things`` are terms as N-Triples writes them."""
    found: Statements = {}
    if not things:
        return found
    for thing, lines in (graph.built.cells_of(things) if graph.built is not None else {}).items():
        for line, cell in lines:
            _, predicate, value = line.split(" ", 2)
            found.setdefault(thing, []).append(Statement(predicate, value, cell))
    for path in graph.files:
        for thing, facts in lines_in(graph, path, things).items():
            found.setdefault(thing, []).extend(facts)
    return found


def lines_in(graph: "Graph", path: Path, things: set[str]) -> Statements:
    """Return the triples of an RDF file about some things; blank nodes are recognised by their triples."""
    found: Statements = {}
    unnamed: Statements = {}
    wanted = {thing for thing in things if thing.startswith("_:")}
    for triple, row, column in triples_of(path, things):
        subject = str(triple.subject)
        if subject not in things and not (wanted and subject.startswith("_:")):
            continue
        cell = Cell(str(path), "", row, column)
        home = unnamed if subject.startswith("_:") else found
        home.setdefault(subject, []).append(Statement(str(triple.predicate), str(triple.object), cell))
    if wanted:
        nodes = {signature((each.predicate, each.object) for each in facts): facts for facts in unnamed.values()}
        engine = graph.embedded()
        for thing in wanted:
            about = engine.written.restored(engine.store.quads_for_pattern(BlankNode(thing[2:]), None, None))
            if facts := nodes.get(signature((str(each.predicate), spelling(each.object)) for each in about)):
                found[thing] = facts
    return found


def signature(facts: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the triples about a blank node without the labels of other blank nodes."""
    return frozenset((predicate, "_:" if value.startswith("_:") else value) for predicate, value in facts)


def place(
    found: Result,
    statements: Statements,
    built: "Build | None",
    lacking: Iterable[str],
    aimed_by: frozenset[str] = frozenset(),
) -> Cell | None:
    """Return where to look; for what is theirs that is the row by which a project ends or ranks a claim about it.

    ``lacking`` are the properties that could be missing, and ``aimed_by`` those that only some things have, where a
    result has no path.
    """
    wanted = list(lacking)
    cell = stated_at(found, statements, built, wanted, aimed_by)
    if built is None or not built.amended or (cell is not None and not is_built_on(project.in_use(), cell.file)):
        return cell
    terms = set(STEP.findall(found.path) or wanted)
    about = {term[1:-1] for term in (found.focus, found.value) if term.startswith("<")}
    rows = [
        (claim.property.iri not in terms, claim.property.iri != RDF_TYPE, row)  # else a class may be what is lacking
        for claim, row in built.amended
        if not about.isdisjoint((owned("claim", claim.id), str(claim.subject), str(claim.value)))
    ]
    return min(rows)[-1] if rows else cell


def stated_at(
    found: Result, statements: Statements, built: "Build | None", lacking: Iterable[str], aimed_by: frozenset[str]
) -> Cell | None:
    """Return where to look: at the triple found wrong, at the empty cell of one that is missing, else at the thing."""
    about, value = statements.get(found.focus, []), as_read(found.value)
    of_value = statements.get(found.value, []) if found.value else []
    steps = STEP.findall(found.path)
    first, back = (f"<{steps[0]}>", found.path.startswith("^")) if steps else ("", False)
    here = [] if back else [each for each in about if each.predicate == first]
    near = (
        [each for each in here if each.object == value]
        or here
        or [each for each in of_value if first and each.predicate == first]
        or [each for each in about if value and each.object == value]
        or [each for each in of_value if each.object == found.focus]
        or [each for each in about if not steps and each.predicate[1:-1] in aimed_by]
    )
    if near and all(is_theirs(each) for each in near):  # what is given is to be mended, not what it builds on
        near = [each for each in (*about, *of_value) if not is_theirs(each)] or near
    if near:
        return min(map(by_owner, near))[1]
    start = [each for each in about if each.predicate == f"<{RDF_TYPE}>"] or about or of_value
    if not start:
        return None
    cell = min(map(by_owner, start))[1]
    return home_of(built, cell, found.focus, steps or lacking) if built is not None else cell


def by_owner(found: Statement) -> tuple[bool, Cell]:
    """Return what sorts statements: those of what a project builds on come last, others by their cells."""
    return is_theirs(found), found.cell


def is_theirs(found: Statement) -> bool:
    """Return True for a statement of a project that is built on, which only that project mends."""
    return is_built_on(project.in_use(), found.cell.file)


@lru_cache(maxsize=256)
def is_built_on(used: project.Projects | None, file: str) -> bool:
    """Return True for a file of the packaged data, or of a project that the one in use extends."""
    if used is None:
        return Path(file).resolve().is_relative_to(project.folder("data").resolve())
    made = used.holder(file)
    return made is not None and (made.base == BASE or any(made.name in each.builds_on for each in used.projects))


def home_of(built: "Build", cell: Cell, thing: str, lacking: Iterable[str]) -> Cell:
    """Return the cell of a thing that lacks something: the empty one in a property's column, else the one naming it."""
    table = table_of(built, cell)
    row = table.row(cell.row) if table is not None else None
    column = {"records": "thing", "claims": "subject"}.get(table.kind, "") if table is not None else ""
    if table is None or row is None or table.get(row, column) != compact(thing[1:-1]):
        return cell
    names = [compact(each) for each in lacking]
    empty = (name for name in table.columns if name.partition("@")[0] in names and not table.get(row, name))
    return table.cell(cell.row, next(empty, column))


def table_of(built: "Build", cell: Cell) -> "Table | None":
    """Return the table that has a cell, read or left out."""
    tables = (*built.tables, *built.left_out)
    return next((each for each in tables if (each.file, each.sheet) == (cell.file, cell.sheet)), None)
