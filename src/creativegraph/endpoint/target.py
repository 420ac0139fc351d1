"""The graph of a SPARQL server that a push fills: what it holds, and what the server says that it holds."""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from creativegraph.catalogue.query import bound
from creativegraph.endpoint.background import background
from creativegraph.endpoint.download import LARGEST_PAGE
from creativegraph.endpoint.http import Limits, checked_url, shown_url
from creativegraph.endpoint.rewrite import packaged_query
from creativegraph.endpoint.tally import tally_of, told
from creativegraph.errors import ArgumentError, EndpointError, shown
from creativegraph.iris import bare, compact, is_iri, render
from creativegraph.store import layers
from creativegraph.store.canonical import normal_form

if TYPE_CHECKING:
    from creativegraph.endpoint.engine import RemoteEngine
    from creativegraph.endpoint.update import Writer

__all__ = ["Lines", "Target", "difference"]

Lines = dict[bytes, bytes]
"""Triples: the normal form of each, and its line of N-Triples."""
DEFAULT_GRAPH = "default-graph-uri"
"""The parameter of the SPARQL Protocol that names the graph to query."""
MOST_ABOUT = 200
"""Things that are read back after a change; Virtuoso compiles no much longer query."""
NAMED = re.compile(r"urn:sha256:([0-9a-f]{64})")


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
        self.server = self.reader(None)
        self.virtuoso = self.server.is_virtuoso
        usual = layers.graph_name("data") if self.virtuoso else None
        self.graph = chosen[0] if chosen else usual
        self.name = f"<{self.graph}>" if self.graph else "the default graph"
        self.key = sha256((self.graph or "").encode()).hexdigest()[:8]
        self.record = f"{layers.graph_name('pushed')}/{self.key}"
        """The named graph whose one triple names the digest of what was put into the target."""

    def reader(self, graph: str | None) -> "RemoteEngine":
        """Return an engine that queries a graph of the server."""
        from creativegraph.endpoint.client import Endpoint
        from creativegraph.endpoint.engine import RemoteEngine

        return RemoteEngine(Endpoint(self.url, graph, self.login, self.limits))

    def writer(self, update: str | None, store: str | None) -> "Writer":
        """Return a writer to the server."""
        from creativegraph.endpoint.update import Writer

        return Writer(self.url, (update, store), self.login, self.limits, virtuoso=self.virtuoso)

    def size(self) -> int:
        """Return the number of triples of the target graph."""
        reader = self.reader(self.graph)
        return reader.number(packaged_query("size_of_one")) if self.graph else reader.size()

    def named(self) -> set[str]:
        """Return the digest of what the server says was put into the target graph last; several after two at once."""
        text = bound(packaged_query("pushed"), {"graph": [render("iri", self.record)]})
        return set(NAMED.findall(self.server.select(text).decode()))

    def graphs(self, prefix: str) -> list[str]:
        """Return the named graphs whose IRIs begin with a prefix."""
        staged = bound(packaged_query("staged"), {"place": [render("string", prefix)]})
        found = self.server.select(packaged_query("graphs_by_statement") if self.virtuoso else staged)
        return [each for each in found.decode().replace('"', "").split()[1:] if each.startswith(prefix)]

    def found(self, graph: str | None) -> Lines:
        """Download a graph of the server."""
        return normal_form(self.reader(graph).ntriples())

    def holds(self, graph: str | None, lines: Lines) -> bool:
        """Return True if a graph of the server has these triples and no other."""
        reader = self.reader(graph)
        whole = not self.virtuoso or len(lines) < LARGEST_PAGE  # Virtuoso would send a part, and slowly
        if whole and reader.sends(lines):
            return True
        return reader.size() == len(lines) and self.found(graph).keys() == lines.keys()

    def tallies(self, lines: Lines, changed: Iterable[bytes] = ()) -> bool:
        """Return True if the target graph has the tally of these triples, and all of them about what was changed.

        ``changed`` are triples. Values that somebody else changed to others of the same length do not show.
        """
        about = sorted({line.partition(b" ")[0] for line in changed})
        if len(about) > MOST_ABOUT:
            return False
        starts = tuple(each + b" " for each in about)
        with background(
            lambda: (tally_of(lines.values()), {each for each in lines if each.startswith(starts)})
        ) as ours:
            _, data = self.reader(self.graph).table(packaged_query("tally"))  # if it is cut, the tallies differ
        tally, said = ours.result()
        if told(data) != tally:
            return False
        if not about:
            return True
        text = bound(packaged_query("about"), {"subject": [each.decode() for each in about]})
        there = normal_form(self.reader(self.graph).construct(text))
        return there.keys() == said

    def is_ours(self) -> bool:
        """Return True if the target graph has triples of our ontology."""
        return bool(self.reader(self.graph).ask_any(packaged_query("ours")))

    def foreign(self, size: int) -> ArgumentError:
        """Return the error of a target graph that is not ours."""
        return ArgumentError(
            f"{self.name} of {shown_url(self.url)} already holds {size:,} triples not written by creativegraph;"
            " choose another graph (into), or pass replace"
        )

    def address(self) -> str:
        """Return the URL by which the target graph is queried."""
        address = shown_url(self.url)
        return address + (f"?{DEFAULT_GRAPH}={quote(self.graph, safe=':/')}" if self.graph else "")

    def differs(self, lines: Lines, found: Lines, advice: str) -> EndpointError:
        """Return the error of a graph that differs from what was sent."""
        lost, odd = lines.keys() - found.keys(), found.keys() - lines.keys()
        subject, name, value = min(lost or odd).decode().removesuffix(" .").split(" ", 2)
        example = f"{compact(bare(subject))} {compact(bare(name))} {shown(value)}"
        return EndpointError(
            f"{shown_url(self.url)} returns another graph than was sent: {len(lost):,} triples are missing"
            f" and {len(odd):,} added, such as {example}; {advice}"
        )


def difference(old: Lines, new: Lines) -> tuple[Lines, Lines]:
    """Return the triples to remove from a graph and those to add to it, so that it becomes another."""
    gone, come = sorted(key for key in old if key not in new), sorted(key for key in new if key not in old)
    return {key: old[key] for key in gone}, {key: new[key] for key in come}
