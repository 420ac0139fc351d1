"""Whether a query surely sorts by nothing but texts, so that comparable.py has nothing to change in it.

To read a query part by part takes as long as to answer a small one.
"""

import re

__all__ = ["sorts_by_texts"]

KEY = r'(?:STR\(\?\w+\)|COALESCE\(STR\(\?\w+\), "[^"\\]*"\))'
# Whatever stands before it: in a string or a comment it is no order, and is changed by nobody.
BY_TEXTS = rf"\sORDER BY(?:\s+(?:{KEY}|(?:ASC|DESC)\({KEY}\)))+\s*(?=\}}|\Z)"


def sorts_by_texts(text: str) -> bool:
    """Return True if each ORDER in a query is one by texts up to the end of the query or of a group."""
    return len(re.findall(BY_TEXTS, text)) == text.upper().count("ORDER")
