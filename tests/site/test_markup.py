"""The HTML of links and heads: addresses that may be broken, and heads beside values."""

import pytest

from creativegraph.site.html.markup import in_steps, link, raised
from creativegraph.site.page import Link


@pytest.mark.parametrize(
    ("address", "html"),
    [
        ("https://w3id.org/x/id/place/hanoi", "https://w3id.org/<wbr>x/<wbr>id/<wbr>place/<wbr>hanoi"),
        ("example.org/a//b/", "example.org/<wbr>a//b/"),
        ("a/<b>&c", "a/<wbr>&lt;b&gt;&amp;c"),
    ],
)
def test_an_address_is_broken_behind_a_slash_and_escaped(address: str, html: str) -> None:
    assert in_steps(address) == html


def test_a_date_with_slashes_and_a_name_are_not_broken() -> None:
    date, name = Link("24/12/2021", "zxx", "id/time/x"), Link("AC/DC", "en", "https://example.org/a/b")

    assert ">24/12/2021</a>" in link("en", str, date)
    assert ">AC/DC</a>" in link("en", str, name)
    assert ">example.org/<wbr>a</a>" in link("en", str, Link("example.org/a", "zxx", "https://example.org/a"))


def test_the_head_beside_a_value_begins_as_that_above_a_column() -> None:
    assert [raised(each) for each in ("đơn vị", "Page", "")] == ["Đơn vị", "Page", ""]
