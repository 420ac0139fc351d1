"""The project in use, the library below every project, and the packaged one, at the top of a checkout or in the wheel.

Each has the folders ``ontology data queries shapes``. Those of the library lie here: claims, sources, quotations,
corrections, ranks, time spans and observations. The packaged project has ``docs/example`` too, the tables that the
documents use. Where projects of one's own are in use, it knows theirs too: ``tables/projects/folders.py`` reads them.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from creativegraph.iris import PREFIXES, SHORT, SPACES, Short, expand
from creativegraph.project.packaged import (
    FOLDERS,
    LIBRARY,
    MANIFEST,
    NAME,
    PACKAGE,
    PACKAGED,
    READ,
    TEMPLATE,
    Packaged,
    all_files,
    files_in,
    folder,
    inputs,
    inputs_in,
    is_checkout,
    is_whole,
    kinds_in,
    need_packaged,
    packaged_kinds,
    packaged_schemes,
    prebuilt,
    root,
    text_of,
)  # fmt: skip

__all__ = [
    "FOLDERS", "LIBRARY", "MANIFEST", "NAME", "PACKAGE", "PACKAGED", "READ", "TEMPLATE", "Packaged", "Project",
    "Projects", "all_files", "files", "files_in", "folder", "in_use", "inputs", "inputs_in", "is_checkout",
    "is_project", "is_whole", "kinds", "kinds_in", "manifest_of", "need_packaged", "own_first", "packaged_kinds",
    "prebuilt", "prefixes", "reading", "root", "schemes", "text_of", "use", "using",
]  # fmt: skip


class Project(NamedTuple):
    """A project: a folder with a manifest; the library, which has the base of the packaged project, lies below all."""

    name: str
    version: str
    base: str
    prefix: str
    languages: tuple[str, ...]
    required_languages: tuple[str, ...]
    quoted_share: float
    folder: Path
    builds_on: frozenset[str] = frozenset()
    """The names of the projects that it extends, directly or through others."""
    texts: str = ""
    """The folder, in its own, of the texts that its quotations come from; empty if it names none."""

    @property
    def is_library(self) -> bool:
        """Whether it is what every project has."""
        return self.folder == LIBRARY

    @property
    def is_packaged(self) -> bool:
        """Whether it is the packaged project."""
        return self.name == NAME and self.folder == root().resolve()

    def files(self, name: str, pattern: str) -> list[Path]:
        """Return the files of one of its folders, sorted; of one's own project those only that lie in it."""
        found = sorted((self.folder / name).glob(pattern))
        return found if self.is_library or self.is_packaged else list(filter(self.holds, found))

    def whole(self) -> Iterator[Path]:
        """Yield all files of its folders that are read, and whatever lies in its data."""
        for name, pattern in READ:
            if "/" not in name:
                yield from self.files(name, "**/*" if name == "data" else pattern)

    def has_query(self, name: str) -> bool:
        """Return whether a query is one of its own."""
        return bool(name) and (self.folder / "queries" / f"{name}.rq").is_file()

    def holds(self, path: Path) -> bool:
        """Return True for a file in its folder; False for a link that leads out of it, a pipe, a device, a folder."""
        try:
            return path.is_file() and path.resolve().is_relative_to(self.folder)
        except (OSError, RuntimeError):  # a circle of links
            return False


def manifest_of(folder: Path) -> Path | None:
    """Return what is in the place of a folder's manifest: also what is no file, or has capitals in its name."""
    if os.path.lexists(folder / MANIFEST):
        return folder / MANIFEST
    try:
        names = os.listdir(folder)  # noqa: PTH208 - of thousands of files no path need be made
        return next((folder / each for each in names if each.lower() == MANIFEST), None)
    except (OSError, ValueError):
        return None


def is_project(place: object) -> bool:
    """Return True for a folder with a manifest."""
    try:
        return isinstance(place, (str, Path)) and bool(str(place)) and manifest_of(Path(place)) is not None
    except OSError:  # a name that is too long
        return False


