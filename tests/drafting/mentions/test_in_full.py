"""Names that a title gives in short and the text in full."""

from tests.drafting.mentions.conftest import Read


def ids(mentions: object, prefix: str) -> set[str]:
    """The ids of things that begin so."""
    return {each.ids[0] for each in mentions if each.ids and each.ids[0].startswith(prefix)}  # type: ignore[attr-defined]


def test_an_agreement_in_the_title_is_that_of_which_the_text_has_the_whole_name(es: Read) -> None:
    found = es("Convenio de los Puertos\n\nAyer se firmó el Convenio de los Tres Puertos. Dura un año.")

    assert ids(found, "agreement/") == {"agreement/convenio-de-los-tres-puertos"}


def test_a_museum_that_the_text_calls_by_the_begin_of_its_name_in_the_title_is_one(fr: Read) -> None:
    found = fr("Rapport du Musée du Verre de Brisane\n\nLe Musée du Verre est ouvert. Il est grand.")

    assert ids(found, "place/musee") == {"place/musee-du-verre-de-brisane"}


def test_a_name_in_quotation_marks_in_the_title_is_the_project_of_that_name(fr: Read) -> None:
    found = fr("Appel à projets « Ateliers ouverts »\n\nLe projet Ateliers ouverts aide les artisans.")

    assert ids(found, "project/") == {"project/projet-ateliers-ouverts"}
    assert ids(found, "initiative/") == set()


def test_two_longer_names_leave_the_one_in_the_title_as_it_is(es: Read) -> None:
    found = es(
        "El Convenio de los Puertos\n\nSe firmaron el Convenio de los Tres Puertos y el Convenio de los Cinco Puertos."
    )

    assert len(ids(found, "agreement/")) == 3


def test_bodies_with_like_names_stay_two(es: Read) -> None:
    found = es("La Universidad de Almara crece\n\nLa Universidad Politécnica de Almara abre una sede.")

    assert ids(found, "org/") == {"org/universidad-de-almara", "org/universidad-politecnica-de-almara"}
