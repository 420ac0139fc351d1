"""All mentions of a report: names first, then dates, figures, what is spoken of without its name, and codes."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from creativegraph.drafting.document import Document
from creativegraph.drafting.mentions.amounts import amounts_of
from creativegraph.drafting.mentions.by_noun import by_noun
from creativegraph.drafting.mentions.calendars import calendar_days
from creativegraph.drafting.mentions.coded import codes_of
from creativegraph.drafting.mentions.definite import spoken_of
from creativegraph.drafting.mentions.editions import editions_of
from creativegraph.drafting.mentions.in_full import in_full
from creativegraph.drafting.mentions.joined import apart, owned
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.things import things_of
from creativegraph.drafting.mentions.times import times_of
from creativegraph.graph import Graph

__all__ = ["all_mentions"]


def all_mentions(document: Document, graph: Graph) -> list[Mention]:
    """Return the mentions of a report in the order of its text."""
    report = Report(document, graph)
    covered = bytearray(len(report.text))
    named = in_full(report, list(owned(report, list(apart(report, things_of(report))))))
    things = by_noun(report, sorted(editions_of(report, named), key=lambda each: (each.start, -each.end)))
    cover(covered, things)
    found = [*things, *free(covered, [*calendar_days(report), *times_of(report)])]
    amounts = amounts_of(report, covered)
    found = [*inside(found, amounts), *amounts]
    cover(covered, amounts)
    spoken = free(covered, spoken_of(report, things, covered))
    codes = list(codes_of(report, covered, names_only(report, [*things, *spoken])))
    found += spoken
    found += codes_beside(found, codes)
    return sorted(found, key=lambda each: (each.start, -each.end))


def names_only(report: Report, things: Iterable[Mention]) -> bytearray:
    """Return which characters stand in names of several words, in which words may mean codes as well."""
    marked = bytearray(len(report.text))
    cover(marked, (each for each in things if not each.inner))
    return marked


def codes_beside(mentions: list[Mention], codes: list[Mention]) -> list[Mention]:
    """Return codes but those that are a whole name."""
    there = {(each.start, each.end) for each in mentions}
    return [each for each in codes if (each.start, each.end) not in there]


def inside(mentions: list[Mention], figures: list[Mention]) -> list[Mention]:
    """Return mentions, those as inner ones that stand inside of figures: 100 delegates from X."""
    starts = [each.start for each in figures]
    made = []
    for each in mentions:
        place = bisect_right(starts, each.start) - 1
        made.append(replace(each, inner=True) if place >= 0 and figures[place].end > each.start else each)
    return made


def free(covered: bytearray, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that stand on no character of another one, and mark theirs."""
    kept = []
    for each in mentions:
        if not any(covered[each.start : each.end]):
            cover(covered, [each])
            kept.append(each)
    return kept


def cover(covered: bytearray, mentions: Iterable[Mention]) -> None:
    """Mark the characters of mentions."""
    for each in mentions:
        covered[each.start : each.end] = b"\x01" * (each.end - each.start)
