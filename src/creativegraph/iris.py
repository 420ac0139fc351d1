"""IRIs, prefixes and namespaces, and Python values to and from RDF terms.

The one rule: a value enters a query only as a rendered, validated RDF term.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, Union

from creativegraph.errors import ArgumentError, shown

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = [
    "BASE",
    "CODES",
    "IRI",
    "KINDS",
    "LANGUAGE",
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
    "Languages",
    "Short",
    "Space",
    "Things",
    "Value",
    "bare",
    "codes_of",
    "compact",
    "converter",
    "expand",
    "from_lexical",
    "is_iri",
    "owned",
    "render",
    "space_of",
    "things_of",
]  # fmt: skip

BASE = "https://w3id.org/creativegraph/"
TERMS = BASE + "ontology#"
THINGS = BASE + "id/"
CODES = BASE + "code/"
RANKS = ("preferred", "normal", "deprecated")
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


RDF_TYPE = PREFIXES["rdf"] + "type"
SLUG = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
ABSOLUTE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]+')


def is_iri(text: str) -> bool:
    """True for an absolute IRI that can stand between angle brackets."""
    return ABSOLUTE.fullmatch(text) is not None and text.isprintable()


class IRI(str):
    """An IRI; ``kind`` and ``slug`` are set for the project's own things and codes."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        """``source`` in ``…/id/source/leaflet``, ``code`` for codes, empty for other IRIs."""
        if self.startswith(THINGS):
            return self[len(THINGS) :].partition("/")[0]
        if (space := space_of(self)) is None:
            return "code" if self.startswith(CODES) else ""
        head, _, rest = self[len(space.base) :].partition("/")
        return rest.partition("/")[0] if head == "id" else "code" if head == "code" else ""

    @property
    def slug(self) -> str:
        """The last part of the IRI, after the last ``#`` or ``/``."""
        return self.rstrip("/#").rpartition("#")[2].rpartition("/")[2]

    def __repr__(self) -> str:
        return f"IRI({str(self)!r})"


LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""The tag of a language, as tables write it."""
Languages: TypeAlias = tuple[str, ...]
Things: TypeAlias = IRI | str | Iterable[IRI | str]
Value: TypeAlias = Union[IRI, str, int, "Decimal", "date", bool]


def bare(term: str) -> str:
    """An IRI without the angle brackets that N-Triples puts round it; other terms as they are."""
    return term[1:-1] if term.startswith("<") else term


def compact(iri: str) -> str:
    """The short form that tables and messages use: ``source/leaflet``, ``cg:Source``, or the IRI."""
    if iri.startswith(THINGS):
        return iri[len(THINGS) :]
    if iri.startswith(CODES):
        return "code/" + iri[len(CODES) :]
    if (space := space_of(iri)) is not None and iri.startswith((f"{space.base}id/", f"{space.base}code/")):
        return short_of(space, iri[len(space.base) :])
    for prefix, namespace in (prefixes_of(space) if space else LIBRARY).items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def short_of(space: Space, rest: str) -> str:
    """Return the short form of a thing or code of a project of one's own; of its claims ``ecoc:h001``."""
    head, _, name = rest.partition("/")
    kind, _, slug = name.partition("/")
    if head == "code":
        return (
            rest if not slug or f"{codes_of(kind, slug)}{slug}" == f"{space.base}{rest}" else f"{space.prefix}:{rest}"
        )
    if kind in space.kinds:
        return name
    return f"{space.name}:{slug}" if kind in ("claim", "correction") else f"{space.prefix}:{name}"


def expand(name: str) -> IRI | None:
    """The IRI of a full IRI, a CURIE or ``code/scheme/code``; None for anything else."""
    head, colon, tail = name.partition(":")
    if colon and tail.startswith("//"):
        return IRI(name)
    if colon and head in PREFIXES and tail:
        if "/" in tail and (base := base_of(head)):
            return IRI(f"{base}{tail}" if tail.startswith("code/") else f"{base}id/{tail}")
        return IRI(PREFIXES[head] + tail)
    if head == "urn" and colon:
        return IRI(name)
    if name.startswith("code/"):
        scheme, slash, slug = name[len("code/") :].partition("/")
        return IRI(codes_of(scheme, slug) + slug if slash else codes_of(scheme).removesuffix("/"))
    return None


