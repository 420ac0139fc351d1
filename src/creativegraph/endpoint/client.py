"""The HTTP client of a SPARQL endpoint: its User-Agent, GET or POST, formats, and one error for all that goes wrong.

SPARQLWrapper writes the request, requests sends it, retry.py sends it again. Each error names the endpoint, without
credentials and without the HTML that servers send. Responses are streamed, up to a limit of bytes and of time.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from creativegraph.endpoint.http import (
    Limits,
    Request,
    TransientError,
    Transport,
    checked_url,
    cut_off,
    shown_url,
    timed_out,
    translated_errors,
)
from creativegraph.endpoint.media import GUESSED, format_of, guessed, in_utf8
from creativegraph.endpoint.retry import BUSY, retried, retry_after, span
from creativegraph.engine.deadline import left
from creativegraph.errors import EndpointError, IncompleteError, LateError, QueryError, RefusedError, shown
from creativegraph.files.limits import beyond, in_force

if TYPE_CHECKING:
    from requests import Response

__all__ = ["Endpoint", "Result"]

LONGEST_GET = 2000
"""Characters of a query that are sent in the URL; servers and proxies accept about 8,000 in all."""
CHUNK = 1 << 16
ROWS = 1 << 26
"""Bytes up to which a packed answer is unpacked however small it came: equal rows are packed to a thousandth."""
AGENT = "creativegraph"
LATE = frozenset({408})
REFUSED = frozenset({401, 403, 407})
BAD_QUERY = frozenset({400, 413, 414, 422})
NOT_AN_ENDPOINT = frozenset({404, 405, 406, 410})
NOT_BY_GET = frozenset({405, 414})
HTML = frozenset({"text/html", "application/xhtml+xml"})
READABLE = frozenset({"text/plain", "application/json", "application/problem+json"})
"""Media types of error responses that are quoted in messages."""
LONGEST_ERROR, LONGEST_READING = 1 << 16, 2.0
"""Bytes of an error that are read, and seconds."""
SAID = re.compile(r'"(?:exception|message|detail|error|title)"\s*:\s*("(?:[^"\\]|\\.)*")')
"""The text of an error in JSON, which may hold the whole query too."""
TIMED_OUT = re.compile("timed out|timeout|time limit", re.IGNORECASE)
"""What a server says that has not been asked to wait but has stopped a query: asked again, it would stop it again."""
LONGEST_TRAILER = 1 << 14
STOPPED = re.compile(
    rb"\n ?!!!!>># An error has occurred[^\n]*\n([^\n]*)"  # QLever
    rb"|\n##  Query cancelled due to timeout[^\n]*##"  # Jena Fuseki
    rb"|(?<=\n)[\w.$]+(?:Exception|Error)\b[^\n]*(?:\n\s+at [^\n]+|\nCaused by: [^\n]+)+\s*\Z"  # a stack trace
)
"""What servers write behind a result that they could not complete."""
T = TypeVar("T")


class Result(NamedTuple):
    """A complete result: media type, headers in lower case, body.

    ``has_length`` is False if the response gave neither its length nor chunks, so that a cut cannot be noticed.
    """

    media_type: str
    headers: Mapping[str, str]
    data: bytes
    has_length: bool


class Endpoint:
    """The query URL of a SPARQL server, for its default graph or for one named graph."""

    def __init__(self, url: str, graph: str | None, login: tuple[str, str] | None, limits: Limits) -> None:
        whole = checked_url(url)
        parts = urlsplit(whole)
        self.name = shown_url(whole)
        self.graph = graph
        self.limits = limits
        self.url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=""))
        self.parameters = parse_qsl(parts.query, keep_blank_values=True)
        self.transport = Transport(whole, login, limits)
        self.posts = False
        """True once the server has refused a query in the URL: all go by POST."""

    def __repr__(self) -> str:
        return f"Endpoint({self.name})"

    def query(self, text: str, form: str, media_types: Sequence[str]) -> Result:
        """Return the result of a query of a form (``SELECT`` …) in one of the media types.

        Raises:
            QueryError: the endpoint cannot run the query.
            EndpointError: it cannot be reached, or its response is not a result.
        """
        return self.retry(lambda: self.fetch(text, form, media_types))

    def retry(self, attempt: "Callable[[], T]") -> "T":
        """Call ``attempt``, again after each ``TransientError``, unless the wait would go beyond the timeout."""
        return retried(attempt, self.limits)

    def request(self, text: str, form: str, media_types: Sequence[str]) -> Request:
        """Return the request of the SPARQL Protocol for a query, as SPARQLWrapper writes it."""
        from SPARQLWrapper import CSV, GET, JSON, POST, TURTLE, SPARQLWrapper

        known = {"SELECT": CSV, "ASK": JSON}.get(form, TURTLE)
        wrapper = SPARQLWrapper(self.url, returnFormat=known, defaultGraph=self.graph, agent=AGENT)
        # Not setQuery(), which finds the form by regular expressions that comments and IRIs can mislead.
        wrapper.queryString, wrapper.queryType = text, form
        for name, value in self.parameters:
            wrapper.addParameter(name, value)
        wrapper.setOnlyConneg(True)
        wrapper.setMethod(GET if len(text) <= LONGEST_GET and not self.posts else POST)
        weights = (f"{kind};q={1 - place / 10:g}" if place else kind for place, kind in enumerate(media_types))
        wrapper.addCustomHttpHeader("Accept", ", ".join(weights))
        # Not query(), which opens the URL by urllib: no connection is kept, and ~/.netrc and REQUESTS_CA_BUNDLE are
        # not read. The library has no public method that returns the request alone.
        made = wrapper._createRequest()  # noqa: SLF001
        body = made.data if isinstance(made.data, bytes) else None
        return Request(made.get_method(), made.full_url, dict(made.header_items()), body)

    def fetch(self, text: str, form: str, media_types: Sequence[str]) -> Result:
        """Send a query once and return the complete result; again by POST if the server takes none in the URL."""
        request = self.request(text, form, media_types)
        with self.transport.send(request) as response:
            if request.method != "GET" or response.status_code not in NOT_BY_GET:
                return self.result(response, media_types)
        self.posts = True
        return self.fetch(text, form, media_types)

    def result(self, response: "Response", media_types: Sequence[str]) -> Result:
        """Return the complete result of a response."""
        self.check_status(response)
        named = media_type(response)
        found = format_of(named, media_types)
        data = self.read(response) if found else b""
        if found == GUESSED:
            found = guessed(data, media_types)
        if found is None:
            returned = "a web page" if named in HTML else shown(named) if named else "no Content-Type"
            raise EndpointError(
                f"{self.name} returned {returned} (expected {media_types[0]}); give the URL for queries, such as"
                " …/sparql"
            )
        headers = {name.lower(): value for name, value in response.headers.items()}
        chunked = "chunked" in headers.get("transfer-encoding", "").lower()
        data = self.in_utf8(data, headers.get("content-type", ""))
        self.check_whole(headers, data)
        return Result(found, headers, data, headers.get("content-length", "").isdecimal() or chunked)

    def in_utf8(self, data: bytes, content_type: str) -> bytes:
        """Return a text in UTF-8, read by the character set that its header or the text itself names."""
        try:
            return in_utf8(data, content_type)
        except (LookupError, UnicodeError) as error:
            named = "charset" in content_type.lower() or b"encoding" in data[:500]
            what = f"the character set it names ({shown(content_type)})" if named else "UTF-8, and names no other set"
            raise EndpointError(
                f"{self.name} returned text that is not in {what}; try again, or contact its operator"
            ) from error

    def check_whole(self, headers: Mapping[str, str], data: bytes) -> None:
        """Raise an error if a server says behind the rows, or by a header, that it stopped: its status was 200 before.

        QLever and Jena Fuseki write a text into the result, Java servers a stack trace; Virtuoso returns what it found
        until its time limit.
        """
        stopped = STOPPED.search(data, max(len(data) - LONGEST_TRAILER, 0))
        if stopped or headers.get("x-sql-state", "").upper().startswith("S1TAT"):
            said = (
                shown(" ".join((stopped[1] or stopped[0]).decode(errors="replace").split())) if stopped else "timeout"
            )
            raise IncompleteError(
                f"{self.name} stopped in the middle of the result ({said}); narrow the query, or contact its operator"
            )

    def read(self, response: "Response") -> bytes:
        """Return the body of a response, read in chunks within the limits."""
        chunks, size = [], 0
        with translated_errors(self.name, self.limits):
            for chunk in response.iter_content(CHUNK):
                size += len(chunk)
                if is_bomb(response, size):
                    what = (
                        f"an answer of {self.name} is more than {in_force().unpacked_ratio:,} times as large unpacked"
                    )
                    raise EndpointError(beyond(what, "unpacked_ratio", "ask for less"))
                if size > self.limits.max_bytes:
                    raise EndpointError(
                        f"{self.name} returned more than {self.limits.max_bytes:,} bytes;"
                        " narrow the query, or raise max_bytes"
                    )
                if left() == 0:
                    raise timed_out(self.name, self.limits)
                chunks.append(chunk)
        if is_cut(response):
            raise TransientError(cut_off(self.name))
        return b"".join(chunks)

    def check_status(self, response: "Response") -> None:
        """Raise an error unless the status is 200."""
        status = response.status_code
        if status == 200:
            return
        if status in REFUSED:
            raise RefusedError(f"{self.name} refused access ({status}); {self.login_advice(response)}")
        details = f"({status}{self.excerpt(response)})"
        if status in LATE or (status in BUSY and TIMED_OUT.search(details)):
            raise LateError(f"{self.name} stopped the query at its time limit {details}; narrow the query")
        if status in BUSY:
            self.raise_busy(response, details)
        if status in BAD_QUERY:
            raise QueryError(f"{self.name} cannot run the query {details}; correct it, or ask for less at once")
        if status in NOT_AN_ENDPOINT:
            raise EndpointError(f"{self.name} is not a SPARQL endpoint {details}; give its URL, such as …/sparql")
        raise EndpointError(f"{self.name} failed {details}; ask for less, or contact its operator")

    def login_advice(self, response: "Response") -> str:
        """Return what to do about credentials that were refused."""
        if urlsplit(response.url).netloc != urlsplit(self.url).netloc:
            target = shown_url(response.url)
            return f"it redirects to {target}, and credentials are not sent to another host; connect to that URL"
        return "give login=(user, password), or add the host to ~/.netrc"

    def raise_busy(self, response: "Response", details: str) -> None:
        """Raise the error of a busy server: transient, unless it asks to wait longer than the timeout."""
        wait = retry_after(response.headers.get("retry-after", ""))
        advice = f"; it asks to wait {span(wait)}" if wait is not None else "; try again later"
        error = EndpointError(f"{self.name} is busy {details}{advice}")
        error.retry_after = wait
        if wait is not None and wait > self.limits.timeout:
            raise error
        raise TransientError(error)

    def excerpt(self, response: "Response") -> str:
        """Return the beginning of an error text; empty for HTML."""
        if media_type(response) not in READABLE:
            return ""
        start = b""
        with suppress(EndpointError, TransientError), translated_errors(self.name, self.limits):
            until = monotonic() + LONGEST_READING
            for part in response.iter_content(LONGEST_ERROR):
                start += part
                if len(start) > LONGEST_ERROR or monotonic() > until:
                    break
        with suppress(LookupError, UnicodeError):
            start = in_utf8(start, response.headers.get("content-type", ""))
        text = start.decode(errors="replace")
        if said := SAID.search(text):
            with suppress(ValueError):
                text = str(json.loads(said[1]))
        line = " ".join(text.split())
        return f", {shown(line)}" if line and not line.startswith("<") else ""


def is_bomb(response: "Response", size: int) -> bool:
    """Return whether a packed body is far larger unpacked, as no rows are: those of one kind are some 100 times so.

    Of a body sent in chunks urllib3 does not count what came over the wire, so that ``max_bytes`` alone limits it.
    """
    came = response.raw.tell() if response.headers.get("content-encoding") else 0
    return came > 0 and size > max(ROWS, in_force().unpacked_ratio * came)


def is_cut(response: "Response") -> bool:
    """Return True for a packed body that ends before its end, which urllib3 unpacks without a word as far as it goes.

    Only the decoder in its response knows, which has no public name; padding behind the end is no harm.
    """
    decoder = vars(response.raw).get("_decoder")
    packed = vars(decoder).get("_obj") if decoder is not None else None
    padded = decoder is not None and vars(decoder).get("_state") == 2  # GzipDecoderState.SWALLOW_DATA
    return getattr(packed, "eof", True) is False and not padded


def media_type(response: "Response") -> str:
    """Return the media type of a response without its parameters."""
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()
