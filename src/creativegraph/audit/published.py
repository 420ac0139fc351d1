"""The share of claims that were found right in the samples of a project, with how sure that is."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from creativegraph import project
from creativegraph.audit.returned import verdicts_in
from creativegraph.audit.verdicts import NOT_FOUND, RIGHT, WRONG, Verdict
from creativegraph.project import Projects, using
from creativegraph.tables.sheets.files import tables_in

__all__ = ["Checked", "checked", "published", "wilson"]

Z = 1.959963984540054
"""Of the normal distribution, for 95 %."""


class Checked(NamedTuple):
    """What was found of a sample until a ``day``; ``low`` and ``high`` bound the share found right.

    ``unchecked`` are claims that were drawn and have no verdict: the share says nothing of them.
    """

    seed: int
    day: str
    frame: str
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


def published(projects: Projects | None) -> list[Checked]:
    """Return the samples that projects keep, in the order of their days, seeds and files.

    Raises:
        TableError: a cell of a table of audits is not as it should be.
    """
    with using(projects):
        paths = sorted(project.files("data/audits", "*.csv"), key=lambda path: path.stem)
    tables = [table for path in paths for table in tables_in(path) if table.kind == "audits"]
    rows = [each for each in map(verdicts_in, tables) if any(one.verdict for one in each)]
    return sorted(map(checked, rows), key=lambda each: (each.day, each.seed))


def checked(rows: Sequence[Verdict]) -> Checked:
    """Return what was found of a sample of which at least one claim was checked."""
    right, wrong, not_found = (sum(each.verdict == word for each in rows) for word in (RIGHT, WRONG, NOT_FOUND))
    low, high = wilson(right, right + wrong + not_found)
    day = max(each.checked_on for each in rows)
    return Checked(int(rows[0].seed), day, rows[0].frame, len(rows), right, wrong, not_found, low, high)


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the bounds of the 95 % interval of a share after Wilson (1927), which holds for small samples too."""
    share, square = right / of, Z * Z / of
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(middle - half, 0.0), min(middle + half, 1.0)
