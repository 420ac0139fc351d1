"""Progress is drawn for people only, and only of what takes long."""

import io
import time

import pytest

from creativegraph.cli import progress as module
from creativegraph.cli.options import Places
from creativegraph.cli.progress import progress
from creativegraph.errors import ArgumentError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_for(monkeypatch: pytest.MonkeyPatch, patience: float) -> Terminal:
    """Put a terminal in place of stderr; called in the test, since pytest puts its own there after the fixtures."""
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(module, "PATIENCE", patience)
    return made


def waited(terminal: Terminal, text: str) -> bool:
    until = time.monotonic() + 10
    while text not in terminal.getvalue() and time.monotonic() < until:
        time.sleep(0.05)
    return text in terminal.getvalue()


def test_a_long_call_is_drawn_with_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_for(monkeypatch, 0.0)

    with progress("reading") as draw:
        assert waited(terminal, "reading")
        draw("checking", 3, 10)
        assert waited(terminal, "checking")


def test_a_call_within_a_call_reports_to_the_same_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_for(monkeypatch, 0.0)

    with progress("outer") as outer, progress("inner") as inner:
        assert inner is outer
        assert waited(terminal, "inner")


def test_a_quick_call_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_for(monkeypatch, 60.0)

    with progress("reading"):
        pass

    assert terminal.getvalue() == ""


def test_nothing_is_drawn_where_stderr_is_no_terminal_and_a_long_call_says_what_it_does(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with progress("reading"):
        pass
    assert capsys.readouterr().err == ""

    monkeypatch.setattr(module, "SILENCE", 0.01)
    with progress("reading"):
        until = time.monotonic() + 10
        while not (said := capsys.readouterr().err) and time.monotonic() < until:
            time.sleep(0.01)

    assert said == "reading …\n"


def test_the_steps_of_a_long_call_are_told_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SILENCE", 0.05)
    said, until = "", time.monotonic() + 10

    with progress("reading") as tell:
        for step in ("validating", "writing"):
            with progress("the same"):
                tell(step, 3_000, 10_000)
                while step not in said and time.monotonic() < until:
                    said += capsys.readouterr().err
                    time.sleep(0.01)

    assert said.splitlines() == ["validating (3,000 of 10,000) …", "writing (3,000 of 10,000) …"]


def test_an_estimate_that_is_passed_is_no_longer_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal_for(monkeypatch, 60.0)
    told = module.Told("reading")

    told("pages", 64, 64)
    assert told.line == "pages (64 of 64) …"
    told("pages", 1180, 64)
    assert told.line == "pages (1,180) …"
    told.stop()
    with progress("reading") as draw:
        draw("pages", 180, 64)
        assert isinstance(draw, module.Progress)
        assert draw.state == ("pages", 180, 0)


def test_a_graph_that_is_made_at_first_use_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_for(monkeypatch, 0.0)

    def slow(*_places: object, progress: module.Progress, **_options: object) -> None:
        progress("make the packaged graph", 0, 2)
        assert waited(terminal, "make the packaged graph")
        raise ArgumentError("made")

    monkeypatch.setattr("creativegraph.store.open.open_graph", slow)

    with pytest.raises(ArgumentError, match="made"):
        Places().open()
