"""Records tables: one thing in each row, one property in each column, and each filled cell a claim.

A header names a property, the language of its text and the number of a further value: ``skos:altLabel@en 2``. Columns
that qualify it add a role: ``skos:altLabel@en 2 sources``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.iris import LANGUAGE, RANKS, RDF_TYPE
from creativegraph.names.suggest import clear, nearest
from creativegraph.project import own_first
from creativegraph.tables.cells.cells import Cells
from creativegraph.tables.claim import CONFIDENCES, MODES, Claim, Record
from creativegraph.tables.datasets import DATASET, MODE, mode_of, record_in, records_beside
from creativegraph.tables.property import Property
from creativegraph.tables.recorded import entered, page_of
from creativegraph.tables.table import FINDINGS, HARMLESS, HEADERS, named

__all__ = ["Column", "Layout"]

BESIDE = ("sources", "page", "record", "field", "mode", "rank", "reason", "confidence", "from", "to", "note")
OF_VALUES = ("page", "record", "field", "rank", "reason", "from", "to", "note")
"""Roles that would be lost with an empty cell. People fill in sources and modes for whole columns."""

HEADER = re.compile(
    rf"(?P<name>(?P<property>[^\s@]+)(?:@(?P<lang>\S+))?(?: (?P<number>[0-9]+))?)(?: (?P<beside>{'|'.join(BESIDE)}))?"
)
RECORD = " record"
"""How the name of a column ends that holds the record of a row: ``geonames record``."""
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Column(NamedTuple):
    """A property column: its property, the ending of its claims' ids, and the columns that qualify it, by role."""

    header: str
    used: Property
    lang: str
    ending: str
    beside: dict[str, str]


