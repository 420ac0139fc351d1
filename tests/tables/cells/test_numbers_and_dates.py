"""Numbers and dates as people write them are read right, or are told with both readings."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given as of
from hypothesis import strategies as st

from creativegraph.errors import Cell
from creativegraph.messages.table import message
from creativegraph.tables.cells import dates, edtf, numbers
from creativegraph.tables.rules import UnclearError, fault

CELL = Cell("t.csv", "", 2, 4)
A_DATE, A_NUMBER = (message(f"table.{rule}.expected", "en") for rule in ("not-a-date", "not-an-integer"))


def number(text: str, *, whole: bool = True) -> str:
    try:
        return numbers.parse(text, whole=whole)
    except UnclearError as error:
        return told(error)


def dated(text: str) -> str:
    try:
        return dates.parse(text)
    except UnclearError as error:
        return told(error)


def told(error: UnclearError) -> str:
    words = fault(CELL, error.rule, **{"property": "cg:x", "kind": "integer", **error.details})
    assert "{" not in words.message.replace(repr(error.details["given"]), "")
    assert words.message_vi
    return f"{error.rule} {words.fix or words.expected}".removesuffix(A_NUMBER).strip()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("200.000", "200000"), ("300,000", "300000"), ("1,400", "1400"), ("1.000", "1000"), ("4,7 triệu", "4700000"),
        ("4.7 million", "4700000"), ("4 million", "4000000"), ("2 nghìn", "2000"), ("1,5 tỷ", "1500000000"),
        ("1 234 567", "1234567"), ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1'234'567", "1234567"),
        ("300\u00a0000", "300000"), ("300\u202f000", "300000"), ("1.234,00", "1234"), ("-1.000", "-1000"),
        ("4 Triệu", "4000000"), ("0,5 triệu", "500000"), ("007", "7"), ("+5", "5"),
    ],
)  # fmt: skip
def test_a_whole_number_is_read_as_people_write_it(text: str, value: str) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("21.0245", "21.0245"), ("21,0245", "21.0245"), ("21.028", "21.028"), ("4,7", "4.7"), ("0,125", "0.125"),
        ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1 234,5", "1234.5"), ("1.234.567", "1234567"),
        ("4,7 triệu", "4700000"), ("-0.50", "-0.5"), ("1234,567", "1234.567"),
    ],
)  # fmt: skip
def test_a_number_with_decimals_is_read_as_people_write_it(text: str, value: str) -> None:
    assert number(text, whole=False) == value


@pytest.mark.parametrize(
    ("text", "whole", "readings"),
    [
        ("1,400", False, "1400 or 1.4"), ("200.000", False, "200000 or 200"), ("300,000", False, "300000 or 300"),
        ("1,400 triệu", True, "1400000000 or 1400000"), ("-1,400", False, "-1400 or -1.4"),
    ],
)  # fmt: skip
def test_a_number_that_can_be_two_is_told_with_both(text: str, whole: bool, readings: str) -> None:
    assert number(text, whole=whole) == f"ambiguous-number {readings}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hơn 300.000", "number-with-qualifier 300000"), ("more than 12,000", "number-with-qualifier 12000"),
        ("khoảng 60.000", "number-with-qualifier 60000"), ("~500", "number-with-qualifier 500"),
        ("500+", "number-with-qualifier 500"), ("gần 5 triệu", "number-with-qualifier 5000000"),
        ("300.000 lượt khách", "number-with-words 300000"), ("12k", "number-with-words"),
        ("4,7tr", "number-with-words"),
        ("5 nghìn tỷ", "number-with-words"), ("1.200 tỷ đồng", "number-with-words"),
        ("1,2 triệu lượt", "number-with-words 1200000"), ("300,000 Visitors", "number-with-words 300000"),
        ("60.000 lượt khách tham quan", "number-with-words 60000"),
        ("300 visitors", "number-with-words 300"), ("300 visiteurs", "number-with-words 300"),
        ("300 visitantes", "number-with-words 300"), ("300 du khách", "number-with-words 300"),
        ("500 or more", "number-with-qualifier 500"), ("500 ou plus", "number-with-qualifier 500"),
        ("500 o más", "number-with-qualifier 500"), ("500 trở lên", "number-with-qualifier 500"),
        ("20 percent", "percentage a number without a percent sign"),
        ("20 pour cent", "percentage a number without a percent sign"),
        ("20 por ciento", "percentage a number without a percent sign"),
        ("20 phần trăm", "percentage a number without a percent sign"),
        ("45 %", "percentage a number without a percent sign"), ("45%", "percentage a number without a percent sign"),
        ("１２３", "unusual-digits 123"), ("−5", "unusual-digits -5"),
        ("٣", "not-an-integer"), ("XII", "not-an-integer"),
        ("3,00,000", "not-an-integer"), ("100–200", "not-an-integer"), ("12.5", "not-an-integer"),
        ("1.234,56", "not-an-integer"), ("9" * 19, "not-an-integer"), ("9" * 5000, "not-an-integer"),
        ("", "not-an-integer"), ("5" + "a" * 190 + "!", "not-an-integer"),
    ],
)  # fmt: skip
def test_what_is_no_whole_number_alone_is_told_with_the_number_meant(text: str, said: str) -> None:
    assert number(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "33.9 S", "33.9 South", "33.9 degrees south", "33.9 Nam", "33.9 vĩ độ nam", "77.0 W", "77.0 tây",
        "33 degrees 30 minutes", "5 hundred", "5 trăm", "5 dozen", "5 vạn", "5 trillion", "3 lakh", "2 milliards",
        "7 hundred thousand", "12 chục", "5 or 6", "5 to 6", "5 million and 200", "200 fewer", "500 less", "50 pairs",
        "30 per day", "30 visitors per day", "200 visitors fewer", "5 km",
    ],
)  # fmt: skip
@pytest.mark.parametrize("whole", [True, False])
def test_words_that_may_change_a_number_leave_no_number_to_write(text: str, whole: bool) -> None:
    with pytest.raises(UnclearError) as caught:
        numbers.parse(text, whole=whole)

    assert caught.value.rule in ("number-with-words", "not-an-integer", "not-a-decimal")
    assert not caught.value.details.get("fix")
    assert not caught.value.details.get("expected")


@of(st.integers(min_value=-(10**17), max_value=10**17), st.sampled_from([".", ",", " ", "'", "\u00a0", "\u202f"]))
def test_a_whole_number_written_with_marks_is_read_back(value: int, mark: str) -> None:
    assert number(f"{value:,}".replace(",", mark)) == str(value)


@of(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from([(".", ","), (",", "."), (" ", ","), ("", "."), ("", ",")]),
)
def test_a_number_with_two_decimals_is_read_back(value: object, marks: tuple[str, str]) -> None:
    thousands, point = marks
    written = f"{value:,}".replace(",", "_").replace(".", point).replace("_", thousands)

    assert number(written, whole=False) == numbers.canonical(str(value))


@of(st.integers(min_value=1, max_value=9999), st.sampled_from([("nghìn", 3), ("triệu", 6), ("million", 6), ("tỷ", 9)]))
def test_tenths_of_a_magnitude_are_read_back(tenths: int, magnitude: tuple[str, int]) -> None:
    word, power = magnitude

    written = f"{tenths / 10:.1f}".replace(".", ",")

    assert number(f"{written} {word}") == str(tenths * 10 ** (power - 1))


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
FORMS = (
    "{d} {name} {y}", "{name} {d}, {y}", "{short} {d}, {y}", "{d}th of {name}, {y}", "Ngày {d} tháng {m} năm {y}",
    "{d} tháng {m}, {y}", "ngày {d}/{m}/{y}", "ngày {d} tháng {m}/{y}", "{y}/{m}/{d}", "{y}-{m:02}-{d:02} 00:00:00",
    "{y}-{m:02}-{d:02}", "Thứ Bảy, ngày {d}.{m}.{y}",
)  # fmt: skip


@of(st.dates(), st.sampled_from(FORMS))
def test_a_day_in_any_clear_form_is_read_back(day: date, form: str) -> None:
    name = MONTHS[day.month - 1]

    written = form.format(d=day.day, m=day.month, y=f"{day.year:04}", name=name, short=name[:3])

    assert dated(written) == day.isoformat()


@of(st.dates(), st.sampled_from("/-."), st.booleans())
def test_a_day_in_digits_is_read_only_where_it_has_one_reading(day: date, mark: str, day_first: bool) -> None:
    parts = [day.day, day.month] if day_first else [day.month, day.day]
    other = f"{day.year:04}-{day.day:02}-{day.month:02}"

    found = dated(mark.join([*map(str, parts), f"{day.year:04}"]))

    if day.day > 12 or day.day == day.month:
        assert found == day.isoformat()
    else:
        assert found == f"ambiguous-date {' or '.join(sorted([day.isoformat(), other]))}"


@of(st.dates(), st.integers(min_value=1, max_value=500))
def test_a_range_of_days_is_read_back(day: date, length: int) -> None:
    end = min(day, date(9000, 1, 1)) + timedelta(days=length)
    begin = min(day, date(9000, 1, 1))

    written = [
        f"từ ngày {begin.day}/{begin.month}/{begin.year:04} đến ngày {end.day}/{end.month}/{end.year:04}",
        f"{begin.day} {MONTHS[begin.month - 1]} {begin.year:04} – {end.day} {MONTHS[end.month - 1]} {end.year:04}",
    ]
    if begin.year == end.year:
        written.append(f"from {begin.day} {MONTHS[begin.month - 1]} to {end.day} {MONTHS[end.month - 1]} {end.year:04}")
    if (begin.year, begin.month) == (end.year, end.month):
        written.append(f"{begin.day}–{end.day}/{end.month}/{end.year:04}")
        written.append(f"từ ngày {begin.day} đến ngày {end.day} tháng {end.month} năm {end.year:04}")

    assert {dated(each) for each in written} == {f"{begin}/{end}"}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("11/2021", "2021-11"), ("Tháng 6 năm 2023", "2023-06"), ("tháng 6/2023", "2023-06"), ("năm 2023", "2023"),
        ("Ngày 18 tháng 11 năm 2023", "2023-11-18"), ("18/11/2023", "2023-11-18"), ("11/18/2023", "2023-11-18"),
        ("18-11-2023", "2023-11-18"), ("18.11.2023", "2023-11-18"), ("18 November 2023", "2023-11-18"),
        ("November 2023", "2023-11"), ("Nov 18, 2023", "2023-11-18"), ("2019", "2019"), ("Sept. 2023", "2023-09"),
        ("9–17/11/2024", "2024-11-09/2024-11-17"), ("9-17/11/2024", "2024-11-09/2024-11-17"),
        ("November 9-17, 2024", "2024-11-09/2024-11-17"), ("30/10–2/11/2024", "2024-10-30/2024-11-02"),
        ("June–August 2023", "2023-06/2023-08"), ("tháng 6 - tháng 8 năm 2023", "2023-06/2023-08"),
        ("2025–2035", "2025/2035"), ("giai đoạn 2025–2035", "2025/2035"), ("tháng Mười Một năm 2023", "2023-11"),
        ("2024-11~", "2024-11~"), ("201X", "201X"), ("2019/..", "2019/.."), ("2023-11-18T00:00:00", "2023-11-18"),
        ("03/04/2023", "ambiguous-date 2023-03-04 or 2023-04-03"),
        ("3/4 - 5/4/2024", "ambiguous-date 2024-03-04/2024-05-04 or 2024-04-03/2024-04-05"),
        ("..1985", "ambiguous-date ../1985 or 1985"), ("1985..", "ambiguous-date 1985/.. or 1985"),
        ("...2024", "ambiguous-date ../2024 or 2024"), ("June 2023…", "ambiguous-date 2023-06/.. or 2023-06"),
        ("..1985..", f"not-a-date {A_DATE}"), ("1985.", "1985"),
        ("2024-11/12", "ambiguous-date 2024-11-12 or 2024-11/2024-12"),
        ("2024/11-12", "ambiguous-date 2024-11-12 or 2024-11/2024-12"), ("2024-11/25", "2024-11-25"),
        ("2024.5", "ambiguous-date 2024 or 2024-05"), ("2024.05", "2024-05"), ("2024/5", "2024-05"),
        ("2024.5-2024.7", f"not-a-date {A_DATE}"), ("2024.5.7", "2024-05-07"),
        ("30/02/2024", "no-such-day a day of the calendar"), ("2024-13", "no-such-day a day of the calendar"),
        ("2024-18-11", "no-such-day 2024-11-18"), ("ngày 11 tháng 18 năm 2023", "no-such-day 2023-11-18"),
        ("17–9/11/2024", "period-backwards the earlier date first"),
        ("2035/2025", "period-backwards the earlier date first"),
        ("18/11/23", "two-digit-year a year of four digits"), ("khoảng năm 2019", "date-with-qualifier 2019~"),
        ("đầu năm 2023", "date-with-qualifier 2023"), ("từ 2019", "date-with-qualifier 2019"),
        ("from June 2023", "date-with-qualifier 2023-06"), ("before 2019", "date-with-qualifier 2019"),
        ("ngày 3 và 10 tháng 5 năm 2023", f"not-a-date {A_DATE}"),
        ("soon", f"not-a-date {A_DATE}"), ("", f"not-a-date {A_DATE}"),
        ("6-8/2023", f"not-a-date {A_DATE}"),
        ("٣/٤/٢٠٢٣", f"not-a-date {A_DATE}"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it_or_is_told(text: str, edtf: str) -> None:
    assert dated(text) == edtf


@of(
    st.text(max_size=30)
    | st.from_regex(r"[0-9 ./,–-]{1,25}")
    | st.from_regex(r"(ngày |tháng |năm |May |~|[0-9/.-]){1,9}")
)
def test_no_text_breaks_the_reading_and_every_refusal_has_its_words(text: str) -> None:
    for whole in (True, False):
        try:
            assert numbers.PLAIN[False].fullmatch(numbers.parse(text, whole=whole))
        except UnclearError as error:
            assert fault(CELL, error.rule, **{"property": "cg:x", "kind": "integer", **error.details}).message
    try:
        edtf.parse(dates.parse(text))
    except UnclearError as error:
        assert fault(CELL, error.rule, **error.details).message_vi


PAGE = (Path(__file__).parents[3] / "docs/tables.md").read_text(encoding="utf-8")
SECTIONS = re.findall(r"^### (Numbers|Dates)\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL)


def rows(section: str) -> list[tuple[list[str], str]]:
    lines = [line.split("|") for line in dict(SECTIONS)[section].splitlines() if line.startswith("| `")]
    return [(re.findall(r"`([^`]+)`", line[1]), line[2]) for line in lines]


@pytest.mark.parametrize(("written", "read"), rows("Dates"))
def test_the_page_says_how_a_date_is_read(written: list[str], read: str) -> None:
    assert {dated(each) for each in written} == set(re.findall(r"`([^`]+)`", read))


@pytest.mark.parametrize(("written", "read"), rows("Numbers"))
def test_the_page_says_how_a_number_is_read(written: list[str], read: str) -> None:
    expected = set(read.strip().split(", "))

    if expected == {"refused"}:
        assert all("ambiguous-number" in number(each, whole="triệu" in each) for each in written)
    else:
        assert {number(each, whole=not re.search(r"\.\d", read)) for each in written} == expected
