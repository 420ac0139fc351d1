"""The documents of things for machines, beside their pages: a thing in three formats, evidence in two, a claim in one.

The files of a thing are made again only if a triple in one of its documents has changed.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from creativegraph import __version__, project
from creativegraph.export.blocks import Blocks, ntriples
from creativegraph.export.context import context_with
from creativegraph.export.document import Document, Documents
from creativegraph.export.framed import Framer
from creativegraph.export.publication import Publication, rights_of
from creativegraph.export.rdf import prefixes
from creativegraph.export.triples import Asked, Held, Triples
from creativegraph.site.content.history import history
from creativegraph.site.dataset.about import about_of
from creativegraph.site.digests import made_of
from creativegraph.site.page import Part

if TYPE_CHECKING:
    from creativegraph.site.portal import Portal

__all__ = ["parts"]

CONTEXT = "context.jsonld"
FEW = 1000
"""Up to how many touched things and claims the store is asked for each, and not read as a whole."""


def parts(portal: "Portal") -> Iterator[Part]:
    """Yield the documents of each thing that has a page, and of each claim, of those that a change may touch."""
    with project.using(portal.graph.projects):
        writer = Writer(portal)
        yield Part(CONTEXT, made_of(writer.context), partial(bytes, writer.context))
        for thing in portal.due:
            path, node = portal.addresses.path(thing), f"<{thing}>"
            yield from writer.parts(path, writer.documents.description(node), ("nt", "jsonld"))
            yield from writer.parts(f"{path}.evidence", writer.documents.evidence(node), ("jsonld",))
        for claim in portal.subjects:
            if claim.kind == "claim" and portal.is_due(claim):
                yield from writer.parts(portal.addresses.path(claim), writer.documents.claim(f"<{claim}>"))


class Writer:
    """Writes documents of a graph that is read once, or asked where little of it has changed."""

    def __init__(self, portal: "Portal") -> None:
        engine, settings = portal.graph.embedded(), portal.settings
        dumps = about_of(portal).dumps
        self.triples: Triples
        if next(iter(engine.store.named_graphs()), None) is not None:
            self.triples = Held(engine.ntriples())
            self.properties = self.triples.properties()
        else:
            few = portal.touched is not None and len(portal.touched) <= FEW
            self.triples = Asked(portal.store, engine.written) if few else Held(b"".join(dumps.lines))
            self.properties = {each[1:-1].decode() for each in dumps.by_property}
        url, base = settings.url, settings.base

        def address(thing: str) -> str:
            at_home = thing if base and thing.startswith(base) else ""
            return url + portal.addresses.path(thing) if url else at_home

        rights = rights_of(settings.said, base.rstrip("/"))
        self.documents = Documents(self.triples, Publication(address, rights, history(portal).days))
        self.blocks = Blocks(prefixes())
        link = settings.said.context == "link"
        self.link = link
        self.framers: dict[str, Framer] = {}
        self.context = self.made_context()
        self.said = made_of(f"{__version__} {link}".encode(), self.context).encode()

    def made_context(self) -> bytes:
        """Return the context of all documents: of every term of the projects and every property of the graph."""
        from orjson import OPT_APPEND_NEWLINE, OPT_INDENT_2, dumps

        made = {"@context": context_with(self.properties)}
        return dumps(made, option=OPT_INDENT_2 | OPT_APPEND_NEWLINE)

    def parts(self, path: str, document: Document, formats: tuple[str, ...] = ()) -> Iterator[Part]:
        """Yield a document as Turtle and in further formats; none if there is nothing in it."""
        if document.nested:
            turtle = self.blocks.turtle(document.nodes)  # which has all that the others have
            key = made_of(self.said, turtle)
            yield Part(f"{path}.ttl", key, partial(bytes, turtle))
            for each in formats:
                yield Part(f"{path}.{each}", key, partial(self.made, path, document, each))

    def made(self, path: str, document: Document, form: str) -> bytes:
        """Return a document in a format."""
        return ntriples(document.nodes) if form == "nt" else self.framer(path).framed(document)

    def framer(self, path: str) -> Framer:
        """Return what writes JSON-LD at a path, with the address of the context from there or the context itself."""
        link = "../" * path.count("/") + CONTEXT if self.link else ""
        if link not in self.framers:
            self.framers[link] = Framer(lambda: self.properties, link)
        return self.framers[link]
