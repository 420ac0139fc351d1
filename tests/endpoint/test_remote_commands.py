"""The commands take the address of an endpoint wherever they take a graph."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from tests.support.servers import oxigraph

import creativegraph as cg


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with oxigraph(cg.open_graph()) as found:
        yield found


def call(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "creativegraph", *words], capture_output=True, text=True, check=False, timeout=120,
        encoding="utf-8",
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("run", "outcomes/of_event", "--event", "hcdf-2024", "--format", "csv"),
        ("find", "ha noi", "--format", "csv"),
        ("why", "membership/hanoi-uccn", "cg:memberSince"),
        ("show", "hcdf-2024", "--format", "csv"),
        ("sparql", "ASK { ?thing ?property ?value }"),
        ("export", "-", "--thing", "hcdf-2024", "--format", "ttl"),
    ],
    ids=lambda words: words[0],
)
def test_a_command_prints_the_same_of_an_endpoint(words: tuple[str, ...], address: str) -> None:
    there, here = call(*words, "--graph", address), call(*words)

    assert there.returncode == here.returncode == 0, there.stderr
    assert there.stdout == here.stdout


def test_a_graph_at_an_endpoint_is_checked(address: str) -> None:
    done = call("check", "--graph", address, "--format", "json")

    assert done.returncode == 0, done.stderr
    assert '"findings"' in done.stdout


def test_an_endpoint_is_asked_alone(address: str) -> None:
    done = call("find", "hanoi", "--graph", address, "--graph", "packaged")

    assert done.returncode == 1
    assert "an endpoint is asked alone" in done.stderr
