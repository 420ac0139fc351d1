"""How wide texts are in pictures, and how they are cut and wrapped to fit."""

import re
import unicodedata

__all__ = ["cut", "folded", "width_of", "wrapped"]

WIDTHS = {
    sign: width
    for width, signs in (
        (0.25, " ':;,.!|ijl‘’·"), (0.33, "I[]-`\"()trf{}“”"), (0.49, "/\\^*_?vyxzk<>cs"),
        (0.56, "LaeFJhnu=$bdgpoq+0123456789"), (0.62, "STYZđ#&BRKPX"), (0.67, "VACUDGĐ~…–"), (0.72, "OQHN%w"),
        (0.89, "mMW@—"),
    )
    for sign in signs
}  # fmt: skip
"""Widths of characters in Roboto, as parts of the font size, rounded up."""
SPARE = 1.03
"""Arial, which takes the place of Roboto where that is missing, is a little wider."""
PLAIN, WIDE = 0.62, 1.0
SIGNS = 12
"""More characters than this never fit in the room of one letter, marks above and below them counted."""
BLANKS = re.compile(r"\S+")


def width_of(text: str, size: float = 12) -> float:
    """Return about how many points wide a text is at a font size."""
    total = 0.0
    for sign in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(sign):
            total += WIDTHS.get(sign) or (WIDE if unicodedata.east_asian_width(sign) in "WF" else PLAIN)
    return total * size * SPARE


def cut(text: str, room: float, size: float = 12) -> str:
    """Return a text that fits, its end left out if need be."""
    text = text[: int(room / size * SIGNS)]
    if width_of(text, size) <= room:
        return text
    while text and width_of(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…" if text else ""


def wrapped(text: str, room: float, size: float = 12, pieces: re.Pattern[str] = BLANKS) -> list[str]:
    """Return a text as lines that fit; it breaks only between ``pieces``, and a piece that does not fit is cut."""
    lines: list[str] = []
    end = 0
    for piece in pieces.finditer(text):
        between = " " if text[end : piece.start()] else ""
        longer = f"{lines[-1]}{between}{piece[0]}" if lines else ""
        if lines and width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(cut(piece[0], room, size))
        end = piece.end()
    return lines


def folded(text: str, room: float, most: int, size: float = 12) -> list[str]:
    """Return a text as at most so many lines, the last one cut if need be."""
    lines = wrapped(text, room, size)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), room, size)]
