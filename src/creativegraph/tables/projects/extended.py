"""Projects with those that they extend, each read once; circles and clashes of names are told at the manifest."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import LONGEST_SHOWN, Cell, Fault
from creativegraph.iris import BASE, LIBRARY, SLUG
from creativegraph.names.suggest import nearest
from creativegraph.project import MANIFEST, Project
from creativegraph.tables.projects.bases import met, taken_by
from creativegraph.tables.projects.manifest import Text, read_manifest, versions_of
from creativegraph.tables.rules import fault

__all__ = ["Readings", "reserved"]

SCHEMES = ("data", "file", "ftp", "http", "https", "mailto", "tel", "urn")
"""Beginnings of addresses, which are no prefixes."""
NAMES = ("library", "packaged")
"""What commands and messages call what is shipped."""


class Found(NamedTuple):
    """A project, where its manifest says what, and the projects that it extends itself."""

    project: Project
    text: Text


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
        elif not project.is_project(folder):
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


def is_folder(path: Path) -> bool:
    """Return True for a folder; False where there is none, or cannot be one."""
    try:
        return path.is_dir()
    except OSError:
        return False
