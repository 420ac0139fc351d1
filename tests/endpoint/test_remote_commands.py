"""The commands take the address of an endpoint wherever they take a graph."""

from collections.abc import Callable

import pytest
from tests.support.commands import command
from tests.support.servers import oxigraph

import creativegraph as cg
from creativegraph.iris import THINGS


@pytest.fixture
def address(oxigraph_server: str) -> str:
    return oxigraph_server


@pytest.mark.parametrize(
    "words",
    [
        ("run", "outcomes/of_event", "--event", "hcdf-2024", "--format", "csv"),
        ("find", "ha noi", "--format", "csv"),
        ("why", "membership/hanoi-uccn", "cg:memberSince"),
        ("show", "hcdf-2024", "--format", "csv"),
        ("sparql", "ASK { ?thing ?property ?value }"),
    ],
    ids=lambda words: words[0],
)
def test_a_command_prints_the_same_of_an_endpoint(words: tuple[str, ...], address: str) -> None:
    there, here = command(*words, "--graph", address), command(*words)

    assert there.code == here.code == 0, there.stderr
    assert there.stdout == here.stdout


def test_a_thing_of_an_endpoint_is_exported_without_the_licence_and_addresses_that_only_a_project_states(
    address: str,
) -> None:
    words = ("export", "-", "--thing", "hcdf-2024", "--format", "nt")

    there, here = (set(command(*words, *more).stdout.splitlines()) for more in (("--graph", address), ()))

    assert there
    assert there < here
    document = f"<{THINGS}event/hcdf-2024.ttl>"
    assert any(document in line for line in here)
    assert not any(document in line for line in there)


def test_a_graph_at_an_endpoint_is_checked(given: Callable[[str], cg.Graph]) -> None:
    with oxigraph(given('place:alba a cg:City ; skos:prefLabel "Alba"@en .')) as address:
        done = command("check", "--graph", address, "--format", "json")

    assert done.code == 0, done.stderr
    assert '"findings"' in done.stdout


def test_an_endpoint_is_asked_alone(address: str) -> None:
    done = command("find", "hanoi", "--graph", address, "--graph", "packaged")

    assert done.code == 1
    assert "an endpoint is asked alone" in done.stderr
