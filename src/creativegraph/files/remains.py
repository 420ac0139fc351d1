"""Temporary files and folders: how they are named, after their process, and removed once a killed run is dead."""

import os
import re
from contextlib import suppress
from errno import EEXIST, ENOTEMPTY
from functools import cache
from pathlib import Path
from time import time
from typing import NamedTuple
from zlib import crc32

__all__ = [
    "DAY",
    "beside",
    "discard",
    "ended",
    "here",
    "remains_in",
    "remains_of",
    "remove_folder",
    "remove_remains",
    "replace_folder",
    "runs",
]

NAME = re.compile(r"\.(.*)\.cg-(new|old)-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{8}", re.DOTALL)
DAY = 86_400.0
NEW: list[Path] = []
"""The names that this process has given to what it is making."""
TRIES = 100
"""How often a place is asked for again that another process takes at the same moment."""
TAKEN = (ENOTEMPTY, EEXIST)
ROOM = 180
"""Bytes of a name that are kept in the name beside it; most file systems have room for 255."""


class Remains(NamedTuple):
    """A file or folder beside the one that it is made for (``new``) or that it was (``old``)."""

    path: Path
    of: str
    role: str
    alive: bool
    """Whether the process that made it may still work on it."""


def beside(target: Path, role: str = "new") -> Path:
    """Return a hidden name beside ``target``, where one rename puts what is made; it names this process.

    It is random as well, so that two threads do not meet, also where Name and name are one file (Windows, macOS).
    """
    made = target.with_name(f".{stem(target)}.cg-{role}-{here()}-{os.getpid()}-{os.urandom(4).hex()}")
    if role == "new":
        NEW.append(made)
    return made


def ended(*paths: Path) -> None:
    """Forget the names of what has been made, or has been removed."""
    for each in paths:
        with suppress(ValueError):
            NEW.remove(each)


def discard() -> None:
    """Remove what this process has begun to write and not ended, before it ends at once."""
    for path in NEW:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        for _ in range(3):  # the engine may still be writing
            remove_folder(path)


def stem(target: Path) -> str:
    """Return as much of a name as has room."""
    return os.fsencode(target.name)[:ROOM].decode(errors="ignore")


@cache
def here() -> str:
    """Return where numbers of processes mean something: this machine, and this container of it."""
    node = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    container = ""
    with suppress(OSError):
        container = str(Path("/proc/self/ns/pid").readlink())
    return f"{crc32(f'{node} {container}'.encode()):08x}"


def remains_in(folder: Path) -> list[Remains]:
    """Return everything in a folder that has such a name."""
    found = []
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 - names are enough, and many
            if name.startswith(".") and (parts := NAME.fullmatch(name)):
                of, role, where, number = parts.groups()
                found.append(Remains(folder / name, of, role, lives(folder / name, where, int(number))))
    return found


def remains_of(target: Path) -> list[Remains]:
    """Return what lies beside a file or folder and was made for it."""
    return [each for each in remains_in(target.parent) if each.of == stem(target)]


def lives(path: Path, where: str, number: int) -> bool:
    """Return False if the process is surely dead; one of another machine is, after a day without a change."""
    known = runs(where, number)
    if known is not None:
        return known
    try:
        return time() < path.stat().st_mtime + DAY
    except OSError:
        return True


def runs(where: str, number: int) -> bool | None:
    """Return whether a process runs, None if that cannot be known here."""
    if where != here() or os.name == "nt":  # on Windows a signal would end the process
        return None
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def remove_remains(folder: Path) -> None:
    """Remove the files that dead runs left in a folder; it is searched once a run."""
    search(os.fspath(folder))


@cache
def search(folder: str) -> None:
    """Remove the files that dead runs left in a folder."""
    for each in remains_in(Path(folder)):
        if not each.alive:
            with suppress(OSError):
                each.path.unlink()


def remove_folder(folder: Path) -> None:
    """Remove a folder as far as it can be removed."""
    from shutil import rmtree

    rmtree(folder, ignore_errors=True)


def replace_folder(new: Path, real: Path) -> None:
    """Rename a whole folder into its place; an old one is moved aside first, and put back if that fails."""
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
