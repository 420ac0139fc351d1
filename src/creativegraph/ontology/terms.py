"""What is known of the terms of the ontology: what it states of them, their history, and how the graph uses them.

Properties are named by CURIE, such as ``rdfs:label``, or by IRI. Examples are real. Things with the most triples come
first, since readers are most likely to know them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.iris import compact, expand
from creativegraph.ontology.changes import Change, changes, reached
from creativegraph.ontology.corpus import GRAPHS
from creativegraph.ontology.home import at_home, own, things, worded
from creativegraph.ontology.home import terms as home_terms
from creativegraph.ontology.release import current, own_codes, own_ontology, past_releases, read_release
from creativegraph.tables.property import Property
from creativegraph.tables.vocabulary import vocabulary
from creativegraph.tables.vocabulary_file import triples_of

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store, Triple

__all__ = [
    "DECLARED", "EXAMPLES", "LANGUAGES", "MATCHES", "Facts", "Term", "Texts", "Usage", "facts", "family", "history",
    "prefixes", "shortest", "terms", "topics",
]  # fmt: skip

Texts = Mapping[str, str]
"""A text by language; an empty language fits all."""

LANGUAGES = ("en", "vi")
LONGEST = 120
EXAMPLES = 2
"""How many things with a property are shown."""
OWN_ONLY = ("roots", "terms")
"""The queries about the terms of the project alone."""
NEGATIVE = {"en": "Negative example:", "vi": "Phản ví dụ:"}
"""How an example begins that says what a class is not; the page puts its own heading before it."""
MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
DECLARED = re.compile(r"^@prefix ([\w-]+): <([^>]+)> \.$", re.MULTILINE)


class Facts:
    """What a store states of each subject: IRIs, and texts by language."""

    def __init__(self, store: "Store") -> None:
        self.store = store

    def asked(self, name: str) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a query beside this module as texts."""
        text = project.text_of(f"ontology/{name}.rq")
        found = self.store.query(worded(text, alone=name in OWN_ONLY), use_default_graph_as_union=True)
        return (tuple(each.value for each in row) for row in found)  # type: ignore[union-attr]

    def iris(self, subject: str, prop: str) -> list[str]:
        """Return the IRIs that are values of a property, sorted."""
        from pyoxigraph import NamedNode

        quads = self.store.quads_for_pattern(named(subject), named(prop), None)
        return sorted({each.object.value for each in quads if isinstance(each.object, NamedNode)})

    def subjects(self, prop: str, value: str = "") -> list[str]:
        """Return what has a value of a property, any if none is given, such as the direct subclasses of a class."""
        from pyoxigraph import NamedNode

        quads = self.store.quads_for_pattern(None, named(prop), named(value) if value else None)
        return sorted({each.subject.value for each in quads if isinstance(each.subject, NamedNode)})

    def literals(self, subject: str, prop: str) -> list[tuple[str, str]]:
        """Return the texts that are values of a property, each with its language, sorted."""
        from pyoxigraph import Literal

        quads = self.store.quads_for_pattern(named(subject), named(prop), None)
        return sorted((each.object.language or "", each.object.value) for each in quads
                      if isinstance(each.object, Literal))  # fmt: skip

    def texts(self, subject: str, prop: str) -> Texts:
        """Return one text of a property per language, the first of several."""
        by_language = groupby(self.literals(subject, prop), key=lambda each: each[0])
        return {language: next(found)[1] for language, found in by_language}

    def text(self, subject: str, prop: str) -> str:
        """Return one text of a property, in English or without a language."""
        texts = self.texts(subject, prop)
        return texts.get("en") or texts.get("") or ""


@at_home
def facts() -> Facts:
    """Return what is stated of the ontology, of its alignments and of the code lists, each file as a graph."""
    from pyoxigraph import NamedNode, Quad, Store

    store = Store()
    for some in ("ontology", "ontology/alignments", "data/codes"):
        for path in project.files(some, "*.ttl"):
            graph = NamedNode(GRAPHS + path.stem)
            store.extend(Quad(each.subject, each.predicate, each.object, graph) for each in triples_of(path))
    if own():  # what its tables and its manifest say
        graph = NamedNode(GRAPHS + project.NAME)
        stated = (each for each in (*own_ontology(), *own_codes()) if in_no_file(store, each))
        store.extend(Quad(each.subject, each.predicate, each.object, graph) for each in stated)
    store.update(project.text_of("ontology/resolve.ru"))
    return Facts(store)


def in_no_file(store: "Store", each: "Triple") -> bool:
    """Return True for a triple that no file states."""
    from pyoxigraph import BlankNode

    blank = isinstance(each.subject, BlankNode) or isinstance(each.object, BlankNode)
    return not blank and next(store.quads_for_pattern(*each), None) is None


