"""Checks shared by tests that ask for the same one in several ways: what was read and validated once is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module

import pytest

from creativegraph.graph import Graph
from creativegraph.validation.engines import Progress, silent

check, validate = (import_module(f"creativegraph.validation.{name}") for name in ("check", "validate"))


@contextmanager
def shared_checks() -> Iterator[None]:
    """Read the same places once, and validate the same triples by the same shapes once; places must not change."""
    run, kept = validate.run, {}

    def run_once(graph: Graph, rules: bytes, engine: str, progress: Progress = silent) -> object:
        key = (frozenset(graph.engine.ntriples().splitlines()), rules, engine)
        if key not in kept:
            kept[key] = run(graph, rules, engine, progress)
        return kept[key]

    loaded = cache(lambda places, sources, lenient: read(places, sources, lenient=lenient))
    read = check.loaded
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "run", run_once)
        patch.setattr(validate, "run", run_once)
        patch.setattr(check, "loaded", lambda places, sources, lenient: loaded(tuple(places), sources, lenient))
        yield
