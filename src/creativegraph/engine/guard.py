r"""Refuses SPARQL that would fetch from elsewhere (SERVICE, FROM, LOAD), and SPARQL Update.

Oxigraph and rdflib run SERVICE against any address, and rdflib loads what FROM names; a text taken from a stranger must
do neither. The guard reads a text once, in time proportional to its length. Where a text can be read in two ways, it
takes the one that reaches out: to refuse a query that does no harm costs less than to run one that does.
"""

import re
from collections.abc import Iterable, Iterator

from creativegraph.errors import QueryError, RemoteAccessError
from creativegraph.files.query_depth import ESCAPED, character

__all__ = ["SIGNED", "TOKENS", "check_file", "check_local", "parts", "reaching_word", "refuse_update", "uncertain"]

VARIABLE = (
    r"[?$](?:\w++|[^\x00-\xb6\xb8-\xbf\xd7\xf7\u037e\u2000-\u200b\u200e-\u203e\u2041-\u206f\u2190-\u2bff\u2ff0-\u3000"
    r"\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff])++"
)
"""VARNAME of SPARQL has characters that are no letters to Python: a dot in the middle, marks that combine, ties.

What it has not is listed, which Python compiles in a third of the time.
"""
# What may contain the keywords without meaning them: strings, IRIs, comments, prefixed names and variables. No part
# gives back what it took (``*+``), and no quote is looked at twice: one that is not closed takes the rest of the text.
TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r'|(?!""")"(?:[^"\\\n\r]|\\.)*+"'
    r"|(?!''')'(?:[^'\\\n\r]|\\.)*+'"
    r"|(?P<open>[\"'].*)"
    r'|(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)'
    r"|(?P<comment>#[^\n\r]*+)"
    rf"|{VARIABLE}"
    r"|@[A-Za-z]++(?:-[A-Za-z0-9]++)*+"
    r"|(?P<prefix>[\w.\-]{0,64}+):(?P<local>(?![.\-])(?:[\w.\-:%]|[^\x00-\x7f]|\\.)*+|)"
    r"|(?P<word>\w++)",
    re.DOTALL,
)
SIGNED = re.compile(rf"{TOKENS.pattern}|(?P<sign>\S)", TOKENS.flags)
REMOTE = re.compile("SERVICE|FROM|LOAD", re.IGNORECASE)
FURTHER = re.compile("SILENT|NAMED", re.IGNORECASE)
PREFIX = re.compile("PREFIX", re.IGNORECASE)
WEB = re.compile(r"<[A-Za-z][\w+.\-]*+://")
MOST_IN_NAME = 4
"""How many keywords within one name are looked at; a name with more is taken for what it hides."""
MOST_LINES = 100
"""How many lines with a keyword are looked at to tell the one that is meant."""
ESCAPES = (
    ESCAPED,  # SPARQL 1.1
    re.compile(r"\\u([0-9a-f]{4}(?:[0-9a-f]{4})?)()", re.IGNORECASE),  # rdflib
)
UPDATES = ("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD")
PROLOGUE = ("PREFIX", "BASE", "VERSION")


def readings(text: str) -> Iterable[str]:
    r"""Return a text as the engines read it: ``\u0053ERVICE`` is SERVICE to those that resolve escapes first."""
    if "\\u" not in text and "\\U" not in text:
        return (text,)
    return dict.fromkeys([text, *(each.sub(character, text) for each in ESCAPES)])


