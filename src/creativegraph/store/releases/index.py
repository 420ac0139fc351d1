"""What is known of each kept release without reading its graph: ``releases.json`` in the folder of releases."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from creativegraph.errors import ArgumentError, UnreadableError, UnwritableError, shown
from creativegraph.files import atomic_write, make_folder
from creativegraph.files.remains import beside, ended, remains_of

__all__ = ["INDEX", "Release", "alone", "checked_day", "new_name", "read_index", "write_index"]

INDEX = "releases.json"
FORMAT = 1
NAME = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z._-]{0,62}[0-9A-Za-z])?")
DIGEST = re.compile(r"[0-9a-f]{64}")
TAKEN = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?|packaged|now|data|.*\.axioms", re.IGNORECASE)
"""Devices of Windows, words that mean something else where a release may be named, and the end of other files here."""


@dataclass(frozen=True, slots=True)
class Release:
    """A kept release.

    ``digest`` is the SHA-256 of its normal form, ``counts`` has the number of things of each class. ``ontology`` is the
    version of the ontology in it, and ``axioms`` names the release beside which its unions and lists are kept.
    ``after`` is the release from which a patch makes it, empty where the whole graph is kept; ``text`` is the SHA-256
    of what its file holds, which tells also of values that are written otherwise and mean the same.
    """

    name: str
    day: str
    digest: str
    triples: int
    counts: dict[str, int]
    ontology: str = ""
    axioms: str = ""
    after: str = ""
    text: str = ""
    folder: Path = Path()

    @property
    def path(self) -> Path:
        """The file that keeps it: a whole graph, or a patch."""
        return self.folder / f"{self.name}{'.rdfp' if self.after else '.nt'}.gz"

    @property
    def axioms_path(self) -> Path:
        """The file with the statements of its ontology that have blank nodes."""
        return self.folder / f"{self.axioms}.axioms.nt.gz"


def checked_name(name: str) -> str:
    """Return the name of a release.

    Raises:
        ArgumentError: it cannot be that of a file everywhere.
    """
    if not NAME.fullmatch(name) or ".." in name:
        raise ArgumentError(
            f"{shown(name)} is no name of a release; write at most 64 letters, digits, dots and hyphens, such as 1.2.0"
        )
    return name


def new_name(name: str) -> str:
    """Return the name of a release that is to be made.

    Raises:
        ArgumentError: it cannot be one, or means something else.
    """
    if TAKEN.fullmatch(checked_name(name)):
        raise ArgumentError(
            f"{shown(name)} is no name of a release, as it means something else; give another one, such as 1.2.0"
        )
    return name


def checked_day(day: str | date) -> str:
    """Return a day as ISO 8601 writes it.

    Raises:
        ArgumentError: it is none.
    """
    text = day.isoformat() if isinstance(day, date) else day
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ArgumentError(f"{shown(text)} is no day; write it as 2026-01-31")


def read_index(folder: Path) -> list[Release]:
    """Return the releases of a folder, oldest first; none where it holds none.

    Raises:
        UnreadableError: the index is damaged, or a newer version of creativegraph wrote it.
    """
    import msgspec

    path = folder / INDEX
    try:
        said = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
        found = list(releases_of(said, folder))
        check(found)
    except FileNotFoundError as error:
        lost = next((each.name for end in ("nt", "rdfp") for each in sorted(folder.glob(f"*.{end}.gz"))), "")
        if not lost:
            return []
        raise UnreadableError(
            f"{path} is missing, and {lost} is there; {RESTORE}, or move such files elsewhere if they are no releases"
        ) from error
    except NewerError:
        raise UnreadableError(
            f"{path} was written by a newer version of creativegraph (format {said['format']}, this one reads"
            f" {FORMAT}); upgrade creativegraph"
        ) from None
    except KeyError as error:
        raise UnreadableError(f"{path} is damaged: it has no {error}; {RESTORE}") from error
    except (OSError, ValueError, RecursionError) as error:  # a msgspec.ValidationError is a ValueError
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(f"cannot read {path}: {reason}; {RESTORE}") from error
    return found


RESTORE = "restore it, as with `git checkout`"


class NewerError(Exception):
    """A format that this version does not know."""


def releases_of(said: dict[str, Any], folder: Path) -> Iterator[Release]:
    """Yield the releases that an index lists."""
    import msgspec

    if type(said["format"]) is int and said["format"] > FORMAT:
        raise NewerError
    if type(said["format"]) is not int or said["format"] < 1:
        raise ValueError(f"there is no format {shown(said['format'])}")
    for each in msgspec.convert(said["releases"], list[Release]):
        yield replace(each, folder=folder)


def check(found: list[Release]) -> None:
    """Refuse an index that no release wrote.

    Raises:
        ValueError: it says something that cannot be.
    """
    before = dict[str, Release]()
    for each in found:
        for name in (each.name, each.after or each.name, each.axioms or each.name):
            checked_name(name)
        checked_day(each.day)
        if each.name.lower() in before:
            raise ValueError(f"{shown(each.name)} is there twice")
        if min(each.triples, *each.counts.values(), 1) < 1:
            raise ValueError(f"{each.name} has less than one triple, or thing of a class")
        if not DIGEST.fullmatch(each.digest) or (each.text and not DIGEST.fullmatch(each.text)):
            raise ValueError(f"the digest of {each.name} is not one")
        if each.after and each.after not in {some.name for some in before.values()}:
            raise ValueError(f"{each.name} starts from {shown(each.after)}, which is not there before it")
        if before and each.day < max(some.day for some in before.values()):
            raise ValueError(f"{each.name} is older than the release before it")
        before[each.name.lower()] = each


@contextmanager
def alone(folder: Path, there: list[Release]) -> Iterator[None]:
    """Keep others from keeping a release in a folder, which still has those that are there.

    Raises:
        ArgumentError: another release is being kept, or has been since they were read.
        UnwritableError: the folder cannot be written.
    """
    make_folder(folder)
    mark = beside(folder / "releases")
    try:
        try:
            mark.touch(exist_ok=False)
        except OSError as error:
            raise UnwritableError(f"cannot write in {folder}: {error.strerror}; name another folder") from error
        for each in remains_of(folder / "releases"):
            if each.alive and each.path != mark:
                raise ArgumentError(
                    f"another release is being kept in {folder}; wait until it is, or remove {each.path.name} there"
                )
        if read_index(folder) != there:
            raise ArgumentError(f"another release was kept in {folder} meanwhile; try again, to start from that one")
        yield
    finally:
        with suppress(OSError):
            mark.unlink(missing_ok=True)
        ended(mark)


def write_index(folder: Path, releases: list[Release]) -> None:
    """Write the index of a folder, one value a line."""
    import msgspec

    entries = [{key: value for key, value in asdict(each).items() if key != "folder"} for each in releases]
    data = msgspec.json.format(msgspec.json.encode({"format": FORMAT, "releases": entries}), indent=1)
    make_folder(folder)
    with atomic_write(folder / INDEX) as file:
        file.write(data + b"\n")
