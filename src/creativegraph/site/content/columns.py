"""The columns of an answer as a picture reads them: of things, codes or numbers, and how a column is called."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import isfinite
from typing import Any, TypeAlias

from creativegraph.iris import IRI, codes_of
from creativegraph.site.content.claims import plain
from creativegraph.site.content.vocabulary import BY_RANGE
from creativegraph.site.page import Link
from creativegraph.site.portal import Portal

__all__ = ["Row", "Rows", "first", "head_of", "is_code", "is_number", "links_of", "things_in"]

IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"
Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Sequence[Row]


def first(rows: Rows) -> str:
    """Return the first column of IRIs."""
    return next(name for name in rows[0] if any(isinstance(row[name], IRI) for row in rows))


def things_in(portal: Portal, rows: Rows) -> list[str]:
    """Return the columns of things that have pages, codes and what belongs to others aside."""
    named = [each for each in rows[0] if any(isinstance(row[each], IRI) for row in rows)]
    return [
        each for each in named
        if f"{each}_label" in rows[0] and all(row[each] is None or row[each] in portal.pages for row in rows)
    ]  # fmt: skip


def is_number(value: object) -> bool:
    """Return whether a value can be drawn as a number."""
    return isinstance(value, int | float | Decimal) and isfinite(value)


def is_code(thing: object) -> bool:
    """Return whether a value is a code."""
    return isinstance(thing, IRI) and thing.kind == "code"


def type_of(portal: Portal, thing: IRI) -> str:
    """Return the class of a thing, or the list of a code."""
    if thing.kind == "code":
        return next((plain(each) for each in portal.facts.of(thing).get(IN_SCHEME, ())), "")
    return next(iter(portal.vocabulary.classes(thing)), "")


def head_of(portal: Portal, rows: Rows, column: str, language: str) -> str:
    """Return how a column of things is called: by the narrowest class that all are of; empty for none."""
    types = {type_of(portal, row[column]) for row in rows if row[column] is not None}
    shared = [portal.vocabulary.above(each) for each in sorted(filter(None, types))]
    about = next((each for each in (shared or [[]])[0] if all(each in some for some in shared)), "")
    aspect = BY_RANGE.get(about, "")  # a class of others that says only of what it tells, such as an agent
    writer = portal.writer(language)
    return writer.term(codes_of("aspect") + aspect).text if aspect else writer.caption(about).text if about else ""


def links_of(portal: Portal, row: Row, columns: Sequence[str], language: str) -> list[Link]:
    """Return the values of columns as links; an empty one where there is no value."""
    return [portal.link(row[each], language) if row[each] is not None else Link("", "", "") for each in columns]
