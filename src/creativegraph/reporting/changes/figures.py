"""Whole figures in words: a number with what limits it, its upper end, and its currency or unit."""

from collections.abc import Iterator

from creativegraph.iris import IRI, bare
from creativegraph.messages.table import message
from creativegraph.names.figures import CHANGES, limits_told
from creativegraph.reporting.changes.parts import Part, Parts, PartWriter, text_in
from creativegraph.reporting.changes.terms import (
    COMPARATOR,
    COMPARED_WITH,
    COUNTED_IN,
    MEASURE,
    MEASURED,
    NAMES,
    RESULT,
    TYPE,
    UNTOLD,
)  # fmt: skip
from creativegraph.reporting.changes.words import is_text, plural, text_of
from creativegraph.reporting.changes.world import World

__all__ = ["FigureWriter"]

ALIKE = frozenset((*NAMES, *UNTOLD, *MEASURED, TYPE, RESULT, COMPARATOR, MEASURE, COMPARED_WITH))
"""The parts of a figure that tell it from no other, or are told with its number or its way of measuring."""


class FigureWriter(PartWriter):
    """Writes figures as readers of a language say them."""

    def whole(self, world: World, figure: str) -> str:
        """Return all of a figure, such as ``between 4 and 6 per cent`` or ``more than 900,000 euros``."""
        limit, number, upper, currency, stated, whole = world.figure(figure)
        signed = bare(world.stated_or_claimed(figure, MEASURE)) in CHANGES
        words = self.label(limit)[0] if limit and limits_told([bare(limit)], ranged=bool(upper)) else ""
        count = self.number(number, signed=signed)
        if upper:
            count = self.locale.ranged(count, self.number(upper, signed=signed), limited=bool(words))
        if whole:
            count = message("changes.out-of", self.language, number=count, all=self.number(whole))
        units = (self.unit(each, upper or number) for each in (currency, stated) if each)
        unit = next(units, "") or self.implied(world, figure, upper or number)
        return " ".join(filter(None, (words, count, unit)))

    def number(self, term: str, *, signed: bool = False) -> str:
        """Return the number of a figure: no year, so that the digits of four stand in groups as those of five do.

        Args:
            term: as N-Triples writes it.
            signed: it is that of a change, so that a rise has a sign as well as a fall.
        """
        text = text_of(term)
        sign = "+" if signed and text[:1].isdecimal() and text.strip("0.") else ""
        if term[:1] == '"' and len(text) == 4 and text.isdecimal() and text.isascii():
            return sign + self.locale.number(int(text))
        return sign + text_in(self.written(term))

    def having(self, figure: str) -> list[World]:
        """Return the graphs that have a figure, the later one first; the later one where none has it."""
        return [each for each in self.worlds if each.stated_or_claimed(figure, RESULT)] or [self.worlds[0]]

    def measured(self, figure: str) -> Parts:
        """Return how a figure is measured, such as *change against May 2024*; empty if it is the number counted.

        It is empty as well where that changed: it would be said of the old number, of which it is not true.
        """
        first, *others = (self.measured_in(each, figure) for each in self.having(figure))
        return first if all(text_in(each) == text_in(first) for each in others) else ()

    def measured_in(self, world: World, figure: str) -> Parts:
        """Return how a figure is measured in one graph."""
        measure, when = (self.thing(world.stated_or_claimed(figure, each)) for each in (MEASURE, COMPARED_WITH))
        return self.filled("changes.against", None, measure=measure, when=when) if measure else ()

    def particulars(self, figure: str) -> Parts:
        """Return what the name of a figure leaves out: how it is measured, and what tells it from its namesakes."""
        found = self.measured(figure)
        for term, value in self.apart(figure):
            found += (*((Part(", "),) if found else ()), *self.term(term), Part(": "), *value)
        return found

    def apart(self, figure: str) -> Iterator[tuple[str, Parts]]:
        """Yield the properties of a figure and their values in which figures of the same name have others."""
        world, *earlier = self.having(figure)
        name = self.label(figure)
        pair = world.figures.get(figure, ("", ""))
        namesakes = [each for each in world.counted.get(pair, ()) if each != figure and self.label(each) == name]
        if not namesakes:
            return
        own, before = self.details(world, figure), [self.details(each, figure) for each in earlier]
        others = [self.details(world, each) for each in namesakes]
        for term, value in own.items():
            lasting = all(text_in(value) == text_in(each.get(term, ())) for each in before)
            if lasting and any(text_in(value) != text_in(each.get(term, ())) for each in others):
                yield term, value

    def details(self, world: World, figure: str) -> dict[str, Parts]:
        """Return what is stated of a figure, else claimed, but for texts and what is told of each one."""
        terms = sorted({*world.said(figure), *world.told(figure)} - ALIKE)
        told = {each: world.values(figure, each) or [world.stated_or_claimed(figure, each)] for each in terms}
        found = {term: [each for each in values if each and not is_text(each)] for term, values in told.items()}
        return {term: self.listed(self.written, values) for term, values in found.items() if values}

    def unit(self, term: str, number: str) -> str:
        """Return the name of a unit or currency behind a number."""
        label, tag = self.label(term)
        if text_of(number) == "1" or self.locale.language != "en" or tag.partition("-")[0] not in ("en", "iri"):
            return label
        return next(filter(is_name, plurals(label)), label)

    def implied(self, world: World, figure: str, number: str) -> str:
        """Return the unit of measuring or of money in which an indicator is counted whose name does not say it."""
        indicator = world.figures.get(figure, ("", ""))[1]
        unit = world.value(indicator, COUNTED_IN)
        if not unit or not is_name(IRI(bare(unit)).slug.replace("-", " ")):
            return ""
        said, name = self.unit(unit, number), self.label(indicator)[0].lower()
        return "" if said.lower() in name or self.label(unit)[0].lower() in name else said


def plurals(label: str) -> Iterator[str]:
    """Yield what a name of money or of a unit may be in the plural: *euros*, *pounds sterling*."""
    yield plural(label)
    first, _, rest = label.partition(" ")
    yield f"{plural(first)} {rest}"


def is_name(text: str) -> bool:
    """Return whether texts name money, a unit of measuring or a percentage like this: *yens* is no such name."""
    from creativegraph.tables.cells.currencies import CODE_OF, SHARED
    from creativegraph.tables.cells.measured import NAMES
    from creativegraph.tables.cells.printed import PERCENT

    small = text.lower()
    return small in CODE_OF or small in NAMES or small in PERCENT or small.rpartition(" ")[2] in SHARED
