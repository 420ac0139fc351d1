"""Figures of tables, and of lines with a label and a number: what is counted stands in a header or a label."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from creativegraph.drafting.candidate import Candidate, Confidence, Thing
from creativegraph.drafting.mentions.tokens import Tokens
from creativegraph.drafting.rules.context import Context
from creativegraph.drafting.rules.labels import YEAR, Cell, Label, Labels
from creativegraph.drafting.rules.quantities import is_figure, is_money
from creativegraph.drafting.rules.references import NAMED_ONLY
from creativegraph.drafting.rules.sequence import Line, Token, words_of
from creativegraph.drafting.sentences import Sentence
from creativegraph.drafting.slugs import slug_of
from creativegraph.tables.cells.printed import MAGNITUDES

__all__ = ["Rows"]

POWERS = frozenset(MAGNITUDES)

CELL = re.compile(r" \| |\t")
AMOUNT = re.compile(r"[^\w(]{0,2}\d[\d.,' \u00a0\u202f]*(?:[^\d\n]{0,16})")
LABELLED = re.compile(r"(?P<label>[^\W\d_][^:\n|]{1,50}?)\s*:\s+(?P<value>[^\n]{1,60})")
WHOLE = 0.7
"""How much of a cell a name is that the cell gives."""
AROUND = " \t\n\u00a0|"
"""What stands around the words of a cell; rows of Markdown in a plain text begin and end with a bar."""


class Rows:
    """Reads the tables of one report, and its lines with a label and a number.

    ``topics`` are the classes of things that have figures.
    """

    def __init__(self, context: Context, found: Sequence[Sentence], topics: frozenset[str]) -> None:
        self.context, self.found, self.topics = context, found, topics
        self.text, self.mentioned = context.document.text, context.mentioned
        self.financed = frozenset(each for each in topics if not NAMED_ONLY & context.known.above(each))
        self.editions = frozenset(each for each in topics if context.mentioned.lexicon.series_of(each))
        self.headers = {row.start: table[0] for table in self.tables() for row in table[1:]}
        self.labels = Labels(context.mentioned)
        self.made: dict[str, Thing] = {}
        """New things by the names in the first cells of rows."""

    def lines(self, row: Sentence, *, codes: bool) -> list[Token]:
        """Return a row as one line, each cell behind the header of its column and a colon; empty for a header."""
        head = self.headers.get(row.start)
        heads, cells = (self.cells(each) if each else [] for each in (head, row))
        if not head or len(heads) != len(cells):
            return []
        made = list[Token]()
        for name, cell in zip(heads, cells, strict=True):
            within = self.mentioned.between(cell.start, cell.end, codes=codes)
            spoken = words_of(self.text, name.start, name.end)
            made += [Token(",", cell.start, cell.start)] if made else []
            made += [Token(each.text, cell.start, cell.start) for each in spoken]
            made += [Token(":", cell.start, cell.start), *self.mentioned.tokens(cell.start, cell.end, within)]
        return made

    def candidates(self) -> Iterator[Candidate]:
        """Yield what tables and labels say."""
        for table in self.tables():
            yield from self.of_table(table)
        for each in self.found:
            if each.kind != "row":
                yield from self.of_line(each)

    def tables(self) -> Iterator[list[Sentence]]:
        """Yield rows that stand together."""
        rows = list[Sentence]()
        for before, each in pairwise([*self.found, Sentence(len(self.text) + 2, len(self.text) + 2, "prose", "")]):
            if before.kind == "row":
                rows.append(before)
                if each.kind != "row" or self.text[before.end : each.start].count("\n") > 1:
                    yield rows
                    rows = []

    def of_table(self, rows: Sequence[Sentence]) -> Iterator[Candidate]:
        """Yield the figures of a table whose first row says what its columns are."""
        titles = self.cells(rows[0])
        header = [self.labels.label(each, rows[0].language) for each in titles]
        said = {each for label in header for each in [label.year] if each}
        funds = self.labels.meant_as("funds", titles[0], rows[0].language)
        told = "" if said else self.year_above(rows[0])
        for row in rows[1:]:
            cells = self.cells(row)
            if len(cells) != len(header):
                continue
            first = self.labels.label(cells[0], row.language)
            thing = self.about(cells[0], first, rows[0])
            if funds:
                thing = self.topic(rows[0], self.financed) or thing
                yield from self.funded(cells, header, thing, row, funds)
                continue
            for column, cell in zip(header[1:], cells[1:], strict=True):
                both = Label(
                    first.indicator or column.indicator, column.year or first.year or told, column.phase or first.phase,
                    column.unit or first.unit, (first if first.indicator else column).sure,
                )  # fmt: skip
                yield from self.figure(both, cell, thing, row, edition=YEAR.fullmatch(cells[0].text) is not None)
            for title, cell in zip(titles[1:], cells[1:], strict=True):
                yield from self.dated(title, cell, thing, first.year, row)

    def dated(self, title: Cell, cell: Cell, thing: Thing | None, year: str, row: Sentence) -> Iterator[Candidate]:
        """Yield the time in a cell below a header that asks for one."""
        name = self.labels.meant_as("column", title, row.language)
        times = [self.mentioned.mentions[each] for each in self.mentioned.between(cell.start, cell.end, codes=False)]
        if thing is not None and name and len(times) == 1 and times[0].kind == "time" and times[0].value:
            subject = self.context.editions.edition(thing, year or times[0].value, always=bool(year))
            yield Candidate(
                subject.id, name, times[0].value, self.text[row.start : cell.end], row.start, cell.end,
                confidence="high", things=(subject,), rule="table",
            )  # fmt: skip

    def funded(
        self, cells: Sequence[Cell], header: Sequence[Label], thing: Thing | None, row: Sentence, funds: str,
    ) -> Iterator[Candidate]:  # fmt: skip
        """Yield what a row of a table of sources of funds says: who gives how much, or the sum."""
        total = self.labels.meant_as("total", cells[0], row.language)
        given = [each for each in self.mentioned.between(cells[0].start, cells[0].end, codes=False)
                 if self.is_funder(each)]  # fmt: skip
        if not total and len(given) != 1:
            return
        funder = "" if total else self.context.proposals.thing(given[0], given[0]).id
        for label, cell in zip(header[1:], cells[1:], strict=True):
            value = self.value(cell.text, label.unit, row.language)
            if thing is not None and value and is_money(value):
                columns = {"funder": funder} if funder else {}
                things = (thing, *(self.context.proposals.thing(each, each) for each in given if funder))
                yield Candidate(
                    thing.id, total or funds, value, self.text[row.start : cell.end], row.start, cell.end,
                    columns=columns, confidence="medium", things=things, rule="table",
                )  # fmt: skip

    def is_funder(self, number: int) -> bool:
        """Return True for a mention of a body that has a name."""
        mention = self.mentioned.mentions[number]
        return bool(mention.ids) and not mention.definite and "prov:Agent" in self.mentioned.classes[number]

    def year_above(self, row: Sentence) -> str:
        """Return the one year in the line right above a table."""
        above = self.text[: row.start].rstrip()
        years = set(YEAR.findall(above[above.rfind("\n") + 1 :]))
        return years.pop() if len(years) == 1 else ""

    def of_line(self, sentence: Sentence) -> Iterator[Candidate]:
        """Yield the figure of a line that is a label and a number."""
        found = LABELLED.fullmatch(self.text[sentence.start : sentence.end].rstrip(".;,"))
        if not found or any(self.mentioned.mentions[each].kind == "figure" and self.mentioned.mentions[each].indicator
                            for each in self.mentioned.between(sentence.start, sentence.end, codes=False)):  # fmt: skip
            return
        label = self.labels.label(Cell(found["label"], sentence.start), sentence.language)
        cell = Cell(found["value"], sentence.start + found.start("value"))
        year = YEAR.search(found["value"])
        if label.sure and not year:
            of = self.context.known.domain(label.indicator)
            yield from self.figure(label, cell, self.topic(sentence, of), sentence)

    def cells(self, row: Sentence) -> list[Cell]:
        """Return the cells of a row."""
        cells, begun = list[Cell](), row.start
        for each in [*CELL.finditer(self.text, row.start, row.end), None]:
            end = each.start() if each else row.end
            words = self.text[begun:end]
            cells.append(Cell(words.strip(AROUND), begun + len(words) - len(words.lstrip(AROUND))))
            begun = each.end() if each else end
        return cells

    def named(self, cell: Cell) -> int | None:
        """Return the mention of the thing of which a cell is the name."""
        for each in self.mentioned.between(cell.start, cell.end, codes=False):
            mention = self.mentioned.mentions[each]
            whole = mention.end - mention.start >= len(cell.text) * WHOLE
            if mention.kind == "thing" and mention.ids and not mention.definite and whole:
                return each
        return None

    def about(self, cell: Cell, label: Label, row: Sentence) -> Thing | None:
        """Return what a row is about: the thing it begins with, else what the table is about."""
        named = self.named(cell)
        if YEAR.fullmatch(cell.text) and (series := self.topic(row, self.editions)) is not None:
            return series
        within = [each for each in self.mentioned.between(cell.start, cell.end, codes=False)
                  if self.topics & self.mentioned.classes[each] and self.mentioned.mentions[each].ids]  # fmt: skip
        if named is None and label.indicator and len(within) == 1:  # visitors of the fair
            meant = self.context.references.meant(within[0])
            return meant.thing if meant is not None else None
        if named is None and not label.indicator and (made := self.entitled(cell, row)) is not None:
            return made
        if named is None or label.indicator:
            return self.topic(row)
        return self.context.proposals.thing(named, named) if self.topics & self.mentioned.classes[named] else None

    def entitled(self, cell: Cell, row: Sentence) -> Thing | None:
        """Return a new thing for the name in the first cell of a row whose column says what is named: *Exhibition*."""
        title, lexicon = self.cells(row)[0], self.mentioned.lexicon
        tokens = Tokens(title.text)
        found = lexicon.noun_at(row.language, tokens, 0) if len(tokens) else None
        if found is None or found[0] != len(tokens) or not cell.text[:1].isupper() or cell.start == title.start:
            return None
        classes = tuple(dict.fromkeys(each.means for each in found[1]))
        kind = self.context.known.kind_of(classes)
        if not kind or not self.topics & self.context.known.of(classes):
            return None
        if cell.text not in self.made:
            slug = slug_of(cell.text, otherwise=kind)
            name = self.context.proposals.free(kind, slug)
            self.made[cell.text] = Thing(name, cell.text, cell.start, cell.end, classes=classes)
        return self.made[cell.text]

    def topic(self, row: Sentence, classes: frozenset[str] = frozenset()) -> Thing | None:
        """Return what a table or a line is about."""
        meant = self.context.topics.above(Line((Token("", row.start, row.start),), "", (0,)), classes or self.topics)
        meant = self.context.topics.instead(meant, row.start) if not classes else meant
        return meant.thing if meant is not None and meant.sure else None

    def figure(
        self, label: Label, cell: Cell, thing: Thing | None, row: Sentence, *, edition: bool = False
    ) -> Iterator[Candidate]:
        """Yield the figure of a cell."""
        value = self.value(cell.text, label.unit, row.language)
        if thing is None or not label.indicator or not value:
            return
        known = self.context.known
        if not known.fits(known.of(thing.classes), known.domain(label.indicator)):
            return
        columns = {name: each for name, each in (("when", label.year), ("phase", label.phase)) if each}
        subject = self.context.editions.edition(thing, label.year, always=edition)
        sure: Confidence = "high" if label.sure else "medium"
        yield Candidate(
            subject.id, label.indicator, value, self.text[row.start : cell.end], row.start, cell.end,
            columns=columns, confidence=sure, things=(subject,), rule="table" if row.kind == "row" else "label",
        )  # fmt: skip

    def value(self, text: str, unit: str, lang: str) -> str:
        """Return a cell as a figure with its unit; empty if it is none."""
        if not AMOUNT.fullmatch(text):
            return ""
        mark = "," if lang == "en" else "."
        plain = re.sub(rf"(?<=\d)\{mark}(?=\d{{3}}(?!\d))", "", text)
        for number in (text, plain):
            for cell in (f"{number} {unit}", f"{number}{unit}", f"{unit}{number}") if unit else ():
                if is_figure(cell) and (is_money(cell) or cell.endswith("%")):
                    return cell
        if unit and unit.split(maxsplit=1)[0].lower() in POWERS:
            return ""
        return next((each for each in (text, plain) if is_figure(each)), "")
