"""The HTML of texts, links and heads: what is escaped, addresses that may be broken, and heads beside values."""

import re
from importlib.resources import files

import pytest
from markupsafe import Markup

from creativegraph.site.html.markup import in_steps, link, raised, text, written
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


@pytest.mark.parametrize(
    ("said", "html"), [("Alba", "Alba"), ("A & <b>", "A &amp; &lt;b&gt;"), (Markup("<b>A</b>"), "<b>A</b>")]
)
def test_a_text_is_escaped_once_and_marked_as_html(said: str, html: str) -> None:
    made = text("en", said, "en")

    assert isinstance(made, Markup)
    assert made == written(made) == html
    assert text("en", said) == f"<bdi>{html}</bdi>"


def test_templates_call_the_functions_that_write_links_and_texts_and_no_macros_around_them() -> None:
    around = {"in", "text", "link", "value"}

    for each in files("creativegraph.site").joinpath("templates").iterdir():
        if each.name.endswith(".html"):
            imported = re.findall(r"import ([^%]+) with context", each.read_text(encoding="utf-8"))
            assert around.isdisjoint(name.strip() for some in imported for name in some.split(",")), each.name
