"""How a cell names things: what may stand before an id, and what parts several things in one cell."""

import re

from creativegraph.tables.cells.patterns import either

__all__ = ["CALLED", "ITEMS", "LINK", "PARTS", "WORDS"]

IDENTIFIED = r"\((?P<thing>(?:[a-z][a-z0-9-]*:)?[a-z][a-z0-9.-]*/[a-z0-9._-]+)\)"
CALLED = re.compile(rf"(?P<name>(?:(?!{IDENTIFIED.replace('?P<thing>', '?:')})[^;|])+?)\s*{IDENTIFIED}", re.DOTALL)
"""A cell that names a thing and says what it is called: ``Fair 2024 (event/fair-2024)``."""
ITEMS = re.compile(r"\s*;\s*|\s+\|\s+")
"""What stands between several things of one cell."""
WORDS = {
    "for": ("for", "on behalf of", "thay mặt", "đại diện cho", "pour", "au nom de", "en nombre de"),
    "with": ("with", "together with", "cùng với", "phối hợp với", "avec", "junto con"),
}
"""What stands between two things of a cell, by the column in which the second could stand as well."""
LINK = either(word for words in WORDS.values() for word in words)
PARTS = re.compile(rf"(?<=\))\s+(?:{LINK})\s+|^(?:{LINK})\s+", re.IGNORECASE)
"""Where a part of a cell ends for sure: behind an id in brackets."""
