"""Commands as data: the words that each takes, which the parser, the help and the shell's completion read alike.

``getopt`` reads the words: parsers that do more take longer to start than most queries take.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from getopt import GetoptError, gnu_getopt
from typing import Any, NamedTuple

from creativegraph.errors import ArgumentError, shown
from creativegraph.names.suggest import did_you_mean

__all__ = ["Argument", "Command", "Given", "Group", "Misuse", "Number", "OneOf", "Shared", "command"]

Given = dict[str, Any]
"""Values of a call, by the names of the function's parameters."""
Offer = Callable[[str, Mapping[str, Sequence[str]]], Iterable[tuple[str, str]]]
"""What a shell offers for what is typed, given the other options: values with their labels."""


MEANT = "; did you mean {}?"


class Misuse(Exception):  # noqa: N818 - it is about the words, not a fault of what they ask for
    """Words that a command does not take: a message, and the name of the option that it is about, if any."""

    def __init__(self, message: str, about: str = "") -> None:
        super().__init__(message)
        self.about = about


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
    """An option, if its names begin with a hyphen, else a word of its own.

    ``kind`` reads the value, ``flag`` needs none, ``many`` takes several and ``needed`` at least one. ``to`` is the
    parameter of the function, if it is not named as the option.
    """

    def __init__(
        self, *names: str, help: str, metavar: str = "", kind: Callable[[str], object] = str,  # noqa: A002 - the word
        default: object = None,
        flag: bool = False, many: bool = False, needed: bool = False, hidden: bool = False, to: str = "",
        offer: Offer | None = None,
    ) -> None:  # fmt: skip
        self.names, self.help, self.kind, self.offer = names, help, kind, offer
        self.default = () if many and default is None else default
        self.flag, self.many, self.needed, self.hidden = flag, many, needed, hidden
        self.to = to or names[-1].lstrip("-").replace("-", "_")
        self.option = names[0].startswith("-")
        self.metavar = metavar or self.to.upper()
        if not self.option:
            self.metavar = (self.metavar if needed else f"[{self.metavar}]") + ("..." if many else "")
        elif isinstance(kind, OneOf):
            self.metavar = f"[{'|'.join(kind.choices)}]"

    def value(self, texts: Sequence[str]) -> object:
        """Return the value of the words that were given for this argument; of several that can be one, the last."""
        if not texts:
            return self.default
        if self.flag:
            return True
        try:
            return tuple(map(self.kind, texts)) if self.many else self.kind(texts[-1])
        except Misuse as error:
            raise Misuse(f"{self.names[-1] if self.option else self.metavar}: {error}", self.to) from error


class Shared(NamedTuple):
    """Options that several commands have, whose values come to the function as one, made of them."""

    to: str
    arguments: Sequence[Argument]
    made: Callable[..., object]


class Command:
    """A function, and the arguments that the words of a call are read as."""

    def __init__(self, function: Callable[..., int | None], taken: Iterable[Argument | Shared], text: str = "") -> None:
        self.function = function
        self.text = text or function.__doc__ or ""
        self.arguments: list[Argument] = []
        self.shared: list[Shared] = []
        for each in taken:
            if isinstance(each, Shared):
                self.shared.append(each)
            self.arguments += each.arguments if isinstance(each, Shared) else [each]

    @property
    def summary(self) -> str:
        """The first paragraph, as lists of commands have it."""
        return self.texts(())[0]

    def takes(self, words: Sequence[str]) -> Sequence[Argument]:  # noqa: ARG002 - a query adds its parameters
        """Return the arguments of a call with these words."""
        return self.arguments

    def texts(self, words: Sequence[str]) -> list[str]:  # noqa: ARG002 - as above
        """Return the paragraphs of the help."""
        return paragraphs(self.text)

    def usage(self, prog: str) -> str:
        """Return how a call is written."""
        words = [each.metavar for each in self.arguments if not each.option]
        return " ".join([prog, "[OPTIONS]", *words])

    def read(self, words: Sequence[str]) -> Given:
        """Return the values that the words give."""
        arguments = self.takes(words)
        options = {name: each for each in arguments for name in each.names if each.option}
        known = [name for name, each in options.items() if not each.hidden]
        for name in (each.partition("=")[0] for each in words):
            if name.startswith("--") and name not in (*options, "--"):  # getopt would take the beginning of a name
                raise Misuse(f"no option {name}{did_you_mean(name, known, MEANT)}")
        letters = "".join(name[1] + ":" * (not each.flag) for name, each in options.items() if name[1] != "-")
        names = [name[2:] + "=" * (not each.flag) for name, each in options.items() if name[1] == "-"]
        try:
            found, rest = gnu_getopt(list(words), letters, names)
        except GetoptError as error:
            raise Misuse(error.msg, error.opt) from error
        given: dict[str, list[str]] = {each.to: [] for each in arguments}
        for name, text in found:
            given[options[name].to].append(text)
        for each in arguments:
            if not each.option:
                given[each.to], rest = (rest, []) if each.many else (rest[:1], rest[1:])
            if each.needed and not given[each.to]:
                raise Misuse(f"{each.names[-1] if each.option else each.metavar} is missing", each.to)
        if rest:
            raise Misuse(f"one word too many: {rest[0]}")
        return {each.to: each.value(given[each.to]) for each in arguments}

    def call(self, words: Sequence[str], prog: str) -> int:
        """Run the command with the words of a call; return its exit code."""
        if "--help" in words:
            from creativegraph.cli.help import command_help

            return command_help(self, words, prog)
        try:
            values = self.read(words)
        except Misuse as error:
            raise Misuse(f"{prog}: {error}; see `{prog} --help`") from error
        for each in self.shared:
            values[each.to] = each.made(*(values.pop(argument.to) for argument in each.arguments))
        return self.function(**values) or 0


def command(*taken: Argument | Shared) -> Callable[[Callable[..., int | None]], Command]:
    """Make a command of a function; its docstring is the help."""
    return lambda function: Command(function, taken)


class Group(NamedTuple):
    """Commands in the order of the help, each loaded when it is needed."""

    text: str
    names: Sequence[str]
    load: Callable[[str], "Command | Group"]
    version: str = ""

    @property
    def summary(self) -> str:
        """The first paragraph, as lists of commands have it."""
        return self.texts()[0]

    def texts(self) -> list[str]:
        """Return the paragraphs of the help."""
        return paragraphs(self.text)

    def call(self, words: Sequence[str], prog: str) -> int:
        """Run the command that the first word names; return its exit code."""
        name = words[0] if words else "--help"
        if name in self.names:
            return self.load(name).call(words[1:], f"{prog} {name}")
        if name == "--help":
            from creativegraph.cli.help import group_help

            group_help(self, prog)
            return 0 if words else 2
        if name == "--version" and self.version:
            sys.stdout.write(f"{prog} {self.version}\n")
            return 0
        what = "option" if name.startswith("-") else "command"
        raise Misuse(f"{prog}: no {what} {name}{did_you_mean(name, self.names, MEANT)}; see `{prog} --help`")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, each in one line."""
    return [" ".join(each.split()) for each in text.strip().split("\n\n")]
