"""Which shapes the fast engine would compute otherwise, so that pySHACL gets them, and which neither can run."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from creativegraph.engine.guard import TOKENS, readings
from creativegraph.iris import PREFIXES, compact
from creativegraph.validation.shapes.graph import SHAPES_KEPT, shapes_of
from creativegraph.validation.shapes.shapes import reached, targeted
from creativegraph.validation.terms import lexical

__all__ = ["aimless", "doubtful_sum", "not_run", "uncertain", "unknown_terms"]

QUERIES = ("sh:select", "sh:ask", "sh:construct")
COMPARING = (
    "sh:minInclusive", "sh:maxInclusive", "sh:minExclusive", "sh:maxExclusive", "sh:lessThan", "sh:lessThanOrEquals",
)  # fmt: skip
LARGE = re.compile(
    rb'"[+-]?[0-9.]{19,}"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:[a-z]*[iI]nteger|decimal|unsignedLong)>'
)
"""A number that may not fit into 64 bits. (It begins with a quote: so the search takes a thirtieth of the time.)"""
SORTED = "the fast engine sorts no values of several types"
SUM = "a sum goes on after a difference or a quotient; put it in another order"
TARGET = "its sh:target has no sh:select, nor has its type; give one, or use another kind of target"
NUMBER = "a number has more digits than the fast engine counts with"
TAG = "the fast engine has language tags in lower case, and the graph has one with capitals"
CAPITAL = re.compile(rb'"@[a-zA-Z0-9-]*[A-Z]')
MATCHED = re.compile(r"\blangMatches\s*\(\s*lang\s*\(", re.IGNORECASE)
"""Where capitals of a language tag make no difference."""
ORDER = re.compile(r"ORDER\s*BY", re.IGNORECASE)
LANG = re.compile(r"(?<![?$:\w])lang\b", re.IGNORECASE)
NOT_RUN = frozenset(f"<{PREFIXES['sh']}{name}>" for name in (
    "js", "jsFunctionName", "maxListLength", "memberShape", "minListLength", "nodeByExpression", "reifierShape",
    "reificationRequired", "rootClass", "singleLine", "someValue", "subsetOf", "targetWhere", "uniqueMembers",
))  # fmt: skip
"""Constraints in JavaScript and those of newer SHACL, which neither engine runs."""
KNOWN = frozenset(f"<{PREFIXES['sh']}{name}>" for name in (
    "agentInstruction", "alternativePath", "and", "annotationProperty", "annotationValue", "annotationVarName",
    "ask", "class", "closed", "codeIdentifier", "condition", "conforms", "construct", "count", "countShape",
    "datatype", "deactivated", "declare", "defaultValue", "description", "detail", "disjoint", "distinct",
    "editor", "else", "endpoint", "entailment", "equals", "exists", "expression", "filterShape", "flags",
    "flatMap", "focusNode", "group", "groupBy", "hasValue", "having", "if", "ignoredProperties", "in", "intent",
    "intersection", "inversePath", "labelTemplate", "languageIn", "lessThan", "lessThanOrEquals", "limit",
    "max", "maxCount", "maxExclusive", "maxInclusive", "maxLength", "member", "message", "metadata", "min",
    "minCount", "minExclusive", "minInclusive", "minLength", "minus", "name", "namespace", "node", "nodeKind",
    "nodeValidator", "nodes", "not", "object", "offset", "oneOrMorePath", "optional", "or", "order", "orderBy",
    "parameter", "path", "pattern", "predicate", "prefix", "prefixes", "property", "propertyValidator",
    "qualifiedMaxCount", "qualifiedMinCount", "qualifiedValueShape", "qualifiedValueShapesDisjoint", "result",
    "resultAnnotation", "resultMessage", "resultPath", "resultSeverity", "returnType", "rule", "select",
    "severity", "shapesGraph", "shapesGraphWellFormed", "sourceConstraint", "sourceConstraintComponent",
    "sourceShape", "sparql", "subject", "suggestedShapesGraph", "sum", "target", "targetClass", "targetNode",
    "targetObjectsOf", "targetSubjectsOf", "then", "this", "union", "uniqueLang", "unit", "update", "validator",
    "value", "values", "viewer", "xone", "zeroOrMorePath", "zeroOrOnePath",
))  # fmt: skip
"""The properties of SHACL, SHACL-SPARQL and the advanced features that the engines know, or that validate nothing."""


def uncertain(rules: bytes, data: bytes) -> Mapping[str, str]:
    """Return the constraints for which the fast engine could compute other values than SHACL prescribes, and why."""
    found = {**(spelled(rules) if CAPITAL.search(data) else {}), **sums(rules), **ordered(rules)}
    if LARGE.search(data) or LARGE.search(rules):
        shapes = shapes_of(rules)
        found |= {node: NUMBER for node in shapes.about if shapes.parts(node, *COMPARING, *QUERIES)}
    return found


@lru_cache(maxsize=SHAPES_KEPT)
def sums(rules: bytes) -> Mapping[str, str]:
    """Return the queries with sums that the fast engine computes in another order."""
    shapes = shapes_of(rules)
    return {node: SUM for node in shapes.about if any(map(doubtful_sum, map(lexical, shapes.parts(node, *QUERIES))))}


@lru_cache(maxsize=SHAPES_KEPT)
def ordered(rules: bytes) -> Mapping[str, str]:
    """Return the queries that sort: the fast engine panics where values are in no order, see ``comparable``."""
    shapes = shapes_of(rules)
    return {
        node: SORTED
        for node in shapes.about
        if any(map(ORDER.search, map(without_comments, map(lexical, shapes.parts(node, *QUERIES)))))
    }


def without_comments(query: str) -> str:
    """Return a query without its comments."""
    return TOKENS.sub(lambda token: " " if token["comment"] else token[0], query)


@lru_cache(maxsize=SHAPES_KEPT)
def spelled(rules: bytes) -> Mapping[str, str]:
    """Return the queries that may compare how language tags are written."""
    shapes = shapes_of(rules)
    return {node: TAG for node in shapes.about if any(map(asks_for_tags, map(lexical, shapes.parts(node, *QUERIES))))}


def asks_for_tags(query: str) -> bool:
    """Return True if a query asks for language tags otherwise than to match them with a range."""
    return any(LANG.search(MATCHED.sub("", each)) for each in readings(query))


@lru_cache(maxsize=SHAPES_KEPT)
def not_run(rules: bytes) -> Mapping[str, str]:
    """Return the shapes with constraints that neither engine runs, and which; pySHACL would pass over them."""
    odd = terms_of(rules, lambda name: name in NOT_RUN)
    found = {}
    for shape in targeted(rules) if odd else ():
        if names := sorted({name for node in reached(rules, [shape]) & odd.keys() for name in odd[node]}):
            found[shape] = f"no engine runs {', '.join(names)}"
    return found


@lru_cache(maxsize=SHAPES_KEPT)
def aimless(rules: bytes) -> Mapping[str, str]:
    """Return the shapes with a ``sh:target`` that is no target, and what is wrong: engines stop at them."""
    shapes = shapes_of(rules)
    return {
        node: TARGET
        for node in shapes.about
        if not all(any(shapes.values(kind, "sh:select") for kind in (each, *shapes.values(each, "rdf:type")))
                   for each in shapes.values(node, "sh:target"))
    }  # fmt: skip


@lru_cache(maxsize=SHAPES_KEPT)
def unknown_terms(rules: bytes) -> Mapping[str, str]:
    """Return the nodes with properties that SHACL does not have, and which; SHACL passes over them."""
    space = f"<{PREFIXES['sh']}"
    odd = terms_of(rules, lambda name: name.startswith(space) and name not in KNOWN and name not in NOT_RUN)
    return {node: ", ".join(names) for node, names in odd.items()}


def terms_of(rules: bytes, chosen: Callable[[str], bool]) -> dict[str, list[str]]:
    """Return the nodes with some properties, and which, by their short names."""
    found = {
        node: sorted({compact(name[1:-1]) for name, _ in facts if chosen(name)})
        for node, facts in shapes_of(rules).about.items()
    }
    return {node: names for node, names in found.items() if names}


INNERMOST = re.compile(r"[({][^(){}]*[)}]")
ENDS = re.compile(r"&&|[<>=!,|^]")
GOES_ON = re.compile(r"[-/].*[-+*/]", re.DOTALL)


def doubtful_sum(query: str) -> bool:
    """Return True if a sum in a query goes on after a difference or a quotient.

    pyshacl-turbo 0.6.5 computes ``10 - 4 + 1`` as ``10 - (4 + 1)`` and ``8 / 2 * 2`` as ``8 / (2 * 2)``, against the
    order that SPARQL prescribes. To send too many shapes to pySHACL does no harm, it is only slow.

    Sums stand in round brackets only, and have values (here ``v``); a path (``cg:a/cg:b``) has none.
    """
    text = TOKENS.sub(lambda token: "v" if re.match(r"[?$\d]", token[0]) else "", query)
    while inner := INNERMOST.search(text):
        if inner[0][0] == "(" and any("v" in sum_ and GOES_ON.search(sum_) for sum_ in ENDS.split(inner[0])):
            return True
        text = text.replace(inner[0], "v" if "v" in inner[0] else "")
    return False
