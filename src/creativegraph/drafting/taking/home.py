"""Where the claims of a draft go: the tables of a folder or a project."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from creativegraph.errors import UnreadableError
from creativegraph.project import Projects, is_project
from creativegraph.tables.projects.folders import data_of, projects_of
from creativegraph.tables.sheets.files import Reading, read_all
from creativegraph.tables.table import Table

__all__ = ["Home", "home_of"]

ENDING = ".csv"


class Home(NamedTuple):
    """A folder of tables: where its claims, its sources and its texts are, and what it holds already."""

    folder: Path
    projects: Projects | None
    claims: Path
    sources: Path
    texts: Path
    tables: tuple[Table, ...]
    texts_named: bool = False
    """Whether the manifest names the folder of texts, so that quotations are verified wherever tables are checked."""

    def of_kind(self, kind: str) -> list[Table]:
        """Return the tables of a kind."""
        return [each for each in self.tables if each.kind == kind]


def home_of(folder: Path, source: str) -> Home:
    """Return where the claims of a source go in a folder, which need not be there yet.

    Raises:
        UnreadableError: the folder is a file, or a table in it cannot be read.
    """
    if folder.is_file():
        raise UnreadableError(f"{folder} is a file; name the folder of your tables")
    projects = projects_of([folder])[0] if folder.is_dir() and is_project(folder) else None
    data = folder / "data" if projects is not None else folder
    tables = tuple(reading_of(folder, projects).tables)
    own = next((each for each in projects.projects if each.folder == folder.resolve()), None) if projects else None
    named = str(getattr(own, "texts", ""))
    claims = f"claims/{source}" if (data / "claims").is_dir() else "claims"
    sources = "sources/drafted" if (data / "sources").is_dir() else "sources"
    return Home(
        folder,
        projects,
        table_for(data / f"{claims}{ENDING}", "claims", tables),
        table_for(data / f"{sources}{ENDING}", "sources", tables),
        folder / (named or "texts"),
        tables,
        bool(named),
    )


def reading_of(folder: Path, projects: Projects | None) -> Reading:
    """Return the tables that are there already, of a project with those of what it extends."""
    places = [path for each in projects.projects for path in data_of(each)] if projects else [folder]
    there = [each for each in places if each.is_dir() and any(each.rglob("*.*"))]
    if not there:
        return Reading([], [], [], [])
    try:
        return read_all(there, lenient=True)
    except UnreadableError:
        if projects is None and not any(folder.rglob(f"*{ENDING}")):
            return Reading([], [], [], [])
        raise


def table_for(path: Path, kind: str, tables: Iterable[Table]) -> Path:
    """Return a path, unless a file lies there that is no table of that kind: then one beside it."""
    there = next((each for each in tables if Path(each.file).resolve() == path.resolve()), None)
    if not path.exists() or (there is not None and there.kind == kind):
        return path
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 1000))
    return next(each for each in names if not each.exists())
