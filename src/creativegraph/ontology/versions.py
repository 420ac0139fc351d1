"""The ontology against its last release: what came, what went, and whether the version number says so.

A release is kept as ``ontology/released/<version>.nt``. Terms that came or changed raise the second number,
terms that went the first; each that went leaves a query in ``ontology/migrations/<version>/`` that rewrites data.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from creativegraph import resources
from creativegraph.building.vocabulary import vocabulary
from creativegraph.errors import FormatError, UnreadableError, shown
from creativegraph.values import PREFIXES, TERMS, compact

__all__ = ["Change", "Release", "changes", "complaints", "current", "last_released", "release_of", "releases", "spoken"]

ONTOLOGY = TERMS.rstrip("#")
VERSION = PREFIXES["owl"] + "versionInfo"
DEPRECATED = PREFIXES["owl"] + "deprecated"
Statement = tuple[str, str, str]


class Release(NamedTuple):
    """An ontology at one version; its statements without those of blank nodes."""

    version: tuple[int, int, int]
    statements: frozenset[Statement]

    def terms(self) -> dict[str, set[tuple[str, str]]]:
        """What is said of each term of our namespace."""
        found: dict[str, set[tuple[str, str]]] = {}
        for subject, predicate, value in self.statements:
            if subject.startswith(TERMS):
                found.setdefault(subject, set()).add((predicate, value))
        return found


class Change(NamedTuple):
    """One difference: ``kind`` is added, removed, deprecated or changed; ``what`` names the properties that differ."""

    kind: str
    term: str
    what: tuple[str, ...] = ()

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
    """The ontology as it is now."""
    statements = frozenset(
        (str(each.subject)[1:-1], each.predicate.value, str(each.object))
        for each in vocabulary().ontology
        if not str(each.subject).startswith("_:") and not str(each.object).startswith("_:")
    )  # fmt: skip
    named = [value for subject, predicate, value in statements if (subject, predicate) == (ONTOLOGY, VERSION)]
    if len(named) != 1:
        raise FormatError("the ontology has no single owl:versionInfo; state its version once")
    return Release(version_of(named[0].strip('"')), statements)


def releases() -> list[Path]:
    """The files of past releases, oldest first."""
    return sorted((resources.folder("ontology") / "released").glob("*.nt"), key=lambda path: version_of(path.stem))


def last_released() -> Release:
    """The newest release.

    Raises:
        UnreadableError: there is none, or it is not N-Triples.
    """
    found = releases()
    if not found:
        raise UnreadableError("ontology/released holds no release; write one with `creativegraph ontology release`")
    return release_of(found[-1])


def release_of(path: Path) -> Release:
    """The release in a file.

    Raises:
        UnreadableError: it is not N-Triples.
    """
    from pyoxigraph import RdfFormat, parse

    try:
        quads = list(parse(path=path, format=RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        raise UnreadableError(f"{path}:{error.lineno}: {error.msg}; take the file from the release") from error
    statements = frozenset((str(each.subject)[1:-1], each.predicate.value, str(each.object)) for each in quads)
    return Release(version_of(path.stem), statements)


def changes(old: Release, new: Release) -> list[Change]:
    """What differs between two releases, term by term, in the order of the terms."""
    before, after = old.terms(), new.terms()
    found = []
    for term in sorted(before.keys() | after.keys()):
        if term not in after:
            found.append(Change("removed", term))
        elif term not in before:
            found.append(Change("added", term))
        elif differing := before[term] ^ after[term]:
            names = tuple(sorted({compact(predicate) for predicate, _ in differing}))
            fresh = any(predicate == DEPRECATED for predicate, _ in after[term] - before[term])
            found.append(Change("deprecated" if fresh else "changed", term, names))
    return found


def complaints(old: Release, new: Release, migrations: Iterable[str] | None = None) -> list[str]:
    """What is wrong with the version of ``new``; ``migrations`` are the names of its migration queries."""
    found = changes(old, new)
    removed = [each for each in found if each.kind == "removed"]
    said = f"version {spoken(new.version)} after {spoken(old.version)}"
    wrong = []
    if new.version < old.version:
        wrong.append(f"{said} goes back; raise it")
    if removed and new.version[0] == old.version[0]:
        gone = ", ".join(compact(each.term) for each in removed)
        wrong.append(f"{said}, but {gone} vanished; keep and deprecate them, or raise the first number")
    elif found and new.version[:2] == old.version[:2]:
        wrong.append(f"{said}, but {len(found)} terms came or changed, such as {found[0]}; raise the second number")
    known = set(migration_queries(new.version) if migrations is None else migrations)
    wrong += [
        f"{compact(each.term)} vanished without a query that rewrites data;"
        f" add ontology/migrations/{spoken(new.version)}/{each.term.removeprefix(TERMS)}.rq"
        for each in removed
        if each.term.removeprefix(TERMS) not in known
    ]
    return wrong


def migration_queries(version: tuple[int, int, int]) -> list[str]:
    """The names of the terms for which a version has a migration query."""
    return [path.stem for path in (resources.folder("ontology") / "migrations" / spoken(version)).glob("*.rq")]
