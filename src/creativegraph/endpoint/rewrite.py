"""Queries rewritten for an endpoint: the number of rows, a page of rows, rows with names, those behind a CONSTRUCT."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count

from creativegraph import project
from creativegraph.engine.guard import TOKENS
from creativegraph.errors import QueryError
from creativegraph.iris import render

__all__ = [
    "counted", "instantiated", "is_distinct", "keyword", "limit_of", "named", "order_of", "packaged_query",
    "packaged_update", "paged", "start_of", "with_own_variables",
]  # fmt: skip

FORMS = frozenset({"SELECT", "CONSTRUCT", "ASK", "DESCRIBE"})
BRACES = re.compile(rf"(?P<brace>[{{}}])|{TOKENS.pattern}", TOKENS.flags)
LIMIT = re.compile(r"\bLIMIT\s+(\d+)\s*(?:OFFSET\s+\d+\s*)?$", re.IGNORECASE)
ORDER = re.compile(r"^ORDER\s+BY\b\s*", re.IGNORECASE)
DISTINCT = re.compile(r"\s+DISTINCT\b", re.IGNORECASE)
AFTER_ORDER = frozenset({"LIMIT", "OFFSET", "VALUES"})
PLACE = re.compile(r"# (\w+)")
"""Where a packaged query is filled in: a comment that names with what."""
AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})


def packaged_query(name: str) -> str:
    """Return a query of this package."""
    return project.text_of(f"endpoint/queries/{name}.rq")


def packaged_update(name: str, graphs: Mapping[str, str]) -> str:
    """Return an update of this package; ``graphs`` gives the IRI for each placeholder such as ``<urn:graph>``."""
    text = project.text_of(f"endpoint/queries/{name}.ru")
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


def without_comments(text: str) -> str:
    """Return a query without its comments."""
    return TOKENS.sub(lambda each: " " if each[0].startswith("#") else each[0], text)


def tokens_in_braces(text: str, start: int) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the tokens of a query from a place on, each with the number of braces that are open behind it."""
    depth = 0
    for match in BRACES.finditer(text, start):
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
        yield match, depth


def limit_of(text: str) -> int | None:
    """Return the LIMIT of a query, None if it has none at its end."""
    found = LIMIT.search(without_comments(text))
    return int(found[1]) if found else None


def is_distinct(text: str) -> bool:
    """Return True if a query is a SELECT DISTINCT."""
    bare = without_comments(text)
    return DISTINCT.match(bare, start_of(bare).end()) is not None


def order_of(text: str, columns: Collection[str]) -> str | None:
    """Return the ORDER BY of a SELECT as it holds around it too, empty if it has none.

    None if that cannot be written there: a key has a variable that is no column, an aggregate or a pattern.
    """
    bare = without_comments(text)
    first, last = -1, len(bare)
    for match, depth in tokens_in_braces(bare, start_of(bare).end()):
        word = (match["word"] or "").upper()
        if not depth and word == "ORDER":
            first = match.start()
        elif not depth and first >= 0 and word in AFTER_ORDER:
            last = match.start()
            break
    if first < 0:
        return ""
    order = bare[first:last].strip()
    for match in BRACES.finditer(order):
        strange = match[0][0] in "?$" and match[0][1:] not in columns
        if strange or match["brace"] or (match["word"] or "").upper() in AGGREGATES:
            return None
    return order


def with_own_variables(template: str, text: str) -> tuple[str, str]:
    """Return a packaged query whose variables ``?cg_…`` do not occur in another, and what they begin with instead."""
    start = next(f"cg{number or ''}_" for number in count() if f"cg{number or ''}_" not in text)
    return template.replace("?cg_", f"?{start}"), f"?{start}"


def wrapped(text: str, template: str, **others: str) -> str:
    """Return a packaged query with ``text`` as its subquery, and with what else is to be filled in.

    The prologue of ``text`` moves to the front. What is filled in is not looked at for places.
    """
    start = start_of(text).start()
    fillings = {"query": text[start:].rstrip() + "\n", **others}
    return text[:start] + PLACE.sub(lambda place: fillings.get(place[1], place[0]), template)


def counted(text: str) -> str:
    """Return the query for the number of rows of a SELECT."""
    return wrapped(text, with_own_variables(packaged_query("counted"), text)[0])


def paged(text: str, columns: Sequence[str], first: int, size: int) -> str:
    """Return the query for ``size`` rows of a SELECT from row ``first``, in its order."""
    chosen = " ".join(f"?{name}" for name in columns)
    template = packaged_query("paged").replace("OFFSET 0 LIMIT 10000", f"OFFSET {first} LIMIT {size}")
    return wrapped(text, template, columns=chosen)


def named(text: str, columns: Sequence[str], labels: Sequence[tuple[int, int]]) -> tuple[str, tuple[str, ...]]:
    """Return the query for the rows of a SELECT, the names of the things without a label, and their end; its columns.

    ``labels`` are the places of columns of labels, each with that of its things. The order of the rows is stated again
    around them: SPARQL promises none for what a part of a UNION orders. The end comes last of all, so what is cut has
    none. A count would say the same, but have the server plan and run the query twice as often.
    """
    template = packaged_query("named").replace("# both", packaged_query("both") if labels else "{\n# query\n}")
    template, own = with_own_variables(template, text)
    chosen, bare = f"{own}none", "false"
    for place, (label, thing) in enumerate(labels):
        chosen = f"IF({own}place = {place}, ?{columns[thing]}, {chosen})"
        bare += f" || ({own}place = {place} && BOUND(?{columns[thing]}) && !BOUND(?{columns[label]}))"
    own_columns = (f"{own[1:]}{name}" for name in ("thing", "name", "language", "naming", "end"))
    filled = wrapped(
        text, template, columns=" ".join(f"?{name}" for name in columns), bare=bare, thing=chosen,
        places=" ".join(map(str, range(len(labels)))), order=ORDER.sub("", order_of(text, columns) or ""),
    )  # fmt: skip
    return filled, (*columns, *own_columns)


def instantiated(text: str) -> str:
    """Return the SELECT of the rows from which a CONSTRUCT makes its triples.

    A server that limits rows makes triples of the first ones only and answers 200. The triples themselves cannot be
    counted by SPARQL, the rows can.
    """
    start = start_of(text)
    after = 0
    for match, depth in tokens_in_braces(text, start.end()):
        if not depth:  # the end of the template, or CONSTRUCT WHERE, whose pattern is the template
            after = match.end() if match["brace"] else start.end()
            break
    return f"{text[: start.start()]}SELECT * {text[after:]}"
