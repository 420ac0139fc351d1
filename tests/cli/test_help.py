"""What the commands say of themselves."""

import re
import subprocess
import sys
from inspect import signature

import pytest
from tests.support.commands import command
from tests.support.helps import PAGE, README, TABLE, helps, names, table

from creativegraph import __version__, catalogue, push
from creativegraph.plot.picture import SCALE
from creativegraph.site.write import MOST

LOADED = """
import sys
from creativegraph.cli import main
try:
    main(["--help"])
except SystemExit:
    print(*[name for name in sys.argv[1:] if name in sys.modules], file=sys.stderr)
"""
HEAVY = (
    "pyoxigraph",
    "rdflib",
    "networkx",
    "requests",
    "rich",
    "openpyxl",
    "pyshacl",
    "yaml",
    "creativegraph.validation",
)


def test_the_help_of_every_command_is_the_kept_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")

    assert helps() == PAGE.read_text(encoding="utf-8"), "if the change is meant: python -m tests.support.helps"


def test_a_number_that_a_help_gives_as_default_is_that_of_the_library() -> None:
    page = PAGE.read_text(encoding="utf-8")
    batch = signature(push).parameters["batch"].default

    assert re.search(rf"--batch N .*\[default: {batch}\]", page)
    assert re.search(rf"--limit N .*files the site may have.*\[default: {MOST}\]", page)
    assert re.search(rf"--scale NUMBER .*\[default: {SCALE}\]", page)


def test_the_table_of_the_readme_has_the_summaries_of_the_help() -> None:
    shown = TABLE.search(README.read_text(encoding="utf-8"))

    assert shown is not None
    assert shown[0] == table(), "run python -m tests.support.helps"
    in_help = " ".join(command("--help").stdout.split())
    assert [row for row in re.findall(r"^\| `creativegraph (\w+)` \| (.*) \|$", table(), re.MULTILINE)
            if " ".join(row) not in in_help] == []  # fmt: skip


def test_no_summary_is_cut_off() -> None:
    for words in ((), ("plot",), ("ontology",)):
        assert "..." not in command(*words, "--help").stdout.partition("Commands:")[2]


def test_the_help_loads_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *HEAVY], capture_output=True, text=True, check=False, timeout=60
    )

    assert "Commands:" in done.stdout
    assert done.stderr.split() == []


def test_the_help_of_a_query_lists_its_parameters_with_kind_and_help() -> None:
    query = catalogue.load("outcomes/of_event")

    shown = " ".join(command("run", "outcomes/of_event", "--help").stdout.split())

    for each in query.parameters:
        assert f"--{each.name} " in shown
        assert each.help in shown
    assert query.summary in shown
    assert "--indicator INDICATOR" in shown


def test_every_query_has_a_help() -> None:
    failed = [name for name in catalogue.names() if command("run", name, "--help").code]

    assert failed == []


def test_the_version_is_that_of_the_package() -> None:
    assert command("--version").stdout == f"creativegraph {__version__}\n"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("fnd", "hanoi"), "did you mean find?"),
        (("plot", "mapp"), "did you mean map?"),
        (("find", "hanoi", "--limt", "3"), "did you mean --limit?"),
    ],
)
def test_a_misspelt_word_suggests_the_near_one(words: tuple[str, ...], meant: str) -> None:
    done = command(*words)

    assert done.code == 2
    assert meant in done.stderr


def test_a_misspelt_parameter_suggests_the_near_one() -> None:
    done = command("run", "cities/members", "--netwrk", "uccn")

    assert done.code == 1
    assert "cities/members: no option --netwrk; did you mean --network?" in done.stderr


def test_a_choice_that_is_none_lists_those_there_are() -> None:
    done = command("find", "hanoi", "--format", "xml")

    assert done.code == 1
    assert done.stderr == "creativegraph: no format 'xml'; choose one of table, csv, json, xlsx, parquet\n"


def test_a_picture_takes_its_own_options_only() -> None:
    assert [words for words in names() if words[0] == "plot"][1:] == [
        ("plot", "map"), ("plot", "timeline"), ("plot", "network"), ("plot", "outcomes")
    ]  # fmt: skip
    assert command("plot", "timeline", "--country", "vietnam", "-o", "x.svg").code == 2
