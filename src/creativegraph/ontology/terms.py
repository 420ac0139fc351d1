"""The terms of the ontology, each with all that is known of it: texts, place among others, mappings, history.

Properties are named by CURIE here, such as ``rdfs:label``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.iris import PREFIXES, TERMS, bare, compact
from creativegraph.ontology.changes import Change, changes
from creativegraph.ontology.release import current, dotted, read_release, releases
from creativegraph.ontology.usage import Texts
from creativegraph.tables.vocabulary import Property, triples_of, vocabulary

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = ["MATCHES", "Term", "facts", "family", "history", "inverse", "prefixes", "shortest", "terms", "topics"]

KINDS = {
    PREFIXES["owl"] + "Class": "class",
    PREFIXES["owl"] + "ObjectProperty": "object",
    PREFIXES["owl"] + "DatatypeProperty": "datatype",
}
NEGATIVE = {"en": "Negative example:", "vi": "Ví dụ loại trừ:"}
"""How an example begins that says what a class is not; the page puts its own heading before it."""
MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
DECLARED = re.compile(r"^@prefix ([\w-]+): <([^>]+)> \.$", re.MULTILINE)


class Facts:
    """Triples by subject and property, with texts by language and RDF lists resolved."""

    def __init__(self, triples: Iterable["Triple"]) -> None:
        from pyoxigraph import Literal

        self.values: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self.literals: defaultdict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for each in triples:
            key = bare(str(each.subject)), compact(each.predicate.value)
            if isinstance(each.object, Literal):
                self.literals[key][each.object.language or ""].append(each.object.value)
            else:
                self.values[key].append(bare(str(each.object)))

    def iris(self, subject: str, prop: str) -> tuple[str, ...]:
        """Return the IRIs that are values of a property, sorted; a union stands for its classes."""
        found: set[str] = set()
        for each in self.values.get((subject, prop), ()):
            heads = self.values.get((each, "owl:unionOf"), ()) if each.startswith("_:") else ()
            found |= {member for head in heads for member in self.members(head)} or {each}
        return tuple(sorted(each for each in found if not each.startswith("_:")))

    def members(self, head: str) -> list[str]:
        """Return the members of an RDF list."""
        members: list[str] = []
        while (head, "rdf:first") in self.values:
            members += self.values[head, "rdf:first"]
            head = self.values[head, "rdf:rest"][0]
        return members

    def texts(self, subject: str, prop: str) -> Texts:
        """Return one text of a property per language."""
        found = self.literals.get((subject, prop), {})
        return {language: min(texts) for language, texts in sorted(found.items())}

    def text(self, subject: str, prop: str) -> str:
        """Return one text of a property, in English or without a language."""
        texts = self.texts(subject, prop)
        return texts.get("en") or texts.get("") or ""


class Term(NamedTuple):
    """A class or a property of the ontology."""

    iri: str
    name: str
    kind: str
    topic: str
    label: Texts
    definition: Texts
    excludes: Texts
    notes: tuple[Texts, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    apart: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    transitive: bool
    matches: Mapping[str, tuple[str, ...]]
    history: tuple[tuple[str, Change], ...]
    since: str
    table: Property | None


@cache
def facts() -> Facts:
    """Return the triples of the ontology, of its alignments and of the code lists."""
    folder = project.folder("ontology")
    folders = (folder, folder / "alignments", project.folder("data") / "codes")
    return Facts(each for some in folders for path in sorted(some.glob("*.ttl")) for each in triples_of(path))


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
    known, types = facts(), facts().iris(iri, "rdf:type")
    kind = next((KINDS[each] for each in types if each in KINDS), "annotation")
    link = "rdfs:subClassOf" if kind == "class" else "rdfs:subPropertyOf"
    excludes, notes = examples(iri)
    past = tuple((version, change) for version, found in history() for change in found if change.term == iri)
    first = releases()[0].stem if releases() else dotted(current().version)
    return Term(
        iri, iri.removeprefix(TERMS), kind, topic, known.texts(iri, "rdfs:label"), known.texts(iri, "skos:definition"),
        excludes, notes, known.iris(iri, link), inverse(link).get(iri, ()),
        tuple(sorted({*known.iris(iri, "owl:disjointWith"), *inverse("owl:disjointWith").get(iri, ())})),
        known.iris(iri, "rdfs:domain"), known.iris(iri, "rdfs:range"),
        PREFIXES["owl"] + "TransitiveProperty" in types,
        {match: found for match in MATCHES if (found := known.iris(iri, f"skos:{match}"))},
        past, next((version for version, change in past if change.kind == "added"), first),
        vocabulary().properties.get(compact(iri)),
    )  # fmt: skip


def examples(iri: str) -> tuple[Texts, tuple[Texts, ...]]:
    """Return the first negative example of a term in each language, and its other examples."""
    texts = facts().literals.get((iri, "skos:example"), {})
    excludes: dict[str, str] = {}
    others = []
    for language in sorted(texts):
        for text in sorted(texts[language]):
            start = NEGATIVE.get(language, NEGATIVE["en"])
            if text.startswith(start) and language not in excludes:
                excludes[language] = text.removeprefix(start).strip()
            else:
                others.append({language: text})
    return excludes, tuple(others)


def family(iri: str) -> set[str]:
    """Return a class and all of its subclasses."""
    found, waiting = {iri}, [iri]
    while waiting:
        below = set(inverse("rdfs:subClassOf").get(waiting.pop(), ())) - found
        found |= below
        waiting += below
    return found


@cache
def inverse(prop: str) -> dict[str, tuple[str, ...]]:
    """Return the subjects of a property by its value, such as the direct subclasses of each class."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for (subject, used), values in facts().values.items():
        if used == prop and not subject.startswith("_:"):
            for each in values:
                found[each].add(subject)
    return {each: tuple(sorted(below)) for each, below in found.items()}


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
