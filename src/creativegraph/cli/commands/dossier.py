"""The command that writes dossiers."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from creativegraph.cli.command import Argument, OneOf, command
from creativegraph.cli.options import GRAPH, Places, offer_of_things
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, shown

__all__ = ["dossier"]

FORMATS = ("docx", "xlsx", "html")


@command(
    Argument("[THING]", "IRI, kind/slug, slug or name, such as that of a city.", offer=offer_of_things()),
    Argument("-o --output PATH", "File to write (.docx, .xlsx or .html), or folder.  [default: .]", Path),
    Argument(
        "-f --format", "Format of the files in a folder.  [default: all]", OneOf("format", (*FORMATS, "all")), to="form"
    ),
    Argument("--all", "All things that the outline of the project is for, into the folder.", to="everything"),
    Argument("--on DAY", "The day of the dossier, by which a report is due.  [default: today]"),
    GRAPH,
)
def dossier(
    thing: str | None, output: Path | None, form: str | None, everything: bool, on: str | None, places: Places
) -> None:  # fmt: skip
    """Write all that the graph says of a thing, by an outline, with its evidence, as DOCX, XLSX and HTML.

    The outline is data/dossiers.csv of the project. The workbook has rows for what is missing, to be filled in.
    """
    from creativegraph.reporting.dossier.write import write_all, write_one

    if everything is bool(thing):
        raise ArgumentError("name a thing, or give --all for all of them")
    formats = FORMATS if form in (None, "all") else (form or "",)
    day = day_in(on)
    is_file = output is not None and output.suffix.lower().removeprefix(".") in FORMATS
    if is_file and (everything or form not in (None, str(output).rpartition(".")[2].lower())):
        raise ArgumentError(f"{output} is one file; name a folder, or leave out --all and --format")
    folder = output or Path()
    graph = places.open(lasting=everything)
    if everything:
        with progress("writing dossiers") as draw:
            made = [
                each.files
                for each in write_all(graph, folder, formats, languages=graph.languages, on=day, progress=draw)
            ]
        say(f"wrote {sum(map(len, made)):,} files on {len(made):,} things to {folder}")
        return
    done = write_one(
        graph, thing or "", lambda iri: files_of(iri.slug, folder, formats, is_file=is_file), on=day
    )  # fmt: skip
    for path in done.files:
        say(f"wrote {path}")
    say(f"{len(done.dossier.said)} claims, {len(done.dossier.sources)} sources; {len(done.dossier.gaps)} gaps")


def files_of(name: str, folder: Path, formats: Sequence[str], *, is_file: bool) -> list[Path]:
    """Return the files to write: the one that is named, or one of each format in a folder."""
    if is_file:
        return [folder]
    from creativegraph.files.write import make_folder

    make_folder(folder)
    return [folder / f"{name}.{each}" for each in formats]


def day_in(text: str | None) -> date | None:
    """Return the day that an option names."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ArgumentError(f"{shown(text or '')} is no day; write it as 2026-11-29") from None
