"""What an engine answers as Python values and as CSV: terms as texts, rows written, checked and counted."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from creativegraph.errors import QueryError, shown
from creativegraph.iris import IRI, XSD, Value, from_lexical

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

    Term: TypeAlias = BlankNode | Literal | NamedNode | Triple

__all__ = ["columns_of", "is_regular", "is_written_alike", "table_of", "texts_of", "unquoted", "value_of", "written"]

KINDS = {
    XSD + "integer": "integer", XSD + "int": "integer", XSD + "long": "integer",
    XSD + "nonNegativeInteger": "integer", XSD + "decimal": "decimal", XSD + "date": "date",
    XSD + "boolean": "boolean",
}  # fmt: skip

PART = 1 << 14
"""Rows that are held as terms at a time."""


def value_of(kind: str, text: str, datatype: str) -> Value:
    """The Python value of a term; a literal whose text does not fit its datatype stays text."""
    if kind == "iri":
        return IRI(text)
    try:
        return from_lexical(KINDS[datatype], text) if datatype in KINDS else text
    except (ValueError, ArithmeticError):
        return text


def columns_of(found: "QuerySolutions") -> list[str]:
    """The names of the columns of what pyoxigraph found."""
    return [each.value for each in found.variables]


def table_of(
    found: "QuerySolutions", rows: "Iterable[Iterable[Term | None]] | None" = None
) -> tuple[list[str], list[list[Value | None]]]:
    """Names of columns, and rows of values, of what pyoxigraph found; ``rows`` are its rows in another order."""
    iri = cache(IRI)  # they repeat, and to look one up is quicker than to make it
    left = map(tuple, found if rows is None else rows)
    table: list[list[Value | None]] = []
    while part := [*islice(left, PART)]:
        columns = [values_of(terms, iri) for terms in zip(*part, strict=True)]
        table += map(list, zip(*columns, strict=True)) if columns else ([] for _ in part)
    return columns_of(found), table


def values_of(terms: "Sequence[Term | None]", iri: "Callable[[str], IRI]") -> list[Value | None]:
    """Return a column of terms as Python values; one of IRIs or texts alone takes no step of Python a cell."""
    from pyoxigraph import Literal, NamedNode

    def value(term: "Term | None") -> Value | None:
        if isinstance(term, Literal):
            return value_of("literal", term.value, term.datatype.value)
        return None if term is None else iri(getattr(term, "value", None) or str(term))

    types = {*map(type, terms)}
    if types == {NamedNode}:
        return [*map(iri, map(attrgetter("value"), terms))]
    if types == {Literal} and KINDS.keys().isdisjoint(map(attrgetter("datatype.value"), terms)):
        return [*map(attrgetter("value"), terms)]
    return [*map(value, terms)]


def texts_of(found: "QuerySolutions", rows: "Iterable[Iterable[Term | None]] | None" = None) -> bytes:
    """CSV, in which each cell is one, of what pyoxigraph found; ``rows`` are its rows in another order."""
    from pyoxigraph import BlankNode

    def text(term: "Term | None") -> str:
        return "" if term is None else str(term if isinstance(term, BlankNode) else getattr(term, "value", term))

    return written(columns_of(found), (map(text, row) for row in (found if rows is None else rows)))


def is_written_alike(found: "QuerySolutions", rows: "Sequence[Sequence[Term | None]]") -> bool:
    """Return whether ``texts_of`` writes rows as pyoxigraph does.

    It writes triple terms in another way, and an empty line for an empty cell that is alone.
    """
    from pyoxigraph import Triple

    alone = len(found.variables) == 1
    return Triple not in {*map(type, chain.from_iterable(rows))} and not (
        alone and any(getattr(cell, "value", "") == "" for (cell,) in rows)
    )


QUOTED = re.compile(rb'"[^"]*"')


def unquoted(rows: bytes) -> bytes:
    """Return a CSV result without its quoted cells, in which commas and line ends may stand."""
    return QUOTED.sub(b"", rows) if b'"' in rows else rows


def written(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows of texts as CSV with a header, quoted where a text needs it."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    try:
        return out.getvalue().encode()
    except UnicodeEncodeError as error:
        part = shown(error.object[max(error.start - 20, 0) : error.end + 20])
        raise QueryError(f"a text has half a character (U+D800 to U+DFFF), {part}; correct the data") from error


def is_regular(rows: bytes) -> bool:
    """Return whether each line of a CSV result has as many cells as its header. To count one byte is quickest."""
    bare = unquoted(rows)
    return bare.count(b",") == bare.count(b"\n") * bare.partition(b"\r\n")[0].count(b",")
