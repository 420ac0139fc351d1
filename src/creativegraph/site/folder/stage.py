"""Brings files into a folder: they are made beside what is there, and take their places when all is made.

A file says what was written and of what it was made, so that a later run makes only what has changed. Nothing is
removed or replaced that no run has written, and nothing is written outside of the folder.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from creativegraph.errors import ArgumentError, UnreadableError, UnwritableError, shown
from creativegraph.files import atomic_write, make_folder
from creativegraph.files.remains import beside, ended, remains_in, remove_folder
from creativegraph.files.write import made_folder
from creativegraph.site.digests import made_of
from creativegraph.site.folder.place import Places, real_folder
from creativegraph.site.folder.written import WRITTEN, Entry, Written, read_written, written
from creativegraph.site.page import Part

__all__ = ["MOST", "Done", "Report", "bring"]

MOST = 200_000
"""How many files a site may have if nobody says otherwise."""
Report = Callable[[str, int, int], None]


class Done(NamedTuple):
    """What a run has done: the files of the site, how many of them it has made and how many are as before.

    ``removed`` were of the site before and are no more; ``kept`` are those of them that stay, as somebody changed them.
    ``notes`` say what else one should know of it.
    """

    files: int
    made: int
    changed: int
    removed: int
    kept: tuple[str, ...]
    notes: tuple[str, ...] = ()


def bring(  # noqa: PLR0913 - what may be chosen
    base: Path, parts: Callable[[Written], Iterable[Part]], url: str = "", made_by: str = "", *, force: bool = False,
    limit: int = MOST, least: int = 0, progress: Report | None = None,
) -> Done:  # fmt: skip
    """Write files into a folder, or bring it up to date with them.

    Args:
        base: the folder.
        parts: gives the files, by what earlier runs have written.
        url: the address of the site.
        made_by: a digest of what makes the files.
        force: also into a folder with other files.
        limit: how many files there may be.
        least: how many there are, at least.
        progress: called with each file, how many there are so far, and about how many there will be.

    Raises:
        ArgumentError: the folder has other files and ``force`` is not given, a folder in it is a link, there are more
            files than ``limit``, or two have one name.
        UnwritableError: the folder cannot be written.
    """
    base = real_folder(base)
    before = read_before(base, force=force)
    check_limit(least, limit, base)
    with made_folder(base):
        stage = Stage(base, before, Written({}, url, made_by), force=force)
        try:
            for part in parts(before):
                stage.take(part)
                if len(stage.now) > limit:
                    check_limit(max(len(stage.now), least), limit, base)
                if progress:
                    progress(part.path, len(stage.now), max(len(before.files), least))
            return stage.put()
        except OSError as error:
            if isinstance(error, (UnwritableError, UnreadableError)):
                raise
            raise unwritable(base, error) from error
        finally:
            stage.discard()


class Stage:
    """What is made, beside the site until all of it is there."""

    def __init__(self, base: Path, before: Written, what: Written, *, force: bool) -> None:
        self.base, self.was, self.what, self.force = base, before, what, force
        self.before = before.files
        self.places = Places(base, self.before)
        self.now: dict[str, Entry] = {}
        self.folded: dict[str, str] = {}
        self.made = 0
        self.fresh: list[str] = []
        self.folders = {""}
        for each in remains_in(base):
            if not each.alive:
                remove_folder(each.path)
                with suppress(OSError):
                    each.path.unlink()
        self.folder = beside(base / "site")
        try:
            self.folder.mkdir()
        except OSError as error:
            ended(self.folder)
            raise unwritable(base, error) from error

    def take(self, part: Part) -> None:
        """Make a file, if it is not there as it would be made."""
        if (other := self.folded.setdefault(part.path.lower(), part.path)) != part.path or part.path in self.now:
            what = f"two files of the site are called {shown(part.path)} and {shown(other)}"
            raise ArgumentError(f"{what}; rename a list of the manifest, or what the graph has of that name")
        self.places.check(part.path)
        old = self.before.get(part.path)
        as_before = old is not None and (part.stays or self.places.is_as_before(part.path))
        if as_before and old is not None and old.key == part.key:
            self.now[part.path] = old
            return
        data = part.make()
        self.made += 1
        entry = Entry(part.key, made_of(data), len(data))
        self.now[part.path] = entry
        if as_before and old is not None and old.digest == entry.digest:
            return
        if not self.places.is_free(part.path, force=self.force):
            what = f"{shown(part.path)} is in {self.base}, and no site was written there with it"
            raise ArgumentError(f"{what}; name another folder, or add --force to replace it")
        folder = part.path.rpartition("/")[0]
        if folder not in self.folders:
            make_folder(self.folder / folder)
            self.folders.add(folder)
        write(f"{self.folder}/{part.path}", data)
        self.fresh.append(part.path)

    def put(self) -> Done:
        """Put what was made in its place, and remove what is gone."""
        gone = sorted(self.before.keys() - self.now.keys())
        for each in gone:
            self.places.check(each)
        whole = self.what._replace(files=self.now)
        if self.fresh or gone or self.was != whole:
            # What is to change belongs to the site from here on, whatever happens: then the next run makes it again.
            unsure = {name: self.unsure(name) for name in self.fresh}
            self.save(Written({**self.before, **self.now, **unsure}, self.what.url))
        for name in self.moves():
            os.replace(f"{self.folder}/{name}", f"{self.base}/{name}")  # noqa: PTH105 - tens of thousands
        kept = [each for each in gone if not self.remove(each)]
        if self.fresh or gone or self.was != whole:
            self.save(whole)
        return Done(len(self.now), self.made, len(self.fresh), len(gone) - len(kept), tuple(kept))

    def moves(self) -> Iterator[str]:
        """Yield what was made in the order in which it is put in its place: a folder that is not there yet, whole."""
        known = {"": True}

        def is_there(folder: str) -> bool:
            if folder not in known:
                known[folder] = is_there(folder.rpartition("/")[0]) and (self.base / folder).exists()
            return known[folder]

        moved = set[str]()
        for name in sorted(self.fresh, key=self.order):
            each = name
            while not is_there(folder := each.rpartition("/")[0]):
                each = folder
            if each not in moved:
                moved.add(each)
                yield each

    def unsure(self, name: str) -> Entry:
        """Return what is known of a file while it is put in its place: which bytes it may have."""
        before = self.before[name].digest.split() if name in self.before else []
        return Entry("", " ".join(dict.fromkeys((*before, self.now[name].digest))), -1)

    def order(self, name: str) -> tuple[bool, bool, int, str]:
        """Return when a file is put in its place: new ones first, so that at any moment links lead somewhere."""
        return name in self.before, not name.startswith("assets/"), -name.count("/"), name

    def save(self, what: Written) -> None:
        """Write down what is written."""
        with atomic_write(self.base / WRITTEN) as file:
            file.write(written(what))

    def remove(self, name: str) -> bool:
        """Remove a file of the site, and folders that are empty then; False if somebody has changed it."""
        path = self.base / name
        if self.places.found(name) is None:
            return True
        if not self.places.is_ours(name):
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


def read_before(base: Path, *, force: bool) -> Written:
    """Return what earlier runs have written.

    Raises:
        ArgumentError: the folder has other files.
    """
    try:
        names = sorted(os.listdir(base))  # noqa: PTH208 - names are enough
    except FileNotFoundError:
        return Written()
    except OSError as error:
        raise unwritable(base, error) from error
    before = read_written(base)
    if before is not None:
        return before
    if names and not force:
        what = f"{base} has other files, such as {shown(names[0])}, and no site that was written there"
        raise ArgumentError(f"{what}; name an empty folder, or add --force to write beside them")
    return Written()


def write(path: str, data: bytes) -> None:
    """Write a file that is not there yet: a site has tens of thousands."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


def check_limit(number: int, limit: int, folder: Path) -> None:
    """Refuse more files than there may be."""
    if number > limit:
        what = f"the site in {folder} would have more than {number:,} files, and {limit:,} are allowed"
        raise ArgumentError(f"{what}; publish fewer things, or set --limit higher where your host takes as many files")


def unwritable(base: Path, error: OSError) -> UnwritableError:
    """Return the error for a folder in which nothing can be written."""
    return UnwritableError(f"cannot write the site in {base}: {error.strerror or error}; name a folder with room")
