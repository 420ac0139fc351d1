"""Brings files into a folder again and again, each time killed at a later moment; a process of its own, which forks."""

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from creativegraph.site.folder.links import dead_links
from creativegraph.site.folder.stage import bring
from creativegraph.site.page import Part

WRITES = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod")
PAGE = '<!DOCTYPE html><title>x</title><link rel="stylesheet" href="{}assets/style.css">{}'
BEFORE = {
    "index.html": PAGE.format("", '<a href="id/a.html"></a><a href="id/b.html"></a>'),
    "id/a.html": PAGE.format("../", '<a href="b.html"></a>'),
    "id/b.html": PAGE.format("../", '<a href="../index.html"></a>'),
    "id/deep/d.html": PAGE.format("../../", ""),
    "assets/style.css": "",
}
AFTER = {
    "index.html": PAGE.format("", '<a href="id/a.html"></a><a href="id/c.html"></a>'),
    "id/a.html": PAGE.format("../", '<a href="c.html"></a><img src="../assets/new.svg">'),
    "id/c.html": PAGE.format("../", '<a href="a.html"></a>'),
    "assets/style.css": "@import 'x'",
    "assets/new.svg": "<svg/>",
}


def write(files: Mapping[str, str], folder: Path) -> None:
    bring(folder, lambda _: [Part(path, text, text.encode) for path, text in files.items()])


def killed_at(moment: int, folder: Path) -> None:
    """Kill this process before it changes something in the folder for the so manieth time."""
    left = moment

    def hook(event: str, words: tuple[object, ...]) -> None:
        nonlocal left
        reads = event == "open" and words[1] in ("r", "rb")
        if event in WRITES and str(words[0]).startswith(str(folder)) and not reads:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def files(folder: Path) -> dict[str, bytes]:
    """The files that belong to the site."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".cg-" not in str(path))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def main(top: Path) -> None:
    """Write how a run ends that is killed at each moment, until one is not killed."""
    write(BEFORE, top / "before")
    write(AFTER, top / "after")
    old, new = files(top / "before"), files(top / "after")
    number, survived = 0, False
    while not survived:
        folder = top / str(number)
        write(BEFORE, folder)
        pid = os.fork()
        if not pid:
            killed_at(number, folder)
            write(AFTER, folder)
            os._exit(0)
        survived = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        there = files(folder)
        pages = [each for each in there if not each.startswith(".")]
        whole = all(there[each] in (old.get(each), new.get(each)) for each in pages)
        dead = [each for each in dead_links(folder)[0] if each.file in BEFORE]
        state = "new" if there == new else "old" if there == old else "between"
        write(AFTER, folder)
        mended = files(folder) == new and not list(folder.glob(".*cg-*"))
        sys.stdout.write(f"{state} {'whole' if whole else 'broken'} {len(dead)} {'mended' if mended else 'spoilt'}\n")
        number += 1


main(Path(sys.argv[1]))
