"""Compacted JSON-LD, written one node at a time so that memory does not grow with the graph.

The context is made from ``data/properties.csv``, the ontology and the shapes: readable keys for properties and
classes, language maps for text, typed dates and numbers. Where two terms have one name the key is ours.
A value that does not fit the definition of its key is written under the prefixed name of its property.
"""

from collections.abc import Iterator
from functools import cache
from typing import IO, TYPE_CHECKING, TypeAlias

from creativegraph import project
from creativegraph.iris import CODES, PREFIXES, RDF_TYPE, THINGS, XSD

if TYPE_CHECKING:
    from pyoxigraph import Store, Triple

__all__ = ["context", "kind_prefixes", "write"]

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

RDF_STRING, LANG_STRING = XSD + "string", PREFIXES["rdf"] + "langString"
NATIVE = {"integer": XSD + "integer", "boolean": XSD + "boolean"}
NATIVE_KINDS = {iri: kind for kind, iri in NATIVE.items()}
NO_KEY = ("", "", None)
MOST_REMEMBERED = 1 << 14
COERCED = {"decimal": "xsd:decimal", "date": "xsd:date"}
KINDS_OF_RANGE = {
    XSD + "string": "string", XSD + "integer": "integer", XSD + "decimal": "decimal", XSD + "boolean": "boolean",
    XSD + "date": "date", LANG_STRING: "text",
}  # fmt: skip
PLAIN = ("string", "integer", "boolean")
"""Kinds of values that JSON itself distinguishes."""


@cache
def kind_prefixes() -> dict[str, str]:
    """Return a prefix for each kind of things (``event:``) and each code list (``role:``)."""
    kinds = {name: f"{THINGS}{name}/" for name in project.kinds()}
    schemes = {name: f"{CODES}{name}/" for name in project.schemes() if name not in kinds}
    taken = PREFIXES.keys()
    return {(f"{name}s" if name in taken else name): iri for name, iri in (*kinds.items(), *schemes.items())}


@cache
def declared() -> "tuple[Triple, ...]":
    """Return the triples of the ontology with the stubs of other vocabularies, the code lists and the shapes."""
    from creativegraph.tables.vocabulary import triples_of

    folders = ("ontology", "data/codes", "shapes")
    paths = [path for name in folders for path in sorted((project.root() / name).glob("*.ttl"))]
    return tuple(triple for path in paths for triple in triples_of(path))


def short_name(term: object) -> str:
    """Return the CURIE of a term that can have a key; empty for anything else."""
    iri = str(getattr(term, "value", ""))
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.isidentifier() and prefix not in ("cgs", "rdf", "sh"):
            return f"{prefix}:{local}"
    return ""


@cache
def property_kinds() -> dict[str, str]:
    """Return the kind of value of each property by CURIE: first those in properties.csv, then ours, then others."""
    from creativegraph.tables.files import read

    table = read(project.folder("data") / "properties.csv")
    kinds = {table.get(row, "property"): table.get(row, "value") for row in table.rows}
    found = {**kinds_in_use(), **kinds_of_ranges()}
    for curie in sorted(found, key=lambda each: (not each.startswith("cg:"), each)):
        kinds.setdefault(curie, found[curie])
    return kinds


def kinds_of_ranges() -> dict[str, str]:
    """Return the kinds given by ranges of the ontology and datatypes of shapes; only shapes give that of dates."""
    owl, rdfs, sh = PREFIXES["owl"], PREFIXES["rdfs"], PREFIXES["sh"]
    found: dict[str, str] = {}
    for each in declared():
        value = str(getattr(each.object, "value", ""))
        if each.predicate.value == RDF_TYPE and value == owl + "ObjectProperty":
            found[short_name(each.subject)] = "thing"
        elif each.predicate.value == RDF_TYPE and value == owl + "DatatypeProperty":
            found.setdefault(short_name(each.subject), "string")
        elif each.predicate.value == rdfs + "range" and value in KINDS_OF_RANGE:
            found[short_name(each.subject)] = KINDS_OF_RANGE[value]
    asked = paths_asked()
    for each in declared():
        value = str(getattr(each.object, "value", ""))
        if each.predicate.value == sh + "datatype" and value in KINDS_OF_RANGE:
            for curie in asked.get(str(each.subject), ()):
                if found.get(curie) == "string":
                    found[curie] = KINDS_OF_RANGE[value]
    return {curie: kind for curie, kind in found.items() if curie}


def paths_asked() -> dict[str, list[str]]:
    """Return the properties that each shape constrains, also through a shape that several properties share."""
    sh = PREFIXES["sh"]
    paths = {str(each.subject): short_name(each.object) for each in declared() if each.predicate.value == sh + "path"}
    asked = {shape: [curie] for shape, curie in paths.items()}
    for each in declared():
        if each.predicate.value == sh + "node" and str(each.subject) in paths:
            asked.setdefault(str(each.object), []).append(paths[str(each.subject)])
    return asked


