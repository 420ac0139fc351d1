"""What can be wrong in tables and waivers, as rules; ``data/table-rules.csv`` of the library has their severities.

What a rule tells a curator is ``table.NAME`` of the message catalogue, what it means is ``table.NAME.meaning``, and
what is expected instead is ``table.NAME.expected`` where that does not depend on the cell.
"""

import csv
from functools import cache

from creativegraph import project
from creativegraph.errors import Cell, Fault
from creativegraph.iris import PREFIXES
from creativegraph.messages.table import is_key, message

__all__ = ["UnclearError", "fault", "iri_of", "is_violation", "rules"]


SEVERAL = " + "
"""What stands between keys of the catalogue of which all are told."""


class UnclearError(ValueError):
    """A text with no reading, or more than one; ``details`` fill the rule's message."""

    def __init__(self, rule: str, **details: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.details = details


def iri_of(rule: str) -> str:
    """Return the name of a rule in reports, an IRI."""
    return f"{PREFIXES['cgs']}Table-{rule}"


@cache
def rules() -> dict[str, str]:
    """Return the severities of all rules by their short names, sorted."""
    with (project.LIBRARY / "data" / "table-rules.csv").open(encoding="utf-8", newline="") as file:
        return {row["rule"]: row["severity"] for row in csv.DictReader(file)}


def is_violation(found: Fault) -> bool:
    """Return True for what keeps a graph from being opened."""
    return rules().get(found.rule, "violation") == "violation"


def fault(cell: Cell, rule: str, **details: str) -> Fault:
    """Return the fault of a cell that breaks a rule; the details fill the rule's message, ``fix`` is the right content.

    ``expected`` and ``why`` are texts that are the same in all languages, such as names, or keys of the catalogue,
    ``SEVERAL`` apart.
    """
    usual = f"table.{rule}.expected"
    given = {"fix": "", **details, "expected": details.get("expected") or (usual if is_key(usual) else "")}
    keys = {name: given.get(name, "").split(SEVERAL) for name in ("expected", "why")}
    in_words = {name: each for name, each in keys.items() if all(map(is_key, each))}
    english, vietnamese = (
        given | {name: ", ".join(message(key, language, **given) for key in each) for name, each in in_words.items()}
        for language in ("en", "vi")
    )
    return Fault(
        cell.file, cell.row, cell.column, message(f"table.{rule}", "en", **english), cell.sheet, rule,
        message(f"table.{rule}", "vi", **vietnamese), english["expected"], given["fix"], vietnamese["expected"],
    )  # fmt: skip
