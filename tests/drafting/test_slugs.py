"""Names become ids, whatever letters they are of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creativegraph.drafting.candidate import ID
from creativegraph.drafting.document import Document
from creativegraph.drafting.slugs import slug_of
from creativegraph.drafting.source import SourceRow, digest, source_of
from creativegraph.drafting.taking.decided import NO, YES
from creativegraph.drafting.workbook.sheets import DECISIONS
from creativegraph.errors import ArgumentError


@given(st.text(), st.integers(1, 80))
def test_every_name_has_a_slug_that_tables_take_and_that_is_short(text: str, longest: int) -> None:
    made = slug_of(text, longest)

    assert ID.fullmatch(f"event/{made}")
    assert len(made) <= max(longest, 9)


def test_a_long_name_ends_behind_a_word_and_a_long_word_is_cut() -> None:
    assert slug_of("Lễ hội Thiết kế sáng tạo", 10) == "le-hoi"
    assert slug_of("W" * 70) == "w" * 60


def test_names_in_other_letters_have_different_slugs_and_always_the_same() -> None:
    assert slug_of("東京") == slug_of("東京") != slug_of("京都")
    assert slug_of("東京", otherwise="city") == "city"
    assert slug_of("東京 Fair") == "fair"


def test_a_report_with_a_title_in_other_letters_is_called_by_its_file() -> None:
    assert source_of(Document("x", "en", "東京"), SourceRow(""), "tokyo").id == "tokyo"
    assert source_of(Document("x", "en", "東京"), SourceRow(""), "").id == "report"


def test_whatever_the_sheet_offers_as_a_decision_is_one() -> None:
    assert {*DECISIONS} <= YES | NO
    assert YES.isdisjoint(NO)


def test_a_text_that_no_file_can_have_has_no_digest() -> None:
    with pytest.raises(ArgumentError, match=r"character 5 of the report is .ud800, half of a surrogate pair"):
        digest("Hanoi\ud800")
