"""The help of every command as one text, and its summaries as the table of the README.

``python -m tests.support.helps`` writes both.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
from tests.support.commands import command

from creativegraph.cli.app import app

ROOT = Path(__file__).parent.parent.parent
PAGE, README = ROOT / "tests" / "cli" / "help.txt", ROOT / "README.md"
TABLE = re.compile(r"(?<=\| command \| what it does \|\n\|---\|---\|\n)(?:\|.*\n)+")


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


def table() -> str:
    """Return the rows of the table of commands, each with the summary that the help has."""
    context = click.Context(app)
    found = [(name, app.get_command(context, name)) for name in app.list_commands(context)]
    return "".join(f"| `creativegraph {name}` | {each.get_short_help_str(1000)} |\n" for name, each in found if each)


if __name__ == "__main__":
    PAGE.write_text(helps(), encoding="utf-8")
    README.write_text(TABLE.sub(table(), README.read_text(encoding="utf-8")), encoding="utf-8")
