"""Whether a file is unchanged: size, times and number that its system knows, asked instead of reading it again."""

import os
from collections.abc import Iterable
from pathlib import Path

__all__ = ["State", "stamp_of", "state_of"]

State = tuple[int, int, int, int]
"""Size, two times and the place on disk."""


def state_of(path: Path) -> State:
    """Return the state of a file as it is now."""
    found = os.stat(path)  # noqa: PTH116 - hundreds of files are asked for
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def stamp_of(paths: Iterable[Path]) -> str:
    """Return names and states of files, a line each."""
    return "\n".join(" ".join((path.name, *map(str, state_of(path)))) for path in paths)
