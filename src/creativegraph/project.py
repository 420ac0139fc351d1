"""Where the packaged ontology, data, queries and shapes are: in the wheel, or beside ``src/`` in a checkout.

The only module that knows. The folders are ``ontology data queries shapes``,
and ``docs/example``, the tables that the documents use.
"""

from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["PACKAGED", "Packaged", "folder", "inputs", "kinds", "prebuilt", "root", "schemes"]

PACKAGE = Path(__file__).parent
INSTALLED = PACKAGE / "_resources"


class Packaged(Enum):
    """The type of ``PACKAGED``, which stands for the packaged tables among a user's own files in ``open_graph``."""

    PACKAGED = "packaged"

    def __repr__(self) -> str:
        return "creativegraph.PACKAGED"


PACKAGED: Final = Packaged.PACKAGED


def root() -> Path:
    """The folder that holds ``ontology data queries shapes``."""
    return INSTALLED if INSTALLED.is_dir() else PACKAGE.parent.parent


def is_checkout() -> bool:
    """Return whether the folders are those of a copy of the repository, which its owner may change."""
    return not INSTALLED.is_dir()


def folder(name: str) -> Path:
    """The resource folder ``name``."""
    return root() / name


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
    base = root()
    tables = sorted((base / "data").rglob("*.csv"))
    codes = sorted((base / "data" / "codes").glob("*.ttl"))
    return [*tables, *codes, *sorted((base / "ontology").glob("*.ttl"))]


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of things that have a namespace, sorted."""
    lines = (folder("data") / "kinds.csv").read_text(encoding="utf-8").splitlines()
    return tuple(sorted(line.partition(",")[0] for line in lines[1:] if line))


@cache
def schemes() -> tuple[str, ...]:
    """The names of the code schemes, sorted."""
    return tuple(sorted(path.stem for path in (folder("data") / "codes").glob("*.ttl")))
