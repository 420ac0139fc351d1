"""Releases of the ontology: the current one, those kept in ``ontology/released/``, and how to add one.

A release is kept as ``released/<version>.nt``, its code lists as ``released/codes/<version>.nt``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.errors import FormatError, UnreadableError, UnwritableError, shown
from creativegraph.files import atomic_write, make_folder
from creativegraph.iris import PREFIXES, TERMS, bare, compact
from creativegraph.ontology.home import base, codes, elsewhere, ontology, own, own_files, terms
from creativegraph.tables.vocabulary import triples_of, vocabulary

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = [
    "ONTOLOGY", "Release", "Terms", "current", "described", "in_order", "numbers", "read_release", "release_of",
    "releases", "triples_of_release", "write_release",
]  # fmt: skip

ONTOLOGY = TERMS.rstrip("#")
"""The packaged ontology."""
UNORDERED = {f"owl:{each}" for each in ("unionOf", "intersectionOf", "oneOf", "members", "disjointUnionOf")}
Terms = Mapping[str, set[tuple[str, str]]]
"""The properties and values of each of our terms and codes: CURIEs, and values as N-Triples writes them."""
Described = dict[str, list[tuple[str, str]]]
"""Property and value pairs by subject, blank nodes among them."""


class Release(NamedTuple):
    """An ontology and its code lists at one version; a blank node is replaced by a text of its content."""

    version: str
    terms: Terms


def numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version such as ``1.2.3``."""
    parts = version.split(".")
    if len(parts) != 3 or not all(map(str.isdecimal, parts)):
        raise FormatError(f"{shown(version)} is not a version; write three numbers such as 1.2.0")
    return tuple(map(int, parts))


def current() -> Release:
    """Return the ontology and its code lists as they are now."""
    return release_of([*own_ontology(), *own_codes()])


def described() -> "Iterator[Triple]":
    """Yield what the manifest says of the ontology of a project of one's own and its Turtle does not."""
    from pyoxigraph import Literal, NamedNode, Triple

    made, iri = own(), NamedNode(ontology())
    if made is None:
        return
    said: dict[tuple[str, str], NamedNode | Literal] = {
        ("rdf", "type"): NamedNode(PREFIXES["owl"] + "Ontology"),
        ("owl", "versionInfo"): Literal(made.version),
        ("owl", "versionIRI"): NamedNode(f"{base()}{made.version}/ontology"),
        ("vann", "preferredNamespacePrefix"): Literal(made.prefix),
        ("vann", "preferredNamespaceUri"): Literal(terms()),
    }
    stated = {each.predicate.value for each in vocabulary().ontology if each.subject == iri}
    for (prefix, name), value in said.items():
        if PREFIXES[prefix] + name not in stated:
            yield Triple(iri, NamedNode(PREFIXES[prefix] + name), value)


def own_ontology() -> list["Triple"]:
    """Return the triples of the ontology of the project, without those of the projects that it extends."""
    if own() is None:
        return list(vocabulary().ontology)
    files = (path for path in own_files("ontology", "*.ttl") if path.stem != "external")
    whole = [each for path in files for each in triples_of(path)]  # blank nodes do not say whose they are
    return [*whole, *filter(is_own, vocabulary().ontology), *described()]


def own_codes() -> list["Triple"]:
    """Return the triples of the code lists of the project."""
    return list(filter(is_own, vocabulary().code_triples))


def is_own(each: "Triple") -> bool:
    """Return True for a triple that is not about a term of another project in use."""
    return own() is None or not (str(each.subject).startswith("_:") or elsewhere(bare(str(each.subject))))


def release_of(triples: Iterable["Triple"]) -> Release:
    """Return triples as a release.

    Raises:
        FormatError: they do not state exactly one version.
    """
    found: Described = defaultdict(list)
    for each in triples:
        found[bare(str(each.subject))].append((compact(each.predicate.value), str(each.object)))
    versions = {value.strip('"') for prop, value in found[ontology()] if prop == "owl:versionInfo"}
    if len(versions) != 1:
        raise FormatError("the ontology has no single owl:versionInfo; state its version once")
    home_terms, home_codes = terms(), codes()
    numbers(*versions)  # which refuses what is no version
    stated: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for subject, prop, value in without_blanks(found):
        if subject.startswith((home_terms, home_codes)):
            stated[subject].add((prop, value))
    return Release(versions.pop(), dict(stated))


