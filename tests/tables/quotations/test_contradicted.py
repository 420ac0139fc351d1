"""A claim whose own quotation states another figure or another day is told; one that may agree with it never is."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as some

import creativegraph as cg
from creativegraph.messages.locale import Locale
from creativegraph.tables.cells.date_words import MONTHS
from creativegraph.tables.cells.numbers import canonical
from creativegraph.tables.cells.printed import MAGNITUDES
from creativegraph.tables.prose.dates import PIECE, found_in
from creativegraph.tables.prose.days import days_in
from creativegraph.tables.prose.figures import figures_in, in_digits, in_words
from creativegraph.tables.prose.numerals import numeral_of
from creativegraph.tables.quotations.other_currencies import other_currencies
from creativegraph.tables.quotations.other_days import other_days
from creativegraph.tables.quotations.other_numbers import other_numbers
from creativegraph.tables.quotations.others import is_percentage, other_in_words

MARKS = {"en": (",", "."), "vi": (".", ","), "fr": ("\u202f", ","), "es": (" ", ",")}
"""What stands between thousands and before decimals in four languages."""
DAYS = (
    "on {day} {month} {year}",
    "on {month} {day}, {year}",
    "le {day} {month} {year}",
    "el {day} de {month} de {year}",
    "ngày {day} tháng {number} năm {year}",
    "ngày {day}/{number}/{year}",
    "{day}.{number}.{year}",
)
TEXT = "The fair was held for the second time. This year 20,000 visitors came"
SOURCES = (
    "id,kind,title,lang,address,read,sha256,characters\n"
    "news,website,News,en,https://news.example/fair,2024-06-02,,\n"
    f"report,document,Report,en,,,{hashlib.sha256(TEXT.encode()).hexdigest()},{len(TEXT)}\n"
)
HEADER = ("id", "subject", "property", "value", "sources", "quote", "when", "mode", "rank", "reason")
FAIR = "Fair of Crafts (event/fair)"


def numbers(value: str, words: str, lang: str = "en", *, percent: bool = False, ordinal: bool = False) -> list[str]:
    """What some words state instead of a number."""
    return other_numbers((value,), words, lang, percent=percent, ordinal=ordinal)


def days(value: str, words: str) -> list[str]:
    """What some words state instead of a day."""
    return other_days((value,), words, exact=False)


@pytest.mark.parametrize(
    ("value", "words", "lang", "told"),
    [
        ("60000", "20,000 visitors came", "en", "20,000"),
        ("60000", "twenty thousand people came", "en", "twenty thousand"),
        ("60000", "twenty thousand people came", "", "twenty thousand"),
        ("200000", "2000 visitors came", "en", "2000"),
        ("60000", "20.000 visiteurs, organisé par la ville", "fr", "20.000"),
        ("60000", "20.000 visitantes, organizada por el Ayuntamiento", "es", "20.000"),
        ("600", "hai trăm khách", "vi", "hai trăm"),
        ("300", "more than 200 works", "en", "200"),
        ("20", "20 million visitors", "en", "20 million"),
        ("300", "Une trentaine d'auteurs", "fr", "Une trentaine"),
        ("200", "une vingtaine d'éditeurs", "fr", "une vingtaine"),
        ("1000", "una docena de artistas", "es", "una docena"),
        ("12", "une centaine de bénévoles", "fr", "une centaine"),
        ("2500000", "2.4 million visitors", "en", "2.4 million"),
        ("1300000", "about 1.2 million", "en", "1.2 million"),
        ("20100", "20,000 visitors", "en", "20,000"),
        ("31", "30 countries took part", "en", "30"),
        ("5", "four countries took part", "en", "four"),
        ("15000", "a square of 2.5 ha", "en", "2.5 ha"),
        ("3", "it lasted five days", "", "five"),
        ("4700000", "4,8 triệu lượt khách", "vi", "4,8 triệu"),
        ("3000000", "hơn hai triệu lượt khách", "vi", "hai triệu"),
        ("60", "năm mươi nghệ nhân", "vi", "năm mươi"),
        ("1300000000", "1,2 tỷ đồng", "vi", "1,2 tỷ đồng"),
        ("13000", "12 000 visiteurs", "fr", "12 000"),
        ("400", "trois cents personnes", "fr", "trois cents"),
        ("24000", "2,4 millones de visitantes", "es", "2,4 millones"),
        ("2600", "dos mil quinientas personas", "es", "dos mil quinientas"),
    ],
)
def test_a_quotation_with_another_figure_is_told(value: str, words: str, lang: str, told: str) -> None:
    assert numbers(value, words, lang) == [told]


@pytest.mark.parametrize(
    ("value", "words", "lang"),
    [
        ("2000000", "hơn hai triệu lượt khách", "vi"),
        ("4700000", "khoảng 4,7 triệu lượt khách", "vi"),
        ("1200000", "1 triệu 200 nghìn lượt", "vi"),
        ("500", "năm trăm người", "vi"),
        ("35", "une trentaine d'auteurs", "fr"),
        ("52", "une trentaine d'auteurs et une vingtaine d'éditeurs", "fr"),
        ("30000", "une trentaine de milliers de visiteurs", "fr"),
        ("300000", "une centaine de milliers, puis trois fois plus", "fr"),
        ("5000", "une centaine de mille", "fr"),
        ("300", "plusieurs centaines d'auteurs, une trentaine de pays", "fr"),
        ("40", "une bonne trentaine d'auteurs", "fr"),
        ("2", "une quinzaine de jours", "fr"),
        ("144", "a dozen dozens", "en"),
        ("12000", "a dozen thousand visitors", "en"),
        ("1500000000000", "1.500 tỷ đồng", "vi"),
        ("20000", "twenty thousand people came", "en"),
        ("80", "between 80 and 100 artists", "en"),
        ("100", "80-100 artists", "en"),
        ("4000000", "4-5 million euros", "en"),
        ("1240000", "some 1.2 million", "en"),
        ("59871", "about 60,000 visitors", "en"),
        ("60000", "59,871 visitors", "en"),
        ("15000", "a square of 1.5 ha", "en"),
        ("120", "a film of 2 hours", "en"),
        ("300", "a show of five hours", "en"),
        ("42", "sáu tuần", "vi"),
        ("12000", "12 000 visiteurs", "fr"),
        ("35", "5 semaines", "fr"),
        ("1000000", "un million de visiteurs", "fr"),
        ("230", "hai trăm ba mươi người", "vi"),
        ("125", "một trăm hai mươi lăm người", "vi"),
        ("2340", "hai nghìn ba trăm bốn mươi người", "vi"),
        ("230000", "hai trăm ba mươi nghìn lượt khách", "vi"),
        ("2500000000", "hai tỷ năm trăm triệu đồng", "vi"),
        ("2340000", "hai triệu ba trăm bốn mươi nghìn lượt", "vi"),
        ("45", "bốn lăm nghệ nhân", "vi"),
        ("420", "bốn trăm hai mươi khách", "vi"),
        ("20", "hai mươi năm, 400 nghệ nhân", "vi"),
        ("1200000", "1tr2 đồng mỗi vé", "vi"),
        ("820", "ochocientas veinte obras", "es"),
        ("85", "huitante-cinq pays", "fr"),
        ("35", "a tour of five weeks", "en"),
        ("2400000", "2,4 millones de visitantes", "es"),
        ("1000000000", "mil millones de euros", "es"),
        ("104500000", "104,5 miljoen euro", "nl"),
        ("44918000", "44 milioni e 918mila euro", ""),
        ("500", "this once drew 500 visitors", ""),
    ],
)
def test_a_figure_in_other_words_is_the_same(value: str, words: str, lang: str) -> None:
    assert numbers(value, words, lang) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("25000", "20,000 adults and 5,000 children"),
        ("40000", "twice the 20,000 visitors of the year before"),
        ("5000", "hundreds of visitors in 20 halls"),
        ("3", "shows in Rome, Oslo and Paris drew 500 visitors"),
        ("1", "for the first time more than 500 visitors came"),
        ("60000", "In 2023 visitors came on 5 May at 10 a.m."),
        ("100", "Studio 54 showed Article 5 of the COVID-19 plan in hall B12"),
        ("21.5", "48°51′24″N"),
        ("100", "a hundred films from 20 countries"),
        ("1000", "over a thousand visitors in 4 days"),
        ("100", "trăm bộ phim của 20 nước"),
        ("10", "a decade of 50 festivals"),
        ("4200000000000", "4.2 trillion dong"),
        ("4200000000000", "4,2 billones de pesos"),
        ("100000", "1 lakh visitors"),
        ("10000000", "1 crore rupees"),
        ("1234567", "12,34,567 rupees"),
        ("1200", "100 visitors a day for 12 days"),
        ("300", "100 artists in each of three cities"),
        ("1200", "100 visitantes por día durante 12 días"),
        ("1200", "100 visiteurs par jour"),
        ("1200", "mỗi ngày 100 khách"),
        ("90", "a film of 1 h 30 min"),
        ("14", "pendant quinze jours"),
        ("18", "XVIII siècle, 300 objets"),
        ("52", "about fifty firms"),
        ("201", "more than 200 works"),
        ("40", "down from 60 by 20"),
        ("200", "one in five of the 1,000 firms"),
    ],
)
def test_words_that_may_mean_the_figure_are_not_judged(value: str, words: str) -> None:
    assert numbers(value, words) == []


@pytest.mark.parametrize(
    ("value", "words", "printed", "told"),
    [
        ("12.5", "13.5% of visitors", "12.5 %", ["13.5%"]),
        ("12.5", "12,5 pour cent des visiteurs", "12.5 %", []),
        ("3", "from 12% to 15%", "3 %", []),
        ("4", "from 12% to 15%", "4 %", ["12%", "15%"]),
        ("45.5", "45’5 %", "45.5 %", []),
        ("45.5", "45·5%", "45.5 %", []),
        ("104", "exceeded by 4 %", "104 %", []),
        ("25", "20,000 visitors more", "+25 %", []),
        ("20000", "a rise of 20 % among visitors", "20,000", []),
    ],
)
def test_percentages_are_compared_with_percentages(value: str, words: str, printed: str, told: list[str]) -> None:
    assert numbers(value, words, percent=is_percentage(printed, "en")) == told


@pytest.mark.parametrize(
    ("number", "other", "lang"),
    [
        ("86 per cent", "40 percent", "en"),
        ("eighty-six per cent", "forty per cent", "en"),
        ("86 phần trăm", "40 phần trăm", "vi"),
        ("tám mươi sáu phần trăm", "bốn mươi phần trăm", "vi"),
        ("86 pour cent", "40 pour\u00a0cent", "fr"),
        ("quatre-vingt-six pour cent", "quarante pour cent", "fr"),
        ("86 por ciento", "40 por ciento", "es"),
        ("ochenta y seis por ciento", "cuarenta por ciento", "es"),
    ],
)
def test_a_percentage_in_words_is_one(number: str, other: str, lang: str) -> None:
    rest = {"en": "14 per cent", "vi": "14 phần trăm", "fr": "14 pour cent", "es": "14 por ciento"}[lang]

    assert is_percentage(number, lang)
    assert numbers("86", f"({rest})", lang, percent=True) == []
    assert numbers("86", f"({other})", lang, percent=True) == [other]
    assert numbers("86", f"({other})", lang) == []
    assert other_in_words(number, f"({rest})", lang)[1] == []
    assert other_in_words(number, f"({other})", lang)[1] == [other]
    assert numbers("40", f"({number})", lang, percent=True) == [number]
    assert numbers("100", f"({other})", lang, percent=True) == [other]


def test_a_number_of_an_order_may_be_an_ordinal() -> None:
    assert numbers("11", "the eleventh fair drew 500 visitors", ordinal=True) == []
    assert numbers("18", "XVIII edición con 500 participantes", "es", ordinal=True) == []
    assert numbers("2017", "a member since 2016", ordinal=True) == ["2016"]
    assert numbers("2017", "a member since 2017", ordinal=True) == []


@pytest.mark.parametrize(
    ("value", "words", "told"),
    [
        ("2023-05-04", "signed on 5 May 2023", "5 May 2023"),
        ("2023-05-04", "signed on May 5, 2023", "May 5, 2023"),
        ("2023-05-04", "signed on 5 May", "5 May"),
        ("2023-05-04", "signed in June 2023", "June 2023"),
        ("2023-05-04", "signed in 2022", "2022"),
        ("2023-05-07", "signed on 06/05/2023", "06/05/2023"),
        ("2023-05-04", "ký ngày 5/5/2023", "ngày 5/5/2023"),
        ("2023-05-04", "ký ngày 5 tháng 5 năm 2023", "ngày 5 tháng 5 năm 2023"),
        ("2021-11", "Tháng 10/2021", "Tháng 10/2021"),
        ("2023-05-04", "signé le 5 mai 2023", "le 5 mai 2023"),
        ("2023-05-04", "firmado el 5 de mayo de 2023", "el 5 de mayo de 2023"),
        ("2024-11-09/2024-11-17", "from 18 to 27 November", "from 18 to 27 November"),
        ("2024/..", "in force since 2023", "2023"),
        ("2023-05-04/..", "in force from 3 May 2023", "3 May 2023"),
        ("2023-05-04", "signed on 5 May 2023, in force until 2 June 2023", "5 May 2023"),
        ("2023-05-04", "ký ngày 5/5/2023 tại Huế", "ngày 5/5/2023"),
        ("2023-05-04", "el 5 de mayo de 2023", "el 5 de mayo de 2023"),
    ],
)
def test_a_quotation_with_another_day_is_told(value: str, words: str, told: str) -> None:
    assert days(value, words) == [told]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-05-04", "signed on 4 May 2023, in force from 1 June"),
        ("2023-05-04", "signed in May 2023"),
        ("2023-05-04", "signed in 2023"),
        ("2023", "signed on 4 May 2023"),
        ("2023-05-06", "signed on 06/05/2023"),
        ("2023-06-05", "signed on 06/05/2023"),
        ("2023-05-04", "el 4 de mayo"),
        ("2024-11-09/2024-11-17", "từ ngày 9-17/11/2024"),
        ("2024/..", "in force since 2025"),
        ("2024-05-01", "signed the Strategy 2025-2030"),
        ("2023-05-04", "signed two days later, after the talks of 2 May 2023"),
        ("2023-05-04", "last year they had signed another on 5 May 2022"),
        ("1994", "in the 1990s, after the fair of 1989"),
        *(
            ("2023-05-04", words)
            for words in (
                "until 5 May 2023",
                "by 5 May 2023",
                "before 5 May 2023",
                "from 3 May",
                "since 3 May 2023",
                "for five days from 3 May 2023",
                "week of 1 May 2023",
                "week starting 1 May",
                "Wed 3 - Fri 5 May",
                "từ ngày 3/5/2023",
                "tuần từ 1/5",
                "đến hết ngày 5/5/2023",
                "trước ngày 5/5/2023",
                "trong 5 ngày kể từ 3/5/2023",
                "jusqu'au 5 mai 2023",
                "avant le 5 mai 2023",
                "depuis le 3 mai 2023",
                "à partir du 3 mai 2023",
                "hasta el 5 de mayo de 2023",
                "desde el 3 de mayo de 2023",
                "antes del 5 de mayo de 2023",
                "a partir del 3 de mayo de 2023",
                "the following day (the opening was on 3 May)",
                "on the second day of the fair, which opened on 3 May",
                "le lendemain de l'ouverture, le 3 mai 2023",
                "al día siguiente de la apertura, el 3 de mayo de 2023",
                "hôm sau, ngày 3/5/2023 khai mạc",
            )
        ),
        ("2023-02-01", "ngày 11 tháng Giêng năm Quý Mão"),
        ("2023-02-01", "mùng 11 tháng Giêng"),
        ("2023-04-29", "ngày Giỗ Tổ Hùng Vương 10 tháng 3"),
        ("2023", "in 2022/23"),
        ("2016", "in 2015/16"),
        ("1946", "in 1945-46"),
        ("2019", "since 2015"),
        ("2023", "kỷ niệm 20 năm (2003)"),
    ],
)
def test_a_day_that_may_be_the_same_is_not_told(value: str, words: str) -> None:
    assert days(value, words) == []


@pytest.mark.parametrize(
    ("value", "words", "told"),
    [
        ("2024-10-03/2024-10-08", "du 3 au 7 octobre 2024", "du 3 au 7 octobre 2024"),
        ("2024-10-04/2024-10-07", "từ ngày 3 đến 7-10-2024", "từ ngày 3 đến 7-10-2024"),
        ("2024-10-04/2024-10-07", "Lễ hội 2024 diễn ra từ ngày 3 đến 7-10-2024", "từ ngày 3 đến 7-10-2024"),
        ("2026-06-05/2026-06-08", "les 5 et 6 juin 2026", "5 et 6 juin 2026"),
        ("2024-11-09/2024-11-17", "from 9 to 18 November", "from 9 to 18 November"),
        ("2024-03/2024-05", "from March to June 2024", "from March to June 2024"),
        ("2024/2028", "de 2024 à 2027", "de 2024 à 2027"),
        ("2024/2028", "ký năm 2024, giai đoạn 2024–2027", "giai đoạn 2024–2027"),
        ("2026/2028", "the public reading plan 2026-2029", "2026-2029"),
    ],
)
def test_a_period_with_one_wrong_end_is_told(value: str, words: str, told: str) -> None:
    assert days(value, words) == [told]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-10-03/2024-10-07", "du 3 au 7 octobre 2024"),
        ("2024-10-03/2024-10-08", "du 3 au 7 octobre 2024, prolongé le 8 octobre 2024"),
        ("2024-10-03/2024-10-08", "du 3 au 7 octobre 2024, le marché du 5 au 8 octobre 2024"),
        ("2024-10-03/2024-10-08", "from 3 to 7 October 2024, then one day later a parade"),
        ("2024-10-03/2024-10-08", "le 3 octobre 2024"),
        ("2024-10-03/2024-10-08", "du 5 au 7 octobre 2024"),
        ("2024-10-03", "du 3 au 7 octobre 2024"),
        ("2024/2028", "from 3 May 2024 to 2 May 2027"),
        ("2024/2028", "the Strategy 2024-2027, kept until 2028"),
        ("2024/..", "de 2024 à 2027"),
        ("2024-03-10/2024-07-10", "from 3/10/2024 to 7/10/2024"),
    ],
)
def test_a_period_that_may_be_the_same_is_not_told(value: str, words: str) -> None:
    assert days(value, words) == []


@pytest.mark.parametrize(
    ("code", "words", "told"),
    [
        ("eur", "a budget of 5 million dong", ["5 million dong"]),
        ("vnd", "a budget of US$6 million", ["US$6 million"]),
        ("eur", "tickets cost £20", ["£20"]),
        ("usd", "budget de 1,2 M€", ["1,2 M€"]),
        ("usd", "45 k€ de dons, 1,3 Md d'euros", ["45 k€", "1,3 Md d'euros"]),
        ("eur", "budget de 1,2 M€", []),
        ("usd", "a road of 12 M, paid in euros", []),
        ("usd", "2,5 tỷ đồng", ["2,5 tỷ đồng"]),
        ("vnd", "2,5 tỷ đồng", []),
        ("usd", "EUR 5 million and USD 6 million", []),
        ("eur", "4 millions d'euros", []),
        ("usd", "a budget of $5 million", []),
        ("cad", "20 dollars, or 15 euros", []),
        ("eur", "the choir won 5 prizes, 3 of them in Spain", []),
        ("eur", "the city pays for it", []),
        ("xaf", "5 millions FCFA", []),
        ("usd", "130 tỷ đồng (5 triệu đô)", []),
        ("usd", "130 tỷ đồng (năm 2023)", ["130 tỷ đồng"]),
    ],
)
def test_an_amount_in_another_currency_is_told(code: str, words: str, told: list[str]) -> None:
    assert other_currencies({code}, words) == told


@pytest.mark.parametrize(
    ("value", "words", "told"),
    [
        ("The fair drew 60,000 visitors", "20,000 visitors came to the fair", ("60,000", ["20,000"])),
        ("to train 500 young people", "it will train five thousand young people", ("500", ["five thousand"])),
        ("to train 500 young people", "it will train 5,000 young people", ("500", ["5,000"])),
        ("The pact was signed on 4 May 2023", "the pact, signed on 5 May 2023", ("4 May 2023", ["5 May 2023"])),
        ("The pact was signed on 4 May 2023", "signed in May 2023", ("4 May 2023", [])),
        ("Fair of Crafts 2024", "the Fair of Crafts in 2023", ("", [])),
        ("17th session of the committee", "the 18th session drew 500 people", ("", [])),
        ("20,000 visitors and 300 artists", "20,000 visitors came", ("", [])),
        ("200 exhibitors", "about 200 exhibitors", ("200", [])),
    ],
)
def test_the_one_figure_of_a_text_is_compared_too(value: str, words: str, told: tuple[str, list[str]]) -> None:
    assert other_in_words(value, words, "en") == told


@pytest.mark.parametrize(
    ("value", "words", "told"),
    [
        ("2000", "来場者は２０００人", []),
        ("2000", "٢٠٠٠ زائر", []),
        ("2000", "बाईस १२ दर्शक", ["१२"]),
        ("20000", "２００００ visitors and 300 guests", []),
        ("2000", "２００ visitors and 300 guests", ["２００", "300"]),
        ("510", "file x/12345678901234567890123456789, 500 visitors came", ["500"]),
        ("2000", "chương3.7tỷ1899-1901", []),
        ("3700000000", "3.7tỷ2 đồng", []),
        ("12345678901234567890123456789", "500 visitors came", ["500"]),
    ],
)
def test_digits_of_all_scripts_and_any_number_of_them_are_read(value: str, words: str, told: list[str]) -> None:
    assert numbers(value, words) == told


def test_days_in_digits_of_all_scripts_are_read() -> None:
    assert days("2023-05", "yesterday12१२") == []
    assert days("2023-05-04", "signed on ５ May ２０２３") == ["５ May ２０２３"]
    assert days("2023-05-04", "signed on ４ May ２０２３") == []


TOKENS = (
    "9" * 29,
    "1.",
    "12१२",
    "3.7tỷ18",
    "٢٠",
    "99/99/9999",
    "31/02/2023",
    "quý 5/2023",
    "triệu",
    "năm",
    "hundred",
    "%",
    "mươi",
)


@given(
    some.lists(some.one_of(some.text(max_size=12), some.sampled_from(TOKENS), some.integers(0, 10**40).map(str)))
    .map(" ".join),
    some.integers(0, 10**32),
    some.dates(date(1000, 1, 1), date(2099, 12, 31)),
    some.sampled_from(["", *sorted(MARKS)]),
)  # fmt: skip
def test_no_text_stops_the_check(words: str, number: int, day: date, lang: str) -> None:
    assert all(each in words for each in numbers(str(number), words, lang))
    assert all(each in words for each in numbers(str(number), words, lang, ordinal=True))
    assert all(each in words for each in days(day.isoformat(), words))
    assert all(each in words for each in other_currencies({"eur"}, words))


@given(some.integers(0, 10**12), some.sampled_from(["en", "vi"]))
def test_each_number_as_the_library_writes_it_is_read_as_the_same(number: int, lang: str) -> None:
    written = Locale(lang).number(number)

    assert Decimal(number) in figures_in(f"({written})", lang)[0].values
    assert numbers(str(number), f"({written})", lang) == []


@given(some.integers(0, 10**9), some.integers(0, 99), some.sampled_from(sorted(MARKS)))
def test_each_number_as_four_languages_write_it_is_read_as_the_same(whole: int, part: int, lang: str) -> None:
    group, point = MARKS[lang]
    number = canonical(f"{whole}.{part:02}")
    grouped, rest = f"{whole:,}".replace(",", group), number.partition(".")[2]
    written = f"({grouped}{point if rest else ''}{rest})"

    assert Decimal(number) in figures_in(written, lang)[0].values
    assert numbers(number, written, lang) == []


@given(some.dates(date(1000, 1, 1), date(2099, 12, 31)), some.sampled_from(["en", "vi"]))
def test_each_day_as_the_library_writes_it_is_read_as_the_same(day: date, lang: str) -> None:
    written = Locale(lang).period(day.isoformat())

    found = days_in(f"({written})", day.year)

    assert any(day.isoformat() in each.values for each in found)
    assert days(day.isoformat(), f"({written})") == []


@given(some.integers(1000, 2099), some.sampled_from(sorted(MONTHS)), some.integers(1, 28), some.sampled_from(DAYS))
def test_each_day_as_four_languages_write_it_is_read_as_the_same(year: int, month: str, day: int, form: str) -> None:
    written = form.format(day=day, month=month, number=MONTHS[month], year=year)
    meant = f"{year}-{MONTHS[month]:02}-{day:02}"

    assert any(meant in each.values for each in days_in(f"Signed {written}.", year))
    assert days(meant, f"Signed {written}.") == []


class Sliced(str):
    """A text that counts the characters that are cut out of it."""

    __slots__ = ("cut",)
    cut: int

    def __getitem__(self, place: SupportsIndex | slice) -> str:
        found = super().__getitem__(place)
        self.cut += len(found)
        return found


@pytest.mark.parametrize("reader", [in_digits, lambda text: in_words(text, "en")])
def test_numbers_of_a_long_text_are_read_without_what_is_far_from_them(
    reader: Callable[[str], Iterator[object]],
) -> None:
    text = Sliced("20 visitors, twenty guests " * 200)
    text.cut = 0

    assert len(list(reader(text))) >= 200
    assert text.cut <= 400 * 400


@pytest.mark.parametrize("words", ["5/5/2023 ", "2023 "])
def test_dates_beside_each_other_are_read_one_by_one(words: str) -> None:
    read = list[tuple[int, int]]()
    text = words * 50

    def reader(start: int, end: int, _: list[str]) -> str | None:
        read.append((start, end))
        return None

    assert list(found_in(text, list(PIECE.finditer(text)), reader)) == []
    assert len(read) <= 50
    assert len(days_in(text, 2023)) == 50


DIGITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def spelled(number: int, *, whole: bool = False) -> str:
    """A number below a million in Vietnamese; ``whole`` says the hundreds also where there are none."""
    if number >= 1000:
        return f"{spelled(number // 1000)} nghìn {spelled(number % 1000, whole=True) if number % 1000 else ''}".strip()
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    last = {(True, 5): "lăm", (True, 1): "mốt" if tens > 1 else "một"}.get((tens > 0, units), DIGITS[units])
    parts = (
        f"{DIGITS[hundreds] or 'không'} trăm" if hundreds or whole else "",
        f"{DIGITS[tens]} mươi" if tens > 1 else "mười" if tens else "linh" if units and (hundreds or whole) else "",
        last,
    )
    return " ".join(each for each in parts if each)


@given(some.integers(1, 999_999))
def test_each_number_in_vietnamese_words_is_read_back(number: int) -> None:
    words = spelled(number).split()

    assert numeral_of(words, "vi") == (len(words), number, False)
    assert Decimal(number) in figures_in(f"có {spelled(number)} nghệ nhân", "vi")[0].values


@given(some.integers(1, 999), some.sampled_from(sorted(each for each in MAGNITUDES if len(each) > 1)))
def test_each_number_before_a_magnitude_is_read_as_what_both_mean(number: int, power: str) -> None:
    meant = Decimal(number) * Decimal(10) ** MAGNITUDES[power]

    assert meant in figures_in(f"hơn {number} {power} visitors", "en")[0].values
    assert numbers(str(meant), f"hơn {number} {power} visitors") == []


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with a table of sources, one of them a text that is at hand."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
    return tmp_path


def findings(folder: Path, *rows: tuple[str, ...], languages: tuple[str, ...] = ("en", "vi")) -> list[tuple[str, str]]:
    """The cells and messages of warnings about claims that their quotations contradict."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerows([HEADER, *([*row, *[""] * (len(HEADER) - len(row))] for row in rows)])
    (folder / "claims.csv").write_text(out.getvalue(), encoding="utf-8")
    report = cg.check(folder, languages=languages)
    found = [each for each in report.findings if each.name == "Table-quote-says-another"]
    assert {each.severity for each in found} <= {"warning"}
    return [(each.cell.name if each.cell else "", each.message) for each in found]


