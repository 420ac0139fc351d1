"""A site asks each question once, however many of its parts show the answer."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.projects import BASE, laid

import creativegraph as cg
from creativegraph.engine import OxigraphEngine
from creativegraph.site.content import answers
from creativegraph.site.content.answers import AskedOnce
from creativegraph.site.portal import Portal

OF_MARKETS = """\
#+ summary: Markets, by IRI.
#+ answers: Which markets are there?
#+ row: A market.
#+ counts: A market counts once.
#+ columns:
#+   market: iri
#+ added: "0.1"

PREFIX base: <https://example.org/base/ontology#>

SELECT DISTINCT ?market
WHERE { ?market a base:Market }
ORDER BY STR(?market)
"""


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


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the engine is asked, where each answer is worth keeping."""
    monkeypatch.setattr(answers, "WORTH", -1.0)
    texts: list[str] = []
    select = OxigraphEngine.select

    def noted(engine: OxigraphEngine, text: str) -> bytes:
        texts.append(text)
        return select(engine, text)

    monkeypatch.setattr(OxigraphEngine, "select", noted)
    return texts


def test_an_answer_is_kept_until_a_property_changes_that_it_reads(
    given: Callable[[str], cg.Graph], asked: list[str]
) -> None:
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
    given: Callable[[str], cg.Graph], asked: list[str]
) -> None:
    world = 'place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:foundedYear 1900 .'

    def times(text: str) -> int:
        asked.clear()
        assert len(Portal(given(text)).graph.run("claims/facts_of", thing="place/alba"))
        return sum("?thing ?property ?stated ." in each for each in asked)

    assert (times(world), times(world), times(world.replace("1900", "1901"))) == (1, 0, 1)


def test_an_answer_to_a_question_of_ones_own_is_kept_as_well(tmp_path: Path, asked: list[str]) -> None:
    folder = laid(tmp_path, BASE)
    (folder / "queries/markets").mkdir(parents=True)
    (folder / "queries/markets/all.rq").write_text(OF_MARKETS)
    claims = folder / "data/claims.csv"

    def rows(old: str, new: str) -> tuple[list[object], int]:
        claims.write_text(claims.read_text().replace(old, new))
        asked.clear()
        found = list(Portal(cg.open_graph(folder)).graph.run("markets/all"))
        return list(found), sum("base:Market" in each for each in asked)

    first, once = rows("", "")
    same, again = rows("1900", "1901")
    other, anew = rows("place/hall", "place/yard")

    assert (once, again, anew) == (1, 0, 1)
    assert first == same != other
