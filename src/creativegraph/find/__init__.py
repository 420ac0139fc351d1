"""The search by name, in any language, with or without diacritics; and the reconciliation of names with things."""

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from html import escape
from typing import NamedTuple

from creativegraph.errors import ArgumentError, shown
from creativegraph.find.nothing import nothing_found
from creativegraph.graph import Graph
from creativegraph.graph.rows.html import html_table
from creativegraph.iris import IRI, compact
from creativegraph.messages.characters import one_line

__all__ = ["Found", "FoundList", "find"]

LONGEST_TEXT = 1000


class Found(NamedTuple):
    """A thing, its label in the reader's language, and the name by which it was found."""

    thing: IRI
    label: str
    name: str


class FoundList(list[Found]):
    """The things that ``find`` gives: a list that a notebook shows as a table with links.

    ``notes`` of an empty one say why it is, and what may be meant.
    """

    def __init__(self, found: Iterable[Found] = (), missed: Callable[[], str] | None = None) -> None:
        super().__init__(found)
        self._missed = missed

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Why nothing was found, looked for when it is asked for: what may be meant takes longer than to find it."""
        return (self._missed(),) if self._missed and not self else ()

    def __repr__(self) -> str:
        told = "".join(f" ({each})" for each in self.notes)
        return f"[{', '.join(f'{compact(each.thing)} “{one_line(each.label)}”' for each in self)}]{told}"

    def _repr_html_(self) -> str:
        columns, kinds = ("thing", "thing_label", "found_by"), ("iri", "label", "string")
        told = escape("; ".join(["nothing found", *self.notes]))
        return html_table(columns, kinds, self) if self else f"<p>{told}</p>"


def find(graph: Graph, text: str, *, limit: int = 20) -> FoundList:
    """Return the resources whose names contain all words of ``text``, or words starting with them.

    Case, diacritics (``Cà phê`` as ``ca phe``, đ as d), composed or decomposed letters and punctuation do not
    count. A name may have an article, be turned round or cut short: ``the UK``, ``Orvane, South``, ``S. Orvane``. Each
    resource is returned once: exact names first, then names that start with ``text``, then shorter names.
    Nothing found is ``[]``, whose ``notes`` say what may be meant.

    Args:
        graph: where to look; its names are indexed at the first call.
        text: what to look for; only its first 1,000 characters count.
        limit: how many things at most.

    Raises:
        ArgumentError: ``text`` is empty, blank or no text, or ``limit`` is below 1.
    """
    if not isinstance(text, str):
        raise ArgumentError(f"{shown(text)} is not text; give a name or the beginning of its words")
    if not isinstance(limit, int) or limit < 1:
        raise ArgumentError(f"limit is {shown(limit)}; give a whole number from 1 on")
    if not text.strip():
        raise ArgumentError("the search text is empty; give a name or the beginning of its words")
    hits = graph.index.find(text[:LONGEST_TEXT], limit)
    labels = graph.labels(hit.thing for hit in hits)
    found = (Found(IRI(hit.thing), labels.get(hit.thing, hit.name), hit.name) for hit in hits)
    return FoundList(found, partial(nothing_found, graph, text))
