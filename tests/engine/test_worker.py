"""Endless work ends: at its timeout, at Ctrl-C, and with the process that asked for it."""

import faulthandler
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rdflib
from tests.support.commands import ended

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.engine import OxigraphEngine, deadline, in_memory
from creativegraph.engine.endable import idle_of, in_child
from creativegraph.engine.worker import Worker, read_message, reply, send
from creativegraph.errors import ArgumentError, CreativeGraphError, QueryError, TooLongError
from creativegraph.files import limits as file_limits
from creativegraph.files.limits import room

Given = Callable[[str], cg.Graph]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
NONE = f"{ALL} FILTER (CONCAT(STR(?a), STR(?d), STR(?g), STR(?j)) = 'x')"
NEXT = "<urn:next>"
ENDLESS = (
    f"SELECT (COUNT(*) AS ?n) {{ {ALL} }}",
    f"SELECT ?a ?d {{ {NONE} }}",
    f"SELECT ?a ?d {{ {ALL} }} ORDER BY ?l",
    f"ASK {{ {NONE} }}",
    f"CONSTRUCT {{ ?a ?h ?j }} WHERE {{ {NONE} }}",
    f"SELECT (COUNT(*) AS ?n) {{ ?a ({NEXT}|^{NEXT}|!<urn:not>)* ?b . ?c ({NEXT}/{NEXT})* ?d . ?e ?f ?g }}",
)
CHANGE = "SELECT (COUNT(*) AS ?n) { ?s <urn:is> ?o }"


