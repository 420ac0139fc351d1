"""Whole figures in words: a number with what limits it, its upper end, and its currency or unit."""

from collections.abc import Iterator

from creativegraph.iris import IRI, bare
from creativegraph.names.figures import limits_told
from creativegraph.reporting.changes.parts import PartWriter
from creativegraph.reporting.changes.terms import COUNTED_IN
from creativegraph.reporting.changes.words import plural, text_of
from creativegraph.reporting.changes.world import World

__all__ = ["FigureWriter"]


class FigureWriter(PartWriter):
    """Writes figures as readers of a language say them."""

    def whole(self, world: World, figure: str) -> str:
        """Return all of a figure, such as ``between 4 and 6 per cent`` or ``more than 900,000 euros``."""
        limit, number, upper, currency, stated = world.figure(figure)
        words = self.label(limit)[0] if limit and limits_told([bare(limit)], ranged=bool(upper)) else ""
        count = self.number(number)
        if upper:
            count = self.locale.ranged(count, self.number(upper), limited=bool(words))
        units = (self.unit(each, upper or number) for each in (currency, stated) if each)
        unit = next(units, "") or self.implied(world, figure, upper or number)
        return " ".join(filter(None, (words, count, unit)))

    def number(self, term: str) -> str:
        """Return the number of a figure: no year, so that the digits of four stand in groups as those of five do."""
        text = text_of(term)
        if term[:1] == '"' and len(text) == 4 and text.isdecimal() and text.isascii():
            return self.locale.number(int(text))
        return "".join(each.text for each in self.written(term))

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
    from creativegraph.tables.cells.figures import CODE_OF, SHARED
    from creativegraph.tables.cells.measured import NAMES
    from creativegraph.tables.cells.printed import PERCENT

    small = text.lower()
    return small in CODE_OF or small in NAMES or small in PERCENT or small.rpartition(" ")[2] in SHARED