class Layout:
    """The property columns of a records table in the order of the header; other headers are faults.

    ``meant`` has, for each header that does not name a property, the IRI of the one probably meant, and ``unclear``
    the positions of columns with a repeated name.
    """

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.properties = cells.known.properties
        self.meant: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        """The columns that name the record of a row in a dataset, by the source that is the dataset."""
        names = named(cells.table.header.cells)
        self.unclear = [place for place, name in enumerate(names) if name and name in names[:place]]
        columns: dict[str, Column] = {}
        qualifiers: list[tuple[str, str, str]] = []
        for header in cells.table.columns:
            if header in HEADERS["records"] or header == FINDINGS or self.is_of_source(header):
                continue
            found = HEADER.fullmatch(header)
            if ":" not in header:
                self.unprefixed(header)
            elif found is None:
                self.fault(header, "not-a-column")
            elif found["beside"]:
                qualifiers.append((found["name"], found["beside"], header))
            elif used := self.property_of(header, found["property"]):
                lang = self.language_of(header, used, found["lang"] or "")
                columns[header] = Column(header, used, lang, ending(used, lang, found["number"] or ""), {})
        for name, role, header in qualifiers:
            if name in columns:
                columns[name].beside[role] = header
            elif self.property_of(header, bare(name)):
                self.fault(header, "column-beside-nothing", beside=name)
        self.columns = [each for each in columns.values() if each.header not in self.meant]

    def is_of_source(self, header: str) -> bool:
        """Return whether a column of records names a source, and not a property; one that is no dataset is a fault."""
        cells, known = self.cells, self.cells.sources
        name = header.removesuffix(RECORD)
        source = cells.source_in(name)
        if name == header or bare(name) in self.properties:
            return False
        self.ids[source] = header
        if source not in known:
            if "sources" not in cells.unsure:
                cells.unknown(header, "unknown-source", name, cells.own_names(), fix="")
        elif known[source].kind != DATASET:
            cells.fault(header, "record-of-no-dataset", given=header, sources=name)
        return True

    def unprefixed(self, header: str) -> None:
        """Record an unknown column, which may be a property without its prefix."""
        if nearest(header, HEADERS["records"]) in HARMLESS:  # reported with the header
            return
        there = [name for name in self.properties if name.partition(":")[2].lower() == bare(header)]
        alike = own_first(there, self.cells.table.owner)
        near = alike[0] if len(alike) == 1 else nearest(f"cg:{bare(header)}", self.properties)
        fix = header.replace(bare(header), near, 1) if len(alike) == 1 else ""
        details = {"given": header, "near": near, "fix": fix, "known": " ".join(HEADERS["records"]), "expected": near}
        self.cells.fault(header, "unknown-record-column", **details)
        self.meant[header] = self.properties[near].iri if near else ""

    def fault(self, header: str, rule: str, **details: str) -> None:
        """Record a fault in the header, and the property concerned if that is clear."""
        self.cells.fault(header, rule, given=header, **details)
        name = bare(header)
        used = self.properties.get(name) or self.properties.get(nearest(name, self.properties))
        self.meant[header] = used.iri if used else ""

    def property_of(self, header: str, name: str) -> Property | None:
        """Return the property that a header names, or None after recording a fault."""
        used = self.properties.get(name)
        if used is None:
            fix = clear(name, self.properties)
            near = fix or nearest(name, self.properties)
            self.fault(header, "header-property", near=near, expected=near, fix=fix and header.replace(name, fix, 1))
        return used

    def language_of(self, header: str, used: Property, lang: str) -> str:
        """Return the language in a header; required for text, a fault for all other values."""
        name = used.name
        if used.value == "text" and not lang:
            self.fault(header, "header-language-missing", property=name)
        elif lang and used.value != "text":
            fix = header.replace(f"@{lang}", "", 1)
            self.fault(header, "header-language-misplaced", kind=used.value, property=name, expected=name, fix=fix)
        elif lang and not LANGUAGE.fullmatch(lang):
            self.fault(
                header, "header-language-unknown", property=name, expected="table.header-language-missing.expected"
            )
        return lang

    def claims(self, name: str, before: int) -> Iterator[tuple[Claim, int]]:
        """Yield the claims of the row in the order of the columns, each with the number of faults before its own.

        A fault of the row as a whole, any after the first ``before``, is one of all its claims.
        """
        cells = self.cells
        subject = cells.subject("thing")
        mode, confidence = cells.one_of("mode", MODES, ""), cells.one_of("confidence", CONFIDENCES, "")
        made = entered(cells)
        faulty, note = len(cells.faults) > before, cells.get("note")
        stated, filled = False, cells.table.filled(cells.row)
        for column in self.columns:
            start = before if faulty else len(cells.faults)
            own = {role: side for role, side in column.beside.items() if side in filled}
            if column.header not in filled:
                for side in (own[role] for role in OF_VALUES if role in own):
                    cells.fault(side, "detail-of-empty", given=column.header)
                continue
            claim = self.claim((name, subject, mode, confidence), column, own, made)
            if note and not stated:  # the row's note stays with its first claim
                claim = claim._replace(note=f"{note} {claim.note}".rstrip())
            stated = True
            yield claim, start
        for header, iri in self.meant.items():
            if header in filled:
                stated = True
                cells.doubt(subject, iri)
        if any(cells.row.cells[place].strip() for place in self.unclear):
            cells.doubt(subject, RDF_TYPE)
        if not stated:
            cells.fault("thing", "empty-record")

    def claim(
        self, shared: tuple[str, str, str, str], column: Column, own: dict[str, str], made: tuple[str, str]
    ) -> Claim:
        """Return the claim of one cell; ``own`` gives the filled columns that qualify it, by role.

        ``made`` says who entered the row, and when.
        """
        name, subject, mode, confidence = shared
        cells, header = self.cells, column.header
        rank = cells.one_of(own["rank"], RANKS, "normal") if "rank" in own else "normal"
        if rank != "normal" and rank in RANKS and "reason" not in own:
            cells.fault(column.beside.get("reason", header), "rank-without-reason", given=rank)
        sources = cells.sources_of(own.get("sources", "sources"))
        mode = cells.one_of(own["mode"], MODES, mode) if "mode" in own else mode
        records = self.records(column, own, sources) if mode in ("", MODE) or "record" in own else ()
        return Claim(
            f"{name}-{column.ending}", subject, column.used, cells.value(column.used, header),
            column.lang, sources, None, mode_of(mode, records), rank,
            cells.get(own["reason"]) if "reason" in own else "",
            cells.one_of(own["confidence"], CONFIDENCES, "") if "confidence" in own else confidence,
            cells.edtf(own["from"]) if "from" in own else "", cells.edtf(own["to"]) if "to" in own else "",
            cells.get(own["note"]) if "note" in own else "", cells.place, cells.row.number, header,
            page_of(cells, sources, own["page"]) if "page" in own else "", *made, records,
        )  # fmt: skip

    def records(self, column: Column, own: dict[str, str], sources: tuple[str, ...]) -> tuple[Record, ...]:
        """Return the records on which the claim of a cell rests: its own, or those of the row."""
        cells, name = self.cells, column.used.name
        field = own.get("field", "")
        if "record" not in own and (found := records_beside(cells, sources, name, column.lang, self.ids)):
            if given := cells.get("record"):
                cells.fault("record", "record-of-several", given=given, sources=" ".join(each.source for each in found))
            return tuple(each._replace(field=cells.get(field)) for each in found) if field else found
        return record_in(cells, sources, name, column.lang, own.get("record", "record"), field)


def bare(header: str) -> str:
    """Return the property in a header, without language, number and role."""
    return re.split(r"[@ ]", header)[0]


def ending(used: Property, lang: str, number: str) -> str:
    """Return the ending of the ids of a column's claims: ``member-since``, ``alt-label-en-2``."""
    local = HUMP.sub("-", used.name.partition(":")[2])
    return "-".join(filter(None, (local, lang, number))).lower()
