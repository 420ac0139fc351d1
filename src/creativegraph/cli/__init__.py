"""The command line: parse, call one library function, print. Data on stdout, words on stderr."""

import io
import os
import sys
from collections.abc import Sequence

from creativegraph.cli.asking import answered
from creativegraph.errors import CreativeGraphError

__all__ = ["main"]


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line ``words`` (else that of the process) and exit; our errors are one line each and exit 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows pipes are cp1252, which has no ộ
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = called(sys.argv[1:] if words is None else list(words))
        sys.stdout.flush()  # not at exit, where nobody catches what a full disk or a closed pipe says
    except CreativeGraphError as error:
        sys.stderr.write(f"creativegraph: {error}\n")
        status = 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except OSError as error:
        sys.stderr.write(f"creativegraph: cannot write the answer: {error.strerror}; make room or write elsewhere\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def called(words: list[str]) -> int:
    """Run the command that the words name; its exit code."""
    if answered(words):
        return 0
    from creativegraph.cli.app import app

    try:
        app(words)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    return 0
