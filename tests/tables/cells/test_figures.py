"""Figures are read as reports print them, with all that qualifies them, or are told as unclear."""

import pytest
from hypothesis import given as of
from hypothesis import strategies as st

from creativegraph.tables.cells import figures
from creativegraph.tables.cells.figures import Figure
from creativegraph.tables.rules import UnclearError


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("more than 300,000", "300000", "more-than"), ("gần 250.000", "250000", "nearly"),
        ("4,7 triệu lượt", "4700000", "as-stated"), ("près de 160 000", "160000", "nearly"),
        ("plus de 9 400", "9400", "more-than"), ("cerca de 40", "40", "about"), ("ít nhất 40", "40", "at-least"),
        ("khoảng 300.000 lượt người dân và du khách", "300000", "about"), ("gần 30 vạn", "300000", "nearly"),
        ("tối đa hai", "", ""), ("hơn 230 nghìn", "230000", "more-than"), ("500+", "500", "at-least"),
        ("từ 100 trở lên", "100", "at-least"), ("dưới 50", "50", "less-than"),
        ("166 000 entrées", "166000", "as-stated"),
        ("Over 7 million", "7000000", "more-than"), ("up to 180", "180", "at-most"),
        ("7.9 million people", "7900000", "as-stated"),
        ("ước đạt 180.000 lượt", "180000", "about"), ("au moins 3 000", "3000", "at-least"),
        ("casi 700", "700", "nearly"),
    ],
)  # fmt: skip
def test_words_before_and_behind_a_number_are_its_comparator(text: str, value: str, comparator: str) -> None:
    if not value:
        with pytest.raises(UnclearError):
            figures.parse(text)
        return

    assert figures.parse(text) == Figure(value, comparator=comparator)


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("300-500", "300", "500"), ("entre 5 y 7", "5", "7"), ("từ 4 đến 6", "4", "6"),
        ("1200 to 1600", "1200", "1600"),
        ("300 - 500 nghìn", "300000", "500000"), ("between 300 and 500", "300", "500"),
        ("between 1.5 and 2 million", "1500000", "2000000"),
        ("de 3 à 5", "3", "5"),
    ],
)  # fmt: skip
def test_a_range_has_both_ends(text: str, value: str, upper: str) -> None:
    assert figures.parse(text) == Figure(value, upper, "between")


@pytest.mark.parametrize(
    ("text", "value", "currency", "comparator"),
    [
        ("1.2 million USD", "1200000", "USD", "as-stated"), ("€140 million", "140000000", "EUR", "as-stated"),
        ("155 tỷ đồng", "155000000000", "VND", "as-stated"), ("£10.5m", "10500000", "GBP", "as-stated"),
        ("up to 600 million CZK", "600000000", "CZK", "at-most"),
        ("4 millions d'euros", "4000000", "EUR", "as-stated"),
        ("1.105.700 euros", "1105700", "EUR", "as-stated"), ("95,282,694.73 USD", "95282694.73", "USD", "as-stated"),
        ("1.3 billion Czech korunas", "1300000000", "CZK", "as-stated"),
        ("more than US$34 million", "34000000", "USD", "more-than"),
        ("2 nghìn tỷ đồng", "2000000000000", "VND", "as-stated"), ("4,50€", "4.5", "EUR", "as-stated"),
        ("-270 000 euros", "-270000", "EUR", "as-stated"), ("5 usd", "5", "USD", "as-stated"),
        ("A$5", "5", "AUD", "as-stated"),
    ],
)  # fmt: skip
def test_money_has_the_code_of_its_currency(text: str, value: str, currency: str, comparator: str) -> None:
    assert figures.parse(text) == Figure(value, comparator=comparator, currency=currency)


def test_a_plus_before_money_is_a_change_and_a_minus_a_deficit() -> None:
    assert figures.parse("+50 billion GBP") == Figure("50000000000", currency="GBP", measure="change")
    assert figures.parse("+5", currency="EUR").measure == "change"
    for text in ("GBP +50 billion", "£+50 billion", "+£50 billion", "+ GBP 50 billion"):
        assert figures.parse(text) == Figure("50000000000", currency="GBP", measure="change")
    with pytest.raises(UnclearError):
        figures.parse("+£-50 billion")
    assert not figures.parse("-270 000 euros").measure


def test_a_range_of_money_or_per_cent_is_read_whole() -> None:
    assert figures.parse("€5-7 million") == Figure("5000000", "7000000", "between", currency="EUR")
    assert figures.parse("80-90%") == Figure("80", "90", "between", unit="percent")
    assert figures.parse("3.7 – 3.8 %") == Figure("3.7", "3.8", "between", unit="percent")


def test_a_percentage_is_a_share_unless_a_sign_says_that_it_is_a_change() -> None:
    share, change = figures.parse("27,45%"), figures.parse("+14 %")

    assert share.claims("grant") == (
        ("sosa:hasSimpleResult", "27.45"), ("cg:comparator", "code/comparator/as-stated"),
        ("cg:statedIn", "code/unit/percent"), ("cg:measure", "code/measure/share"),
    )  # fmt: skip
    assert dict(change.claims("work"))["cg:measure"] == "code/measure/change"
    assert [name for name, _ in share.claims("percent")] == ["sosa:hasSimpleResult", "cg:comparator"]


@pytest.mark.parametrize(
    "text", ["17 of 20", "17 out of a total of 20", "17 trên 20", "17 sur 20", "17 trong tổng số 20"]
)
def test_a_part_of_a_whole_has_both_numbers(text: str) -> None:
    assert figures.parse(text) == Figure("17", whole="20")


