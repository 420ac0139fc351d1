"""The releases of a project: where they are kept, how one is added, and what was released.

The whole graph is kept once, then patches, each from the release before it; the whole one again when the patches since
would take more room than it.
"""

import gzip
import zlib
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import ArgumentError, CreativeGraphError, UnreadableError
from creativegraph.files import atomic_write, make_folder
from creativegraph.files.packed import unpacked
from creativegraph.graph import Graph
from creativegraph.iris import RDF_TYPE, compact
from creativegraph.releases.axioms import axioms_of, version_of
from creativegraph.releases.index import Release, alone, checked_day, new_name, read_index, write_index
from creativegraph.releases.links import lost_links
from creativegraph.releases.patch import apply, patch, read_patch
from creativegraph.releases.state import Snapshot, digest_of, lines_in, of_store
from creativegraph.tables.projects.manifest import read_manifest
from creativegraph.tables.projects.release import Releasing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Release", "check_links", "kept", "lines_about", "opened", "release", "releases_folder"]

OF_TYPE = f"> <{RDF_TYPE.strip('<>')}> <"

AHEAD = timedelta(days=366)
"""How far the day of a release may be ahead: releases after it can have no earlier one."""


def own_folder() -> Path:
    """Return the folder of the project in use."""
    used = project.in_use()
    return used.own.folder if used is not None and not used.own.is_library else project.root()


def releasing() -> Releasing:
    """Return what the manifest of the project in use says of releases."""
    return read_manifest(own_folder())[0].release


def releases_folder() -> Path:
    """Return where the manifest of the project in use says that its releases are kept."""
    return own_folder() / releasing().folder


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
    lines = lines_of(chain)
    if digest_of(lines) != given.digest or not all(map(is_as_written, chain)):
        raise UnreadableError(f"{first_damaged(chain)} is damaged: {RESTORE}")
    return Snapshot(given.name, given.day, given.digest, frozenset(lines))


RESTORE = "it does not make the graph that was released; restore it, as with `git checkout`"


def lines_about(given: Release, starts: tuple[str, ...]) -> set[str]:
    """Return the lines of a kept release that begin with some text, without a look at its digest.

    Raises:
        UnreadableError: a file is missing or damaged.
    """
    return lines_of(chain_of(given), starts)


def lines_of(chain: list[Release], starts: tuple[str, ...] = ("",)) -> set[str]:
    """Return the lines of the last release of a chain, those that begin with some text."""
    lines = {each for each in lines_in(content(chain[0].path)) if each.startswith(starts)}
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


def apply_file(lines: set[str], given: Release, starts: tuple[str, ...] = ("",)) -> None:
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
    lines = set[str]()
    path = Path()
    for each in chain:
        path = each.path
        if each.after:
            apply_file(lines, each)
        else:
            lines = set(lines_in(content(path)))
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


def release(  # noqa: PLR0913 - options
    graph: Graph,
    name: str,
    day: str | date | None = None,
    folder: Path | None = None,
    *,
    force: bool = False,
    note: "Callable[[str], None]" = lambda _: None,
) -> Release:
    """Keep a graph as a release: the first one whole, later ones as what changed.

    Args:
        graph: what is released, its ontology and code lists included; nothing inferred.
        name: of the release, such as ``1.2.0``.
        day: of the release; today if None. It is not before the day of the last one.
        folder: where releases are kept, if not where the manifest of the graph's project says.
        force: release also what has lost more links than the manifest allows (``links_lost``).
        note: called with each remark, such as links that vanished.

    Raises:
        ArgumentError: the name or day is none, there is a release of that name or of a later day, or links vanished in
            bulk.
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
        last = opened(there[-1]) if there else None
        if last is not None:
            check_links(last, state, note, force=force)
        made = replace(
            made, digest=state.digest, triples=len(state.lines), counts=counts_of(state.lines),
            ontology=version_of(state.lines),
        )  # fmt: skip
        axioms = axioms_of(graph)
    with alone(where, there):
        return keep(made, state, axioms, there, last)


def keep(made: Release, state: Snapshot, axioms: str, there: list[Release], last: Snapshot | None) -> Release:
    """Write a release after those that are there, the last of which is given as what it states."""
    made = with_axioms(made, there, axioms)
    files = {made.axioms_path: packed(axioms)} if made.axioms == made.name else {}
    if last is not None:
        text = patch(last, state)
        data, chain = packed(text), chain_of(there[-1])
        used = sum(each.path.stat().st_size for each in chain[1:]) + len(data)
        made = replace(made, after=last.name if used < chain[0].path.stat().st_size else "")
    if not made.after:
        text = "".join(f"{line}\n" for line in sorted(state.lines))
        data = packed(text)
    made = replace(made, text=sha256(text.encode()).hexdigest())
    files[made.path] = data
    for path, data in files.items():
        check_free(path, data)
    for path, data in files.items():
        write(path, data)
    write_index(made.folder, [*there, made])
    return made


def check_links(last: Snapshot, state: Snapshot, note: "Callable[[str], None]", *, force: bool = False) -> None:
    """Note the links that vanished since the last release.

    Raises:
        ArgumentError: they are more than the manifest of the project in use allows, unless ``force``.
    """
    most = releasing().links_lost
    lost = lost_links(last, state)
    bulk = [each for each in lost if each.is_bulk(most) and not force]
    for each in lost:
        if each not in bulk:
            note(f"{each}; since {last.name}")
    if bulk:
        raise ArgumentError(
            f"{'; '.join(map(str, bulk))}: since {last.name} more than the {most:.0%} that [release] links_lost of"
            f" {project.MANIFEST} allows; restore them, or use --force (force=True) if they are wrong"
        )


def with_axioms(made: Release, there: list[Release], axioms: str) -> Release:
    """Return a release with the name of the one beside which the same axioms are kept: its own where they are new."""
    if not axioms:
        return made
    last = there[-1].axioms if there else ""
    same = last and content(there[-1].axioms_path) == axioms.encode()
    return replace(made, axioms=last if same else made.name)


def new_release(there: list[Release], name: str, day: str | date | None) -> Release:
    """Return a release to be, with its name and day.

    Raises:
        ArgumentError: they are none, or no release can have them.
    """
    made = Release(new_name(name), checked_day(day or date.today()), "", 0, {})  # noqa: DTZ011 - of the user
    if name.lower() in {each.name.lower() for each in there}:
        raise ArgumentError(f"there is a release {name} already, and a release never changes; give another name")
    if made.day > (last_day := (date.today() + AHEAD).isoformat()):  # noqa: DTZ011 - of the user
        raise ArgumentError(
            f"{made.day} is after {last_day}, and no later release could have a day before it; give a day up to then"
        )
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


def check_free(path: Path, data: bytes) -> None:
    """Refuse to replace a file, unless it is the same: what an interrupted run has left.

    Raises:
        ArgumentError: there is another one, of another release or of none.
    """
    with suppress(FileNotFoundError):
        if path.read_bytes() != data:
            raise ArgumentError(
                f"{path} is there already, and is not replaced; give the release another name, or move that file if"
                " nothing needs it"
            )


def write(path: Path, data: bytes) -> None:
    """Write a file whole."""
    make_folder(path.parent)
    with atomic_write(path) as file:
        file.write(data)
