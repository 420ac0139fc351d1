"""What would be right where something is wrong, in a few words, and what to write instead where that is clear."""

import difflib
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from creativegraph.iris import CODES, IRI, PREFIXES, RDF_TYPE, compact
from creativegraph.validation.results import Result, named, node_of

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

    from creativegraph.graph import Graph

__all__ = ["Expectations"]

WORDS = {
    "en": {
        "class": "a {}", "datatype": "a value of type {}", "minCount": "at least {}", "maxCount": "at most {}",
        "minInclusive": "{} or more", "maxInclusive": "{} or less", "minExclusive": "more than {}",
        "maxExclusive": "less than {}", "pattern": "text that matches {}", "minLength": "{} characters or more",
        "maxLength": "{} characters or less", "hasValue": "{}", "in": "one of {}", "languageIn": "a text in {}",
        "lessThan": "before {}", "lessThanOrEquals": "not after {}", "equals": "the same as {}",
        "disjoint": "another than {}", "uniqueLang": "one text in each language", "nodeKind": "a {}",
        "qualifiedMinCount": "at least {} such", "qualifiedMaxCount": "at most {} such", "code": "a code of {}: {}",
    },
    "vi": {
        "class": "một {}", "datatype": "giá trị kiểu {}", "minCount": "ít nhất {}", "maxCount": "nhiều nhất {}",
        "minInclusive": "từ {} trở lên", "maxInclusive": "không quá {}", "minExclusive": "lớn hơn {}",
        "maxExclusive": "nhỏ hơn {}", "pattern": "văn bản khớp với {}", "minLength": "ít nhất {} ký tự",
        "maxLength": "nhiều nhất {} ký tự", "hasValue": "{}", "in": "một trong {}", "languageIn": "văn bản bằng {}",
        "lessThan": "trước {}", "lessThanOrEquals": "không sau {}", "equals": "giống {}", "disjoint": "khác {}",
        "uniqueLang": "mỗi ngôn ngữ một văn bản", "nodeKind": "một {}", "qualifiedMinCount": "ít nhất {} như vậy",
        "qualifiedMaxCount": "nhiều nhất {} như vậy", "code": "một mã của {}: {}",
    },
}  # fmt: skip
LISTED, LIKELY = 12, 200
LIKENESS = 0.75
CHOICES = 5_000
"""Of a class with more things than this none is suggested: it would take too long for each finding."""
LONGEST_PATTERN = 60
COUNTS = ("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount")
STEP = re.compile(r"<([^<>]*)>")


class Expectations:
    """What shapes ask for, told of single results."""

    def __init__(self, graph: "Graph", rules: "RdflibGraph", language: str) -> None:
        self.graph = graph
        self.rules = rules
        self.words = WORDS.get(language, WORDS["en"])
        self.choices = lru_cache(maxsize=None)(self._choices)

    def of(self, result: Result) -> tuple[str, str]:
        """What would be right and what to write instead; empty where nothing more can be said than the message."""
        shape = node_of(result.shape) if result.shape else None
        name = parameter(result.component)
        if shape is None or not name:
            return "", ""
        if name == "node":
            return self.code_of(shape, result)
        asked = list(self.rules.objects(shape, named("sh", name))) if name in self.words else []
        if not asked or (name == "pattern" and len(str(asked[0])) > LONGEST_PATTERN):
            return "", ""
        if name in ("in", "languageIn"):
            options = [each for head in asked for each in self.rules.items(head)]
            return self.words[name].format(listed(map(told, options))), nearest(result.value, map(written, options))
        fix = ""
        if name == "class":
            fix = nearest(result.value, (each for kind in asked for each in self.choices(str(kind))))
        if name == "datatype" and len(asked) == 1:
            fix = retyped(result.value, str(asked[0]))
        counted = " " + STEP.sub(lambda step: compact(step[1]), result.path) if name in COUNTS else ""
        return self.words[name].format(listed(map(told, asked))) + counted.rstrip(), fix

    def code_of(self, shape: "Node", result: Result) -> tuple[str, str]:
        """The codes of the list that a value must be in."""
        for inner in self.rules.objects(shape, named("sh", "node")):
            for asked in self.rules.objects(inner, named("sh", "property")):
                scheme = self.rules.value(asked, named("sh", "hasValue"))
                if scheme is not None and str(scheme).startswith(CODES):
                    codes = self.choices(str(scheme))
                    text = self.words["code"].format(
                        compact(str(scheme)), listed(compact(bare(each)) for each in codes)
                    )
                    return text, nearest(result.value, codes)
        return "", ""

    def _choices(self, home: str) -> tuple[str, ...]:
        """The things of a class and of those below it, or the codes of a list."""
        from pyoxigraph import NamedNode

        store = self.graph.store()
        listed_in = home.startswith(CODES)
        inside = NamedNode(PREFIXES["skos"] + "inScheme" if listed_in else RDF_TYPE)
        homes = [home] if listed_in else sorted(narrower(store, home))
        found = (each for name in homes for each in store.quads_for_pattern(None, inside, NamedNode(name)))
        some = {str(each.subject) for each in islice(found, CHOICES + 1)}
        return tuple(sorted(some)) if len(some) <= CHOICES else ()


