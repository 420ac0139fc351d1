"""Parses the command line by what a command declares: its arguments, which help and completion read too.

argparse reads the words. It starts in a fifth of the time that click takes, which is as long as most queries take.
"""

from argparse import ArgumentParser, HelpFormatter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from creativegraph.cli.streams import stdout
from creativegraph.errors import ArgumentError, shown
from creativegraph.names.suggest import did_you_mean

__all__ = [
    "Argument",
    "Command",
    "Given",
    "Group",
    "HelpAsked",
    "Misuse",
    "Number",
    "Offer",
    "OneOf",
    "Shared",
    "command",
    "paragraphs",
    "summaries",
]

HELP = frozenset({"-h", "--help"})
MEANT = "; did you mean {}?"
OUTPUTS, PLACES = ("-o", "--output", "--out"), ("FILE", "FOLDER")
"""How most commands name what they write to, and what those that only write call it."""
Given = dict[str, Any]
"""Values of a call, by the names of the function's parameters."""
Offer = Callable[[str, Mapping[str, Sequence[str]]], Iterable[tuple[str, str]]]
"""What a shell offers for what is typed, given the other options: values with their labels."""


class Misuse(Exception):  # noqa: N818 - it is about the words, not a fault of what they ask for
    """Words that a command does not take."""


class HelpAsked(Exception):  # noqa: N818 - nothing is wrong
    """Help is wanted: about a command called with some words, or about a group; the process ends with ``status``."""

    def __init__(self, about: "Command | Group", prog: str, words: Sequence[str] = (), status: int = 0) -> None:
        super().__init__(prog)
        self.about, self.prog, self.words, self.status = about, prog, words, status


class OneOf:
    """One of a few words, which the help lists; ``other_names`` are read as one of them."""

    def __init__(self, what: str, choices: Sequence[str], other_names: Mapping[str, str] | None = None) -> None:
        self.what, self.choices, self.other_names = what, choices, other_names or {}

    def __call__(self, text: str) -> str:
        """Return the choice that a word names; another is an error of its own, with exit code 1."""
        chosen = self.other_names.get(text.lower(), text.lower())
        if chosen not in self.choices:
            raise ArgumentError(f"no {self.what} {shown(text)}; choose one of {', '.join(self.choices)}")
        return chosen


class Number:
    """A number, whole unless it is to be read as ``float``, and not below ``least``."""

    def __init__(self, least: int | None = None, read: type[int] | type[float] = int) -> None:
        self.least, self.read = least, read

    def __call__(self, text: str) -> float:
        """Return the number that a word writes."""
        try:
            number = self.read(text)
        except ValueError as error:
            raise Misuse(f"{shown(text)} is not a {'whole ' if self.read is int else ''}number") from error
        if self.least is not None and number < self.least:
            raise Misuse(f"{number} is less than {self.least}")
        return number


class Argument:
    """An option, or a word of its own, as it is written: ``-o --output FILE``, ``--graph PLACE...``, ``[TOPIC]``.

    An option without a word behind it is a flag, one with ``...`` may be given again, and a word in brackets left out.
    ``kind`` reads the value. ``to`` is the parameter of the function, if it is not named as the option or the word.
    """

    def __init__(
        self, written: str, text: str, kind: Callable[[str], object] = str, default: object = None, to: str = "",
        *, needed: bool = False, hidden: bool = False, offer: Offer | None = None,
    ) -> None:  # fmt: skip
        self.help, self.kind, self.hidden, self.offer = text, kind, hidden, offer
        self.names = [each for each in written.split() if each.startswith("-")]
        word = "" if self.names and written.rsplit(maxsplit=1)[-1] in self.names else written.rsplit(maxsplit=1)[-1]
        self.metavar = f"[{'|'.join(kind.choices)}]" if isinstance(kind, OneOf) and self.names else word
        self.many = word.endswith("...")
        self.flag = not self.metavar
        self.needed = needed or not (self.names or word.startswith("["))
        self.default = () if self.many and default is None else default
        self.to = to or (self.names[-1].strip("-") if self.names else word.strip("[.]").lower()).replace("-", "_")

    def value(self, texts: Sequence[str]) -> object:
        """Return the value of the words that were given for this argument; of several that can be one, the last."""
        if self.needed and not texts:
            raise Misuse(f"{self.named} is missing")
        if self.flag or not texts:
            return bool(texts) if self.flag else self.default
        filled = self.names or not self.needed or self.kind is Path  # an empty path would be the folder where one is
        if filled and not all(each.strip(" ,") for each in texts):  # a shell variable not set
            advice = "" if self.needed else ", or leave it out"
            raise ArgumentError(f"{self.named.strip('[.]')} is empty; give a value{advice}")
        try:
            return tuple(map(self.kind, texts)) if self.many else self.kind(texts[-1])
        except Misuse as error:
            raise Misuse(f"{self.named}: {error}") from error

    @property
    def named(self) -> str:
        """How messages name the argument."""
        return self.names[-1] if self.names else self.metavar


class Shared(NamedTuple):
    """Options that several commands have, whose values come to the function as one, made of them."""

    to: str
    arguments: Sequence[Argument]
    made: Callable[..., object]


