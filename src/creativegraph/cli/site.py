"""The command that publishes a graph as web pages."""

from pathlib import Path

from creativegraph.cli.command import Argument, Number, command
from creativegraph.cli.options import GRAPH, Places
from creativegraph.cli.output import say
from creativegraph.cli.progress import progress
from creativegraph.names.labels import LANGUAGES

__all__ = ["site"]


@command(
    Argument("FOLDER", "Folder for the site; made if it does not exist, brought up to date if it has one.", Path),
    Argument("--theme FOLDER", "Folder with `templates` and `assets` that come before those of the package.", Path),
    Argument("--force", "Also into a folder with other files; those with names of the site's files are replaced."),
    Argument("--limit N", "How many files the site may have.  [default: 200000]", Number(least=1)),
    GRAPH,
)
def site(folder: Path, theme: Path | None, force: bool, limit: int | None, places: Places) -> None:
    """Publish the graph as web pages, one for every thing, with RDF and downloads; no server is needed.

    Only what has changed is made again. Nothing is removed that the command did not write.
    """
    from creativegraph.site.write import MOST, write

    languages = () if places.languages == LANGUAGES else places.languages
    graph = places.open(lasting=True)
    with progress("making pages") as draw:
        done = write(
            graph, folder, languages=languages, theme=theme, force=force, limit=limit or MOST, progress=draw
        )  # fmt: skip
    removed = f", removed {done.removed:,}" if done.removed else ""
    say(f"wrote {done.changed:,} of {done.files:,} files{removed}; open {folder / 'index.html'}")
    for each in done.kept:
        say(f"{each} is no part of the site any more, but was changed by hand, so it stays")
