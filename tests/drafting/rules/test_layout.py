"""Lines with labels, lists with what introduces them, tables, headings, and the editions of a series."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drafting.rules.marked import drafted, rows, unmarked

from creativegraph.drafting.mentions.edition_words import ordinal
from creativegraph.drafting.rules import candidates
from creativegraph.drafting.rules.outline import Outline
from creativegraph.drafting.sentences import sentences

WEEK = "[Craft Week 2023|event/craft-week-2023;cg:Festival]"
FAIR = "[Makers Fair|event/makers-fair;cg:Festival]"


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "Organisers"), ("vi", "Đơn vị tổ chức"), ("fr", "Organisateur "), ("es", "Organizan")],
)
def test_a_label_says_what_its_value_is_to_the_thing_of_the_title(language: str, label: str) -> None:
    report = f"{WEEK}\n\n{label}: [Arts Trust|org/arts-trust;org:Organization], [Guild|org/guild;org:Organization]"

    found = rows(report, language)

    assert {
        "event/craft-week-2023 | cg:organisedBy | org/arts-trust",
        "event/craft-week-2023 | cg:organisedBy | org/guild",
    } <= found


def test_the_items_of_a_programme_are_parts_of_the_event_and_their_figures_are_their_own() -> None:
    report = (
        f"{WEEK}\n\nThe programme includes:\n- the {FAIR}, with [64 exhibitors|#64;code/indicator/participants];\n"
        "- [Forum|event/forum;cg:Forum]"
    )

    found = rows(report)

    assert "event/makers-fair | cg:partOfEvent | event/craft-week-2023" in found
    assert "event/forum | cg:partOfEvent | event/craft-week-2023" in found
    assert "event/makers-fair | code/indicator/participants | 64" in found


def test_the_items_of_targets_are_targets_of_the_edition_of_their_year() -> None:
    report = f"{WEEK}\n\nTargets for [2024|=2024]\n\n- [5,000 visitors|#5,000;code/indicator/visitors]"

    assert "event/craft-week-2024 | code/indicator/visitors | 5,000 | phase=target | when=2024" in rows(report)


def test_a_figure_of_another_year_is_one_of_another_edition() -> None:
    report = f"{WEEK} drew [900 visitors|#900;code/indicator/visitors] in [2022|=2022]."

    assert "event/craft-week-2022 | code/indicator/visitors | 900 | when=2022" in rows(report)


def test_an_event_without_a_year_in_its_name_is_parted_where_it_has_several() -> None:
    week = "[Craft Week|event/craft-week;cg:Festival]"
    report = (
        f"{week} was held on [3 May 2023|=2023-05-03]. In [2022|=2022] {week} drew [900 visitors|#900;"
        "code/indicator/visitors]."
    )
    document, mentions = unmarked(report)

    found = candidates(document, [replace(each, known=False) for each in mentions])

    assert {(each.subject, each.value) for each in found} == {
        ("event/craft-week-2023", "2023-05-03"), ("event/craft-week-2022", "900"),
    }  # fmt: skip


def test_a_table_has_years_targets_and_units_in_its_headers() -> None:
    report = (
        f"{WEEK}\n\nIndicator | 2022 | Target 2025\nVisitors | 31,200 | 40,000\n\n"
        "Year | Visitors | Budget (€)\n2019 | 24,000 | 310,000"
    )

    assert {
        "event/craft-week-2022 | code/indicator/visitors | 31,200 | when=2022",
        "event/craft-week-2025 | code/indicator/visitors | 40,000 | phase=target | when=2025",
        "event/craft-week-2019 | code/indicator/visitors | 24,000 | when=2019",
        "event/craft-week-2019 | code/indicator/budget | 310,000 € | when=2019",
    } <= rows(report)


def test_what_a_section_says_is_of_its_heading_and_not_of_what_was_named_last() -> None:
    report = (
        f"{WEEK}\n\nThe {FAIR} was held on [3 May 2023|=2023-05-03].\n\nResults\n\n"
        "It created [85 jobs|#85;code/indicator/jobs]."
    )

    assert "event/craft-week-2023 | code/indicator/jobs | 85" in rows(report)


def test_a_numbered_line_outside_of_a_list_is_a_heading() -> None:
    text = "1. The fair\nIt was held.\n\nWe saw:\n- jugs;\n- bowls."
    found = sentences(text, "en")
    outline = Outline(text, found)

    assert [text[each.start : each.end] for each in outline.above(len(text))] == ["The fair"]
    assert [each and text[each.start : each.end] for each in map(outline.introducing, range(len(found)))] == [
        None, None, None, "We saw:", "We saw:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "number"),
    [("The 12th edition", 12), ("11e édition", 11), ("XXIII edición", 23), ("lần thứ 5", 5), ("lần thứ nhất", 1),
     ("lần thứ ba", 3), ("the third edition", 3),
     ("IV edición", 4), ("The 2021 edition", 0), ("this edition", 0)],
)  # fmt: skip
def test_the_number_of_an_edition_is_read(words: str, number: int) -> None:
    assert ordinal(words) == number


@given(st.lists(st.sampled_from(["Visitors", "2019", "31,200", "Target", "–", "", "a | b", "x: 5"]), max_size=30),
       st.sampled_from(["\n", " | ", "\n- ", "\n\n"]))  # fmt: skip
def test_any_layout_is_read_and_quoted_verbatim(parts: list[str], between: str) -> None:
    report = f"{WEEK}\n\n" + between.join(parts)
    text = report.replace(WEEK, "Craft Week 2023")

    assert all(text[each.start : each.end] == each.quote for each in drafted(report))


def test_a_table_of_sources_says_who_gave_how_much() -> None:
    report = (
        "[Clay|project/clay;cg:Project]\n\nSource | Amount (EUR)\n"
        "[Arts Trust|org/arts-trust;org:Organization] | 1,200\n"
        "Total | 3,000"
    )

    found = rows(report)

    assert "project/clay | code/indicator/contribution | 1,200 EUR | funder=org/arts-trust" in found
    assert "project/clay | code/indicator/budget | 3,000 EUR" in found


def test_a_table_of_editions_tells_of_each_its_dates_and_figures() -> None:
    report = (
        f"{WEEK}\n\nEdition | Dates | Visitors\n2019 | [3 May 2019|=2019-05-03] | 800\n"
        "2021 | [4 May 2021|=2021-05-04] | 900"
    )

    found = rows(report)

    assert "event/craft-week-2019 | cg:hasTimeSpan | 2019-05-03" in found
    assert "event/craft-week-2021 | code/indicator/visitors | 900 | when=2021" in found


def test_a_heading_such_as_results_makes_nothing_doubtful() -> None:
    report = f"{WEEK}\n\nResults of the week\n\n- [5,000 visitors|#5,000;code/indicator/visitors] came"

    assert "event/craft-week-2023 | code/indicator/visitors | 5,000" in rows(report)


def test_what_a_section_is_about_ends_with_it() -> None:
    report = (
        f"{WEEK}\n\n1. The {FAIR}\n\nIt grew again, as many had wished for years.\n\n"
        "2. Money\n\nThere were [64 exhibitors|#64;code/indicator/participants]."
    )

    assert "event/craft-week-2023 | code/indicator/participants | 64" in rows(report)


def test_an_answer_is_read_with_the_question_above_it() -> None:
    report = f"{WEEK}\n\nWhat is your budget?\n\n[98,000 euros|#98,000 euros;code/indicator/budget]."

    assert "event/craft-week-2023 | code/indicator/budget | 98,000 euros" in rows(report)


def test_an_edition_with_a_number_in_its_name_is_one_of_its_series() -> None:
    found = rows("The [12th Orvane Fair|event/orvane-fair-12th;cg:Festival] opened.")

    assert "event/orvane-fair-12th | cg:editionOf | series/orvane-fair" in found


def test_who_gives_money_is_among_the_things_of_a_draft() -> None:
    trust, money = "[Arts Trust|org/arts-trust;org:Organization]", "[900 euros|#900 euros;code/indicator/funding]"

    made = drafted(f"{WEEK} began. {trust} gave {money}.")

    assert [each.things[-1].label for each in made if each.columns.get("funder")] == ["Arts Trust"]


def test_a_title_that_announces_what_the_text_says_adds_nothing() -> None:
    report = (
        "[A memorandum|!cg:Agreement] between [the Guild|org/guild;org:Organization] and its friends\n\n"
        "[The Guild|org/guild;org:Organization] signed [the Craft Pact|agreement/craft-pact;cg:Agreement] with"
        " [the Bank|org/bank;org:Organization]."
    )

    assert {each.partition(" | ")[0] for each in rows(report, "en")} == {"agreement/craft-pact"}


def test_what_the_title_announces_below_a_line_for_the_press_is_what_the_text_tells_of() -> None:
    parties = "[the Guild|org/guild;org:Organization] and [the Bank|org/bank;org:Organization]"
    report = (
        f"PRESS RELEASE\n\nSigning of [a pact|!cg:Agreement] between {parties}\n\n"
        f"On Friday {parties} signed [a framework agreement|!cg:FrameworkAgreement,cg:Agreement]."
    )

    assert len({each.partition(" | ")[0] for each in rows(report, "en")}) == 1


def test_a_second_number_that_nothing_tells_from_the_first_is_not_drafted() -> None:
    visitors = "visitors|#{};code/indicator/visitors"
    report = f"{WEEK} drew [900 {visitors.format(900)}]. It welcomed [200 {visitors.format(200)}]."

    assert [each for each in rows(report) if "visitors" in each] == [
        "event/craft-week-2023 | code/indicator/visitors | 900"
    ]


GALLERY = "Harbour Gallery|org/harbour-gallery;org:Organization"


def test_what_a_report_of_a_body_says_of_nothing_else_is_of_the_body() -> None:
    report = (
        f"[{GALLERY}]: Annual report\n\n[{GALLERY}] is old.\n\n- {FAIR} opened\n\n"
        "In [2024|=2024] there were [61,500 visitors|#61,500;code/indicator/visitors]."
    )

    assert "org/harbour-gallery | code/indicator/visitors | 61,500 | when=2024" in rows(report)


def test_a_title_that_is_a_sentence_makes_no_report_of_a_body() -> None:
    report = (
        f"{FAIR} draws a crowd to [Orvane|place/orvane;cg:City]\n\n[Orvane|place/orvane;cg:City] is old.\n\n"
        "There were [900 visitors|#900;code/indicator/visitors]."
    )

    assert "event/makers-fair | code/indicator/visitors | 900" in rows(report)


def test_the_rows_of_a_table_are_of_what_its_first_column_names() -> None:
    report = "Exhibition | Visitors\nSea Doors | 8,900\nStreet Light | 7,300"

    assert rows(report) == {
        "event/sea-doors | code/indicator/visitors | 8,900",
        "event/street-light | code/indicator/visitors | 7,300",
    }


@pytest.mark.parametrize(
    ("language", "before", "phase"),
    [
        ("en", "The organisers hope for", "expected"),
        ("en", "The organisers are hoping for", "expected"),
        ("vi", "Ban tổ chức kỳ vọng đón", "expected"),
        ("vi", "Ban tổ chức hy vọng đón", "expected"),
        ("vi", "Lễ hội sẽ diễn ra với mục tiêu đón", "target"),
    ],
)
def test_a_hope_or_a_target_is_no_fact(language: str, before: str, phase: str) -> None:
    report = f"{FAIR}.\n\n{before} [5,000 visitors|#5,000;code/indicator/visitors]."

    assert f"event/makers-fair | code/indicator/visitors | 5,000 | phase={phase}" in rows(report, language)


def test_two_figures_that_a_word_joins_are_of_one_phase() -> None:
    report = (
        f"{FAIR} expects [200 delegates|#200;code/indicator/delegates] from "
        "[10 countries|#10;code/indicator/represented-countries]."
    )

    assert rows(report) == {
        "event/makers-fair | code/indicator/delegates | 200 | phase=expected",
        "event/makers-fair | code/indicator/represented-countries | 10 | phase=expected",
    }


def test_a_title_says_where_somebody_has_an_office() -> None:
    document, found = unmarked(
        "Interview with [Ann Vale|person/ann;cg:Person], director of [the Museum|place/museum;cg:Venue]\n\nIt rained."
    )

    made = candidates(document, [replace(found[0], office="code/office-kind/director", title="director"), *found[1:]])

    assert {(each.subject, each.value) for each in made} == {("person/ann", "org/museum")}


def test_a_row_in_markdown_has_a_bar_at_either_end_and_columns_of_what_was_planned_and_reached() -> None:
    report = f"{WEEK}\n\n| Chỉ tiêu | Kế hoạch | Kết quả |\n| --- | --- | --- |\n| Tình nguyện viên | 150 | 180 |"

    assert rows(report, "vi") == {
        "event/craft-week-2023 | code/indicator/volunteers | 150 | phase=planned | when=2023",
        "event/craft-week-2023 | code/indicator/volunteers | 180 | phase=measured | when=2023",
    }


def test_an_item_that_begins_with_a_name_is_a_sentence_about_it() -> None:
    report = (
        "This year:\n1. [The Hall|place/hall;cg:Venue] welcomed [300 visitors|#300;code/indicator/visitors].\n"
        "2. [The Guild|org/guild;org:Organization] organised [the Fair|event/fair;cg:Festival]."
    )

    assert rows(report) == {
        "place/hall | code/indicator/visitors | 300",
        "event/fair | cg:organisedBy | org/guild",
    }
