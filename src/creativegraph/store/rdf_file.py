"""Reads one RDF file: into a store or as triples, or tells at which line it cannot be read."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.engine.written import Written, relabelled
from creativegraph.errors import Cell, Fault, FormatError, UnreadableError
from creativegraph.files import ALSO_READ, RDF_ENDINGS
from creativegraph.files.document import check_document, too_long
from creativegraph.store.content import content, format_of
from creativegraph.store.encodings import as_xml_reads, in_utf8, without_cleared_languages
from creativegraph.store.overlooked import is_packed, lost
from creativegraph.store.plain import is_plain
from creativegraph.store.plain_json import seen_in
from creativegraph.store.written import RdfText, load_as_written, without_formulas

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat, Store, Triple


__all__ = ["broken", "load_file", "needed_format", "parsed_triples", "text_of", "triples_in"]


def needed_format(path: Path) -> "RdfFormat":
    """Return the RDF format that a file's name says.

    Raises:
        FormatError: the name has no ending that is known.
    """
    found = format_of(path)
    if found is None and is_packed(path):
        raise FormatError(f"{path} is packed; unpack it and give what is inside")
    if found is None:
        known = " ".join(sorted(f".{each}" for each in RDF_ENDINGS + ALSO_READ))
        raise FormatError(f"{path} has no known ending; name it .csv, .tsv or .xlsx for a table, or {known} for RDF")
    return found


def load_file(store: "Store", written: Written, path: Path) -> list[Fault]:
    """Load an RDF file into the default graph; return what keeps it, or a part of it, from being read.

    Nothing is kept of a file that breaks off.
    """
    chosen = needed_format(path)
    try:
        text = read(path, chosen, loading=True)
        if chosen.file_extension == "jsonld":
            text = text._replace(seen=seen_in(text.data))
        count = load_as_written(store, written, text)
    except SyntaxError as error:
        return [broken(path, error)]
    except MemoryError as error:
        raise UnreadableError(too_long(str(path))) from error
    return lost(text, empty=not count)


def broken(path: Path, error: SyntaxError) -> Fault:
    """Return the parse error of an RDF file as a fault."""
    from creativegraph.store.contexts import ContextError
    from creativegraph.tables.rules import fault

    rule = "context-not-fetched" if isinstance(error, ContextError) else "broken-rdf"
    line, column = error.lineno or 1, error.offset or 1
    chosen = format_of(path)
    if error.lineno is None and chosen is not None and chosen.file_extension == "rdf":
        from creativegraph.store.broken_xml import place_of_fault

        with suppress(SyntaxError, UnreadableError):  # it cannot be unpacked, and has no lines
            line, column = place_of_fault(in_utf8(content(path)), error.msg)
    return fault(Cell(str(path), "", line, column), rule, given=error.msg)


def triples_in(path: Path) -> "list[Triple]":
    """Return all triples of a file in their order, whatever graph the file puts them in.

    Raises:
        UnreadableError: it is missing or is not the RDF that its name says; the message names the line.
    """
    try:
        return parsed_triples(path)
    except SyntaxError as error:
        raise UnreadableError(str(broken(path, error))) from error
    except MemoryError as error:
        raise UnreadableError(too_long(str(path))) from error


def parsed_triples(path: Path) -> "list[Triple]":
    """Return all triples of a file; blank nodes of two files are different."""
    from pyoxigraph import parse

    chosen = needed_format(path)
    base = path.absolute().as_uri()
    if chosen.file_extension == "jsonld":
        from creativegraph.store.jsonld import parsed

        return [each.triple for each in relabelled(parsed(text_of(path), base), "b")]
    quads = parse(text_of(path), format=chosen, base_iri=base, rename_blank_nodes=True)
    return [each.triple for each in (without_formulas(quads) if chosen.file_extension == "n3" else quads)]


def text_of(path: Path) -> bytes:
    """The bytes of a file as UTF-8 without byte order mark, unpacked if it is gzipped.

    Raises:
        UnreadableError: the file cannot be opened, or a parser would not survive it.
        SyntaxError: it is not gzipped, or broken off.
    """
    chosen = format_of(path)
    return in_utf8(content(path)) if chosen is None else read(path, chosen).data


def read(path: Path, chosen: "RdfFormat", *, loading: bool = False) -> RdfText:
    """Return the text of a file of RDF, whose format is known; raises what ``text_of`` does.

    What is plain Turtle has no brackets; whether it is, is asked first of what is to be loaded.
    """
    data = in_utf8(content(path))
    if chosen.file_extension == "rdf":
        from creativegraph.store.flat_xml import is_flat

        if is_flat(data):
            return RdfText(path, data, chosen, flat=True)
    plain = is_plain(data, "ttl") if loading and chosen.file_extension == "ttl" else None
    check_document(data, chosen.file_extension, str(path), flat=plain is True)
    if chosen.file_extension == "rdf":
        data = without_cleared_languages(as_xml_reads(data))
    return RdfText(path, data, chosen, plain=plain)
