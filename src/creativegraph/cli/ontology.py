"""The commands on the ontology itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from creativegraph.cli.printing import check_format, print_rows, put, say, table
from creativegraph.iris import IRI
from creativegraph.rows import Rows

if TYPE_CHECKING:
    from creativegraph.ontology import Outcome
    from creativegraph.ontology.foops import Fairness

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Check, document and compare the ontology.")

Format = Annotated[str, typer.Option("--format", "-f", help="table, csv or json.")]
COLUMNS = ("check", "level", "rules", "result", "found", "allowed", "told")
KINDS = ("string",) * 4 + ("integer",) * 2 + ("string",)


@app.command("check")
def check_ontology(
    slow: Annotated[bool, typer.Option("--slow", help="Also the reasoner and the profile.")] = False,
    allowed: Annotated[bool, typer.Option("--allowed", help="Show the exceptions.")] = False,
    site: Annotated[Optional[Path], typer.Option("--site", help="Folder of the ontology's pages.")] = None,  # noqa: UP045
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Run every check of the ontology and every test of FOOPS!; exit 1 if one fails."""
    from creativegraph.ontology import corpus, run
    from creativegraph.ontology.foops import fairness

    check_format(format)
    store = corpus()
    outcomes, tests = run(store, slow=slow), fairness(store, site)
    if format == "table":
        print_outcomes(outcomes, tests, allowed=allowed)
    else:
        print_rows(Rows(COLUMNS, KINDS, [*map(record, outcomes), *map(scored, tests)]), format)
    if not all(each.passed for each in outcomes) or any(each.result == "failed" for each in tests):
        raise typer.Exit(1)


def verdict(outcome: "Outcome") -> str:
    """How a check ended, in a word."""
    if not outcome.passed:
        return "FAILED"
    return "noted" if outcome.failed else "allowed" if outcome.allowed else "passed"


def record(outcome: "Outcome") -> tuple[str | int, ...]:
    """A check as one row for programs."""
    told = "; ".join(
        [*map(str, outcome.failed), *(f"{each.term} is no exception any more" for each in outcome.unneeded)]
    )
    check = outcome.check
    return (
        check.name, check.level, ", ".join(check.rules), verdict(outcome).lower(), len(outcome.failed),
        len(outcome.allowed), told,
    )  # fmt: skip


def scored(test: "Fairness") -> tuple[str | int, ...]:
    """A test of FOOPS! as one row for programs; what it found are the points that are missing."""
    return (test.test, "error", "FOOPS", test.result, test.total - test.points, 0, test.told)


def print_outcomes(outcomes: "list[Outcome]", tests: "list[Fairness]", *, allowed: bool) -> None:
    """The checks for a person: a table, what is wrong, and the tests of FOOPS!."""
    from creativegraph.ontology.foops import score

    rows = [[*map(str, record(each)[:3]), verdict(each), *map(str, record(each)[4:6])] for each in outcomes]
    table(("check", "level", "also known as", "result", "found", "allowed"), rows, ("found", "allowed"))
    for each in outcomes:
        if each.failed:
            put(f"{each.check.level} {each.check.name}: {each.check.problem} {each.check.solution}")
        for hit in each.failed:
            put(f"  {hit}")
        for exception in each.unneeded:
            put(f"error {exception.check}: {exception.term} is no exception any more; remove it from exceptions.csv")
        for hit, exception in each.allowed if allowed else ():
            put(f"allowed {each.check.name}: {hit}: {exception.reason} ({exception.date})")
    cells = [[each.test, each.title, each.result, f"{each.points}/{each.total}", each.told] for each in tests]
    table(("FOOPS test", "the ontology", "result", "points", "told"), cells, ("points",))
    run = sum(each.total > 0 for each in tests)
    say(f"FOOPS: {score(tests):.0%} of the points in {run} of {len(tests)} tests; the others need the web or --site")
    failed = sum(each.result == "failed" for each in tests)
    wrong = sum(not each.passed for each in outcomes)
    say(f"{len(outcomes)} checks, {wrong} failed; {run} tests of FOOPS, {failed} failed")


@app.command("diff")
def compare(
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Say what changed since the last release; exit 1 if the version number does not say so."""
    from creativegraph.ontology.changes import changes, version_findings
    from creativegraph.ontology.release import current, dotted, last_release

    old, new = last_release(), current()
    found = changes(old, new)
    records = [(each.kind, IRI(each.term), ", ".join(each.what)) for each in found]
    print_rows(Rows(("change", "term", "properties"), ("string", "iri", "string"), records), format)
    say(f"{dotted(old.version)} to {dotted(new.version)}: {len(found)} terms differ")
    wrong = version_findings(old, new)
    for each in wrong:
        say(f"error: {each}")
    if wrong:
        raise typer.Exit(1)


@app.command("release")
def keep_release(
    folder: Annotated[Optional[Path], typer.Option("--folder", help="Where releases are kept.")] = None,  # noqa: UP045
) -> None:
    """Keep the present ontology and its codes as a release, to compare later versions with."""
    from creativegraph import project
    from creativegraph.ontology.release import write_release

    for path in write_release(project.folder("ontology") / "released" if folder is None else folder):
        say(f"wrote {path}")


@app.command("site")
def write_site(
    folder: Annotated[Path, typer.Argument(help="Folder for the pages and files; made if it is not there.")],
    address: Annotated[str, typer.Option("--address", help="Where the folder will be on the web.")] = "",
) -> None:
    """Write the site of the ontology: a page for people, the same for programs, and the server's rules."""
    from creativegraph.ontology.site import write

    made = write(folder, address)
    say(f"wrote {len(made)} files; open {made[0]}")
