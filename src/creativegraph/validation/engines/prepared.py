"""An rdflib graph that reads the text of a query once: pySHACL asks it anew for each focus node, half of its time."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rdflib import Graph as RdflibGraph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier

__all__ = ["PreparedGraph"]

TEXTS = 1 << 10
"""How many queries are kept; each constraint of a shape has one, or one for each path."""


class PreparedGraph(RdflibGraph):
    """A graph that keeps what it has read of a query, and of the prefixes it is read with."""

    def query(  # noqa: PLR0913, PLR0917 - the signature of rdflib, which pySHACL calls by position
        self,
        query_object: str | Query,
        processor: Any = "sparql",
        result: Any = "sparql",
        initNs: Mapping[str, Any] | None = None,  # noqa: N803
        initBindings: Mapping[str, Identifier] | None = None,  # noqa: N803
        use_store_provided: bool = True,
        **kwargs: Any,
    ) -> Result:
        """Return what rdflib answers, with the same errors."""
        prefixes = initNs or dict(self.namespaces())
        if isinstance(query_object, str):
            query_object = read(query_object, tuple(sorted((name, str(iri)) for name, iri in prefixes.items())))
        return super().query(query_object, processor, result, prefixes, initBindings, use_store_provided, **kwargs)


@lru_cache(maxsize=TEXTS)
def read(text: str, prefixes: tuple[tuple[str, str], ...]) -> Query:
    """Return a query as rdflib evaluates it."""
    return prepareQuery(text, dict(prefixes))
