"""Uploading a graph to a SPARQL server: to a staging graph first, verified there, then swapped in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from creativegraph.catalogue.query import bound
from creativegraph.endpoint.http import Limits, checked_url, shown_url
from creativegraph.endpoint.rewrite import packaged_query
from creativegraph.errors import ArgumentError, EndpointError, shown
from creativegraph.graph import Graph
from creativegraph.iris import bare, compact, is_iri, render
from creativegraph.store import layers
from creativegraph.store.canonical import digest, normal_form

if TYPE_CHECKING:
    from creativegraph.endpoint.engine import RemoteEngine
    from creativegraph.endpoint.update import Writer

__all__ = ["Pushed", "push"]

DEFAULT_GRAPH = "default-graph-uri"
"""The parameter of the SPARQL Protocol that names the graph to query."""
UNCHANGED = "the target graph is unchanged"
Progress = Callable[[str, int, int], None]


class Pushed(NamedTuple):
    """The graph at the server after a push.

    ``address`` is the URL to query it; ``graph`` its IRI, None for the default graph. ``triples`` is its size, ``sent``
    the number of triples sent this time. ``changed`` is False if the server had the same graph already. ``hash`` is the
    SHA-256 of the normal form, equal to that of the local graph.
    """

    address: str
    graph: str | None
    triples: int
    sent: int
    changed: bool
    hash: str


def push(  # noqa: PLR0913 - options, all but the first two by keyword
    graph: Graph,
    url: str,
    *,
    into: str | None = None,
    update: str | None = None,
    store: str | None = None,
    login: tuple[str, str] | None = None,
    replace: bool = False,
    batch: int = 10_000,
    timeout: float = 300,
    retries: int = 3,
    progress: Progress | None = None,
) -> Pushed:
    """Upload a graph to a SPARQL server, so that ``connect(url)`` queries it.

    It is sent in batches to a staging graph, downloaded and compared there, moved in place of the target graph by one
    update, downloaded and compared again. After an interruption the next call continues with the first batch that is
    missing. No other graph is changed. A graph that the server has already is not sent. Blank nodes become IRIs.

    Args:
        graph: the graph to send.
        url: the URL for queries; ``?default-graph-uri=`` in it names the target graph.
        into: the IRI of the target graph. Without it the graph that ``url`` queries: the default graph, except on
            Virtuoso, whose default graph is the union of all, ``https://w3id.org/creativegraph/graph/data``.
        update: the URL for SPARQL Update; ``…/update`` beside ``url`` by default, on Virtuoso ``…/sparql-auth``.
        store: the URL of the Graph Store Protocol; ``…/store`` by default, on Virtuoso ``…/sparql-graph-crud-auth``.
        login: user and password; see ``connect``.
        replace: overwrite the target graph even if creativegraph did not write it.
        batch: triples of a request.
        timeout: seconds for each answer, from the request to its last byte: redirects, retries and the waits between
            them count. A download of the graph is several answers.
        retries: how often a batch is sent again if the server is busy, cannot be reached or closes the connection.
        progress: called with the step (``sending``, ``comparing``, ``moving``), how much of it is done, and the total.

    Raises:
        ArgumentError: an option is not valid, the graph is empty, or the target graph was not written by creativegraph.
        RefusedError: the server wants other credentials.
        EndpointError: it accepts no updates, or fails; the target graph is unchanged unless the message says otherwise.
    """
    if not timeout > 0 or retries < 0 or batch < 1:
        raise ArgumentError(
            f"timeout={timeout}, retries={retries}, batch={batch}: timeout and batch must be above 0, retries 0 or more"
        )
    target = Target(url, into, login, Limits(timeout, retries, 1 << 34))
    lines = normal_form(graph.store())
    if not lines:
        raise ArgumentError("the graph has no triples; give one that has some")
    report = progress or (lambda *_: None)
    report("comparing", 0, len(lines))
    if target.holds(lines):
        return target.pushed(lines, 0, changed=False)
    if not replace:
        target.check_writable()
    sent = Upload(target, target.writer(update, store), lines, report).run(batch)
    return target.pushed(lines, sent, changed=True)


class Target:
    """The graph of a server that a push fills."""

    def __init__(self, url: str, into: str | None, login: tuple[str, str] | None, limits: Limits) -> None:
        parts = urlsplit(checked_url(url))
        parameters = parse_qsl(parts.query, keep_blank_values=True)
        graphs = [value for name, value in parameters if name == DEFAULT_GRAPH]
        rest = urlencode([(name, value) for name, value in parameters if name != DEFAULT_GRAPH])
        self.url = urlunsplit(parts._replace(query=rest))
        self.login, self.limits = login, limits
        chosen = [into] if into is not None else graphs
        if len(chosen) > 1 or not all(map(is_iri, chosen)):
            raise ArgumentError(
                f"{shown(', '.join(chosen))} is not the IRI of one graph; give that of the target graph"
            )
        self.virtuoso = self.reader(None).is_virtuoso
        usual = layers.graph_name("data") if self.virtuoso else None
        self.graph = chosen[0] if chosen else usual
        self.name = f"<{self.graph}>" if self.graph else "the default graph"

    def reader(self, graph: str | None) -> "RemoteEngine":
        """Return an engine that queries a graph of the server."""
        from creativegraph.endpoint.client import Endpoint
        from creativegraph.endpoint.engine import RemoteEngine

        return RemoteEngine(Endpoint(self.url, graph, self.login, self.limits))

    def writer(self, update: str | None, store: str | None) -> "Writer":
        """Return a writer to the server."""
        from creativegraph.endpoint.update import Writer

        return Writer(self.url, (update, store), self.login, self.limits, virtuoso=self.virtuoso)

    def found(self, graph: str | None) -> set[bytes]:
        """Download a graph of the server and return its normal form."""
        from creativegraph.engine import in_memory

        return set(normal_form(in_memory(self.reader(graph).ntriples())))

    def holds(self, lines: dict[bytes, bytes]) -> bool:
        """Return True if the target graph has these triples and no other."""
        return self.reader(self.graph).size() == len(lines) and self.found(self.graph) == lines.keys()

    def check_writable(self) -> None:
        """Raise an error if the target graph has triples, but none of our ontology."""
        reader = self.reader(self.graph)
        size = reader.size()
        if size and not reader.ask_any(packaged_query("ours")):
            raise ArgumentError(
                f"{self.name} of {shown_url(self.url)} already holds {size:,} triples not written by creativegraph;"
                " choose another graph (into), or pass replace"
            )

    def pushed(self, lines: dict[bytes, bytes], sent: int, *, changed: bool) -> Pushed:
        """Return what the server has now."""
        address = shown_url(self.url)
        if self.graph:
            address += f"?{DEFAULT_GRAPH}={quote(self.graph, safe=':/')}"
        return Pushed(address, self.graph, len(lines), sent, changed, digest(lines))


class Upload:
    """One graph on its way to its target."""

    def __init__(self, target: Target, writer: "Writer", lines: dict[bytes, bytes], report: Progress) -> None:
        self.target, self.writer, self.lines, self.report = target, writer, lines, report
        # The name holds target and content: an interrupted push of the same graph finds its staging graph again.
        key = sha256((target.graph or "").encode()).hexdigest()[:8]
        self.prefix = f"{layers.graph_name('staging')}/{key}/"
        self.staging = self.prefix + digest(lines)[:32]

    def run(self, batch: int) -> int:
        """Upload the graph and return how many triples were sent."""
        if not self.writer.takes_updates(self.staging):
            self.report("sending", 0, len(self.lines))
            self.writer.put(self.target.graph, list(self.lines.values()))
            self.verify_target()
            return len(self.lines)
        with resumable():
            sent = self.send(batch) + self.complete()
            self.report("moving", 0, 1)
        self.move()
        self.verify_target()
        self.drop_abandoned()
        return sent

    def send(self, batch: int) -> int:
        """Send the missing batches. They arrive in order, so the size of the staging graph says which these are."""
        lines = list(self.lines.values())
        size = self.target.reader(self.staging).size()
        start = size // batch * batch if size < len(lines) else len(lines)
        for first in range(start, len(lines), batch):
            self.report("sending", first, len(lines))
            self.writer.add(self.staging, lines[first : first + batch])
        self.report("sending", len(lines), len(lines))
        return len(lines) - start

    def complete(self) -> int:
        """Compare the staging graph, and send what is missing of a batch that was cut.

        Raises:
            EndpointError: the server stores other triples than it was sent.
        """
        self.report("comparing", 0, len(self.lines))
        found = self.target.found(self.staging)
        missing = [line for key, line in self.lines.items() if key not in found]
        if missing and found <= self.lines.keys():
            self.writer.add(self.staging, missing)
            found = self.target.found(self.staging)
        if found != self.lines.keys():
            self.writer.update("drop", {"graph": self.staging})
            raise self.difference(found, f"{UNCHANGED}; leave such triples out, or use another server")
        return len(missing)

    def move(self) -> None:
        """Move the staging graph to its target. If the server does not confirm it, look whether it was done."""
        try:
            self.writer.move(self.staging, self.target.graph)
        except EndpointError as error:
            if self.target.reader(self.staging).size() == len(self.lines):
                raise
            if not self.target.holds(self.lines):
                raise EndpointError(f"{error}; {self.target.name} is incomplete, push again") from error

    def verify_target(self) -> None:
        """Compare the target graph."""
        self.report("comparing", 0, len(self.lines))
        found = self.target.found(self.target.graph)
        if found != self.lines.keys():
            raise self.difference(
                found, "somebody else writes to it, or the default graph includes other graphs; choose a named graph"
            )

    def drop_abandoned(self) -> None:
        """Drop the staging graphs of other pushes to this target."""
        text = packaged_query("staged_by_statement" if self.target.virtuoso else "staged")
        left = self.target.reader(None).select(bound(text, {"place": [render("string", self.prefix)]}))
        for line in left.decode().replace('"', "").split()[1:]:
            self.writer.update("drop", {"graph": line})

    def difference(self, found: set[bytes], advice: str) -> EndpointError:
        """Return the error of a graph that differs from what was sent."""
        lost, odd = self.lines.keys() - found, found - self.lines.keys()
        subject, name, value = min(lost or odd).decode().removesuffix(" .").split(" ", 2)
        example = f"{compact(bare(subject))} {compact(bare(name))} {shown(value)}"
        return EndpointError(
            f"{shown_url(self.target.url)} returns another graph than was sent: {len(lost):,} triples are missing"
            f" and {len(odd):,} added, such as {example}; {advice}"
        )


@contextmanager
def resumable() -> Iterator[None]:
    """Add to errors before the move that nothing is lost."""
    try:
        yield
    except EndpointError as error:
        if UNCHANGED in str(error):
            raise
        detailed = type(error)(f"{error}; {UNCHANGED}, and the next push continues from here")
        detailed.retry_after = error.retry_after
        raise detailed from error
