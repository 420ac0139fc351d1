"""The manifest of a store on disk: what it was filled with, how many triples it has, and what its files hold."""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from time import time
from typing import NamedTuple
from zlib import crc32

from creativegraph.files import atomic_write
from creativegraph.files.state import stamp_of
from creativegraph.store.inputs import Inputs
from creativegraph.store.written import FILE

__all__ = ["MANIFEST", "WRITTEN", "Manifest", "fault_of", "read_manifest", "write_manifest"]

MANIFEST = "creativegraph.manifest"
"""No name of a table or an RDF file: a store may lie in the folder that it is filled from."""
FORMAT = 1
"""Raise it when stores of before must be filled again; a new key needs a default in ``read_manifest`` only."""
SETTLED = 60.0
"""Seconds after which what was written is on the disk."""
WRITTEN = "another program has written to it"
LOG = 64
"""Bytes of a write-ahead log in which nothing is written."""


class Manifest(NamedTuple):
    """What a store was filled with."""

    triples: int
    inputs: Inputs
    files: dict[str, tuple[int, str]]
    """Size and CRC-32 of each file that holds triples, or says which do. Against damage, not malice."""
    stamp: str = ""
    """Sizes, times and places on disk of these files when they were last read whole."""
    format: int = FORMAT


def data_files(folder: Path) -> list[Path]:
    """Return the files of an Oxigraph store that hold triples or say which do; the others are logs and options."""
    names = sorted(os.listdir(folder))  # noqa: PTH208 - names are enough
    return [folder / each for each in names if each == "CURRENT" or each.startswith("MANIFEST-") or is_data(each)]


def is_data(name: str) -> bool:
    """Return True for the name of a table, of a write-ahead log, and of the file of literals as they are written."""
    return name == FILE or name.endswith((".sst", ".log"))


def checksum(path: Path) -> tuple[int, str]:
    """Return size and CRC-32 of a file."""
    size, found = path.stat().st_size, 0
    if size:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            size, found = len(data), crc32(data)
    return size, f"{found:08x}"


def write_manifest(folder: Path, triples: int, inputs: Inputs) -> Manifest:
    """Write the manifest of a store that has just been filled, and see that all of it is on the disk."""
    paths = data_files(folder)
    stamp = stamp_of(paths)
    manifest = Manifest(triples, inputs, {path.name: checksum(path) for path in paths}, stamp)
    put(folder, manifest)
    for path in (*paths, folder / MANIFEST):
        sync(path)
    sync(folder)
    return manifest


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk, where the system can say so."""
    if os.name == "nt":  # opens no folder, and flushes no file that is open for reading
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put(folder: Path, manifest: Manifest) -> None:
    """Write a manifest, with a checksum of itself."""
    text = json.dumps({**manifest._asdict(), "inputs": manifest.inputs._asdict()}, indent=1)
    with atomic_write(folder / MANIFEST) as file:
        file.write(f'{{"checksum": "{crc32(text.encode()):08x}",\n"store":\n{text}}}\n'.encode())


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a store; None if it cannot be read or is not as it was written."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
        found = json.loads(text)
        body = text[text.index("\n{") + 1 : text.rindex("}")]
        if found["checksum"] != f"{crc32(body.encode()):08x}":
            return None
        store = found["store"]
        given = store["inputs"]
        choice, packaged = tuple(given.get("choice", ())), given.get("packaged", "")
        inputs = Inputs(tuple(given["places"]), choice, packaged, given.get("files", {}))
        files = {name: (size, crc) for name, (size, crc) in store["files"].items()}
        return Manifest(store["triples"], inputs, files, store.get("stamp", ""), store.get("format", 1))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def fault_of(folder: Path, manifest: Manifest) -> str:
    """Return what is not as it was filled; empty if all is.

    Files that have not changed since they were read whole are not read again.
    """
    if manifest.format != FORMAT:
        return f"it is of {'a newer' if manifest.format > FORMAT else 'an older'} version of creativegraph"
    try:
        paths = data_files(folder)
        stamp = stamp_of(paths)
        if stamp == manifest.stamp:
            return ""
        there = {path.name: path for path in paths}
        reopened = bool(lists(there) - lists(manifest.files))
        fault = damage(there, manifest, reopened=reopened)
        if reopened and not fault:
            fault = written(folder, there, manifest)
        if fault:
            return fault
        if not reopened and time() > max(path.stat().st_mtime for path in paths) + SETTLED:
            with suppress(OSError):  # a folder that cannot be written
                put(folder, manifest._replace(stamp=stamp))
    except OSError as error:
        return error.strerror or str(error)
    return ""


def damage(there: dict[str, Path], manifest: Manifest, *, reopened: bool) -> str:
    """Return which file is missing or not as it was; the tables never change, the list of them may be a new one."""
    for name, expected in manifest.files.items():
        if name not in there and (
            (not name.endswith((".log", "CURRENT")) and not name.startswith("MANIFEST-")) or not reopened
        ):
            return f"{name} is missing"
        if name in there and checksum(there[name]) != expected and not (reopened and name == "CURRENT"):
            return f"{name} differs"
    if any(name == FILE or name.endswith(".sst") for name in there.keys() - manifest.files.keys()):
        return WRITTEN
    return ""


def written(folder: Path, there: dict[str, Path], manifest: Manifest) -> str:
    """Return what another program has done to a store that it opened for writing; empty if nothing."""
    logs = [there[name] for name in there.keys() - manifest.files.keys() if name.endswith(".log")]
    if any(path.stat().st_size > LOG for path in logs):
        return WRITTEN
    found = count(folder)
    return "" if found == manifest.triples else WRITTEN if found >= 0 else "it cannot be opened"


def lists(names: Iterable[str]) -> set[str]:
    """Return the lists of tables among the files of a store; a program that opens it for writing begins a new one."""
    return {name for name in names if name.startswith("MANIFEST-")}


def count(folder: Path) -> int:
    """Return the number of triples that are there; -1 if nobody can say."""
    from pyoxigraph import Store

    try:
        return len(Store.read_only(str(folder)))
    except (OSError, RuntimeError, ValueError):
        return -1
