"""The pattern language: what is written, and what it finds."""

import re
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creativegraph.tables.phrases.expression import Words
from creativegraph.tables.phrases.pattern import Named, PatternError, parse
from creativegraph.tables.phrases.words import TOKEN, same

NAMED = Named({"@again": "the|a", "@and": "and|as well as", "@the": "the|a", "@held": "(took|takes) place|was held"})
FAIR, OFFICE, CITY = (
    " <0;cg:Event;cg:Festival;named;>",
    " <1;org:Organization;prov:Agent;named;>",
    " <2;cg:City;named;>",
)


def found(pattern: str, text: str) -> bool:
    """Whether a pattern stands in a sentence."""
    return re.search(parse(pattern, NAMED).expression, f"{text.lstrip()} ") is not None


@pytest.mark.parametrize(
    ("pattern", "text", "stands"),
    [
        ("was held", " it was held", True),
        ("was held", " it was upheld", False),
        ("organi*", " was organised", True),
        ("(by|thanks to) us", " thanks to us", True),
        ("by [the] city", " by city", True),
        ("by [the] city", " by the city", True),
        ("held ~ by", " held in the old hall by", True),
        ("held ~ by", " held in the very old and cold hall by", False),
        ("held ~ by", f" held{CITY} by", False),
        ("held ... by", f" held in{CITY} , by", True),
        ("held ... by", " held ; by", False),
        ("^ held", " held here", True),
        ("^ held", " is held", False),
        ("held $", " is held .", True),
        ("held $", " held here", False),
        ("{E:cg:Event} @held", f"{FAIR} took place", True),
        ("{E:cg:Event} @held", f"{OFFICE} took place", False),
        ("{E:cg:Event|cg:City} @held", f"{CITY} was held", True),
        ("{P:prov:Agent} ", f"{CITY}", False),
        (r"\( {E:cg:Event} \)", f" ({FAIR} )", True),
        ("d'{P:prov:Agent}", f" d'{OFFICE}", True),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, text: str, *, stands: bool) -> None:
    assert found(pattern, text) is stands


def test_several_things_are_joined_by_commas_and_the_words_for_and() -> None:
    pattern = parse("by {P:prov:Agent+}", NAMED)

    match = re.search(pattern.expression, f"by{OFFICE} ,{OFFICE} and the{OFFICE} in{CITY} ")

    assert match is not None
    assert match["P"].count("<") == 3


def test_a_slot_within_the_name_of_another_one_asks_for_it() -> None:
    pattern = parse("{E:cg:Event with N:cg:City}", Named({}))

    assert re.search(pattern.expression, "<0;cg:Event;~cg:City;> ")
    assert not re.search(pattern.expression, "<0;cg:Event;cg:City;> ")
    assert pattern.slots["N"].within == "E"


def test_words_go_to_the_end_of_the_sentence_and_clauses_to_the_next_comma() -> None:
    text = "aims to help artists , and to train them . "

    whole = re.search(parse("aims to {W:words}", Named({})).expression, text)
    clause = re.search(parse("aims to {W:clause}", Named({})).expression, text)

    assert whole is not None
    assert clause is not None
    assert whole["W"] == "help artists , and to train them "
    assert clause["W"] == "help artists "


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(a|b", "open"),
        ("a [b", "open"),
        ("a) b", "closed"),
        ("{A}", "slot"),
        ("{a:cg:Event}", "slot"),
        ("{A:cg:Event} {A:cg:Event}", "twice"),
        ("@nobody", "name"),
        ("a { b", "slot"),
        ("a } b", "token"),
        ("", "empty"),
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(pattern: str, why: str) -> None:
    with pytest.raises(PatternError) as error:
        parse(pattern, NAMED)

    assert error.value.why == why


def test_phrases_that_name_each_other_end() -> None:
    with pytest.raises(PatternError) as error:
        parse("@one", Named({"@one": "@two", "@two": "@one"}))

    assert error.value.why == "deep"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{E:cg:Event} was held", {"held"}),
        ("{E:cg:Event} @held", {"place", "held"}),
        ("[the] organi*", {"organi*"}),
        ("{E:cg:Event} , {P:prov:Agent}", set()),
        ("(by|[from]) {P:prov:Agent}", set()),
    ],
)
def test_a_sentence_must_have_one_of_the_words_that_a_pattern_needs(pattern: str, words: set[str]) -> None:
    made = parse(pattern, NAMED)

    assert made.needed == words


