"""Where mentions stand: verbatim, in order, none across another, in whatever text."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creativegraph.drafting import Document
from creativegraph.drafting.mentions import Mention, mentions
from creativegraph.graph import Graph

PARTS = st.sampled_from([
    "Lễ hội Thiết kế Sáng tạo Hà Nội 2023", "the festival", "Hà Nội", "UNESCO", "hơn 200.000 người tham dự", ", ",
    ". ", "(", ")", "“", "”", "\n\n", " ", "và", "and", "Museum of Modern Art", "Mr John Smith, Director of the Museum",
    "12.5 %",    "from 5 to 7 May 2024", "du 5 au 10 mars 2024", "last year", "$5 million", "17 of 20",
    "e\u0301", "Sở Văn hóa (VH&TT)",
    "1.000.000 tỷ đồng", "Festival de Cannes", "le", "Fundación Carolina", "\u200b", "①", "東京", "-", "5 and 6",
])  # fmt: skip


def check(text: str, found: list[Mention]) -> None:
    """Compare mentions with the text and with each other."""
    outer = [each for each in found if not each.inner]
    assert all(each.text == text[each.start : each.end] and each.text for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(one.end <= other.start for one, other in pairwise(outer))
    for each in found:
        if each.inner:
            assert any(one.start <= each.start and each.end <= one.end for one in outer)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(parts=st.lists(PARTS | st.text(max_size=8), max_size=12))
def test_mentions_are_verbatim_in_order_and_cross_no_other(graph: Graph, any_language: str, parts: list[str]) -> None:
    text = " ".join(parts)

    check(text, mentions(Document(text, any_language, date="2025-03-14"), graph))


def test_a_text_twice_as_long_has_twice_the_mentions(graph: Graph) -> None:
    text = "UNESCO and the city of Edinburgh signed an agreement on 5 May 2024 before 300 delegates.\n\n"

    once, twice = (len(mentions(Document(text * times, "en"), graph)) for times in (10, 20))

    assert twice == 2 * once


def test_a_word_repeated_again_and_again_takes_no_more_than_its_share(graph: Graph) -> None:
    for text in ("Festival ", "Hội ", "Ministry of Culture, ", "Festival X (", "Mr ", "1."):
        for language in ("en", "vi"):
            check(text * 150, mentions(Document(text * 150, language), graph))
