"""What is wrong with the header of a table: columns that are unknown, missing or there twice."""

from collections.abc import Sequence

from creativegraph.errors import Cell, Fault
from creativegraph.names.suggest import clear, nearest
from creativegraph.tables.rules import fault
from creativegraph.tables.table import FINDINGS, HARMLESS, HEADERS, NEEDED, TRANSLATED

__all__ = ["faults_of_header"]

OPEN = frozenset(("matches",))
"""Kinds of tables that may have further columns, as others define them; only misspelt ones are told."""
CLAIM = {"thing", "property", "value"}
"""The columns of a claims table whose ``subject`` is called as that of a records table."""
MEANT = {"object": "value", "predicate": "property", "quotation": "quote"}
"""Other words for columns, too unlike these to be found by their letters."""
SUGGESTED = 200
"""For how many unknown columns a known one is looked for; a header with more is no header of ours misspelt."""


def meant_by(name: str, columns: Sequence[str]) -> tuple[str, str]:
    """Return the column that an unknown one clearly means, by letters or as another word, and the one most like it."""
    word = MEANT.get(name, "")
    meant = clear(name, columns) or (word if word in columns else "")
    return meant, meant or nearest(name, columns)


def faults_of_header(where: Cell, header: Sequence[str], kind: str) -> tuple[list[Fault], bool]:
    """Return the faults of unknown, missing and repeated columns, and whether the rows can be read in spite of them."""
    found = faults_of_subject(where, header) if kind == "records" else []
    return (found, False) if found else faults_of_columns(where, header, kind)


def faults_of_columns(where: Cell, header: Sequence[str], kind: str) -> tuple[list[Fault], bool]:
    """Return the faults of the columns of a kind of table, and whether the rows can be read in spite of them."""
    faults, readable = [], True
    known, names, seen, unknown = " ".join(HEADERS[kind]), set(header), set[str](), 0
    for place, name in enumerate(header):
        cell = where._replace(column=place + 1)
        if not name:  # reported with its cells, if it has any
            continue
        if name in seen:
            fix = f"{name} 2" if ":" in name and f"{name} 2" not in names else ""
            rule = "property-column-twice" if ":" in name else "column-twice"
            faults.append(fault(cell, rule, fix=fix, given=name))
        elif "@" in name and name.partition("@")[0] in TRANSLATED.get(kind, ()):
            pass
        elif kind == "records" and name.endswith(" record"):
            pass  # of a source, see records_table.py
        elif name not in HEADERS[kind] and ":" not in name and name != FINDINGS:
            unknown += 1
            meant, near = meant_by(name, HEADERS[kind]) if unknown <= SUGGESTED else ("", "")
            if kind in OPEN and (not meant or meant in names):
                seen.add(name)
                continue
            readable = readable and (not near or near in names or near in HARMLESS)
            if kind == "records" and readable and near not in HARMLESS:
                seen.add(name)
                continue  # it may be a property without its prefix, and is reported with these
            rule = "unknown-record-column" if kind == "records" else "unknown-column"
            faults.append(fault(cell, rule, expected=near, fix=meant, given=name, near=near, kind=kind, known=known))
        seen.add(name)
    if missing := ", ".join(name for name in NEEDED[kind] if name not in header):
        faults.append(fault(where._replace(column=1), "missing-column", expected=missing, given=missing))
    return faults, readable and not missing


def faults_of_subject(where: Cell, header: Sequence[str]) -> list[Fault]:
    """Return the faults of a header of claims that calls the subject ``thing``; none where it is no such header."""
    if not set(header) >= CLAIM or any(":" in name for name in header):
        return []
    cell, why = where._replace(column=header.index("thing") + 1), "table.missing-column.thing"
    rest, _ = faults_of_columns(where, ["subject" if name == "thing" else name for name in header], "claims")
    return [fault(cell, "missing-column", given="subject", expected="subject", fix="subject", why=why), *rest]
