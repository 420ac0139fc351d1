"""Editions of series: by a year or number in the name, before it, or alone."""

from tests.drafting.mentions.conftest import Read

from creativegraph.drafting.mentions import Mention


def things(found: list[Mention]) -> dict[str, str]:
    """The id of each thing by the words that mean it."""
    return {each.text: each.ids[0] for each in found if each.kind == "thing" and each.ids}


def test_a_name_with_a_year_is_an_edition_of_its_series(vi: Read, en: Read) -> None:
    found = vi("Lễ hội Áo dài Cần Thơ 2023 khai mạc.\n\nTháng 3/2024, Lễ hội Áo dài Cần Thơ diễn ra.")
    known = en("The Hanoi Creative Design Festival (HCDF) grows. HCDF 2031 is planned.")

    editions = [each for each in found if each.edition_of]
    assert [each.ids[0] for each in editions] == [
        "event/le-hoi-ao-dai-can-tho-2023",
        "event/le-hoi-ao-dai-can-tho-2024",
    ]
    assert {each.edition_of for each in editions} == {"series/le-hoi-ao-dai-can-tho"}
    assert [each.edition_of for each in known if each.text == "HCDF 2031"] == ["series/hanoi-creative-design-festival"]


def test_the_number_of_an_edition_stands_before_its_name_or_in_words_and_a_year_before_its_noun(en: Read) -> None:
    text = (
        "The first Delta Craft Festival was held in June 2023. The second Delta Craft Festival is planned for "
        "June 2024. The 2024 festival is larger."
    )

    found = [(each.text, each.ids) for each in en(text) if each.kind == "thing" and each.ids]

    assert found == [
        ("first Delta Craft Festival", ("event/delta-craft-festival-2023",)),
        ("second Delta Craft Festival", ("event/delta-craft-festival-2024",)),
        ("The 2024 festival", ("event/delta-craft-festival-2024",)),
    ]


def test_an_event_of_which_one_edition_is_told_is_this_edition(es: Read) -> None:
    found = es(
        "El Festival de Faroles recibió 300 visitantes\n\nEl Festival de Faroles cerró su XII edición.", "2016-09-12"
    )

    assert {each.ids[0] for each in found if each.kind == "thing" and each.ids} == {"event/festival-de-faroles-2016"}


def test_an_edition_long_before_the_report_is_not_the_one_it_is_about(es: Read) -> None:
    text = "La Semana de Cine de Orvane reunió a mil personas. La edición de 2021 no pudo celebrarse."

    found = things(es(text, "2024-05-10"))

    assert found["Semana de Cine de Orvane"] == "event/semana-de-cine-de-orvane"
    assert found["La edición de 2021"] == "event/semana-de-cine-de-orvane-2021"


def test_the_year_in_which_a_series_began_is_not_that_of_a_later_edition(es: Read) -> None:
    text = "La Feria de Orvane, puesta en marcha en 2021, llega así a su cuarta edición."

    assert things(es(text, "2024-06-21"))["cuarta edición"] == "event/feria-de-orvane-2024"


def test_a_number_alone_means_an_edition_where_editions_are_spoken_of(fr: Read) -> None:
    text = "Le Festival Orvane grandit. La 8e édition (2014) a plu ; la 9e, du 1er au 5 juin 2016, aussi."

    assert things(fr(text))["la 9e"] == "event/festival-orvane-2016"


def test_the_number_before_the_name_of_a_series_tells_its_edition(es: Read) -> None:
    found = es("La IV edición del Festival Orvane será en 2020.")

    assert "event/festival-orvane-2020" in things(found).values()


def test_an_edition_of_a_known_series_is_told_by_its_number(vi: Read) -> None:
    found = things(vi("Festival Huế lần thứ 9 kết thúc. Festival Huế 2016 có nhiều đoàn."))

    assert found["Festival Huế lần thứ 9"] == found["Festival Huế 2016"]


def test_a_known_series_with_its_year_is_the_edition(vi: Read) -> None:
    text = "Lễ hội Thiết kế Sáng tạo Hà Nội năm 2024 kết thúc. Lễ hội này đã thu hút khách."

    found = [each.ids for each in vi(text) if each.kind == "thing" and not each.inner]

    assert found == [("event/hcdf-2024",)] * 2


def test_what_has_editions_is_an_event_whatever_its_name(fr: Read, es: Read) -> None:
    french = things(fr("La 12e édition des Escapades a attiré 300 personnes. Les Escapades grandissent.", "2021-05-11"))
    spanish = things(es("La cuarta edición de Sonidos Vaude reunió a 300 personas.", "2021-05-11"))

    assert french["Escapades"] == "event/escapades-2021"
    assert "event/sonidos-vaude-2021" in spanish.values()


def test_the_year_of_a_record_is_not_that_of_the_edition_told_before_it(fr: Read, es: Read) -> None:
    french = "Le Salon du livre de Vaude grandit. La 34e édition, un succès, frôle le record datant de 2009."
    spanish = "La Feria de Orvane crece. La 34ª edición roza el récord de 2009."

    assert "event/salon-du-livre-de-vaude-2009" not in things(fr(french, "2014-03-25")).values()
    assert "event/feria-de-orvane-2009" not in things(es(spanish, "2014-03-25")).values()


def test_a_roman_number_behind_its_noun_tells_an_edition(es: Read) -> None:
    named = things(es("Para la edición XXVI de la Feria de Vaude se espera lluvia.", "2021-05-11"))
    alone = things(es("El Festival de Cine de Orvane crece. Llega su edición XXI.", "2021-05-11"))

    assert named["edición XXVI de la Feria de Vaude"] == "event/feria-de-vaude-2021"
    assert "edición XXI" in alone


def test_a_year_before_a_name_makes_it_that_edition(en: Read) -> None:
    found = {each.text: each.ids[:1] for each in en("The 2024 Orvane Pottery Festival drew many people.") if each.ids}

    assert found["Orvane Pottery Festival"] == ("event/orvane-pottery-festival-2024",)


def test_the_whole_name_of_an_organisation_has_its_commas(en: Read) -> None:
    found = en("The United Nations Educational, Scientific and Cultural Organization came.")

    assert {each.ids for each in found if each.kind == "thing" and not each.inner} == {("org/unesco",)}
