"""No filter asks for what its group does not know, and no optional part is joined with all there is.

A filter inside a nested OPTIONAL or a branch of a UNION does not see the variables of the groups around it: it is in
error for each row, so that what it lets through stays empty without a word.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable
from tests.support.questions import NAMES

from creativegraph import catalogue

pytestmark = pytest.mark.cold

NESTED = """
    SELECT ?thing ?label
    WHERE {
      VALUES ?language { "en" }
      ?thing <urn:by> ?source .
      OPTIONAL {
        ?source <urn:of> ?body .
        OPTIONAL { ?body <urn:label> ?label . FILTER (LANG(?label) = ?language) }
      }
    }
"""
LOOSE = "SELECT * WHERE { ?thing a <urn:Thing> OPTIONAL { ?other <urn:label> ?label } }"


class Scope(NamedTuple):
    """The variables that a part of a query may bind, those that it does bind, and what is wrong in it."""

    possible: frozenset[str]
    certain: frozenset[str]
    faults: tuple[str, ...] = ()


def asked(expression: object) -> Iterator[str]:
    """The variables of an expression; what EXISTS looks for is its own."""
    if isinstance(expression, Variable):
        yield expression
    elif isinstance(expression, CompValue):
        if not expression.name.endswith("EXISTS"):
            for key, part in expression.items():
                yield from asked(part) if key != "_vars" else ()
    elif isinstance(expression, list | tuple | set):
        for part in expression:
            yield from asked(part)


def unknown(expression: object, known: frozenset[str]) -> tuple[str, ...]:
    """What a filter asks in vain."""
    return tuple(f"a filter asks for ?{name}" for name in sorted(set(asked(expression)) - known))


def pair(of: Any) -> Scope:
    """The scope of two parts that are put together."""
    one, two = scope(of.p1), scope(of.p2)
    both, faults = one.possible | two.possible, one.faults + two.faults
    if of.name == "Union":
        return Scope(both, one.certain & two.certain, faults)
    if of.name == "Minus":
        return Scope(one.possible, one.certain, faults)
    if of.name == "Join":
        return Scope(both, one.certain | two.certain, faults)
    loose = () if one.certain & two.certain else (f"all {', '.join(sorted(two.certain))} are joined",)
    return Scope(both, one.certain, faults + loose + unknown(of.expr, both))


def extended(of: Any) -> Scope:
    """The scope of a part with a value that is reckoned."""
    inner = scope(of.p)
    ways = of.expr.arg if isinstance(of.expr, CompValue) and of.expr.name == "Builtin_COALESCE" else [of.expr]
    sure = any(set(asked(way)) <= inner.certain for way in ways)
    return Scope(inner.possible | {of.var}, inner.certain | ({of.var} if sure else set()), inner.faults)


def leaf(of: Any) -> Scope:
    """The scope of a part that has no parts."""
    named = (
        (term for triple in of.triples for term in triple)
        if of.name == "BGP"
        else (key for row in of.res for key in row)
    )
    found = frozenset(term for term in named if isinstance(term, Variable))
    return Scope(found, found)


def scope(of: Any) -> Scope:
    """The scope of a part of a query in the algebra of rdflib."""
    if "p1" in of:
        return pair(of)
    if not isinstance(of.get("p"), CompValue):
        return leaf(of)
    if of.name == "Extend":
        return extended(of)
    inner = scope(of.p)
    if of.name == "Filter":
        return inner._replace(faults=inner.faults + unknown(of.expr, inner.possible))
    results = frozenset(each.res for each in of.A) if of.name == "AggregateJoin" else frozenset()
    kept = inner.possible & set(of.PV) if of.name == "Project" else inner.possible | results
    return Scope(kept, kept & (inner.certain | results), inner.faults)


def faults(text: str) -> tuple[str, ...]:
    """What is wrong in a query."""
    return scope(prepareQuery(text).algebra).faults


@pytest.mark.parametrize("name", NAMES)
def test_a_filter_knows_what_it_asks_and_an_optional_part_belongs_to_something(name: str) -> None:
    assert not faults(catalogue.load(name).text)


def test_a_filter_that_asks_for_what_is_out_of_its_scope_is_found() -> None:
    assert faults(NESTED) == ("a filter asks for ?language",)


def test_an_optional_part_that_shares_nothing_with_the_rest_is_found() -> None:
    assert faults(LOOSE) == ("all label, other are joined",)
