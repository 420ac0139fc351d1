"""Refuses queries that would fetch from elsewhere.

Oxigraph runs SERVICE against any address; a query taken from a stranger must not.
"""

import re

from creativegraph.errors import RemoteAccessError

__all__ = ["check_local"]

ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# What may hold the words without meaning them: strings, IRIs, comments, prefixed names and variables.
TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|@[A-Za-z-]+"
    r"|[\w.\-]*:(?:[\w.\-:%]|\\.)*"
    r"|(?P<word>\w+)",
    re.DOTALL,
)
REMOTE = {
    "SERVICE": "asks another server",
    "LOAD": "fetches a document",
    "FROM": "names a document to fetch",
}


def unescaped(text: str) -> str:
    r"""SPARQL reads ``\u0053ERVICE`` as SERVICE before it looks for words."""

    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 else ""

    return ESCAPED.sub(character, text)


def check_local(text: str) -> None:
    """Pass a query that stays in this graph.

    Raises:
        RemoteAccessError: the query has SERVICE, LOAD or FROM; the message says how to allow it.
    """
    for reading in (text, unescaped(text)):
        for match in TOKENS.finditer(reading):
            word = (match["word"] or "").upper()
            if word in REMOTE:
                raise RemoteAccessError(
                    f"the query {REMOTE[word]} ({word}), which is refused; take it out, or trust the query"
                    " with allow_remote=True (command line: --allow-remote)"
                )
