"""The share of claims found right in the samples of a project, with its confidence interval."""

from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.project import Projects
from creativegraph.reporting.audit.returned import verdicts_in
from creativegraph.reporting.audit.verdicts import NOT_FOUND, RIGHT, WRONG, Verdict
from creativegraph.tables.sheets.files import tables_in

__all__ = ["Checked", "checked", "published", "wilson"]

AUDITS = ("data/audits", "*.csv")
"""The folder of the tables of audits, and how they are called."""
Z = 1.959963984540054
"""Of the normal distribution, for 95 %."""


class Checked(NamedTuple):
    """What was found of a sample until a ``day``; ``low`` and ``high`` bound the share found right.

    ``unchecked`` are claims that were drawn and have no verdict: the share says nothing of them. ``frame`` says of
    which claims they were drawn, as these were on the day ``since``.
    """

    seed: int
    day: str
    frame: str
    since: str
    drawn: int
    right: int
    wrong: int
    not_found: int
    low: float
    high: float

    @property
    def checked(self) -> int:
        """How many claims have a verdict."""
        return self.right + self.wrong + self.not_found

    @property
    def unchecked(self) -> int:
        """How many claims have none."""
        return self.drawn - self.checked

    @property
    def share(self) -> float:
        """The share found right of those that were checked."""
        return self.right / self.checked


def published(projects: Projects | None, bases: tuple[str, ...] = ("",)) -> list[Checked]:
    """Return the samples that projects keep, in the order of their days, seeds and files.

    Args:
        projects: those of the graph.
        bases: only samples of projects whose base begins with one of these.

    Raises:
        TableError: a cell of a table of audits is not as it should be.
    """
    paths = sorted(kept(projects, bases), key=lambda path: path.stem)
    tables = [table for path in paths for table in tables_in(path) if table.kind == "audits"]
    rows = [each for each in map(verdicts_in, tables) if any(one.verdict for one in each)]
    return sorted(map(checked, rows), key=lambda each: (each.day, each.seed))


def kept(projects: Projects | None, bases: tuple[str, ...]) -> list[Path]:
    """Return the tables of audits of projects whose base begins with one of some."""
    if projects is None:
        return project.all_files(*AUDITS)
    return [path for each in projects.projects if each.base.startswith(bases) for path in each.files(*AUDITS)]


def checked(rows: Sequence[Verdict]) -> Checked:
    """Return what was found of a sample of which at least one claim was checked."""
    right, wrong, not_found = (sum(each.verdict == word for each in rows) for word in (RIGHT, WRONG, NOT_FOUND))
    low, high = wilson(right, right + wrong + not_found)
    day = max(each.checked_on for each in rows)
    first = rows[0]
    return Checked(int(first.seed), day, first.frame, first.drawn, len(rows), right, wrong, not_found, low, high)


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the bounds of the 95 % interval of a share after Wilson (1927), which holds for small samples too."""
    share, square = right / of, Z * Z / of
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(middle - half, 0.0), min(middle + half, 1.0)
