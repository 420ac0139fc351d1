"""What a graph has: its things by their classes, what is said of them, and lists of them for drop-downs."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.export.workbooks.template.words import Words
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI
from creativegraph.names.fold import fold
from creativegraph.tables.defaults import kinds_made
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["Said", "Stock"]

FOLDER = Path(__file__).parent


class Said(NamedTuple):
    """A statement of a thing."""

    thing: str
    property: str
    value: str
    language: str


class Stock:
    """The things of a graph. What is made by rows in short form, such as figures, nobody chooses from a list."""

    def __init__(self, graph: Graph, known: Vocabulary, words: Words) -> None:
        self.graph, self.known, self.words = graph, known, words

    def rows(self, name: str) -> Sequence[Sequence[object]]:
        """Return the rows of a query of this folder."""
        found = self.graph.sparql((FOLDER / f"{name}.rq").read_text(encoding="utf-8"))
        return list(found) if isinstance(found, Rows) else []

    @cached_property
    def classes(self) -> dict[str, set[str]]:
        """The classes of each thing of a kind that people write."""
        found: dict[str, set[str]] = {}
        for thing, iri in self.rows("classes"):
            if IRI(str(thing)).kind and str(thing).rpartition("/")[0] + "/" in self.written:
                found.setdefault(str(thing), set()).add(str(iri))
        return found

    @cached_property
    def written(self) -> set[str]:
        """How the things begin that people write: of all kinds but those of the library, which the builder makes."""
        made = project.kinds_in(project.LIBRARY)
        return {home for home, kind in self.known.homes.items() if kind.name not in made}

    @cached_property
    def labels(self) -> dict[str, str]:
        """The names of things."""
        return self.graph.labels(self.classes)

    @cached_property
    def said(self) -> list[Said]:
        """What is said of things."""
        rows = self.rows("claims") or self.rows("triples")
        found = (Said(*(str(each) if each is not None else "" for each in row)) for row in rows)
        return [each for each in found if each.thing in self.classes]

    def of(self, classes: Collection[str]) -> list[str]:
        """Return the things of some classes or classes below them; of none, those that a row can be about."""
        if not classes:
            made = kinds_made(self.known) | {each.name for each in self.known.homes.values() if each.labels}
            return [each for each in self.classes if IRI(each).kind not in made]
        return [
            thing
            for thing, there in self.classes.items()
            if any(self.known.is_below(one, wide) for one in there for wide in classes)
        ]

    def choices(self, classes: Collection[str]) -> list[str]:
        """Return things of some classes as cells have them, sorted by name."""
        return sorted((self.words.thing(each, self.labels) for each in self.of(classes)), key=fold)

    def is_own(self, thing: str) -> bool:
        """Return whether a thing is of the project that the workbook is for, where that builds on others."""
        used = self.graph.projects
        top = max((each for each in used.projects), key=lambda each: len(each.builds_on)) if used else None
        return top is not None and thing.startswith(top.base)

    def uses(self, things: Iterable[str]) -> Counter[str]:
        """Return of how many of some things each property says something."""
        chosen = set(things)
        return Counter(iri for _, iri in {(each.thing, each.property) for each in self.said if each.thing in chosen})
