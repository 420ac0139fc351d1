"""Opening graphs: the packaged one, own RDF files and tables, a store on disk."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.engine import OxigraphEngine
from creativegraph.engine.rdflib import RdflibEngine
from creativegraph.errors import ArgumentError, CreativeGraphError, UnreadableError, shown
from creativegraph.graph import LANGUAGES, Graph
from creativegraph.project import PACKAGED, Packaged
from creativegraph.store.remarks import Remarks
from creativegraph.store.written import keep_written, written_in

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph


__all__ = ["PACKAGED", "open_graph"]


def open_graph(  # noqa: PLR0913 - each is one way to choose or keep a graph
    *places: "str | Path | Packaged | RdflibGraph",
    sources: str | Iterable[str] | None = None,
    corrected: bool = False,
    background: bool = False,
    store: str | Path | None = None,
    languages: Sequence[str] = LANGUAGES,
    infer: bool = False,
    timeout: float | None = None,
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
        corrected: of chosen sources, what is held right in place of what they print.
        background: of chosen sources, also what others say of the places that they mention, such as the country
            of a city. A note says where an answer has fewer rows for want of it.
        store: a folder that keeps the graph on disk; it is made if there is none.
        languages: the order in which labels are wanted.
        infer: also the inferred triples, see ``cg.infer``; the graph is then held in memory.
        timeout: seconds that a question may take, as a whole; then it is ended, and is a ``TooLongError``. Questions
            are then asked in a copy of this process, see docs/engines.md. None is any number of seconds.
        progress: called with step, number done and total while the packaged graph is made at first use.

    Raises:
        UnreadableError: a file is missing or is not the RDF that its name says.
        TableError: tables with faults; all of them are listed.
        UnknownNameError: ``sources`` names one that no table has.
        ArgumentError: ``sources`` is empty, or ``corrected`` or ``background`` is given without it.
    """
    if sources is None and (corrected or background):
        word = "corrected" if corrected else "background"
        raise ArgumentError(f"{word} goes with sources, and the whole graph has it; name sources or leave it out")
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
        return Graph(RdflibEngine(places[0]), languages, place="rdflib", timeout=timeout)  # type: ignore[arg-type]
    if store is not None:
        engine = persistent(Path(store), places, sources, corrected=corrected, background=background)
        graph = Graph(engine, languages, place=str(store), timeout=timeout)
        graph.remarks = Remarks(engine)
        return graph
    if not places and sources is None:
        from creativegraph.store.cache import packaged_engine

        return Graph(packaged_engine(progress), languages, place="packaged", timeout=timeout)
    from creativegraph.store.load import loaded

    made = loaded(places or (PACKAGED,), sources, corrected=corrected, background=background)
    name = ", ".join(each.value if isinstance(each, Packaged) else str(each) for each in places) or "packaged"
    engine = OxigraphEngine(made.store, made.written)
    graph = Graph(engine, languages, made.built, name, made.files, timeout=timeout)
    graph.remarks = Remarks(engine, made.built)
    return graph


def is_rdflib(place: object) -> bool:
    """True for an rdflib graph, without importing rdflib."""
    return any(each.__module__ == "rdflib.graph" for each in type(place).__mro__)


def persistent(
    folder: Path, places: "Sequence[str | Path | Packaged | RdflibGraph]", sources: str | Iterable[str] | None,
    *, corrected: bool, background: bool,
) -> OxigraphEngine:  # fmt: skip
    """The engine over a store folder, filled from the places; a new folder without places gets the packaged graph."""
    from pyoxigraph import Store

    from creativegraph.store.load import loaded

    filled = (folder / "CURRENT").exists()
    if folder.exists() and not filled and (not folder.is_dir() or any(folder.iterdir())):
        raise UnreadableError(f"{folder} is neither a store nor empty; name an empty or a new folder")
    try:
        if filled and not places and sources is None:
            return OxigraphEngine(Store.read_only(str(folder)), written_in(folder))
        made = loaded(places or (PACKAGED,), sources, corrected=corrected, background=background)
        # The folder is not touched before: faults leave it as it was.
        store = Store(str(folder))
        written = keep_written(folder, store, made)
        store.bulk_extend(made.store)
        store.flush()
    except CreativeGraphError:
        raise
    except (OSError, RuntimeError) as error:
        reason = shown(str(error))
        raise UnreadableError(f"cannot open the store {folder}: {reason}; one process writes at a time") from error
    return OxigraphEngine(store, written)
