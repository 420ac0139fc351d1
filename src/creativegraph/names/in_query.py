"""Terms of the ontology's namespace that a query names and nothing defines: misspelt, so that it finds nothing."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from creativegraph.iris import PREFIXES, TERMS, compact
from creativegraph.names.kinds import ontology
from creativegraph.names.suggest import nearest

__all__ = ["unknown_in", "unknown_terms_in"]

TOKEN = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""|\'\'\'(?:[^\'\\]++|\\.|\'(?!\'\'))*+\'\'\''
    r'|"(?:[^"\\\n\r]++|\\.)*+"|\'(?:[^\'\\\n\r]++|\\.)*+\''
    r"|<(?P<iri>[^<>\"{}|^`\\\s]*)>|#[^\n\r]*|(?P<prefix>\b\w[\w.-]*+)?:(?P<local>\w[\w-]*)",
    re.DOTALL,
)
DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*)\s*:\s*<([^<>\s]*)>", re.IGNORECASE)
OURS = re.compile(rf"https?://{re.escape(TERMS.partition('://')[2].rstrip('#'))}[#/]?(?P<name>\w[\w-]*)")
"""A term of ours, also with the beginning a little wrong."""
USED = "ASK {{ {{ ?s <{0}> ?o }} UNION {{ ?s ?p <{0}> }} UNION {{ <{0}> ?p ?o }} }}"


class Unknown(NamedTuple):
    """A term that nothing defines: its short form, what was probably meant, if anything, and where it stands."""

    term: str
    near: str
    start: int


def unknown_in(text: str, holds: Callable[[str], bool]) -> list[str]:
    """Return notes on the terms of ours in a query that neither the ontology nor the graph has.

    ``holds`` answers an ASK.
    """
    return [
        f"neither the graph nor the ontology has {each.term}{f'; did you mean {each.near}?' if each.near else ''}"
        for each in unknown_terms_in(text, holds)
    ]


def unknown_terms_in(text: str, holds: Callable[[str], bool]) -> Iterator[Unknown]:
    """Yield the terms of ours in a query that neither the ontology nor the graph has, each where it first stands."""
    first: dict[str, int] = {}
    for term, start in iris_in(text):
        first.setdefault(term, start)
    for term, start in first.items():
        found = OURS.fullmatch(term)
        if not found or compact(term) in ontology() or holds(USED.format(term)):
            continue
        near = meant_by(found["name"])
        prefix = "" if term.startswith(TERMS) or not near.startswith("cg:") else f" (PREFIX cg: <{TERMS}>)"
        yield Unknown(compact(term), f"{near}{prefix}", start)


def meant_by(name: str) -> str:
    """Return the term that a name probably means: that of ours, one of the name in another vocabulary, else like it."""
    own = f"cg:{name}"
    elsewhere = (each for each in ontology() if each.partition(":")[2] == name)
    if own in ontology():
        return own
    return next(elsewhere, "") or nearest(own, [each for each in ontology() if each.startswith("cg:")])


def iris_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield the IRIs that a query names, in full or by a prefix, and where."""
    prefixes = {**PREFIXES, **dict(DECLARED.findall(text))}
    for token in TOKEN.finditer(text):
        if token["iri"]:
            yield token["iri"], token.start()
        elif token["local"] and (start := prefixes.get(token["prefix"] or "")):
            yield start + token["local"], token.start()