def test_check_warns_of_a_claim_at_its_value_in_both_languages(mine: Path) -> None:
    rows = (
        ("f1", FAIR, "visitors", "more than 60,000", "news", "20,000 visitors came", "2024-05"),
        ("f2", "agreement/fair", "cg:signedOn", "2023-05-04", "news", "signed on 5 May 2023"),
        ("f3", FAIR, "visitors", "20,000", "news", "20,000 visitors came", "2024-06"),
    )

    rest = "; correct one of the two, or write implied in mode if the value is worked out from these words"
    assert findings(mine, *rows) == [
        ("D2", f"the quotation says 20,000, not more than 60,000{rest}"),
        ("D3", f"the quotation says 5 May 2023, not 2023-05-04{rest}"),
    ]
    assert findings(mine, *rows, languages=("vi",))[1][1].startswith("trích dẫn ghi 5 May 2023, không phải 2023-05-04;")


def test_check_warns_of_money_in_another_currency_once_a_row(mine: Path) -> None:
    row = ("f1", FAIR, "code/indicator/budget", "5 million EUR", "news", "a budget of 5 million dong", "2024")

    assert [(cell, told[:49]) for cell, told in findings(mine, row)] == [
        ("D2", "the quotation says 5 million dong, not 5 million ")
    ]


