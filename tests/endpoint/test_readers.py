"""Servers that only read one folder, behind nginx as the documents configure it: real ones, on loopback."""

import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from benchmarks.scale.serving import BEHIND, EXAMPLE, balanced, binary, configured, nginx, reader

import creativegraph as cg
from creativegraph.errors import EndpointError

EVENT = "event/hcdf-2024"
pytestmark = pytest.mark.foreign
Servers = tuple[str, list["subprocess.Popen[bytes]"]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert nginx() is not None, "nginx is missing; `make test-all` installs it (Debian: nginx-light)"
    folder = tmp_path_factory.mktemp("readers")
    cg.export(cg.open_graph(), folder / "graph.nt")
    words = [binary(), "load", "--location", str(folder / "store"), "--file", str(folder / "graph.nt")]
    subprocess.run(words, check=True, capture_output=True, timeout=60)
    return folder / "store"


@pytest.fixture
def served(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """The address of nginx, and the processes of the three servers behind it."""
    with ExitStack() as stack:
        servers = [stack.enter_context(reader(store)) for _ in BEHIND]
        addresses = [address for address, _ in servers]
        folder = tmp_path_factory.getbasetemp() / f"front-{addresses[0].rpartition(':')[2]}"
        front = stack.enter_context(balanced(folder, addresses))
        yield front, [process for _, process in servers]


def long_question(lines: int = 300) -> str:
    return "SELECT (COUNT(*) AS ?n) WHERE { ?event a ?kind }" + "\n# by POST" * lines


@pytest.fixture
def ask() -> Callable[[cg.Graph], list[object]]:
    """Questions by GET and by POST, and what they answer."""

    def asked(graph: cg.Graph) -> list[object]:
        return [
            graph.run("outcomes/of_event", event=EVENT).to_dicts(),
            graph.run("cities/by_field").to_dicts(),
            graph.sparql(long_question()),
        ]

    return asked


def test_the_answers_are_those_of_the_embedded_graph(served: Servers, ask: Callable[[cg.Graph], list[object]]) -> None:
    there = cg.connect(served[0])

    assert ask(there) == ask(cg.open_graph())
    assert cg.find(there, "ha noi", limit=1) == cg.find(cg.open_graph(), "ha noi", limit=1)
    assert cg.why(there, EVENT) == cg.why(cg.open_graph(), EVENT)


def test_a_question_that_nginx_does_not_keep_in_memory_is_answered(served: Servers) -> None:
    question = long_question(3000)

    assert cg.connect(served[0]).sparql(question) == cg.open_graph().sparql(question)


def test_servers_that_end_one_after_the_other_cost_no_question_as_long_as_one_is_left(
    served: Servers, ask: Callable[[cg.Graph], list[object]]
) -> None:
    there, processes = cg.connect(served[0], retries=0), served[1]
    wanted = ask(there)

    for process in processes[:-1]:
        process.kill()
        process.wait()

        assert [ask(there) for _ in range(6)] == [wanted] * 6


def test_a_server_killed_while_many_ask_costs_no_answer(
    served: Servers, ask: Callable[[cg.Graph], list[object]]
) -> None:
    address, processes = served
    wanted = ask(cg.connect(address))

    def asked(turn: int) -> bool:
        if turn == 20:
            processes[0].kill()
        return ask(cg.connect(address)) == wanted

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(asked, range(60)))

    assert found == [True] * 60


def test_no_server_left_is_an_error_that_names_the_endpoint(served: Servers) -> None:
    for process in served[1]:
        process.kill()
        process.wait()

    with pytest.raises(EndpointError, match="502"):
        cg.connect(served[0], retries=0).run("cities/by_field")


def test_nothing_but_questions_gets_through(served: Servers) -> None:
    import requests

    place = served[0].removesuffix("/query")

    assert [requests.post(place + path, timeout=10).status_code for path in ("/update", "/store")] == [404, 404]


def test_the_example_is_a_configuration_as_it_stands(tmp_path: Path, store: Path) -> None:
    words = [str(nginx()), "-t", "-p", str(tmp_path), "-c", str(EXAMPLE), "-e", "error.log"]

    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=30)

    assert done.returncode == 0, done.stderr


def test_the_example_takes_as_many_servers_as_there_are() -> None:
    text = configured("127.0.0.1:1", ["127.0.0.1:2", "127.0.0.1:3"])

    assert [line.split()[1] for line in text.splitlines() if line.strip().startswith("server 127")] == [
        "127.0.0.1:2", "127.0.0.1:3",
    ]  # fmt: skip
    assert "listen 127.0.0.1:1;" in text
