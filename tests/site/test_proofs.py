"""The HTML of values and claims: nothing in them becomes markup."""

import pytest

from creativegraph.site.content.statements import Claim, Quote, Record
from creativegraph.site.html.markup import explained
from creativegraph.site.html.proofs import helpers
from creativegraph.site.html.writer import Code, Value
from creativegraph.site.page import Link

HOSTILE = "<script>&\"'"
SOURCE = Link(HOSTILE, "en", "id/source/text")
NOTHING = Code()
EN = ' lang="en" dir="ltr"'
CLAIM = Claim(
    HOSTILE, "id/place/alba#c1", SOURCE, HOSTILE, False, (SOURCE,), Quote(HOSTILE, "vi", "id/source/text", 3, 9),
    (Record(SOURCE, (HOSTILE, "a record")),), Code(HOSTILE, "en", HOSTILE), NOTHING, (), (), NOTHING, HOSTILE, (), "",
)  # fmt: skip


def test_no_part_of_a_claim_or_value_becomes_markup() -> None:
    made = helpers("en", lambda path: f"../{path}.html", lambda key, **details: f"{key} {details} <b>")

    claim = str(made["proof"](CLAIM, True))
    value = str(made["shown"](Value(HOSTILE, "vi", before=HOSTILE, after=HOSTILE, kind=HOSTILE)))

    for each in (claim, value):
        assert "<script>" not in each
        assert "<b>" not in each
        assert each.count("&lt;script&gt;") >= 4
    assert 'href="../id/place/alba#c1.html"' in claim


@pytest.mark.parametrize(
    ("page", "made"),
    [
        ("en", "Because &lt;b&gt;"),
        ("en-GB", f"<span{EN}>Because &lt;b&gt;</span>"),
        ("vi", f'<span{EN}>Because &lt;b&gt;</span> <span class="soft"{EN}>(English)</span>'),
    ],
)
def test_a_reason_says_its_language_where_it_is_not_that_of_the_page(page: str, made: str) -> None:
    assert str(explained(page, "Because <b>", "en")) == made
