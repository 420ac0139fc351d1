"""An rdflib graph behind the interface `Engine`: slower, for interoperability."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from creativegraph.engine.endable import endable
from creativegraph.engine.interface import Answer, Engine
from creativegraph.engine.joins import with_quick_joins
from creativegraph.engine.tags import marked, tag_of
from creativegraph.engine.values import value_of, written
from creativegraph.errors import CreativeGraphError, FormatError, QueryError, shown
from creativegraph.iris import XSD

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple
    from rdflib import BNode
    from rdflib import Graph as RdflibGraph
    from rdflib.query import Result
    from rdflib.term import Node

__all__ = ["Rdf12Error", "RdflibEngine", "in_terms", "rdflib_of", "without_complaints"]

STRING = XSD + "string"


class RdflibEngine(Engine):
    """The same face over an rdflib graph, slower, for interoperability."""

    changes = True
    """The graph is its owner's, who may write to it."""

    def __init__(self, graph: "RdflibGraph") -> None:
        self.graph = graph

    def query(self, text: str) -> "Result":
        """Run a query; what rdflib refuses becomes one clear error."""
        from pyparsing import ParseException
        from rdflib.plugins.sparql import prepareQuery

        try:
            prepared = prepareQuery(text)
        except ParseException as error:
            raise QueryError(f"the query is not SPARQL 1.1: {error}") from error
        except Exception as error:
            raise QueryError(f"the query is not SPARQL 1.1: {shown(str(error))}") from error
        try:
            found = self.graph.query(with_quick_joins(prepared))
            _ = found.type != "SELECT" or found.bindings  # rdflib evaluates here
        except CreativeGraphError:
            raise
        except Exception as error:  # whatever an operator meets, of no common kind
            if "requiring a dataset" in str(error):
                raise QueryError("an rdflib Graph has no named graphs; write the query without GRAPH") from error
            raise QueryError(f"rdflib cannot run the query: {shown(str(error))}") from error
        return found

    @endable
    def ask_any(self, text: str) -> Answer:
        """The answer to a query of any form."""
        from rdflib import Literal

        found = self.query(text)
        if found.type == "ASK":
            return bool(found.askAnswer)
        if found.graph is not None:
            return found.graph.serialize(format="nt", encoding="utf-8")
        variables = found.vars or ()
        return [str(each) for each in variables], [
            [
                None
                if (term := row.get(variable)) is None
                else value_of("literal", str(term), str(term.datatype or ""))
                if isinstance(term, Literal)
                else value_of("iri", str(term), "")
                for variable in variables
            ]
            for row in found.bindings
        ]

    @endable
    def select(self, text: str) -> bytes:
        """The rows of a SELECT as CSV, header first."""
        found = self.query(text)
        if found.type != "SELECT":
            raise QueryError("the query is not a SELECT; only a SELECT returns rows")
        variables = found.vars or ()
        rows = ([str(row[each]) if each in row else "" for each in variables] for row in found.bindings)
        return written(map(str, variables), rows)

    def ntriples(self) -> bytes:
        """All triples as N-Triples."""
        return self.graph.serialize(format="nt", encoding="utf-8")

    def size(self) -> int:
        """How many triples there are."""
        return len(self.graph)


@contextmanager
def without_complaints() -> Iterator[None]:
    """Keep rdflib from logging tracebacks of literals such as the date 20024-12-31, which validation tells better."""
    from logging import getLogger

    log = getLogger("rdflib.term")
    level = log.level
    log.setLevel("ERROR")
    try:
        yield
    finally:
        log.setLevel(level)


def rdflib_of(data: bytes) -> "RdflibGraph":
    """Return a graph of rdflib with N-Triples in it, unless they have what rdflib does not know."""
    from rdflib import BNode
    from rdflib import Graph as RdflibGraph

    graph = RdflibGraph()
    try:
        with without_complaints():
            graph.addN((*each, graph) for each in in_terms(data, lambda _: BNode()))
    except Rdf12Error as error:
        what = "the graph has triple terms or texts with a direction"
        raise FormatError(f"{what}, and rdflib knows RDF 1.1 only; use store(), or leave them out") from error
    return graph


class Rdf12Error(ValueError):
    """A term that rdflib does not know: a triple term, or a text with a direction."""


def in_terms(data: bytes, named: "Callable[[str], BNode]") -> "Iterator[tuple[Node, Node, Node]]":
    """Yield N-Triples in terms of rdflib, each of which is made once: its own parser takes twice as long.

    ``named`` gives the blank node of a name. Plain strings name no datatype.

    Raises:
        Rdf12Error: a term is none that rdflib knows.
    """
    from pyoxigraph import BlankNode, Literal, RdfFormat, Triple, parse
    from rdflib import Literal as RdflibLiteral
    from rdflib import URIRef

    @cache
    def node(term: "NamedNode | BlankNode | Literal | Triple") -> "Node":
        if isinstance(term, Triple) or getattr(term, "direction", None):
            raise Rdf12Error(str(term))
        if isinstance(term, Literal):
            plain = term.language or term.datatype.value == STRING
            datatype = None if plain else URIRef(term.datatype.value)
            return RdflibLiteral(term.value, lang=tag_of(term) or None, datatype=datatype)
        return named(term.value) if isinstance(term, BlankNode) else URIRef(term.value)

    for each in parse(marked(data), format=RdfFormat.N_TRIPLES, lenient=True):
        yield node(each.subject), node(each.predicate), node(each.object)
