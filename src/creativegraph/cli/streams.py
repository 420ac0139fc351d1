"""Standard output is kept for answers: what a library prints while a command runs goes to standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TextIO

__all__ = ["kept_for_answers", "stdout"]

ANSWERS: ContextVar[TextIO] = ContextVar("answers")


def stdout() -> TextIO:
    """Return the stream of answers."""
    return ANSWERS.get(sys.stdout)


@contextmanager
def kept_for_answers() -> Iterator[None]:
    """Keep standard output for what is written to ``stdout()``; ``print`` writes to standard error meanwhile."""
    answers = sys.stdout
    token = ANSWERS.set(answers)
    sys.stdout = sys.stderr
    try:
        yield
    finally:
        sys.stdout = answers
        ANSWERS.reset(token)
