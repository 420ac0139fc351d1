"""A report as JSON, and back.

Everything in a report is in it, under keys that stay; docs/validation.md names each.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias, cast

from creativegraph.errors import Cell, FormatError, UnreadableError, shown
from creativegraph.iris import IRI
from creativegraph.validation.report import SEVERITIES, Branch, Excerpt, Finding, Report, Waiver

__all__ = ["Json", "dumped", "read_report", "running_version", "written"]

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
Object: TypeAlias = Mapping[str, Json]
FORM = "creativegraph-report"
VERSION = 1


def dumped(document: Json) -> bytes:
    """A document as bytes; halves of characters, which UTF-8 cannot hold, are escaped."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def written(report: Report) -> bytes:
    """A report as JSON."""
    counts = {each: report.count(each) for each in SEVERITIES}
    return dumped({
        "format": FORM,
        "version": VERSION,
        "tool": {"name": "creativegraph", "version": running_version()},
        "language": report.language,
        "conforms": report.conforms,
        "counts": {**counts, "waived": len(report.waived)},
        "triples": report.triples,
        "shapes": report.shapes,
        "engine": report.engine,
        "instead": report.instead,
        "files": report.files,
        "held_back": report.held_back,
        "notes": report.notes,
        "rerun": None,  # kept for readers of version 1
        "findings": [of_finding(each) for each in report.findings],
        "excerpts": [
            {**of_cell(cell), "header": each.header, "cells": each.cells} for cell, each in report.excerpts.items()
        ],
    })  # fmt: skip


def running_version() -> str:
    """The version of the library."""
    return str(sys.modules["creativegraph"].__version__)


def of_cell(cell: Cell | None) -> dict[str, Json]:
    """A place; nulls where there is none."""
    if cell is None:
        return {"file": None, "sheet": None, "row": None, "column": None, "cell": None}
    return {"file": cell.file, "sheet": cell.sheet, "row": cell.row, "column": cell.column, "cell": cell.name}


def of_finding(finding: Finding) -> Json:
    """A finding with its place, alternatives and waiver."""
    waiver = finding.waiver
    return {
        "severity": finding.severity,
        "rule": finding.rule,
        "name": finding.name,
        "message": finding.message,
        "focus": finding.focus,
        "label": finding.label,
        "path": finding.path,
        "value": finding.value,
        **of_cell(finding.cell),
        "expected": finding.expected,
        "fix": finding.fix,
        "component": finding.component,
        "branches": [
            {"rule": each.rule, "message": each.message, "holds": each.holds, "reasons": each.reasons}
            for each in finding.branches
        ],
        "waiver": None if waiver is None else of_waiver(waiver),
        "focus_term": finding.focus_term,
        "value_term": finding.value_term,
    }


def of_waiver(waiver: Waiver) -> Json:
    """A waiver with the place where it stands."""
    return {
        "id": waiver.id,
        "rule": waiver.rule,
        "thing": waiver.thing,
        "property": waiver.property,
        "value": waiver.value,
        "reason": waiver.reason,
        "date": waiver.date.isoformat(),
        "until": waiver.until.isoformat() if waiver.until else None,
        **of_cell(waiver.cell),
    }


def read_report(source: str | Path | bytes) -> Report:
    """The report in a JSON file that ``write_report`` made, or in its bytes, equal to the one written.

    Raises:
        UnreadableError: the file cannot be read.
        FormatError: it holds no report, or one of a later version of this format.
    """
    try:
        data = source if isinstance(source, bytes) else Path(source).read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {source!s}: {error.strerror}; check the name") from error
    name = "this" if isinstance(source, bytes) else str(source)
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"{name} is not JSON ({shown(str(error))}); give a report written as JSON") from error
    if not isinstance(document, dict) or document.get("format") != FORM:
        raise FormatError(f"{name} is no report; give one that `creativegraph check --format json` wrote")
    if document.get("version") != VERSION:
        raise FormatError(f"{name} is a report of version {document.get('version')}, not {VERSION}; check anew")
    try:
        return report_of(document)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise FormatError(f"{name} is no whole report ({shown(str(error))}); check anew") from error


def report_of(document: Object) -> Report:
    """The report that a JSON object holds."""
    return Report(
        findings=tuple(finding_of(each) for each in objects(document, "findings")),
        triples=number(document, "triples"),
        shapes=number(document, "shapes"),
        engine=text(document, "engine"),
        instead=text(document, "instead"),
        files=texts(document, "files"),
        held_back=number(document, "held_back"),
        notes=texts(document, "notes"),
        excerpts={
            cast("Cell", cell_of(each)): Excerpt(texts(each, "cells"), texts(each, "header"))
            for each in objects(document, "excerpts")
        },
        language=text(document, "language"),
    )


def finding_of(each: Object) -> Finding:
    """A finding from its object."""
    waiver = cast("Object | None", each["waiver"])
    return Finding(
        severity=text(each, "severity"),
        rule=IRI(text(each, "rule")),
        message=text(each, "message"),
        focus=text(each, "focus"),
        path=maybe(each, "path"),
        value=maybe(each, "value"),
        cell=cell_of(each),
        label=text(each, "label"),
        component=text(each, "component"),
        expected=text(each, "expected"),
        fix=text(each, "fix"),
        branches=tuple(
            Branch(IRI(text(one, "rule")), text(one, "message"), one["holds"] is True, texts(one, "reasons"))
            for one in objects(each, "branches")
        ),
        waiver=None if waiver is None else waiver_of(waiver),
        focus_term=text(each, "focus_term"),
        value_term=text(each, "value_term"),
    )


def waiver_of(each: Object) -> Waiver:
    """A waiver from its object."""
    until = maybe(each, "until")
    return Waiver(
        id=text(each, "id"),
        rule=IRI(text(each, "rule")),
        thing=text(each, "thing"),
        reason=text(each, "reason"),
        date=date.fromisoformat(text(each, "date")),
        until=date.fromisoformat(until) if until is not None else None,
        property=maybe(each, "property"),
        value=maybe(each, "value"),
        cell=cell_of(each),
    )


def cell_of(each: Object) -> Cell | None:
    """A place from the object that it is in."""
    file = maybe(each, "file")
    return None if file is None else Cell(file, text(each, "sheet"), number(each, "row"), number(each, "column"))


def text(each: Object, key: str) -> str:
    """The text under a key."""
    found = each[key]
    if not isinstance(found, str):
        raise TypeError(f"{key} is no text")
    return found


def maybe(each: Object, key: str) -> str | None:
    """The text under a key, or None."""
    return None if each[key] is None else text(each, key)


def number(each: Object, key: str) -> int:
    """The whole number under a key."""
    found = each[key]
    if not isinstance(found, int) or isinstance(found, bool):
        raise TypeError(f"{key} is no whole number")
    return found


def texts(each: Object, key: str) -> tuple[str, ...]:
    """The texts in a list."""
    found = each[key]
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise TypeError(f"{key} is no list of texts")
    return tuple(found)


def objects(each: Object, key: str) -> list[Object]:
    """The objects in a list."""
    found = each[key]
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise TypeError(f"{key} is no list of objects")
    return found
