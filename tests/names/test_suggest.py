"""What is suggested for a word that is none: another spelling is a fix, another meaning never."""

import gc
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creativegraph.iris import compact
from creativegraph.names.meaning import Meanings
from creativegraph.names.suggest import clear, edits, within
from creativegraph.tables.vocabulary import vocabulary

WORDS = vocabulary()
PROPERTIES, CODES = tuple(WORDS.properties), tuple(map(compact, WORDS.codes))


def test_a_name_of_thousands_of_words_means_nothing() -> None:
    terms = Meanings([("cg:Festival", "festival", "An event that is celebrated")])

    assert terms.like("cg:FestivalEvent", 3) == ["cg:Festival"]
    assert terms.like("cg:" + "Festival" * 2000, 3) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("cg:locatdIn", "cg:locatedIn"), ("cg:LocatedIn", "cg:locatedIn"), ("cg:located_in", "cg:locatedIn"),
        ("cg:locatedin", "cg:locatedIn"), ("cg:organizedBy", "cg:organisedBy"), ("cg:takesPlace", "cg:takesPlaceIn"),
        ("cg:memberSinc", "cg:memberSince"), ("cg:lattitude", "cg:latitude"),
    ],
)  # fmt: skip
def test_another_spelling_of_a_property_is_a_fix(text: str, right: str) -> None:
    assert clear(text, PROPERTIES) == right


@pytest.mark.parametrize(
    "text",
    [
        "cg:fundedBy",
        "cg:signedIn",
        "cg:hostedBy",
        "cg:organised",
        "cg:holdIn",
        "cg:describedIn",
        "cg:locatedOn",
        "cg:hasPart",
        "cg:hasParts",
        "cg:ownedTo",
        "cg:creditedTo",
        "cg:made",
        "cg:replacer",
        "cg:paidBy",
    ],
)
def test_another_property_is_no_fix(text: str) -> None:
    assert clear(text, PROPERTIES) == ""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("code/target-group/womens", "code/target-group/women"),
        ("code/creative-field/musci", "code/creative-field/music"),
        ("code/creative-field/Design", "code/creative-field/design"), ("code/target-group/children", ""),
        ("code/target-group/men", ""), ("code/creative-field/gastro", ""), ("code/periodicity/biannual", ""),
        ("code/sdg/3-b", ""), ("code/sdg/17-a", ""), ("code/sdg/1.4", "code/sdg/1-4"), ("code/sdg/1-7", ""),
        ("code/sdg/11b", "code/sdg/11-b"),
    ],
)  # fmt: skip
def test_a_code_is_mended_in_its_spelling_alone(text: str, right: str) -> None:
    assert clear(text, CODES) == right


@pytest.mark.parametrize("word", ["bookshop", "workshop", "institution", "funder", "task"])
def test_a_word_that_another_code_has_is_not_misspelt(word: str) -> None:
    name = f"code/own-kind/{word}"
    choices = [*CODES, *(name.replace(word, each) for each in ("founder", "talk", "restitution"))]

    assert clear(name, choices) == ""
    assert clear("code/own-kind/foundre", choices) == "code/own-kind/founder"


def test_another_number_is_another_thing() -> None:
    assert clear("press-2019", ["press-2018", "press-2020"]) == ""
    assert clear("prress-2019", ["press-2019", "press-2018"]) == "press-2019"


@pytest.mark.parametrize("name", [each for each in PROPERTIES if each.startswith("cg:")][::7])
def test_a_property_that_a_project_lacks_is_never_another_one(name: str) -> None:
    assert clear(name, [each for each in PROPERTIES if each != name]) == ""


def test_two_choices_that_are_equally_near_give_no_fix() -> None:
    assert clear("gallary", ["gallery", "gallari"]) == ""


def test_terms_are_found_by_the_words_of_what_they_mean() -> None:
    like = WORDS.meanings.like

    assert like("cg:fundedBy", 10)[0].endswith("/funding")
    assert "code/indicator/funding" in like("cg:fundedBy", 10)
    assert any(each.startswith("cg:sign") for each in like("cg:signedIn", 10))
    found = like("code/activity-type/surveys", 10, "code/activity-type/")
    assert found
    assert {each.rpartition("/")[0] for each in found} == {"code/activity-type"}
    assert like("cg:in", 10) == []


def test_an_index_that_is_gone_has_closed_its_base() -> None:
    made = Meanings([("cg:a", "a", "b")])
    base = made._base

    del made
    gc.collect()

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        base.execute("SELECT 1")


@given(st.text("abc", max_size=6), st.text("abcd", max_size=6), st.integers(0, 3))
def test_what_is_ruled_out_at_a_glance_takes_more_edits(one: str, other: str, most: int) -> None:
    assert within(one, other, most) == (edits(one, other) <= most)
