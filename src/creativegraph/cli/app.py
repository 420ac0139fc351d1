"""Which module has each command, in the order in which a newcomer needs them."""

from importlib import import_module

from creativegraph import __version__
from creativegraph.cli.command import Command, Group

__all__ = ["app"]

HOMES = {
    "tour": "tour", "queries": "queries", "run": "run", "find": "things", "show": "things", "why": "things",
    "sparql": "queries", "nearest": "things", "reconcile": "reconcile", "draft": "draft", "template": "template",
    "check": "check", "audit": "audit", "build": "build", "dossier": "dossier", "export": "export", "site": "site",
    "release": "release", "diff": "diff", "plot": "plot", "network": "plot", "push": "export", "codegen": "queries",
    "example": "tour", "new": "tour", "test": "test", "upgrade": "test", "ontology": "ontology",
}  # fmt: skip
"""The module of each command, in the order of a newcomer's day."""
TEXT = """
Query, validate, build and publish a knowledge graph of cultural cooperation with a source for every statement.

Start with `creativegraph tour`. Answers go to stdout, messages to stderr; the exit code is 0 when done, 1 after an
error or a violation, 2 after wrong usage. `creativegraph COMMAND --help` explains a command.
"""


def loaded(name: str) -> Command | Group:
    """Return a command from its module."""
    found: Command | Group = getattr(import_module(f"creativegraph.cli.commands.{HOMES[name]}"), name)
    return found


app = Group(TEXT, tuple(HOMES), loaded, __version__)