def without_blanks(described: Described) -> Iterator[tuple[str, str, str]]:
    """Yield the triples of named subjects, and owl:AllDisjointClasses as pairs of disjoint classes."""
    for subject, facts in described.items():
        if not subject.startswith("_:"):
            yield from ((subject, prop, by_content(value, prop, described)) for prop, value in facts)
        elif ("rdf:type", f"<{PREFIXES['owl']}AllDisjointClasses>") in facts:
            members = [each for prop, head in facts if prop == "owl:members" for each in members_of(head, described)]
            yield from ((bare(one), "owl:disjointWith", other) for one, other in permutations(members, 2))


def by_content(value: str, prop: str, described: Described) -> str:
    """Return a value as text; blank nodes are written by their content, since their labels change from run to run."""
    if not value.startswith("_:"):
        return value
    facts = described.get(value, [])
    if any(each == "rdf:first" for each, _ in facts):
        members = [by_content(each, "", described) for each in members_of(value, described)]
        return f"( {' '.join(sorted(members) if prop in UNORDERED else members)} )"
    return f"[ {' ; '.join(sorted(f'{each} {by_content(some, each, described)}' for each, some in facts))} ]"


def members_of(head: str, described: Described) -> list[str]:
    """Return the members of an RDF list."""
    members: list[str] = []
    while head in described and len(members) < len(described):  # a list that leads back to itself ends too
        facts = dict(described[head])
        members.append(facts["rdf:first"])
        head = facts["rdf:rest"]
    return members


def releases() -> list[Path]:
    """Return the files of past releases, oldest first."""
    return sorted(own_files("ontology/released", "*.nt"), key=lambda path: numbers(path.stem))


def read_release(path: Path | None = None) -> Release:
    """Return the release in a file; without one the newest.

    Raises:
        UnreadableError: there is none, or its file or that of its code lists is not N-Triples.
        FormatError: it does not state exactly one version.
    """
    found = releases() if path is None else [path]
    if not found:
        raise UnreadableError("ontology/released holds no release; write one with `creativegraph ontology release`")
    return release_of(triples_of_release(found[-1]))


def triples_of_release(path: Path) -> list["Triple"]:
    """Return the triples of a release, those of its code lists last; early releases have none.

    Raises:
        UnreadableError: a file is not N-Triples.
    """
    return [each for file in (path, codes_file(path)) if file.exists() for each in triples_of(file)]


def codes_file(path: Path) -> Path:
    """Return the file with the code lists of a release."""
    return path.parent / "codes" / path.name


def write_release(folder: Path) -> list[Path]:
    """Write the current ontology and code lists as a release; return the paths of the two files.

    Raises:
        UnwritableError: the folder has this version already, or cannot be written.
    """
    from pyoxigraph import RdfFormat, serialize

    path = folder / f"{current().version}.nt"
    parts = {path: own_ontology(), codes_file(path): own_codes()}
    for file in parts:
        if file.exists():
            raise UnwritableError(f"{file} exists already, and a release never changes; raise the version first")
    for file, triples in parts.items():
        make_folder(file.parent)
        with atomic_write(file) as target:
            target.write(serialize(in_order(triples), format=RdfFormat.N_TRIPLES) or b"")
    return list(parts)


def in_order(triples: Iterable["Triple"]) -> list["Triple"]:
    """Return triples sorted, their blank nodes named by content (RDFC-1.0): the same triples give the same list."""
    from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad

    found = set(triples)
    if any(isinstance(term, BlankNode) for each in found for term in (each.subject, each.object)):
        dataset = Dataset(Quad(*each) for each in found)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        found = {each.triple for each in dataset}
    return sorted(found, key=str)
