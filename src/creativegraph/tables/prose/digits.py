"""How texts print figures: digits, with the currency or percent sign and with what qualifies them."""

import re
from functools import cache
from unicodedata import digit

from creativegraph.tables.cells import currencies, figures, printed
from creativegraph.tables.cells.patterns import either
from creativegraph.tables.rules import UnclearError

__all__ = [
    "BLANK",
    "DIGITS",
    "INSIDE",
    "NOT_COUNTED",
    "ascii_digits",
    "currencies_in",
    "pattern",
    "percentage",
    "plain_end",
    "reads",
    "with_currency",
]

BLANK = "[ \u00a0\u2009\u202f]"
DIGITS = rf"(?:\d{{1,3}}(?:(?P<mark>[.,'’]|{BLANK})\d{{3}})(?:(?P=mark)\d{{3}})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![\d])"

NOT_COUNTED = re.compile(
    r"(?<![^\W_])(?:article|no|nº|số|điều|khoản|trang|pages?|pp?|art|artículo|chương|chapter|vol|tel|tél|đt|isbn|quận"
    r"|phase|level"
    r"|giai đoạn|phường|đường|covid|figure|table|bảng|hình"
    r"|version|goal|sdg|mục tiêu|target|lần thứ|lần|thứ|g|phòng)\.?\s*-?$",
    re.IGNORECASE,
)
"""What stands before numbers that count nothing: *Article 5*, *lần thứ 11*."""
INSIDE = re.compile(r"[\w/:@#-]$|[\d][.,]$")
"""What stands before digits that are a part of something longer."""
ALSO_OTHERS = frozenset(("won", "wons", "soles", "real"))
"""Names of currencies that are common words as well."""
COMMON = "en"
DOLLARS = re.compile(r"(?<!\w)(?:dólares|dollars|đô la)(?!\w)(?! \w)", re.IGNORECASE)
"""Dollars that in other languages than English are US dollars where no country is said."""


OTHER_DIGIT = re.compile(r"(?![0-9])\d")


def ascii_digits(text: str) -> str:
    """Return a text of the same length with the digits of all scripts as 0 to 9: *２０００*, *१२*."""
    return text if text.isascii() else OTHER_DIGIT.sub(lambda found: str(digit(found[0])), text)


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a figure with its qualifier."""
    before = either((each for words in printed.COMPARATORS.values() for each in words), whole=True)
    power = either((each for each in printed.MAGNITUDES if each not in ("m", "k")), whole=True)
    money = either(currencies.MONEY, whole=True)
    percent = percentage()
    number = DIGITS.replace("?P<mark>", "?P<mark{0}>").replace("?P=mark", "?P=mark{0}")
    behind = either((each for words in printed.BEHIND.values() for each in words), whole=True)

    def one(count: int) -> str:
        digits = number.replace("{0}", str(count))
        return (
            rf"{digits}(?:{BLANK}*(?P<percent{count}>{percent})"
            rf"|(?:(?:{BLANK}+|-)(?P<power{count}>{power})|(?P<letter{count}>[kKM](?![^\W_])))?"
            rf"(?:(?:{BLANK}+(?:de|of){BLANK}+|{BLANK}+d['’]|{BLANK}*)"
            rf"(?P<money{count}>{money}|(?-i:[A-Z]{{3}}(?![^\W_]))))?)"
        )

    return re.compile(
        rf"(?:(?<![^\W_])(?P<opened>between|entre|từ|from|de)\s+)?"
        rf"(?:(?<![^\W_])(?P<qualifier>{before}){BLANK}*)?"
        rf"(?P<cell>(?:(?<![^\W_])(?P<first>{money}|(?-i:[A-Z]{{3}})){BLANK}*)?(?<![\w.,/:-])"
        rf"(?P<sign>[+−-](?=\d+[.,]?\d*{BLANK}?%))?{one(1)}"
        rf"(?P<more>(?:{BLANK}*[–—-]{BLANK}*|\s+(?:to|đến|tới|à|a|and|et|y|và)\s+"
        rf"|\s+(?:out of|of|trên tổng số|trên|trong số|trong tổng số|sur|de)\s+(?:the\s+)?)"
        rf"(?:(?:{money}){BLANK}*)?{one(2)})?(?:{BLANK}*(?P<behind>{behind}))?)",
        re.IGNORECASE,
    )


def percentage() -> str:
    """Return the pattern of a percent sign or the words for it, between which any blank may stand."""
    return either(printed.PERCENT, whole=True).replace(re.escape(" "), BLANK)


@cache
def lettered() -> re.Pattern[str]:
    """Return the pattern of an amount whose magnitude is a letter apart from it: *1,2 M€*, *45 k€*, *3 Md d'euros*."""
    money = either((each for each in currencies.MONEY if each not in ALSO_OTHERS), whole=True)
    return re.compile(
        rf"(?<![\w.,/:-]){DIGITS}{BLANK}*(?:[kKM]|Mds?|Mrd)(?![^\W_])(?:{BLANK}*|{BLANK}+d['’])(?P<money>(?i:{money}))"
    )


def currencies_in(text: str) -> list[tuple[str, str]]:
    """Return the amounts of money in a text, each with the code of its currency, empty where several countries have it.

    Words before a number are names of a currency by chance, as in *won 5 prizes*: there only signs and codes count.
    """
    found = [(each[0], currencies.CODE_OF.get(each["money"].lower(), "")) for each in lettered().finditer(text)]
    for each in pattern().finditer(text):
        before, behind = (each["first"] or "", (each["money1"] or each["money2"] or "").lower())
        names = (before.lower() if not before.isalpha() or before in currencies.CURRENCIES else "", behind)
        known = (one for one in names if one in currencies.CODE_OF or one in currencies.SHARED)
        told = each["cell"].strip()
        found += [(told, currencies.CODE_OF.get(one, "")) for one in known if one not in ALSO_OTHERS]
    return found


def plain_end(found: re.Match[str]) -> int:
    """Return where a figure ends, without a currency in whose name a country may stand: *đô la Mỹ*."""
    named = found["money1"] and not found["more"] and found["money1"].lower() in currencies.CODE_OF
    return found.start("money1") if named and " " in found["money1"] else found.end("cell")


def with_currency(value: str, lang: str) -> str:
    """Return an amount in dollars of no country as one of US dollars, where the text is not English."""
    return value if lang in ("", COMMON) else DOLLARS.sub("USD", value)


def reads(value: str) -> bool:
    """Return whether the cell reader takes a figure, or would with its currency said."""
    try:
        figures.parse(value)
    except UnclearError as error:
        return error.rule == "currency-of-several"
    return True
