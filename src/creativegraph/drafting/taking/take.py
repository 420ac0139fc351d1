"""Turns what a person accepted of a draft into tables of claims and sources, with the text beside them."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.drafting.source import ID, SourceRow
from creativegraph.drafting.taking.again import again
from creativegraph.drafting.taking.append import appended
from creativegraph.drafting.taking.decided import Row, decided, left_names, refusal
from creativegraph.drafting.taking.home import Home, home_of
from creativegraph.drafting.taking.named import CELLS, named_already, with_names
from creativegraph.drafting.taking.read import TABLE_FIELDS, at_source, has, read, stated_before
from creativegraph.drafting.taking.share import limit_of, unmistaken, within
from creativegraph.drafting.workbook.returned import Returned, read_back
from creativegraph.drafting.workbook.sheets import IDS
from creativegraph.errors import ArgumentError, Fault, shown
from creativegraph.files import write_whole
from creativegraph.files.write import one_at_a_time
from creativegraph.messages.characters import cut
from creativegraph.tables.cells import dates
from creativegraph.tables.rules import UnclearError
from creativegraph.tables.table import Table
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["Taken", "take"]

LONGEST_ID = 100


class Taken(NamedTuple):
    """What became of a draft: how many rows were taken, were there before, were left out, and which are refused."""

    taken: int
    before: int
    left: int
    refused: tuple[Fault, ...]
    files: tuple[Path, ...]
    home: Home
    source: SourceRow
    cut: int = 0
    """How many long quotations are kept by their ends, so that not too much of the text is repeated."""
    over: int = 0
    """By how many characters too much of the text is repeated all the same."""
    longest: tuple[str, ...] = ()
    """The ids of the rows that repeat most of it, if it is too much."""
    mended: tuple[str, ...] = ()
    """The ids of the rows that were there and got what the draft has more; they count as taken."""
    beside: tuple[tuple[str, str], ...] = ()
    """The ids of rows that were written with those that were there and say otherwise of the same words."""
    joined: tuple[tuple[str, str, str], ...] = ()
    """New things that were made one with another: id in the draft, id now, and the name that is left out."""


def take(path: Path, folder: Path) -> Taken:
    """Write the rows of a draft that a person accepted into the tables of a folder, and the text beside them.

    Whatever is in the tables stays; rows that are there already are not written again, but get what the draft has more.
    A row is refused that the tables would not take, or whose quotation is not in the text.

    Raises:
        ArgumentError: the file is no draft, or its source lacks what a sources table needs.
        UnreadableError: it cannot be read.
        TableError: it is damaged.
        UnwritableError: a table of the folder could not be read with them; then nothing is written.
    """
    with one_at_a_time(folder):
        return taken_into(path, folder)


def taken_into(path: Path, folder: Path) -> Taken:
    """Take a draft into a folder, as ``take`` does, where no other process takes one."""
    returned = read_back(path)
    source = checked(returned)
    home = home_of(folder, source.id)
    for each in home.of_kind("sources"):
        check_same(each, source)
    check_known(source, home, returned)
    with project.using(home.projects or project.in_use()):
        found = decided(returned)
        known = again(found.rows, source.id, home)
        named = with_names(known.fresh, found.things, named_already(home.of_kind("claims")), vocabulary(), source.lang)
        rows = with_row_ids(list(map(unmistaken, named)), source.id, home, known.mends)
        stated = read(rows, source, home, returned)
        fit = within(
            without(rows, stated.refused), returned.text, stated.claims,
            stated_before(home, source.id, frozenset(known.mends.values())), limit_of(home),
        )  # fmt: skip
    numbers = {each.number for each in fit.rows} | set(stated.refused)
    lost = [each for each in rows if each.number > 0 and each.number not in numbers]
    faults = [*found.refused, *stated.refused.values(), *(follows(each, returned) for each in lost)]
    return Taken(
        sum(each.number > 0 for each in fit.rows),
        known.before,
        found.left,
        tuple(sorted(faults, key=lambda each: (each.sheet, each.row))),
        keep(fit.rows, known.mends, source, home, returned.text) if fit.rows or known.before else (),
        home,
        source,
        fit.cut,
        fit.over,
        tuple(each.cells["id"] for each in fit.longest),
        tuple(each.cells["id"] for each in fit.rows if each.number in known.mends),
        tuple((each.cells["id"], known.beside[each.number]) for each in fit.rows if each.number in known.beside),
        tuple(left_names(returned, found.things)),
    )


def checked(returned: Returned) -> SourceRow:
    """Return the source of a draft.

    Raises:
        ArgumentError: it has no id, one that is too long for the name of a file, no title, or a date that is none.
    """
    source = returned.source
    good_id = ID.fullmatch(source.id) and len(source.id) <= LONGEST_ID
    for name, good, needed, advice in (
        ("id", good_id, "an id", f"at most {LONGEST_ID} small letters, digits and hyphens"),
        ("title", source.title or source.known, "a title", "what the report is called"),
        ("date", is_date(source.date), "a date or none", "when it was published, such as 2024-11"),
    ):
        if not good:
            cell = at_source(Fault("", 1, 1, ""), name, returned).cell
            given = cut(getattr(source, name), LONGEST_ID)
            raise ArgumentError(
                f"{cell}: the source needs {needed}, and has {shown(given)}; write"
                f" {advice} (sheet {shown(cell.sheet)}, cell {cell.name})"
            )
    return source


def with_row_ids(rows: Sequence[Row], source: str, home: Home, mends: Mapping[int, str]) -> list[Row]:
    """Return rows with their source and ids: of the row that one mends, else one that no row of the tables has."""
    used = {table.get(row, "id") for table in home.tables for row in table.rows}
    numbers = (number for number in range(1, len(used) + len(rows) + 2) if f"{source}-{number}" not in used)
    return [
        Row(row.number, {**row.cells, "id": mends.get(row.number) or f"{source}-{next(numbers)}", "sources": source})
        for row in rows
    ]


def without(rows: Sequence[Row], refused: Collection[int]) -> list[Row]:
    """Return rows without those that are refused, those about a thing whose row is, and rows of things not needed."""
    good = [each for each in rows if each.number not in refused]
    lost = {each.cells["subject"] for each in rows if each.number < 0 and each.number in refused}
    claims = [each for each in good if each.number > 0 and lost.isdisjoint(ids_in(each))]
    used = frozenset[str]().union(*map(ids_in, claims))
    return [each for each in good if each in claims or (each.number < 0 and each.cells["subject"] in used)]


def ids_in(row: Row) -> set[str]:
    """Return the things of a row."""
    return {found for column in CELLS for found in IDS.findall(row.cells.get(column, ""))}


def follows(row: Row, returned: Returned) -> Fault:
    """Return that a row waits for a thing whose row is refused."""
    return refusal(returned, row.number, "subject", "draft.refused.thing")


def keep(rows: Sequence[Row], mends: Mapping[int, str], source: SourceRow, home: Home, text: str) -> tuple[Path, ...]:
    """Write the text, the source into the table of sources, and rows into that of claims; return what was written.

    Claims come last, so that what broke off is completed when the draft is taken again.

    Raises:
        ArgumentError: another text lies where that of the source is kept.
        UnwritableError: a table could not be read with them.
    """
    added = [row.cells for row in rows if row.number not in mends]
    mended = {row.cells["id"]: row.cells for row in rows if row.number in mends}
    files: dict[Path, bytes] = {}
    kept = home.texts / f"{source.id}.txt"
    if kept.exists() and kept.read_bytes() != text.encode():
        raise ArgumentError(f"{kept} is another text than that of the draft; move it, or give the source another id")
    if not has_text(home.texts, text.encode()):
        files[kept] = text.encode()
    if not any(has(each, source.id) for each in home.of_kind("sources")):
        files[home.sources] = appended(
            home.sources, "sources", [{each: getattr(source, each) for each in TABLE_FIELDS}]
        )
    if rows:
        files[home.claims] = appended(home.claims, "claims", added, mended)
    for path, data in files.items():
        write_whole(path, data)
    return tuple(files)


def has_text(folder: Path, data: bytes) -> bool:
    """Return True if a file of a folder has a text, whatever it is called."""
    files = (each for each in folder.rglob("*") if each.is_file() and each.stat().st_size == len(data))
    return any(each.read_bytes() == data for each in files)


def is_date(text: str) -> bool:
    """Return True for an empty cell, and for what sources may have as their date."""
    try:
        return not text or bool(dates.parse(text))
    except UnclearError as error:
        return error.rule == "date-with-qualifier"


def check_known(source: SourceRow, home: Home, returned: Returned) -> None:
    """Refuse a source that is said to be known, if the tables lack it and its row would have no title.

    Raises:
        ArgumentError: they do.
    """
    if not source.title and not any(has(each, source.id) for each in home.of_kind("sources")):
        cell = at_source(Fault("", 1, 1, ""), "known", returned).cell
        raise ArgumentError(
            f"{cell}: no table has a source {source.id}; write its title, so that it gets a row (sheet"
            f" {shown(cell.sheet)}, cell {cell.name})"
        )


def check_same(table: Table, source: SourceRow) -> None:
    """Refuse a source that the tables have with another text.

    Raises:
        ArgumentError: they have.
    """
    digests = {table.get(row, "sha256") for row in table.rows if table.get(row, "id") == source.id}
    if digests and digests != {source.sha256}:
        raise ArgumentError(
            f"{table.file} has a source {source.id} with another text or none; give that of the draft another id, or if"
            f" it is this text write its sha256 {source.sha256} and characters {source.characters} into the table"
        )
