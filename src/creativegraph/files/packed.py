"""Packed files, gzip and ZIP: one that grows beyond ``limits`` (a bomb) is refused; gzip is unpacked piece by piece."""

from io import RawIOBase
from typing import IO, TYPE_CHECKING

from creativegraph.errors import UnreadableError
from creativegraph.files.limits import beyond, in_force

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["Unpacking", "check_growth", "check_parts", "has_many_parts", "is_overgrown", "unpacked"]

PIECE = 1 << 20
LONGEST_DIRECTORY = 2 << 20
"""Bytes of the list of parts of a ZIP: some twenty thousand, which take half a second to read."""
END, END_64 = b"PK\5\6", b"PK\6\6"
LONGEST_END = 22 + (1 << 16)
"""Bytes of the end of a ZIP with the longest comment."""
BEFORE_END = 20 + 56
"""Bytes that a large ZIP has before its end."""


def is_overgrown(size: int, packed: int, small: int) -> bool:
    """Return whether something takes so many bytes unpacked, and so few packed, that it was made to fill the memory.

    Text packs to a tenth, rarely to a fiftieth; up to ``small`` bytes it may pack as far as it does.
    """
    return size > small and size > in_force().unpacked_ratio * packed


def check_growth(size: int, packed: int, name: str) -> None:
    """Refuse what takes so many bytes unpacked and so few packed, see ``is_overgrown``.

    Raises:
        UnreadableError: ``name`` is what the message names.
    """
    allowed = in_force()
    if is_overgrown(size, packed, allowed.unpacked_bytes):
        what = f"{name} is more than {allowed.unpacked_ratio:,} times as large when it is unpacked"
        raise UnreadableError(beyond(what, "unpacked_ratio", "check what it holds"))


class Unpacking(RawIOBase):
    """What a gzipped file holds, read piece by piece; it is refused where it grows beyond the limits."""

    def __init__(self, packed: IO[bytes], name: str) -> None:
        from gzip import GzipFile

        self.packed, self.name = packed, name
        self.file = GzipFile(fileobj=packed)

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True: it is unpacked anew."""
        return True

    def seek(self, place: int, whence: int = 0, /) -> int:
        """Go to a place."""
        return self.file.seek(place, whence)

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read what fits.

        Raises:
            UnreadableError: it is more than the limits allow.
        """
        count = self.file.readinto(buffer)
        check_growth(self.file.tell(), self.packed.tell(), self.name)
        return count


def check_parts(file: IO[bytes], name: str) -> None:
    """Refuse a ZIP of too many parts, see ``has_many_parts``.

    Raises:
        UnreadableError: ``name`` is what the message names.
    """
    if has_many_parts(file):
        raise UnreadableError(f"{name} lists more parts than a file of its kind has; save or pack it anew")


def has_many_parts(file: IO[bytes]) -> bool:
    """Return True if a ZIP lists more parts than a file of an office has; its reader makes an object of each."""
    end = file.seek(0, 2)
    file.seek(max(0, end - LONGEST_END - BEFORE_END))
    tail = file.read()
    file.seek(0)
    place = tail.rfind(END)
    if place < 0:
        return False
    listed = int.from_bytes(tail[place + 12 : place + 16], "little")
    before = tail[max(0, place - BEFORE_END) : place]
    if before.startswith(END_64):
        listed = int.from_bytes(before[40:48], "little")
    return listed > LONGEST_DIRECTORY


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
                check_growth(size, packed.tell() - used, name)
                size, used = 0, packed.tell()
    return b"".join(pieces)
