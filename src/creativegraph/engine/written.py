"""Literals as they were written, kept beside a pyoxigraph store, which changes some of them.

A store keeps the value of a literal and not its text: all types of whole numbers become ``xsd:integer``, ``007``
becomes ``7``, ``1.50`` becomes ``1.5``, ``1`` becomes ``true``, a dateTimeStamp a dateTime, PT60S becomes PT1M. What is
read from a file of RDF is compared with its stored form (``stored_form``), and where the two differ the written one is
kept here by its stored triple. Most graphs keep nothing here.

Language tags are in ``engine.tags``, since pyoxigraph cannot hold them as they are written.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from creativegraph.engine.tags import any_marked, marked, tag_of, unmarked
from creativegraph.iris import INTEGERS, PREFIXES, XSD

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

    Term: TypeAlias = BlankNode | Literal | NamedNode | Triple

__all__ = ["Written", "as_rdf_11", "as_written", "in_memory_as_written", "relabelled"]

LANG_STRINGS = (PREFIXES["rdf"] + "langString", PREFIXES["rdf"] + "dirLangString")
SECONDS = r"[1-9]\d{3}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\dZ?"
UNCHANGED = {
    "integer": "0|-?[1-9][0-9]{0,17}",
    "decimal": r"0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,14})\.[0-9]{0,14}[1-9]",
    "boolean": "true|false",
    "date": "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}Z?",
    "dateTime": SECONDS,
}
"""Texts of the commonest types that a store keeps as they are, so that it need not be asked."""
WHOLE = frozenset(XSD + name for name in INTEGERS)
OTHERS = (
    "decimal", "double", "float", "boolean", "date", "dateTime", "dateTimeStamp", "time", "gYear", "gYearMonth",
    "gMonth", "gMonthDay", "gDay", "duration", "dayTimeDuration", "yearMonthDuration",
)  # fmt: skip
ASKED = WHOLE | {XSD + name for name in OTHERS} | {*LANG_STRINGS}
"""The datatypes whose texts a store may change."""
MOST_REMEMBERED = 1 << 16


class Written:
    """The literals of a graph that its store holds in another form, as they were written, by stored triple.

    ``read`` gives lines of N-Triples, those with such literals, when they are first needed.
    """

    def __init__(self, read: Callable[[], bytes] | None = None) -> None:
        self.read = read
        self.terms: dict[Triple, tuple[Term, ...]] = {}
        self.places: dict[str, list[str]] = {}
        """The files that were read, by a digest of their text."""

    def __bool__(self) -> bool:
        return bool(self.loaded())

    def loaded(self) -> "dict[Triple, tuple[Term, ...]]":
        """Return the written terms by stored triple."""
        if self.read is not None:
            read, self.read = self.read, None
            for triple in parsed(read()):
                stored = stored_triple(triple)
                self.add(stored, triple.object)
        return self.terms

    def add(self, stored: "Triple", term: "Term") -> None:
        """Keep one more way in which the object of a stored triple is written."""
        there = self.terms.get(stored, ())
        if term not in there:
            self.terms[stored] = (*there, term)

    def forms(self, stored: "Triple") -> "Iterator[Triple]":
        """Yield a stored triple as it was written, which may be in several ways."""
        from pyoxigraph import Triple

        terms = self.loaded().get(stored)
        if terms is None:
            yield stored
        else:
            yield from (Triple(stored.subject, stored.predicate, each) for each in terms)

    def restored(self, quads: "Iterable[Quad]") -> "Iterator[Triple]":
        """Yield the triples of a store as they were written; language tags with capitals are still marks."""
        if not self:
            yield from (each.triple for each in quads)
            return
        for each in quads:
            yield from self.forms(each.triple)

    def lines(self) -> bytes:
        """Return the kept triples as N-Triples, in the order in which they were added."""
        from pyoxigraph import RdfFormat, Triple, serialize

        triples = (Triple(key.subject, key.predicate, each) for key, terms in self.loaded().items() for each in terms)
        return unmarked(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")


def parsed(data: bytes) -> "Iterator[Triple]":
    """Yield the triples of N-Triples with their blank nodes, language tags with capitals as marks."""
    from pyoxigraph import RdfFormat, parse

    return (each.triple for each in parse(marked(data), format=RdfFormat.N_TRIPLES, lenient=True))


def stored_triple(triple: "Triple") -> "Triple":
    """Return a triple as a store holds it."""
    from pyoxigraph import Triple

    return Triple(triple.subject, triple.predicate, stored_form(triple.object))


FORMS: "dict[Term, Term]" = {}


def stored_form(term: "Term") -> "Term":
    """Return a term as a store holds it, and without a mark."""
    found = FORMS.get(term)
    if found is None:
        if len(FORMS) >= MOST_REMEMBERED:
            FORMS.clear()
        found = FORMS[term] = asked_form(term)
    return found


def asked_form(term: "Term") -> "Term":
    """Return a term as a store gives it back."""
    from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

    if isinstance(term, Triple):
        return stored_triple(term)
    if not isinstance(term, Literal):
        return term
    if term.language is not None:
        tag = tag_of(term).partition("--")[0]
        return term if tag == term.language else Literal(term.value, language=tag, direction=term.direction)
    if term.datatype.value in WHOLE and is_unchanged(term, XSD + "integer"):
        return Literal(term.value, datatype=NamedNode(XSD + "integer"))
    store = Store()  # a new one each time: one that is cleared grows slower with each term
    store.add(Quad(term.datatype, term.datatype, term))
    held: Quad = next(iter(store))
    return held.object


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of unchanged texts by datatype."""
    return {XSD + name: re.compile(pattern, re.ASCII) for name, pattern in UNCHANGED.items()}


