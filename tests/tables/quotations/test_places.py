"""Where a quotation stands in a text: exactly, or with differences that change no word; else what is nearest."""

import random
from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creativegraph.tables.quotations.places import Place, Text

REPORT = (
    "Hà Nội joined in 2019. The “Craft-Fair” drew more than 12,000 vis-\nitors from 1 200 vil\u00adlages.\n"
    "It was held – again – in l’été; the fair will be\nback every year. The fair ended. « Bonjour » dit-il."
)
WORDS = ("Hà", "Nội", "lễ", "hội", "2019", "l’été", "the", "fair", "Orvane", "Ω", "12,000", "(new)", "co-op", "日本")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=40)


def shown(quote: str, text: str = REPORT) -> list[tuple[str, tuple[str, ...]]]:
    """The words at the places of a quotation, and what was tolerated."""
    return [(text[each.start : each.end], each.tolerated) for each in Text(text).places(quote)]


@pytest.mark.parametrize(
    ("quote", "words", "tolerated"),
    [
        ("joined in 2019", "joined in 2019", ()),
        (normalize("NFD", "Hà Nội"), "Hà Nội", ("letters",)),
        ('The "Craft-Fair" drew', "The “Craft-Fair” drew", ("quotation-marks",)),
        ("in l'été", "in l’été", ("quotation-marks",)),
        ("held - again — in", "held – again – in", ("dashes",)),
        ("held \u00a0– again", "held – again", ("blanks",)),
        ("will be back", "will be\nback", ("line-breaks",)),
        ("12,000 visitors", "12,000 vis-\nitors", ("hyphenation",)),
        ("1 200 villages", "1 200 vil\u00adlages", ("soft-hyphens",)),
        ("“Bonjour” dit-il", "« Bonjour » dit-il", ("quotation-marks", "blanks")),
        ("“was held”", "was held", ("ends",)),
        ("joined […] more than 12,000", "joined in 2019. The “Craft-Fair” drew more than 12,000", ("ellipsis",)),
        ("Joined in 2019", "joined in 2019", ("first-letter",)),
        ("the \"Craft-Fair\"", "The “Craft-Fair”", ("quotation-marks", "first-letter")),
    ],
)  # fmt: skip
def test_what_changes_no_word_is_tolerated_and_told(quote: str, words: str, tolerated: tuple[str, ...]) -> None:
    assert shown(quote) == [(words, tolerated)]


@pytest.mark.parametrize(
    "quote",
    [
        "joined in 2018", "joined 2019", "the fairs", "2,000 visitors", "200 villages", "12", "air", "more than 12",
        "was not held", "1 200 […] Hà Nội", "JOINED", "", " ", "—", "…", "[…]", "\x00",
    ],
)  # fmt: skip
def test_other_words_parts_of_words_and_parts_of_numbers_have_no_place(quote: str) -> None:
    assert shown(quote) == []


def test_all_places_are_told_in_the_order_of_the_text() -> None:
    found = Text("the fair, The fair, the\nfair and the fair").places("the fair")

    assert found == (Place(0, 8), Place(20, 28, ("line-breaks",)), Place(33, 41))


def test_of_passages_with_words_left_out_between_them_the_nearest_belong_together() -> None:
    text = "It began in May. It began in June and ended. It ended in July and ended."

    [found] = Text(text).places("It began … and ended")

    assert text[found.start : found.end] == "It began in June and ended"
    assert [text[slice(*each)] for each in found.parts] == ["It began", "and ended"]


def test_the_nearest_passage_is_told_with_the_words_that_differ() -> None:
    near = Text(REPORT).find("drew more than 15,000 guests from 1 200 villages").nearest

    assert near is not None
    assert REPORT[near.start : near.end] == near.words
    assert near.words.startswith("drew more than 12,000")
    assert ("15,000 guests", "12,000 vis- itors") in near.differences


def test_what_is_like_nothing_in_the_text_has_no_nearest_passage() -> None:
    assert Text(REPORT).find("zzz qqq xxx kkk").nearest is None
    assert Text("").find("fair").nearest is None


@given(TEXTS, st.data())
def test_what_is_copied_is_found_where_it_was(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start, quote = len(" ".join([*words[:first], ""])), " ".join(words[first:last])
    if quote.strip("“”") != "2019":  # which may be followed by what reads as its thousands
        assert Place(start, start + len(quote)) in Text(text).places(quote) or len(quote) < 5


@given(TEXTS, st.randoms(use_true_random=False), st.sampled_from(["NFC", "NFD"]))
def test_a_copy_with_other_signs_stands_where_its_words_do(
    words: list[str], chance: random.Random, form: Literal["NFC", "NFD"]
) -> None:
    text = normalize(form, "".join(each + chance.choice([" ", "\n", "  ", "\u00a0"]) for each in words)).strip()
    quote = " ".join(words).replace("’", "'").replace("-", chance.choice("‐–-"))

    [found] = Text(text).places(quote)

    assert (found.start, found.end) == (0, len(text))


@given(st.text(), st.text())
def test_whatever_is_looked_for_every_place_lies_in_the_text_and_has_the_letters_of_the_quotation(
    text: str, quote: str
) -> None:
    def letters(words: str) -> str:
        return "".join(each for each in normalize("NFC", words).casefold() if each.isalnum())

    found = Text(text).find(quote)

    assert all(0 <= each.start < each.end <= len(text) for each in found.places)
    assert all(letters(text[each.start : each.end]) == letters(quote) for each in found.places if not each.parts)


@given(st.text(min_size=1))
def test_a_whole_text_is_found_in_itself_if_it_has_any_letter(text: str) -> None:
    text = text.strip()

    places = Text(text).places(text)

    assert bool(places) == bool(Text(text).squeezed.key)
    assert not places or places[0].start == 0


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a" + " " * 100_000 + "b", "a" + " " * 20_000 + "b"), ("a b", "-" * 20_000 + "x"),
        ("a b", "x" + "-" * 20_000 + "x"), ("a b", "." * 20_000 + "x"), ("a b", "[ " * 10_000),
        ("the " * 20_000, "e"), ('"' * 100_000 + "a", '"' * 1000 + "a"),
    ],
)  # fmt: skip
def test_long_runs_of_signs_and_common_letters_do_not_keep_the_search(text: str, quote: str) -> None:
    assert len(Text(text).find(quote).places) <= 1
