"""The governments of towns by their names, the town that a report is of, and times with which something ends."""

import pytest
from tests.drafting.rules.marked import rows

FAIR = "[Makers Fair|event/makers-fair;cg:Festival]"


@pytest.mark.parametrize(
    ("language", "report"),
    [
        ("en", "{FAIR} was open until [3 May 2025|=2025-05-03]. {FAIR} is on view until [3 May 2025|=2025-05-03]."),
        ("fr", "{FAIR} est visible jusqu'au [3 mai 2025|=2025-05-03]."),
    ],
)
def test_what_lasts_until_a_day_has_no_begin(language: str, report: str) -> None:
    found = {each for each in rows(report.format(FAIR=FAIR), language) if "hasTimeSpan" in each}

    assert found <= {"event/makers-fair | cg:hasTimeSpan | ../2025-05-03"}


def test_the_years_of_a_plan_are_none_of_an_agreement_of_the_town_that_a_report_is_of() -> None:
    report = (
        "City: [Orvane|place/orvane;cg:City]\n\nFigures\n\nOver the next [four|#4] years.\n"
        "[140 artists|#140;code/indicator/participating-artists] live here."
    )

    found = rows(report)

    assert not any("years-of-validity" in each for each in found)
    assert "place/orvane | code/indicator/participating-artists | 140" in found


def test_a_day_before_a_colon_is_when_the_event_behind_it_is_held() -> None:
    report = f"Plan\n\nMarch\n- [12 to 15|=2026-03-12/2026-03-15]: {FAIR}.\n- Other."

    assert "event/makers-fair | cg:hasTimeSpan | 2026-03-12/2026-03-15" in rows(report)
