"""Filling a store on disk: beside its place, then renamed into it, or not at all.

A mounted volume cannot be renamed into: its files are moved up one by one (``move_up``). Killed in between it is no
store, and is not opened as one.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EACCES, EPERM, EROFS
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.engine import fill
from creativegraph.errors import ArgumentError, CreativeGraphError, UnreadableError, UnwritableError, shown
from creativegraph.files.remains import beside, ended, remains_in, remove_folder, replace_folder
from creativegraph.project import PACKAGED, using
from creativegraph.store.inputs import Asked, Inputs
from creativegraph.store.manifest import MANIFEST, WRITTEN, Manifest, fault_of, read_manifest, write_manifest
from creativegraph.store.written import keep_written
from creativegraph.tables.progress import telling

if TYPE_CHECKING:
    from creativegraph.store.load import Loaded

__all__ = ["Filling", "Progress", "advice", "is_of_a_store", "strangers"]

Progress = Callable[[str, int, int], None]
STEPS = 2
ROOM = 1 << 18
"""Bytes that the smallest store needs."""
NOT_OURS = (EACCES, EPERM, EROFS)
OURS = re.compile(
    r"CURRENT|IDENTITY|LOCK|LOG(?:\.old\.[0-9]+)?|(?:MANIFEST|OPTIONS)-[0-9]+|[0-9]+\.(?:sst|log|dbtmp)"
    r"|creativegraph\.(?:manifest|written)"
)
"""The names of files of a store."""
VOLUME = "lost+found"
"""What an empty volume has."""


def advice(manifest: Manifest | None, fault: str) -> str:
    """Return what to do about a store that is not as it was filled."""
    if fault == WRITTEN:
        return "open it with that program, and fill a new folder"
    if manifest is None:
        return "delete it and fill it again"
    packaged = manifest.inputs.places == (PACKAGED.value,)
    return f"open it together with {'PACKAGED' if packaged else manifest.inputs} to fill it again"


def is_of_a_store(name: str) -> bool:
    """Return True for the name of a file of a store."""
    return OURS.fullmatch(name) is not None


def strangers(real: Path) -> list[str]:
    """Return the names in a folder that are none of a store."""
    if not real.is_dir():
        return []
    ours = {VOLUME, *(each.path.name for each in remains_in(real))}
    return sorted(each.name for each in real.iterdir() if each.name not in ours and not is_of_a_store(each.name))


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

    def into(self, real: Path, why: str, old: Manifest | None = None) -> Manifest:
        """Fill the folder, or fill the ``old`` one again; a fault of the places leaves it as it is."""
        self.report(why, 0, STEPS)
        before = self.asked.inputs()
        if strange := strangers(real):
            raise UnreadableError(
                f"the store {self.folder} also holds {shown(strange[0])}, which is not its own; move that away first"
            )
        with telling(self.report):
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
        return manifest


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
        ended(inside, new)


def write(new: Path, made: "Loaded", inputs: Inputs) -> None:
    """Write all triples of tables and of a store in memory into a new folder, and see that they are there."""
    from pyoxigraph import Store

    store = Store(str(new))
    with using(made.projects):
        for part in made.built.parts() if made.built else ():
            fill(store, part, bulk=True)
    store.bulk_extend(made.store)
    store.flush()
    store.optimize()
    triples = len(store)
    del store  # closes its files, which Windows would not rename
    if len(Store.read_only(str(new))) != triples:
        raise OSError("not all triples were written")
    keep_written(new, made.written)
    write_manifest(new, triples, inputs)


def put_in_place(new: Path, real: Path) -> None:
    """Put a whole store into its place: by a rename, or file by file where it was filled in a mounted volume."""
    if new.parent == real:
        move_up(new, real)
    else:
        replace_folder(new, real)


def move_up(new: Path, real: Path) -> None:
    """Move the files of a store out of a folder in it; the manifest goes first and comes last."""
    for name in (MANIFEST, "CURRENT"):
        (real / name).unlink(missing_ok=True)
    for each in real.iterdir():
        if is_of_a_store(each.name):
            each.unlink()
    for each in sorted(new.iterdir(), key=lambda path: (path.name == MANIFEST, path.name == "CURRENT")):
        each.rename(real / each.name)
