"""Texts that differ and look alike: in blanks, in what is not seen, in accents composed or not, in like letters."""

from difflib import SequenceMatcher
from unicodedata import category, normalize

from creativegraph.messages.characters import visible
from creativegraph.reporting.changes.words import LONGEST, legible

__all__ = ["shared", "told_apart"]

BEFORE = 30
"""So much of a long text stands before where it differs."""
LIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮаеѕіјорсухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲ", "ABESIJKMHOPCTYXYaesijopcyxdhqwABEZHIKMNOPTYXoc"
)  # fmt: skip
"""Letters of the Cyrillic and Greek scripts that look like Latin ones."""
BLANK = "␠"
UNMARKED = {0xE000: "", 0xE001: ""}


def told_apart(old: str, new: str) -> tuple[str, str] | None:
    """Return two texts as they are told, None where they need no more than the usual.

    Of long ones it is the part from a little before where they differ; of such as look alike, the signs that differ
    are spelled.
    """
    if old == new:
        return None
    if look(old) == look(new):
        return spelled(old, new)
    if max(len(old), len(new)) <= LONGEST:
        return None
    one, other = (text[start_of(old, new) :] for text in (old, new))
    sign = "…" if len(one) < len(old) else ""
    shown = legible(sign + one), legible(sign + other)
    return shown if shown[0] != shown[1] else spelled(old, new)


def start_of(old: str, new: str) -> int:
    """Return where to begin with two texts: at a word a little before they differ, or within one that is long."""
    start = max(0, shared(old, new) - BEFORE)
    return start and (old.rfind(" ", max(0, start - BEFORE), start) + 1 or start)


def spelled(old: str, new: str) -> tuple[str, str]:
    """Return two texts from about where they differ, with the signs spelled in which they do."""
    start, same = start_of(old, new), shared(old, new)
    one, other = old[same:], new[same:]
    alike = shared(one[::-1], other[::-1])
    ends = [len(each) - alike for each in (one, other)]
    told = [("…" if start else "") + clear(old[start:same])] * 2
    parts = one[: min(ends[0], LONGEST)], other[: min(ends[1], LONGEST)]
    for kind, first, last, begin, end in SequenceMatcher(None, *parts, autojunk=False).get_opcodes():
        for place, piece in enumerate((parts[0][first:last], parts[1][begin:end])):
            told[place] += clear(piece) if kind == "equal" else "".join(map(sign_of, piece))
    for place, (text, end) in enumerate(zip((one, other), ends, strict=True)):
        behind = min(end, LONGEST)
        room = max(BEFORE, LONGEST - (same - start) - behind)
        told[place] += clear(text[behind : behind + room]) + ("…" if len(text) > behind + room else "")
    return told[0], told[1]


def shared(old: str, new: str) -> int:
    """Return with how many signs two texts begin alike."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, pair in pairs if pair[0] != pair[1]), min(len(old), len(new)))


def clear(text: str) -> str:
    """Return text that steers no terminal and no sentence."""
    return visible(text).translate(UNMARKED)


def look(text: str) -> str:
    """Return what readers see of a text."""
    seen = "".join(each for each in normalize("NFC", text) if category(each) != "Cf")
    return " ".join(seen.split()).translate(LIKE)


def sign_of(sign: str) -> str:
    """Return a sign such that it cannot be taken for another: a blank is ``␠``, what is not of ASCII its number."""
    if sign == " ":
        return BLANK
    return visible(sign) if sign.isascii() else sign.encode("unicode_escape").decode()
