"""The help of every command as one text, and its summaries as the table of the README.

``python -m tests.support.helps`` writes both.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.commands import command

from creativegraph.cli.app import app
from creativegraph.cli.command import Group, summaries

ROOT = Path(__file__).parent.parent.parent
PAGE, README = ROOT / "tests" / "cli" / "help.txt", ROOT / "README.md"
TABLE = re.compile(r"(?<=\| command \| what it does \|\n\|---\|---\|\n)(?:\|.*\n)+")


def names(group: Group = app, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command, in the order of the help."""
    for name in group.names:
        found = group.load(name)
        yield (*before, name)
        if isinstance(found, Group):
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
    return "".join(f"| `creativegraph {name}` | {text} |\n" for name, text in summaries(app))


if __name__ == "__main__":
    PAGE.write_text(helps(), encoding="utf-8")
    README.write_text(TABLE.sub(table(), README.read_text(encoding="utf-8")), encoding="utf-8")
