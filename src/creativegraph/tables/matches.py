"""The faults of ``matches.csv``, a project's table of decisions about names, told at their cells.

What is decided states nothing of a thing: a table that is in order adds no claim.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

from creativegraph.errors import Fault
from creativegraph.iris import BASE, EVIDENCE, expand, owned
from creativegraph.names.suggest import nearest
from creativegraph.project import in_use, reading
from creativegraph.tables.decisions import MENTION, NEEDED, NOT, NOTHING, SAME, Contradiction, Decision, contradictions
from creativegraph.tables.rules import fault
from creativegraph.tables.table import Row, Table

if TYPE_CHECKING:
    from creativegraph.tables.reader import Reader

__all__ = ["faults_of_matches"]

SHORT = re.compile(r"([a-z][a-z0-9-]*)/[^\s/]+")
"""A thing as tables of claims name it: ``kind/slug``."""
KIND = "matches"


def faults_in(
    tables: Iterable[Table], is_thing: Callable[[str], bool], like: Callable[[str], Sequence[str]]
) -> list[Fault]:
    """Return what is wrong with the tables of decisions among others.

    ``is_thing`` tells whether the projects in use say anything of an IRI, ``like`` gives the things of its kind.
    """
    return [each for table in tables if table.kind == KIND for each in Judge(table, is_thing, like).faults()]


class Judge:
    """Judges the rows of one table."""

    def __init__(self, table: Table, is_thing: Callable[[str], bool], like: Callable[[str], Sequence[str]]) -> None:
        self.table, self.is_thing, self.like = table, is_thing, like

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong: of each row by itself, then of those that do not go together."""
        read = []
        for row in self.table.rows:
            wrong = list(self.of_row(row))
            yield from wrong
            if all(each.rule in ("match-detail", "match-unknown") for each in wrong):
                read.append(self.decision(row))
        yield from self.repeated(read)
        yield from map(self.contradiction, contradictions(read))
        yield from self.shared(read)

    def fault(self, number: int, column: str, rule: str, **details: str) -> Fault:
        """Return the fault of a cell."""
        return fault(self.table.cell(number, column), rule, **details)

    def of_row(self, row: Row) -> Iterator[Fault]:
        """Yield what is wrong with a row by itself."""
        for column in NEEDED:
            if not self.table.get(row, column):
                yield self.fault(row.number, column, "match-incomplete", expected=column)
        said, modifier = self.table.get(row, "predicate_id"), self.table.get(row, "predicate_modifier")
        if said and said != SAME:
            yield self.fault(row.number, "predicate_id", "match-predicate", given=said, fix=self.meant(said))
        if modifier not in ("", NOT):
            fix = NOT if modifier.casefold() in ("not", "no", "≠") else ""
            yield self.fault(row.number, "predicate_modifier", "match-predicate", given=modifier, fix=fix)
        yield from self.of_identifiers(row)
        yield from self.of_details(row)

    @staticmethod
    def meant(said: str) -> str:
        """Return the predicate that is meant by another spelling of it."""
        return SAME if said.casefold().rpartition("#")[2].rpartition(":")[2] == "exactmatch" else ""

    def of_identifiers(self, row: Row) -> Iterator[Fault]:
        """Yield identifiers that name nothing: an empty name, a short form, a thing that is not there."""
        for column in ("subject_id", "object_id"):
            given = self.table.get(row, column)
            short = SHORT.fullmatch(given)
            if given.startswith(MENTION) and not unquote(given.removeprefix(MENTION).partition("?")[0]).strip():
                yield self.fault(row.number, column, "match-without-name", given=given)
            elif short and (whole := self.whole(given)):
                yield self.fault(row.number, column, "match-short", given=given, fix=whole)
            elif self.is_ours(given) and not self.is_thing(given):
                near = nearest(given, self.like(given))
                yield self.fault(row.number, column, "match-unknown", given=given, near=near)
        if self.table.get(row, "subject_id") == self.table.get(row, "object_id") != "":
            yield self.fault(row.number, "object_id", "match-itself", given=self.table.get(row, "object_id"))

    def whole(self, short: str) -> str:
        """Return the IRI that a table of claims of the project means by ``kind/slug``; nothing if it is none."""
        used = in_use()
        kinds = used.views[self.table.owner].kinds if used and self.table.owner in used.views else {}
        with reading(self.table.owner):
            iri = expand(short) or f"{kinds.get(short.partition('/')[0], '')}{short}"
        return str(iri) if self.is_thing(str(iri)) else ""

    @staticmethod
    def is_ours(given: str) -> bool:
        """Return whether an IRI is that of a thing of the projects in use."""
        used = in_use()
        home = used.home(given) if used else None
        return given.startswith(f"{home.base if home else BASE}id/")

    def of_details(self, row: Row) -> Iterator[Fault]:
        """Yield a confidence that is no number from 0 to 1, and a day that is none."""
        sure, day = self.table.get(row, "confidence"), self.table.get(row, "mapping_date")
        if sure and not is_share(sure):
            yield self.fault(row.number, "confidence", "match-detail", given=sure, why="table.match-detail.confidence")
        if day and not is_day(day):
            yield self.fault(row.number, "mapping_date", "match-detail", given=day, why="table.match-detail.day")

    def decision(self, row: Row) -> Decision:
        """Return the decision of a row; the things of one's own projects are of one source, whatever it is called."""
        subject, thing, modifier, source = (
            self.table.get(row, each) for each in ("subject_id", "object_id", "predicate_modifier", "object_source")
        )
        label, other = (self.table.get(row, each) for each in ("subject_label", "object_label"))
        source = BASE if self.is_ours(thing) else source
        return Decision(subject, thing, modifier == NOT, label, other, source, row=row.number)

    def repeated(self, read: Iterable[Decision]) -> Iterator[Fault]:
        """Yield the rows that say again what a row before says."""
        first: dict[tuple[frozenset[str], bool, str], Decision] = {}
        for each in read:
            source = each.source if each.object == NOTHING else ""
            before = first.setdefault((frozenset((each.subject, each.object)), each.refused, source), each)
            if before is not each:
                yield self.fault(each.row, "subject_id", "match-twice", given=str(each), row=str(before.row))

    def contradiction(self, found: Contradiction) -> Fault:
        """Return the fault of decisions that cannot all be right, at the last of them."""
        rows = sorted((found.first, *found.others), key=lambda each: each.row)
        others = ", ".join(f"{each.row} ({each})" for each in rows[:-1])
        return self.fault(rows[-1].row, "object_id", "match-contradicts", given=str(rows[-1]), rows=others)

    def shared(self, read: Iterable[Decision]) -> Iterator[Fault]:
        """Yield where two things of one's own are decided to be one record."""
        of: dict[str, dict[str, Decision]] = {}
        for each in read:
            if (
                not each.refused
                and each.object != NOTHING
                and self.is_ours(each.subject)
                and not self.is_ours(each.object)
            ):
                of.setdefault(each.object, {}).setdefault(each.subject, each)
        for one, other in (pair for some in of.values() for pair in pairwise(some.values())):
            details = {"given": str(other), "row": str(one.row), "other": str(one)}
            yield self.fault(other.row, "subject_id", "match-shared", **details)


