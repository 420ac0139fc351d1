"""How languages are called by those who speak them, and in which direction each is written."""

import csv
import re
from functools import cache

from creativegraph.project import text_of

__all__ = ["TAG", "direction", "own_name"]

TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
"""A language tag (BCP 47)."""
RTL_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"))


@cache
def known() -> dict[str, tuple[str, str]]:
    """Return name and direction of languages, by their tags in small letters."""
    rows = csv.DictReader(text_of("site/languages.csv").splitlines())
    return {row["code"]: (row["name"], "rtl" if row["rtl"] else "ltr") for row in rows}


@cache
def own_name(tag: str) -> str:
    """Return the name of a language in itself, its tag where that is not known."""
    parts = tag.lower().split("-")
    found = (known().get("-".join(parts[:length])) for length in range(len(parts), 0, -1))
    return next(filter(None, found), (tag, ""))[0]


@cache
def direction(tag: str) -> str:
    """Return ``rtl`` or ``ltr``, ``auto`` where no language is stated; a script in a tag decides."""
    if not tag or tag == "und":
        return "auto"
    language, *rest = tag.lower().split("-")
    script = next((each for each in rest if len(each) == 4), "")
    if script:
        return "rtl" if script in RTL_SCRIPTS else "ltr"
    return known().get(language, ("", "ltr"))[1]
