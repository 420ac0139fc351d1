"""Dates, periods and figures in reports."""

import pytest
from tests.drafting.mentions.conftest import Read

from creativegraph.drafting.mentions import Mention


def values(found: list[Mention], kind: str) -> list[str]:
    """The values of mentions of a kind."""
    return [each.value for each in found if each.kind == kind]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tháng 6 năm 2023, lễ hội mở cửa.", "2023-06"),
        ("Lễ hội diễn ra từ ngày 9 đến 17/11/2024.", "2024-11-09/2024-11-17"),
        ("Trong nửa đầu năm 2023 có hai lớp.", "2023-01/2023-06"),
        ("Ngày 18 tháng 11 năm 2023 là ngày hội.", "2023-11-18"),
        ("Thỏa thuận giai đoạn 2025-2030 đã ký.", "2025/2030"),
        ("Quý III năm 2024 có ba lớp.", "2024-07/2024-09"),
    ],
)
def test_dates_in_vietnamese(vi: Read, text: str, value: str) -> None:
    assert values(vi(text), "time") == [value]


def test_a_day_and_month_may_have_a_dash_or_dot_behind_a_word_for_a_day(vi: Read) -> None:
    assert values(vi("Sáng 4-4, hai bên ký; tối 26.7 có lễ.", date="2024-08-01"), "time") == [
        "2024-04-04",
        "2024-07-26",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the first half of 2023 it grew.", "2023-01/2023-06"),
        ("From 3 to 7 June 2025 it was open.", "2025-06-03/2025-06-07"),
        ("It ran between 10 and 25 August 2024.", "2024-08-10/2024-08-25"),
        ("On November 18, 2023 they met.", "2023-11-18"),
        ("It began in 2019 with little money.", "2019"),
        ("From March 1 to 17, 2024, guests came.", "2024-03-01/2024-03-17"),
        ("It ran on June 5-7 2024.", "2024-06-05/2024-06-07"),
        ("Period: 2020-03-01 → 2022-08-31", "2020-03-01/2022-08-31"),
        ("Dates: 05-2013/09-2013", "2013-05/2013-09"),
        ("Dates: 21-03-2014/ongoing", "2014-03-21/.."),
        ("Start date 2020.06.01 End date 2023.05.31", "2020-06-01/2023-05-31"),
        ("At 14:16, June 08, 2023 it was sent.", "2023-06-08"),
    ],
)
def test_dates_in_english(en: Read, text: str, value: str) -> None:
    assert values(en(text), "time") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Du 5 au 10 mars 2024, elle accueille.", "2024-03-05/2024-03-10"),
        ("Le 1er juillet 2024, il ouvre.", "2024-07-01"),
        ("Du 15 septembre 2023 au 30 juin 2024.", "2023-09-15/2024-06-30"),
        ("Au premier semestre 2023, il a lancé.", "2023-01/2023-06"),
        ("Créé en août 2024.", "2024-08"),
        ("Les 5, 6 et 7 mai 2024, il accueille.", "2024-05-05/2024-05-07"),
    ],
)
def test_dates_in_french(fr: Read, text: str, value: str) -> None:
    assert values(fr(text), "time") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Del 3 al 7 de junio de 2025, acogió.", "2025-06-03/2025-06-07"),
        ("El lunes 3 de junio de 2025 abrió.", "2025-06-03"),
        ("En marzo de 2024 inauguró.", "2024-03"),
        ("En el segundo semestre de 2023 celebró.", "2023-07/2023-12"),
        ("De 2018 a 2022 creció.", "2018/2022"),
    ],
)
def test_dates_in_spanish(es: Read, text: str, value: str) -> None:
    assert values(es(text), "time") == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "It was built in 1896 by two brothers.", "1896"),
        ("en", "Lit since May 1896, it was completed in the town.", "1896-05"),
        ("en", "On 3 May 1874 work began.", "1874-05-03"),
        ("en", "The tower was in use from 1870 to 1901.", "1870/1901"),
        ("en", "In 1500 the first tower was built.", "1500"),
        ("vi", "Hải đăng được xây năm 1870.", "1870"),
        ("fr", "Le phare fut construit en 1874 et allumé plus tard.", "1874"),
        ("es", "El faro se construyó en 1896.", "1896"),
        ("es", "Se encendió en mayo de 1896.", "1896-05"),
    ],
)
def test_years_before_1900_are_read(request: pytest.FixtureRequest, language: str, text: str, value: str) -> None:
    read: Read = request.getfixturevalue(language)

    assert values(read(text), "time") == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It grew from 1500 visitors, and then 1500 visitors came."),
        ("en", "It had between 1500 and 1800 visitors, or 1500-1800 visitors."),
        ("en", "It rose from 1200 to 1500 euros, and ran in 1200 homes."),
        ("fr", "Il a accueilli plus de 1500 visiteurs et 1500 spectateurs."),
        ("es", "Llegó hasta 1500 visitantes, y en total 1500."),
        ("vi", "Từ 1500 du khách đến 1800 du khách."),
    ],
)
def test_numbers_of_four_digits_that_count_are_no_years(
    request: pytest.FixtureRequest, language: str, text: str
) -> None:  # fmt: skip
    read: Read = request.getfixturevalue(language)

    assert values(read(text), "time") == []


