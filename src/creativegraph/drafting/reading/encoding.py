"""Bytes as text: UTF-8 and UTF-16, else the encoding that fits the languages that are drafted from, which is said."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, lookup
from itertools import islice
from statistics import fmean
from unicodedata import normalize

from creativegraph.errors import UnreadableError
from creativegraph.tables.prose.language import language_of

__all__ = ["decoded"]

MARKS = (
    (BOM_UTF8, "utf-8-sig"), (BOM_UTF32_LE, "utf-32"), (BOM_UTF32_BE, "utf-32"), (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
"""What a file begins with by its encoding; the mark of UTF-32 begins with that of UTF-16."""
HEAD = 1 << 14
MANY_NULS = 20
MOSTLY = 0.9
SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A letter of UTF-8 that is not ASCII."""
EXPECTED = ("cp1252", "cp1258", "cp1250")
"""Encodings of Latin letters, that of English, French and Spanish first: it counts where several fit alike."""
OTHERS = ("gb18030", "big5", "shift_jis", "euc_kr", "cp1251", "cp1253", "cp1255", "cp1256")
WESTERN = ("iso8859-1", "ascii")
"""What pages declare that are in cp1252: browsers read them so."""
FITS, LOOKED_AT = 0.25, 4000
"""How well an encoding of Latin letters fits at least if it is that of a text, and how many runs of letters tell it."""
LOOK = "look whether its letters are right"
STRANGE = re.compile(r"[^\x00-\x7f]+")
LETTERS = {
    "en": "", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíñóúü", "vi": "àáâãèéêìíòóôõùúýăđĩũơư",
}  # fmt: skip
OWN = {language: frozenset(letters + letters.upper()) for language, letters in LETTERS.items()}
LONG = 3
"""Letters beyond ASCII that follow each other in a word; more do not but in Vietnamese."""
SIGNS = frozenset("“”‘’„–—…«»‹›•·¡¿€£°ºª§©®™½¼¾²³×\u00a0")
TONES = re.compile("[\u1ea0-\u1ef9]")
"""Letters of Vietnamese alone; in other encodings they are two letters, of which the second never stands there."""


def decoded(data: bytes, name: str, declared: str = "") -> tuple[str, list[str]]:
    """Return bytes as text, and a note where their encoding had to be guessed.

    Raises:
        UnreadableError: they are no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), []
    if data[:HEAD].count(0) > len(data[:HEAD]) / MANY_NULS:
        return of_pairs(data, name)
    for encoding in filter(None, ("utf-8", declared_encoding(declared))):
        try:
            return data.decode(encoding), []
        except UnicodeDecodeError:
            continue
    return nearly_utf8(data, name) or guessed(data, name)


def declared_encoding(declared: str) -> str:
    """Return the encoding that a page declares, as browsers take it; empty if it is none of texts in bytes."""
    try:
        found = lookup(declared).name if declared else ""
    except (LookupError, ValueError):
        return ""
    return EXPECTED[0] if found in WESTERN else found if found in known_encodings() else ""


def known_encodings() -> frozenset[str]:
    """Return the encodings of texts that Python knows, without those in which a byte may mean anything, as UTF-7."""
    from charset_normalizer.constant import IANA_SUPPORTED

    return frozenset(lookup(each).name for each in IANA_SUPPORTED if not each.startswith(("utf", "idna", "puny")))


def of_pairs(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return text in UTF-16 that does not say so, as most of its nuls stand at every second byte.

    Raises:
        UnreadableError: they do not.
    """
    head = data[:HEAD]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[first::2].count(0) > MOSTLY * head.count(0) and not head[1 - first :: 2].count(0):
            return data.decode(encoding, "replace"), [f"{name} was read as {encoding.upper()}; {LOOK}"]
    raise UnreadableError(f"{name} is no text but a binary file; give a report as txt, md, html, docx or pdf")


def nearly_utf8(data: bytes, name: str) -> tuple[str, list[str]] | None:
    """Return text in UTF-8 of which a few bytes are not, such as one that breaks off within a letter."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - data.count("\ufffd".encode())
    if len(SEQUENCE.findall(data)) <= 2 * wrong:
        return None
    return text, [f"{name} is UTF-8 but damaged in {wrong:,} places, shown as \ufffd; {LOOK}"]


def guessed(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return text in another encoding, and the note that says which.

    Raises:
        UnreadableError: no encoding fits.
    """
    best = max(EXPECTED, key=lambda each: fitting(data, each))
    if fitting(data, best) < FITS:
        from charset_normalizer import from_bytes

        found = from_bytes(data, cp_isolation=list(OTHERS)).best()
        if found is None:
            raise UnreadableError(f"{name} is in no encoding that can be told; save it as UTF-8 and read it again")
        best = found.encoding
    return data.decode(best, "replace"), [f"{name} is not UTF-8 and was read as {best}; {LOOK}"]


def fitting(data: bytes, encoding: str) -> float:
    """Return how well an encoding fits a text, of 1: whether its letters are of the language that its words are of."""
    text = normalize("NFC", data.decode(encoding, "replace"))
    language = language_of(text)
    own = OWN["en" if language not in OWN or (language == "vi" and not TONES.search(text)) else language]
    runs = islice(STRANGE.finditer(text), LOOKED_AT)
    return fmean(point for run in runs for point in points(text, run.start(), run.end(), own))


def points(text: str, start: int, end: int, own: frozenset[str]) -> list[float]:
    """Return how well each letter of a run beyond ASCII fits its language and its place."""
    made, long = list[float](), end - start > LONG
    for place in range(start, end):
        sign = text[place]
        within = text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha()
        if TONES.match(sign) or sign in own:
            made.append(1.0)
        elif sign.isalpha():
            late = sign.isupper() and text[place - 1 : place].islower()
            made.append(-1.0 if late or long else 0.5)
        elif sign in SIGNS:
            made.append(-1.0 if within and sign not in "’–—·\u00a0" else 1.0)
        else:
            made.append(-1.0)
    return made
