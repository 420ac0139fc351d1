"""The commands about the ontology itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.cli.command import Argument, Group, command
from creativegraph.cli.here import check_is_project, use_places, where_you_are
from creativegraph.cli.options import Output, writes
from creativegraph.cli.output import print_rows, put, table
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI

if TYPE_CHECKING:
    from creativegraph.ontology import Outcome
    from creativegraph.ontology.foops import Fairness

__all__ = ["ontology"]

COLUMNS = ("check", "level", "rules", "result", "found", "allowed", "details")
KINDS = ("string",) * 4 + ("integer",) * 2 + ("string",)
PROJECT = Argument(
    "-g --graph PROJECT", "Folder of a project.  [default: the one where you are, else the packaged one]", to="given"
)


def use_project(given: str | None) -> None:
    """Let the project in a folder be in use, else that where the command runs, with those that it extends.

    Raises:
        ArgumentError: the folder holds none.
        TableError: its manifest, or that of a project that it extends, is wrong.
    """
    given = given or where_you_are()
    if given is not None and given != "packaged":
        check_is_project(given)
        use_places([given])


@command(
    Argument("--slow", "Also run the reasoner and the OWL profile checks."),
    Argument("--allowed", "Show the exceptions."),
    Argument("--site FOLDER", "Folder of the ontology's pages, to check them too.", Path),
    PROJECT,
    writes(),
)
def check(slow: bool, allowed: bool, site: Path | None, given: str | None, output: Output) -> int:
    """Check the ontology against published best practice (OOPS!, ROBOT, FIBO, FOOPS!); exit code 1 if a check fails."""
    from creativegraph.ontology import corpus, run
    from creativegraph.ontology.foops import fairness
    from creativegraph.ontology.home import own

    use_project(given)
    store = corpus()
    with progress("checking") as draw:
        outcomes, tests = run(store, slow=slow, progress=draw), [] if own() else fairness(store, site)
    if output == Output("table"):
        print_outcomes(outcomes, tests, allowed=allowed)
    else:
        print_rows(Rows(COLUMNS, KINDS, [*map(record, outcomes), *map(scored, tests)]), output)
    return 0 if all(each.passed for each in outcomes) and not any(each.result == "failed" for each in tests) else 1


def verdict(outcome: "Outcome") -> str:
    """Return the result of a check in a word."""
    if not outcome.passed:
        return "FAILED"
    return "noted" if outcome.failed else "allowed" if outcome.allowed else "passed"


def record(outcome: "Outcome") -> tuple[str | int, ...]:
    """Return a check as a row for programs."""
    details = "; ".join(
        [*map(str, outcome.failed), *(f"{each.term} needs no exception any more" for each in outcome.unneeded)]
    )
    check = outcome.check
    return (
        check.name, check.level, ", ".join(check.rules), verdict(outcome).lower(), len(outcome.failed),
        len(outcome.allowed), details,
    )  # fmt: skip


def scored(test: "Fairness") -> tuple[str | int, ...]:
    """Return a test of FOOPS! as a row for programs; it found as much as there are points missing."""
    return (test.test, "error", "FOOPS", test.result, test.total - test.points, 0, test.details)


def print_outcomes(outcomes: "list[Outcome]", tests: "list[Fairness]", *, allowed: bool) -> None:
    """Print the checks for people: a table, the findings, and the tests of FOOPS!."""
    from creativegraph.ontology import every_check
    from creativegraph.ontology.home import own

    rows = [[*map(str, record(each)[:3]), verdict(each), *map(str, record(each)[4:6])] for each in outcomes]
    put(table(("check", "level", "also known as", "result", "found", "allowed"), rows, ("found", "allowed")))
    for each in outcomes:
        if each.failed:
            put(f"{each.check.level} {each.check.name}: {each.check.problem} {each.check.solution}")
        for finding in each.failed:
            put(f"  {finding}")
        for exception in each.unneeded:
            put(f"error {exception.check}: {exception.term} needs no exception any more; remove {exception.place}")
        for finding, exception in each.allowed if allowed else ():
            put(f"allowed {each.check.name}: {finding}: {exception.reason} ({exception.date})")
    wrong = sum(not each.passed for each in outcomes)
    if own() is None:
        print_fairness(tests)
    run = sum(each.total > 0 for each in tests)
    failed = sum(each.result == "failed" for each in tests)
    about = f"; {run} tests of FOOPS, {failed} failed" if own() is None else ""
    say(f"{len(outcomes)} checks, {wrong} failed{about}")
    if own() is not None:
        if wrong:
            say(f"exceptions stand in {own_exceptions()}; write one with its reason, or remove one no longer needed")
        names = ", ".join([*(each.name for each in every_check() if each.packaged), "FOOPS"])
        say(f"do not apply: {names} (about the packaged ontology alone)")
    ran = {each.check.name for each in outcomes}
    left = sorted(each.name for each in every_check() if each.slow and each.name not in ran)
    if left:
        say(f"not run: {', '.join(left)}; run them with --slow, which needs the extra ontology")


def own_exceptions() -> str:
    """Return the file in which the project in use has, or could have, its exceptions."""
    from creativegraph import project
    from creativegraph.ontology.checks import EXCEPTIONS

    used = project.in_use()
    folder = used.own.folder if used else project.root()
    return str(folder.joinpath("ontology", "checks", EXCEPTIONS))


def print_fairness(tests: "list[Fairness]") -> None:
    """Print the tests of FOOPS! for people."""
    from creativegraph.ontology.foops import score

    cells = [[each.test, each.title, each.result, f"{each.points}/{each.total}", each.details] for each in tests]
    put(table(("FOOPS test", "the ontology", "result", "points", "details"), cells, ("points",)))
    run = sum(each.total > 0 for each in tests)
    say(f"FOOPS: {score(tests):.0%} of the points in {run} of {len(tests)} tests; the others need the web or --site")


@command(PROJECT, writes())
def diff(given: str | None, output: Output) -> int:
    """List what changed since the last release; exit code 1 if the version bump is too small (SemVer)."""
    from creativegraph.ontology.changes import changes, version_findings
    from creativegraph.ontology.release import current, read_release

    use_project(given)
    old, new = read_release(), current()
    found = changes(old, new)
    records = [(each.kind, IRI(each.term), ", ".join(each.what)) for each in found]
    print_rows(Rows(("change", "term", "properties"), ("string", "iri", "string"), records), output)
    say(f"{old.version} to {new.version}: {len(found)} terms differ")
    wrong = version_findings(old, new)
    for each in wrong:
        say(f"error: {each}")
    return 1 if wrong else 0


@command(Argument("--folder FOLDER", "Not used any more.", hidden=True), PROJECT)
def release(folder: str | None, given: str | None) -> None:  # noqa: ARG001 - whatever is given, the advice is the same
    """Lead on to `creativegraph release`, which keeps graph and ontology together."""
    raise ArgumentError("graph and ontology are one release now; run `creativegraph release NAME`, such as 1.2.0")


@command(
    Argument("FOLDER", "Folder for the pages and files; made if it does not exist.", Path),
    Argument("--address URL", "URL under which the folder will be published.", default=""),
    PROJECT,
)
def site(folder: Path, address: str, given: str | None) -> None:
    """Write HTML documentation, RDF serialisations and content-negotiation rules."""
    from creativegraph.ontology.site import write

    use_project(given)
    with progress("reading the graph") as draw:
        made = write(folder, address, progress=draw)
    say(f"wrote {len(made)} files; open {made[0]}")


COMMANDS = {"check": check, "diff": diff, "release": release, "site": site}
ontology = Group("Check, document, compare and release the ontology.", tuple(COMMANDS), COMMANDS.__getitem__)
