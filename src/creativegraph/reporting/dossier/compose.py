"""Composes a dossier: asks the questions of an outline, and gives every statement its notes."""

from collections.abc import Iterator, Sequence
from datetime import date

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages
from creativegraph.messages.locale import locale_for
from creativegraph.messages.table import message
from creativegraph.names.languages import checked_languages
from creativegraph.project import using
from creativegraph.reporting.dossier.arrange import sentences
from creativegraph.reporting.dossier.ask import Asking
from creativegraph.reporting.dossier.cells import Wording, is_term, spaced, written
from creativegraph.reporting.dossier.evidence import Evidence, Notes, named
from creativegraph.reporting.dossier.implied import Implied
from creativegraph.reporting.dossier.model import Dossier, Note, Source
from creativegraph.reporting.dossier.outline import Section, outline_of
from creativegraph.reporting.dossier.writing import Writing
from creativegraph.why.answer import Stated

__all__ = ["Composer", "classes_of"]

TOLD = frozenset(("implied", "editorial"))
"""Modes of claims that a reader is told; the others say themselves what their source is."""


def classes_of(graph: Graph, thing: IRI) -> list[str]:
    """Return the classes of a thing."""
    return [str(row.type) for row in graph.run("claims/types_of", thing=thing)]


class Composer:
    """Composes the dossiers of things of a graph in one language; what several need is read once."""

    def __init__(self, graph: Graph, languages: Languages, today: date, *, of_many: bool = False) -> None:
        self.graph, self.languages, self.today = graph, checked_languages(languages), today
        self.locale = locale_for(self.languages)
        self.asking = Asking(graph, self.languages, of_many=of_many)
        self.evidence = Evidence(graph, self.languages)
        self.labels: dict[IRI, str] = {}
        self.wording = Wording(self.locale, self.label, today)
        self.implied = Implied(graph, self.languages, self.label)

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

    def label(self, thing: IRI) -> str:
        """Return the label of a thing or term; of an address without one the address itself."""
        if thing not in self.labels:
            found = self.graph.labels([thing], self.languages).get(thing, thing.slug)
            if found == thing.slug and not thing.kind:
                found = spaced(found) if is_term(thing) else str(thing)
            self.labels[thing] = found
        return self.labels[thing]

    def text(self, key: str, **details: object) -> str:
        """Return a message in the language of the dossier."""
        return message(f"dossier.{key}", self.locale.language, **details)

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

    def remarks(self, claims: Sequence[Stated]) -> Iterator[str]:
        """Yield what else is to be known of the claims of a statement."""
        modes = {each.mode for each in claims}
        if len(modes) == 1 and modes <= TOLD:
            yield self.text(f"mode.{modes.pop()}")
        for each in claims:
            told = []
            if each.rank == "preferred" and each.reason:
                told.append(self.text("preferred", reason=each.reason))
            if each.rivals:
                values = ", ".join(written(one, self.wording) for one in each.rivals)
                told.append(self.text("rivals", values=values))
            if each.valid_until:
                told.append(self.text("until", until=self.until(each.valid_until)))
            if told:
                yield sentences(told)

    def until(self, end: str) -> str:
        """Return the end of a time; of one that lies between two days, both."""
        first, dots, last = end.strip("[]").partition("..")
        days = [self.locale.period(each) for each in (first, last) if each]
        return self.text("between", first=days[0], last=days[-1]) if dots and len(days) > 1 else days[0]

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
