"""Queries of the OpenRefine Reconciliation API, version 0.2 and the draft of 1.0, read from JSON objects."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from creativegraph.errors import ArgumentError, shown

__all__ = ["LIMIT", "MOST", "Condition", "Query", "query_of", "query_of_draft"]

LIMIT, MOST = 5, 100
"""How many candidates a query gets that asks for no number, and how many at most."""


class Condition(NamedTuple):
    """A property with the values that a candidate should have, ``all``, ``any`` or ``none`` of them."""

    property: str
    values: tuple[str, ...]
    required: bool = False
    quantifier: str = "any"


class Query(NamedTuple):
    """One query of either version: the name or identifier, the classes, and conditions of properties."""

    name: str
    types: tuple[str, ...] = ()
    limit: int = LIMIT
    conditions: tuple[Condition, ...] = ()


def texts(value: object) -> tuple[str, ...]:
    """Return the values of a property as texts; an entity is its identifier."""
    if isinstance(value, Mapping):
        return (str(value.get("id", value.get("name", ""))),)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(text for each in value for text in texts(each))
    if isinstance(value, bool):
        return ("true" if value else "false",)
    return () if value is None else (str(value),)


def limit_of(value: object) -> int:
    """Return how many candidates are wanted."""
    if value is None:
        return LIMIT
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 1:
        raise ArgumentError(f"limit is {shown(value)}; give a whole number from 1 on")
    return min(int(value), MOST)


def query_of(given: object) -> Query:
    """Return a query of version 0.2.

    Raises:
        ArgumentError: it is none.
    """
    if not isinstance(given, Mapping):
        raise ArgumentError(f"{shown(given)} is no query; give an object with a query, such as {{'query': 'Hanoi'}}")
    properties = given.get("properties") or ()
    if not isinstance(properties, Sequence) or not all(
        isinstance(each, Mapping) and "pid" in each for each in properties
    ):
        raise ArgumentError("properties are no list of objects with pid and v; give such a list, or leave it out")
    conditions = tuple(Condition(str(each["pid"]), texts(each.get("v"))) for each in properties)
    name = str(given.get("query") or "")
    if not name.strip() and not conditions:
        raise ArgumentError("the query has neither query nor properties; give one")
    return Query(name, texts(given.get("type")), limit_of(given.get("limit")), conditions)


def query_of_draft(given: object) -> Query:
    """Return a query of the draft of version 1.0.

    Raises:
        ArgumentError: it is none.
    """
    conditions = given.get("conditions") if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping) or not isinstance(conditions, Sequence) or not conditions:
        raise ArgumentError(f"{shown(given)} is no query; give an object with at least one of conditions")
    name, found = "", []
    for each in conditions:
        kind = each.get("matchType") if isinstance(each, Mapping) else None
        if kind in ("name", "id"):
            name = next(iter(texts(each.get("propertyValue"))), "")
        elif kind == "property" and each.get("propertyId"):
            quantifier = str(each.get("matchQuantifier") or "any")
            values = texts(each.get("propertyValue"))
            found.append(Condition(str(each["propertyId"]), values, each.get("required") is True, quantifier))
        else:
            raise ArgumentError(f"{shown(each)} is no condition; give matchType name, id or property (with propertyId)")
    return Query(name, texts(given.get("type")), limit_of(given.get("limit")), tuple(found))
