"""Which words before a number of four digits say that it is a year."""

import re

__all__ = ["ANY_YEAR", "FIRST_SURE", "dates_things", "says_year"]

ANY_YEAR = r"(?:1\d|20)\d\d"
"""A year from 1000 on."""
FIRST_SURE = 1900
"""The first year that is one in most texts; numbers below it count things as often."""
TIMES = (
    "in|since|from|until|năm|từ|vào|đến|en|depuis|dès|desde|hasta|trong|after|before|early|late|mid|đầu|cuối|giữa"
    "|during|durante|début|fin|à partir de|year|année|año|through"
)
OTHERS = (
    "by|para|pour|of|de|del|for|budget|presupuesto|saison|temporada|cible|objectif|meta|bilan|exercice|ejercicio"
    "|horizon|horizonte|édition|edición"
)
"""Words that stand before amounts as well."""
LABELS = (
    "designation|désignation|designación|membership|adhesion|adhésion|adhesión|joining|joined|founded|established"
    "|foundation|fondation|création|creación|fundación|incorporación|inauguration|gia nhập|công nhận|thành lập|tham gia"
)
"""Words of labels that stand with a colon before years."""
BEFORE = re.compile(
    rf"(?:(?<![^\W_])(?:{TIMES}|{OTHERS})|[(–-]|(?<![^\W_])(?:{TIMES}|{LABELS})\s?:)\s*$", re.IGNORECASE
)
BEFORE_EARLY = re.compile(rf"(?<![^\W_])(?:{TIMES})\s*$", re.IGNORECASE)


def says_year(text: str, start: int, year: str) -> bool:
    """Return whether the word before a number that stands alone says that this is a year."""
    before = BEFORE if int(year) >= FIRST_SURE else BEFORE_EARLY
    return before.search(text, max(0, start - 16), start) is not None


def dates_things(text: str, start: int) -> bool:
    """Return whether the word before a year says that something happened then, as ``in`` does, and ``of`` may not."""
    return BEFORE_EARLY.search(text, max(0, start - 16), start) is not None
