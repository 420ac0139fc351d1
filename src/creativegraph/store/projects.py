"""Projects of one's own, kept in the cache as the packaged graph is: made anew once any of their files has changed.

A folder is named after the places of the projects and the content of all that their graph is made of.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.engine import OxigraphEngine, WarmingEngine
from creativegraph.files.state import State, state_of
from creativegraph.files.write import sealed, unsealed
from creativegraph.graph import Graph
from creativegraph.iris import BASE
from creativegraph.names.kinds import lines_of
from creativegraph.project import Packaged, Project, Projects
from creativegraph.store import cache
from creativegraph.store.aged import tidy
from creativegraph.tables.projects.folders import projects_of
from creativegraph.tables.quotations.texts import given_files, texts_of

__all__ = ["Kept", "keep", "kept"]

AT_ONCE = 1 << 14
"""Triples that are put into memory together."""
FILES_KEPT = 1 << 10
"""Of how many files of the library and the packaged project the digests are kept: they have 270."""
KNOWN = "project.txt"
"""The file of what opening a project says besides its graph: its RDF files, and its terms."""


class Kept(NamedTuple):
    """Projects, and where the cache keeps them; no engine and no files if it does not yet."""

    projects: Projects
    folder: Path
    engine: OxigraphEngine | None = None
    files: tuple[Path, ...] = ()


def kept(places: Sequence[object]) -> Kept | None:
    """Return the graph of places from the cache, or where it is to be kept.

    None where some place is no project, or something is wrong with one: whoever reads the files tells that.
    """
    if not places or not all(isinstance(each, Packaged) or project.is_project(each) for each in places):
        return None
    projects, faults = projects_of(places)
    if projects is None or faults:
        return None
    try:
        there = Kept(projects, cache.cache_folder() / name_of(projects))
    except (OSError, RuntimeError):
        return None
    known = known_in(there.folder)
    store = cache.open_kept(there.folder) if known else None
    if known is None or store is None:
        return there
    files, projects.terms = known
    engine = WarmingEngine(store, partial(cache.pieces_of, there.folder), partial(as_put_in, there.folder))
    engine.folder = there.folder
    return there._replace(engine=engine, files=files)


def as_put_in(folder: Path) -> Iterator[bytes]:
    """Yield the graph that a folder keeps, in parts that make a store in memory as the one that was kept.

    Such a store gives first what was put in last, and exports must not tell the two apart.
    """
    lines = b"".join(cache.pieces_of(folder)).splitlines(keepends=True)
    while lines:
        part = lines[: -AT_ONCE - 1 : -1]
        del lines[-AT_ONCE:]
        yield b"".join(part)


def keep(there: Kept, graph: Graph) -> None:
    """Keep a graph that was made of projects, unless their files have changed meanwhile or the cache is not writable.

    Nor is one kept whose files write literals in other ways than a store.
    """
    engine = graph.embedded()
    if graph.projects is not there.projects or engine.written.loaded():
        return
    with suppress(OSError, RuntimeError):
        if there.folder.name != name_of(there.projects):
            return
        text = "\n".join([*map(str, graph.files), "", *there.projects.terms.values()]).encode()
        cache.remove_dead(there.folder.parent)
        cache.make(there.folder, engine.ntriples(), {KNOWN: sealed(text)})
        engine.folder = there.folder
        tidy(there.folder.parent)


def known_in(folder: Path) -> tuple[tuple[Path, ...], dict[str, str]] | None:
    """Return the RDF files and the terms of projects that a folder keeps; None if it does not, or they are damaged."""
    try:
        data = unsealed((folder / KNOWN).read_bytes())
    except OSError:
        return None
    if data is None:
        return None
    files, _, terms = f"\n{data.decode()}".partition("\n\n")
    return tuple(map(Path, files.split("\n")[1:])), lines_of(terms)


def name_of(projects: Projects) -> str:
    """Return the name of the folder of projects, by where they are and by all that their graph is made of."""
    where, what = blake2b(digest_size=8), blake2b(digest_size=16)
    where.update(f"{project.root()} {sys.hexversion} {sys.modules['creativegraph'].__version__}".encode())
    for each in projects.projects:
        where.update(f"\n{each.folder}".encode(errors="surrogateescape"))
        for path in files_of(each):
            if each.base == BASE and path.is_file() and not path.is_symlink():
                what.update(digest_in_state(path, state_of(path)))
                continue
            data = path.read_bytes() if path.is_file() else b""
            what.update(f"\n{path} {path.is_symlink()} {len(data)}\n".encode(errors="surrogateescape"))
            what.update(data)
    for path in given_files():
        what.update(f"\n{path}\n".encode(errors="surrogateescape"))
        what.update(path.read_bytes())
    return f"project-{where.hexdigest()}-{what.hexdigest()}"


@lru_cache(maxsize=FILES_KEPT)
def digest_in_state(path: Path, _state: State) -> bytes:
    """Return the digest of a file of the library or the packaged project, which are read once a process."""
    return blake2b(f"{path}\n".encode(errors="surrogateescape") + path.read_bytes(), digest_size=16).digest()


def files_of(made: Project) -> Iterator[Path]:
    """Yield all that the graph of a project may be made of; of the library also the code that makes it."""
    if made.base != BASE:
        yield made.folder / project.MANIFEST
        for name in ("data", "ontology"):
            yield from sorted((made.folder / name).rglob("*"))
        yield from texts_of(made)
        return
    yield from project.inputs_in(made.folder)
    if made.is_library:
        yield from cache.code()
        for name in ("store", "engine"):  # which read the files of RDF
            yield from sorted((project.PACKAGE / name).glob("*.py"))
    else:
        yield made.folder / "ontology" / "context.jsonld"
