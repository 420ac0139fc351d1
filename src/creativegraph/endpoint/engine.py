"""The engine over an endpoint: the same answers as the embedded one, whole or not at all.

Servers cut answers, some without a word. What may have been cut is counted by the server and compared; rows of
catalogued queries and whole graphs are then fetched in parts, anything else is an error.
"""

import re
from functools import cached_property
from typing import TYPE_CHECKING, cast

from creativegraph.catalogue.query import bound
from creativegraph.endpoint.download import Fetcher
from creativegraph.endpoint.rewrite import counted, instantiated, keyword, paged, transfer
from creativegraph.endpoint.virtuoso import for_virtuoso
from creativegraph.engine import Answer, table_of, told
from creativegraph.errors import EndpointError, IncompleteError, QueryError
from creativegraph.iris import expand, render

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, Store

    from creativegraph.endpoint.client import Answered, Endpoint

__all__ = ["RemoteEngine"]

CSV = "text/csv"
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
TABLES = (CSV, JSON, XML)
TERMS = (JSON, XML)
TRIPLES = ("application/n-triples", "text/turtle", "application/rdf+xml")
LIMITED = "x-sparql-maxrows"
"""The header by which Virtuoso says that an answer has as many rows as it gives at most."""
ROUND = 5
"""Limits of servers are round numbers: an answer of so many rows, or a multiple, may have been cut."""
LIMIT = re.compile(r"\bLIMIT\s+(\d+)\s*(?:OFFSET\s+\d+\s*)?$", re.IGNORECASE)
QUOTED = re.compile(rb'"[^"]*"')


