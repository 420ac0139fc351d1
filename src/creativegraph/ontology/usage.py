"""What the ontology states, and how the graph uses each term: how often, and for which things.

Properties are named by CURIE, such as ``rdfs:label``, or by IRI. Examples are real. Things with the most triples come
first, since readers are most likely to know them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.iris import compact, expand
from creativegraph.ontology.corpus import in_folder

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

__all__ = ["LANGUAGES", "Example", "Facts", "Texts", "Usage", "facts"]

Texts = Mapping[str, str]
"""A text by language; an empty language fits all."""

LANGUAGES = ("en", "vi")
LONGEST = 120


class Facts:
    """What a store states of each subject: IRIs, and texts by language."""

    def __init__(self, store: "Store") -> None:
        self.store = store

    def iris(self, subject: str, prop: str) -> list[str]:
        """Return the IRIs that are values of a property, sorted."""
        from pyoxigraph import NamedNode

        quads = self.store.quads_for_pattern(named(subject), named(prop), None)
        return sorted(each.object.value for each in quads if isinstance(each.object, NamedNode))

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


@cache
def facts() -> Facts:
    """Return what is stated of the ontology, of its alignments and of the code lists."""
    from pyoxigraph import Quad, Store

    store, folder = Store(), project.folder("ontology")
    for some in (folder, folder / "alignments", project.folder("data") / "codes"):
        store.extend(Quad(*each) for each in in_folder(some))
    store.update(Path(__file__).with_name("resolve.ru").read_text(encoding="utf-8"))
    return Facts(store)


class Example(NamedTuple):
    """A thing with a property, and the value: an IRI, or a text by language."""

    thing: str
    value: str
    texts: Texts


class Usage(Facts):
    """The packaged graph: ``count`` is how often it uses each class and property, ``place`` its things, best first."""

    def __init__(self, store: "Store") -> None:
        super().__init__(store)
        self.count = Counter({term: int(uses) for term, uses in self.asked("uses")})
        self.place = {thing: place for place, (thing, _) in enumerate(self.asked("known"))}

    def asked(self, name: str) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a query beside this module as texts."""
        text = Path(__file__).with_name(f"{name}.rq").read_text(encoding="utf-8")
        return (tuple(each.value for each in row) for row in self.store.query(text))  # type: ignore[union-attr]

    def best_known(self, things: Iterable[str]) -> list[str]:
        """Return things of the graph each once, the best known first; others are left out."""
        return sorted(self.place.keys() & things, key=self.place.__getitem__)

    def of_classes(self, classes: Iterable[str]) -> list[str]:
        """Return the things of any of some classes, each once, best known first."""
        return self.best_known(thing for each in classes for thing in self.subjects("rdf:type", each))

    def examples_of(self, prop: str, most: int = 2) -> list[Example]:
        """Return triples with a property, one a thing, those of the best known things."""
        return [Example(each, *self.value(each, prop)) for each in self.best_known(self.subjects(prop))[:most]]

    def value(self, thing: str, prop: str) -> tuple[str, Texts]:
        """Return a value of a thing: its IRI, if it has one, and its text by language; empty if there is none."""
        for each in self.iris(thing, prop):
            return each, self.label(each)
        return "", {language: shortened(text) for language, text in self.texts(thing, prop).items()}

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
