"""Every command ends at Ctrl-C and at its timeout, at once, with one line and no half-written file."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from tests.support.commands import command, ended

from creativegraph.cli.watch import ENDED, imports

Started = Callable[..., "subprocess.Popen[str]"]
ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
NONE = f"{ALL} FILTER (CONCAT(STR(?a), STR(?d), STR(?g), STR(?j)) = 'x')"
SHAPES = f"""
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:shape> a sh:NodeShape ; sh:targetNode <urn:1> ; sh:sparql [ sh:message "never" ;
    sh:select "SELECT $this {{ {ALL} FILTER (CONCAT(STR(?a), STR(?d), STR(?g), STR(?j)) = STR($this)) }}" ] .
"""
COUNT = ("sparql", f"SELECT (COUNT(*) AS ?n) {{ {ALL} }}")
INTO_A_FILE = ("sparql", f"CONSTRUCT {{ ?a ?b ?c }} WHERE {{ {NONE} }}", "-o", "made.nt")
SHAPE = ("check", "things.nt", "--shapes", "shapes.ttl", "-o", "made.json")
INFERRED = ("export", "made.ttl", "--inferred", "--graph", "ring.nt")


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    """Starts a command in a folder of small files, in a process and a session of its own."""
    things = "".join(f"<urn:{each}> <urn:is> <urn:{each}> .\n" for each in range(3000))
    (tmp_path / "things.nt").write_text(things, encoding="utf-8")
    ring = "".join(f"<urn:{each}> <urn:next> <urn:{(each + 1) % 3000}> .\n" for each in range(3000))
    axiom = "<urn:next> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2002/07/owl#{}> .\n"
    (tmp_path / "ring.nt").write_text(axiom.format("TransitiveProperty") + ring, encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text(SHAPES, encoding="utf-8")

    commands: list[subprocess.Popen[str]] = []

    def start(*words: str, **more: str) -> "subprocess.Popen[str]":
        given = [sys.executable, "-m", "creativegraph", *words]
        if words[0] == "sparql":
            given += ["--graph", "things.nt"]
        commands.append(subprocess.Popen(
            given, cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            start_new_session=True, env={**os.environ, "CREATIVEGRAPH_LIMIT_INFERRED_TRIPLES": "1000000000"} | more,
        ))  # fmt: skip
        return commands[-1]

    yield start
    for each in commands:
        ended(each)


def is_working(process: int) -> bool:
    """Wait until a process and its copies have worked for a second, so that they are beyond their start."""
    begun = time.monotonic()
    while time.monotonic() < begun + 30:
        copies = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        if sum(map(worked, [process, *map(int, copies)])) >= 1:
            return True
        time.sleep(0.05)
    return False


def worked(process: int) -> float:
    """The seconds that a process has worked."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def left_in(folder: Path) -> set[str]:
    """The names of the files that a command has made."""
    return {each.name for each in folder.iterdir()} - {"things.nt", "ring.nt", "shapes.ttl", "large.rq"}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc")
@pytest.mark.parametrize(
    ("words", "end"),
    [
        pytest.param(INTO_A_FILE, (signal.SIGINT, "interrupted\n", 130), id="a file"),
        pytest.param(COUNT, (signal.SIGINT, "interrupted\n", 130), id="a count", marks=pytest.mark.cold),
        pytest.param(SHAPE, (signal.SIGINT, "interrupted\n", 130), id="a shape", marks=pytest.mark.cold),
        pytest.param(INFERRED, (signal.SIGINT, "interrupted\n", 130), id="inference", marks=pytest.mark.cold),
        pytest.param(INTO_A_FILE, (signal.SIGTERM, f"{ENDED}\n", 143), id="kill", marks=pytest.mark.cold),
    ],
)
def test_a_command_ends_at_once_when_it_is_interrupted(
    started: Started, tmp_path: Path, words: tuple[str, ...], end: tuple[signal.Signals, str, int]
) -> None:
    number, said, code = end
    asked = started(*words)
    assert is_working(asked.pid)

    begun = time.monotonic()
    os.killpg(asked.pid, number)
    answer, messages = asked.communicate(timeout=20)

    assert time.monotonic() - begun < 3
    assert (answer, messages, asked.returncode) == ("", said, code)
    assert left_in(tmp_path) == set()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(SHAPE, id="a shape"),
        pytest.param(COUNT, id="a count", marks=pytest.mark.cold),
        pytest.param(INTO_A_FILE, id="a file", marks=pytest.mark.cold),
        pytest.param(INFERRED, id="inference", marks=pytest.mark.cold),
    ],
)
def test_a_command_ends_at_its_timeout(started: Started, tmp_path: Path, words: tuple[str, ...]) -> None:
    begun = time.monotonic()
    asked = started(*words, "--timeout", "1.5")
    answer, messages = asked.communicate(timeout=20)

    assert time.monotonic() - begun < 6
    assert answer == ""
    assert messages == "creativegraph: the command was not done within 1.5 s; ask for less, or raise --timeout\n"
    assert asked.returncode == 1
    assert left_in(tmp_path) == set()


