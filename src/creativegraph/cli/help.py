"""The help of commands, laid out for the terminal."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from creativegraph.cli.command import Argument, Command, Group, Number, paragraphs, summaries
from creativegraph.cli.output import put
from creativegraph.cli.streams import columns_of_terminal

__all__ = ["print_help"]

WIDEST, NARROWEST, LONGEST_NAME = 118, 50, 30
HELP = ("-h, --help", "Show this message and exit.")


def print_help(about: Command | Group, words: Sequence[str], prog: str) -> None:
    """Print the help of a command called with some words, or of a group."""
    if isinstance(about, Group):
        group_help(about, prog)
    else:
        command_help(about, words, prog)


def command_help(command: Command, words: Sequence[str], prog: str) -> None:
    """Print the help of a command called with these words."""
    arguments = [each for each in command.takes(words) if not each.hidden]
    places = [(each.metavar, each.help) for each in arguments if not each.names]
    options = [(invoked(each), " ".join([each.help, *notes(each)])) for each in arguments if each.names]
    sections = {"Positional arguments": places, "Options": [*options, HELP]}
    show(command.usage(prog), command.texts(words), sections)


def group_help(group: Group, prog: str) -> None:
    """Print the help of a group: its commands with their summaries."""
    options = [("--version", "Show the version and exit."), HELP] if group.version else [HELP]
    sections = {"Options": options, "Commands": summaries(group)}
    show(f"{prog} [OPTIONS] COMMAND [ARGS]...", paragraphs(group.text), sections)


def invoked(option: Argument) -> str:
    """Return the names of an option and what stands for its value."""
    return ", ".join(option.names) + ("" if option.flag else f" {option.metavar.removesuffix('...')}")


def notes(option: Argument) -> Iterable[str]:
    """Yield what is said of an option behind its help, in brackets."""
    least = option.kind.least if isinstance(option.kind, Number) else None
    default = ",".join(option.default) if isinstance(option.default, tuple) else option.default
    parts = [f"default: {default}"] if default else []
    parts += [f"at least {least}"] if least is not None else []
    parts += ["required"] if option.needed else []
    if parts:
        yield f" [{'; '.join(parts)}]"


def show(usage: str, texts: Sequence[str], sections: dict[str, list[tuple[str, str]]]) -> None:
    """Print a help."""
    width = max(min(columns_of_terminal(80) - 2, WIDEST), NARROWEST)
    lines = [f"Usage: {usage}"]
    for text in texts:
        lines += ["", *wrap(text, width, initial_indent="  ", subsequent_indent="  ")]
    for title, entries in sections.items():
        if entries:
            lines += ["", f"{title}:", *listed(entries, width)]
    put("\n".join(lines))


def listed(entries: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Return names and their explanations as two columns; a long name has a line of its own."""
    left = min(max(len(name) for name, _ in entries), LONGEST_NAME) + 4
    lines = []
    for name, text in entries:
        first, *rest = wrap(text, width - left) or [""]
        start = f"  {name}"
        lines += [f"{start:{left}}{first}"] if len(start) <= left - 2 else [start, " " * left + first]
        lines += [" " * left + each for each in rest]
    return lines
