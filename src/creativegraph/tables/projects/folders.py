"""The projects among some places: their files and queries together, and the IRIs of their short names."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import Cell, Fault
from creativegraph.files.state import state_of
from creativegraph.iris import BASE, Short, Space
from creativegraph.project import Project, Projects
from creativegraph.tables.decisions import NAME as DECISIONS
from creativegraph.tables.projects.declared import codes_in, has_code, kinds_in
from creativegraph.tables.projects.extended import Readings
from creativegraph.tables.projects.foreign import foreign, unread
from creativegraph.tables.projects.manifest import read_manifest
from creativegraph.tables.projects.once import ONCE
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets.files import leaves
from creativegraph.tables.table import Table

__all__ = ["data_of", "decisions_of", "opened", "owned", "projects_of", "shown_by"]


QUERY = re.compile(r"[a-z][a-z0-9_]*/[a-z][a-z0-9_]*")


class Declared(NamedTuple):
    """A project, and the kinds and codes that its tables of terms declare."""

    project: Project
    kinds: frozenset[str]
    codes: tuple[tuple[str, str], ...]


def projects_of(places: Iterable[object]) -> tuple[Projects | None, list[Fault]]:
    """Return the projects among some places with what they extend, and what is wrong with them.

    None where there is none but the packaged one, and where a manifest is wrong.
    """
    given = list(places)
    folders = tuple(Path(str(each)) for each in given if project.is_project(each))
    if not folders:
        return None, []
    once, packaged = ONCE.get(), any(isinstance(each, project.Packaged) for each in given)
    if once is None:
        return projects_in(folders, packaged=packaged)
    if (folders, packaged) not in once.projects:
        once.projects[folders, packaged] = projects_in(folders, packaged=packaged)
    made, faults = once.projects[folders, packaged]
    return made, list(faults)


def projects_in(folders: Iterable[Path], *, packaged: bool) -> tuple[Projects | None, list[Fault]]:
    """Return the projects in some folders as ``projects_of`` does, read now; the packaged one may be given too."""
    readings = Readings()
    if packaged:
        readings.read(project.root())
    for each in folders:
        readings.read(each)
    if readings.faults:  # what they are about would be told wrongly
        return None, readings.faults
    found = tuple(each.project for each in readings.found.values())
    if [each.folder for each in found] == [project.root().resolve()]:
        return None, []
    found = (library(), *found)
    made = kept(found, tuple(stamps_of(found)))
    with project.using(made):  # for the short names in what is told
        return made, [*queries_misnamed(found), *queries_taken(found), *unread(found), *foreign(found)]


def queries_misnamed(projects: Iterable[Project]) -> Iterator[Fault]:
    """Yield the queries of projects that cannot be asked by a name."""
    for made in projects:
        for path in made.files("queries", "**/*.rq") if made.base != BASE else ():
            given = path.relative_to(made.folder / "queries").with_suffix("").as_posix()
            if not QUERY.fullmatch(given):
                yield fault(Cell(str(path), "", 1, 1), "query-name", given=given)


def queries_taken(projects: Iterable[Project]) -> Iterator[Fault]:
    """Yield where a project has a query of the name of another one's."""
    names: set[str] = set()
    for each in projects:
        own = {f"{path.parent.name}/{path.stem}": path for path in each.files("queries", "*/*.rq")}
        for name in sorted(own.keys() & names):
            near = f"{each.prefix}/{own[name].stem}"
            yield fault(Cell(str(own[name]), "", 1, 1), "query-taken", given=name, near=near)
        names |= own.keys()


@lru_cache(maxsize=8)
def kept(found: tuple[Project, ...], _stamps: tuple[tuple[str, int, int, int, int], ...]) -> Projects:
    """Return projects as one; the same again while their tables and files of terms are the same."""
    own = {each.name: tuple(other for other in found if counts_for(each, other)) for each in found if each.base != BASE}
    declared = {each: Declared(each, kinds_in(each), tuple(codes_in(each))) for each in found}
    seen = {each: [declared[other] for other in own.get(each.name, found)] for each in found}
    views = {each.name: short_names(some, each) for each, some in seen.items()}
    made = Projects(found, short_names(declared.values()), views)
    made.sights = {
        name: Projects(some, views[name], {each.name: views[each.name] for each in some})
        for name, some in own.items()
        if len(some) < len(found)
    }
    return made


