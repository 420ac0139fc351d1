"""The page of what changed: since the last release, and from each release to the next, in words."""

from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.messages.locale import locale_of
from creativegraph.messages.table import message
from creativegraph.reporting.changes import Difference, Part, Sentence
from creativegraph.reporting.changes.write import named
from creativegraph.site.content.kinds import home
from creativegraph.site.content.releases import between, difference, key_of_now, known_by, releases_of
from creativegraph.site.content.remembered import remembered
from creativegraph.site.page import Link, Page
from creativegraph.site.portal import Portal
from creativegraph.store.releases import Release

__all__ = ["Section", "Texts", "Told", "pages", "told_between", "way"]


class Told(NamedTuple):
    """A sentence on a page: its pieces, those that name a thing with where it is."""

    warning: bool
    pieces: list[Link]


class Section(NamedTuple):
    """What changed from one release to the next, or since the last one; ``anchor`` is the name of the earlier one."""

    anchor: str
    title: str
    lead: str
    told: list[Told]


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the page of what changed, if the project of the graph keeps releases."""
    if releases_of(portal):
        data = {"sections": sections(portal, language), "above": [home(language)]}
        yield Page("changes", language, "releases.html", message("site.changes", language), data)


def way(portal: Portal, language: str) -> Link | None:
    """Return the link to the page, None where there is none."""
    return Link(message("site.changes", language), language, "changes") if releases_of(portal) else None


def sections(portal: Portal, language: str) -> list[Section]:
    """Return what changed since the last release, then from each release to the next, the newest first."""
    there = releases_of(portal)
    key = repr((language, *known_by(there[-1]), key_of_now(portal)))
    found = [
        section(
            portal,
            language,
            there[-1],
            remembered(portal, key, Texts, lambda: as_told(difference(portal, there[-1].name), language)),
        )
    ]
    # Since the last release nothing may have changed yet; one that was made all the same is told of, as in the feed.
    found = [each for each in found if each.told]
    found += [
        section(portal, language, old, told_between(portal, language, old, new))
        for old, new in zip(there[-2::-1], there[:0:-1], strict=True)
    ]
    return found


def section(portal: Portal, language: str, old: Release, texts: "Texts") -> Section:
    """Return what changed since a release."""
    title, lead, told = texts
    pieces = [Told(each.warning, [piece(portal, language, one) for one in each.parts]) for each in told]
    return Section(old.name, title, lead if told else message("changes.nothing", language), pieces)


def piece(portal: Portal, language: str, part: Part) -> Link:
    """Return a piece of a sentence with where the thing that it names is: its page, or its IRI if that may lead on."""
    iri = part.iri
    path = portal.path(iri) or (iri if iri.startswith(("http://", "https://")) else "") if iri else ""
    return Link(part.text, "" if iri else language, path)


class Texts(NamedTuple):
    """What differs in words: a title, how many triples differ, and the sentences."""

    title: str
    lead: str
    told: list[Sentence]


def as_told(of: Difference, language: str) -> Texts:
    """Return what differs in words, with a title and how many triples differ."""
    title = message(
        "site.changes-from", language, old=named(of.old, language), new=named(of.new, language)
    )  # fmt: skip
    number = locale_of(language).number
    lead = message(
        "site.changes-count", language, n=number(len(of.added)), removed=number(len(of.removed))
    )  # fmt: skip
    return Texts(title, lead, of.sentences(language))


def told_between(portal: Portal, language: str, old: Release, new: Release) -> Texts:
    """Return what changed from a release to another in words, which is found out once."""
    key = repr((language, *known_by(old), *known_by(new)))
    return remembered(portal, key, Texts, lambda: as_told(between(portal, old.name, new.name), language))
