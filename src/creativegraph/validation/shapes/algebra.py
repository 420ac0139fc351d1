"""The queries in shapes, read by rdflib."""

from typing import TYPE_CHECKING

from creativegraph.engine.rdflib import without_complaints

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue

__all__ = ["algebra"]


def algebra(text: str, prefixes: dict[str, str]) -> "CompValue | None":
    """Return the algebra of a query, or None if rdflib does not read it."""
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        with without_complaints():
            found: CompValue = translateQuery(parseQuery(text), initNs=prefixes).algebra
    except Exception:  # noqa: BLE001 - whatever the parser meets in a text of others
        return None
    return found
