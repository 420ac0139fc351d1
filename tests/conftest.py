"""Fixtures of all tests: a small world written in Turtle, the servers, an own cache; and who runs which file."""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.support import office
from tests.support.servers import kept_virtuoso, oxigraph_server, virtuoso_server
from tests.support.shared_checks import judged_once, kept_in_memory, read_once, shared_graph
from tests.support.sharing import ByFile, with_long_ones_first
from xdist.remote import Producer

import creativegraph as cg
from creativegraph.cli import progress
from creativegraph.export.jsonld import kind_prefixes
from creativegraph.iris import CODES, PREFIXES

__all__ = ["HEADER", "given", "kept_virtuoso", "own_cache", "oxigraph_server", "virtuoso_server"]

# A busy machine must not fail a test: how long things take is shown by the benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in {**PREFIXES, "code": CODES, **kind_prefixes()}.items())


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Give the tests of a file to one worker."""
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin what takes long first."""
    with_long_ones_first(items)


def pytest_sessionstart() -> None:
    """Look for no garbage while tests are collected: there is none."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave what was collected out of the garbage collection: 9,000 tests stay to the end and are looked at in vain.

    What tests read and keep for others stays too, so one looks for garbage less often: a build takes a tenth less time.
    """
    gc.enable()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep the tests' packaged graph out of the user's cache."""
    folder = tmp_path_factory.getbasetemp().parent / "creativegraph-cache"
    os.environ["CREATIVEGRAPH_CACHE"] = str(folder)
    return folder


@pytest.fixture(scope="session", autouse=True)
def opened_once(own_cache: Path) -> Iterator[None]:
    """Open the packaged graph once a worker, and check what does not change once, not in each test or command."""
    with shared_graph(), kept_in_memory(own_cache), judged_once(), read_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def quiet_when_slow() -> None:
    """Let no command of the tests say that it takes long: on a busy machine that would be one line more of any."""
    progress.SILENCE = 3600.0


@pytest.fixture(scope="session", autouse=True)
def heard_interrupts() -> None:
    """Let what the tests start hear Ctrl-C, which a script's shell has its background (``make test &``) ignore."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def office_ends() -> Iterator[None]:
    """End the LibreOffice of a worker, if it started one."""
    yield
    office.ended()


@pytest.fixture
def given(tmp_path: Path) -> Callable[[str], cg.Graph]:
    """A graph of the Turtle in a test, all prefixes known."""

    def world(turtle: str) -> cg.Graph:
        path = tmp_path / "world.ttl"
        path.write_text(HEADER + turtle, encoding="utf-8")
        return cg.open_graph(path)

    return world
