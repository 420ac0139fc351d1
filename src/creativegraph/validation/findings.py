"""What validation finds, as values."""

from dataclasses import dataclass

from creativegraph.errors import Cell
from creativegraph.values import IRI, compact

__all__ = ["Finding", "Report"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a shape finds wrong.

    ``severity`` is violation (not published), warning (someone must look) or info. ``rule`` is the IRI of the
    shape, or of the named shape that an unnamed one is part of. ``cell`` is the cell of the table that the value
    comes from, None for other input.
    """

    severity: str
    rule: IRI
    message: str
    focus: str
    path: str | None
    value: str | None
    cell: Cell | None

    def __str__(self) -> str:
        place = f"{self.cell.file}:{self.cell.row}:{self.cell.column}: " if self.cell else ""
        about = compact(self.focus) + (f" {compact(self.path)}" if self.path else "")
        value = f" = {compact(self.value)}" if self.value else ""
        return f"{place}{self.severity}: {about}{value}: {self.message} [{compact(self.rule)}]"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, violations first; the graph conforms if there is no violation.

    ``engine`` is the engine that ran, fast or pyshacl. ``instead`` says why the fast one did not run although it
    is installed and was not declined, and is empty otherwise.
    """

    findings: tuple[Finding, ...]
    triples: int
    shapes: int
    engine: str
    instead: str = ""

    @property
    def conforms(self) -> bool:
        """True if nothing keeps the graph from being published."""
        return not any(each.severity == "violation" for each in self.findings)

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(each.severity == severity for each in self.findings)
