"""Records tables: one thing in each row, one property in each column, and each filled cell a claim.

A header names a property, the language of its text and the number of a further value: ``skos:altLabel@en 2``. Columns
that qualify it add a role: ``skos:altLabel@en 2 sources``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.iris import RANKS, RDF_TYPE
from creativegraph.names.suggest import nearest
from creativegraph.tables.cells import LANGUAGE, Cells
from creativegraph.tables.claim import CONFIDENCES, MODES, Claim
from creativegraph.tables.table import FINDINGS, HARMLESS, HEADERS, Row, Table, named
from creativegraph.tables.vocabulary import Property

__all__ = ["Column", "Layout", "claims_of", "layout_of"]

BESIDE = ("sources", "mode", "rank", "reason", "confidence", "from", "to", "note")
OF_VALUES = ("rank", "reason", "from", "to", "note")
"""Roles that would be lost with an empty cell. People fill in sources and modes for whole columns."""

HEADER = re.compile(
    rf"(?P<name>(?P<property>[^\s@]+)(?:@(?P<lang>\S+))?(?: (?P<number>[0-9]+))?)(?: (?P<beside>{'|'.join(BESIDE)}))?"
)
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Column(NamedTuple):
    """A property column: its property, the ending of its claims' ids, and the columns that qualify it, by role."""

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
    """For each header that does not name a property, the IRI of the one probably meant."""
    unclear: tuple[int, ...] = ()
    """The positions of columns with a repeated name, whose meaning is unclear."""


class Shared(NamedTuple):
    """What all claims of one row share."""

    row: Row
    name: str
    subject: str
    mode: str
    confidence: str


def layout_of(cells: Cells, place: int) -> Layout:
    """Return the property columns of a records table in the order of the header; other headers are faults."""
    table = cells.tables[place]
    names = named(table.header.cells)
    layout = Layout(place, table, [], {}, tuple(n for n, name in enumerate(names) if name and name in names[:n]))
    columns: dict[str, Column] = {}
    qualifiers: list[tuple[str, str, str]] = []
    for header in table.columns:
        if header in HEADERS["records"] or header == FINDINGS:
            continue
        if ":" not in header:
            unprefixed(cells, layout, header)
            continue
        found = HEADER.fullmatch(header)
        if found is None:
            header_fault(cells, layout, header, "not-a-column", expected="a property such as skos:prefLabel@en")
        elif found["beside"]:
            qualifiers.append((found["name"], found["beside"], header))
        elif used := property_of(cells, layout, header, found["property"]):
            lang = language_of(cells, layout, header, used, found["lang"] or "")
            columns[header] = Column(header, used, lang, ending(used, lang, found["number"] or ""), {})
    for name, role, header in qualifiers:
        if name in columns:
            columns[name].beside[role] = header
        elif property_of(cells, layout, header, name.partition("@")[0].partition(" ")[0]):
            header_fault(cells, layout, header, "column-beside-nothing", beside=name, expected=f"a column {name}")
    layout.columns.extend(each for each in columns.values() if each.header not in layout.meant)
    return layout


def unprefixed(cells: Cells, layout: Layout, header: str) -> None:
    """Record an unknown column, which may be a property without its prefix."""
    if nearest(header, HEADERS["records"]) in HARMLESS:  # reported with the header
        return
    known = cells.vocabulary.properties
    bare = re.split(r"[@ ]", header)[0]
    alike = [name for name in known if name.partition(":")[2].lower() == bare]
    near = alike[0] if len(alike) == 1 else nearest(f"cg:{bare}", known)
    fix = header.replace(bare, near, 1) if len(alike) == 1 else ""
    details = {"given": header, "near": near, "fix": fix, "known": " ".join(HEADERS["records"])}
    cells.fault(layout.table, layout.table.header, header, "unknown-record-column", expected=near, **details)
    layout.meant[header] = known[near].iri if near else ""


