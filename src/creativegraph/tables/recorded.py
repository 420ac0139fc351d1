"""What a row tells of its own making: on which page, who entered it and when, when a source was read and kept."""

import re
from collections.abc import Sequence
from datetime import date

from creativegraph.iris import LEXICAL, is_iri
from creativegraph.tables.cells.cells import Cells
from creativegraph.tables.ranks_of_others import ends_before_it_begins

__all__ = ["base_sources", "entered", "kept_and_read", "lies_ahead", "page_of"]

NUMBERED = re.compile(r"[0-9]|\b[ivxlcdm]+\b", re.IGNORECASE)
"""A page is told by a number, in Arabic or Roman numerals; a recording has minutes."""
DAY = re.compile(LEXICAL["date"])


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


def base_sources(cells: Cells) -> None:
    """Tell of all sources on which others they rest; these may stand below them or in another table."""
    for each in list(cells.sources.values()):
        table = cells.tables[each.table]
        row = table.row(each.row) if "based_on" in table.columns else None
        if row is None or not table.get(row, "based_on"):
            continue
        cells.table, cells.row = table, row
        names = cells.sources_of("based_on")
        if each.id in names:
            cells.fault("based_on", "source-of-itself", given=cells.get("based_on"))
        else:
            cells.sources[each.id] = each._replace(based_on=names)


def lies_ahead(day: str) -> bool:
    """Return whether a date is certainly after today, in all places of the world."""
    return bool(day) and ends_before_it_begins(day, date.today().isoformat())  # noqa: DTZ011