def test_words_that_name_no_day_are_no_dates(en: Read, vi: Read, fr: Read, es: Read) -> None:
    assert values(en("Recently, and lately, it may march on."), "time") == []
    assert values(vi("Mới đây, gần đây, hai bên đã ký."), "time") == []
    assert values(fr("Récemment, il a signé."), "time") == []
    assert values(es("Recientemente firmaron."), "time") == []


def test_relative_dates_are_told_from_the_day_of_the_report_and_are_none_without(en: Read, vi: Read, fr: Read) -> None:
    assert values(en("November last year and last year, not yesterday.", "2025-03-14"), "time") == [
        "2024-11", "2024", "2025-03-13",
    ]  # fmt: skip
    assert values(vi("Năm ngoái và hôm nay.", "2025-03-14"), "time") == ["2024", "2025-03-14"]
    assert values(fr("En novembre dernier.", "2025-03-14"), "time") == ["2024-11"]
    assert values(en("Last year it grew."), "time") == []


def test_a_day_without_a_year_has_that_of_its_sentence_of_the_text_or_of_the_report_with_less_confidence(
    vi: Read,
) -> None:
    found = vi("Ngày 18/11/2023 khai mạc. Ngày 20 tháng 11 bế mạc.", "2025-03-14")
    alone = vi("Khai mạc ngày 9 tháng 5.", "2025-03-14")

    assert [(each.value, each.confidence) for each in found if each.kind == "time"] == [
        ("2023-11-18", "high"), ("2023-11-20", "low"),
    ]  # fmt: skip
    assert [(each.value, each.confidence) for each in alone if each.kind == "time"] == [("2025-05-09", "low")]


def test_the_first_of_two_amounts_keeps_its_magnitude_beside_a_mark_between_thousands(vi: Read) -> None:
    found = vi("Kinh phí là trên 1.450 tỉ đồng và 5 triệu USD.")

    assert "trên 1450 tỉ đồng" in values(found, "figure")
    assert not any(each.endswith("1.450") for each in values(found, "figure"))


