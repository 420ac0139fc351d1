"""What the graph says of a thing by aspects (in the order of vocabulary.py), with the evidence of each value."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import IRI, PREFIXES, RDF_TYPE, codes_of
from creativegraph.site.content.claims import Recorded, Said, Stated
from creativegraph.site.content.figures import RESULT, figure_of
from creativegraph.site.html.languages import own_name
from creativegraph.site.html.reference import Reporter
from creativegraph.site.html.writer import Code, Value
from creativegraph.site.page import Link
from creativegraph.site.portal import Portal
from creativegraph.site.things import NAMING

if TYPE_CHECKING:
    from creativegraph.site.content.claims import Term

__all__ = ["Claim", "Correction", "Group", "Quote", "Record", "Row", "Statement", "Statements"]

EDITORIAL, EXPLICIT = codes_of("mode") + "editorial", codes_of("mode") + "explicit"
NORMAL, DEPRECATED = codes_of("rank") + "normal", codes_of("rank") + "deprecated"
HIDDEN = frozenset((PREFIXES["skos"] + "hiddenLabel", PREFIXES["rdfs"] + "isDefinedBy"))
DESCRIPTIONS = (
    PREFIXES["dcterms"] + "description", PREFIXES["skos"] + "definition", PREFIXES["rdfs"] + "comment",
    PREFIXES["schema"] + "description",
)  # fmt: skip
"""Properties of which a text says in a sentence what a thing is."""


class Quote(NamedTuple):
    """Words of a source, ``source`` being its path; places are -1 where none is stated."""

    words: str
    lang: str
    source: str
    start: int
    end: int


class Record(NamedTuple):
    """A record of a dataset in words: which one and its field, the version of the dataset, and when it was read."""

    source: Link
    words: tuple[str, ...]


class Correction(NamedTuple):
    """A correction in words: by which claim, why, and what kind of mistake it was."""

    by: Link | None
    reason: Said
    error: Code


class Claim(NamedTuple):
    """A claim as a page shows it; ``name`` is its anchor on the page of what it is about, ``path`` leads to it.

    ``decided`` says that the curators have decided it, from its sources.
    """

    name: str
    path: str
    property: Link
    value: str
    decided: bool
    sources: tuple[Link, ...]
    quote: Quote | None
    records: tuple[Record, ...]
    mode: Code
    rank: Code
    reasons: tuple[Said, ...]
    corrections: tuple[Correction, ...]
    confidence: Code
    holds: str
    notes: tuple[Said, ...]
    report: str


class Statement(NamedTuple):
    """A value with the claims that give it; ``rank`` is told if it is not the normal one.

    ``state`` is ``deprecated`` for a value of that rank, ``other`` for one that the graph does not state.
    """

    value: Value
    claims: tuple[Claim, ...]
    state: str
    rank: Code


class Row(NamedTuple):
    """A property: the values that the graph states, those in other languages, and others that sources give."""

    property: Link
    statements: tuple[Statement, ...]
    translations: tuple[Statement, ...]
    others: tuple[Statement, ...]


class Group(NamedTuple):
    """The properties of one aspect; ``name`` is its anchor."""

    name: str
    title: Said
    rows: list[Row]


class Statements:
    """What the graph says of things, in one language."""

    def __init__(self, portal: Portal, language: str) -> None:
        self.portal, self.writer = portal, portal.writer(language)
        self.reporter = Reporter(self.writer)
        self.modes: dict[str, Code] = {}

    def rows(self, thing: str, *, but: Iterable[str] = ()) -> Iterator[tuple[str, Row]]:
        """Yield the properties of a thing with their rows: those of names and ``but`` some."""
        left = {*but, *HIDDEN, *NAMING}
        claims: dict[str, list[Stated]] = defaultdict(list)
        for each in self.portal.claims.of.get(thing, ()):
            claims[each.property].append(each)
        triples = self.portal.facts.of(thing)
        for term in sorted({*triples, *claims} - left):
            row = self.row(thing, term, triples.get(term, []), claims.get(term, []))
            if row.statements or row.translations or row.others:
                yield term, row

    def row(self, thing: str, term: str, shown: "list[Term]", claims: list[Stated]) -> Row:
        """Return the row of a property."""
        made = [self.statement(thing, term, each, [one for one in claims if one.value == each]) for each in shown]
        spoken = [each for each in made if self.is_here(each.value.lang)]
        rest = [each for each in made if each not in spoken] if spoken else []
        others: dict[Term, list[Stated]] = defaultdict(list)
        for each in claims:
            if each.value not in shown:
                others[each.value].append(each)
        return Row(
            self.title(term), tuple(sorted(spoken or made, key=sorting)), tuple(sorted(rest, key=sorting)),
            tuple(self.statement(thing, term, value, some, other=True) for value, some in others.items()),
        )  # fmt: skip

    def is_here(self, tag: str) -> bool:
        """Return True for a text of the language of the page, and for what is in none."""
        return not tag or tag == "zxx" or tag.partition("-")[0] == self.writer.language.partition("-")[0]

    def value(self, thing: str, term: str, value: "Term") -> Value:
        """Return the value of a property, that of a figure as a whole."""
        if term == RESULT:
            return figure_of(self.portal, thing, value, self.writer.language)
        return self.writer.value(value)

    def statement(
        self, thing: str, term: str, value: "Term", claims: list[Stated], *, other: bool = False
    ) -> Statement:  # fmt: skip
        """Return a value with its evidence."""
        ranks = {each.rank for each in claims}
        rank = claims[0].rank if claims else ""
        state = "deprecated" if ranks == {DEPRECATED} else "other" if other else ""
        is_class = value in self.portal.facts.of(thing).get(RDF_TYPE, ()) and not hasattr(value, "datatype")
        shown = (
            Value(*self.writer.term(str(getattr(value, "value", "")))) if is_class else self.value(thing, term, value)
        )
        told = tuple(self.claim(thing, each, shown.words) for each in claims)
        return Statement(shown, told, state, Code() if rank in ("", NORMAL) else self.writer.code(rank))

    def claim(self, thing: str, of: Stated, value: str) -> Claim:
        """Return a claim for readers."""
        writer = self.writer
        quoted = of.quoted[0] if of.quoted else None
        holds = [
            *([writer.text("site.since", since=writer.period(of.since))] if of.since else []),
            *([writer.text("site.until", until=writer.period(of.until))] if of.until else []),
        ]
        return Claim(
            self.portal.addresses.anchor(of.claim), self.portal.path_of(of.claim, of.subject),
            self.title(of.property),
            value, of.mode == EDITORIAL,
            tuple(map(writer.link, of.sources)),
            Quote(
                quoted.words, self.portal.tongue(quoted.source), writer.link(quoted.source).path,
                quoted.start, quoted.end,
            ) if quoted else None,
            tuple(map(self.record, of.recorded)), self.mode(of), Code() if of.rank == NORMAL else writer.code(of.rank),
            self.in_one(of.reasons), tuple(map(self.correction, of.amended)), writer.code(of.confidence),
            " ".join(holds), self.in_one(of.notes), self.reporter.address(thing, of.claim, value),
        )  # fmt: skip

    def record(self, of: Recorded) -> Record:
        """Return a record of a dataset for readers."""
        text, period = self.writer.text, self.writer.period
        words = (
            text("site.record-in", record=of.record, field=of.field) if of.field else of.record,
            of.version and text("site.record-version", version=of.version),
            of.read and text("site.record-read", read=period(of.read)),
        )
        return Record(self.writer.link(of.source), tuple(filter(None, words)))

    def mode(self, of: Stated) -> Code:
        """Return how a claim is known; that a source says so in words is told where there are any."""
        code = self.writer.code(of.mode)
        return code if of.quoted or of.mode != EXPLICIT else code._replace(definition="")

    def title(self, term: str) -> Link:
        """Return how a property is called on a page."""
        return self.writer.caption(term)

    def correction(self, of: "NamedTuple") -> Correction:
        """Return a correction for readers, with the value that is accepted."""
        by, reasons, errors = of
        right = self.portal.claims.by.get(by)
        link = None
        if right is not None:
            value = self.value(right.subject, right.property, right.value)
            link = Link(value.words, value.lang, self.portal.path_of(by, right.subject))
        return Correction(link, self.writer.best(reasons), self.writer.code(errors[0] if errors else ""))

    def in_one(self, said: tuple[Said, ...]) -> tuple[Said, ...]:
        """Return texts, of one that is there in several languages the one in the best."""
        if len(said) < 2:
            return said
        tags = {each.lang for each in said}
        best = min(tags, key=lambda tag: (self.writer.wanted(tag), tag), default="")
        return tuple(each for each in said if each.lang == best)

    def groups(self, thing: str) -> list[Group]:
        """Return what is said of a thing but its names, by aspect."""
        vocabulary = self.portal.vocabulary
        found: dict[str, list[Row]] = defaultdict(list)
        for term, row in self.rows(thing):
            found[vocabulary.aspect(term)].append(row)
        for some in found.values():
            some.sort(key=self.rank)
        return [self.group(aspect, found[aspect]) for aspect in sorted(found, key=self.place)]

    def rank(self, row: Row) -> tuple[bool, bool]:
        """Return the place of a row in its group: its kind, then what leads to things, then numbers."""
        values = [each.value.path for each in (*row.statements, *row.others)]
        return bool(row.property.path), not any(path and ":" not in path for path in values)

    def place(self, aspect: str) -> tuple[int, str]:
        """Return the place of an aspect on a page."""
        return self.portal.vocabulary.order.get(aspect, 99), aspect

    def group(self, aspect: str, rows: list[Row]) -> Group:
        """Return the group of an aspect."""
        return Group(IRI(aspect).slug, Said(*self.writer.term(aspect)[:2]), rows)

    def names(self, thing: str) -> list[Row]:
        """Return the names of a thing, a row for each language: those of the site first."""
        found: dict[str, list[Statement]] = defaultdict(list)
        claims: dict[str, dict[Term, list[Stated]]] = {each: {} for each in NAMING}
        for one in self.portal.claims.of.get(thing, ()):
            if one.property in claims:
                claims[one.property].setdefault(one.value, []).append(one)
        triples = self.portal.facts.of(thing)
        for naming in NAMING:
            given = triples.get(naming, [])
            for value in dict.fromkeys([*given, *claims[naming]]):
                made = self.statement(thing, naming, value, claims[naming].get(value, []), other=value not in given)
                if naming != NAMING[0]:
                    made = made._replace(value=made.value._replace(kind=self.writer.caption(naming).text))
                found[made.value.lang].append(made)
        tags = sorted(found, key=lambda tag: (self.writer.wanted(tag), tag))
        return [Row(Link(*self.spoken_name(tag), ""), tuple(found[tag]), (), ()) for tag in tags]

    def spoken_name(self, tag: str) -> tuple[str, str]:
        """Return how a language is called, and in which language that is."""
        return (
            (own_name(tag), tag)
            if tag and tag != "und"
            else (self.writer.text("site.no-language"), self.writer.language)
        )

    def lead(self, groups: list[Group]) -> tuple[Row | None, list[Group]]:
        """Return the row that says in a sentence what a thing is, taken out of its group; None where there is none."""
        terms = {self.writer.caption(each): place for place, each in enumerate(DESCRIPTIONS)}
        rows = [row for each in groups for row in each.rows if row.property in terms and row.statements]
        found = min(rows, key=lambda row: terms[row.property], default=None)
        kept = [each._replace(rows=[row for row in each.rows if row is not found]) for each in groups]
        return found, [each for each in kept if each.rows]


def sorting(of: Statement) -> tuple[bool, str]:
    """Return by what statements of one property are sorted: preferred ones first, then by text."""
    return not of.rank.text, of.value.text
