"""Events that a report calls by a part of a longer name."""

from tests.drafting.mentions.conftest import Read

from creativegraph.drafting.mentions import Mention


def things(found: list[Mention]) -> dict[str, str]:
    """The id of each thing by the words that mean it."""
    return {each.text: each.ids[0] for each in found if each.kind == "thing" and each.ids}


def test_an_edition_with_a_number_before_its_name_is_that_of_the_shorter_name_in_the_title(es: Read) -> None:
    text = (
        "Medellín cierra su Bienal de Música\n\nLa III Bienal de Música de Medellín terminó el 13 de octubre de 2024."
        " La próxima edición será en octubre de 2026."
    )

    found = things(es(text, "2024-10-15"))

    assert found["Bienal de Música"] == "event/bienal-de-musica-de-medellin-2024"
    assert found["La próxima edición"] == "event/bienal-de-musica-de-medellin-2026"


def test_a_headline_that_goes_on_in_small_letters_names_the_same_event(vi: Read) -> None:
    found = vi("Lễ hội Sen Orvane hút khách kỷ lục\n\nLễ hội Sen Orvane khai mạc. Lễ hội Sen Orvane thu hút khách.")

    assert {each.ids for each in found if each.kind == "thing" and each.classes == ("cg:Festival",)} == {
        ("event/le-hoi-sen-orvane",)
    }


def test_a_name_that_leaves_out_words_of_a_longer_one_is_the_same(fr: Read) -> None:
    text = "Biennale d'Orvane\n\nLa Biennale internationale de design d'Orvane a ouvert. La Biennale d'Orvane dure."

    found = things(fr(text))

    assert found["Biennale d'Orvane"] == found["Biennale internationale de design d'Orvane"]


def test_a_name_that_the_text_goes_on_with_is_the_longer_one(fr: Read) -> None:
    text = "Retour sur la Fête du court métrage\n\nLa Fête du court métrage de Thonon s'est achevée dimanche."

    found = {each for name, each in things(fr(text)).items() if name.startswith("Fête")}

    assert len(found) == 1


def test_a_word_with_other_marks_is_not_the_short_form_of_a_name(vi: Read) -> None:
    found = things(vi("Tạp chí Phố tổ chức hội chợ. Ông Bùi Văn Sáng, Phó Giám đốc Sở Du lịch Orvane, phát biểu."))

    assert "Phó" not in found
    assert "Tạp chí Phố" in found


def test_a_name_goes_on_over_no_full_stop_behind_a_word_that_may_be_short(en: Read) -> None:
    found = things(en("The fair is at the Orvane Museum of Folk Art. Hoi An joined the network in 2023."))

    assert {"Orvane Museum of Folk Art", "Hoi An"} <= {*found}


def test_an_edition_that_is_yet_to_come_is_not_what_a_report_goes_on_about(es: Read) -> None:
    text = (
        "El III Encuentro de Música de Orvane tuvo lugar en octubre de 2024. La cuarta edición se celebrará en 2026."
        " El costo del encuentro fue alto."
    )

    found = [each for each in es(text, "2024-11") if each.kind == "thing" and each.text.endswith("encuentro")]

    assert [each.ids[0][-5:] for each in found] == ["-2024"]
