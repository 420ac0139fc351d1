"""The workbook: a sheet for each table, each with an example, and a guide; lists on a hidden sheet."""

import shlex
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from creativegraph.export.workbooks.choices import BY_PROPERTY, KEYS, Lists
from creativegraph.export.workbooks.guide import guide
from creativegraph.export.workbooks.rules import enforce
from creativegraph.export.workbooks.style import EXAMPLE, TOP, Column, cell_of, head, height, put
from creativegraph.export.workbooks.template.columns import Columns
from creativegraph.export.workbooks.template.domains import Domains
from creativegraph.export.workbooks.template.examples import Examples
from creativegraph.export.workbooks.template.kinds import Chosen, chosen
from creativegraph.export.workbooks.template.stock import Stock
from creativegraph.export.workbooks.template.words import Words
from creativegraph.graph import Graph
from creativegraph.iris import RDF_TYPE
from creativegraph.messages.table import message
from creativegraph.project import using
from creativegraph.tables.property import Property
from creativegraph.tables.quotations.texts import BESIDE
from creativegraph.tables.vocabulary import vocabulary

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["REPORT", "template"]

REPORT = "report"
"""What a workbook for a whole report is asked by: claims, sources and corrections."""
ROWS = 1000
"""For so many rows a sheet has lists and rules; further rows are read all the same."""
SOURCES = ("id", "kind", "title", "lang", "address", "publisher", "date", "read", "covers", "title_en", "archive",
           "licence", "based_on", "sha256", "characters", "note")  # fmt: skip
FOLDED = ("start", "end")
"""Columns of claims that few need: they are found by the words of the quotation where its text is at hand."""
CORRECTIONS = ("id", "wrong", "right", "error", "reason", "reason_vi", "sources")


def template(graph: Graph, wanted: str = REPORT) -> bytes:
    """Return a workbook to fill in, as XLSX, in the first language of a graph.

    Args:
        graph: whose vocabulary and things the lists have.
        wanted: ``report`` for claims, sources and corrections; else a kind of things, ``event``, or a class by its
            name or label, ``City``, for a table with a row for each of them.

    Raises:
        ArgumentError: there is no such kind.
    """
    with using(graph.projects):
        return Template(graph).made(wanted)


