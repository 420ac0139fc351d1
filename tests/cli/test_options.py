"""The options that choose sources, on the commands about a graph."""

import pytest
from tests.support.commands import command

SINCE = "PREFIX cg: <https://w3id.org/creativegraph/ontology#> SELECT ?m ?year { ?m cg:memberSince ?year }"
MARKED = "2029 is as printed and corrected to 2019"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("run", "cities/membership_of", "--city", "hanoi"), MARKED),
        (("show", "membership/hanoi-uccn"), MARKED),
        (("why", "membership/hanoi-uccn", "memberSince"), "2029"),
        (("find", "asahikawa"), "place/asahikawa"),
        (("network", "agreements"), "SOVICO"),
        (("sparql", SINCE), MARKED),
        (("run", "places/activities_outside", "--home", "vietnam"), "1 more row with background=True"),
    ],
)
def test_commands_take_a_source_as_its_id_or_as_the_thing(words: tuple[str, ...], text: str) -> None:
    done = command(*words, "--sources", "source/article")

    assert done.code == 0, done.stderr
    assert text in done.stdout + done.stderr


def test_corrections_and_background_are_flags_beside_sources() -> None:
    done = command(
        "run", "cities/membership_of", "--city", "hanoi", "--sources", "article", "--corrected", "--background",
        "-f", "csv",
    )  # fmt: skip

    assert (",2019," in done.stdout, "2029" in done.stdout, done.stderr) == (True, False, "")


@pytest.mark.parametrize("words", [("find", "hanoi"), ("plot", "map", "-o", "map.svg")])
def test_a_source_that_is_none_is_refused_with_those_there_are(words: tuple[str, ...]) -> None:
    done = command(*words, "--sources", "articl")

    assert done.code == 1
    assert done.stderr.startswith("creativegraph: no source named 'articl'; did you mean article? there are ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "place/hanoi", "--sources", ""), "--sources is empty; give a value, or leave it out"),
        (("show", "place/hanoi", "--corrected"), "--corrected goes with --sources; name sources or leave it out"),
        (("build", "--background"), "--background goes with --sources; name sources or leave it out"),
    ],
)
def test_a_flag_without_sources_is_refused(words: tuple[str, ...], message: str) -> None:
    assert command(*words).stderr == f"creativegraph: {message}\n"
