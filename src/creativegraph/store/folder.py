"""A graph kept in a folder on disk: whole, and what was asked for, or not opened.

The folder is filled beside its place and renamed into it. It is an Oxigraph store that other programs can serve, with a
manifest that says what it was filled with and what its files hold. What this library has not filled is never changed.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EEXIST, ENOTEMPTY, EPERM, EROFS
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from creativegraph.engine import OxigraphEngine
from creativegraph.errors import ArgumentError, CreativeGraphError, UnreadableError, UnwritableError, shown
from creativegraph.files.remains import beside, remains_in, remains_of, remove_folder
from creativegraph.project import PACKAGED
from creativegraph.store.inputs import Asked, Inputs
from creativegraph.store.manifest import MANIFEST, WRITTEN, Manifest, fault_of, read_manifest, write_manifest
from creativegraph.store.written import keep_written, written_in

if TYPE_CHECKING:
    from creativegraph.store.load import Loaded

__all__ = ["opened"]

Progress = Callable[[str, int, int], None]
STEPS = 2
ROOM = 1 << 18
"""Bytes that the smallest store needs."""
TRIES = 100
"""How often a place is asked for again that another process takes at the same moment, and how long one waits for it."""
PAUSE = 0.02
TAKEN = (ENOTEMPTY, EEXIST)
NOT_OURS = (EACCES, EPERM, EROFS)
OURS = re.compile(
    r"CURRENT|IDENTITY|LOCK|LOG(?:\.old\.[0-9]+)?|(?:MANIFEST|OPTIONS)-[0-9]+|[0-9]+\.(?:sst|log|dbtmp)|creativegraph\.(?:manifest|written)"
)
"""The names of files of a store."""
VOLUME = "lost+found"
"""What an empty volume has."""


def opened(folder: Path, asked: Asked, progress: Progress | None = None) -> OxigraphEngine:
    """Return the store in a folder, filled from the places if it is new or if they have changed.

    Without places it is opened as it is; a new folder then gets the packaged graph.

    Raises:
        UnreadableError: the folder is damaged, not whole, or was not filled by this library.
        UnwritableError: it cannot be filled; what was there is unchanged.
        ArgumentError: it was filled with something else.
    """
    filling, alone = Filling(folder, asked.once(), progress), asked.alone
    try:
        real = folder.resolve()
        mend(real)
        state = settled_state(real)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(
            f"cannot open the store {folder}: {reason}; check the name and its permissions"
        ) from error
    if state == "nothing":
        if alone and any(each.alive for each in remains_of(real)):
            raise UnreadableError(f"another process is filling the store {folder}; open it when that is done")
        return filling.into(real, "fill the store")
    if state != "filled":
        return unlisted(folder, real, state, alone=alone)
    manifest = read_manifest(real)
    fault = fault_of(real, manifest) if manifest else f"{MANIFEST} is damaged"
    if manifest is None or (alone and fault):
        raise UnreadableError(f"{folder} is not as it was filled: {fault}; {advice(manifest, fault)}")
    if not alone and (why := filling.due(manifest, fault)):
        return filling.into(real, f"fill the store again: {why}", manifest)
    return read_only(folder, real)


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
    return "other" if strangers(real) or any(OURS.fullmatch(each.name) for each in real.iterdir()) else "nothing"


def strangers(real: Path) -> list[str]:
    """Return the names in a folder that are none of a store."""
    if not real.is_dir():
        return []
    ours = {VOLUME, *(each.path.name for each in remains_in(real))}
    return sorted(each.name for each in real.iterdir() if each.name not in ours and not OURS.fullmatch(each.name))


def advice(manifest: Manifest | None, fault: str) -> str:
    """Return what to do about a store that is not as it was filled."""
    if fault == WRITTEN:
        return "open it with that program, and fill a new folder"
    if manifest is None:
        return "delete it and fill it again"
    packaged = manifest.inputs.places == (PACKAGED.value,)
    return f"open it together with {'PACKAGED' if packaged else manifest.inputs} to fill it again"


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


def read_only(folder: Path, real: Path) -> OxigraphEngine:
    """Return the store in a folder; it takes no lock, and any number of processes may read it."""
    from pyoxigraph import Store

    try:
        return OxigraphEngine(Store.read_only(str(real)), written_in(real))
    except (OSError, RuntimeError, ValueError) as error:
        raise UnreadableError(f"cannot open the store {folder}: {shown(error)}; fill a new folder") from error


def mend(real: Path) -> None:
    """Put a whole store that a killed run left into its place, and remove what else dead runs left beside it."""
    dead = [each for each in remains_of(real) if not each.alive and each.path.is_dir()]
    for each in dead:
        if each.role == "new" and not real.exists() and read_manifest(each.path):
            with suppress(OSError):
                each.path.rename(real)
        remove_folder(each.path)


class Filling:
    """What a store is to be filled with."""

    def __init__(self, folder: Path, asked: Asked, progress: Progress | None) -> None:
        self.folder = folder
        self.asked = asked
        self.report = progress or (lambda _what, _done, _total: None)

    def due(self, manifest: Manifest, fault: str) -> str:
        """Return why a store must be filled again; empty if it holds what is asked for.

        Raises:
            ArgumentError: it was filled with something else.
            UnreadableError: another program has added to it what would be lost.
        """
        if fault == WRITTEN:
            raise UnreadableError(f"{self.folder} is not as it was filled: {fault}; {advice(manifest, fault)}")
        now = self.asked.inputs()
        changed = manifest.inputs.changes(now)
        if changed is None:
            raise ArgumentError(
                f"the store {self.folder} holds {manifest.inputs}; name another folder for {now}, or delete this one"
            )
        return fault or ", ".join(changed)

    def into(self, real: Path, why: str, old: Manifest | None = None) -> OxigraphEngine:
        """Fill the folder, or fill the ``old`` one again; a fault of the places leaves it as it is."""
        self.report(why, 0, STEPS)
        before = self.asked.inputs()
        if strange := strangers(real):
            raise UnreadableError(
                f"the store {self.folder} also holds {shown(strange[0])}, which is not its own; move that away first"
            )
        made = self.asked.load()
        if self.asked.inputs() != before:
            raise UnreadableError(f"files of {before} changed while they were read; open the store again")
        self.report(why, 1, STEPS)
        try:
            with made_beside(real) as new:
                write(new, made, before)
                there = read_manifest(real)
                quicker = there is not None and there != old and there.inputs == before and not fault_of(real, there)
                if not quicker:  # another process
                    put_in_place(new, real)
        except CreativeGraphError:
            raise
        except (OSError, RuntimeError, ValueError) as error:
            reason = getattr(error, "strerror", None) or shown(error)
            if "No space" in str(error) or is_full(real.parent):  # the engine names whichever file it was
                reason = "the disk is full"
            raise UnwritableError(
                f"cannot fill the store {self.folder}: {reason}; make room, or name a folder that you may write"
            ) from error
        self.report(why, STEPS, STEPS)
        manifest = read_manifest(real)
        if manifest is None or manifest.inputs != before:
            raise UnreadableError(f"another process filled the store {self.folder} meanwhile; open it again")
        return read_only(self.folder, real)


def is_full(folder: Path) -> bool:
    """Return True if a disk has no room for another file of a store."""
    from shutil import disk_usage

    try:
        return disk_usage(folder).free < ROOM
    except OSError:
        return False


@contextmanager
def made_beside(real: Path) -> Iterator[Path]:
    """Make a folder that can be renamed into its place, and remove it if it was not."""
    inside = beside(real / "store")
    new = inside if os.path.ismount(real) or (real / VOLUME).exists() else beside(real)
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
    except OSError as error:  # a folder of ours in one that is not
        if error.errno not in NOT_OURS or not real.is_dir():
            raise
        new = inside
        new.mkdir()
    try:
        yield new
    finally:
        remove_folder(new)


def write(new: Path, made: "Loaded", inputs: Inputs) -> None:
    """Write all triples of a store in memory into a new folder, and see that they are there."""
    from pyoxigraph import Store

    store = Store(str(new))
    store.bulk_extend(made.store)
    store.flush()
    store.optimize()
    del store  # closes its files, which Windows would not rename
    triples = len(made.store)
    if len(Store.read_only(str(new))) != triples:
        raise OSError("not all triples were written")
    keep_written(new, made.written)
    write_manifest(new, triples, inputs)


def put_in_place(new: Path, real: Path) -> None:
    """Rename a whole store into its place; an old one is moved aside first, and put back if that fails."""
    if new.parent == real:
        move_up(new, real)
        return
    for _ in range(TRIES):
        old = beside(real, "old")
        try:
            with suppress(FileNotFoundError):
                real.rename(old)
            new.rename(real)
        except OSError as error:
            if error.errno not in TAKEN:
                raise
        else:
            return
        finally:
            if old.exists() and not real.exists():
                old.rename(real)
            remove_folder(old)
    raise OSError("other processes fill it at the same time")


def move_up(new: Path, real: Path) -> None:
    """Move the files of a store out of a folder in it; the manifest goes first and comes last."""
    for name in (MANIFEST, "CURRENT"):
        (real / name).unlink(missing_ok=True)
    for each in real.iterdir():
        if OURS.fullmatch(each.name):
            each.unlink()
    for each in sorted(new.iterdir(), key=lambda path: (path.name == MANIFEST, path.name == "CURRENT")):
        each.rename(real / each.name)
