"""The command that publishes a graph as web pages."""

import gc
from pathlib import Path

from creativegraph.cli.command import Argument, Number, command
from creativegraph.cli.options import GRAPH, Output, Places, writes
from creativegraph.cli.output import print_rows
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, shown
from creativegraph.names.labels import LANGUAGES

__all__ = ["site"]


@command(
    Argument("FOLDER", "Folder for the site; made if it does not exist, brought up to date if it has one.", Path),
    Argument("--theme FOLDER", "Folder with `templates` and `assets` that come before those of the package.", Path),
    Argument("--own", "Only what is of the project itself; links to things that it extends lead to their IRIs."),
    Argument("--force", "Also into a folder with other files; those with names of the site's files are replaced."),
    Argument(
        "--check", "Write nothing: list links of the site in FOLDER that lead nowhere; exit code 1 if there are any."
    ),
    Argument("--address URL", "With --check: where it is on the web, if not where the manifest says."),
    Argument("--limit N", "How many files the site may have.  [default: 200000]", Number(least=1)),
    writes(("table", "csv", "json")),
    GRAPH,
)
def site(
    folder: Path, theme: Path | None, own: bool, force: bool, check: bool, address: str | None, limit: int | None,
    output: Output, places: Places,
) -> int:  # fmt: skip
    """Publish the graph as web pages, one for every thing, with RDF and downloads; no server is needed.

    Only what has changed is made again. Nothing is removed that the command did not write.
    """
    if check:
        return checked(folder, address or "", output)
    if address or output != Output("table"):
        raise ArgumentError("--address, --format and --output go with --check; leave them out, or add it")
    from creativegraph.site.live import bundles
    from creativegraph.site.write import MOST, write

    languages = () if places.languages == LANGUAGES else places.languages
    graph = places.open(lasting=True)
    if not own and len(places.given) < 2 and graph.projects is not None and len(graph.projects.projects) > 1:
        say("the site includes all that the project extends; --own writes only what is of the project itself")
    gc.set_threshold(
        1_000_000, 1000, 1000
    )  # what is made of the graph stays to the end, and need not be looked through
    with progress("making pages") as draw:
        done = write(
            graph, folder, languages=languages, theme=theme, own=own, force=force, limit=limit or MOST, progress=draw
        )  # fmt: skip
    removed = f", removed {done.removed:,}" if done.removed else ""
    say(f"wrote {done.changed:,} of {done.files:,} files{removed}; open {folder / 'index.html'}")
    for each in done.notes:
        say(each)
    if not bundles():
        what = "search, filters and SPARQL are left out, since nothing was built for the browser"
        say(f"{what}; run `python -m creativegraph.site.live`, which needs npm, and then this command again")
    for each in done.kept:
        say(f"{each} is no part of the site any more, but was changed by hand, so it stays")
    return 0


def checked(folder: Path, address: str, output: Output) -> int:
    """Print the links of a site that lead nowhere; return the exit code."""
    from creativegraph.graph.rows import Rows
    from creativegraph.site.folder.links import dead_links

    if address and not address.startswith(("http://", "https://")):
        raise ArgumentError(f"{shown(address)} is no address on the web; give one such as https://example.org/portal/")
    with progress("following links") as draw:
        dead, number = dead_links(folder, f"{address.rstrip('/')}/" if address else "", progress=draw)
    if dead or output != Output("table"):
        print_rows(Rows(("file", "link", "problem"), ("string",) * 3, dead), output)
    say(f"{number:,} links, {len(dead):,} of them lead nowhere")
    return 1 if dead else 0
