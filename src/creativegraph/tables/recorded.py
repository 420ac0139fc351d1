"""What a row tells of its own making: where its source says it, who entered it and when, when a source was read."""

import re
from collections.abc import Sequence
from datetime import date

from creativegraph.iris import is_iri
from creativegraph.tables.cells import Cells
from creativegraph.tables.rankings import ends_before_it_begins

__all__ = ["entered", "kept_and_read", "lies_ahead", "page_of"]

NUMBERED = re.compile(r"[0-9]|\b[ivxlcdm]+\b", re.IGNORECASE)
"""A page is told by a number, in Arabic or Roman numerals; a recording has minutes."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def entered(cells: Cells) -> tuple[str, str]:
    """Return who entered a row and on which day."""
    day = cells.edtf("entered_on")
    if day and DAY.fullmatch(day) is None and day == cells.get("entered_on"):
        cells.fault("entered_on", "not-a-day", given=day, property="entered_on")
    elif lies_ahead(day):
        cells.fault("entered_on", "entered-in-the-future", given=day)
    return cells.get("entered_by"), day


def page_of(cells: Cells, sources: Sequence[str], column: str) -> str:
    """Return the page of the only source of a claim."""
    page = cells.get(column)
    if page and NUMBERED.search(page) is None:
        cells.fault(column, "page-without-number", given=page)
    elif page and len(sources) > 1:
        cells.fault(column, "page-of-several", given=page, sources=" ".join(sources))
    return page


def kept_and_read(cells: Cells, published: str) -> tuple[str, str]:
    """Return where a copy of a source is kept, and when the source was read."""
    archive, read = cells.get("archive"), cells.edtf("read")
    if archive and not (archive.startswith(("http://", "https://")) and is_iri(archive)):
        cells.fault("archive", "archive-without-address", given=archive)
    if lies_ahead(read):
        cells.fault("read", "read-in-the-future", given=read)
    elif read and published and ends_before_it_begins(published, read):
        cells.fault("read", "read-before-published", given=cells.get("read"), published=published)
    return archive, read


def lies_ahead(day: str) -> bool:
    """Return whether a date is certainly after today."""
    return bool(day) and ends_before_it_begins(day, date.today().isoformat())  # noqa: DTZ011
