"""How a page is cited: whatever its title is, BibTeX reads one entry with the fields that are given."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from creativegraph.site.html.reference import braced


@given(st.text(min_size=1))
@example("A {brace")
@example("}}\n@misc{evil, title={x}}")
@example(r"100% of $x_1$ & \input{x} ~ ^")
def test_a_title_ends_where_it_is_to_and_has_no_command_of_its_own(title: str) -> None:
    text = braced(title)

    bare = re.sub(r"\\(?:[&%$#_]|text[a-z]+\{\})", "", text)
    assert not text or (bare[0], bare[-1]) == ("{", "}")
    assert not set(bare[1:-1]) & set("{}\\&%$#_~^")
