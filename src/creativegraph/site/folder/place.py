"""What lies where a file of the site has its place: whether it is as it was written, and within the folder at all."""

import os
import stat
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from creativegraph.errors import ArgumentError
from creativegraph.site.folder.written import WRITTEN, Entry

__all__ = ["Places", "digest_of", "real_folder"]


class Places:
    """The places of the files of a site in a folder; what is as in ``before`` is as the last run has left it."""

    def __init__(self, base: Path, before: Mapping[str, Entry]) -> None:
        self.base, self.before = base, before
        self.within = f"{base}/"
        self.since = found.st_mtime_ns if (found := self.found(WRITTEN)) else 0
        """When the last run ended: a file with an earlier date and the right size is taken for the one written."""
        self.folders = {""}
        self.missing = set[str]()
        """Folders that were not there when a file in them was checked: then nothing is in the places of their files."""

    def found(self, name: str) -> os.stat_result | None:
        """Return what is in a place, not what a link there leads to; None for nothing."""
        try:
            return os.lstat(self.within + name)
        except OSError:
            return None

    def is_as_before(self, name: str) -> bool:
        """Return whether a file is as the last run has left it."""
        entry, found = self.before[name], self.found(name)
        if found is None or found.st_size != entry.size or not stat.S_ISREG(found.st_mode):
            return False
        return found.st_mtime_ns < self.since or digest_of(self.base / name) == entry.digest

    def is_free(self, name: str, *, force: bool = False) -> bool:
        """Return whether a file may be put in a place: there is none, or one that runs have surely put there.

        A file of the last run is, also where somebody has changed it. Of a run that was ended it is not known which
        files it has put in their places, so what is there must have the bytes that it would have. With ``force`` any
        file may be replaced, but no folder.
        """
        if name.rpartition("/")[0] in self.missing:
            return True
        entry, found = self.before.get(name), self.found(name)
        if found is None or stat.S_ISDIR(found.st_mode):
            return found is None
        return force or (entry is not None and (entry.size >= 0 or self.is_ours(name)))

    def is_ours(self, name: str) -> bool:
        """Return whether a file has the bytes with which a run has written it."""
        found = self.found(name)
        is_file = found is not None and stat.S_ISREG(found.st_mode)
        return is_file and digest_of(self.base / name) in self.before[name].digest.split()

    def check(self, name: str) -> None:
        """Refuse a file of which a folder that it lies in is a link, and so may lie elsewhere."""
        folder = name.rpartition("/")[0]
        if folder not in self.folders:
            self.check(folder)
            if (found := self.found(folder)) is None:
                self.missing.add(folder)
            elif not stat.S_ISDIR(found.st_mode):
                what = f"{self.base / folder} is {'a link' if stat.S_ISLNK(found.st_mode) else 'no folder'}"
                raise ArgumentError(f"{what}, and the site has files in it; remove it, or name another folder")
            self.folders.add(folder)


def real_folder(folder: Path) -> Path:
    """Return a folder, or that to which a link leads.

    Raises:
        ArgumentError: the link leads nowhere, or what a site says of itself is a link.
    """
    if folder.is_symlink():
        try:
            folder = folder.resolve(strict=True)
        except (OSError, RuntimeError) as error:
            advice = "make the folder to which it is to lead, or name another"
            raise ArgumentError(f"{folder} is a link that leads nowhere; {advice}") from error
    if (folder / WRITTEN).is_symlink():
        raise ArgumentError(f"{folder / WRITTEN} is a link; remove it, or name another folder")
    return folder


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes; nothing where there is none."""
    try:
        return blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""
