"""Where things, codes and terms have their names: the bases and prefixes of the library and of the projects in use."""

import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

__all__ = [
    "BASE",
    "CODES",
    "EVIDENCE",
    "LIBRARY",
    "PREFIXES",
    "RANKS",
    "RDF_TYPE",
    "SHORT",
    "SLUG",
    "SPACES",
    "TERMS",
    "THINGS",
    "XSD",
    "Short",
    "Space",
    "base_of",
    "codes_of",
    "owned",
    "prefixes_of",
    "space_of",
    "things_of",
]

BASE = "https://w3id.org/creativegraph/"
TERMS = BASE + "ontology#"
THINGS = BASE + "id/"
CODES = BASE + "code/"
RANKS = ("preferred", "normal", "deprecated")
EVIDENCE = ("claim", "correction", "quotation", "record", "selector", "source", "time")
"""The kinds of things that rows of tables make besides those that claims are about; each project has its own."""
XSD = "http://www.w3.org/2001/XMLSchema#"
LIBRARY: Mapping[str, str] = MappingProxyType(
    {
        "cg": TERMS,
        "cgs": BASE + "shapes#",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "qudt": "http://qudt.org/schema/qudt/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "sosa": "http://www.w3.org/ns/sosa/",
        "time": "http://www.w3.org/2006/time#",
        "vann": "http://purl.org/vocab/vann/",
        "xsd": XSD,
    }
)
"""The prefixes of the library, which are known whatever is opened."""


class Space(NamedTuple):
    """Where a project of one's own has its names: things that are its own by kind, and what stands before them."""

    name: str
    prefix: str
    base: str
    kinds: frozenset[str] = frozenset()


class Short(NamedTuple):
    """How short names are read in the projects that are in use: where the things of each kind are, and each code."""

    kinds: Mapping[str, str]
    codes: Mapping[str, str]
    spaces: tuple[Space, ...] = ()


SHORT: ContextVar[Short | None] = ContextVar("SHORT", default=None)
SPACES: dict[str, Space] = {}
"""The projects that were opened, by their bases: only to write short names, never to read them."""


@cache
def prefixes_of(*spaces: Space) -> Mapping[str, str]:
    """Return the prefixes of projects: ``ecoc:Title`` is a term of one, and ``ecocs:`` is for its shapes."""
    return {
        name: iri
        for each in spaces
        for name, iri in ((each.prefix, f"{each.base}ontology#"), (f"{each.prefix}s", f"{each.base}shapes#"))
    }


class Prefixes(Mapping[str, str]):
    """The prefixes of the library and of the projects that are in use."""

    def known(self) -> Mapping[str, str]:
        """Return the prefixes that are known now."""
        short = SHORT.get()
        return {**prefixes_of(*short.spaces), **LIBRARY} if short else LIBRARY

    def __getitem__(self, name: str) -> str:
        short = None if name in LIBRARY else SHORT.get()
        return (prefixes_of(*short.spaces) if short else LIBRARY)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.known())

    def __len__(self) -> int:
        return len(self.known())


PREFIXES: Mapping[str, str] = Prefixes()
"""The prefixes of the library and of the projects that are in use."""
RDF_TYPE = PREFIXES["rdf"] + "type"
SLUG = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")


def space_of(iri: str) -> Space | None:
    """Return the project of one's own below whose base an IRI is."""
    return next((each for base, each in SPACES.items() if iri.startswith(base)), None) if SPACES else None


def base_of(prefix: str) -> str:
    """Return the beginning of the IRIs of the project with a prefix, such as ``cg``; nothing for other prefixes."""
    if prefix == "cg":
        return BASE
    space = space_of(PREFIXES[prefix])
    return space.base if space else ""


def things_of(kind: str) -> str:
    """Return what stands before the slugs of a kind of things."""
    short = SHORT.get()
    return f"{short.kinds.get(kind, THINGS) if short else THINGS}{kind}/"


def codes_of(scheme: str, slug: str = "") -> str:
    """Return what stands before a code list's codes; a project may add codes of its own to lists of others."""
    short = SHORT.get()
    if short is None:
        return f"{CODES}{scheme}/"
    return f"{short.codes.get(f'{scheme}/{slug}') or short.codes.get(scheme, CODES)}{scheme}/"


def owned(kind: str, name: str) -> str:
    """Return the IRI of a claim, correction, source or the like by its id; ``ecoc:h001`` is one of the project ecoc."""
    owner, colon, local = name.rpartition(":")
    if not colon:
        return f"{THINGS}{kind}/{name}"
    short = SHORT.get()
    base = next(
        (each.base for each in (short.spaces if short else ()) if each.name == owner), "urn:creativegraph:project/"
    )
    return f"{base}id/{kind}/{local}"
