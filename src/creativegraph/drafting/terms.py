"""The terms in which claims from a report are stated: classes, properties, codes, and the things that it names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.drafting.candidate import Thing
from creativegraph.errors import CreativeGraphError
from creativegraph.graph import Graph
from creativegraph.iris import EVIDENCE, PREFIXES, compact, expand
from creativegraph.tables.property import Property
from creativegraph.tables.table import QUALIFIERS
from creativegraph.tables.vocabulary import DOMAIN, KEPT, RANGE, Vocabulary, of_projects

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = ["ANY", "COLUMNS", "Term", "Terms", "known_among", "takes_words", "terms_for"]

ANY = ("from", "to", "note")
"""Columns that any claim may have."""
COLUMNS = (*QUALIFIERS, *ANY)
"""The columns of a claims table that say more of a candidate."""
LABEL = PREFIXES["rdfs"] + "label"
PREFERRED = PREFIXES["skos"] + "prefLabel"
UNION, FIRST, REST = PREFIXES["owl"] + "unionOf", PREFIXES["rdf"] + "first", PREFIXES["rdf"] + "rest"
NAME = re.compile(r"[a-z][\w-]*:\w")
"""A class with a short name; a union of classes has none."""
PLAIN = {"number": "number", "integer": "whole number", "decimal": "number"}


@dataclass(frozen=True, slots=True)
class Term:
    """A term as tables write it and what it is called; of a property also what has it, and what it takes."""

    name: str
    label: str
    of: tuple[str, ...] = ()
    takes: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """The vocabulary of a graph's project in a language, and the things of the graph that a report names.

    What rows in short form make, such as figures, and the evidence that any claim has are no ``kinds`` here, and their
    properties are left out: columns say them. ``codes`` are the last parts of codes by their lists; ``short`` are the
    lists whose codes stand in the property cell, with the columns that then say more.
    """

    language: str
    kinds: Mapping[str, str]
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    codes: Mapping[str, tuple[str, ...]]
    short: Mapping[str, tuple[str, ...]]
    things: tuple[Thing, ...] = ()


def terms_for(graph: Graph, things: Sequence[Thing] = (), language: str = "") -> Terms:
    """Return the terms of a graph's project, with labels in a language or else in English."""
    with project.using(graph.projects):
        return Named(of_projects(graph.projects), language or graph.languages[0]).terms(things)


def takes_words(graph: Graph, name: str) -> bool:
    """Return whether the values of a property are words, which are in some language."""
    used = of_projects(graph.projects).properties.get(name)
    return used is not None and used.value == "text"


def known_among(graph: Graph, ids: Iterable[str]) -> set[str]:
    """Return those of some ids (``kind/slug``) of which the graph says something."""
    from creativegraph.catalogue import bound
    from creativegraph.graph.rows import Rows

    iris: dict[str, str] = {}
    for each in dict.fromkeys(ids):
        with suppress(CreativeGraphError):  # of a kind that there is not
            iris[graph.resolve(each)] = each
    query = bound(project.text_of("drafting/known.rq"), {"thing": [f"<{each}>" for each in iris]})
    rows = graph.sparql(query) if iris else ()
    return {iris[str(row[0])] for row in rows} if isinstance(rows, Rows) else set()


class Named:
    """A vocabulary with its labels, domains and ranges, unions of classes among them."""

    def __init__(self, known: Vocabulary, language: str) -> None:
        self.known, self.language = known, language
        self.said = said_in(known)

    def terms(self, things: Sequence[Thing]) -> Terms:
        """Return all terms."""
        used = [each for _, each in sorted(self.known.properties.items())]
        lists = {each.scheme for each in used if each.scheme} | {of for of in self.known.shorts if ":" not in of}
        codes: dict[str, tuple[str, ...]] = {}
        for each in sorted(map(compact, self.known.codes)):
            _, scheme, code = each.rpartition("/")[0].rpartition("code/")[2], *each.split("/")[-2:]
            codes[scheme] = (*codes.get(scheme, ()), code)
        made = {*EVIDENCE, *(each.kind for each in self.known.shorts.values())}
        kinds = {each.name: compact(each.type) for each in self.known.homes.values()}
        told = {kind: of for kind, of in kinds.items() if kind not in made}
        left = set(kinds.values()) - set(told.values())
        properties = (each for each in map(self.property, used) if not each.of or not left.issuperset(each.of))
        classes = (each for each in sorted(map(compact, self.known.classes)) if NAME.match(each) and each not in left)
        return Terms(
            self.language,
            told,
            tuple(Term(each, self.label(expand(each) or each)) for each in classes),
            tuple(properties),
            {scheme: some for scheme, some in codes.items() if scheme in lists},
            {of: columns_of(short.parts) for of, short in sorted(self.known.shorts.items())},
            tuple(things),
        )

    def property(self, used: Property) -> Term:
        """Return a property with what has it and what it takes."""
        of = tuple(compact(each) for each in self.classes(used.iri, DOMAIN))
        return Term(used.name, self.label(used.iri), of, self.takes(used))

    def takes(self, used: Property) -> str:
        """Return what a value of a property is."""
        if used.scheme:
            return f"code/{used.scheme}/…"
        if used.value == "thing":
            return " | ".join(compact(each) for each in self.classes(used.iri, RANGE)) or used.value
        return PLAIN.get(used.value, used.value)

    def classes(self, iri: str, link: str) -> Iterator[str]:
        """Yield the classes that a property has by a link, those of a union one by one."""
        for each in self.said.get((iri, link), ()):
            named = getattr(each, "value", "")
            if ":" in named:
                yield named
            for head in self.said.get((named, UNION), ()):
                yield from self.items(getattr(head, "value", ""))

    def items(self, node: str) -> Iterator[str]:
        """Yield the members of a list."""
        while firsts := self.said.get((node, FIRST)):
            yield getattr(firsts[0], "value", "")
            node = getattr(next(iter(self.said.get((node, REST), ())), None), "value", "")

    def label(self, iri: str) -> str:
        """Return what a term is called in the language, else in the first one that there is."""
        labels = {
            getattr(each, "language", None) or "": getattr(each, "value", "")
            for name in (PREFERRED, LABEL)
            for each in self.said.get((iri, name), ())
        }
        return labels.get(self.language) or labels.get("en") or next(iter(labels.values()), "")


@lru_cache(maxsize=KEPT)
def said_in(known: Vocabulary) -> Mapping[tuple[str, str], list[object]]:
    """Return what a vocabulary says of each term by each property; every report that is drafted asks for it."""
    found: dict[tuple[str, str], list[object]] = {}
    for each in (*known.ontology, *known.code_triples):
        found.setdefault((subject_of(each), each.predicate.value), []).append(each.object)
    return found


def columns_of(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of a short form beside subject, property and value."""
    return tuple(each for each in parts if each in COLUMNS)


def subject_of(triple: "Triple") -> str:
    """Return the IRI or the label of the blank node that a triple is about."""
    return str(getattr(triple.subject, "value", ""))
