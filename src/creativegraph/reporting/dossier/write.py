"""Dossiers as files: of one thing, or of all things that an outline is for."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import NamedTuple

from creativegraph.errors import ArgumentError, shown
from creativegraph.files import atomic_write
from creativegraph.files.write import make_folder
from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, render
from creativegraph.project import root, using
from creativegraph.reporting.dossier.ask import Asking
from creativegraph.reporting.dossier.compose import Composer
from creativegraph.reporting.dossier.model import Dossier
from creativegraph.reporting.dossier.outline import Section, outlines
from creativegraph.tables.build import Build

__all__ = ["FORMATS", "Made", "dossier", "everything", "write_all", "write_one"]

FORMATS = ("docx", "xlsx", "html")


class Made(NamedTuple):
    """A dossier that was written: its files."""

    dossier: Dossier
    files: tuple[Path, ...]


def dossier(
    graph: Graph, thing: str, *, languages: Languages | None = None, on: date | None = None
) -> Dossier:  # fmt: skip
    """Return the dossier of a thing: what the graph says of it by the outline of its class, with all evidence.

    Args:
        graph: where to look.
        thing: an IRI, ``kind/slug``, a slug, or a name that means one thing.
        languages: the order of languages; the dossier is in the first. None is the graph's own.
        on: the day of the dossier, by which years are due; today if None.

    Raises:
        UnknownNameError: nothing has that name.
        ArgumentError: there is no outline for a thing of its class.
        FormatError: an outline is wrong; the message has its file and cell.
    """
    return Composer(graph, languages or graph.languages, on or today()).dossier(graph.resolve(thing))


def today() -> date:
    """Return this day."""
    from datetime import datetime

    return datetime.now().astimezone().date()


def tables_of(graph: Graph) -> Build | None:
    """Return the tables that a graph was made of, as far as they are there."""
    from creativegraph.tables.build import build

    if graph.built is not None:
        return graph.built
    return build([root() / "data"]) if graph.packaged and graph.projects is None else None


def content(made: Dossier, form: str, build: Build | None) -> bytes:
    """Return a dossier as a file of a format."""
    if form == "docx":
        from creativegraph.reporting.dossier.docx import docx

        return docx(made)
    if form == "xlsx":
        from creativegraph.reporting.dossier.xlsx import xlsx

        return xlsx(made, build)
    from creativegraph.reporting.dossier.html import html

    return html(made)


def written(made: Dossier, files: Sequence[Path], build: Build | None) -> Made:
    """Write a dossier to files, whose endings give the format: all of them, or none where one cannot be written."""
    with ExitStack() as all_files:
        for path in files:
            data = content(made, path.suffix.removeprefix(".").lower(), build)
            file = all_files.enter_context(atomic_write(path))
            file.write(data)
            file.flush()
    return Made(made, tuple(files))


def write_one(
    graph: Graph, thing: str, files: Callable[[IRI], Sequence[Path]], *, languages: Languages | None = None,
    on: date | None = None,
) -> Made:  # fmt: skip
    """Write the dossier of a thing to files; see ``dossier``."""
    made = dossier(graph, thing, languages=languages, on=on)
    chosen = files(made.thing)
    build = tables_of(graph) if any(each.suffix.lower() == ".xlsx" for each in chosen) else None
    return written(made, chosen, build)


def everything(graph: Graph, languages: Languages) -> list[IRI]:
    """Return the things that dossiers are for: those of the classes with outlines that answer its first question."""
    with using(graph.projects):
        asking = Asking(graph, languages)
        return [thing for of, sections in outlines().items() for thing in answering(graph, asking, of, sections)]


def answering(graph: Graph, asking: Asking, of: str, sections: Sequence[Section]) -> Iterator[IRI]:
    """Yield the things of a class of which the first question of an outline has an answer."""
    found = graph.sparql(f"SELECT DISTINCT ?thing WHERE {{ ?thing a {render('iri', of)} }} ORDER BY ?thing")
    first = next((each for section in sections for each in section.questions), None)
    for (thing,) in found if not isinstance(found, (bool, Graph)) else ():
        if isinstance(thing, IRI) and (first is None or asking.answer(first, thing, {}).rows):
            yield thing


def write_all(  # noqa: PLR0913 - each is one way to choose what is written
    graph: Graph, folder: Path, formats: Sequence[str], *, languages: Languages | None = None, on: date | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Iterator[Made]:  # fmt: skip
    """Write the dossiers of all things that an outline is for into a folder, and yield each.

    Raises:
        ArgumentError: there is none.
    """
    order = languages or graph.languages
    things = everything(graph, order)
    if not things:
        raise ArgumentError(f"{shown(graph.place)} has nothing that an outline in data/dossiers.csv is for")
    make_folder(folder)
    build = tables_of(graph) if "xlsx" in formats else None
    composer = Composer(graph, order, on or today(), of_many=True)
    for number, thing in enumerate(things):
        if progress:
            progress("writing", number, len(things))
        made = composer.dossier(thing)
        yield written(made, [folder / f"{thing.slug}.{each}" for each in formats], build)
