"""A site asks each question once, however many of its parts show the answer."""

from collections import Counter
from collections.abc import Callable

import pytest

import creativegraph as cg
from creativegraph.engine import OxigraphEngine
from creativegraph.site.content import answers
from creativegraph.site.content.answers import AskedOnce
from creativegraph.site.portal import Portal


def test_a_question_is_asked_once_for_the_same_values_and_languages(
    given: Callable[[str], cg.Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Counter[str]()
    select = OxigraphEngine.select

    def counted(engine: OxigraphEngine, text: str) -> bytes:
        asked[text] += 1
        return select(engine, text)

    monkeypatch.setattr(OxigraphEngine, "select", counted)
    graph = AskedOnce(given('place:alba a cg:City ; skos:prefLabel "Alba"@en, "An-ba"@vi . place:belmar a cg:City .'))

    first = graph.run("claims/labels_of", thing="place/alba")
    again = graph.run("claims/labels_of", thing="place/alba", languages=("en", "vi", "en"))
    other = graph.run("claims/labels_of", thing="place/belmar")

    assert list(first) == list(again) != list(other)
    assert max(asked.values()) == 1


def test_an_answer_is_kept_until_a_property_changes_that_it_reads(
    given: Callable[[str], cg.Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "WORTH", -1.0)
    asked: list[str] = []
    select = OxigraphEngine.select

    def noted(engine: OxigraphEngine, text: str) -> bytes:
        asked.append(text)
        return select(engine, text)

    monkeypatch.setattr(OxigraphEngine, "select", noted)
    world = "place:alba a cg:Country . place:b a cg:City ; cg:locatedIn place:alba ; cg:foundedYear 1900 ."

    def rows(text: str) -> tuple[list[object], int]:
        asked.clear()
        found = list(Portal(given(text)).graph.run("places/within", place="place/alba"))
        return list(found), sum("locatedIn" in each for each in asked)

    first, once = rows(world)
    same, again = rows(world.replace("1900", "1901"))
    other, anew = rows(world.replace("place:b", "place:c"))

    assert (once, again, anew) == (1, 0, 1)
    assert first == same != other


def test_an_answer_that_may_read_any_property_is_kept_until_a_triple_changes(
    given: Callable[[str], cg.Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "WORTH", -1.0)
    asked: list[str] = []
    select = OxigraphEngine.select

    def noted(engine: OxigraphEngine, text: str) -> bytes:
        asked.append(text)
        return select(engine, text)

    monkeypatch.setattr(OxigraphEngine, "select", noted)
    world = 'place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:foundedYear 1900 .'

    def times(text: str) -> int:
        asked.clear()
        assert len(Portal(given(text)).graph.run("claims/facts_of", thing="place/alba"))
        return sum("?thing ?property ?stated ." in each for each in asked)

    assert (times(world), times(world), times(world.replace("1900", "1901"))) == (1, 0, 1)
