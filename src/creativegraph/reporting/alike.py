"""Findings of a cell that differ only in what was expected, merged into one."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from creativegraph.validation.report import Finding

__all__ = ["Alike", "together"]


class Alike(NamedTuple):
    """A finding, and how many it stands for."""

    finding: Finding
    number: int


def together(findings: Iterable[Finding]) -> list[Alike]:
    """Merge findings that differ only in what was expected, in the order of the first of each.

    A value that is no number breaks each bound that a rule sets, and a reader needs the advice but once.
    """
    found: dict[tuple[object, ...], list[Finding]] = {}
    for each in findings:
        key = (each.cell, each.severity, each.rule, each.message, each.focus, each.path, each.value, each.waiver)
        found.setdefault(key, []).append(each)
    return [Alike(joined(each), len(each)) for each in found.values()]


def joined(findings: list[Finding]) -> Finding:
    """Return one finding with all that was expected, the first fix, and all alternatives."""
    if len(findings) == 1:
        return findings[0]
    expected = dict.fromkeys(each.expected for each in findings if each.expected)
    branches = dict.fromkeys(branch for each in findings for branch in each.branches)
    fix = next((each.fix for each in findings if each.fix), "")
    return replace(findings[0], expected="; ".join(expected), fix=fix, branches=tuple(branches))