@pytest.fixture(scope="module")
def ring() -> cg.Graph:
    lines = [f"<urn:{place}> <urn:next> <urn:{(place + 1) % 3000}> ." for place in range(3000)]
    return cg.Graph(OxigraphEngine(in_memory("\n".join(lines).encode())))


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that a test starts."""
    started: list[int] = []

    def noted() -> int:
        process = copied()
        started.append(process)
        return process

    copied = os.fork
    monkeypatch.setattr(os, "fork", noted)
    return started


def over(processes: list[int]) -> bool:
    """Whether a process is gone, and not only dead."""
    with pytest.raises(ProcessLookupError):
        os.kill(processes[0], 0)
    return len(processes) == 1


def one(graph: cg.Graph, text: str, timeout: float | None = None) -> object:
    """The one value that a query selects."""
    found = graph.sparql(text, timeout=timeout)
    assert isinstance(found, cg.Rows)
    return found[0][0]


@pytest.mark.parametrize("text", [ENDLESS[0], *(pytest.param(each, marks=pytest.mark.cold) for each in ENDLESS[1:])])
def test_a_question_without_end_ends_at_its_timeout(ring: cg.Graph, text: str, copies: list[int]) -> None:
    begun = time.monotonic()

    with pytest.raises(TooLongError, match=r"no answer within 0\.3 s; ask for less, or raise timeout"):
        ring.sparql(text, timeout=0.3)

    assert time.monotonic() - begun < 2
    assert over(copies)


def test_a_timeout_of_the_graph_is_that_of_each_of_its_questions(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text("".join(f"<urn:{n}> <urn:is> <urn:{n}> .\n" for n in range(300)), encoding="utf-8")
    (tmp_path / "q.rq").write_text(
        "#+ summary: All.\n#+ columns:\n#+   n: integer\n" + ENDLESS[0].replace(" {", "\nWHERE {", 1), encoding="utf-8"
    )
    graph = cg.open_graph(tmp_path / "a.nt", timeout=0.3)

    with pytest.raises(TimeoutError):
        graph.run(str(tmp_path / "q.rq"))
    with pytest.raises(TimeoutError):
        graph.sparql(ENDLESS[1])

    assert one(graph, CHANGE) == 300


@pytest.mark.parametrize(
    "text",
    [
        CHANGE, "ASK { ?s ?p ?o }", "ASK { ?s <urn:no> ?o }", "SELECT * { ?s ?p ?o }", "SELECT * { ?s <urn:no> ?o }",
        'SELECT (1.5 AS ?a) (true AS ?b) ("2024-01-02"^^<urn:x> AS ?c) ("Hà,\\n" AS ?d) {}',
    ],
)  # fmt: skip
def test_an_answer_with_a_timeout_is_that_without(given: Given, text: str) -> None:
    graph = given("<urn:a> <urn:is> 'Hà Nội', <urn:b> .")

    assert graph.sparql(text, timeout=60) == graph.sparql(text)


def test_a_construct_and_a_catalogued_query_answer_the_same_with_a_timeout(given: Given) -> None:
    graph = given('<urn:a> <urn:is> "Hà Nội"@vi . place:hanoi a cg:City ; skos:prefLabel "Hà Nội"@vi .')
    text = "CONSTRUCT { ?s <urn:was> ?o } WHERE { ?s <urn:is> ?o }"

    here, there = (graph.sparql(text, timeout=each) for each in (None, 60))

    assert here.engine.ntriples() == there.engine.ntriples() != b""  # type: ignore[union-attr]
    assert graph.run("claims/facts_of", thing="hanoi", timeout=60) == graph.run("claims/facts_of", thing="hanoi")


def test_an_rdflib_graph_is_asked_as_it_is_now() -> None:
    own: rdflib.Graph = rdflib.Graph()
    own.parse(data="<urn:a> <urn:is> 1 .", format="turtle")
    graph = cg.open_graph(own, timeout=60)

    before = one(graph, CHANGE)
    own.parse(data="<urn:b> <urn:is> 2 .", format="turtle")

    assert [before, one(graph, CHANGE)] == [1, 2]


def test_what_is_written_to_the_store_is_seen(given: Given) -> None:
    import pyoxigraph as ox

    graph = given("<urn:a> <urn:is> 1 .")

    before = one(graph, CHANGE, 60)
    graph.store().add(ox.Quad(ox.NamedNode("urn:b"), ox.NamedNode("urn:is"), ox.Literal("x")))

    assert [before, one(graph, CHANGE, 60)] == [1, 2]


@pytest.mark.parametrize(
    "text", ["SELECT * {", "SELECT ?x { ?s ?p ?o } GROUP BY ?s", "SELECT * { ?s undeclared:p ?o }"]
)
def test_an_error_with_a_timeout_is_that_without(given: Given, text: str) -> None:
    graph = given("")
    seen = []

    for timeout in (None, 60):
        with pytest.raises(CreativeGraphError) as caught:
            graph.sparql(text, timeout=timeout)
        seen.append((type(caught.value), str(caught.value)))

    assert seen[0] == seen[1]


def dies(number: int) -> None:
    faulthandler.disable()
    os.kill(os.getpid(), number)
    time.sleep(5)


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (signal.SIGKILL, r"\(Killed\), as it does when memory runs out"),
        (signal.SIGABRT, r"\(Aborted\), as it does when memory runs out"),
        (signal.SIGSEGV, r"its process crashed \(Segmentation fault\)"),
    ],
)
def test_a_process_that_dies_is_one_error(number: int, wanted: str, copies: list[int]) -> None:
    with deadline.within(60), pytest.raises(QueryError, match=f"the query cannot be run: .*{wanted}"):
        in_child(lambda: dies(number))

    assert over(copies)


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="no files in memory")
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("memory allocation of 4000000000 bytes failed\n", r"as it does when memory runs out"),
        ("terminate called after throwing an instance of 'std::bad_alloc'\n", r"as it does when memory runs out"),
        (
            "\nthread '<unnamed>' (1) panicked at core/src/slice/sort.rs:1:2:\nno total order\nnote: run with `x`\n",
            r"its process crashed \(Aborted\): 'no total order'; simplify the query",
        ),
        (
            "thread 'x' has overflowed its stack\n",
            r"crashed \(Aborted\): \"thread 'x' has overflowed its stack\"; simp",
        ),
    ],
)
def test_an_engine_that_ends_its_process_is_told_by_its_last_words(words: str, wanted: str) -> None:
    def says() -> None:
        os.write(2, words.encode())
        dies(signal.SIGABRT)

    with deadline.within(60), pytest.raises(QueryError, match=f"the query cannot be run: .*{wanted}"):
        in_child(says)


def test_a_panic_in_a_process_is_one_error_at_once(copies: list[int]) -> None:
    class Panic(BaseException):
        """As those of Rust are, which cannot be handed over."""

    def fails() -> None:
        raise Panic("no total order")

    with deadline.within(60), pytest.raises(QueryError, match="the engine failed: 'no total order'; simplify"):
        in_child(fails)

    assert over(copies)


def test_after_a_process_died_the_next_question_is_answered(given: Given) -> None:
    graph = given("<urn:a> <urn:is> 1 .")
    graph.sparql(CHANGE, timeout=60)
    for each in list(Worker.working):
        os.kill(each.process, signal.SIGKILL)
        os.waitid(os.P_PID, each.process, os.WEXITED | os.WNOWAIT)

    assert one(graph, CHANGE, 60) == 1


def test_threads_ask_at_once_and_each_gets_its_answer(given: Given) -> None:
    graph = given("".join(f"<urn:{n}> <urn:is> {n} . " for n in range(12)))
    found: dict[int, object] = {}

    def ask(number: int) -> None:
        text = f"SELECT ?o {{ <urn:{number}> <urn:is> ?o }}"
        found[number] = [one(graph, text, 60 if turn % 2 else None) for turn in range(4)]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert found == {number: [number] * 4 for number in range(12)}


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), "3", True])
def test_a_timeout_is_a_number_above_0(given: Given, timeout: float, tmp_path: Path) -> None:
    graph = given("")

    with pytest.raises(ArgumentError, match="is not a number of seconds above 0"):
        graph.sparql(CHANGE, timeout=timeout)
    with pytest.raises(ArgumentError, match="is not a number of seconds above 0"):
        cg.open_graph(tmp_path / "world.ttl", timeout=timeout)


@pytest.mark.parametrize("timeout", [float("inf"), 1e308, 10**400])
def test_a_timeout_that_no_clock_reaches_is_any_number_of_seconds(given: Given, timeout: float) -> None:
    rows = given("").sparql('SELECT ?o { BIND("x" AS ?o) }', timeout=timeout)

    assert isinstance(rows, cg.Rows)
    assert [list(each) for each in rows] == [["x"]]


def test_without_a_timeout_no_process_is_started(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("copied"))

    assert one(given("<urn:a> <urn:is> 1 ."), CHANGE) == 1


def test_where_no_process_can_be_had_the_message_says_so(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise OSError(12, "Cannot allocate memory")

    graph = given("")
    monkeypatch.setattr(os, "fork", none)

    with pytest.raises(QueryError, match=r"there is none: Cannot allocate memory; free memory, or ask without timeout"):
        graph.sparql(CHANGE, timeout=60)


PROMPT = """
import sys, time
sys.ps1 = ">>> "
from tests.support.commands import ended

