"""A graph kept in a folder on disk: whole, and what was asked for, or not opened.

The folder is filled beside its place and renamed into it; a mounted volume is filled in place, and one that was killed
meanwhile is not opened. It is an Oxigraph store that other programs can serve, with a
manifest that says what it was filled with and what its files hold. What this library has not filled is never changed.
"""

from contextlib import suppress
from pathlib import Path
from time import sleep

from creativegraph.engine import OxigraphEngine
from creativegraph.errors import CreativeGraphError, UnreadableError, shown
from creativegraph.files.remains import remains_of, remove_folder
from creativegraph.store.filling import Filling, Progress, advice, is_of_a_store, strangers
from creativegraph.store.inputs import Asked
from creativegraph.store.manifest import MANIFEST, Manifest, fault_of, read_manifest
from creativegraph.store.written import written_in

__all__ = ["opened"]

TRIES = 100
"""How often a place is looked at again that another process takes at the same moment."""
PAUSE = 0.02


def opened(folder: Path, asked: Asked, progress: Progress | None = None) -> OxigraphEngine:
    """Return the store in a folder, filled from the places if it is new or if they have changed.

    Without places it is opened as it is, and must be there.

    Raises:
        UnreadableError: the folder is damaged, not whole, or was not filled by this library.
        UnwritableError: it cannot be filled; what was there is unchanged.
        ArgumentError: it was filled with something else.
    """
    filling = Filling(folder, asked.once(), progress)
    try:
        real = folder.resolve()
        mend(real)
        for left in reversed(range(TRIES)):
            there = read_manifest(real)
            try:
                return opened_once(folder, real, filling, alone=asked.alone)
            except UnreadableError:
                if not left or is_same(there, read_manifest(real)):
                    raise
            # Another process has put a new store into its place while this one was opened.
    except CreativeGraphError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(
            f"cannot open the store {folder}: {reason}; check the name and its permissions"
        ) from error
    raise AssertionError


def opened_once(folder: Path, real: Path, filling: Filling, *, alone: bool) -> OxigraphEngine:
    """Return the store in a folder as it is at this moment, or as it is filled."""
    state = settled_state(real)
    if state == "nothing":
        if alone and any(each.alive for each in remains_of(real)):
            raise UnreadableError(f"another process is filling the store {folder}; open it when that is done")
        if alone:
            raise UnreadableError(
                f"there is no store in {folder}; check the name, or give what to fill it with: files, tables or"
                " cg.PACKAGED"
            )
        return read_only(folder, real, filling.into(real, "fill the store"))
    if state != "filled":
        return unlisted(folder, real, state, alone=alone)
    manifest = read_manifest(real)
    fault = fault_of(real, manifest) if manifest else f"{MANIFEST} is damaged"
    if manifest is None or (alone and fault):
        raise UnreadableError(f"{folder} is not as it was filled: {fault}; {advice(manifest, fault)}")
    if not alone and (why := filling.due(manifest, fault)):
        manifest = filling.into(real, f"fill the store again: {why}", manifest)
    return read_only(folder, real, manifest)


def is_same(one: Manifest | None, other: Manifest | None) -> bool:
    """Return True if two manifests are of one filling."""
    return one is None if other is None else one is not None and one.files == other.files


def settled_state(real: Path) -> str:
    """Return the state of a folder once no other process is about to put a whole store into its place."""
    for _ in range(TRIES):
        state = state_of(real)
        if state != "nothing" or not any(each.alive and read_manifest(each.path) for each in remains_of(real)):
            break
        sleep(PAUSE)
    return state


def state_of(real: Path) -> str:
    """Return what is in a folder: nothing, what this library has filled, another Oxigraph store, or something else."""
    if not real.exists():
        return "nothing"
    if not real.is_dir():
        return "other"
    if (real / MANIFEST).exists():
        return "filled"
    if (real / "CURRENT").exists():
        return "oxigraph"
    return "other" if strangers(real) or any(is_of_a_store(each.name) for each in real.iterdir()) else "nothing"


def unlisted(folder: Path, real: Path, state: str, *, alone: bool) -> OxigraphEngine:
    """Return a store that another program has filled, or version 0.3, if it holds a graph of ours; only to read it."""
    from creativegraph.iris import PREFIXES

    if state == "other":
        raise UnreadableError(f"{folder} is neither a store nor empty; name an empty or a new folder")
    if not alone:
        raise UnreadableError(
            f"{folder} is an Oxigraph store that this version has not filled, so nothing is added to it; "
            "name a new folder, or delete this one if you need it no more"
        )
    engine = read_only(folder, real)
    if not engine.store.query(f"ASK {{ <{PREFIXES['cg'].rstrip('#')}> a ?type }}"):
        raise UnreadableError(
            f"{folder} is an Oxigraph store without the ontology: not filled to its end, or not by creativegraph; "
            "fill a new folder with open_graph(FILES, store=FOLDER)"
        )
    return engine


def read_only(folder: Path, real: Path, manifest: Manifest | None = None) -> OxigraphEngine:
    """Return the store in a folder; it takes no lock, and any number of processes may read it."""
    from pyoxigraph import Store

    try:
        engine = OxigraphEngine(Store.read_only(str(real)), written_in(real), on_disk=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise UnreadableError(f"cannot open the store {folder}: {shown(error)}; fill a new folder") from error
    if not is_same(manifest, read_manifest(real)):
        raise UnreadableError(f"another process has filled the store {folder} meanwhile; open it again")
    return engine


def mend(real: Path) -> None:
    """Put a whole store that a killed run left into its place, and remove what else dead runs left beside it."""
    dead = [each for each in remains_of(real) if not each.alive and each.path.is_dir()]
    for each in dead:
        if each.role == "new" and not real.exists() and read_manifest(each.path):
            with suppress(OSError):
                each.path.rename(real)
        remove_folder(each.path)
