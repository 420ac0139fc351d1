"""Folders for tables in Parquet: what is needed meanwhile lies beside them, and nothing else may be in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from creativegraph.errors import ArgumentError, CreativeGraphError, UnwritableError, shown
from creativegraph.files import make_folder
from creativegraph.files.remains import beside, ended, remains_of, remove_folder

__all__ = ["check_takes_tables", "scratch"]


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


def check_takes_tables(folder: Path) -> None:
    """Refuse a place that is there and is no folder of nothing but Parquet.

    Raises:
        ArgumentError: it holds something else.
    """
    if folder.exists() and not (folder.is_dir() and all(each.suffix == ".parquet" for each in folder.iterdir())):
        raise ArgumentError(f"{shown(str(folder))} holds something besides tables in Parquet; name a new folder")
