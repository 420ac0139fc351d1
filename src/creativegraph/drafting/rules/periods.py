"""Periods that phrases put together of two times, and times that are those of another property of the same thing."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from creativegraph.drafting.candidate import Candidate
from creativegraph.drafting.mentions.mention import Mention

__all__ = ["PERIOD", "put_together", "resolved"]

OPEN = ".."
NAMES = r"[a-z][\w-]*:\w+(?:\|[a-z][\w-]*:\w+)*"
PERIOD = re.compile(rf"(?:(?P<begin>\.\.|[A-Z][0-9]?|{NAMES})/(?P<end>\.\.|[A-Z][0-9]?)|(?P<same>{NAMES}))")
"""A value of a phrase: a period, each end of which is open, a slot or, at its begin, what one of some properties says;
or the time that these say."""
TOLD = "="
"""What stands before a value that the report tells elsewhere."""


def put_together(made: re.Match[str], times_of: Callable[[str], Sequence[Mention]]) -> tuple[str, list[Mention]]:
    """Return the value of a cell, and the times in its slots, of each the first; empty where one of them has none.

    What the report tells elsewhere stays for ``resolved``.
    """
    if made["same"]:
        return f"{TOLD}{made['same']}", []
    ends, used = list[str](), list[Mention]()
    for cell in (made["begin"], made["end"]):
        if cell == OPEN or ":" in cell:
            ends.append(cell)
            continue
        times = times_of(cell)[:1]
        ends += [each.value for each in times] or [""]
        used += times
    if ":" in ends[0]:
        return (f"{TOLD}{ends[0]}/{ends[1]}" if period_of(OPEN, ends[1]) else ""), used
    return period_of(*ends), used


def period_of(begin: str, end: str) -> str:
    """Return the period from one time to another; empty where it ends before it begins, or is none.

    An end of an earlier year than the begin was given without its year, and is of the same one.
    """
    if OPEN not in (begin, end) and end < begin and len(end) > len("2025"):
        end = f"{begin[:4]}{end[4:]}"
    if "/" in begin + end or not begin or not end or (begin != OPEN != end and end <= begin):
        return ""
    return f"{begin}/{end}"


def resolved(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield candidates with the times that other candidates say of the same things; without such a time, none."""
    said: dict[tuple[str, str], str] = {}
    for each in found:
        if not each.value.startswith(TOLD):
            said.setdefault((each.subject, each.property), each.value)
    for each in found:
        if not each.value.startswith(TOLD):
            yield each
            continue
        names, slash, end = each.value.removeprefix(TOLD).partition("/")
        told = next((said[each.subject, name] for name in names.split("|") if (each.subject, name) in said), "")
        value = (period_of(told, end) or period_of(OPEN, end)) if slash else told
        if value:
            yield replace(each, value=value)
