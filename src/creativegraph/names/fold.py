"""Folds names to keys, without capitals and diacritics, TP and TX written out: ``ca phe``, ``CÀ PHÊ``, ``Cà phê``."""

import re
from functools import cache, lru_cache

from creativegraph import project

__all__ = ["fold", "squeezed"]

UNMARKED = str.maketrans(
    {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ø": "o", "Ø": "o", "ł": "l", "ı": "i", "ə": "e", "æ": "ae", "œ": "oe",
     "þ": "th", "ħ": "h", "ŋ": "n",
     # Arabic letters that Persian and Urdu write with another sign, or that differ in their hooks only.
     "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه",
     # What stretches, joins or parts letters, and marks of breath: Hawaiʻi is Hawaii.
     "ـ": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "ʻ": "", "ʼ": "", "ʽ": "", "ʾ": "", "ʿ": ""}
)  # fmt: skip
MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""Marks on Latin letters once these are taken apart; that between them joins and is none (U+034F)."""
HAN = "\u2e80"
"""The letters of Han, as of other East Asian scripts, come after this one."""
LONGEST = 100
"""A longer text is hardly folded twice, and is not kept."""
CITY = {"tp": "thanhpho", "tx": "thixa"}
"""Vietnamese abbreviations before names of cities and towns."""


@cache
def han_variants() -> dict[int, int]:
    """Traditional and Japanese Han letters with the simplified ones, as OpenCC 1.4 pairs them."""
    many, one = project.text_of("names/han.txt").split()
    return str.maketrans(many, one)


def fold(name: str) -> str:
    """``name`` without marks and case, blanks and punctuation as single blanks.

    Letters that Unicode does not decompose (đ, ø, ł, ı, ə) are mapped by hand, as are Arabic letters that Persian
    writes with other signs; traditional Han letters become simplified ones (東京 as 东京), and digits of any script
    0 to 9. Other scripts without case or marks pass as they are. A name of punctuation alone keeps it.
    """
    return folded(name) if len(name) <= LONGEST else without_marks(name)


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """Return what ``fold`` does; the same names and words come again and again."""
    return without_marks(name)


def without_marks(name: str) -> str:
    """Return what ``fold`` does, of a text of any length."""
    if name.isascii():
        plain = name.lower()
    else:
        import unicodedata

        name = name.encode(errors="ignore").decode()  # halves of surrogate pairs name nothing
        folded = unicodedata.normalize("NFKD", name).casefold()  # some letters have case only once taken apart
        decomposed = unicodedata.normalize("NFKD", folded.translate(UNMARKED))
        plain = MARKS.sub("", decomposed)
        if not plain.isascii():  # as hardly ever in Latin letters
            plain = "".join([c for c in plain if not unicodedata.combining(c)])
            if max(plain, default="") > HAN:
                plain = plain.translate(han_variants())
            plain = "".join([str(unicodedata.decimal(c)) if c > "z" and c.isdecimal() else c for c in plain])
    return " ".join(re.findall(r"[^\W_]+", plain)) or plain.strip()


def squeezed(folded: str) -> str:
    """A folded name without its blanks, ``danang`` for ``da nang``; TP, the Vietnamese for City, is written out."""
    first, _, rest = folded.replace("t p ", "tp ", folded.startswith("t p ")).partition(" ")
    return (CITY.get(first, first) if rest else first) + rest.replace(" ", "")
