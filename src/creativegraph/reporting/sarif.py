"""A report as SARIF 2.1.0, with file, line and column of each finding, which code hosts and editors show there."""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from urllib.parse import quote

from creativegraph.errors import Cell
from creativegraph.iris import compact, is_iri
from creativegraph.messages.characters import one_line
from creativegraph.messages.table import languages, message
from creativegraph.reporting.json import Json, dumped, of_finding, running_version
from creativegraph.reporting.summary import advice
from creativegraph.tables.rules import iri_of
from creativegraph.tables.rules import rules as table_rules
from creativegraph.validation.report import Excerpt, Finding, Report, Waiver
from creativegraph.validation.shapes.graph import Shapes, shapes_of
from creativegraph.validation.shapes.shapes import read_shapes

__all__ = ["written"]

VARIABLE = re.compile(r"\{[?$]\w+\}")
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://w3id.org/creativegraph/"
BASE = "%SRCROOT%"
LEVELS = {"violation": "error", "warning": "warning", "info": "note"}
FINGERPRINT = "creativegraph/v1"
IN_URI = "%/:?#[]@!$&'()*+,;=~"
"""The characters that stand as they are in a URI; letters of an IRI are percent-encoded."""
PROPERTIES = ("rule", "focus", "path", "value", "expected", "fix", "component", "of", "sheet", "branches")
"""The keys of a finding that have no field in SARIF."""


