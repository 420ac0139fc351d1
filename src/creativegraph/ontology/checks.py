"""The checks of the ontology: what each asks, its exceptions, and what it finds in a store of ``corpus()``.

Most are SPARQL queries in ``ontology/checks/`` of the library. The header of a query states the problem and its
solution. Its first variable is ``?term``, the term that breaks the rule; the others are details. What no query can
express is found by a function; ``programs.csv`` beside the queries has their headers. An exception is a row of
``exceptions.csv`` there or in the packaged project, with its reason and date. In a project of one's own, checks and
exceptions of its folder ``ontology/checks`` count too; a finding about a term of another project is not its own, unless
it is how the project uses it.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.errors import CatalogueError, UnreadableError, shown
from creativegraph.iris import compact
from creativegraph.names.kinds import packaged
from creativegraph.ontology import changes, reasoning
from creativegraph.ontology.home import all_files, base, elsewhere, library_only, ontology, own, own_files, worded

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = [
    "EXCEPTIONS", "Check", "Exempt", "Finding", "Outcome", "checks", "every_check", "exceptions", "findings", "outcome",
    "run", "unchecked",
]  # fmt: skip

EXCEPTIONS = "exceptions.csv"
"""The table of exceptions in a folder of checks."""
LEVELS = ("error", "warning", "info")
HEADER = re.compile(r"#\+ (\w+): *(.*)")
KEYS = ("title", "problem", "solution", "level", "rules")
USES = ("deprecated-term-in-use", "undeclared-term")
"""The checks that find how a project uses terms of others."""
PROGRAMS: dict[str, Callable[["Store"], list[tuple[str, str]]]] = {
    "consistent": reasoning.contradictions,
    "owl-2-dl": reasoning.outside_profile,
    "version-says-what-changed": changes.found_in,
}
"""What no query can express: each returns terms, with a detail of each."""


class Check(NamedTuple):
    """One rule: ``name`` is that of its file, ``rules`` are its identifiers elsewhere, such as ``OOPS P06``.

    ``text`` is the query; a check that is a program has none. A check is slow if it takes more than a second; it also
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
    packaged: bool = False
    """It is about the packaged ontology alone, as its Vietnamese texts are."""
    own: str = ""
    """The level in a project of one's own, where it is another: a class with a label alone is no error there."""


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
    given: bool = False
    """It is of the packaged project, which another one is not asked about."""
    place: str = EXCEPTIONS
    """File and line."""


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


def checks() -> list[Check]:
    """Return the checks that are queries, sorted by name.

    Raises:
        CatalogueError: a header is incomplete.
    """
    return sorted(read(path) for path in all_files("ontology/checks", "*.rq"))


def every_check() -> list[Check]:
    """Return all checks, the slow ones too, sorted by name."""
    programs = [headed(row.pop("name"), row, slow=row.pop("slow") == "yes") for row in table("programs.csv")]
    return sorted([*checks(), *programs])


@cache
def read(path: Path) -> Check:
    """Return the check in a file, which is read once."""
    text = path.read_text(encoding="utf-8")
    header = {match[1]: match[2].strip() for line in text.splitlines() if (match := HEADER.fullmatch(line))}
    missing = [key for key in KEYS if not header.get(key)]
    if missing or header["level"] not in LEVELS:
        wrong = f"has no {', '.join(missing)}" if missing else f"has the unknown level {shown(header['level'])}"
        raise CatalogueError(f"{path}:1: the header {wrong}; it needs {', '.join(KEYS)}, and level is one of {LEVELS}")
    return headed(path.stem, header, text)


def headed(name: str, header: Mapping[str, str], text: str = "", *, slow: bool = False) -> Check:
    """Return a check with a header."""
    title, problem, solution, level, rules = (header[key] for key in KEYS)
    also = tuple(map(str.strip, rules.split(",")))
    own = header.get("own", "")
    return Check(name, title, problem, solution, level, also, text, slow, header.get("only") == "packaged", own)


