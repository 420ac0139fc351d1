"""Writes a report in any format, as bytes or to a file, by the ending; CSV is made here, one finding a row."""

import csv
import io
from pathlib import Path

from creativegraph.errors import FormatError, shown
from creativegraph.files import RDF_NAMES, atomic_write
from creativegraph.messages.characters import harmless, sound
from creativegraph.reporting import json as json_form
from creativegraph.reporting import rdf as shacl
from creativegraph.reporting import sarif
from creativegraph.reporting.json import of_finding
from creativegraph.reporting.text import MOST, report_text
from creativegraph.validation.report import Report

__all__ = ["FORMATS", "format_of", "write_report"]

FORMATS = ("text", "csv", "json", "sarif", "ttl", "jsonld", "nt")
NAMES = {**RDF_NAMES, "table": "text", "txt": "text"}
COLUMNS = (
    "severity", "rule", "message", "focus", "path", "value", "file", "row", "column",
    "sheet", "cell", "label", "expected", "fix", "component", "waiver", "reason", "of",
)  # fmt: skip


def write_report(
    report: Report,
    path: str | Path | None = None,
    *,
    format: str | None = None,  # noqa: A002 - the word that ``export`` has
    most: int | None = MOST,
) -> bytes:
    """Write ``report`` to ``path``; without a path, its bytes.

    The file is written to a temporary file and renamed, so a failed write leaves the old file intact.
    docs/validation.md says what each format holds.

    Args:
        report: what to write.
        path: where; its ending gives the format.
        format: text, csv, json, sarif, ttl, jsonld or nt; text without a path.
        most: how many findings of one rule in one file text shows; None for all. The other formats have all.

    Raises:
        FormatError: no such format.
        UnwritableError: the place cannot be written.
    """
    chosen = format_of(path, format)
    data = formatted(report, chosen, most)
    if path is None:
        return data
    with atomic_write(Path(path)) as file:
        file.write(data)
    return b""


def format_of(path: str | Path | None, given: str | None) -> str:
    """Return the format given by name or by the ending of the path."""
    text = given or (Path(path).suffix.removeprefix(".") if path else "text")
    chosen = NAMES.get(text.lower(), text.lower())
    if chosen not in FORMATS:
        wanted = f"no format {shown(text)}" if text else f"the name {shown(str(path))} has no ending"
        raise FormatError(f"{wanted}; write a report as {', '.join(FORMATS)}")
    return chosen


def formatted(report: Report, chosen: str, most: int | None) -> bytes:
    """Return a report in a format."""
    if chosen == "text":
        return report_text(report, most=most).encode("utf-8", "backslashreplace")
    if chosen in shacl.FORMATS:
        return shacl.written(report, chosen)
    if chosen == "csv":
        return as_csv(report)
    return json_form.written(report) if chosen == "json" else sarif.written(report)


def as_csv(report: Report) -> bytes:
    """Return a report as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in report.findings:
        accepted = {"waiver": each.waiver.id, "reason": each.waiver.reason} if each.waiver else {"reason": None}
        found = {**of_finding(each), **accepted}
        writer.writerow(["" if found[name] is None else harmless(sound(str(found[name]))) for name in COLUMNS])
    return out.getvalue().encode()
