"""The HTML that stands thousands of times on pages: attributes of languages, texts and links. All of it is escaped."""

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from creativegraph.site.html.languages import direction, own_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from creativegraph.site.content.statements import Claim
    from creativegraph.site.html.writer import Code
    from creativegraph.site.page import Link

__all__ = ["coded", "explained", "in_steps", "link", "marked", "raised", "sources", "text", "tongue", "written"]

SPECIAL = re.compile("[&<>'\"]").search
STEP = re.compile("(?<![:/])/(?=[^/])")
"""A slash of an address after which a line may be broken."""
ABSOLUTE = ("http://", "https://")
marked: "Callable[[str], Markup]" = partial(str.__new__, Markup)
"""Marks a text as HTML, all parts of which are escaped: what ``Markup`` does, in a tenth of the time."""


def written(value: object) -> str:
    """Return a value as HTML has it."""
    if type(value) is str:
        return escape(value) if SPECIAL(value) else value
    return value if type(value) is Markup else escape(value)


def escaped(said: str) -> Markup:
    """Return a text as HTML; most have nothing to escape."""
    return escape(said) if SPECIAL(said) else marked(said)


@cache
def tongue(page: str, lang: str) -> Markup:
    """Return the attributes of a text in a language: none where it is that of the page."""
    if not lang or lang in (page, "zxx"):
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(lang, direction(lang))


def text(page: str, said: str, lang: str = "") -> Markup:
    """Return a text in a language; one without a language keeps its own direction."""
    if lang in (page, "zxx"):
        return escaped(said)
    if lang:
        return marked(f"<span{tongue(page, lang)}>{written(said)}</span>")
    return marked(f"<bdi>{written(said)}</bdi>")


def explained(page: str, said: str, lang: str = "") -> Markup:
    """Return a text that tells why; of one that is in another language than the page it is told in which."""
    made = text(page, said, lang)
    if lang.partition("-")[0].lower() in ("", "zxx", page.partition("-")[0].lower()):
        return made
    name = f'<span class="soft"{tongue(page, lang)}>({escape(own_name(lang))})</span>'
    return marked(f"{made} {name}")


def link(page: str, address: "Callable[[str], str]", to: "Link") -> Markup:
    """Return a link; one that leads nowhere is a text."""
    href = address(to.path) if to.path else ""
    if not href:
        return text(page, to.text, to.lang)
    own = tongue(page, to.lang) if to.lang else ' dir="auto"'
    words = in_steps(to.text) if to.lang == "zxx" and to.path.startswith(ABSOLUTE) else written(to.text)
    return marked(f'<a href="{written(href)}"{own}>{words}</a>')


def in_steps(address: str) -> Markup:
    """Return an address that is broken behind a slash where it is too long for a line, and not within a word."""
    return marked(STEP.sub("/<wbr>", str(escape(address))))


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
    return marked(f"<dt>{escape(name)}</dt>\n<dd>{text(page, code.text, code.lang)}{meaning}</dd>\n")


def sources(claims: "Iterable[Claim]") -> int:
    """Return how many sources some claims have."""
    return len({source for each in claims for source in each.sources})
