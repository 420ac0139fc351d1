"""Lines of a page of PDF, made of its letters."""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

__all__ = ["BULLETS", "Letter", "Line", "lines_of"]

GAP = 0.17
"""The room between words, in heights of a letter; less is between letters."""
APART = 1.9
"""The room between cells of a table, likewise."""
RAISED, SMALLER = 0.12, 0.85
"""How far above the line, and how small, the mark of a note is, in heights of a letter."""
BULLETS = "•▪●◦‣■□–-*✓➢"
REACH = 12
"""Letters before one among which the height of its line is looked for."""
SOFT = "\u00ad\u0002\ufffe"
"""What hyphens at the end of a line are read as."""
PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Signs of fonts of symbols, which bullets are taken from."""
UNITS = ("m", "km", "cm", "ha")


class Letter(NamedTuple):
    """A letter with the left and right of its box, its base line, and its height."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Line(NamedTuple):
    """Words on one base line, with the left and right of their box, and the height of most letters."""

    text: str
    left: float
    right: float
    base: float
    size: float
    marks: str = ""
    """The marks of notes that stood in it."""

    @property
    def first_word(self) -> float:
        """The width of the first word, if its letters are as wide as those of the line."""
        return (self.right - self.left) * (len(self.text.split(" ", 1)[0]) + 1) / max(len(self.text), 1)


def lines_of(letters: Sequence[Letter]) -> list[Line]:
    """Return the lines of a page in the order of the file; cells of one row of a table are lines of their own."""
    made = list[Line]()
    for each in runs(letters):
        line = line_of(each)
        if line.text:
            made.append(line)
    return made


def runs(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Yield letters that follow each other on a line."""
    run = list[Letter]()
    for each in letters:
        if run and not follows(each, run):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def follows(letter: Letter, run: Sequence[Letter]) -> bool:
    """Return True if a letter stands behind others on their line, also one that is small and raised."""
    size = max(each.size for each in run[-REACH:])
    large = next((each for each in reversed(run) if each.size > SMALLER * size), run[-1])
    off = abs(letter.base - large.base)
    if letter.text.isspace():
        return off < size * 0.6
    visible = next((each for each in reversed(run) if not each.text.isspace()), run[-1])
    return (
        off < size * (0.6 if letter.size <= SMALLER * size else 0.45)
        and letter.left > visible.left - size * 0.3
        and letter.left - visible.right < size * APART
    )


def line_of(run: Sequence[Letter]) -> Line:
    """Return letters as a line: words apart, marks of notes left out."""
    seen = [each for each in run if not each.text.isspace()]
    if not seen:
        return Line("", 0, 0, 0, 0)
    size, base = median(each.size for each in seen), median(each.base for each in seen)
    words, marks, before = list[str](), list[str](), Letter("", run[0].left, run[0].left, base, size)
    for each in run:
        if each.text.isspace():
            words.append(" ")
            continue
        if before.text and each.left - before.right > GAP * size and words[-1:] != [" "]:
            words.append(" ")
        if is_mark(each, "".join(words[-3:]), base, size):
            marks.append(each.text if marks and before.base == each.base else f" {each.text}")
        else:
            words.append("\u00ad" if each.text in SOFT else "•" if PRIVATE.match(each.text) else each.text)
        before = each
    text = " ".join("".join(words).split())
    return Line(text, seen[0].left, max(each.right for each in seen), base, size, "".join(marks).strip())


def is_mark(letter: Letter, before: str, base: float, size: float) -> bool:
    """Return True if a digit is the mark of a note, small and raised behind a word, and not that of an area."""
    raised = letter.base > base + RAISED * size and letter.size < SMALLER * size
    words = before.split()
    return raised and letter.text in "0123456789*†‡,[]" and bool(words) and not words[-1].endswith(UNITS)
