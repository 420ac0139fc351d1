"""A table: its kind, the columns that a kind has and needs (COLUMNS), and its rows, each cell as typed.

The header determines the kind of a table, not its name or folder.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from creativegraph.errors import Cell

__all__ = [
    "FINDINGS",
    "HARMLESS",
    "HEADERS",
    "NEEDED",
    "QUALIFIERS",
    "TRANSLATED",
    "Row",
    "Table",
    "clean",
    "kind_of",
    "named",
]  # fmt: skip

QUALIFIERS = (
    "when", "where", "group", "part", "phase", "currency", "flow", "funder", "recipient", "status", "said_by", "for",
    "with", "about", "title", "term", "cause", "condition", "decided_by", "reported_as", "at",
    "measure", "compared_with",
)  # fmt: skip
"""Columns of claims tables that say more of a row in short form, see short.py."""
COLUMNS = {
    "claims": "*id *subject *property *value lang *sources quote start end page record field mode rank reason"
    f" confidence from to entered_by entered_on note label asked {' '.join(QUALIFIERS)}",
    "records": "*id *thing sources record mode confidence entered_by entered_on note",
    "sources": "*id *kind *title lang title_en address archive publisher date version read covers based_on licence"
    " sha256 characters note",
    "fields": "*source *property *field note",
    "corrections": "*id *wrong *right *error *reason reason_vi *sources",
    "waivers": "*id *rule *thing property value *reason *date until note",
    "kinds": "*kind *class background figures note",
    "short": "*of kind *column *property note",
    "words": "lang *words *means as note",
    "properties": "*property *value *single *implied scheme domain range names note",
    "classes": "*class *below note",
    "codes": "*scheme *code broader unit note",
    "phrases": "*id lang *pattern *subject *property *value columns confidence note",
    "ranks": "*id *claim rank to *reason *sources note",
    "quotations": "*id *source *quote *claims form before after start end note",
    "dossiers": "*of *section *question column with asks layout note",
    "audits": "*claim says source source_address words *verdict evidence address checker *checked_on *seed frame drawn",
    "wikidata": "*ours *wikidata type subject qualifies where note",
    "matches": "*subject_id subject_label *predicate_id predicate_modifier *object_id object_label object_source"
    " mapping_justification confidence mapping_date mapping_tool other comment",
    "rules": "*rule *severity message_en message_vi meaning_en meaning_vi",
}
"""The columns of each kind of table; a star marks those that it needs."""
HEADERS = {kind: tuple(names.replace("*", "").split()) for kind, names in COLUMNS.items()}
NEEDED = {kind: tuple(name[1:] for name in names.split() if name[0] == "*") for kind, names in COLUMNS.items()}
TRANSLATED = {"claims": ("label",), "kinds": ("label",), "dossiers": ("title",)} | dict.fromkeys(
    ("properties", "classes", "codes"), ("label", "definition")
)
"""Columns that are there once a language, by the kind of table: ``label@en``."""
HARMLESS = frozenset((
    "address", "archive", "asked", "based_on", "confidence", "covers", "entered_by", "entered_on", "licence", "note",
    "page", "publisher", "read", "reason_vi", "title_en", "version",
))  # fmt: skip
"""Columns whose misspelling does not make every row faulty."""
FINDINGS = "findings"
"""A column of annotated copies; it is ignored."""

# Characters without width that come in by copying from web pages.
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
SPACES = re.compile(r"\s+")
CALLED = re.compile(r".*\S \((?P<name>[\w.-]+(?::[\w.-]+(?:@[\w-]+)?(?: [0-9]+)?(?: [a-z]+)?)?)\)")
"""A header that says what a column is called and, in brackets, its name, as templates have it."""


class Row(NamedTuple):
    """One row: its number as a spreadsheet shows it, and its cells in the order of the header, as typed."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table as read.

    ``columns`` gives the position of each named column, from 0; ``header`` is the first row as typed; ``left`` holds
    the rows that could not be read. Only workbooks have a ``sheet``, only CSV files a ``separator``.
    """

    file: str
    kind: str
    columns: dict[str, int]
    rows: Sequence[Row]
    sheet: str = ""
    header: Row = Row(1, ())
    left: Sequence[Row] = ()
    separator: str = ""
    owner: str = ""
    """The project that the table's ids belong to, nothing for the packaged one and for folders without a manifest."""

    def get(self, row: Row, column: str) -> str:
        """Return the cell of ``column``, stripped and in NFC; empty if the table has no such column."""
        place = self.columns.get(column)
        text = "" if place is None else row.cells[place]
        return clean(text) if text else text  # as most cells of a wide table are empty

    def filled(self, row: Row) -> set[str]:
        """Return the columns whose cells of a row are not empty; most cells of a wide table are, and are not read."""
        return {column for column, place in self.columns.items() if row.cells[place] and self.get(row, column)}

    def verbatim(self, row: Row, column: str) -> str:
        """Return the cell of ``column`` without normalisation, as a quotation must equal its text."""
        return row.cells[self.columns[column]].strip() if column in self.columns else ""

    def column(self, name: str) -> int:
        """Return the number of a column, from 1; 1 if the table has no such column."""
        return self.columns.get(name, 0) + 1

    def column_of(self, role: str, header: str) -> int:
        """Return the number, from 1, of the column with a role for the claims of a records column."""
        name = {"value": header, "property": header, "subject": "thing"}.get(role, f"{header} {role}")
        return self.column(name if name in self.columns else role if role in self.columns else header)

    def cell(self, row: int, column: str) -> Cell:
        """Return the cell of a column in the row of that number."""
        return Cell(self.file, self.sheet, row, self.column(column))

    def row(self, number: int) -> Row | None:
        """Return the row of that number as typed, also the header and unreadable rows; None for a blank row."""
        if number == self.header.number:
            return self.header
        for rows in (self.rows, self.left):
            place = bisect_left(rows, number, key=lambda each: each.number)
            if place < len(rows) and rows[place].number == number:
                return rows[place]
        return None


def clean(text: str) -> str:
    """Return a cell in NFC, without blanks and invisible characters at its ends, with LF as line end."""
    if text.isascii() and "\r" not in text:  # nothing of the rest is in such a text
        return text.strip()
    text = text.strip().strip(UNSEEN).strip().replace("\r\n", "\n")
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def named(header: Sequence[str]) -> list[str]:
    """Return the names of columns: single blanks, names without a prefix in lower case; of ``date (when)`` the last."""
    names = [SPACES.sub(" ", clean(name)) for name in header]
    names = [found["name"] if ")" in name and (found := CALLED.fullmatch(name)) else name for name in names]
    names = [name if ":" in name else name.lower() for name in names]
    while names and not names[-1]:
        names.pop()
    return names


def kind_of(header: Sequence[str]) -> str | None:
    """Return the kind of table with this header: the one that shares the most columns with it."""
    names = set(header)
    if any(":" in name for name in names):
        return "records"
    best = max(HEADERS, key=lambda kind: (len(names & set(NEEDED[kind])) / len(NEEDED[kind]), len(NEEDED[kind])))
    return best if names & set(NEEDED[best]) and len(names & set(HEADERS[best])) > 1 else None
