"""The command run in process tells what a process of its own would."""

from pathlib import Path

import pytest
from tests.support.commands import command

from creativegraph.files.remains import beside


def test_the_streams_and_the_exit_code_are_those_of_the_command() -> None:
    done = command("run", "outcomes/of_event", "--event", "hcdf-2024", "--format", "csv")

    assert done.code == 0
    assert done.lines[0].startswith("event,event_label,")
    assert command("find").code == 2
    assert command("queries", "weather").stderr.startswith("creativegraph: no topic 'weather'")


def test_an_interrupt_while_what_was_begun_is_removed_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = beside(tmp_path / "graph.ttl")

    def interrupted(_words: object) -> None:
        begun.touch()
        raise KeyboardInterrupt

    monkeypatch.setattr("creativegraph.cli.called", interrupted)

    done = command("queries")

    assert (done.code, done.stderr) == (130, "interrupted\n")
    assert list(tmp_path.iterdir()) == []
