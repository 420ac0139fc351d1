"""The sheet of a sample as a person hands it back, and how its verdicts are kept in a project."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from pathlib import Path

from creativegraph.errors import ArgumentError, Fault, TableError, UnwritableError, shown
from creativegraph.files import write_whole
from creativegraph.graph import Graph
from creativegraph.iris import IRI, LEXICAL, compact
from creativegraph.project import using
from creativegraph.reporting.audit.ground import Ground
from creativegraph.reporting.audit.sample import drawn, frame_read, framed, left_out, order
from creativegraph.reporting.audit.sheet import csv_of
from creativegraph.reporting.audit.verdicts import COLUMNS, VERDICTS, Verdict
from creativegraph.tables.recorded import lies_ahead
from creativegraph.tables.sheets.files import read_all
from creativegraph.tables.table import Row, Table

__all__ = ["FOLDER", "check_drawn_of", "keep", "name_of", "read_back", "verdicts_in"]

FOLDER = "data/audits"
"""Where a project keeps its audits."""
LISTED = 3
"""How many of the claims that are unknown a message names."""
TOLD = ("says", "words")
"""Columns that tell a claim apart from others."""
WHOLE = re.compile(r"[+-]?[0-9]+")
DAY = re.compile(LEXICAL["date"])


def read_back(path: Path) -> list[Verdict]:
    """Return the rows of a sheet that was filled in, those without a verdict too.

    Raises:
        UnreadableError: it cannot be read.
        TableError: it is damaged, or cells are not as they should be; all of them are told.
        ArgumentError: it is no sheet of one audit, or nothing in it is filled in.
    """
    reading = read_all([path])
    tables = [each for each in reading.tables if each.kind == "audits"]
    if reading.faults:
        raise TableError(reading.faults)
    if len(tables) != 1:
        what = f"{path} has {len(tables) or 'no'} sheets of a sample"
        raise ArgumentError(f"{what}; give the one that `creativegraph audit --sample` wrote, filled in")
    found = verdicts_in(tables[0])
    check_drawing(tables[0], found)
    if not any(each.verdict for each in found):
        raise ArgumentError(f"no row of {path} has a verdict; fill in the column verdict: {', '.join(VERDICTS)}")
    return found


def check_drawn_of(graph: Graph, rows: Sequence[Verdict], path: Path) -> None:
    """Refuse a sheet that was drawn of another graph, or whose claims are not those that its seed draws.

    Raises:
        ArgumentError: the graph lacks a claim, or one stands in the place of another that was drawn.
    """
    with using(graph.projects):
        ground = Ground(graph)
        there = {compact(each): each for each in ground.claims}
    if there.keys().isdisjoint(each.claim for each in rows):
        raise ArgumentError(
            f"the graph of this project has none of the claims of {path}, such as {shown(rows[0].claim)}; name with"
            " --output the project of which the sample was drawn"
        )
    if lost := [each.claim for each in rows if each.claim not in there]:
        raise ArgumentError(
            f"the graph of this project has no claim {', '.join(map(shown, lost[:LISTED]))}; put back what was drawn,"
            " or take the row out if the claim has gone since"
        )
    seed, (number, modes) = int(rows[0].seed), frame_read(rows[0].frame)
    frame = {each.iri for each in framed(ground, modes)}
    given = {there[each.claim]: each.claim for each in rows}
    missed = left_out(seed, frame, given)
    # A claim that came since may lie before others; for each of those deprecated since, one came in its place.
    if len(missed) > max(0, len(frame) - number) + len(given.keys() - frame):
        odd = given[max(given, key=lambda each: order(seed, each))]
        with using(graph.projects):
            lacking = compact(missed[0])
        raise ArgumentError(
            f"{path} has {odd} where seed {seed} draws {lacking}; put back what was drawn, or name with --output the"
            f" project as it was on {rows[0].drawn}"
        )
    check_rows_are_whole(ground, rows, {each: iri for iri, each in given.items()}, path)


def check_rows_are_whole(ground: Ground, rows: Sequence[Verdict], named: Mapping[str, IRI], path: Path) -> None:
    """Refuse a sheet of which some columns were sorted without the others: a verdict would be that of another claim.

    What is told of a claim may have changed since; it is then no other claim's.

    Raises:
        ArgumentError: a row has what is told of another claim of the sheet.
    """
    with using(ground.graph.projects):
        told = [drawn(ground, ground.claims[named[each.claim]]) for each in rows]
    for column in TOLD:
        now = [in_line(getattr(each, column)) for each in told]
        claim_of = {text: each.claim for text, each in zip(now, rows, strict=True)}
        for row, own in zip(rows, now, strict=True):
            given = in_line(getattr(row, column))
            if given and given != own and given in claim_of:
                raise ArgumentError(
                    f"{path} has beside {row.claim} the {column!r} of {claim_of[given]}, as if columns had been sorted"
                    " one by one; sort whole rows, or draw the sample again and fill it in anew"
                )


def in_line(text: str) -> str:
    """Return a text of a cell in one line, since programs break lines in their own ways."""
    return " ".join(text.split())


def check_drawing(table: Table, rows: Sequence[Verdict]) -> None:
    """Refuse a sheet that does not say of how many claims, and when, it was drawn, or has days to come.

    Raises:
        TableError: cells are not as they were drawn.
    """
    faults = list[Fault]()
    for line, row in zip(table.rows, rows, strict=True):
        if row.frame != rows[0].frame or frame_read(row.frame)[0] < len(rows):
            why = (
                f"{shown(row.frame)} is not the number of claims of which it was drawn; put back what was written there"
            )
            faults.append(wrong(table, line, "frame", why))
        if not is_day(row.drawn) or row.drawn != rows[0].drawn:
            why = f"{shown(row.drawn)} is not the day when it was drawn; put back what was written there"
            faults.append(wrong(table, line, "drawn", why))
        faults += (
            wrong(table, line, name, f"{shown(given)} is still to come; write the day on which it was")
            for name, given in (("checked_on", row.checked_on), ("drawn", row.drawn))
            if is_day(given) and lies_ahead(given)
        )
    if faults:
        raise TableError(faults)


def verdicts_in(table: Table) -> list[Verdict]:
    """Return the rows of a table of an audit.

    Raises:
        TableError: cells are not as they should be.
    """
    faults, found, seen = list[Fault](), list[Verdict](), dict[str, int]()
    seeds = Counter(table.get(row, "seed") for row in table.rows).most_common(1)
    seed = seeds[0][0] if seeds else ""
    for row in table.rows:
        told = Verdict(*(table.get(row, each) for each in COLUMNS))
        told = told._replace(verdict=meant(told.verdict))
        faults += (wrong(table, row, *each) for each in amiss(told, seed))
        if told.claim in seen:
            faults.append(
                wrong(table, row, "claim", f"{told.claim} is in row {seen[told.claim]} too; keep one of them")
            )
        seen.setdefault(told.claim, row.number)
        found.append(told)
    if faults:
        raise TableError(faults)
    return found


def amiss(row: Verdict, seed: str) -> Iterator[tuple[str, str]]:
    """Yield the columns of a row that are not as they should be, with why."""
    if not row.claim:
        yield "claim", "no claim; put back the one that was drawn"
    if row.verdict and row.verdict not in VERDICTS:
        yield "verdict", f"{shown(row.verdict)} is no verdict; write {', '.join(VERDICTS)}, or leave it empty"
    if (row.verdict or row.checked_on) and not is_day(row.checked_on):
        given = shown(row.checked_on) if row.checked_on else "nothing"
        yield "checked_on", f"{given} is no day; write when it was checked, as 2026-11-29"
    if WHOLE.fullmatch(row.seed) is None or row.seed != seed:
        yield "seed", f"{shown(row.seed)} is not the one seed of the sample; put back what was written there"


def meant(text: str) -> str:
    """Return a verdict as it is kept, in whatever case it is typed."""
    plain = " ".join(text.casefold().split())
    return plain if plain in VERDICTS else text


def is_day(text: str) -> bool:
    """Return whether a text is a day."""
    try:
        return DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def wrong(table: Table, row: Row, column: str, why: str) -> Fault:
    """Return the fault of a cell."""
    cell = table.cell(row.number, column)
    return Fault(cell.file, cell.row, cell.column, why, cell.sheet, f"audit-{column}")


def name_of(rows: Sequence[Verdict], number: int = 1) -> str:
    """Return the name of the file that keeps rows: by their seed, and the last day on which one was checked.

    A sample of the same seed that was drawn anew and checked on the same day has a ``number`` of its own.
    """
    beside = f"-{number}" if number > 1 else ""
    return f"seed-{int(rows[0].seed)}-{max(each.checked_on for each in rows)}{beside}.csv"


def keep(rows: Sequence[Verdict], folder: Path, read: Callable[[Path], list[Verdict]] = read_back) -> Path:
    """Keep the verdicts of a sample in a project, and return the file.

    Raises:
        UnwritableError: the file is there and has verdicts that are not among these.
    """
    for number in count(1):
        target = folder / FOLDER / name_of(rows, number)
        there = read(target) if target.exists() else []
        if not there or drawn_as(rows, there):
            break
    now = {each.claim: each.verdict for each in rows}
    if lost := [each.claim for each in there if each.verdict and now.get(each.claim) != each.verdict]:
        what = f"{target} is there and says otherwise of {', '.join(lost[:3])}"
        raise UnwritableError(f"{what}; move it away, or give the day on which each was checked again")
    write_whole(target, csv_of(rows))
    return target


def drawn_as(rows: Sequence[Verdict], others: Sequence[Verdict]) -> bool:
    """Return whether two sheets are of one sample: of the same seed, drawn from as many claims on the same day."""
    return (rows[0].frame, rows[0].drawn) == (others[0].frame, others[0].drawn)
