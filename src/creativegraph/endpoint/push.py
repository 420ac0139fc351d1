"""Uploads a graph to a SPARQL server, whole or the difference, with its defaults: triples a request, retries."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from creativegraph.endpoint.background import background
from creativegraph.endpoint.held import held, hold
from creativegraph.endpoint.http import Limits
from creativegraph.endpoint.target import Lines, Target
from creativegraph.endpoint.upload import ANOTHER, NAMED_OTHERWISE, Progress, Upload
from creativegraph.errors import ArgumentError
from creativegraph.graph import Graph
from creativegraph.project import in_use, using
from creativegraph.store.canonical import digest, normal_form

__all__ = ["Pushed", "push"]


class Pushed(NamedTuple):
    """The graph at the server after a push.

    ``address`` is the URL to query it; ``graph`` its IRI, None for the default graph. ``triples`` is its size, ``sent``
    the number of triples sent this time, those to remove among them. ``changed`` is False if the server had the same
    graph already. ``hash`` is the SHA-256 of the normal form, equal to that of the local graph. ``notes`` says what was
    found at the server that should not have been there.
    """

    address: str
    graph: str | None
    triples: int
    sent: int
    changed: bool
    hash: str
    notes: tuple[str, ...] = ()


def push(  # noqa: PLR0913 - options, all but the first two by keyword
    graph: Graph,
    url: str,
    *,
    into: str | None = None,
    update: str | None = None,
    store: str | None = None,
    login: tuple[str, str] | None = None,
    replace: bool = False,
    verify: bool = False,
    batch: int = 10_000,
    timeout: float = 300,
    retries: int = 3,
    progress: Progress | None = None,
) -> Pushed:
    """Upload a graph to a SPARQL server, so that ``connect(url)`` queries it.

    Of a graph that the server holds in an earlier state only the difference is sent. It comes to staging graphs first,
    is compared there, and removed and added by one update; a whole graph is moved in place of the target graph. Then
    the target graph is compared, and only then the digest of a difference named. After an interruption the next call
    continues a whole graph with the first batch that is missing, and drops what dead ones left. No other graph is
    changed but the one that names the digest of what was pushed. A graph that the server has already is not sent. Blank
    nodes become IRIs.

    Args:
        graph: the graph to send.
        url: the URL for queries; ``?default-graph-uri=`` in it names the target graph.
        into: the IRI of the target graph. Without it the graph that ``url`` queries: the default graph, except on
            Virtuoso, whose default graph is the union of all, ``https://w3id.org/creativegraph/graph/data``.
        update: the URL for SPARQL Update; ``…/update`` beside ``url`` by default, on Virtuoso ``…/sparql-auth``.
        store: the URL of the Graph Store Protocol; ``…/store`` by default, on Virtuoso ``…/sparql-graph-crud-auth``.
        login: user and password; see ``connect``.
        replace: overwrite the target graph even if creativegraph did not write it.
        verify: download and compare the whole target graph after a difference, and where it may be up to date. Without
            it the number of triples and the length of the values of each property are compared, and all triples about
            what has changed.
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
    lines = normal_form(graph.engine.ntriples())
    if not lines:
        raise ArgumentError("the graph has no triples; give one that has some")
    report = progress or (lambda *_: None)
    upload = Upload(target, target.writer(update, store), lines, report, verify=verify)
    report("comparing", 0, len(lines))
    named = target.named()
    if upload.is_there(named):
        sent, changed = 0, False
    else:
        with using(graph.projects or in_use()):
            base = base_of(target, named, upload, replace=replace)
        with background(partial(hold, upload.digest, lines)):
            sent, changed = upload.run(base, batch), True
    upload.drop_abandoned()
    return Pushed(target.address(), target.graph, len(lines), sent, changed, upload.digest, tuple(upload.notes))


def base_of(target: Target, named: set[str], upload: Upload, *, replace: bool) -> Lines | None:
    """Return the triples of the target graph, from which the difference is sent; None for the whole.

    What the server names is not downloaded if it is kept here and as large; whether it was that shows afterwards. A
    graph that it names and that has something of the new one is ours as well where a project extends nothing.
    """
    with background(partial(held_of, named - {upload.digest})) as kept_here:
        size = target.size()
    for known in kept_here.result():
        if len(known) == size:
            return known
    if not size:
        return None
    found = target.found(target.graph) if named or target.is_ours() else {}
    if found.keys().isdisjoint(upload.lines) and not target.is_ours():
        if replace:
            return None
        raise target.foreign(size)
    if named and digest(sorted(found)) not in named:
        text = NAMED_OTHERWISE if found.keys() == upload.lines.keys() else ANOTHER
        upload.note(text.format(target.name))
    return found


def held_of(names: Iterable[str]) -> list[Lines]:
    """Return the graphs of some digests that are kept here."""
    return [known for each in sorted(names) if (known := held(each)) is not None]
