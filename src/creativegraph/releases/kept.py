"""The releases of a project: where they are kept, how one is added, and what was released.

The whole graph is kept once, then patches, each from the release before it; the whole one again when the patches since
would take more room than it.
"""

import gzip
import zlib
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import ArgumentError, CreativeGraphError, UnreadableError
from creativegraph.files import atomic_write, make_folder
from creativegraph.files.packed import unpacked
from creativegraph.graph import Graph
from creativegraph.iris import RDF_TYPE, compact
from creativegraph.releases.axioms import axioms_of, version_of
from creativegraph.releases.index import Release, checked_day, checked_name, read_index, write_index
from creativegraph.releases.patch import apply, patch, read_patch
from creativegraph.releases.state import Snapshot, digest_of, lines_in, of_store
from creativegraph.tables.manifest import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Release", "kept", "opened", "release", "releases_folder"]

OF_TYPE = f"> <{RDF_TYPE.strip('<>')}> <"


def releases_folder() -> Path:
    """Return where the manifest of the project in use says that its releases are kept."""
    used = project.in_use()
    folder = used.own.folder if used is not None and not used.own.is_library else project.root()
    return folder / read_manifest(folder)[0].release.folder


def kept(folder: Path | None = None) -> list[Release]:
    """Return the kept releases, oldest first, without reading their graphs.

    Args:
        folder: where they are kept, if not where the manifest of the project in use says.

    Raises:
        UnreadableError: the list of them is damaged, or a newer version of creativegraph wrote it.
    """
    return read_index(releases_folder() if folder is None else folder)


def opened(given: Release) -> Snapshot:
    """Return the graph of a kept release.

    Raises:
        UnreadableError: a file that it is made of is missing or damaged; the message names it.
    """
    chain = chain_of(given)
    lines = set(lines_in(content(chain[0].path)))
    for each in chain[1:]:
        apply_file(lines, each)
    if digest_of(lines) != given.digest:
        raise UnreadableError(f"{first_damaged(chain)} is damaged: {RESTORE}")
    return Snapshot(given.name, given.day, given.digest, frozenset(lines))


RESTORE = "it does not make the graph that was released; restore it, as with `git checkout`"


def chain_of(given: Release) -> list[Release]:
    """Return the releases that one is made of: a whole graph, and patches."""
    known = {each.name: each for each in read_index(given.folder)}
    chain = [given]
    while chain[-1].after:
        chain.append(known[chain[-1].after])
    return chain[::-1]


def apply_file(lines: set[str], given: Release) -> None:
    """Change the lines of the release before one to its own."""
    try:
        found = read_patch(content(given.path).decode())
        apply(lines, found)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{given.path} is damaged: {error.reason}; {RESTORE}") from error
    except CreativeGraphError as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"{given.path} is damaged: {error}") from error


def first_damaged(chain: "Iterable[Release]") -> Path:
    """Return the first file of a chain after which the graph is not the one that was released."""
    lines = set[str]()
    path = Path()
    for each in chain:
        path = each.path
        if each.after:
            apply_file(lines, each)
        else:
            lines = set(lines_in(content(path)))
        if digest_of(lines) != each.digest:
            break
    return path


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


def release(graph: Graph, name: str, day: str | date | None = None, folder: Path | None = None) -> Release:
    """Keep a graph as a release: the first one whole, later ones as what changed.

    Args:
        graph: what is released, its ontology and code lists included; nothing inferred.
        name: of the release, such as ``1.2.0``.
        day: of the release; today if None. It is not before the day of the last one.
        folder: where releases are kept, if not where the manifest of the graph's project says.

    Raises:
        ArgumentError: the name or day is none, or there is a release of that name or of a later day.
        UnreadableError: the releases that are there are damaged, or a newer version of creativegraph wrote them.
        UnwritableError: the folder cannot be written; what was there is unchanged.
    """
    with project.using(graph.projects or project.in_use()):
        where = releases_folder() if folder is None else folder
        there = read_index(where)
        made = replace(new_release(there, name, day), folder=where)
        state = of_store(graph.store(), name)
        if not state.lines:
            raise ArgumentError("the graph has no triples; give one that has some")
        axioms = axioms_of(graph)
        made = replace(made, digest=state.digest, triples=len(state.lines), counts=counts_of(state.lines),
            ontology=version_of(state.lines),
        )  # fmt: skip
    last = there[-1] if there else None
    if axioms and last is not None and last.axioms and content(last.axioms_path) == axioms.encode():
        made = replace(made, axioms=last.axioms)
    elif axioms:
        made = replace(made, axioms=name)
        write(made.axioms_path, packed(axioms))
    if last is not None:
        made = replace(made, after=last.name)
        text = packed(patch(opened(last), state))
        since = [each for each in chain_of(last) if each.after]
        if sum(each.path.stat().st_size for each in since) + len(text) > chain_of(last)[0].path.stat().st_size:
            made = replace(made, after="")
    if not made.after:
        text = packed("".join(f"{line}\n" for line in sorted(state.lines)))
    write(made.path, text)
    write_index(where, [*there, made])
    return made


def new_release(there: list[Release], name: str, day: str | date | None) -> Release:
    """Return a release to be, with its name and day.

    Raises:
        ArgumentError: they are none, or no release can have them.
    """
    made = Release(checked_name(name), checked_day(day or date.today()), "", 0, {})  # noqa: DTZ011 - of the user
    if name.lower() in {each.name.lower() for each in there}:
        raise ArgumentError(f"there is a release {name} already, and a release never changes; give another name")
    if there and made.day < there[-1].day:
        raise ArgumentError(
            f"{made.day} is before {there[-1].day}, the day of the last release {there[-1].name}; give a later day"
        )
    return made


def counts_of(lines: "Iterable[str]") -> dict[str, int]:
    """Return how many things are of each class, the classes in the order of their names."""
    found = Counter(line.partition(OF_TYPE)[2].removesuffix("> .") for line in lines if OF_TYPE in line)
    return {compact(each): number for each, number in sorted(found.items())}


def packed(text: str) -> bytes:
    """Return a text packed, the same bytes for the same text."""
    return gzip.compress(text.encode(), 9, mtime=0)


def write(path: Path, data: bytes) -> None:
    """Write a file whole."""
    make_folder(path.parent)
    with atomic_write(path) as file:
        file.write(data)
