"""Text made safe for terminals, JSON, XML and spreadsheets, whatever was in the cell."""

import re

__all__ = ["FORMULA", "cut", "harmless", "in_xml", "legible", "one_line", "sound", "unharmed", "visible"]

PICTURES = {**{number: chr(0x2400 + number) for number in range(0x20)}, 0x7F: "␡"}
STEERING = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""What moves the cursor or colours the terminal, ends a line or turns its direction, and what UTF-8 cannot encode."""
NOT_XML = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")


def sound(text: str) -> str:
    r"""Return text that UTF-8 can encode: a surrogate, as in file names that are not UTF-8, becomes ``\udc80``."""
    return text.encode("utf-8", "backslashreplace").decode()


def visible(text: str) -> str:
    r"""Return text in which nothing is hidden: a line break is ``␊``, a space that does not break ``\xa0``."""
    if text.isprintable():
        return text
    signs = text.translate(PICTURES)
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in signs)


def legible(line: str) -> str:
    r"""Return a line that steers no terminal: an escape is ``␛``, a mark that turns the direction ``\u202e``."""
    return line if line.isprintable() else re.sub(STEERING, lambda sign: visible(sign[0]), line)


def one_line(text: str) -> str:
    """Return text on one line, nothing hidden."""
    return visible(" ".join(text.split()))


def in_xml(text: str) -> str:
    """Return text without the characters that XML forbids."""
    return re.sub(NOT_XML, "", sound(text))


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula when it opens a CSV file: an apostrophe stands before it."""
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def unharmed(text: str) -> str:
    """Return the text of which ``harmless`` made this."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) and not NUMBER.fullmatch(text[1:]) else text


def cut(text: str, longest: int) -> str:
    """Return text of at most ``longest`` characters."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
