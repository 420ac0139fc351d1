"""How alike names are: marks, order, slips of the hand, numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creativegraph.find.likeness import likeness, spelling


def alike(one: str, other: str) -> float:
    return likeness(spelling(one), spelling(other))[0]


@pytest.mark.parametrize(
    ("asked", "best", "worse"),
    [
        ("Hà Nam", "Hà Nam", "Hạ Nam"),
        ("Ha Nam", "Hà Nam", "Hanam City Hall"),
        ("Fair 2023", "2023 Fair", "Fair 2024"),
        ("City of Alba", "Alba", "Albania"),
        ("Museum of Design", "Design Museum", "Museum of Music"),
        ("Budapset", "Budapest", "Bucharest"),
        ("TP Đà Nẵng", "Đà Nẵng", "Đà Lạt"),
    ],
)
def test_the_name_that_is_meant_is_more_alike_than_another(asked: str, best: str, worse: str) -> None:
    assert alike(asked, best) > alike(asked, worse)


@pytest.mark.parametrize(("one", "other"), [("Fair 2023", "Fair 2024"), ("District 1", "District 3"), ("Ấn Độ", "An")])
def test_another_number_or_a_part_of_a_short_name_is_not_alike(one: str, other: str) -> None:
    assert alike(one, other) < 0.9


@given(st.text(min_size=1), st.text(min_size=1))
@settings(max_examples=40)
def test_likeness_is_the_same_from_both_sides_and_one_for_the_same_name(one: str, other: str) -> None:
    assert alike(one, one) == 1
    assert alike(one, other) == alike(other, one)
    assert 0 <= alike(one, other) <= 1
