"""Writes the site of a graph: every page and file that its modules make."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import ArgumentError, UnreadableError
from creativegraph.messages.table import languages as of_messages
from creativegraph.site.dataset.about import about_of
from creativegraph.site.dataset.heads import heads
from creativegraph.site.digests import made_of
from creativegraph.site.folder.due import due, kept, settled
from creativegraph.site.folder.place import Places, digest_of
from creativegraph.site.folder.stage import MOST, Done, Report, bring
from creativegraph.site.folder.written import Written
from creativegraph.site.html.render import Renderer
from creativegraph.site.html.theme import checked_theme
from creativegraph.site.modules import PAGES, PARTS
from creativegraph.site.page import Part
from creativegraph.site.pages.permalinks import stub_of
from creativegraph.site.portal import Portal

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["MOST", "Done", "Site", "untranslated", "write"]

NOTHING = Written()

RARELY = (50_000, 1_000, 100)
"""After how many new objects cycles are looked for; after how many looks among older objects, and among all.

The cycles of a page end with it: to look among the million objects that are kept took a thirtieth of a run.
"""
TRIPLES = 50
"""Of how many triples of an endpoint there is a file, at least."""


def write(  # noqa: PLR0913 - what may be chosen
    graph: "Graph", folder: str | Path, *, languages: tuple[str, ...] = (), theme: str | Path | None = None,
    own: bool = False, force: bool = False, limit: int = MOST, progress: Report | None = None,
) -> Done:  # fmt: skip
    """Write the site of a graph, or bring the one that is there up to date.

    The same graph gives the same bytes. If it ends early the old site stays, and the next run goes on.

    Args:
        graph: what to publish.
        folder: where; made if it does not exist.
        languages: those of the pages, the first without its name in files; else those of the manifest or the graph.
        theme: a folder with ``templates`` and ``assets`` that come before those of the package.
        own: only the graph of the project itself, without what it extends; links to things of these lead to their IRIs.
        force: also into a folder that has other files, replacing those that have the name of a file of the site.
        limit: how many files it may be.
        progress: called with what is written, how many files there are so far, and about how many there will be.

    Raises:
        ArgumentError: the folder has other files and ``force`` is not given, the theme has no such folder, there would
            be more files than ``limit``, or ``own`` is given for a graph of no project.
        UnwritableError: the folder cannot be written.
    """
    check_size(graph, limit)
    with rarely_collected():
        portal = Portal(graph, languages, own=own)
        renderer = Renderer(portal, checked_theme(theme or portal.settings.said.theme))
        site = Site(portal, renderer, Path(folder))
        least = len(portal.things) * len(portal.languages)
        done = bring(
            Path(folder), site.parts, portal.settings.url, site.key,
            force=force, limit=limit, least=least, progress=progress,
        )  # fmt: skip
        return done._replace(notes=tuple(untranslated(portal.languages)))


def untranslated(languages: Iterable[str]) -> Iterator[str]:
    """Yield what to note of the languages of a site into which the words of the pages are not translated."""
    left = [each for each in languages if each.partition("-")[0] not in of_messages()]
    if left:
        yield (
            f"in the pages in {', '.join(left)} the menus, headings, dates and numbers stay English, since the library"
            f" has these words in {' and '.join(of_messages())} only; names follow the order of the site's languages"
        )


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Look for cycles rarely: most of what a site is made of stays until it is written, and is looked at each time."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Site:
    """All files of a site, and which of them need not be made as nothing has changed that they are made of."""

    def __init__(self, portal: Portal, renderer: Renderer, base: Path) -> None:
        self.portal, self.renderer, self.base = portal, renderer, base
        self.key = made_of(renderer.key, repr(portal.bases).encode())

    def parts(self, before: Written = NOTHING) -> Iterator[Part]:
        """Yield every file of the site."""
        portal = self.portal
        left = self.left(before)
        made = set[str]()
        for part in self.pages():
            made.add(part.path)
            yield part
        stubs = {stub_of(portal, each) for each in portal.claims.by} if left else ()
        portal.files = sorted(made.union(each for each in left if each.endswith(".html") and each not in stubs))
        for part in (*assets(self.renderer), *self.others()):
            made.add(part.path)
            yield part
        for path in left:
            if path not in made:
                yield Part(path, before.files[path].key, lost, stays=True)

    def pages(self) -> Iterator[Part]:
        """Yield the pages."""
        with_head = heads(self.portal)
        for name in PAGES:
            module = import_module(f"creativegraph.site.{name}")
            for language in self.portal.languages:
                for page in map(with_head, module.pages(self.portal, language)):
                    make = partial(self.renderer.render, page)
                    yield Part(self.renderer.file(page), self.renderer.key_of(page), make)

    def others(self) -> Iterator[Part]:
        """Yield the files that are no pages."""
        for name in PARTS:
            yield from import_module(f"creativegraph.site.{name}").parts(self.portal)

    def left(self, before: Written) -> list[str]:
        """Return the files of the last run that stay as they are, and note which things are to be made."""
        if before.made_by != self.key:
            return []
        dumps = about_of(self.portal).dumps
        whole = next((each.path for each in dumps.all() if each.format == "nt" and not each.facts), "")
        entry = before.files.get(whole)
        if entry is None or digest_of(self.base / whole) != entry.digest:
            return []
        changed = due(self.portal, self.base / whole, dumps.named)
        if changed is None:
            return []
        self.portal.touched, self.portal.topics, values = changed
        self.portal.settled = settled(self.portal, values, before.files)
        found = kept(self.portal, before.files)
        places = Places(self.base, before.files)
        if not all(map(places.is_as_before, found)):
            self.portal.touched, self.portal.settled, found = None, frozenset(), []  # somebody has changed the site
        return found


def lost() -> bytes:
    """Return nothing: the file is there."""
    raise UnreadableError("a file of the site changed while it was brought up to date; run the command again")


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
