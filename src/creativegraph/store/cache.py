"""The user's cache: where its folder is (``cache_folder``), and the packaged graph that is opened from it.

The folder is built on first use, keyed by the content that it is made of, and checked against a manifest
of sizes and checksums before it is opened: a damaged Oxigraph folder can make a query spin for ever. Where
the cache cannot be written the graph opens in memory.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import time
from types import MappingProxyType
from typing import TYPE_CHECKING
from zlib import crc32

from creativegraph import project
from creativegraph.engine import OxigraphEngine, WarmingEngine, fill, in_memory
from creativegraph.files.state import stamp_of
from creativegraph.store.aged import opened, tidy

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = [
    "cache_folder",
    "code",
    "kept_text",
    "key_of",
    "make",
    "ntriples",
    "open_cached",
    "open_kept",
    "packaged_engine",
    "pieces_of",
    "remove_dead",
]

Progress = Callable[[str, int, int], None]
"""Something that is called with what is done, how much of it is done, and how much there is."""

# A change in how the graph is made from the same tables must not meet an older folder.
LAYOUT = b"2"
FIRST_USE, STEPS = "make the packaged graph", 2
VARIABLE = "CREATIVEGRAPH_CACHE"
STORE, MANIFEST, CHECKED, COPY = "store", "manifest.json", "checked.txt", "graph.nt.gz"
KEY = r"[0-9a-f]{8}-[0-9]+"
NAMELESS = r"\.(?:making|aside)-[a-z0-9_]{8}"
PIECE = 1 << 17
"""Bytes that are loaded to memory at a time, in about ten milliseconds."""
SETTLED = 60.0
"""Seconds after which what was written is on the disk."""


def cache_folder() -> Path:
    """Where folders are kept: ``$CREATIVEGRAPH_CACHE``, or the user's cache."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen)
    if sys.platform == "linux":
        # As platformdirs has it, without the 10 ms that importing it takes.
        chosen = os.environ.get("XDG_CACHE_HOME", "")
        return Path(chosen if chosen.startswith("/") else "~/.cache").expanduser() / "creativegraph"
    from platformdirs import user_cache_path

    return user_cache_path("creativegraph", appauthor=False)


def key_of() -> str:
    """Checksum and length of everything that the packaged graph is made of; unchanged files are not read again.

    CRC-32 takes a millisecond; a stronger digest takes five with its import, a tenth of a cold start.
    """
    prebuilt = project.prebuilt()
    paths = [prebuilt] if prebuilt else [*project.inputs(), *code()]
    stamp = f"{crc32(stamp_of(paths).encode(), crc32(LAYOUT)):08x}"
    with suppress(OSError, RuntimeError, ValueError):
        key, _, read = note_of_key().read_text().partition(" ")
        if read == stamp and re.fullmatch(KEY, key):  # it names a folder that may be moved and removed
            return key
    key = key_of_content(paths)
    with suppress(OSError, RuntimeError):
        if time() > max(path.stat().st_mtime for path in paths) + SETTLED:
            note_of_key().write_text(f"{key} {stamp}")
    return key


def note_of_key() -> Path:
    """The file that keeps the key of the packaged graph, with the layout and the state of the files that it is of."""
    return cache_folder() / f"key-{crc32(bytes(project.PACKAGE)):08x}.txt"


def key_of_content(paths: Iterable[Path]) -> str:
    """Return checksum and length of the layout, and of names and content of files."""
    checksum, length = crc32(LAYOUT), 0
    for path in paths:
        data = path.read_bytes()
        checksum = crc32(data, crc32(path.name.encode(), checksum))
        length += len(data)
    return f"{checksum:08x}-{length}"


def code() -> list[Path]:
    """The modules that make the graph of the tables."""
    return [
        *project.files_in(project.PACKAGE / "tables", ".py", deep=True),
        project.PACKAGE / "names" / "fold.py",
        project.PACKAGE / "names" / "han.txt",
        *project.files_in(project.PACKAGE / "iris", ".py"),
    ]


def ntriples() -> bytes:
    """The packaged graph as N-Triples: from the wheel, or built from the checkout's tables."""
    prebuilt = project.prebuilt()
    if prebuilt:
        import gzip

        return gzip.decompress(prebuilt.read_bytes())
    from creativegraph.tables import build

    return build([project.folder("data")]).ntriples()


def manifest_of(folder: Path) -> bytes:
    """Return size and checksum of each file of a cached folder, as JSON: CRC-32, against damage and not malice."""
    lines = [f'"{path.name}": {digest_of(path)}' for path in (folder / COPY, *sorted((folder / STORE).iterdir()))]
    return ("{" + ",\n".join(lines) + "}\n").encode()


def digest_of(path: Path) -> str:
    """Return size and checksum of a file, as the manifest has them."""
    from mmap import ACCESS_READ, mmap

    size, checksum = path.stat().st_size, 0
    if size:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            size, checksum = len(data), crc32(data)
    return f'[{size}, "{checksum:08x}"]'


def stamp_of_copy(folder: Path) -> tuple[str, float]:
    """Return names, sizes, times and places on disk of a cached folder's files, and the time of the latest."""
    paths = [folder / MANIFEST, folder / COPY, *sorted((folder / STORE).iterdir())]
    return stamp_of(paths), max(path.stat().st_mtime for path in paths)


