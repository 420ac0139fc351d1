"""The bytes of a file handed out line by line, to a parser that tells no places."""

import io
from collections.abc import Iterable

__all__ = ["Lines"]


class Lines(io.BytesIO):
    """Lines handed out one at a time, so that the parser's place in the file is known."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        super().__init__()
        self.rest = iter(lines)
        self.row, self.column = 0, 1
        self.left = b""

    def read(self, size: int | None = -1, /) -> bytes:
        """The rest of the line, at most ``size`` bytes of it."""
        if not self.left:
            self.left = next(self.rest, b"")
            self.row += bool(self.left)
            self.column = len(self.left) - len(self.left.lstrip()) + 1
        given, self.left = (self.left, b"") if size is None or size < 0 else (self.left[:size], self.left[size:])
        return given