@pytest.mark.parametrize(
    ("language", "text", "value", "indicator"),
    [
        ("vi", "thu hút hơn 200.000 người tham dự", "hơn 200.000", "attendees"),
        ("vi", "với 4,7 triệu lượt tiếp cận trên mạng xã hội", "4,7 triệu", "social-media-reach"),
        ("vi", "kinh phí là 2.300 tỷ đồng", "2300 tỷ đồng", "funding"),
        ("vi", "hơn 100 đại biểu Việt Nam", "hơn 100", "domestic-delegates"),
        ("en", "it drew nearly 500 delegates", "nearly 500", "delegates"),
        ("en", "12.5 % of the tickets", "12.5 %", "tickets"),
        ("en", "more than 250 Creative Cities", "more than 250", "represented-cities"),
        ("en", "a budget of €1.2 million", "€1.2 million", "budget"),
        ("fr", "quelque 3 000 spectateurs", "quelque 3 000", "audience"),
        ("fr", "pour un montant de 2,5 millions d'euros", "2,5 millions d'euros", "funding"),
        ("es", "cerca de 120 actividades", "cerca de 120", "constituent-activities"),
        ("es", "unos 45.000 visitantes", "unos 45.000", "visitors"),
    ],
)
def test_figures_have_qualifier_unit_and_what_is_counted(
    request: pytest.FixtureRequest, language: str, text: str, value: str, indicator: str
) -> None:
    read: Read = request.getfixturevalue(language)

    figures = [each for each in read(text) if each.kind == "figure"]

    assert [(each.value, each.indicator) for each in figures] == [(value, f"code/indicator/{indicator}")]


def test_numbers_that_count_nothing_are_no_figures(en: Read, vi: Read) -> None:
    assert values(en("See Article 5 and page 12 of version 2.0, or call 555-1234."), "figure") == []
    assert values(vi("Kế hoạch số 45 ban hành lần thứ 3 tại phòng 12."), "figure") == []


def test_a_part_of_a_whole_is_one_figure(en: Read) -> None:
    assert values(en("It welcomed 17 of 20 invited orchestras."), "figure") == ["17 of 20"]


def test_numbers_in_words_count_what_follows_but_for_those_that_are_known(en: Read) -> None:
    found = en("It came from twelve countries, and the six countries sang.")

    assert [(each.value, each.text) for each in found if each.kind == "figure"] == [("12", "twelve countries")]


def test_a_day_without_year_is_of_the_report_and_not_of_a_year_since_which_something_is_so(en: Read) -> None:
    found = en("She has led it since 2019. It opens on 5 June.", "2025-05-20")

    assert [each.value for each in found if each.text.endswith("June")] == ["2025-06-05"]


def test_a_coming_day_is_of_the_year_of_the_report(es: Read) -> None:
    found = es("El convenio de 1974, que entra en vigor el próximo 25 de abril, sigue.", "2014-04-19")

    assert [each.value for each in found if each.text == "25 de abril"] == ["2014-04-25"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "five years"), ("es", "cinco años"), ("fr", "cinq ans"), ("fr", "cinq jours")],
)
def test_a_number_in_words_before_a_unit_is_a_figure(request: pytest.FixtureRequest, language: str, text: str) -> None:
    read: Read = request.getfixturevalue(language)

    found = [each.value for each in read(f"({text})") if each.kind == "figure"]

    assert found == ["5"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "350 volunteers"), ("fr", "350 bénévoles"), ("es", "350 voluntarios"), ("vi", "350 tình nguyện viên")],
)
def test_volunteers_are_counted_apart(request: pytest.FixtureRequest, language: str, text: str) -> None:
    read: Read = request.getfixturevalue(language)

    assert [each.indicator for each in read(text) if each.kind == "figure"] == ["code/indicator/volunteers"]


def test_a_day_of_the_week_is_the_last_one(en: Read) -> None:
    found = en("The pact was signed on Wednesday.", "2021-12-09")

    assert [each.value for each in found if each.kind == "time"] == ["2021-12-08"]


def test_rooms_are_no_buildings_and_houses_are_so_only_loosely(en: Read) -> None:
    found = en("The lighthouse had 6 rooms, the town had 12 houses, and 40 historic buildings were open.")

    assert [(each.indicator, each.confidence) for each in found if each.kind == "figure"] == [
        ("code/indicator/rooms", "high"), ("code/indicator/buildings", "low"), ("code/indicator/buildings", "high"),
    ]  # fmt: skip


def test_two_and_three_in_words_count_units_only(en: Read) -> None:
    found = [each.value for each in en("It lasts three years. The three visitors came.") if each.kind == "figure"]

    assert found == ["3"]


