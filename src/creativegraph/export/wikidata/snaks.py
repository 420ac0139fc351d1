"""Values of claims as Wikidata writes them under a property: items, dates, coordinates and texts, or why it cannot."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

from creativegraph.export.wikidata.claims import Said
from creativegraph.export.wikidata.mapping import ENTITY, Mapping, Rule
from creativegraph.export.wikidata.texts import why_not
from creativegraph.export.wikidata.values import Snak, Value, time_of, times_of
from creativegraph.graph import Graph
from creativegraph.iris import IRI, compact
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["Snaks", "UnsayableError", "sure"]

KINDS = {
    "thing": "item", "text": "monolingual", "string": "string", "iri": "url", "integer": "quantity",
    "decimal": "quantity", "number": "quantity", "date": "time", "period": "period",
}  # fmt: skip
"""How the values of a property are written that an alignment alone names."""
SAME = ("sameAs", "exactMatch")
Known = TypeVar("Known")


class UnsayableError(Exception):
    """A claim cannot be said; the text is the reason."""


class Snaks:
    """Writes the values of claims, which all are at hand."""

    def __init__(self, graph: Graph, known: Mapping, claims: list[Said]) -> None:
        self.graph, self.known, self.claims = graph, known, claims
        self.of: dict[tuple[IRI, str], list[Said]] = defaultdict(list)
        for each in claims:
            self.of[each.subject, each.property].append(each)
        self.items: dict[IRI, str] = {}

    def counting(self, subject: IRI, term: str) -> list[Said]:
        """Return the claims of a property of a thing that are not deprecated."""
        return [each for each in self.of[subject, term] if each.rank != "deprecated"]

    def item(self, thing: IRI) -> str:
        """Return the item of a thing: by the table of the project, else as the graph states it."""
        if thing not in self.items:
            self.items[thing] = self.known.items.get(str(thing)) or self.stated_item(thing)
        if not self.items[thing]:
            raise UnsayableError(f"no item of Wikidata is known for {compact(thing)}")
        return self.items[thing]

    def stated_item(self, thing: IRI) -> str:
        """Return the item that the graph states a thing to be; empty for none."""
        if not thing.kind:
            return ""
        for row in self.graph.run("claims/facts_of", thing=thing):
            there = str(row.object or row.value or "")
            if there.startswith(ENTITY + "Q") and str(row.property).endswith(SAME):
                return there.removeprefix(ENTITY)
        return ""

    def snaks(self, claim: Said, rule: Rule) -> Iterator[Snak]:
        """Yield the value of a claim under its property, of a period begin and end."""
        kind = rule.type or self.kind_of(claim)
        if kind == "period":
            yield from self.period(claim, rule.property.split())
        elif kind in ("latitude", "longitude"):
            if kind == "latitude" or not self.has_partner(claim):
                yield Snak(rule.property, self.coordinate(claim))
        else:
            yield Snak(rule.property, self.value(claim, kind, rule.where))

    def kind_of(self, claim: Said) -> str:
        """Return how the values of a property are written."""
        used = vocabulary().properties.get(claim.property)
        kind = KINDS.get(used.value) if used else None
        if kind is None:
            raise UnsayableError(f"nobody says how values of {claim.property} are written in Wikidata")
        return kind

    def value(self, claim: Said, kind: str, where: str = "") -> Value:
        """Return the value of a claim."""
        if kind == "item":
            if claim.thing is None:
                raise UnsayableError("its value is no thing")
            return Value("item", self.item(claim.thing))
        text = str(claim.thing or claim.value) if kind in ("url", "external-id") else claim.value
        if "{}" in where:
            before, _, behind = where.partition("{}")
            text = text.removeprefix(before).removesuffix(behind)
        if kind == "time":
            return sure(time_of(text), f"{text} is no day, month or year, as dates in Wikidata are")
        if why := why_not(text):
            raise UnsayableError(why)
        if kind == "monolingual" and claim.lang in ("", "und", "zxx"):
            raise UnsayableError("a text in Wikidata needs its language")
        return Value(kind, text, claim.lang if kind == "monolingual" else "")

    def period(self, claim: Said, terms: list[str]) -> Iterator[Snak]:
        """Yield a date under the first of three properties, or the ends of a period under the others."""
        begin, end = sure(times_of(claim.value), f"{claim.value} is no period that Wikidata can say")
        if begin == end and begin is not None:
            yield Snak(terms[0], begin)
            return
        if len(terms) < 3:
            raise UnsayableError(f"{terms[0]} takes one date, and {claim.value} is a period")
        yield from (Snak(term, value) for term, value in zip(terms[1:], (begin, end), strict=True) if value)

    def coordinate(self, claim: Said) -> Value:
        """Return the coordinates of a place, whose longitude is a claim of its own."""
        for rule_name, rules in self.known.rules.items():
            if any(each.type == "longitude" for each in rules):
                for each in self.counting(claim.subject, rule_name):
                    if each.sources == claim.sources and each.rank == claim.rank:
                        return Value("coordinate", claim.value, each.value)
        raise UnsayableError("its longitude or latitude is missing from the same sources")

    def has_partner(self, claim: Said) -> bool:
        """Return whether the latitude of a longitude is said, and it with that."""
        names = [name for name, rules in self.known.rules.items() if any(each.type == "latitude" for each in rules)]
        found = [each for name in names for each in self.of[claim.subject, name]]
        if any(each.sources == claim.sources and each.rank == claim.rank for each in found):
            return True
        raise UnsayableError("its latitude is missing from the same sources")


def sure(found: "Known | None", why: str) -> "Known":
    """Return a value that is there; else that is why a claim cannot be said."""
    if found is None:
        raise UnsayableError(why)
    return found
