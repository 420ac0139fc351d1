"""The command line: `main` runs a command and turns errors and broken pipes into messages and exit codes."""

import atexit
import gc
import io
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from creativegraph.cli.command import HelpAsked, Misuse
from creativegraph.cli.streams import kept_for_answers, silence
from creativegraph.cli.watch import exit_code, watched
from creativegraph.errors import CreativeGraphError

__all__ = ["main"]

PIPE_CLOSED = 141
"""The exit code of a command whose reader has ended: that of other tools, which SIGPIPE ends."""


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line ``words`` (else that of the process) and exit.

    Our errors are one line each, some with what they show below it, and exit 1.
    """
    if sys.stdout is None:  # closed by the shell: >&-
        sys.exit("creativegraph: standard output is closed; open it, or write to /dev/null" if sys.stderr else 1)
    if sys.stderr is None:  # 2>&-: the answer is worth having without its messages
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the process ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows pipes are cp1252, which has no ộ
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(50_000)  # looking for cycles while modules load takes as long as a small query
    atexit.register(gc.freeze)  # nor need the process look for them once more before it ends
    status = 1
    try:
        with watched(), kept_for_answers():
            done = called(words)
        status = done
    except CreativeGraphError as error:
        more = elsewhere(error, words)
        tell("\n".join([f"creativegraph: {str(error).removesuffix('.') if more else error}{more}", *notes_of(error)]))
    except Misuse as error:
        tell(str(error))
        status = 2
    except BrokenPipeError:  # the reader wants no more, as in `| head`
        silence(sys.stdout)
        status = PIPE_CLOSED
    except OSError as error:
        sys.stderr.write(f"creativegraph: cannot write the answer: {error.strerror}; make room or write elsewhere\n")
        silence(sys.stdout)
    except KeyboardInterrupt:
        from creativegraph.files.remains import discard

        discard()  # what was about to be removed when it came
        sys.stderr.write("interrupted\n")
        status = exit_code(signal.SIGINT)
    flush()
    sys.exit(status)


def notes_of(error: CreativeGraphError) -> list[str]:
    """Return what an error shows below its message, such as the line of a query with a caret."""
    return list(getattr(error, "__notes__", ()))


def tell(text: str) -> None:
    """Print an error; what it quotes of names and files steers no terminal."""
    from creativegraph.cli.streams import say

    say(text)


def elsewhere(error: CreativeGraphError, words: Sequence[str] | None) -> str:
    """Return how a project is asked, where a call names no graph and something that no graph has."""
    from creativegraph.cli.options import advised

    return advised(error, sys.argv[1:] if words is None else words)


def flush() -> None:
    """Write what a command left to be written before it failed, if someone still reads it."""
    try:
        sys.stdout.flush()
    except OSError:
        silence(sys.stdout)


def called(words: Sequence[str] | None) -> int:
    """Run the command that the words name; return its exit code."""
    from creativegraph.cli.app import app
    from creativegraph.project import using

    given = sys.argv[1:] if words is None else list(words)
    if asked := os.environ.get("_CREATIVEGRAPH_COMPLETE"):
        from creativegraph.cli.completion import answer

        return answer(app, asked, given)
    try:
        with using(None):  # a command lets those of its graph be in use
            return app.call(given, "creativegraph")
    except HelpAsked as wanted:
        from creativegraph.cli.help import print_help

        print_help(wanted.about, wanted.words, wanted.prog)
        return wanted.status
