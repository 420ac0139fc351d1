"""A report as JSON, and back.

Everything in a report is in it, under keys that stay; docs/validation.md names each.
"""

import json
import sys
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from creativegraph.errors import Cell, FormatError, UnreadableError, shown
from creativegraph.tables.quotations.verify import Share
from creativegraph.validation.report import SEVERITIES, Finding, Report, Waiver

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Json", "dumped", "of_finding", "read_report", "running_version", "written"]

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
Object: TypeAlias = dict[str, Any]
FORM = "creativegraph-report"
VERSION = 1
PLAIN = ("triples", "shapes", "engine", "instead", "files", "beside", "held_back", "notes")
PLACE = ("file", "sheet", "row", "column", "cell")
FINDING = (
    *("severity", "rule", "name", "message", "focus", "label", "path", "value", *PLACE),
    *("expected", "fix", "component", "branches", "waiver", "focus_term", "value_term", "of", "path_triples"),
    *("shape_term", "severity_term", "constraint_term", "messages", "detail_triples"),
)
WAIVER = ("id", "rule", "thing", "property", "value", "reason", "date", "until", *PLACE)
"""The keys of version 1, in their order: a place is spread out, ``cell`` is its name."""


def dumped(document: Json) -> bytes:
    r"""Return a document as bytes; halves of characters, which UTF-8 cannot hold, are escaped.

    The names of files hold them where they are not UTF-8; msgspec and orjson refuse them, so ``json`` writes and reads.
    """
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def written(report: Report) -> bytes:
    """Return a report as JSON."""
    counts = {each: report.count(each) for each in SEVERITIES}
    return dumped({
        "format": FORM,
        "version": VERSION,
        "tool": {"name": "creativegraph", "version": running_version()},
        "language": report.language,
        "conforms": report.conforms,
        "counts": {**counts, "waived": len(report.waived)},
        **{name: getattr(report, name) for name in PLAIN},
        "quoted": [each._asdict() for each in report.quoted],
        "rerun": None,  # kept for readers of version 1
        "findings": [of_finding(each) for each in report.findings],
        "excerpts": [
            {**of_cell(cell), "header": each.header, "cells": each.cells} for cell, each in report.excerpts.items()
        ],
    })  # fmt: skip


def running_version() -> str:
    """Return the version of the library."""
    return str(sys.modules["creativegraph"].__version__)


def of_cell(cell: Cell | None) -> Object:
    """Return a place under its keys, nulls where there is none."""
    return dict(zip(PLACE, (*cell, cell.name) if cell else (None,) * len(PLACE), strict=True))


def of_finding(finding: Finding) -> Object:
    """Return a finding with its place, alternatives and waiver."""
    waiver = finding.waiver
    found = {**plain(finding), "name": finding.name, **of_cell(finding.cell)}
    found["waiver"] = waiver and {key: {**plain(waiver), **of_cell(waiver.cell)}[key] for key in WAIVER}
    return {key: found[key] for key in FINDING}


def plain(value: Finding | Waiver) -> Object:
    """Return the fields of a value as JSON has them."""
    import msgspec

    made: Object = msgspec.to_builtins(value, enc_hook=str)  # an IRI is a kind of text that msgspec does not know
    return made


def read_report(source: str | Path | bytes) -> Report:
    """Read a report from a JSON file that ``write_report`` made, or from its bytes; it equals the one written.

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
        raise FormatError(f"{name} is not a report; give one that `creativegraph check --format json` wrote")
    if document.get("version") != VERSION:
        raise FormatError(f"{name} is a report of version {document.get('version')}, not {VERSION}; check again")
    try:
        return report_of(document)
    except (KeyError, TypeError, ValueError) as error:  # msgspec.ValidationError is a ValueError
        raise FormatError(f"{name} is an incomplete report ({shown(str(error))}); check again") from error


def report_of(document: Object) -> Report:
    """Return the report that a JSON object holds."""
    import msgspec

    document = {"quoted": [], "beside": [], **document}  # which 0.4 did not have, nor lines of lists
    given = {each.name: document[each.name] for each in fields(Report)}
    given["quoted"] = [[{"lines": 0, **each}[name] for name in Share._fields] for each in document["quoted"]]
    given["findings"] = [
        {**each, "cell": place_of(each), "waiver": (waiver := each["waiver"]) and {**waiver, "cell": place_of(waiver)}}
        for each in document["findings"]
    ]
    given["excerpts"] = {place_of(each): each for each in document["excerpts"]}
    return msgspec.convert(given, Report, dec_hook=text_of)


def place_of(each: Object) -> tuple[Json, ...] | None:
    """Return the place that a JSON object names, as msgspec takes it."""
    return None if each["file"] is None else tuple(each[key] for key in PLACE[:-1])


def text_of(kind: type[str], value: object) -> str:
    """Return an IRI, which msgspec does not know."""
    if not isinstance(value, str):
        raise TypeError(f"{shown(value)} is not text")
    return kind(value)
