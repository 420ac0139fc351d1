"""Cells that hold a name instead of kind/slug."""

from collections.abc import Callable
from pathlib import Path

import pytest

from creativegraph.iris import CODES, THINGS
from creativegraph.tables import build

SOURCES = "id,kind,title,lang\npress,press,Press,en\n"
CLAIMS = "id,subject,property,value,lang,sources\n"
NAMES = (
    "n1,place/ha-noi,skos:prefLabel,Hà Nội,vi,press",
    "n2,org/craft-guild,skos:prefLabel,Guild of Crafts,en,press",
    "n3,event/fair,dcterms:title,Craft Fair,en,press",
)
Tables = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Tables:
    def made(*claims: str, **others: str) -> Path:
        (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
        (tmp_path / "claims.csv").write_text(CLAIMS + "\n".join((*NAMES, *claims)) + "\n", encoding="utf-8")
        for name, text in others.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return made


@pytest.mark.parametrize("name", ["Hà Nội", "ha noi", "HÀ NỘI", "Ha-Noi"])
def test_a_name_in_a_cell_means_the_only_thing_of_that_name(folder: Tables, name: str) -> None:
    made = build([folder(f"c1,event/fair,cg:takesPlaceIn,{name},,press")])

    assert made.claims["c1"].value == THINGS + "place/ha-noi"


def test_a_row_may_be_about_a_thing_by_its_name(folder: Tables) -> None:
    made = build([folder("c1,Craft Fair,cg:organisedBy,Guild of Crafts,,press")])

    assert (made.claims["c1"].subject, made.claims["c1"].value) == (THINGS + "event/fair", THINGS + "org/craft-guild")


def test_names_of_records_tables_count_and_what_stands_beside_them_does_not(folder: Tables) -> None:
    records = "id,thing,sources,skos:prefLabel@en,skos:prefLabel@en note\nr1,place/hue,press,Hue City,old name\n"

    made = build([folder("c1,event/fair,cg:takesPlaceIn,hue city,,press", records=records)])
    odd = build([folder("c1,event/fair,cg:takesPlaceIn,old name,,press", records=records)], lenient=True)

    assert made.claims["c1"].value == THINGS + "place/hue"
    assert [each.rule for each in odd.faults] == ["no-thing"]


def test_a_code_may_be_given_by_its_label_in_the_list_that_the_property_takes(folder: Tables) -> None:
    made = build([folder("c1,membership/m,cg:creativeField,Crafts and Folk Art,,press")])

    assert made.claims["c1"].value.startswith(f"{CODES}creative-field/")


def test_a_name_of_two_things_is_refused_with_both(folder: Tables) -> None:
    path = folder("n4,org/ha-noi,skos:altLabel,Ha Noi,en,press", "c1,event/fair,cg:takesPlaceIn,Hà Nội,,press")

    (fault,) = build([path], lenient=True).faults

    assert fault.rule == "name-of-several"
    assert "org/ha-noi, place/ha-noi" in fault.message


def test_a_misspelt_name_is_answered_with_the_thing_that_may_be_meant(folder: Tables) -> None:
    (fault,) = build([folder("c1,event/fair,cg:takesPlaceIn,HaNoj,,press")], lenient=True).faults

    assert fault.rule == "no-thing"
    assert fault.fix == ""


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        ("c1,place/x,cg:situatedIn,place/ha-noi,,press", 3, "did you mean"),
        ("c1,agreement/x,cg:signedIn,place/ha-noi,,press", 3, "did you mean cg:signsAgreement, "),
        ("c1,membership/m,cg:creativeField,code/creative-field/movies,,press", 4, "code/creative-field/film"),
    ],
)
def test_another_term_is_suggested_by_what_it_means_and_never_written_for_one(
    folder: Tables, row: str, column: int, told: str
) -> None:
    faults = [each for each in build([folder(row)], lenient=True).faults if each.column == column]

    assert [each.fix for each in faults] == [""]
    assert told in f"{faults[0].message} {faults[0].expected}"


def test_a_term_that_is_only_spelled_alike_is_not_suggested_for_another_word(folder: Tables) -> None:
    (fault,) = build([folder("c1,event/fair,cg:fundedBy,place/ha-noi,,press")], lenient=True).faults

    assert "cg:foundedBy" not in f"{fault.message} {fault.expected} {fault.fix}"


def test_a_name_that_nothing_has_is_told_with_names_that_are_near_and_a_thing_of_these_tables(folder: Tables) -> None:
    cells = ("c1,place/marquette,skos:prefLabel,Marquette,en,press", "c2,event/fair,cg:takesPlaceIn,Marquett,,press")

    (found,) = build([folder(*cells)], lenient=True).faults

    assert "did you mean place/marquette?" in found.message
    assert found.expected == "kind/slug such as place/ha-noi"
