"""Reads tables and RDF files, the packaged ones among them, into a store in memory."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.engine.written import Written
from creativegraph.errors import ArgumentError, Fault, TableError, UnreadableError
from creativegraph.project import Packaged, Projects
from creativegraph.store.overlooked import is_fault, outside_data, passed_over, without_rows
from creativegraph.store.places import split, with_extended
from creativegraph.store.rdf_file import load_file

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph as RdflibGraph

    from creativegraph.engine import OxigraphEngine
    from creativegraph.tables import Build

__all__ = ["Loaded", "loaded", "loaded_alone", "vocabulary_lines"]


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
    from creativegraph.tables.projects.folders import projects_of
    from creativegraph.tables.rules import is_violation

    projects, faults = projects_of(places)
    if any(map(is_violation, faults)) and not lenient:
        raise TableError(faults)
    if faults and projects is None:  # of a faulty manifest nothing but its faults is told
        places, sources = (), None
    with project.using(projects):
        made = loaded_in(places, sources, lenient=lenient, corrected=corrected, background=background, apart=apart)
    return made._replace(projects=projects, faults=(*faults, *made.faults))


def loaded_in(  # noqa: PLR0913 - as loaded
    places: "Sequence[str | Path | Packaged | RdflibGraph]", sources: str | Iterable[str] | None, *,
    lenient: bool, corrected: bool, background: bool, apart: bool,
) -> Loaded:  # fmt: skip
    """Return what ``loaded`` does, the projects among the places being in use."""
    from creativegraph.engine import OxigraphEngine, in_memory
    from creativegraph.engine.text import TextEngine
    from creativegraph.tables import build

    tables, files = split(places)
    if sources is not None and not tables:
        raise ArgumentError("sources can be chosen in tables only; give tables, not RDF files")
    built = (
        build(tables, sources=sources, corrected=corrected, background=background, lenient=lenient) if tables else None
    )
    engine: OxigraphEngine
    if built and lenient and not files:  # validation takes text, and may need no store
        engine = TextEngine(built.ntriples())
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
    from creativegraph.tables.projects.foreign import facts_of_others
    from creativegraph.tables.rules import is_violation
    from creativegraph.tables.sheets.files import unreadable

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
            found = [unreadable(path, error)]
        if not any(each.rule in UNREAD for each in found):
            found = [*found, *(facts_of_others(path, used) if (used := project.in_use()) else ())]
            read.append(path)
        faults += found
    wrong = next((each for each in faults if is_violation(each)), None)
    if wrong is not None and not lenient:
        raise UnreadableError(str(wrong))
    notes = [each for each in overlooked if not is_fault(each)]
    return there._replace(files=tuple(read), faults=tuple(faults), notes=tuple(notes))


def vocabulary_lines() -> bytes:
    """The ontology and the code lists as N-Triples, of the projects in use."""
    return lines_in(project.in_use())


@lru_cache(maxsize=4)
def lines_in(projects: Projects | None) -> bytes:
    """The ontology and the code lists of projects as N-Triples."""
    from creativegraph.tables import build

    with project.using(projects):
        return build([], lenient=True).ntriples()


UNREAD = ("broken-rdf", "context-not-fetched", "unreadable-file")
"""The faults of files of which nothing is kept."""
