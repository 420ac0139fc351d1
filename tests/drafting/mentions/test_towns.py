"""Towns that a report names with a noun, and names of two parts behind an article."""

import pytest
from tests.drafting.mentions.conftest import Read, read_with

from creativegraph.graph import Graph


def test_a_town_that_is_named_with_its_noun_is_one_without_it(vi: Read) -> None:
    found = {each.text: each.ids for each in vi("Thành phố Đông Khê nằm bên sông. Năm 2023, Đông Khê ký thỏa thuận.")}

    assert found["Đông Khê"] == found["Thành phố Đông Khê"] == ("place/dong-khe",)


def test_one_word_and_another_are_one_name_behind_an_article(en: Read) -> None:
    found = en("The town hosts the Smoke and Rye Festival.")

    assert ("event/smoke-and-rye-festival",) in {each.ids for each in found}


def test_what_is_said_to_be_a_town_is_one(en: Read) -> None:
    found = en("Lomsk Valley is a mountain town. In May, Lomsk Valley signed a pact.")

    assert [each.ids for each in found if each.text == "Lomsk Valley"] == [("place/lomsk-valley",)] * 2


def test_the_council_of_a_town_names_no_town_by_its_article(en: Read) -> None:
    found = en("Lomsk Valley is a mountain town. The City Council met. The town hosts it.")

    assert not any("place/the" in each.ids for each in found)


def test_who_governs_a_town_of_one_word_is_no_part_of_its_name(vi: Read) -> None:
    found = vi("Dự lễ có Chủ tịch UBND thành phố Pleiku Trịnh Duy Thuân. Phố Trần Hưng Đạo rất đẹp.")

    assert [each.text for each in found if each.office] == ["Trịnh Duy Thuân"]
    assert "UBND thành phố Pleiku" in {each.text for each in found}


@pytest.mark.parametrize(
    ("language", "text", "town", "paper"),
    [
        ("fr", "Deux villes ont signé à Nice la Convention de partenariat.", "Nice", "la Convention de partenariat"),
        ("fr", "Deux villes ont signé à Val-sur-Orve la Convention de Vaude.", "", "Convention de Vaude"),
        ("en", "Two towns signed in Hanoi the Agreement on Shared Craft.", "Hanoi", "Agreement on Shared Craft"),
        ("en", "Two towns signed in Vaude the Craft Pact.", "Vaude", "Craft Pact"),
        ("es", "Dos ciudades firmaron en Madrid el Convenio de Cooperación.", "Madrid", "Convenio de Cooperación"),
        ("vi", "Hai đơn vị đã ký tại Hà Nội Biên bản ghi nhớ về hợp tác.", "Hà Nội", "Biên bản ghi nhớ"),
    ],
)
def test_what_is_signed_in_a_town_is_no_part_of_its_name(
    graph: Graph, language: str, text: str, town: str, paper: str
) -> None:
    found = [each for each in read_with(graph, language, text) if each.kind == "thing" and not each.inner]

    assert not any(each.text != town and each.text.startswith(town) for each in found if town)
    assert {town, paper} - {""} <= {each.text for each in found}
    assert not any(each.ids[:1] and each.ids[0].startswith("event/") for each in found)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The Craft Museum, the Vaude Institute in Hanoi and the Guild signed it.", "Vaude Institute in Hanoi"),
        ("fr", "Le Musée Vaude, l'Institut Vaude à Hanoï et la Guilde l'ont signé.", "Institut Vaude à Hanoï"),
    ],
)
def test_a_branch_in_a_list_of_bodies_has_its_place_in_its_name(
    graph: Graph, language: str, text: str, name: str
) -> None:
    assert name in {each.text for each in read_with(graph, language, text)}


def test_where_something_is_held_is_no_part_of_the_name_of_the_house(en: Read) -> None:
    found = en("It opened at the Vaude Institute in Hanoi and drew many.")

    assert "Vaude Institute" in {each.text for each in found}
