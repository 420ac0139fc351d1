"""How the graph uses each term: how often, and for which things.

Examples are real. Things with the most triples come first, since readers are most likely to know them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import compact

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

__all__ = ["LANGUAGES", "Example", "Texts", "Usage", "asked"]

Texts = Mapping[str, str]
"""A text by language; an empty language fits all."""

LANGUAGES = ("en", "vi")
LONGEST = 120


class Example(NamedTuple):
    """A thing with a property, and the value: an IRI, or a text by language."""

    thing: str
    value: str
    texts: Texts


def asked(store: "Store", name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a query beside this module as texts; what is not bound is empty."""
    text = Path(__file__).with_name(f"{name}.rq").read_text(encoding="utf-8")
    for row in store.query(text):  # type: ignore[union-attr]
        yield tuple("" if each is None else each.value for each in row)


class Usage:
    """The packaged graph, asked once; ``count`` is how often each class and property is used."""

    def __init__(self, store: "Store") -> None:
        self.store = store
        self.count = Counter({term: int(uses) for term, uses in asked(store, "uses")})
        self.place = {thing: place for place, (thing, _) in enumerate(asked(store, "known"))}
        self.types: defaultdict[str, list[str]] = defaultdict(list)
        self.instances: defaultdict[str, list[str]] = defaultdict(list)
        self.names: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for thing, kind in asked(store, "types"):
            self.types[thing].append(kind)
            self.instances[kind].append(thing)
        for thing, language, name in asked(store, "names"):
            self.names[thing][language] = name

    def best_known(self, things: Iterable[str]) -> list[str]:
        """Return things of the graph each once, the best known first; others are left out."""
        return sorted(self.place.keys() & things, key=self.place.__getitem__)

    def of_classes(self, classes: Iterable[str]) -> list[str]:
        """Return the things of any of some classes, each once, best known first."""
        return self.best_known(thing for each in classes for thing in self.instances.get(each, ()))

    def examples_of(self, prop: str, most: int = 2) -> list[Example]:
        """Return triples with a property, one a thing, those of the best known things."""
        quads = self.store.quads_for_pattern(None, named(prop), None)
        best = self.best_known(str(each.subject)[1:-1] for each in quads)
        return [Example(each, *self.value(each, prop)) for each in best[:most]]

    def value(self, thing: str, prop: str) -> tuple[str, Texts]:
        """Return a value of a thing: its IRI, if it has one, and its text by language; empty if there is none."""
        from pyoxigraph import Literal, NamedNode

        quads = self.store.quads_for_pattern(named(thing), named(prop), None)
        values = sorted((each.object for each in quads), key=str)
        for each in values:
            if isinstance(each, NamedNode):
                return each.value, self.label(each.value)
        texts: dict[str, str] = {}
        for each in values:
            if isinstance(each, Literal):
                texts.setdefault(each.language or "", shortened(each.value))
        return "", texts

    def holds(self, subject: str, prop: str, value: str) -> bool:
        """Return True if the graph has this triple."""
        return any(self.store.quads_for_pattern(named(subject), named(prop), named(value)))

    def label(self, thing: str) -> Texts:
        """Return the name of a thing in our languages, else in any language, else its short IRI."""
        names = self.names.get(thing, {})
        wanted = {each: names[each] for each in (*LANGUAGES, "") if each in names}
        return wanted or {"": names[min(names)] if names else compact(thing)}


def named(iri: str) -> "NamedNode":
    """Return an IRI as the store has it."""
    from pyoxigraph import NamedNode

    return NamedNode(iri)


def shortened(text: str) -> str:
    """Return a text, cut at a word where it is long."""
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"
