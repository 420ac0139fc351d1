"""Projects as they lie in folders: what each extends, what all have, and the IRIs of their short names."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import LONGEST_SHOWN, Cell, Fault
from creativegraph.files.state import State, state_of
from creativegraph.iris import BASE, LIBRARY, SLUG, Short, Space
from creativegraph.names.suggest import nearest
from creativegraph.project import MANIFEST, Project, Projects
from creativegraph.tables.decisions import NAME as DECISIONS
from creativegraph.tables.projects.bases import met, taken_by
from creativegraph.tables.projects.foreign import foreign, unread
from creativegraph.tables.projects.manifest import Text, read_manifest, versions_of
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets.files import is_table, leaves, tables_in
from creativegraph.tables.table import Row, Table

__all__ = [
    "classes_of_kinds", "counted_kinds", "data_of", "decisions_of", "is_project", "projects_of", "read_once",
    "reserved", "shown_by",
]  # fmt: skip

SCHEMES = ("data", "file", "ftp", "http", "https", "mailto", "tel", "urn")
"""Beginnings of addresses, which are no prefixes."""
NAMES = ("library", "packaged")
"""What commands and messages call what is shipped."""
QUERY = re.compile(r"[a-z][a-z0-9_]*/[a-z][a-z0-9_]*")
TABLES_KEPT = 64
"""Of how many files of the library and of the packaged project the tables of terms are kept: they have a dozen."""


class Found(NamedTuple):
    """A project, where its manifest says what, and the projects that it extends itself."""

    project: Project
    text: Text


class Once(NamedTuple):
    """What was read in the call under way: projects by their folders, with or without the packaged one, and tables."""

    projects: dict[tuple[tuple[Path, ...], bool], tuple[Projects | None, list[Fault]]]
    tables: dict[Path, list[Table]]


ONCE: ContextVar[Once | None] = ContextVar("ONCE", default=None)


class Readings:
    """Reads projects with what they extend: each once, after those that it extends."""

    def __init__(self) -> None:
        self.found: dict[Path, Found] = {}
        self.faults: list[Fault] = []
        self.entered: Cell | None = None
        """Where the project that is read names the one that is looked through with what that extends."""

    def read(self, folder: Path, trail: tuple[Path, ...] = ()) -> Project:
        """Read the project in a folder and those that it extends; ``trail`` are those that extend it."""
        folder = folder.resolve()
        if folder in self.found:
            return self.found[folder].project
        said, text, faults = read_manifest(folder)
        self.faults += faults
        names = frozenset[str]().union(*(self.extended(each, text, (*trail, folder)) for each in said.extends))
        self.faults += repeated(said.extends, text, folder)
        made = Project(
            said.name, said.version, said.base, said.prefix, said.languages, said.required_languages,
            said.quoted_share, folder, builds_on=names, texts=said.texts,
        )  # fmt: skip
        if not faults:
            self.faults += clashes(made, text, self.found.values())
        self.found[folder] = Found(made, text)
        return made

    def extended(self, entry: str, text: Text, trail: tuple[Path, ...]) -> frozenset[str]:
        """Read a project that another one extends, which ends the ``trail``; return its name and those it extends."""
        name, wanted = versions_of(entry)
        folder = project.root() if name == project.NAME else trail[-1] / name
        cell, there, given = text.cell("extends", entry), is_folder(folder), name[:LONGEST_SHOWN]
        self.entered = cell if len(trail) == 1 else self.entered
        if name != project.NAME and SLUG.fullmatch(name) and not there:
            meant = named_so(name, trail[-1])
            details = {"near": meant or f"../{given}", "fix": meant, "why": "table.manifest-extends.unknown"}
            self.faults.append(fault(cell, "manifest-extends", given=given, **details))
        elif not there:
            self.faults.append(fault(cell, "manifest-extends", given=given, why="table.manifest-extends.none"))
        elif not is_project(folder):
            self.faults.append(fault(cell, "manifest-extends", given=name, why="table.manifest-extends.without"))
        elif folder.resolve() in trail:
            names = ", ".join(each.name for each in trail[trail.index(folder.resolve()) :])
            closed = self.entered if self.entered and folder.resolve() == trail[0] else cell
            self.faults.append(fault(closed, "manifest-cycle", given=name, names=names))
        else:
            made = self.read(folder, trail)
            if wanted and wanted.split(".") != made.version.split(".")[: len(wanted.split("."))]:
                details = {"given": entry, "name": made.name, "wanted": wanted, "found": made.version}
                self.faults.append(fault(cell, "manifest-version", **details))
            return made.builds_on | {made.name}
        return frozenset()


def repeated(entries: tuple[str, ...], text: Text, folder: Path) -> Iterator[Fault]:
    """Yield the entries of ``extends`` that name a project again, which is told where it stands last."""
    seen: set[object] = set()
    for entry in entries:
        name = versions_of(entry)[0]
        same = name if name == project.NAME else (folder / name).resolve()
        if same in seen:
            yield fault(
                text.cell("extends", entry, last=True),
                "manifest-extends",
                given=name[:LONGEST_SHOWN],
                why="table.manifest-extends.twice",
            )
        seen.add(same)


MOST_BESIDE, LONGEST = 200, 20_000
"""How many folders are looked through for a project that is extended by its name, and how much of a manifest."""


def named_so(name: str, folder: Path) -> str:
    """Return how a project is extended that a manifest names: a folder beside its own, or the packaged one misspelt."""
    said = re.compile(rf"^name *= *[\"']{re.escape(name)}[\"']", re.MULTILINE)
    for path in sorted(folder.parent.glob(f"*/{MANIFEST}"))[:MOST_BESIDE]:
        with suppress(OSError, UnicodeDecodeError):
            if path.parent != folder and path.is_file() and said.search(path.read_text(encoding="utf-8")[:LONGEST]):
                return f"../{path.parent.name}"
    return nearest(name, [project.NAME])


def clashes(made: Project, text: Text, others: Iterable[Found]) -> Iterator[Fault]:
    """Yield where a project has the name, prefix or base of another one that is read with it, or of the library."""
    for key in ("name", "prefix", "base"):
        value = getattr(made, key)
        taken = [str(each.project.folder) for each in others if getattr(each.project, key) == value]
        own = made.name == project.NAME and made.base == BASE
        ours = {"base": (BASE,)}.get(key, reserved())
        if not taken and not own and key != "base" and value in ours and value != project.NAME:
            yield fault(
                text.cell(key, value), "manifest-value", key=key, given=value, why="table.manifest-value.reserved"
            )
            continue
        if not taken and not own and value in (*ours, project.NAME):
            taken = [str(project.root())]
        if taken:
            yield fault(text.cell(key, value), "manifest-clash", key=key, given=value, folder=taken[0])
    near = [each.project.base for each in others if met(made.base, each.project.base)]
    if made.base not in (BASE, *near) and (near := [*near, *taken_by(made.base)]):
        yield fault(text.cell("base", made.base), "manifest-base", given=made.base, other=near[0])


def reserved() -> list[str]:
    """Return the names that no project has: prefixes that the library knows or writes, kinds, and those of its own."""
    return [*LIBRARY, *NAMES, "code", "id", *SCHEMES, *project.packaged_kinds()]


def is_project(place: object) -> bool:
    """Return True for a folder with a manifest."""
    try:
        return isinstance(place, (str, Path)) and bool(str(place)) and project.manifest_of(Path(place)) is not None
    except OSError:  # a name that is too long
        return False


def is_folder(path: Path) -> bool:
    """Return True for a folder; False where there is none, or cannot be one."""
    try:
        return path.is_dir()
    except OSError:
        return False


def projects_of(places: Iterable[object]) -> tuple[Projects | None, list[Fault]]:
    """Return the projects among some places with what they extend, and what is wrong with them.

    None where there is none but the packaged one, and where a manifest is wrong.
    """
    given = list(places)
    folders = tuple(Path(str(each)) for each in given if is_project(each))
    if not folders:
        return None, []
    once, packaged = ONCE.get(), any(isinstance(each, project.Packaged) for each in given)
    if once is None:
        return projects_in(folders, packaged=packaged)
    if (folders, packaged) not in once.projects:
        once.projects[folders, packaged] = projects_in(folders, packaged=packaged)
    made, faults = once.projects[folders, packaged]
    return made, list(faults)


@contextmanager
def read_once() -> Iterator[None]:
    """Let the manifests and terms of projects be read once for a while: of one call they are asked five times."""
    token = ONCE.set(ONCE.get() or Once({}, {}))
    try:
        yield
    finally:
        ONCE.reset(token)


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
    views = {each.name: short_names(own.get(each.name, found), each) for each in found}
    made = Projects(found, short_names(found), views)
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


def library() -> Project:
    """Return what lies below every project: claims, sources, quotations, corrections, ranks, time, observations."""
    said, _, _ = read_manifest(project.LIBRARY)
    return Project(
        said.name, said.version, said.base, said.prefix, said.languages, said.required_languages, said.quoted_share,
        project.LIBRARY,
    )  # fmt: skip


def short_names(projects: tuple[Project, ...], reader: Project | None = None) -> Short:
    """Return how short names are read: a kind and a code list are of the project that has them first.

    In the tables of one project those that it extends come first, then itself; nothing else counts there.
    """
    kinds: dict[str, str] = {}
    codes = {scheme: f"{BASE}code/" for scheme, _ in codes_in(library())}
    spaces: dict[str, Space] = {}

    def place(made: Project) -> int:
        return 1 if made == reader else 0 if reader is None or counts_for(reader, made) else 2

    for each in sorted(projects, key=place):
        own = kinds_in(each) - kinds.keys()
        kinds |= dict.fromkeys(own, f"{each.base}id/")
        home = f"{each.base}code/"
        for scheme, slug in codes_in(each):
            there = codes.setdefault(scheme, home)
            if slug and there != home and not has_code(projects, there, scheme, slug):
                codes.setdefault(f"{scheme}/{slug}", home)
        if each.base != BASE:
            spaces[each.name] = Space(each.name, each.prefix, each.base, frozenset(own))
    return Short(kinds, codes, tuple(spaces[each.name] for each in projects if each.name in spaces))


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
