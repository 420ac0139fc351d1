"""The words by which reports call an edition of a series: its year, its number in digits, letters or words."""

import re
from functools import lru_cache
from itertools import pairwise

from creativegraph.tables.cells.patterns import either

__all__ = ["BEGUN", "BEHIND", "EARLIER", "FIRST", "NUMBER", "RIGHT_BEFORE", "THIS", "ordinal", "pattern"]

NUMBER = (
    r"(?:\d{1,3}(?:st|nd|rd|th|ère|ère|re|ème|e|er|ª|º|a|o|\.ª|\.º)|(?!le(?!\w))(?-i:[IVXL]{1,7})(?:e|ème|ª)?"
    r"|premier|primer|primero|tercer|segundo|tercero|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|twentieth"
    r"|(?:twenty|thirty|forty|fifty|sixty)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|thirtieth|fortieth|fiftieth|sixtieth|trentième|quarantième|cinquantième|soixantième"
    r"|(?:vingt|trente|quarante|cinquante)"
    r"(?:-et-un|[ \u00a0]et[ \u00a0]un|-deux|-trois|-quatr|-cinqu|-six|-sept|-huit|-neuv)ième"
    r"|(?:vigésim[ao]|trigésim[ao]|cuadragésim[ao]|quincuagésim[ao])[ \u00a0]"
    r"(?:primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao]|sext[ao]|séptim[ao]|octav[ao]|noven[ao])|trigésim[ao]|cuadragésim[ao]|quincuagésim[ao]"
    r"|première|deuxième|seconde|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième"
    r"|treizième|quatorzième|quinzième|seizième|dix-septième|dix-huitième|dix-neuvième|vingtième"
    r"|primera|segunda|tercera|cuarta|quinta|sexta|séptima|octava|novena|décima|undécima|duodécima|decimotercera|decimocuarta"
    r"|decimoquinta|decimosexta|decimoséptima|decimoctava|decimonovena|vigésima)"
)
"""Ordinal numbers before a noun."""
BEHIND = r"(?-i:[IVXL]{2,7})"
"""Numbers behind a noun: *edición XXVI*."""
COUNTED = "nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười"
"""Numbers in words behind the words for an edition."""
BETWEEN = r"(?:[ \u00a0](?:of|for|in|de|del|du|des|năm|la|el|les?)){0,2}[ \u00a0]"
ARTICLES = r"(?:(?<!\w)(?:the|its|la|las|el|une|cette|esta|l['’]|d['’])[ \u00a0]?)?"
GOES_ON = (
    r"(?:[ \u00a0]?[,;.)]|[ \u00a0](?:est|sera|a|avait|s['’]est|aura|se|qui|que|du|en|está|estará|fue|tendrá|tuvo|será"
    r"|registró|reunió|contó|atrajo|congregó|convocó|espera|prevé|del|logró|llegó|accueillera|réunira|attirera)(?!\w))"
)
"""What follows an ordinal number that stands for an edition by itself: *la 9e, du 1er au 5 juin*."""
ALONE = r"\d{1,3}(?:ère|re|ème|e|ª|\.ª)|(?-i:[IVXL]{1,7}(?:e|ème|ª))|" + NUMBER[NUMBER.index("première") : -1]
OTHER = (
    r"(?:précédente|suivante|passée|dernière|anterior|pasada|siguiente|previa|tiếp theo|kế tiếp|trước đó|trước|sau|tới)"
)
EARLIER = re.compile(
    r"(?<!\w)(?:précédente|passée|dernière|anterior|pasada|previa|última|previous|last|trước đó|trước)(?!\w)",
    re.IGNORECASE,
)
"""Words of which an edition is called that is compared with the one of which a report speaks."""
COMING = r"(?:prochaine|dernière|próxima|pasada|última|previous|next|last|précédente)"
"""Words that say that an edition is the one before or behind."""
NUMERAL = re.compile(
    r"(?<!\w)(?:(?P<digits>\d{1,3})(?:st|nd|rd|th|ère|re|ème|e|er|ª|º|\.ª|\.º)(?!\w)"
    rf"|(?:thứ)[ \u00a0](?:(?P<behind>\d{{1,3}})(?!\d)|(?P<counted>{COUNTED})(?!\w))"
    rf"|(?P<roman>(?-i:[IVXL]{{2,7}}(?=[ \u00a0ª]|e(?!\w)|ème|$))))",
    re.IGNORECASE,
)
WORDS = (
    "first|première|premier|primera|primer|primero|unième", "second|deuxième|seconde|segunda|segundo",
    "third|troisième|tercera|tercer|tercero", "fourth|quatrième|cuarta|cuarto", "fifth|cinquième|quinta|quinto",
    "sixth|sixième|sexta|sexto", "seventh|septième|séptima|séptimo", "eighth|huitième|octava|octavo",
    "ninth|neuvième|novena|noveno", "tenth|dixième|décima|décimo", "eleventh|onzième|undécima",
    "twelfth|douzième|duodécima",
    "thirteenth|treizième|decimotercera", "fourteenth|quatorzième|decimocuarta", "fifteenth|quinzième|decimoquinta",
    "sixteenth|seizième|decimosexta", "seventeenth|dix-septième|decimoséptima", "eighteenth|dix-huitième|decimoctava",
    "nineteenth|dix-neuvième|decimonovena", "twentieth|vingtième",
)  # fmt: skip
"""Ordinal numbers in words."""
SINGLE = frozenset(one for names in WORDS for one in names.split("|"))
TEN = 10
TENS = {
    20: "twenty|vingt|vigésima|vigésimo",
    30: "thirty|thirtieth|trente|trentième|trigésima|trigésimo",
    40: "forty|fortieth|quarante|quarantième|cuadragésima|cuadragésimo",
    50: "fifty|fiftieth|cinquante|cinquantième|quincuagésima|quincuagésimo",
    60: "sixty|sixtieth|soixantième",
}
"""What the tens of ordinal numbers in words add: *twenty-first*, *vigésima segunda*."""
FIRSTS = {"nhất": 1, "nhì": 2}
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
FIRST = re.compile(rf"(?:the[ \u00a0])?(?P<number>{NUMBER})[ \u00a0](?P<rest>.+)", re.IGNORECASE)
RIGHT_BEFORE = re.compile(rf"(?<!\w)(?P<number>{NUMBER})[ \u00a0]\Z", re.IGNORECASE)
THIS = re.compile(
    r"(?:this (?:is|was)(?: the)?|đây là|c['’]est(?: la)?|c['’]était(?: la)?|es(?:ta)?(?: es)?(?: la)?)\s*$",
    re.IGNORECASE,
)
"""What stands before the number of the edition of which a report speaks."""
BEGUN = re.compile(
    r"(?<!\w)(?:launched|founded|created|started|established|begun|born|créée?s?|lancée?s?|fondée?s?|née?s?|initiée?s?"
    r"|inaugurée?s?|mise? en place|cread[oa]s?|fundad[oa]s?|nacid[oa]s?|lanzad[oa]s?|iniciad[oa]s?|inaugurad[oa]s?"
    r"|puest[oa]s? en marcha|nació|surgió|arrancó|ra đời|thành lập|khởi xướng) (?:in|en|từ|vào|năm|vào năm|từ năm) ?\Z",
    re.IGNORECASE,
)
"""Words before the year in which a series began, which is that of no later edition."""


