"""Text made safe for terminals, JSON, XML and spreadsheets, whatever was in the cell."""

import re

__all__ = ["as_typed", "cut", "harmless", "in_xml", "one_line", "sound", "visible"]

CONTROL_PICTURES = 0x2400
DELETE, DELETE_PICTURE = "\x7f", "␡"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")


def sound(text: str) -> str:
    r"""Return text that UTF-8 can encode: a surrogate, as in file names that are not UTF-8, becomes ``\udc80``."""
    return text.encode("utf-8", "backslashreplace").decode()


def visible(text: str) -> str:
    r"""Return text in which nothing is hidden: a line break is ``␊``, a space that does not break ``\xa0``."""
    return text if text.isprintable() else "".join(map(shown_as, text))


def shown_as(character: str) -> str:
    """Return the visible form of a character."""
    if character.isprintable():
        return character
    if character == DELETE:
        return DELETE_PICTURE
    return chr(CONTROL_PICTURES + ord(character)) if character < " " else character.encode("unicode_escape").decode()


def one_line(text: str) -> str:
    """Return text on one line, nothing hidden."""
    return visible(" ".join(text.split()))


def in_xml(text: str) -> str:
    """Return text without the characters that XML forbids."""
    return NOT_XML.sub("", sound(text))


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula when it opens a CSV file."""
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def as_typed(text: str, longest: int) -> str:
    """Return text for a cell of a workbook, cut where it is too long for one."""
    return cut(in_xml(text), longest)


def cut(text: str, longest: int) -> str:
    """Return text of at most ``longest`` characters."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
