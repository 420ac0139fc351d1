"""Records tables: one thing a row, one property a column, and each filled cell a claim.

A header names a property, the language of its words and which of several values it is:
``skos:altLabel@en 2``. Columns beside it hold what only its claims need: ``skos:altLabel@en 2 sources``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.iris import RANKS, RDF_TYPE
from creativegraph.tables.cells import LANGUAGE, Cells
from creativegraph.tables.claim import CONFIDENCES, MODES, Claim
from creativegraph.tables.suggest import nearest
from creativegraph.tables.table import FINDINGS, HARMLESS, HEADERS, Row, Table, named
from creativegraph.tables.vocabulary import Property

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
    meant: dict[str, str]
    """For each header that names no property, the one that must be meant (its IRI)."""
    unclear: tuple[int, ...] = ()
    """The places of columns whose name another column has too: what their cells state is anybody's guess."""


class Told(NamedTuple):
    """What holds for all claims of one row."""

    row: Row
    name: str
    subject: str
    mode: str
    confidence: str


def layout_of(cells: Cells, place: int) -> Layout:
    """The property columns of a records table in the order of the header; faults for headers that mean nothing."""
    table = cells.tables[place]
    names = named(table.header.cells)
    layout = Layout(place, table, [], {}, tuple(n for n, name in enumerate(names) if name and name in names[:n]))
    columns: dict[str, Column] = {}
    aside: list[tuple[str, str, str]] = []
    for header in table.columns:
        if header in HEADERS["records"] or header == FINDINGS:
            continue
        if ":" not in header:
            unprefixed(cells, layout, header)
            continue
        found = HEADER.fullmatch(header)
        if found is None:
            wrong(cells, layout, header, "not-a-column", expected="a property such as skos:prefLabel@en")
        elif found["beside"]:
            aside.append((found["name"], found["beside"], header))
        elif used := property_of(cells, layout, header, found["property"]):
            lang = language_of(cells, layout, header, used, found["lang"] or "")
            columns[header] = Column(header, used, lang, ending(used, lang, found["number"] or ""), {})
    for name, role, header in aside:
        if name in columns:
            columns[name].beside[role] = header
        elif property_of(cells, layout, header, name.partition("@")[0].partition(" ")[0]):
            wrong(cells, layout, header, "column-beside-nothing", beside=name, expected=f"a column {name}")
    layout.columns.extend(each for each in columns.values() if each.header not in layout.meant)
    return layout


def unprefixed(cells: Cells, layout: Layout, header: str) -> None:
    """Tell of a column that is none of ours; it may be a property that forgot its prefix."""
    if nearest(header, HEADERS["records"]) in HARMLESS:  # told with the header
        return
    known = cells.vocabulary.properties
    bare = re.split(r"[@ ]", header)[0]
    alike = [name for name in known if name.partition(":")[2].lower() == bare]
    near = alike[0] if len(alike) == 1 else nearest(f"cg:{bare}", known)
    fix = header.replace(bare, near, 1) if len(alike) == 1 else ""
    details = {"given": header, "near": near, "fix": fix, "known": " ".join(HEADERS["records"])}
    cells.fault(layout.table, layout.table.header, header, "unknown-record-column", expected=near, **details)
    layout.meant[header] = known[near].iri if near else ""


def wrong(cells: Cells, layout: Layout, header: str, rule: str, **details: str) -> None:
    """Remember a fault in the header, and which property it concerns if that can be made out."""
    cells.fault(layout.table, layout.table.header, header, rule, given=header, **details)
    name = re.split(r"[@ ]", header)[0]
    known = cells.vocabulary.properties
    used = known.get(name) or known.get(nearest(name, known))
    layout.meant[header] = used.iri if used else ""


def property_of(cells: Cells, layout: Layout, header: str, name: str) -> Property | None:
    """The property that a header names."""
    known = cells.vocabulary.properties
    used = known.get(name)
    if used is None:
        meant = cells.meant(name, known)
        fix = meant["fix"] and header.replace(name, meant["fix"], 1)
        wrong(cells, layout, header, "header-property", near=meant["near"], expected=meant["near"], fix=fix)
    return used


