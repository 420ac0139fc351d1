"""Compacted JSON-LD, written one thing at a time so that memory does not grow with the graph.

The context is made from ``data/properties.csv`` and the ontology: readable keys, language maps for words,
typed dates and numbers. Anything that a key's definition does not fit stands under its prefixed name.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import IO, TYPE_CHECKING, TypeAlias

from creativegraph import resources
from creativegraph.values import CODES, PREFIXES, THINGS, XSD

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["context", "kind_prefixes", "write"]

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

RDF_TYPE = PREFIXES["rdf"] + "type"
RDF_STRING, LANG_STRING = XSD + "string", PREFIXES["rdf"] + "langString"
NATIVE = {"integer": XSD + "integer", "boolean": XSD + "boolean"}
NO_KEY = ("", "", None)
MOST_REMEMBERED = 1 << 14
COERCED = {"decimal": "xsd:decimal", "date": "xsd:date"}
# Properties that no claim uses, since the builder writes them.
BUILT: Mapping[str, str] = {
    "cg:assertionMode": "thing", "cg:beginEarliest": "date", "cg:characterCount": "integer",
    "cg:claimObject": "thing", "cg:claimPredicate": "thing", "cg:claimSubject": "thing",
    "cg:closingWords": "string", "cg:confidence": "thing", "cg:correctionReason": "text",
    "cg:corrects": "thing", "cg:countedIn": "thing", "cg:edtf": "string", "cg:endLatest": "date",
    "cg:errorType": "thing", "cg:openingWords": "string", "cg:passageDigest": "string", "cg:rank": "thing",
    "cg:rankReason": "text", "cg:resultsInClaim": "thing", "cg:sha256": "string", "cg:sourceKind": "thing",
    "cg:supportedByQuotation": "thing", "cg:validFrom": "string", "cg:validUntil": "string",
    "cg:addressAsReported": "string", "oa:end": "integer", "oa:exact": "string", "oa:hasSelector": "thing",
    "oa:hasSource": "thing", "oa:start": "integer", "skos:broader": "thing", "skos:definition": "text",
    "skos:hiddenLabel": "string", "skos:inScheme": "thing", "skos:notation": "string",
    "skos:topConceptOf": "thing", "skos:hasTopConcept": "thing", "skos:exactMatch": "thing",
}  # fmt: skip


@cache
def kind_prefixes() -> dict[str, str]:
    """A prefix for each kind of things (``event:``) and each code list (``role:``)."""
    kinds = {name: f"{THINGS}{name}/" for name in resources.kinds()}
    schemes = {name: f"{CODES}{name}/" for name in resources.schemes() if name not in kinds}
    taken = PREFIXES.keys()
    return {(f"{name}s" if name in taken else name): iri for name, iri in (*kinds.items(), *schemes.items())}


def property_kinds() -> dict[str, str]:
    """The kind of value of each property, by CURIE."""
    from creativegraph.building.tables import read

    table = read(resources.folder("data") / "properties.csv")
    return {table.get(row, "property"): table.get(row, "value") for row in table.rows} | dict(BUILT)


@cache
def context() -> dict[str, Json]:
    """The project's JSON-LD context; ``ontology/context.jsonld`` holds the same."""
    prefixes: dict[str, Json] = {
        **{name: iri for name, iri in sorted(PREFIXES.items()) if name not in ("cgs", "sh")},
        "code": CODES,
        "id": THINGS,
    }
    terms: dict[str, Json] = {}
    for curie, kind in sorted(property_kinds().items(), key=lambda each: each[0].partition(":")[2]):
        key = curie.partition(":")[2]
        if curie == "rdf:type" or key in terms or key in prefixes:
            continue
        terms[key] = definition(curie, kind)
    return {"@version": 1.1, **prefixes, **terms}  # type: ignore[dict-item]


def definition(curie: str, kind: str) -> Json:
    """How a key is read."""
    if kind in ("thing", "iri", "period"):
        return {"@id": curie, "@type": "@id"}
    if kind == "text":
        return {"@id": curie, "@container": "@language"}
    if kind in COERCED:
        return {"@id": curie, "@type": COERCED[kind]}
    return curie


def expanded(curie: str) -> str:
    """The IRI of a CURIE."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def datatype_of(kind: str) -> str:
    """The datatype that values of a kind have where a key's definition fits them; empty for things."""
    if kind in ("thing", "iri", "period"):
        return ""
    fixed = {"text": LANG_STRING, "string": RDF_STRING}
    return fixed.get(kind) or NATIVE.get(kind) or expanded(COERCED[kind])


