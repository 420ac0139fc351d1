"""The interface `Engine`, with the embedded Oxigraph and rdflib behind it; endpoint/engine.py has the remote one.

Both give texts of terms, which the catalogue's kinds turn into values: equal rows by construction.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from creativegraph.errors import QueryError, shown
from creativegraph.iris import IRI, XSD, Value, from_lexical
from creativegraph.names.labels import Name

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store
    from rdflib import Graph as RdflibGraph
    from rdflib.query import Result

__all__ = [
    "Answer", "Engine", "OxigraphEngine", "RdflibEngine", "WarmingEngine", "in_memory", "parse_message", "table_of",
]  # fmt: skip

Answer = bool | bytes | tuple[list[str], list[list[Value | None]]]
"""A truth, N-Triples, or the names of columns with rows of values."""

MOST_EXPECTED = 4
BLANK = "[_]"
"""White space, as the parser of pyoxigraph writes it."""
PAYS_AFTER = 0.25
"""Seconds that copying the packaged graph to memory takes."""

KINDS = {
    XSD + "integer": "integer", XSD + "int": "integer", XSD + "long": "integer",
    XSD + "nonNegativeInteger": "integer", XSD + "decimal": "decimal", XSD + "date": "date",
    XSD + "boolean": "boolean",
}  # fmt: skip


class Engine(Protocol):
    """Something that answers SPARQL; ``remote`` is True if each question goes to another process."""

    remote: bool = False

    @property
    def joins(self) -> bool:
        """True if rows and names come in one answer."""
        return False

    def select(self, text: str) -> bytes:
        """The rows of a SELECT as CSV, header first."""

    def select_ended(self, text: str) -> bytes:
        """The same of a SELECT whose last row says ``end`` in its last cell: with it there, no row was cut."""
        return self.select(text)

    def select_named(
        self, text: str, columns: Sequence[str], labels: Sequence[tuple[int, int]], *, at_once: bool  # noqa: ARG002
    ) -> tuple[bytes, list[Name] | None]:  # fmt: skip
        """The rows of a SELECT, and names of the things that have no label in them where both come in one answer."""
        return self.select(text), None

    def ask_any(self, text: str) -> Answer:
        """The answer to a query of any form."""

    def ntriples(self) -> bytes:
        """All triples as N-Triples."""

    def size(self) -> int:
        """How many triples there are."""


def value_of(kind: str, text: str, datatype: str) -> Value:
    """The Python value of a term; a literal whose text does not fit its datatype stays text."""
    if kind == "iri":
        return IRI(text)
    try:
        return from_lexical(KINDS[datatype], text) if datatype in KINDS else text
    except (ValueError, ArithmeticError):
        return text


def parse_message(message: str) -> str:
    """Return the parser's message on one line, with a few of the words it expected; of a prefix, letters are listed."""
    place, expected, rest = " ".join(message.split()).partition(": expected ")
    if "Prefix not found" in rest:
        return f"{place}: a prefix is not declared; add its PREFIX line"
    words = [each for each in rest.removeprefix("one of ").split(", ") if each != BLANK]
    if expected and not words:
        return f"{place}: check the word there"
    if not expected:
        return place
    more = " …" if len(words) > MOST_EXPECTED else ""
    return f"{place}: expected {' or '.join(words[:MOST_EXPECTED])}{more}"


def table_of(found: "QuerySolutions") -> tuple[list[str], list[list[Value | None]]]:
    """Names of columns, and rows of values, of what pyoxigraph found or read."""
    from pyoxigraph import Literal

    columns = [each.value for each in found.variables]
    rows: list[list[Value | None]] = []
    for solution in found:
        row: list[Value | None] = []
        for place in range(len(columns)):
            term = solution[place]
            if term is None:
                row.append(None)
            elif isinstance(term, Literal):
                row.append(value_of("literal", term.value, term.datatype.value))
            else:
                row.append(value_of("iri", str(getattr(term, "value", term)), ""))
        rows.append(row)
    return columns, rows


QUOTED = re.compile(rb'"[^"]*"')


def unquoted(rows: bytes) -> bytes:
    """Return a CSV result without its quoted cells, in which commas and line ends may stand."""
    return QUOTED.sub(b"", rows) if b'"' in rows else rows


