"""One request that writes: SPARQL Update and the Graph Store Protocol, and the largest INSERT DATA (MAX_INSERT)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin, urlsplit

from creativegraph.endpoint.client import AGENT, NOT_AN_ENDPOINT, REFUSED, Endpoint
from creativegraph.endpoint.http import Limits, Request, TransientError, shown_url, translated_errors
from creativegraph.endpoint.retry import BUSY
from creativegraph.endpoint.rewrite import packaged_update
from creativegraph.engine.deadline import within
from creativegraph.errors import EndpointError, RefusedError

if TYPE_CHECKING:
    from requests import Response

__all__ = ["UnsupportedError", "Writer"]

TRIPLES = "application/n-triples"
UPDATE = "application/sparql-update"
UNSUPPORTED = NOT_AN_ENDPOINT | {HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.UNSUPPORTED_MEDIA_TYPE}
FULL = (HTTPStatus.INSUFFICIENT_STORAGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
MAX_INSERT = 1000
"""Triples of one INSERT DATA; Virtuoso compiles no longer text."""


class UnsupportedError(EndpointError):
    """A URL that accepts no updates or no graphs."""


class WriteEndpoint(Endpoint):
    """A URL that accepts updates or graphs. Redirects are not followed, so that data reach no other host."""

    def write(self, method: str, media_type: str, body: bytes, parameters: Mapping[str, str], *, retry: bool) -> None:
        """Send data, again after transient errors if ``retry``.

        Raises:
            UnsupportedError: the URL accepts nothing of the kind.
            EndpointError: the server fails.
        """
        url = f"{self.url}?{urlencode([*self.parameters, *parameters.items()])}".removesuffix("?")
        request = Request(method, url, {"Content-Type": media_type, "User-Agent": AGENT}, body)

        def attempt() -> None:
            with self.transport.send_once(request) as response:
                self.check_written(response)
                with translated_errors(self.name, self.limits):
                    _ = response.content  # the server may still fail while it answers

        if retry:
            self.retry(attempt)
            return
        try:
            with within(self.limits.timeout):
                attempt()
        except TransientError as transient:
            raise transient.error from transient.__cause__

    def check_written(self, response: "Response") -> None:
        """Raise an error unless the response says that the data are written."""
        status = response.status_code
        if response.is_redirect:
            target = shown_url(urljoin(response.url, response.headers.get("location", "")))
            raise EndpointError(f"{self.name} redirects to {target}, and data are sent to no other URL; give that one")
        if 200 <= status < 300:
            return
        details = f"({status}{self.excerpt(response)})"
        if status in REFUSED or "SECURITY:" in details:  # Virtuoso refuses with 500
            raise RefusedError(f"{self.name} refused write access {details}; {self.login_advice(response)}")
        if status in BUSY:
            self.raise_busy(response, details)
        if status in UNSUPPORTED:
            raise UnsupportedError(f"{self.name} accepts no updates {details}; give the URL that does")
        if status in FULL:
            raise EndpointError(f"{self.name} is full {details}; free space, or send less at once (--batch, batch=)")
        raise EndpointError(f"{self.name} failed {details}; contact its operator")


class Writer:
    """Writes named graphs of a server, by the Graph Store Protocol where it has that, else by SPARQL Update."""

    def __init__(
        self, url: str, given: tuple[str | None, str | None], login: tuple[str, str] | None, limits: Limits,
        *, virtuoso: bool,
    ) -> None:  # fmt: skip
        usual = ("sparql-auth", "sparql-graph-crud-auth") if virtuoso else ("update", "store")
        urls = [mine or urljoin(url, name) for mine, name in zip(given, usual, strict=True)]
        self.update_url, self.store_url = (
            WriteEndpoint(each, None, login if host(each) == host(url) else None, limits) for each in urls
        )
        self.has_store = True

    def takes_updates(self, graph: str) -> bool:
        """Return True if the server accepts SPARQL Update, as an update that changes nothing shows."""
        try:
            self.update("probe", {"graph": graph})
        except UnsupportedError:
            return False
        return True

    def update(self, name: str, graphs: Mapping[str, str], *, retry: bool = True, data: bytes = b"") -> None:
        """Run a packaged update on some graphs."""
        text = packaged_update(name, graphs).encode().replace(b"# data\n", data)
        self.update_url.write("POST", UPDATE, text, {}, retry=retry)

    def move(self, graphs: Mapping[str, str], target: str | None) -> None:
        """Move a graph in place of another one or of the default graph, and name the digest of what is there now.

        Without a retry: repeated after it succeeded, some servers would move the graph that is now empty.
        """
        self.into(target, "move", graphs, retry=False)

    def patch(self, graphs: Mapping[str, str], target: str | None) -> None:
        """Remove the triples of one graph from another and add those of a third, and drop both.

        Repeated after it succeeded it changes nothing.
        """
        self.into(target, "patch", graphs, retry=True)

    def into(self, target: str | None, name: str, graphs: Mapping[str, str], *, retry: bool) -> None:
        """Run the packaged update that fills a graph, or the one for the default graph."""
        if target:
            self.update(name, {**graphs, "target": target}, retry=retry)
        else:
            self.update(f"{name}_to_default", graphs, retry=retry)

    def add(self, graph: str, lines: list[bytes]) -> None:
        """Add triples to a graph."""
        if self.has_store:
            try:
                self.store_url.write("POST", TRIPLES, ntriples(lines), {"graph": graph}, retry=True)
            except UnsupportedError:
                self.has_store = False
            else:
                return
        for start in range(0, len(lines), MAX_INSERT):
            self.update("insert", {"graph": graph}, data=ntriples(lines[start : start + MAX_INSERT]))

    def put(self, graph: str | None, lines: list[bytes]) -> None:
        """Replace a graph by one request."""
        self.store_url.write(
            "PUT", TRIPLES, ntriples(lines), {"graph": graph} if graph else {"default": ""}, retry=True
        )


def host(url: str) -> tuple[str, str | None, int | None]:
    """Return what credentials belong to: scheme, host and port."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def ntriples(lines: list[bytes]) -> bytes:
    """Join lines to N-Triples."""
    return b"".join(line + b"\n" for line in lines)
