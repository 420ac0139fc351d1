"""Numbers of several words, in four languages: *forty-two*, *quatre-vingt-cinq*, *mười hai*, *une centaine*."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from creativegraph.tables.cells.printed import IN_WORDS, SPOKEN

__all__ = ["ARTICLES", "BEGINNING", "DIGITS", "LAST", "LONGEST", "ROUND", "Numeral", "numeral_of"]


class Numeral(NamedTuple):
    """A number in words: where it ends, its value, and whether its words say that it is one of about that size."""

    end: int
    value: int
    about: bool = False


ENGLISH, VIETNAMESE, FRENCH, SPANISH = "en", "vi", "fr", "es"
UNITS: Mapping[str, Mapping[str, int]] = {
    ENGLISH: {"one": 1, "two": 2, "three": 3},
    FRENCH: {
        "un": 1, "une": 1, "deux": 2, "trois": 3, "six": 6, "treize": 13, "quatorze": 14, "seize": 16, "vingts": 20,
        "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
        "octante": 80, "nonante": 90,
    },
    SPANISH: {
        "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "trece": 13, "catorce": 14, "dieciséis": 16, "diecisiete": 17,
        "dieciocho": 18, "diecinueve": 19, "veintiún": 21, "veintiuno": 21, "veintiuna": 21, "veintidós": 22,
        "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26, "veintisiete": 27,
        "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
        "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200,
        "trescientos": 300, "trescientas": 300, "cuatrocientos": 400, "cuatrocientas": 400, "quinientos": 500,
        "quinientas": 500, "seiscientos": 600, "seiscientas": 600, "setecientos": 700, "ochocientos": 800,
        "novecientos": 900, "setecientas": 700, "ochocientas": 800, "novecientas": 900,
        "dieciseis": 16, "veintidos": 22, "veintitres": 23, "veintiseis": 26,
    },
    VIETNAMESE: {"một": 1, "hai": 2, "ba": 3, "năm": 5},
}  # fmt: skip
"""What single words add to a number, beside the words of cells."""
TENS: Mapping[str, int] = {"seventy": 70, "eighty": 80, "ninety": 90}
TIMES: Mapping[str, Mapping[str, int]] = {
    ENGLISH: {"hundred": 100, "thousand": 1000},
    FRENCH: {"cent": 100, "cents": 100, "mille": 1000},
    SPANISH: {"mil": 1000},
}
"""What words make of the number before them."""
LINKS: Mapping[str, frozenset[str]] = {
    ENGLISH: frozenset(("and",)),
    FRENCH: frozenset(("et",)),
    SPANISH: frozenset(("y",)),
}
ROUND: Mapping[str, int] = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000, "decena": 10, "docena": 12, "veintena": 20,
    "treintena": 30, "centenar": 100, "millar": 1000, "dozen": 12,
}  # fmt: skip
"""Numbers of about a size, behind an article: *une centaine*, *un centenar*, *a dozen*."""
ARTICLES = frozenset(("a", "un", "une", "una"))
HALVES: Mapping[tuple[str, ...], int] = {
    ("half", "a", "million"): 500_000, ("medio", "millón"): 500_000, ("un", "demi", "million"): 500_000,
    ("nửa", "triệu"): 500_000,
}  # fmt: skip
THOUSAND = 1000
TEN, YEARS = "mười", "năm"
"""*Năm* is five, and years behind a number of tens."""
DIGITS = {word: value for word, value in {**SPOKEN[VIETNAMESE], **UNITS[VIETNAMESE]}.items() if word != TEN}
LAST = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
"""The forms of units that stand behind tens alone."""
BEHIND = {**DIGITS, **LAST}
LONGEST = 16
"""How many words a number has at most."""
BEGINNING = frozenset((
    *IN_WORDS, *TENS, *ARTICLES, *(each for words in UNITS.values() for each in words), "cent", "mille", "mil",
    *(half[0] for half in HALVES),
))  # fmt: skip
"""The words with which numbers begin."""


def numeral_of(words: Sequence[str], lang: str) -> Numeral | None:
    """Return the number with which words in small letters begin that may belong together; None where none does."""
    for half, value in HALVES.items():
        if tuple(words[: len(half)]) == half:
            return Numeral(len(half), value)
    if words[0] in ARTICLES and len(words) > 1 and words[1] in ROUND:
        return Numeral(2, ROUND[words[1]], about=True)
    length, value = in_vietnamese(words) if lang == VIETNAMESE else (0, 0)
    if not length:
        length, value = added(words, lang)
    return Numeral(length, value) if length else None


def added(words: Sequence[str], lang: str) -> tuple[int, int]:
    """Return how many words make a number, and the number: each adds to those before it, or makes more of them."""
    units, times, links = (
        {**IN_WORDS, **TENS, **UNITS.get(lang, {})},
        TIMES.get(lang, {}),
        LINKS.get(lang, frozenset()),
    )
    total = current = length = 0
    least = 1000
    """What the last word added: a smaller one may follow, as in forty-two, and none as great."""
    for place, word in enumerate(words):
        if word in times and (current or word in ("cent", "mille", "mil")):
            power = times[word]
            total, current = (total + max(current, 1) * power, 0) if power == 1000 else (total, max(current, 1) * power)
            least, length = power, place + 1
        elif word in ("vingt", "vingts") and current % 100 == 4 and place:
            current, least, length = current - 4 + 80, 20, place + 1
        elif word in units and (units[word] < least or not length):
            current += units[word]
            least, length = step(units[word], lang), place + 1
        elif word in links and length and place + 1 < len(words) and words[place + 1] in units:
            continue
        else:
            break
    return length, total + current


def in_vietnamese(words: Sequence[str]) -> tuple[int, int]:
    """Return how many words make a Vietnamese number below a million, and the number."""
    length, value = below_thousand(words, behind=0)
    if length and at(words, length) in ("nghìn", "ngàn"):
        more, rest = below_thousand(words[length + 1 :], behind=THOUSAND)
        return length + 1 + more, value * THOUSAND + rest
    return length, value


def below_thousand(words: Sequence[str], *, behind: int) -> tuple[int, int]:
    """Return the same of a number below a thousand; ``behind`` is the power of ten before it, or 0."""
    place = value = 0
    if at(words, 1) == "trăm" and (words[0] in DIGITS or (behind and words[0] == "không")):
        place, value, behind = 2, DIGITS.get(words[0], 0) * 100, 100
    first, second = at(words, place), at(words, place + 1)
    if behind and first in ("linh", "lẻ") and second in BEHIND:
        return place + 2, value + BEHIND[second]
    if first == TEN:
        return ended(words, place + 1, value + 10)
    if first in DIGITS and second == "mươi":
        return ended(words, place + 2, value + DIGITS[first] * 10)
    if first in DIGITS and second in LAST:  # hai tư
        return place + 2, value + DIGITS[first] * 10 + LAST[second]
    if first not in DIGITS or (behind and first == YEARS):  # một trăm năm, a hundred years
        return place, value
    return place + 1, value + DIGITS[first] * max(behind // 10, 1)  # một trăm hai, 120


def ended(words: Sequence[str], place: int, value: int) -> tuple[int, int]:
    """Return a number that ends in tens, with the unit behind it if there is one: *hai mươi năm* are twenty years."""
    last = at(words, place)
    return (place + 1, value + BEHIND[last]) if last in BEHIND and last != YEARS else (place, value)


def at(words: Sequence[str], place: int) -> str:
    """Return the word at a place, empty behind the last one."""
    return words[place] if place < len(words) else ""


def step(value: int, lang: str) -> int:
    """Return below what a number must be that is added to one: 100 to a hundred, 10 to a ten, 20 to soixante."""
    if value >= 100:
        return 100
    if value in (60, 80) and lang == FRENCH:
        return 20
    return 10 if value % 10 == 0 and (value > 10 or lang in (FRENCH, VIETNAMESE)) else 1
