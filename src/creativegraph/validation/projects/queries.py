"""Queries of projects of one's own that cannot be asked, and those that find nothing.

The first have a broken header or a text that is no SPARQL, the others a term that nothing defines or a column that is
never bound.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from creativegraph.catalogue.query import Query, name_of, parse
from creativegraph.catalogue.reading import variables_bound
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.engine.guard import check_local
from creativegraph.engine.misread import line_and_column
from creativegraph.errors import CatalogueError, Cell, CreativeGraphError, Fault
from creativegraph.files.query_depth import check_depth
from creativegraph.iris import BASE
from creativegraph.names.in_query import unknown_terms_in
from creativegraph.names.suggest import did_you_mean
from creativegraph.project import Projects, using
from creativegraph.tables.rules import fault

__all__ = ["broken_queries"]

PLACE = re.compile(r"error at (\d+):(\d+)")


def broken_queries(used: Projects | None, holds: Callable[[str], bool]) -> list[Fault]:
    """Return what is wrong with the queries of projects, each at its line; ``holds`` answers an ASK of their graph."""
    found: list[Fault] = []
    for made in (each for each in used.projects if each.base != BASE) if used else ():
        with using(used.seen_by(made.name) if used else None):
            found += [each for path in made.files("queries", "*/*.rq") for each in faults_in(path, holds)]
    return found


def faults_in(path: Path, holds: Callable[[str], bool]) -> Iterator[Fault]:
    """Yield what keeps a query from being asked, or else from finding anything."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        yield fault(Cell(str(path), "", 1, 1), "broken-query", given=f"the query cannot be read: {reason}")
        return
    try:
        query = parse(name_of(path), str(path), text)
        check_depth(text)
        check_local(text)
        OxigraphEngine(in_memory(b"")).query(text)
    except CatalogueError as error:
        line, _, said = str(error).removeprefix(f"{path}:").partition(": ")
        yield fault(Cell(str(path), "", int(line), 1), "broken-query", given=said)
    except CreativeGraphError as error:
        place = PLACE.search(str(error))
        row, column = (int(place[1]), int(place[2])) if place else (1, 1)
        yield fault(Cell(str(path), "", row, column), "broken-query", given=str(error))
    else:
        for found in unknown_terms_in(text, holds):
            yield fault(at(path, text, found.start), "unknown-term", given=found.term, near=found.near)
        yield from never_bound(path, query)


def never_bound(path: Path, query: Query) -> Iterator[Fault]:
    """Yield the columns of a query that nothing in it binds."""
    bound = variables_bound(query.text)
    for name in (each.name for each in query.columns if each.name not in bound):
        selected = re.compile(rf"\?{name}\b").search(query.text, query.text.index("\nSELECT "))
        near = did_you_mean(name, bound, "; did you mean ?{}?", 1)
        said = f"no triple, VALUES or AS gives a value to ?{name}, so that this column is never bound{near}"
        yield fault(at(path, query.text, selected.start() if selected else 0), "broken-query", given=said)


def at(path: Path, text: str, start: int) -> Cell:
    """Return the line and column of a place in the text of a query."""
    return Cell(str(path), "", *line_and_column(text, start))
