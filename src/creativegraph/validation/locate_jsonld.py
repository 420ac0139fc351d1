"""JSON-LD with its lines: marks are put between its values, and its own parser says which triples they stand beside.

A mark is an IRI that holds a number. It stands in a list with the value of a key, so that the parser makes a triple of
it with the same subject and property; contexts, aliases and nesting are thereby read as the parser reads them.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = ["marked_triples"]

TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
MARK = "urn:creativegraph:place:"
HERE = "urn:creativegraph:here"
PLAIN = ("@set", "@list")
NO_NODE = {"@value", "@list", "@set", "@graph"}


class Span(NamedTuple):
    """From which byte to which a piece of JSON goes."""

    start: int
    end: int


class Token(NamedTuple):
    """A piece of JSON: its text, where it begins, and where it ends."""

    text: bytes
    start: int
    end: int


class Marker:
    """Walks through JSON and puts a mark beside each value that is one of RDF."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.tokens = [Token(each[0], each.start(), each.end()) for each in TOKEN.finditer(data)]
        self.place = 0
        self.marks: list[Span] = []
        self.inserts: list[tuple[int, bytes]] = []
        self.special = special_names(data)

    def marked(self) -> bytes:
        """The document with its marks."""
        self.value(inside=False)
        parts, last = [], 0
        for place, text in sorted(self.inserts, key=lambda each: each[0]):
            parts += [self.data[last:place], text]
            last = place
        return b"".join([*parts, self.data[last:]])

    def mark(self, first: Token) -> bytes:
        """A mark that stands for what has just been read, from its first token on."""
        self.marks.append(Span(first.start, self.tokens[self.place - 1].end))
        return b'{"@id":"%s%d"}' % (MARK.encode(), len(self.marks) - 1)

    def next(self) -> Token:
        """The next token."""
        self.place += 1
        return self.tokens[self.place - 1]

    def skip(self) -> None:
        """Pass over a value without marks."""
        depth = 0
        while True:
            text = self.next().text
            depth += (text in (b"{", b"[")) - (text in (b"}", b"]"))
            if depth == 0:
                return

    def value(self, *, inside: bool) -> None:
        """A value; ``inside`` a property, where marks can stand beside it."""
        first = self.tokens[self.place]
        if first.text == b"{":
            self.object()
        elif first.text == b"[":
            self.array(inside=inside)
            return
        else:
            self.next()
        if inside:
            last = self.tokens[self.place - 1]
            self.inserts += [(first.start, b"["), (last.end, b"," + self.mark(first) + b"]")]

    def array(self, *, inside: bool) -> None:
        """An array: each of its values is marked by itself."""
        self.next()
        while self.tokens[self.place].text != b"]":
            first = self.tokens[self.place]
            if first.text == b"{":
                self.object()
            elif first.text == b"[":
                self.array(inside=False)
            else:
                self.next()
            if inside:
                self.inserts.append((self.tokens[self.place - 1].end, b"," + self.mark(first)))
            if self.tokens[self.place].text == b",":
                self.next()
        self.next()

    def object(self) -> None:
        """An object: the values of its properties are marked."""
        first = self.next()
        meanings = set()
        while self.tokens[self.place].text != b"}":
            key = json.loads(self.next().text)
            self.next()
            meaning = self.special.get(key, key)
            meanings.add(meaning if meaning.startswith("@") else "")
            if meaning in ("@graph", "@included", "@reverse"):
                self.value(inside=False)
            elif meaning.startswith("@"):
                self.skip()
            else:
                self.value(inside=True)
            if self.tokens[self.place].text == b",":
                self.next()
        self.next()
        if meanings and not meanings & NO_NODE:
            self.inserts.append((first.end, b'"%s":%s,' % (HERE.encode(), self.mark(first))))


def special_names(data: bytes) -> dict[str, str]:
    """Names that stand for keywords, and those of maps by language or index, which take no marks (``@map``)."""
    found: dict[str, str] = {}
    todo = [json.loads(data)]
    for each in todo:
        if isinstance(each, list):
            todo += each
        if not isinstance(each, dict):
            continue
        todo += each.values()
        contexts = each.get("@context", [])
        for context in contexts if isinstance(contexts, list) else [contexts]:
            for name, meaning in context.items() if isinstance(context, dict) else ():
                if isinstance(meaning, str) and meaning.startswith("@"):
                    found[name] = meaning
                elif isinstance(meaning, dict) and is_map(meaning):
                    found[name] = "@map"
    return found


def is_map(meaning: dict[str, object]) -> bool:
    """True if the values of a name in a context are no plain values, so that no mark can stand beside them."""
    containers = set(listed(meaning.get("@container")))
    return not containers <= set(PLAIN) or meaning.get("@type") == "@json" or "@reverse" in meaning


def listed(value: object) -> list[str]:
    """A keyword, several or none, as a list."""
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []


def marked_triples(data: bytes, base: str, things: frozenset[str]) -> Iterator[tuple["Triple", int, int]]:
    """The triples of a JSON-LD document about some things, each with the line and column of its value, or of the thing.

    Those about blank nodes are among them, whatever the things are.
    """
    from pyoxigraph import RdfFormat, parse

    marker = Marker(data)
    try:
        found = [each.triple for each in parse(marker.marked(), format=RdfFormat.JSON_LD, base_iri=base, lenient=True)]
    except SyntaxError:
        found = [each.triple for each in parse(data, format=RdfFormat.JSON_LD, base_iri=base, lenient=True)]
    spans: dict[tuple[str, str], list[Span]] = {}
    plain = []
    for triple in found:
        value = getattr(triple.object, "value", "")
        if isinstance(value, str) and value.startswith(MARK):
            key = str(triple.subject), "" if triple.predicate.value == HERE else str(triple.predicate)
            spans.setdefault(key, []).append(marker.marks[int(value.removeprefix(MARK))])
        else:
            plain.append(triple)
    starts = [0, *(each.end() for each in re.finditer(rb"\n", data))]
    for triple in plain:
        subject = str(triple.subject)
        if subject not in things and not subject.startswith("_:"):
            continue
        likely = spans.get((subject, str(triple.predicate))) or spans.get((subject, "")) or [Span(0, len(data))]
        place = nearest(data, sorted(likely), str(getattr(triple.object, "value", "")))
        row = bisect_right(starts, place)
        yield triple, row, len(data[starts[row - 1] : place].decode("utf-8", errors="replace")) + 1


def nearest(data: bytes, likely: list[Span], value: str) -> int:
    """Where a value stands in the first of some spans that has it, else where the first begins."""
    shown = json.dumps(value, ensure_ascii=False)[1:-1]
    ending = shown.rpartition("/")[2].rpartition("#")[2]
    for span in likely:
        if data[span.start : span.end].strip(b'"') == shown.encode(errors="surrogatepass"):
            return span.start
    for wanted in (f'"{shown}"', shown, ending + '"'):
        for span in likely if len(wanted) > 1 else ():
            place = data.find(wanted.encode(errors="surrogatepass"), span.start, span.end)
            if place >= 0:
                return place
    return likely[0].start
