"""Terms of N-Triples as words: what literals say, cut where it is long, what is readable in an IRI, and plurals."""

import re
from urllib.parse import urlsplit

from creativegraph.iris import IRI, compact
from creativegraph.messages.characters import cut, one_line

__all__ = [
    "LONGEST",
    "PLAIN",
    "is_text",
    "legible",
    "literal_of",
    "plural",
    "readable",
    "tag_of",
    "text_of",
    "words_of",
]

PLAIN = re.compile(r'"([^"\\\n\r]*)"(?:@[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)?')
"""A text that stands as it is: no type, nothing escaped."""
LONGEST = 100
"""Of a name or a text, which may be a whole document."""


def literal_of(term: str) -> object:
    """Return a literal of N-Triples, None for a text that is none."""
    from pyoxigraph import RdfFormat, parse

    try:
        return next(iter(parse(f"<a:> <a:> {term} .".encode(), format=RdfFormat.N_TRIPLES))).object
    except (SyntaxError, StopIteration):
        return None


def text_of(term: str) -> str:
    """Return what a literal says."""
    if plain := PLAIN.fullmatch(term):
        return plain[1]
    return str(getattr(literal_of(term), "value", term))


def tag_of(term: str) -> str:
    """Return the language of a literal, empty if it has none."""
    end = term.rpartition('"')[2]
    return end[1:] if end.startswith("@") else ""


def is_text(*terms: str) -> bool:
    """Return whether terms are texts, and no numbers or dates."""
    return all(each[:1] == '"' and '"^^<' not in each for each in terms)


def legible(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line that steers no terminal, cut where it is long."""
    return one_line(cut(text, longest)).translate({0xE000: "", 0xE001: ""})


def readable(iri: str) -> str:
    """Return what is readable in an IRI: an address without its scheme, or words of its last part."""
    known = IRI(iri)
    if known.kind:
        return known.slug.replace("-", " ")
    if "#" not in iri and urlsplit(iri).netloc and compact(iri) == iri:
        return iri.partition("://")[2].removeprefix("www.").rstrip("/")
    return words_of(iri)


def words_of(iri: str) -> str:
    """Return the last part of an IRI as words."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", IRI(iri).slug).replace("_", " ")
    return " ".join(each if len(each) > 1 and each.isupper() else each.lower() for each in words.split()) or iri


def plural(label: str) -> str:
    """Return the plural of the label of a class in English: of its head word, which stands before ``of`` or ``in``."""
    head, joint, tail = re.match(r"(.*?)( (?:of|in|for|at|by|to|with|that|about) |$)(.*)", label, re.DOTALL).groups()  # type: ignore[union-attr]
    if re.search(r"(?:s|x|z|ch|sh)$", head):
        head = head if head.endswith("series") else f"{head}es"
    elif re.search(r"[^aeiou]y$", head):
        head = f"{head[:-1]}ies"
    else:
        head += "s" if head else ""
    return f"{head}{joint}{tail}"
