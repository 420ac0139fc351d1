"""Writes a site into a folder: beside what is there, and in its place when all is made.

A file says what was written and of what it was made, so that a later run makes only what has changed. Nothing is
removed or replaced that no run has written.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.errors import ArgumentError, UnreadableError, UnwritableError, shown
from creativegraph.files import atomic_write, make_folder
from creativegraph.files.remains import beside, ended, remains_in, remove_folder
from creativegraph.site.contents import PAGES, PARTS
from creativegraph.site.page import Part
from creativegraph.site.portal import Portal
from creativegraph.site.render import Renderer, made_of
from creativegraph.site.written import WRITTEN, Entry, read_written, written

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["MOST", "Done", "write"]

MOST = 200_000
"""How many files a site may have if nobody says otherwise."""
STAGE = Path("site")
Report = Callable[[str, int, int], None]


class Done(NamedTuple):
    """What a run has done: the files of the site, how many of them it has made and how many are as before.

    ``removed`` were of the site before and are no more; ``kept`` are those of them that stay, as somebody changed them.
    """

    files: int
    made: int
    changed: int
    removed: int
    kept: tuple[str, ...]


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
    base = Path(folder)
    before = read_before(base, force=force)
    portal = Portal(graph, languages)
    renderer = Renderer(portal, checked_theme(theme or portal.settings.said.theme))
    check_limit(len(portal.things) * len(portal.languages), limit, folder)
    make_folder(base)
    stage = Stage(base, before, portal.settings.url, force=force)
    try:
        for part in made_parts(portal, renderer):
            stage.take(part)
            if len(stage.now) > limit:
                check_limit(len(stage.now), limit, folder)
            if progress:
                progress(part.path, len(stage.now), 0)
        return stage.put()
    except OSError as error:
        if isinstance(error, (UnwritableError, UnreadableError)):
            raise
        raise unwritable(base, error) from error
    finally:
        stage.discard()


def made_parts(portal: Portal, renderer: Renderer) -> Iterator[Part]:
    """Yield every file of the site."""
    yield from assets(renderer)
    for name in PAGES:
        module = import_module(f"creativegraph.site.{name}")
        for language in portal.languages:
            for page in module.pages(portal, language):
                yield Part(renderer.file(page), renderer.key_of(page), lambda page=page: renderer.render(page))  # type: ignore[misc]
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


class Stage:
    """What is made, beside the site until all of it is there."""

    def __init__(self, base: Path, before: dict[str, Entry], url: str, *, force: bool) -> None:
        self.base, self.before, self.url, self.force = base, before, url, force
        self.now: dict[str, Entry] = {}
        self.folded: dict[str, str] = {}
        self.made = 0
        self.fresh: list[str] = []
        for each in remains_in(base):
            if not each.alive:
                remove_folder(each.path)
        self.folder = beside(base / STAGE)
        try:
            self.folder.mkdir()
        except OSError as error:
            ended(self.folder)
            raise unwritable(base, error) from error

    def take(self, part: Part) -> None:
        """Make a file, if it is not there as it would be made."""
        if (other := self.folded.setdefault(part.path.lower(), part.path)) != part.path or part.path in self.now:
            raise ValueError(f"two files of the site are {part.path} and {other}")
        old = self.before.get(part.path)
        if old is not None and old.key == part.key and size_of(self.base / part.path) == old.size:
            self.now[part.path] = old
            return
        data = part.make()
        self.made += 1
        entry = Entry(part.key, blake2b(data, digest_size=16).hexdigest(), len(data))
        self.now[part.path] = entry
        if old is not None and old.digest == entry.digest and size_of(self.base / part.path) == old.size:
            return
        if old is None and not self.force and os.path.lexists(self.base / part.path):
            what = f"{shown(part.path)} is in {self.base}, and no site was written there with it"
            raise ArgumentError(f"{what}; name another folder, or add --force to replace it")
        path = self.folder / str(len(self.fresh))
        path.write_bytes(data)
        self.fresh.append(part.path)

    def put(self) -> Done:
        """Put what was made in its place, and remove what is gone."""
        gone = sorted(self.before.keys() - self.now.keys())
        # What is to change belongs to the site from here on, whatever happens: then the next run makes it again.
        unsure = {**self.before, **self.now, **{each: Entry("", "", -1) for each in self.fresh}}
        if self.fresh or gone or self.before != self.now:
            self.save(unsure)
        for folder in dict.fromkeys((self.base / each).parent for each in self.fresh):
            make_folder(folder)
        # What others lead to comes first, so that at any moment the links of the site lead somewhere.
        for number, name in sorted(enumerate(self.fresh), key=lambda each: order(each[1])):
            (self.folder / str(number)).replace(self.base / name)
        kept = [each for each in gone if not self.remove(each)]
        if self.fresh or gone or self.before != self.now:
            self.save(self.now)
        return Done(len(self.now), self.made, len(self.fresh), len(gone) - len(kept), tuple(kept))

    def save(self, entries: dict[str, Entry]) -> None:
        """Write down what is written."""
        with atomic_write(self.base / WRITTEN) as file:
            file.write(written(entries, self.url))

    def remove(self, name: str) -> bool:
        """Remove a file of the site, and folders that are empty then; False if somebody has changed it."""
        path, old = self.base / name, self.before[name]
        try:
            data = path.read_bytes()
        except OSError:
            return True
        if old.digest and blake2b(data, digest_size=16).hexdigest() != old.digest:
            return False
        path.unlink()
        with suppress(OSError):
            for folder in path.parents:
                if folder == self.base:
                    break
                folder.rmdir()
        return True

    def discard(self) -> None:
        """Remove what lies beside the site."""
        remove_folder(self.folder)
        ended(self.folder)


def order(name: str) -> tuple[bool, int, str]:
    """Return when a file is put in its place: style sheets and the like first, the first page last."""
    return not name.startswith("assets/"), -name.count("/"), name


def read_before(base: Path, *, force: bool) -> dict[str, Entry]:
    """Return what earlier runs have written.

    Raises:
        ArgumentError: the folder has other files.
    """
    try:
        names = sorted(os.listdir(base))  # noqa: PTH208 - names are enough
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise unwritable(base, error) from error
    before = read_written(base)
    if before is not None:
        return before
    if names and not force:
        what = f"{base} has other files, such as {shown(names[0])}, and no site that was written there"
        raise ArgumentError(f"{what}; name an empty folder, or add --force to write beside them")
    return {}


def size_of(path: Path) -> int:
    """Return how many bytes a file has; -1 where there is none."""
    try:
        return path.stat().st_size if not path.is_symlink() else -1
    except OSError:
        return -1


def check_limit(number: int, limit: int, folder: str | Path) -> None:
    """Refuse more files than there may be."""
    if number > limit:
        what = f"the site in {folder} would have more than {number:,} files, and {limit:,} are allowed"
        raise ArgumentError(f"{what}; publish fewer things, or set --limit higher where your host takes as many files")


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


def unwritable(base: Path, error: OSError) -> UnwritableError:
    """Return the error for a folder in which nothing can be written."""
    return UnwritableError(f"cannot write the site in {base}: {error.strerror or error}; name a folder with room")
