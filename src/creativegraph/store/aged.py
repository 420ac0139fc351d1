"""Which folders of the cache are removed: those that nothing has opened for long, and of projects the oldest ones.

Each state of a graph and each version that makes it otherwise has a folder of its own, and none says that it was the
last to be read. What has another name in the folder of the cache is nobody's here.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from time import time

__all__ = ["opened", "tidy"]

PACKAGED = r"[0-9a-f]{8}-[0-9]+"
"""The name of a folder of the packaged graph."""
PROJECT = r"project-[0-9a-f]{16}-[0-9a-f]{32}"
MOST = 12
"""How many folders are kept of all projects."""
OLDEST = 30 * 86_400.0
"""Seconds after which a folder that was not opened is removed."""
OPENED_AGAIN = 3600.0
"""Seconds after which it is noted that a folder is opened."""


def opened(folder: Path) -> None:
    """Note that a folder is in use, once an hour; the others are tidied then."""
    with suppress(OSError):  # a cache of another user
        if time() > folder.stat().st_mtime + OPENED_AGAIN:
            os.utime(folder)
            tidy(folder.parent)


def tidy(folder: Path) -> None:
    """Remove graphs of a folder that were not opened for long, and the oldest projects above a number."""
    from creativegraph.files.remains import remove_folder

    for name, most in ((PACKAGED, None), (PROJECT, MOST)):
        found = [each for each in folder.iterdir() if re.fullmatch(name, each.name) and each.is_dir()]
        ages = sorted(((each.stat().st_mtime, each) for each in found), reverse=True)
        for place, (last, each) in enumerate(ages):
            if last < time() - OLDEST or (most is not None and place >= most):
                remove_folder(each)
