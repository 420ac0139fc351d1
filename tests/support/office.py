"""LibreOffice without a screen: opens and saves documents, types into cells, and tells what a sheet refuses.

One process of LibreOffice is started when something is first wanted of it, listens at a pipe, and ends with the tests:
to start takes longer than most of what it does. What it is told runs in Debian's own Python, which has the module uno.
"""

import json
import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

__all__ = ["convert", "edited", "ended", "takes"]

SCRIPT = Path(__file__).with_name("office_script.py")
PATIENCE = 180


def program(name: str, package: str) -> str:
    """Where a program is."""
    found = shutil.which(name)
    assert found, f"{name} is missing; `make test-all` installs it (Debian: {package})"
    return found


class Office:
    """A LibreOffice with a profile of its own, and the script that tells it what to do."""

    def __init__(self) -> None:
        office = program("soffice", "libreoffice-calc-nogui")
        python = program("/usr/bin/python3", "python3-uno")
        self.profile = tempfile.TemporaryDirectory(prefix="office-")
        self.script = subprocess.Popen(
            [python, str(SCRIPT), office, self.profile.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": ""},
        )  # fmt: skip

    def told(self, tasks: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
        """What it answers to some tasks, done one after the other."""
        assert self.script.stdin
        assert self.script.stdout
        self.script.stdin.write(json.dumps(tasks).encode() + b"\n")
        self.script.stdin.flush()
        said = select.select([self.script.stdout], [], [], PATIENCE)[0]
        assert said, f"LibreOffice did nothing in {PATIENCE} s"
        line = self.script.stdout.readline()
        assert line, f"LibreOffice has ended: {self.script.wait(PATIENCE)}"
        answers: list[dict[str, object]] | str = json.loads(line)
        assert not isinstance(answers, str), answers
        return answers

    def end(self) -> None:
        """End it, and leave nothing of it."""
        try:
            self.script.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.script.kill()
            self.script.communicate()
        self.profile.cleanup()


@cache
def running() -> Office:
    """The one LibreOffice of this process."""
    return Office()


def ended() -> None:
    """End LibreOffice where it runs, so that the next one is a new one."""
    if running.cache_info().currsize:
        running().end()
        running.cache_clear()


def told(*tasks: Mapping[str, object]) -> list[dict[str, object]]:
    """What LibreOffice answers to some tasks; after one that went wrong it is started anew."""
    try:
        return running().told(tasks)
    except BaseException:
        ended()
        raise


def convert(document: Path, folder: Path, form: str = "xlsx") -> Path:
    """What LibreOffice saves of a document that it opens, in another folder."""
    made = folder / f"{document.stem}.{form}"
    folder.mkdir(exist_ok=True)
    told({"do": "save", "file": str(document), "to": str(made), "form": form})
    return made


def edited(*books: tuple[Path, Path, Mapping[tuple[str, str], str]]) -> None:
    """Open workbooks, type into cells, given by sheet and address, and save them under another name."""
    told(*(
        {"do": "edit", "file": str(file), "to": str(to),
         "cells": [[sheet, cell, text] for (sheet, cell), text in cells.items()]}
        for file, to, cells in books
    ))  # fmt: skip


def takes(workbook: Path, sheet: str, tried: Sequence[tuple[str, str]]) -> list[dict[str, object]]:
    """What the rule of each cell says of a text: ``type``, ``style``, the ``entries`` of its list, and ``valid``."""
    [found] = told({"do": "try", "file": str(workbook), "sheet": sheet, "cells": [list(each) for each in tried]})
    cells = found["cells"]
    assert isinstance(cells, list)
    return cells
