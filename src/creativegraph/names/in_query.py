"""Terms of the ontology's namespace that a query names and nothing defines: misspelt, so that it finds nothing.

Of the namespaces of projects in use only those that are nearly called like a term: a project may use what it has not
declared.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from creativegraph.iris import BASE, PREFIXES, TERMS, compact
from creativegraph.names.kinds import ontology
from creativegraph.names.suggest import nearest
from creativegraph.project import in_use

__all__ = ["unknown_in", "unknown_terms_in"]

TOKEN = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""|\'\'\'(?:[^\'\\]++|\\.|\'(?!\'\'))*+\'\'\''
    r'|"(?:[^"\\\n\r]++|\\.)*+"|\'(?:[^\'\\\n\r]++|\\.)*+\''
    r"|<(?P<iri>[^<>\"{}|^`\\\s]*)>|#[^\n\r]*|(?P<prefix>\b\w[\w.-]*+)?:(?P<local>\w[\w-]*)",
    re.DOTALL,
)
DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*)\s*:\s*<([^<>\s]*)>", re.IGNORECASE)
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
    spaces = spaces_in_use()
    for term, start in first.items():
        space, name = next(
            ((each, found["name"]) for each, like in spaces if (found := like.fullmatch(term))), ("", "")
        )
        if not name or compact(term) in ontology() or holds(USED.format(term)):
            continue
        near = meant_by(name, compact(f"{space}{name}"))
        if not near and space != TERMS:
            continue
        prefix = "" if term.startswith(TERMS) or not near.startswith("cg:") else f" (PREFIX cg: <{TERMS}>)"
        yield Unknown(compact(term), f"{near}{prefix}", start)


def spaces_in_use() -> list[tuple[str, re.Pattern[str]]]:
    """Return the namespaces of terms in use, each with what matches a term of it, also if it begins a little wrong."""
    used = in_use()
    spaces = [f"{each.base}ontology#" for each in used.projects if each.base != BASE] if used else []
    begun = ((each, re.escape(each.partition("://")[2].rstrip("#"))) for each in (TERMS, *spaces))
    return [(each, re.compile(rf"https?://{begin}[#/]?(?P<name>\w[\w-]*)")) for each, begin in begun]


def meant_by(name: str, own: str) -> str:
    """Return the term that a name probably means: that of ours, one of the name in another vocabulary, else like it.

    ``own`` is its short form in the namespace where it was looked for.
    """
    elsewhere = (each for each in ontology() if each.partition(":")[2] == name)
    if own in ontology():
        return own
    start = f"{own.partition(':')[0]}:"
    return next(elsewhere, "") or nearest(own, [each for each in ontology() if each.startswith(start)])


def iris_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield the IRIs that a query names, in full or by a prefix, and where."""
    prefixes = {**PREFIXES, **dict(DECLARED.findall(text))}
    for token in TOKEN.finditer(text):
        if token["iri"]:
            yield token["iri"], token.start()
        elif token["local"] and (start := prefixes.get(token["prefix"] or "")):
            yield start + token["local"], token.start()
