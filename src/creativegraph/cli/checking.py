"""How a report leaves the command: shown, written to a file, or marked in copies of the tables."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict, Unpack

from creativegraph.cli.asking import is_address, opened
from creativegraph.cli.printing import say
from creativegraph.errors import ArgumentError
from creativegraph.reporting import mark, write_report
from creativegraph.reporting.summary import summary
from creativegraph.reporting.text import MOST, WIDTH, lines
from creativegraph.reporting.write import format_of
from creativegraph.store.open import PACKAGED
from creativegraph.validation import Report, check

__all__ = ["check_marks", "checked", "put_marked", "put_report"]


class Options(TypedDict):
    """Options of a check that the library takes as they are."""

    shapes: Sequence[Path]
    waivers: Sequence[Path]
    engine: str | None


def checked(places: Sequence[str], languages: str, sources: str, **options: Unpack[Options]) -> Report:
    """Check some places, and tell a person at a terminal what is being done."""
    from rich.console import Console

    errors = Console(stderr=True)
    if any(map(is_address, places)):
        with errors.status("fetching") as status:
            return check(opened(places, languages, sources), progress=status.update, **options)
    chosen = [PACKAGED if each == "packaged" else each for each in places]
    wanted = sources.replace(",", " ").split() or None
    with errors.status("reading") as status:
        return check(
            *chosen, sources=wanted, languages=[each for each in languages.split(",") if each],
            progress=status.update, **options,
        )  # fmt: skip


def put_report(report: Report, output: str, given: str, *, whole: bool) -> None:
    """Show a report or write it to a file, and say what it comes to."""
    chosen = format_of(output if output != "-" else None, given or None)
    most = None if whole else MOST
    if output != "-":
        write_report(report, output, format=chosen, most=most)
        say(f"wrote {output}")
    elif chosen == "text":
        show(report, most)
    else:
        sys.stdout.buffer.write(write_report(report, format=chosen))
        sys.stdout.buffer.flush()
    for line in summary(report):
        say(line)


def show(report: Report, most: int | None) -> None:
    """Show the findings, coloured on a terminal that has colours."""
    from rich.console import Console

    console = Console(soft_wrap=True, highlight=False)
    width = console.width if console.is_terminal else WIDTH
    for line in lines(report, width=width, most=most):
        console.print(line)


def check_marks(folder: Path, places: Sequence[str]) -> None:
    """Refuse a folder whose copies the next check would read as tables."""
    for place in map(Path, places):
        if place.is_dir() and folder.resolve().is_relative_to(place.resolve()):
            raise ArgumentError(f"the next check of {place} would read the copies in {folder}; name a folder outside")


def put_marked(report: Report, folder: Path) -> None:
    """Write marked copies, and say where they are."""
    for each in mark(report, folder):
        for path in each.written:
            say(f"wrote {path}")
        if each.note:
            say(f"{each.file}: {each.note}")
