"""What a graph states now, or stated: of releases, files, folders, projects and revisions of tables."""

from pathlib import Path

from creativegraph.errors import UnreadableError, shown
from creativegraph.graph import Graph
from creativegraph.names.suggest import did_you_mean
from creativegraph.project import PACKAGED, is_project
from creativegraph.store.releases.chain import opened
from creativegraph.store.releases.kept import kept, releases_folder
from creativegraph.store.releases.revision import revision
from creativegraph.store.releases.state import Snapshot, of_graph, of_store

__all__ = ["Snapshot", "snapshot"]

REVISION = "git:"


def snapshot(given: Graph | Path | str, folder: Path | None = None) -> Snapshot:
    """Return what a graph states: its triples in normal form, with their digest.

    Args:
        given: an open graph, the name of a kept release, a file of RDF, tables, a folder, a project, ``packaged``, or
            ``git:`` and a revision, such as ``git:HEAD~3``: the project or tables that the folder where the command
            runs had then; tables without a manifest are read with the ontology of now.
        folder: where releases are kept, if not where the manifest of the project in use says.

    Raises:
        UnreadableError: there is no such release, file, folder or revision, or it is damaged.
        TableError: tables have faults.
    """
    if isinstance(given, Graph):
        return of_graph(given, given.place)
    if isinstance(given, str):
        if given.startswith(REVISION):
            with revision(given.removeprefix(REVISION)) as there:
                return of_place(whole(there))._replace(name=given)
        found = next((each for each in kept(folder) if each.name == given), None)
        if found is not None:
            return opened(found)
    if str(given) != PACKAGED.value and not Path(given).exists():
        names = [each.name for each in kept(folder)]
        known, meant = ", ".join(names) or "none", did_you_mean(str(given), names, "; did you mean {}?")
        where = folder or releases_folder()
        raise UnreadableError(
            f"{shown(str(given))} is no file or folder, and no release in {where}; releases there: {known}{meant}"
        )
    return of_place(given)


def whole(folder: Path) -> Path:
    """Return what to read of a folder: the project that it is or has the tables of, else its tables, else itself."""
    above = next((each.parent for each in (folder, *folder.parents) if each.name == "data"), folder)
    tables = folder / "data"
    return next((each for each in (folder, above) if is_project(each)), tables if tables.is_dir() else folder)


def of_place(place: Path | str) -> Snapshot:
    """Return what a file or folder states; RDF alone, without ontology and code lists beside it."""
    from creativegraph.store.load import loaded_alone
    from creativegraph.store.open import open_graph
    from creativegraph.store.places import split

    if str(place) == PACKAGED.value:
        return of_graph(open_graph(), PACKAGED.value)
    tables, _ = split([place])
    store = open_graph(place).store() if tables else loaded_alone([place]).store
    return of_store(store, str(place))
