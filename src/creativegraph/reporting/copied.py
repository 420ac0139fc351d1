"""Which files are marked copies that ``check --mark`` wrote, and which were edited since, by a list of digests."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from creativegraph.files import atomic_write, make_folder

__all__ = ["NAME", "digests", "read", "state", "write"]

NAME = ".creativegraph-copies.json"


def read(folder: Path) -> dict[str, str]:
    """Return the digests of the copies in a folder as they were written, by their paths in it."""
    try:
        found = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(name): str(digest) for name, digest in found.items()} if isinstance(found, dict) else {}


def state(folder: Path, written: Mapping[str, str], copy: Path) -> str:
    """Return ``kept`` for a copy that is as it was written, ``edited`` for another; nothing for any other file."""
    digest = written.get(name_of(folder, copy))
    if digest is None or not copy.is_file():
        return ""
    return "kept" if sha256(copy.read_bytes()).hexdigest() in digest.split() else "edited"


def digests(folder: Path, copies: Iterable[Path]) -> dict[str, str]:
    """Return the digests of copies in a folder, by their paths in it."""
    return {name_of(folder, each): sha256(each.read_bytes()).hexdigest() for each in copies}


def write(folder: Path, copies: Mapping[str, str]) -> None:
    """Write the list of the copies in a folder; of one that is being replaced with the digests of both."""
    make_folder(folder)
    with atomic_write(folder / NAME) as file:
        file.write(json.dumps(copies, indent=1, sort_keys=True).encode() + b"\n")


def name_of(folder: Path, copy: Path) -> str:
    """Return the path of a copy in the folder."""
    return copy.resolve().relative_to(folder.resolve()).as_posix()
