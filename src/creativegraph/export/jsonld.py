"""Compacted JSON-LD, written one node at a time so that memory does not grow with the graph.

The context is made from ``data/properties.csv``, the ontology and the shapes: readable keys for properties and
classes, language maps for text, typed dates and numbers. Where two terms have one name the key is ours.
A value that does not fit the definition of its key is written whole, with its own type or language.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import IO, TYPE_CHECKING, TypeAlias, cast

from creativegraph import project
from creativegraph.engine.tags import tag_of
from creativegraph.engine.written import Written
from creativegraph.export.held import triple_term
from creativegraph.iris import CODES, PREFIXES, RDF_TYPE, THINGS, XSD, codes_of, expand, things_of

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

__all__ = ["context", "kind_prefixes", "write"]

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

DATATYPES = {
    "string": XSD + "string", "text": PREFIXES["rdf"] + "langString", "integer": XSD + "integer",
    "boolean": XSD + "boolean", "decimal": XSD + "decimal", "date": XSD + "date",
}  # fmt: skip
"""What values of a kind have where the definition of a key fits them; things have none."""
DEFINITIONS: Mapping[str, Mapping[str, Json]] = {
    **{key: {"@type": "@id"} for key in ("thing", "iri", "period")}, "text": {"@container": "@language"},
    "decimal": {"@type": "xsd:decimal"}, "date": {"@type": "xsd:date"},
}  # fmt: skip
"""What the context says of keys besides their property; of others, nothing."""
NATIVE_KINDS = {DATATYPES[kind]: kind for kind in ("integer", "boolean")}
NO_KEY = ("", "", None)
MOST_REMEMBERED = 1 << 14
PLAIN = ("string", "integer", "boolean")
"""Kinds of values that JSON itself distinguishes."""


def kind_prefixes() -> dict[str, str]:
    """Return a prefix for each kind of things (``event:``) and each code list (``role:``)."""
    kinds = {name: things_of(name) for name in project.kinds()}
    schemes = {name: codes_of(name) for name in project.schemes() if name not in kinds}
    taken = project.prefixes().keys()
    return {(f"{name}s" if name in taken else name): iri for name, iri in (*kinds.items(), *schemes.items())}


@cache
def terms() -> dict[str, str]:
    """Return the kind of value of each property by CURIE, and ``class`` for classes.

    Classes come first, then the properties in properties.csv, then others; among each our own come first.
    """
    from pyoxigraph import QuerySolutions, RdfFormat, Store

    from creativegraph.tables.files import read

    store = Store()
    for name in ("ontology", "data/codes", "shapes"):
        for path in project.all_files(name, "*.ttl"):
            store.load(path=path, format=RdfFormat.TURTLE)
    found: dict[str, str] = {}
    rows = store.query(project.text_of("export/terms.rq"))
    for term, kind in cast("QuerySolutions", rows):
        found.setdefault(short_name(term.value), kind.value)
    tables = [read(path) for path in project.all_files("data", "properties.csv")]
    listed = dict(sorted((each.get(row, "property"), each.get(row, "value")) for each in tables for row in each.rows))
    ours_first = sorted(found.keys() - {""}, key=lambda curie: (not curie.startswith("cg:"), curie))
    classes = {curie: "class" for curie in ours_first if found[curie] == "class"}
    return {**classes, **listed, **{curie: found[curie] for curie in ours_first if curie not in listed}}


def short_name(iri: str) -> str:
    """Return the CURIE of a term that can have a key; empty for anything else."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.isidentifier() and prefix not in ("cgs", "rdf", "sh"):
            return f"{prefix}:{local}"
    return ""


def context() -> dict[str, Json]:
    """Return the JSON-LD context of the projects in use; ``ontology/context.jsonld`` holds that of the packaged one."""
    return context_of(project.in_use())


@lru_cache(maxsize=4)
def context_of(_used: project.Projects | None) -> dict[str, Json]:
    """Return the context of projects."""
    prefixes: dict[str, Json] = {
        **{name: iri for name, iri in sorted(project.prefixes().items()) if name not in ("cgs", "sh")},
        "code": CODES,
        "id": THINGS,
    }
    keys: dict[str, Json] = {}
    for curie, kind in terms().items():
        key = curie.partition(":")[2]
        if curie != "rdf:type" and key not in prefixes:  # types are @type
            keys.setdefault(key, {"@id": curie, **DEFINITIONS[kind]} if kind in DEFINITIONS else curie)
    return {"@version": 1.1, **prefixes, **dict(sorted(keys.items()))}  # type: ignore[dict-item]


def shortened(iri: str) -> str:
    """Return an IRI by the longest fitting prefix of the context, if that reads back as itself."""
    return shortened_in(project.in_use(), iri)


@lru_cache(MOST_REMEMBERED)
def shortened_in(_used: project.Projects | None, iri: str) -> str:
    """Return an IRI as the context of some projects shortens it."""
    for prefix, namespace in (("id", THINGS), ("code", CODES), *project.prefixes().items()):
        if iri.startswith(namespace) and prefix not in ("cgs", "sh"):
            local = iri[len(namespace) :]
            return f"{prefix}:{local}" if local and not local.startswith("//") else iri
    return iri


class Compacter:
    """Compacts IRIs and values by the context."""

    def __init__(self) -> None:
        self.keys: dict[str, tuple[str, str, str | None]] = {}
        self.classes: dict[str, str] = {}
        for key, made in context().items():
            curie = str(made["@id"] if isinstance(made, dict) else made)
            kind = terms().get(curie)
            if kind == "class":
                self.classes[str(expand(curie))] = key
            elif kind:
                self.keys[str(expand(curie))] = (key, kind, DATATYPES.get(kind, ""))

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
            append(node, key or shortened(predicate), whole(value, datatype, language))


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
    if language:
        tag, _, direction = language.partition("--")
        return {"@value": value, "@language": tag, **({"@direction": direction} if direction else {})}
    if datatype == DATATYPES["string"]:
        return {"@value": value}
    return {"@value": value, "@type": shortened(datatype)}


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
    from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

    compacter = Compacter()
    stored = store.quads_for_pattern(None, None, None, DefaultGraph())
    triples: Iterable[Quad | Triple] = written.restored(stored) if written else stored
    for subject, quads in groupby(triples, attrgetter("subject")):
        node: dict[str, Json] = {"@id": shortened(subject.value) if isinstance(subject, NamedNode) else str(subject)}
        for quad in quads:
            predicate, found = quad.predicate.value, quad.object
            if isinstance(found, Literal):
                compacter.add(node, predicate, found.value, found.datatype.value, tag_of(found))
                continue
            if isinstance(found, Triple):
                raise triple_term()
            name = shortened(found.value) if isinstance(found, NamedNode) else str(found)
            if predicate == RDF_TYPE:
                append(node, "@type", compacter.classes.get(getattr(found, "value", ""), name))
            else:
                compacter.add(node, predicate, name, "", "")
        yield node


def write(store: "Store", out: IO[bytes], written: Written) -> None:
    """Write a store as one JSON-LD document, one node on each line."""
    import orjson

    out.write(b'{"@context":' + orjson.dumps(context()) + b',\n"@graph":[')
    separator = b"\n"
    for node in nodes(store, written):
        out.write(separator + orjson.dumps(node))
        separator = b",\n"
    out.write(b"\n]}\n")
