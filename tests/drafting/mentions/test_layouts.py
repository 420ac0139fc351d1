"""What headings and calendars say: the name of what a paragraph is on, and the month of its days."""

from tests.drafting.mentions.conftest import Read

from creativegraph.drafting.mentions import Mention


def things(found: list[Mention]) -> dict[str, str]:
    """The id of each thing by the words that mean it."""
    return {each.text: each.ids[0] for each in found if each.kind == "thing" and each.ids}


def times(found: list[Mention]) -> list[str]:
    """The times in the order of the text."""
    return [each.value for each in found if each.kind == "time"]


def test_a_heading_names_what_the_paragraph_below_it_begins_with(en: Read) -> None:
    text = (
        "Annual review\n\nSome words of the year.\n\n2.1 Sound Harbour\nA programme of lending, open to all pupils.\n\n"
        "2.2 Night Tide\nFounded in 1998, this annual festival drew many people."
    )

    found = things(en(text))

    assert found["Sound Harbour"] == found["A programme"] == "initiative/sound-harbour"
    assert found["Night Tide"] == found["this annual festival"] == "event/night-tide"


def test_days_below_the_name_of_a_month_are_of_this_month(es: Read) -> None:
    text = (
        "Plan de actividades 2026\n\nMarzo\n- Del 12 al 15: Feria del Maíz.\n- Día 20: una charla.\n\nJunio\n- 6: cine."
    )

    assert times(es(text, "2025-11-02"))[-3:] == ["2026-03-12/2026-03-15", "2026-03-20", "2026-06-06"]


def test_a_number_that_a_short_form_of_a_month_may_be_is_none(fr: Read) -> None:
    found = fr("Elle réunit des artistes venus de sept pays. Elle ouvre le 7 sept. 2023.")

    assert times(found) == ["2023-09-07"]


def test_a_verb_before_an_article_is_no_part_of_a_name(en: Read) -> None:
    assert "event/orvane-song-forum" in things(en("Plans:\n- Host the Orvane Song Forum in 2026.")).values()


def test_words_before_a_supporter_name_no_event(fr: Read) -> None:
    found = things(fr("Elle est produite avec le concours du Musée d'Orvane."))

    assert not any(each.startswith("event/") for each in found.values())


def test_an_agreement_of_some_years_is_spoken_of(en: Read) -> None:
    found = en("A three-year Framework Agreement was signed.")

    assert [each.text for each in found if each.kind == "thing"] == ["Framework Agreement"]


def test_the_edition_of_a_year_is_one_of_the_event_in_the_heading_above(en: Read) -> None:
    text = (
        "Report\n\nWe attended the Craft Congress of Orvane. The Craft Congress of Orvane was long.\n\n"
        "Orvane Jazz Festival\nThe 2023 edition drew many people."
    )

    assert things(en(text))["The 2023 edition"] == "event/orvane-jazz-festival-2023"