class Short(dict[str, str]):
    """Short forms of IRIs by the IRIs; forgets them before it takes much memory."""

    def __missing__(self, iri: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        short = self[iri] = shortened(iri)
        return short


def shortened(iri: str) -> str:
    """An IRI by the longest fitting prefix of the context, if that reads back as itself."""
    for prefix, namespace in (("id", THINGS), ("code", CODES), *PREFIXES.items()):
        if iri.startswith(namespace) and prefix not in ("cgs", "sh"):
            local = iri[len(namespace) :]
            return f"{prefix}:{local}" if local and not local.startswith("//") else iri
    return iri


class Compacter:
    """Compacts IRIs and values by the context."""

    def __init__(self) -> None:
        self.short = Short()
        self.keys: dict[str, tuple[str, str, str | None]] = {}
        kinds = property_kinds()
        for key, made in context().items():
            curie = made["@id"] if isinstance(made, dict) else made
            if isinstance(curie, str) and curie in kinds:
                self.keys[expanded(curie)] = (key, kinds[curie], datatype_of(kinds[curie]))

    def add(self, node: dict[str, Json], predicate: str, value: Json, datatype: str, language: str) -> None:
        """Put one statement into a node. ``datatype`` is empty for things."""
        key, kind, fitting = self.keys.get(predicate, NO_KEY)
        if datatype != fitting or "--" in language:
            append(node, self.short[predicate], whole(value, datatype, language, self.short))
        elif kind == "text":
            append(node.setdefault(key, {}), language, value)  # type: ignore[arg-type]
        elif kind in NATIVE:
            append(node, key, native(kind, str(value)))
        else:
            append(node, key, value)


def native(kind: str, text: str) -> Json:
    """A number or truth as JSON has it; a text that JSON would change stays whole."""
    if kind == "boolean":
        return text == "true" if text in ("true", "false") else {"@value": text, "@type": "xsd:boolean"}
    # What JSON would change (007, 2.50, numbers beyond 53 bits) stays as it is written.
    exact = text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 20 and str(int(text)) == text
    return int(text) if exact and abs(int(text)) < 2**53 else {"@value": text, "@type": "xsd:integer"}


def whole(value: Json, datatype: str, language: str, short: Short) -> Json:
    """A value that needs no definition to be read back."""
    if not datatype:
        return {"@id": value}
    if datatype == LANG_STRING:
        return {"@value": value, "@language": language}
    if datatype == RDF_STRING:
        return {"@value": value}
    return {"@value": value, "@type": short[datatype]}


def append(node: dict[str, Json], key: str, value: Json) -> None:
    """One value as itself, several as a list."""
    if key not in node:
        node[key] = value
    elif isinstance(known := node[key], list):
        known.append(value)
    else:
        node[key] = [known, value]


def nodes(store: "Store") -> Iterator[dict[str, Json]]:
    """One compacted node a subject, in the store's order, which keeps a subject together."""
    from pyoxigraph import DefaultGraph, Literal, NamedNode

    compacter = Compacter()
    short = compacter.short
    last, node = None, dict[str, Json]()
    for quad in store.quads_for_pattern(None, None, None, DefaultGraph()):
        subject = quad.subject
        if subject != last:
            if last is not None:
                yield node
            last = subject
            node = {"@id": short[subject.value] if isinstance(subject, NamedNode) else str(subject)}
        predicate, found = quad.predicate.value, quad.object
        if isinstance(found, Literal):
            compacter.add(node, predicate, found.value, found.datatype.value, found.language or "")
        else:
            name = short[found.value] if isinstance(found, NamedNode) else str(found)
            if predicate == RDF_TYPE:
                append(node, "@type", name)
            else:
                compacter.add(node, predicate, name, "", "")
    if last is not None:
        yield node


def write(store: "Store", out: IO[bytes]) -> None:
    """Write a store as one JSON-LD document, one thing a line."""
    import orjson

    out.write(b'{"@context":' + orjson.dumps(context()) + b',\n"@graph":[')
    separator = b"\n"
    for node in nodes(store):
        out.write(separator + orjson.dumps(node))
        separator = b",\n"
    out.write(b"\n]}\n")
