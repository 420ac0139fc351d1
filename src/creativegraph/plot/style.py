"""How pictures look: their width (WIDTH, on phones PHONE), colours, signs, fonts, and the placing of names."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from creativegraph.messages.width import folded, width_of

__all__ = [
    "COLOURS", "CONFIG", "DARK", "FAINT", "FONT", "GREY", "INK", "SHAPES", "WIDTH", "Box", "Labels", "narrow",
    "on_phones", "width",
]  # fmt: skip

WIDTH = 900
PHONE = 342
"""How wide a picture is on a phone, where its page has room for 358 points."""
CHOSEN: ContextVar[int] = ContextVar("CHOSEN", default=WIDTH)
SHAPES_OF_NAMES = ((190, 2), (190, 3), (125, 3))
"""How names beside signs may be folded: points per line and lines at most, tried in turn, the uncut ones first."""
FONT = "Roboto, Liberation Sans, Arial, Helvetica, sans-serif"
INK = "#1f2933"
GREY = "#5f6b76"
FAINT = "#d5dae0"
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#A08A00", "#7F7F7F")
"""The palette of Okabe and Ito, its yellow darkened so that it shows on white, and a grey for what is not stated."""
DARK = {
    "white": "#12161b", INK: "#e4e8ec", GREY: "#a3aeb9", FAINT: "#3a434d", "#e3e6e0": "#333c44", "#f7f9fa": "#181d23",
    "#c4cac0": "#4a555f", "#9aa5b1": "#66727e", "#c3cad1": "#48535e", "#0072B2": "#4ba6e0", "#D55E00": "#ef8a3c",
    "#009E73": "#2fc097", "#000000": "#f2f2f2", "#A08A00": "#c9b43a", "#7F7F7F": "#9d9d9d",
}  # fmt: skip
"""What colours are on a page for who prefers it dark; the others show on both."""
SHAPES = (
    "circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-right",
    "M0,-1.2L0.42,-0.42L1.2,0L0.42,0.42L0,1.2L-0.42,0.42L-1.2,0L-0.42,-0.42Z", "M-1,-0.35L1,-0.35L1,0.35L-1,0.35Z",
)  # fmt: skip
CONFIG: Mapping[str, Any] = {
    "background": "white",
    "padding": 18,
    "font": FONT,
    "view": {"stroke": None},
    "axis": {"labelColor": GREY, "labelFontSize": 11, "titleColor": GREY, "tickColor": FAINT, "domainColor": FAINT},
    "legend": {
        "labelColor": INK, "labelFontSize": 12, "titleColor": INK, "titleFontSize": 12, "labelLimit": 320,
        "titleLimit": 400,
    },
}  # fmt: skip


def width() -> int:
    """Return how wide the picture is that is being drawn."""
    return CHOSEN.get()


def narrow() -> bool:
    """Return whether what is being drawn is for a phone, with names above what they name."""
    return CHOSEN.get() < WIDTH


@contextmanager
def on_phones() -> Iterator[None]:
    """Draw for a phone."""
    token = CHOSEN.set(PHONE)
    try:
        yield
    finally:
        CHOSEN.reset(token)


class Box(NamedTuple):
    """A part of the picture that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Return True if two boxes overlap."""
        return (
            self.left < other.right and other.left < self.right
            and self.top < other.bottom and other.top < self.bottom
        )  # fmt: skip

    def lies_in(self, other: "Box") -> bool:
        """Return True if no part lies outside the other."""
        return (
            self.left >= other.left and self.right <= other.right
            and self.top >= other.top and self.bottom <= other.bottom
        )  # fmt: skip

    def is_crossed(self, line: "Box") -> bool:
        """Return True if a line from the upper left to the lower right of the other, as they are, meets the box."""
        x, y, x2, y2 = line
        if max(x, x2) < self.left or min(x, x2) > self.right or max(y, y2) < self.top or min(y, y2) > self.bottom:
            return False
        sides = [
            (x2 - x) * (down - y) - (y2 - y) * (across - x)
            for across in (self.left, self.right)
            for down in (self.top, self.bottom)
        ]
        return min(sides) <= 0 <= max(sides)


class Labels:
    """Names beside signs, placed one after the other where nothing else stands."""

    def __init__(
        self, taken: Iterable[Box], width: float, height: float, size: float = 12, lines: Iterable[Box] = ()
    ) -> None:
        self.taken = list(taken)
        self.frame = Box(0, 0, width, height)
        self.size = size
        self.lines = list(lines)

    def place(self, text: str, x: float, y: float, radius: float) -> list[dict[str, Any]]:
        """Return the place of a name as one row of data for each of its lines; none if there is no room.

        A name lies on no sign and no other name, and on as few ``lines`` as can be.
        """
        ways = [folded(text, room, lines, self.size) for room, lines in SHAPES_OF_NAMES]
        for parts in sorted(ways, key=lambda parts: parts[-1:] != [] and parts[-1].endswith("…")):
            wide, step = max((width_of(part, self.size) for part in parts), default=0), self.size * 1.2
            free: list[tuple[int, int, Box, str, float, float]] = []
            for align, at, middle in self.around(x, y, radius, (wide, step * len(parts))):
                left = at - {"left": 0.0, "right": wide, "center": wide / 2}[align]
                high = step * len(parts)
                box = Box(left, middle - high / 2, left + wide, middle + high / 2)
                if box.lies_in(self.frame) and not any(box.meets(each) for each in self.taken):
                    free.append((sum(box.is_crossed(each) for each in self.lines), len(free), box, align, at, middle))
                    if not free[-1][0]:
                        break
            if free:
                _, _, box, align, at, middle = min(free)
                self.taken.append(box)
                first = middle - (len(parts) - 1) * step / 2
                return [
                    {"x": at, "y": first + place * step, "align": align, "text": part}
                    for place, part in enumerate(parts)
                ]
        return []

    def around(
        self, x: float, y: float, radius: float, size: tuple[float, float]
    ) -> Iterator[tuple[str, float, float]]:
        """Yield the places to try for a name of this size, the best first: how it is aligned, where, and its middle."""
        wide, high = size
        gap, slant = radius + 3, radius * 0.75 + 3
        yield from (("left", x + gap, y), ("right", x - gap, y))
        within = min(max(x, wide / 2), self.frame.right - wide / 2)
        yield from (("center", within, y - gap - high / 2), ("center", within, y + gap + high / 2))
        for align, at in (("left", x + slant), ("right", x - slant)):
            yield from ((align, at, y - slant - high / 4), (align, at, y + slant + high / 4))
