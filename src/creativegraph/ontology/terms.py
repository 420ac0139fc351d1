"""Every term of the ontology with all that is known of it: words, place among others, mappings, history.

A page or a check reads terms from here instead of asking triples one by one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.iris import PREFIXES, RDF_TYPE, TERMS, bare, expand
from creativegraph.ontology.changes import Change, changes
from creativegraph.ontology.release import current, dotted, read_release, releases
from creativegraph.ontology.usage import Words
from creativegraph.tables.files import read
from creativegraph.tables.vocabulary import Property, triples_of, vocabulary

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = [
    "Facts", "Term", "codes", "facts", "family", "history", "inverse", "mappings", "prefixes", "shortest", "terms",
    "topics",
]  # fmt: skip

OWL, RDF, RDFS, SKOS = (PREFIXES[each] for each in ("owl", "rdf", "rdfs", "skos"))
KINDS = {
    OWL + "Class": "class", OWL + "ObjectProperty": "object", OWL + "DatatypeProperty": "datatype",
    OWL + "AnnotationProperty": "annotation",
}  # fmt: skip
CODE_OF = "code of scheme "
NEGATIVE = {"en": "Negative example:", "vi": "Ví dụ loại trừ:"}
"""How an example begins that says what a class is not; the page puts its own heading before it."""
MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")


class Facts:
    """Triples by subject and property, with literals by language and lists read out."""

    def __init__(self, triples: Iterable["Triple"]) -> None:
        from pyoxigraph import Literal

        self.values: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self.texts: defaultdict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.subjects: dict[str, None] = {}
        for each in triples:
            key = bare(str(each.subject)), each.predicate.value
            self.subjects[key[0]] = None
            if isinstance(each.object, Literal):
                self.texts[key][each.object.language or ""].append(each.object.value)
            else:
                self.values[key].append(bare(str(each.object)))

    def iris(self, subject: str, prop: str) -> tuple[str, ...]:
        """The values of a property that are no text, sorted; a union stands for its classes."""
        found = {named for each in self.values.get((subject, prop), ()) for named in self.named(each)}
        return tuple(sorted(found))

    def named(self, node: str) -> list[str]:
        """A named node, or those of a union."""
        if not node.startswith("_:"):
            return [node]
        members: list[str] = []
        for head in self.values.get((node, OWL + "unionOf"), ()):
            members += self.listed(head)
        return members

    def listed(self, head: str) -> list[str]:
        """The members of a list."""
        members: list[str] = []
        while head != RDF + "nil" and (head, RDF + "first") in self.values:
            members += self.values[head, RDF + "first"]
            head = self.values[head, RDF + "rest"][0]
        return members

    def words(self, subject: str, prop: str) -> Words:
        """One text of a property a language."""
        found = self.texts.get((subject, prop), {})
        return {language: min(texts) for language, texts in sorted(found.items())}

    def text(self, subject: str, prop: str) -> str:
        """One text of a property, in English or in no language."""
        words = self.words(subject, prop)
        return words.get("en") or words.get("") or ""


class Term(NamedTuple):
    """A class or a property of the ontology."""

    iri: str
    name: str
    kind: str
    topic: str
    label: Words
    definition: Words
    excludes: Words
    notes: tuple[Words, ...]
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
    scheme: str


@cache
def facts() -> Facts:
    """All that the ontology, its header and the stubs of foreign terms say."""
    return Facts(each for path in sorted(project.folder("ontology").glob("*.ttl")) for each in triples_of(path))


@cache
def mappings() -> Facts:
    """What the alignments say."""
    folder = project.folder("ontology") / "alignments"
    return Facts(each for path in sorted(folder.glob("*.ttl")) for each in triples_of(path))


@cache
def codes() -> Facts:
    """What the lists of codes say."""
    folder = project.folder("data") / "codes"
    return Facts(each for path in sorted(folder.glob("*.ttl")) for each in triples_of(path))


@cache
def terms() -> tuple[Term, ...]:
    """All terms of the ontology, by topic and then by name."""
    return tuple(
        made(iri, topic) for topic in topics() for iri in sorted(set(homes(topic))) if iri.startswith(TERMS)
    )  # fmt: skip


@cache
def topics() -> tuple[str, ...]:
    """The names of the files that hold terms; what all topics share comes first."""
    stems = sorted(path.stem for path in project.folder("ontology").glob("*.ttl"))
    return ("creativegraph", *(each for each in stems if each not in ("creativegraph", "external")))


def homes(topic: str) -> Iterable[str]:
    """The subjects of a topic's file."""
    return (bare(str(each.subject)) for each in triples_of(project.folder("ontology") / f"{topic}.ttl"))


