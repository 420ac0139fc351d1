"""Faults of files, rows and cells as findings and as notes, in a language."""

from creativegraph.errors import Fault, shown
from creativegraph.iris import IRI
from creativegraph.messages.table import message
from creativegraph.tables.rules import iri_of
from creativegraph.tables.rules import rules as table_rules
from creativegraph.validation.report import Finding

__all__ = ["noted", "of_fault"]


def noted(fault: Fault, language: str) -> str:
    """Return what was passed over without harm, with its place, in a language."""
    sheet, cell = shown(fault.sheet), fault.cell.name
    place = f" ({message('report.cell-of', language, sheet=sheet, cell=cell)})" if fault.sheet else ""
    return f"{fault.cell}: {words_of(fault, language)[0]}{place}"


def words_of(fault: Fault, language: str) -> tuple[str, str]:
    """Return the message of a fault and what was expected in a language, in English where there is none."""
    if language.startswith("vi") and fault.message_vi:
        return fault.message_vi, fault.expected_vi
    return fault.message, fault.expected


def of_fault(fault: Fault, language: str) -> Finding:
    """Return a fault of a file, row or cell as a finding."""
    message, expected = words_of(fault, language)
    return Finding(
        table_rules().get(fault.rule, "violation"), IRI(iri_of(fault.rule)), message, fault.about, None, None,
        fault.cell, expected=expected, fix=fault.fix, of="cell",
    )  # fmt: skip