class Template:
    """Makes the sheets of a workbook."""

    def __init__(self, graph: Graph) -> None:
        known = vocabulary()
        self.graph, self.known, self.language = graph, known, graph.languages[0]
        self.words = Words(graph, known)
        self.stock = Stock(graph, known, self.words)
        self.domains = Domains(known)
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.lists = Lists(self.book)
        self.columns = Columns(self.lists, self.words, self.stock, self.domains)
        self.examples = Examples(self.words, self.stock)

    def made(self, wanted: str) -> bytes:
        """Return the workbook that is asked for."""
        if wanted == REPORT:
            self.report()
        else:
            self.records(chosen(wanted, self.known, self.words))
        self.lists.finish()
        self.book.active = 0
        data = BytesIO()
        self.book.save(data)
        return data.getvalue()

    def report(self) -> None:
        """Make the sheets of a report."""
        example = self.examples.new_thing(())
        claims = self.columns.claims(example)
        sources, corrections = self.of_kind("sources", SOURCES), self.of_kind("corrections", CORRECTIONS)
        self.guide(example)
        sheet = self.sheet("claims", self.with_sources(claims), self.examples.claim())
        self.dependent(sheet, claims)
        for place, column in enumerate(claims, start=1):
            if column.name in FOLDED:
                below = sheet.column_dimensions[get_column_letter(place)]
                below.outlineLevel, below.hidden = 1, True
        self.sheet("sources", sources, self.examples.source())
        self.sheet("corrections", self.with_sources(corrections), self.examples.correction())

    def records(self, about: Chosen) -> None:
        """Make the sheets of a table of things of a class, one in each row."""
        example = self.examples.new_thing((about.iri,))
        seen, rare = about.properties(self.stock, self.domains)
        first = [self.columns.fixed("records", name, example) for name in ("id", "thing", "sources")]
        first[1] = first[1]._replace(choices=self.columns.things({about.iri}), strict=False)
        named = [each for used in (*seen, *rare) for each in self.in_languages(about, used)]
        last = [self.columns.fixed("records", name) for name in ("mode", "confidence", "note")]
        columns = self.with_sources([*first, *named, *last])
        self.guide(example)
        row = self.examples.record(about.iri, [each.name for each in columns])
        sheet = self.sheet(self.words.label(about.iri) or about.name, columns, row)
        few = {each.name for used in rare for each in named if each.name.partition("@")[0] == used.name}
        for place, column in enumerate(columns, start=1):
            if column.name in few and column.name not in row:
                below = sheet.column_dimensions[get_column_letter(place)]
                below.outlineLevel, below.hidden = 1, True
        self.sheet("sources", self.of_kind("sources", SOURCES), self.examples.source())

    def in_languages(self, about: Chosen, used: Property) -> list[Column]:
        """Return the columns of a property: of a name one in each language, of other words one."""
        if used.iri == about.type:
            classes = sorted(self.words.class_name(each) for each in about.narrower(self.stock))
            return [self.columns.record(used)._replace(choices=self.lists.add(f"{about.name} classes", classes))]
        if used.value != "text":
            return [self.columns.record(used)]
        languages = self.words.languages if used.single == "language" else self.words.languages[:1]
        return [self.columns.record(used, each) for each in languages]

    def of_kind(self, kind: str, names: Sequence[str]) -> list[Column]:
        """Return columns that each table of a kind has."""
        return [self.columns.fixed(kind, name) for name in names]

    def with_sources(self, columns: Sequence[Column]) -> list[Column]:
        """Return columns of which that of sources offers what the sheet of sources lists."""
        title = message("template.sheet.sources", self.language)
        if not (name := self.lists.names.get((title,))):
            name = self.lists.names[title,] = self.lists.of_column(title, "A", ROWS)
        return [each._replace(choices=name, strict=False) if each.name == "sources" else each for each in columns]

    def sheet(self, kind: str, columns: Sequence[Column], example: dict[str, str]) -> "Worksheet":
        """Return a sheet with a header, rules and an example."""
        key = f"template.sheet.{kind}"
        title = message(key, self.language) if kind in {"claims", "sources", "corrections"} else kind[:31]
        sheet: Worksheet = self.book.create_sheet(title)
        head(sheet, columns)
        for place, column in enumerate(columns, start=1):
            cell = cell_of(sheet, 2, place)
            if text := example.get(column.name, ""):
                put(cell, text)
            cell.font, cell.alignment = EXAMPLE, TOP
        texts = [example.get(each.name, "") for each in columns]
        sheet.row_dimensions[2].height = height(texts, [each.width - 3 for each in columns])
        enforce(sheet, columns, ROWS, self.language)
        sheet.freeze_panes = "C2" if columns[1].name in {"subject", "thing"} else "B2"
        return sheet

    def dependent(self, sheet: "Worksheet", columns: Sequence[Column]) -> None:
        """Let the list of values depend on the property of the row."""
        lists = {}
        for target in self.words.keys:
            used = self.known.properties.get(target) or self.columns.valued(target)
            if used is not None and used.value == "thing" and used.iri != RDF_TYPE:
                name = self.columns.values_of(used)[0]
                if name:
                    lists[self.words.key(target)] = name
        self.lists.by_key(lists)
        names = [each.name for each in columns]
        of, there = (get_column_letter(names.index(each) + 1) for each in ("property", "value"))
        rule = next(each for each in sheet.data_validations.dataValidation if str(each.sqref).startswith(f"{there}2:"))
        rule.type, rule.showErrorMessage = "list", False
        rule.formula1 = f"INDIRECT(INDEX({BY_PROPERTY},MATCH(${of}2,{KEYS},0)))"

    def guide(self, example: str) -> None:
        """Make the sheet that says how the workbook is filled in."""
        texts = [message("template.guide", self.language)]
        texts += [message(f"template.guide.{number}", self.language, example=example) for number in range(1, 6)]
        guide(self.book, message("template.sheet.guide", self.language), [*texts, *self.checking()])

    def checking(self) -> list[str]:
        """Return where texts lie and how the workbook is checked: beside the packaged tables, or in its own project."""
        used = self.graph.projects
        own = [each for each in used.projects if not (each.is_library or each.is_packaged)] if used else []
        if not own:
            beside = message("template.guide.beside", self.language)
            check = message("template.guide.check", self.language, call="creativegraph check packaged FILE.xlsx")
            return [message("template.guide.texts", self.language, folder=BESIDE, beside=beside), check]
        made = max(own, key=lambda each: len(each.builds_on))
        call = f"creativegraph check {shlex.quote(made.folder.name)}"
        check = message("template.guide.own", self.language, folder=f"{made.folder.name}/data", call=call)
        if not made.texts:
            return [check]
        folder = f"{made.folder.name}/{made.texts}"
        return [message("template.guide.texts", self.language, folder=folder, beside=""), check]