def written(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows of texts as CSV with a header, quoted where a text needs it."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()


def is_regular(rows: bytes) -> bool:
    """Return whether each line of a CSV result has as many cells as its header. To count one byte is quickest."""
    bare = unquoted(rows)
    return bare.count(b",") == bare.count(b"\n") * bare.partition(b"\r\n")[0].count(b",")


def in_memory(data: bytes) -> "Store":
    """A store in memory with these N-Triples."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.load(data, format=RdfFormat.N_TRIPLES, lenient=True)
    return store


class OxigraphEngine(Engine):
    """The embedded engine over a pyoxigraph store."""

    def __init__(self, store: "Store") -> None:
        self.store = store

    def asked(self) -> "Store":
        """The store that queries run on."""
        return self.store

    def query(self, text: str) -> "QueryBoolean | QuerySolutions | QueryTriples":
        """Run a query; what the engine refuses becomes one clear error."""
        try:
            return self.asked().query(text)
        except SyntaxError as error:
            raise QueryError(f"the query is not SPARQL 1.1: {parse_message(str(error))}") from error
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be run: {shown(str(error))}") from error

    def select(self, text: str) -> bytes:
        """The rows of a SELECT as CSV, header first."""
        from pyoxigraph import QueryResultsFormat, QuerySolutions

        found = self.query(text)
        if not isinstance(found, QuerySolutions):
            raise QueryError("the query is not a SELECT; only a SELECT returns rows")
        try:
            rows = found.serialize(format=QueryResultsFormat.CSV) or b""
            return rows if is_regular(rows) else self.quoted(text)
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be run: {shown(str(error))}") from error

    def quoted(self, text: str) -> bytes:
        """Return the rows of a SELECT as CSV in which each cell is one: pyoxigraph does not quote commas of IRIs."""
        found = self.query(text)
        return written(
            [each.value for each in found.variables],  # type: ignore[union-attr]
            ([str(getattr(term, "value", term)) if term is not None else "" for term in each] for each in found),  # type: ignore[union-attr]
        )

    def ask_any(self, text: str) -> Answer:
        """The answer to a query of any form."""
        from pyoxigraph import QueryBoolean, QueryTriples, RdfFormat

        found = self.query(text)
        if isinstance(found, QueryBoolean):
            return bool(found)
        try:
            if isinstance(found, QueryTriples):
                return found.serialize(format=RdfFormat.N_TRIPLES) or b""
            return table_of(found)
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be run: {shown(str(error))}") from error

    def ntriples(self) -> bytes:
        """All triples as N-Triples, those of named graphs among them."""
        from pyoxigraph import RdfFormat, serialize

        return serialize((each.triple for each in self.store), format=RdfFormat.N_TRIPLES) or b""

    def size(self) -> int:
        """How many triples there are."""
        return len(self.store)


class WarmingEngine(OxigraphEngine):
    """A store on disk that is copied to memory once asking the disk has taken as long as copying does.

    A store on disk opens at once, one in memory answers about five times as fast.
    """

    def __init__(self, store: "Store", copy: Callable[[], "Store | None"]) -> None:
        super().__init__(store)
        self.copy = copy
        self.copied: Store | None = None
        self.spent = 0.0

    def asked(self) -> "Store":
        """The store on disk at first, then the one in memory."""
        if self.spent > PAYS_AFTER:
            self.spent = 0.0
            copied = self.copy()
            if copied is not None and len(copied) == len(self.store):
                self.copied = copied
        return self.store if self.copied is None else self.copied

    def select(self, text: str) -> bytes:
        """The rows of a SELECT as CSV, header first."""
        started = perf_counter()
        rows = super().select(text)
        if self.copied is None:
            self.spent += perf_counter() - started
        return rows


class RdflibEngine(Engine):
    """The same face over an rdflib graph, slower, for interoperability."""

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
            found = self.graph.query(prepared)
            _ = found.type != "SELECT" or found.bindings  # rdflib evaluates here
        except (AttributeError, TypeError, ValueError) as error:
            raise QueryError(f"rdflib cannot run the query: {shown(str(error))}") from error
        return found

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

    def select(self, text: str) -> bytes:
        """The rows of a SELECT as CSV, header first."""
        found = self.query(text)
        variables = found.vars or ()
        rows = ([str(row[each]) if each in row else "" for each in variables] for row in found.bindings)
        return written(map(str, variables), rows)

    def ntriples(self) -> bytes:
        """All triples as N-Triples."""
        return self.graph.serialize(format="nt", encoding="utf-8")

    def size(self) -> int:
        """How many triples there are."""
        return len(self.graph)
