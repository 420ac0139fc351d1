"""The first page of the site: all things by kind."""

from collections.abc import Iterator

from creativegraph.site.page import Page
from creativegraph.site.portal import Portal

__all__ = ["pages"]


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the first page in a language."""
    kinds = [(kind, [portal.link(each, language) for each in things]) for kind, things in portal.kinds.items()]
    yield Page("index", language, "overview.html", portal.settings.title(language), {"kinds": kinds})
