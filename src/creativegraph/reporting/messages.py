"""The words of a report itself, in the languages it may be in."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from creativegraph.iris import compact
from creativegraph.validation.report import SEVERITIES, Finding, Report

__all__ = ["advice", "named_rule", "short_path", "summary", "words"]

ENGLISH = {
    "violation": "violation", "warning": "warning", "info": "info", "waived": "waived",
    "violations": "violations", "warnings": "warnings", "infos": "infos",
    "row": "row", "column": "column", "sheet": "sheet", "cell": "cell", "file": "file",
    "rule": "rule", "message": "message", "thing": "thing", "property": "property", "value": "value",
    "severity": "severity", "expected": "expected", "write": "write", "reason": "reason", "waivers": "waivers",
    "no place": "not in a file", "findings": "Findings", "since": "since", "until": "until",
    "more": "… and {count} more of {rule}",
    "waivers title": "Accepted by a waiver", "about": "about",
    "in files": "in {count} files", "in one file": "in one file",
    "held back": "findings left out since they only follow from cells that cannot be read: {count}; mend those first",
    "instead": "pySHACL checks, since the fast engine does not: {why}",
    "size": "{triples} triples, {shapes} rules", "by": "checked by {engine}",
    "fast": "the fast engine", "pyshacl": "pySHACL",
}  # fmt: skip
VIETNAMESE = {
    "violation": "vi phạm", "warning": "cảnh báo", "info": "gợi ý", "waived": "được miễn",
    "violations": "vi phạm", "warnings": "cảnh báo", "infos": "gợi ý",
    "row": "hàng", "column": "cột", "sheet": "trang tính", "cell": "ô", "file": "tệp",
    "rule": "quy tắc", "message": "nội dung", "thing": "đối tượng", "property": "thuộc tính", "value": "giá trị",
    "severity": "mức độ", "expected": "cần có", "write": "hãy ghi", "reason": "lý do", "waivers": "miễn trừ",
    "no place": "không thuộc tệp nào", "findings": "Kết quả", "since": "từ", "until": "đến",
    "more": "… và {count} trường hợp khác của {rule}",
    "waivers title": "Được chấp nhận theo miễn trừ", "about": "về",
    "in files": "trong {count} tệp", "in one file": "trong một tệp",
    "held back": "số kết quả bỏ qua vì chỉ phát sinh từ những ô không đọc được: {count}; hãy sửa các ô đó trước",
    "instead": "pySHACL kiểm tra, vì công cụ nhanh không chạy được: {why}",
    "size": "{triples} bộ ba, {shapes} quy tắc", "by": "kiểm tra bằng {engine}",
    "fast": "công cụ nhanh", "pyshacl": "pySHACL",
}  # fmt: skip
IN_PATH = re.compile(r"<([^<>]+)>")
SPOKEN = {"en": MappingProxyType(ENGLISH), "vi": MappingProxyType(VIETNAMESE)}


def words(language: str) -> Mapping[str, str]:
    """The words in this language, in English where there are none in it."""
    return SPOKEN.get(language.partition("-")[0].lower(), SPOKEN["en"])


def named_rule(finding: Finding) -> str:
    """The rule of a finding as people write it, such as ``cgs:Agreement-hasParty``."""
    return compact(finding.rule)


def advice(finding: Finding, language: str) -> list[str]:
    """What is expected and what to write, a line each, as far as known; once where both are one."""
    said = words(language)
    expected = finding.expected if finding.expected != finding.fix else ""
    pairs = (("expected", expected), ("write", finding.fix))
    return [f"{said[word]}: {text}" for word, text in pairs if text]


def short_path(path: str) -> str:
    """A property or a path with its IRIs by their prefixes."""
    return IN_PATH.sub(lambda found: compact(found[1]), compact(path))


def counted(report: Report, severity: str) -> str:
    """How many findings have a severity, with the word for them."""
    count = report.count(severity)
    return f"{count} {words(report.language)[severity if count == 1 else severity + 's']}"


def summary(report: Report) -> list[str]:
    """What there is to say at the end, the counts last."""
    said = words(report.language)
    lines = list(report.notes)
    if report.instead:
        lines.append(said["instead"].format(why=report.instead))
    if report.held_back:
        lines.append(said["held back"].format(count=report.held_back))
    counts = [counted(report, each) for each in SEVERITIES]
    if report.waived:
        counts.append(f"{len(report.waived)} {said['waived']}")
    size = said["size"].format(triples=report.triples, shapes=report.shapes)
    by = said["by"].format(engine=said.get(report.engine, report.engine))
    files = len({each.cell.file for each in report.findings if each.cell is not None and each.waiver is None})
    where = f" {said['in one file'] if files == 1 else said['in files'].format(count=files)}" if files else ""
    lines.append(f"{size}: {', '.join(counts)}{where}; {by}")
    return lines
