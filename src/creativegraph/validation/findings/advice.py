"""What a finding says was expected, in a few words, and the fix that it offers where that is clear."""

import re
from collections.abc import Iterable
from functools import cache

from pyoxigraph import Literal, NamedNode

from creativegraph import project
from creativegraph.graph import Graph
from creativegraph.iris import CODES, IRI, bare, compact
from creativegraph.messages.table import is_key, message
from creativegraph.names.suggest import clear
from creativegraph.validation.engines.results import Result
from creativegraph.validation.shapes.graph import Shapes
from creativegraph.validation.terms import lexical, short_path

__all__ = ["Advice"]

LISTED = 12
CHOICES = 5_000
"""Of a class with more things than this none is suggested: it would take too long for each finding."""
LONGEST_PATTERN, LONGEST_VALUE = 60, 200
COUNTS = ("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount")
TYPED = {
    "integer": r"[+-]?[0-9]+", "decimal": r"[+-]?[0-9]+(\.[0-9]+)?", "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "boolean": "true|false",
}  # fmt: skip


class Advice:
    """What shapes ask for, for single results."""

    def __init__(self, graph: Graph, shapes: Shapes, language: str) -> None:
        self.graph = graph
        self.shapes = shapes
        self.language = language
        self.choices = cache(self._choices)
        self.names = cache(self._names)

    def on(self, result: Result) -> tuple[str, str]:
        """Return what would be right and what to write instead; empty where the message alone says it."""
        name = result.constraint[:1].lower() + result.constraint[1:]
        if name == "node":
            return self.code(result)
        key = f"advice.{name}"
        asked = self.shapes.parts(result.shape, f"sh:{name}") if is_key(key) else []
        if not asked or (name == "pattern" and len(lexical(asked[0])) > LONGEST_PATTERN):
            return "", ""
        unknown = name == "class" and self.is_unknown(result.value)
        key += ".unknown" * unknown
        text = message(key, self.language, asked=listed(map(readable, asked)), value=readable(result.value))
        counted = " " + short_path(result.path) if name in COUNTS else ""
        return text + counted.rstrip(), self.fix(name, asked, result.value)

    def fix(self, constraint: str, asked: list[str], value: str) -> str:
        """Return what to write instead of a value, nothing where that is not clear."""
        if constraint in ("in", "languageIn"):
            return meant(value, readable_names(asked))
        if constraint == "class":
            return meant(value, self.names(tuple(asked)))
        return retyped(value, bare(asked[0])) if constraint == "datatype" and len(asked) == 1 else ""

    def is_unknown(self, value: str) -> bool:
        """Return whether a value is an IRI about which the graph says nothing."""
        node = NamedNode(bare(value)) if value.startswith("<") else None
        return node is not None and next(self.graph.store().quads_for_pattern(node, None, None, None), None) is None

    def code(self, result: Result) -> tuple[str, str]:
        """Return the codes of the list that a value must be in, and the one that is nearly written."""
        for inner in self.shapes.values(result.shape, "sh:node"):
            for asked in self.shapes.values(inner, "sh:property"):
                scheme = self.shapes.value(asked, "sh:hasValue")
                if bare(scheme).startswith(CODES):
                    codes = self.choices(scheme)
                    shown = listed(map(readable, codes))
                    text = message("advice.code", self.language, list=readable(scheme), asked=shown)
                    return text, meant(result.value, self.names((scheme,)))
        return "", ""

    def _choices(self, home: str) -> list[str]:
        """Return the things of a class and of those below it, or the codes of a list; none where there are too many."""
        query = project.text_of("validation/findings/choices.rq")
        found = self.graph.store().query(query.replace("#home", home).replace("#most", str(CHOICES + 1)))
        some = [str(thing) for (thing,) in found]  # type: ignore[union-attr] # a SELECT has rows
        return sorted(some, key=bare) if len(some) <= CHOICES else []

    def _names(self, homes: tuple[str, ...]) -> list[str]:
        """Return the things of some classes, or the codes of lists, as people write them."""
        return readable_names(each for home in homes for each in self.choices(home))


def readable_names(terms: Iterable[str]) -> list[str]:
    """Return terms as people write them, sorted, each once."""
    return sorted(set(map(readable, terms)))


def readable(term: str) -> str:
    """Return a term as people write it."""
    return compact(bare(term)) if term.startswith("<") else lexical(term)


def listed(names: Iterable[str]) -> str:
    """Return a few names with commas, and how many there are if more."""
    found = list(names)
    more = f", … ({len(found)})" if len(found) > LISTED else ""
    return ", ".join(found[:LISTED]) + more


def meant(value: str, names: Iterable[str]) -> str:
    """Return that of some names of which a value is another spelling, as tables write it; nothing where none is."""
    text = readable(value)
    return clear(text, [each for each in names if each != text]) if text and len(text) <= LONGEST_VALUE else ""


def retyped(value: str, datatype: str) -> str:
    """Return the literal as tables write it where a value only lacks its datatype."""
    text = lexical(value).strip()
    right = TYPED.get(IRI(datatype).slug, "")
    fits = value.startswith('"') and right and re.fullmatch(right, text)
    return str(Literal(text, datatype=NamedNode(datatype))) if fits else ""
