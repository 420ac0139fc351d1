"""Expressions of SPARQL as SQL; an error of SPARQL is NULL, so that AND, OR and filters do the same with it."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from creativegraph.engine import duckdb
from creativegraph.iris import XSD

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue

__all__ = ["Column", "Exists", "Expression", "OtherwiseError", "expression", "quoted"]

SAFE = re.compile(
    r"\^?(?:[A-Za-z0-9/:#_ -]+|\[(?:0-9|a-z|A-Z)+\](?:\{[0-9]\})?|\((?:[A-Za-z0-9/:#_ -]+\|)*[A-Za-z0-9/:#_ -]+\))+\$?"
)
"""Regular expressions that mean the same in both languages, but for a line break before the end."""
WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
"""Whole numbers of which sums and products fit into 64 bits."""
LONGEST = 1_000_000
COMPARED = ("=", "!=", "<", "<=", ">", ">=")
EXISTS = {"Builtin_EXISTS": "", "Builtin_NOTEXISTS": "NOT "}
PRESET = ("this", "PATH", "shapesGraph", "currentShape")
"""Variables that engines put into a query, also where no pattern binds them."""
TESTS = {"Builtin_isIRI": "is_iri", "Builtin_isURI": "is_iri", "Builtin_isLITERAL": "is_literal"}


class OtherwiseError(Exception):
    """Something that is not known to be the same in SQL."""


class Expression(NamedTuple):
    """SQL, and what it gives: a ``term`` as N-Triples writes it, a ``text``, a whole ``number`` or a ``truth``."""

    sql: str
    kind: str


class Column(NamedTuple):
    """What a variable is in SQL, what kind it has, and whether each row has it."""

    sql: str
    kind: str
    sure: bool


Exists = Callable[["CompValue", Mapping[str, Column]], str]
"""Makes SQL of whether a pattern is there, given what is bound around it."""


def quoted(text: str) -> str:
    """Return a text as SQL writes it."""
    return f"'{duckdb.quoted(text)}'"


def expression(part: object, around: Mapping[str, Column], exists: Exists) -> Expression:
    """Return an expression in SQL, given the variables around it.

    Raises:
        OtherwiseError: it may not mean the same.
    """
    from rdflib.term import Literal, URIRef, Variable

    def inner(each: object) -> Expression:
        return expression(each, around, exists)

    if isinstance(part, Variable):
        if str(part) in PRESET and str(part) not in around:
            raise OtherwiseError(f"?{part} in a group that does not bind it")
        found = around.get(str(part))
        return Expression(found.sql, found.kind) if found else Expression("NULL", "term")
    if isinstance(part, URIRef):
        return Expression(quoted(f"<{part}>"), "term")
    if isinstance(part, Literal):
        return constant(part)
    name = getattr(part, "name", "")
    if name in EXISTS:
        return Expression(EXISTS[name] + exists(cast("CompValue", part).graph, around), "truth")
    if name in MADE:
        return MADE[name](cast("CompValue", part), inner)
    raise OtherwiseError(name or type(part).__name__)


def constant(value: object) -> Expression:
    """Return a literal of a query: a text, or a whole number."""
    datatype = str(getattr(value, "datatype", None) or "")
    if datatype == XSD + "integer" and WHOLE.fullmatch(str(value)):
        return Expression(str(int(str(value))), "number")
    if datatype in ("", XSD + "string") and not getattr(value, "language", None):
        return Expression(quoted(str(value)), "text")
    raise OtherwiseError(datatype)


Inner = Callable[[object], Expression]


def of_kind(found: Expression, *kinds: str) -> str:
    """Return SQL that gives one of some kinds."""
    if found.kind not in kinds:
        raise OtherwiseError(f"{found.kind} where {kinds[0]} is taken")
    return found.sql


def logic(word: str) -> "Callable[[CompValue, Inner], Expression]":
    """Return what joins truths by a word."""

    def joined(part: "CompValue", inner: Inner) -> Expression:
        truths = (of_kind(inner(each), "truth") for each in (part.expr, *part.other))
        return Expression(f"({f' {word} '.join(truths)})", "truth")

    return joined


def negated(part: "CompValue", inner: Inner) -> Expression:
    """Return the contrary."""
    return Expression(f"(NOT {of_kind(inner(part.expr), 'truth')})", "truth")


def compared(part: "CompValue", inner: Inner) -> Expression:
    """Return a comparison: of texts, of whole numbers, or whether two terms are the same."""
    one = inner(part.expr)
    if part.op in ("IN", "NOT IN"):
        found = " OR ".join(equal(one, inner(each)) for each in part.other) or "FALSE"
        return Expression(f"({'NOT ' * (part.op == 'NOT IN')}({found}))", "truth")
    other = inner(part.other)
    if part.op in ("=", "!="):
        return Expression(f"({'NOT ' * (part.op == '!=')}{equal(one, other)})", "truth")
    if part.op not in COMPARED:
        raise OtherwiseError(part.op)
    return Expression(f"({of_kind(one, 'text', 'number')} {part.op} {of_kind(other, one.kind)})", "truth")


def equal(one: Expression, other: Expression) -> str:
    """Return whether two are equal; a term and a text are not compared, since only the engines know its datatype."""
    if one.kind != other.kind:
        raise OtherwiseError(f"{one.kind} = {other.kind}")
    return f"same({one.sql}, {other.sql})" if one.kind == "term" else f"({one.sql} = {other.sql})"


def text(part: "CompValue", inner: Inner) -> Expression:
    """Return STR of a term."""
    found = inner(part.arg)
    return Expression(f"text_of({found.sql})" if found.kind == "term" else of_kind(found, "text"), "text")


def tested(part: "CompValue", inner: Inner) -> Expression:
    """Return whether a term is an IRI, or a literal."""
    return Expression(f"{TESTS[part.name]}({of_kind(inner(part.arg), 'term')})", "truth")


def cut(part: "CompValue", inner: Inner) -> Expression:
    """Return a part of a text."""
    given = [inner(part.start), *([inner(part.length)] if part.length is not None else [])]
    places = [of_kind(each, "number") for each in given]
    if any(not each.isdigit() or not 0 < int(each) < LONGEST for each in places):
        raise OtherwiseError("a place that is no plain number")
    return Expression(f"substring({', '.join((of_kind(inner(part.arg), 'text'), *places))})", "text")


def long(part: "CompValue", inner: Inner) -> Expression:
    """Return how many characters a text has."""
    return Expression(f"length({of_kind(inner(part.arg), 'text')})", "number")


def bound(part: "CompValue", inner: Inner) -> Expression:
    """Return whether a variable has a value."""
    return Expression(f"({inner(part.arg).sql} IS NOT NULL)", "truth")


def first(part: "CompValue", inner: Inner) -> Expression:
    """Return the first of some expressions that is no error."""
    found = [inner(each) for each in part.arg]
    return Expression(f"coalesce({', '.join(of_kind(each, found[0].kind) for each in found)})", found[0].kind)


def matched(part: "CompValue", inner: Inner) -> Expression:
    """Return whether a text has a pattern in it; with backslashes or flags the two languages differ."""
    from rdflib.term import Literal

    if not isinstance(part.pattern, Literal) or not SAFE.fullmatch(part.pattern) or part.flags is not None:
        raise OtherwiseError("a pattern")
    pattern = re.sub(r"\$\Z", r"\\n?$", str(part.pattern))
    return Expression(f"regexp_matches({of_kind(inner(part.text), 'text')}, {quoted(pattern)})", "truth")


def as_number(part: "CompValue", inner: Inner) -> Expression:
    """Return a text as a whole number."""
    if str(part.iri) != XSD + "integer":
        raise OtherwiseError(str(part.iri))
    return Expression(f"whole_number({of_kind(inner(part.expr[0]), 'text')})", "number")


def added(part: "CompValue", inner: Inner) -> Expression:
    """Return a sum or difference of whole numbers."""
    sql = of_kind(inner(part.expr), "number")
    for op, each in zip(part.op, part.other, strict=True):
        sql = f"plus({sql}, {'-' * (op == '-')}{of_kind(inner(each), 'number')})"
    return Expression(sql, "number")


MADE: "dict[str, Callable[[CompValue, Inner], Expression]]" = {
    "ConditionalAndExpression": logic("AND"), "ConditionalOrExpression": logic("OR"), "UnaryNot": negated,
    "RelationalExpression": compared, "AdditiveExpression": added, "Function": as_number, "Builtin_STR": text,
    "Builtin_SUBSTR": cut, "Builtin_STRLEN": long, "Builtin_BOUND": bound, "Builtin_COALESCE": first,
    "Builtin_REGEX": matched, **dict.fromkeys(TESTS, tested),
}  # fmt: skip
