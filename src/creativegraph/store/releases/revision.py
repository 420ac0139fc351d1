"""The files of a git revision in a folder of their own."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from creativegraph.errors import CreativeGraphError, TableError, UnreadableError, shown

__all__ = ["revision"]


@contextmanager
def revision(name: str) -> Iterator[Path]:
    """Yield a folder with the files that the folder where the command runs had at a revision; it is removed afterwards.

    Raises:
        UnreadableError: there is no such revision, or no git.
    """
    commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", told=name)
    within = git("rev-parse", "--show-prefix", told=name)
    top = git("rev-parse", "--show-toplevel", told=name)
    with TemporaryDirectory(prefix="creativegraph-", ignore_cleanup_errors=True) as made:
        # As a checkout, to compare with one: `git archive` would leave out and replace what attributes say of exports.
        index = Path(made) / "index"
        git("-C", top, "read-tree", commit, told=name, index=index)
        git("-C", top, "checkout-index", "--all", f"--prefix={made}/files/", told=name, index=index)
        folder = Path(made) / "files" / within
        if not folder.is_dir():
            raise UnreadableError(f"{told_of(name)} has no folder {within}; name a revision that has it")
        with told_as(f"git:{name}:", f"{made}/files/"):
            yield folder


@contextmanager
def told_as(start: str, place: str) -> Iterator[None]:
    """Name files in messages by what was given, not by where they are for a moment."""

    def told(text: str) -> str:
        return text.replace(place, start)

    try:
        yield
    except TableError as error:
        faults = [each._replace(file=told(each.file), message=told(each.message)) for each in error.faults]
        raise TableError(faults) from error
    except CreativeGraphError as error:
        if place not in str(error):
            raise
        raise type(error)(told(str(error))) from error


def told_of(name: str) -> str:
    """Return how messages call a revision."""
    return shown(f"git:{name}")


def git(*words: str, told: str, index: Path | None = None) -> str:
    """Return what git prints; ``index`` is the file to use in place of the index of the repository."""
    if "\0" in told:
        raise UnreadableError(
            f"{told_of(told)} cannot be read: no revision has such a name; see `git log` for revisions"
        )
    environment = {**os.environ, "GIT_INDEX_FILE": str(index)} if index else None
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *words], capture_output=True, check=False, stdin=subprocess.DEVNULL, env=environment,  # noqa: S607
        )  # fmt: skip
    except OSError as error:
        raise UnreadableError(f"{told_of(told)} needs git, which cannot be run; install it") from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().split("\n")[-1] or "there is no such revision"
        raise UnreadableError(f"{told_of(told)} cannot be read: {reason}; see `git log` for revisions")
    return os.fsdecode(done.stdout).removesuffix("\n")
