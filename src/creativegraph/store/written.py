"""Reads how the literals of an RDF file are written, and keeps it on disk beside a store; engine/written.py holds it.

A store folder has ``creativegraph.written`` (N-Triples) if its store holds literals in another form than its files.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.engine.tags import marked, marked_json, marked_xml
from creativegraph.engine.written import Written, as_written, relabelled
from creativegraph.files import atomic_write
from creativegraph.store.plain import are_plain, is_plain
from creativegraph.store.plain_json import NEITHER, Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad, RdfFormat, Store

__all__ = ["FILE", "RdfText", "keep_written", "load_as_written", "without_formulas", "written_in"]

FILE = "creativegraph.written"
MARKED = {"rdf": marked_xml, "jsonld": marked_json}
"""What marks language tags with capitals, by the ending of a format; all others are relatives of Turtle."""
BLANK = (b"_:", b"[", b"(", b"<<", b"{|", b"~")
"""What Turtle has where there are blank nodes."""


class RdfText(NamedTuple):
    """The text of an RDF file, in UTF-8."""

    path: Path
    data: bytes
    format: "RdfFormat"
    flat: bool = False
    """Whether it is RDF/XML in its plainest form, see flat_xml.py."""
    plain: bool | None = None
    """Whether it is Turtle that can be loaded as it is, where that is known already."""
    seen: Seen = NEITHER
    """What is known of JSON-LD in its plainest form, see plain_json.py."""

    @property
    def is_plain(self) -> bool:
        """Whether it can be loaded as it is, see plain.py."""
        if not self.flat:
            known = is_plain(self.data, self.format.file_extension) if self.plain is None else self.plain
            return self.seen.plain or known
        from creativegraph.store.flat_xml import typed_in

        return are_plain(typed_in(self.data))

    @property
    def base(self) -> str:
        """The IRI that relative ones are resolved against."""
        return self.path.absolute().as_uri()


def load_as_written(store: "Store", written: Written, text: RdfText) -> bool:
    """Load the text of an RDF file into the default graph of a store, and keep how its literals are written.

    Return False if it has no triples.

    Blank nodes are named by the text and numbered as they appear, so that the same file gives the same graph.

    Raises:
        SyntaxError: it is not the RDF that its name says; the store is as it was.
    """
    from pyoxigraph import parse

    data = text.data if text.flat else MARKED.get(text.format.file_extension, marked)(text.data)
    if data is text.data and not written.loaded() and text.is_plain:
        with suppress(SyntaxError):  # which is told by what reads it triple by triple
            if text.seen.plain:  # of JSON-LD the first triple is there only when all are
                quads = list(parse(data, format=text.format, base_iri=text.base))
                store.bulk_extend(quads)
                return bool(quads)
            store.load(data, format=text.format, base_iri=text.base)
            return next(parse(data, format=text.format, base_iri=text.base), None) is not None
    prefix = prefix_of(text, written)
    if text.format.file_extension == "jsonld":
        from creativegraph.store.jsonld import marked_maps, parsed

        quads = parsed(marked_maps(data), text.base)
        as_written(lambda: relabelled(quads, prefix, in_one=True), store, written)
        return bool(quads)
    try:
        as_written(lambda: quads_of(text, data, prefix), store, written)
    except SyntaxError:
        if data == text.data:
            raise
        as_written(lambda: quads_of(text, text.data, prefix), store, written)
    return next(quads_of(text, text.data, prefix), None) is not None


def prefix_of(text: RdfText, written: Written) -> str:
    """Return how the names of the blank nodes of a file begin; those of two files with the same text are different."""
    from hashlib import sha256  # here, as most files have no blank nodes

    digest = sha256(text.data).hexdigest()[:8]
    same = written.places.setdefault(digest, [])
    place = str(text.path.resolve())
    if place not in same:
        same.append(place)
    number = same.index(place)
    return f"b{digest}{f'x{number}' if number else ''}n"


def quads_of(text: RdfText, data: bytes, prefix: str) -> "Iterator[Quad]":
    """Yield the quads of a file, all in the default graph."""
    from pyoxigraph import parse

    quads: Iterator[Quad] = parse(data, format=text.format, base_iri=text.base)
    if text.format.file_extension == "n3":
        quads = without_formulas(quads)
    ground = text.format.file_extension in ("ttl", "nt") and not any(each in data for each in BLANK)
    return quads if ground else relabelled(quads, prefix, in_one=text.format.supports_datasets)


def without_formulas(quads: "Iterable[Quad]") -> "Iterator[Quad]":
    """Yield the quads of N3.

    Raises:
        SyntaxError: it has formulas, whose statements are no facts.
    """
    from pyoxigraph import DefaultGraph

    for each in quads:
        if each.graph_name != DefaultGraph():
            raise SyntaxError("formulas of N3 ({…}) are not read; write facts as Turtle, and rules as SHACL or SPARQL")
        yield each


def written_in(folder: Path) -> Written:
    """Return how literals are written of a store in a folder.

    The file is parsed when they are first needed, and read now: later another store may be in the folder.
    """
    path = folder / FILE
    data = path.read_bytes() if path.exists() else None
    return Written(None if data is None else lambda: data)


def keep_written(folder: Path, written: Written) -> None:
    """Write what is to be known of literals besides what a store folder holds."""
    if written.loaded():
        with atomic_write(folder / FILE) as file:
            file.write(written.lines())
