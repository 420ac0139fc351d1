"""Writes files atomically: whole or not at all."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO
from zlib import crc32

from creativegraph.errors import CreativeGraphError, UnwritableError

__all__ = ["atomic_write", "made_folder", "make_folder", "one_at_a_time", "sealed", "unsealed", "write_whole"]

SEED = 1
"""So that the checksum of nothing is not 0, which is what a file holds of which only the size was written."""


@contextmanager
def atomic_write(path: Path) -> Iterator[IO[bytes]]:
    """Write a file beside ``path`` that takes its place when all is written.

    An error, Ctrl-C included, leaves what was there. There is no fsync: after a power cut the file may be the old one
    or empty; whatever is written here can be made again, and a site of a thousand files would wait for the disk.
    """
    from creativegraph.files.remains import beside, ended, remove_remains  # here, as most commands write no file

    # A link stays a link: what it leads to is replaced. (A second hard link keeps the old content.)
    made = None
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():  # a pipe or a device is written to, never replaced
            with target.open("wb") as device:
                yield device
            return
        # Beside it, as a rename is atomic within one volume only; hidden, should a kill leave it until the next run.
        remove_remains(target.parent)
        made = beside(target)
        with made.open("xb") as file:
            yield file
        # Closed before it is renamed: Windows renames no open file. It refuses as well while a spreadsheet has the old
        # one open; then the old one stays, and the error says that permission is denied.
        if target.exists():
            made.chmod(target.stat().st_mode & 0o777)
        made.replace(target)
    except CreativeGraphError:
        raise
    except OSError as error:
        reason = error.strerror or error
        close = "close it if another program has it open, or " if in_use(error, path) else ""
        raise UnwritableError(
            f"cannot write {path}: {reason}; {close}name a folder with room that you may write"
        ) from error
    finally:
        with suppress(OSError):
            if made is not None:
                made.unlink(missing_ok=True)
                ended(made)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file atomically, and make the folders that it lies in.

    Raises:
        UnwritableError: it cannot be written.
    """
    make_folder(path.parent)
    with atomic_write(path) as file:
        file.write(data)


def in_use(error: OSError, path: Path) -> bool:
    """Return whether a file that is there may be open in a program that lets nobody else write it."""
    return isinstance(error, PermissionError) and path.is_file()


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it lies in, if they are not there.

    Raises:
        UnwritableError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(f"cannot make the folder {folder}: {error.strerror}; name another folder") from error


@contextmanager
def made_folder(folder: Path) -> Iterator[None]:
    """Make a folder, and those that it lies in; those made are gone again at the end if nothing came into them.

    Raises:
        UnwritableError: it cannot be made.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    make_folder(folder)
    try:
        yield
    finally:
        with suppress(OSError):
            for each in made:
                each.rmdir()


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other process reads and writes a table of a folder, and let none meanwhile.

    The folder itself is locked, so that nothing is left there; where the system locks no folder, nothing is waited for.

    Raises:
        UnwritableError: the folder is not there and cannot be made.
    """
    import os

    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with made_folder(folder), ExitStack() as until:
        with suppress(OSError):
            place = os.open(folder, os.O_RDONLY)
            until.callback(os.close, place)
            fcntl.flock(place, fcntl.LOCK_EX)
        yield


def sealed(data: bytes) -> bytes:
    """Return what to write so that damage is noticed: a checksum, and the data behind it."""
    return crc32(data, SEED).to_bytes(4) + data


def unsealed(written: bytes) -> bytes | None:
    """Return the data of which ``sealed`` made what was written; None if it is damaged."""
    data = written[4:]
    return data if written[:4] == crc32(data, SEED).to_bytes(4) else None
