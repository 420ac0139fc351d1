"""The JSON-LD context: one plain key for each property and class, and what is known of the values under it.

It is made from ``data/properties.csv``, the ontology and the shapes of the projects in use. Where two terms have one
name, that of ours keeps it and the other is written with its prefix: ``org_role``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from creativegraph import project
from creativegraph.files.state import State, state_of
from creativegraph.iris import CODES, LIBRARY, PREFIXES, RDF_TYPE, THINGS, codes_of, expand, things_of

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import QuerySolutions

__all__ = ["Json", "Key", "context", "context_with", "keys", "kind_prefixes", "with_keys"]

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
NAMELESS = ("cgs", "rdf", "sh")
"""Prefixes whose terms have no key: shapes are not exported, and types are ``@type``."""
TYPED: Mapping[str, str] = {"thing": "@id", "iri": "@id", "period": "@id", "decimal": "xsd:decimal", "date": "xsd:date"}
"""What the context says of the values of a kind."""

ADDED = {
    PREFIXES["foaf"] + "Document": "class",
    PREFIXES["foaf"] + "isPrimaryTopicOf": "thing",
    PREFIXES["dcterms"] + "hasFormat": "iri",
    PREFIXES["rdfs"] + "seeAlso": "iri",
    "http://creativecommons.org/ns#attributionName": "text",
}
"""Terms by which documents describe themselves, with the kind of their values."""


class Key(NamedTuple):
    """The key of a term. ``kind`` is ``class``, a kind of values as in properties.csv, or ``any``.

    ``repeats`` says whether a thing can have several values, of text: several in one language.
    """

    name: str
    iri: str
    kind: str
    repeats: bool

    def definition(self, iri: str) -> Json:
        """Return what the context says of the key, with its IRI as it is to be written."""
        made: dict[str, Json] = {"@id": iri}
        if self.kind in TYPED:
            named = TYPED[self.kind]
            made["@type"] = named if iri != self.iri or named == "@id" else str(expand(named))
        if self.kind == "text":
            made["@container"] = ["@language", "@set"] if self.repeats else "@language"
        elif self.repeats:
            made["@container"] = "@set"
        return made


def kind_prefixes() -> dict[str, str]:
    """Return a prefix for each kind of things (``event:``) and each code list (``role:``)."""
    kinds = {name: things_of(name) for name in project.kinds()}
    schemes = {name: codes_of(name) for name in project.schemes() if name not in kinds}
    taken = project.prefixes().keys()
    return {(f"{name}s" if name in taken else name): iri for name, iri in (*kinds.items(), *schemes.items())}


def prefixes() -> dict[str, str]:
    """Return the prefixes of the context."""
    own = {name: iri for name, iri in sorted(project.prefixes().items()) if name not in ("cgs", "sh")}
    return {**own, "code": CODES, "id": THINGS}


def context() -> dict[str, Json]:
    """Return the JSON-LD context of the projects in use; ``ontology/context.jsonld`` holds that of the packaged one."""
    return context_of(project.in_use())


@lru_cache(maxsize=4)
def context_of(_used: project.Projects | None) -> dict[str, Json]:
    """Return the context of projects."""
    return defined(keys().values())


def context_with(predicates: Iterable[str]) -> dict[str, Json]:
    """Return the context of the projects in use and of other properties."""
    return defined(with_keys(predicates).values())


def defined(found: Iterable[Key]) -> dict[str, Json]:
    """Return a context with the prefixes and some keys."""
    named: dict[str, Json] = {}
    for key in found:
        made = key.definition(short_name(key.iri) or key.iri)
        named[key.name] = made["@id"] if isinstance(made, dict) and made.keys() == {"@id"} else made
    return {"@version": 1.1, **prefixes(), **dict(sorted(named.items()))}  # type: ignore[dict-item]


def keys() -> Mapping[str, Key]:
    """Return the keys of the terms of the projects in use, by IRI."""
    return keys_of(project.in_use())


@lru_cache(maxsize=4)
def keys_of(_used: project.Projects | None) -> Mapping[str, Key]:
    """Return the keys of the terms of projects: classes, then what properties.csv lists, then others, ours first."""
    from creativegraph.tables.sheets.files import read

    kinds, single = stated()
    listed: dict[str, tuple[str, bool]] = {}
    for path in files("data", "properties.csv"):
        table = read(path)
        for row in table.rows:
            iri = str(expand(table.get(row, "property")))
            listed.setdefault(iri, (table.get(row, "value"), table.get(row, "single") == "no"))
    order = sorted(kinds, key=lambda iri: (place_of(iri), short_name(iri) or iri))
    classes = [iri for iri in order if kinds[iri] == "class"]
    others = [iri for iri in order if kinds[iri] != "class" and iri not in listed]
    late = {iri for iri in (*classes, *listed, *others) if place_of(iri) > 1}
    found: dict[str, Key] = {}
    taken = set(prefixes())
    for iri in sorted((*classes, *listed, *others), key=late.__contains__):
        if iri != RDF_TYPE and (short_name(iri) or place_of(iri) > 1):
            kind, repeats = listed.get(iri) or (kinds[iri], kinds[iri] != "class" and iri not in single)
            name = next(each for each in names_of(iri) if each not in taken)
            taken.add(name)
            found[iri] = Key(name, iri, kind, repeats)
    return found


def with_keys(predicates: Iterable[str]) -> Mapping[str, Key]:
    """Return the keys of the projects in use and those of other properties; of two with one name none keeps it."""
    known = keys()
    more = sorted(iri for iri in set(predicates) - known.keys() if iri != RDF_TYPE)
    if not more:
        return known
    found = dict(known)
    plain = [next(names_of(iri)) for iri in more]
    taken = {*prefixes(), *(each.name for each in known.values()), *(name for name in plain if plain.count(name) > 1)}
    for iri in more:
        name = next(each for each in names_of(iri) if each not in taken)
        taken.add(name)
        found[iri] = Key(name, iri, "any", repeats=True)
    return found


def stated() -> tuple[dict[str, str], frozenset[str]]:
    """Return the kind of values of each term that the projects in use describe, and those with one value at most."""
    found = (
        path for folder, pattern in (("ontology", "*.ttl"), ("data/codes", "*.ttl"), ("shapes", "*.ttl"))
        for path in files(folder, pattern)
    )  # fmt: skip
    described, single = stated_in(tuple((path, state_of(path)) for path in found))
    kinds = dict(described)
    used = project.in_use()
    for line in used.terms.values() if used else ():  # classes of tables
        short, _, classes, _ = line.split("\t")
        if "owl:Class" in classes.split():
            kinds.setdefault(str(expand(short) or short), "class")
    return {**ADDED, **kinds}, single


@lru_cache(maxsize=4)
def stated_in(described: "tuple[tuple[Path, State], ...]") -> tuple[Mapping[str, str], frozenset[str]]:
    """Return what ``stated`` does of files in some state: most projects have those alone that all have."""
    from pyoxigraph import NamedNode, RdfFormat, Store

    store = Store()
    for path, _ in described:
        store.load(path=str(path), format=RdfFormat.TURTLE)
    rows = cast("QuerySolutions", store.query(project.text_of("export/terms.rq")))
    kinds: dict[str, str] = {}
    single = set()
    for term, kind in rows:
        if isinstance(term, NamedNode) and kind.value == "single":
            single.add(term.value)
        elif isinstance(term, NamedNode):
            kinds.setdefault(term.value, kind.value)
    return kinds, frozenset(single)


def files(folder: str, pattern: str) -> "dict[Path, None]":
    """Return the files of a folder of the library, the packaged project and those in use, in this order.

    The packaged ones always come first, so that a term has the same key in all projects.
    """
    return dict.fromkeys((*project.all_files(folder, pattern), *project.files(folder, pattern)))


def place_of(iri: str) -> int:
    """Return 0 for our own terms, 1 for those of vocabularies that the library knows, 2 for others."""
    if iri.startswith(LIBRARY["cg"]):
        return 0
    return 1 if iri.startswith(tuple(LIBRARY.values())) else 2


def short_name(iri: str) -> str:
    """Return the CURIE of a term that can have a key; empty for anything else."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.isidentifier() and prefix not in NAMELESS:
            return f"{prefix}:{local}"
    return ""


def names_of(iri: str) -> Iterator[str]:
    """Yield names for the key of a term, the plainest first."""
    import hashlib

    short = short_name(iri)
    parts = short.split(":") if short else re.split(r"[/#:]+", iri.rstrip("/#:"))[-2:]
    namespace, local = (re.sub(r"[^\w.-]", "_", each) for each in ("", *parts)[-2:])
    yield local
    yield f"{namespace}_{local}"
    yield f"{local}_{hashlib.sha256(iri.encode()).hexdigest()[:8]}"
