"""A report as SARIF 2.1.0, which code hosts and editors show beside the files."""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from creativegraph import project
from creativegraph.errors import Cell
from creativegraph.iris import PREFIXES, compact, is_iri
from creativegraph.messages import languages, message
from creativegraph.messages.characters import one_line
from creativegraph.reporting.json import Json, dumped, running_version
from creativegraph.reporting.summary import advice
from creativegraph.tables.rules import rules as table_rules
from creativegraph.validation.report import Excerpt, Finding, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

VARIABLE = re.compile(r"\{[?$]\w+\}")
__all__ = ["written"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://w3id.org/creativegraph/"
BASE = "%SRCROOT%"
LEVELS = {"violation": "error", "warning": "warning", "info": "note"}
FINGERPRINT = "creativegraph/v1"
Messages = Mapping[str, Mapping[str, str]]


def written(report: Report) -> bytes:
    """Return a report as SARIF."""
    rules: dict[str, Finding] = {}
    for each in report.findings:
        rules.setdefault(each.rule, each)
    known = packaged_messages() if rules else {}
    driver: dict[str, Json] = {
        "name": "creativegraph",
        "semanticVersion": running_version(),
        "version": running_version(),
        "informationUri": HOME,
        "rules": [rule_of(each, known.get(iri, {}), report.language) for iri, each in rules.items()],
    }
    invocation: dict[str, Json] = {"executionSuccessful": True, "exitCode": 0 if report.conforms else 1}
    if report.instead:
        note = {"text": message("report.fallback", report.language, why=report.instead)}
        invocation["toolExecutionNotifications"] = [{"level": "note", "message": note}]
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "language": report.language if re.fullmatch("[a-zA-Z]{2}(-[a-zA-Z]{2})?", report.language) else "en",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which the check was run."}}},
        "invocations": [invocation],
        "artifacts": artifacts(report),
        "results": results(report, {iri: number for number, iri in enumerate(rules)}),
        "properties": {"triples": report.triples, "shapes": report.shapes, "engine": report.engine,
                       "heldBack": report.held_back},
    }  # fmt: skip
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def packaged_messages() -> dict[str, dict[str, str]]:
    """Return the messages of packaged shapes by rule and language; for rules of tables, their meanings."""
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    queries: dict[str, str] = {}
    message_of, queried = PREFIXES["sh"] + "message", PREFIXES["sh"] + "sparql"
    found = {each.iri: {tag: each.meaning(tag) for tag in languages()} for each in table_rules().values()}
    for path in sorted(project.folder("shapes").glob("*.ttl")):
        for each in parse(path.read_bytes(), format=RdfFormat.TURTLE):
            message, home = each.object, str(getattr(each.subject, "value", ""))
            if each.predicate.value == message_of and isinstance(message, Literal):
                found.setdefault(home, {})[message.language or ""] = VARIABLE.sub("…", message.value)
            elif each.predicate.value == queried and isinstance(message, NamedNode):
                queries[home] = message.value
    return {**found, **{shape: found[query] for shape, query in queries.items() if query in found}}


def rule_of(finding: Finding, messages: Mapping[str, str], language: str) -> Json:
    """Return the description of a rule, with its messages in all languages that it has."""
    text = one_line(messages.get(language) or messages.get("en") or finding.message) or finding.name
    rule: dict[str, Json] = {
        "id": compact(finding.rule),
        "name": finding.name or finding.rule,
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": f"{text}\n\n`{compact(finding.rule)}`"},
        "defaultConfiguration": {"level": LEVELS.get(finding.severity, "error")},
    }
    if is_iri(finding.rule):
        rule["helpUri"] = iri_encoded(finding.rule)
    if messages:
        rule["messageStrings"] = {name or "und": {"text": each} for name, each in sorted(messages.items())}
    return rule


def artifacts(report: Report) -> "Sequence[Json]":
    """Return the files that were read, and those that findings point at."""
    pointed = [each.cell.file for each in report.findings if each.cell is not None]
    return [{"location": location_of(file)} for file in dict.fromkeys([*report.files, *pointed]) if file]


def location_of(file: str) -> dict[str, Json]:
    """Return the location of a file."""
    uri, below = encoded(file)
    return {"uri": uri, "uriBaseId": BASE} if below else {"uri": uri}


