"""Writes the site of a graph: every page and file that its modules make."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import ArgumentError, shown
from creativegraph.site.contents import PAGES, PARTS
from creativegraph.site.dataset.heads import heads
from creativegraph.site.page import Part
from creativegraph.site.portal import Portal
from creativegraph.site.render import Renderer, made_of
from creativegraph.site.stage import MOST, Done, Report, bring

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["MOST", "Done", "write"]

TRIPLES = 50
"""Of how many triples of an endpoint there is a file, at least."""


def write(  # noqa: PLR0913 - what may be chosen
    graph: "Graph", folder: str | Path, *, languages: tuple[str, ...] = (), theme: str | Path | None = None,
    force: bool = False, limit: int = MOST, progress: Report | None = None,
) -> Done:  # fmt: skip
    """Write the site of a graph, or bring the one that is there up to date.

    The same graph gives the same bytes. If it ends early the old site stays, and the next run goes on.

    Args:
        graph: what to publish.
        folder: where; made if it does not exist.
        languages: those of the pages, the first without its name in files; else those of the manifest or the graph.
        theme: a folder with ``templates`` and ``assets`` that come before those of the package.
        force: also into a folder that has other files, replacing those that have the name of a file of the site.
        limit: how many files it may be.
        progress: called with what is written, how many files there are so far, and about how many there will be.

    Raises:
        ArgumentError: the folder has other files and ``force`` is not given, the theme has no such folder, or there
            would be more files than ``limit``.
        UnwritableError: the folder cannot be written.
    """
    check_size(graph, limit)
    portal = Portal(graph, languages)
    renderer = Renderer(portal, checked_theme(theme or portal.settings.said.theme))
    least = len(portal.things) * len(portal.languages)
    parts = made_parts(portal, renderer)
    return bring(Path(folder), parts, portal.settings.url, force=force, limit=limit, least=least, progress=progress)


def made_parts(portal: Portal, renderer: Renderer) -> Iterator[Part]:
    """Yield every file of the site."""
    yield from assets(renderer)
    with_head = heads(portal)
    for name in PAGES:
        module = import_module(f"creativegraph.site.{name}")
        for language in portal.languages:
            for page in map(with_head, module.pages(portal, language)):
                portal.files.append(renderer.file(page))
                yield Part(portal.files[-1], renderer.key_of(page), lambda page=page: renderer.render(page))  # type: ignore[misc]
    for name in PARTS:
        yield from import_module(f"creativegraph.site.{name}").parts(portal)


def assets(renderer: Renderer) -> Iterator[Part]:
    """Yield the files of the folders ``assets``, those of the theme in place of those of the package."""
    found: dict[str, Path] = {}
    for folder in reversed(renderer.folders):
        for path in sorted((folder / "assets").rglob("*")):
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = path
    if logo := renderer.portal.settings.said.logo:
        found[renderer.portal.settings.logo] = logo
    for name, path in sorted(found.items()):
        yield Part(name, made_of(path.read_bytes()), path.read_bytes)


def check_size(graph: "Graph", limit: int) -> None:
    """Refuse an endpoint that has more than a site of so many files can hold, before all of it is read."""
    if graph.engine.remote and len(graph) > limit * TRIPLES:
        what = f"{graph.place} has {len(graph):,} triples, and a site of {limit:,} files takes {limit * TRIPLES:,}"
        advice = "save the part to publish with a CONSTRUCT query and give the file, or set --limit higher"
        raise ArgumentError(f"{what}; {advice}")


def checked_theme(theme: str | Path | None) -> Path | None:
    """Return the folder of a theme.

    Raises:
        ArgumentError: it has neither templates nor assets.
    """
    if theme is None:
        return None
    if not any((Path(theme) / each).is_dir() for each in ("templates", "assets")):
        advice = "name a folder with one of them, whose files come before those of the package"
        raise ArgumentError(f"{shown(str(theme))} has no folder templates or assets; {advice}")
    return Path(theme)
