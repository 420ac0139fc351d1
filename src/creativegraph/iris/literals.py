"""The kinds of values of queries (KINDS), what is said of one that is of none, and values to and from terms."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, Union

from creativegraph.errors import ArgumentError, shown
from creativegraph.iris.iri import IRI
from creativegraph.iris.spaces import XSD

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = ["DATES", "INTEGERS", "KINDS", "NUMBERS", "Value", "converter", "from_lexical", "render", "render_literal"]

Value: TypeAlias = Union[IRI, str, int, "Decimal", "date", bool]


def render_iri(value: str) -> str:
    """``<value>`` for a SPARQL text."""
    from pyoxigraph import NamedNode

    try:
        return str(NamedNode(value))
    except ValueError as error:
        raise ArgumentError(
            f"{shown(value)} is not an IRI ({shown(str(error))}); give a full IRI or kind/slug"
        ) from error


def render_literal(value: object, kind: str) -> str:
    """The literal of ``value`` for a SPARQL text, after checking that it is of ``kind``."""
    from pyoxigraph import Literal, NamedNode

    lexical = str(value).lower() if isinstance(value, bool) else str(value)
    datatype = DATATYPES[kind]
    try:
        if kind != "string":
            from_lexical(kind, lexical if re.fullmatch(LEXICAL[kind], lexical) else "no such literal")
        text = str(Literal(lexical, datatype=NamedNode(XSD + datatype)))
        text.encode()
    except (ValueError, ArithmeticError) as error:
        raise ArgumentError(f"{shown(value)} is {NOT_OF[kind]}") from error
    return text


def render(kind: str, value: object) -> str:
    """The SPARQL term of ``value``, which must be of the header's ``kind``.

    Raises:
        ArgumentError: the value is not of that kind or cannot be written as a term.
    """
    if kind == "iri":
        return render_iri(str(value))
    wanted = {"integer": int, "year": int, "string": str}.get(kind)
    if isinstance(value, bool) != (kind == "boolean") and not isinstance(value, str):
        raise ArgumentError(f"{shown(value)} is {NOT_OF[kind]}")
    if wanted and not isinstance(value, (wanted, str)):
        raise ArgumentError(f"{shown(value)} is {NOT_OF[kind]}")
    return render_literal(value, kind)


NOT_OF = {
    "string": "not text; give text", "label": "not text; give text", "boolean": "neither true nor false; give one",
    "integer": "not a whole number; write digits, such as 300", "year": "not a year; write four digits, such as 2024",
    "decimal": "not a number; write digits, such as 1.5",
    "date": "not a date; write year-month-day, such as 2026-01-31",
}  # fmt: skip
"""What is wrong with a value of each kind, and what to write."""
DATATYPES = {
    "string": "string", "integer": "integer", "year": "integer", "decimal": "decimal", "date": "date",
    "boolean": "boolean",
}  # fmt: skip
LEXICAL = {
    "integer": r"[+-]?[0-9]+",
    "year": r"(?!0+$)[0-9]{3,4}",
    "decimal": r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "boolean": r"true|false|0|1",
}
INTEGERS = frozenset({
    "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
    "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
})  # fmt: skip
"""The names of the datatypes of whole numbers."""
NUMBERS = frozenset(XSD + each for each in ("integer", "decimal", "nonNegativeInteger", "int", "long"))
DATES = frozenset(XSD + each for each in ("date", "gYear", "gYearMonth"))
"""The datatypes of what readers see as numbers and dates, as their language writes them."""
KINDS = frozenset({"iri", "label", *DATATYPES})
"""The kinds of values that a header may name.

A new one is also named where values are read (engine/values.py), typed (catalogue/module.py, graph/rows/frames.py),
ordered (catalogue/bounds.py), described (catalogue/header.py), printed (cli/output.py, graph/rows/html.py) and
published (export/jsonld.py, site/dataset/tables.py, site/live/forms.py).
"""


def boolean(text: str) -> bool:
    """True for ``true`` and ``1`` (Virtuoso's way), False for ``false`` and ``0``."""
    if text not in ("true", "1", "false", "0"):
        raise ValueError(text)
    return text in ("true", "1")


def converter(kind: str) -> Callable[[str], Value]:
    """What makes the Python value of a term's text; dates and decimals take 5 ms to import, and few answers need both.

    Each of them raises ValueError or ArithmeticError for a text that is no value of the header's ``kind``.
    """
    if kind == "decimal":
        from decimal import Decimal

        return Decimal
    if kind == "date":
        from datetime import date

        return date.fromisoformat
    plain: dict[str, Callable[[str], Value]] = {"iri": IRI, "integer": int, "year": int, "boolean": boolean}
    return plain.get(kind, str)


def from_lexical(kind: str, text: str) -> Value:
    """The Python value of a term's text under the header's ``kind``."""
    return converter(kind)(text)
