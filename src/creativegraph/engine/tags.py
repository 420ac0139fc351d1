"""Language tags as they were written: pyoxigraph has them in lower case as soon as it reads them.

Before a text is parsed, each tag with capitals in it becomes a mark, a private language that no text holds
(``marked``); a mark is a tag to pyoxigraph, and where a text is written ``unmarked`` puts the tag back.
What else of a literal pyoxigraph changes is in written.py.
"""

import os
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

__all__ = [
    "CAPITALS",
    "any_marked",
    "is_tag",
    "mark_of",
    "marked",
    "marked_json",
    "marked_xml",
    "spelling",
    "tag_of",
    "unmarked",
]

NONCE = os.urandom(4).hex()
MARK = rf"x-{NONCE}-([0-9]+)".encode()
# Patterns are texts here: to compile them all takes a tenth of a cold start, and most graphs need none.
TAGS: list[str] = []
"""The language tags with capitals that were read, by the number in their mark."""


@cache
def mark_of(tag: str) -> str:
    """Return a language tag that stands for one with capitals while pyoxigraph holds it."""
    TAGS.append(tag)
    return f"x-{NONCE}-{len(TAGS) - 1}"


def tag_of(text: "Literal") -> str:
    """Return the language tag of a literal as it was written, with its direction; nothing if it has none."""
    tag = text.language or ""
    whole = unmarked(tag.encode()).decode() if NONCE in tag else tag
    return f"{whole}--{text.direction.value}" if text.direction else whole


def spelling(term: "BlankNode | Literal | NamedNode | Triple") -> str:
    """Return a term as N-Triples has it, with its language tag in lower case, as pyoxigraph reads it."""
    from pyoxigraph import Literal

    if isinstance(term, Literal) and term.language and NONCE in term.language:
        tag = tag_of(term).partition("--")[0].lower()
        return str(Literal(term.value, language=tag, direction=term.direction))
    return str(term)


def unmarked(data: bytes) -> bytes:
    """Return serialised RDF with language tags as they were written."""
    return re.sub(MARK, lambda found: TAGS[int(found[1])].encode(), data) if NONCE.encode() in data else data


def any_marked() -> bool:
    """Return True if any tag was marked."""
    return bool(TAGS)


CAPITALS = rb"@[a-zA-Z0-9-]*[A-Z]"
TOKEN = (
    rb'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"""|\Z)|\'\'\'(?:[^\'\\]++|\\.|\'(?!\'\'))*+(?:\'\'\'|\Z)'
    rb'|"(?:[^"\\\n\r]++|\\.)*+"|\'(?:[^\'\\\n\r]++|\\.)*+\''
    rb"|<[^<>\"{}|^`\x00-\x20]*>|\\.|#[^\n\r]*|@(?P<tag>[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)"
)


def marked(data: bytes) -> bytes:
    """Return Turtle, N-Triples or a relative of these with marks for language tags with capitals."""
    if not re.search(CAPITALS, data):
        return data

    def token(found: re.Match[bytes]) -> bytes:
        tag = (found["tag"] or b"").decode()
        return f"@{mark_of(tag)}".encode() if tag != tag.lower() and is_tag(tag) else found[0]

    return re.sub(TOKEN, token, data, flags=re.DOTALL)


def is_tag(text: str) -> bool:
    """Return True for a language tag that pyoxigraph can read."""
    from pyoxigraph import Literal

    try:
        return bool(Literal("", language=text).language)
    except ValueError:
        return False


# What has no end is read to the end of the text once; no part is tried twice.
IN_XML = (
    rb"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)|<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+(?:\]\]>|\Z)"
    rb"|<\?(?:[^?]++|\?(?!>))*+(?:\?>|\Z)"
    rb"|<[^!?/\s\"'>](?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\"'>]++)*+(?:>|\Z)"
)
LITERAL = rb"parseType\s*=\s*[\"']Literal[\"']"
TAG = rb"(?P<tag>(?=[a-z0-9-]*+[A-Z])[a-zA-Z0-9-]++)"
LANGUAGE = rb"(?P<start>\sxml:lang\s*+=\s*+)(?P<quote>[\"'])" + TAG + rb"(?P=quote)"


def marked_xml(data: bytes) -> bytes:
    """Return RDF/XML with marks for language tags with capitals."""
    if not re.search(LANGUAGE, data) or re.search(LITERAL, data):  # XML inside a literal is text
        return data

    def tag(found: re.Match[bytes]) -> bytes:
        return found[0] if found[0][:2] in NO_TAG else re.sub(LANGUAGE, in_quotes, found[0])

    return re.sub(IN_XML, tag, data, flags=re.DOTALL)


NO_TAG = (b"<!", b"<?")
IN_JSON = rb'(?P<start>"@language"\s*+:\s*+)(?P<quote>")' + TAG + b'"'


def marked_json(data: bytes) -> bytes:
    """Return JSON-LD with marks for language tags with capitals that stand beside ``@language``."""
    return re.sub(IN_JSON, in_quotes, data)


def in_quotes(found: re.Match[bytes]) -> bytes:
    """Return an attribute or a member with a mark for its language tag."""
    tag = found["tag"].decode()
    return found["start"] + found["quote"] + (mark_of(tag).encode() if is_tag(tag) else found["tag"]) + found["quote"]
