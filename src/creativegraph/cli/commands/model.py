"""What the command `draft` does with a language model: it writes the question, and reads the answer."""

from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.cli.output import put
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, UnreadableError
from creativegraph.files import atomic_write, standard_input

if TYPE_CHECKING:
    from creativegraph.drafting import Document
    from creativegraph.drafting.draft import Draft
    from creativegraph.drafting.model import Answer
    from creativegraph.graph import Graph

__all__ = ["answer_in", "check_asking", "tell_refused", "write_prompt"]

STDIN = "-"


def check_asking(report: str, answer: str | None, *, prompt: bool) -> None:
    """Refuse options that do not go together.

    Raises:
        ArgumentError: they do not.
    """
    if prompt and answer is not None:
        raise ArgumentError("--prompt writes a question and --from reads its answer; give one of them")
    if answer == STDIN and report == STDIN:
        raise ArgumentError("report and answer cannot both come from standard input; name a file for one of them")


def write_prompt(document: "Document", graph: "Graph", output: Path | None) -> int:
    """Print what a language model is asked about a report, or write it to a file; JSON if the name says so."""
    from creativegraph.drafting.draft import terms_of
    from creativegraph.drafting.model import prompt, prompt_json

    terms = terms_of(document, graph)
    form = prompt_json if output is not None and output.suffix.lower() == ".json" else prompt
    text = form(document, terms)
    if output is None:
        put(text.rstrip("\n"))
        return 0
    with atomic_write(output) as file:
        file.write(text.encode())
    say(f"wrote {output} ({len(text):,} characters); give it to any model, then: creativegraph draft --from ANSWER")
    return 0


def answer_in(place: str) -> "Answer":
    """Return the answer in a file.

    Raises:
        UnreadableError: it cannot be read.
        FormatError: it has no claims.
    """
    from creativegraph.drafting.model import read_answer

    if place == STDIN:
        return read_answer(standard_input.read(), "answer")
    try:
        return read_answer(Path(place).read_bytes(), Path(place).name)
    except OSError as error:
        raise UnreadableError(f"cannot read {place}: {error.strerror}; check the name") from error


def tell_refused(made: "Draft", language: str) -> None:
    """Say what was tolerated and what was refused of what was proposed, each with its reason."""
    for line in [*(each.words(language) for each in made.remarks), *(each.words(language) for each in made.refused)]:
        say(line)
    if made.refused:
        say(f"refused: {len(made.refused):,} of {len(made.refused) + made.proposed:,} proposed")
