"""Short names that stand for long ones: what is taken for short at a look is short when it is counted."""

from hypothesis import given, settings
from hypothesis import strategies as st

from creativegraph.files.expanded import has_short_names, in_turtle

PARTS = ["@prefix p: <", "BASE <", "@base\n# of all\n<", "> .\n", "<", ">", '"base" ', "a:b a c:d .\n", "x:", "yz", "#"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.integers(1, 60).map("/".__mul__))), st.integers(0, 100))
def test_names_that_are_taken_for_short_are_no_longer_than_the_ratio(parts: list[str], ratio: int) -> None:
    data = "".join(parts).encode()

    assert not has_short_names(data, ratio) or in_turtle(data.lower()) <= ratio


def test_a_text_has_short_names_until_its_bases_and_a_prefix_may_be_joined_to_a_longer_one() -> None:
    prefix, base = b"@prefix p: <x:%s> .\n" % (b"a" * 95), b"@base <x:/%s> .\n" % (b"b" * 90)

    assert has_short_names(prefix + b"p:i p:a p:base .\n" * 9, 100)
    assert not has_short_names(prefix + base, 100)
    assert has_short_names(prefix + base, 200)
