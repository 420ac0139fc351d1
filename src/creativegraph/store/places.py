"""Tables and RDF files among the places that somebody names, those of projects with what these extend."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import ArgumentError, UnreadableError, shown
from creativegraph.project import PACKAGED, Packaged
from creativegraph.store.content import is_rdf
from creativegraph.store.overlooked import of_unread

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph


__all__ = ["split", "with_extended"]


def split(
    places: "Sequence[str | Path | Packaged | RdflibGraph]",
) -> tuple[list[Path], list[Path]]:
    """Tables and RDF files among the places."""
    from creativegraph.tables.sheets import ENDINGS

    tables, files = [], []
    for place in with_extended(places):
        if isinstance(place, Packaged):
            project.need_packaged()
            tables.append(project.folder("data"))
            continue
        if not isinstance(place, (str, Path)):
            raise ArgumentError(f"{shown(place)} is not a file or folder; an rdflib graph is opened alone")
        path = Path(place)
        if not str(place):
            raise ArgumentError("an empty name is not a file or folder; name one")
        if "://" in str(place):
            web = str(place).lower().startswith(("http://", "https://"))
            advice = "open an endpoint with connect" if web else "only URLs with http or https are endpoints"
            raise UnreadableError(f"{shown(place)} is not a file or folder; {advice}")
        if not path.exists():
            raise UnreadableError(f"{path} does not exist; check the name")
        if path.is_dir():
            from creativegraph.tables.sheets.files import files_below

            below = files_below(path)
            found = [each for each in below if is_rdf(each)]
            files.extend(found)
            of_project = place not in places  # not named itself: a project may have no table yet
            tables += folder_of_tables(path, below, holds_rdf=bool(found), may_be_empty=of_project)
        elif path.suffix.lower() in ENDINGS:
            tables.append(path)
        else:
            files.append(path)
    return tables, files


def with_extended(
    places: "Sequence[str | Path | Packaged | RdflibGraph]",
) -> "Iterator[str | Path | Packaged | RdflibGraph]":
    """Yield places with the folders and files of projects in place of these, each after those that it extends."""
    if not any(map(project.is_project, places)):
        yield from places
        return
    from creativegraph.tables.projects.folders import data_of, decisions_of, projects_of, shown_by

    projects, faults = projects_of(places)
    if projects is None:
        yield from () if faults else (PACKAGED,)
    else:
        ours = project.folder("data").resolve()
        for path in (path for each in projects.projects for path in data_of(each)):
            yield PACKAGED if path == ours else path
        yield from decisions_of(projects)
        yield from shown_by(projects)
    yield from (each for each in places if not project.is_project(each) and not isinstance(each, Packaged))


def folder_of_tables(folder: Path, below: Iterable[Path], *, holds_rdf: bool, may_be_empty: bool) -> list[Path]:
    """The folder itself if tables are below it; it must hold these or RDF, or may have nothing that is meant to."""
    from creativegraph.tables.sheets.files import is_table, of_links

    if any(map(is_table, below)):
        return [folder]
    unread = "" if holds_rdf else of_links(folder) + of_unread(folder)
    if holds_rdf or (may_be_empty and not unread):
        return []
    raise UnreadableError(
        f"{folder} holds no table (.csv, .tsv, .xlsx) and no RDF file{unread}; add one or name another folder"
    )
