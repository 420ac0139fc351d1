"""The texts that quotations come from, as far as they are at hand: in folders that a project or a caller names.

A text is found by the SHA-256 of its file, whatever it is called.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from creativegraph.errors import Fault, UnreadableError
from creativegraph.files.state import state_of
from creativegraph.project import Project, in_use
from creativegraph.tables.projects.manifest import read_manifest
from creativegraph.tables.quotations.places import Text
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets.files import leaves

__all__ = [
    "BESIDE", "Texts", "at_hand", "digest_told", "folder_of", "folders_beside", "given_files", "given_folder",
    "given_texts", "missing", "texts_below", "texts_of",
]  # fmt: skip

GIVEN: ContextVar[tuple[Path, ...]] = ContextVar("GIVEN", default=())
LARGEST = 64 << 20
"""Larger files, in bytes, are no texts that a person quotes."""
BESIDE = "texts"
"""The folder of the texts of tables that belong to no project."""
KEPT = 64
"""How many texts are kept ready for searching."""


class Texts:
    """Texts by the SHA-256 of their files, read when the first one is asked for."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        self._found: dict[str, Text] | None = None

    def get(self, sha256: str) -> Text | None:
        """Return the text of a file with a SHA-256, None if it is in none of the folders."""
        if not sha256 or not self.folders:
            return None
        if self._found is None:
            self._found = {each: text for folder in self.folders for each, text in texts_in(folder)}
        return self._found.get(sha256)


def at_hand(files: Iterable[str] = ()) -> Texts:
    """Return the texts in the folders that the caller and the projects in use name, and of tables of no project.

    ``files`` are these tables; their texts lie in the folder ``texts`` beside them, as drafts that are taken have it.
    """
    used = in_use()
    own = [folder for each in used.projects if (folder := folder_of(each))] if used else []
    return Texts(tuple(dict.fromkeys((*GIVEN.get(), *own, *folders_beside(files)))))


def folders_beside(files: Iterable[str]) -> list[Path]:
    """Return the folders of texts beside tables, each once."""
    beside = {Path(file).parent for file in files}
    return sorted(each / BESIDE for each in beside if (each / BESIDE).is_dir() and not leaves(each / BESIDE, each))


def digest_told(texts: Texts, source: str, column: str = "") -> dict[str, str]:
    """Return what is told of the digest of a source: that of the file that is called like it, else how to get it."""
    name = source.rpartition(":")[2]
    files = (path for folder in texts.folders for path in texts_below(folder) if path.stem == name)
    path = next(files, None)
    with suppress(OSError, UnicodeDecodeError):
        if path is not None and (state := state_of(path))[0] <= LARGEST:
            digest, text = read(path, state)
            values = {"sha256": digest, "characters": str(len(text.text))}
            found = ", ".join(f"{name} {value}" for name, value in values.items())
            return {"near": path.name, "found": found, "why": "", "fix": values.get(column, "")}
    return {"near": "", "found": "", "why": "table.document-without-digest.compute", "name": name}


def folder_of(made: Project) -> Path | None:
    """Return the folder of the texts of a project; None if it names none, or it is not there."""
    folder = made.folder / made.texts
    return folder if made.texts and folder.is_dir() and not leaves(folder, made.folder) else None


def missing() -> Iterator[Fault]:
    """Yield a fault for each project that names a folder of texts that is not there, unless a caller gives one."""
    used = in_use()
    if used is None or GIVEN.get():
        return
    below = frozenset[str]().union(*(each.builds_on for each in used.projects))
    for made in used.projects:
        if made.texts and made.name not in below and folder_of(made) is None:
            cell = read_manifest(made.folder)[1].cell("texts")
            yield fault(cell, "manifest-texts", given=made.texts)


def given_folder() -> Path | None:
    """Return the folder that a caller gives."""
    return next(iter(GIVEN.get()), None)


def given_files() -> list[Path]:
    """Return the files of the folder that a caller gives."""
    folder = given_folder()
    return texts_below(folder) if folder else []


@contextmanager
def given_texts(folder: str | Path | None) -> Iterator[None]:
    """Let texts be looked for in a folder for a while; None leaves the one that was given before.

    Raises:
        UnreadableError: it is not a folder.
    """
    if folder is not None and (not str(folder) or not Path(folder).is_dir()):  # "" is no folder, as Path has it
        raise UnreadableError(f"{str(folder) or 'an empty name'} is not a folder; name the folder of the source texts")
    before = GIVEN.set((Path(folder),) if folder is not None else GIVEN.get())
    try:
        yield
    finally:
        GIVEN.reset(before)


def texts_below(folder: Path) -> list[Path]:
    """Return the files of a folder and its subfolders, sorted; links that lead out of it are left out."""
    return sorted(each for each in folder.rglob("*") if each.is_file() and not leaves(each, folder))


def texts_of(made: Project) -> list[Path]:
    """Return the files of the texts of a project, none where it names no folder."""
    folder = folder_of(made)
    return texts_below(folder) if folder else []


def texts_in(folder: Path) -> Iterator[tuple[str, Text]]:
    """Yield the texts of a folder's files with their SHA-256."""
    for path in texts_below(folder):
        with suppress(OSError, UnicodeDecodeError):
            state = state_of(path)
            if state[0] <= LARGEST:
                yield read(path, state)


@lru_cache(maxsize=KEPT)
def read(path: Path, _stamp: tuple[int, ...]) -> tuple[str, Text]:
    """Return the text of a file with its SHA-256; the same again while the file is the same."""
    from hashlib import sha256  # to import it takes longer than to read most tables

    data = path.read_bytes()
    return sha256(data).hexdigest(), Text(data.decode())
