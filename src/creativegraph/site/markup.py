"""The HTML that stands thousands of times on pages: attributes of languages, texts and links. All of it is escaped."""

from functools import cache, partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from creativegraph.site.languages import direction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creativegraph.site.page import Link

__all__ = ["helpers"]


@cache
def tongue(page: str, lang: str) -> Markup:
    """Return the attributes of a text in a language: none where it is that of the page."""
    if not lang or lang in (page, "zxx"):
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(lang, direction(lang))


def text(page: str, said: str, lang: str = "") -> Markup:
    """Return a text in a language; one without a language keeps its own direction."""
    if lang in (page, "zxx"):
        return escape(said)
    if lang:
        return Markup(f"<span{tongue(page, lang)}>{escape(said)}</span>")  # noqa: S704 - both are escaped
    return Markup(f"<bdi>{escape(said)}</bdi>")  # noqa: S704 - as above


def link(page: str, address: "Callable[[str], str]", to: "Link") -> Markup:
    """Return a link; one that leads nowhere is a text."""
    href = address(to.path) if to.path else ""
    if not href:
        return text(page, to.text, to.lang)
    own = tongue(page, to.lang) if to.lang else Markup(' dir="auto"')
    return Markup(f'<a href="{escape(href)}"{own}>{escape(to.text)}</a>')  # noqa: S704 - all are escaped


def helpers(language: str, address: "Callable[[str], str]") -> "Mapping[str, Callable[..., Markup]]":
    """Return what templates of a page in a language may call."""
    return {
        "tongue": partial(tongue, language),
        "said": partial(text, language),
        "anchor": partial(link, language, address),
    }
