"""Persons beside their offices: behind the name of a body, by their family name, and one after the other."""

import pytest
from tests.drafting.mentions.conftest import Read

from creativegraph.drafting import Document
from creativegraph.drafting.draft import draft
from creativegraph.drafting.mentions import Mention
from creativegraph.graph import Graph

OFFICE = "code/office-kind/"


def offices(found: list[Mention]) -> dict[str, str]:
    """The office of each person by the name."""
    return {each.text: each.office.removeprefix(OFFICE) for each in found if each.office and not each.inner}


def things(found: list[Mention]) -> set[str]:
    """The words of all things with a name that stand in no other."""
    return {each.text for each in found if each.kind == "thing" and each.ids and not each.inner}


def test_a_family_name_ends_the_name_of_a_body_behind_an_office(vi: Read) -> None:
    found = vi(
        "Thứ trưởng Bộ Văn hóa, Thể thao và Du lịch Trịnh Thị Thủy và Giám đốc Sở Du lịch Quảng Nam Nguyễn Thị Vân nói."
    )

    assert offices(found) == {"Trịnh Thị Thủy": "deputy-minister", "Nguyễn Thị Vân": "director"}
    assert {"Bộ Văn hóa, Thể thao và Du lịch", "Sở Du lịch Quảng Nam"} <= things(found)


def test_what_is_named_after_a_person_is_no_person(vi: Read) -> None:
    found = vi("Hiệu trưởng Trường Đại học Phan Châu Trinh và Giám đốc Bảo tàng Hồ Chí Minh nói.")

    assert offices(found) == {}
    assert "Trường Đại học Phan Châu Trinh" in things(found)


def test_each_of_several_persons_has_the_office_before_the_name(es: Read) -> None:
    text = (
        "Asistirán el director general de Cultura de la UNESCO, Ernesto Otero, la secretaria de la Red de Talleres, Ana"
        " Bax, y el alcalde de Granada, Luis Sobrino."
    )

    assert offices(es(text)) == {"Ernesto Otero": "director-general", "Ana Bax": "secretary", "Luis Sobrino": "mayor"}


def test_the_fields_of_an_office_are_no_part_of_the_name(en: Read) -> None:
    found = en("Orvane's Minister for Culture, Sports and Youth Ann Vale met its Minister for Culture Ben Grey.")

    assert offices(found) == {"Ann Vale": "minister", "Ben Grey": "minister"}


def test_the_holder_of_an_office_behind_the_name_of_a_body_is_no_part_of_it(en: Read) -> None:
    found = en("It was signed by the director of the Palace Museum Ann Vale.")

    assert offices(found) == {"Ann Vale": "director"}
    assert "Palace Museum" in things(found)


def test_a_holder_may_stand_behind_an_office_its_territory_and_a_comma(es: Read, fr: Read) -> None:
    spanish = es("El secretario de Educación del estado de Nuevo León, Luis Vega, habló.")
    french = fr("L'Ambassadeur d'Algérie en France, M. Luc Vale, a parlé.")

    assert offices(spanish) == {"Luis Vega": "secretary"}
    assert offices(french) == {"Luc Vale": "ambassador"}


def test_the_holder_of_an_office_abroad_is_a_person_and_no_country(en: Read, fr: Read) -> None:
    english = en("It was seen by the French Ambassador to Viet Nam, Nicolas Vale.")
    french = fr("En présence du consul honoraire de Belgique, Marc Vale.")

    assert offices(english) == {"Nicolas Vale": "ambassador"}
    assert offices(french) == {"Marc Vale": "consul"}


@pytest.mark.parametrize(
    "text",
    [
        "The exhibition was opened by Peru's Minister for Culture, Ann Vale.",
        "Ann Vale, Peru's minister for culture, opened the exhibition.",
    ],
)
def test_a_minister_named_beside_the_country_has_the_office_in_its_government(graph: Graph, text: str) -> None:
    found = {(each.subject, each.property, each.value) for each in draft(Document(text, "en"), graph).candidates}

    assert ("person/ann-vale", "code/office-kind/minister", "org/peru-government") in found


def test_each_of_several_persons_stands_behind_an_office_whose_body_is_told_in_several_nouns(fr: Read) -> None:
    text = (
        "En présence du ministre belge de la Culture, Luc Vale, l'ambassadrice de France à Orvane, Ida Prade, le"
        " président de la commission du patrimoine au Sénat vaudois, Max Orty, et de la maire de Vaude, Eve Lanc."
    )

    assert offices(fr(text)) == {
        "Luc Vale": "minister", "Ida Prade": "ambassador", "Max Orty": "chair", "Eve Lanc": "mayor",
    }  # fmt: skip


def test_a_verb_between_an_office_and_a_name_parts_them(fr: Read) -> None:
    found = fr("Le président de l'association salue le travail des artistes, Luc Vale et Ida Prade.")

    assert offices(found) == {}


def test_an_adjective_stands_between_an_office_and_its_body(es: Read) -> None:
    found = es("Asistieron la presidenta honoraria del Sistema DIF estatal, Grisel Vale; y el rector, Luis Prade.")

    assert offices(found) == {"Grisel Vale": "chair", "Luis Prade": "rector"}


def test_the_town_of_an_office_before_the_name_is_no_part_of_it(en: Read) -> None:
    found = en("The City of Orvane signed the Port Pact. Mayor of Orvane Ann Vale signed for the city.")

    assert offices(found) == {"Ann Vale": "mayor"}
    assert "Orvane Ann Vale" not in things(found)
