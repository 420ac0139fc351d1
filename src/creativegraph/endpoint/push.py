"""Graphs on their way to a server: beside the old one first, compared there, then in its place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from creativegraph.catalogue.query import bound
from creativegraph.endpoint.http import Limits, named
from creativegraph.endpoint.rewrite import transfer
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
"""The parameter by which the SPARQL Protocol names the graph that is asked."""
Progress = Callable[[str, int, int], None]


class Pushed(NamedTuple):
    """What stands at the server now.

    ``address`` asks it; ``graph`` is its IRI, None for the default graph. ``triples`` are there, ``sent`` of them were
    sent this time. ``changed`` is False if the same graph stood there already. ``hash`` is the SHA-256 of the normal
    form, equal here and there.
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
    """Load or update a graph at a SPARQL server, so that ``connect(url)`` answers from it.

    It is sent in batches to a graph beside the old one, fetched back and compared there, moved in the place of the
    old one by one update, fetched and compared again. Interrupted, the next call goes on after what arrived. No
    other graph is touched. A graph that is there already is not sent. Blank nodes become IRIs.

    Args:
        graph: what is sent.
        url: the address that takes queries; ``?default-graph-uri=`` in it names the graph to fill.
        into: the IRI of the graph to fill; else the one that ``url`` asks, which is the default graph, but on
            Virtuoso, which has none, ``https://w3id.org/creativegraph/graph/data``.
        update: the address that takes SPARQL Update; ``…/update`` beside ``url`` by default, on Virtuoso
            ``…/sparql-auth``.
        store: the address of the Graph Store Protocol; ``…/store`` by default, on Virtuoso
            ``…/sparql-graph-crud-auth``.
        login: user and password; see ``connect``.
        replace: also take the place of a graph that is none of creativegraph.
        batch: triples of a request.
        timeout: seconds until a request is answered, and again until the answer ends.
        retries: how often a batch is sent again to a server that is busy, away or breaks off.
        progress: called with what is done (``sending``, ``comparing``, ``moving``), how much of it, and of how much.

    Raises:
        ArgumentError: an option is none, the graph is empty, or what stands at the place is no graph of ours.
        RefusedError: the server wants other credentials.
        EndpointError: it takes no updates, or fails; what was there before is there still, unless the message says
            otherwise.
    """
    if not timeout > 0 or retries < 0 or batch < 1:
        raise ArgumentError(f"timeout={timeout}, retries={retries}, batch={batch} send nothing; give more")
    target = Target(url, into, login, Limits(timeout, retries, 1 << 34))
    lines = normal_form(graph.store())
    if not lines:
        raise ArgumentError("the graph has no triples, and an empty one is not pushed; give one that has some")
    told = progress or (lambda *_: None)
    told("comparing", 0, len(lines))
    if target.holds(lines):
        return target.pushed(lines, 0, changed=False)
    target.check_ours(replace=replace)
    sent = Push(target, target.writer(update, store), lines, told).run(batch)
    return target.pushed(lines, sent, changed=True)


class Target:
    """The place of a graph at a server."""

    def __init__(self, url: str, into: str | None, login: tuple[str, str] | None, limits: Limits) -> None:
        from creativegraph.endpoint.http import checked

        parts = urlsplit(checked(url))
        parameters = parse_qsl(parts.query, keep_blank_values=True)
        graphs = [value for name, value in parameters if name == DEFAULT_GRAPH]
        rest = urlencode([(name, value) for name, value in parameters if name != DEFAULT_GRAPH])
        self.url = urlunsplit(parts._replace(query=rest))
        self.login, self.limits = login, limits
        chosen = [into] if into is not None else graphs
        if len(chosen) > 1 or not all(map(is_iri, chosen)):
            raise ArgumentError(
                f"{shown(', '.join(chosen))} is not the IRI of one graph; give that of the graph to fill"
            )
        self.virtuoso = self.reader(None).is_virtuoso
        usual = layers.graph_name("data") if self.virtuoso else None
        self.graph = chosen[0] if chosen else usual
        self.name = f"<{self.graph}>" if self.graph else "the default graph"

    def reader(self, graph: str | None) -> "RemoteEngine":
        """Asks a graph of the server."""
        from creativegraph.endpoint.client import Endpoint
        from creativegraph.endpoint.engine import RemoteEngine

        return RemoteEngine(Endpoint(self.url, graph, self.login, self.limits))

    def writer(self, update: str | None, store: str | None) -> "Writer":
        """Writes to the server."""
        from creativegraph.endpoint.update import Writer

        return Writer(self.url, (update, store), self.login, self.limits, virtuoso=self.virtuoso)

    def found(self, graph: str | None) -> set[bytes]:
        """The normal form of a graph there."""
        from creativegraph.engine import in_memory

        return set(normal_form(in_memory(self.reader(graph).ntriples())))

    def holds(self, lines: dict[bytes, bytes]) -> bool:
        """True if the same graph is there already."""
        return self.reader(self.graph).size() == len(lines) and self.found(self.graph) == lines.keys()

    def check_ours(self, *, replace: bool) -> None:
        """Pass a place that is empty or has a graph of ours."""
        there = self.reader(self.graph)
        size = 0 if replace else there.size()
        if size and not there.ask_any(transfer("ours")):
            raise ArgumentError(
                f"{self.name} of {named(self.url)} has {size:,} triples that are none of creativegraph; name another"
                " graph with into, or take its place with replace"
            )

    def pushed(self, lines: dict[bytes, bytes], sent: int, *, changed: bool) -> Pushed:
        """What stands there now."""
        address = named(self.url)
        if self.graph:
            address += f"?{DEFAULT_GRAPH}={quote(self.graph, safe=':/')}"
        return Pushed(address, self.graph, len(lines), sent, changed, digest(lines))


