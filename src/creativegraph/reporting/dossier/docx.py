"""A dossier as a Word document: headings, tables with a header that repeats, and real endnotes."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from creativegraph.messages.characters import in_xml
from creativegraph.reporting.dossier.arrange import below_of
from creativegraph.reporting.dossier.docx_look import (
    DARK,
    FONT,
    GREY,
    PALE,
    RED,
    footer,
    lines,
    open_above,
    repeat,
    shade,
    styled,
)
from creativegraph.reporting.dossier.endnotes import Endnotes
from creativegraph.reporting.dossier.model import Dossier, Gap, Piece, Table
from creativegraph.reporting.dossier.words import heading, lead, note_text, source_text, text

if TYPE_CHECKING:
    from docx.table import Table as Grid
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph

__all__ = ["docx"]

LONGEST_TITLE = 255
"""Characters of a property of a document."""
WIDTH = 16.5
"""Centimetres between the margins."""
LETTER = 0.195
"""Centimetres that a letter of a table takes."""
SHORT = 24
"""Letters of a text that is not broken into lines where there is room."""
APART = "\u202f"
"""Between a figure and the mark of a note: a narrow space, where no line ends, so that 100 is not copied as 10080."""
BREAKS = re.compile(r"[\s–-]+")
"""Where a text breaks into lines."""


def docx(dossier: Dossier) -> bytes:
    """Return a dossier as a DOCX file; the same dossier gives the same text."""
    writer = Writer(dossier)
    writer.write()
    out = BytesIO()
    writer.document.save(out)
    return out.getvalue()


class Writer:
    """Writes one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        from docx import Document

        self.dossier, self.document, self.endnotes = dossier, Document(), Endnotes()
        self.notes = {each.number: note_text(each) for each in dossier.notes}
        styled(self.document, dossier.language)

    def write(self) -> None:
        """Write the whole document."""
        dossier, document = self.dossier, self.document
        made = datetime(dossier.made.year, dossier.made.month, dossier.made.day, tzinfo=UTC).replace(tzinfo=None)
        properties = document.core_properties
        properties.title, properties.language = in_xml(heading(dossier))[:LONGEST_TITLE], dossier.language
        properties.created = properties.modified = made
        properties.author = "creativegraph"
        document.add_paragraph(text(dossier, "title").upper(), style="Eyebrow")
        document.add_paragraph(in_xml(dossier.label), style="Title")
        document.add_paragraph(in_xml(lead(dossier)), style="Lead")
        for number, part in enumerate(dossier.parts, 1):
            document.add_heading(f"{number}. {in_xml(part.title)}", 1)
            for each in part.tables:
                self.table(each)
            if not part.tables:
                self.remark(text(dossier, "nothing"))
        self.gaps(len(dossier.parts) + 1)
        self.sources(len(dossier.parts) + 2)
        self.endnotes.write(document, text(dossier, "evidence"))
        footer(document, heading(dossier), text(dossier, "page"))

    def remark(self, words: str, *, missing: bool = False) -> None:
        """Write a remark in small letters."""
        self.document.add_paragraph(in_xml(words), style="Missing" if missing else "Remark")

    def table(self, table: Table) -> None:
        """Write a table under its title, one of facts as names beside values."""
        if table.title:
            self.document.add_heading(in_xml(table.title), 2)
        if table.missing:
            self.remark(table.missing, missing=True)
        elif table.layout == "facts":
            self.facts(table)
        elif table.rows:
            self.rows(table)
        if table.remark:
            self.remark(table.remark)

    def facts(self, table: Table) -> None:
        """Write each row as names beside values."""
        pairs = [(name, cell) for row in table.rows for name, cell in zip(table.columns, row, strict=True) if cell.text]
        grid = self.grid([5.0, WIDTH - 5.0], len(pairs))
        for (name, cell), (left, right) in zip(pairs, cells_of(grid), strict=True):
            shade(left, PALE)
            self.piece(left, Piece(name), bold=True)
            self.piece(right, cell)

    def rows(self, table: Table) -> None:
        """Write rows under a header, with a row for each group, and one for each text that stands below its row."""
        widths = widths_of(table)
        heads = [place for place, name in enumerate(table.groups) if place == 0 or name != table.groups[place - 1]]
        below = {place: said for place, row in enumerate(table.rows) if (said := below_of(table, row)).text}
        grid = self.grid(widths, len(table.rows) + len(heads) + len(below) + 1)
        written = cells_of(grid)
        first = next(written)
        repeat(grid)
        for cell, name in zip(first, table.columns, strict=False):  # without that of what stands below
            shade(cell, DARK)
            self.piece(cell, Piece(name), bold=True, colour="FFFFFF")
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        for place, row in enumerate(table.rows):
            if place in heads:
                group = next(written)
                whole = group[0].merge(group[-1])
                shade(whole, PALE)
                self.piece(whole, Piece(table.groups[place] or "–"), bold=True)
                whole.paragraphs[0].paragraph_format.keep_with_next = True
            for cell, piece in zip(next(written), row, strict=False):
                self.piece(cell, piece)
                cell.paragraphs[0].paragraph_format.keep_with_next = place in below or None
            if place in below:
                under = next(written)
                whole = under[0].merge(under[-1])
                open_above(whole)
                self.piece(whole, below[place], colour=GREY)

    def grid(self, widths: list[float], rows: int) -> "Grid":
        """Return an empty table."""
        from docx.shared import Cm

        grid: Grid = self.document.add_table(rows, len(widths), style="Table Grid")
        grid.autofit = False
        lines(grid)
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Cm(width)
        for row in grid._tbl.tr_lst:  # noqa: SLF001 - the public way reads the whole table for each cell
            for cell, width in zip(row.tc_lst, widths, strict=True):
                cell.width = Cm(width)
        return grid

    def piece(self, cell: "Cell", piece: Piece, *, bold: bool = False, colour: str = "") -> None:
        """Write the text of a cell with its notes."""
        from docx.shared import RGBColor

        paragraph = cell.paragraphs[0]
        paragraph._p.style = "Cell"  # noqa: SLF001 - the public way looks for the style in all of them, for each cell
        if piece.text:
            run = paragraph.add_run(in_xml(piece.text))
            run.bold = bold or None
            if piece.missing:
                run.italic = True
            if colour or piece.missing:
                run.font.color.rgb = RGBColor.from_string(colour or RED)
            if piece.notes and piece.text[-1].isdigit():
                paragraph.add_run(APART)
        self.refer(paragraph, piece.notes)

    def refer(self, paragraph: "Paragraph", notes: tuple[int, ...]) -> None:
        """Write the references to notes, with commas between them."""
        for place, each in enumerate(notes):
            if place:
                paragraph.add_run(", ").font.superscript = True
            self.endnotes.refer(paragraph, each, self.notes[each])

    def gaps(self, number: int) -> None:
        """Write what the report asks and the graph does not say."""
        dossier = self.dossier
        self.document.add_heading(f"{number}. {text(dossier, 'gaps')}", 1)
        if not dossier.gaps:
            self.remark(text(dossier, "gaps-none"))
            return
        self.remark(text(dossier, "gaps-lead"))
        columns = (text(dossier, "part"), text(dossier, "what"))
        self.rows(Table("", columns, tuple(map(gap_row, dossier.gaps)), "table"))

    def sources(self, number: int) -> None:
        """Write the list of sources."""
        self.document.add_heading(f"{number}. {text(self.dossier, 'sources')}", 1)
        for each in self.dossier.sources:
            paragraph = self.document.add_paragraph()
            paragraph._p.style = "Source"  # noqa: SLF001 - as above
            paragraph.add_run(in_xml(source_text(self.dossier, each)))
            if each.address:
                paragraph.add_run(f" {in_xml(each.address)}").font.name = FONT


