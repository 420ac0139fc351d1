"""Bodies that no noun explains, in lists with a body or a town that signs."""

import pytest
from tests.drafting.mentions.conftest import Read, read_with

from creativegraph.graph import Graph

BODY = ("org/brelo-quint",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hanoi and Brelo Quint signed a memorandum of understanding."),
        ("en", "Brelo Quint, Hanoi and the Craft Guild signed a memorandum of understanding."),
        ("en", "Hanoi signed a memorandum of understanding with Brelo Quint."),
        ("fr", "Brelo Quint et le Musée de Vaude ont signé une convention."),
        ("fr", "Hanoï a signé avec Brelo Quint une convention."),
        ("es", "El Museo de Vaude firmó un convenio con Brelo Quint."),
        ("vi", "Thành phố Huế và Brelo Quint đã ký thỏa thuận hợp tác."),
        ("vi", "Thành phố Huế đã ký thỏa thuận hợp tác với Brelo Quint."),
    ],
)
def test_a_name_that_nothing_explains_beside_a_body_that_signs_is_a_body(
    graph: Graph, language: str, text: str
) -> None:
    found = [each for each in read_with(graph, language, f"Report\n\n{text} It rained.") if each.text == "Brelo Quint"]

    assert [(each.ids, each.confidence) for each in found] == [(BODY, "low")]


def test_partners_beside_a_town_that_signs_are_no_person(en: Read) -> None:
    found = en("Report\n\nHanoi and Brelo Partners signed a memorandum of understanding.")

    assert ("org/brelo-partners",) in {each.ids for each in found}


def test_persons_who_sign_beside_one_with_an_office_are_no_bodies(en: Read) -> None:
    found = en("Report\n\nMayor Ann Vale and John Dorn signed a memorandum of understanding. Mr Lee Dorn signed it.")

    assert not any(each.ids[0].startswith("org/") for each in found if each.ids)