def parts(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    r"""Yield the tokens and signs of a text, and for an IRI whether it may be none.

    Behind a value in brackets ``<`` may compare: in ``FILTER(?a<?b)SERVICE:x#>`` it begins no IRI. A second ``<`` may
    begin a triple term.
    """
    depths = [0]
    value, doubled = False, False
    for match in SIGNED.finditer(text):
        sign = match["sign"]
        if match["comment"] is not None:
            yield match, False
            continue
        yield match, match["iri"] is not None and (doubled or (value and depths[-1] > 0))
        if sign == "{":
            depths.append(0)
        elif sign == "}" and len(depths) > 1:
            depths.pop()
        elif sign in ("(", ")"):
            depths[-1] = max(0, depths[-1] + (1 if sign == "(" else -1))
        value = sign is None or sign in ")}"
        doubled = sign == "<"


def uncertain(part: re.Match[str], *, doubtful: bool) -> bool:
    """Return True if nothing is certain behind a part: a string without an end, or an IRI that may be none.

    If it is none, a comment begins in it.
    """
    return bool(part["open"] or (doubtful and "#" in part[0] and not WEB.match(part[0])))


def in_name(name: str, declared: frozenset[str]) -> str:
    """Return the keyword at the beginning or in the middle of a prefix, if a declared prefix follows it.

    Oxigraph needs no blank after a keyword: ``SERVICE:x`` and ``SERVICEex:x`` are keywords if what follows is declared;
    ``service:x`` by itself is a name.
    """
    for number, found in enumerate(REMOTE.finditer(name)):
        rest = name[found.end() :]
        further = FURTHER.match(rest)
        if number >= MOST_IN_NAME or rest in declared or (further and rest[further.end() :] in declared):
            return found[0].upper()
    return ""


def declarations(name: str) -> Iterator[str]:
    """Yield the prefixes that ``name:`` may declare: ``PREFIXex:`` declares ``ex``, and so may ``BASE<x>PREFIXex:``."""
    yield name
    for _, found in zip(range(MOST_IN_NAME), PREFIX.finditer(name), strict=False):
        yield name[found.end() :]


def reaching_word(text: str, declared: Iterable[str] = ()) -> str:
    """Return the first keyword by which a SPARQL text would fetch from elsewhere; nothing if it stays here.

    Args:
        text: a query, or a part of one.
        declared: prefixes that are declared outside the text.
    """
    return next(filter(None, (in_reading(each, declared) for each in readings(text))), "")


def in_reading(text: str, declared: Iterable[str]) -> str:
    """Return the first keyword of one reading of a text that fetches."""
    if not REMOTE.search(text):
        return ""
    names, known = dict[str, None](), set(declared)
    for match, doubtful in parts(text):
        ended = uncertain(match, doubtful=doubtful)
        word = text[match.start() :] if ended else match["word"]
        if word and (found := REMOTE.search(word)):
            return found[0].upper()
        if ended:
            break
        if match["prefix"] is not None:
            if REMOTE.search(match["prefix"]):
                names[match["prefix"]] = None
            if not match["local"]:
                known.update(declarations(match["prefix"]))
    every = frozenset(known)
    return next(filter(None, (in_name(each, every) for each in names)), "")


def refuse_update(text: str) -> None:
    """Refuse a SPARQL Update.

    Raises:
        QueryError: the text would change a graph.
    """
    for match in TOKENS.finditer(text):
        word = (match["word"] or "").upper()
        if found := next(filter(word.startswith, UPDATES), ""):
            raise QueryError(
                f"{found} is SPARQL Update, and graphs are read-only; ask with SELECT, CONSTRUCT, ASK or"
                " DESCRIBE, and change the tables or files that the graph is made of"
            )
        if word and word not in PROLOGUE:
            return


def check_local(text: str) -> None:
    """Refuse a query that leaves this graph.

    Raises:
        RemoteAccessError: the query has SERVICE, LOAD or FROM; the message says how to allow it.
    """
    if word := reaching_word(text):
        raise RemoteAccessError(
            f"the query uses {word}, which is disabled; remove it, or trust the query"
            " and set allow_remote (--allow-remote)"
        )


def check_file(file: str, text: str) -> None:
    """Refuse the query of a file that leaves this graph; ``text`` is what is run of it, line by line.

    Raises:
        RemoteAccessError: the query has SERVICE, LOAD or FROM; the message has file and line.
    """
    if word := reaching_word(text):
        lines = text.split("\n")
        named = [row for row, line in enumerate(lines, 1) if any(map(REMOTE.search, readings(line)))][:MOST_LINES]
        row = next((each for each in named if reaching_word("\n".join(lines[:each]))), 1)
        raise RemoteAccessError(
            f"{file}:{row}: the query uses {word}, and queries in files must not fetch from elsewhere; remove it, or"
            " trust the query and ask it as SPARQL, where you can set allow_remote (--allow-remote)"
        )