import creativegraph as cg
graph = cg.open_graph(sys.argv[1])
print("asking", flush=True)
try:
    graph.sparql("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }")
except KeyboardInterrupt:
    begun = time.process_time()
    time.sleep(1)
    print(time.process_time() - begun < 0.5, graph.sparql("ASK {}"), flush=True)
"""


@pytest.mark.cold
def test_at_the_prompt_and_in_a_notebook_a_question_can_be_interrupted(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text("".join(f"<urn:{n}> <urn:is> <urn:{n}> .\n" for n in range(2000)), encoding="utf-8")
    words = [sys.executable, "-c", PROMPT, str(tmp_path / "a.nt")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        assert asking.stdout.readline() == "asking\n"
        time.sleep(1)

        begun = time.monotonic()
        asking.send_signal(signal.SIGINT)
        said = asking.communicate(timeout=30)[0]

    assert time.monotonic() - begun < 4
    assert said == "True True\n"


LIBRARY = """
import os, sys, threading
from tests.support.commands import ended

import creativegraph as cg
graph = cg.open_graph(sys.argv[1], timeout=600)
threading.Thread(target=threading.Event().wait, daemon=True).start()
graph.sparql("ASK {}")
print(next(iter(graph.engine.idle_workers)).process, flush=True)
try:
    graph.sparql("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }")
except KeyboardInterrupt:
    print("caught", graph.sparql("ASK {}"), flush=True)
"""


@pytest.fixture
def asking(tmp_path: Path) -> "Iterator[subprocess.Popen[str]]":
    (tmp_path / "a.nt").write_text("".join(f"<urn:{n}> <urn:is> <urn:{n}> .\n" for n in range(2000)), encoding="utf-8")
    words = [sys.executable, "-c", LIBRARY, str(tmp_path / "a.nt")]
    asker = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True)
    yield asker
    ended(asker)


def is_over(process: int) -> bool:
    """Wait until a process is gone, or is known to stay."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc")
@pytest.mark.parametrize(
    ("number", "whole_group"), [(signal.SIGINT, True), (signal.SIGKILL, False)], ids=["Ctrl-C", "kill -9"]
)
def test_a_question_ends_when_its_asker_is_interrupted_or_killed(
    asking: "subprocess.Popen[str]", number: signal.Signals, whole_group: bool
) -> None:
    assert asking.stdout is not None
    worker = int(asking.stdout.readline())
    time.sleep(0.3)

    (os.killpg if whole_group else os.kill)(asking.pid, number)
    said = asking.communicate(timeout=30)[0]

    assert said == ("caught True\n" if number == signal.SIGINT else "")
    assert is_over(worker)


