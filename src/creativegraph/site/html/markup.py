"""The HTML that stands thousands of times on pages: attributes of languages, texts and links. All of it is escaped."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from markupsafe import Markup, escape

from creativegraph.site.html.languages import direction, own_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from creativegraph.site.content.statements import Claim
    from creativegraph.site.html.writer import Code
    from creativegraph.site.page import Link

__all__ = ["coded", "explained", "in_steps", "link", "raised", "sources", "text", "tongue", "written"]

SPECIAL = re.compile("[&<>'\"]").search
STEP = re.compile("(?<![:/])/(?=[^/])")
"""A slash of an address after which a line may be broken."""
ABSOLUTE = ("http://", "https://")


def written(value: object) -> str:
    """Return a value as HTML has it."""
    kind = type(value)
    if kind is str:
        text = cast("str", value)
        return escape(text) if SPECIAL(text) else text
    return cast("Markup", value) if kind is Markup else escape(value)


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


def explained(page: str, said: str, lang: str = "") -> Markup:
    """Return a text that tells why; of one that is in another language than the page it is told in which."""
    made = text(page, said, lang)
    if lang.partition("-")[0].lower() in ("", "zxx", page.partition("-")[0].lower()):
        return made
    name = f'<span class="soft"{tongue(page, lang)}>({escape(own_name(lang))})</span>'
    return Markup(f"{made} {name}")  # noqa: S704 - both are escaped


def link(page: str, address: "Callable[[str], str]", to: "Link") -> Markup:
    """Return a link; one that leads nowhere is a text."""
    href = address(to.path) if to.path else ""
    if not href:
        return text(page, to.text, to.lang)
    own = tongue(page, to.lang) if to.lang else Markup(' dir="auto"')
    words = in_steps(to.text) if to.lang == "zxx" and to.path.startswith(ABSOLUTE) else escape(to.text)
    return Markup(f'<a href="{escape(href)}"{own}>{words}</a>')  # noqa: S704 - all are escaped


def in_steps(address: str) -> Markup:
    """Return an address that is broken behind a slash where it is too long for a line, and not within a word."""
    return Markup(STEP.sub("/<wbr>", str(escape(address))))  # noqa: S704 - it is escaped


@lru_cache(maxsize=4096)
def raised(head: str) -> str:
    """Return the head of a column as it begins beside a value, where no style sheet can raise its first letter."""
    return head[:1].upper() + head[1:]


@lru_cache(maxsize=4096)
def coded(page: str, name: str, code: "Code") -> Markup:
    """Return a code with its name and what it means, in a list of descriptions; nothing for an empty one."""
    if not code.text:
        return Markup()
    meaning = f" – {text(page, code.definition, code.lang)}" if code.definition else ""
    return Markup(  # noqa: S704 - all are escaped
        f"<dt>{escape(name)}</dt>\n<dd>{text(page, code.text, code.lang)}{meaning}</dd>\n"
    )


def sources(claims: "Iterable[Claim]") -> int:
    """Return how many sources some claims have."""
    return len({source for each in claims for source in each.sources})
