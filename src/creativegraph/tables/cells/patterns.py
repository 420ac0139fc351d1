"""Patterns of words, for the readers of cells and of reports."""

import re
from collections.abc import Iterable

__all__ = ["either"]


def either(words: Iterable[str], *, whole: bool = False) -> str:
    """Return a pattern of any of some words, the longest first; ``whole`` ones have no letter behind them."""
    end = r"(?![^\W\d_])" if whole else ""
    return "|".join(
        re.escape(each) + (end if each[-1].isalpha() else "") for each in sorted(words, key=len, reverse=True)
    )