def test_a_waiver_of_the_claim_accepts_the_warning(mine: Path) -> None:
    row = ("f1", FAIR, "visitors", "60,000", "news", "20,000 visitors came on one of them", "2024-05")
    assert len(findings(mine, row)) == 1
    (mine / "waivers.csv").write_text(
        "id,rule,thing,reason,date\nw1,cgs:Table-quote-says-another,claim/f1,There were three days.,2026-01-31\n",
        encoding="utf-8",
    )

    report = cg.check(mine)

    (waived,) = report.waived
    assert (waived.name, waived.waiver and waived.waiver.id) == ("Table-quote-says-another", "w1")
    assert [each for each in report.findings if "waiver" in each.name] == []
    assert cg.read_report(cg.write_report(report, format="json")) == report


def test_what_a_source_only_implies_is_not_judged(mine: Path) -> None:
    row = ("f1", FAIR, "visitors", "60,000", "news", "20,000 visitors came on one of them", "2024-05")

    assert [findings(mine, (*row, mode)) for mode in ("implied", "background", "editorial")] == [[], [], []]
    assert len(findings(mine, (*row, "explicit"))) == 1


def test_a_long_quotation_is_read_where_its_text_is_at_hand(mine: Path) -> None:
    row = ("f1", FAIR, "visitors", "60,000", "report", "The fair … came", "2024-05")

    assert [cell for cell, _ in findings(mine, row)] == ["D2"]
    assert findings(mine, (*row[:3], "20,000", *row[4:])) == []

    digest = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    assert findings(mine, (*row[:4], "news", f"The fair … came #{digest}", "2024-05")) == []