def narrower(store: "Store", kind: str) -> frozenset[str]:
    """Return the IRIs of a class and of all classes below it."""
    from pyoxigraph import NamedNode

    below = NamedNode(PREFIXES["rdfs"] + "subClassOf")
    todo, seen = [kind], {kind}
    for each in todo:
        found = {quad.subject for quad in store.quads_for_pattern(None, below, NamedNode(each))}
        new = {name.value for name in found if isinstance(name, NamedNode)} - seen
        todo.extend(new)
        seen |= new
    return frozenset(seen)


def parameter(component: str) -> str:
    """The parameter of a constraint component: ``minCount`` for ``sh:MinCountConstraintComponent``."""
    local = component.removeprefix(PREFIXES["sh"]).removesuffix("ConstraintComponent")
    return local[:1].lower() + local[1:]


def bare(term: str) -> str:
    """The text of a term without its brackets or quotation marks."""
    if term.startswith("<"):
        return term[1:-1]
    return term[1 : term.rindex('"')] if term.startswith('"') else term


def told(node: "Node") -> str:
    """A term as people write it."""
    from rdflib import URIRef

    return compact(str(node)) if isinstance(node, URIRef) else str(node)


def written(node: "Node") -> str:
    """A term as N-Triples writes it, near enough to be compared."""
    from rdflib import URIRef

    return f"<{node}>" if isinstance(node, URIRef) else f'"{node}"'


def listed(words: Iterable[str]) -> str:
    """A few words with commas, and how many more there are."""
    found = list(words)
    more = f", … ({len(found)})" if len(found) > LISTED else ""
    return ", ".join(found[:LISTED]) + more


def nearest(value: str, options: Iterable[str]) -> str:
    """That of some terms which is most like a value, as tables write it; nothing where none is like it."""
    text = compact(bare(value)) if value else ""
    if not text or len(text) > 200:
        return ""
    known = {compact(bare(each)) for each in options} - {text}
    ending = text.rpartition("/")[2].casefold()
    same = [each for each in sorted(known) if each.rpartition("/")[2].casefold() == ending]
    if len(same) == 1:
        return same[0]
    likely = sorted(each for each in known if abs(len(each) - len(text)) <= 3 and sharing(each, text) >= len(text) / 2)
    near = difflib.get_close_matches(text, likely[:LIKELY], 1, LIKENESS)
    return near[0] if near else ""


def sharing(one: str, other: str) -> int:
    """How many letters two texts share at their beginning and their end; whole texts take far longer to compare."""
    ways = ((one, other), (one[::-1], other[::-1]))
    return sum(sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*way, strict=False))) for way in ways)


def retyped(value: str, datatype: str) -> str:
    """The text of a literal that only lacks its type, as tables write it."""
    from pyoxigraph import Literal, NamedNode

    text = bare(value).strip()
    kind = IRI(datatype).slug
    if not value.startswith('"') or kind not in ("integer", "decimal", "date", "boolean"):
        return ""
    right = {"integer": r"[+-]?[0-9]+", "decimal": r"[+-]?[0-9]+(\.[0-9]+)?", "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
             "boolean": "true|false"}[kind]  # fmt: skip
    return str(Literal(text, datatype=NamedNode(datatype))) if re.fullmatch(right, text) else ""
