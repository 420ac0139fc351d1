"""What the shell offers while a command is typed."""

from click.shell_completion import ShellComplete

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


def test_choices_are_offered() -> None:
    assert offered("find", "hanoi", "--format", "") == ["table", "csv", "json", "xlsx", "parquet"]


def test_nothing_is_offered_for_a_query_that_is_not_there() -> None:
    assert offered("run", "no/such_query", "--eve") == []
