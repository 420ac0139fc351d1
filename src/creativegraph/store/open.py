"""Opening graphs: the packaged one, own RDF files and tables, a store on disk."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.engine import OxigraphEngine
from creativegraph.engine.rdflib import RdflibEngine
from creativegraph.errors import ArgumentError, CreativeGraphError, UnreadableError, shown
from creativegraph.graph import LANGUAGES, Graph
from creativegraph.project import PACKAGED, Packaged

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph as RdflibGraph


__all__ = ["PACKAGED", "open_graph"]


def open_graph(
    *places: "str | Path | Packaged | RdflibGraph",
    sources: Iterable[str] | None = None,
    store: str | Path | None = None,
    languages: Sequence[str] = LANGUAGES,
    infer: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
) -> Graph:
    """A read-only RDF graph with catalogued and SPARQL queries.

    Without places the packaged graph, read-only and embedded. Places are RDF files (Turtle, N-Triples,
    N-Quads, TriG, RDF/XML, JSON-LD, also gzipped), tables (CSV files, workbooks, or folders of them) and ``PACKAGED``;
    claims of all tables compete by rank, none is privileged. The ontology and the code lists are always
    there, so that every catalogued query works. A single rdflib graph answers by itself.

    Args:
        places: what to open instead of the packaged graph.
        sources: only the claims of these sources, by their ids (``["article"]``).
        store: a folder that keeps the graph on disk; it is made if there is none.
        languages: the order in which labels are wanted.
        infer: also the inferred triples, see ``cg.infer``; the graph is then held in memory.
        progress: called with step, number done and total while the packaged graph is made at first use.

    Raises:
        UnreadableError: a file is missing or is not the RDF that its name says.
        TableError: tables with faults; all of them are listed.
        UnknownNameError: ``sources`` names one that no table has.
    """
    if infer:
        from creativegraph.store.infer import widened

        return widened(open_graph(*places, sources=sources, store=store, languages=languages, progress=progress))
    if len(places) == 1 and is_rdflib(places[0]):
        if sources is not None or store is not None:
            raise ArgumentError("an rdflib graph is opened alone; save it as a file to use sources or store with it")
        return Graph(RdflibEngine(places[0]), languages, place="rdflib")  # type: ignore[arg-type]
    if store is not None:
        return Graph(OxigraphEngine(persistent(Path(store), places, sources)), languages, place=str(store))
    if not places and sources is None:
        from creativegraph.store.cache import packaged_engine

        return Graph(packaged_engine(progress), languages, place="packaged")
    from creativegraph.store.load import loaded

    made = loaded(places or (PACKAGED,), sources)
    name = ", ".join(each.value if isinstance(each, Packaged) else str(each) for each in places) or "packaged"
    return Graph(OxigraphEngine(made.store), languages, made.built, name, made.files)


def is_rdflib(place: object) -> bool:
    """True for an rdflib graph, without importing rdflib."""
    return any(each.__module__ == "rdflib.graph" for each in type(place).__mro__)


def persistent(
    folder: Path, places: "Sequence[str | Path | Packaged | RdflibGraph]", sources: Iterable[str] | None
) -> "Store":
    """The store in a folder, filled from the places; a new folder without places gets the packaged graph."""
    from pyoxigraph import Store

    from creativegraph.store.load import loaded

    filled = (folder / "CURRENT").exists()
    if folder.exists() and not filled and (not folder.is_dir() or any(folder.iterdir())):
        raise UnreadableError(f"{folder} is neither a store nor empty; name an empty or a new folder")
    try:
        if filled and not places and sources is None:
            return Store.read_only(str(folder))
        made = loaded(places or (PACKAGED,), sources).store  # before the folder is touched: faults leave it as it was
        store = Store(str(folder))
        store.bulk_extend(made)
        store.flush()
    except CreativeGraphError:
        raise
    except (OSError, RuntimeError) as error:
        reason = shown(str(error))
        raise UnreadableError(f"cannot open the store {folder}: {reason}; one process writes at a time") from error
    return store