def test_a_shared_name_of_a_currency_is_read_where_the_currency_is_stated_beside_it() -> None:
    with pytest.raises(UnclearError, match="currency-of-several"):
        figures.parse("more than $34 million")

    assert figures.parse("more than $34 million", currency="USD").currency == "USD"
    assert figures.parse("34 million", currency="USD").currency == "USD"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "not-a-figure"), ("many", "not-a-figure"), ("5 dozen", "number-with-words"),
        ("12,500 %", "ambiguous-number"),
        ("1,400 triệu", "ambiguous-number"), ("500-300", "range-upside-down"), ("24/5/2023", "number-with-words"),
        ("600 million crowns", "currency-of-several"), ("5 USD to 7 EUR", "currency-of-several"),
        ("300 m", "number-with-words"),
        ("7" * 300, "not-a-figure"), ("9" * 19, "not-a-figure"), ("30 per day", "number-with-words"),
    ],
)  # fmt: skip
def test_what_is_no_figure_or_may_be_two_is_told(text: str, rule: str) -> None:
    with pytest.raises(UnclearError) as caught:
        figures.parse(text)

    assert caught.value.rule == rule
    assert caught.value.details["given"] == text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("5 percentage points", "percentage-with-words"), ("12 percent increase", "percentage-with-words"),
        ("20% fewer visitors", "percentage-with-words"), ("12 % tăng so với năm 2023", "percentage-with-words"),
        ("5 % per year", "percentage-with-words"), ("5 % women", "percentage-with-words"),
        ("300 visitors and 500 participants", "number-with-words"), ("300 and 500", "number-with-words"),
        ("300 et 500", "number-with-words"),
        ("05-2024", "range-like-dates"), ("5-2024", "range-like-dates"), ("2024-05", "range-like-dates"),
        ("2019 – 2021", "range-like-dates"),
        ("about 300-500", "range-with-qualifier"), ("more than 300-500", "range-with-qualifier"),
        ("up to 300-500", "range-with-qualifier"), ("less than 300-500", "range-with-qualifier"),
        ("300-500 or more", "range-with-qualifier"),
        ("2 of 5 million", "part-unclear"), ("17 of 20 %", "part-unclear"), ("20 of 17", "part-unclear"),
        ("5 USD of 20", "part-unclear"),
    ],
)  # fmt: skip
def test_words_that_may_change_a_figure_are_never_dropped(text: str, rule: str) -> None:
    with pytest.raises(UnclearError, match=rule):
        figures.parse(text)


def test_a_range_may_begin_below_zero() -> None:
    assert figures.parse("-10 to 5") == Figure("-10", "5", "between", measure="change")


def test_a_percentage_may_say_of_what_it_is_a_share() -> None:
    assert figures.parse("65 % of the visitors") == figures.parse("65% khách") == Figure("65", unit="percent")
    assert figures.parse("2 million of 5 million") == Figure("2000000", whole="5000000")


@of(
    st.integers(1, 10**12),
    st.sampled_from(["", "hơn ", "more than ", "près de ", "al menos "]),
    st.sampled_from([",", ".", " "]),
)
def test_a_number_in_thousands_is_read_as_it_is_written(number: int, before: str, mark: str) -> None:
    assert figures.parse(f"{before}{number:,}".replace(",", mark)).value == str(number)


@of(st.text(max_size=40))
def test_any_text_is_a_figure_or_an_unclear_one(text: str) -> None:
    try:
        assert figures.parse(text).value
    except UnclearError as error:
        assert error.rule in {
            "ambiguous-number", "currency-of-several", "not-a-figure", "number-with-words", "part-unclear",
            "percentage-with-words", "range-like-dates", "range-upside-down", "range-with-qualifier",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12.5 ha", Figure("125000", unit="square-metre")),
        ("plus de 3 hectares", Figure("30000", comparator="more-than", unit="square-metre")),
        ("800 m²", Figure("800", unit="square-metre")), ("1.5 km2", Figure("1500000", unit="square-metre")),
        ("gần 2 km", Figure("2000", comparator="nearly", unit="metre")), ("90 phút", Figure("90", unit="minute")),
        ("1.5 hours", Figure("90", unit="minute")), ("5 semaines", Figure("35", unit="day")),
        ("2-3 weeks", Figure("14", "21", "between", unit="day")), ("5 months", Figure("5", unit="month")),
        ("12-24 months", Figure("12", "24", "between", unit="month")), ("3 años", Figure("3", unit="year")),
    ],
)  # fmt: skip
def test_a_quantity_is_in_the_unit_in_which_it_can_be_compared(text: str, wanted: Figure) -> None:
    assert figures.parse(text) == wanted


@pytest.mark.parametrize("text", ["5 moons", "2 m", "1,200 m²", "5 days to 2 hours", "3 of 5 ha", "4 ha EUR"])
def test_a_quantity_with_two_readings_or_of_no_fixed_unit_is_told(text: str) -> None:
    with pytest.raises(UnclearError):
        figures.parse(text)


@pytest.mark.parametrize(("text", "value"), [("more than +0", "0"), ("less than -0", "0"), ("about +0", "0")])
def test_a_rise_without_a_number_is_a_change_of_more_than_nothing(text: str, value: str) -> None:
    found = figures.parse(text)

    assert (found.value, found.measure) == (value, "change")
