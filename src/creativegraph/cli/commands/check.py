"""The command that validates, and how its report is shown (in colour on a terminal), written, or marked in copies."""

import shlex
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creativegraph.cli.command import Argument, Number, OneOf, command
from creativegraph.cli.here import named_here
from creativegraph.cli.options import NAMED_GRAPH, Places
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say, stdout
from creativegraph.errors import ArgumentError
from creativegraph.files.limits import JOBS

if TYPE_CHECKING:
    from creativegraph.validation import Report

__all__ = ["check", "checked", "put_report"]

FORMATS = ("text", "csv", "json", "sarif", "ttl", "jsonld", "nt")
OTHER_NAMES = {"table": "text", "txt": "text", "turtle": "ttl", "json-ld": "jsonld", "n-triples": "nt"}
SLOW = (
    "pySHACL validates: minutes where the fast engine takes seconds, about a quarter of an hour for the packaged graph"
)


@command(
    Argument(
        "[PLACE]...",
        "RDF files, tables, folders or an endpoint.  [default: the project where you are, else the packaged graph]",
        to="given",
    ),
    Argument("--shapes FILE...", "SHACL shapes (Turtle); RDF is judged by these alone.", Path),
    Argument("--waivers FILE...", "Further tables of waivers.", Path),
    Argument("--engine", "SHACL engine; else the faster one installed.", OneOf("engine", ("fast", "pyshacl"))),
    Argument(
        "--jobs N", "In how many processes the fast engine validates; the findings are the same.", Number(1), JOBS
    ),
    Argument("-f --format", "Format of the report.  [default: text]", OneOf("format", FORMATS, OTHER_NAMES), to="form"),
    Argument("-o --output FILE", "File for the report; its ending gives the format."),
    Argument("--mark FOLDER", "Folder for annotated copies of the tables.", Path),
    Argument("--all", "Show all findings, not the first 20 of a rule in a file.", to="whole"),
    Argument("--since REVISION", "Has no effect.", hidden=True),
    NAMED_GRAPH,
)
def check(
    given: tuple[str, ...], form: str | None, output: str | None, mark: Path | None, whole: bool, since: str | None,
    places: Places, **options: Any,
) -> int:  # fmt: skip
    """Validate a graph or tables against the SHACL shapes; exit code 1 if there are violations."""
    from creativegraph.engine.endable import strange
    from creativegraph.reporting.write import format_of

    output = None if output == "-" else output
    format_of(output, form)  # before minutes of checking, not after
    if since:
        say("--since has no effect any more: everything is validated; leave it out, the next release refuses it")
    named = [*given, *places.given] or [*named_here()]
    if mark is not None:
        check_marks(mark, named)
    with strange() if options["shapes"] else nullcontext():
        report = checked(named, places, **options)
    if mark is not None:  # before the report: who reads it may stop early, as head does
        put_marked(report, mark, named)
    put_report(report, output, form, whole=whole)
    return 0 if report.conforms else 1


def checked(named: Sequence[str], places: Places, **options: Any) -> "Report":
    """Validate the places named and show progress on a terminal."""
    from creativegraph.project import PACKAGED
    from creativegraph.validation import check as validate
    from creativegraph.validation.validate import chosen_engine

    if chosen_engine(options.get("engine")) == "pyshacl":
        say(SLOW)
    there = places._replace(given=tuple(named), texts=None)
    options["texts"] = places.texts
    with progress("fetching" if there.remote else "reading") as draw:
        if there.remote:
            return validate(there.open(), progress=draw, **options)
        chosen = [PACKAGED if each == "packaged" else each for each in named]
        return validate(*chosen, sources=places.sources or None, languages=places.languages, progress=draw, **options)


def put_report(report: "Report", output: str | None, form: str | None, *, whole: bool) -> None:
    """Show a report or write it to a file, and print its totals on stderr."""
    from creativegraph.reporting import write_report
    from creativegraph.reporting.summary import summary
    from creativegraph.reporting.text import MOST
    from creativegraph.reporting.write import format_of

    chosen = format_of(output, form)
    most = None if whole else MOST
    if output is not None:
        write_report(report, output, format=chosen, most=most)
        say(f"wrote {output}")
    elif chosen == "text":
        show(report, most)
    else:
        stdout().buffer.write(write_report(report, format=chosen))
        stdout().buffer.flush()
    for line in summary(report):
        say(line)


def show(report: "Report", most: int | None) -> None:
    """Show the findings, coloured on a terminal that has colours."""
    from rich.console import Console

    from creativegraph.reporting.text import WIDTH, lines

    console = Console(soft_wrap=True, highlight=False, file=stdout())
    width = console.width if console.is_terminal else WIDTH
    for line in lines(report, width=width, most=most):
        console.print(line)


def check_marks(folder: Path, places: Sequence[str]) -> None:
    """Refuse a folder whose copies the next check would read as tables."""
    for place in map(Path, places):
        if place.is_dir() and folder.resolve().is_relative_to(place.resolve()):
            raise ArgumentError(f"the next check of {place} would read the copies in {folder}; name a folder outside")


def put_marked(report: "Report", folder: Path, places: Sequence[str]) -> None:
    """Write annotated copies and print where they are, and how they are checked when they are mended."""
    from creativegraph.messages.table import message
    from creativegraph.reporting import mark

    done = mark(report, folder)
    for each in done:
        for path in each.written:
            say(f"wrote {path}")
        if each.note:
            say(f"{each.file}: {each.note}")
    if any(each.written for each in done):
        rest = [each for each in places if not holds(each, [one.file for one in done if one.written])]
        words = [shlex.quote(each) for each in (*rest, str(folder))]
        say(message("check.again", report.language, call=" ".join(["creativegraph check", *words])))


def holds(place: str, files: Sequence[str]) -> bool:
    """Return whether some files are the place, or in it."""
    return place != "packaged" and any(Path(each).resolve().is_relative_to(Path(place).resolve()) for each in files)
