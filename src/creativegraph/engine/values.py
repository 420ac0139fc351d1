"""Terms and rows of answers as texts: the Python value of a term, CSV written, checked and counted."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from creativegraph.errors import QueryError, shown
from creativegraph.iris import IRI, XSD, Value, from_lexical

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

__all__ = ["is_regular", "table_of", "unquoted", "value_of", "written"]

KINDS = {
    XSD + "integer": "integer", XSD + "int": "integer", XSD + "long": "integer",
    XSD + "nonNegativeInteger": "integer", XSD + "decimal": "decimal", XSD + "date": "date",
    XSD + "boolean": "boolean",
}  # fmt: skip


def value_of(kind: str, text: str, datatype: str) -> Value:
    """The Python value of a term; a literal whose text does not fit its datatype stays text."""
    if kind == "iri":
        return IRI(text)
    try:
        return from_lexical(KINDS[datatype], text) if datatype in KINDS else text
    except (ValueError, ArithmeticError):
        return text


def table_of(found: "QuerySolutions") -> tuple[list[str], list[list[Value | None]]]:
    """Names of columns, and rows of values, of what pyoxigraph found or read."""
    from pyoxigraph import Literal

    columns = [each.value for each in found.variables]
    rows: list[list[Value | None]] = []
    for solution in found:
        row: list[Value | None] = []
        for place in range(len(columns)):
            term = solution[place]
            if term is None:
                row.append(None)
            elif isinstance(term, Literal):
                row.append(value_of("literal", term.value, term.datatype.value))
            else:
                row.append(value_of("iri", str(getattr(term, "value", term)), ""))
        rows.append(row)
    return columns, rows


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
