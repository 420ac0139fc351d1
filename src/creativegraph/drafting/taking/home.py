"""Where the claims of a draft go: the tables of a folder or a project, which keep whatever they have."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from io import BytesIO, StringIO
from pathlib import Path
from typing import NamedTuple

from creativegraph.errors import Cell, UnreadableError
from creativegraph.files import atomic_write, make_folder
from creativegraph.messages.characters import harmless
from creativegraph.project import Projects
from creativegraph.tables.projects.folders import data_of, is_project, projects_of
from creativegraph.tables.sheets import csv as delimited
from creativegraph.tables.sheets.files import Reading, read_all
from creativegraph.tables.table import HEADERS, Table

__all__ = ["Home", "appended", "home_of", "written"]

ENDING = ".csv"
BOM = "\ufeff"


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
    claims, sources = data / "claims", data / "sources"
    return Home(
        folder,
        projects,
        claims / f"{source}{ENDING}" if claims.is_dir() else table_for(data / f"claims{ENDING}", "claims", tables),
        sources / f"drafted{ENDING}" if sources.is_dir() else table_for(data / f"sources{ENDING}", "sources", tables),
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


def appended(
    path: Path, kind: str, rows: Sequence[Mapping[str, str]], mended: Mapping[str, Mapping[str, str]] | None = None
) -> bytes:
    """Return the bytes of a table with rows added at its end, and columns at its right; whatever it holds stays.

    Args:
        path: the table, which need not be there yet.
        kind: of table.
        rows: what is added.
        mended: cells for empty ones, and another quotation, by the ids of rows that it has.
    """
    header, before, between, mark, ending = there(path)
    fills = mended or {}
    used = {column for row in (*rows, *fills.values()) for column, text in row.items() if text}
    known = [*HEADERS[kind], *sorted(used - {*HEADERS[kind]})]
    more = [each for each in known if each in used and each not in header]
    columns = [*header, *more]
    text = StringIO()
    writer = csv.writer(text, delimiter=between, lineterminator=ending)
    writer.writerow(columns)
    for cells in before:
        wide = [*cells, *[""] * (len(columns) - len(cells))]
        new = fills.get(wide[columns.index("id")].strip(), {}) if "id" in columns else {}
        writer.writerow(filled(columns, wide, new) if new else wide)
    writer.writerows([harmless(row.get(each, "")) for each in columns] for row in rows)
    return (mark + text.getvalue()).encode()


def filled(columns: Sequence[str], cells: Sequence[str], new: Mapping[str, str]) -> list[str]:
    """Return a row with its empty cells filled; another quotation is taken with its place."""
    at = dict(zip(columns, cells, strict=False))
    moved = any(new.get(each, "") != at.get(each, "") for each in ("start", "end"))
    replaced = {"quote", "start", "end"} if moved else set[str]()
    return [
        harmless(new.get(name, "")) if name in replaced or not text else text
        for name, text in zip(columns, cells, strict=False)
    ]


def there(path: Path) -> tuple[list[str], list[list[str]], str, str, str]:
    """Return the header and the rows of a table as they are, with its separator, its mark and its line ends."""
    if not path.exists():
        return [], [], ",", "", "\n"
    raw = path.read_bytes()
    with closing(delimited.text_in(BytesIO(raw), Cell(str(path), "", 1, 1))) as lines:
        text = lines.read()
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=(between := delimited.separator(text))))
    ending = "\r\n" if b"\r\n" in raw else "\n"
    return rows[0] if rows else [], rows[1:], between, BOM if raw.startswith(BOM.encode()) else "", ending


def written(path: Path, data: bytes) -> None:
    """Write a file, and the folders that it lies in."""
    make_folder(path.parent)
    with atomic_write(path) as file:
        file.write(data)
