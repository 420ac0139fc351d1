"""What a site says of itself: which files were written, of what each was made, and what it holds."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import orjson

__all__ = ["WRITTEN", "Entry", "Written", "read_written", "written"]

WRITTEN = ".creativegraph-site.json"
FORMAT = 1
OUTSIDE = re.compile(r"(?:\A|/)\.{0,2}(?:/|\Z)|[\\:]")
"""A part of a path that is empty, ``.`` or ``..``, or what leads to another drive."""


class Entry(NamedTuple):
    """A file: digests of what it was made of and of its bytes, and how many these are.

    Of a file that may be written or not, as a run was ended, the size is -1, and it may have one of several digests.
    """

    key: str
    digest: str
    size: int


class Written(NamedTuple):
    """What was written: the files by their paths, for which address, and a digest of what made them."""

    files: Mapping[str, Entry] = MappingProxyType({})
    url: str = ""
    made_by: str = ""


def written(what: Written) -> bytes:
    """Return the file that says what was written."""
    files = what.files
    lines = b",\n".join(orjson.dumps(path) + b":" + orjson.dumps(list(files[path])) for path in sorted(files))
    head = orjson.dumps({"format": FORMAT, "url": what.url, "made_by": what.made_by})
    return head[:-1] + b',"files":{\n' + lines + b"\n}}\n"


def read_written(base: Path) -> Written | None:
    """Return what was written into a folder; None where there is no site, or what it says cannot be read."""
    try:
        said = orjson.loads((base / WRITTEN).read_bytes())
        if said["format"] != FORMAT:
            return None
        files = {
            path: Entry(str(key), str(digest), int(size))
            for path, (key, digest, size) in said["files"].items()
            if is_within(path)
        }
        return Written(files, str(said["url"]), str(said["made_by"]))
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def is_within(path: str) -> bool:
    """Return whether a path leads to a file below the folder of the site."""
    return OUTSIDE.search(path) is None
