"""Which observations reach the direct layer: figures compete as wholes, and only where they count the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from creativegraph.tables import build

HEADER = "id,subject,property,value,lang,sources,quote,start,end,mode,rank,reason,from,to\n"
SOURCES = "id,kind,title,lang\npress,press,Press,en\n"
Figure = tuple[str, str, str, str]
"""The name of an observation, its indicator, its date (or nothing) and its rank."""


@pytest.fixture
def observed(tmp_path: Path) -> Callable[..., set[str]]:
    """The observations in the direct layer of a graph with some figures of one event."""

    def standing(*figures: Figure) -> set[str]:
        rows = []
        for name, indicator, day, rank in figures:
            reason = "counted" if rank else ""
            facts = {"sosa:hasFeatureOfInterest": "event/e", "sosa:observedProperty": f"code/indicator/{indicator}"}
            facts |= {"cg:hasTimeSpan": day} if day else {}
            rows += [f"{name}{n},obs/{name},{each},{facts[each]},,press,,,,,,,," for n, each in enumerate(facts)]
            rows.append(f"{name}9,obs/{name},sosa:hasSimpleResult,100,,press,,,,,{rank},{reason},,")
        (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
        (tmp_path / "claims.csv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
        found = "\n".join(build([tmp_path]).direct())
        return {name for name, *_ in figures if f"/obs/{name}>" in found}

    return standing


def test_a_preferred_figure_beats_the_others_of_its_indicator(observed: Callable[..., set[str]]) -> None:
    assert observed(("a", "visitors", "", ""), ("b", "visitors", "", "preferred")) == {"b"}


def test_a_preferred_figure_leaves_other_indicators_alone(observed: Callable[..., set[str]]) -> None:
    assert observed(("a", "countries", "", ""), ("b", "visitors", "", "preferred")) == {"a", "b"}


def test_a_preferred_figure_leaves_figures_of_other_dates_alone(observed: Callable[..., set[str]]) -> None:
    found = observed(("a", "visitors", "2023", ""), ("b", "visitors", "2024", "preferred"))

    assert found == {"a", "b"}


def test_an_observation_whose_figure_is_deprecated_is_left_out_as_a_whole(observed: Callable[..., set[str]]) -> None:
    assert observed(("a", "visitors", "", "deprecated"), ("b", "countries", "", "")) == {"b"}
