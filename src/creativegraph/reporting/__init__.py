"""Reports: of a check in all formats, of changes between graphs, of audits, and of one thing, which is a dossier."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creativegraph.reporting.annotate import Marked as Marked
    from creativegraph.reporting.annotate import mark as mark
    from creativegraph.reporting.json import read_report as read_report
    from creativegraph.reporting.text import report_text as report_text
    from creativegraph.reporting.write import write_report as write_report

__all__ = ["Marked", "mark", "read_report", "report_text", "write_report"]

HOMES = {
    "Marked": "annotate", "mark": "annotate", "read_report": "json", "report_text": "text", "write_report": "write",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
