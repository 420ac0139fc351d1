"""Refuses queries that would fetch from elsewhere, and SPARQL Update.

Oxigraph runs SERVICE against any address; a query taken from a stranger must not.
"""

import re

from creativegraph.errors import QueryError, RemoteAccessError

__all__ = ["TOKENS", "check_local", "refuse_update"]

ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# What may contain the keywords without meaning them: strings, IRIs, comments, prefixed names and variables.
TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|@[A-Za-z-]+"
    r"|(?P<prefix>[\w.\-]*):(?:[\w.\-:%]|\\.)*"
    r"|(?P<word>\w+)",
    re.DOTALL,
)
DECLARED = re.compile(r"([\w.\-]*):(?:\s|#[^\n\r]*)*<")
UPDATE = re.compile(
    r"(?:\s|#[^\n\r]*|(?:PREFIX\s+\S*|BASE)\s*<[^>]*>)*(INSERT|DELETE|WITH|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b",
    re.IGNORECASE,
)
REMOTE = ("SERVICE", "FROM", "LOAD")


def unescaped(text: str) -> str:
    r"""Return the text as SPARQL reads it: ``\u0053ERVICE`` is SERVICE before it looks for keywords."""

    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 else ""

    return ESCAPED.sub(character, text)


def keyword(match: re.Match[str], declared: frozenset[str]) -> str:
    """Return the keyword that a word is or ends in, if it makes the query fetch from elsewhere.

    Oxigraph needs no blank after a keyword: ``trueSERVICE<…>``, ``ASKFROM<…>`` and ``SERVICE:x`` are keywords
    too, the last if what follows the keyword is a declared prefix. ``service:x`` by itself is a name.
    """
    if match["word"]:
        return next((each for each in REMOTE if each in match["word"].upper()), "")
    for each in REMOTE:
        for found in re.finditer(each, match["prefix"] or "", re.IGNORECASE):
            rest = match["prefix"][found.end() :]
            if declared & {rest, re.sub("^(silent|named)", "", rest, flags=re.IGNORECASE)}:
                return each
    return ""


def refuse_update(text: str) -> None:
    """Refuse a SPARQL Update.

    Raises:
        QueryError: the text would change a graph.
    """
    if found := UPDATE.match(text):
        raise QueryError(
            f"{found[1].upper()} is SPARQL Update, and graphs are read-only; ask with SELECT, CONSTRUCT, ASK or"
            " DESCRIBE, and change the tables or files that the graph is made of"
        )


def check_local(text: str) -> None:
    """Refuse a query that leaves this graph.

    Raises:
        RemoteAccessError: the query has SERVICE, LOAD or FROM; the message says how to allow it.
    """
    for reading in (text, unescaped(text)):
        names = [match[1] for match in DECLARED.finditer(reading)]
        declared = frozenset([*names, *(re.sub("^.*prefix", "", each, flags=re.IGNORECASE) for each in names)])
        for match in TOKENS.finditer(reading):
            word = keyword(match, declared)
            if word:
                raise RemoteAccessError(
                    f"the query uses {word}, which is disabled; remove it, or trust the query"
                    " and set allow_remote (--allow-remote)"
                )
