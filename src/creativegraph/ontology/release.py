"""Releases of the ontology: the current one, and those in kept releases of the graph.

What was released before graph and ontology were one release is kept as ``ontology-<version>.nt.gz`` among these.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.errors import FormatError, UnreadableError, shown
from creativegraph.iris import PREFIXES, TERMS, bare, compact
from creativegraph.ontology.home import base, codes, elsewhere, ontology, own, own_files, terms
from creativegraph.store.releases.axioms import with_blank_nodes
from creativegraph.store.releases.chain import content, lines_about
from creativegraph.store.releases.index import Release as Kept
from creativegraph.store.releases.kept import kept, releases_folder
from creativegraph.store.releases.state import lines_in
from creativegraph.tables.vocabulary import vocabulary
from creativegraph.tables.vocabulary_file import triples_of

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = [
    "ONTOLOGY", "Release", "Terms", "current", "described", "in_order", "numbers", "past_releases", "read_release",
    "release_of", "triples_of_release",
]  # fmt: skip

ONTOLOGY = TERMS.rstrip("#")
"""The packaged ontology."""
UNORDERED = {f"owl:{each}" for each in ("unionOf", "intersectionOf", "oneOf", "members", "disjointUnionOf")}
BEFORE, ENDING = "ontology-", ".nt.gz"
HIDDEN = f"> <{PREFIXES['skos']}hiddenLabel> "
"""Before a search key, which graphs have and ontologies have not."""
Terms = Mapping[str, set[tuple[str, str]]]
"""The properties and values of each of our terms and codes: CURIEs, and values as N-Triples writes them."""
Described = dict[str, list[tuple[str, str]]]
"""Property and value pairs by subject, blank nodes among them."""


NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)*")
"""What a version begins with; a manifest may have letters after it (tables/projects/manifest.py)."""


class Release(NamedTuple):
    """An ontology and its code lists at one version; a blank node is replaced by a text of its content."""

    version: str
    terms: Terms


def numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version such as ``1.2.3``, at least three: ``1.0`` has those of ``1.0.0``."""
    parts = NUMBERS.match(version)
    if parts is None:
        raise FormatError(f"{shown(version)} is not a version; write numbers such as 1.2.0")
    found = tuple(map(int, parts[0].split(".")))
    return found + (0,) * (3 - len(found))


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
    return [*whole, *own_among(vocabulary().ontology), *described()]


def own_codes() -> list["Triple"]:
    """Return the triples of the code lists of the project."""
    return own_among(vocabulary().code_triples)


def own_among(triples: Iterable["Triple"]) -> list["Triple"]:
    """Return the triples that are not about a term of another project in use; of each term that is asked once."""
    if own() is None:
        return list(triples)
    is_ours = cache(is_own)
    return [each for each in triples if is_ours(str(each.subject))]


def is_own(subject: str) -> bool:
    """Return True for what is no term of another project in use, and no blank node."""
    return not (subject.startswith("_:") or elsewhere(bare(subject)))


def release_of(triples: Iterable["Triple"]) -> Release:
    """Return triples as a release.

    Raises:
        FormatError: they do not state exactly one version.
    """
    found: Described = defaultdict(list)
    short = cache(compact)  # there are few properties
    for each in triples:
        found[bare(str(each.subject))].append((short(each.predicate.value), str(each.object)))
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


def past_releases(folder: Path | None = None) -> dict[str, Kept | Path]:
    """Return what keeps each released version of the ontology, oldest first; of a version the last release that has it.

    ``folder`` is where releases are kept, if not where the manifest says.
    """
    found: dict[str, Kept | Path] = {
        path.name.removeprefix(BEFORE).removesuffix(ENDING): path
        for path in (folder or releases_folder()).glob(f"{BEFORE}*{ENDING}")
    }
    found |= {each.ontology: each for each in kept(folder) if each.ontology}
    return dict(sorted(found.items(), key=lambda each: numbers(each[0])))


def read_release(given: Kept | Path | None = None) -> Release:
    """Return the ontology of a release; without one the newest.

    Raises:
        UnreadableError: there is none, or a file of it is missing or damaged.
        FormatError: it does not state exactly one version.
    """
    found = list(past_releases().values()) if given is None else [given]
    if not found:
        raise UnreadableError(f"{releases_folder()} holds no release; make one with `creativegraph release NAME`")
    return release_of(triples_of_release(found[-1]))


def triples_of_release(given: Kept | Path) -> list["Triple"]:
    """Return what a release has about the ontology and its codes, without search keys.

    Raises:
        UnreadableError: a file is missing or damaged.
    """
    from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

    if isinstance(given, Path):
        text = content(given).decode()
    else:
        starts = tuple(f"<{each}" for each in (ontology(), terms(), codes()))
        lines = [each for each in lines_about(given, starts) if HIDDEN not in each]
        axioms = lines_in(content(given.axioms_path)) if given.axioms else []
        text = with_blank_nodes("\n".join([*lines, *axioms]))
    found = [each.triple for each in parse(text, RdfFormat.N_TRIPLES)]
    version = given.name.removeprefix(BEFORE).removesuffix(ENDING) if isinstance(given, Path) else given.ontology
    said = {each.predicate.value for each in found if str(each.subject) == f"<{ontology()}>"}
    stated = (("versionInfo", Literal(version)), ("versionIRI", NamedNode(f"{base()}{version}/ontology")))
    found += [
        Triple(NamedNode(ontology()), NamedNode(PREFIXES["owl"] + name), value)
        for name, value in stated
        if PREFIXES["owl"] + name not in said  # of a project whose manifest says it
    ]
    return found


def in_order(triples: Iterable["Triple"]) -> list["Triple"]:
    """Return triples sorted, their blank nodes named by content (RDFC-1.0): the same triples give the same list."""
    from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad

    found = set(triples)
    if any(isinstance(term, BlankNode) for each in found for term in (each.subject, each.object)):
        dataset = Dataset(Quad(*each) for each in found)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        found = {each.triple for each in dataset}
    return sorted(found, key=str)
