"""Composes a dossier: asks the questions of an outline, and gives every statement its notes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from creativegraph.dossier.arrange import BETWEEN, grouped, merged, year_in
from creativegraph.dossier.ask import THING, Answered, Asking, values_of
from creativegraph.dossier.cells import YEARS, Answer, Wording, columns_in, shown_of
from creativegraph.dossier.evidence import Evidence, Notes, joining, matching, named
from creativegraph.dossier.model import Dossier, Gap, Note, Part, Piece, Source, Table
from creativegraph.dossier.outline import Column, Question, Section, outline_of, said
from creativegraph.graph import Graph, checked_languages
from creativegraph.iris import IRI, Languages, Value, expand
from creativegraph.messages.locale import locale_for
from creativegraph.messages.table import message
from creativegraph.project import using
from creativegraph.why.answer import Stated

__all__ = ["Composer", "classes_of"]

EACH = "each "
MOST_SOURCES = 4
"""How many sources a note names; it tells how many more there are."""


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
        writing = Writing(self, thing, answers)
        parts = tuple(writing.part(each) for each in sections)
        claims = {one.claim: one for each in writing.notes.claims for one in each}
        return Dossier(
            thing, self.label(thing), self.locale.language, self.today, self.graph.place, parts, tuple(writing.gaps),
            tuple(self.notes(writing.notes)), tuple(self.sources(writing.notes)), tuple(claims.values()),
        )  # fmt: skip

    def label(self, thing: IRI) -> str:
        """Return the label of a thing or term; of an address without one the address itself."""
        if thing not in self.labels:
            found = self.graph.labels([thing], self.languages).get(thing, thing.slug)
            is_address = found == thing.slug and not thing.kind and "#" not in thing
            self.labels[thing] = str(thing) if is_address else found
        return self.labels[thing]

    def text(self, key: str, **details: object) -> str:
        """Return a message in the language of the dossier."""
        return message(f"dossier.{key}", self.locale.language, **details)

    def notes(self, notes: Notes) -> Iterator[Note]:
        """Yield the notes in words."""
        for number, claims in enumerate(notes.claims, 1):
            if not claims:
                yield Note(number, (), "", (), (notes.texts[number],))
                continue
            first = claims[0]
            pairs = list(zip(first.sources, first.source_labels, strict=True))
            told = [self.origin(*each) for each in pairs[:MOST_SOURCES]]
            if len(pairs) > MOST_SOURCES:
                told.append(self.text("more-sources", n=len(pairs) - MOST_SOURCES))
            yield Note(
                number, tuple(told), first.quoted.words if first.quoted else "", tuple(map(named, claims)),
                tuple(dict.fromkeys(one for each in claims for one in self.remarks(each))),
            )  # fmt: skip

    def origin(self, source: IRI, label: str) -> str:
        """Return a source in words: its title, who published it and when."""
        found = self.evidence.origin(source, label)
        when = self.locale.period(found.published) if found.published else ""
        beside = [each for each in (found.publisher, when) if each and each not in found.label]
        return f"{found.label} ({', '.join(beside)})" if beside else found.label

    def remarks(self, claim: Stated) -> Iterator[str]:
        """Yield what else is to be known of a claim."""
        if claim.rank == "preferred" and claim.reason:
            yield self.text("preferred", reason=claim.reason)
        if claim.mode and claim.mode != "explicit":
            yield self.text(f"mode.{claim.mode}")
        if claim.rivals:
            yield self.text("rivals", values=", ".join(claim.rivals))
        if claim.valid_until:
            yield self.text("until", until=self.locale.period(claim.valid_until))

    def sources(self, notes: Notes) -> list[Source]:
        """Return the sources that the notes rest on, by title."""
        found: dict[IRI, tuple[str, list[int]]] = {}
        for number, claims in enumerate(notes.claims, 1):
            for each in claims[:1]:
                for source, label in zip(each.sources, each.source_labels, strict=True):
                    found.setdefault(source, (label, []))[1].append(number)
        made = [Source(*self.evidence.origin(iri, label), tuple(numbers)) for iri, (label, numbers) in found.items()]
        return sorted(made, key=lambda each: (each.label.casefold(), each.iri))


class Place(NamedTuple):
    """A row of an answer with the claims around it."""

    row: Answer
    things: tuple[Value, ...]
    claims: list[Stated]


class Writing:
    """A dossier in the making: its notes and gaps so far."""

    def __init__(self, composer: Composer, thing: IRI, answers: dict[str, Answered]) -> None:
        self.composer, self.thing, self.answers = composer, thing, answers
        self.wording, self.text, self.label = composer.wording, composer.text, composer.label
        self.notes, self.gaps = Notes(), list[Gap]()
        self.title = ""

    def part(self, section: Section) -> Part:
        """Return a section."""
        self.title = said(section.title, self.composer.languages)
        tables = (self.table(self.answers[each.name]) for each in section.questions)
        return Part(section.name, self.title, tuple(each for each in tables if each.rows or each.missing))

    def table(self, answered: Answered) -> Table:
        """Return the table of an answer; columns that no row fills and no report asks for are left out."""
        question = answered.question
        self.missing_things(answered)
        places = [self.place(row) for row in answered.rows if self.is_other(question, row)]
        title = said(question.title, self.composer.languages)
        if not places:
            return Table(title, (), (), question.layout, missing=self.nothing(question, title))
        kept = self.kept(question, places)
        columns = tuple(said(each.title, self.composer.languages) for each in kept)
        joined = [each.joined for each in kept]
        rows = merged([self.row(question, kept, each) for each in places], joined)
        rows = tuple(
            tuple(self.shortened(cell) if apart else cell for cell, apart in zip(row, joined, strict=True))
            for row in rows
        )
        table = Table(title, columns, rows, question.layout, self.remark(kept))
        if question.layout == "years":
            return table._replace(groups=tuple(year_in(each[0].text) for each in rows))
        return grouped(table) if question.layout == "grouped" else table

    def shortened(self, cell: Piece) -> Piece:
        """Return a cell of many values with the first of them; its notes have them all."""
        values = cell.text.split(BETWEEN)
        if len(values) <= MOST_SOURCES:
            return cell
        more = self.text("more-sources", n=len(values) - MOST_SOURCES)
        return cell._replace(text=f"{BETWEEN.join(values[:MOST_SOURCES])} {more}")

    def is_other(self, question: Question, row: Answer) -> bool:
        """Return False for a row that has the thing itself in the first column: it is no sister of itself."""
        first = columns_in(question.columns[0].written)[0] if question.columns else ""
        return row.get(first) != self.thing or question.name.startswith("claims/") or THING in question.given

    def remark(self, columns: Iterable[Column]) -> str:
        """Return how the years are worked out that come every so many."""
        found = [(each, match) for each in columns if (match := YEARS.fullmatch(each.written))]
        return "; ".join(
            self.text("every", what=said(each.title, self.composer.languages), n=match[2], note=each.note)
            for each, match in found
        )

    def kept(self, question: Question, places: Sequence[Place]) -> tuple[Column, ...]:
        """Return the columns of which a row has something, or that a report asks for."""
        return tuple(
            each for each in question.columns
            if each.asks.partition(" ")[0] not in ("", "each")
            or any(shown_of(each.written, place.row, self.wording) for place in places)
        )  # fmt: skip

    def nothing(self, question: Question, title: str) -> str:
        """Return what to say where the graph has no answer that a report asks for."""
        if not question.asks or question.asks.startswith(EACH):
            return ""
        subject, term = asked(question.asks)
        what = title or self.title
        self.gaps.append(Gap(self.title, what, self.thing if subject == THING else None, self.label(self.thing), term))
        return self.text("not-stated")

    def missing_things(self, answered: Answered) -> None:
        """Note each thing of which a report asks a figure and no row has one."""
        for column in answered.question.columns:
            if not column.asks.startswith(EACH):
                continue
            term, _, where = column.asks.removeprefix(EACH).partition(" ")
            code = expand(term)
            there = {row.get(column.written) for row in answered.rows if code in row.values()}
            for each in values_of(where.split(), self.thing, self.answers):
                if isinstance(each, IRI) and each not in there and each != self.thing:
                    self.figure_gap(each, term)

    def figure_gap(self, thing: IRI, term: str) -> None:
        """Note the gap of a figure of a thing, with the time of the thing; of what is to come none is asked."""
        rows = (row for each in self.answers.values() for row in each.rows if thing in row.values())
        when = next((str(row["date"]) for row in rows if row.get("date")), "")
        if when[:10] <= self.composer.today.isoformat():
            text = self.text("gap", what=self.label(IRI(str(expand(term)))), of=self.label(thing))
            self.gaps.append(Gap(self.title, text, thing, self.label(thing), term, when))

    def place(self, row: Answer) -> Place:
        """Return a row with the claims about what it names."""
        things = (self.thing, *(each for each in row.values() if isinstance(each, IRI)))
        return Place(row, things, self.composer.evidence.about(things))

    def row(self, question: Question, columns: Sequence[Column], place: Place) -> tuple[Piece, ...]:
        """Return the cells of a row; where no cell has a claim of its own, the first has those that join the row."""
        cells = [self.cell(question.name, each, place) for each in columns]
        if not any(each.notes for each in cells):
            claims = joining(place.claims, place.things)
            notes = self.notes.of(claims, self.text("entailed", question=question.name))
            cells[0] = cells[0]._replace(notes=notes)
        return tuple(cells)

    def cell(self, question: str, column: Column, place: Place) -> Piece:
        """Return a cell with the notes of the claims that give its value."""
        text = shown_of(column.written, place.row, self.wording)
        names = columns_in(column.written)
        if not text:
            return self.missing(column, place)
        value = place.row.get(names[0]) if len(names) == 1 else None
        claims = self.claims_for(names, place) or self.claims_beyond(names, place)
        link = str(value) if isinstance(value, IRI) and text == value else ""  # an address, not a thing by its name
        counted = any(isinstance(place.row.get(each), (int, Decimal)) for each in names)
        remark = self.text("entailed", question=question) if counted else ""
        return Piece(text, self.notes.of(claims, remark), link=link)

    def claims_for(self, names: Iterable[str], place: Place) -> list[Stated]:
        """Return the claims that give the values of some columns, about what the row is about."""
        found: dict[IRI, Stated] = {}
        if claim := place.row.get("claim"):  # the row is of one claim
            found |= {each.claim: each for each in self.all_of(place) if each.claim == claim}
            return list(found.values())
        for name in names:
            value = place.row.get(name)
            given = [each for each in matching(place.claims, value) if each.subject != value]
            given = given or [each for each in joining(place.claims, place.things) if each.subject == value]
            found |= {each.claim: each for each in given}
        return list(found.values())

    def claims_beyond(self, names: Iterable[str], place: Place) -> list[Stated]:
        """Return the claims that give numbers, of what the things of a row lead to, such as an earlier membership."""
        values = [each for name in names if isinstance(each := place.row.get(name), (int, Decimal))]
        kinds = {each.kind for each in place.things if isinstance(each, IRI)}
        further = {each.thing for each in place.claims if values and each.thing and each.thing.kind in kinds}
        further -= {each for each in place.things if isinstance(each, IRI)}
        self.composer.evidence.read(further)
        beyond = self.composer.evidence.about(sorted(further))
        return [one for value in values for one in matching(beyond, value)]

    def all_of(self, place: Place) -> list[Stated]:
        """Return all claims about the things of a row, those set aside among them."""
        known = self.composer.evidence.claims
        return [one for each in place.things if isinstance(each, IRI) for one in known.get(each, ())]

    def missing(self, column: Column, place: Place) -> Piece:
        """Return an empty cell, and note what a report asks for."""
        if not column.asks or column.asks.startswith(EACH):
            return Piece("")
        subject, term = asked(column.asks)
        about = self.thing if subject == THING else place.row.get(subject)
        of = about if isinstance(about, IRI) else self.thing
        label, what = self.label(of), said(column.title, self.composer.languages)
        self.gaps.append(Gap(self.title, self.text("gap", what=what, of=label), of, label, term))
        return Piece(self.text("not-stated"), missing=True)


def asked(written: str) -> tuple[str, str]:
    """Return of what and which property a report asks for."""
    subject, _, term = written.partition(" ")
    return subject, term
