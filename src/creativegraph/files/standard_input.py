"""Standard input: its bytes, and whether a person is at the other end. It may be closed, as under a daemon."""

import sys

from creativegraph.errors import UnreadableError

__all__ = ["is_terminal", "read"]


def read() -> bytes:
    """Return what is on standard input.

    Raises:
        UnreadableError: it is closed.
    """
    if sys.stdin is None:
        raise UnreadableError("standard input is closed; pipe something into the command, or give a file")
    return sys.stdin.buffer.read()


def is_terminal() -> bool:
    """Return True if a person can be asked: at a terminal, with messages shown there too."""
    return all(each is not None and each.isatty() for each in (sys.stdin, sys.stderr))
