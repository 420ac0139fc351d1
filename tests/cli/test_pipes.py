"""Streams that someone closed, and warnings that are errors: a command ends quietly, as other tools do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = [
    ("--help",), ("run", "cities/members"),
    *(pytest.param(words, marks=pytest.mark.cold) for words in (
        ("run", "--help"), ("--version",), ("run", "cities/members", "--format", "xlsx"), ("find", "hanoi"),
        ("sparql", "SELECT * { ?s ?p ?o } LIMIT 20000"), ("sparql", "ASK { ?s ?p ?o }")
    )),
]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE")
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_reader_that_ends_early_is_no_error_that_is_told(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-m", "creativegraph", *words], stdin=subprocess.DEVNULL, stdout=writing,
        stderr=subprocess.PIPE, text=True, timeout=120, check=False,
    )  # fmt: skip
    os.close(writing)

    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE")
def test_a_shell_that_ends_while_it_asks_what_to_offer_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CREATIVEGRAPH_COMPLETE", "bash_source")

    test_a_reader_that_ends_early_is_no_error_that_is_told(())


@pytest.mark.cold
@pytest.mark.parametrize(
    "words",
    [
        ("example", "."), ("run", "cities/members", "--format", "xlsx"),
        ("run", "cities/positions", "--format", "geojson"), ("why", "hanoi"),
        ("plot", "map", "--output", "map.png"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_commands_run_where_warnings_are_errors(words: tuple[str, ...], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-m", "creativegraph", *words],
        cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False,
    )  # fmt: skip

    assert b"Warning" not in done.stderr
    assert done.returncode == 0, done.stderr


@pytest.mark.cold
def test_every_module_is_imported_where_warnings_are_errors() -> None:
    loads = (
        "import importlib, pkgutil, creativegraph\n"
        "for each in pkgutil.walk_packages(creativegraph.__path__, 'creativegraph.'):\n"
        "    if not each.name.endswith('__main__'):\n"
        "        importlib.import_module(each.name)\n"
    )

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", loads], capture_output=True, text=True, timeout=120, check=False
    )

    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
@pytest.mark.parametrize(
    ("closed", "code", "out"), [("2>&-", 0, True), pytest.param("<&-", 0, True, marks=pytest.mark.cold),
                                pytest.param("<&- >&- 2>&-", 1, False, marks=pytest.mark.cold)],
)  # fmt: skip
def test_streams_that_are_closed_from_the_start_raise_nothing(closed: str, code: int, out: bool) -> None:
    done = subprocess.run(
        f"{sys.executable} -m creativegraph --help {closed}", shell=True, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip

    assert (done.returncode, bool(done.stdout), done.stderr) == (code, out, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE")
def test_an_answer_comes_though_nobody_reads_the_messages() -> None:
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-m", "creativegraph", "run", "cities/by_field"], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=writing, text=True, timeout=60, check=False,
    )  # fmt: skip
    os.close(writing)

    assert done.returncode == 0
    assert "Music" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
@pytest.mark.parametrize("unbuffered", ["", pytest.param("1", marks=pytest.mark.cold)])
def test_a_long_answer_is_whole_or_fails_where_a_reader_ends_or_the_disk_is_full(unbuffered: str) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 20000"
    words = [sys.executable, "-m", "creativegraph", "sparql", query, "--format", "csv"]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}

    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.wait(60) == 141
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            words, stdout=full, stderr=subprocess.PIPE, text=True, env=environment, timeout=60, check=False
        )

    assert done.returncode == 1
    assert "No space left on device" in done.stderr


@pytest.mark.parametrize(
    "words", [("sparql", "-"), ("draft", "-", "--title", "Fair"), ("draft", "report.txt", "--from", "-")]
)
def test_a_closed_standard_input_is_one_line_where_it_is_asked_for(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "report.txt").write_text("The fair drew 300 visitors.\n", encoding="utf-8")

    ended = without_stdin(tmp_path, *words)

    assert ended.returncode == 1
    assert ended.stderr.endswith(
        "creativegraph: standard input is closed; pipe something into the command, or give a file\n"
    )


def test_a_report_is_drafted_where_standard_input_is_closed(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The fair drew 300 visitors.\n", encoding="utf-8")

    assert without_stdin(tmp_path, "draft", "report.txt", "-o", "drafted.xlsx").returncode == 0


def without_stdin(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as a daemon does, whose standard input is closed."""
    shell = 'exec "$0" -m creativegraph "$@" <&-'
    return subprocess.run(
        ["sh", "-c", shell, sys.executable, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
