"""The HTTP client of a SPARQL endpoint: requests, retries, and one error for whatever goes wrong.

SPARQLWrapper writes the request, requests sends it, tenacity retries it. Each error names the endpoint, without
credentials and without the HTML that servers send. Responses are streamed, up to a limit of bytes and of time.
"""

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
    shown_url,
    timed_out,
    translated_errors,
)
from creativegraph.errors import EndpointError, QueryError, RefusedError, shown

if TYPE_CHECKING:
    from requests import Response
    from tenacity import RetryCallState

__all__ = ["Endpoint", "Result"]

LONGEST_GET = 2000
"""Characters of a query that are sent in the URL; servers and proxies accept about 8,000 in all."""
CHUNK = 1 << 16
AGENT = "creativegraph"
BUSY = frozenset({429, 502, 503, 504})
REFUSED = frozenset({401, 403, 407})
BAD_QUERY = frozenset({400, 413, 414, 422})
NOT_AN_ENDPOINT = frozenset({404, 405, 406, 410})
HTML = frozenset({"text/html", "application/xhtml+xml"})
READABLE = frozenset({"text/plain", "application/json", "application/problem+json"})
"""Media types of error responses that are quoted in messages."""
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

    def __repr__(self) -> str:
        return f"Endpoint({self.name})"

    def query(self, text: str, form: str, media_types: Sequence[str]) -> Result:
        """Return the result of a query of a form (``SELECT`` …) in one of the media types.

        Raises:
            QueryError: the endpoint cannot run the query.
            EndpointError: it cannot be reached, or its response is not a result.
        """
        request = self.request(text, form, media_types)
        return self.retry(lambda: self.fetch(request, media_types))

    def retry(self, attempt: "Callable[[], T]") -> "T":
        """Call ``attempt``, again after each ``TransientError``."""
        from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

        attempts = Retrying(
            retry=retry_if_exception_type(TransientError), stop=stop_after_attempt(self.limits.retries + 1),
            wait=pause, reraise=True,
        )  # fmt: skip
        try:
            return attempts(attempt)
        except TransientError as transient:
            raise transient.error from transient.__cause__

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
        wrapper.setMethod(GET if len(text) <= LONGEST_GET else POST)
        weights = (f"{kind};q={1 - place / 10:g}" if place else kind for place, kind in enumerate(media_types))
        wrapper.addCustomHttpHeader("Accept", ", ".join(weights))
        # Not query(), which opens the URL by urllib: no connection is kept, and ~/.netrc and REQUESTS_CA_BUNDLE are
        # not read. The library has no public method that returns the request alone.
        made = wrapper._createRequest()  # noqa: SLF001
        body = made.data if isinstance(made.data, bytes) else None
        return Request(made.get_method(), made.full_url, dict(made.header_items()), body)

    def fetch(self, request: Request, media_types: Sequence[str]) -> Result:
        """Send a request once and return the complete result."""
        with self.transport.send(request) as response:
            self.check_status(response)
            found = media_type(response)
            if found not in media_types:
                returned = "a web page" if found in HTML else shown(found) if found else "no Content-Type"
                raise EndpointError(
                    f"{self.name} returned {returned} (expected {media_types[0]}); give the URL for queries, such as"
                    " …/sparql"
                )
            headers = {name.lower(): value for name, value in response.headers.items()}
            chunked = "chunked" in headers.get("transfer-encoding", "").lower()
            return Result(found, headers, self.read(response), "content-length" in headers or chunked)

    def read(self, response: "Response") -> bytes:
        """Return the body of a response, read in chunks within the limits."""
        until = monotonic() + self.limits.timeout
        chunks, size = [], 0
        with translated_errors(self.name, self.limits):
            for chunk in response.iter_content(CHUNK):
                size += len(chunk)
                if size > self.limits.max_bytes:
                    raise EndpointError(
                        f"{self.name} returned more than {self.limits.max_bytes:,} bytes;"
                        " narrow the query, or raise max_bytes"
                    )
                if monotonic() > until:
                    raise timed_out(self.name, self.limits)
                chunks.append(chunk)
        return b"".join(chunks)

    def check_status(self, response: "Response") -> None:
        """Raise an error unless the status is 200."""
        status = response.status_code
        if status == 200:
            return
        if status in REFUSED:
            raise RefusedError(f"{self.name} refused access ({status}); {self.login_advice(response)}")
        details = f"({status}{self.excerpt(response)})"
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
        advice = f"; it asks to wait {wait:g} s" if wait is not None else "; try again later"
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
            start = next(response.iter_content(1000), b"")
        line = " ".join(start.decode(errors="replace").split())
        return f", {shown(line)}" if line and not line.startswith("<") else ""


def media_type(response: "Response") -> str:
    """Return the media type of a response without its parameters."""
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()


def retry_after(text: str) -> float | None:
    """Return the seconds of a Retry-After header, which holds a number or a date."""
    from urllib3.exceptions import InvalidHeader
    from urllib3.util import Retry

    try:
        return float(Retry().parse_retry_after(text))
    except (InvalidHeader, ValueError, OverflowError):
        return None


def pause(state: "RetryCallState") -> float:
    """Return the seconds until the next attempt: what the server asks for, else 0.5, 1, 2 … up to 10."""
    from tenacity import wait_exponential, wait_random

    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, TransientError) and error.error.retry_after is not None:
        return error.error.retry_after
    return (wait_exponential(0.5, max=10) + wait_random(0, 0.2))(state)
