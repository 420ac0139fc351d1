"""What the shell offers while a command is typed."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.commands import Done, command

from creativegraph.cli.app import app
from creativegraph.cli.completion import offered as found
from creativegraph.project import in_use


def offered(*words: str) -> list[str]:
    """Return what the shell offers for the last of the words."""
    return [value for value, _ in found(app, words)]


def command_with(asked: str, *words: str) -> Done:
    """Return what a shell gets that asks by the variable of the environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("_CREATIVEGRAPH_COMPLETE", asked)
        return command(*words)


def test_commands_are_offered_in_their_order() -> None:
    assert offered("") == list(app.names)
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


def test_bash_asks_by_its_script() -> None:
    script = command_with("bash_source").stdout
    asked = f"""creativegraph() {{ {sys.executable} -m creativegraph "$@"; }}
{script}
COMP_WORDS=(creativegraph plot ""); COMP_CWORD=2; _creativegraph; echo "${{COMPREPLY[*]}}"
"""

    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=False, timeout=60)

    assert done.stdout.split() == ["map", "timeline", "network", "outcomes"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_an_explanation_with_each_word(shell: str) -> None:
    assert "_CREATIVEGRAPH_COMPLETE" in command_with(f"{shell}_source").stdout
    assert command_with(f"{shell}_complete", "plot", "ti").stdout == (
        "timeline\tDraw agreements and events in chronological order.\n"
    )


def test_classes_are_offered_by_their_curie_and_only_those_that_fit() -> None:
    kinds = offered("run", "events/of_kind", "--kind", "")

    assert {"cg:Festival", "cg:Forum"} <= set(kinds)
    assert "cg:City" not in kinds
    assert offered("run", "events/of_kind", "--kind", "cg:F") == ["cg:Festival", "cg:Forum"]
    assert offered("run", "events/of_kind", "--kind", "fest") == ["cg:Festival"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (("queries", "outcomes/of_ev"), "outcomes/of_event"),
        (("queries", "out"), "outcomes"),
        (("plot", "map", "--country", "viet"), "vietnam"),
        (("plot", "outcomes", "--event", "hcdf-2024"), "hcdf-2024"),
        (("nearest", "hanoi", "--field", "mus"), "music"),
        (("nearest", "hano"), "hanoi"),
        (("show", "hano"), "hanoi"),
        (("why", "hcdf-2024"), "hcdf-2024"),
        (("show", "hanoi", "--sources", "artic"), "article"),
    ],
)
def test_what_other_commands_take_is_offered(words: tuple[str, ...], value: str) -> None:
    assert value in offered(*words)


def test_things_kinds_and_questions_of_the_project_where_one_is_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command("new", "twins", "--alone")
    outside = offered("why", "market/o")
    monkeypatch.chdir("twins")

    assert outside == []
    assert offered("why", "market/o") == ["market/orvane"]
    assert offered("template", "ma") == ["market"]
    assert offered("queries", "twins/") == ["twins/of_rhythm"]
    assert offered("run", "tw") == ["twins/of_rhythm"]
    assert offered("run", "twins/of_rhythm", "--rhythm", "ye") == ["yearly"]
    assert in_use() is None
