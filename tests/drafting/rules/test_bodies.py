"""The governments of towns by their names, the town that a report is of, and times with which something ends."""

from dataclasses import replace

import pytest
from tests.drafting.rules.marked import drafted, rows, unmarked

from creativegraph.drafting.rules import candidates

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


def test_what_a_report_below_the_name_of_a_body_alone_counts_is_of_that_body() -> None:
    report = (
        "[Orvane Theatre Company|org/orvane-theatre;org:Organization]\n\nAnnual report\n\n"
        "We gave [312 performances|#312;code/indicator/performances] in all towns of the valley."
    )

    assert "org/orvane-theatre | code/indicator/performances | 312" in rows(report)


def test_what_words_say_of_the_kind_of_a_body_is_no_activity() -> None:
    report = "It is a [training|code/activity-type/training] centre that will open in [March 2027|=2027-03]."

    assert not any("activity/" in each for each in rows(report))


PACT = "[bản ghi nhớ|agreement/pact;cg:Agreement]"
HALL = "[Nhà hát Orvane|place/hall;cg:Venue]"


@pytest.mark.parametrize(
    ("language", "report", "said"),
    [
        (
            "vi",
            "Hội ký " + PACT + ". Mỗi năm, hai bên trao đổi [12 nghệ sĩ|#12;code/indicator/participating-artists].",
            "agreement/pact | code/indicator/participating-artists | 12 | measure=per-year | phase=planned",
        ),
        (
            "vi",
            "{FAIR} mở cửa. Hai hội ký " + PACT + ". Theo đó, hai bên sẽ lập [9 đội|#9;code/indicator/organisations].",
            "agreement/pact | code/indicator/organisations | 9 | phase=planned",
        ),
        (
            "vi",
            HALL + " dự kiến sẽ khánh thành vào [tháng 3/2027|=2027-03].",
            "org/hall | cg:foundedOn | 2027-03",
        ),
        (
            "en",
            "[The Guild Hall|org/hall;org:Organization] will open in [March 2027|=2027-03].",
            "org/hall | cg:foundedOn | 2027-03",
        ),
        (
            "en",
            "Founded in [1974|=1974], [the Guild|org/guild;org:Organization] is small.",
            "org/guild | cg:foundedOn | 1974",
        ),
        (
            "en",
            "{FAIR} was streamed by [Radio Orvane|org/radio;org:Organization].",
            "event/makers-fair | code/role/broadcaster | org/radio",
        ),
        (
            "vi",
            "{FAIR} mở cửa. [Báo Orvane|org/daily;org:Organization] là đơn vị bảo trợ truyền thông.",
            "event/makers-fair | code/role/media-partner | org/daily",
        ),
        (
            "en",
            "{FAIR} is open. [Vela Bank|org/vela;org:Organization], the main sponsor, paid.",
            "event/makers-fair | code/role/sponsor | org/vela",
        ),
    ],
)
def test_what_is_agreed_opened_or_sponsored_is_drafted(language: str, report: str, said: str) -> None:
    found = rows(report.replace("{FAIR}", FAIR), language)

    assert any(each == said or each.startswith(f"{said} | ") for each in found), found


def test_the_years_since_which_an_event_is_held_each_year_are_no_time_of_one() -> None:
    report = "[Lễ hội|event/fair;cg:Festival] được tổ chức hằng năm từ [năm 2017|=2017]."

    assert not any("hasTimeSpan" in each for each in rows(report, "vi"))


def test_the_day_of_what_happens_within_an_event_is_not_its_time() -> None:
    report = f"[Sáng 19/8|=2025-08-19], trong khuôn khổ {FAIR}, [hai hội|org/two;org:Organization] đã gặp nhau."

    assert not any("hasTimeSpan" in each for each in rows(report, "vi"))


@pytest.mark.parametrize("behind", ["\n", "\n\n{FAIR} opened."])
@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "{A} and {B} signed {PACT}."),
        ("fr", "{A} et {B} ont signé {PACT}"),
        ("es", "{A} y {B} firmaron {PACT}"),
        ("vi", "{A} và {B} đã ký {PACT}"),
    ],
)
def test_houses_and_towns_that_sign_in_the_first_line_are_parties(language: str, line: str, behind: str) -> None:
    report = line.format(A="[Old Library|place/library;cg:Venue]", B="[Orvane|place/orvane;cg:City]", PACT=PACT)

    found = rows(report + behind.format(FAIR=FAIR), language)

    assert {each.split(" | ")[2] for each in found if "hasParty" in each} == {"org/library", "org/orvane-government"}


def test_a_town_of_the_first_line_that_the_text_names_again_is_no_party_by_its_government() -> None:
    bureau = "[The Orvane Bureau|org/bureau;org:Organization]"
    report = f"[Orvane|place/orvane;cg:City] signed {PACT}\n\nIn [Orvane|place/orvane;cg:City], {bureau} signed {PACT}."

    found = rows(report)

    assert {each.split(" | ")[2] for each in found if "hasParty" in each} == {"org/bureau"}


def test_a_party_whose_name_nothing_explains_is_not_sure() -> None:
    document, found = unmarked(f"[Orvane|place/orvane;cg:City] and [Brelo Quint|org/brelo-quint] signed {PACT}.")
    body = next(each for each in found if each.text == "Brelo Quint")
    new = replace(body, known=False, confidence="low", classes=("org:Organization",))
    guessed = [new if each is body else each for each in found]

    made = candidates(document, guessed)

    assert {each.value: each.confidence for each in made if each.property.endswith("hasParty")} == {
        "org/brelo-quint": "medium",
        "org/orvane-government": "high",
    }


@pytest.mark.parametrize(
    ("language", "line", "words"),
    [
        ("en", "{A} and Brelo signed {PACT} in [2024|=2024].", "Brelo"),
        ("en", "Brelo and {A} signed {PACT}.", "Brelo"),
        ("fr", "[La Bibliothèque nationale|!cg:Venue] et {A} ont signé {PACT}.", "La Bibliothèque nationale"),
        ("es", "{A} y Brelo firmaron {PACT}.", "Brelo"),
        ("vi", "{A} và Brelo đã ký {PACT}.", "Brelo"),
    ],
)
def test_who_signs_and_is_not_recognised_is_told_beside_the_rows(language: str, line: str, words: str) -> None:
    report = line.format(A="[The Guild|org/guild;org:Organization]", PACT=PACT)

    made = [each for each in drafted(f"Report\n\n{report}", language) if each.subject == "agreement/pact"]

    assert made
    assert all(words in each.columns["note"] and each.confidence != "high" for each in made)


def test_no_note_stands_beside_rows_of_which_all_parties_are_recognised() -> None:
    guild = "[The Guild|org/guild;org:Organization]"

    made = drafted(f"Report\n\nIn Brelo, {guild} and [Orvane|place/orvane;cg:City] signed {PACT}.")

    assert {each.confidence for each in made} == {"high"}
    assert not any("note" in each.columns for each in made)
