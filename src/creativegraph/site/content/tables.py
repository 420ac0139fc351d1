"""Things that are shown as tables inside the page of another: figures, memberships, participations."""

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import IRI, PREFIXES, RDF_TYPE, codes_of
from creativegraph.site.addresses import name_of
from creativegraph.site.content.cases import ORDER, standings_of
from creativegraph.site.content.claims import Said, Stated
from creativegraph.site.content.figures import RESULT, UNIT, is_share, told_whole
from creativegraph.site.content.statements import HIDDEN, Claim, Statements
from creativegraph.site.html.writer import Code, Value
from creativegraph.site.page import Link
from creativegraph.site.things import NAMING

if TYPE_CHECKING:
    from creativegraph.site.content.claims import Term

__all__ = ["Line", "Table", "Tables", "is_told"]

CG, SOSA = PREFIXES["cg"], PREFIXES["sosa"]
INDICATOR = SOSA + "observedProperty"
SHOWN, INLINE = 24, 12
"""How many lines a table has on the page of a thing, and up to how many each has its evidence there."""
UNTOLD = frozenset((*NAMING, *HIDDEN, RDF_TYPE, PREFIXES["dcterms"] + "description"))


class Line(NamedTuple):
    """A line of a table: a list of values for each column, and the claims about what it shows."""

    cells: tuple[tuple[Value, ...], ...]
    claims: tuple[Claim, ...]
    state: str


class Table(NamedTuple):
    """Things of one kind; ``total`` is how many there are, and ``all`` leads to them where not all are in it."""

    name: str
    title: str
    lang: str
    heads: tuple[Said, ...]
    rows: tuple[Line, ...]
    total: int
    all: Link
    proven: bool