def gap_row(gap: Gap) -> tuple[Piece, ...]:
    """Return a gap as a row."""
    return Piece(gap.part), Piece(gap.text)


def cells_of(grid: "Grid") -> Iterator[list["Cell"]]:
    """Yield the cells of each row."""
    from docx.table import _Cell

    for row in grid._tbl.tr_lst:  # noqa: SLF001 - as above
        yield [_Cell(each, grid) for each in row.tc_lst]


def widths_of(table: Table) -> list[float]:
    """Return the widths of columns in centimetres: the longest word fits, and long texts share what is left."""
    least, wanted = [], []
    for place, name in enumerate(table.columns[: len(table.columns) - table.below]):
        texts = [name, *(row[place].text for row in table.rows)]
        longest = max(len(word) for each in texts for word in BREAKS.split(each))
        marked = 0.35 if any(row[place].notes for row in table.rows) else 0.0
        least.append(min(longest, 24) * LETTER + 0.55 + marked)
        lengths = sorted(map(len, texts))
        typical = lengths[-1] if lengths[-1] <= SHORT else lengths[len(texts) * 3 // 4]
        wanted.append(max(min(typical, 110) * LETTER + 0.55 + marked, least[-1]) - least[-1])
    left = WIDTH - sum(least)
    if left <= 0 or not any(wanted):
        return [WIDTH * each / sum(least) for each in least]
    return [each + left * more / sum(wanted) for each, more in zip(least, wanted, strict=True)]
