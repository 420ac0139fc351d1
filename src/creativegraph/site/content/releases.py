"""The releases of the project of a graph: which are kept, what they hold, and what differs between them."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.export.publication import own_manifest
from creativegraph.graph import Graph
from creativegraph.names.fold import fold
from creativegraph.project import using
from creativegraph.reporting.changes import Difference
from creativegraph.reporting.changes.terms import PROPERTY, RANK, REASON, SUBJECT, UNTIL, VALUES, iri
from creativegraph.reporting.changes.triples import line
from creativegraph.reporting.changes.words import text_of
from creativegraph.site.content.once import once
from creativegraph.site.content.persons import persons_of, published
from creativegraph.site.dataset.about import about_of
from creativegraph.site.portal import Portal
from creativegraph.store.releases import Release, Snapshot, kept, snapshot
from creativegraph.store.releases.state import of_graph, of_lines, of_store

__all__ = ["between", "difference", "feed_of", "key_of_now", "known_by", "opened", "releases_of", "whole"]

KEY = iri("skos", "hiddenLabel")
RANKED = frozenset((RANK, REASON, UNTIL))
"""What a row of ranks says of a claim of another project."""


@once
def releases_of(portal: Portal) -> list[Release]:
    """Return the releases of the project of a graph, oldest first."""
    if own_manifest(portal.graph) is None:
        return []
    with using(portal.graph.projects):
        return kept()


def feed_of(portal: Portal, language: str) -> str:
    """Return the file of the feed in a language, empty if there is none."""
    if not releases_of(portal):
        return ""
    return "feed.atom" if language == portal.languages[0] else f"feed.{language}.atom"


def known_by(release: Release) -> tuple[str, str, str]:
    """Return what a release is known by: two may hold the same, and are told of by their names."""
    return release.name, release.day, release.digest


@once
def difference(portal: Portal, release: str) -> Difference:
    """Return what differs from a release now."""
    if portal.bases != ("",):
        return own_difference(portal, whole(portal, release), now(portal))
    lines = about_of(portal).dumps.lines
    if any(b"_:" in each for each in lines):
        return Difference(opened(portal, release), of_store(portal.store, ""))
    written = (each.decode().removesuffix("\n") for each in lines)
    return Difference(opened(portal, release), of_lines("", "", about_of(portal).dumps.key, written))


@once
def between(portal: Portal, old: str, new: str) -> Difference:
    """Return what differs between two releases."""
    if portal.bases != ("",):
        return own_difference(portal, whole(portal, old), whole(portal, new))
    return Difference(opened(portal, old), opened(portal, new))


def key_of_now(portal: Portal) -> str:
    """Return a digest of what is compared with the last release."""
    return about_of(portal).dumps.key if portal.bases == ("",) else now(portal).digest


@once
def now(portal: Portal) -> Snapshot:
    """Return the graph of now with what the project extends, without what is not published of persons."""
    return of_graph(published(portal.given, portal.settings.said.person_properties), "")


@once
def whole(portal: Portal, release: str) -> Snapshot:
    """Return the graph of a release with what the project extends, without what is not published of persons now."""
    with using(portal.graph.projects):
        found = snapshot(release)
    chosen = portal.settings.said.person_properties
    if not chosen:
        return found
    graph = published(graph_of(portal, found), chosen, persons_of(portal.graph))
    return of_store(graph.store(), found.name)._replace(day=found.day)


@once
def opened(portal: Portal, release: str) -> Snapshot:
    """Return what the site is of in the graph of a release."""
    found = whole(portal, release)
    if portal.bases == ("",):
        return found
    return of_store(portal.own_of(graph_of(portal, found)).store(), found.name)._replace(day=found.day)


def graph_of(portal: Portal, of: Snapshot) -> Graph:
    """Return an earlier graph as one that can be asked."""
    graph = Graph(OxigraphEngine(in_memory("\n".join([*of.lines, ""]).encode())), packaged=portal.graph.packaged)
    graph.projects = portal.graph.projects
    return graph


def own_difference(portal: Portal, old: Snapshot, new: Snapshot) -> Difference:
    """Return what differs of the project alone.

    What is in both graphs, and is only now named by the project, has not changed; so it is the difference that is cut
    out, and not two graphs that are compared after that.
    """
    ranked = lines_of_ranks(portal, old.lines | new.lines)
    kept = set(ranked)
    for of in (old, new):
        kept |= of_store(portal.own_of(graph_of(portal, of)).store(), "").lines
    came, went = (new.lines - old.lines) - kept, (old.lines - new.lines) - kept
    there = (*(each for each in new.ordered or new.lines if each not in came), *sorted(went))
    return Difference(old, new._replace(lines=frozenset(there), ordered=there))


def lines_of_ranks(portal: Portal, lines: AbstractSet[str]) -> Iterator[str]:
    """Yield what rows of ranks of the project may change of claims of others, whose reasons name the row."""
    from pyoxigraph import Literal

    projects = portal.graph.projects
    rows = [f"({each.name}:" for each in projects.projects if each.base in portal.bases] if projects else []
    reasons = [each for each in lines if REASON in each and any(row in each for row in rows)]
    claims = {each[: each.index(" ")] for each in reasons}
    said: defaultdict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in lines:
        claim, term, value = each[:-2].split(" ", 2)
        if claim in claims:
            said[claim][term].add(value)
            if term in RANKED:
                yield each
    for one in said.values():
        values = {value for each in VALUES for value in one[each]}
        keys = {
            str(Literal(fold(text_of(each)))) for each in values if each.startswith('"')
        }  # by which a name is found
        for subject in one[SUBJECT]:
            yield from (line((subject, term, value)) for term in one[PROPERTY] for value in values)
            yield from (line((subject, KEY, value)) for value in keys)
