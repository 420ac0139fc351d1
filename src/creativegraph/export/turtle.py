"""The Turtle of whole graphs and of the ontology: prefixes and subjects sorted, one triple a line, full stops alone.

pyoxigraph writes the prefixes in an order that changes from run to run, so its header is left out and written anew.
A name that ends in a full stop, as that of an open time span does, is written as an IRI: rdflib cannot read one that is
escaped.
"""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import IO, TYPE_CHECKING, cast

from creativegraph.engine.tags import any_marked, unmarked
from creativegraph.engine.written import Written

if TYPE_CHECKING:
    from pyoxigraph import Store, Triple

__all__ = ["turtle", "write"]

SORTED_UP_TO = 1_000_000
"""Graphs of up to this many triples are sorted by subject, in memory; larger ones stream in the store's order."""
STOPPED = rb"\\\.\s"
NAME_STOPPED = (
    rb'"(?:[^"\\]++|\\.)*+"|<[^<>]*+>'
    rb"|(?P<prefix>[\w-]*+):(?P<local>(?:[^\s\"<>\\;,()\[\]]++|\\.)*+)(?<=\\\.)(?=\s)"
)
"""A name that ends in a full stop; strings and IRIs, in which nothing is one, are passed over."""


def turtle(triples: "Iterable[Triple]", prefixes: Mapping[str, str]) -> bytes:
    """Return triples as Turtle in their own order, which must keep the triples of a subject together."""
    from pyoxigraph import RdfFormat, serialize

    whole = serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    return header(prefixes) + body(subjects_in(whole, prefixes))


def write(store: "Store", out: IO[bytes], prefixes: Mapping[str, str], written: Written) -> None:
    """Write the default graph of a store as Turtle, sorted by subject unless the graph is large."""
    from pyoxigraph import DefaultGraph, RdfFormat, serialize

    if written and len(store) > SORTED_UP_TO and not any_marked():
        out.write(header(prefixes))
        passing = cast("IO[bytes]", WithoutHeader(out, prefixes))
        serialize(written.restored(store), passing, format=RdfFormat.TURTLE, prefixes=dict(prefixes))
        return
    if written:
        data = serialize(written.restored(store), format=RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
        out.write(header(prefixes) + body(sorted(subjects_in(unmarked(data), prefixes))))
        return
    dump = partial(store.dump, format=RdfFormat.TURTLE, from_graph=DefaultGraph(), prefixes=dict(prefixes))
    out.write(header(prefixes))
    if len(store) > SORTED_UP_TO:
        dump(cast("IO[bytes]", WithoutHeader(out, prefixes)))
    else:
        out.write(body(sorted(subjects_in(dump() or b"", prefixes))))


def header(prefixes: Mapping[str, str]) -> bytes:
    """Return the lines of the prefixes, and an empty line."""
    return "".join(f"@prefix {name}: <{prefixes[name]}> .\n" for name in sorted(prefixes)).encode() + b"\n"


def subjects_in(whole: bytes, prefixes: Mapping[str, str]) -> list[bytes]:
    """Return the triples of each subject in the Turtle of pyoxigraph."""
    return readable(whole.split(b"\n", len(prefixes))[-1], prefixes).split(b" .\n")


def readable(text: bytes, prefixes: Mapping[str, str]) -> bytes:
    """Return whole lines of Turtle with IRIs in place of names that end in a full stop."""
    made, done = list[bytes](), 0

    def written(found: re.Match[bytes]) -> bytes:
        if found["prefix"] is None:
            return found[0]
        local = re.sub(rb"\\(.)", rb"\1", found["local"])
        return b"<" + prefixes[found["prefix"].decode()].encode() + local + b">"

    for found in re.finditer(STOPPED, text):
        if found.start() >= done:  # else it is in a line that is done
            start = text.rfind(b"\n", 0, found.start()) + 1
            end = text.find(b"\n", found.start())
            made += [text[done:start], re.sub(NAME_STOPPED, written, text[start:end])]
            done = end
    return b"".join([*made, text[done:]]) if made else text


def body(subjects: Iterable[bytes]) -> bytes:
    """Return the triples of each subject with four spaces before each line, and the full stop alone."""
    return b"\n".join(each.replace(b"\n\t", b"\n    ") + b" ;\n    .\n" for each in subjects if each)


class WithoutHeader:
    """A file for ``Store.dump`` that passes the Turtle of pyoxigraph on without the lines of its header.

    ``dump`` writes in pieces that break anywhere, so they are collected until a line ends.
    """

    def __init__(self, out: IO[bytes], prefixes: Mapping[str, str]) -> None:
        self.out, self.prefixes = out, prefixes
        self.lines = len(prefixes)
        self.held: list[bytes] = []

    def flush(self) -> None:
        """Do nothing, as ``dump`` expects a file that can be flushed; the last line has an end."""

    def write(self, data: bytes) -> int:
        """Take a piece of Turtle."""
        self.held.append(bytes(data))
        if b"\n" not in self.held[-1]:
            return len(data)
        *whole, rest = b"".join(self.held).split(b"\n", self.lines)
        self.lines -= len(whole)
        if self.lines:
            self.held = [rest]
            return len(data)
        end = rest.rfind(b"\n") + 1
        self.out.write(readable(rest[:end], self.prefixes))
        self.held = [rest[end:]]
        return len(data)