def made(iri: str, topic: str) -> Term:
    """A term with all that is known of it."""
    known, mapped = facts(), mappings()
    kind = next((KINDS[each] for each in known.iris(iri, RDF_TYPE) if each in KINDS), "annotation")
    link = RDFS + ("subClassOf" if kind == "class" else "subPropertyOf")
    excludes, notes = examples(iri)
    past = tuple((version, change) for version, found in history() for change in found if change.term == iri)
    table = next((each for each in vocabulary().properties.values() if each.iri == iri), None)
    return Term(
        iri, iri.removeprefix(TERMS), kind, topic, known.words(iri, RDFS + "label"),
        known.words(iri, SKOS + "definition"), excludes, notes,
        known.iris(iri, link), inverse(link).get(iri, ()), apart(iri),
        known.iris(iri, RDFS + "domain"), known.iris(iri, RDFS + "range"),
        OWL + "TransitiveProperty" in known.iris(iri, RDF_TYPE),
        {match: found for match in MATCHES if (found := mapped.iris(iri, SKOS + match))},
        past, next((version for version, change in past if change.kind == "added"), first()), table, scheme_of(iri),
    )  # fmt: skip


def examples(iri: str) -> tuple[Words, tuple[Words, ...]]:
    """Return the first negative example of a term in each language, and its other examples."""
    texts = facts().texts.get((iri, SKOS + "example"), {})
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


def scheme_of(iri: str) -> str:
    """Return the name of the code list that a property takes its values from; empty if it takes others."""
    _, found, rest = notes_of_properties().get(iri, "").partition(CODE_OF)
    return rest.split(";")[0].split()[0] if found else ""


@cache
def notes_of_properties() -> dict[str, str]:
    """Return the column ``note`` of the table of properties, by the property's IRI."""
    table = read(project.folder("data") / "properties.csv")
    return {str(expand(table.get(row, "property"))): table.get(row, "note") for row in table.rows}


def family(iri: str) -> set[str]:
    """Return a class and all of its subclasses."""
    found, waiting = {iri}, [iri]
    while waiting:
        below = set(inverse(RDFS + "subClassOf").get(waiting.pop(), ())) - found
        found |= below
        waiting += below
    return found


@cache
def inverse(link: str) -> dict[str, tuple[str, ...]]:
    """What stands directly below each class or property."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for (subject, prop), values in facts().values.items():
        if prop == link and not subject.startswith("_:"):
            for each in values:
                found[each].add(subject)
    return {each: tuple(sorted(below)) for each, below in found.items()}


def apart(iri: str) -> tuple[str, ...]:
    """The classes that share nothing with this one, by a statement of either; not those of the lists of all."""
    link = OWL + "disjointWith"
    return tuple(sorted({*facts().iris(iri, link), *inverse(link).get(iri, ())}))


@cache
def history() -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """What each version after the first changed, oldest first."""
    known = [read_release(path) for path in releases()]
    now = current()
    if not known or known[-1].version != now.version:
        known.append(now)
    pairs = pairwise(known)
    return tuple((dotted(new.version), tuple(changes(old, new))) for old, new in pairs)


@cache
def first() -> str:
    """The first version."""
    known = releases()
    return known[0].stem if known else dotted(current().version)


@cache
def prefixes() -> dict[str, str]:
    """Every prefix that the ontology and its alignments declare."""
    folder = project.folder("ontology")
    found = dict(PREFIXES)
    for path in sorted((*folder.glob("*.ttl"), *(folder / "alignments").glob("*.ttl"))):
        found.update(re.findall(r"^@prefix ([\w-]+): <([^>]+)> \.$", path.read_text(encoding="utf-8"), re.MULTILINE))
    return found


def shortest(iri: str) -> str:
    """An IRI by the longest namespace that fits."""
    fitting = [(len(space), name) for name, space in prefixes().items() if iri.startswith(space) and iri != space]
    if not fitting:
        return iri
    length, name = max(fitting)
    return f"{name}:{iri[length:]}"
