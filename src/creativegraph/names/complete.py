"""What a shell offers for a parameter: things of its kind whose name or slug begins as typed."""

from typing import Protocol

from creativegraph.iris import compact, render_literal
from creativegraph.names import filled, terms
from creativegraph.names.fold import fold
from creativegraph.names.kinds import narrower
from creativegraph.names.labels import best_labels
from creativegraph.names.resolve import Lookup

__all__ = ["complete"]

MOST = 100


class Answering(Protocol):
    """A graph, as far as candidates need it."""

    @property
    def lookup(self) -> Lookup: ...
    @property
    def languages(self) -> tuple[str, ...]: ...


class Asked(Protocol):
    """A parameter, as far as candidates need it."""

    @property
    def kind(self) -> str: ...
    @property
    def takes(self) -> tuple[str, ...]: ...


def complete(graph: Answering, parameter: Asked, prefix: str) -> list[tuple[str, str]]:
    """Return up to 100 values that a parameter takes and that begin with ``prefix``, each with its label, sorted.

    Values are slugs, or ``kind/slug`` once the prefix has a slash. A thing with a name that begins so is offered by its
    slug. A parameter that takes any thing, or no thing, has no candidates; an endpoint is not asked, since a shell
    cannot wait.
    """
    if not parameter.takes or graph.lookup.remote:
        return []
    kind, _, start = prefix.rpartition("/")
    given = {
        "#kinds": terms(narrower(parameter.takes)),
        "#prefix": render_literal(start.lower(), "string"),
        "#folded": render_literal(fold(start) or "", "string"),
    }
    rows = graph.lookup.table(filled("of_kind", given), 4)
    labels = best_labels([each for each in rows if each[1]], {each[0] for each in rows}, graph.languages)
    found = [(compact(thing), label) for thing, label in labels.items()]
    chosen = [each for each in found if each[0].startswith(f"{kind}/")] if kind else found
    return sorted((value if kind else value.rpartition("/")[2], label) for value, label in chosen)[:MOST]