class Usage(Facts):
    """The packaged graph: ``count`` is how often it uses each class and property, ``place`` its things, best first.

    ``back`` is the first page of the portal that the pages are part of, by language: its address and title.
    """

    back: Mapping[str, tuple[str, str]] = MappingProxyType({})

    def __init__(self, store: "Store") -> None:
        super().__init__(store)
        self.count = Counter({term: int(uses) for term, uses in self.asked("uses")})
        self.place = {thing: place for place, (thing, _) in enumerate(self.asked("known"))}

    def section(self, _name: str, caller: Callable[[], str]) -> str:
        """Return a section of the page, such as that of a term, which the template makes."""
        return caller()

    def best_known(self, things: Iterable[str]) -> list[str]:
        """Return things of the graph each once, the best known first; others are left out."""
        return sorted(self.place.keys() & things, key=self.place.__getitem__)

    def of_classes(self, classes: Iterable[str]) -> list[str]:
        """Return the things of any of some classes, each once, best known first."""
        return self.best_known(thing for each in classes for thing in self.subjects("rdf:type", each))

    def examples_of(self, prop: str) -> list[tuple[str, str, Texts]]:
        """Return two triples with a property, of the best known things: the thing, and its value as an IRI or text."""
        return [(each, *self.value(each, prop)) for each in self.best_with(prop)]

    def best_with(self, prop: str) -> list[str]:
        """Return the two best known things that have a property."""
        return self.best_known(self.subjects(prop))[:EXAMPLES]

    def value(self, thing: str, prop: str) -> tuple[str, Texts]:
        """Return a value of a thing: its IRI, if it has one, and its text by language; empty if there is none."""
        for each in self.iris(thing, prop):
            return each, self.label(each)
        return "", {language: shortened(text) for language, text in self.texts(thing, prop).items()}

    def address(self, thing: str) -> str:
        """Return where a thing is told of, as seen from the page of the ontology."""
        return f"id.html#{thing.removeprefix(things())}"

    def label(self, thing: str) -> Texts:
        """Return the name of a thing in our languages, else in any language, else its short IRI."""
        labels = (self.texts(thing, prop) for prop in ("rdfs:label", "skos:prefLabel", "cg:edtf"))
        names = {language: text for texts in labels for language, text in texts.items()}
        wanted = {each: names[each] for each in (*LANGUAGES, "") if each in names}
        return wanted or {"": names[min(names)] if names else compact(thing)}


def named(name: str) -> "NamedNode":
    """Return a CURIE or IRI as the store has it."""
    from pyoxigraph import NamedNode

    return NamedNode(expand(name) or name)


def shortened(text: str) -> str:
    """Return a text, cut at a word where it is long."""
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"


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


@at_home
def terms() -> tuple[Term, ...]:
    """Return all terms of the ontology with all that is known of them, by topic and then by name."""
    first = next(iter(past_releases()), current().version)
    found = []
    for iri, topic, kind, transitive in facts().asked("terms"):
        past = tuple((version, change) for version, some in history() for change in some if change.term == iri)
        since = next((version for version, change in past if change.kind == "added"), first)
        texts, table = facts().texts(iri, "rdfs:label"), vocabulary().properties.get(compact(iri))
        name = iri.removeprefix(home_terms())
        found.append(Term(iri, name, kind, topic, texts, *examples(iri), transitive == "true", past, since, table))
    return tuple(found)


def topics() -> list[str]:
    """Return the names of the files that declare terms; the one shared by all topics comes first."""
    return list(dict.fromkeys(each.topic for each in terms()))


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


@at_home
def history() -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Return what each version after the first changed, oldest first."""
    known = [read_release(each) for each in past_releases().values()]
    now = current()
    if not known or known[-1].version != now.version:
        known.append(now)
    return tuple((new.version, tuple(changes(old, new))) for old, new in pairwise(known))


@at_home
def prefixes() -> dict[str, str]:
    """Return every prefix that the ontology and its alignments declare."""
    found = project.prefixes()
    for path in sorted((*project.files("ontology", "*.ttl"), *project.files("ontology/alignments", "*.ttl"))):
        found.update(DECLARED.findall(path.read_text(encoding="utf-8")))
    return found


def shortest(iri: str) -> str:
    """Return an IRI shortened by the longest namespace that fits."""
    fitting = [(len(space), name) for name, space in prefixes().items() if iri.startswith(space) and iri != space]
    return f"{max(fitting)[1]}:{iri[max(fitting)[0] :]}" if fitting else iri
