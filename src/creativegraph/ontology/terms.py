"""The terms of the ontology, each with all that is known of it: texts, place among others, mappings, history."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from creativegraph import project
from creativegraph.iris import PREFIXES, TERMS, bare, compact
from creativegraph.ontology.changes import Change, changes, reached
from creativegraph.ontology.release import current, dotted, read_release, releases
from creativegraph.ontology.usage import Texts, facts
from creativegraph.tables.vocabulary import Property, triples_of, vocabulary

__all__ = ["DECLARED", "MATCHES", "Term", "family", "history", "prefixes", "shortest", "terms", "topics"]

KINDS = {
    PREFIXES["owl"] + "Class": "class",
    PREFIXES["owl"] + "ObjectProperty": "object",
    PREFIXES["owl"] + "DatatypeProperty": "datatype",
}
NEGATIVE = {"en": "Negative example:", "vi": "Ví dụ loại trừ:"}
"""How an example begins that says what a class is not; the page puts its own heading before it."""
MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
DECLARED = re.compile(r"^@prefix ([\w-]+): <([^>]+)> \.$", re.MULTILINE)


class Term(NamedTuple):
    """A class or a property of the ontology: ``excludes`` says what it is not, ``table`` what tables have as values."""

    iri: str
    name: str
    kind: str
    topic: str
    label: Texts
    excludes: Texts
    notes: tuple[Texts, ...]
    transitive: bool
    history: tuple[tuple[str, Change], ...]
    since: str
    table: Property | None


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms of the ontology, by topic and then by name."""
    found = []
    for topic in topics():
        subjects = {bare(str(each.subject)) for each in triples_of(project.folder("ontology") / f"{topic}.ttl")}
        found += [term_of(iri, topic) for iri in sorted(subjects) if iri.startswith(TERMS)]
    return tuple(found)


@cache
def topics() -> tuple[str, ...]:
    """Return the names of the files that declare terms; the one shared by all topics comes first."""
    stems = sorted(path.stem for path in project.folder("ontology").glob("*.ttl"))
    return ("creativegraph", *(each for each in stems if each not in ("creativegraph", "external")))


def term_of(iri: str, topic: str) -> Term:
    """Return a term with all that is known of it."""
    types = facts().iris(iri, "rdf:type")
    kind = next((KINDS[each] for each in types if each in KINDS), "annotation")
    excludes, notes = examples(iri)
    past = tuple((version, change) for version, found in history() for change in found if change.term == iri)
    first = releases()[0].stem if releases() else dotted(current().version)
    since = next((version for version, change in past if change.kind == "added"), first)
    return Term(
        iri, iri.removeprefix(TERMS), kind, topic, facts().texts(iri, "rdfs:label"), excludes, notes,
        PREFIXES["owl"] + "TransitiveProperty" in types, past, since, vocabulary().properties.get(compact(iri)),
    )  # fmt: skip


def examples(iri: str) -> tuple[Texts, tuple[Texts, ...]]:
    """Return the first negative example of a term in each language, and its other examples."""
    excludes: dict[str, str] = {}
    others = []
    for language, text in facts().literals(iri, "skos:example"):
        start = NEGATIVE.get(language, NEGATIVE["en"])
        if text.startswith(start) and language not in excludes:
            excludes[language] = text.removeprefix(start).strip()
        else:
            others.append({language: text})
    return excludes, tuple(others)


def family(iri: str) -> set[str]:
    """Return a class and all of its subclasses."""
    return {iri} | reached(iri, lambda each: facts().subjects("rdfs:subClassOf", each))


@cache
def history() -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Return what each version after the first changed, oldest first."""
    known = [read_release(path) for path in releases()]
    now = current()
    if not known or known[-1].version != now.version:
        known.append(now)
    return tuple((dotted(new.version), tuple(changes(old, new))) for old, new in pairwise(known))


@cache
def prefixes() -> dict[str, str]:
    """Return every prefix that the ontology and its alignments declare."""
    folder = project.folder("ontology")
    found = dict(PREFIXES)
    for path in sorted((*folder.glob("*.ttl"), *(folder / "alignments").glob("*.ttl"))):
        found.update(DECLARED.findall(path.read_text(encoding="utf-8")))
    return found


def shortest(iri: str) -> str:
    """Return an IRI shortened by the longest namespace that fits."""
    fitting = [(len(space), name) for name, space in prefixes().items() if iri.startswith(space) and iri != space]
    return f"{max(fitting)[1]}:{iri[max(fitting)[0] :]}" if fitting else iri
