"""The words with which people write dates, in four languages: months, weekdays, parts of years, what stands between."""

import re
from collections.abc import Callable

from creativegraph.tables.cells.patterns import either

__all__ = ["DAYS_OF_WEEK", "MONTHS", "MONTH_NAMES", "NUMERALS", "PERIOD_WORDS", "SUBSTITUTES", "WEEKDAYS"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv enero", "february feb février févr febrero", "march mar mars marzo",
            "april apr avril avr abril", "may mai mayo", "june jun juin junio", "july jul juillet juil julio",
            "august aug août agosto", "september sept sep septembre septiembre setiembre",
            "october oct octobre octubre",
            "november nov novembre noviembre", "december dec décembre déc diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH_NAMES = f"(?:{either(MONTHS)})"
NUMERALS = {
    "mười một": 11, "mười hai": 12, "giêng": 1, "chạp": 12, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
WEEKDAYS = (
    ("monday", "thứ hai", "lundi", "lunes"), ("tuesday", "thứ ba", "mardi", "martes"),
    ("wednesday", "thứ tư", "mercredi", "miércoles"), ("thursday", "thứ năm", "jeudi", "jueves"),
    ("friday", "thứ sáu", "vendredi", "viernes"), ("saturday", "thứ bảy", "samedi", "sábado"),
    ("sunday", "chủ nhật", "dimanche", "domingo"),
)  # fmt: skip
"""The days of the week in English, Vietnamese, French and Spanish."""
DAYS_OF_WEEK = frozenset(each for names in WEEKDAYS for each in names if " " not in each)
"""Those in one word."""
WEEKDAY = (
    rf"(?:{'|'.join(each for names in WEEKDAYS for each in names)}"
    r"|mon|tue|wed|thu|fri|sat|sun|thứ [2-7])\.?,?\s+"
)
FIRST_HALF = (
    r"(?:nửa đầu|sáu tháng đầu|6 tháng đầu|first half|premier semestre|première moitié|primer semestre|primera mitad)"
)
SECOND_HALF = (
    r"(?:nửa cuối|nửa sau|sáu tháng cuối|6 tháng cuối|second half|latter half|(?:second|deuxième) semestre"
    r"|seconde moitié|segundo semestre|segunda mitad)"
)
OF_YEAR = r"\s+(?:(?:của\s+)?năm|of|de l['’]année|de|del año|del)?\s*([0-9]{4})"
QUARTER = (
    r"(?:quý\s+([1-4]|iv|i{1,3})|q([1-4])|(first|second|third|fourth) quarter|(premier|deuxième|troisième|quatrième)"
    r" trimestre|(primer|segundo|tercer|cuarto) trimestre)"
)
PERIOD_WORDS = rf"{FIRST_HALF}|{SECOND_HALF}|{re.sub(r'[(](?![?])', '(?:', QUARTER)}"
"""What stands before a year and means a part of it."""
QUARTERS = {
    name: number
    for number, names in enumerate(
        ("1 i first premier primer", "2 ii second deuxième segundo", "3 iii third troisième tercer",
         "4 iv fourth quatrième cuarto"), start=1,
    )
    for name in names.split()
}  # fmt: skip


def quarter(found: re.Match[str]) -> str:
    """Return the months of a quarter of a year."""
    *names, year = found.groups()
    last = 3 * QUARTERS[next(each for each in names if each)]
    return f"m{last - 2} y{year} - m{last} y{year}"


def two_days(found: re.Match[str]) -> str:
    """Return two days that follow each other as a period; others as they are."""
    return f"{found[1]} - " if int(found[3]) == int(found[2]) + 1 else found[0]


SUBSTITUTES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"^(?:vào|on|in|trong|le|el|en|au cours du|durante el|the|during the|dans le|dans la|au|la)\s+", ""),
    (rf"^{WEEKDAY}", ""),
    (r"^(?:between|entre)\s+(.+?)\s+(?:and|et|y)\s+(?=\S)", r"\1 - "),
    (rf"^(?:the\s+|vào\s+)?{FIRST_HALF}{OF_YEAR}$", r"m1 y\1 - m6 y\1"),
    (rf"^(?:the\s+)?{SECOND_HALF}{OF_YEAR}$", r"m7 y\1 - m12 y\1"),
    (rf"^(?:the\s+)?{QUARTER}{OF_YEAR}$", quarter),
    (r"\b([0-9]{1,2})(?:st|nd|rd|th|er)\b|\b(1)º", lambda found: f"d{found[1] or found[2]}"),
    (r"^(?:du|del|de|desde el|à partir du)\s+(?=d?[0-9]{1,2}\b|[^\W\d_]+\.?\s+(?:de\s+)?[0-9]{4})", ""),
    (r"^(?:mois|mes) (?:de|d['’])\s*", ""),
    (r"\b(?:d'|d’)(?=[^\W\d_])", " "),
    (
        rf"(?<![^\W_])de\s+(?={MONTH_NAMES}\b|(?:1[0-9]|20)[0-9]{{2}}\b)|(?<![^\W_])del?\s+(?=(?:año\s+)?[0-9]{{4}}\b)",
        " ",
    ),
    (r"\b(?:ngày|mùng|mồng|day)\s+([0-9]{1,2})\b", r"d\1"),
    (r"\bday of\b|\bof\b", " "),
    (rf"\btháng\s+({'|'.join(NUMERALS)})\b", lambda found: f"m{NUMERALS[found[1]]}"),
    (r"\btháng\s+([0-9]{1,2})\b", r"m\1"),
    (r"\b(?:năm|year|année|an|año)\s+([0-9]{4})\b", r"y\1"),
    (rf"\b({MONTH_NAMES})\b\.?", lambda found: f"m{MONTHS[found[1]]}"),
    (r"\s*,\s*|\s+", " "),
    (r"\b(d?([0-9]{1,2})) (?:and|và|et|y) (?=d?([0-9]{1,2})\b)", two_days),
    (r"(?<=[0-9])[ T]00:00(?::00(?:\.0+)?)?$", ""),
)
