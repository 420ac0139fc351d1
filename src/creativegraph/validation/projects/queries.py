"""Queries of projects of one's own that cannot be asked: a broken header, or a text that is no SPARQL."""

import re
from collections.abc import Iterator
from pathlib import Path

from creativegraph.catalogue.query import name_of, parse
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.engine.guard import check_local
from creativegraph.errors import CatalogueError, Cell, CreativeGraphError, Fault
from creativegraph.files.query_depth import check_depth
from creativegraph.iris import BASE
from creativegraph.project import Projects
from creativegraph.tables.rules import fault

__all__ = ["broken_queries"]

PLACE = re.compile(r"error at (\d+):(\d+)")


def broken_queries(used: Projects | None) -> list[Fault]:
    """Return what is wrong with the queries of projects, each at its line."""
    own = [each for each in used.projects if each.base != BASE] if used else []
    return [found for each in own for path in each.files("queries", "*/*.rq") for found in faults_in(path)]


def faults_in(path: Path) -> Iterator[Fault]:
    """Yield what keeps a query from being asked."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        yield fault(Cell(str(path), "", 1, 1), "broken-query", given=f"the query cannot be read: {reason}")
        return
    try:
        parse(name_of(path), str(path), text)
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
