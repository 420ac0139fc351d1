"""Reads and applies waivers: findings that someone accepts; ``table-rules.csv`` has the severity of a fault in one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from creativegraph import project
from creativegraph.errors import Fault
from creativegraph.iris import EVIDENCE, IRI, PREFIXES, THINGS, compact, expand, owned
from creativegraph.names.argument import claim_of
from creativegraph.names.suggest import nearest
from creativegraph.project import in_use, reading
from creativegraph.tables.cells.homes import Homes
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets.files import read
from creativegraph.tables.table import Row, Table
from creativegraph.validation.report import Finding, Waiver

__all__ = ["is_of_others", "read_waivers", "waived"]

COLUMNS = ("id", "rule", "thing", "reason", "date", "until", "property", "value")
NEEDED = ("rule", "thing", "reason", "date")


def read_waivers(
    tables: Sequence[Table], more: str | Path | Iterable[str | Path], known: frozenset[str], today: date
) -> tuple[list[Waiver], list[Fault]]:
    """Return the waivers among tables and in further files, and what is wrong with others.

    ``known`` are the IRIs of all rules.

    Raises:
        UnreadableError: a further file is missing.
        TableError: a further file is no table.
    """
    files = [more] if isinstance(more, (str, Path)) else more
    there = [each for each in (*tables, *(of_opened(read(Path(file))) for file in files)) if each.kind == "waivers"]
    usable, faults = [], list[Fault]()
    homes = Homes(tables, in_use())
    for table, row in [(each, row) for each in there for row in each.rows]:
        wrong = list(faults_in(table, row, known, today))
        faults += wrong
        if not wrong:
            usable.append(waiver(table, row, homes))
    return usable, faults


def of_opened(table: Table) -> Table:
    """Return a table with the project that its ids are of: one that lies in no project is of the one that is opened."""
    used = in_use()
    if used is None:
        return table
    return table._replace(owner=used.owner(table.file if used.holder(table.file) else str(used.own.folder)))


def faults_in(table: Table, row: Row, known: frozenset[str], today: date) -> Iterator[Fault]:
    """Return what is wrong with a row of a table of waivers."""
    for column in NEEDED:
        if not table.get(row, column):
            why = f"table.waiver-incomplete.{column}"
            yield fault(table.cell(row.number, column), "waiver-incomplete", expected=column, why=why)
    name = table.get(row, "rule")
    if name and rule_iri(name) not in known:
        near = nearest(name, [compact(each) for each in known])
        yield fault(table.cell(row.number, "rule"), "waiver-rule", given=name, near=near)
    for column in ("date", "until"):
        text = table.get(row, column)
        if text and day(text) is None:
            words = {"expected": "table.waiver-incomplete.form", "why": "table.waiver-incomplete.day"}
            yield fault(table.cell(row.number, column), "waiver-incomplete", column=column, **words)
    until = day(table.get(row, "until"))
    if until and until < today:
        cell = table.cell(row.number, "until")
        yield fault(cell, "waiver-expired", given=table.get(row, "id"), until=until.isoformat())


def waiver(table: Table, row: Row, homes: Homes) -> Waiver:
    """Return the waiver of a row."""
    name, rule, thing, reason, since, until, used, value = (table.get(row, column) for column in COLUMNS)
    name = f"{table.owner}:{name}" if table.owner else name
    return Waiver(
        name, IRI(rule_iri(rule)), thing_of(table, thing, homes), reason, date.fromisoformat(since), day(until),
        iri(used) if used else None, value or None, table.cell(row.number, "id"),
    )  # fmt: skip


def rule_iri(name: str) -> str:
    """Return the IRI of a rule by its name, with or without its prefix."""
    return expand(name) or PREFIXES["cgs"] + name


def thing_of(table: Table, name: str, homes: Homes) -> str:
    """Return the IRI of a thing from its short form: ``kind/slug``, a term, or a claim of a project by its id."""
    kind, slash, slug = name.partition("/")
    if table.owner and slash and kind in EVIDENCE:
        return owned(kind, f"{table.owner}:{slug}")
    with reading(table.owner):
        if found := next(iter(claim_of(name)), None) or expand(name):
            return found
    return next(iter(homes.of(kind, slug, table.owner)), f"{THINGS}{name}")


def iri(name: str) -> str:
    """Return the IRI of a term from its short form."""
    return expand(name) or THINGS + name


def day(text: str) -> date | None:
    """Return the date of a text, None where it is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def waived(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> tuple[list[Finding], list[Fault]]:
    """Return the findings with the waivers that accept them, and faults of waivers that accept nothing."""
    by_place: dict[tuple[str, str], list[Waiver]] = {}
    for each in waivers:
        by_place.setdefault((each.rule, each.thing), []).append(each)
    used: set[object] = set()
    found = []
    for finding in findings:
        fitting = [each for each in by_place.get((finding.rule, finding.focus), ()) if accepts(each, finding)]
        used.update(each.cell or each.id for each in fitting)
        found.append(replace(finding, waiver=fitting[0]) if fitting else finding)
    idle = (each for each in waivers if (each.cell or each.id) not in used)
    return found, [fault(each.cell, "waiver-unneeded", given=each.id) for each in idle if each.cell]


def is_of_others(finding: Finding) -> bool:
    """Return True for a finding about a project that another one extends, which is that project's own business.

    It is an info, or the project accepts it itself.
    """
    used = project.in_use()
    accepted = finding.waiver is not None and finding.waiver.cell is not None
    if used is None or finding.cell is None or not (accepted or finding.severity == "info"):
        return False
    extended = frozenset[str]().union(*(each.builds_on for each in used.projects))
    whose = [used.holder(finding.cell.file), used.home(finding.focus)]
    if finding.waiver is not None and finding.waiver.cell is not None:
        whose[1] = used.holder(finding.waiver.cell.file)
    return all(each is not None and each.name in extended for each in whose)


def accepts(waiver: Waiver, finding: Finding) -> bool:
    """Return True if a waiver of this rule and thing also names the property and the value, or names none."""
    value = compact(finding.value) if finding.value else None
    return waiver.property in (None, finding.path) and waiver.value in (None, finding.value, value)
