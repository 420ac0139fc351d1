"""What a site says of itself: which files were written, of what each was made, and what it holds."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import orjson

__all__ = ["WRITTEN", "Entry", "read_url", "read_written", "written"]

WRITTEN = ".creativegraph-site.json"
FORMAT = 1


class Entry(NamedTuple):
    """A file: digests of what it was made of and of its bytes, and how many these are.

    Empty digests are those of a file that may be written or not, as a run was ended.
    """

    key: str
    digest: str
    size: int


def written(entries: Mapping[str, Entry], url: str = "") -> bytes:
    """Return the file that says what was written, and for which address."""
    lines = b",\n".join(orjson.dumps(path) + b":" + orjson.dumps(list(entries[path])) for path in sorted(entries))
    return b'{"format":%d,"url":%s,"files":{\n%s\n}}\n' % (FORMAT, orjson.dumps(url), lines)


def read_url(base: Path) -> str:
    """Return the address that a site was written for; empty if it is not known."""
    try:
        return str(orjson.loads((base / WRITTEN).read_bytes()).get("url", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def read_written(base: Path) -> dict[str, Entry] | None:
    """Return what was written into a folder; None where there is no site, or what it says cannot be read."""
    try:
        said = orjson.loads((base / WRITTEN).read_bytes())
        if said["format"] != FORMAT:
            return None
        return {
            str(path): Entry(str(key), str(digest), int(size))
            for path, (key, digest, size) in said["files"].items()
            if is_within(path)
        }
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def is_within(path: str) -> bool:
    """Return whether a path leads to a file below the folder of the site."""
    parts = path.split("/")
    return all(each not in ("", ".", "..") for each in parts) and "\\" not in path and ":" not in path
