"""The pages of things: what the graph says of each."""

from collections import defaultdict
from collections.abc import Iterator

from creativegraph.iris import IRI
from creativegraph.site.page import Link, Page
from creativegraph.site.portal import Portal

__all__ = ["pages"]


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the page of each thing in a language."""
    for thing in portal.due:
        data = {"iri": str(thing), "statements": statements(portal, thing, language)}
        yield Page(portal.addresses.path(thing), language, "thing.html", portal.label(thing, language)[0], data)


def statements(portal: Portal, thing: IRI, language: str) -> list[tuple[Link, list[Link]]]:
    """Return the properties of a thing with their values."""
    from pyoxigraph import Literal, NamedNode

    found: defaultdict[str, list[Link]] = defaultdict(list)
    for quad in portal.store.quads_for_pattern(NamedNode(thing), None, None, None):
        value = quad.object
        if isinstance(value, NamedNode):
            found[quad.predicate.value].append(portal.link(value.value, language))
        elif isinstance(value, Literal):
            found[quad.predicate.value].append(Link(value.value, value.language or "", ""))
    return [(portal.link(each, language), sorted(values)) for each, values in sorted(found.items())]
