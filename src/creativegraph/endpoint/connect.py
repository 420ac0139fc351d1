"""Graphs at endpoints: the same questions, asked of a server."""

from collections.abc import Sequence

from creativegraph.endpoint.http import Limits
from creativegraph.errors import ArgumentError, shown
from creativegraph.graph import LANGUAGES, Graph

__all__ = ["connect"]


def connect(  # noqa: PLR0913 - options, all but the first by keyword
    url: str,
    *,
    graph: str | None = None,
    login: tuple[str, str] | None = None,
    timeout: float = 60,
    retries: int = 3,
    max_bytes: int = 1 << 30,
    languages: Sequence[str] = LANGUAGES,
) -> Graph:
    """A graph at a SPARQL 1.1 endpoint that answers as one opened here does.

    Nothing is asked before the first question. An answer is whole or an error: where a server cuts answers,
    catalogued questions and whole graphs are fetched in parts, and what cannot be is an ``IncompleteError``.
    ``find`` and ``resolve`` read all names at their first use and keep them; whatever needs the whole graph
    (``validate``, ``export``, ``infer``, ``to_rdflib``) fetches it each time.

    Args:
        url: the address that takes queries, such as ``https://example.org/sparql``.
        graph: the IRI of the named graph to ask; the endpoint's default graph by default.
        login: user and password. Without them those in the address, or those that ``~/.netrc`` has for the
            host, are used. They are sent to this host alone, and shown nowhere.
        timeout: seconds until an answer begins, and again until it ends.
        retries: how often a question is asked again of a server that is busy, away or breaks off; it waits
            as long as the server asks for, but at most ``timeout``.
        max_bytes: the largest answer that is read.
        languages: the order in which labels are wanted.

    Raises:
        ArgumentError: the address or an option is none.
    """
    from creativegraph.endpoint.client import Endpoint
    from creativegraph.endpoint.engine import RemoteEngine
    from creativegraph.iris import is_iri

    if not timeout > 0 or retries < 0 or max_bytes < 1:
        raise ArgumentError(f"timeout={timeout}, retries={retries}, max_bytes={max_bytes} leave no answer; give more")
    if graph is not None and not is_iri(graph):
        raise ArgumentError(f"{shown(graph)} is not an IRI; give that of a named graph")
    if login is not None and (len(login) != 2 or not all(isinstance(each, str) for each in login)):
        raise ArgumentError("login is no user and password; give login=(user, password)")
    endpoint = Endpoint(url, graph, login, Limits(timeout, retries, max_bytes))
    return Graph(RemoteEngine(endpoint), languages, place=endpoint.name)
