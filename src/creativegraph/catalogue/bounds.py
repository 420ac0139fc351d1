"""What arguments must be beside their kind: one of a few words, no span that ends before it begins, two that differ."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from creativegraph.catalogue.header import Parameter
from creativegraph.catalogue.query import Query
from creativegraph.errors import ArgumentError, shown
from creativegraph.iris import compact, from_lexical, render

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["check_apart", "check_spans", "literal"]

SPANS = (
    ("first", "last"), ("since", "until"), ("start", "end"), ("begins", "ends"), ("begin", "end"), ("after", "before"),
    ("valid_from", "valid_until"), ("earliest", "latest"), ("lowest", "highest"), ("least", "most"), ("from", "to"),
    ("minimum", "maximum"), ("min", "max"),
)  # fmt: skip
"""Names of parameters that begin and end a span, in queries of one's own too."""
ORDERED = frozenset({"date", "decimal", "integer", "year"})
APART = re.compile(r"FILTER \(\?(\w+) != \?(\w+)\)")


def literal(parameter: Parameter, value: object) -> str:
    """Return the value of a parameter that takes no thing as a rendered term.

    Raises:
        ArgumentError: it is not of the parameter's kind, or none of its words.
    """
    try:
        term = render(parameter.kind, value)
    except ArgumentError as error:
        raise ArgumentError(f"{parameter.name}: {error}") from error
    if parameter.choices and str(value) not in parameter.choices:
        from creativegraph.names.suggest import did_you_mean  # an answer needs no advice

        advice = did_you_mean(str(value), parameter.choices)
        raise ArgumentError(f"{parameter.name}: {shown(value)} is not a choice; {advice}give {parameter.accepts}")
    return term


def check_spans(query: Query, given: Mapping[str, Sequence[object]]) -> None:
    """Refuse a span that ends before it begins, which no row can lie in.

    Raises:
        ArgumentError: an argument is after the one that ends its span.
    """
    kinds = {each.name: each.kind for each in query.parameters}
    for first, last in SPANS:
        if not (given.get(first) and given.get(last)) or kinds[first] != kinds[last] or kinds[first] not in ORDERED:
            continue
        start, end = (
            chosen((place_of(kinds[name], each), str(each)) for each in given[name])
            for chosen, name in ((min, first), (max, last))
        )
        if start[0] > end[0]:
            raise ArgumentError(
                f"{query.name}: {first} {start[1]} is after {last} {end[1]}; exchange them, or correct one"
            )


def check_apart(query: Query, terms: Mapping[str, Sequence[str] | None]) -> None:
    """Refuse one thing for two parameters that the query wants to differ: no row can have it twice.

    Raises:
        ArgumentError: two parameters are the same thing.
    """
    for one, other in APART.findall(query.text):
        given = {*(terms.get(one) or ()), *(terms.get(other) or ())}
        if {one, other} <= terms.keys() and len(given) == 1 and terms[one] and terms[other]:
            same = shown(compact(given.pop().strip("<>")))
            raise ArgumentError(f"{query.name}: {one} and {other} are both {same}; give two that differ")


def place_of(kind: str, value: object) -> "Decimal":
    """Return where a value stands in the order of its kind."""
    from datetime import date
    from decimal import Decimal

    found = from_lexical(kind, str(value))
    return Decimal(found.toordinal() if isinstance(found, date) else str(found))
