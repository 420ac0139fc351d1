"""Things that titles name, names with their initials behind them, and days of a week or of two months."""

from tests.drafting.mentions.conftest import Read

from creativegraph.drafting.mentions import Mention


def things(found: list[Mention]) -> dict[str, str]:
    """The id of each thing by the words that mean it."""
    return {each.text: each.ids[0] for each in found if each.kind == "thing" and each.ids}


def times(found: list[Mention]) -> list[str]:
    """The times in the order of the text."""
    return [each.value for each in found if each.kind == "time"]


def test_the_title_above_a_sheet_names_the_project(fr: Read) -> None:
    found = things(fr("LES ARTS DU FIL\nFiche du projet\n\nContexte\n\nLe projet est porté par la Guilde d'Orvane."))

    assert found["LES ARTS DU FIL"] == found["Le projet"] == "project/les-arts-du-fil"


def test_the_first_words_of_a_paragraph_name_what_the_next_sentence_speaks_of(es: Read) -> None:
    text = "Informe\n\nAcciones\n\nHilos que unen. Puesto en marcha en 2016, el programa llega a 11 centros.\n\nFin"

    assert things(es(text))["Hilos que unen"].startswith("initiative/")


def test_initials_in_brackets_tell_how_far_a_name_in_small_letters_goes(fr: Read) -> None:
    found = things(fr("Le Fonds de développement culturel et touristique (FDCT) soutient la fête."))

    assert found["FDCT"] == found["Fonds de développement culturel et touristique"]


def test_days_of_the_week_and_two_days_of_different_months_are_read(es: Read) -> None:
    text = "Del viernes 6 al martes 10 de febrero de 2026; entre el 5 y el 10 de marzo de 2026; 30 sep. y 1 oct. 2017."

    assert times(es(text)) == ["2026-02-06/2026-02-10", "2026-03-05/2026-03-10", "2017-09-30/2017-10-01"]


def test_this_day_of_the_week_is_the_last_one_before_the_report(es: Read) -> None:
    assert times(es("Se firmó este miércoles.", date="2021-10-28")) == ["2021-10-27"]


def test_a_name_that_a_label_gives_means_the_thing_wherever_it_stands(en: Read) -> None:
    found = en("Harbour Looms: young makers\n\nProject title: Harbour Looms\n\nHarbour Looms began in 2022.")

    assert [each.start for each in found if each.ids[:1] == ("project/harbour-looms",)] == [0, 44, 59]


def test_two_bodies_joined_by_and_are_two(en: Read) -> None:
    found = things(en("It was paid by Dunedin City Council and Creative New Zealand."))

    assert {"org/dunedin-city-council", "org/creative-new-zealand"} <= set(found.values())


def test_a_label_of_places_says_what_the_names_behind_it_are(en: Read) -> None:
    found = things(en("Craft Works\n\nLocation: Ondava, Belmar Sound and Orvane\n"))

    assert {"place/ondava", "place/belmar-sound", "place/orvane"} <= set(found.values())


def test_each_heading_above_labels_names_the_project_that_they_are_of(en: Read) -> None:
    text = (
        "Projects of the year\n\nMasks of the Coast\n\n- Budget (US$): 240,000\n- Source: Orvane Fund\n\n"
        "Songs of the Hills\n\n- Budget (US$): 90,000\n- Source: Kilmar Fund\n"
    )
    found = things(en(text))

    assert found["Masks of the Coast"] == "project/masks-of-the-coast"
    assert found["Songs of the Hills"] == "project/songs-of-the-hills"


def test_an_adjective_stands_between_an_article_and_its_noun(fr: Read) -> None:
    found = fr("Les deux villes ont signé une nouvelle convention.")

    assert "une nouvelle convention" in {each.text for each in found}


def test_a_project_is_called_by_one_word_of_its_own(en: Read) -> None:
    assert things(en("The Orvane4Culture project opened."))["Orvane4Culture project"] == "project/orvane4culture"


def test_the_last_of_several_days_has_the_month_behind_a_full_stop(vi: Read) -> None:
    assert times(vi("Lễ hội diễn ra từ ngày 22 - 26.7.", date="2011-07-21")) == ["2011-07-22/2011-07-26"]