def given(fields: Mapping[str, Json]) -> dict[str, Json]:
    """Return the fields that hold something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], (), {})}


def written(report: Report) -> bytes:
    """Return a report as SARIF."""
    rules: dict[str, Finding] = {}
    for each in report.findings:
        rules.setdefault(each.rule, each)
    shapes = shapes_of(read_shapes(()) if rules else b"")
    note = {"text": message("report.fallback", report.language, why=report.instead)}
    invocation: dict[str, Json] = {
        "executionSuccessful": True, "exitCode": 0 if report.conforms else 1,
        "toolExecutionNotifications": [{"level": "note", "message": note}] if report.instead else None,
    }  # fmt: skip
    pointed = [each.cell.file for each in report.findings if each.cell is not None]
    run: dict[str, Json] = {
        "tool": {"driver": {
            "name": "creativegraph",
            "semanticVersion": running_version(),
            "version": running_version(),
            "informationUri": HOME,
            "rules": [rule_of(each, messages_of(shapes, iri), report.language) for iri, each in rules.items()],
        }},
        "language": report.language if re.fullmatch("[a-zA-Z]{2}(-[a-zA-Z]{2})?", report.language) else "en",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which the check was run."}}},
        "invocations": [given(invocation)],
        "artifacts": [{"location": location_of(file)} for file in dict.fromkeys([*report.files, *pointed]) if file],
        "results": results(report, {iri: number for number, iri in enumerate(rules)}),
        "properties": {"triples": report.triples, "shapes": report.shapes, "engine": report.engine,
                       "heldBack": report.held_back, "quoted": [each._asdict() for each in report.quoted]},
    }  # fmt: skip
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def messages_of(shapes: Shapes, rule: str) -> dict[str, str]:
    """Return the messages of a packaged shape by language; of a rule for tables, its meaning."""
    for name in table_rules():
        if iri_of(name) == rule:
            return {tag: message(f"table.{name}.meaning", tag) for tag in languages()}
    node = f"<{rule}>"
    found = shapes.messages(shapes.value(node, "sh:sparql")) or shapes.messages(node)
    return {language: VARIABLE.sub("…", text) for language, text in found}


def rule_of(finding: Finding, messages: Mapping[str, str], language: str) -> Json:
    """Return the description of a rule, with its messages in all languages that it has."""
    text = one_line(messages.get(language) or messages.get("en") or finding.message) or finding.name
    return {
        "id": compact(finding.rule),
        "name": finding.name or finding.rule,
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": f"{text}\n\n`{compact(finding.rule)}`"},
        "defaultConfiguration": {"level": LEVELS.get(finding.severity, "error")},
        **given({
            "helpUri": quote(finding.rule.encode("utf-8", "replace"), safe=IN_URI) if is_iri(finding.rule) else None,
            "messageStrings": {name or "und": {"text": each} for name, each in sorted(messages.items())},
        }),
    }  # fmt: skip


def results(report: Report, rules: Mapping[str, int]) -> Sequence[Json]:
    """Return the findings; those with the same fingerprint are numbered."""
    seen: Counter[str] = Counter()
    found: list[Json] = []
    for each in report.findings:
        excerpt = report.excerpts.get(each.cell) if each.cell else None
        print_ = fingerprint(each, excerpt)
        seen[print_] += 1
        lines = (one_line(each.message), *map(one_line, advice(each, report.language)))
        view = of_finding(each)
        mended = fix(each, excerpt)
        found.append({
            "ruleId": compact(each.rule),
            "ruleIndex": rules[each.rule],
            "level": LEVELS.get(each.severity, "error"),
            "message": {"text": "\n".join(line for line in lines if line) or each.name or each.rule or each.severity},
            "locations": [location(each, excerpt)],
            "partialFingerprints": {FINGERPRINT: f"{print_}:{seen[print_]}"},
            "properties": given({key: view[key] for key in PROPERTIES}),
            **({"fixes": [mended]} if mended else {}),
            # either all results of a run say whether they are suppressed, or none
            **({"suppressions": [suppression(each.waiver)] if each.waiver else []} if report.waived else {}),
        })  # fmt: skip
    return found


def fingerprint(finding: Finding, excerpt: Excerpt | None) -> str:
    """Return a hash of what stays the same when rows move: all but row and column."""
    thing = finding.label if finding.focus_term.startswith("_:") else finding.focus
    if not thing and excerpt is not None:
        thing = "\x1f".join(excerpt.cells)
    place = (finding.cell.file, finding.cell.sheet) if finding.cell else ("", "")
    parts = (finding.rule, thing, finding.path or "", finding.value or "", *place)
    return hashlib.sha256("\x1e".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def location(finding: Finding, excerpt: Excerpt | None) -> Json:
    """Return the file with row and column, the cell by its name, and the thing."""
    cell = finding.cell
    names: list[Json] = []
    if cell is not None and cell.column > 0 and (cell.sheet or (excerpt is not None and excerpt.header)):
        sheet = f"{cell.sheet}!" if cell.sheet else ""
        names.append({"name": cell.name, "fullyQualifiedName": f"{sheet}{cell.name}", "kind": "cell"})
    if finding.focus:
        names.append({"name": finding.label or compact(finding.focus), "fullyQualifiedName": finding.focus,
                      "kind": "object"})  # fmt: skip
    there = physical(cell, excerpt) if cell is not None and cell.file else None
    return given({"physicalLocation": there, "logicalLocations": names})


def physical(cell: Cell, excerpt: Excerpt | None) -> Json:
    """Return the row as a line and the column as a column, with the text found there."""
    made: dict[str, Json] = {"artifactLocation": location_of(cell.file)}
    if cell.row < 1:
        return made
    region: dict[str, Json] = {"startLine": cell.row, "startColumn": cell.column if cell.column > 0 else None}
    if excerpt is not None:
        place, cells = max(cell.column - 1, 0), excerpt.cells
        there = cells[place : place + 1] if excerpt.header else ["".join(cells)[place:]]
        region["snippet"] = {"text": "".join(there)}
        region["endColumn"] = cell.column + 1 if excerpt.header and cell.column > 0 else None
        if region["endColumn"] or place:  # the row around it, which must be more than the region
            made["contextRegion"] = {"startLine": cell.row, "snippet": {"text": "\t".join(cells)}}
    return {**made, "region": given(region)}


def fix(finding: Finding, excerpt: Excerpt | None) -> Json:
    """Return the replacement of the value in a line of text, where it occurs there once.

    There is none for tables: the cells of a row do not show where their text begins and ends in the file.
    """
    cell, value = finding.cell, finding.value
    if not (cell and excerpt and finding.fix and value and cell.row > 0) or excerpt.header or len(excerpt.cells) != 1:
        return None
    text = excerpt.cells[0]
    start = max(cell.column - 1, 0)
    if text.count(value, start) != 1 or not finding.fix.isprintable():
        return None
    begin = text.index(value, start) + 1
    region = {"startLine": cell.row, "startColumn": begin, "endLine": cell.row, "endColumn": begin + len(value)}
    change: Json = {"deletedRegion": region, "insertedContent": {"text": finding.fix}}
    return {
        "description": {"text": finding.fix},
        "artifactChanges": [{"artifactLocation": location_of(cell.file), "replacements": [change]}],
    }


def suppression(waiver: Waiver) -> Json:
    """Return the waiver of a finding."""
    until = waiver.until.isoformat() if waiver.until else None
    kept = {"id": waiver.id, "date": waiver.date.isoformat(), **given({"until": until})}
    return {"kind": "external", "status": "accepted", "justification": waiver.reason, "properties": kept}


def location_of(file: str) -> Json:
    """Return the location of a file; below the working folder it is relative to that."""
    here, whole = Path.cwd(), PurePath(os.path.normpath(Path.cwd() / file))
    below = whole.is_relative_to(here)
    path = (whole.relative_to(here) if below else whole).as_posix()
    try:
        uri = quote(path.encode("utf-8", "surrogateescape"))  # the bytes of a name that is not UTF-8
    except UnicodeEncodeError:
        uri = quote(path.encode("utf-8", "replace"))
    if below:
        return {"uri": uri, "uriBaseId": BASE}
    return {"uri": f"file://{'' if uri.startswith('/') else '/'}{uri}"}  # Windows paths lack the slash
