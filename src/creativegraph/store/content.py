"""The bytes of an RDF file before they are parsed, unpacked where they are packed, and the format its name says."""

from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import UnreadableError
from creativegraph.files import rdf_format
from creativegraph.files.packed import unpacked

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat

__all__ = ["content", "format_of", "is_rdf"]


def is_rdf(path: Path) -> bool:
    """True for a file of a folder that is RDF by its name; JSON is, if any of its names begins with an @."""
    found = format_of(path)
    if found is None or found.file_extension != "jsonld" or path.name.lower().removesuffix(".gz").endswith(".jsonld"):
        return found is not None
    try:
        return b'"@' in content(path)
    except (UnreadableError, SyntaxError):
        return True  # what keeps it from being read is told by whoever reads it


def format_of(path: Path) -> "RdfFormat | None":
    """Return the RDF format that a file's name says; None for other files."""
    return rdf_format(Path(path.name.removesuffix(".gz")).suffix.lower().removeprefix("."))


def content(path: Path) -> bytes:
    """The bytes of a file, unpacked if it is gzipped.

    Raises:
        UnreadableError: the file cannot be opened.
        SyntaxError: it is not gzipped, or broken off.
    """
    import zlib

    if path.is_char_device() or path.is_block_device():
        raise UnreadableError(f"cannot read {path}: it is a device, which may never end; give a file or a pipe")
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(f"cannot read {path}: {reason}; check the name and its permissions") from error
    try:
        return unpacked(data, str(path)) if path.suffix == ".gz" else data
    except UnreadableError:
        raise
    except (OSError, EOFError, zlib.error) as error:
        raise SyntaxError(f"not whole gzip: {error}") from error
