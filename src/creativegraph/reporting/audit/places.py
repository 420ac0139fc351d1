"""Where the tables of a graph have a claim or a source: the table and the row."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.graph import Graph
from creativegraph.iris import IRI, owned
from creativegraph.tables.build import Build, build

__all__ = ["Place", "places_of"]


class Place(NamedTuple):
    """A row of a table, named by its file as seen from its project."""

    table: str
    row: int


def places_of(graph: Graph) -> dict[IRI, Place]:
    """Return the places of claims and sources by their IRIs; nothing for a graph that is not made of tables."""
    built = graph.built
    if built is None and graph.packaged:
        built = build(project.root() / "data", lenient=True)
    if built is None:
        return {}
    with project.using(built.projects):
        return dict(placed(built))


def placed(built: Build) -> Iterator[tuple[IRI, Place]]:
    """Yield claims and sources with their places."""
    files = [named(Path(each.file), each.sheet) for each in built.tables]
    for claim in built.claims.values():
        yield IRI(owned("claim", claim.id)), Place(files[claim.table], claim.row)
    for source in built.sources.values():
        yield IRI(owned("source", source.id)), Place(files[source.table], source.row)


def named(file: Path, sheet: str) -> str:
    """Return a file as seen from the folder of its project, or by its name, with the sheet of a workbook."""
    above = next((each for each in file.parents if (each / project.MANIFEST).is_file()), file.parent)
    name = file.relative_to(above).as_posix()
    return f"{name}#{sheet}" if sheet else name
