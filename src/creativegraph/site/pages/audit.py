"""The page of an audit: what in the graph to look at again, and how many claims of samples a person found right."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from creativegraph.iris import IRI, RANKS, codes_of
from creativegraph.messages.locale import Locale, locale_for
from creativegraph.messages.table import message
from creativegraph.project import using
from creativegraph.reporting.audit.ground import Claim, Ground
from creativegraph.reporting.audit.kinds import Audit, Finding, Kind
from creativegraph.reporting.audit.kinds import audit as audited
from creativegraph.reporting.audit.published import Checked, published
from creativegraph.reporting.audit.sample import frame_read
from creativegraph.site.content.claims import Stated
from creativegraph.site.content.kinds import home
from creativegraph.site.content.once import once
from creativegraph.site.page import Link, Page
from creativegraph.site.portal import Portal

__all__ = ["Found", "Share", "pages", "way"]

MOST = 20
"""How many findings of a kind the page shows: `creativegraph audit` lists them all."""


class Found(NamedTuple):
    """A kind of what to look at: how many of how many, the share, what to do, the first of them, and how many more."""

    name: str
    title: str
    number: str
    of: str
    share: str
    todo: str
    first: list[Link]
    more: str


class Share(NamedTuple):
    """What was found of a sample, each as it is written; ``since`` is empty where the day of drawing is not known."""

    seed: str
    day: str
    frame: Link
    since: str
    drawn: str
    right: str
    wrong: str
    not_found: str
    unchecked: str
    share: str


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the page of the audit of a graph that has claims."""
    if not portal.claims.by:
        return
    made, day, locale = audit_of(portal), day_of(portal), locale_for((language,))
    words = {name: locale.number(number) for name, number in made.quotations.items()}
    data: dict[str, object] = {
        "above": [home(language)],
        "day": portal.writer(language).period(day.isoformat()) if day > date.min else "",
        "claims": locale.number(made.claims),
        "sources": locale.number(made.sources),
        "words": {"all": locale.number(sum(made.quotations.values())), **words},
        "recorded": locale.number(made.recorded) if made.recorded else "",
        "kinds": [found(portal, each, language, locale) for each in made.kinds],
        "checked": [share(each, locale) for each in published(portal.graph.projects, portal.bases)],
    }
    yield Page("audit", language, "again.html", message("site.audit", language), data)


def way(portal: Portal, language: str) -> Link | None:
    """Return the link to the page, None where there is none."""
    return Link(message("site.audit", language), language, "audit") if portal.claims.by else None


class Published(Ground):
    """A graph that is published as an audit reads it: its claims are those that the portal has read already.

    The page finds its own words for what a claim says.
    """

    def __init__(self, portal: Portal) -> None:
        super().__init__(portal.graph, portal.languages, portal.bases)
        self.portal = portal

    @cached_property
    def stated(self) -> dict[IRI, Stated]:
        """The claims with a mode and one of the ranks, in the order of their IRIs."""
        with using(self.graph.projects):
            ranks = {codes_of("rank") + each for each in RANKS}
        by = self.portal.claims.by
        return {
            IRI(each): by[each]
            for each in sorted(by)
            if by[each].mode and by[each].rank in ranks and self.portal.is_own(each)
        }

    @cached_property
    def claims(self) -> dict[IRI, Claim]:
        """The claims by their IRIs, in the order of these."""
        return {iri: Claim(iri, "", IRI(each.rank).slug, IRI(each.mode).slug) for iri, each in self.stated.items()}

    @cached_property
    def recorded(self) -> dict[IRI, tuple[IRI, ...]]:
        """The datasets of which claims name a record."""
        return {
            iri: tuple(dict.fromkeys(IRI(one.source) for one in each.recorded))
            for iri, each in self.stated.items()
            if each.recorded
        }

    @cached_property
    def sources_of(self) -> dict[IRI, tuple[IRI, ...]]:
        """The sources of claims."""
        return {iri: tuple(map(IRI, each.sources)) for iri, each in self.stated.items() if each.sources}


@once
def ground_of(portal: Portal) -> Ground:
    """Return what an audit reads of the graph that is published."""
    return Published(portal)


@once
def audit_of(portal: Portal) -> Audit:
    """Return the audit of the graph that is published."""
    return audited(ground_of(portal), day_of(portal))


def day_of(portal: Portal) -> date:
    """Return the day from which years count, that of the graph and not of the run, so that sites of it are alike.

    It is the one in the manifest, else the last on which a source was read, else ``date.min``.
    """
    said = portal.settings.said
    read = sorted(each.read for each in ground_of(portal).sources.values())
    for text in (said.modified, said.issued, *reversed(read)):
        try:
            return date.fromisoformat(text)
        except ValueError:
            continue
    return date.min


def found(portal: Portal, kind: Kind, language: str, locale: Locale) -> Found:
    """Return a kind as the page shows it."""
    more = len(kind.findings) - MOST
    return Found(
        kind.name, message(f"audit.kind.{kind.name}", language), locale.number(len(kind.findings)),
        locale.number(kind.of), percent(kind.share, locale), message(f"audit.todo.{kind.name}", language),
        [entry(portal, each, language) for each in kind.findings[:MOST]], locale.number(more) if more > 0 else "",
    )  # fmt: skip


def entry(portal: Portal, finding: Finding, language: str) -> Link:
    """Return a claim with what it is about and its property, or a source, with where its page is."""
    claim = portal.claims.by.get(finding.iri)
    if claim is None:
        return portal.link(finding.iri, language)
    text = f"{portal.link(claim.subject, language).text}: {portal.writer(language).caption(claim.property).text}"
    return Link(text, language, portal.path_of(claim.claim, claim.subject))


def share(each: Checked, locale: Locale) -> Share:
    """Return what was found of a sample as the page shows it."""
    drawn, right, wrong, not_found, unchecked = (
        locale.number(number) for number in (each.drawn, each.right, each.wrong, each.not_found, each.unchecked)
    )
    interval = f"{percent(each.share, locale)} ({percent(each.low, locale)}–{percent(each.high, locale)})"
    since = locale.period(each.since) if each.since else ""
    return Share(
        str(each.seed), locale.period(each.day), drawn_from(each, locale), since, drawn, right, wrong, not_found,
        unchecked, interval,
    )  # fmt: skip


def drawn_from(each: Checked, locale: Locale) -> Link:
    """Return of which claims a sample was drawn, as its sheet has it where claims were chosen by their modes."""
    number, modes = frame_read(each.frame)
    if modes or not number:
        return Link(each.frame, "en", "")
    standing = message("site.audit-standing", locale.language, claims=locale.number(number))
    return Link(standing, locale.language, "")


def percent(part: float, locale: Locale) -> str:
    """Return a share in percent with one decimal."""
    return f"{locale.decimal(f'{part * 100:.1f}')} %"