def test_a_correction_may_quote_the_misprint(mine: Path) -> None:
    (mine / "corrections.csv").write_text(
        "id,wrong,right,error,reason,sources\nx1,f1,f2,impossible-year,The network gives 2017.,news\n", encoding="utf-8"
    )
    printed = (
        "f1",
        "membership/m",
        "cg:memberSince",
        "2071",
        "news",
        "a member since 2071",
        "",
        "",
        "deprecated",
        "No.",
    )

    assert findings(mine, printed, ("f2", *printed[1:3], "2017", *printed[4:6])) == []
    assert [cell for cell, _ in findings(mine, printed, ("f2", *printed[1:3], "2017", "news", "since 2016"))] == ["D3"]


def test_the_day_of_a_figure_is_judged_where_both_are_days(mine: Path) -> None:
    row = ("f1", FAIR, "visitors", "20,000", "news", "20,000 visitors came on 5 May 2024")

    assert [cell for cell, _ in findings(mine, (*row, "2024-05-06"))] == ["G2"]
    assert findings(mine, (*row, "2024-06")) == []


def test_the_period_of_a_figure_is_judged_where_it_shares_no_day_with_the_one_of_its_words(mine: Path) -> None:
    row = ("f1", FAIR, "visitors", "20,000", "news", "20,000 visitors from 3 to 7 October 2024")

    assert [cell for cell, _ in findings(mine, (*row, "2024-11-03/2024-11-07"))] == ["G2"]
    assert [cell for cell, _ in findings(mine, (*row, "2024-11-03"))] == ["G2"]
    assert findings(mine, (*row, "2024-10-07/2024-10-09")) == []
    assert findings(mine, (*row[:5], f"{row[5]}, more than from 3 to 5 May 2023", "2024-10-03/2024-10-07")) == []
    assert findings(mine, (*row[:5], "20,000 visitors, more than on 5 May 2023", "2024-05-06")) == []


