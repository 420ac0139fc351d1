"""A graph at a SPARQL endpoint, ``cg.connect``, with its defaults: timeout, retries, the largest response."""

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
    """Return the graph at a SPARQL 1.1 endpoint, with the same methods as an embedded one.

    No request is sent before the first query. A result is complete or an error: where a server limits results,
    catalogued queries and whole graphs are fetched in parts, and whatever cannot be is an ``IncompleteError``.
    ``find`` and ``resolve`` load all names at first use and keep them; ``validate``, ``export``, ``infer`` and
    ``to_rdflib`` download the whole graph each time.

    Args:
        url: the URL for queries, such as ``https://example.org/sparql``.
        graph: the IRI of the named graph to query; the endpoint's default graph by default.
        login: user and password. Without it those in the URL, or those of the host in ``~/.netrc``. They are sent
            to this host alone and never shown.
        timeout: seconds for each answer, from the request to its last byte: redirects, retries and the waits between
            them count. ``run`` and ``sparql`` take one for a whole question.
        retries: how often a request is repeated if the server is busy, cannot be reached or closes the connection;
            between attempts it waits as long as the server asks for, but no longer than is left of ``timeout``.
        max_bytes: the largest response accepted.
        languages: the languages of labels, best first.

    Raises:
        ArgumentError: the URL or an option is not valid.
    """
    from creativegraph.endpoint.client import Endpoint
    from creativegraph.endpoint.engine import RemoteEngine
    from creativegraph.iris import is_iri

    if not timeout > 0 or retries < 0 or max_bytes < 1:
        raise ArgumentError(
            f"timeout={timeout}, retries={retries}, max_bytes={max_bytes}: timeout and max_bytes must be above 0,"
            " retries 0 or more"
        )
    if graph is not None and not is_iri(graph):
        raise ArgumentError(f"{shown(graph)} is not an IRI; give that of a named graph")
    if login is not None and (len(login) != 2 or not all(isinstance(each, str) for each in login)):
        raise ArgumentError("login is not a user and a password; give login=(user, password)")
    endpoint = Endpoint(url, graph, login, Limits(timeout, retries, max_bytes))
    return Graph(RemoteEngine(endpoint), languages, place=endpoint.name)
