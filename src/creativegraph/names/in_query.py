"""Terms of the ontology's namespace that a query names and nothing defines: misspelt, so that it finds nothing."""

import re
from collections.abc import Callable, Iterator

from creativegraph.iris import PREFIXES, TERMS, compact
from creativegraph.names.kinds import ontology
from creativegraph.names.suggest import nearest

__all__ = ["unknown_in"]

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


def unknown_in(text: str, holds: Callable[[str], bool]) -> list[str]:
    """Return notes on the terms of ours in a query that neither the ontology nor the graph has.

    ``holds`` answers an ASK.
    """
    notes = []
    for term in dict.fromkeys(iris_in(text)):
        found = OURS.fullmatch(term)
        if not found or compact(term) in ontology() or holds(USED.format(term)):
            continue
        right = f"cg:{found['name']}"
        near = right if right in ontology() else nearest(right, [each for each in ontology() if each.startswith("cg:")])
        prefix = "" if term.startswith(TERMS) else f" (PREFIX cg: <{TERMS}>)"
        meant = f"; did you mean {near}{prefix}?" if near else ""
        notes.append(f"neither the graph nor the ontology has {compact(term)}{meant}")
    return notes


def iris_in(text: str) -> Iterator[str]:
    """Yield the IRIs that a query names, in full or by a prefix."""
    prefixes = {**PREFIXES, **dict(DECLARED.findall(text))}
    for token in TOKEN.finditer(text):
        if token["iri"]:
            yield token["iri"]
        elif token["local"] and (start := prefixes.get(token["prefix"] or "")):
            yield start + token["local"]
