"""The files that a kept release is made of, a whole graph and the patches after it: read, checked, and packed."""

import gzip
import zlib
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import CreativeGraphError, UnreadableError
from creativegraph.files.packed import unpacked
from creativegraph.store.releases.index import Release, read_index
from creativegraph.store.releases.patch import apply, read_patch
from creativegraph.store.releases.state import Snapshot, digest_of, lines_in, of_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["chain_of", "content", "lines_about", "opened", "packed"]

RESTORE = "it does not make the graph that was released; restore it, as with `git checkout`"


def opened(given: Release) -> Snapshot:
    """Return the graph of a kept release.

    Raises:
        UnreadableError: a file that it is made of is missing or damaged; the message names it.
    """
    chain = chain_of(given)
    lines = sorted(lines_of(chain))
    if digest_of(lines) != given.digest or not all(map(is_as_written, chain)):
        raise UnreadableError(f"{first_damaged(chain)} is damaged: {RESTORE}")
    return of_lines(given.name, given.day, given.digest, lines)


def lines_about(given: Release, starts: tuple[str, ...]) -> set[str]:
    """Return the lines of a kept release that begin with some text, without a look at its digest.

    Raises:
        UnreadableError: a file is missing or damaged.
    """
    return set(lines_of(chain_of(given), starts))


def lines_of(chain: list[Release], starts: tuple[str, ...] = ("",)) -> dict[str, None]:
    """Return the lines of the last release of a chain, those that begin with some text, in the order of its files."""
    lines = dict.fromkeys(each for each in lines_in(content(chain[0].path)) if each.startswith(starts))
    for each in chain[1:]:
        apply_file(lines, each, starts)
    return lines


def chain_of(given: Release) -> list[Release]:
    """Return the releases that one is made of: a whole graph, and patches."""
    known = {each.name: each for each in read_index(given.folder)}
    chain = [given]
    while chain[-1].after:
        chain.append(known[chain[-1].after])
    return chain[::-1]


def apply_file(lines: dict[str, None], given: Release, starts: tuple[str, ...] = ("",)) -> None:
    """Change the lines of the release before one to its own, as far as they begin with some text."""
    try:
        found = read_patch(content(given.path).decode())
        apply(lines, found._replace(rows=[each for each in found.rows if each[2].startswith(starts)]))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{given.path} is damaged: {error.reason}; {RESTORE}") from error
    except CreativeGraphError as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"{given.path} is damaged: {error}") from error


def first_damaged(chain: "Iterable[Release]") -> Path:
    """Return the first file of a chain after which the graph is not the one that was released."""
    lines = dict[str, None]()
    path = Path()
    for each in chain:
        path = each.path
        if each.after:
            apply_file(lines, each)
        else:
            lines = dict.fromkeys(lines_in(content(path)))
        if digest_of(lines) != each.digest or not is_as_written(each):
            break
    return path


def is_as_written(given: Release) -> bool:
    """Return whether the file of a release holds the text that was written."""
    return not given.text or sha256(content(given.path)).hexdigest() == given.text


def content(path: Path) -> bytes:
    """Return what a packed file holds.

    Raises:
        UnreadableError: it is missing or damaged.
    """
    try:
        return unpacked(path.read_bytes(), str(path))
    except UnreadableError:
        raise
    except FileNotFoundError as error:
        raise UnreadableError(
            f"{path} is missing, which a release needs; restore it, as with `git checkout`"
        ) from error
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(f"{path} is damaged: {reason}; restore it, as with `git checkout`") from error


def packed(text: str) -> bytes:
    """Return a text packed, the same bytes for the same text."""
    return gzip.compress(text.encode(), 9, mtime=0)
