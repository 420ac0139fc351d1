"""Gzip files unpacked piece by piece, and not further than ``limits`` lets a packed file of their size grow."""

from creativegraph.errors import UnreadableError
from creativegraph.files.limits import beyond, in_force

__all__ = ["unpacked"]

PIECE = 1 << 20


def unpacked(data: bytes, name: str) -> bytes:
    """Return what gzipped bytes hold.

    Text packs to a tenth, rarely to a fiftieth; a part that packs further than ``unpacked_ratio`` of limits.py
    allows was made to fill the memory.

    Raises:
        UnreadableError: it is more than the limits allow; ``name`` is what the message names.
        OSError, EOFError, zlib.error: they are not gzipped, or broken off.
    """
    from gzip import GzipFile
    from io import BytesIO

    allowed = in_force()
    packed, pieces = BytesIO(data), list[bytes]()
    size = used = 0
    with GzipFile(fileobj=packed) as file:
        while piece := file.read(PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > allowed.unpacked_bytes:
                if size > allowed.unpacked_ratio * (packed.tell() - used):
                    what = f"{name} is more than {allowed.unpacked_ratio:,} times as large when it is unpacked"
                    raise UnreadableError(beyond(what, "unpacked_ratio", "check what it holds"))
                size, used = 0, packed.tell()
    return b"".join(pieces)
