"""The command that drafts claims from a report, and turns what a person accepted into tables."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.cli.command import Argument, OneOf, command
from creativegraph.cli.commands.model import answer_in, check_asking, tell_refused, write_prompt
from creativegraph.cli.commands.source import ABOUT, STDIN, About, asked, known_source
from creativegraph.cli.here import where_you_are
from creativegraph.cli.options import GRAPH, Places
from creativegraph.cli.output import put
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, shown
from creativegraph.files.elsewhere import check_closed, open_in
from creativegraph.names.labels import LANGUAGES

if TYPE_CHECKING:
    from creativegraph.drafting.draft import Draft
    from creativegraph.drafting.taking import Taken
    from creativegraph.graph import Graph

__all__ = ["draft"]

FORMATS = ("xlsx", "csv")


@command(
    Argument("[REPORT]", "The report: txt, md, html, docx or pdf; `-` for standard input."),
    ABOUT,
    Argument("--take FILE", "Write the rows that a draft accepts (yes, edited) as tables of claims and sources.", Path),
    Argument("--prompt", "Write what a language model is asked about the report: instruction, JSON schema and text."),
    Argument(
        "--from ANSWER", "Draft what a language model answered (JSON), as far as its words stand in it.", to="answer"
    ),
    Argument("-f --format", "Format of the draft.  [default: xlsx]", OneOf("format", FORMATS)),
    Argument(
        "-o --output PLACE", "The draft to write, else REPORT.draft.xlsx; with --take the folder of the tables.", Path
    ),
    GRAPH,
)
def draft(
    report: str | None, about: About, take: Path | None, prompt: bool, answer: str | None,
    format: str | None, output: Path | None, places: Places,  # noqa: A002
) -> int:  # fmt: skip
    """Draft claims from a report, each with its exact words; a person decides, and accepted rows become tables.

    The draft is a workbook: in each row a candidate, its sentence with the quotation in bold, and a cell for yes, no or
    edited. Nothing is accepted by itself.
    """
    if take is not None:
        if report is not None:
            raise ArgumentError("--take reads a draft that was decided about; leave REPORT out")
        return taken(take, output, places)
    if report is None:
        raise ArgumentError("no report is given; name a txt, md, html, docx or pdf file, or - for standard input")
    from creativegraph.drafting.reading import read

    check_asking(report, answer, prompt=prompt)
    target = Path() if prompt else target_of(report, output, format)
    given = answer_in(answer) if answer is not None else None
    with progress("reading the report"):
        document = read(report)
    for each in document.notes:
        say(each)
    graph = places.open(lasting=True)
    if prompt:
        source = known_source(graph, about)
        return write_prompt(
            replace(document, title=source.title or document.title, date=source.date or document.date), graph, output
        )
    source = asked(report, document, known_source(graph, about))
    from creativegraph.drafting.draft import draft as drafted

    with progress("looking for statements"):
        made = drafted(document, graph, source=source, drafters=[given] if given else (), rules=given is None)
    write(made, target, places.languages[0])
    tell_refused(made, places.languages[0])
    tell(made, target, about)
    if not made.candidates and not made.refused:
        say(why_nothing(graph))
    return 0


def target_of(report: str, output: Path | None, form: str | None) -> Path:
    """Return the file of a draft: in a folder one of the report's name; the format gives an ending to what has none.

    Raises:
        ArgumentError: it has another ending than the format, or is there and has decisions.
    """
    name = f"{'report' if report == STDIN else Path(report).stem}.draft.{form or FORMATS[0]}"
    output = output / name if output is not None and output.is_dir() else output
    if output is not None and form is not None and not output.suffix:
        output = output.with_suffix(f".{form}")
    ending = output.suffix.removeprefix(".").lower() if output else ""
    if output is not None and ending not in FORMATS:
        has = f"ends as {ending}" if ending else "has no ending"
        raise ArgumentError(f"{output} {has}; a draft is written as {' or '.join(FORMATS)}")
    if output is not None and form is not None and form != ending:
        raise ArgumentError(f"{output} ends as {ending} and --format says {form}; leave one of them out")
    target = output or Path(name)
    check_closed(target)
    if target.exists() and has_decisions(target):
        raise ArgumentError(f"{target} has decisions in it; take them first, or name another file with -o")
    return target


def has_decisions(path: Path) -> bool:
    """Return True unless a file is a draft about which nothing was decided."""
    from creativegraph.drafting.workbook import read_back
    from creativegraph.errors import CreativeGraphError

    try:
        return any(row.get("take", "").strip() for _, row in read_back(path).claims.rows)
    except CreativeGraphError:
        return True


def write(made: "Draft", target: Path, language: str) -> None:
    """Write a draft as a workbook, or as CSV files."""
    from creativegraph.drafting.workbook import draft_csv, draft_xlsx
    from creativegraph.files import atomic_write

    csv = target.suffix.lower() == ".csv"
    for path, data in (draft_csv(made, target) if csv else {target: draft_xlsx(made, language)}).items():
        with atomic_write(path) as file:
            file.write(data)


def tell(made: "Draft", target: Path, about: About) -> None:
    """Say what is in a draft, what is missing, and what comes next."""
    sure = sum(each.confidence == "high" for each in made.candidates)
    new = sum(not each.known for each in made.things)
    put(f"wrote {target}: {counted(len(made.candidates), 'candidate')} ({sure:,} with high confidence), about"
        f" {counted(len(made.things), 'thing')} ({new:,} new)")  # fmt: skip
    if made.already:
        say(f"{counted(len(made.already), 'candidate')} of these the graph says already; the column things shows which")
    if made.source.date and not about.date and made.source.date == made.document.date and not made.source.known:
        say(f"the date {made.source.date} is that of the file; give --date if the report was published on another day")
    if missing := made.source.missing() if not made.source.known else []:
        say(f"not known of the report: {', '.join(missing)}; fill them in the sheet source")
    if target.suffix.lower() == ".csv":
        from creativegraph.drafting.workbook.delimited import beside

        say(f"beside it: {', '.join(each.name for each in beside(target).values())}")
    say(f"decide in the column take, then: creativegraph draft --take {target} -o FOLDER")


def why_nothing(graph: "Graph") -> str:
    """Return why no statement was found in a report."""
    from creativegraph.tables.phrases.model import BY_LABEL
    from creativegraph.tables.phrases.phrases import of_projects

    if not all(each.id.startswith(BY_LABEL) for each in of_projects(graph.projects).phrases):
        return "no statement was found by the rules; `docs/drafting.md` says what they look for"
    return (
        "the project has no phrases, so that statements are found by the labels of its properties alone; write some in"
        " data/phrases.csv, as docs/phrases.md says"
    )


def counted(number: int, what: str) -> str:
    """Return a number of things in words."""
    return f"{number:,} {what}{'s' * (number != 1)}"


def taken(path: Path, folder: Path | None, places: Places) -> int:
    """Write what a draft accepts; return 1 if some rows are refused."""
    from creativegraph.drafting.taking import take

    home = folder or Path(where_you_are(quiet=True) or ".")
    if program := open_in(path):
        say(f"{path} is open in {program}; what is not saved there is not read")
    made = take(path, home)
    language = places.languages[0]
    for each in made.refused:
        say(str(each._replace(message=each.message_vi) if language != LANGUAGES[0] and each.message_vi else each))
    for file in made.files:
        say(f"wrote {file}")
    if made.cut:
        say(f"kept by first and last words, so that not too much of the text is quoted: {made.cut:,} quotations")
    for new, old in made.beside:
        say(f"{new} and {old} say otherwise of the same words; delete the row that is wrong in {made.home.claims}")
    for old, new, label in made.joined:
        say(f"{old} is {new} now; its name {shown(label)} is left out: add it as skos:altLabel if it is another name")
    if made.over:
        most = ", ".join(made.longest)
        say(f"{made.over:,} characters too many of the text are quoted, mostly by {most}; leave out rows, shorten their"
            " values, or raise quoted_share in creativegraph.toml, or the check will refuse the source")  # fmt: skip
    put("\n".join(summary(made)))
    return 1 if made.refused else 0


def summary(made: "Taken") -> Iterator[str]:
    """Yield what became of a draft, and the next command."""
    again = f", {made.before:,} there before" if made.before else ""
    mended = f" ({len(made.mended):,} mended)" if made.mended else ""
    yield f"taken {made.taken:,}{mended}{again}, left {made.left:,}, refused {len(made.refused):,}"
    project = made.home.projects is not None
    texts = "" if made.home.texts_named else f" --texts {made.home.texts}"
    checked = f"creativegraph check {'' if project else 'packaged '}{made.home.folder}{texts}"
    if made.refused:
        yield f"mend the refused rows and take the file again; then: {checked}"
    elif made.taken or made.before:
        yield f"next: {checked}"
    else:
        yield "nothing is accepted yet: write yes or edited in the column take"
