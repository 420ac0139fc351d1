"""The command that answers a catalogued query; the parameters of the query are its options."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from creativegraph import catalogue
from creativegraph.cli.command import Argument, Command, Given, Misuse, Offer
from creativegraph.cli.here import use_projects
from creativegraph.cli.options import GRAPH, ON_MAPS, Output, Places, any_of, offer_of, writes
from creativegraph.cli.output import counted, print_rows
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, CreativeGraphError
from creativegraph.iris import compact

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["run"]

PARAMETER = "parameter "
"""Begins the key of a parameter among the values of a call, so that one may be named as an option of the command is."""


class Run(Command):
    """A command that takes the options of the query that its words name."""

    def query(self, words: Sequence[str]) -> catalogue.Query | None:
        """Return the query that the words name: by the first of them, unless options stand before it."""
        use_projects(words)
        if not words or words[0].startswith("-"):
            words = [each for each in words if each in catalogue.names() or each.endswith(".rq")]
        return catalogue.load(words[0]) if words else None

    def takes(self, words: Sequence[str]) -> Sequence[Argument]:
        """Return the options of the query, once it is known, and those of the command."""
        query = self.query(words)
        taken = {name for each in self.arguments for name in each.names}
        return [*(option_of(each, taken) for each in (query.parameters if query else ())), *self.arguments]

    def texts(self, words: Sequence[str]) -> list[str]:
        """Return what the query answers and how it counts, or what the command does."""
        if query := self.query(words):
            return [each for each in (query.summary, query.answers, query.counts) if each]
        return super().texts(words)

    def usage(self, prog: str) -> str:
        """Return how a call is written."""
        return f"{prog} [OPTIONS] [--PARAMETER VALUE]... TOPIC/NAME"

    def read(self, words: Sequence[str]) -> Given:
        """Return the values that the words give; what is wrong with a parameter is an error of the query."""
        if "--" in words:
            say("`--` before parameters is not needed any more; leave it out, the next release refuses it")
        words = [each for each in words if each != "--"]
        query = self.query(words)
        try:
            return super().read(words)
        except Misuse as error:
            if query is None:
                raise
            takes = ", ".join(f"--{each.name}" for each in query.parameters) or "no parameters"
            raise ArgumentError(
                f"{query.name}: {error} (it takes {takes}; see `creativegraph run {query.name} --help`)"
            ) from error


def option_of(parameter: catalogue.Parameter, taken: set[str]) -> Argument:
    """Return the option for a parameter; a query of one's own may ask for what the command calls --format."""
    names = dict.fromkeys([f"--{parameter.name}", f"--{parameter.name.replace('_', '-')}"])
    written = f"--query-{parameter.name}" if f"--{parameter.name}" in taken else " ".join(names)
    return Argument(
        f"{written} {metavar(parameter)}...", described(parameter), to=f"{PARAMETER}{parameter.name}",
        offer=words_of(parameter.choices) if parameter.choices else offer_of(*parameter.takes, text=parameter.help),
    )  # fmt: skip


def words_of(choices: Sequence[str]) -> Offer:
    """Return what a shell offers for a parameter that takes one of a few words."""
    return lambda typed, _: [(each, "") for each in choices if each.startswith(typed)]


def metavar(parameter: catalogue.Parameter) -> str:
    """Return what stands for the value of a parameter: CITY, CITY|COUNTRY, INDICATOR, YEAR, or THING for many kinds."""
    if parameter.choices:
        return "|".join(parameter.choices)
    if parameter.kind != "iri":
        return parameter.kind.upper()
    kinds = kinds_of(parameter)
    return "|".join(each.upper().replace(" ", "-") for each in kinds) if 0 < len(kinds) < 3 else "THING"


def kinds_of(parameter: catalogue.Parameter) -> list[str]:
    """Return the names of the kinds that a parameter takes: ``source document`` for ``cg:SourceDocument``."""
    return [re.sub(r"(?<=[a-z])(?=[A-Z])|-", " ", each.rpartition(":")[2]).lower() for each in parameter.takes]


