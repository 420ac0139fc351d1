"""Work shared by tests that ask for the same in several ways: what was opened, read and validated once is kept."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from functools import cache, lru_cache, wraps
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import creativegraph as cg
from creativegraph import project
from creativegraph.engine import OxigraphEngine
from creativegraph.files.state import state_of
from creativegraph.graph import LANGUAGES
from creativegraph.store import open as opening
from creativegraph.store import projects
from creativegraph.tables.quotations.texts import GIVEN
from creativegraph.tables.reader import Reader
from creativegraph.tables.sheets import files
from creativegraph.tables.sheets.files import Reading
from creativegraph.tables.table import Table
from creativegraph.tables.vocabulary import Vocabulary
from creativegraph.validation.engines import engines
from creativegraph.validation.engines.engines import Progress, silent
from creativegraph.validation.engines.results import Result
from creativegraph.validation.engines.run import Run

validate = import_module("creativegraph.validation.validate")
building = import_module("creativegraph.tables.build")
OPENED = 3
"""How many opened projects a worker keeps."""


@lru_cache(maxsize=6)
def packaged(places: tuple[object, ...], sources: tuple[str, ...], *options: Any) -> cg.Graph:
    """Return the packaged graph, opened once; nothing can write to it."""
    languages, corrected, background = options
    return OPEN(*places, sources=sources or None, languages=languages, corrected=corrected, background=background)


OPEN: Callable[..., cg.Graph] = opening.open_graph


@contextmanager
def shared_graph() -> Iterator[None]:
    """Open the packaged graph once for all commands."""

    @wraps(OPEN)
    def opened(*places: Any, **how: Any) -> cg.Graph:
        wanted = {name: value for name, value in how.items() if value not in (None, False) and name != "progress"}
        if not {*places} <= {cg.PACKAGED} or not wanted.keys() <= {"sources", "languages", "corrected", "background"}:
            return OPEN(*places, **how)
        given = wanted.get("sources", ())
        named = (given,) if isinstance(given, str) else tuple(given)
        if not named and "sources" in wanted:  # which is refused
            return OPEN(*places, **how)
        languages = wanted.get("languages", LANGUAGES)
        chosen = (bool(wanted.get(each)) for each in ("corrected", "background"))
        return packaged(places, named, languages if languages is LANGUAGES else tuple(languages), *chosen)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cg, "open_graph", opened)  # the package keeps a name once it was asked for
        patch.setattr(opening, "open_graph", opened)
        yield


@contextmanager
def kept_in_memory(folder: Path) -> Iterator[None]:
    """Keep opened projects here, and not in the cache of the tests: to write them takes longer than to read tables.

    The tests of the cache itself name one of their own, which is used as it always is.
    """
    keep, kept = projects.keep, projects.kept
    there: dict[str, tuple[OxigraphEngine, projects.Kept]] = {}

    def is_shared() -> bool:
        return os.environ.get("CREATIVEGRAPH_CACHE") == str(folder)

    def keep_here(made: projects.Kept, graph: cg.Graph) -> None:
        engine = graph.embedded()
        if not is_shared():
            keep(made, graph)
        elif graph.projects is made.projects and not engine.written.loaded() and not engine.changes:
            engine.folder = made.folder
            made.folder.mkdir(parents=True, exist_ok=True)
            there[made.folder.name] = engine, made._replace(files=graph.files)
            made.projects.terms  # noqa: B018 - found now, as where it is written
            while len(there) > OPENED:
                oldest, _ = there.pop(next(iter(there)))
                shutil.rmtree(oldest.folder or "", ignore_errors=True)

    def kept_here(places: Sequence[object]) -> projects.Kept | None:
        made = kept(places)
        if made is None or not is_shared() or made.folder.name not in there:
            return made
        opened, before = there[made.folder.name]
        if opened.changes:
            return made
        made.projects.terms = before.projects.terms
        engine = OxigraphEngine(opened.store)
        engine.folder = opened.folder
        return made._replace(engine=engine, files=before.files)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(projects, "keep", keep_here)
        patch.setattr(projects, "kept", kept_here)
        yield


@contextmanager
def read_once() -> Iterator[None]:
    """Read each packaged table once, and the claims of all together; what is made of them is made each time.

    Half of a build is reading, and the packaged tables are built with ever other sources chosen, and beside others.
    """
    folder, read_file = project.folder("data"), files.read_file
    read: dict[tuple[Path, tuple[int, ...]], Reading] = {}
    known: dict[object, Reader] = {}

    def read_here(path: Path, reading: Reading) -> None:
        if not path.is_relative_to(folder):
            read_file(path, reading)
            return
        key = path, state_of(path)
        if key not in read:
            read_file(path, made := Reading([], [], [], []))
            read[key] = made
        found = read[key]
        reading.tables.extend(found.tables)
        reading.faults.extend(found.faults)
        reading.left_out.extend(found.left_out)
        reading.notes.extend(found.notes)

    def claims_of(tables: list[Table], vocabulary: Vocabulary, left_out: Sequence[Table]) -> Reader:
        ours = {id(table.rows) for each in read.values() for table in each.tables}
        rows = [id(each.rows) for each in tables]
        if left_out or not {*rows} <= ours:
            return Reader(tables, vocabulary, left_out)
        key = tuple(rows), tuple(each.owner for each in tables), vocabulary, project.in_use(), GIVEN.get()
        if key not in known:
            known[key] = Reader(tables, vocabulary, left_out)
        while len(known) > OPENED:
            del known[next(iter(known))]
        return copy(known[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "read_file", read_here)
        patch.setattr(building, "Reader", claims_of)
        yield


@contextmanager
def judged_once() -> Iterator[None]:
    """Let the fast engine judge the same triples by the same shapes once."""
    run_on, known = engines.run_on, dict[tuple[bytes, ...], list[Result] | str]()

    def judged(data: bytes, rules: bytes, of: bytes = b"") -> list[Result] | str:
        asked = tuple(blake2b(each, digest_size=16).digest() for each in (data, rules, of))
        if asked not in known:
            known[asked] = run_on(data, rules, of)
        found = known[asked]
        return found if isinstance(found, str) else [*found]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "run_on", judged)
        yield


@contextmanager
def shared_checks() -> Iterator[None]:
    """Read the same places once, and validate the same triples by the same shapes once; places must not change."""
    run, read = validate.run, validate.loaded
    kept: dict[object, object] = {}

    def run_once(graph: cg.Graph, rules: bytes, engine: str, progress: Progress = silent, jobs: int = 1) -> object:
        key = (frozenset(graph.engine.ntriples().splitlines()), rules, engine)
        if key not in kept:
            kept[key] = run(graph, rules, engine, progress, jobs)
        return kept[key]

    loaded = cache(read)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validate, "run", run_once)
        patch.setattr(validate, "loaded", lambda places, sources, **how: loaded(tuple(places), sources, **how))
        yield


@contextmanager
def unvalidated() -> Iterator[None]:
    """Let the shapes find nothing, where only what the tables say is looked at: the packaged graph takes seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validate, "run", lambda *_: Run([], "fast"))
        yield