class Push:
    """One graph on its way."""

    def __init__(self, target: Target, writer: "Writer", lines: dict[bytes, bytes], told: Progress) -> None:
        self.target, self.writer, self.lines, self.told = target, writer, lines, told
        place = sha256((target.graph or "").encode()).hexdigest()[:8]
        self.place = f"{layers.graph_name('staging')}/{place}/"
        self.staging = self.place + digest(lines)[:32]

    def run(self, batch: int) -> int:
        """How many triples were sent."""
        if not self.writer.takes_updates(self.staging):
            self.told("sending", 0, len(self.lines))
            self.writer.put(self.target.graph, list(self.lines.values()))
            self.check_arrived()
            return len(self.lines)
        with resumable():
            sent = self.send(batch) + self.mend()
            self.told("moving", 0, 1)
        self.move()
        self.check_arrived()
        self.tidy()
        return sent

    def send(self, batch: int) -> int:
        """Send the batches that are not there yet; they arrive in order, so that their number says which."""
        there = self.target.reader(self.staging).size()
        start = min(there, len(self.lines)) // batch * batch if there < len(self.lines) else len(self.lines)
        whole = list(self.lines.values())
        for first in range(start, len(whole), batch):
            self.told("sending", first, len(whole))
            self.writer.add(self.staging, whole[first : first + batch])
        self.told("sending", len(whole), len(whole))
        return len(whole) - start

    def mend(self) -> int:
        """Compare what arrived, and send once more what is missing of a batch that was cut.

        Raises:
            EndpointError: the server keeps other statements than it was sent.
        """
        self.told("comparing", 0, len(self.lines))
        found = self.target.found(self.staging)
        missing = [line for key, line in self.lines.items() if key not in found]
        if missing and found <= self.lines.keys():
            self.writer.add(self.staging, missing)
            found = self.target.found(self.staging)
        if found != self.lines.keys():
            self.writer.update("drop", {"graph": self.staging})
            raise self.differing(
                found, "the graph there is as it was; leave such statements out, or ask another server"
            )
        return len(missing)

    def move(self) -> None:
        """Put the graph in its place. A server that fails to say that it did so is asked."""
        try:
            self.writer.move(self.staging, self.target.graph)
        except EndpointError as error:
            if self.target.reader(self.staging).size() == len(self.lines):
                raise
            if not self.target.holds(self.lines):
                name = self.target.name
                raise EndpointError(f"{error}; {name} was being replaced and is not whole, push again") from error

    def check_arrived(self) -> None:
        """Compare the graph in its place."""
        self.told("comparing", 0, len(self.lines))
        found = self.target.found(self.target.graph)
        if found != self.lines.keys():
            raise self.differing(found, "somebody else writes there, or the default graph holds others; name a graph")
        self.told("comparing", len(self.lines), len(self.lines))

    def tidy(self) -> None:
        """Drop what pushes of other graphs to this place left when they were given up."""
        text = transfer("staged_by_statement" if self.target.virtuoso else "staged")
        left = self.target.reader(None).select(bound(text, {"place": [render("string", self.place)]}))
        for line in left.decode().replace('"', "").split()[1:]:
            self.writer.update("drop", {"graph": line})

    def differing(self, found: set[bytes], advice: str) -> EndpointError:
        """What to say of a graph that is another than was sent."""
        lost, odd = self.lines.keys() - found, found - self.lines.keys()
        subject, name, value = min(lost or odd).decode().removesuffix(" .").split(" ", 2)
        example = f"{compact(bare(subject))} {compact(bare(name))} {shown(value)}"
        return EndpointError(
            f"{named(self.target.url)} gives back another graph than it was sent: {len(lost):,} statements are missing"
            f" and {len(odd):,} others are there, such as {example}; {advice}"
        )


@contextmanager
def resumable() -> Iterator[None]:
    """Errors before the swap say that nothing is lost."""
    try:
        yield
    except EndpointError as error:
        if "as it was" in str(error):
            raise
        told = type(error)(f"{error}; the graph there is as it was, and pushing again goes on from here")
        told.retry_after = error.retry_after
        raise told from error
