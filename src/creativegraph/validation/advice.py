"""What would be right where something is wrong, in a few words, and what to write instead where that is clear."""

import difflib
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from creativegraph.engine import OxigraphEngine
from creativegraph.iris import CODES, IRI, PREFIXES, compact
from creativegraph.messages import is_key, message
from creativegraph.names.kinds import classes_below
from creativegraph.validation.results import Result, node_of, term, vocabulary

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

    from creativegraph.graph import Graph

__all__ = ["Advice", "short_path"]

LISTED, LIKELY = 12, 200
LIKENESS = 0.75
CHOICES = 5_000
"""Of a class with more things than this none is suggested: it would take too long for each finding."""
LONGEST_PATTERN, LONGEST_VALUE = 60, 200
COUNTS = ("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount")
STEP = re.compile(r"<([^<>]*)>")
TYPED = {
    "integer": r"[+-]?[0-9]+", "decimal": r"[+-]?[0-9]+(\.[0-9]+)?", "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "boolean": "true|false",
}  # fmt: skip


class Advice:
    """What shapes ask for, for single results."""

    def __init__(self, graph: "Graph", rules: "RdflibGraph", language: str) -> None:
        self.graph = graph
        self.rules = rules
        self.language = language
        self.choices = lru_cache(maxsize=None)(self._choices)

    def on(self, result: Result) -> tuple[str, str]:
        """Return what would be right and what to write instead; empty where the message alone says it."""
        shape = node_of(result.shape) if result.shape else None
        name = result.constraint[:1].lower() + result.constraint[1:]
        if shape is None or not name:
            return "", ""
        if name == "node":
            return self.code(shape, result)
        key = f"advice.{name}"
        asked = list(self.rules.objects(shape, vocabulary("sh", name))) if is_key(key) else []
        if not asked or (name == "pattern" and len(str(asked[0])) > LONGEST_PATTERN):
            return "", ""
        if name in ("in", "languageIn"):
            asked = [each for head in asked for each in self.rules.items(head)]
        text = message(key, self.language, asked=listed(map(readable, asked)))
        counted = " " + short_path(result.path) if name in COUNTS else ""
        return text + counted.rstrip(), self.fix(name, asked, result.value)

    def fix(self, constraint: str, asked: "list[Node]", value: str) -> str:
        """Return what to write instead of a value, nothing where that is not clear."""
        if constraint in ("in", "languageIn"):
            return nearest(value, map(term, asked))
        if constraint == "class":
            return nearest(value, (each for kind in asked for each in self.choices(str(kind))))
        return retyped(value, str(asked[0])) if constraint == "datatype" and len(asked) == 1 else ""

    def code(self, shape: "Node", result: Result) -> tuple[str, str]:
        """Return the codes of the list that a value must be in, and the one that is nearly written."""
        for inner in self.rules.objects(shape, vocabulary("sh", "node")):
            for asked in self.rules.objects(inner, vocabulary("sh", "property")):
                scheme = str(self.rules.value(asked, vocabulary("sh", "hasValue")) or "")
                if scheme.startswith(CODES):
                    codes = self.choices(scheme)
                    shown = listed(map(compact, codes))
                    text = message("advice.code", self.language, list=compact(scheme), asked=shown)
                    return text, nearest(result.value, codes)
        return "", ""

    def _choices(self, home: str) -> tuple[str, ...]:
        """Return the things of a class and of those below it, or the codes of a list."""
        from pyoxigraph import NamedNode

        store = self.graph.store()
        is_list = home.startswith(CODES)
        inside = NamedNode(PREFIXES["skos"] + "inScheme" if is_list else PREFIXES["rdf"] + "type")
        homes = [home] if is_list else classes_below(OxigraphEngine(store).select, home)
        found = (each for name in homes for each in store.quads_for_pattern(None, inside, NamedNode(name)))
        some = {str(each.subject) for each in islice(found, CHOICES + 1)}
        return tuple(sorted(each.strip("<>") for each in some)) if len(some) <= CHOICES else ()


def bare(text: str) -> str:
    """Return the text of a term without its brackets or quotation marks."""
    if text.startswith("<"):
        return text[1:-1]
    return text[1 : text.rindex('"')] if text.startswith('"') else text


def readable(node: "Node") -> str:
    """Return a term as people write it."""
    from rdflib import URIRef

    return compact(str(node)) if isinstance(node, URIRef) else str(node)


def short_path(path: str) -> str:
    """Return a property path with short names, as tables write them."""
    return STEP.sub(lambda step: compact(step[1]), compact(path))


def listed(names: Iterable[str]) -> str:
    """Return a few names with commas, and how many there are if more."""
    found = list(names)
    more = f", … ({len(found)})" if len(found) > LISTED else ""
    return ", ".join(found[:LISTED]) + more


def nearest(value: str, options: Iterable[str]) -> str:
    """Return that of some terms which is most like a value, as tables write it; nothing where none is like it."""
    text = compact(bare(value)) if value else ""
    if not text or len(text) > LONGEST_VALUE:
        return ""
    names = {compact(bare(each)) for each in options} - {text}
    ending = text.rpartition("/")[2].casefold()
    same = [each for each in sorted(names) if each.rpartition("/")[2].casefold() == ending]
    if len(same) == 1:
        return same[0]
    likely = sorted(each for each in names if abs(len(each) - len(text)) <= 3 and sharing(each, text) >= len(text) / 2)
    slugs = {each.rpartition("/")[2].casefold(): each for each in reversed(likely[:LIKELY])}
    near = difflib.get_close_matches(ending, slugs, 1, LIKENESS)  # what kinds have in common makes nothing alike
    return slugs[near[0]] if near else ""


def sharing(one: str, other: str) -> int:
    """Return how many letters two texts share at their beginning and their end, which is quick to compute."""
    ways = ((one, other), (one[::-1], other[::-1]))
    return sum(sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*way, strict=False))) for way in ways)


def retyped(value: str, datatype: str) -> str:
    """Return the literal as tables write it where a value only lacks its datatype."""
    from pyoxigraph import Literal, NamedNode

    text = bare(value).strip()
    right = TYPED.get(IRI(datatype).slug, "")
    fits = value.startswith('"') and right and re.fullmatch(right, text)
    return str(Literal(text, datatype=NamedNode(datatype))) if fits else ""
