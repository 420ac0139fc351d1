"""Runs constraints as SQL in DuckDB where a graph is checked in parts, and tells what they find as the engines do."""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.engine.duckdb import in_duckdb, read_lines
from creativegraph.errors import UnwritableError
from creativegraph.iris import PREFIXES
from creativegraph.validation.engines import engines
from creativegraph.validation.engines.results import VARIABLE, Result, filled_in, lack, severity_of
from creativegraph.validation.engines.uncertain import CAPITAL
from creativegraph.validation.shapes.graph import Shapes, shapes_of
from creativegraph.validation.shapes.reach import declared
from creativegraph.validation.shapes.shapes import part
from creativegraph.validation.sql.constraints import NODES, TERMS, Constraint, all_constraints, focus_nodes
from creativegraph.validation.sql.expressions import OtherwiseError
from creativegraph.validation.terms import lexical

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Told", "in_columns", "is_for_columns", "run_in_columns"]

CODES = re.compile(rb"\\[uU]")
"""Escapes of N-Triples for any character, which SQL does not read."""


class Told(NamedTuple):
    """The focus nodes of a shape in SQL, and its constraints."""

    nodes: str
    constraints: list[Constraint]


def in_columns(rules: bytes, chosen: Collection[str]) -> dict[str, Told]:
    """Return those of some shapes with targets that mean the same in SQL; none where DuckDB is not installed."""
    if not find_spec("duckdb"):
        return {}
    shapes, found = shapes_of(rules), dict[str, Told]()
    if any(shapes.values(node, "sh:parameter") for node in shapes.about):
        return {}  # any property may be a constraint
    prefixes = declared(rules, shapes)
    for shape in chosen:
        with suppress(OtherwiseError):
            found[shape] = Told(focus_nodes(shapes, shape), list(all_constraints(shapes, shape, prefixes)))
    if found and isinstance(engines.run_on(b"", part(rules, found), rules), str):
        return {}  # what the engine refuses is no shape
    return found


def is_for_columns(data: bytes) -> bool:
    """Return whether SQL reads the terms of some N-Triples as the engines do."""
    return not (CODES.search(data) or CAPITAL.search(data))


def run_in_columns(data: bytes, told: Mapping[str, Told], rules: bytes) -> dict[str, list[Result]]:
    """Return what shapes find in N-Triples.

    Shapes are left out that meet values which SQL compares otherwise, and all for which there is no room on the disk.
    """
    if not told or not is_for_columns(data):
        return {}
    import duckdb

    found, shapes = dict[str, list[Result]](), shapes_of(rules)
    with (
        suppress(UnwritableError, OSError, duckdb.Error),  # the engine needs no disk
        TemporaryDirectory(prefix="creativegraph-", ignore_cleanup_errors=True) as folder,
        in_duckdb(Path(folder), "what shapes find") as made,
    ):
        lines = Path(folder) / "graph.nt"
        lines.write_bytes(data)
        read_lines(made, lines)
        # Read once, and so that a property lies together.
        made.execute("CREATE TEMP TABLE triples AS FROM main.triples ORDER BY p, s")
        made.execute(TERMS.read_text(encoding="utf-8"))
        for shape, each in told.items():
            with suppress(duckdb.Error):
                made.execute(f"CREATE OR REPLACE TABLE {NODES} AS {each.nodes}")
                found[shape] = [result for one in each.constraints for result in results(made, one, shapes)]
    return found


def results(made: "DuckDBPyConnection", constraint: Constraint, shapes: Shapes) -> Iterator[Result]:
    """Yield the results of a constraint."""
    severity = shapes.value(constraint.shape, "sh:severity") or f"<{PREFIXES['sh']}Violation>"
    templates = shapes.messages(constraint.source) or shapes.messages(constraint.shape)
    path = shapes.value(constraint.shape, "sh:path")
    steps = shapes.path_triples(path) if path.startswith("_:") else ()
    shown = ", ".join(f'"{name}"' for name in constraint.shown)
    for row in made.execute(f"SELECT {shown} FROM ({constraint.sql}) found").fetchall():
        bound = dict(zip(constraint.shown, row, strict=True))
        texts = {
            name: lexical(value) if constraint.kinds[name] == "term" else str(value)
            for name, value in (bound.items() if constraint.source else ())
            if value is not None
        }
        found = Result(
            severity_of(severity), constraint.shape, shapes.name(constraint.shape), constraint.component, bound["this"],
            shapes.path(path), bound.get("value", ""), tuple((tag, filled(text, texts)) for tag, text in templates),
            steps, severity_term=severity, source=constraint.source,
        )  # fmt: skip
        yield found if found.value else found._replace(of=lack(found, shapes))


def filled(template: str, bound: Mapping[str, str]) -> str:
    """Return a message with the values of its variables, as it is read from the report of an engine."""
    whole = VARIABLE.sub(lambda found: bound.get(found[1], found[0]), template)
    return filled_in(template, [whole])
