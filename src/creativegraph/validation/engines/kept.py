"""Results of the fast engine, kept in the user's cache: the same shapes find the same in the same triples.

A check of files keeps them, since to find them takes most of its time. A file has a digest of all that they depend on
as its name.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path

from creativegraph import project
from creativegraph.errors import UnwritableError
from creativegraph.files.state import stamp_of
from creativegraph.files.write import atomic_write, sealed, unsealed
from creativegraph.store.cache import cache_folder
from creativegraph.validation.engines.engines import PROVEN
from creativegraph.validation.engines.results import Result

__all__ = ["found_before", "keeping"]

Finder = Callable[[bytes, bytes], list[Result] | str]
"""Something that looks for results, or says why the shapes cannot be run."""
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


def found_before(data: bytes, rules: bytes, find: Finder) -> list[Result] | str:
    """Return what shapes find in N-Triples, where results are kept from the cache if they found it before."""
    if not KEEPING.get() or data.count(b"\n") < FEW or CHANGING.search(rules):
        return find(data, rules)
    try:
        file = cache_folder() / FOLDER / name_of(data, rules)
    except (OSError, RuntimeError):  # there is no home
        return find(data, rules)
    with suppress(OSError, ValueError, TypeError):
        if text := unsealed(file.read_bytes()):
            return [result_of(each) for each in json.loads(text)]
    found = find(data, rules)
    if isinstance(found, list) and len(found) <= MANY:
        keep(file, found)
    return found


def name_of(data: bytes, rules: bytes) -> str:
    """Return a digest of triples and shapes, and of what looks for results."""
    code = stamp_of(sorted((project.PACKAGE / "validation").rglob("*.py")))
    digest = sha256(f"{PROVEN} {len(data)} {len(rules)}\n{code}\n".encode())
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
    """Keep results, and remove those of the oldest checks; where the cache cannot be written, nothing."""
    with suppress(OSError, UnwritableError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with atomic_write(file) as out:
            out.write(sealed(json.dumps(found).encode()))
        kept = sorted(file.parent.glob("[0-9a-f]*"), key=lambda each: each.stat().st_mtime, reverse=True)
        for each in kept[MOST:]:
            each.unlink(missing_ok=True)
