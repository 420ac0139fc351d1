"""The row that is read: its cells by their columns, its project and languages, and the faults found in it."""

from collections.abc import Collection
from typing import NamedTuple

from creativegraph.errors import Fault
from creativegraph.names.labels import LANGUAGES
from creativegraph.names.suggest import clear, means_otherwise, nearest, respelled, similar
from creativegraph.project import NAME, in_use
from creativegraph.tables.claim import Source
from creativegraph.tables.rules import fault
from creativegraph.tables.table import QUALIFIERS, Row, Table, clean
from creativegraph.tables.vocabulary import Vocabulary, of_projects

__all__ = ["Cursor"]

SPELLED, SUGGESTED, MEANT = 2, 4, 50
"""How many names are suggested: spelled alike, in all, and looked through for a meaning."""


class Likely(NamedTuple):
    """What a name that is none of some choices may mean: the one that is clear, those to suggest, the most similar."""

    fix: str
    near: str
    most_like: str


class Columns(NamedTuple):
    """Columns of a table that are looked through in each row of it: those that name its subject, and qualifiers."""

    of: dict[str, int]
    labels: tuple[str, ...]
    qualifiers: tuple[str, ...]


class Cursor:
    """Goes from row to row: gives the cells of each by the names of their columns, and collects the faults."""

    def __init__(self, tables: list[Table], vocabulary: Vocabulary, unsure: frozenset[str] = frozenset()) -> None:
        self.tables = tables
        self.vocabulary = vocabulary
        self.faults: list[Fault] = []
        self.remarks: list[Fault] = []
        """What is told of cells that are right all the same."""
        self.sources: dict[str, Source] = {}
        self.doubts: dict[str, set[str]] = {}
        self.unsure = unsure
        """Kinds of tables of which some are left out: whatever is not found may be in these."""
        self.place = 0
        self.table = Table("", "", {}, [])
        self.row = Row(1, ())
        """The row that is read, of ``table``, which has this ``place`` among the tables."""
        self._columns = Columns({}, (), ())
        self._known: dict[str, Vocabulary] = {}
        self._likely: dict[tuple[str, str, str, str, int], Likely] = {}
        self.keys: dict[tuple[str, str], list[str]] = {}
        """The codes and properties that a name in a property cell has meant, by the owner of the table and the name."""

    @property
    def known(self) -> Vocabulary:
        """The vocabulary of the table: what a project does not extend is unknown to its tables."""
        found = self._known.get(self.table.owner)
        return self.known_to(self.table.owner) if found is None else found

    def known_to(self, owner: str) -> Vocabulary:
        """Return the vocabulary of the tables of a project."""
        if (found := self._known.get(owner)) is None:
            used = in_use()
            seen = used.seen_by(owner) if used and owner else used
            found = self._known[owner] = self.vocabulary if seen is used else of_projects(seen)
        return found

    def is_known(self, name: str) -> bool:
        """Return True for the id of a claim or source of the table's project, or of one that counts for it."""
        used, owner = in_use(), self.table.owner
        made = used.named(name.rpartition(":")[0]) if used and owner else None
        return used is None or made is None or used.counts(made.base, owner)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the project that the table is of; the usual ones where no manifest says which."""
        used = in_use()
        made = used.holder(self.table.file) if used else None
        return made.languages if made is not None else LANGUAGES

    @property
    def columns(self) -> Columns:
        """The columns of the table that are looked through in each row."""
        if self._columns.of is not (of := self.table.columns):
            labels = tuple(each for each in of if each.partition("@")[0] == "label")
            self._columns = Columns(of, labels, tuple(each for each in QUALIFIERS if each in of))
        return self._columns

    def get(self, column: str) -> str:
        """Return a cell of the row, stripped and in NFC; empty if the table has no such column."""
        place = self.table.columns.get(column)  # as Table.get, without another call: each row asks for some 25 cells
        text = "" if place is None else self.row.cells[place]
        return clean(text) if text else text

    def fault(self, column: str, rule: str, **details: str) -> None:
        """Record that a cell breaks a rule; the details fill the rule's message, ``fix`` is the right content."""
        self.faults.append(fault(self.table.cell(self.row.number, column), rule, **details))

    def remark(self, column: str, rule: str, **details: str) -> None:
        """Record what a curator should know of a cell that is right."""
        self.remarks.append(fault(self.table.cell(self.row.number, column), rule, **details))

    def unknown(self, column: str, rule: str, text: str, choices: Collection[str], **details: str) -> str:
        """Record that a name is none of ``choices``, and return the one most like it; empty if none is similar."""
        likely = self.likely(column, text, choices)
        self.fault(
            column, rule, **{"given": text, "near": likely.near, "expected": likely.near, "fix": likely.fix, **details}
        )
        return likely.most_like

    def likely(self, column: str, text: str, choices: Collection[str]) -> Likely:
        """Return what a name in a column may mean that is none of ``choices``; in many rows it is compared once."""
        asked = (self.table.kind, self.table.owner, column, text, len(choices))  # choices become more, never others
        if (found := self._likely.get(asked)) is None:
            fix = clear(text, choices)
            near = ", ".join([fix] if fix else self.candidates(text, choices))
            found = self._likely[asked] = Likely(fix, near, fix or nearest(text, choices))
        return found

    def candidates(self, text: str, choices: Collection[str]) -> list[str]:
        """Return what may be meant: another spelling, else what has the words of a name in what it means.

        Only where neither is found it is whatever is spelled alike, but for other words.
        """
        kind, slash, _ = text.rpartition("/")
        begun = kind + slash if any(each.startswith(kind + slash) for each in choices) else ""
        own = [each for each in choices if each.startswith(begun)]
        alike = similar(text, own, SPELLED)
        meant = (each for each in self.known.meanings.like(text, MEANT, begun) if each in own)
        right = [each for each in alike if respelled(text, each)]
        found = list(dict.fromkeys([*right, *meant]))[:SUGGESTED]
        return found or [each for each in alike if not means_otherwise(text, each)]

    def doubt(self, thing: str, iri: str) -> None:
        """Record that it is uncertain which values a thing has for a property."""
        if thing and iri:
            self.doubts.setdefault(thing, set()).add(iri)

    def own(self, name: str) -> str:
        """Return an id of the project that the table is of: ``ecoc:h001``, bare in the packaged project."""
        return f"{self.table.owner}:{name}" if self.table.owner else name

    def id_in(self, text: str) -> str:
        """Return the id that a cell names: one of the table's own project, or ``creativegraph:d175`` of another."""
        owner, colon, name = text.partition(":")
        if not colon:
            return self.own(text)
        return name if owner == NAME else text