def test_words_that_a_report_has_not_are_left_out() -> None:
    pattern = parse("(held|staged in|organi*) [by the] {E:cg:Event}", NAMED)

    fitted = pattern.fitted(Words(frozenset(("held", "organised", "in"))))

    assert "held" in fitted
    assert "organi" in fitted
    assert "staged" not in fitted
    assert "by" not in fitted
    assert pattern.fitted(Words(frozenset(("by", "the")))) == ""


PARTS = st.sampled_from(["a", "bê", "{E:cg:Event}", "~", "...", "[a b]", "(a|b c)", "org*", ",", "^", "$", "@held"])


@given(st.lists(PARTS, min_size=1, max_size=6).filter(lambda each: each.count("{E:cg:Event}") < 2))
def test_what_is_written_of_parts_becomes_an_expression(parts: list[str]) -> None:
    made = parse(" ".join(parts), NAMED)

    assert re.compile(made.expression)


@given(st.text(max_size=40))
def test_any_text_is_a_pattern_or_an_error(text: str) -> None:
    try:
        assert re.compile(parse(text, NAMED).expression)
    except PatternError as error:
        assert error.why in {"closed", "deep", "empty", "name", "open", "slot", "token", "twice"}


@pytest.mark.parametrize(
    ("one", "other"), [("Thoả", "thỏa"), ("HOÁ", "hóa"), ("l’", "l'"), ("Tuỳ", "tùy"), ("quý", "quý"), ("–", "-")]
)
def test_words_are_compared_whatever_their_marks_stand_on(one: str, other: str) -> None:
    assert same(one) == other


@given(st.text(max_size=60))
def test_tokens_stand_in_the_text_in_their_order(text: str) -> None:
    found = list(TOKEN.finditer(text))

    assert all(one.end() <= other.start() for one, other in pairwise(found))
    assert all(not each[0].isspace() for each in found)


def test_every_choice_of_a_pattern_is_found() -> None:
    for one, other in product(("a", "b c"), ("d", "e")):
        assert found("(a|b c) [x] (d|e)", f" {one} {other}")


FORMS = Named(
    {},
    [
        ("%a", "-é|-ée|-és", ""),
        ("%a", "-té|-tés", ""),
        ("%a", "de|du|d'", ""),
        ("%a", "a|ont", "-é|-u"),
        ("%a", "a été|fut|ont été", "-é"),
        ("%amid", "aussi|en outre", "-é"),
    ],
)


@pytest.mark.parametrize(
    ("pattern", "text", "stands"),
    [
        ("signé", "signée", True),
        ("signée", "signé", False),
        ("comté", "comtée", False),  # the longest ending counts
        ("lors de", "lors du", True),
        ("lors du", "lors de", False),
        ("a signé", "ont signées", False),
        ("a signé", "ont signés", True),
        ("a reçu", "ont reçu", True),
        ("a signal", "ont signal", False),
        ("a été signé", "fut signée", True),
        ("a été signé", "ont été signés", True),
        ("a été", "fut", False),
        ("a été signé", "a aussi été signé", True),
        ("a signé", "ont en outre signé", True),
        ("a reçu", "ont aussi reçu", False),
    ],
)
def test_a_word_stands_for_its_forms(pattern: str, text: str, *, stands: bool) -> None:
    made = parse(pattern, FORMS)

    assert (re.search(made.expression, f"{text} ") is not None) == stands
    assert bool(re.search(made.fitted(Words(frozenset(text.split()))) or "(?!)", f"{text} ")) == stands
    assert not stands or not made.needed.isdisjoint(text.split())
