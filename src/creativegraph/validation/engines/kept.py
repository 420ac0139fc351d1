"""Results of the fast engine, kept in the user's cache: the same shapes find the same in the same triples.

A check of files keeps them, since to find them takes most of its time. A file has a digest of all that they depend on
as its name.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path

from creativegraph import project
from creativegraph.errors import UnwritableError
from creativegraph.files.limits import in_force
from creativegraph.files.state import stamp_of
from creativegraph.files.write import atomic_write, sealed, unsealed
from creativegraph.store.cache import cache_folder
from creativegraph.validation.engines.engines import PROVEN
from creativegraph.validation.engines.results import Result

__all__ = ["before", "file_of", "keep", "keeping"]

FOLDER, MOST = "found", 8
"""Where the files are, and of how many checks they are kept."""
FEW, MANY = 20_000, 10_000
"""Of fewer triples they are found as soon as they are read, and more results are not kept."""
CHANGING = re.compile(rb"\b(?:NOW|RAND|UUID|STRUUID)\s*\(|\\\\[uU]", re.IGNORECASE)
"""What finds something else each time, or may hide it."""

KEEPING: ContextVar[bool] = ContextVar("keeping", default=False)


@contextmanager
def keeping() -> Iterator[None]:
    """Keep results, and take those that are kept."""
    token = KEEPING.set(True)
    try:
        yield
    finally:
        KEEPING.reset(token)


def file_of(data: bytes, rules: bytes) -> Path | None:
    """Return the file of what shapes find in N-Triples; None where that is not kept."""
    if not KEEPING.get() or data.count(b"\n") < FEW or CHANGING.search(rules):
        return None
    with suppress(OSError, RuntimeError):  # there may be no home
        return cache_folder() / FOLDER / name_of(data, rules)
    return None


def before(file: Path) -> list[Result] | None:
    """Return what was found before, None if it is not there intact."""
    with suppress(OSError, ValueError, TypeError):
        if text := unsealed(file.read_bytes()):
            return [result_of(each) for each in json.loads(text)]
    return None


def name_of(data: bytes, rules: bytes) -> str:
    """Return a digest of triples and shapes, of what looks for results, and how far it may go."""
    code = stamp_of(sorted((project.PACKAGE / "validation").rglob("*.py")))
    digest = sha256(f"{PROVEN} {in_force().path_steps} {len(data)} {len(rules)}\n{code}\n".encode())
    digest.update(data)
    digest.update(rules)
    return digest.hexdigest()[:32]


def result_of(written: Iterable[object]) -> Result:
    """Return a result as it was before JSON made lists of its tuples."""
    return Result(*(tupled(each) for each in written))  # type: ignore[arg-type]


def tupled(value: object) -> object:
    """Return lists, also those within, as tuples."""
    return tuple(map(tupled, value)) if isinstance(value, list) else value


def keep(file: Path, found: list[Result]) -> None:
    """Keep results unless they are very many, and remove those of the oldest checks."""
    if len(found) > MANY:
        return
    with suppress(OSError, UnwritableError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with atomic_write(file) as out:
            out.write(sealed(json.dumps(found).encode()))
        kept = sorted(file.parent.glob("[0-9a-f]*"), key=lambda each: each.stat().st_mtime, reverse=True)
        for each in kept[MOST:]:
            each.unlink(missing_ok=True)
