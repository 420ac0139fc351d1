"""What the packaged phrases find in small texts of four languages, to the cell (``sentences.csv``)."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drafting.rules.marked import drafted, rows, unmarked

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.rules import candidates
from creativegraph.drafting.rules.quantities import how_sure

NAMES = {
    "FAIR": "event/fair;cg:Festival",
    "FORUM": "event/forum;cg:Forum",
    "OFFICE": "org/office;org:FormalOrganization",
    "GUILD": "org/guild;org:Organization",
    "BANK": "org/bank;org:Organization",
    "CITY": "place/orvane;cg:City",
    "HALL": "place/hall;cg:Venue",
    "LAND": "place/orvania;cg:Country",
    "PACT": "agreement/pact;cg:Agreement",
    "PROJECT": "project/craft;cg:Project",
    "NET": "network/uccn;cg:CityNetwork",
    "ANN": "person/ann;cg:Person",
    "PLAN": "policy/plan;cg:Strategy",
    "PRIZE": "prize/orvane;cg:Prize",
    "MAY": "=2025-05",
    "MAY_2": "=2025-05-03",
}
"""What marks in the table stand for."""


def cases() -> list[tuple[str, str, frozenset[str]]]:
    """The sentences, with what they say."""
    with (Path(__file__).parent / "sentences.csv").open(encoding="utf-8", newline="") as file:
        return [
            (row["language"], row["report"].format(**NAMES), frozenset(filter(None, row["said"].split("; "))))
            for row in csv.DictReader(file)
        ]


CASES = cases()


@pytest.mark.parametrize(("language", "report", "said"), CASES)
def test_a_sentence_says(language: str, report: str, said: frozenset[str]) -> None:
    assert rows(report, language) == said


@given(st.lists(st.sampled_from(CASES), min_size=1, max_size=6), st.sampled_from([" ", "\n\n", "\n"]))
def test_quotations_are_verbatim_and_drafts_the_same_each_time(
    parts: list[tuple[str, str, frozenset[str]]], between: str
) -> None:
    document, mentions = unmarked(between.join(report for _, report, _ in parts), parts[0][0])

    found = candidates(document, mentions)

    assert all(document.text[each.start : each.end] == each.quote for each in found)
    assert all(each.quote.strip() == each.quote for each in found)
    assert found == candidates(document, mentions)


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_around_a_statement_does_no_harm(before: str, behind: str) -> None:
    clean = [each.translate(dict.fromkeys(map(ord, "[]|"))) for each in (before, behind)]

    found = drafted(
        f"{clean[0]}\n\n[The Office|org/o;org:Organization] organised [the Fair|event/f;cg:Event].\n\n{clean[1]}"
    )

    assert ("event/f", "cg:organisedBy", "org/o") in {(each.subject, each.property, each.value) for each in found}


@pytest.mark.parametrize(
    "report", ["{OFFICE_} allegedly organised {FAIR_}.", "If {OFFICE_} organised {FAIR_}, it is old."]
)
def test_what_is_rumoured_or_conditional_is_doubtful(report: str) -> None:
    marks = {"OFFICE_": f"[the Office|{NAMES['OFFICE']}]", "FAIR_": f"[the Fair|{NAMES['FAIR']}]"}

    assert {each.confidence for each in drafted(report.format(**marks))} == {"low"}


def test_a_figure_whose_words_mean_its_indicator_only_loosely_is_doubtful() -> None:
    house = Mention("figure", 0, 9, "12 houses", indicator="code/indicator/x", confidence="low")
    visitor = replace(house, confidence="high")

    sure, loose = (how_sure([each], 0, "code/indicator/x") for each in (visitor, house))

    assert (sure, loose, how_sure([], -1, "cg:hasTimeSpan")) == ("high", "low", "high")


def test_a_report_without_mentions_says_nothing() -> None:
    assert drafted("The fair was held in Orvane.") == []
