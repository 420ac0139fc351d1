"""How the graph uses each term: how often, and for which things.

Examples are real. Things with the most triples come first, since readers are most likely to know them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import CODES, PREFIXES, RDF_TYPE, THINGS, compact

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

__all__ = ["LANGUAGES", "Example", "Texts", "Usage"]

Texts = Mapping[str, str]
"""A text by language; an empty language fits all."""

LANGUAGES = ("en", "vi")
LABELS = (PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label")
EDTF = PREFIXES["cg"] + "edtf"
LONGEST = 120
CLAIMS = THINGS + "claim/"


class Example(NamedTuple):
    """A thing with a property, and the value: an IRI, or a text by language."""

    thing: str
    value: str
    texts: Texts


class Usage:
    """The packaged graph, read once; ``count`` is how often each class and property is used."""

    def __init__(self, store: "Store") -> None:
        self.store = store
        self.count: Counter[str] = Counter()
        self.types: defaultdict[str, list[str]] = defaultdict(list)
        self.instances: defaultdict[str, list[str]] = defaultdict(list)
        self.triples: Counter[str] = Counter()
        self.names: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for quad in store:
            self.take(str(quad.subject)[1:-1], quad.predicate.value, quad.object)
        for things in self.instances.values():
            things.sort(key=self.order)
        for types in self.types.values():
            types.sort()

    def take(self, subject: str, predicate: str, value: "NamedNode | BlankNode | Literal | Triple") -> None:
        """Count one triple."""
        from pyoxigraph import Literal, NamedNode

        if predicate in LABELS and isinstance(value, Literal):
            self.names[subject].setdefault(value.language or "", value.value)
        elif predicate == EDTF and isinstance(value, Literal):
            self.names[subject][""] = value.value
        if not subject.startswith((THINGS, CODES)):
            return
        self.triples[subject] += 1
        self.count[predicate] += 1
        if isinstance(value, NamedNode) and not subject.startswith(CLAIMS):
            self.triples[value.value] += 1
        if predicate == RDF_TYPE and isinstance(value, NamedNode):
            self.types[subject].append(value.value)
            self.instances[value.value].append(subject)
            self.count[value.value] += 1

    def order(self, thing: str) -> tuple[int, str]:
        """Return a sort key: things with more triples come first."""
        return -self.triples[thing], thing

    def of_classes(self, classes: Iterable[str]) -> list[str]:
        """Return the things of any of some classes, each once, best known first."""
        return sorted({thing for each in classes for thing in self.instances.get(each, ())}, key=self.order)

    def examples_of(self, prop: str, most: int = 2) -> list[Example]:
        """Return triples with a property, one a thing, those of the best known things."""
        from pyoxigraph import NamedNode

        subjects = {str(each.subject)[1:-1] for each in self.store.quads_for_pattern(None, NamedNode(prop), None)}
        best = sorted((each for each in subjects if each.startswith((THINGS, CODES))), key=self.order)
        return [Example(each, *self.value(each, prop)) for each in best[:most]]

    def value(self, thing: str, prop: str) -> tuple[str, Texts]:
        """Return a value of a thing: its IRI, if it has one, and its text by language; empty if there is none."""
        from pyoxigraph import Literal, NamedNode

        quads = self.store.quads_for_pattern(NamedNode(thing), NamedNode(prop), None)
        values = sorted((each.object for each in quads), key=str)
        named = [each.value for each in values if isinstance(each, NamedNode)]
        if named:
            return named[0], self.label(named[0])
        texts: dict[str, str] = {}
        for each in values:
            if isinstance(each, Literal):
                texts.setdefault(each.language or "", shortened(each.value))
        return "", texts

    def holds(self, subject: str, prop: str, value: str) -> bool:
        """Return True if the graph has this triple."""
        from pyoxigraph import NamedNode

        found = self.store.quads_for_pattern(NamedNode(subject), NamedNode(prop), NamedNode(value))
        return next(iter(found), None) is not None

    def label(self, thing: str) -> Texts:
        """Return the name of a thing in our languages, else in any language, else its short IRI."""
        names = self.names.get(thing, {})
        wanted = {each: names[each] for each in (*LANGUAGES, "") if each in names}
        return wanted or {"": names[min(names)] if names else compact(thing)}


def shortened(text: str) -> str:
    """Return a text, cut at a word where it is long."""
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"
