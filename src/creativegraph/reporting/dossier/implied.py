"""What sources only imply: claims that the graph holds back, so that no dossier says that nobody speaks of it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property

from creativegraph import catalogue
from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Value, compact, expand
from creativegraph.why.claims import IMPLIED, Answer

__all__ = ["Implied"]

JOINED = re.compile(r"([\w-]+:[\w-]+)\s+\?\w")
"""A property between two variables of a question; steps of a longer path, such as a place in a place, do not count."""
KINDS = re.compile(r"subClassOf\*\s+([\w-]+:[\w-]+)")
"""A class of which, or below which, a question seeks things."""


class Implied:
    """The claims of a graph that sources only imply and no other claim supports, read when they are first needed."""

    def __init__(self, graph: Graph, languages: Languages, label: Callable[[IRI], str]) -> None:
        self.graph, self.languages, self.label = graph, languages, label

    @cached_property
    def rows(self) -> list[Answer]:
        """The claims, as ``claims/held_back`` has them."""
        found = self.graph.run("claims/held_back", languages=self.languages)
        rows = [dict(zip(found.columns, row, strict=True)) for row in found]
        return [each for each in rows if isinstance(each["mode"], IRI) and each["mode"].slug == IMPLIED]

    def of(
        self, things: Iterable[Value | None], properties: Collection[IRI | None], kinds: Collection[str] = ()
    ) -> Iterator[str]:  # fmt: skip
        """Yield in words what is implied of things by some properties: what it names, and the claim.

        What it names is of one of some ``kinds``, or of any if none is given.
        """
        asked = {each for each in things if isinstance(each, IRI)}
        for row in self.rows if asked else ():
            subject, value = row["subject"], row["thing"] or row["value"]
            if row["property"] in properties and asked & {subject, value}:
                other = subject if value in asked else value
                if self.is_of(other, kinds):
                    yield f"{self.label(other) if isinstance(other, IRI) else other} ({compact(str(row['claim']))})"

    def is_of(self, thing: Value | None, kinds: Collection[str]) -> bool:
        """Return whether a thing is of a class below one of some kinds; True where there are none."""
        if not kinds or not isinstance(thing, IRI):
            return not kinds
        wanted = [str(expand(each)) for each in kinds]
        from creativegraph.tables.vocabulary import vocabulary  # takes a while, and most dossiers need it not

        classes = [str(row.type) for row in self.graph.run("claims/types_of", thing=thing)]
        return any(vocabulary().is_below(one, wide) for one in classes for wide in wanted)

    def in_answer(self, question: str, things: Iterable[Value | None]) -> Iterator[str]:
        """Yield in words what a question would answer of things if what is implied were stated."""
        text = catalogue.load(question).text
        yield from self.of(things, {expand(each) for each in JOINED.findall(text)}, KINDS.findall(text))
