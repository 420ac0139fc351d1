"""The records of datasets on which claims rest: of which dataset, under which identifier, in which field.

A row names a record, the table of fields in which field of a dataset a property stands. A claim that rests on such a
record is ``recorded`` where its row gives no other mode.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from creativegraph.tables.claim import Record

if TYPE_CHECKING:
    from creativegraph.tables.cells.cells import Cells

__all__ = ["DATASET", "MODE", "field_row", "mode_of", "record_in", "records_beside"]

DATASET, MODE = "dataset", "recorded"


def field_row(cells: "Cells") -> None:
    """Read a row of the table of fields: in which field of a dataset a property stands."""
    name, used, field = cells.get("property"), cells.get("property").partition("@")[0], cells.get("field")
    if used not in cells.known.properties:
        cells.unknown("property", "unknown-property", name, cells.known.properties, why="", of="")
    if not field:
        cells.fault("field", "field-without-name", property=name)
    for source in cells.sources_of("source"):
        if source in cells.sources and cells.sources[source].kind != DATASET:
            cells.fault("source", "record-of-no-dataset", given=source, sources=source)
        if cells.fields.setdefault((source, name), field) != field:
            cells.fault("property", "field-named-twice", given=name, expected=cells.fields[source, name])


def field_of(cells: "Cells", source: str, name: str, lang: str) -> str:
    """Return the field of a dataset in which a property stands, in this language; empty if no row says it."""
    fields = cells.fields
    return (lang and fields.get((source, f"{name}@{lang}"))) or fields.get((source, name), "")


def record_in(  # noqa: PLR0913, PLR0917 - a record and of what it is
    cells: "Cells", sources: Sequence[str], name: str, lang: str, record: str, field: str
) -> tuple[Record, ...]:
    """Return the record that a cell names, of the only dataset among the sources; none if the column is empty.

    ``record`` and ``field`` are the columns, ``name`` is the property of the claim.
    """
    given, called = cells.get(record), cells.get(field)
    if not given:
        if called:
            cells.fault(field, "field-without-record", given=called)
        return ()
    datasets = [each for each in sources if each in cells.sources and cells.sources[each].kind == DATASET]
    if len(datasets) != 1:
        if all(each in cells.sources for each in sources):
            rule = "record-of-several" if datasets else "record-of-no-dataset"
            cells.fault(record, rule, given=given, sources=" ".join(datasets or sources))
        return ()
    return (Record(datasets[0], given, called or field_of(cells, datasets[0], name, lang)),)


def records_beside(
    cells: "Cells", sources: Sequence[str], name: str, lang: str, columns: dict[str, str]
) -> tuple[Record, ...]:
    """Return the records of a row that its columns name, by source, of those on which a claim rests."""
    return tuple(
        Record(each, cells.get(columns[each]), field_of(cells, each, name, lang))
        for each in sources
        if each in columns and cells.get(columns[each])
    )


def mode_of(mode: str, records: Sequence[Record]) -> str:
    """Return the mode of a claim, of which the row may give none."""
    return mode or (MODE if records else "explicit")
