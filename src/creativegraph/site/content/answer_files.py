"""The files of an answer beside its page: CSV, JSON, and a workbook that is kept from one run to the next."""

from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.catalogue.query import Query
from creativegraph.graph.rows import Rows
from creativegraph.site.content.remembered import recalled, remember
from creativegraph.site.digests import made_of
from creativegraph.site.page import Part
from creativegraph.site.portal import Portal

__all__ = ["files_of"]


class Workbook(NamedTuple):
    """A workbook with a digest of the answer in it and of what wrote it."""

    made_of: str
    data: bytes


def files_of(portal: Portal, query: Query, rows: Rows) -> Iterator[Part]:
    """Yield the files of an answer; a workbook takes longest, and is made only if the answer has changed."""
    path, csv = f"query/{query.name}", rows.to_csv().encode()
    yield Part(f"{path}.csv", made_of(csv), lambda: csv)
    yield Part(f"{path}.json", made_of(csv, b"json"), lambda: rows.to_json().encode())
    yield Part(f"{path}.xlsx", made_of(csv, b"xlsx"), lambda: workbook(portal, query, rows, csv))


def workbook(portal: Portal, query: Query, rows: Rows, csv: bytes) -> bytes:
    """Return the workbook of an answer: that of an earlier run, also into another folder, if it is the same answer."""
    from xlsxwriter import __version__

    from creativegraph.export.xlsx import xlsx

    key = f"workbook {portal.settings.base} {query.name}"
    digest = made_of(__version__.encode(), query.text.encode(), csv)
    kept = recalled(portal, key, Workbook)
    if kept is None or kept.made_of != digest:
        kept = Workbook(digest, xlsx(rows))
        remember(portal, key, kept)
    return kept.data
