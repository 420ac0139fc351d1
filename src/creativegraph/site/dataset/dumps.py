"""The whole graph in files, gzipped, with their checksums.

All are made of the same lines of N-Triples, sorted, so that a graph has the same files whatever its store is like.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b, sha256
from io import BytesIO
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.engine.tags import marked, unmarked
from creativegraph.engine.written import in_memory_as_written
from creativegraph.errors import FormatError
from creativegraph.export import jsonld, rdf, turtle
from creativegraph.export.labels import NAMING, more_names
from creativegraph.export.unsupported import Watched, in_xml
from creativegraph.files import rdf_format
from creativegraph.ontology.site import NAMESPACES
from creativegraph.site.addresses import readable
from creativegraph.site.content.once import once
from creativegraph.site.dataset.packing import Form, by_subject, joined_in_pieces, packed
from creativegraph.store.layers import LAYERS, Owners, graph_name, layer_of

if TYPE_CHECKING:
    from creativegraph.site.things import Things

__all__ = ["Dump", "Dumps", "Size", "dumps_of"]

SOURCED = "evidence"
"""The layer without which a graph has its facts alone."""
LEVEL = 6


class Dump(NamedTuple):
    """A file with the graph: its path in the site, its format, and whether the claims and sources are left out."""

    path: str
    format: str
    facts: bool


class Size(NamedTuple):
    """How many bytes a file has, and their SHA-256."""

    length: int
    digest: str


class Dumps:
    """The files of a graph, each made when it is first asked for."""

    def __init__(self, site: "Things") -> None:
        self.site = site
        self.labels = site.settings.said.labels
        self.sizes: dict[str, Size] = {}

    @cached_property
    def lines(self) -> list[bytes]:
        """The triples of the graph as N-Triples, sorted."""
        engine, out = self.site.graph.embedded(), BytesIO()
        with project.using(self.site.graph.projects):
            rdf.write(engine.whole(), out, "nt", engine.written)
        out.seek(0)
        return sorted(out)

    @cached_property
    def key(self) -> str:
        """A digest of the graph."""
        return blake2b(b"".join(self.lines), digest_size=16).hexdigest()

    @cached_property
    def by_property(self) -> dict[bytes, bytes]:
        """Digests of the triples of each property."""
        found: defaultdict[bytes, list[bytes]] = defaultdict(list)
        for line in self.lines:
            found[line.split(b" ", 2)[1]].append(line)
        return {name: blake2b(b"".join(some), digest_size=16).digest() for name, some in found.items()}

    @cached_property
    def layers(self) -> dict[bytes, str]:
        """The layer of each subject."""
        owners = Owners(self.site.store)
        return {subject: owners.layer_of_written(subject.decode()) for subject, _ in self.subjects}

    def all(self) -> list[Dump]:
        """Return the files of the graph: all of it and its facts alone, in each format that the manifest names."""
        name = readable(self.site.settings.name)
        both = (False, True) if any(layer_of(each) == SOURCED for each in self.site.subjects) else (False,)
        return [
            Dump(f"dumps/{name}{'.facts' if facts else ''}.{ending}.gz", ending, facts)
            for facts in both
            for ending in self.site.settings.said.dumps
        ]

    def size(self, dump: Dump) -> Size:
        """Return the size and digest of a file."""
        if dump.path not in self.sizes:
            self.made(dump)
        return self.sizes[dump.path]

    def made(self, dump: Dump) -> bytes:
        """Return the bytes of a dump: the lines that belong in it, in its format, gzipped."""
        with project.using(self.site.graph.projects):
            data = self.packed(dump)
        self.sizes[dump.path] = Size(len(data), sha256(data).hexdigest())
        return data

    def sums(self) -> bytes:
        """Return the checksums as ``sha256sum`` reads them, in the folder of the files."""
        return "".join(f"{self.size(each).digest}  {each.path.partition('/')[2]}\n" for each in self.all()).encode()

    def packed(self, dump: Dump) -> bytes:
        """Return the graph in a format, gzipped: in pieces where a format has all of a subject in one place."""
        if dump.format not in ("nt", "ttl"):
            return gzip.compress(self.written(dump), LEVEL, mtime=0)
        pieces = self.pieces_of_facts if dump.facts else self.pieces
        if dump.format == "nt":
            return packed(self.site, Form(dump.path, b"", bytes, LEVEL), pieces)
        import pyoxigraph

        prefixes = rdf.prefixes()
        head = turtle.header(prefixes)
        name = repr((dump.path, head, pyoxigraph.__version__))
        # The line between two subjects stands before each piece.
        form = Form(name, head[:-1], lambda some: as_turtle(some, prefixes)[len(head) - 1 :], LEVEL)
        return packed(self.site, form, pieces)

    def written(self, dump: Dump) -> bytes:
        """Return the graph in a format that is written as a whole."""
        lines = self.facts if dump.facts else self.named
        if dump.format == "nq":
            return b"".join(self.quads(lines))
        try:
            return serialised(lines, dump.format, self.quads)
        except ValueError as error:  # such as a property whose IRI is no name in XML
            advice = f'take "{dump.format}" out of dumps in the section [site] of the manifest'
            raise FormatError(f"the graph cannot be written as {dump.format}: {error}; {advice}") from error

    def quads(self, lines: Iterable[bytes]) -> "Iterator[bytes]":
        """Yield N-Triples with the layer of each as its graph, layer by layer."""
        found: defaultdict[str, list[bytes]] = defaultdict(list)
        ends = {layer: f" <{graph_name(layer)}> .\n".encode() for layer in LAYERS}
        for each in lines:
            layer = self.layers[each[: each.index(b" ")]]
            found[layer].append(each[:-3] + ends[layer])
        for layer in LAYERS:
            yield from found[layer]

    @cached_property
    def named(self) -> list[bytes]:
        """The triples with the names in further properties that the manifest asks for."""
        more = {*names(self.lines, self.labels)} if self.labels else set[bytes]()
        return sorted([*self.lines, *more.difference(self.lines)]) if more else self.lines

    @cached_property
    def subjects(self) -> list[tuple[bytes, list[bytes]]]:
        """The subjects of the triples, each with its own: further names are of subjects that are there."""
        return [*by_subject(self.named)]

    @cached_property
    def subjects_of_facts(self) -> list[tuple[bytes, list[bytes]]]:
        """The same without claims, quotations, sources and corrections."""
        return [each for each in self.subjects if self.layers[each[0]] != SOURCED]

    @cached_property
    def facts(self) -> list[bytes]:
        """The triples without claims, quotations, sources and corrections."""
        return [*chain.from_iterable(some for _, some in self.subjects_of_facts)]

    @cached_property
    def pieces(self) -> list[bytes]:
        """The triples in pieces, of which several files are packed."""
        return [*joined_in_pieces(self.subjects)]

    @cached_property
    def pieces_of_facts(self) -> list[bytes]:
        """The same without claims, quotations, sources and corrections."""
        return [*joined_in_pieces(self.subjects_of_facts)]


@once
def dumps_of(site: "Things") -> Dumps:
    """Return the files of the graph of a site, which is read once."""
    return Dumps(site)


def as_turtle(lines: bytes, prefixes: Mapping[str, str]) -> bytes:
    """Return lines of N-Triples as Turtle."""
    from pyoxigraph import RdfFormat, parse

    read = parse(marked(lines), format=RdfFormat.N_TRIPLES, lenient=True)
    return unmarked(turtle.turtle((each.triple for each in read), prefixes))


def serialised(lines: Iterable[bytes], form: str, quads: Callable[[Iterable[bytes]], Iterable[bytes]]) -> bytes:
    """Return lines of N-Triples in another format, prefixes in a fixed order; ``quads`` puts them into layers."""
    from pyoxigraph import RdfFormat, parse, serialize

    prefixes = rdf.prefixes()
    if form == "jsonld":
        out = BytesIO()
        store, written = in_memory_as_written(b"".join(lines))
        jsonld.write(store, out, written)
        return out.getvalue()
    if form == "ttl":
        return as_turtle(b"".join(lines), prefixes)
    given, kind = (quads(lines), RdfFormat.N_QUADS) if form == "trig" else (lines, RdfFormat.N_TRIPLES)
    read = parse(marked(b"".join(given)), format=kind, lenient=True)
    made = unmarked(serialize(read, format=rdf_format(form), prefixes=prefixes) or b"")
    if form == "rdf":
        watched = Watched(BytesIO(), form)
        watched.write(made)
        watched.look()
        if watched.wrong:
            raise FormatError(f"RDF/XML cannot hold {watched.wrong}")
        return NAMESPACES.sub(lambda found: b" ".join(sorted(found[0].split(b" "))), in_xml(made), count=1)
    return turtle.header(prefixes) + turtle.readable(made.split(b"\n", len(prefixes))[-1], prefixes)


def names(lines: Iterable[bytes], labels: Iterable[str]) -> Iterator[bytes]:
    """Yield lines that say the names of things in further properties: those that the best of their own has."""
    stated = re.compile(rb"(\S+) <(" + b"|".join(re.escape(each.encode()) for each in NAMING) + rb')> (".*\n)')
    found = filter(None, map(stated.match, lines))
    for subject, some in groupby(found, lambda each: each[1]):
        for predicate, rest in more_names([(each[2].decode(), each[3]) for each in some], labels):
            yield b"%b <%b> %b" % (subject, predicate.encode(), rest)
