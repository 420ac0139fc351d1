"""The command that answers a catalogued query; the parameters of the query are its options."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from creativegraph import catalogue
from creativegraph.cli.options import ON_MAPS, Output, Places, any_of, takes_graph, writes_rows
from creativegraph.cli.output import print_rows, say
from creativegraph.errors import ArgumentError, CreativeGraphError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["run"]

PARAMETER = "parameter_"
"""Begins the key of a parameter among click's values, so that one may be named as an option of the command is."""


class Run(click.Command):
    """A command that takes the options of the query that its first word names."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the options of the query, once it is known, and those of the command."""
        return [*ctx.meta.get("parameters", ()), *super().get_params(ctx)]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words in two steps: first which query, then with its parameters as options."""
        if "--" in args and not ctx.resilient_parsing:
            say("`--` before parameters is not needed any more; leave it out, the next release refuses it")
            args = [each for each in args if each != "--"]
        name = self.name_in(ctx, args)
        query = self.query_of(ctx, name) if name else None
        if name is None or query is None:
            return super().parse_args(ctx, args)
        taken = {option for each in self.params for option in each.opts}
        ctx.meta["parameters"] = [option_of(each, taken) for each in query.parameters]
        ctx.meta["query"] = query
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            if isinstance(error, click.BadParameter) or getattr(error, "option_name", None) in taken:
                raise
            takes = ", ".join(f"--{each.name}" for each in query.parameters) or "no parameters"
            raise ArgumentError(
                f"{name}: {error.format_message()} It takes {takes}; see `creativegraph run {name} --help`"
            ) from error

    def name_in(self, ctx: click.Context, args: Sequence[str]) -> str | None:
        """Return the word that names the query: the first, unless parameters stand before it."""
        if args and not args[0].startswith("-"):
            return args[0]
        known = ctx.ignore_unknown_options
        ctx.ignore_unknown_options = True
        try:
            given, more, _ = self.make_parser(ctx).parse_args(list(args))
        except click.UsageError:
            return None  # the second reading reports it
        finally:
            ctx.ignore_unknown_options = known
        words = [each for each in (given.get("name"), *more) if isinstance(each, str)]
        if words and words[0].startswith("-"):
            return next((each for each in words if each in catalogue.names() or each.endswith(".rq")), None)
        return words[0] if words else None

    def query_of(self, ctx: click.Context, name: str) -> catalogue.Query | None:
        """Return the query of a name; while a shell completes a word there may be none yet."""
        try:
            return catalogue.load(name)
        except CreativeGraphError:
            if ctx.resilient_parsing:
                return None
            raise

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the query answers, or what the command does."""
        query = ctx.meta.get("query")
        if query is None:
            super().format_help_text(ctx, formatter)
            return
        for text in (query.summary, query.answers, query.counts):
            if text:
                formatter.write_paragraph()
                with formatter.indentation():
                    formatter.write_text(text)


def option_of(parameter: catalogue.Parameter, taken: set[str]) -> click.Option:
    """Return the option for a parameter of a query."""
    option = f"--{parameter.name}"
    names = dict.fromkeys([option, option.replace("_", "-")])
    if option in taken:  # a query of one's own may ask for what the command calls --format
        names = {f"--query-{parameter.name}": None}
    return click.Option(
        [*names, f"{PARAMETER}{parameter.name}"], multiple=True, metavar=metavar(parameter), help=described(parameter),
        shell_complete=lambda ctx, param, typed: offered(ctx, parameter, typed),  # noqa: ARG005 - click's signature
    )  # fmt: skip


def offered(ctx: click.Context, parameter: catalogue.Parameter, typed: str) -> "list[CompletionItem]":
    """Return the things of the right kind that a shell offers, with their labels."""
    from click.shell_completion import CompletionItem

    from creativegraph.names.complete import complete

    places = Places(ctx.params.get("graph") or ())
    try:
        found = [] if places.remote else complete(places.open(), parameter, typed)
    except CreativeGraphError:  # it is reported when the command runs
        return []
    return [CompletionItem(value, help=label) for value, label in found]


def metavar(parameter: catalogue.Parameter) -> str:
    """Return what stands for the value of a parameter: CITY, CITY|COUNTRY, INDICATOR, YEAR, or THING for many kinds."""
    if parameter.kind != "iri":
        return parameter.kind.upper()
    kinds = kinds_of(parameter)
    return "|".join(each.upper().replace(" ", "-") for each in kinds) if 0 < len(kinds) < 3 else "THING"


def kinds_of(parameter: catalogue.Parameter) -> list[str]:
    """Return the names of the kinds that a parameter takes: ``city network`` for ``cg:CityNetwork``."""
    return [re.sub(r"(?<=[a-z])(?=[A-Z])|-", " ", each.rpartition(":")[2]).lower() for each in parameter.takes]


def described(parameter: catalogue.Parameter) -> str:
    """Return the help of a parameter."""
    parts = [parameter.help or "Give it again for any of several."]
    kinds = kinds_of(parameter)
    if len(kinds) > 2:
        parts.append(f"Takes {', '.join(kinds)}.")
    return " ".join(parts) + ("" if parameter.optional else "  [required]")


@click.command(cls=Run, options_metavar="[OPTIONS] [--PARAMETER VALUE]...")
@click.argument(
    "name", metavar="TOPIC/NAME", help="Name of the query, or a .rq file.",
    shell_complete=lambda ctx, param, typed: [each for each in catalogue.names() if each.startswith(typed)],  # noqa: ARG005
)  # fmt: skip
@writes_rows(ON_MAPS)
@takes_graph
def run(name: str, output: Output, places: Places, **given: tuple[str, ...]) -> None:
    """Answer a catalogued query.

    For example `creativegraph run outcomes/of_event --event hcdf-2024`. The parameters of a query are options:
    `creativegraph run outcomes/of_event --help` lists them. An option given again means any of the values.
    """
    arguments = {key.removeprefix(PARAMETER): any_of(values) for key, values in given.items() if values}
    graph = places.open()
    rows = graph.run(name, languages=None, **arguments)
    print_rows(rows, output, [key for key, value in arguments.items() if isinstance(value, str)], graph)