class Projects:
    """Projects that are in use together, each after those that it extends; ``short`` says how short names are read."""

    def __init__(self, projects: tuple[Project, ...], short: Short, views: Mapping[str, Short]) -> None:
        self.projects = projects
        self.short = short
        self.views = views
        """How short names are read in the tables and queries of each project, by its name."""
        self.sights: Mapping[str, Projects] = {}
        """What the projects see that are opened with others which they do not extend: themselves and what they do."""
        self.find_terms: Callable[[], Mapping[str, str]] = dict
        """Finds ``terms``, where the cache does not have them."""

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """Label, classes and wider classes of the projects' terms, as ``terms.tsv`` has those of the library."""
        return self.find_terms()

    @property
    def own(self) -> Project:
        """The project that extends the others."""
        return self.projects[-1]

    @property
    def has_packaged(self) -> bool:
        """Whether the packaged graph is part of what they are made of."""
        return any(each.is_packaged for each in self.projects)

    def holder(self, file: str) -> Project | None:
        """Return the project in whose folder a file lies."""
        path = Path(file).resolve()
        found = [each for each in self.projects if path.is_relative_to(each.folder)]
        return max(found, key=lambda each: len(each.folder.parts), default=None)

    def home(self, iri: str) -> Project | None:
        """Return the project below whose base an IRI is."""
        found = [each for each in self.projects if iri.startswith(each.base)]
        return max(found, key=lambda each: len(each.base), default=None)

    def named(self, name: str) -> Project | None:
        """Return the project with a name, the packaged one where there is none given."""
        return next((each for each in self.projects if each.name == (name or NAME)), None)

    def below(self, name: str) -> list[Project]:
        """Return the projects that one extends, in their order."""
        made = self.named(name)
        return [each for each in self.projects if made is not None and (each.is_library or each.name in made.builds_on)]

    def seen_by(self, name: str) -> "Projects":
        """Return the projects that count for one: those that it extends and itself; all for the packaged one."""
        return self.sights.get(name, self)

    def counts(self, base: str, owner: str) -> bool:
        """Return whether what is below the base of a project counts in the tables of another, the ``owner``."""
        return any(each.base == base and not each.is_library for each in self.seen_by(owner).projects)

    def owner(self, file: str) -> str:
        """Return what stands before the ids of a table: the name of its project; nothing for the packaged one."""
        holder = self.holder(file)
        return "" if holder is None or holder.name == NAME else holder.name


USED: ContextVar[Projects | None] = ContextVar("USED", default=None)


def in_use() -> Projects | None:
    """Return the projects that are in use, None for the packaged one alone."""
    return USED.get()


def own_first(names: Iterable[str], owner: str | None = None) -> list[str]:
    """Return, of terms and codes with one label, those of a project, the one that extends all others if none is given.

    Where it has none of them, all are returned.
    """
    used, found = in_use(), list(names)
    if used is None or len(found) < 2:
        return found
    made = used.own if owner is None else used.named(owner)
    return [each for each in found if made is not None and str(expand(each)).startswith(made.base)] or found


def use(projects: Projects | None) -> None:
    """Let some projects be in use from now on."""
    USED.set(projects)
    SHORT.set(projects.short if projects else None)
    SPACES.update({each.base: each for each in projects.short.spaces} if projects else {})


@contextmanager
def using(projects: Projects | None) -> Iterator[None]:
    """Let some projects be in use for a while."""
    before = USED.get()
    if before is not projects:
        use(projects)
    try:
        yield
    finally:
        if USED.get() is not before:
            use(before)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Let short names be read for a while as the tables of a project in use have them."""
    used = in_use()
    if used is None:
        yield
        return
    before = SHORT.get()
    SHORT.set(used.views.get(name or NAME, used.short))
    try:
        yield
    finally:
        SHORT.set(before)


def prefixes() -> dict[str, str]:
    """Return the prefixes of the library and of the projects in use."""
    return dict(PREFIXES)


def files(name: str, pattern: str) -> list[Path]:
    """Return the files of a folder of all projects in use: those of a project after those of what it extends."""
    used = in_use()
    if used is None:
        return all_files(name, pattern)
    return [path for each in used.projects for path in each.files(name, pattern)]


def kinds() -> tuple[str, ...]:
    """The kinds of things that have a namespace, sorted."""
    used = in_use()
    return packaged_kinds() if used is None else tuple(sorted(used.short.kinds))


def schemes() -> tuple[str, ...]:
    """The names of the code schemes, sorted."""
    used = in_use()
    return packaged_schemes() if used is None else tuple(sorted(each for each in used.short.codes if "/" not in each))
