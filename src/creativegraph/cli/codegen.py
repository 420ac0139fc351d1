"""The command that writes typed Python for queries."""

from pathlib import Path

from creativegraph.cli.command import Argument, command
from creativegraph.cli.output import say
from creativegraph.errors import ArgumentError

__all__ = ["codegen"]


@command(
    Argument("queries", kind=Path, help="Folder of .rq files, or of a folder per topic."),
    Argument("target", kind=Path, help="Output folder; must be empty or hold only modules written by codegen."),
    Argument("--check", flag=True, help="Write nothing; exit 1 if a module is stale."),
)
def codegen(queries: Path | None, target: Path | None, check: bool) -> None:
    """Write a typed Python function and row class for each query of a folder.

    The headers of the .rq files give names, types and docstrings. In a checkout, without folders, the packaged topics
    are written.
    """
    from creativegraph.catalogue.codegen import check_modules, packaged_folders, write_modules

    if queries and not target:
        raise ArgumentError(f"name a folder for the modules too: creativegraph codegen {queries} FOLDER")
    source, place = (queries, target) if queries and target else packaged_folders()
    if check:
        check_modules(source, place)
        return
    say(f"wrote {', '.join(path.name for path in write_modules(source, place))} in {place}")
