"""What can be wrong in a table, as rules with names and severities (``data/table-rules.csv``).

What a rule tells a curator is ``table.NAME`` of the message catalogue, what it means is ``table.NAME.meaning``.
"""

import csv
from functools import cache
from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import Cell, Fault
from creativegraph.iris import PREFIXES
from creativegraph.messages import message

__all__ = ["Rule", "fault", "iri_of", "rules"]


class Rule(NamedTuple):
    """A rule for tables."""

    rule: str
    severity: str

    @property
    def iri(self) -> str:
        """The name of the rule in reports."""
        return iri_of(self.rule)

    def meaning(self, language: str) -> str:
        """Return why there is such a rule, in a sentence."""
        return message(f"table.{self.rule}.meaning", language)


def iri_of(rule: str) -> str:
    """Return the IRI of a rule by its short name."""
    return f"{PREFIXES['cgs']}Table-{rule}"


@cache
def rules() -> dict[str, Rule]:
    """Return all rules by their short names, sorted."""
    with (project.folder("data") / "table-rules.csv").open(encoding="utf-8", newline="") as file:
        return {row["rule"]: Rule(**row) for row in csv.DictReader(file)}


def fault(cell: Cell, rule: str, *, expected: str = "", fix: str = "", **details: str) -> Fault:
    """Return the fault of a cell that breaks a rule; the details fill the rule's message."""
    filled = {"expected": expected, "fix": fix, **details}
    return Fault(
        cell.file, cell.row, cell.column, message(f"table.{rule}", "en", **filled), cell.sheet, rule,
        message(f"table.{rule}", "vi", **filled), expected, fix,
    )  # fmt: skip
