"""Values in JSON: numbers with all their digits, and what JSON has no number for as text."""

from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from creativegraph.errors import FormatError, shown
from creativegraph.iris import Value

if TYPE_CHECKING:
    from orjson import Fragment

__all__ = ["dumps", "whole"]

WHOLE = range(-(1 << 63), 1 << 64)
"""Whole numbers that orjson writes."""


def dumps(data: object) -> str:
    """Return JSON, indented; dates are ISO strings, and decimals numbers with the digits that they have.

    Raises:
        FormatError: a text has half a character.
    """
    import orjson

    try:
        return orjson.dumps(data, option=orjson.OPT_INDENT_2, default=number).decode()
    except orjson.JSONEncodeError as error:
        raise FormatError(f"{shown(str(error))}: a text has half a character (U+D800 to U+DFFF); correct it") from error


def number(value: object) -> "Fragment | float | str":
    """Return a decimal as JSON: a number, NaN and infinity as the texts of XML Schema; anything else as text."""
    from orjson import Fragment

    if not isinstance(value, Decimal):
        return str(value)
    if value.is_nan():
        return "NaN"
    if value.is_infinite():
        return "INF" if value > 0 else "-INF"
    near = float(value)
    return near if isfinite(near) and Decimal(repr(near)) == value else Fragment(str(value))


def whole(value: Value | None) -> "Value | Fragment | None":
    """Return a value as it is, but a whole number that is too large for orjson as its digits."""
    if type(value) is int and value not in WHOLE:
        from orjson import Fragment

        return Fragment(str(value))
    return value
