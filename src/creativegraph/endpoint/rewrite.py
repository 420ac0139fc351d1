"""Queries about queries: how many rows one has, some of its rows, the rows that a CONSTRUCT is made of."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from creativegraph import project
from creativegraph.catalogue.guard import TOKENS
from creativegraph.errors import QueryError
from creativegraph.iris import render

__all__ = ["counted", "instantiated", "keyword", "paged", "transfer", "updating"]

FORMS = frozenset({"SELECT", "CONSTRUCT", "ASK", "DESCRIBE"})
BRACES = re.compile(rf"(?P<brace>[{{}}])|{TOKENS.pattern}", TOKENS.flags)


@cache
def transfer(name: str) -> str:
    """A query of the package that carries graphs over."""
    return (project.PACKAGE / "endpoint" / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def updating(name: str, graphs: Mapping[str, str]) -> str:
    """An update of the package that carries graphs over, with the IRIs of graphs where it has ``<urn:graph>``."""
    text = (project.PACKAGE / "endpoint" / "queries" / f"{name}.ru").read_text(encoding="utf-8")
    for stands, iri in graphs.items():
        text = text.replace(f"<urn:{stands}>", render("iri", iri))
    return text


def start_of(text: str) -> re.Match[str]:
    """Where the prologue of a query ends: its first keyword that names a form.

    Raises:
        QueryError: there is none.
    """
    for match in TOKENS.finditer(text):
        if (match["word"] or "").upper() in FORMS:
            return match
    raise QueryError("the query is not SPARQL 1.1: it has no SELECT, CONSTRUCT, ASK or DESCRIBE; add one")


def keyword(text: str) -> str:
    """The form of a query, such as ``SELECT``."""
    return start_of(text)["word"].upper()


def wrapped(text: str, name: str) -> str:
    """A query inside another one, which takes over its prologue."""
    start = start_of(text).start()
    return text[:start] + transfer(name).replace("# query", text[start:].rstrip() + "\n")


def counted(text: str) -> str:
    """The query for the number of rows of a SELECT."""
    return wrapped(text, "counted")


def paged(text: str, columns: Sequence[str], first: int, size: int) -> str:
    """The query for some rows of a SELECT, in its order."""
    chosen = " ".join(f"?{name}" for name in columns)
    whole = wrapped(text, "paged").replace("# columns", chosen, 1)
    head, _, _ = whole.rpartition("OFFSET 0 LIMIT 10000")
    return f"{head}OFFSET {first} LIMIT {size}\n"


def instantiated(text: str) -> str:
    """The SELECT of the rows that a CONSTRUCT fills its template with."""
    start = start_of(text)
    depth, after = 0, 0
    for match in BRACES.finditer(text, start.end()):
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
            if not depth:
                after = match.end()
                break
        elif not depth:  # CONSTRUCT WHERE, whose pattern is the template
            after = start.end()
            break
    return f"{text[: start.start()]}SELECT * {text[after:]}"
