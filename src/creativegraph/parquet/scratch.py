"""Folders for what is needed meanwhile, beside what is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from creativegraph.errors import CreativeGraphError, UnwritableError
from creativegraph.files import make_folder
from creativegraph.files.remains import beside, ended, remains_of, remove_folder

__all__ = ["put_in_place", "scratch"]


@contextmanager
def scratch(target: Path) -> Iterator[Path]:
    """Make a folder beside a place for what is needed meanwhile; what killed runs left is removed or put back."""
    for each in remains_of(target):
        if not each.alive and each.role == "old" and not target.exists():
            each.path.rename(target)
        elif not each.alive and each.path.is_dir():
            remove_folder(each.path)
    made = beside(target)
    try:
        make_folder(made)
        yield made
    except CreativeGraphError:
        raise
    except OSError as error:
        raise UnwritableError(f"cannot write in {made.parent}: {error.strerror or error}; make room there") from error
    finally:
        remove_folder(made)
        ended(made)


def put_in_place(made: Path, target: Path) -> None:
    """Let a folder take the place of another one, if that is there."""
    old = beside(target, "old")
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    remove_folder(old)
