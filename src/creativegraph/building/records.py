"""Records tables: one thing a row, one property a column, and each filled cell a claim.

A header names a property, the language of its words and which of several values it is:
``skos:altLabel@en 2``. Columns beside it hold what only its claims need: ``skos:altLabel@en 2 sources``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.building.cells import LANGUAGE, Cells, nearest
from creativegraph.building.claims import CONFIDENCES, MODES, Claim
from creativegraph.building.tables import HEADERS, Row, Table
from creativegraph.building.vocabulary import Property
from creativegraph.errors import Fault, shown
from creativegraph.values import RANKS

__all__ = ["Column", "Layout", "claims_of", "layout_of"]

BESIDE = ("sources", "mode", "rank", "reason", "confidence", "from", "to", "note")
OF_VALUES = ("rank", "reason", "from", "to", "note")
"""What beside an empty cell would be lost; sources and modes are filled down whole columns."""

HEADER = re.compile(
    rf"(?P<name>(?P<property>[^\s@]+)(?:@(?P<lang>\S+))?(?: (?P<number>[0-9]+))?)(?: (?P<beside>{'|'.join(BESIDE)}))?"
)
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Column(NamedTuple):
    """A property column: what it states, how its claims' ids end, and the columns beside it by role."""

    header: str
    used: Property
    lang: str
    ending: str
    beside: dict[str, str]


class Layout(NamedTuple):
    """A records table, its place among the tables, and its property columns."""

    place: int
    table: Table
    columns: list[Column]


def layout_of(cells: Cells, place: int) -> Layout:
    """The property columns of a records table in the order of the header; faults for headers that mean nothing."""
    table = cells.tables[place]
    columns: dict[str, Column] = {}
    aside: list[tuple[str, str, str]] = []
    for header in table.columns:
        if header in HEADERS["records"]:
            continue
        found = HEADER.fullmatch(header)
        if found is None:
            wrong(cells, table, header, "is no column; write a property such as skos:prefLabel@en, with sources beside")
        elif found["beside"]:
            aside.append((found["name"], found["beside"], header))
        elif used := property_of(cells, table, header, found["property"]):
            lang = language_of(cells, table, header, used, found["lang"] or "")
            columns[header] = Column(header, used, lang, ending(used, lang, found["number"] or ""), {})
    for name, role, header in aside:
        if name in columns:
            columns[name].beside[role] = header
        elif property_of(cells, table, header, name.partition("@")[0].partition(" ")[0]):
            wrong(cells, table, header, f"stands beside no column {name!r}; add that column")
    return Layout(place, table, list(columns.values()))


def wrong(cells: Cells, table: Table, header: str, message: str) -> None:
    """Remember a fault in the header."""
    cells.faults.append(Fault(table.file, 1, table.column(header), f"{shown(header)} {message}"))


def property_of(cells: Cells, table: Table, header: str, name: str) -> Property | None:
    """The property that a header names."""
    used = cells.vocabulary.properties.get(name)
    if used is None:
        near = nearest(name, cells.vocabulary.properties)
        wrong(cells, table, header, f"names no known term; {near}see data/properties.csv")
    return used


def language_of(cells: Cells, table: Table, header: str, used: Property, lang: str) -> str:
    """The language in a header; needed for words, out of place for any other value."""
    if used.value == "text" and not lang:
        wrong(cells, table, header, f"needs the language of its words; write {used.name}@en")
    elif lang and used.value != "text":
        wrong(cells, table, header, f"has a language, but values of kind {used.value} have none; write {used.name}")
    elif lang and not LANGUAGE.fullmatch(lang):
        wrong(cells, table, header, f"ends in no language code; write {used.name}@en")
    return lang


def ending(used: Property, lang: str, number: str) -> str:
    """How the ids of a column's claims end: ``member-since``, ``alt-label-en-2``."""
    local = HUMP.sub("-", used.name.partition(":")[2])
    return "-".join(filter(None, (local, lang, number))).lower()


def claims_of(cells: Cells, layout: Layout, row: Row, name: str) -> Iterator[Claim]:
    """The claims of one row, in the order of the columns; the row's note stays with the first."""
    table = layout.table
    subject = cells.subject(table, row, "thing")
    mode = cells.one_of(table, row, "mode", MODES, "explicit")
    confidence = cells.one_of(table, row, "confidence", CONFIDENCES, "")
    note = table.get(row, "note")
    stated = False
    for column in layout.columns:
        header = column.header
        own = {role: side for role, side in column.beside.items() if table.get(row, side)}
        if not table.get(row, header):
            for side in (own[role] for role in OF_VALUES if role in own):
                cells.fault(table, row, side, f"tells of {header}, which is empty; give the value or clear this cell")
            continue
        rank = cells.one_of(table, row, own["rank"], RANKS, "normal") if "rank" in own else "normal"
        if rank != "normal" and "reason" not in own:
            side = column.beside.get("reason", header)
            cells.fault(table, row, side, f"rank {rank} needs its reason; say why in a few words")
        yield Claim(
            f"{name}-{column.ending}", subject, column.used, cells.value(table, row, column.used, header), column.lang,
            cells.sources_of(table, row, own.get("sources", "sources")), None,
            cells.one_of(table, row, own["mode"], MODES, mode) if "mode" in own else mode, rank,
            table.get(row, own.get("reason", "")),
            cells.one_of(table, row, own["confidence"], CONFIDENCES, "") if "confidence" in own else confidence,
            cells.edtf(table, row, own.get("from", "")), cells.edtf(table, row, own.get("to", "")),
            " ".join(filter(None, ("" if stated else note, table.get(row, own.get("note", ""))))),
            layout.place, row.number, header,
        )  # fmt: skip
        stated = True
    if not stated:
        cells.fault(table, row, "thing", "the row states nothing; fill a property column or remove the row")
