"""The query engine of an endpoint: the same rows as the embedded one, complete or an error.

Servers limit results, some silently. What may have been cut is counted by the server and compared; rows of
catalogued queries and whole graphs are then fetched in parts, anything else is an error.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from creativegraph.endpoint.apart import is_marked, select_apart
from creativegraph.endpoint.cut import RemoteRows
from creativegraph.endpoint.download import Downloader
from creativegraph.endpoint.media import NTRIPLES, RDF_XML, TERMS, TRIPLES
from creativegraph.endpoint.result import count_rows, form_of, ntriples_of, variables_of
from creativegraph.endpoint.rewrite import instantiated, is_distinct, named, order_of, packaged_query
from creativegraph.endpoint.table import Table, is_closed
from creativegraph.engine import Answer
from creativegraph.engine.values import written
from creativegraph.errors import EndpointError, IncompleteError, LateError, QueryError, UnreadableError
from creativegraph.files.document import check_document, too_long
from creativegraph.names.labels import Name
from creativegraph.store.canonical import normal

if TYPE_CHECKING:
    from pyoxigraph import Store

    from creativegraph.endpoint.client import Endpoint

__all__ = ["RemoteEngine"]

END = 'BIND ("end" AS'
ENDED = re.compile(rb'[,\n]"?end"?\r?\n\Z')


class RemoteEngine(RemoteRows):
    """An engine that runs queries at an endpoint."""

    remote = True

    def __init__(self, endpoint: "Endpoint") -> None:
        super().__init__(endpoint)
        self.apart = False
        """True once the server could not give rows and names in one answer, but apart."""

    def select(self, text: str) -> bytes:
        """Return the rows of a SELECT as CSV, header first; in parts if the server limits rows.

        The query must have a total order and no row twice, as those of the catalogue do.

        Raises:
            IncompleteError: a part is missing.
        """
        return self.whole(*self.first_rows(text))

    def select_ended(self, text: str) -> bytes:
        """Return the rows of a SELECT as CSV; an end in their last cell shows that none is missing."""
        text, result, data = self.first_rows(text)
        return data if ENDED.search(data) else self.whole(text, result, data, doubtful=END in text)

    def select_named(
        self, text: str, columns: Mapping[str, str], labels: Sequence[tuple[int, int]], *, at_once: bool
    ) -> tuple[bytes, list[Name] | None]:
        """Return the rows of a SELECT as CSV, and the names of the things that have no label in them.

        The names come with the rows if these are asked ``at_once``, or asked again since some may have been cut: rows,
        names and a mark of their end are one request. They are None where they are to be asked for themselves: the
        order of the rows is by what is no column, or the server fails, or has cut them, so that the mark is missing.
        """
        first = None if self.knows_how_to_ask(text) else self.first_rows(text)
        if (found := select_apart(self, self.ntriples, text, columns, labels)) is not None:
            return found, None
        together = order_of(text, columns) is not None
        first = first or (None if at_once and together and self.joins else self.first_rows(text))
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

    def knows_how_to_ask(self, text: str) -> bool:
        """True unless what server this is has to show first, since Virtuoso is asked this query otherwise."""
        return "is_virtuoso" in vars(self) or not is_marked(text)

    def joined(self, text: str, columns: Sequence[str], labels: Sequence[tuple[int, int]]) -> tuple[bytes, list[Name]]:
        """Return rows and names from one answer.

        Raises:
            IncompleteError: the server has cut it, since no mark of the end is its last row.
            EndpointError, QueryError: the server cannot.
        """
        width = len(columns)
        data = self.table(*named(text, columns, labels))[1]
        found = list(csv.reader(io.StringIO(data.decode(), newline="")))[1:]
        rows = [row[:width] for row in found if not any(row[width:])]
        ends = [place for place, row in enumerate(found) if row and row[-1]]
        repeated = is_distinct(text) and len(set(map(tuple, rows))) < len(rows)
        if ends != [len(found) - 1] or repeated:
            raise self.incomplete(len(rows), len(found))
        self.complete_up_to = max(len(found) - 1, self.complete_up_to)
        return written(columns, rows), [(row[-5], row[-4], row[-3], row[-2]) for row in found if row[-2]]

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
