"""The checks of the ontology: SPARQL queries in ``ontology/checks/``, their exceptions, and what they find.

The header of a query states the problem and its solution. Its first variable is ``?term``, the term that breaks the
rule; the others are details. An exception is a row of ``ontology/checks/exceptions.csv``, with its reason and date.
Checks that no query can express are modules, see ``runner``.
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
    "Check", "Exempt", "Finding", "Outcome", "checks", "exceptions", "outcome", "query", "unchecked",
]  # fmt: skip

LEVELS = ("error", "warning", "info")
HEADER = re.compile(r"#\+ (\w+): *(.*)")
KEYS = ("title", "problem", "solution", "level", "rules")


class Check(NamedTuple):
    """One rule: ``name`` is that of its file, ``rules`` are its identifiers elsewhere, such as ``OOPS P06``.

    ``text`` is the query; a check that is a module has none. A check is slow if it takes more than a second; it also
    needs the extra ``ontology``.
    """

    name: str
    title: str
    problem: str
    solution: str
    level: str
    rules: tuple[str, ...]
    text: str = ""
    slow: bool = False


class Finding(NamedTuple):
    """A term that breaks a rule, with the details that the check gives."""

    term: str
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{compact(self.term)}{' (' + ', '.join(self.details) + ')' if self.details else ''}"


class Exempt(NamedTuple):
    """An exception: this term may break this rule."""

    check: str
    term: str
    reason: str
    date: str


class Unchecked(NamedTuple):
    """A published rule that no check covers."""

    rule: str
    reason: str


class Outcome(NamedTuple):
    """What a check found: findings that count, those covered by an exception, and exceptions that cover nothing."""

    check: Check
    failed: tuple[Finding, ...]
    allowed: tuple[tuple[Finding, Exempt], ...] = ()
    unneeded: tuple[Exempt, ...] = ()

    @property
    def passed(self) -> bool:
        """True if no error was found and no exception is obsolete."""
        return not self.unneeded and (not self.failed or self.check.level != "error")


def folder() -> Path:
    """Return the folder of the checks."""
    return project.folder("ontology") / "checks"


def checks() -> list[Check]:
    """Return the checks that are queries, sorted by name.

    Raises:
        CatalogueError: a header is incomplete.
    """
    return [read(path) for path in sorted(folder().glob("*.rq"))]


def read(path: Path) -> Check:
    """Return the check in a file."""
    text = path.read_text(encoding="utf-8")
    header = {match[1]: match[2].strip() for line in text.splitlines() if (match := HEADER.fullmatch(line))}
    missing = [key for key in KEYS if not header.get(key)]
    if missing or header["level"] not in LEVELS:
        wrong = f"has no {', '.join(missing)}" if missing else f"has the unknown level {shown(header['level'])}"
        raise CatalogueError(f"{path}:1: the header {wrong}; it needs {', '.join(KEYS)}, and level is one of {LEVELS}")
    rules = tuple(each.strip() for each in header["rules"].split(","))
    return Check(path.stem, header["title"], header["problem"], header["solution"], header["level"], rules, text)


def exceptions() -> list[Exempt]:
    """Return the rows of the table of exceptions."""
    return [Exempt(**row) for row in rows_of("exceptions.csv")]


def unchecked() -> list[Unchecked]:
    """Return the published rules that are not checked, each with its reason."""
    return [Unchecked(**row) for row in rows_of("left-out.csv")]


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a table beside the checks."""
    with (folder() / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def query(check: Check, store: "Store") -> list[Finding]:
    """Return what a query finds in the store, sorted.

    Raises:
        CatalogueError: the query fails, or does not select ``?term`` first.
    """
    from pyoxigraph import QuerySolutions

    try:
        found = store.query(check.text)
    except (SyntaxError, ValueError, OSError) as error:
        raise CatalogueError(f"the query of check {check.name} fails: {shown(str(error))}; correct it") from error
    if not isinstance(found, QuerySolutions) or not found.variables or found.variables[0].value != "term":
        raise CatalogueError(f"the query of check {check.name} must select ?term first; correct it")
    rows = {tuple("" if each is None else getattr(each, "value", str(each)) for each in row) for row in found}
    return [Finding(row[0], tuple(compact(each) for each in row[1:] if each)) for row in sorted(rows)]


def outcome(check: Check, found: list[Finding], exempt: dict[str, Exempt]) -> Outcome:
    """Return the outcome of a check, with exceptions applied.

    An exception names a term as ``cg:City`` or by its IRI, or one finding by the term and its details.
    """
    names = {each: (each.term, compact(each.term), " ".join((compact(each.term), *each.details))) for each in found}
    allowed = {each: exempt[name] for each, some in names.items() for name in some if name in exempt}
    used = set(allowed.values())
    return Outcome(
        check, tuple(each for each in found if each not in allowed), tuple(allowed.items()),
        tuple(each for each in exempt.values() if each not in used),
    )  # fmt: skip
