"""The tables of a dossier in the making: the cells of each row with the notes of what they say, and the gaps."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from creativegraph.iris import IRI, Value, expand
from creativegraph.reporting.dossier.arrange import BETWEEN, counted, grouped, merged, once, year_in
from creativegraph.reporting.dossier.ask import THING, Answered, values_of
from creativegraph.reporting.dossier.cells import YEARS, Answer, columns_in, shown_of
from creativegraph.reporting.dossier.common import Common
from creativegraph.reporting.dossier.evidence import Notes, joining, matching
from creativegraph.reporting.dossier.model import Gap, Part, Piece, Table
from creativegraph.reporting.dossier.outline import BELOW, FACTS, JOINED, Column, Question, Section, said
from creativegraph.why.answer import Stated

__all__ = ["Writing"]

EACH = "each "
PAST = "past "
ANY = "any"
"""Asked of each thing: any row at all."""
BUT = " but "
"""Between the things of which each needs a figure, and the classes of those that need none."""
MOST_VALUES = 4
"""How many values a cell names where rows are joined; it tells how many more there are."""


class Place(NamedTuple):
    """A row of an answer with the claims around it."""

    row: Answer
    things: tuple[Value, ...]
    claims: list[Stated]


class Writing:
    """A dossier in the making: its notes and gaps so far."""

    def __init__(self, composer: Common, thing: IRI, answers: dict[str, Answered]) -> None:
        self.composer, self.thing, self.answers = composer, thing, answers
        self.wording, self.text, self.label = composer.wording, composer.text, composer.label
        self.notes, self.gaps = Notes(), list[Gap]()
        self.title, self.brief = "", False
        self.told: set[tuple[str, tuple[int, ...]]] = set()

    def part(self, section: Section) -> Part:
        """Return a section."""
        self.title = said(section.title, self.composer.languages)
        tables = (self.table(self.answers[each.name]) for each in section.questions)
        return Part(section.name, self.title, tuple(each for each in tables if each.rows or each.missing))

    def table(self, answered: Answered) -> Table:
        """Return the table of an answer; columns that no row fills and no report asks for are left out."""
        question = answered.question
        self.brief = question.brief
        self.missing_things(answered)
        places = [self.place(row) for row in answered.rows if self.is_other(question, row)]
        title = said(question.title, self.composer.languages)
        if not places:
            return Table(title, (), (), question.layout, missing=self.nothing(answered, title))
        kept = self.kept(question, places)
        columns = tuple(said(each.title, self.composer.languages) for each in kept)
        joined = [JOINED in each.layout for each in kept]
        rows = merged([self.row(question, kept, each) for each in places], joined)
        rows = tuple(
            tuple(self.shortened(cell) if apart else cell for cell, apart in zip(row, joined, strict=True))
            for row in rows
        )
        table = Table(
            title, columns, rows, question.layout, self.remark(kept), below=sum(BELOW in each.layout for each in kept)
        )
        if question.layout == "years":
            return table._replace(groups=tuple(year_in(each[0].text) for each in rows))
        return grouped(table) if question.layout == "grouped" else table

    def shortened(self, cell: Piece) -> Piece:
        """Return a cell of many values with the first of them; its notes have them all."""
        values = cell.text.split(BETWEEN)
        if len(values) <= MOST_VALUES:
            return cell
        more = self.text("more", n=len(values) - MOST_VALUES)
        return cell._replace(text=f"{BETWEEN.join(values[:MOST_VALUES])} {more}")

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
        """Return the columns of which a row has something, or that a report asks for; what stands below comes last."""
        found = [
            each for each in question.columns
            if each.asks.partition(" ")[0] not in ("", EACH.strip(), PAST.strip())
            or any(shown_of(each.written, place.row, self.wording) for place in places)
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda each: BELOW in each.layout))

    def nothing(self, answered: Answered, title: str) -> str:
        """Return what to say where the graph has no answer: what sources imply, or that nobody states what is asked."""
        question = answered.question
        implied = self.implied(self.composer.implied.in_answer(question.name, answered.of))
        if not question.asks or question.asks.startswith(EACH):
            return implied
        subject, term = asked(question.asks)
        implied = implied or self.implied(self.composer.implied.of(answered.of, {expand(term)}))
        what = ": ".join(filter(None, (title or self.title, implied)))
        self.gaps.append(Gap(self.title, what, self.thing if subject == THING else None, self.label(self.thing), term))
        return implied or self.text("not-stated")

    def implied(self, found: Iterable[str]) -> str:
        """Return that sources only imply what was found; nothing where nothing was."""
        what = "; ".join(found)
        return self.text("implied", what=what) if what else ""

    def missing_things(self, answered: Answered) -> None:
        """Note each thing of which a report asks a figure, or any row, and none has one; of what is to come none is."""
        for column in answered.question.columns:
            if not column.asks.startswith(EACH):
                continue
            term, _, where = column.asks.removeprefix(EACH).partition(" ")
            where, _, classes = where.partition(BUT)
            code, other = expand(term), {expand(each) for each in classes.split()}
            there = {row.get(column.written) for row in answered.rows if term == ANY or code in row.values()}
            title = said(answered.question.title, self.composer.languages)
            what, key = (title, "") if term == ANY else (self.label(IRI(str(code))), term)
            for each in values_of(where.split(), self.thing, self.answers):
                if not isinstance(each, IRI) or each in there or each == self.thing or not self.is_past(each):
                    continue
                if not any(other & set(row.values()) for row in self.rows_of(each)):
                    found = self.composer.implied.in_answer(answered.question.name, [each]) if term == ANY else ()
                    self.gap(what, each, key, self.date_of(each), self.implied(found))

    def rows_of(self, thing: IRI) -> list[Answer]:
        """Return the rows that name a thing."""
        return [row for each in self.answers.values() for row in each.rows if thing in row.values()]

    def date_of(self, thing: IRI) -> str:
        """Return the time of a thing."""
        return next((str(row["date"]) for row in self.rows_of(thing) if row.get("date")), "")

    def is_past(self, thing: IRI) -> bool:
        """Return whether a thing is over, as far as its time is known."""
        ends = [str(row["ends"])[:10] for row in self.rows_of(thing) if row.get("ends")] or [self.date_of(thing)[-10:]]
        return max(ends) <= self.composer.today.isoformat()

    def gap(self, what: str, of: IRI, term: str, when: str = "", implied: str = "") -> None:
        """Note what a report asks of a thing and nobody says; ``implied`` is what sources hint at."""
        label = self.label(of)
        told = ". ".join(filter(None, (self.text("gap", what=what, of=label), implied)))
        self.gaps.append(Gap(self.title, told, of, label, term, when))

    def place(self, row: Answer) -> Place:
        """Return a row with the claims about what it names."""
        things = (self.thing, *(each for each in row.values() if isinstance(each, IRI)))
        return Place(row, things, self.composer.evidence.about(things))

    def row(self, question: Question, columns: Sequence[Column], place: Place) -> tuple[Piece, ...]:
        """Return the cells of a row; where no cell has a claim of its own, the first has those that join the row."""
        cells = [self.cell(each, place) for each in columns]
        if not any(each.notes for each in cells):
            claims = joining(place.claims, place.things)
            cells[0] = cells[0]._replace(notes=self.noted(claims) or self.notes.of((), [self.text("entailed")]))
        if question.layout == FACTS:
            return tuple(cells)
        figures = counted(columns, place.row)
        return self.not_again(once(cells, figures), figures)

    def not_again(self, cells: Sequence[Piece], figures: Collection[int]) -> tuple[Piece, ...]:
        """Return the cells of a row; what was noted before, and is no figure, has no note if another cell has."""
        known = [place not in figures and (each.text, each.notes) in self.told for place, each in enumerate(cells)]
        self.told |= {(each.text, each.notes) for place, each in enumerate(cells) if place not in figures}
        new = [each._replace(notes=()) if again else each for each, again in zip(cells, known, strict=True)]
        has_source = any(self.notes.has_source(each) for cell in new for each in cell.notes)
        return tuple(new if has_source else cells)

    def noted(self, claims: Sequence[Stated]) -> tuple[int, ...]:
        """Return the notes of a statement."""
        return self.notes.of(claims, self.composer.remarks(claims), brief=self.brief) if claims else ()

    def cell(self, column: Column, place: Place) -> Piece:
        """Return a cell with the notes of the claims that give its value."""
        text = shown_of(column.written, place.row, self.wording)
        names = columns_in(column.written)
        if not text:
            return self.missing(column, place)
        if column.asks.startswith(PAST):
            self.outdated(column, place)
        value = place.row.get(names[0]) if len(names) == 1 else None
        claims = self.claims_for(names, place) or self.claims_beyond(names, place)
        link = str(value) if isinstance(value, IRI) and text == value else ""  # an address, not a thing by its name
        notes = self.noted(claims)
        if not notes and counted([column], place.row):
            notes = self.notes.of((), [self.text("entailed")])
        return Piece(text, notes, link=link)

    def claims_for(self, names: Iterable[str], place: Place) -> list[Stated]:
        """Return the claims that give the values of some columns, about what the row is about."""
        found: dict[IRI, Stated] = {}
        if claim := place.row.get("claim"):  # the row is of one claim
            known = self.composer.evidence.by_claim.get(claim) if isinstance(claim, IRI) else None
            return [known] if known else []
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

    def outdated(self, column: Column, place: Place) -> None:
        """Note what is still said of a thing though its time is over, such as that it is planned."""
        code, subject, term = column.asks.removeprefix(PAST).split()
        thing = place.row.get(subject)
        if place.row.get(column.written) == expand(code) and isinstance(thing, IRI) and self.is_past(thing):
            self.gap(said(column.title, self.composer.languages), thing, term)

    def missing(self, column: Column, place: Place) -> Piece:
        """Return an empty cell, and note what a report asks for."""
        if not column.asks or column.asks.startswith((EACH, PAST)):
            return Piece("")
        subject, term = asked(column.asks)
        about = self.thing if subject == THING else place.row.get(subject)
        of = about if isinstance(about, IRI) else self.thing
        implied = self.implied(self.composer.implied.of([of], {expand(term)}))
        self.gap(said(column.title, self.composer.languages), of, term, implied=implied)
        return Piece(implied or self.text("not-stated"), missing=True)


def asked(written: str) -> tuple[str, str]:
    """Return of what and which property a report asks for."""
    subject, _, term = written.partition(" ")
    return subject, term
