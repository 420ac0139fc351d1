"""Values in JSON: numbers with all their digits, and what JSON has no number for as text."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import TYPE_CHECKING

from creativegraph.errors import FormatError, shown
from creativegraph.iris import Value

if TYPE_CHECKING:
    from orjson import Fragment

__all__ = ["dumps", "exact", "whole"]

FEW = 100
"""Rows that are written without orjson."""
WHOLE = range(-(1 << 63), 1 << 64)
"""Whole numbers that orjson writes."""
ODD = re.compile(r"[0-9][eE][+-]?[0-9]|[0-9]{20}")
"""Where a number may be that the two libraries write in different ways: very small or large ones."""
LONGEST = 20
"""A number of more digits is none of those."""


def dumps(data: object) -> str:
    """Return JSON, indented; dates are ISO strings, and decimals numbers with the digits that they have.

    Raises:
        FormatError: a text has half a character.
    """
    if (text := of_few(data)) is not None:
        return text
    import orjson

    try:
        return orjson.dumps(data, option=orjson.OPT_INDENT_2, default=number).decode()
    except orjson.JSONEncodeError as error:
        raise FormatError(f"{shown(str(error))}: a text has half a character (U+D800 to U+DFFF); correct it") from error


def of_few(data: object) -> str | None:
    """Return the JSON of a few rows as orjson writes it, whose import takes as long as most queries.

    None where there are more than a few, or something that the two may write in different ways.
    """
    if not isinstance(data, list) or len(data) > FEW:
        return None
    import json

    try:
        text = json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False, default=alike)
        return text if not ODD.search(text) and (text.isascii() or text.encode()) else None
    except (TypeError, ValueError):
        return None


def alike(value: object) -> float | str:
    """Return a decimal or a date as ``number`` does, if both libraries write what it returns alike."""
    if type(value) is date:  # the two cut the seconds of times at other places
        return value.isoformat()
    made = number(value) if isinstance(value, Decimal) else None
    if isinstance(made, (str, float)):
        return made
    raise TypeError


def number(value: object) -> "Fragment | float | str":
    """Return a decimal as JSON: a number, NaN and infinity as the texts of XML Schema; anything else as text."""
    if not isinstance(value, Decimal):
        return str(value)
    if value.is_nan():
        return "NaN"
    if value.is_infinite():
        return "INF" if value > 0 else "-INF"
    near = float(value)
    if isfinite(near) and Decimal(repr(near)) == value:
        return near
    from orjson import Fragment

    return Fragment(str(value))


def exact(text: str) -> int | float | Decimal | str:
    """Return a number as ``dumps`` writes it with all its digits; what is no number stays a text."""
    try:
        given = Decimal(text)
    except InvalidOperation:
        return text
    if not given.is_finite() or given.adjusted() > LONGEST:
        return given
    if given == given.to_integral_value() and int(given) in WHOLE:
        return int(given)
    return near if Decimal(repr(near := float(given))) == given else given


def whole(value: Value | None) -> "Value | Fragment | None":
    """Return a value as it is, but a whole number that is too large for orjson as its digits."""
    if type(value) is int and value not in WHOLE:
        from orjson import Fragment

        return Fragment(str(value))
    return value
