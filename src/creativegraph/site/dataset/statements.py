"""Triples about the dataset, written by CURIEs, as Turtle and JSON-LD.

Where the address of the site is not known, IRIs of its files are relative: then the documents are right wherever
they are read from.
"""

import json
from typing import TYPE_CHECKING

from creativegraph.export.turtle import turtle
from creativegraph.iris import PREFIXES
from creativegraph.tables.projects.site import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyoxigraph import Literal, NamedNode, Triple

__all__ = ["NOWHERE", "Statements", "expanded", "iri", "text", "texts", "value"]

NOWHERE = "https://site.invalid/"
"""Stands for the address of a site whose address is not known, until its documents are written."""
SPACES = {
    **{name: PREFIXES[name] for name in ("dcterms", "foaf", "owl", "prov", "rdf", "rdfs", "skos", "xsd")},
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "formats": "http://www.w3.org/ns/formats/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
}


def expanded(name: str) -> str:
    """Return the IRI of a CURIE, and an IRI as it is."""
    prefix, _, rest = name.partition(":")
    return SPACES[prefix] + rest if prefix in SPACES else name


def iri(name: str) -> "NamedNode":
    """Return an IRI, or that of a CURIE, as a term."""
    from pyoxigraph import NamedNode

    return NamedNode(expanded(name))


def value(given: str | int, kind: str) -> "Literal":
    """Return a value of a datatype as a term."""
    from pyoxigraph import Literal

    return Literal(str(given), datatype=iri(f"xsd:{kind}"))


def text(given: str, language: str = "") -> "Literal":
    """Return a text as a term."""
    from pyoxigraph import Literal

    return Literal(given, language=language) if language and language != "und" else Literal(given)


def texts(words: Words) -> "list[Literal]":
    """Return texts in several languages as terms."""
    return [text(each, tag) for tag, each in words.items()]


def compacted(name: str, prefixes: "Mapping[str, str]") -> str:
    """Return an IRI as a CURIE, if it begins as one of the prefixes says."""
    for prefix, space in prefixes.items():
        rest = name.removeprefix(space)
        if rest != name and rest and not rest.startswith("//"):
            return f"{prefix}:{rest}"
    return name


def shortened(term: "NamedNode | Literal", prefixes: "Mapping[str, str]", *, typed: bool = False) -> object:
    """Return a value as JSON-LD has it; ``typed`` for a class."""
    from pyoxigraph import Literal

    if not isinstance(term, Literal):
        name = compacted(term.value, prefixes)
        return name if typed else {"@id": name}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    if term.datatype.value == f"{PREFIXES['xsd']}string":
        return term.value
    return {"@type": compacted(term.datatype.value, prefixes), "@value": term.value}


class Statements:
    """Triples, those of a subject together, subjects in the order in which they come."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[str, NamedNode | Literal]]] = {}

    def add(self, subject: str, name: str, *values: "NamedNode | Literal | str") -> None:
        """State some values of a property of a subject; texts are IRIs or CURIEs, empty ones nothing."""
        known = self.found.setdefault(subject, [])
        for each in values:
            if each != "":
                pair = (name, iri(each) if isinstance(each, str) else each)
                known.extend([pair] if pair not in known else [])

    def typed(self, subject: str, *classes: str) -> str:
        """State the classes of a subject, and return it."""
        self.add(subject, "rdf:type", *classes)
        return subject

    def triples(self) -> "list[Triple]":
        """Return the triples, each subject's by property, its classes first."""
        from pyoxigraph import Triple

        return [
            Triple(iri(subject), iri(name), each)
            for subject, pairs in self.found.items()
            for name, each in sorted(pairs, key=lambda pair: (pair[0] != "rdf:type", pair[0], str(pair[1])))
        ]

    def turtle(self, up: str = "") -> bytes:
        """Return Turtle for a file of the site; ``up`` is how its root is reached from there."""
        triples = self.triples()
        used = self.used(triples)
        made = turtle(triples, used)
        return made.replace(f"<{NOWHERE}>".encode(), f"<{up or './'}>".encode()).replace(
            f"<{NOWHERE}".encode(), f"<{up}".encode()
        )

    def jsonld(self) -> bytes:
        """Return JSON-LD for a file at the root of the site, with prefixes in its context."""
        used = self.used(self.triples())
        nodes: dict[str, dict[str, list[object]]] = {}
        for subject, pairs in self.found.items():
            node = nodes.setdefault(compacted(expanded(subject), used), {})
            for name, each in pairs:
                key = "@type" if name == "rdf:type" else compacted(expanded(name), used)
                node.setdefault(key, []).append(shortened(each, used, typed=key == "@type"))
        graph = [
            {"@id": subject, **{key: some[0] if len(some) == 1 else some for key, some in node.items()}}
            for subject, node in sorted(nodes.items())
            if node
        ]
        lines = json.dumps({"@context": used, "@graph": graph}, ensure_ascii=False, sort_keys=True, indent=1)
        return (lines.replace(f'"{NOWHERE}"', '"./"').replace(f'"{NOWHERE}', '"') + "\n").encode()

    def used(self, triples: "Sequence[Triple]") -> dict[str, str]:
        """Return the prefixes that occur."""
        names = {str(term) for triple in triples for term in triple}
        return {prefix: space for prefix, space in sorted(SPACES.items()) if any(space in name for name in names)}