def header_fault(cells: Cells, layout: Layout, header: str, rule: str, **details: str) -> None:
    """Record a fault in the header, and the property concerned if that is clear."""
    cells.fault(layout.table, layout.table.header, header, rule, given=header, **details)
    name = re.split(r"[@ ]", header)[0]
    known = cells.vocabulary.properties
    used = known.get(name) or known.get(nearest(name, known))
    layout.meant[header] = used.iri if used else ""


def property_of(cells: Cells, layout: Layout, header: str, name: str) -> Property | None:
    """Return the property that a header names, or None after recording a fault."""
    known = cells.vocabulary.properties
    used = known.get(name)
    if used is None:
        meant = cells.meant(name, known)
        fix = meant["fix"] and header.replace(name, meant["fix"], 1)
        header_fault(cells, layout, header, "header-property", near=meant["near"], expected=meant["near"], fix=fix)
    return used


def language_of(cells: Cells, layout: Layout, header: str, used: Property, lang: str) -> str:
    """Return the language in a header; required for text, a fault for all other values."""
    name = used.name
    if used.value == "text" and not lang:
        header_fault(
            cells, layout, header, "header-language-missing", property=name, expected=f"{name}@en or {name}@vi"
        )
    elif lang and used.value != "text":
        fix = header.replace(f"@{lang}", "", 1)
        header_fault(
            cells, layout, header, "header-language-misplaced", kind=used.value, property=name, expected=name, fix=fix
        )
    elif lang and not LANGUAGE.fullmatch(lang):
        header_fault(
            cells, layout, header, "header-language-unknown", property=name, expected=f"{name}@en or {name}@vi"
        )
    return lang


def ending(used: Property, lang: str, number: str) -> str:
    """Return the ending of the ids of a column's claims: ``member-since``, ``alt-label-en-2``."""
    local = HUMP.sub("-", used.name.partition(":")[2])
    return "-".join(filter(None, (local, lang, number))).lower()


def claims_of(cells: Cells, layout: Layout, row: Row, name: str, *, faulty: bool) -> Iterator[tuple[Claim, bool]]:
    """Yield the claims of one row in the order of the columns, each with whether its cells or its row are faulty."""
    table, before = layout.table, len(cells.faults)
    shared = Shared(
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
        claim = claim_of(cells, layout, shared, column, own)
        if not stated:  # the row's note stays with its first claim
            claim = claim._replace(note=" ".join(filter(None, (table.get(row, "note"), claim.note))))
        stated = True
        yield claim, faulty or len(cells.faults) > before
    for header, iri in layout.meant.items():
        if table.get(row, header):
            stated = True
            cells.doubt(shared.subject, iri)
    if any(row.cells[place].strip() for place in layout.unclear):
        cells.doubt(shared.subject, RDF_TYPE)
    if not stated:
        cells.fault(table, row, "thing", "empty-record", expected="a value in a property column")


def claim_of(cells: Cells, layout: Layout, shared: Shared, column: Column, own: dict[str, str]) -> Claim:
    """Return the claim of one cell; ``own`` gives the filled columns that qualify it, by role."""
    table, row, header = layout.table, shared.row, column.header
    rank = cells.one_of(table, row, own["rank"], RANKS, "normal") if "rank" in own else "normal"
    if rank != "normal" and "reason" not in own:
        side = column.beside.get("reason", header)
        cells.fault(table, row, side, "rank-without-reason", given=rank, expected="a reason in a few words")
    return Claim(
        f"{shared.name}-{column.ending}", shared.subject, column.used,
        cells.value(table, row, column.used, header), column.lang,
        cells.sources_of(table, row, own.get("sources", "sources")), None,
        cells.one_of(table, row, own["mode"], MODES, shared.mode) if "mode" in own else shared.mode, rank,
        table.get(row, own.get("reason", "")),
        cells.one_of(table, row, own["confidence"], CONFIDENCES, "") if "confidence" in own else shared.confidence,
        cells.edtf(table, row, own.get("from", "")), cells.edtf(table, row, own.get("to", "")),
        table.get(row, own.get("note", "")), layout.place, row.number, header,
    )  # fmt: skip