class RemoteEngine:
    """An engine whose triples are at an endpoint."""

    remote = True

    def __init__(self, endpoint: "Endpoint") -> None:
        self.endpoint = endpoint
        self.name = endpoint.name
        self.proven = ROUND - 1
        self.classes: dict[str, tuple[str, ...]] = {}

    def select(self, text: str) -> bytes:
        """The rows of a SELECT as CSV, header first; in parts if the server gives less at once.

        The query must have an order in which no two rows tie and none comes twice, as those of the catalogue have.

        Raises:
            IncompleteError: a part is missing.
        """
        if self.is_virtuoso:
            text = for_virtuoso(text, self.kinds_of)
        data, rows, cut = self.rows(text)
        if not cut:
            return data
        columns = data.split(b"\n", 1)[0].decode().strip().replace('"', "").split(",")
        size = self.count(text)
        parts = [data]
        while rows < size:
            more, found, _ = self.rows(paged(text, columns, rows, min(rows, size - rows)))
            if not found:
                break
            parts.append(more.split(b"\n", 1)[1])
            rows += found
        whole = b"".join(parts)
        if not rows == size == different_rows(whole) == self.count(text):
            raise self.incomplete(min(rows, different_rows(whole)), size)
        return whole

    @cached_property
    def is_virtuoso(self) -> bool:
        """True if the server says that it is Virtuoso, which needs some queries worded otherwise."""
        answered = self.endpoint.ask(transfer("any"), "ASK", TABLES)
        return answered.headers.get("server", "").lower().startswith("virtuoso")

    def kinds_of(self, top: str) -> tuple[str, ...]:
        """A class, given as ``cg:Event``, and those below it."""
        if top not in self.classes:
            term = render("iri", expand(top) or top)
            data = self.rows(bound(transfer("classes"), {"top": [term]}))[0]
            self.classes[top] = tuple(data.decode().replace('"', "").split()[1:])
        return self.classes[top]

    def rows(self, text: str) -> tuple[bytes, int, bool]:
        """The rows that the server gives as CSV, how many, and whether it cut them."""
        answered = self.endpoint.ask(text, "SELECT", TABLES)
        data = self.as_csv(answered)
        found = counted_rows(data)
        return data, found, self.is_cut(text, answered, found)

    def as_csv(self, answered: "Answered") -> bytes:
        """A table as CSV with the line ends that ours has."""
        from pyoxigraph import QueryResultsFormat

        if answered.kind != CSV:
            return cast("QuerySolutions", self.parsed(answered)).serialize(format=QueryResultsFormat.CSV) or b""
        data = answered.data
        if not data.endswith(b"\n") or data.count(b'"') % 2:
            raise IncompleteError(f"{self.name} broke off in the middle of a row; nothing of it is kept, try again")
        return data

    def is_cut(self, text: str, answered: "Answered", rows: int) -> bool:
        """True if the server counts more rows than it gave; it is asked where it may have cut them.

        A server that gave so many rows once gives as many again. A query's own limit is no cut.
        """
        own = LIMIT.search(text)
        if own is not None and int(own[1]) == rows:
            return False
        said = LIMITED in answered.headers or not answered.framed
        cuttable = rows > self.proven and (rows % ROUND == 0 or rows & (rows - 1) == 0)
        if not said and not cuttable:
            return False
        if self.count(text) != rows:
            return True
        self.proven = max(rows, self.proven)
        return False

    def ask_any(self, text: str) -> Answer:
        """The answer to a query of any form.

        Raises:
            IncompleteError: the server gives a part only.
        """
        form = form_of(text)
        if form in ("CONSTRUCT", "DESCRIBE"):
            return self.triples(text, form)
        answered = self.endpoint.ask(text, form, TERMS)
        found = self.parsed(answered)
        from pyoxigraph import QueryBoolean

        if isinstance(found, QueryBoolean):
            return bool(found)
        try:
            columns, rows = table_of(found)
        except (ValueError, OSError) as error:
            raise self.odd("a table") from error
        if form == "ASK":  # Virtuoso 7 answers by a row
            return bool(rows and rows[0] and rows[0][0] not in (None, False, 0, "0", "false"))
        if self.is_cut(text, answered, len(rows)):
            raise self.incomplete(len(rows), self.count(text))
        return columns, rows

    def parsed(self, answered: "Answered") -> "QuerySolutions | QueryBoolean":
        """A table or a truth, read by pyoxigraph."""
        from pyoxigraph import QueryResultsFormat, parse_query_results

        chosen = QueryResultsFormat.from_media_type(answered.kind)
        try:
            return parse_query_results(answered.data, format=chosen)
        except (SyntaxError, ValueError) as error:
            raise self.odd("a table") from error

    def triples(self, text: str, form: str) -> bytes:
        """The triples of a CONSTRUCT or DESCRIBE as N-Triples."""
        store = self.store_of(text, form)
        if form == "CONSTRUCT":
            self.check_whole(text)
        return dumped(store)

    def check_whole(self, text: str) -> None:
        """Pass a CONSTRUCT whose rows the server can give; Virtuoso cuts them without a word."""
        rows = instantiated(text)
        size = self.count(rows)
        if size > self.proven:
            found = self.rows(rows)[1]
            if found != size:
                raise self.incomplete(found, size)
            self.proven = size

    def store_of(self, text: str, form: str = "CONSTRUCT") -> "Store":
        """The triples that the server gives, in memory."""
        from pyoxigraph import RdfFormat, Store

        answered = self.endpoint.ask(text, form, TRIPLES)
        store = Store()
        try:
            chosen = RdfFormat.from_media_type(answered.kind)
            store.load(answered.data, format=chosen, base_iri=self.endpoint.address, lenient=True)
        except (SyntaxError, ValueError, OSError) as error:
            raise self.odd("RDF") from error
        return store

    def count(self, text: str) -> int:
        """How many rows a query has, as the server counts them."""
        return self.number(counted(text))

    def number(self, text: str) -> int:
        """The one number that a query asks for."""
        data = self.as_csv(self.endpoint.ask(text, "SELECT", TABLES))
        try:
            return int(data.split()[1].strip(b'"'))
        except (IndexError, ValueError) as error:
            raise self.odd("a number") from error

    def ntriples(self) -> bytes:
        """All triples as N-Triples, each once; in parts if the server gives less at once.

        Raises:
            IncompleteError: not all of them can be had.
        """
        return dumped(Fetcher(self).store())

    def size(self) -> int:
        """How many triples there are."""
        return Fetcher(self).size()

    def incomplete(self, found: int, size: int) -> IncompleteError:
        """What to say of an answer of which a part is missing."""
        return IncompleteError(
            f"{self.name} gives {found:,} of {size:,} rows; ask for less, with LIMIT or a"
            " narrower pattern, or raise its limit"
        )

    def odd(self, wanted: str) -> EndpointError:
        """What to say of an answer that is not what its type says."""
        return EndpointError(f"{self.name} answers with what cannot be read as {wanted}; try again, or ask who runs it")


def dumped(store: "Store") -> bytes:
    """A store as N-Triples."""
    from pyoxigraph import DefaultGraph, RdfFormat

    return store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""


def counted_rows(data: bytes) -> int:
    """The rows of a CSV result without its header; line ends between quotes do not count."""
    bare = QUOTED.sub(b"", data) if b'"' in data else data
    return bare.count(b"\n") - 1


def different_rows(data: bytes) -> int:
    """How many rows of a CSV result differ; parts that overlap repeat some."""
    import csv
    import io

    return len(set(map(tuple, csv.reader(io.StringIO(data.decode(), newline=""))))) - 1


def form_of(text: str) -> str:
    """The form of a query, such as ``SELECT``; the embedded engine reads it first, over nothing.

    Raises:
        QueryError: it is not SPARQL 1.1.
    """
    from pyoxigraph import Store

    from creativegraph.catalogue import guard
    from creativegraph.errors import RemoteAccessError

    try:
        guard.check_local(text)
        Store().query(text)
    except SyntaxError as error:
        raise QueryError(f"the query is not SPARQL 1.1: {told(str(error))}") from error
    except (RemoteAccessError, ValueError, RuntimeError, OSError):
        pass  # it asks other servers, or functions that only the endpoint knows
    return keyword(text)