class Command:
    """A function, and the arguments that the words of a call are read as."""

    def __init__(self, function: Callable[..., int | None], taken: Iterable[Argument | Shared], text: str = "") -> None:
        self.function, self.text = function, text or function.__doc__ or ""
        taken = list(taken)
        self.shared = [each for each in taken if isinstance(each, Shared)]
        self.arguments = [one for each in taken for one in (each.arguments if isinstance(each, Shared) else [each])]

    def takes(self, words: Sequence[str]) -> Sequence[Argument]:  # noqa: ARG002 - a query adds its parameters
        """Return the arguments of a call with these words."""
        return self.arguments

    def texts(self, words: Sequence[str]) -> list[str]:  # noqa: ARG002 - as above
        """Return the paragraphs of the help."""
        return paragraphs(self.text)

    def usage(self, prog: str) -> str:
        """Return how a call is written."""
        return " ".join([prog, "[OPTIONS]", *(each.metavar for each in self.arguments if not each.names)])

    def read(self, words: Sequence[str]) -> Given:
        """Return the values that the words give."""
        arguments = self.takes(words)
        given, rest = split(arguments, words)
        for each in arguments:
            if not each.names:
                given[each.to], rest = (rest, []) if each.many else (rest[:1], rest[1:])
        values = {each.to: each.value(given[each.to]) for each in arguments}
        if rest:
            raise Misuse(f"one word too many: {rest[0]}")
        return values

    def call(self, words: Sequence[str], prog: str) -> int:
        """Run the command with the words of a call; return its exit code."""
        if not HELP.isdisjoint(behind_dashes(words)[0]):
            raise HelpAsked(self, prog, words)
        try:
            values = self.read(words)
        except Misuse as error:
            raise Misuse(f"{prog}: {error} (see `{prog} --help`)") from error
        for each in self.shared:
            values[each.to] = each.made(*(values.pop(argument.to) for argument in each.arguments))
        return self.function(**values) or 0


class Reader(ArgumentParser):
    """The parser of one call; what it refuses is a misuse."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print before it exits."""
        names, _, wrong = message.removeprefix("argument ").partition(": ")
        needs = "takes no value" if wrong.startswith("ignored explicit argument") else "needs a value"
        raise Misuse(f"{names.rpartition('/')[2]} {needs}")


def split(arguments: Sequence[Argument], words: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Return the texts of each argument's option, in their order, and the words that belong to none."""
    unasked = partial(HelpFormatter, width=80)  # without a width it imports shutil to ask the terminal, for a help
    reader = Reader(add_help=False, allow_abbrev=False, formatter_class=unasked)
    for each in arguments:
        if each.flag:
            reader.add_argument(*each.names, dest=each.to, action="append_const", const="", default=[])
        elif each.names:
            reader.add_argument(*each.names, dest=each.to, action="append", default=[])
    before, after = behind_dashes(words)
    given, rest = reader.parse_known_args(before)
    known = [name for each in arguments for name in each.names if not each.hidden]
    for word in rest:
        name = word.partition("=")[0]
        if name.startswith("-") and not is_number(name) and name != "-":
            raise Misuse(f"no option {name}{written_alone(name, arguments) or did_you_mean(name, known, MEANT)}")
    return {each.to: getattr(given, each.to, []) for each in arguments}, [*rest, *after]


def written_alone(name: str, arguments: Sequence[Argument]) -> str:
    """Return how what other commands write to with an option is given to one that takes it as a word of its own."""
    place = next((each.metavar for each in arguments if not each.names and each.metavar in PLACES), "")
    return f"; give the {place} without it" if place and name in OUTPUTS else ""


def behind_dashes(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words before ``--``, and those behind it, which are no options whatever they begin with."""
    place = words.index("--") if "--" in words else len(words)
    return list(words[:place]), list(words[place + 1 :])


def is_number(text: str) -> bool:
    """Return whether a text is a number, so that ``-5`` is a word and no option."""
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


def command(*taken: Argument | Shared) -> Callable[[Callable[..., int | None]], Command]:
    """Make a command of a function; its docstring is the help."""
    return lambda function: Command(function, taken)


class Group(NamedTuple):
    """Commands in the order of the help, each loaded when it is needed."""

    text: str
    names: Sequence[str]
    load: Callable[[str], "Command | Group"]
    version: str = ""

    def call(self, words: Sequence[str], prog: str) -> int:
        """Run the command that the first word names; return its exit code."""
        name = words[0] if words else "--help"
        if name in self.names:
            return self.load(name).call(words[1:], f"{prog} {name}")
        if name in HELP:
            raise HelpAsked(self, prog, status=0 if words else 2)
        if name == "--version" and self.version:
            stdout().write(f"{prog} {self.version}\n")
            return 0
        what = "option" if name.startswith("-") else "command"
        raise Misuse(
            f"{prog}: no {what} {name}{did_you_mean(name, (*self.names, '--help'), MEANT)} (see `{prog} --help`)"
        )


def summaries(group: Group) -> list[tuple[str, str]]:
    """Return the names of commands, each with the first paragraph of its help."""
    return [(name, paragraphs(group.load(name).text)[0]) for name in group.names]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, each in one line."""
    return [" ".join(each.split()) for each in text.strip().split("\n\n")]
