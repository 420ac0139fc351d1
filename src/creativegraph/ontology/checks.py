"""Checks of the ontology: one query a file, with the problem it finds and the way out in its header.

A check is a SELECT query whose first variable is ``?term``, what is wrong, and whose others tell more of it.
An exception is a row of ``ontology/checks/exceptions.csv``, with its reason and its date. What a query cannot
find has a module of its own with the same header, see ``running``.
"""

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.errors import CatalogueError, shown
from creativegraph.iris import compact

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = [
    "LEVELS",
    "Allowed",
    "Check",
    "Hit",
    "LeftOut",
    "Outcome",
    "checks",
    "exceptions",
    "hits",
    "left_out",
    "outcome",
]

LEVELS = ("error", "warning", "info")
HEADER = re.compile(r"#\+ (\w+): *(.*)")
KEYS = ("title", "problem", "solution", "level", "rules")


class Check(NamedTuple):
    """One rule: ``name`` is that of its file, ``rules`` are what others call it, such as ``OOPS P06``.

    ``text`` is the query; a check that is a module has none. A slow one takes more than a second.
    """

    name: str
    title: str
    problem: str
    solution: str
    level: str
    rules: tuple[str, ...]
    text: str = ""
    slow: bool = False


class Hit(NamedTuple):
    """A term that breaks a rule, and what the query tells beside."""

    term: str
    told: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{compact(self.term)}{' (' + ', '.join(self.told) + ')' if self.told else ''}"


class Allowed(NamedTuple):
    """An exception: this term may break this rule."""

    check: str
    term: str
    reason: str
    date: str


class LeftOut(NamedTuple):
    """A rule of others that no check holds us to."""

    rule: str
    reason: str


class Outcome(NamedTuple):
    """What a check found: hits that count, hits that are allowed, and exceptions that nothing needs any more."""

    check: Check
    failed: tuple[Hit, ...]
    allowed: tuple[tuple[Hit, Allowed], ...]
    unneeded: tuple[Allowed, ...]

    @property
    def passed(self) -> bool:
        """True if nothing is wrong, or only what may be."""
        return not self.unneeded and (not self.failed or self.check.level != "error")


def folder() -> Path:
    """Where the checks are."""
    return project.folder("ontology") / "checks"


def checks() -> list[Check]:
    """All checks, sorted by name.

    Raises:
        CatalogueError: a file's header is not complete.
    """
    return [read(path) for path in sorted(folder().glob("*.rq"))]


def read(path: Path) -> Check:
    """The check in a file."""
    text = path.read_text(encoding="utf-8")
    header = {match[1]: match[2].strip() for line in text.splitlines() if (match := HEADER.fullmatch(line))}
    missing = [key for key in KEYS if not header.get(key)]
    if missing or header["level"] not in LEVELS:
        wrong = f"has no {', '.join(missing)}" if missing else f"has the level {shown(header['level'])}"
        raise CatalogueError(f"{path}:1: the header {wrong}; a check names {', '.join(KEYS)}")
    rules = tuple(each.strip() for each in header["rules"].split(","))
    return Check(path.stem, header["title"], header["problem"], header["solution"], header["level"], rules, text)


def exceptions() -> list[Allowed]:
    """The rows of the table of exceptions."""
    with (folder() / "exceptions.csv").open(encoding="utf-8", newline="") as lines:
        return [Allowed(row["check"], row["term"], row["reason"], row["date"]) for row in csv.DictReader(lines)]


def left_out() -> list[LeftOut]:
    """The rules of others that are not checked, each with its reason."""
    with (folder() / "left-out.csv").open(encoding="utf-8", newline="") as lines:
        return [LeftOut(row["rule"], row["reason"]) for row in csv.DictReader(lines)]


def hits(check: Check, store: "Store") -> list[Hit]:
    """What one query finds in the store, in a stable order.

    Raises:
        CatalogueError: the query cannot be run.
    """
    from pyoxigraph import QuerySolutions

    try:
        found = store.query(check.text)
    except (SyntaxError, ValueError, OSError) as error:
        raise CatalogueError(f"the check {check.name} cannot be run: {shown(str(error))}; mend its query") from error
    if not isinstance(found, QuerySolutions) or not found.variables or found.variables[0].value != "term":
        raise CatalogueError(f"the check {check.name} must select ?term first; mend its query")
    rows = {tuple("" if each is None else getattr(each, "value", str(each)) for each in row) for row in found}
    return [Hit(row[0], tuple(compact(each) for each in row[1:] if each)) for row in sorted(rows)]


def outcome(check: Check, found: list[Hit], exempt: dict[str, Allowed]) -> Outcome:
    """Hits told apart by the exceptions.

    An exception names a term as ``cg:City`` or by its whole IRI, or one hit by the term and what is told of it.
    """
    names = {hit: (hit.term, compact(hit.term), " ".join((compact(hit.term), *hit.told))) for hit in found}
    free = {hit: exempt[name] for hit, some in names.items() for name in some if name in exempt}
    used = set(free.values())
    return Outcome(
        check, tuple(hit for hit in found if hit not in free), tuple(free.items()),
        tuple(each for each in exempt.values() if each not in used),
    )  # fmt: skip
