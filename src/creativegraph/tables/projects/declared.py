"""What the tables of terms of a project declare: its kinds of things, and its codes with their lists."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from creativegraph.files.state import State, state_of
from creativegraph.iris import BASE, SLUG
from creativegraph.project import Project, Projects
from creativegraph.tables.projects.once import ONCE
from creativegraph.tables.sheets.files import is_table, tables_in
from creativegraph.tables.table import Row, Table

__all__ = ["classes_of_kinds", "codes_in", "counted_kinds", "has_code", "kinds_in", "rows_of"]

TABLES_KEPT = 64
"""Of how many files of the library and of the packaged project the tables of terms are kept: they have a dozen."""


def rows_of(made: Project, kind: str) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of the tables of one kind of terms: kinds, classes, properties or codes.

    What keeps a table from being read is told where all are read.
    """
    found = made.files("data/codes", "*") if kind == "codes" else made.files("data", f"{kind}.*")
    for table in (table for path in found if is_table(path) for table in tables_at(made, path)):
        if table.kind == kind:
            yield from ((table, row) for row in table.rows)


def tables_at(made: Project, path: Path) -> list[Table]:
    """Return the tables of a file of a project; those of the library and of the packaged one outlast the call."""
    if made.base == BASE:
        return tables_of_state(path, state_of(path))
    if (once := ONCE.get()) is None:
        return tables_in(path)
    return once.tables[path] if path in once.tables else once.tables.setdefault(path, tables_in(path))


@lru_cache(maxsize=TABLES_KEPT)
def tables_of_state(path: Path, _state: State) -> list[Table]:
    """Return the tables of a file in a state."""
    return tables_in(path)


def kinds_in(made: Project) -> frozenset[str]:
    """Return the kinds of things that a project declares."""
    named = (table.get(row, "kind") for table, row in rows_of(made, "kinds"))
    return frozenset(filter(SLUG.fullmatch, named))


def counted_kinds(used: Projects) -> set[str]:
    """Return the classes of the kinds of which projects of one's own say that their things may have figures."""
    rows = (both for each in used.projects if each.base != BASE for both in rows_of(each, "kinds"))
    return {table.get(row, "class") for table, row in rows if table.get(row, "figures") == "yes"}


def classes_of_kinds(used: Projects) -> set[str]:
    """Return the classes of the kinds that projects of one's own declare, as their tables name them."""
    rows = (both for each in used.projects if each.base != BASE for both in rows_of(each, "kinds"))
    return {table.get(row, "class") for table, row in rows if table.get(row, "kind")}


def codes_in(made: Project) -> Iterator[tuple[str, str]]:
    """Yield the code lists of a project, and its codes with their lists where these may be those of others."""
    for path in made.files("data/codes", "*.ttl"):
        if made.base == BASE:
            yield path.stem, ""
        else:
            yield from codes_in_turtle(path, f"{made.base}code/")
    for table, row in rows_of(made, "codes"):
        if scheme := table.get(row, "scheme"):
            yield scheme, table.get(row, "code")


def has_code(projects: Iterable[Project], home: str, scheme: str, slug: str) -> bool:
    """Return whether the project that has a code list has a code in it."""
    for each in projects:
        if f"{each.base}code/" == home:
            if each.base != BASE:
                return (scheme, slug) in codes_in(each)
            files = (path for path in each.files("data/codes", "*.ttl") if path.stem == scheme)
            if any((scheme, slug) in codes_in_turtle(path, home) for path in files):
                return True
    return False


def codes_in_turtle(path: Path, home: str) -> Iterator[tuple[str, str]]:
    """Yield the code lists and codes that a file describes."""
    from pyoxigraph import RdfFormat, parse

    try:
        named = {getattr(quad.subject, "value", "") for quad in parse(path=path, format=RdfFormat.TURTLE)}
    except (SyntaxError, OSError):
        return
    for iri in sorted(each for each in named if each.startswith(home)):
        scheme, _, slug = iri[len(home) :].partition("/")
        yield scheme, slug
