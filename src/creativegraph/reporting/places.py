"""URIs of files for readers elsewhere: relative to the working folder where they are below it."""

import os
from pathlib import Path, PurePath
from urllib.parse import quote

__all__ = ["encoded", "iri_encoded", "relative"]


def relative(file: str) -> str | None:
    """Return the path of a file below the working folder, with slashes; None for one elsewhere."""
    whole = os.path.normpath(Path.cwd() / file)
    try:
        return PurePath(whole).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return None


def encoded(file: str) -> tuple[str, bool]:
    """Return the URI of a file, and whether it is relative to the working folder."""
    below = relative(file)
    if below is not None:
        return quote(below.encode("utf-8", "surrogateescape" if is_bytes(below) else "replace")), True
    whole = PurePath(os.path.normpath(Path.cwd() / file)).as_posix()
    path = quote(whole.encode("utf-8", "surrogateescape" if is_bytes(whole) else "replace"))
    return f"file://{path if path.startswith('/') else '/' + path}", False


def is_bytes(name: str) -> bool:
    """Return True if a name can be given back as the bytes that the file system has."""
    try:
        name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def iri_encoded(iri: str) -> str:
    """Return an IRI as a URI."""
    return quote(iri.encode("utf-8", "replace"), safe="%/:?#[]@!$&'()*+,;=~")