def intact(folder: Path) -> bool:
    """Return True if a cached folder matches its manifest; files that have not changed since it did are not read again.

    Reading them takes as long as a small query. What was written within a minute is read all the same: a power cut may
    leave it empty, with the size and time that it should have.
    """
    try:
        stamp, latest = stamp_of_copy(folder)
        checked = folder / CHECKED
        if checked.is_file() and checked.read_text() == stamp:
            return True
        if (folder / MANIFEST).read_bytes() != manifest_of(folder):
            return False
    except (OSError, ValueError):
        return False
    if time() > latest + SETTLED:
        with suppress(OSError):  # a cache of another user
            checked.write_text(stamp)
    return True


def make(folder: Path, data: bytes, more: Mapping[str, bytes] = MappingProxyType({})) -> None:
    """Build a store folder and its manifest beside their place, with ``more`` files, then rename them into it.

    Interrupted (Ctrl-C) it leaves nothing: the half-made folder is removed, and one that a killed process left has a
    name of its own, is never opened, and a later run removes it. A rename is atomic on one volume only: it is made
    next to its place. Windows does not rename over a folder that exists, nor a folder with an open file in it:
    the old one is moved aside first, and what fails there is an ``OSError``, after which the graph opens in memory.
    """
    import gzip

    from pyoxigraph import Store

    from creativegraph.files.remains import beside, ended, remove_folder

    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = beside(folder), beside(folder, "old")
    try:
        new.mkdir(mode=0o700)
        store = Store(str(new / STORE))
        fill(store, data, bulk=True)
        store.flush()
        store.optimize()
        del store  # closes its files, which Windows would not rename
        if COPY not in more:
            (new / COPY).write_bytes(gzip.compress(data, 1))
        for name, content in more.items():
            (new / name).write_bytes(content)
        (new / MANIFEST).write_bytes(manifest_of(new))
        if folder.exists():
            # Damaged, or made by another process meanwhile: renaming aside never disturbs an open reader.
            folder.rename(old)
        new.rename(folder)
    finally:
        remove_folder(old)
        remove_folder(new)
        ended(new)


def remove_dead(folder: Path) -> None:
    """Remove what killed runs left among the caches; what names no process, as that of version 0.3, after a day."""
    from creativegraph.files.remains import DAY, remains_in, remove_folder

    dead = [each.path for each in remains_in(folder) if not each.alive]
    nameless = [path for path in folder.glob(".[ma]*-*") if re.fullmatch(NAMELESS, path.name)]
    for path in (*dead, *(path for path in nameless if time() > path.stat().st_mtime + DAY)):
        remove_folder(path)


def open_cached(folder: Path, data: bytes | None = None, *, progress: Progress | None = None) -> "Store":
    """The store in ``folder``, made of ``data`` (or of the packaged graph) if it is not there intact."""
    with suppress(OSError):
        if any(name.startswith(".") for name in os.listdir(folder.parent)):  # noqa: PTH208 - names are enough
            remove_dead(folder.parent)
    if (there := open_kept(folder)) is not None:
        return there
    report = progress or (lambda _what, _done, _total: None)
    report(FIRST_USE, 0, STEPS)
    packed = project.prebuilt() if data is None else None
    data = ntriples() if data is None else data
    report(FIRST_USE, 1, STEPS)
    with suppress(OSError):  # another process may have put its own folder there meanwhile
        make(folder, data, {COPY: packed.read_bytes()} if packed else {})  # what comes compressed need not be once more
    report(FIRST_USE, STEPS, STEPS)
    made = open_kept(folder)
    with suppress(OSError):
        tidy(folder.parent)
    return in_memory(data) if made is None else made


def open_kept(folder: Path) -> "Store | None":
    """The store in ``folder``, None if it is not there intact."""
    from pyoxigraph import Store

    if intact(folder):
        with suppress(OSError, RuntimeError):
            store = Store.read_only(str(folder / STORE))
            opened(folder)
            return store
    return None


def pieces_of(folder: Path) -> Iterator[bytes]:
    """Yield the graph of a cached folder as N-Triples, whole lines in small parts.

    Raises:
        OSError: it is not the one that the store was made of.
    """
    import gzip

    if f'"{COPY}": {digest_of(folder / COPY)}' not in (folder / MANIFEST).read_text():
        raise OSError(f"{folder / COPY} is not as it was kept")
    with gzip.open(folder / COPY) as file:
        while piece := file.read(PIECE):
            yield piece + file.readline()


def kept_text(key: str) -> bytes | None:
    """The packaged graph as N-Triples, from the folder of a key; None if it is not there intact."""
    try:
        folder = cache_folder() / key
        return b"".join(pieces_of(folder)) if intact(folder) else None
    except (OSError, RuntimeError):
        return None


def packaged_engine(progress: Progress | None = None) -> OxigraphEngine:
    """Return the engine over the packaged graph: a read-only store on disk, later in memory."""
    try:
        folder = cache_folder() / key_of()
    except (OSError, RuntimeError):
        return OxigraphEngine(in_memory(ntriples()))
    engine = WarmingEngine(open_cached(folder, progress=progress), partial(pieces_of, folder))
    engine.folder = folder
    return engine
