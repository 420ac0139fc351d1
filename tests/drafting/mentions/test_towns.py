"""Towns that a report names with a noun, and names of two parts behind an article."""

from tests.drafting.mentions.conftest import Read


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
