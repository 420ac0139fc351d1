"""Packed files, gzip and ZIP: how far ``limits`` lets one of their size grow; gzip is unpacked piece by piece."""

from creativegraph.errors import UnreadableError
from creativegraph.files.limits import beyond, in_force

__all__ = ["is_overgrown", "unpacked"]

PIECE = 1 << 20


def is_overgrown(size: int, packed: int, small: int) -> bool:
    """Return whether something takes so many bytes unpacked, and so few packed, that it was made to fill the memory.

    Text packs to a tenth, rarely to a fiftieth; up to ``small`` bytes it may pack as far as it does.
    """
    return size > small and size > in_force().unpacked_ratio * packed


def unpacked(data: bytes, name: str) -> bytes:
    """Return what gzipped bytes hold.

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
                if is_overgrown(size, packed.tell() - used, allowed.unpacked_bytes):
                    what = f"{name} is more than {allowed.unpacked_ratio:,} times as large when it is unpacked"
                    raise UnreadableError(beyond(what, "unpacked_ratio", "check what it holds"))
                size, used = 0, packed.tell()
    return b"".join(pieces)
