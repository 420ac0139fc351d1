"""The library below every project and the packaged project: their folders, at the top of a checkout or in the wheel."""

import os
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

from creativegraph.errors import UnreadableError

__all__ = [
    "FOLDERS", "LIBRARY", "MANIFEST", "NAME", "PACKAGE", "PACKAGED", "READ", "TEMPLATE", "Packaged", "all_files",
    "files_in", "folder", "inputs", "inputs_in", "is_checkout", "is_whole", "kinds_in", "need_packaged",
    "packaged_kinds", "packaged_schemes", "prebuilt", "root", "text_of",
]  # fmt: skip

MANIFEST = "creativegraph.toml"
NAME = "creativegraph"
"""The name of the packaged project."""

PACKAGE = Path(__file__).parents[1]
INSTALLED = PACKAGE / "_resources"
LIBRARY = PACKAGE / "project" / "library"
"""The folder of what every project has."""
TEMPLATE = PACKAGE / "project" / "template"
"""The folder of what ``creativegraph new`` writes."""


READ = (("data", "*.*"), ("data/codes", "*.*"), ("ontology", "*.ttl"), ("queries", "*/*.rq"), ("shapes", "*.ttl"))
"""The folders of a project, with the files in them that are read by their place; tables also lie deeper in ``data``."""
FOLDERS = tuple(name for name, _ in READ if "/" not in name)


class Packaged(Enum):
    """The type of ``PACKAGED``, which stands for the packaged tables among a user's own files in ``open_graph``."""

    PACKAGED = "packaged"

    def __repr__(self) -> str:
        return "creativegraph.PACKAGED"


PACKAGED: Final = Packaged.PACKAGED


def root() -> Path:
    """The folder of the packaged project."""
    return INSTALLED if INSTALLED.is_dir() else PACKAGE.parent.parent


def is_checkout() -> bool:
    """Return whether the folders are those of a copy of the repository, which its owner may change."""
    return not INSTALLED.is_dir()


def is_whole() -> bool:
    """Return whether the packaged project is here, without which the library works as well."""
    return (root() / MANIFEST).is_file()


def need_packaged() -> None:
    """Raise UnreadableError where the packaged project is asked for and not here."""
    if not is_whole():
        raise UnreadableError("the packaged project is not in this library; name one of your own (--graph FOLDER)")


def folder(name: str) -> Path:
    """A folder of the packaged project."""
    return root() / name


def all_files(name: str, pattern: str) -> list[Path]:
    """The files of a folder of the library and of the packaged project."""
    return [*sorted((LIBRARY / name).glob(pattern)), *sorted(folder(name).glob(pattern))]


@cache
def text_of(name: str) -> str:
    """The text of a file that lies among the modules, such as ``names/lookup.rq``."""
    return (PACKAGE / name).read_text(encoding="utf-8")


def prebuilt() -> Path | None:
    """The graph that was built into the wheel (gzipped N-Triples), or None in a checkout."""
    path = INSTALLED / "graph.nt.gz"
    return path if path.is_file() else None


def inputs() -> list[Path]:
    """Every file that the packaged graph is built from, in a stable order."""
    return [*inputs_in(LIBRARY), *inputs_in(root())]


def inputs_in(base: Path) -> list[Path]:
    """The files in the folder of a project of which graphs are made, in a stable order."""
    tables = files_in(base / "data", ".csv", deep=True)
    return [*tables, *files_in(base / "data" / "codes", ".ttl"), *files_in(base / "ontology", ".ttl")]


def files_in(folder: Path, ending: str, *, deep: bool = False) -> list[Path]:
    """The files of a folder whose names end so, and ``deep`` those of the folders in it, sorted as paths are.

    To list the packaged project so takes a third of what ``glob`` takes, which is felt where a graph is only opened.
    """
    found = sorted(names_in(str(folder), ending, deep=deep), key=lambda each: each.replace(os.sep, "\0"))
    return [Path(each) for each in found]


def names_in(folder: str, ending: str, *, deep: bool) -> Iterator[str]:
    """Yield the names of the files of ``files_in``; a folder that is not there has none."""
    if not os.path.isdir(folder):  # noqa: PTH112 - paths take a millisecond
        return
    with os.scandir(folder) as found:
        for each in found:
            if each.is_dir():
                if deep and not each.is_symlink():
                    yield from names_in(each.path, ending, deep=True)
            elif os.path.normcase(each.name).endswith(ending):
                yield each.path


@cache
def packaged_kinds() -> tuple[str, ...]:
    """The kinds of the library and of the packaged project."""
    return tuple(sorted(each for base in (LIBRARY, root()) for each in kinds_in(base)))


def kinds_in(base: Path) -> list[str]:
    """The kinds of the library or of the packaged project, which is in the folder ``base``, if it is there."""
    path = base / "data" / "kinds.csv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line.partition(",")[0] for line in lines[1:] if line]


@cache
def packaged_schemes() -> tuple[str, ...]:
    """The code schemes of the library and of the packaged project."""
    folders = [each for base in (LIBRARY, root()) if (each := base / "data" / "codes").is_dir()]
    names = (name for each in folders for name in os.listdir(each))  # noqa: PTH208 - paths take a millisecond
    return tuple(sorted(name.removesuffix(".ttl") for name in names if name.endswith(".ttl")))
