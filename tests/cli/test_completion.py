"""What the shell offers while a command is typed."""

from pathlib import Path

from click.shell_completion import ShellComplete
from tests.support.commands import command

from creativegraph.cli.app import COMMANDS, app


def offered(*words: str) -> list[str]:
    """Return what the shell offers for the last of the words."""
    shell = ShellComplete(app, {}, "creativegraph", "_CREATIVEGRAPH_COMPLETE")
    return [each.value for each in shell.get_completions(list(words[:-1]), words[-1])]


def test_commands_are_offered_in_their_order() -> None:
    assert offered("") == list(COMMANDS)
    assert offered("plot", "") == ["map", "timeline", "network", "outcomes"]


def test_queries_are_offered_by_name() -> None:
    assert offered("run", "outcomes/of_e") == ["outcomes/of_editions", "outcomes/of_event"]


def test_the_parameters_of_the_query_are_offered_as_options() -> None:
    assert offered("run", "outcomes/of_event", "--")[:2] == ["--event", "--indicator"]
    assert offered("run", "outcomes/of_event", "--ind") == ["--indicator"]


def test_a_parameter_is_offered_things_of_its_kind() -> None:
    assert "hcdf-2024" in offered("run", "outcomes/of_event", "--event", "hcdf-2")
    assert "visitors" in offered("run", "outcomes/of_event", "--indicator", "visi")
    assert "hanoi" in offered("run", "cities/membership_of", "--city", "hano")
    assert "hanoi" not in offered("run", "outcomes/of_event", "--event", "hano")


def test_things_of_the_graph_that_the_options_name_are_offered(tmp_path: Path) -> None:
    command("example", str(tmp_path))

    found = offered("run", "outcomes/of_event", "--graph", str(tmp_path / "mine"), "--event", "orvane")

    assert found == ["orvane-fair-2024"]


def test_choices_are_offered() -> None:
    assert offered("find", "hanoi", "--format", "") == ["table", "csv", "json", "xlsx", "parquet"]


def test_nothing_is_offered_for_a_query_that_is_not_there() -> None:
    assert offered("run", "no/such_query", "--eve") == []