def results(report: Report, rules: Mapping[str, int]) -> "Sequence[Json]":
    """Return the findings; those with the same fingerprint are numbered."""
    seen: Counter[str] = Counter()
    suppressing = bool(report.waived)
    found: list[Json] = []
    for each in report.findings:
        excerpt = report.excerpts.get(each.cell) if each.cell else None
        print_ = fingerprint(each, excerpt)
        seen[print_] += 1
        lines = (one_line(each.message), *map(one_line, advice(each, report.language)))
        result: dict[str, Json] = {
            "ruleId": compact(each.rule),
            "ruleIndex": rules[each.rule],
            "level": LEVELS.get(each.severity, "error"),
            "message": {"text": "\n".join(line for line in lines if line) or each.name or each.rule or each.severity},
            "locations": [location(each, excerpt)],
            "partialFingerprints": {FINGERPRINT: f"{print_}:{seen[print_]}"},
            "properties": properties(each),
        }
        mended = fix(each, excerpt)
        if mended is not None:
            result["fixes"] = [mended]
        if suppressing:  # either all results of a run say whether they are suppressed, or none
            result["suppressions"] = suppressions(each)
        found.append(result)
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
    made: dict[str, Json] = {}
    if cell is not None and cell.file:
        made["physicalLocation"] = physical(cell, excerpt)
    if cell is not None and cell.column > 0 and (cell.sheet or (excerpt is not None and excerpt.header)):
        sheet = f"{cell.sheet}!" if cell.sheet else ""
        names.append({"name": cell.name, "fullyQualifiedName": f"{sheet}{cell.name}", "kind": "cell"})
    if finding.focus:
        names.append({"name": finding.label or compact(finding.focus), "fullyQualifiedName": finding.focus,
                      "kind": "object"})  # fmt: skip
    if names:
        made["logicalLocations"] = names
    return made


def physical(cell: Cell, excerpt: Excerpt | None) -> Json:
    """Return the row as a line and the column as a column, with the text found there."""
    made: dict[str, Json] = {"artifactLocation": location_of(cell.file)}
    if cell.row < 1:
        return made
    region: dict[str, Json] = {"startLine": cell.row}
    if cell.column > 0:
        region["startColumn"] = cell.column
    if excerpt is not None:
        place, cells = max(cell.column - 1, 0), excerpt.cells
        there = cells[place : place + 1] if excerpt.header else ["".join(cells)[place:]]
        region["snippet"] = {"text": "".join(there)}
        if excerpt.header and cell.column > 0:
            region["endColumn"] = cell.column + 1
        if "endColumn" in region or place:  # the row around it, which must be more than the region
            made["contextRegion"] = {"startLine": cell.row, "snippet": {"text": "\t".join(cells)}}
    made["region"] = region
    return made


def properties(finding: Finding) -> dict[str, Json]:
    """Return what has no field in SARIF."""
    fields: dict[str, Json] = {
        "rule": finding.rule, "focus": finding.focus, "path": finding.path or "", "value": finding.value or "",
        "expected": finding.expected, "fix": finding.fix, "component": finding.component,
        "of": finding.of,
    }  # fmt: skip
    made: dict[str, Json] = {name: each for name, each in fields.items() if each}
    if finding.cell is not None and finding.cell.sheet:
        made["sheet"] = finding.cell.sheet
    if finding.branches:
        made["branches"] = [
            {"rule": each.rule, "message": each.message, "holds": each.holds, "reasons": each.reasons}
            for each in finding.branches
        ]
    return made


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
    region: dict[str, Json] = {
        "startLine": cell.row,
        "startColumn": begin,
        "endLine": cell.row,
        "endColumn": begin + len(value),
    }
    change: dict[str, Json] = {"deletedRegion": region, "insertedContent": {"text": finding.fix}}
    return {
        "description": {"text": finding.fix},
        "artifactChanges": [{"artifactLocation": location_of(cell.file), "replacements": [change]}],
    }


def suppressions(finding: Finding) -> "Sequence[Json]":
    """Return the waiver of a finding, if there is one."""
    waiver = finding.waiver
    if waiver is None:
        return []
    until: dict[str, Json] = {"until": waiver.until.isoformat()} if waiver.until else {}
    return [{
        "kind": "external", "status": "accepted", "justification": waiver.reason,
        "properties": {"id": waiver.id, "date": waiver.date.isoformat(), **until},
    }]  # fmt: skip


def encoded(file: str) -> tuple[str, bool]:
    """Return the URI of a file, and whether it is relative to the working folder, as for files below it."""
    here, whole = Path.cwd(), PurePath(os.path.normpath(Path.cwd() / file))
    below = whole.is_relative_to(here)
    path = (whole.relative_to(here) if below else whole).as_posix()
    try:
        data = path.encode("utf-8", "surrogateescape")  # the bytes of a name that is not UTF-8
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    uri = quote(data)
    return uri if below else f"file://{'' if uri.startswith('/') else '/'}{uri}", below  # Windows paths lack the slash


def iri_encoded(iri: str) -> str:
    """Return an IRI as a URI, its letters percent-encoded."""
    return quote(iri.encode("utf-8", "replace"), safe="%/:?#[]@!$&'()*+,;=~")
