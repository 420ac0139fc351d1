"""Writing to a server: SPARQL Update and the Graph Store Protocol, with errors as typed as those of questions."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

from creativegraph.endpoint.client import AGENT, BUSY, NO_ENDPOINT, REFUSED, Endpoint
from creativegraph.endpoint.http import Passing, Request, faults, named
from creativegraph.endpoint.rewrite import updating
from creativegraph.errors import EndpointError, RefusedError

if TYPE_CHECKING:
    from requests import Response

    from creativegraph.endpoint.http import Limits

__all__ = ["AbsentError", "Sink", "Writer"]

TRIPLES = "application/n-triples"
UPDATE = "application/sparql-update"
UNKNOWN = NO_ENDPOINT | {HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.UNSUPPORTED_MEDIA_TYPE}
SMALL = 1000
"""Statements of one INSERT DATA: Virtuoso compiles no longer text."""


class AbsentError(EndpointError):
    """An address that takes nothing."""


class Sink(Endpoint):
    """An address that takes updates or graphs. What is sent to it is sent nowhere else."""

    def write(self, method: str, kind: str, body: bytes, parameters: Mapping[str, str]) -> None:
        """Send something; a server that is busy or breaks off is sent it again.

        Raises:
            AbsentError: the address takes nothing of the kind.
            EndpointError: it does not do what is asked.
        """
        request = Request(method, self.target(parameters), {"Content-Type": kind, "User-Agent": AGENT}, body)
        self.trying(lambda: self.written(request))

    def target(self, parameters: Mapping[str, str]) -> str:
        """The address with its own parameters and others."""
        return f"{self.address}?{urlencode([*self.parameters, *parameters.items()])}".removesuffix("?")

    def written(self, request: Request) -> None:
        """Send something once."""
        with self.transport.once(request) as response:
            self.check_written(response)
            with faults(self.name, self.limits):
                _ = response.content

    def check_written(self, response: "Response") -> None:
        """Pass a response that says that it is done; any other becomes an error."""
        status = response.status_code
        if response.is_redirect:
            there = named(urljoin(response.url, response.headers.get("location", "")))
            raise EndpointError(f"{self.name} redirects to {there}, where nothing is written; give that address")
        if 200 <= status < 300:
            return
        told = f"({status}{self.words(response)})"
        if status in REFUSED or "SECURITY:" in told:  # Virtuoso refuses with 500
            raise RefusedError(f"{self.name} refuses to be written to {told}; {self.advice(response)}")
        if status in BUSY:
            self.busy(response, told)
        if status in UNKNOWN:
            raise AbsentError(f"{self.name} takes no updates {told}; give the address that does")
        if status in (HTTPStatus.INSUFFICIENT_STORAGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE):
            raise EndpointError(f"{self.name} has no room {told}; make some, or send less at once with batch")
        raise EndpointError(f"{self.name} failed {told}; ask who runs it")


class Places(NamedTuple):
    """The addresses of a server for updates and for graphs."""

    update: str
    store: str


def beside(url: str, *, virtuoso: bool) -> Places:
    """Where a server usually takes updates and graphs, by the address that takes queries."""
    parts = urlsplit(url)
    folder = parts.path.rpartition("/")[0]
    names = ("sparql-auth", "sparql-graph-crud-auth") if virtuoso else ("update", "store")
    made = [urlunsplit((parts.scheme, parts.netloc, f"{folder}/{name}", "", "")) for name in names]
    return Places(*made)


def host(url: str) -> tuple[str, str | None, int | None]:
    """What credentials are for."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


class Writer:
    """Writes graphs of a server by whatever it has."""

    def __init__(
        self, url: str, given: tuple[str | None, str | None], login: tuple[str, str] | None, limits: "Limits",
        *, virtuoso: bool,
    ) -> None:  # fmt: skip
        usual = beside(url, virtuoso=virtuoso)
        chosen = [mine or other for mine, other in zip(given, usual, strict=True)]
        self.update_at, self.store_at = (
            Sink(each, None, login if host(each) == host(url) else None, limits) for each in chosen
        )
        self.has_store = True

    def takes_updates(self, staging: str) -> bool:
        """True if the server takes SPARQL Update; an update that changes nothing says so."""
        try:
            self.update("probe", {"graph": staging})
        except AbsentError:
            return False
        return True

    def update(self, name: str, graphs: Mapping[str, str]) -> None:
        """Run one of our updates over some graphs."""
        self.update_at.write("POST", UPDATE, updating(name, graphs).encode(), {})

    def move(self, graph: str, target: str | None) -> None:
        """Put a graph in the place of another, or of the default graph.

        It is tried once: tried again after it was done, some servers would move the nothing that is left.
        """
        text = (
            updating("move", {"graph": graph, "target": target})
            if target
            else updating("move_to_default", {"graph": graph})
        )
        request = Request(
            "POST", self.update_at.target({}), {"Content-Type": UPDATE, "User-Agent": AGENT}, text.encode()
        )
        try:
            self.update_at.written(request)
        except Passing as fault:
            raise fault.error from fault.__cause__

    def add(self, graph: str, lines: list[bytes]) -> None:
        """Add statements to a graph, by the Graph Store Protocol if the server has it."""
        if self.has_store:
            try:
                self.store_at.write("POST", TRIPLES, joined(lines), {"graph": graph})
            except AbsentError:
                self.has_store = False
            else:
                return
        for start in range(0, len(lines), SMALL):
            text = updating("insert", {"graph": graph})
            data = joined(lines[start : start + SMALL])
            self.update_at.write("POST", UPDATE, text.encode().replace(b"# data\n", data), {})

    def put(self, graph: str | None, lines: list[bytes]) -> None:
        """Replace a graph in one request."""
        self.store_at.write("PUT", TRIPLES, joined(lines), {"graph": graph} if graph else {"default": ""})


def joined(lines: list[bytes]) -> bytes:
    """Lines as N-Triples."""
    return b"".join(line + b"\n" for line in lines)
