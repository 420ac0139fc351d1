"""A table of terms that cannot be read is told once, and not again wherever one of its terms is used."""

from collections.abc import Iterable
from pathlib import Path

from creativegraph.errors import Fault
from creativegraph.project import Projects
from creativegraph.tables.projects.foreign import unread
from creativegraph.tables.table import Table

__all__ = ["without_consequences"]

FOLLOWING = {
    "kinds": ("unknown-kind", "no-thing", "several-things", "missing-thing"),
    "classes": ("unknown-class",),
    "properties": ("header-property", "unknown-property"),
    "codes": ("not-a-choice", "unknown-code", "unknown-scheme", "code-list-without-head"),
}
"""The rules that rows break only since the terms of a table are not known, by what the table has."""


def without_consequences(faults: list[Fault], left_out: Iterable[Table], used: Projects | None) -> list[Fault]:
    """Return faults without those in a project of which, or of what it extends, a table of terms cannot be read."""
    hidden: dict[str, set[str]] = {}
    files = {*(each.file for each in left_out), *(each.file for each in (unread(used.projects) if used else ()))}
    for file in files if used else ():
        made = used.holder(file) if used else None
        if made is not None and (what := kind_of(Path(file), made.folder)):
            hidden.setdefault(made.name, set()).update(FOLLOWING[what])
    if not hidden or used is None:
        return faults
    rules = {
        each.name: frozenset[str]().union(*(hidden[name] for name in hidden if name in {each.name, *each.builds_on}))
        for each in used.projects
    }
    homes = {file: used.holder(file) for file in {each.file for each in faults}}
    return [each for each in faults if (made := homes[each.file]) is None or each.rule not in rules[made.name]]


def kind_of(path: Path, folder: Path) -> str:
    """Return which terms a file in the folder of a project has by its place; nothing for any other table."""
    if path.parent.resolve() == folder / "data" / "codes":
        return "codes"
    return path.stem if path.parent.resolve() == folder / "data" and path.stem in FOLLOWING else ""
