"""Bytes as text: UTF-8 and UTF-16, else the encoding that fits, which is said."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from creativegraph.errors import UnreadableError

__all__ = ["decoded"]

HEAD = 1 << 14
MANY_NULS = 20


def decoded(data: bytes, name: str, declared: str = "") -> tuple[str, list[str]]:
    """Return bytes as text, and a note where their encoding had to be guessed.

    Raises:
        UnreadableError: they are no text.
    """
    for mark, encoding in ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace"), []
    if data[:HEAD].count(0) > len(data[:HEAD]) / MANY_NULS:
        raise UnreadableError(f"{name} is no text but a binary file; give a report as txt, md, html, docx or pdf")
    for encoding in filter(None, ("utf-8", declared)):
        try:
            return data.decode(encoding), []
        except (UnicodeDecodeError, LookupError):
            continue
    return guessed(data, name)


def guessed(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return text in another encoding, and the note that says which.

    Raises:
        UnreadableError: no encoding fits.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(LEGACY)).best()
    if best is None:
        raise UnreadableError(f"{name} is in no encoding that can be told; save it as UTF-8 and read it again")
    return str(best), [f"{name} is not UTF-8 and was read as {best.encoding}; look whether its letters are right"]


LEGACY = (
    "cp1258",
    "cp1252",
    "latin_1",
    "cp1250",
    "cp1251",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_kr",
    "cp1256",
    "cp1255",
)