def ordinal(words: str) -> int:
    """Return the number of an edition as words have it; 0 if they have none."""
    if found := NUMERAL.search(words):
        if found["counted"]:
            return FIRSTS.get(found["counted"].lower(), 0) or COUNTED.split("|").index(found["counted"].lower())
        return roman(found["roman"]) if found["roman"] else int(found["digits"] or found["behind"])
    small = words.lower().replace("-et-", "-").replace(" et ", "-").split()
    parts = [part for word in small for part in ((word,) if word in SINGLE else word.split("-", 1))]
    tens = next((count for count, names in TENS.items() if set(names.split("|")) & set(parts)), 0)
    one = next((count for count, names in enumerate(WORDS, 1) if set(names.split("|")) & set(parts)), 0)
    return tens + one if one < TEN or not tens else one


def roman(letters: str) -> int:
    """Return the number of Roman letters."""
    values = [ROMAN[each] for each in letters]
    less = (one for one, following in pairwise(values) if one < following)
    return sum(values) - 2 * sum(less)


@lru_cache(maxsize=8)
def pattern(nouns: tuple[str, ...], counts: tuple[str, ...], events: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of editions by their year or number; ``counts`` stand before a number.

    ``events`` are nouns of events, which mean an edition behind a year: the 2024 festival.
    """
    noun = either(nouns) or r"(?!)"
    count = either(counts) or r"(?!)"
    year = r"(?:19|20)\d\d(?!\d)"
    return re.compile(
        rf"{ARTICLES}(?<!\w)(?:(?P<year>{year})[ \u00a0](?:{noun}|{either(events) or '(?!)'})(?!\w)"
        rf"|(?P<number>{NUMBER})[ \u00a0](?:{noun})(?!\w)(?:{BETWEEN}\(?(?P<dated>{year})\)?)?"
        rf"|(?:{noun})(?:{BETWEEN})\(?(?P<behind>{year})\)?"
        rf"|(?:{noun})[ \u00a0](?P<after>{BEHIND})(?!\w)"
        rf"|(?P<other>(?:{noun})[ \u00a0]{OTHER}|{COMING}[ \u00a0](?:{noun}))(?!\w)"
        rf"|(?P<bare>(?-i:(?<!\w)[Ll]a[ \u00a0])(?P<alone>{ALONE})(?={GOES_ON}))"
        rf"|(?P<that>(?<!\w)(?:la|celle)[ \u00a0]de[ \u00a0](?P<then>{year}|este año|cette année))(?!\w)"
        rf"|(?:(?:{noun})[ \u00a0])?(?:{count})[ \u00a0](?P<count>\d{{1,3}}|[IVXL]{{1,7}}|{COUNTED})(?!\w)"
        rf"(?:,?[ \u00a0]\(?(?:năm )?(?P<told>{year})\)?)?)",
        re.IGNORECASE,
    )
