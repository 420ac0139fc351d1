"""Compacted JSON-LD, written one node at a time so that memory does not grow with the graph.

The keys are those of the context (``context.py``): language maps for text, typed dates and numbers. One value stands
alone here, also where a property can repeat; the documents of things (``framed.py``) have a list there.
A value that does not fit the definition of its key is written whole, with its own type or language. A node with an IRI
such as ``geo:21,105``, which the prefix ``geo`` would change, is written without the context.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter
from typing import IO, TYPE_CHECKING, TypeAlias

from creativegraph import project
from creativegraph.engine.tags import tag_of
from creativegraph.engine.written import Written
from creativegraph.export.context import Json, context, keys, kind_prefixes, prefixes
from creativegraph.export.unsupported import triple_term
from creativegraph.iris import CODES, PREFIXES, RDF_TYPE, THINGS, XSD, bare

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, NamedNode, Quad, Store, Triple

    Subject: TypeAlias = BlankNode | NamedNode

__all__ = ["context", "kind_prefixes", "write"]

DATATYPES = {
    "string": XSD + "string", "text": PREFIXES["rdf"] + "langString", "integer": XSD + "integer",
    "boolean": XSD + "boolean", "decimal": XSD + "decimal", "date": XSD + "date",
}  # fmt: skip
"""What values of a kind have where the definition of a key fits them; things have none."""
NATIVE_KINDS = {DATATYPES[kind]: kind for kind in ("integer", "boolean")}
NO_KEY = ("", "", None)
MOST_REMEMBERED = 1 << 14
PLAIN = ("string", "integer", "number", "boolean")
"""Kinds of values that JSON itself distinguishes."""


class ChangedError(ValueError):
    """An IRI reads as another one where the context is in force."""


def shortened(iri: str) -> str:
    """Return an IRI by the longest fitting prefix of the context, if that reads back as itself.

    Raises:
        ChangedError: a prefix is called as the scheme of the IRI, and so it reads back as another one.
    """
    return shortened_in(project.in_use(), iri)


@lru_cache(MOST_REMEMBERED)
def shortened_in(used: project.Projects | None, iri: str) -> str:
    """Return an IRI as the context of some projects shortens it."""
    spaces, schemes = spaces_of(used)
    for prefix, namespace in spaces:
        if iri.startswith(namespace):
            local = iri[len(namespace) :]
            return f"{prefix}:{local}" if local and not local.startswith("//") else iri
    scheme, _, rest = iri.partition(":")
    if scheme in schemes and not rest.startswith("//"):
        raise ChangedError(iri)
    return iri


@lru_cache(maxsize=4)
def spaces_of(_used: project.Projects | None) -> tuple[list[tuple[str, str]], frozenset[str]]:
    """Return the prefixes of the context of some projects with their namespaces, in the order of trying, and alone."""
    named = [(prefix, space) for prefix, space in project.prefixes().items() if prefix not in ("cgs", "sh")]
    return [("id", THINGS), ("code", CODES), *named], frozenset(prefixes())


class Compacter:
    """Compacts IRIs and values by the context."""

    def __init__(self) -> None:
        self.shortened = partial(shortened_in, project.in_use())
        self.keys: dict[str, tuple[str, str, str | None]] = {}
        self.classes: dict[str, str] = {}
        for iri, key in keys().items():
            if key.kind == "class":
                self.classes[iri] = key.name
            else:
                self.keys[iri] = (key.name, key.kind, DATATYPES.get(key.kind, ""))

    def add(self, node: dict[str, Json], predicate: str, value: Json, datatype: str, language: str) -> None:
        """Add one triple to a node. ``datatype`` is empty for things."""
        key, kind, fitting = self.keys.get(predicate, NO_KEY)
        if kind == "text":
            add_text(node, key, value, datatype, language)
        elif kind in PLAIN and datatype in NATIVE_KINDS:
            append(node, key, native(NATIVE_KINDS[datatype], str(value)))
        elif datatype == fitting:
            append(node, key, value)
        else:
            append(node, key or self.shortened(predicate), whole(value, datatype, language))


def add_text(node: dict[str, Json], key: str, value: Json, datatype: str, language: str) -> None:
    """Add a value to a key that has a map of languages, or a list where one of its values is in no language."""
    known = node.setdefault(key, {})
    if isinstance(known, dict) and datatype == DATATYPES["text"]:
        append(known, language, value)
        return
    if isinstance(known, dict):
        texts = ((tag, each) for tag, held in known.items() for each in (held if isinstance(held, list) else [held]))
        known = node[key] = [whole(each, DATATYPES["text"], tag) for tag, each in texts]
    known.append(whole(value, datatype, language))  # type: ignore[union-attr] # a list by now


def native(kind: str, text: str) -> Json:
    """Return a number or boolean as JSON; one whose text JSON would change stays a typed value."""
    if kind == "boolean":
        return text == "true" if text in ("true", "false") else {"@value": text, "@type": "xsd:boolean"}
    # What JSON would change (007, 2.50, numbers beyond 53 bits) stays as it is written.
    exact = text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 20 and str(int(text)) == text
    return int(text) if exact and abs(int(text)) < 2**53 else {"@value": text, "@type": "xsd:integer"}


def whole(value: Json, datatype: str, language: str) -> Json:
    """Return a value object, which needs no definition of a key to be read back."""
    if not datatype:
        return {"@id": value}
    return plain(value, datatype if datatype == DATATYPES["string"] else shortened(datatype), language)


def plain(value: Json, datatype: str, language: str) -> Json:
    """Return a literal with its datatype or language."""
    if language:
        tag, _, direction = language.partition("--")
        return {"@value": value, "@language": tag, **({"@direction": direction} if direction else {})}
    return {"@value": value} if datatype == DATATYPES["string"] else {"@value": value, "@type": datatype}


def append(node: dict[str, Json], key: str, value: Json) -> None:
    """Add a value under a key: one value as it is, several as a list."""
    if key not in node:
        node[key] = value
    elif isinstance(known := node[key], list):
        known.append(value)
    else:
        node[key] = [known, value]


def nodes(store: "Store", written: Written) -> Iterator[dict[str, Json]]:
    """Yield one compacted node for each subject, in the order of the store, which keeps a subject together."""
    from pyoxigraph import DefaultGraph

    compacter = Compacter()
    stored = store.quads_for_pattern(None, None, None, DefaultGraph())
    triples: Iterable[Quad | Triple] = written.restored(stored) if written else stored
    for subject, some in groupby(triples, attrgetter("subject")):
        quads = list(some)
        try:
            yield compacted(subject, quads, compacter)
        except ChangedError:
            yield without_context(subject, quads)


def compacted(subject: "Subject", quads: "Iterable[Quad | Triple]", compacter: Compacter) -> dict[str, Json]:
    """Return a node by the context."""
    from pyoxigraph import Literal, NamedNode, Triple

    short = compacter.shortened
    node: dict[str, Json] = {"@id": short(subject.value) if isinstance(subject, NamedNode) else str(subject)}
    for quad in quads:
        predicate, found = quad.predicate.value, quad.object
        if isinstance(found, Literal):
            tag = tag_of(found) if found.language else ""
            compacter.add(node, predicate, found.value, found.datatype.value, tag)
            continue
        if isinstance(found, Triple):
            raise triple_term()
        name = short(found.value) if isinstance(found, NamedNode) else str(found)
        if predicate == RDF_TYPE:
            append(node, "@type", compacter.classes.get(getattr(found, "value", ""), name))
        else:
            compacter.add(node, predicate, name, "", "")
    return node


def without_context(subject: "Subject", quads: "Iterable[Quad | Triple]") -> dict[str, Json]:
    """Return a node with whole IRIs alone."""
    from pyoxigraph import Literal, Triple

    node: dict[str, Json] = {"@context": None, "@id": bare(str(subject))}
    for quad in quads:
        predicate, found = quad.predicate.value, quad.object
        if isinstance(found, Literal):
            append(node, predicate, plain(found.value, found.datatype.value, tag_of(found)))
        elif isinstance(found, Triple):
            raise triple_term()
        elif predicate == RDF_TYPE:
            append(node, "@type", bare(str(found)))
        else:
            append(node, predicate, {"@id": bare(str(found))})
    return node


def write(store: "Store", out: IO[bytes], written: Written) -> None:
    """Write a store as one JSON-LD document, one node on each line."""
    import orjson

    out.write(b'{"@context":' + orjson.dumps(context()) + b',\n"@graph":[')
    separator = b"\n"
    for node in nodes(store, written):
        out.write(separator + orjson.dumps(node))
        separator = b",\n"
    out.write(b"\n]}\n")
