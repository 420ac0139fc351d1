"""Pages of things that a release had and that are gone: of what took their place, or that they were withdrawn."""

from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.messages.table import message
from creativegraph.site.content.history import gone
from creativegraph.site.content.kinds import home
from creativegraph.site.page import Page
from creativegraph.site.portal import Portal
from creativegraph.site.things import named_by

__all__ = ["Address", "addresses", "pages"]


class Address(NamedTuple):
    """The path of a thing that is gone, and that of what is in its place, empty for nothing."""

    path: str
    to: str


def addresses(portal: Portal) -> list[Address]:
    """Return the addresses that lead on, or are of nothing any more."""
    return [
        Address(portal.addresses.path(thing), portal.path(each.to) if each.to else "") for thing, each in gone(portal)
    ]


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the page of each thing that is gone."""
    for thing, each in gone(portal):
        names = {tag: text for text, tag in each.names}
        name = next((names[tag] for tag in (language, *portal.languages) if tag in names), named_by(thing))
        details = {"name": name, "day": portal.writer(language).period(each.day), "release": each.release}
        data = {
            "iri": str(thing), "above": [home(language)], "to": portal.link(each.to, language) if each.to else None,
            "sentence": message("site.moved" if each.to else "site.gone", language, **details),
        }  # fmt: skip
        yield Page(portal.addresses.path(thing), language, "gone.html", name, data)