class Tables:
    """Writes tables of what is shown within other things."""

    def __init__(self, statements: Statements) -> None:
        self.statements, self.writer, self.portal = statements, statements.writer, statements.portal

    @cached_property
    def relations(self) -> frozenset[str]:
        """The classes of relations that are things of their own."""
        return self.portal.vocabulary.below(CG + "QualifiedRelation")

    @cached_property
    def observations(self) -> frozenset[str]:
        """The classes of figures."""
        return self.portal.vocabulary.below(SOSA + "Observation")

    def figures(self, things: list[str], back: str, limit: int = SHOWN) -> Table:
        """Return figures as a table: those of one indicator together, what is accepted first, with its standing."""
        lines = [(each, self.figure(each, back)) for each in sorted(things, key=self.standing)]
        lines.sort(key=lambda each: [one.text for one in each[1].cells[0]])
        has = any(each.cells[2] for _, each in lines)
        heads = [self.said("site.indicator"), self.said("site.figure"), *([self.said("site.further")] if has else [])]
        kept = tuple(
            line._replace(cells=line.cells if has else line.cells[:2], claims=self.claims(each, self.results(each)))
            for each, line in lines[:limit]
        )
        return Table(
            name_of(SOSA + "Observation", back), self.writer.text("site.figures"), self.writer.language, tuple(heads),
            kept, len(lines), Link("", "", ""), proven=True,
        )  # fmt: skip

    def results(self, thing: str) -> list[Stated]:
        """Return the claims that say how many a figure is."""
        return [each for each in self.portal.claims.of.get(thing, ()) if each.property == RESULT]

    def standing(self, figure: str) -> tuple[int, float, str]:
        """Return by what figures of one indicator are sorted: what is held of each, then the greatest first."""
        _, held = self.case(figure)
        values = [getattr(each, "value", "") for each in self.told(figure).get(RESULT, [])]
        first = values[0] if values else ""
        return ORDER.index(held) if held else 0, -float(first) if first.isdecimal() else 0.0, figure

    def case(self, figure: str) -> tuple[str, str]:
        """Return the anchor of the contradiction that a figure is part of, and what is held of it; empty for none."""
        of = self.portal.claims.of.get(figure, ())
        found = (self.cases.get(each.claim) for each in of if each.property == RESULT)
        return next(filter(None, found), ("", ""))

    @cached_property
    def cases(self) -> dict[str, tuple[str, str]]:
        """What ``standings_of`` returns."""
        return standings_of(self.portal)

    def told(self, figure: str) -> "dict[str, list[Term]]":
        """Return what the graph states of a figure; of one that it does not state, what claims say of it."""
        return self.portal.facts.of(figure) or self.portal.claims.told(figure)

    def figure(self, thing: str, back: str) -> Line:
        """Return the line of a figure: what was counted, how many, what is held of it, what limits it."""
        triples = self.told(thing)
        indicators = triples.get(INDICATOR, [])
        unit = (lambda _: "") if is_share(self.portal, thing) else self.unit
        counted = [self.writer.value(each)._replace(after=unit(each)) for each in indicators]
        results = [self.result(thing, each) for each in triples.get(RESULT, [])]
        shown = set(triples.get(RESULT, []))
        results += [
            self.result(thing, each.value, self.writer.code(each.rank))
            for each in self.results(thing)
            if each.value not in shown
        ]
        told = {INDICATOR, back, *told_whole(self.portal, thing)}
        others = self.others(triples, told)
        anchor, held = self.case(thing)
        if held:
            others.insert(0, Value(self.writer.text(f"site.standing.{held}"), self.writer.language,
                                   f"contradictions#{anchor}"))  # fmt: skip
        first = counted or [Value(*self.writer.link(thing))]
        return Line((tuple(first), tuple(results), tuple(others)), (), "deprecated" if held == "wrong" else "")

    def result(self, thing: str, value: "Term", rank: Code | None = None) -> Value:
        """Return a whole figure; it leads to its own page."""
        made = self.statements.value(thing, RESULT, value)
        kind = f"({rank.text})" if rank and rank.text else ""
        return made._replace(path=self.portal.path(thing), kind=kind)

    def others(self, triples: "dict[str, list[Term]]", told: set[str]) -> list[Value]:
        """Return the values of all other properties, each with the name of its property."""
        found = []
        for term in sorted(triples.keys() - told - UNTOLD):
            for value in triples[term]:
                made = self.writer.value(value)
                if self.statements.is_here(made.lang) or made.path:
                    found.append(made._replace(before=f"{self.writer.caption(term).text}:"))
        return found

    def related(self, kind: str, things: list[str], back: str, limit: int = SHOWN) -> Table:
        """Return relations of one class as a table with a column for each property but the one that leads ``back``."""
        told = {each: self.portal.facts.of(each) for each in things}
        uses: dict[str, int] = defaultdict(int)
        for triples in told.values():
            for term in triples.keys() - UNTOLD - {back}:
                uses[term] += 1
        vocabulary = self.portal.vocabulary
        terms = sorted(
            (each for each in uses if not vocabulary.aspect(each).endswith("/elsewhere")),
            key=lambda each: (
                uses[each] < len(things), self.is_value(told, each),
                self.statements.place(vocabulary.aspect(each)), each,
            ),
        )  # fmt: skip
        lines = sorted(
            ((each, self.relation(each, told[each], terms)) for each in things), key=lambda each: keys(each[1])
        )
        shown = lines[:limit]
        proven = len(shown) <= INLINE
        kept = tuple(Line(cells, self.claims(each, self.about(each)) if proven else (), "") for each, cells in shown)
        name = self.titled(kind, back)
        heads = [Said(*self.writer.caption(each)[:2]) for each in terms]
        return Table(
            name_of(kind, back), name.text, name.lang,
            (*heads, self.said("site.page")), kept, len(lines), Link("", "", ""), proven=proven,
        )  # fmt: skip

    def titled(self, kind: str, back: str) -> Said:
        """Return the name of a table: the class of its relations, after how the property back reads if it says so."""
        name = self.writer.caption(kind)
        read = self.portal.vocabulary.said(back, CG + "readsBack")
        said = self.writer.best(Said(text, lang) for lang, text in read.items())
        return Said(f"{said.text}: {name.text}", said.lang) if said.text else Said(name.text, name.lang)

    def relation(self, thing: str, triples: "dict[str, list[Term]]", terms: list[str]) -> tuple[tuple[Value, ...], ...]:
        """Return the cells of a relation; the last leads to its own page."""
        cells = [tuple(map(self.writer.value, triples.get(each, []))) for each in terms]
        page = Value(self.writer.text("site.open"), self.writer.language, self.portal.path(thing))
        return (*cells, (page,))

    def about(self, thing: str) -> list[Stated]:
        """Return the claims about a relation."""
        return [each for each in self.portal.claims.of.get(thing, ()) if each.property not in UNTOLD]

    def claims(self, thing: str, some: list[Stated]) -> tuple[Claim, ...]:
        """Return claims for readers."""
        return tuple(
            self.statements.claim(thing, each, self.statements.value(thing, each.property, each.value).words)
            for each in some
        )

    def is_value(self, told: "dict[str, dict[str, list[Term]]]", term: str) -> bool:
        """Return True for a property whose values are no things."""
        return not any(self.is_thing(each) for one in told.values() for each in one.get(term, ()))

    def is_thing(self, value: "Term") -> bool:
        """Return True for a thing that has a page and is no code."""
        iri = getattr(value, "value", "")
        return iri in self.portal.pages and IRI(iri).kind != "code"

    def aspect(self, things: list[str], back: str) -> str:
        """Return the aspect that relations tell of: that of their first property that leads to a thing."""
        vocabulary = self.portal.vocabulary
        told = [self.portal.facts.of(each) for each in things[:SHOWN]]
        terms = {term for one in told for term, values in one.items() if any(map(self.is_thing, values))}
        found = sorted((vocabulary.aspect(each) for each in terms - UNTOLD - {back}), key=self.statements.place)
        return found[0] if found else codes_of("aspect") + "context"

    def unit(self, indicator: "Term") -> str:
        """Return in what an indicator is counted, where its name does not say so."""
        name = self.writer.value(indicator).text
        units = [
            self.writer.value(each).text for each in self.portal.facts.of(getattr(indicator, "value", "")).get(UNIT, ())
        ]
        told = [each for each in units if not is_told(each, name)]
        return f"({', '.join(told)})" if told else ""

    def said(self, key: str) -> Said:
        """Return a text of the pages."""
        return Said(self.writer.text(key), self.writer.language)


def is_told(unit: str, name: str) -> bool:
    """Return whether the name of an indicator has the words of its unit, as it is or as English makes several of it."""
    said = name.casefold().split()
    return all(
        not {each, f"{each}s", f"{each}es", f"{each[:-1]}ies"}.isdisjoint(said) for each in unit.casefold().split()
    )


def keys(cells: tuple[tuple[Value, ...], ...]) -> list[list[str]]:
    """Return by what lines are sorted: the texts of their cells."""
    return [[each.text for each in cell] for cell in cells]
