"""Where a file of RDF/XML is broken: its parser says what is wrong, and names no line."""

import re
from xml.parsers.expat import ExpatError, ParserCreate

__all__ = ["place_of_fault"]

QUOTED = re.compile(r"['`“]([^'`”]+)['`”]")
"""What a message cites of the document."""
LINE_END = re.compile(r"\r\n?|\n")


def place_of_fault(data: bytes, said: str) -> tuple[int, int]:
    """Return line and column from 1: where it is no XML, else where it first has what the message cites; else 1, 1."""
    reader = ParserCreate()
    try:
        reader.Parse(data, True)
    except ExpatError as error:
        return error.lineno, error.offset + 1
    lines = LINE_END.split(data.decode(errors="replace"))
    for cited in QUOTED.findall(said):
        for number, line in enumerate(lines, 1):
            if cited in line:
                return number, line.index(cited) + 1
    return 1, 1
