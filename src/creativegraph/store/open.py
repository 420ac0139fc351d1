"""Opening graphs: the packaged one, own RDF files and tables, a store on disk."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from creativegraph.engine import OxigraphEngine
from creativegraph.errors import ArgumentError
from creativegraph.graph import LANGUAGES, Graph
from creativegraph.project import PACKAGED, Packaged, is_project, need_packaged

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph

    from creativegraph.store.projects import Kept
    from creativegraph.tables import Build

    Place: TypeAlias = str | Path | Packaged | RdflibGraph

__all__ = ["PACKAGED", "open_graph", "readable_graph"]


def open_graph(  # noqa: PLR0913 - each is one way to choose or keep a graph
    *places: "str | Path | Packaged | RdflibGraph",
    sources: str | Iterable[str] | None = None,
    corrected: bool = False,
    background: bool = False,
    store: str | Path | None = None,
    languages: Sequence[str] = LANGUAGES,
    infer: bool = False,
    timeout: float | None = None,
    texts: str | Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Graph:
    """A read-only RDF graph with catalogued and SPARQL queries.

    Without places the packaged graph, read-only and embedded. Places are RDF files (Turtle, N-Triples,
    N-Quads, TriG, RDF/XML, JSON-LD, also gzipped), tables (CSV files, workbooks, or folders of them) and ``PACKAGED``;
    claims of all tables compete by rank, none is privileged. The ontology and the code lists are always
    there, so that every catalogued query works. A single rdflib graph answers by itself.

    Args:
        places: what to open instead of the packaged graph.
        sources: only what these sources say, by their ids (``["article"]``), as they print it: a value that is
            corrected is there, and notes of answers and ``why`` mark it.
        corrected: of chosen sources, the corrected values instead of those they print.
        background: of chosen sources, also what others say of the places that they mention, such as the country
            of a city, and the classes of things. A note says where an answer has fewer rows for want of it.
        store: a folder that keeps the graph on disk: filled at first, and again once the files have changed. Without
            places what is there is opened.
        languages: the order in which labels are wanted; that of the manifest where a project is opened.
        infer: also the inferred triples, see ``cg.infer``; the graph is then held in memory.
        timeout: seconds that a question may take, as a whole; then it is ended, and is a ``TooLongError``. Questions
            are then asked in a copy of this process, see docs/engines.md. None is any number of seconds.
        texts: a folder of texts, found by the SHA-256 that their sources have: quotations without offsets are placed
            in them by their words. A project may name one in its manifest.
        progress: called with step, number done and total while the packaged graph is made at first use, a store is
            filled, or a long table is read.

    Raises:
        UnreadableError: a file is missing or is not the RDF that its name says, or there is no such folder of texts.
        TableError: tables with faults; all of them are listed.
        UnwritableError: the store cannot be filled; what was there is unchanged.
        ArgumentError: the store holds something else.
        UnknownNameError: ``sources`` names one that no table has.
        ArgumentError: ``sources`` is empty, or ``corrected`` or ``background`` is given without it.
    """
    if sources is None and (corrected or background):
        word = "corrected" if corrected else "background"
        raise ArgumentError(f"{word} goes with sources, and the whole graph has it; name sources or leave it out")
    if texts is not None:
        from creativegraph.tables.quotations.texts import given_texts

        with given_texts(texts):
            return open_graph(
                *places, sources=sources, corrected=corrected, background=background, store=store, languages=languages,
                infer=infer, timeout=timeout, progress=progress,
            )  # fmt: skip
    if infer:
        from creativegraph.store.infer import widened

        graph = open_graph(
            *places, sources=sources, corrected=corrected, background=background, store=store, languages=languages,
            timeout=timeout, progress=progress,
        )  # fmt: skip
        return widened(graph)
    if len(places) == 1 and is_rdflib(places[0]):
        if sources is not None or store is not None:
            raise ArgumentError("an rdflib graph is opened alone; save it as a file to use sources or store with it")
        from creativegraph.engine.rdflib import RdflibEngine

        return Graph(RdflibEngine(places[0]), languages, place="rdflib", timeout=timeout)  # type: ignore[arg-type]
    if store is not None:
        if not str(store):
            raise ArgumentError("an empty name is no folder for a store; name one")
        from creativegraph.store.folder import opened
        from creativegraph.store.inputs import Asked
        from creativegraph.store.manifest import read_manifest
        from creativegraph.store.remarks import Remarks
        from creativegraph.tables.projects.folders import projects_of

        asked = Asked(places, sources, corrected, background)
        engine = opened(Path(store), asked, progress)
        manifest = read_manifest(Path(store))
        packaged = manifest is not None and PACKAGED.value in manifest.inputs.places
        graph = Graph(engine, languages, place=str(store), timeout=timeout, packaged=packaged)
        graph.remarks = Remarks(engine)
        graph.projects = projects_of(map(Path, manifest.inputs.places))[0] if manifest else None
        return graph
    if places in ((), (PACKAGED,)) and sources is None:
        from creativegraph.store.cache import packaged_engine

        need_packaged()
        return Graph(packaged_engine(progress), languages, place="packaged", timeout=timeout, packaged=True)
    from creativegraph.tables.progress import telling
    from creativegraph.tables.projects.once import read_once

    with read_once(), telling(progress):
        return of_places(places, languages, timeout, sources, corrected=corrected, background=background)


def readable_graph(
    *places: "Place", sources: Sequence[str] | None = None, languages: Sequence[str] = LANGUAGES
) -> Graph:
    """Return the graph of tables with faults as far as they can be read.

    Of a project whose manifest is wrong, nothing can: then it is the packaged graph, if this is one.
    """
    from creativegraph.store.load import loaded
    from creativegraph.store.remarks import Remarks

    made = loaded(places, sources, lenient=True)
    if made.projects is None and any(map(is_project, places)):
        return open_graph(languages=languages)
    if languages is LANGUAGES and made.projects:
        languages = made.projects.own.languages
    engine = OxigraphEngine(made.store, made.written)
    packaged = PACKAGED in places or (made.projects is not None and made.projects.has_packaged)
    graph = Graph(engine, languages, made.built, names(places), made.files, packaged=packaged)
    graph.remarks = Remarks(engine, made.built, [])
    graph.projects = made.projects
    return graph


def of_places(  # noqa: PLR0913 - each is one way to choose a graph
    places: "Sequence[Place]", languages: Sequence[str], timeout: float | None, sources: str | Iterable[str] | None, *,
    corrected: bool, background: bool,
) -> Graph:  # fmt: skip
    """Return the graph of files and tables, read now, or of projects that the cache keeps."""
    there = None
    if sources is None and any(map(is_project, places)):  # else what reads projects need not be loaded
        from creativegraph.store.projects import keep, kept

        there = kept(places)
    if there is not None and there.engine is not None:
        return from_cache(there, there.engine, places, languages, timeout)
    from creativegraph.store.load import loaded
    from creativegraph.store.overlooked import LINK
    from creativegraph.store.remarks import Remarks

    places = places or (PACKAGED,)
    made = loaded(places, sources, corrected=corrected, background=background)
    if languages is LANGUAGES and made.projects:
        languages = made.projects.own.languages
    packaged = PACKAGED in places or (made.projects is not None and made.projects.has_packaged)
    engine = OxigraphEngine(made.store, made.written)
    graph = Graph(engine, languages, made.built, names(places), made.files, timeout=timeout, packaged=packaged)
    unread = [each for each in (*made.faults, *made.notes) if each.rule in ("no-triples", "files-unread", LINK)]
    graph.remarks = Remarks(engine, made.built, unread)
    graph.projects = made.projects
    if there is not None and not unread:
        keep(there, graph)
    return graph


def from_cache(
    there: "Kept",
    engine: OxigraphEngine,
    places: "Sequence[Place]",
    languages: Sequence[str],
    timeout: float | None,
) -> Graph:
    """Return the graph of projects that the cache keeps."""
    from creativegraph.store.remarks import Remarks

    wanted = there.projects.own.languages if languages is LANGUAGES else languages
    packaged = there.projects.has_packaged
    graph = Graph(engine, wanted, None, names(places), there.files, timeout=timeout, packaged=packaged)
    graph.read_tables = partial(built_of, places)
    graph.remarks = Remarks(engine)
    graph.projects = there.projects
    return graph


def names(places: "Sequence[Place]") -> str:
    """Return what places are called."""
    return ", ".join(each.value if isinstance(each, Packaged) else str(each) for each in places)


def built_of(places: "Sequence[Place]") -> "Build | None":
    """Return the claims of the tables of projects that were opened from the cache, as far as they can be read now."""
    from creativegraph.store.load import loaded

    return loaded(places, None, lenient=True).built


def is_rdflib(place: object) -> bool:
    """True for an rdflib graph, without importing rdflib."""
    return any(each.__module__ == "rdflib.graph" for each in type(place).__mro__)
