"""The command ``creativegraph``: its commands in the order of a newcomer's day."""

from importlib import import_module

from creativegraph import __version__
from creativegraph.cli.command import Command, Group

__all__ = ["app"]

NAMES = (
    "tour", "queries", "run", "find", "show", "why", "sparql", "nearest", "check", "build", "export", "plot", "network",
    "push", "codegen", "example", "ontology",
)  # fmt: skip
TEXT = """
Query, validate, build and publish a knowledge graph of cultural cooperation with a source for every statement.

Start with `creativegraph tour`. Results go to stdout, messages to stderr; the exit code is 0 when done, 1 after an
error or a violation, 2 after wrong usage. `creativegraph COMMAND --help` explains a command.
"""


def loaded(name: str) -> Command | Group:
    """Return a command from the module of its name."""
    found: Command | Group = getattr(import_module(f"creativegraph.cli.{name}"), name)
    return found


app = Group(TEXT, NAMES, loaded, __version__)
