"""The help of every command as one text; ``python -m tests.support.helps`` writes it to tests/cli/help.txt."""

import os
from collections.abc import Iterator
from pathlib import Path

import click
from tests.support.commands import command

from creativegraph.cli.app import app

PAGE = Path(__file__).parent.parent / "cli" / "help.txt"


def names(group: click.Group = app, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command, in the order of the help."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        yield (*before, name)
        if isinstance(found, click.Group):
            yield from names(found, (*before, name))


def helps() -> str:
    """Return the help of every command, as a terminal of 100 columns shows it."""
    os.environ["COLUMNS"] = "100"
    found = [(), *names(), ("run", "outcomes/of_event")]
    return "\n".join(
        f"$ {' '.join(['creativegraph', *each, '--help'])}\n{command(*each, '--help').stdout}" for each in found
    )


if __name__ == "__main__":
    PAGE.write_text(helps(), encoding="utf-8")
