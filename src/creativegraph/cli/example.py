"""The command that writes the example tables that the documents use."""

import os
import shutil
from pathlib import Path

from creativegraph.cli.command import Argument, command
from creativegraph.cli.output import put, say
from creativegraph.errors import UnwritableError

__all__ = ["example"]


@command(
    Argument(
        "folder", kind=Path, default=Path(),
        help="Folder for `mine` and `texts`; made if it does not exist.",
    )
)  # fmt: skip
def example(folder: Path) -> None:
    """Write the example tables `mine` and their source text `texts`, to try every command on."""
    from creativegraph import project
    from creativegraph.files import make_folder

    parts = sorted(each for each in (project.folder("docs") / "example").iterdir() if each.is_dir())
    for target in (folder / each.name for each in parts):
        if target.is_symlink() or (target.exists() and not (target.is_dir() and not any(target.iterdir()))):
            raise UnwritableError(f"{target} is there already; name another folder, or move it away")
    make_folder(folder)
    beside = folder / f".example-{os.urandom(4).hex()}"  # renamed when whole, so that nothing is half written
    try:
        for part in parts:
            shutil.copytree(part, beside / part.name)
        for part in parts:
            (beside / part.name).rename(folder / part.name)
    except OSError as error:
        raise UnwritableError(f"cannot write into {folder}: {error.strerror or error}; name another folder") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    for part in parts:
        say(f"wrote {folder / part.name}")
    put(f"creativegraph check packaged {folder / 'mine'}")
