"""What a shell offers for a parameter: things of its kind whose name or slug begins as typed."""

import re

from creativegraph.iris import TERMS, compact, render_literal
from creativegraph.names import filled, terms
from creativegraph.names.fold import fold
from creativegraph.names.kinds import METACLASSES, above, described, iri_of, narrower, ontology
from creativegraph.names.labels import best_labels
from creativegraph.names.languages import Answering

__all__ = ["complete"]

MOST = 100
EXAMPLE = re.compile(r"`(cg:\w+)`")


def complete(graph: Answering, takes: tuple[str, ...], prefix: str, text: str = "") -> list[tuple[str, str]]:
    """Return up to 100 values that a parameter takes and that begin with ``prefix``, each with its label, sorted.

    Values are slugs, or ``kind/slug`` once the prefix has a slash. A thing with a name that begins so is offered by its
    slug. A parameter that takes any thing, or no thing, has no candidates; an endpoint is not asked, since a shell
    cannot wait. Of classes and properties those of the ontology are offered; where the ``text`` of the help names one,
    only what is below a class of ours that this one is below.
    """
    if not takes or graph.lookup.remote:
        return []
    if not METACLASSES.keys().isdisjoint(takes):
        return of_ontology(takes, prefix, text)
    kind, _, start = prefix.rpartition("/")
    given = {
        "#kinds": terms(narrower(takes)),
        "#prefix": render_literal(start.lower(), "string"),
        "#folded": render_literal(fold(start) or "", "string"),
    }
    rows = graph.lookup.table(filled("of_kind", given), 4)
    labels = best_labels([each for each in rows if each[1]], {each[0] for each in rows}, graph.languages)
    found = [(compact(thing), label) for thing, label in labels.items()]
    chosen = [each for each in found if each[0].startswith(f"{kind}/")] if kind else found
    return sorted((value if kind else value.rpartition("/")[2], label) for value, label in chosen)[:MOST]


def of_ontology(takes: tuple[str, ...], prefix: str, text: str) -> list[tuple[str, str]]:
    """Return the terms of our ontology that begin as typed, by CURIE, by the name in it, or by label."""
    example = EXAMPLE.search(text)
    alike = {each for each in above(iri_of(example[1])) if each.startswith(TERMS)} if example else set()
    wanted = frozenset[str]().union(*(METACLASSES.get(each, ()) for each in takes))
    found = []
    for term in ontology():
        label, classes, _ = described(iri_of(term))
        fits = not wanted.isdisjoint(map(iri_of, classes.split())) and not (
            alike and alike.isdisjoint(above(iri_of(term)))
        )
        names = (term, term.partition(":")[2], label)
        if fits and iri_of(term).startswith(TERMS) and any(each.lower().startswith(prefix.lower()) for each in names):
            found.append((term, label))
    return sorted(found)[:MOST]
