"""The HTML of values and claims: nothing in them becomes markup."""

import pytest

from creativegraph.site.content.claims import Said
from creativegraph.site.content.statements import Claim, Quote, Record, Row, Statement
from creativegraph.site.content.tables import Line, Table
from creativegraph.site.html.functions import functions
from creativegraph.site.html.markup import explained
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
    made = functions("en", lambda path: f"../{path}.html", lambda key, **details: f"{key} {details} <b>")

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


def test_no_part_of_a_statement_or_table_becomes_markup() -> None:
    made = functions("en", lambda path: f"../{path}.html", lambda key, **details: f"{key} {details} <b>")
    value = Value(HOSTILE, "vi")
    stated = Statement(value, (CLAIM,), "", Code(HOSTILE, "en"))
    line = Line(((value, value), ()), (CLAIM,), HOSTILE)

    row = str(made["row_of"](Row(SOURCE, (stated,), (stated,), (stated, stated)), HOSTILE, True))
    table = str(made["table_of"](
        Table(HOSTILE, HOSTILE, "vi", (Said(HOSTILE, "en"), Said("B", "")), (line,), 2, SOURCE, proven=True), True
    ))  # fmt: skip

    for each in (row, table):
        assert "<script>" not in each
        assert "<b>" not in each
        assert each.count("&lt;script&gt;") >= 4
    assert row.count('<div class="statement">') == 4
    assert '<dt class="unseen">' in row
    assert '<td class="none" data-head="B"><div></div></td>' in table


@pytest.mark.parametrize(("told", "said"), [(True, True), (False, False)])
def test_a_statement_without_claims_says_so_where_the_page_does_not(told: bool, said: bool) -> None:
    made = functions("en", str, lambda key, **_: key)

    html = str(made["statement_of"](Statement(Value("9", "zxx"), (), "other", Code()), True, told))

    assert ("site.no-claim" in html) is said
    assert html.startswith('<div class="statement other">')