def is_share(text: str) -> bool:
    """Return whether a text is a number from 0 to 1."""
    with suppress(ValueError):
        return 0 <= float(text) <= 1
    return False


def is_day(text: str) -> bool:
    """Return whether a text is a day, or a time of a day, as ISO 8601 writes it."""
    with suppress(ValueError):
        return bool(date.fromisoformat(text[:10])) and text[10:11] in ("", "T")
    return False


def faults_of_matches(reader: "Reader") -> list[Fault]:
    """Return what is wrong with the decisions about names; which things there are is left open if rows are faulty."""
    if not any(each.kind == "matches" for each in reader.tables):
        return []
    known = {thing for each in reader.claims.values() for thing in (each.subject, each.value)}
    known.update(reader.vocabulary.codes, reader.doubts, (owned("source", each) for each in reader.sources))
    unsure = bool(reader.unsure & {"claims", "records"})

    def is_thing(iri: str) -> bool:
        home, _, thing = iri.partition("/id/")
        brought = f"{home}/id/" in reader.homes.brought.get(thing, ())
        return unsure or iri in known or brought or thing.partition("/")[0] in EVIDENCE

    return faults_in(
        reader.tables, is_thing, lambda iri: [each for each in known if each.startswith(iri.rpartition("/")[0])]
    )
