"""The claims of a dossier as rows of claims tables, as they stand in the tables of the project, and its sources."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from creativegraph.iris import IRI, compact
from creativegraph.reporting.dossier.model import Dossier, Gap
from creativegraph.tables.build import Build
from creativegraph.tables.claim import Claim, Passage, Source
from creativegraph.tables.table import HEADERS, Table

__all__ = ["Sheet", "asked_rows", "claim_rows", "source_rows"]

COLUMNS = HEADERS["claims"]
ASKED = ("asked", "subject", "property", "value", "sources", "when", "phase", "lang", "mode", "note", "id")
Cells = dict[str, str]


class Sheet(NamedTuple):
    """Rows under a header."""

    header: tuple[str, ...]
    rows: list[tuple[str, ...]]


def claim_rows(build: Build, dossier: Dossier, is_figure: bool | None = None) -> Sheet:
    """Return the rows that make the claims of a dossier: those of figures, those of all else, or all.

    A row of a claims table stands as it was typed, also in short form; a cell of a records table is a row of its own.
    Left out are claims of what the project extends, and those that rest on records of two datasets.
    """
    wanted = [each for name in sorted(each.claim for each in dossier.said) if (each := build.claims.get(id_of(name)))]
    figures, owner = build.vocabulary.roles.observations, owner_of(build)
    words = quoted_elsewhere(build)
    found: dict[tuple[int, int, str], Cells] = {}
    for claim in wanted:
        if is_figure is not None and claim.subject.startswith(figures) is not is_figure:
            continue
        table = build.tables[claim.table]
        if table.owner != owner:
            continue  # its id would be read as one of the project itself
        if table.kind == "claims":
            if is_own(table, claim):
                found.setdefault((claim.table, claim.row, ""), typed(table, claim.row))
        elif len(claim.records) < 2:  # a row names one record
            made = unquoted(claim, typed(table, claim.row)) if claim.id in words else claim
            found.setdefault((claim.table, claim.row, claim.id), cells_of(made))
    used = [name for name in COLUMNS if any(row.get(name) for row in found.values())]
    header = tuple(name for name in COLUMNS if name in used or name in NEEDED)
    return Sheet(header, [tuple(row.get(name, "") for name in header) for row in sorted_rows(found.values())])


NEEDED = ("id", "subject", "property", "value", "sources")


def sorted_rows(rows: Iterable[Cells]) -> list[Cells]:
    """Return rows by what they are about."""
    return sorted(rows, key=lambda each: (each.get("subject", ""), each.get("property", ""), each.get("id", "")))


def owner_of(build: Build) -> str:
    """Return what stands before the ids of the project that is built; nothing for the packaged one."""
    return "" if build.projects is None or build.projects.own.is_packaged else build.projects.own.name


def id_of(claim: IRI) -> str:
    """Return the id of a claim in a build: that of its table, with its project before it."""
    from creativegraph.iris import space_of

    space = space_of(claim)
    return f"{space.name}:{claim.slug}" if space else claim.slug


def is_own(table: Table, claim: Claim) -> bool:
    """Return False for a class or name that no row says."""
    row = table.row(claim.row)
    name = table.get(row, "id") if row else ""
    local = claim.id.rpartition(":")[2]
    return bool(name) and (local == name or local.startswith(f"{name}-"))


def typed(table: Table, number: int) -> Cells:
    """Return a row as it was typed."""
    row = table.row(number)
    return {name: row.cells[place].strip() for name, place in table.columns.items()} if row else {}


def quoted_elsewhere(build: Build) -> set[str]:
    """Return the ids of the claims whose words stand in a table of quotations, which gives them to the claims again."""
    rows = ((table, row) for table in build.tables if table.kind == "quotations" for row in table.rows)
    return {
        f"{table.owner}:{name}" if table.owner else name
        for table, row in rows for name in table.get(row, "claims").split()
    }  # fmt: skip


def unquoted(claim: Claim, row: Cells) -> Claim:
    """Return a claim of a records table as its row states it: without words, and a source, of a table of quotations."""
    named = (row.get(f"{claim.column} sources") or row.get("sources", "")).split()
    source = claim.passage.source if claim.passage else ""
    kept = tuple(each for each in claim.sources if each != source or each.rpartition(":")[2] in named)
    return claim._replace(passage=None, sources=kept or claim.sources)


def cells_of(claim: Claim) -> Cells:
    """Return the row of a claims table that makes a claim."""
    value = compact(claim.value) if claim.property.value == "thing" else claim.value
    quote, start, end = quotation(claim.passage)
    _, record, field = claim.records[0] if claim.records else ("", "", "")
    return {
        "id": claim.id.rpartition(":")[2], "subject": compact(claim.subject), "property": claim.property.name,
        "value": value, "lang": claim.lang, "sources": " ".join(claim.sources), "quote": quote, "start": start,
        "end": end, "page": claim.page, "record": record, "field": field, "mode": claim.mode,
        "rank": "" if claim.rank == "normal" else claim.rank,
        "reason": claim.reason, "confidence": claim.confidence, "from": claim.since, "to": claim.until,
        "entered_by": claim.entered_by, "entered_on": claim.entered_on, "note": claim.note,
    }  # fmt: skip


def quotation(passage: Passage | None) -> tuple[str, str, str]:
    """Return the words of a passage and where they are, as a row has them."""
    if passage is None:
        return "", "", ""
    words = passage.exact or f"{passage.opening} … {passage.closing}{f' #{passage.digest}' if passage.digest else ''}"
    return (words, str(passage.start), str(passage.end)) if passage.is_placed else (words, "", "")


def source_rows(build: Build, claims: Sheet, *others: Sheet) -> Sheet:
    """Return the rows of the sources that rows name."""
    names = {
        name for each in (claims, *others) for row in each.rows for name in row[each.header.index("sources")].split()
    }
    header = HEADERS["sources"]
    owner = owner_of(build)
    known = {each: build.sources.get(f"{owner}:{each}" if owner else each) for each in sorted(names)}
    rows = [typed_source(build, each) for each in known.values() if each and build.tables[each.table].owner == owner]
    return Sheet(header, [tuple(row.get(name, "") for name in header) for row in rows])


def typed_source(build: Build, source: Source) -> Mapping[str, str]:
    """Return the row of a source as it was typed."""
    return typed(build.tables[source.table], source.row)


def asked_rows(dossier: Dossier) -> Sheet:
    """Return a row for each gap, to be filled in: what it asks stands in the column ``asked``."""
    rows = []
    for number, gap in enumerate(dossier.gaps, 1):
        cells = {
            "id": f"dossier-{dossier.thing.slug}-{dossier.made.year}-{number}",
            "subject": compact(gap.subject) if gap.subject else "", "property": gap.property, "when": time_of(gap),
            "asked": gap.text,
        }  # fmt: skip
        rows.append(tuple(cells.get(name, "") for name in ASKED))
    return Sheet(ASKED, rows)


def time_of(gap: Gap) -> str:
    """Return the time of a figure that is asked for."""
    return gap.when if gap.property.startswith("code/") else ""
