"""The files of a git revision in a folder of their own."""

import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from creativegraph.errors import UnreadableError, shown

__all__ = ["revision"]


@contextmanager
def revision(name: str) -> Iterator[Path]:
    """Yield a folder with the files that the folder where the command runs had at a revision; it is removed afterwards.

    Raises:
        UnreadableError: there is no such revision, or no git.
    """
    commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", told=name).decode()
    within = git("rev-parse", "--show-prefix", told=name).decode().strip()
    top = git("rev-parse", "--show-toplevel", told=name).decode().strip()
    data = git("-C", top, "archive", "--format=tar", commit.strip(), told=name)
    with TemporaryDirectory(prefix="creativegraph-", ignore_cleanup_errors=True) as made:
        with tarfile.open(fileobj=BytesIO(data)) as files:
            files.extractall(made, filter="data")
        folder = Path(made) / within
        if not folder.is_dir():
            raise UnreadableError(f"git:{shown(name)} has no folder {within}; name a revision that has it")
        yield folder


def git(*words: str, told: str) -> bytes:
    """Return what git prints."""
    if "\0" in told:
        raise UnreadableError(
            f"git:{shown(told)} cannot be read: no revision has such a name; see `git log` for revisions"
        )
    try:
        done = subprocess.run(["git", *words], capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603, S607
    except OSError as error:
        raise UnreadableError(f"git:{shown(told)} needs git, which cannot be run; install it") from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().split("\n")[-1] or "there is no such revision"
        raise UnreadableError(f"git:{shown(told)} cannot be read: {reason}; see `git log` for revisions")
    return done.stdout
