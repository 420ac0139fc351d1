"""What a call, or a person at the terminal, says of the report that is drafted: its source."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.cli.command import Argument, Shared
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, shown
from creativegraph.files import standard_input

if TYPE_CHECKING:
    from creativegraph.drafting import Document
    from creativegraph.drafting.source import SourceRow
    from creativegraph.graph import Graph

__all__ = ["ABOUT", "STDIN", "About", "asked", "known_source"]

STDIN = "-"
ASKED = {
    "title": "title of the report", "publisher": "who published it", "date": "when (such as 2024-11-30 or 2024)",
    "address": "its address on the web", "read": "the day on which you read it",
}  # fmt: skip


class About(NamedTuple):
    """What a call says of the report."""

    source: str | None
    title: str | None
    publisher: str | None
    date: str | None
    address: str | None
    read: str | None


ABOUT = Shared(
    "about",
    [
        Argument("--source ID", "Id of the report among the sources: of one that is there, or for a new one."),
        Argument("--title TEXT", "What the report is called."),
        Argument("--publisher NAME", "Who published it."),
        Argument("--date DATE", "When it was published; words such as *last year* are read by it."),
        Argument("--address URL", "Where it is found."),
        Argument("--read DATE", "The day on which you read it."),
    ],
    About,
)


def known_source(graph: "Graph", about: About) -> "SourceRow":
    """Return what is known of the report: what the call says, and what the graph has of a source of that id.

    Raises:
        ArgumentError: the id is none.
    """
    from creativegraph.drafting.source import ID, SourceRow, source_in

    given = SourceRow("", **{name: text or "" for name, text in about._asdict().items() if name != "source"})
    for name in ("date", "read"):
        given = given._replace(**{name: day_of(getattr(given, name), f"--{name}")})
    if about.source is None:
        return given
    if not ID.fullmatch(about.source.removeprefix("source/")):
        raise ArgumentError(f"{shown(about.source)} is no id of a source; use small letters, digits and hyphens")
    there = source_in(graph, about.source.removeprefix("source/"))
    return there._replace(**{name: text for name, text in given._asdict().items() if text})


def day_of(text: str, what: str) -> str:
    """Return a date as EDTF.

    Raises:
        ArgumentError: it is none.
    """
    from creativegraph.tables.cells.dates import parse
    from creativegraph.tables.rules import UnclearError

    try:
        return parse(text) if text else ""
    except UnclearError as error:
        raise ArgumentError(f"{what} {shown(text)} is no date; write it as 2024-11-30, 2024-11 or 2024") from error


def asked(report: str, document: "Document", given: "SourceRow") -> "SourceRow":
    """Return the source of a report; a person at the terminal is asked for what is not known."""
    from creativegraph.drafting.source import source_of

    name = "" if report == STDIN else Path(report).stem
    source = source_of(document, given, name)
    if given.known or report == STDIN or not standard_input.is_terminal():
        return source
    say("What is known of the report? Press Enter for what stands in brackets, or to leave a field empty.")
    for field, what in ASKED.items():
        if getattr(given, field):
            continue
        source = source._replace(**{field: answered(field, what, getattr(source, field))})
    return source_of(document, source._replace(id=given.id), name)


def answered(field: str, what: str, default: str) -> str:
    """Return what a person answers; a date is asked for again until it is one."""
    while True:
        sys.stderr.write(f"  {what}{f' [{default}]' if default else ''}: ")
        sys.stderr.flush()
        text = sys.stdin.readline().strip() or default
        if field not in ("date", "read"):
            return text
        with suppress(ArgumentError):
            return day_of(text, field)
        say(f"{shown(text)} is no date; write it as 2024-11-30, 2024-11 or 2024")
