"""LibreOffice without a screen: opens and saves workbooks, types into cells, and tells what a sheet refuses.

A process of LibreOffice listens on loopback; what it is told runs in Debian's own Python, which has the module uno.
``soffice --convert-to`` alone opens and saves.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["convert", "edited", "takes"]

SCRIPT = Path(__file__).with_name("office_script.py")
PATIENCE = 180


def program(name: str, package: str) -> str:
    """Where a program is."""
    found = shutil.which(name)
    assert found, f"{name} is missing; `make test-all` installs it (Debian: {package})"
    return found


def convert(workbook: Path, folder: Path, form: str = "xlsx") -> Path:
    """What LibreOffice saves of a workbook that it opens, in another folder."""
    with tempfile.TemporaryDirectory(prefix="office-") as profile:
        done = subprocess.run(
            [program("soffice", "libreoffice-calc-nogui"), "--headless", f"-env:UserInstallation=file://{profile}",
             "--convert-to", form, "--outdir", str(folder), str(workbook)],
            capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
    made = folder / f"{workbook.stem}.{form}"
    assert made.is_file(), done.stdout + done.stderr
    return made


def told(*tasks: Mapping[str, object]) -> list[dict[str, object]]:
    """What LibreOffice answers to some tasks, one after the other in one process."""
    office = program("soffice", "libreoffice-calc-nogui")
    python = program("/usr/bin/python3", "python3-uno")
    with tempfile.TemporaryDirectory(prefix="office-") as profile:
        done = subprocess.run(
            [python, str(SCRIPT), office, profile], input=json.dumps(tasks), capture_output=True, text=True,
            check=False, timeout=PATIENCE, env={**os.environ, "PYTHONPATH": ""},
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, object]] = json.loads(done.stdout)
    return answers


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
