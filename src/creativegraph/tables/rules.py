"""What can be wrong in a table, as rules with names; their words are data (``data/table-rules.csv``).

A template holds ``{details}``, quoted by ``!r``; what stands in ``[[ ]]`` is left out where a detail in it is empty.
"""

import csv
import re
from functools import cache
from string import Formatter
from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import Cell, Fault, shown
from creativegraph.iris import PREFIXES

__all__ = ["Rule", "fault", "iri_of", "rules"]

OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
DETAIL = re.compile(r"\{(\w+)")


class Rule(NamedTuple):
    """A rule for tables: what a cell that breaks it is told, and what the rule means, in English and Vietnamese."""

    rule: str
    severity: str
    message_en: str
    message_vi: str
    meaning_en: str
    meaning_vi: str

    @property
    def iri(self) -> str:
        """The name of the rule in reports."""
        return iri_of(self.rule)


class Words(Formatter):
    """Fills templates; what is quoted is cut and escaped as in every message."""

    def convert_field(self, value: object, conversion: str | None) -> object:
        """``!r`` quotes as messages quote."""
        return shown(value) if conversion == "r" else value


WORDS = Words()


def iri_of(rule: str) -> str:
    """The IRI of a rule by its short name."""
    return f"{PREFIXES['cgs']}Table-{rule}"


@cache
def rules() -> dict[str, Rule]:
    """All rules by their short names, sorted."""
    with (project.folder("data") / "table-rules.csv").open(encoding="utf-8", newline="") as file:
        return {row["rule"]: Rule(**row) for row in csv.DictReader(file)}


def said(template: str, details: dict[str, str]) -> str:
    """A template filled with details."""

    def known(found: re.Match[str]) -> str:
        return found[1] if all(details.get(name) for name in DETAIL.findall(found[1])) else ""

    return WORDS.vformat(OPTIONAL.sub(known, template), (), details)


def fault(cell: Cell, rule: str, *, expected: str = "", fix: str = "", **details: str) -> Fault:
    """A cell that breaks a rule; the details fill the rule's words."""
    words, filled = rules()[rule], {"expected": expected, "fix": fix, **details}
    return Fault(
        cell.file, cell.row, cell.column, said(words.message_en, filled), cell.sheet, rule,
        said(words.message_vi, filled), expected, fix,
    )  # fmt: skip