def test_a_day_stands_first_where_another_date_in_figures_can_only_begin_with_it(en: Read) -> None:
    found = [each.value for each in en("Start: 01/09/2022. End: 30/04/2024.") if each.kind == "time"]

    assert found[0].startswith("2022-09-01")


def test_a_period_is_no_coming_day(fr: Read) -> None:
    found = fr("La foire aura lieu du 12 au 18 août prochain.", date="2019-01-09")

    assert [each.value for each in found if each.kind == "time"] == ["2019-08-12/2019-08-18"]


def test_a_year_behind_a_noun_is_no_number_of_it(es: Read) -> None:
    assert not [each for each in es("Plan de actividades 2026") if each.kind == "figure"]


def test_a_year_with_which_something_is_compared_is_not_that_of_a_day(es: Read) -> None:
    found = es("Entre el 21 y el 29 de marzo vendimos 24.300 entradas, un 15 % más que en 2023.", "2024-05-10")

    assert [each.value for each in found if each.kind == "time"] == ["2024-03-21/2024-03-29", "2023"]


def test_the_day_of_the_week_belongs_to_the_date_behind_it(en: Read, fr: Read) -> None:
    english = en("On Friday 3 October, they met.", date="2025-10-06")
    french = fr("Le vendredi 3 octobre 2025, ils ont signé.")

    assert [each.text for each in english if each.kind == "time"] == ["Friday 3 October"]
    assert values(english, "time") == values(french, "time") == ["2025-10-03"]


def test_an_area_keeps_its_unit_where_that_is_larger_than_a_square_metre(en: Read, vi: Read) -> None:
    assert values(en("The park covers 1.2 hectares and 850 square metres."), "figure") == ["1.2 hectares", "850"]
    assert values(vi("Thành phố có diện tích 222 km²."), "figure") == ["222 km²"]


def test_visits_are_visits_and_no_activities(en: Read) -> None:
    found = [each for each in en("The museum received 4,000 visits.") if each.kind == "figure"]

    assert [each.indicator for each in found] == ["code/indicator/visitors"]


def test_the_year_of_a_convention_is_not_that_of_a_day_beside_it(es: Read) -> None:
    found = es("El taller sobre la Convención de 2003 se celebra del 3 al 5 de mayo.", "2013-05-01")

    assert [each.value for each in found if each.kind == "time"][-1] == "2013-05-03/2013-05-05"


def test_thousands_in_a_word_stand_before_the_rest_of_a_number(es: Read) -> None:
    found = es(
        "Asistieron 907 mil 300 personas, unos 2 mil 769 visitantes de las mil 983 editoriales y dos mil 300 más."
    )

    assert [each.value for each in found if each.kind == "figure"][:3] == ["907300", "unos 2769", "1983"]


def test_a_day_of_the_week_between_commas_is_the_last_one_and_no_opening_hour(fr: Read) -> None:
    found = fr("Ils ont signé, lundi à Rabat, un accord. Ouvert du lundi au samedi, dimanche, lundi.", "2020-02-25")

    assert [(each.text, each.value) for each in found if each.kind == "time"] == [("lundi", "2020-02-24")]


def test_a_day_behind_one_until_which_something_lasts_is_of_the_year_of_the_report(fr: Read) -> None:
    text = "Une convention, valable jusqu'au 31 décembre 2027, a été paraphée le 10 octobre par les villes."

    found = [each.value for each in fr(text, "2024-10-12") if each.kind == "time"]

    assert found[-1] == "2024-10-10"


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u202f"])
@pytest.mark.parametrize("words", ["per cent", "phần trăm", "pour cent", "por ciento"])
def test_any_blank_may_stand_between_the_words_of_a_percentage(en: Read, words: str, blank: str) -> None:
    printed = f"38{blank}{words.replace(' ', blank)}"

    assert values(en(f"About the tickets: {printed} of them were free."), "figure") == [printed]
