"""Locks of other programs on files: what LibreOffice or Excel has open is not what a reader gets or a writer leaves."""

from pathlib import Path

from creativegraph.errors import UnwritableError

__all__ = ["check_closed", "open_in"]

LOCKS = {"LibreOffice": (".~lock.", "#"), "Excel": ("~$", "")}
"""How a program names the file beside an open one: what stands before its name, and behind."""


def lock_of(path: Path) -> tuple[str, Path] | None:
    """Return the program that has a file open, with its lock file."""
    for program, (before, behind) in LOCKS.items():
        beside = path.with_name(f"{before}{path.name}{behind}")
        try:
            if beside.is_file():
                return program, beside
        except OSError:  # a folder that may not be inspected
            return None
    return None


def open_in(path: Path) -> str:
    """Return the program that has a file open, by the lock file beside it; empty if none has."""
    found = lock_of(path)
    return found[0] if found else ""


def check_closed(path: Path) -> None:
    """Refuse to write a file that another program has open.

    Raises:
        UnwritableError: a lock file is beside it.
    """
    if found := lock_of(path):
        program, beside = found
        raise UnwritableError(
            f"cannot write {path}: {program} has it open; close it there, or delete {beside} if {program} has ended"
        )
