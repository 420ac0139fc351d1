"""Look up a text in a language and fill in its details.

A key is ``area.name``; ``table.RULE``, ``table.RULE.meaning`` and ``table.RULE.expected`` are one row of ``rules.csv``.
A text holds ``{details}``; ``{given!r}`` is quoted as every error message quotes; what stands in ``[[ ]]`` is left out
where a detail in it is empty. Another language is another column.
"""

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from string import Formatter

from creativegraph.errors import shown

__all__ = ["is_key", "languages", "message", "template", "texts"]

FOLDER = Path(__file__).parent
FALLBACK = "en"
OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
DETAIL = re.compile(r"\{(\w+)")


class Quoting(Formatter):
    """Fill templates; ``!r`` cuts and escapes as in every error message."""

    def convert_field(self, value: object, conversion: str | None) -> object:
        """Quote the value of ``{name!r}``."""
        return shown(value) if conversion == "r" else value


@cache
def texts() -> dict[str, dict[str, str]]:
    """Return the texts of each key by language; the tables are read on the first call."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, area in (("messages", ""), ("rules", "table.")):
        with FOLDER.joinpath(f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                key = area + row.pop("key")
                for column, text in row.items():
                    part, _, language = column.rpartition(".")
                    if text:
                        found[f"{key}.{part}" if part else key][language] = text
    return dict(found)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that the table has, English first."""
    return tuple(next(iter(texts().values())))


def is_key(key: str) -> bool:
    """Return True if the table has this key."""
    return key in texts()


def template(key: str, language: str, n: object = None) -> str:
    """Return a text with its details not filled in, in English where the table lacks the language.

    Where ``n`` is 1, as a number or as text, it is the text of ``key.one`` if there is one: English needs a singular,
    Vietnamese does not.
    """
    tag = language.partition("-")[0].lower()
    column = tag if tag in languages() else FALLBACK
    singular = texts().get(f"{key}.one", {}).get(column) if str(n) == "1" else None
    return singular or texts()[key].get(column) or texts()[key][FALLBACK]


def message(key: str, language: str, /, **details: object) -> str:
    """Return a text in a language, with details filled in.

    Args:
        key: which text.
        language: such as ``vi`` or ``en-GB``; English where the table lacks it.
        details: what stands in the braces; ``n`` also chooses between singular and plural.

    Raises:
        KeyError: no such key, or a detail of the text is not given.
    """

    def kept(part: re.Match[str]) -> str:
        return part[1] if all(details.get(name) for name in DETAIL.findall(part[1])) else ""

    text = template(key, language, details.get("n"))
    if "[[" not in text and "!" not in text:  # nothing to leave out or to quote
        return text.format_map(details)
    return Quoting().vformat(OPTIONAL.sub(kept, text), (), details)