def exceptions() -> list[Exempt]:
    """Return the rows of the tables of exceptions, sorted."""
    return sorted(
        Exempt(
            **row,
            given=own() is not None and path not in own_files("ontology/checks", path.name),
            place=f"{path}:{number}",
        )
        for path in all_files("ontology/checks", EXCEPTIONS)
        for number, row in enumerate(rows_of(path), start=2)
    )


def unchecked() -> dict[str, str]:
    """Return the published rules that no check covers, each with the reason."""
    return {row["rule"]: row["reason"] for row in table("left-out.csv")}


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table beside the checks."""
    return rows_of(project.LIBRARY / "ontology" / "checks" / name)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def findings(check: Check, store: "Store") -> list[Finding]:
    """Return what one check finds, sorted; a reasoner that gives up is a finding, so that the other checks still run.

    Raises:
        CatalogueError: the query fails, or does not select ``?term`` first.
        MissingExtraError: a slow check needs the extra ``ontology``, which is not installed.
    """
    from pyoxigraph import QuerySolutions

    if not check.text:
        try:
            return [Finding(term, (detail,)) for term, detail in PROGRAMS[check.name](store)]
        except UnreadableError as error:
            return [Finding(ontology(), (str(error),))]
    try:
        found = store.query(worded(check.text))
    except (SyntaxError, ValueError, OSError) as error:
        raise CatalogueError(f"the query of check {check.name} fails: {shown(str(error))}; correct it") from error
    if not isinstance(found, QuerySolutions) or not found.variables or found.variables[0].value != "term":
        raise CatalogueError(f"the query of check {check.name} must select ?term first; correct it")
    rows = {tuple("" if each is None else getattr(each, "value", str(each)) for each in row) for row in found}
    return [
        Finding(row[0], tuple(compact(each) for each in row[1:] if each))
        for row in sorted(rows)
        if not (elsewhere(row[0]) or is_shipped(row[0])) or (check.name in USES and not library_only())
    ]


def is_shipped(term: str) -> bool:
    """Return True, in a project of one's own, for a term of another vocabulary that the library describes."""
    return own() is not None and not term.startswith(base()) and compact(term) in packaged()


def outcome(check: Check, found: list[Finding], exceptions: Iterable[Exempt]) -> Outcome:
    """Return the outcome of a check, with those exceptions applied that are of it.

    An exception names a term as ``cg:Source`` or by its IRI, or one finding by the term and its details.
    """
    exempt = {each.term: each for each in exceptions if each.check == check.name}
    names = {each: (each.term, compact(each.term), " ".join((compact(each.term), *each.details))) for each in found}
    allowed = {each: exempt[name] for each, some in names.items() for name in some if name in exempt}
    used = set(allowed.values())
    return Outcome(
        check, tuple(each for each in found if each not in allowed), tuple(allowed.items()),
        tuple(each for each in exempt.values() if each not in used and not each.given),
    )  # fmt: skip


def run(
    store: "Store", *, slow: bool = False, progress: Callable[[str, int, int], None] | None = None,
) -> list[Outcome]:  # fmt: skip
    """Run the checks over a store that ``corpus()`` makes, and return an outcome each, sorted by name.

    Args:
        store: what to check.
        slow: also run the reasoner and the check of the OWL profile.
        progress: called with the name of the next check, how many are done and how many there are.

    Raises:
        CatalogueError: a query is broken.
        MissingExtraError: ``slow`` needs the extra ``ontology``, which is not installed.
    """
    chosen = [each for each in every_check() if (slow or not each.slow) and not (each.packaged and own())]
    chosen = [each._replace(level=each.own or each.level) if own() else each for each in chosen]
    allowed, outcomes = exceptions(), []
    for done, check in enumerate(chosen):
        if progress:
            progress(check.name, done, len(chosen))
        outcomes.append(outcome(check, findings(check, store), allowed))
    return outcomes
