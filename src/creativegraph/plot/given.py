"""The arguments of a picture: its languages, and the things that names mean."""

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things
from creativegraph.messages.locale import Locale, locale_for
from creativegraph.names.languages import checked_languages

__all__ = ["languages_of", "resolved"]


def languages_of(graph: Graph, given: Languages | None) -> tuple[Languages, Locale]:
    """Return the languages given, else those of the graph, and the locale of a picture in them."""
    wanted = checked_languages(given) if given is not None else graph.languages
    return wanted, locale_for(wanted)


def resolved(graph: Graph, things: Things | None, *takes: str) -> list[IRI]:
    """Return the IRIs that names mean, of things of these kinds if any are given; one name may be given alone."""
    given = [] if things is None else [things] if isinstance(things, str) else list(things)
    return [each if isinstance(each, IRI) and not takes else graph.resolve(str(each), *takes) for each in given]
