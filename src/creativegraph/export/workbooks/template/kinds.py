"""Which things a table is for: a kind, or a class by its name or label, and the properties that they have."""

from collections.abc import Sequence
from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import ArgumentError, shown
from creativegraph.export.workbooks.template.domains import Domains
from creativegraph.export.workbooks.template.stock import Stock
from creativegraph.export.workbooks.template.words import Words
from creativegraph.iris import PREFIXES, RDF_TYPE, compact
from creativegraph.names.fold import fold
from creativegraph.names.suggest import did_you_mean
from creativegraph.tables.property import Property
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["Chosen", "chosen"]

LABEL = PREFIXES["skos"] + "prefLabel"
SEEN = 12
"""So many properties at least are in view, those that most things have; the others can be unfolded."""
COMMON = 0.2
"""What this part of the things has is in view too."""


class Chosen(NamedTuple):
    """A class of things, by its name, and the properties that the vocabulary knows."""

    name: str
    iri: str
    known: Vocabulary
    type: str = RDF_TYPE

    def properties(self, stock: Stock, domains: Domains) -> tuple[list[Property], list[Property]]:
        """Return the properties that things of the class have, the most used first, and those that few have."""
        things = stock.of((self.iri,))
        uses = stock.uses(things)
        there = {each.iri: each for each in self.known.properties.values()}
        taken = [each for iri, each in there.items() if uses[iri] or domains.takes(iri, (self.iri,))]
        first = [there[iri] for iri in (RDF_TYPE, LABEL) if iri in there]
        rest = sorted((each for each in taken if each not in first), key=lambda each: (-uses[each.iri], each.name))
        seen = [each for place, each in enumerate(rest) if place < SEEN or uses[each.iri] >= COMMON * len(things) > 0]
        return [*first, *seen], [each for each in rest if each not in seen]

    def narrower(self, stock: Stock) -> list[str]:
        """Return the class and those below it."""
        classes = {self.iri, *self.known.wider, *(each for there in stock.classes.values() for each in there)}
        return sorted(each for each in classes if each in self.known.classes and self.known.is_below(each, self.iri))


def chosen(wanted: str, known: Vocabulary, words: Words) -> Chosen:
    """Return the class of a kind, or one by its name or label.

    Raises:
        ArgumentError: there is none, or there are several.
    """
    made = project.kinds_in(project.LIBRARY)
    kinds = {kind.name: kind.type for kind in known.homes.values() if kind.type and kind.name not in made}
    if wanted.lower() in kinds:
        return Chosen(wanted.lower(), kinds[wanted.lower()], known)
    found = by_name(wanted, known)
    if len(found) == 1:
        return Chosen(wanted, found[0], known)
    if found:
        raise ArgumentError(f"{shown(wanted)} can be {', '.join(map(compact, found))}; name one of these")
    named = {words.label(each) for each in known.classes if words.label(each)}
    near = did_you_mean(wanted, [*kinds, *named], "; did you mean {}? Choose") or "; choose"
    raise ArgumentError(f"no kind of things {shown(wanted)}{near} report or one of {', '.join(sorted(kinds))}")


def by_name(wanted: str, known: Vocabulary) -> Sequence[str]:
    """Return the classes with a name or label."""
    named = [each for each in known.classes if wanted in {compact(each), each}]
    called = known.classes_called.get(fold(wanted), [])
    local = [each for each in known.classes if fold(compact(each).rpartition(":")[2]) == fold(wanted)]
    return named or project.own_first(called or sorted(local))