def language_of(cells: Cells, layout: Layout, header: str, used: Property, lang: str) -> str:
    """The language in a header; needed for words, out of place for any other value."""
    name = used.name
    if used.value == "text" and not lang:
        wrong(cells, layout, header, "header-language-missing", property=name, expected=f"{name}@en or {name}@vi")
    elif lang and used.value != "text":
        fix = header.replace(f"@{lang}", "", 1)
        wrong(
            cells, layout, header, "header-language-misplaced", kind=used.value, property=name, expected=name, fix=fix
        )
    elif lang and not LANGUAGE.fullmatch(lang):
        wrong(cells, layout, header, "header-language-unknown", property=name, expected=f"{name}@en or {name}@vi")
    return lang


def ending(used: Property, lang: str, number: str) -> str:
    """How the ids of a column's claims end: ``member-since``, ``alt-label-en-2``."""
    local = HUMP.sub("-", used.name.partition(":")[2])
    return "-".join(filter(None, (local, lang, number))).lower()


def claims_of(cells: Cells, layout: Layout, row: Row, name: str, *, faulty: bool) -> Iterator[tuple[Claim, bool]]:
    """The claims of one row in the order of the columns, each with whether its cells or its row are faulty."""
    table, before = layout.table, len(cells.faults)
    told = Told(
        row, name, cells.subject(table, row, "thing"), cells.one_of(table, row, "mode", MODES, "explicit"),
        cells.one_of(table, row, "confidence", CONFIDENCES, ""),
    )  # fmt: skip
    faulty = faulty or len(cells.faults) > before
    stated = False
    for column in layout.columns:
        before = len(cells.faults)
        own = {role: side for role, side in column.beside.items() if table.get(row, side)}
        if not table.get(row, column.header):
            for side in (own[role] for role in OF_VALUES if role in own):
                expected = f"a value of {column.header}"
                cells.fault(table, row, side, "detail-of-empty", given=column.header, expected=expected)
            continue
        claim = claim_of(cells, layout, told, column, own)
        if not stated:  # the row's note stays with its first claim
            claim = claim._replace(note=" ".join(filter(None, (table.get(row, "note"), claim.note))))
        stated = True
        yield claim, faulty or len(cells.faults) > before
    for header, iri in layout.meant.items():
        if table.get(row, header):
            stated = True
            cells.doubt(told.subject, iri)
    if any(row.cells[place].strip() for place in layout.unclear):
        cells.doubt(told.subject, RDF_TYPE)
    if not stated:
        cells.fault(table, row, "thing", "empty-record", expected="a value in a property column")


def claim_of(cells: Cells, layout: Layout, told: Told, column: Column, own: dict[str, str]) -> Claim:
    """The claim of one cell; ``own`` gives the filled columns beside it by role."""
    table, row, header = layout.table, told.row, column.header
    rank = cells.one_of(table, row, own["rank"], RANKS, "normal") if "rank" in own else "normal"
    if rank != "normal" and "reason" not in own:
        side = column.beside.get("reason", header)
        cells.fault(table, row, side, "rank-without-reason", given=rank, expected="a reason in a few words")
    return Claim(
        f"{told.name}-{column.ending}", told.subject, column.used,
        cells.value(table, row, column.used, header), column.lang,
        cells.sources_of(table, row, own.get("sources", "sources")), None,
        cells.one_of(table, row, own["mode"], MODES, told.mode) if "mode" in own else told.mode, rank,
        table.get(row, own.get("reason", "")),
        cells.one_of(table, row, own["confidence"], CONFIDENCES, "") if "confidence" in own else told.confidence,
        cells.edtf(table, row, own.get("from", "")), cells.edtf(table, row, own.get("to", "")),
        table.get(row, own.get("note", "")), layout.place, row.number, header,
    )  # fmt: skip
