"""The table that an endpoint returned, in whatever format: its columns by their names, in the order of the query."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from creativegraph.endpoint.json import Answer, Term, TwiceError, check_once, is_triple
from creativegraph.endpoint.media import BOOLEAN, CSV, JSON, XML
from creativegraph.endpoint.result import Wanted
from creativegraph.endpoint.xml import NoResultError, json_of
from creativegraph.engine import table_of
from creativegraph.engine.values import written
from creativegraph.errors import EndpointError, IncompleteError, UnreadableError, shown
from creativegraph.files.document import check_document
from creativegraph.iris import Value

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions

    from creativegraph.endpoint.client import Result

__all__ = ["RaggedError", "Table", "is_closed"]


TRUTHS = {"true": True, "1": True, "false": False, "0": False}
ASKED = "__ask_retval"
"""The one column by which Virtuoso 7 answers an ASK, in small or large letters; no row of it is false."""
LONGEST_CELL = 1 << 30
BREAK = re.compile("[\r\n]")
CLOSED = re.compile(rb"</(?:[\w.-]+:)?(?:sparql|RDF)\s*>\s*(?:<!--.{,500}?-->\s*)?\Z", re.DOTALL)
"""The end of a result in XML, or of RDF. pyoxigraph takes RDF that ends between two triples for complete."""


class RaggedError(EndpointError):
    """CSV whose rows have not as many cells as its header; another format has no such fault."""


class Table(NamedTuple):
    """A result, and the endpoint that returned it."""

    name: str
    result: "Result"

    def as_csv(self, wanted: Wanted) -> bytes:
        """Return the rows as CSV with lines that end in CRLF, header first.

        Raises:
            IncompleteError: the result ends within a row.
            RaggedError: it is CSV with rows of different lengths.
            EndpointError: it is not what its type says, or has other columns than the query.
        """
        if self.result.media_type == CSV:
            return self.from_csv(wanted)
        if answer := self.json():
            columns = answer.head.vars
            rows: Iterator[Sequence[str]] = (
                [each.text if each else "" for each in row] for row in self.bindings(answer)
            )
        else:
            found = self.solutions()
            columns = [each.value for each in found.variables]
            rows = self.texts(found)
        places = self.order(columns, wanted)
        return written(wanted or columns, ([row[place] for place in places] for row in rows) if places else rows)

    def values(self, wanted: Wanted) -> tuple[list[str], list[list[Value | None]]]:
        """Return the names of the columns, and rows of values; of a format that keeps datatypes."""
        if answer := self.json():
            columns = answer.head.vars
            rows = [[each.python if each else None for each in row] for row in self.bindings(answer)]
        else:
            found = self.solutions()
            try:
                columns, rows = table_of(found)
            except (SyntaxError, ValueError, OSError) as error:
                raise self.unreadable("a table") from error
        places = self.order(columns, wanted)
        return list(wanted or columns), [[row[place] for place in places] for row in rows] if places else rows

    def truth(self) -> bool:
        """Return the answer to an ASK.

        Raises:
            EndpointError: it is something else, such as the answer to a SELECT.
        """
        if self.result.media_type == BOOLEAN:
            return self.truth_of(self.result.data.decode(errors="replace").strip())
        answer = self.json()
        if answer and answer.boolean is not None:
            return answer.boolean if isinstance(answer.boolean, bool) else self.truth_of(answer.boolean)
        if answer and [each.lower() for each in answer.head.vars] == [ASKED]:
            rows = list(self.bindings(answer))
            return bool(rows) and self.truth_of(rows[0][0].text if rows[0][0] else "")
        raise EndpointError(
            f"{self.name} returned a table, not true or false; check that the URL is the one for queries, or contact"
            " its operator"
        )

    def truth_of(self, text: str) -> bool:
        """Return what a text says."""
        truth = TRUTHS.get(text.lower())
        if truth is None:
            raise self.unreadable("true or false")
        return truth

    def from_csv(self, wanted: Wanted) -> bytes:
        """Return the rows of CSV, whose lines may end in LF or CRLF and whose names may be quoted or begin with ?."""
        data = self.result.data
        broken = data.count(b'"') % 2 or not data or not (self.result.has_length or data.endswith(b"\n"))
        if broken:
            raise self.broken()
        data = data if data.endswith((b"\n", b"\r")) else data + b"\r\n"
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            raise self.unreadable("text in UTF-8, and names no other character set") from error
        names, plain = header_of(text)
        places = self.order(names, wanted)
        lines = in_lines(data) if plain and not places else None
        if lines is None:
            return written(wanted or names, self.cells(text, len(names), places))
        commas = len(names) - 1
        if any(line.count(b",") != commas for line in lines):
            raise self.ragged()
        return b"\r\n".join(lines) + b"\r\n" if b"\r" not in data else data

    def cells(self, text: str, width: int, places: list[int] | None) -> Iterator[Sequence[str]]:
        """Yield the rows of CSV below its header."""
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            next(reader)
            for row in reader:
                cells = row or [""]
                if len(cells) != width:
                    raise self.ragged()
                yield [cells[place] for place in places] if places else cells
        except csv.Error as error:
            raise self.ragged() from error

    def json(self) -> Answer | None:
        """Return a result in JSON or XML; None if it is in another format, or has terms that are triples."""
        if self.result.media_type not in (JSON, XML):
            return None
        try:
            data = self.data()
            answer = msgspec.json.decode(data, type=Answer)
            check_once(data, answer)
        except TwiceError as error:
            raise self.unreadable("a table", f"the key {shown(str(error))} stands twice in an object") from error
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise self.unreadable("a table", str(error)) from error
        if answer.results is None and answer.boolean is None:
            raise self.unreadable("a table")
        terms = (term for row in answer.results.bindings for term in row.values()) if answer.results else ()
        if wrong := next((each for each in terms if not each.is_right), None):
            raise self.unreadable("a table", wrong.text if wrong.type == "uri" else f"the language {wrong.language}")
        return None if answer.results and any(map(is_triple, answer.results.bindings)) else answer

    def data(self) -> bytes:
        """Return the result, in JSON if it is in XML."""
        data = self.result.data
        if self.result.media_type != XML:
            return data
        beginning = data[:300].decode(errors="replace")
        try:
            return json_of(data)
        except NoResultError as error:
            raise self.unreadable("a table or a truth value", beginning) from error
        except (ValueError, KeyError, RecursionError) as error:
            if data.lstrip().startswith(b"<") and not is_closed(data):
                raise self.broken() from error
            raise self.unreadable("a table", str(error)) from error

    def bindings(self, answer: Answer) -> Iterator[list[Term | None]]:
        """Yield the rows of a result in JSON."""
        columns = answer.head.vars
        for each in answer.results.bindings if answer.results else ():
            if not each.keys() <= set(columns):
                raise self.unreadable("a table: a row has a column that the head has not")
            yield [each.get(name) for name in columns]

    def texts(self, found: "QuerySolutions") -> Iterator[Sequence[str]]:
        """Yield the rows of what pyoxigraph parsed, as texts."""
        try:
            for row in found:
                terms = [str(getattr(term, "value", term)) if term is not None else "" for term in row]
                yield [f"_:{text}" if is_blank(term) else text for text, term in zip(terms, row, strict=True)]
        except (SyntaxError, ValueError, OSError) as error:
            raise self.unreadable("a table") from error

    def solutions(self) -> "QuerySolutions":
        """Return a table, parsed by pyoxigraph."""
        from pyoxigraph import QuerySolutions

        found = self.parsed()
        if not isinstance(found, QuerySolutions):
            raise self.unreadable("a table")
        return found

    def parsed(self) -> "QuerySolutions | QueryBoolean":
        """Return a table or a truth value, parsed by pyoxigraph."""
        from pyoxigraph import QueryResultsFormat, parse_query_results

        data = self.data()
        kind = JSON if self.result.media_type == XML else self.result.media_type
        try:
            check_document(data, "jsonld", f"the answer of {self.name}")
        except UnreadableError as error:
            raise EndpointError(str(error)) from error
        try:
            return parse_query_results(data, format=QueryResultsFormat.from_media_type(kind))
        except (SyntaxError, ValueError, OSError) as error:
            raise self.unreadable("a table") from error

    def order(self, columns: Sequence[str], wanted: Wanted) -> list[int] | None:
        """Return the places of the columns of the query, None if they stand in its order.

        Raises:
            EndpointError: the names of the columns are others.
        """
        found, asked = tuple(columns), tuple(columns if wanted is None else wanted)
        twice = next((each for each in found if found.count(each) > 1), None)
        if twice is not None or set(found) != set(asked):
            lacking = ", ".join(each for each in asked if each not in found)
            odd = ", ".join(each or "without a name" for each in found if each not in asked)
            wrong = [f"the column {shown(twice)} twice"] if twice is not None else []
            wrong += [f"no column {shown(lacking)}"] if lacking else []
            wrong += [f"the column {shown(odd)}, which the query has not"] if odd else []
            raise EndpointError(
                f"{self.name} returned {' and '.join(wrong)}; check that the URL is the one for queries, or contact its"
                " operator"
            )
        if found == asked:
            return None
        return [found.index(each) for each in asked]

    def ragged(self) -> RaggedError:
        """Return the error of CSV with a row that has not as many cells as the header."""
        return RaggedError(
            f"{self.name} returned CSV with a row of more or fewer cells than its header; try again, or contact its"
            " operator"
        )

    def broken(self) -> IncompleteError:
        """Return the error of a table without an end."""
        return IncompleteError(f"{self.name} closed the connection within a row; try again")

    def unreadable(self, wanted: str, found: str = "") -> EndpointError:
        """Return the error of a result that is not what its Content-Type says."""
        what = f"{wanted} ({shown(found)})" if found else wanted
        return EndpointError(f"{self.name} returned something other than {what}; try again, or contact its operator")


def header_of(text: str) -> tuple[list[str], bool]:
    """Return the names in the header of CSV, and whether they stand there as they are."""
    line = BREAK.split(text, maxsplit=1)[0]
    names = next(csv.reader([line]), [])
    bare = [each.strip().removeprefix("?").removeprefix("$") for each in names]
    return bare, line == ",".join(bare)


def in_lines(data: bytes) -> list[bytes] | None:
    """Return the lines of CSV without quotes, which all end alike; None if it is not so simple."""
    if b'"' in data:
        return None
    if b"\r" not in data:
        return data.split(b"\n")[:-1]
    returns = data.count(b"\r")
    return data.split(b"\r\n")[:-1] if returns == data.count(b"\n") == data.count(b"\r\n") else None


def is_closed(data: bytes) -> bool:
    """Return True if a result in XML ends as it should."""
    return CLOSED.search(data, max(len(data) - 1000, 0)) is not None


def is_blank(term: object) -> bool:
    """Return True for a blank node."""
    from pyoxigraph import BlankNode

    return isinstance(term, BlankNode)
