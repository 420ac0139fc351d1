"""Which files are marked copies that ``check --mark`` wrote, and which were edited since, by a list of digests."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from creativegraph.files import atomic_write

__all__ = ["NAME", "read", "state", "write"]

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
    return "kept" if sha256(copy.read_bytes()).hexdigest() == digest else "edited"


def write(folder: Path, before: Mapping[str, str], paths: Iterable[str]) -> None:
    """Write the list of the copies in a folder."""
    made = {name_of(folder, Path(each)): sha256(Path(each).read_bytes()).hexdigest() for each in paths}
    if made:
        with atomic_write(folder / NAME) as file:
            file.write(json.dumps({**before, **made}, indent=1, sort_keys=True).encode() + b"\n")


def name_of(folder: Path, copy: Path) -> str:
    """Return the path of a copy in the folder."""
    return copy.resolve().relative_to(folder.resolve()).as_posix()
