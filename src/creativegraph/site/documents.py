"""The documents of things for machines, beside their pages: each thing in three formats, its evidence, and each claim.

The files of a thing are made again only if a triple in one of its documents has changed.
"""

from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING

from creativegraph import __version__, project
from creativegraph.export.blocks import Blocks, ntriples
from creativegraph.export.context import context_with
from creativegraph.export.document import Document, Documents, Naming
from creativegraph.export.framed import Framer
from creativegraph.export.publication import Publication, rights_of
from creativegraph.export.rdf import export, prefixes
from creativegraph.export.triples import Held
from creativegraph.site.page import Part
from creativegraph.site.render import made_of

if TYPE_CHECKING:
    from creativegraph.site.portal import Portal

__all__ = ["parts"]

CONTEXT = "context.jsonld"


def parts(portal: "Portal") -> Iterator[Part]:
    """Yield the documents of each thing that has a page, and of each claim, of those that a change may touch."""
    with project.using(portal.graph.projects):
        writer = Writer(portal)
        context = writer.context()
        yield Part(CONTEXT, made_of(context), lambda: context)
        for thing in portal.due:
            path, node = portal.addresses.path(thing), f"<{thing}>"
            yield from writer.parts(path, writer.documents.description(node), ("ttl", "nt", "jsonld"))
            yield from writer.parts(f"{path}.evidence", writer.documents.evidence(node), ("ttl", "jsonld"))
        for claim in portal.subjects:
            if claim.kind == "claim" and portal.is_due(claim):
                made = writer.documents.claim(f"<{claim}>")
                yield from writer.parts(portal.addresses.path(claim), made, ("ttl", "jsonld"))


class Writer:
    """Writes documents of a graph that is read once."""

    def __init__(self, portal: "Portal") -> None:
        engine, settings = portal.graph.embedded(), portal.settings
        named = next(iter(engine.store.named_graphs()), None) is not None
        self.triples = Held(engine.ntriples() if named else export(portal.graph, format="nt"))
        url, base = settings.url, settings.base

        def address(thing: str) -> str:
            at_home = thing if base and thing.startswith(base) else ""
            return url + portal.addresses.path(thing) if url else at_home

        rights = rights_of(settings.said, base.rstrip("/"))
        self.documents = Documents(self.triples, Publication(address, rights))
        self.blocks = Blocks(prefixes())
        link = settings.said.context == "link"
        self.link = link
        self.framers: dict[str, Framer] = {}
        self.digests: dict[tuple[str, bool], bytes] = {}
        self.names: dict[str, bytes] = {}
        self.said = f"{__version__} {link} {url} {base} {rights}".encode()

    def context(self) -> bytes:
        """Return the context of all documents: of every term of the projects and every property of the graph."""
        from orjson import OPT_APPEND_NEWLINE, OPT_INDENT_2, dumps

        made = {"@context": context_with(self.triples.properties())}
        return dumps(made, option=OPT_INDENT_2 | OPT_APPEND_NEWLINE)

    def parts(self, path: str, document: Document, formats: tuple[str, ...]) -> Iterator[Part]:
        """Yield the files of a document, none if there is nothing in it."""
        if document.nested:
            key = made_of(
                self.said, *(self.digest(node, document.named) for node in (*document.nested, *document.apart))
            )
            for each in formats:
                yield Part(f"{path}.{each}", key, partial(self.made, path, document, each))

    def digest(self, node: str, named: Naming) -> bytes:
        """Return a digest of a node and of the names of what it links to; it is kept, as several documents have it."""
        key = (node, named.terms)
        if key not in self.digests:
            pairs = self.triples.of(node)
            names = sorted(self.name(each) for each in named(pairs))
            text = " ".join((node, *chain.from_iterable(pairs)))
            self.digests[key] = blake2b(b"".join((text.encode(), *names)), digest_size=16).digest()
        return self.digests[key]

    def name(self, node: str) -> bytes:
        """Return a digest of the names of a node."""
        if node not in self.names:
            text = " ".join((node, *chain.from_iterable(self.documents.brief(node))))
            self.names[node] = blake2b(text.encode(), digest_size=16).digest()
        return self.names[node]

    def made(self, path: str, document: Document, form: str) -> bytes:
        """Return a document in a format."""
        if form == "ttl":
            return self.blocks.turtle(document.nodes())
        if form == "nt":
            return ntriples(document.nodes())
        return self.framer(path).framed(document)

    def framer(self, path: str) -> Framer:
        """Return what writes JSON-LD at a path, with the address of the context from there or the context itself."""
        link = "../" * path.count("/") + CONTEXT if self.link else ""
        if link not in self.framers:
            self.framers[link] = Framer(self.triples.properties, link)
        return self.framers[link]