def test_where_processes_cannot_be_copied_a_new_one_answers(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = given('<urn:a> <urn:is> "Hà Nội"@vi, 1 .')
    here = graph.sparql("SELECT ?s ?o { ?s <urn:is> ?o } ORDER BY STR(?o)")
    monkeypatch.delattr(os, "fork")

    there = [graph.sparql("SELECT ?s ?o { ?s <urn:is> ?o } ORDER BY STR(?o)", timeout=60) for _ in range(2)]
    begun = time.monotonic()
    with pytest.raises(TooLongError):
        graph.sparql(ENDLESS[0], timeout=0.5)
    took = time.monotonic() - begun

    assert there == [here, here]
    assert took < 3
    with pytest.raises(QueryError, match="the query is not SPARQL"):
        graph.sparql("SELECT", timeout=60)


@pytest.mark.cold
def test_a_new_process_answers_for_an_rdflib_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    own: rdflib.Graph = rdflib.Graph()
    own.parse(data="<urn:a> <urn:is> 1 .", format="turtle")
    monkeypatch.delattr(os, "fork")

    assert one(cg.open_graph(own, timeout=60), CHANGE) == 1


def test_a_long_message_takes_time_in_proportion_to_its_length() -> None:
    source, to = os.pipe()
    message = bytes(64 << 20)
    writing = threading.Thread(target=send, args=(to, message))
    begun = time.monotonic()

    writing.start()
    found = read_message(source)

    writing.join()
    assert found == message
    assert time.monotonic() - begun < 8
    os.close(to)
    assert read_message(source) is None
    os.close(source)


LARGE_THEN_SMALL = """
import os, sys
large = b"1" * (300 << 20)
os.execv(sys.executable, [sys.executable, "-c", sys.argv[1]])
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
def test_a_command_that_a_large_process_starts_is_not_taken_for_large() -> None:
    asked = "from creativegraph.engine.endable import resident; print(resident() < 200 << 20)"

    answer = subprocess.run([sys.executable, "-c", LARGE_THEN_SMALL, asked], capture_output=True, text=True, check=True)

    assert answer.stdout == "True\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a process has")
def test_shapes_may_take_as_much_as_their_graph_unless_a_limit_is_set_and_a_query_may_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("QUERY", "VALIDATION"):
        monkeypatch.delenv(f"CREATIVEGRAPH_LIMIT_{name}_MEMORY", raising=False)
    monkeypatch.setattr(file_limits, "held", lambda _: 9 << 30)

    assert room("query_memory") == 450 << 20
    assert room("validation_memory") == 9 << 30
    with cg.limits(validation_memory=1 << 20):
        assert room("validation_memory") == 1 << 20


def test_a_query_of_the_library_is_held_to_no_memory_and_one_of_somebody_is(given: Given, tmp_path: Path) -> None:
    world = given("place:a a cg:City .")
    text = catalogue.load("cities/members").text
    (tmp_path / "own.rq").write_text(text, encoding="utf-8")

    def held_to(ask: Callable[[], object]) -> str:
        ask()
        (worker,) = idle_of(world.engine)
        return worker.limit

    assert held_to(lambda: world.run("cities/members", timeout=60)) == ""
    assert held_to(lambda: world.run(str(tmp_path / "own.rq"), timeout=60)) == "query_memory"
    assert held_to(lambda: world.run("cities/members", timeout=60)) == ""
    assert held_to(lambda: world.sparql("ASK {}", timeout=60)) == "query_memory"


def test_a_question_without_memory_is_told_the_limit_that_its_process_has() -> None:
    def hungry() -> object:
        raise MemoryError

    theirs, ours = os.pipe()
    reply(hungry, pickle.dumps(()), ours, held_to=(9 << 30, "query_memory"))

    good, error = pickle.loads(read_message(theirs) or b"")
    os.close(theirs)
    os.close(ours)
    assert not good
    assert f"(limit query_memory: {9 << 30:,})" in str(error)
    with cg.limits(query_memory=1 << 30), deadline.within(60), pytest.raises(QueryError, match=f"{1 << 30:,}"):
        in_child(hungry, "query_memory")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a process has")
def test_work_of_our_own_is_not_held_to_the_memory_of_a_query() -> None:
    with cg.limits(query_memory=1 << 20), deadline.within(60):
        assert in_child(lambda: len(bytes(200 << 20))) == 200 << 20
        with pytest.raises(QueryError, match="query_memory"):
            in_child(lambda: len(bytes(200 << 20)), "query_memory")