def render_iri(value: str) -> str:
    """``<value>`` for a SPARQL text."""
    from pyoxigraph import NamedNode

    try:
        return str(NamedNode(value))
    except ValueError as error:
        raise ArgumentError(
            f"{shown(value)} is not an IRI ({shown(str(error))}); give a full IRI or kind/slug"
        ) from error


def render_literal(value: object, kind: str) -> str:
    """The literal of ``value`` for a SPARQL text, after checking that it is of ``kind``."""
    from pyoxigraph import Literal, NamedNode

    lexical = str(value).lower() if isinstance(value, bool) else str(value)
    datatype = DATATYPES[kind]
    try:
        if kind != "string":
            from_lexical(kind, lexical if re.fullmatch(LEXICAL[kind], lexical) else "no such literal")
        text = str(Literal(lexical, datatype=NamedNode(XSD + datatype)))
        text.encode()
    except (ValueError, ArithmeticError) as error:
        raise ArgumentError(f"{shown(value)} is {NOT_OF[kind]}") from error
    return text


def render(kind: str, value: object) -> str:
    """The SPARQL term of ``value``, which must be of the header's ``kind``.

    Raises:
        ArgumentError: the value is not of that kind or cannot be written as a term.
    """
    if kind == "iri":
        return render_iri(str(value))
    wanted = {"integer": int, "year": int, "string": str}.get(kind)
    if isinstance(value, bool) != (kind == "boolean") and not isinstance(value, str):
        raise ArgumentError(f"{shown(value)} is {NOT_OF[kind]}")
    if wanted and not isinstance(value, (wanted, str)):
        raise ArgumentError(f"{shown(value)} is {NOT_OF[kind]}")
    return render_literal(value, kind)


NOT_OF = {
    "string": "not text; give text", "label": "not text; give text", "boolean": "neither true nor false; give one",
    "integer": "not a whole number; write digits, such as 300", "year": "not a year; write four digits, such as 2024",
    "decimal": "not a number; write digits, such as 1.5",
    "date": "not a date; write year-month-day, such as 2026-01-31",
}  # fmt: skip
"""What is wrong with a value of each kind, and what to write."""

DATATYPES = {
    "string": "string", "integer": "integer", "year": "integer", "decimal": "decimal", "date": "date",
    "boolean": "boolean",
}  # fmt: skip

LEXICAL = {
    "integer": r"[+-]?[0-9]+",
    "year": r"(?!0+$)[0-9]{3,4}",
    "decimal": r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "boolean": r"true|false|0|1",
}

KINDS = frozenset({"iri", "label", *DATATYPES})
"""The kinds of values that a header may name."""


def boolean(text: str) -> bool:
    """True for ``true`` and ``1`` (Virtuoso's way), False for ``false`` and ``0``."""
    if text not in ("true", "1", "false", "0"):
        raise ValueError(text)
    return text in ("true", "1")


def converter(kind: str) -> Callable[[str], Value]:
    """What makes the Python value of a term's text; dates and decimals take 5 ms to import, and few answers need both.

    Each of them raises ValueError or ArithmeticError for a text that is no value of the header's ``kind``.
    """
    if kind == "decimal":
        from decimal import Decimal

        return Decimal
    if kind == "date":
        from datetime import date

        return date.fromisoformat
    plain: dict[str, Callable[[str], Value]] = {"iri": IRI, "integer": int, "year": int, "boolean": boolean}
    return plain.get(kind, str)


def from_lexical(kind: str, text: str) -> Value:
    """The Python value of a term's text under the header's ``kind``."""
    return converter(kind)(text)
