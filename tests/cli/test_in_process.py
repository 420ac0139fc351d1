"""The command run in process tells what a process of its own would."""

from tests.support.commands import command


def test_the_streams_and_the_exit_code_are_those_of_the_command() -> None:
    done = command("run", "outcomes/of_event", "--event", "hcdf-2024", "--format", "csv")

    assert done.code == 0
    assert done.lines[0].startswith("event,event_label,")
    assert command("find").code == 2
    assert command("queries", "weather").stderr.startswith("creativegraph: no topic 'weather'")
