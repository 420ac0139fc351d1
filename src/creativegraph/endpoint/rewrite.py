"""Queries rewritten for an endpoint: the number of rows, a page of rows, the rows behind a CONSTRUCT."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from creativegraph import project
from creativegraph.catalogue.guard import TOKENS
from creativegraph.errors import QueryError
from creativegraph.iris import render

__all__ = ["counted", "instantiated", "keyword", "named", "packaged_query", "packaged_update", "paged"]

FORMS = frozenset({"SELECT", "CONSTRUCT", "ASK", "DESCRIBE"})
BRACES = re.compile(rf"(?P<brace>[{{}}])|{TOKENS.pattern}", TOKENS.flags)


@cache
def packaged_query(name: str) -> str:
    """Return a query of this package."""
    return (project.PACKAGE / "endpoint" / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def packaged_update(name: str, graphs: Mapping[str, str]) -> str:
    """Return an update of this package; ``graphs`` gives the IRI for each placeholder such as ``<urn:graph>``."""
    text = (project.PACKAGE / "endpoint" / "queries" / f"{name}.ru").read_text(encoding="utf-8")
    for placeholder, iri in graphs.items():
        text = text.replace(f"<urn:{placeholder}>", render("iri", iri))
    return text


def start_of(text: str) -> re.Match[str]:
    """Return the keyword that ends the prologue of a query.

    Raises:
        QueryError: there is none.
    """
    for match in TOKENS.finditer(text):
        if (match["word"] or "").upper() in FORMS:
            return match
    raise QueryError("the query is not SPARQL 1.1: it has no SELECT, CONSTRUCT, ASK or DESCRIBE; add one")


def keyword(text: str) -> str:
    """Return the form of a query, such as ``SELECT``."""
    return start_of(text)["word"].upper()


def wrapped(text: str, name: str) -> str:
    """Return a packaged query with ``text`` as its subquery; the prologue of ``text`` moves to the front."""
    start = start_of(text).start()
    return text[:start] + packaged_query(name).replace("# query", text[start:].rstrip() + "\n")


def counted(text: str) -> str:
    """Return the query for the number of rows of a SELECT."""
    return wrapped(text, "counted")


def paged(text: str, columns: Sequence[str], first: int, size: int) -> str:
    """Return the query for ``size`` rows of a SELECT from row ``first``, in its order."""
    chosen = " ".join(f"?{name}" for name in columns)
    whole = wrapped(text, "paged").replace("# columns", chosen, 1)
    head, _, _ = whole.rpartition("OFFSET 0 LIMIT 10000")
    return f"{head}OFFSET {first} LIMIT {size}\n"


def named(text: str, columns: Sequence[str], labels: Sequence[tuple[int, int]]) -> str:
    """Return the query for the rows of a SELECT, the names of the things that have no label in them, and their number.

    ``labels`` are the places of columns of labels, each with that of its things.
    """
    chosen, bare = "?cg_none", "false"
    for place, (label, thing) in enumerate(labels):
        chosen = f"IF(?cg_place = {place}, ?{columns[thing]}, {chosen})"
        bare += f" || (?cg_place = {place} && BOUND(?{columns[thing]}) && !BOUND(?{columns[label]}))"
    template = packaged_query("named").replace("# both", packaged_query("both") if labels else "{\n# query\n}")
    for placeholder, filling in (
        ("# columns", " ".join(f"?{name}" for name in columns)), ("# bare", bare), ("# thing", chosen),
        ("# places", " ".join(map(str, range(len(labels))))),
    ):  # fmt: skip
        template = template.replace(placeholder, filling)
    start = start_of(text).start()
    return text[:start] + template.replace("# query", text[start:].rstrip() + "\n")


def instantiated(text: str) -> str:
    """Return the SELECT of the rows from which a CONSTRUCT makes its triples.

    A server that limits rows makes triples of the first ones only and answers 200. The triples themselves cannot be
    counted by SPARQL, the rows can.
    """
    start = start_of(text)
    depth, after = 0, 0
    for match in BRACES.finditer(text, start.end()):
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
            if not depth:  # the end of the template
                after = match.end()
                break
        elif not depth:  # CONSTRUCT WHERE, whose pattern is the template
            after = start.end()
            break
    return f"{text[: start.start()]}SELECT * {text[after:]}"