def is_unchanged(term: "Literal", datatype: str) -> bool:
    """Return True for a literal of one of the asked datatypes that needs no asking."""
    if datatype in LANG_STRINGS:
        return not any_marked()
    pattern = patterns().get(datatype)
    return pattern is not None and pattern.fullmatch(term.value) is not None


def kept(quads: "Iterable[Quad]", store: "Store", written: Written) -> "Iterator[Quad]":
    """Yield quads on their way into a store, all in the default graph, and keep the literals that it would change.

    What is in the store is known as well: where one value is written in two ways, both are kept.
    """
    from pyoxigraph import Literal, Quad, Triple

    terms = written.loaded()
    for quad in quads:
        term = quad.object
        stored = term
        if isinstance(term, Literal):
            datatype = term.datatype.value
            if datatype in ASKED and not is_unchanged(term, datatype):
                stored = stored_form(term)
        elif isinstance(term, Triple):
            stored = stored_form(term)
        if stored is term or stored == term:
            if terms and quad.triple in terms:
                written.add(quad.triple, term)
            yield quad
            continue
        key = Triple(quad.subject, quad.predicate, stored)
        plain = Quad(*key)
        if key not in terms and plain in store:
            written.add(key, stored)
        written.add(key, term)
        yield plain


def relabelled(quads: "Iterable[Quad]", prefix: str, *, in_one: bool = False) -> "Iterator[Quad]":
    """Yield quads whose blank nodes are numbered as they appear, so that two runs give the same.

    ``in_one`` puts all into the default graph.
    """
    from pyoxigraph import BlankNode, Quad, Triple

    nodes: dict[BlankNode, BlankNode] = {}

    def named(term: "Term") -> "Term":
        if isinstance(term, BlankNode):
            return nodes.setdefault(term, BlankNode(f"{prefix}{len(nodes)}"))
        return Triple(*(named(each) for each in term)) if isinstance(term, Triple) else term  # type: ignore[arg-type]

    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, (BlankNode, Triple)) or isinstance(value, (BlankNode, Triple)):
            graph = None if in_one else quad.graph_name
            yield Quad(named(subject), quad.predicate, named(value), graph)  # type: ignore[arg-type]
        else:
            yield Quad(subject, quad.predicate, value) if in_one else quad


def as_written(read: "Callable[[], Iterable[Quad]]", store: "Store", written: Written) -> None:
    """Load quads into a store, and keep beside it how their literals are written.

    ``read`` is called again where literals differ: a value may have been written as stored before it was written
    otherwise. Nothing is kept of what breaks off.
    """
    before = dict(written.loaded())
    try:
        store.extend(kept(read(), store, written))
    except BaseException:
        written.terms = before
        raise
    if written.terms.keys() != before.keys():
        for _ in kept(read(), store, written):
            pass


SIGNS = (rb"\)>>", rb"@[a-zA-Z0-9-]+--(?:ltr|rtl)")
"""What N-Triples have where there are triple terms or directions; what begins with a rare sign is found soonest."""


def as_rdf_11(data: bytes) -> tuple[bytes, int, int]:
    """Return N-Triples without what RDF 1.1 lacks: how many triples with triple terms, how many directions of texts."""
    if not any(re.search(sign, data) for sign in SIGNS):
        return data, 0, 0
    data, terms = re.subn(rb"(?m)^\S+ \S+ <<\(.*\n", b"", data)
    data, directions = re.subn(rb"(?m)(@[a-zA-Z0-9-]+?)--(?:ltr|rtl)(?= \.$)", rb"\1", data)
    return data, terms, directions


def in_memory_as_written(data: bytes) -> "tuple[Store, Written]":
    """A store in memory with these N-Triples, and how its literals are written."""
    from pyoxigraph import RdfFormat, Store, parse

    store, written, text = Store(), Written(), marked(data)
    as_written(lambda: relabelled(parse(text, format=RdfFormat.N_TRIPLES, lenient=True), "b"), store, written)
    return store, written
