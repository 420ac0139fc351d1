"""What a shell offers while a command is typed, and the scripts by which shells ask for it.

Where nothing is offered the scripts let the shell offer files.
"""

from collections.abc import Iterable, Sequence

from creativegraph import project
from creativegraph.cli.command import Argument, Command, Group, OneOf, summaries
from creativegraph.cli.output import printable, put
from creativegraph.errors import CreativeGraphError

__all__ = ["answer", "offered"]


def answer(app: Group, asked: str, words: Sequence[str]) -> int:
    """Answer a shell: ``bash_source`` asks for its script, ``bash_complete`` for what may replace the last word."""
    shell, _, what = asked.partition("_")
    if what == "source":
        put(project.text_of(f"cli/completion.{shell}"))
        return 0
    for value, text in offered(app, words):
        # bash has no room for explanations
        put(printable(value) if shell == "bash" else f"{printable(value)}\t{printable(text)}")
    return 0


def offered(app: Group, words: Sequence[str]) -> list[tuple[str, str]]:
    """Return what may stand in place of the last of the words, each with an explanation."""
    *before, typed = words or [""]
    command: Command | Group = app
    while isinstance(command, Group) and before:
        if before[0] not in command.names:
            return []
        command = command.load(before.pop(0))
    if isinstance(command, Group):
        found: Iterable[tuple[str, str]] = summaries(command)
    else:
        try:
            with project.using(None):  # an offer lets those of its graph be in use
                found = list(in_command(command.takes(before), before, typed))
        except CreativeGraphError:  # such as a query that there is not: it is reported when the command runs
            return []
    # Names of things may be found by another spelling than is typed; commands and options are not.
    by_name = not isinstance(command, Group) and not typed.startswith("-")
    return [each for each in found if by_name or each[0].startswith(typed)]


def in_command(arguments: Sequence[Argument], before: Sequence[str], typed: str) -> Iterable[tuple[str, str]]:
    """Return what a command takes after some words: an option, the value of one, or a word of its own."""
    options = {name: each for each in arguments for name in each.names if not each.hidden}
    places = [each for each in arguments if not each.names]
    given: dict[str, list[str]] = {}
    waiting: Argument | None = None
    for word in before:
        if waiting is None and word in options:
            given.setdefault(options[word].to, [])
            waiting = None if options[word].flag else options[word]
        elif waiting or places:
            taker = waiting or (places[0] if places[0].many else places.pop(0))
            given.setdefault(taker.to, []).append(word)
            waiting = None
    if waiting is None and typed.startswith("-"):
        return [(name, each.help) for name, each in options.items() if each.many or each.to not in given]
    taken = waiting or next(iter(places), None)
    if taken is not None and taken.offer is not None:
        return taken.offer(typed, given)
    kind = taken.kind if taken else None
    return [(each, "") for each in kind.choices if each.startswith(typed)] if isinstance(kind, OneOf) else []
