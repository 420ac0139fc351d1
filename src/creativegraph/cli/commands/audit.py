"""The command that audits a graph, draws samples for a person to check, and takes them back."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.cli.command import Argument, Number, OneOf, command
from creativegraph.cli.here import check_is_project, where_you_are
from creativegraph.cli.options import GRAPH, Output, Places, separated
from creativegraph.cli.output import deliver, print_rows, put, table
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, shown

if TYPE_CHECKING:
    from creativegraph.reporting.audit.ground import Ground
    from creativegraph.reporting.audit.kinds import Audit
    from creativegraph.reporting.audit.published import Checked

__all__ = ["audit"]

FORMATS = ("text", "csv", "json", "xlsx")
KINDS = (
    "no-words", "no-record", "no-day-read", "no-address", "no-date", "no-publisher", "fewer-sources", "announced",
    "one-source", "long-ago",
)  # fmt: skip
MOST = 5
"""How many findings of a kind the text shows, if no kind is asked for."""


@command(
    Argument("--kind KIND", f"List one kind: {', '.join(KINDS)}.", OneOf("kind", KINDS)),
    Argument("--day DAY", "The day from which years count, and on which a sample is drawn.  [default: today]"),
    Argument("--years N", "For how many years an address may go unread.", Number(1), 3),
    Argument("--sample N", "Draw so many claims at random, and write a sheet for a person to check.", Number(1)),
    Argument("--seed N", "With --sample: the same seed draws the same claims of the same graph.", Number(), 1),
    Argument("--mode MODE...", "With --sample: only claims of this mode, such as `explicit`."),
    Argument("--checked FILE", "Take back a sheet that was filled in; its verdicts go to --output.", Path),
    Argument("--own", "Only claims and sources of the project itself, without what it extends."),
    Argument("-f --format", "Format of the list.  [default: text]", OneOf("format", FORMATS), to="form"),
    Argument("-o --output PATH", "File for the list or the sample; with --checked, the folder of the project.", Path),
    GRAPH,
)
def audit(
    kind: str | None, day: str | None, years: int, sample: int | None, seed: int, mode: Sequence[str],
    checked: Path | None, own: bool, form: str | None, output: Path | None, places: Places,
) -> None:  # fmt: skip
    """List what in a graph to look at again, and let a person check a random sample of its claims.

    The sheet of a sample has a column for verdicts: right, wrong, not found. Taken back, they stand in data/audits of
    the project, and the share found right is shown with every audit.
    """
    if checked is not None and sample is not None:
        raise ArgumentError("--sample draws and --checked takes back; leave one of them out")
    if checked is not None:
        take_back(checked, output)
    elif sample is not None:
        draw(read(places, own=own), sample, seed, separated(mode or ()), day_in(day), target_of(output, seed))
    else:
        show(read(places, own=own), kind, day_in(day), years, output_in(form, output))


def read(places: Places, *, own: bool) -> "Ground":
    """Return a graph as an audit reads it, all of it or what is of its own projects."""
    from creativegraph.export.own import bases_of
    from creativegraph.reporting.audit.ground import Ground

    graph = places.open()
    return Ground(graph, bases=bases_of(graph.projects)) if own else Ground(graph)


def day_in(text: str | None) -> date:
    """Return the day that an option names, else today."""
    try:
        return date.fromisoformat(text) if text else date.today()  # noqa: DTZ011 - the reader's day
    except ValueError:
        raise ArgumentError(f"{shown(text or '')} is no day; write it as 2026-11-29") from None


def output_in(form: str | None, path: Path | None) -> Output:
    """Return where a list goes: the ending of the file gives the format, unless one is named."""
    ending = path.suffix.lower().removeprefix(".") if path else ""
    chosen = form or (ending if ending in FORMATS else "text")
    if path is not None and chosen == "text":
        raise ArgumentError(
            f"a list is written as csv, json or xlsx, and {path} ends as none of them; name another file"
        )
    return Output("table" if chosen == "text" else chosen, path)


def show(ground: "Ground", kind: str | None, day: date, years: int, output: Output) -> None:
    """Show what to look at again, or write it."""
    from creativegraph.reporting.audit.kinds import audit as audited
    from creativegraph.reporting.audit.places import places_of
    from creativegraph.reporting.audit.published import published
    from creativegraph.reporting.audit.rows import listed

    graph = ground.graph
    with progress("auditing"):
        found = audited(ground, day, years, places_of(graph), [kind] if kind else KINDS)
    if output.format != "table":
        print_rows(listed(found.kinds, graph.languages[0]), output)
        return
    shares = [share_of(each) for each in published(graph.projects, ground.bases)]
    put("\n".join(told(found, graph.languages[0], whole=kind is not None) + [""] * bool(shares) + shares))


def told(found: "Audit", language: str, *, whole: bool) -> list[str]:
    """Return the lines of an audit: counts first, then of each kind what was found."""
    from creativegraph.messages.table import message
    from creativegraph.reporting.audit.rows import counted, listed

    counts = counted(found.kinds, language)
    lines = [
        ", ".join(f"{n:,} {what}{'s' * (n != 1)}" for what, n in (("claim", found.claims), ("source", found.sources)))
    ]
    lines.append(f"claims by mode: {counted_in(found.modes)}")
    words = counted_in(found.quotations)
    lines.append(f"claims with words: {words}" + (f"; of all, lines of lists {found.lines:,}" if found.lines else ""))
    lines.append(f"claims with a record of a dataset: {found.recorded:,}")
    lines += [f"sources by {what}: {counted_in(some)}" for what, some in (
        ("address", found.addresses), ("day on which they were read", found.days),
    )]  # fmt: skip
    cells = [[f"{each:,}" if isinstance(each, int) else str(each) for each in row] for row in counts]
    lines.append(table(counts.columns, cells, ("found", "of", "share")).rstrip("\n"))
    for kind in found.kinds:
        if not kind.findings:
            continue
        lines += ["", f"{kind.name}: {message(f'audit.todo.{kind.name}', language)}"]
        lines += [f"  {number:,} in {name}" for name, number in kind.tables.items()]
        rows = listed([kind], language)
        for row in rows if whole else rows[:MOST]:
            where = f"  ({row.table}:{row.row})" if row.table else ""
            lines.append(f"  {row.claim or row.source}  {' '.join(str(row.says).split())}{where}")
        if not whole and len(rows) > MOST:
            lines.append(f"  and {len(rows) - MOST:,} more: --kind {kind.name}")
    return lines


def counted_in(numbers: Mapping[str, int]) -> str:
    """Return numbers with what they count, in words."""
    return ", ".join(f"{name} {number:,}" for name, number in numbers.items())


def share_of(each: "Checked") -> str:
    """Return what was found of a sample, in words."""
    then = f", drawn on {each.since} of the graph as it was then" if each.since else ""
    return (
        f"seed {each.seed}, {each.day}: {each.right} of {each.checked} right ({each.share:.1%},"
        f" 95 % interval {each.low:.1%} to {each.high:.1%}), {each.wrong} wrong, {each.not_found} not found,"
        f" {each.unchecked} not checked; of {each.frame}{then}"
    )


def target_of(output: Path | None, seed: int) -> Path:
    """Return the file for a sample; one that is there is not written over."""
    from creativegraph.errors import UnwritableError

    target = output or Path(f"sample-{seed}.xlsx")
    if target.suffix.lower() not in (".xlsx", ".csv"):
        raise ArgumentError(f"{target} is no sheet; name a file that ends in .xlsx or .csv")
    if target.exists():
        raise UnwritableError(f"cannot write {target}: it is there, and may be filled in; name another file")
    return target


def draw(ground: "Ground", size: int, seed: int, modes: Sequence[str], day: date, target: Path) -> None:
    """Write the sheet of a sample."""
    from creativegraph.reporting.audit.sample import sample
    from creativegraph.reporting.audit.sheet import csv_of, rows_of, workbook

    with progress("drawing"):
        drawn = sample(ground, size, seed, modes)
        rows = rows_of(drawn, day)
        made = csv_of(rows) if target.suffix.lower() == ".csv" else workbook(rows, ground.graph.languages[0])
    deliver(made, target, f"{len(rows)} of {drawn.frame}, seed {seed}")


def take_back(path: Path, folder: Path | None) -> None:
    """Keep the verdicts of a sheet in a project."""
    from creativegraph import open_graph
    from creativegraph.reporting.audit.published import checked
    from creativegraph.reporting.audit.returned import check_drawn_of, keep, read_back

    folder = folder or (Path(here) if (here := where_you_are()) else None)
    if folder is None:
        raise ArgumentError("name the folder of the project that keeps the verdicts, with --output")
    check_is_project(folder)
    rows = read_back(path)
    check_drawn_of(open_graph(folder), rows, path)
    say(f"wrote {keep(rows, folder)}")
    put(share_of(checked(rows)))
