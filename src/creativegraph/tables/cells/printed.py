"""The words with which reports print figures, in four languages: comparators, magnitudes, percent; currencies apart.

The names of currencies are in figures.py. Numbers of tables, figures and drafts are read with the same words, so that
what one of them knows the others know.
"""

import re

__all__ = [
    "BEHIND", "COMPARATORS", "COUNTED", "IN_WORDS", "MAGNITUDES", "OPENED", "PERCENT", "PLAIN_MAGNITUDES", "SPOKEN",
    "qualified",
]  # fmt: skip

COMPARATORS = {
    "more-than": (
        *("hơn", "trên", "vượt", "more than", "over", "above", "exceeding", "upwards of", ">", "plus de", "plus d'"),
        *("más de", "superior a", "supérieur à"),
    ),
    "at-least": (
        *("ít nhất", "tối thiểu", "không dưới", "không ít hơn", "at least", "no fewer than", "not less than"),
        *("a minimum of", "≥", ">=", "au moins", "al menos", "por lo menos", "como mínimo"),
    ),
    "at-most": (
        *("tối đa", "nhiều nhất", "không quá", "at most", "up to", "no more than", "a maximum of", "≤", "<="),
        *("au plus", "au maximum", "jusqu'à", "como máximo", "a lo sumo", "hasta"),
    ),
    "less-than": (
        *("dưới", "chưa đến", "chưa tới", "ít hơn", "less than", "fewer than", "under", "below", "<"),
        *("moins de", "moins d'", "menos de"),
    ),
    "nearly": ("gần", "nearly", "almost", "close to", "just under", "près de", "presque", "casi"),
    "about": (
        *("khoảng", "chừng", "xấp xỉ", "ước", "ước đạt", "ước tính", "about", "around", "approximately", "circa"),
        *("roughly", "some", "an estimated", "approx.", "ca.", "c.", "~", "≈", "environ", "quelque", "autour de"),
        *("à peu près", "alrededor de", "aproximadamente", "cerca de", "unos", "unas"),
    ),
}
"""Words before a number, by the codes of comparators."""
BEHIND = {
    "at-least": ("+", "or more", "and more", "trở lên", "ou plus", "et plus", "o más", "y más"),
    "at-most": ("or fewer", "or less", "at most", "trở xuống", "ou moins", "o menos"),
}
"""What qualifies the number before it, by the same codes."""
PLAIN_MAGNITUDES = {
    "nghìn": 3, "ngàn": 3, "thousand": 3, "triệu": 6, "million": 6, "millions": 6, "tỷ": 9, "tỉ": 9, "billion": 9,
}  # fmt: skip
"""Powers of ten that a cell for a number may have: they mean one number each wherever they stand."""
MAGNITUDES = {
    **PLAIN_MAGNITUDES,
    "trăm": 2, "vạn": 4, "tr": 6, "nghìn tỷ": 12, "ngàn tỷ": 12, "nghìn tỉ": 12, "k": 3, "m": 6, "mn": 6, "bn": 9,
    "thousands": 3, "billions": 9, "mille": 3, "milliers": 3, "milliard": 9, "milliards": 9, "mil": 3, "miles": 3,
    "millón": 6, "millones": 6, "mil millones": 9,
}  # fmt: skip
"""Powers of ten of figures; ``billones`` and ``trillion`` are other numbers in other countries, and none of them."""
PERCENT = ("%", "phần trăm", "per cent", "percent", "pour cent", "por ciento")
COUNTED = re.compile(
    r"visitors?|visits?|guests?|tourists?|attendees?|participants?|people|persons?|residents?|inhabitants?|spectators"
    r"|admissions"
    r"|(?:lượt )?(?:du khách|khách|người)(?: (?:tham quan|tham gia|tham dự|du lịch))?|lượt|cư dân|khán giả"
    r"|(?:lượt )?người dân và du khách"
    r"|(?:d['’]|de )?(?:entrées|visiteurs|personnes|spectateurs|participants|habitants)"
    r"|(?:de )?(?:entradas|visitantes|personas|espectadores|asistentes|participantes|habitantes)"
)
"""The words that change no number before them. Any other may: a half of the earth, a multiple, a part."""
SPOKEN = {
    "en": {
        "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    },
    "vi": {"bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10},
    "fr": {
        "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "quinze": 15,
        "vingt": 20,
    },
    "es": {
        "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12,
        "quince": 15, "veinte": 20,
    },
}  # fmt: skip
"""Numbers in words that count things in reports, from four on: fewer are rather those that were named."""
IN_WORDS = {word: number for words in SPOKEN.values() for word, number in words.items()}
"""The same of all languages together."""
OPENED = re.compile(r"(?P<both>between|entre|từ)\s+|(?:from|de)\s+", re.IGNORECASE)
"""What stands before the beginning of a range."""


def qualified(text: str) -> tuple[str, str]:
    """Return the comparator of a text, if it has one, and the rest of it."""
    small = text.lower()
    for code, words in BEHIND.items():
        for word in words:
            if small.endswith(word) and text[: -len(word)].strip():
                return code, OPENED.sub("", text[: -len(word)].strip(), count=1)
    found = [
        (len(word), code)
        for code, words in COMPARATORS.items()
        for word in words
        if small.startswith(word) and not (word[-1].isalpha() and small[len(word) :][:1].isalpha())
    ]
    length, code = max(found, default=(0, ""))
    return code, text[length:].strip()
