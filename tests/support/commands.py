"""The command line run in this process: fast, with what it wrote and how it ended; and the end of one of its own."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from creativegraph.cli import main


class Done(NamedTuple):
    """How a command ended: its exit code and what it wrote on either stream."""

    code: int
    stdout: str
    stderr: str
    data: bytes

    @property
    def lines(self) -> list[str]:
        """What it wrote on standard output, line by line, without blanks at the ends."""
        return [line.rstrip() for line in self.stdout.splitlines()]


def command(*words: str, stdin: str = "") -> Done:
    """Run ``creativegraph WORDS…`` in this process, with ``stdin`` as standard input."""
    out, err, code = io.BytesIO(), io.BytesIO(), 0
    with streams(io.BytesIO(stdin.encode()), out, err):
        try:
            main(words)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return Done(code, out.getvalue().decode(errors="replace"), err.getvalue().decode(), out.getvalue())


@contextmanager
def streams(stdin: io.BytesIO, out: io.BytesIO, err: io.BytesIO) -> Iterator[None]:
    """Put files in memory in place of the three standard streams; none of them is a terminal."""
    kept = sys.stdin, sys.stdout, sys.stderr
    made = [io.TextIOWrapper(each, encoding="utf-8", write_through=True) for each in (stdin, out, err)]
    sys.stdin, sys.stdout, sys.stderr = made
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
        for each in made:
            each.flush()
            each.detach()  # else closing the wrapper would close the bytes that are read afterwards


def ended(process: subprocess.Popen[str]) -> None:
    """End a process in a session of its own with all that it started, so that a failed test leaves nothing behind."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
