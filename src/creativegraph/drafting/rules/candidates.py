"""Candidates from phrases: each match that is not denied becomes rows, with what its slots hold and a confidence."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace

from creativegraph.drafting.candidate import Candidate, Confidence
from creativegraph.drafting.document import Document
from creativegraph.drafting.mentions.edition_words import ordinal
from creativegraph.drafting.mentions.lexicon import lexicon
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.rules.acting import Acting
from creativegraph.drafting.rules.cells import Cells
from creativegraph.drafting.rules.classes import Classes, counted_of
from creativegraph.drafting.rules.context import Context
from creativegraph.drafting.rules.figures import Figures
from creativegraph.drafting.rules.found import Found
from creativegraph.drafting.rules.governed import governed
from creativegraph.drafting.rules.held import Held, Row
from creativegraph.drafting.rules.matches import Matches
from creativegraph.drafting.rules.outline import Outline
from creativegraph.drafting.rules.owners import Owners
from creativegraph.drafting.rules.part_of import Parts
from creativegraph.drafting.rules.parted import parted
from creativegraph.drafting.rules.periods import resolved
from creativegraph.drafting.rules.quantities import how_sure, least
from creativegraph.drafting.rules.quoted import quoted
from creativegraph.drafting.rules.redundant import DAYS, first_values, fuller, is_first, untitled, wider, without_ends
from creativegraph.drafting.rules.references import YEAR_IN_NAME
from creativegraph.drafting.rules.rows import Rows
from creativegraph.drafting.rules.search import Doubt, Search
from creativegraph.drafting.rules.sequence import words_of
from creativegraph.drafting.rules.spoken import as_quoted
from creativegraph.drafting.rules.times import Times
from creativegraph.drafting.rules.unread import Unread
from creativegraph.drafting.sentences import sentences
from creativegraph.errors import TableError
from creativegraph.graph import Graph
from creativegraph.messages.table import message
from creativegraph.project import using
from creativegraph.tables.phrases.model import Guard, Saying
from creativegraph.tables.phrases.phrases import OFFICE, ORDINAL, TOPIC, YEAR, phrases
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["candidates"]

LOWER: dict[Confidence, Confidence] = {"high": "medium", "medium": "low", "low": "low"}
LEAST: Confidence = "low"
TEXT = "text"


class Drafting:
    """Drafts candidates from one report."""

    def __init__(self, document: Document, mentions: Sequence[Mention], graph: Graph | None) -> None:
        self.document = document
        found = phrases()
        if found.faults:
            raise TableError(found.faults)
        classes = Classes(vocabulary(), found.institutions)
        self.sentences = sentences(document.text, document.language)
        self.outline = Outline(document.text, self.sentences)
        acting = Acting(graph, found.acting, classes)
        said = governed(mentions, document.text, acting, lexicon())
        self.context = Context(document, said, classes, found.codes, self.outline)
        times = Times(self.context.mentions, found.leading, found.since, found.joining)
        self.cells = Cells(self.context, times, acting)
        words = {each.text for each in words_of(document.text, 0, len(document.text))}
        parts = {part for each in words for part in each.split("-")}  # of nine-day, where nine is a figure, day stays
        self.search = Search(found, frozenset(words | parts))
        self.rows = Rows(self.context, self.sentences, counted_of(found.phrases) | found.figured)
        self.matches = Matches(self.context, self.rows, self.search)
        self.figures = Figures(self.context)
        self.unread = Unread(self.context, found.signing, found.joining)
        self.quoted = as_quoted(found.phrases)
        self.parts = Parts(document.text, found.articles, found.parting)
        self.last = {each.id for each in found.phrases if any(one.value == YEAR for one in each.sayings)}
        """Phrases that count where no other says the same property of a thing."""
        self.offices: dict[str, str] = {}
        """Where persons have an office."""
        self.for_others: dict[str, str] = {}
        """For whom persons act, where the report says so by itself."""
        self.acting = {
            self.cells.part_of(saying.property, name)
            for each in found.phrases for saying in each.sayings for name, cell in saying.columns if cell == OFFICE
        }  # fmt: skip

    def all(self) -> Iterator[Candidate]:
        """Yield the candidates of all sentences."""
        made = (*self.of_sentences(), *self.rows.candidates())  # all, since an office may be said behind
        owned = Owners(self.cells.classes).fitting(self.for_office(each) for each in made)
        whole = list(resolved(list(owned)))
        found = list(fuller(list(parted(whole, self.context))))
        found = list(first_values(untitled(list(without_ends(found)), self.context.outline)))
        off = {each.subject for each in found if not each.value}  # what has a status, such as cancelled, was not held
        said = {(each.subject, each.property) for each in found if each.rule not in self.last}
        said |= {(each.subject, year[0]) for each in found if each.rule not in self.last
                 for year in [YEAR_IN_NAME.match(each.value)] if year}  # fmt: skip
        less = set(wider(found))
        for each in found:
            if (each.subject, each.property, each.value) in less:
                continue
            told = bool({(each.subject, each.property), (each.subject, each.value)} & said)
            if each.rule not in self.last or not (told or each.subject in off):
                yield each

    def for_office(self, made: Candidate) -> Candidate:
        """Return a candidate with the organisation in which its person has an office, where a column asks for it."""
        asked = {name for name, cell in made.columns.items() if cell == OFFICE}
        if not asked:
            return made
        body = self.for_others.get(made.value, "") or self.offices.get(made.value, "")
        columns = {
            name: body if name in asked else cell for name, cell in made.columns.items() if name not in asked or body
        }
        return replace(made, columns=columns)

    def of_sentences(self) -> Iterator[Candidate]:
        """Yield what each sentence says by itself."""
        for number, sentence in enumerate(self.sentences):
            related: dict[tuple[str, str], str] = {}
            matches = self.matches.of(sentence, self.outline.introducing(number))
            signed = [each for each in matches if self.unread.tells_signing(each)]
            unread = tuple(dict.fromkeys(one for each in signed for one in self.unread.words(each)))
            for each in matches:
                for made in self.of_match(each):
                    if is_first(made, related):
                        yield self.with_unread(made, unread) if unread and each in signed else made

    def with_unread(self, made: Candidate, unread: Sequence[str]) -> Candidate:
        """Return a candidate that tells who seems to sign too, and is less sure."""
        note = message("draft.unread", self.document.language, words=", ".join(unread))
        sure = LOWER[made.confidence] if made.confidence == "high" else made.confidence
        return replace(made, columns={**made.columns, "note": note}, confidence=sure)

    def of_match(self, found: Found) -> Iterator[Candidate]:
        """Yield what a match says, as sure as words of doubt around it leave it."""
        doubts = self.search.doubts_of(found.line, found.match, found.said_until)
        doubts = [each for each in doubts if each.guard.concerns(found.phrase, found.language)]
        if not any(each.guard.denies and each.of_all for each in doubts):
            for saying in found.phrase.sayings:
                yield from self.of_saying(found, saying, doubts)

    def of_saying(self, found: Found, saying: Saying, doubts: Sequence[Doubt]) -> Iterator[Candidate]:
        """Yield the candidates of one row that a phrase says: one for each subject and value."""
        least_of_label = found.phrase.by_label and saying.confidence == LEAST
        for name, number in self.cells.properties(found, saying):
            for subject in self.cells.subjects(found, saying.subject, name):
                for value in self.of_name(found, saying, subject, name):
                    if value.figure in self.figures.used or (number >= 0 <= value.figure != number):
                        continue
                    if number >= 0:
                        said, of = self.figures.as_before(value.figure, name, subject)
                    else:
                        said, of = name, self.figures.given(found, saying, value.figure, subject)
                    guards = self.guards(doubts, said, of, value)
                    if self.is_of_part(found, subject, value):
                        continue
                    if any(each.denies or (least_of_label and each.confidence == LEAST) for each in guards):
                        continue
                    if name in self.acting:
                        self.for_others.setdefault(subject.text, value.text)
                    elif self.fits(said, of, value):
                        yield from self.of_row(found, saying, Row(said, of, value, number), guards)

    def of_row(self, found: Found, saying: Saying, row: Row, guards: Sequence[Guard]) -> Iterator[Candidate]:
        """Yield the candidate of a row, if all is known that its columns ask for."""
        name, subject, value, number = row
        columns, named = self.cells.columns(found, saying, self.figures.doubtful(guards, value.figure))
        if value.spoken and name in self.quoted:
            if saying.subject.startswith(TOPIC) and not found.names(subject):
                return  # what somebody says in these words is about nothing else
            columns |= self.quoted[name]
        if value.figure >= 0 and any(
            cell in found.phrase.pattern.slots and found.numbers(cell) and column not in columns
            for column, cell in saying.columns
        ):
            return  # money of somebody who is not known
        when = columns.get("when") or self.dated(found, saying, value)
        about = self.of_time(subject, when, always=not value.text)
        if number >= 0 > value.figure and self.context.mentions[number].office:
            self.offices.setdefault(about.text, value.text)
        self.context.proposals.keep((*about.things, *value.things, *named))
        made = self.candidate(found, saying, row._replace(subject=about), columns)
        if saying.confidence == made.confidence == LEAST and self.is_unsure(found, saying, about, value):
            return  # little is sure of such words, and nothing where this is not
        counts = how_sure(self.context.mentions, value.figure, name)
        sure = least([made.confidence, counts, *(each.confidence for each in guards)])
        yield replace(made, things=(*made.things, *named), confidence=sure)
        self.figures.keep(value.figure, name, about)

    def of_name(self, found: Found, saying: Saying, subject: Held, name: str) -> Iterator[Held]:
        """Yield the values of a row: of some the year or the number in the name of the subject."""
        if saying.value == YEAR:
            yield from year_of(subject)
        elif saying.value == ORDINAL:
            yield from self.ordinal_of(subject)
        else:
            values = self.cells.values(found, saying.value, name)
            numbered = any(each.value == ORDINAL for each in found.phrase.sayings)
            yield from (each for each in values if not numbered or self.is_numbered(subject, each))

    def is_of_part(self, found: Found, subject: Held, value: Held) -> bool:
        """Return True for a time of a body, and for what a label says, where it is said of a part of the thing."""
        known, body = self.cells.classes.institutions, self.context.mentioned.lexicon.is_body
        timed = value.figure < 0 and not value.things and value.text[:1].isdecimal()
        bodily = timed and any(each in known or body(each) for each in subject.classes)
        return (found.phrase.by_label or bodily) and any(
            self.parts.is_meant(found, each.start) for each in subject.things
        )

    def is_numbered(self, subject: Held, series: Held) -> bool:
        """Return True for an edition with a number in its name, and a series whose name is another without it."""
        apart = subject.text.rpartition("/")[2] != series.text.rpartition("/")[2]
        return apart and next(self.ordinal_of(subject), None) is not None

    def ordinal_of(self, subject: Held) -> Iterator[Held]:
        """Yield the number of an edition in the words that mean it."""
        words = self.document.text[subject.things[0].start : subject.things[0].end] if subject.things else ""
        owned = any(words.lower().startswith(f"{each} ") for each in self.context.mentioned.lexicon.owned)
        if not owned and (number := ordinal(words)):
            yield Held(str(number))

    def guards(self, doubts: Sequence[Doubt], name: str, subject: Held, value: Held) -> list[Guard]:
        """Return the words of doubt that concern one row."""
        starts = [each.start for each in (*subject.things, *value.things)]
        starts += [start for start, _ in value.spans]
        if value.figure >= 0:
            starts.append(self.context.mentions[value.figure].start)
        return [each.guard for each in doubts if each.meets(name, starts)]

    def dated(self, found: Found, saying: Saying, value: Held) -> str:
        """Return the time that a row gives its subject, by its value or the clause of a status; empty if none."""
        if value.figure >= 0:
            return ""
        if not value.text and (number := self.cells.times.of(found.line, *found.places)) is not None:
            return self.context.mentions[number].value
        if DAYS.fullmatch(value.text):
            return value.text
        where = bool(value.things) and value.text.startswith(self.context.mentioned.lexicon.placed)
        number = self.cells.times.of(found.line, *found.places) if where else None  # the edition that takes place there
        return self.context.mentions[number].value if number is not None else self.cells.times.beside(found, saying)

    def of_time(self, subject: Held, time: str, *, always: bool) -> Held:
        """Return the edition of a time, where a subject is one of another year, or ``always``."""
        if not subject.things or not time:
            return subject
        thing = self.context.editions.edition(subject.things[0], time, always=always)
        if thing is subject.things[0]:
            return subject
        return subject._replace(text=thing.id, things=(thing, *subject.things[1:]))

    def fits(self, name: str, subject: Held, value: Held) -> bool:
        """Return True if subject and value are what the property takes."""
        return subject.text != value.text and all(
            self.cells.classes.fits(each.classes, self.cells.wanted(column, name), known=each.things[0].known)
            for column, each in (("subject", subject), ("value", value))
            if each.things
        )

    def candidate(self, found: Found, saying: Saying, row: Row, columns: Mapping[str, str]) -> Candidate:
        """Return a row with the words that say it."""
        name, subject, value, _ = row
        start, end = quoted(found, subject, value)
        property_ = self.cells.known.properties.get(name)
        unsure = self.is_unsure(found, saying, subject, value)
        sure = LOWER[saying.confidence] if unsure else saying.confidence
        return Candidate(
            subject.text, name, value.text, self.document.text[start:end], start, end,
            lang=found.language if property_ is not None and property_.value == TEXT else "",
            columns=dict(columns), confidence=sure, things=(*subject.things, *value.things), rule=found.phrase.id,
        )  # fmt: skip

    def is_unsure(self, found: Found, saying: Saying, subject: Held, value: Held) -> bool:
        """Return True where it is not sure which things a row means, or of what a figure is."""
        far = saying.subject.startswith(TOPIC) and value.figure >= 0 and self.is_far(found, subject)
        return far or not (subject.sure and value.sure)

    def is_far(self, found: Found, subject: Held) -> bool:
        """Return True for what is spoken of that neither the paragraph of a match names nor the line right above."""
        begun = self.context.outline.section(found.offsets[0])
        return bool(subject.things) and subject.things[0].start < begun


def year_of(subject: Held) -> Iterator[Held]:
    """Yield the year in the name of a subject."""
    if found := YEAR_IN_NAME.search(subject.things[0].label if subject.things else ""):
        yield Held(found[0])


def candidates(document: Document, mentions: Sequence[Mention], graph: Graph | None = None) -> list[Candidate]:
    """Return what the phrases of the projects in use find in a report, as its sentences run.

    ``mentions`` are the things, codes, times and figures that the report speaks of. The projects are those of the
    graph, which tells who acts for a place; without one they are those in use.

    Raises:
        TableError: a table of phrases has faults.
    """
    with using(graph.projects) if graph is not None else nullcontext():
        return list(Drafting(document, mentions, graph).all())
