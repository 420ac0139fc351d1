"""Why a process that answers in place of this one ended by itself: by its signal, and by last words of the engine."""

import os
import re
import signal

from creativegraph.errors import shown
from creativegraph.files.limits import beyond, limits

__all__ = ["last_words", "reason_of", "scrap", "too_much"]

ADVICE = "ask for less at once"
LONGEST_WORDS = 4096
PANIC = re.compile(r"thread '.*' .*panicked at |note: ")
"""What the engine writes of a panic before and behind its message."""
MEMORY = re.compile("memory|bad_alloc", re.IGNORECASE)
"""What is in the messages of Rust and C++ about memory that is not there."""


def scrap() -> int:
    """Return what keeps the last words of a process; where there is no file in memory (macOS), nothing does."""
    return os.memfd_create("said") if hasattr(os, "memfd_create") else os.open(os.devnull, os.O_RDWR)


def last_words(said: int) -> str:
    """Return what an engine wrote before it ended its process: of a panic, what it was about."""
    words = os.pread(said, LONGEST_WORDS, 0).decode("utf-8", "replace")
    lines = [each.strip() for each in words.splitlines() if each.strip()]
    return next((each for each in lines if not PANIC.match(each)), "")


def reason_of(status: int, memory: int, limit: str, said: str = "") -> str:
    """Return why a process ended by itself; an engine also aborts for other reasons than memory, and says so."""
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    name = (number and signal.strsignal(number)) or f"signal {number}"
    if number == signal.SIGABRT and said and not MEMORY.search(said):
        return f"its process crashed ({name}): {shown(said)}; simplify the query"
    if number in (signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP):
        return too_much(f"its process ended ({name}), as it does when memory runs out", memory, limit)
    if number:
        return f"its process crashed ({name}); simplify the query"
    return "its process ended without an answer; try again"


def too_much(what: str, memory: int, limit: str) -> str:
    """Return the message about what takes more memory than a process has, which may be more than the limit in force."""
    if not limit:
        return f"{what}; {ADVICE}"
    with limits(**{limit: memory}):
        return beyond(what, limit, ADVICE)