def counts_for(made: Project, other: Project) -> bool:
    """Return True for what a project extends, directly or through others, for itself and for the library."""
    return other.is_library or other == made or other.name in made.builds_on


def stamps_of(projects: Iterable[Project]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield size, times and place on disk of the files that say what short names and terms projects have."""
    for each in projects:
        if each.base != BASE:
            for path in (path for name, pattern in project.READ[:3] for path in each.files(name, pattern)):
                yield str(path), *state_of(path)


@cache
def library() -> Project:
    """Return what lies below every project: claims, sources, quotations, corrections, ranks, time, observations."""
    said, _, _ = read_manifest(project.LIBRARY)
    return Project(
        said.name, said.version, said.base, said.prefix, said.languages, said.required_languages, said.quoted_share,
        project.LIBRARY,
    )  # fmt: skip


def short_names(declared: Iterable[Declared], reader: Project | None = None) -> Short:
    """Return how short names are read: a kind and a code list are of the project that has them first.

    In the tables of one project those that it extends come first, then itself; nothing else counts there.
    """
    kinds: dict[str, str] = {}
    codes = {scheme: f"{BASE}code/" for scheme, _ in codes_in(library())}
    spaces: dict[str, Space] = {}

    def place(made: Declared) -> int:
        return 1 if made.project == reader else 0 if reader is None or counts_for(reader, made.project) else 2

    some = tuple(declared)
    projects = tuple(each.project for each in some)
    for each, kinds_of_it, codes_of_it in sorted(some, key=place):
        own = kinds_of_it - kinds.keys()
        kinds |= dict.fromkeys(own, f"{each.base}id/")
        home = f"{each.base}code/"
        for scheme, slug in codes_of_it:
            there = codes.setdefault(scheme, home)
            if slug and there != home and not has_code(projects, there, scheme, slug):
                codes.setdefault(f"{scheme}/{slug}", home)
        if each.base != BASE:
            spaces[each.name] = Space(each.name, each.prefix, each.base, frozenset(own))
    return Short(kinds, codes, tuple(spaces[each.name] for each in projects if each.name in spaces))


def data_of(made: Project) -> list[Path]:
    """Return the folder of a project's data, if it has one; the library has no data."""
    folder = made.folder / "data"
    inside = made.base == BASE or folder.resolve().is_relative_to(made.folder)
    return [folder] if not made.is_library and folder.is_dir() and inside else []


def decisions_of(projects: Projects) -> Iterator[Path]:
    """Yield the tables of decisions about names of projects of one's own, which lie beside their manifests."""
    found = (each.folder / DECISIONS for each in projects.projects if each.base != BASE)
    yield from (path for path in found if path.is_file() and not leaves(path, path.parent))


def shown_by(projects: Projects) -> Iterator[Path]:
    """Yield the files of Turtle by which projects of one's own say what their terms mean."""
    for each in projects.projects:
        if each.base != BASE:
            yield from each.files("ontology", "*.ttl")


def opened(paths: Iterable[str | Path], projects: Projects | None) -> list[Path]:
    """Return what to read: of each project the folder of its data, after those of what it extends."""
    data = [path for each in projects.projects for path in data_of(each)] if projects else []
    data += decisions_of(projects) if projects else []
    return list(dict.fromkeys([*data, *(each for path in paths for each in beside_projects(Path(path), projects))]))


def beside_projects(path: Path, projects: Projects | None) -> list[Path]:
    """Return a place as it is read: a project that is not among those read is the packaged one."""
    if not project.is_project(path):
        return [path]
    return [] if projects else [path / "data"]


def owned(tables: list[Table]) -> list[Table]:
    """Return tables with the projects that their ids belong to."""
    used = project.in_use()
    return tables if used is None else [each._replace(owner=used.owner(each.file)) for each in tables]
