"""A site asks each question once, however many of its parts show the answer."""

from collections import Counter
from collections.abc import Callable

import pytest

import creativegraph as cg
from creativegraph.engine import OxigraphEngine
from creativegraph.site.content.answers import AskedOnce


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
