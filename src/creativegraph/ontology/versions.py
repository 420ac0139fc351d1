"""The ontology against its last release: what came, what went, and whether the version number says so.

A release is kept as ``ontology/released/<version>.nt``, its codes as ``ontology/released/codes/<version>.nt``. What
came, has other words or became wider raises the second number. What went, or has another meaning, raises the first;
each that went leaves a query in ``ontology/migrations/<version>/`` that rewrites data.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.errors import FormatError, UnreadableError, shown
from creativegraph.iris import CODES, PREFIXES, TERMS, compact
from creativegraph.tables.vocabulary import vocabulary

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = [
    "Change", "Release", "changes", "codes_of", "complaints", "current", "kept", "last_released", "made_of",
    "release_of", "releases", "spoken",
]  # fmt: skip

ONTOLOGY = TERMS.rstrip("#")
OWL, RDF, RDFS = PREFIXES["owl"], PREFIXES["rdf"], PREFIXES["rdfs"]
VERSION = OWL + "versionInfo"
DEPRECATED = OWL + "deprecated"
APART = OWL + "disjointWith"
TOP = PREFIXES["skos"] + "hasTopConcept"
ABOVE = (RDFS + "subClassOf", RDFS + "subPropertyOf")
JOINS = (RDFS + "domain", RDFS + "range")
ANY = (OWL + "Thing", RDFS + "Literal", RDFS + "Resource")
"""Whatever is widened to one of these is wider."""
UNORDERED = {OWL + each for each in ("unionOf", "intersectionOf", "oneOf", "members", "disjointUnionOf")}
Statement = tuple[str, str, str]


class Release(NamedTuple):
    """An ontology and its codes at one version; a blank node is written as what is said of it."""

    version: tuple[int, int, int]
    statements: frozenset[Statement]

    def terms(self) -> dict[str, set[tuple[str, str]]]:
        """What is said of each term of our namespace and each code."""
        found: dict[str, set[tuple[str, str]]] = {}
        for subject, predicate, value in self.statements:
            if subject.startswith((TERMS, CODES)):
                found.setdefault(subject, set()).add((predicate, value))
        return found


class Change(NamedTuple):
    """One difference: ``kind`` is added, removed, deprecated or changed; ``what`` names the properties that differ.

    ``broken`` names those of them by which something else follows than before.
    """

    kind: str
    term: str
    what: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind} {compact(self.term)}{': ' + ', '.join(self.what) if self.what else ''}"


def version_of(text: str) -> tuple[int, int, int]:
    """``1.2.3`` as numbers."""
    parts = text.split(".")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        raise FormatError(f"{shown(text)} is no version; write three numbers such as 1.2.0")
    major, minor, patch = map(int, parts)
    return major, minor, patch


def spoken(version: tuple[int, int, int]) -> str:
    """A version as people write it."""
    return ".".join(map(str, version))


def current() -> Release:
    """The ontology and its codes as they are now."""
    return made_of([*vocabulary().ontology, *vocabulary().code_triples])


def made_of(triples: Iterable["Triple"]) -> Release:
    """The release that triples are.

    Raises:
        FormatError: they do not say their version once.
    """
    described: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in triples:
        described[str(each.subject)].append((each.predicate.value, str(each.object)))
    statements = frozenset(statements_of(described))
    named = [value for subject, predicate, value in statements if (subject, predicate) == (ONTOLOGY, VERSION)]
    if len(named) != 1:
        raise FormatError("the ontology has no single owl:versionInfo; state its version once")
    return Release(version_of(named[0].strip('"')), statements)


def statements_of(described: dict[str, list[tuple[str, str]]]) -> Iterator[Statement]:
    """What is said of what has a name, and which classes a list of all keeps apart."""
    for subject, facts in described.items():
        if not subject.startswith("_:"):
            yield from ((subject[1:-1], predicate, written(value, predicate, described)) for predicate, value in facts)
        elif (RDF + "type", f"<{OWL}AllDisjointClasses>") in facts:
            members = [each for predicate, head in facts if predicate == OWL + "members"
                       for each in listed(head, described)]  # fmt: skip
            yield from ((one[1:-1], APART, other) for one, other in permutations(members, 2))


def written(value: str, predicate: str, described: dict[str, list[tuple[str, str]]]) -> str:
    """A value as text that does not depend on the names of blank nodes."""
    if not value.startswith("_:"):
        return value
    facts = described.get(value, [])
    if any(each == RDF + "first" for each, _ in facts):
        members = [written(each, "", described) for each in listed(value, described)]
        return f"( {' '.join(sorted(members) if predicate in UNORDERED else members)} )"
    return f"[ {' ; '.join(sorted(f'<{each}> {written(some, each, described)}' for each, some in facts))} ]"


def listed(head: str, described: dict[str, list[tuple[str, str]]]) -> list[str]:
    """The members of a list."""
    members: list[str] = []
    while head in described and len(members) < len(described):
        facts = dict(described[head])
        members.append(facts[RDF + "first"])
        head = facts[RDF + "rest"]
    return members


def releases() -> list[Path]:
    """The files of past releases, oldest first."""
    return sorted((project.folder("ontology") / "released").glob("*.nt"), key=lambda path: version_of(path.stem))


def last_released() -> Release:
    """The newest release.

    Raises:
        UnreadableError: there is none, or it is not N-Triples.
    """
    found = releases()
    if not found:
        raise UnreadableError("ontology/released holds no release; write one with `creativegraph ontology release`")
    return release_of(found[-1])


def codes_of(path: Path) -> Path:
    """The file with the codes of a release."""
    return path.parent / "codes" / path.name


def release_of(path: Path) -> Release:
    """The release in a file, with the codes in the file beside it.

    Raises:
        UnreadableError: one of them is not N-Triples.
        FormatError: the release does not say its version once.
    """
    return made_of([*kept(path), *kept(codes_of(path))])


def kept(path: Path) -> list["Triple"]:
    """The triples of one file of a release; none if there is no such file, as of the codes of early ones.

    Raises:
        UnreadableError: it is not N-Triples.
    """
    from pyoxigraph import RdfFormat, parse

    try:
        return [quad.triple for quad in parse(path=path, format=RdfFormat.N_TRIPLES)] if path.exists() else []
    except SyntaxError as error:
        raise UnreadableError(f"{path}:{error.lineno}: {error.msg}; take the file from the release") from error


def changes(old: Release, new: Release) -> list[Change]:
    """What differs between two releases, term by term, in the order of the terms."""
    before, after = old.terms(), new.terms()
    found = []
    for term in sorted(before.keys() | after.keys()):
        if term not in after:
            found.append(Change("removed", term))
        elif term not in before:
            found.append(Change("added", term))
        elif differing := {each for each in before[term] ^ after[term] if not of_one_side(each, before, after)}:
            names = tuple(sorted({compact(predicate) for predicate, _ in differing}))
            fresh = any(predicate == DEPRECATED for predicate, _ in after[term] - before[term])
            broken = tuple(sorted(map(compact, narrowed(term, before, after))))
            found.append(Change("deprecated" if fresh else "changed", term, names, broken))
    return found


Terms = dict[str, set[tuple[str, str]]]


def of_one_side(fact: tuple[str, str], before: Terms, after: Terms) -> bool:
    """True if a fact leads to what came or went, such as a new code of a list, which is a change of that alone."""
    predicate, value = fact
    return predicate in (APART, TOP) and (value[1:-1] in before) != (value[1:-1] in after)


def narrowed(term: str, before: Terms, after: Terms) -> set[str]:
    """The properties of a term by which data that were right can be wrong now, or less follows from them."""
    old, new = before[term], after[term]
    found = {RDF + "type"} if of(old, RDF + "type") != of(new, RDF + "type") else set()
    for prop in JOINS:
        joined = [union(each) for each in of(new, prop)]
        former = [union(each) for each in of(old, prop)]
        if any(not any(wider(some, each, after) for some in former) for each in joined):
            found.add(prop)
    for prop in ABOVE:
        was, now = upwards(term, prop, before), upwards(term, prop, after)
        if was != {each for each in now if each[1:-1] in before or not each.startswith(f"<{TERMS}")}:
            found.add(prop)
    return found


def of(facts: Iterable[tuple[str, str]], prop: str) -> set[str]:
    """The values of a property."""
    return {value for predicate, value in facts if predicate == prop}


def union(text: str) -> frozenset[str]:
    """The classes of a domain or range: those of a union, or the one that it is."""
    inside = text.partition(f"<{OWL}unionOf> ( ")[2].partition(" )")[0]
    return frozenset(inside.split() if inside else [text])


def wider(old: frozenset[str], new: frozenset[str], after: Terms) -> bool:
    """True if whatever was in the old classes is in the new ones."""
    return bool(new & {f"<{each}>" for each in ANY}) or all(
        {each, *upwards(each[1:-1], ABOVE[0], after)} & new for each in old
    )


def upwards(term: str, prop: str, known: Terms) -> set[str]:
    """All that is above a term, as far as we say it."""
    found: set[str] = set()
    waiting = [term]
    while waiting:
        above = of(known.get(waiting.pop(), ()), prop) - found
        found |= above
        waiting += [each[1:-1] for each in above]
    return found


def complaints(old: Release, new: Release, migrations: Iterable[str] | None = None) -> list[str]:
    """What is wrong with the version of ``new``; ``migrations`` are the names of its migration queries."""
    found = changes(old, new)
    removed = [each for each in found if each.kind == "removed"]
    said = f"version {spoken(new.version)} after {spoken(old.version)}"
    wrong = []
    if new.version < old.version:
        wrong.append(f"{said} goes back; raise it")
    broken = [each for each in found if each.broken]
    major = (removed or broken) and new.version[0] == old.version[0]
    if removed and major:
        gone = ", ".join(compact(each.term) for each in removed)
        wrong.append(f"{said}, but {gone} vanished; keep and deprecate them, or raise the first number")
    if major:
        wrong += [
            f"{said}, but {compact(each.term)} has another {' and '.join(each.broken)}, which is not only wider;"
            " make a new term, or raise the first number"
            for each in broken
        ]
    elif found and new.version[:2] == old.version[:2]:
        wrong.append(f"{said}, but {len(found)} terms came or changed, such as {found[0]}; raise the second number")
    known = set(migration_queries(new.version) if migrations is None else migrations)
    wrong += [
        f"{compact(each.term)} vanished without a query that rewrites data;"
        f" add ontology/migrations/{spoken(new.version)}/{file_name(each.term)}.rq"
        for each in removed
        if file_name(each.term) not in known
    ]
    return wrong


def file_name(term: str) -> str:
    """What the migration query of a term is called: ``City``, or ``code-role-witness`` for a code."""
    if term.startswith(CODES):
        return "code-" + term.removeprefix(CODES).replace("/", "-")
    return term.removeprefix(TERMS)


def migration_queries(version: tuple[int, int, int]) -> list[str]:
    """The names of the terms for which a version has a migration query."""
    return [path.stem for path in (project.folder("ontology") / "migrations" / spoken(version)).glob("*.rq")]