def kinds_in_use() -> dict[str, str]:
    """Return the kinds of properties without a range, by their values in the ontology and the code lists."""
    from pyoxigraph import Literal

    used: dict[str, set[str]] = {}
    for each in declared():
        value = each.object
        kind = "thing" if not isinstance(value, Literal) else "text" if value.language else "string"
        used.setdefault(short_name(each.predicate), set()).add(kind)
        if getattr(value, "value", "") == PREFIXES["owl"] + "AnnotationProperty":
            used.setdefault(short_name(each.subject), set())
    return {curie: next(iter(kinds)) if len(kinds) == 1 else "string" for curie, kinds in used.items() if curie}


def classes() -> list[str]:
    """Return the classes of the ontology and those it reuses, as CURIEs, ours first."""
    wanted = PREFIXES["owl"] + "Class"
    found = {
        short_name(each.subject)
        for each in declared()
        if each.predicate.value == RDF_TYPE and getattr(each.object, "value", "") == wanted
    }
    return sorted(found - {""}, key=lambda each: (not each.startswith("cg:"), each))


@cache
def context() -> dict[str, Json]:
    """Return the project's JSON-LD context; ``ontology/context.jsonld`` holds the same."""
    prefixes: dict[str, Json] = {
        **{name: iri for name, iri in sorted(PREFIXES.items()) if name not in ("cgs", "sh")},
        "code": CODES,
        "id": THINGS,
    }
    terms: dict[str, Json] = {}
    for curie in classes():
        terms.setdefault(curie.partition(":")[2], curie)
    for curie, kind in property_kinds().items():
        key = curie.partition(":")[2]
        if curie != "rdf:type" and key not in prefixes:  # types are @type
            terms.setdefault(key, definition(curie, kind))
    return {"@version": 1.1, **prefixes, **dict(sorted(terms.items()))}  # type: ignore[dict-item]


def definition(curie: str, kind: str) -> Json:
    """Return the definition of a key."""
    if kind in ("thing", "iri", "period"):
        return {"@id": curie, "@type": "@id"}
    if kind == "text":
        return {"@id": curie, "@container": "@language"}
    if kind in COERCED:
        return {"@id": curie, "@type": COERCED[kind]}
    return curie


def expanded(curie: str) -> str:
    """Return the IRI of a CURIE."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def datatype_of(kind: str) -> str:
    """Return the datatype that values of a kind have where a key's definition fits them; empty for things."""
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
    """Return an IRI by the longest fitting prefix of the context, if that reads back as itself."""
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
        self.classes: dict[str, str] = {}
        known = set(classes())
        for key, made in context().items():
            curie = made["@id"] if isinstance(made, dict) else made
            if not isinstance(curie, str):
                continue
            if curie in known:
                self.classes[expanded(curie)] = key
            elif curie in kinds:
                self.keys[expanded(curie)] = (key, kinds[curie], datatype_of(kinds[curie]))

    def add(self, node: dict[str, Json], predicate: str, value: Json, datatype: str, language: str) -> None:
        """Add one triple to a node. ``datatype`` is empty for things."""
        key, kind, fitting = self.keys.get(predicate, NO_KEY)
        if kind in PLAIN and datatype in NATIVE_KINDS:
            append(node, key, native(NATIVE_KINDS[datatype], str(value)))
        elif datatype != fitting or "--" in language:
            append(node, self.short[predicate], whole(value, datatype, language, self.short))
        elif kind == "text":
            append(node.setdefault(key, {}), language, value)  # type: ignore[arg-type]
        else:
            append(node, key, value)


def native(kind: str, text: str) -> Json:
    """Return a number or boolean as JSON; one whose text JSON would change stays a typed value."""
    if kind == "boolean":
        return text == "true" if text in ("true", "false") else {"@value": text, "@type": "xsd:boolean"}
    # What JSON would change (007, 2.50, numbers beyond 53 bits) stays as it is written.
    exact = text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 20 and str(int(text)) == text
    return int(text) if exact and abs(int(text)) < 2**53 else {"@value": text, "@type": "xsd:integer"}


def whole(value: Json, datatype: str, language: str, short: Short) -> Json:
    """Return a value object, which needs no definition of a key to be read back."""
    if not datatype:
        return {"@id": value}
    if datatype == LANG_STRING:
        return {"@value": value, "@language": language}
    if datatype == RDF_STRING:
        return {"@value": value}
    return {"@value": value, "@type": short[datatype]}


def append(node: dict[str, Json], key: str, value: Json) -> None:
    """Add a value under a key: one value as it is, several as a list."""
    if key not in node:
        node[key] = value
    elif isinstance(known := node[key], list):
        known.append(value)
    else:
        node[key] = [known, value]


def nodes(store: "Store") -> Iterator[dict[str, Json]]:
    """Yield one compacted node for each subject, in the order of the store, which keeps a subject together."""
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
                append(node, "@type", compacter.classes.get(getattr(found, "value", ""), name))
            else:
                compacter.add(node, predicate, name, "", "")
    if last is not None:
        yield node


def write(store: "Store", out: IO[bytes]) -> None:
    """Write a store as one JSON-LD document, one node on each line."""
    import orjson

    out.write(b'{"@context":' + orjson.dumps(context()) + b',\n"@graph":[')
    separator = b"\n"
    for node in nodes(store):
        out.write(separator + orjson.dumps(node))
        separator = b",\n"
    out.write(b"\n]}\n")
