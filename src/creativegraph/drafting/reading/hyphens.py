"""Words parted by a hyphen at the end of a line, made whole again; compounds keep their hyphen."""

import re
from collections.abc import Iterable

__all__ = ["compounds_in", "joined", "mended"]

HYPHENS = ("\u00ad", "-", "‐")
COMPOUND = re.compile(r"[^\W\d_]+[-‐][^\W\d_]+")
AROUND = '.,;:!?)”»"'


def compounds_in(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that have a hyphen within a line, in lower case."""
    return frozenset(found.casefold() for line in lines for found in COMPOUND.findall(line))


def joined(lines: Iterable[str], compounds: frozenset[str] = frozenset()) -> str:
    """Return the lines of a paragraph as one."""
    return " ".join(mended(lines, compounds)).replace("\u00ad", "-")


def mended(lines: Iterable[str], compounds: frozenset[str] = frozenset()) -> list[str]:
    """Return lines, of which one that ends within a word goes on with the next.

    The hyphen stays where the next line begins with a capital, and in ``compounds``: words that the report has with a
    hyphen elsewhere.
    """
    made = list[str]()
    for line in lines:
        rest = line.lstrip()
        if made and made[-1].endswith(HYPHENS) and made[-1][-2:-1].isalpha() and rest[:1].isalpha():
            word = f"{made[-1][:-1].rsplit(' ', maxsplit=1)[-1]}-{rest.split(' ', 1)[0]}"
            keeps = not rest[0].islower() or word.casefold().strip(AROUND) in compounds
            made[-1] = f"{made[-1][:-1]}{'-' if keeps else ''}{rest}"
        else:
            made.append(line)
    return made
