"""Persons beside their offices: behind the name of a body, by their family name, and one after the other."""

from tests.drafting.mentions.conftest import Read

from creativegraph.drafting.mentions import Mention

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
