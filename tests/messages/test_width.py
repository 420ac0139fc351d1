"""Texts are wrapped to fit, and break only where they may."""

import re

from hypothesis import given as of
from hypothesis import strategies as st

from creativegraph.messages.width import folded, width_of, wrapped

PARTS = re.compile(r"[^\s/]+/?|/")


@of(st.text(st.sampled_from("abÀ mW/ đ"), max_size=40), st.floats(30, 300))
def test_every_line_fits(text: str, room: float) -> None:
    assert all(width_of(line) <= room for line in wrapped(text, room))


@of(st.lists(st.text(st.sampled_from("abc"), min_size=1, max_size=4), max_size=12), st.floats(60, 300))
def test_words_that_fit_are_all_there_in_their_order(words: list[str], room: float) -> None:
    assert " ".join(wrapped(" ".join(words), room)) == " ".join(words)


def test_a_text_breaks_only_between_its_pieces() -> None:
    lines = wrapped("2024-11-09/2024-11-17", 80, pieces=PARTS)

    assert lines == ["2024-11-09/", "2024-11-17"]


def test_a_folded_text_has_no_more_lines_than_allowed_and_shows_that_it_is_cut() -> None:
    lines = folded("one two three four five six seven", 50, 2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_marks_over_letters_take_no_room() -> None:
    assert width_of("Hà Nội") == width_of("Ha Noi")
