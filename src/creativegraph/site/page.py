"""What a module of the site gives: a page with its template, another file, and links within them."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

__all__ = ["Link", "Page", "Part"]


class Link(NamedTuple):
    """A link as templates show it: its text, the language of that (BCP 47, empty if it has none), and where it leads.

    ``path`` is that of a page without language and ending, such as ``id/kind/slug``, with ``#`` and an anchor or
    without; or an absolute URL.
    """

    text: str
    lang: str
    path: str


class Page(NamedTuple):
    """A page in one language, made by a template of its ``data``.

    The data are plain values only (texts, numbers, lists, mappings, NamedTuples of such): their digest decides whether
    the page is rendered again.
    """

    path: str
    language: str
    template: str
    title: str
    data: Mapping[str, object]


class Part(NamedTuple):
    """Any other file of the site: its path with its ending, a digest of what it is made of, and what makes it.

    One that ``stays`` was seen to be as the last run has left it, and is not made again.
    """

    path: str
    key: str
    make: Callable[[], bytes]
    stays: bool = False
