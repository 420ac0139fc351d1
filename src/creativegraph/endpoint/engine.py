"""The query engine of an endpoint: the same rows as the embedded one, complete or an error.

Servers limit results, some silently. What may have been cut is counted by the server and compared; rows of
catalogued queries and whole graphs are then fetched in parts, anything else is an error.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from creativegraph.endpoint.apart import select_apart
from creativegraph.endpoint.download import Downloader
from creativegraph.endpoint.media import NTRIPLES, RDF_XML, TABLES, TERMS, TRIPLES
from creativegraph.endpoint.result import (
    count_rows,
    distinct_rows,
    form_of,
    names_virtuoso,
    ntriples_of,
    without_repeats,
)
from creativegraph.endpoint.rewrite import (
    counted,
    instantiated,
    is_distinct,
    limit_of,
    named,
    order_of,
    packaged_query,
    paged,
)
from creativegraph.endpoint.table import RaggedError, Table, is_closed, variables_of
from creativegraph.endpoint.virtuoso import for_virtuoso
from creativegraph.engine import Answer
from creativegraph.engine.values import written
from creativegraph.errors import EndpointError, IncompleteError, LateError, QueryError, UnreadableError
from creativegraph.files.document import check_document, too_long
from creativegraph.iris import expand
from creativegraph.names.kinds import classes_below
from creativegraph.names.labels import Name
from creativegraph.store.canonical import normal

if TYPE_CHECKING:
    from pyoxigraph import Store

    from creativegraph.endpoint.client import Endpoint, Result

__all__ = ["RemoteEngine"]

CUT = "x-sparql-maxrows"
"""The header by which Virtuoso says that it returned as many rows as it allows."""
ROUND = 5
"""Row limits of servers are round numbers: so many rows, or a multiple, may have been cut."""
END = 'BIND ("end" AS'
ENDED = re.compile(rb'[,\n]"?end"?\r?\n\Z')


class RemoteEngine:
    """An engine that runs queries at an endpoint."""

    remote = True

    def __init__(self, endpoint: "Endpoint") -> None:
        self.endpoint = endpoint
        self.name = endpoint.name
        self.complete_up_to = ROUND - 1
        """A number of rows at which the server is known not to cut. One of as many rows as it has sent may be cut."""
        self.subclasses: dict[str, tuple[str, ...]] = {}
        self.gave = False
        """True once the server has sent a row."""
        self.cuts = False
        """True once the server has sent fewer rows than it counts: it may cut at any number."""
        self.apart = False
        """True once the server could not give rows and names in one answer, but apart."""

    def select(self, text: str) -> bytes:
        """Return the rows of a SELECT as CSV, header first; in parts if the server limits rows.

        The query must have a total order and no row twice, as those of the catalogue do.

        Raises:
            IncompleteError: a part is missing.
        """
        return self.whole(*self.first_rows(text))

    def whole(
        self,
        text: str,
        result: "Result",
        data: bytes,
        labels: Sequence[tuple[int, int]] = (),
        *,
        doubtful: bool = False,
    ) -> bytes:
        """Return all rows of a SELECT, of which the server has sent some; they are counted if that is ``doubtful``."""
        if self.is_cut(text, result, count_rows(data), doubtful=doubtful):
            return self.in_parts(text, data)
        # Virtuoso 7 repeats rows of some SELECT DISTINCT, in some starts.
        return without_repeats(data, labels) if vars(self).get("is_virtuoso") and is_distinct(text) else data

    def select_ended(self, text: str) -> bytes:
        """Return the rows of a SELECT as CSV; an end in their last cell shows that none is missing."""
        text, result, data = self.first_rows(text)
        return data if ENDED.search(data) else self.whole(text, result, data, doubtful=END in text)

    def select_named(
        self, text: str, columns: Mapping[str, str], labels: Sequence[tuple[int, int]], *, at_once: bool
    ) -> tuple[bytes, list[Name] | None]:
        """Return the rows of a SELECT as CSV, and the names of the things that have no label in them.

        The names come with the rows if these are asked ``at_once``, or asked again since some may have been cut: rows,
        their number and names are one request. They are None where they are to be asked for themselves: the order of
        the rows is by what is no column, or the server fails, or its own count shows that it has cut them.
        """
        if (found := select_apart(self, text, columns, labels)) is not None:
            return found, None
        together = order_of(text, columns) is not None
        first = None if at_once and together and self.joins else self.first_rows(text)
        if first and not (together and self.joins and self.may_be_cut(text, first[1], count_rows(first[2]))):
            return self.whole(*first, labels), None
        until = monotonic() + 0.9 * self.endpoint.limits.timeout
        try:
            return self.joined(text, [*columns], labels)
        except (EndpointError, QueryError) as error:
            if isinstance(error, LateError) and monotonic() >= until:
                raise
            doubtful = isinstance(error, IncompleteError)
        found = self.whole(*(first or self.first_rows(text)), labels, doubtful=doubtful)
        self.apart = self.apart or not doubtful
        return found, None

    @property
    def joins(self) -> bool:
        """True if rows and names come in one answer; not on Virtuoso, which then loses values of some queries."""
        return not self.apart and not vars(self).get("is_virtuoso", False)

    def joined(self, text: str, columns: Sequence[str], labels: Sequence[tuple[int, int]]) -> tuple[bytes, list[Name]]:
        """Return rows and names from one answer.

        Raises:
            IncompleteError: the server has cut it, as its own count shows.
            EndpointError, QueryError: the server cannot.
        """
        width = len(columns)
        data = self.table(named(text, columns, labels))[1]
        found = list(csv.reader(io.StringIO(data.decode(), newline="")))[1:]
        rows = [row[:width] for row in found if not any(row[width:])]
        counts = [row[-1] for row in found if row and row[-1]]
        repeated = is_distinct(text) and len(set(map(tuple, rows))) < len(rows)
        if counts != [str(len(found) - 1)] or repeated:
            raise self.incomplete(len(rows), len(found))
        self.complete_up_to = max(len(found) - 1, self.complete_up_to)
        return written(columns, rows), [(row[-5], row[-4], row[-3], row[-2]) for row in found if row[-2]]

    def in_parts(self, text: str, data: bytes) -> bytes:
        """Return the rows of a SELECT as CSV, of which the server has sent the first."""
        rows = count_rows(data)
        columns = data.split(b"\n", 1)[0].decode().strip().replace('"', "").split(",")
        size = self.count(text)
        parts, seen = [data], distinct_rows(data)
        while len(seen) == rows < size:
            more = self.rows(paged(text, columns, rows, min(rows, size - rows)))[1]
            found = count_rows(more)
            if not found:
                break
            parts.append(more.split(b"\n", 1)[1])
            rows += found
            seen |= distinct_rows(more)
        if len(seen) < rows and not is_distinct(text):
            raise IncompleteError(
                f"{self.name} returned {rows:,} of {size:,} rows, one of them twice, so the rest cannot be fetched in"
                " parts; use SELECT DISTINCT and ORDER BY all columns, or raise the server's row limit"
            )
        if not len(seen) == rows == size == self.count(text):
            raise self.incomplete(len(seen), size)
        return b"".join(parts)

    def first_rows(self, text: str) -> tuple[str, "Result", bytes]:
        """Return a query as this server must have it, its result, and the rows as CSV.

        What server it is shows with the first response, so a request for that alone is made only where it failed.
        """
        if "is_virtuoso" not in vars(self):
            try:
                found = self.rows(text)
            except QueryError:
                if for_virtuoso(text, lambda _top: ()) == text or not self.is_virtuoso:
                    raise
            else:
                if not self.is_virtuoso or for_virtuoso(text, self.classes_below) == text:
                    return text, *found
        if self.is_virtuoso:
            text = for_virtuoso(text, self.classes_below)
        return text, *self.rows(text)

    @cached_property
    def is_virtuoso(self) -> bool:
        """True if the server says that it is Virtuoso, for which some queries are rewritten."""
        return names_virtuoso(self.endpoint.query(packaged_query("any"), "ASK", TERMS))

    def classes_below(self, top: str) -> tuple[str, ...]:
        """Return a class, given as ``cg:Source``, and its subclasses."""
        if top not in self.subclasses:
            self.subclasses[top] = classes_below(lambda text: self.rows(text)[1], expand(top) or top)
        return self.subclasses[top]

    def rows(self, text: str) -> tuple["Result", bytes]:
        """Return the result that the server sends, and its rows as CSV."""
        result, data = self.table(text)
        vars(self).setdefault("is_virtuoso", names_virtuoso(result))
        return result, data

    def table(self, text: str) -> tuple["Result", bytes]:
        """Return a table as CSV as the embedded engine writes it, asked again in JSON where CSV has ragged rows."""
        result = self.endpoint.query(text, "SELECT", TABLES)
        try:
            data = Table(self.name, result).as_csv(variables_of(text))
        except RaggedError as ragged:
            try:
                result = self.endpoint.query(text, "SELECT", TERMS)
            except EndpointError:
                raise EndpointError(str(ragged)) from None
            data = Table(self.name, result).as_csv(variables_of(text))
        self.gave = self.gave or count_rows(data) > 0
        return result, data

    def may_be_cut(self, text: str, result: "Result", rows: int) -> bool:
        """Return True if the server may have more rows than it sent.

        Counting costs a second request, so it is done only where rows may be missing: the server says so, the
        response does not say where it ends, or the number of rows is a multiple of five or a power of two, as limits
        are. It is not done for a query that reached its own LIMIT, nor below a number of rows that this server has
        already returned complete, nor for numbers of rows of Virtuoso, which always says so. No rows at all are counted
        as long as the server has sent none: its limit may be 0.
        """
        if limit_of(text) == rows:
            return False
        if not rows and not self.gave:
            return True
        marked = CUT in result.headers or not result.has_length
        round_number = rows > self.complete_up_to and (rows % ROUND == 0 or rows & (rows - 1) == 0)
        return marked or ((round_number or self.cuts) and not vars(self).get("is_virtuoso", False))

    def is_cut(self, text: str, result: "Result", rows: int, *, doubtful: bool = False) -> bool:
        """Return True if the server counts more rows than it sent, where rows may be missing or that is doubtful."""
        if not doubtful and not self.may_be_cut(text, result, rows):
            return False
        if self.count(text) != rows:
            self.cuts = True
            return True
        self.complete_up_to = max(rows - 1, self.complete_up_to)
        return False

    def ask_any(self, text: str) -> Answer:
        """Return the result of a query of any form.

        Raises:
            IncompleteError: the server sends a part only.
        """
        form = form_of(text)
        if form in ("CONSTRUCT", "DESCRIBE"):
            store = self.construct(text, form)
            if form == "CONSTRUCT":
                self.check_construct(text)
            return ntriples_of(store)
        result = self.endpoint.query(text, form, TERMS)
        table = Table(self.name, result)
        if form == "ASK":
            return table.truth()
        columns, rows = table.values(variables_of(text) if form == "SELECT" else None)
        self.gave = self.gave or bool(rows)
        if self.is_cut(text, result, len(rows)):
            raise self.incomplete(len(rows), self.count(text))
        return columns, rows

    def check_construct(self, text: str) -> None:
        """Raise an error if the server cuts the rows behind a CONSTRUCT, which Virtuoso does silently."""
        rows = instantiated(text)
        size = self.count(rows)
        if size > self.complete_up_to:
            found = count_rows(self.rows(rows)[1])
            if found != size:
                raise self.incomplete(found, size)
            self.complete_up_to = size - 1

    def construct(self, text: str, form: str = "CONSTRUCT") -> "Store":
        """Return the triples that the server sends, in memory."""
        from pyoxigraph import RdfFormat, Store

        result = self.endpoint.query(text, form, TRIPLES)
        if result.media_type == RDF_XML and not is_closed(result.data):
            raise IncompleteError(f"{self.name} closed the connection within a response; try again")
        store = Store()
        try:
            chosen = RdfFormat.from_media_type(result.media_type)
            check_document(result.data, chosen.file_extension if chosen else "", f"the answer of {self.name}")
            store.load(result.data, format=chosen, base_iri=self.endpoint.url, lenient=True)
        except UnreadableError as error:
            raise EndpointError(str(error)) from error
        except MemoryError as error:
            raise EndpointError(too_long(f"the answer of {self.name}")) from error
        except (SyntaxError, ValueError, OSError) as error:
            raise self.unreadable("RDF") from error
        return store

    def count(self, text: str) -> int:
        """Return the number of rows of a query, counted by the server."""
        return self.number(counted(text))

    def number(self, text: str) -> int:
        """Return the one number that a query selects."""
        data = Table(self.name, self.endpoint.query(text, "SELECT", TABLES)).as_csv(None)
        self.gave = self.gave or count_rows(data) > 0
        try:
            return int(data.split()[1].strip(b'"'))
        except (IndexError, ValueError) as error:
            raise self.unreadable("a number") from error

    def ntriples(self) -> bytes:
        """Return all triples as N-Triples, each once; in parts if the server limits results.

        Raises:
            IncompleteError: some are missing.
        """
        return ntriples_of(Downloader(self).store())

    def size(self) -> int:
        """Return the number of triples."""
        return Downloader(self).size()

    def sends(self, lines: Mapping[bytes, bytes]) -> bool:
        """Return True if the server sends these triples, by their normal form, as N-Triples and at once.

        False says nothing: it may send them in parts, or in another form.
        """
        result = self.endpoint.query(packaged_query("all"), "CONSTRUCT", TRIPLES)
        if result.media_type != NTRIPLES or b"\\u" in result.data:
            return False
        found, written = set(result.data.splitlines()), set(lines.values())
        lost = {key for key, line in lines.items() if line not in found}
        return {normal(line) for line in found - written} == lost

    def incomplete(self, found: int, size: int) -> IncompleteError:
        """Return the error of a result of which a part is missing."""
        return IncompleteError(
            f"{self.name} returned {found:,} of {size:,} rows; narrow the query, or raise the server's row limit"
        )

    def unreadable(self, wanted: str) -> EndpointError:
        """Return the error of a result that is not what its Content-Type says."""
        return EndpointError(f"{self.name} returned something other than {wanted}; try again, or contact its operator")
