"""Reads tables and RDF files, the packaged ones among them, into a store in memory."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.engine.written import Written
from creativegraph.errors import ArgumentError, Fault, TableError, UnreadableError
from creativegraph.project import PACKAGED, Packaged, Projects
from creativegraph.store.cache import kept_text, key_of
from creativegraph.store.overlooked import is_fault, outside_data, passed_over, without_rows
from creativegraph.store.places import split, with_extended
from creativegraph.store.rdf_file import load_file
from creativegraph.store.vocabulary import vocabulary_lines

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph as RdflibGraph

    from creativegraph.engine import OxigraphEngine
    from creativegraph.tables import Build

__all__ = ["Loaded", "loaded", "loaded_alone"]


class Loaded(NamedTuple):
    """What was opened: an engine in memory, the tables' claims, the RDF files, the faults of what cannot be read.

    ``notes`` says what was passed over without harm.
    """

    engine: "OxigraphEngine"
    built: "Build | None"
    files: tuple[Path, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
    projects: Projects | None = None

    @property
    def store(self) -> "Store":
        """The store of the engine, filled now if nothing needed it before."""
        return self.engine.store

    @property
    def written(self) -> Written:
        """The literals of the files that the store holds in another form."""
        return self.engine.written


def loaded(  # noqa: PLR0913 - each is one way to choose what is loaded
    places: "Sequence[str | Path | Packaged | RdflibGraph]", sources: str | Iterable[str] | None, *,
    lenient: bool = False, corrected: bool = False, background: bool = False, apart: bool = False,
) -> Loaded:  # fmt: skip
    """A store in memory with tables and files, or ``apart`` with files only, and the tables' claims.

    Faults are raised; ``lenient`` keeps them, and what can be read is loaded. Of ``sources`` the claims are taken as
    printed, or ``corrected``, and with the ``background`` of what they mention.
    """
    projects, faults = projects_in(places, lenient=lenient)
    if faults and projects is None:  # of a faulty manifest nothing but its faults is told
        places, sources = (), None
    with project.using(projects):
        made = loaded_in(places, sources, lenient=lenient, corrected=corrected, background=background, apart=apart)
    return made._replace(projects=projects, faults=(*faults, *made.faults))


def projects_in(places: Sequence[object], *, lenient: bool) -> tuple[Projects | None, Sequence[Fault]]:
    """Return the projects among some places, and what is wrong with them unless it is raised."""
    if not any(map(project.is_project, places)):  # else what reads projects need not be loaded
        return None, ()
    from creativegraph.tables.projects.folders import projects_of
    from creativegraph.tables.rules import is_violation

    projects, faults = projects_of(places)
    if any(map(is_violation, faults)) and not lenient:
        raise TableError(faults)
    return projects, faults


def loaded_in(  # noqa: PLR0913 - as loaded
    places: "Sequence[str | Path | Packaged | RdflibGraph]", sources: str | Iterable[str] | None, *,
    lenient: bool, corrected: bool, background: bool, apart: bool,
) -> Loaded:  # fmt: skip
    """Return what ``loaded`` does, the projects among the places being in use."""
    from creativegraph.engine import OxigraphEngine, in_memory

    tables, files = split(places)
    if sources is not None and not tables:
        raise ArgumentError("sources can be chosen in tables only; give tables, not RDF files")
    built, key = None, ""
    if tables:
        from creativegraph.tables import build

        if lenient and list(places) == [PACKAGED] and sources is None and project.prebuilt() is None:
            with suppress(OSError):  # a table that cannot be read is a fault
                key = key_of()
        built = build(tables, sources=sources, corrected=corrected, background=background, lenient=lenient)
    engine: OxigraphEngine
    if built and lenient and not files:  # validation takes text, and may need no store
        from creativegraph.engine.text import TextEngine

        text = kept_text(key) if key and not built.faults and key == key_of() else None
        engine = TextEngine(text or built.ntriples())  # the tables, which did not change meanwhile, say the same
    else:
        parts = () if built and apart else built.sorted_parts() if built else vocabulary_lines()
        engine = OxigraphEngine(in_memory(parts))
    there = Loaded(engine, built, (), tuple(built.faults) if built else ())
    return with_files(there, places, files, lenient=lenient)


def loaded_alone(places: "Sequence[str | Path | Packaged | RdflibGraph]", *, lenient: bool = False) -> Loaded:
    """A store in memory with the RDF files in some places and nothing else, without ontology and code lists."""
    from creativegraph.engine import OxigraphEngine, in_memory

    _, files = split(places)
    return with_files(Loaded(OxigraphEngine(in_memory(b"")), None), places, files, lenient=lenient)


def with_files(
    there: Loaded, places: "Sequence[str | Path | Packaged | RdflibGraph]", files: Iterable[Path], *, lenient: bool
) -> Loaded:
    """Return what is loaded together with the RDF files in some places; one that is named there must be readable."""
    overlooked = [each for place in with_extended(places) for each in passed_over(place)]
    overlooked += [each for place in places for each in outside_data(place)]
    if there.built:
        overlooked += [each for place in places for each in without_rows(place, there.built.tables)]
    faults, read = [*there.faults, *filter(is_fault, overlooked)], []
    named = {Path(each) for each in places if isinstance(each, (str, Path))}
    for path in files:
        try:
            found = load_file(there.store, there.written, path)
        except UnreadableError as error:
            if not lenient or path in named:
                raise
            from creativegraph.tables.sheets.files import unreadable

            found = [unreadable(path, error)]
        if not any(each.rule in UNREAD for each in found):
            if (used := project.in_use()) is not None:
                from creativegraph.tables.projects.foreign import facts_of_others

                found = [*found, *facts_of_others(path, used)]
            read.append(path)
        faults += found
    if faults and not lenient:
        from creativegraph.tables.rules import is_violation

        if (wrong := next(filter(is_violation, faults), None)) is not None:
            raise UnreadableError(str(wrong))
    notes = [each for each in overlooked if not is_fault(each)]
    return there._replace(files=tuple(read), faults=tuple(faults), notes=tuple(notes))


UNREAD = ("broken-rdf", "context-not-fetched", "unreadable-file")
"""The faults of files of which nothing is kept."""
