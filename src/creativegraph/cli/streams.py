"""Standard output is kept for answers, standard error for messages and what a library prints while a command runs."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

__all__ = ["columns_of_terminal", "kept_for_answers", "say", "silence", "stdout"]


class Answers:
    """Where answers go while a command runs."""

    stream: TextIO | None = None


def stdout() -> TextIO:
    """Return the stream of answers."""
    return Answers.stream or sys.stdout


def columns_of_terminal(otherwise: int) -> int:
    """Return how many characters fit in a line of the terminal, as shutil tells, which takes 6 ms to import."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    with suppress(AttributeError, OSError, ValueError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or otherwise  # type: ignore[union-attr]
    return otherwise


def whole(stream: TextIO) -> TextIO:
    """Return a stream that writes all it is given, or fails.

    With PYTHONUNBUFFERED set, as in many containers, Python drops what the system did not write at the first attempt:
    of a long answer to a reader that ends, or to a disk that is full, the rest was lost without an error.
    """
    if isinstance(stream, io.TextIOWrapper) and isinstance(stream.buffer, io.RawIOBase):
        return open(stream.fileno(), "w", encoding=stream.encoding, errors=stream.errors, closefd=False)
    return stream


def silence(stream: TextIO) -> None:
    """Point a stream that nobody reads any more at nothing: Python would fail once more when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(text: str) -> None:
    """Print a message for the person at the terminal, on stderr; nothing in it steers the terminal."""
    if not text.isprintable():
        from creativegraph.messages.characters import legible

        text = "\n".join(map(legible, text.split("\n")))
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except BrokenPipeError:  # the answer is worth having without its messages
        silence(sys.stderr)


@contextmanager
def kept_for_answers() -> Iterator[None]:
    """Keep standard output for what is written to ``stdout()``; ``print`` writes to standard error meanwhile."""
    before, sys.stdout = sys.stdout, sys.stderr
    answers = Answers.stream = whole(before)
    try:
        yield
        answers.flush()  # not at exit, where nobody catches what a full disk or a closed pipe says
    finally:
        sys.stdout, Answers.stream = before, None
