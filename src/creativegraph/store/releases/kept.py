"""The releases of a project: where they are kept, how one is added, and what was released.

The whole graph is kept once, then patches, each from the release before it; the whole one again when the patches since
would take more room than it.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import ArgumentError
from creativegraph.files import write_whole
from creativegraph.graph import Graph
from creativegraph.iris import RDF_TYPE, compact
from creativegraph.store.releases.axioms import axioms_of, version_of
from creativegraph.store.releases.chain import chain_of, content, opened, packed
from creativegraph.store.releases.index import Release, alone, checked_day, new_name, read_index, write_index
from creativegraph.store.releases.links import lost_links
from creativegraph.store.releases.patch import patch
from creativegraph.store.releases.state import Snapshot, of_graph
from creativegraph.tables.projects.manifest import read_manifest
from creativegraph.tables.projects.release import Releasing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Release", "check_links", "kept", "release", "releases_folder"]

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
        note: called with each remark, such as links that vanished, or that nothing differs from the last release.

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
        state = of_graph(graph, name)
        if not state.lines:
            raise ArgumentError("the graph has no triples; give one that has some")
        last = opened(there[-1]) if there else None
        if last is not None:
            if last.digest == state.digest:
                note(f"nothing differs from {last.name}, the last release")
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
        write_whole(path, data)
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
