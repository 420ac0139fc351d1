"""Words of a text that may stand for a number that is not read: fractions, rates, magnitudes of several meanings."""

import re

from creativegraph.tables.prose.numerals import ARTICLES, DIGITS, LAST, ROUND

__all__ = ["ABOUT", "is_vague"]

VAGUE = re.compile(
    r"(?<![^\W_])(?:(?:an?|two|three|four) score|an? (?:few|hundred|thousand|decade|trio|fortnight)"
    r"|scores|dozens?|hundreds|tens|half|halves|quarters?|thirds?|fifths?|tenths?"
    r"|double[ds]?|doubling|twice|tripled?|triples|tripling|thrice|quadrupled?|couple|pairs?|\w+fold|both|several"
    r"|hàng (?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)|chục|rưỡi|nửa|gấp|đôi|một phần|phần ba|phần tư|vài|mấy|lẻ"
    r"|dizaines?|douzaines?|vingtaines?|trentaines?|centaines?|moitié|tiers|quarts?|demie?|doublée?|triplée?|quelques"
    r"|fois|decenas?|docenas?|veintenas?|centenas?|centenares|cientos|millares|mitad|tercios?|cuartos?|doble|dobló"
    r"|triplicó|duplicó|duplicado|y medi[oa]|varios|varias|veces|ambos|ambas"
    r"|(?<!\d )(?:thousands|millions|milliers|miles|millones)"
    r"|each|apiece|every|per(?! ?cent)|an? (?:day|night|week|month|year|head|person)|daily|weekly|monthly|yearly"
    r"|mỗi|hàng (?:ngày|tuần|tháng|năm)|chaque|chacune?|cada"
    r"|par (?!(?:les?|la|des|une?|ce|cette|son|sa|ses|leurs?|rapport|exemple|ailleurs)(?!\w)|l['’]"
    r"|(?-i:[A-ZÀ-Ý0-9]))\w+"
    r"|por (?!(?:el|la|los|las|una?|su|sus|ciento|ejemplo|tanto)(?!\w)|(?-i:[A-ZÀ-Ý0-9]))\w+"
    r"|(?:one|two|three|four|six|seven|eight|nine|\d) in (?:two|three|four|five|six|seven|eight|nine|ten|\d\d?)"
    r"|(?:one|an|three|five|seven)[ -](?:sixth|seventh|eighth|ninth)s?"
    r"|trill?i[oó]n(?:s|es)?|billón|billones|lakhs?|lacs?|crores?|juta|mio|mln|mrd|\d{1,2}(?:,\d\d)+,\d{3}"
    r"|\d+\s?(?:h|hours?|heures?|horas?|giờ)(?: and| et| y)? ?\d+(?: ?(?:min\w*|phút))?"
    r"|quinze jours|huit jours|quince días|ocho días"
    r"|(?-i:[IVX]+)(?:e|ème|º)? siècles?|siglos? (?-i:[IVX]+)|thế kỷ (?-i:[IVX]+))(?![^\W_])"
    rf"|(?<![^\W_]){''.join(f'(?<!{each} )' for each in (*DIGITS, *LAST, 'mươi', 'mười', 'trăm', 'phần', r'[0-9]'))}"
    r"(?:trăm|nghìn|ngàn)(?![^\W_])|[0-9][万億만억]",
    re.IGNORECASE,
)
"""Words that make another number of those beside them, or stand for one that cannot be told."""
ABOUT = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(ARTICLES)})\s+(?:{'|'.join(ROUND.keys() - {'quinzaine'})})(?![^\W_])"
    r"(?=\s+(?!(?:de\s+|d['’]\s*|of\s+)?(?:cent|mil|thousand|hundred|million|or\b|and\b|et\b|ou\b|y\b|o\b"
    r"|d[ou][uz]+a?[ie]?n|dizain|vingtain|decen|an\b|ans\b|ann[ée]|mois|jour|semai|seman|heure|hora|hour|minut|day|d[íi]as?\b"
    r"|week|month|mes|year|año|pour|por|per)))",
    re.IGNORECASE,
)
"""Words for a number of about a size that count what follows, and no thousands or days of it."""
ORDINAL = re.compile(
    r"(?<![^\W_])(?:\w+th|first|second|third|\w+i[èe]mes?|premi[eè]re?|deuxième|primer[ao]?|segund[ao]|tercer[ao]?"
    r"|cuart[ao]|quint[ao]|sext[ao]|s[eé]ptim[ao]|octav[ao]|noven[ao]|(?:un|duo)?d[eé]cim[ao]\w*|vig[eé]sim[ao]|thứ|lần|[IVXLC]+)"
    r"(?![^\W_])"
)
"""Numbers that tell a place in an order, which values of ordinals may mean."""


def is_vague(text: str, *, ordinal: bool) -> bool:
    """Return whether words of a text may stand for a number that is not read; ``ordinal`` takes ordinals as such."""
    return bool(VAGUE.search(ABOUT.sub(" ", text)) or (ordinal and ORDINAL.search(text)))
