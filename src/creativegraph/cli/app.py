"""The command ``creativegraph``: its commands in the order of a newcomer's day, each loaded when it is needed."""

from importlib import import_module

import click

from creativegraph import __version__
from creativegraph.cli.options import Commands

__all__ = ["COMMANDS", "app"]

COMMANDS = (
    "tour", "queries", "run", "find", "show", "why", "sparql", "nearest", "check", "build", "export", "plot", "network",
    "push", "codegen", "example", "ontology",
)  # fmt: skip


class Lazy(Commands):
    """The commands by name; the module of one is imported when it runs or shows its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Return a command from the module of its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"creativegraph.cli.{cmd_name}"), cmd_name)
        return command


@click.command(cls=Lazy, context_settings={"max_content_width": 120, "show_default": True})
@click.version_option(__version__, message="%(prog)s %(version)s")
def app() -> None:
    """Query, validate, build and publish a knowledge graph of cultural cooperation with a source for every statement.

    Start with `creativegraph tour`. Results go to stdout, messages to stderr; the exit code is 0 when done, 1 after an
    error or a violation, 2 after wrong usage. `creativegraph COMMAND --help` explains a command.
    """
