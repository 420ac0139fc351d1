"""A report once it is read: one text, in which every quotation has its offsets, and where its pages begin."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from creativegraph.tables.cells import edtf

__all__ = ["Document", "Page"]


class Page(NamedTuple):
    """A page of a report: how it is called, and the offset of its first character in the text."""

    name: str
    start: int


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a report, as quotations count in it.

    ``language`` is the code of the language of most of it. ``title``, ``date`` (EDTF) and ``address`` are what the file
    says of itself, empty where it says nothing. ``notes`` say what was left out in reading, such as page numbers.
    """

    text: str
    language: str
    title: str = ""
    date: str = ""
    address: str = ""
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def said_on(self) -> str:
        """The day of the report, or its month or year, as far as it is known; empty if it is not."""
        try:
            edtf.parse(self.date)
        except ValueError:
            return ""
        found = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?", self.date)
        return found[0] if found else ""

    def page_of(self, offset: int) -> str:
        """Return the name of the page on which a character stands; empty if the report has no pages."""
        before = bisect_right(self.pages, offset, key=lambda page: page.start)
        return self.pages[before - 1].name if before else ""
