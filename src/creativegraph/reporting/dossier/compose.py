"""Composes a dossier: asks the questions of an outline, and gives every statement its notes."""

from collections.abc import Iterator, Sequence

from creativegraph.graph import Graph
from creativegraph.iris import IRI
from creativegraph.project import using
from creativegraph.reporting.dossier.common import Common
from creativegraph.reporting.dossier.evidence import Notes, named
from creativegraph.reporting.dossier.model import Dossier, Note, Source
from creativegraph.reporting.dossier.outline import Section, outline_of
from creativegraph.reporting.dossier.writing import Writing
from creativegraph.why.answer import Stated

__all__ = ["Composer", "classes_of"]


def classes_of(graph: Graph, thing: IRI) -> list[str]:
    """Return the classes of a thing."""
    return [str(row.type) for row in graph.run("claims/types_of", thing=thing)]


class Composer(Common):
    """Composes the dossiers of things of a graph in one language; what several need is read once."""

    def dossier(self, thing: IRI) -> Dossier:
        """Return the dossier of a thing.

        Raises:
            ArgumentError: the project has no outline for its class.
        """
        with using(self.graph.projects):
            return self.composed(thing, outline_of(classes_of(self.graph, thing)))

    def composed(self, thing: IRI, sections: Sequence[Section]) -> Dossier:
        """Return the dossier of a thing by an outline."""
        answers = self.asking.of(thing, sections)
        self.evidence.read(
            [thing, *(value for each in answers.values() for row in each.rows for value in row.values())]
        )
        self.evidence.read_claims(row.get("claim") for each in answers.values() for row in each.rows)
        writing = Writing(self, thing, answers)
        parts = tuple(writing.part(each) for each in sections)
        return Dossier(
            thing, self.label(thing), self.locale.language, self.today, self.graph.place, parts, tuple(writing.gaps),
            tuple(self.notes(writing.notes)), tuple(self.sources(writing.notes)), tuple(writing.notes.said.values()),
        )  # fmt: skip

    def notes(self, notes: Notes) -> Iterator[Note]:
        """Yield the notes in words."""
        for ground, number in notes.numbers.items():
            source, place, claims = "", "", list(notes.claims[ground].values())
            if ground.source:
                source = self.origin(ground.source, ground.label)
                place = self.place(ground.source, claims) if ground.words else ""
            yield Note(number, source, ground.words, tuple(map(named, claims)), ground.remark, place)

    def place(self, source: IRI, claims: Sequence[Stated]) -> str:
        """Return the address of a source, and the day on which it was read."""
        days = (dict(zip(each.sources, each.read, strict=False)).get(source) for each in claims)
        day = next(filter(None, days), "")
        read = self.text("read", day=self.locale.period(day)) if day else ""
        return ", ".join(filter(None, (self.evidence.origin(source, "").address, read)))

    def origin(self, source: IRI, label: str) -> str:
        """Return a source in words: its title, who published it and when."""
        found = self.evidence.origin(source, label)
        when = self.locale.period(found.published) if found.published else ""
        beside = [each for each in (found.publisher, when) if each and each not in found.label]
        return f"{found.label} ({', '.join(beside)})" if beside else found.label

    def sources(self, notes: Notes) -> list[Source]:
        """Return the sources that the statements rest on, by title, each with the notes that name it."""
        found: dict[IRI, tuple[str, list[int]]] = {}
        for each in notes.said.values():
            for source, label in zip(each.sources, each.source_labels, strict=True):
                found.setdefault(source, (label, []))
        for ground, number in notes.numbers.items():
            if ground.source in found:
                found[ground.source][1].append(number)
        made = [Source(*self.evidence.origin(iri, label), tuple(numbers)) for iri, (label, numbers) in found.items()]
        return sorted(made, key=lambda each: (each.label.casefold(), each.iri))
