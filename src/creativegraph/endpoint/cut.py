"""Rows of a SELECT that a server may have cut: whether some may be missing, their number, and the rest in parts."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from creativegraph.endpoint.media import TABLES, TERMS
from creativegraph.endpoint.result import (
    Wanted,
    count_rows,
    distinct_rows,
    names_virtuoso,
    variables_of,
    without_repeats,
)
from creativegraph.endpoint.rewrite import counted, is_distinct, limit_of, packaged_query, paged
from creativegraph.endpoint.table import RaggedError, Table
from creativegraph.endpoint.virtuoso import for_virtuoso
from creativegraph.errors import EndpointError, IncompleteError, QueryError
from creativegraph.iris import expand
from creativegraph.names.kinds import classes_below

if TYPE_CHECKING:
    from creativegraph.endpoint.client import Endpoint, Result

__all__ = ["RemoteRows"]

CUT = "x-sparql-maxrows"
"""The header by which Virtuoso says that it returned as many rows as it allows."""
ROUND = 5
"""Row limits of servers are round numbers: so many rows, or a multiple, may have been cut."""


class RemoteRows:
    """Asks an endpoint for rows, and for their number where the server may have cut them."""

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

    def table(self, text: str, columns: Wanted = None) -> tuple["Result", bytes]:
        """Return a table as CSV as the embedded engine writes it, asked again in JSON where CSV has ragged rows.

        ``columns`` are those of the query where they are known: to find them takes planning the query here too.
        """
        result = self.endpoint.query(text, "SELECT", TABLES)
        wanted = columns or variables_of(text)
        try:
            data = Table(self.name, result).as_csv(wanted)
        except RaggedError as ragged:
            try:
                result = self.endpoint.query(text, "SELECT", TERMS)
            except EndpointError:
                raise EndpointError(str(ragged)) from None
            data = Table(self.name, result).as_csv(wanted)
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

    def incomplete(self, found: int, size: int) -> IncompleteError:
        """Return the error of a result of which a part is missing, or that changed after it was counted."""
        if found >= size:
            return IncompleteError(f"the graph of {self.name} changed while it was read; try again")
        return IncompleteError(
            f"{self.name} returned {found:,} of {size:,} rows; narrow the query, or raise the server's row limit"
        )

    def unreadable(self, wanted: str) -> EndpointError:
        """Return the error of a result that is not what its Content-Type says."""
        return EndpointError(f"{self.name} returned something other than {wanted}; try again, or contact its operator")
