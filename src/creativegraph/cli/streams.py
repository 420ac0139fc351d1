"""Standard output is kept for answers: what a library prints while a command runs goes to standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

__all__ = ["kept_for_answers", "stdout"]


class Answers:
    """Where answers go while a command runs."""

    stream: TextIO | None = None


def stdout() -> TextIO:
    """Return the stream of answers."""
    return Answers.stream or sys.stdout


@contextmanager
def kept_for_answers() -> Iterator[None]:
    """Keep standard output for what is written to ``stdout()``; ``print`` writes to standard error meanwhile."""
    answers = Answers.stream = sys.stdout
    sys.stdout = sys.stderr
    try:
        yield
    finally:
        sys.stdout, Answers.stream = answers, None