def test_the_day_of_a_status_is_judged_where_words_tell_one_on_which_it_came(mine: Path) -> None:
    def told(status: str, words: str, when: str) -> list[str]:
        return [cell for cell, _ in findings(mine, ("s1", FAIR, f"code/status/{status}", "", "news", words, when))]

    assert told("held", "Sáng 12/3/2024", "2024-03-13") == ["G2"]
    assert told("signed", "Fair 2024, ngày 19 tháng 4 năm 2024", "2024-04-20") == ["G2"]
    assert told("held", "it lasted from 3 to 7 May 2024", "2024-05-08/2024-05-09") == ["G2"]
    assert told("held", "it opened on 5 May 2024", "2024-05-04/2024-05-07") == []
    assert told("held", "it opened on 5 May 2024", "2024-05") == []
    assert told("held", "it opened in 2024, on 5 May", "2024-05-05") == []
    assert told("planned", "the Fair of Crafts, 5 May 2025", "2024-04-01") == []
    assert told("cancelled", "the fair of 5 May 2024 was cancelled", "2024-05-12") == []
    assert told("postponed", "hội chợ ngày 5/5/2024 bị hoãn", "2024-05-12") == []


def test_the_year_of_a_figure_is_judged_where_its_words_tell_no_other(mine: Path) -> None:
    def told(words: str) -> list[str]:
        row = ("f1", FAIR, "visitors", "20,000", "news", words, "2024-05")
        return [message.partition(";")[0] for _, message in findings(mine, row)]

    assert told("20,000 visitors in 2019") == ["the quotation says 2019, not 2024-05"]
    assert told("20,000 visitors, more than in 2019") == []
    assert told("20,000 visitors of the Fair 2019") == []
    assert told("20 000 visiteurs de plus qu'en 2019") == []
    assert told("20,000 khách, so với 18.000 năm 2019") == []


def test_the_columns_of_records_are_judged_too(mine: Path) -> None:
    (mine / "members.csv").write_text("id,thing,sources,cg:memberSince\nm1,membership/m,news,2019\n", encoding="utf-8")
    (mine / "quotations.csv").write_text(
        "id,source,quote,claims\nq1,news,It joined in 2018,m1-member-since\n", encoding="utf-8"
    )

    assert [(cell, message[:32]) for cell, message in findings(mine)] == [("D2", "the quotation says 2018, not 201")]
