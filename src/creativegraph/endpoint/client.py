"""A SPARQL endpoint: SPARQLWrapper words the request, requests carries it, tenacity tries again.

Whatever goes wrong becomes one error that names the endpoint, without credentials and without the pages that
servers send. Answers are read as they come, up to a limit of bytes and of time.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from creativegraph.endpoint.http import Limits, Passing, Transport, checked, faults, late, named
from creativegraph.errors import EndpointError, QueryError, RefusedError, shown

if TYPE_CHECKING:
    from requests import Response
    from SPARQLWrapper import SPARQLWrapper
    from tenacity import RetryCallState

__all__ = ["Answered", "Endpoint"]

LONGEST_GET = 2000
"""Characters of a query that still travel in the address; servers and proxies take about 8,000 of all."""
PIECE = 1 << 16
AGENT = "creativegraph"
BUSY = frozenset({429, 502, 503, 504})
REFUSED = frozenset({401, 403, 407})
UNFIT = frozenset({400, 413, 414, 422})
NO_ENDPOINT = frozenset({404, 405, 406, 410})
PAGES = frozenset({"text/html", "application/xhtml+xml"})
WORDS = frozenset({"text/plain", "application/json", "application/problem+json"})
Done = TypeVar("Done")


class Answered(NamedTuple):
    """A whole answer: its media type, its headers in lower case, its bytes, and whether it said where it ends."""

    kind: str
    headers: Mapping[str, str]
    data: bytes
    framed: bool


class Endpoint:
    """An address that answers queries about its default graph, or about one graph."""

    def __init__(self, url: str, graph: str | None, login: tuple[str, str] | None, limits: Limits) -> None:
        whole = checked(url)
        parts = urlsplit(whole)
        self.name = named(whole)
        self.graph = graph
        self.limits = limits
        self.address = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=""))
        self.parameters = parse_qsl(parts.query, keep_blank_values=True)
        self.transport = Transport(whole, login, limits)

    def __repr__(self) -> str:
        return f"Endpoint({self.name})"

    def ask(self, query: str, form: str, accepted: Sequence[str]) -> Answered:
        """The answer to a query of a form (``SELECT`` …), as one of the accepted media types.

        Raises:
            QueryError: the endpoint cannot run the query.
            EndpointError: it cannot be reached, or what it says is no answer.
        """
        wrapper = self.worded(query, form, accepted)
        return self.trying(lambda: self.answered(wrapper, accepted))

    def trying(self, attempt: "Callable[[], Done]") -> "Done":
        """What an attempt gives, made again where its fault may pass."""
        from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

        tries = Retrying(
            retry=retry_if_exception_type(Passing), stop=stop_after_attempt(self.limits.retries + 1),
            wait=pause, reraise=True,
        )  # fmt: skip
        try:
            return tries(attempt)
        except Passing as fault:
            raise fault.error from fault.__cause__

    def worded(self, query: str, form: str, accepted: Sequence[str]) -> "SPARQLWrapper":
        """The request for a query, as SPARQLWrapper makes it."""
        from SPARQLWrapper import CSV, GET, JSON, POST, TURTLE

        from creativegraph.endpoint.wrapper import Wrapper

        known = {"SELECT": CSV, "ASK": JSON}.get(form, TURTLE)
        wrapper = Wrapper(self.address, returnFormat=known, defaultGraph=self.graph, agent=AGENT)
        wrapper.carry(self.transport.send, form)
        for name, value in self.parameters:
            wrapper.addParameter(name, value)
        wrapper.setQuery(query)
        wrapper.setOnlyConneg(True)
        wrapper.setMethod(GET if len(query) <= LONGEST_GET else POST)
        weights = (f"{kind};q={1 - place / 10:g}" if place else kind for place, kind in enumerate(accepted))
        wrapper.addCustomHttpHeader("Accept", ", ".join(weights))
        return wrapper

    def answered(self, wrapper: "SPARQLWrapper", accepted: Sequence[str]) -> Answered:
        """The whole answer to a request."""
        response = cast("Response", wrapper.query().response)  # ours, see Wrapper
        with response:
            self.check_status(response)
            kind = media_type(response)
            if kind not in accepted:
                got = "a web page" if kind in PAGES else f"{shown(kind)}" if kind else "something of no type"
                raise EndpointError(
                    f"{self.name} answers with {got} where {accepted[0]} is asked for;"
                    " give the address that takes queries, such as …/sparql"
                )
            headers = {name.lower(): value for name, value in response.headers.items()}
            framed = "content-length" in headers or "chunked" in headers.get("transfer-encoding", "").lower()
            return Answered(kind, headers, self.read(response), framed)

    def read(self, response: "Response") -> bytes:
        """The body of an answer, piece by piece, within the limits."""
        until = monotonic() + self.limits.timeout
        pieces, size = [], 0
        with faults(self.name, self.limits):
            for piece in response.iter_content(PIECE):
                size += len(piece)
                if size > self.limits.max_bytes:
                    raise EndpointError(
                        f"{self.name} gives more than {self.limits.max_bytes:,} bytes;"
                        " ask for less, or allow more with max_bytes"
                    )
                if monotonic() > until:
                    raise late(self.name, self.limits)
                pieces.append(piece)
        return b"".join(pieces)

    def check_status(self, response: "Response") -> None:
        """Pass a response with an answer; any other becomes an error."""
        status = response.status_code
        if status == 200:
            return
        if status in REFUSED:
            raise RefusedError(f"{self.name} refuses ({status}); {self.advice(response)}")
        told = f"({status}{self.words(response)})"
        if status in BUSY:
            self.busy(response, told)
        if status in UNFIT:
            raise QueryError(f"{self.name} cannot run the query {told}; mend it, or ask for less at once")
        if status in NO_ENDPOINT:
            raise EndpointError(f"{self.name} takes no queries {told}; give the address that does, such as …/sparql")
        raise EndpointError(f"{self.name} failed {told}; ask for less, or ask who runs it")

    def advice(self, response: "Response") -> str:
        """What to do about credentials that are refused."""
        if urlsplit(response.url).netloc != urlsplit(self.address).netloc:
            there = named(response.url)
            return f"it redirects to {there}, which gets no credentials of another host; connect to that address"
        return "give login=(user, password), or write a line into ~/.netrc"

    def busy(self, response: "Response", told: str) -> None:
        """Raise what is said of a server that will answer later."""
        wait = waiting(response.headers.get("retry-after", ""))
        asked = f"; it asks to wait {wait:g} s" if wait is not None else "; try again later"
        error = EndpointError(f"{self.name} is busy {told}{asked}")
        error.retry_after = wait
        if wait is not None and wait > self.limits.timeout:
            raise error
        raise Passing(error)

    def words(self, response: "Response") -> str:
        """The first words that a server says of a failure; nothing of a page."""
        if media_type(response) not in WORDS:
            return ""
        start = b""
        with suppress(EndpointError, Passing), faults(self.name, self.limits):
            start = next(response.iter_content(1000), b"")
        line = " ".join(start.decode(errors="replace").split())
        return f", {shown(line)}" if line and not line.startswith("<") else ""


def media_type(response: "Response") -> str:
    """The media type of a response without its parameters."""
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()


def waiting(text: str) -> float | None:
    """The seconds that Retry-After asks to wait, given as a number or as a date."""
    from urllib3.exceptions import InvalidHeader
    from urllib3.util import Retry

    try:
        return float(Retry().parse_retry_after(text))
    except (InvalidHeader, ValueError, OverflowError):
        return None


def pause(state: "RetryCallState") -> float:
    """Seconds until the next try: what the server asks for, else half a second and then twice as long."""
    from tenacity import wait_exponential, wait_random

    fault = state.outcome.exception() if state.outcome else None
    if isinstance(fault, Passing) and fault.error.retry_after is not None:
        return fault.error.retry_after
    return (wait_exponential(0.5, max=10) + wait_random(0, 0.2))(state)