LARGE = f"""SELECT (STRLEN(?d) AS ?n) {{ BIND(REPLACE("aaaaaaaaaa", "a", "{"a" * 100}") AS ?a)
    BIND(REPLACE(?a, "a", ?a) AS ?b) BIND(REPLACE(?b, "a", ?b) AS ?c) BIND(REPLACE(?c, "a", ?c) AS ?d) }}"""
HEADER = "#+ summary: A text.\n#+ answers: How long is it?\n#+ columns:\n#+   n: integer\n"
SORTED = "SELECT ?a { ?a ?b ?c . ?d ?e ?f } ORDER BY ?d"
LARGE_SHAPES = f"""
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:shape> a sh:NodeShape ; sh:targetNode <urn:1> ; sh:sparql [ sh:message "never" ;
    sh:select '''SELECT $this {LARGE.partition("?n)")[2].rstrip("} ")} FILTER (STRLEN(?d) = 1) }}''' ] .
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
@pytest.mark.parametrize(
    ("words", "limit"),
    [
        pytest.param(("sparql", LARGE), "query_memory", id="text"),
        pytest.param(("sparql", SORTED), "query_memory", id="rows", marks=pytest.mark.cold),
        pytest.param(SHAPE, "validation_memory", id="a shape"),
        pytest.param(("run", "large.rq"), "query_memory", id="a query file"),
    ],
)
def test_what_would_fill_the_memory_is_one_error(
    started: Started, tmp_path: Path, words: tuple[str, ...], limit: str
) -> None:
    (tmp_path / "shapes.ttl").write_text(LARGE_SHAPES, encoding="utf-8")
    (tmp_path / "large.rq").write_text(f"{HEADER}{LARGE}", encoding="utf-8")

    asked = started(*words, **{f"CREATIVEGRAPH_LIMIT_{limit.upper()}": "200000000"})
    answer, messages = asked.communicate(timeout=30)

    assert (answer, asked.returncode) == ("", 1)
    assert messages == (
        "creativegraph: the query cannot be run: its process ended (Aborted), as it does when memory runs out"
        f" (limit {limit}: 200,000,000); ask for less at once, or if you trust it set"
        f" CREATIVEGRAPH_LIMIT_{limit.upper()} or cg.limits({limit}=…) higher\n"
    )
    assert left_in(tmp_path) == set()


@pytest.mark.cold
def test_a_command_ends_at_its_timeout_within_a_regular_expression(started: Started, tmp_path: Path) -> None:
    (tmp_path / "things.nt").write_text(f'<urn:1> <urn:is> "{"a" * 60}!" .\n', encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:shape> a sh:NodeShape ; sh:targetNode <urn:1> ;"
        ' sh:property [ sh:path <urn:is> ; sh:pattern "^(a+)+$" ] .',
        encoding="utf-8",
    )

    asked = started(*SHAPE, "--engine", "pyshacl", "--timeout", "2")
    messages = asked.communicate(timeout=20)[1]

    assert messages.endswith("creativegraph: the command was not done within 2 s; ask for less, or raise --timeout\n")
    assert (asked.returncode, left_in(tmp_path)) == (1, set())


def test_a_command_that_is_done_in_time_answers_as_ever(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text("<urn:a> <urn:is> <urn:b> .\n", encoding="utf-8")
    words = ("sparql", "SELECT ?s { ?s <urn:is> ?o }", "--format", "csv", "--graph", str(tmp_path / "a.nt"))

    assert command(*words, "--timeout", "60") == command(*words)
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


@pytest.mark.parametrize("given", ["0", "-1", "nan", "soon"])
def test_a_timeout_of_a_command_is_a_number_above_0(given: str) -> None:
    done = command("run", "events/timeline", "--timeout", given)

    assert done.code in (1, 2)
    assert "--timeout" in done.stderr


def test_a_module_is_loaded_whole_before_ctrl_c_ends_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loaded_once.py").write_text(
        "import sys\nfrom creativegraph.cli.watch import imports\nfound = imports(sys._getframe())\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)

    assert import_module("loaded_once").found
    assert not imports(sys._getframe())


def test_a_command_that_is_ended_while_its_modules_are_loaded_says_one_line() -> None:
    half_loaded = "sys.modules['creativegraph.engine.worker'] = types.ModuleType('worker')"
    code = f"import sys, types; from creativegraph.cli.watch import leave; {half_loaded}; leave('late', 3)"

    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (3, "late\n")
