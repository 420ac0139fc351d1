"""Work shared by tests that ask for the same in several ways: what was opened, read and validated once is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from importlib import import_module
from typing import Any

import pytest

import creativegraph as cg
from creativegraph.graph import LANGUAGES
from creativegraph.store import open as opening
from creativegraph.validation.engines.engines import Progress, silent
from creativegraph.validation.engines.run import Run

validate = import_module("creativegraph.validation.validate")


@cache
def packaged(sources: tuple[str, ...], languages: tuple[str, ...]) -> cg.Graph:
    """Return the packaged graph, opened once; nothing can write to it."""
    return OPEN(sources=sources or None, languages=languages)


OPEN: Callable[..., cg.Graph] = opening.open_graph


@contextmanager
def shared_graph() -> Iterator[None]:
    """Open the packaged graph once for all commands."""

    @wraps(OPEN)
    def opened(*places: Any, sources: Any = None, languages: Any = LANGUAGES, **rest: Any) -> cg.Graph:
        if places or rest:
            return OPEN(*places, sources=sources, languages=languages, **rest)
        named = (sources,) if isinstance(sources, str) else tuple(sources or ())
        return packaged(named, tuple(languages))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cg, "open_graph", opened)  # the package keeps a name once it was asked for
        patch.setattr(opening, "open_graph", opened)
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