def described(parameter: catalogue.Parameter) -> str:
    """Return the help of a parameter."""
    parts = [parameter.help or "Give it again for any of several."]
    kinds = kinds_of(parameter)
    if len(kinds) > 2:
        parts.append(f"Takes {', '.join(kinds)}.")
    return " ".join(parts) + ("" if parameter.optional else "  [required]")


def answer(name: str, output: Output, places: Places, **given: tuple[str, ...]) -> None:
    """Answer a catalogued query.

    For example `creativegraph run claims/by_source --source article`. The parameters of a query are options:
    `creativegraph run outcomes/of_event --help` lists them. An option given again means any of the values.
    """
    arguments = {key.removeprefix(PARAMETER): any_of(values) for key, values in given.items() if values}
    check_given(name, arguments)
    graph = places.open()
    rows = graph.run(name, languages=None, timeout=ended(graph, name), **arguments)
    print_rows(rows, output, [key for key, value in arguments.items() if isinstance(value, str)], graph)
    if not len(rows) and not rows.notes:
        others = [] if graph.engine.remote else [*without_one(graph, name, arguments)]  # two requests at most
        for note in others or not_stated(graph, name, arguments):
            say(note)


def check_given(name: str, arguments: Mapping[str, object]) -> None:
    """Refuse a call that lacks what the query must be given, with one that can be pasted."""
    from creativegraph.catalogue.example import call_of

    query = catalogue.load(name)
    if missing := [f"--{each}" for each in query.needed if each not in arguments]:
        raise ArgumentError(f"{name} needs {' and '.join(missing)}; try `{call_of(query)}`")


def ended(graph: "Graph", name: str) -> float | None:
    """Return the timeout for a query: none, but a file that somebody gives may fill the memory, see ``spare``.

    The questions of a project are its own, and are asked at once, as those of the packaged one.
    """
    from creativegraph.engine.endable import spare

    return spare() if name.endswith(".rq") and not graph.engine.remote else None


def not_stated(graph: "Graph", name: str, arguments: Mapping[str, str | list[str] | None]) -> Iterator[str]:
    """Yield that a graph has no answer for things: it does not say that there is none.

    What else was asked for is named with them, since a limit or a filter may be why.
    """
    from creativegraph.catalogue.example import quoted

    takes = {each.name: each.takes for each in catalogue.load(name).parameters if each.kind == "iri"}
    several = {key: [values] if isinstance(values, str) else values or [] for key, values in arguments.items()}
    given = [(key, value) for key, values in several.items() for value in values]
    things = [compact(graph.resolve(value, *takes[key])) for key, value in given if key in takes]
    rest = [f"--{key.replace('_', '-')} {quoted(value)}" for key, value in given if key not in takes]
    if things:
        what = f"{' and '.join(things)}{' with ' if rest else ''}{' '.join(rest)}"
        yield f"not stated: the graph has no answer for {what}; `creativegraph show {things[0]}` lists what it says"


def without_one(graph: "Graph", name: str, arguments: Mapping[str, object]) -> Iterator[str]:
    """Yield how many rows there are without one of the options, if others are left: why an answer is empty."""
    needed = catalogue.load(name).needed
    for left_out in [each for each in arguments if each not in needed and len(arguments) > 1]:
        others = {key: value for key, value in arguments.items() if key != left_out}
        try:
            rows = graph.run(name, languages=None, timeout=ended(graph, name), **others)
        except CreativeGraphError:  # it takes too long, or the query needs one of several
            continue
        if len(rows):
            yield f"without --{left_out.replace('_', '-')} there {'is' if len(rows) == 1 else 'are'} {counted(rows)}"


NAME = Argument(
    "TOPIC/NAME", "Name of the query, or a .rq file.", to="name",
    offer=lambda typed, _: [(each, "") for each in catalogue.names() if each.startswith(typed)],
)  # fmt: skip
run = Run(answer, [NAME, writes(ON_MAPS), GRAPH])
