"""The embedded engines give what rdflib and pySHACL give: compared with digests, and with the engines themselves."""

import json

import pytest
from tests.support import answers

CASES = [(engine, name) for engine, cases in answers.ENGINES.items() for name in cases()]


BY_CHANCE = ["damaged 100-124"]
"""Here a text, 10 and a line break, stands where a number must: rdflib casts it to one, Oxigraph does not. Both find
that it is no number; pySHACL compares it besides."""


def differences(engine: str) -> list[str]:
    """The cases in which the embedded engine does not give the rows of the digest."""
    lines = answers.kept(engine)
    return [
        name for name in answers.ENGINES[engine]() if name not in lines or lines[name][4:] != answers.ours(engine, name)
    ]


@pytest.mark.parametrize("engine", answers.ENGINES)
def test_every_answer_belongs_to_what_is_asked_now(engine: str) -> None:
    assert answers.misfits(engine) == [], answers.CURE


def test_the_embedded_engine_gives_the_rows_of_rdflib_in_their_order() -> None:
    assert differences("rdflib") == []


def test_the_fast_engine_gives_the_results_of_pyshacl_in_every_world_and_damaged_graph() -> None:
    assert differences("pyshacl") == BY_CHANCE


def test_nearly_every_fault_of_the_tables_is_still_found_when_all_stand_in_one_graph() -> None:
    rows = answers.of_pyshacl()["all faults"].ours()

    assert len({json.loads(row)[2] for row in rows[1:]}) > 90


@pytest.mark.cold
@pytest.mark.parametrize(("engine", "name"), CASES)
def test_the_slow_engine_answers_as_its_digest_says(engine: str, name: str) -> None:
    found = answers.theirs(engine, name)

    assert found == answers.kept(engine).get(name), answers.CURE
