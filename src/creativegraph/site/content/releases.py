"""The releases of the project of a graph: which are kept, what they hold, and what differs between them."""

from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.export.publication import own_manifest
from creativegraph.graph import Graph
from creativegraph.project import using
from creativegraph.reporting.changes import Difference
from creativegraph.site.content.once import once
from creativegraph.site.content.persons import persons_of, published
from creativegraph.site.dataset.about import about_of
from creativegraph.site.portal import Portal
from creativegraph.store.releases import Release, Snapshot, kept, snapshot
from creativegraph.store.releases.state import of_lines, of_store

__all__ = ["between", "difference", "feed_of", "known_by", "opened", "releases_of"]


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
    lines = about_of(portal).dumps.lines
    if any(b"_:" in each for each in lines):
        return Difference(opened(portal, release), of_store(portal.store, ""))
    written = (each.decode().removesuffix("\n") for each in lines)
    return Difference(opened(portal, release), of_lines("", "", about_of(portal).dumps.key, written))


@once
def between(portal: Portal, old: str, new: str) -> Difference:
    """Return what differs between two releases."""
    return Difference(opened(portal, old), opened(portal, new))


@once
def opened(portal: Portal, release: str) -> Snapshot:
    """Return the graph of a release, without what is not published of persons now."""
    with using(portal.graph.projects):
        found = snapshot(release)
    chosen = portal.settings.said.person_properties
    if not chosen and portal.is_own(""):
        return found
    store = in_memory("\n".join([*found.lines, ""]).encode())
    graph = Graph(OxigraphEngine(store), packaged=portal.graph.packaged)
    graph.projects = portal.graph.projects
    graph = portal.own_of(graph)
    return of_store(published(graph, chosen, persons_of(portal.graph)).store(), found.name)._replace(day=found.day)
