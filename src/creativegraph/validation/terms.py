"""Terms and property paths as text, as N-Triples and SPARQL write them: results and findings hold them so."""

import re
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from creativegraph.iris import compact

__all__ = ["STEP", "as_read", "language_of", "lexical", "parsed", "property_of", "short_path"]

TAG = re.compile(r"(?<=\")@[a-zA-Z0-9-]+\Z")
STEP = re.compile(r"<([^<>]*)>")


@lru_cache(maxsize=1 << 16)
def parsed(text: str) -> NamedNode | BlankNode | Literal | Triple:
    """Return the term that N-Triples writes so."""
    if text.startswith("<"):
        return NamedNode(text[1:-1])
    if text.startswith("_:"):
        return BlankNode(text[2:])
    found: Literal = next(iter(parse(f"<urn:x> <urn:x> {text} .", format=RdfFormat.N_TRIPLES, lenient=True))).object
    return found


def as_read(term: str) -> str:
    """Return a term with its language tag in lower case, as pyoxigraph reads it."""
    return TAG.sub(lambda tag: tag[0].lower(), term) if term.startswith('"') else term


def language_of(term: str) -> str:
    """Return the language tag of a literal as it is written, nothing if it has none."""
    found = TAG.search(term) if term.startswith('"') else None
    return found[0][1:] if found else ""


def lexical(term: str) -> str:
    """Return the text of a term: the IRI, the label of a blank node, the text of a literal."""
    if term.startswith("<"):
        return term[1:-1]
    return str(getattr(parsed(term), "value", "")) if term.startswith('"') else term.removeprefix("_:")


def property_of(path: str) -> str:
    """Return the IRI of a path of one property, nothing for any other."""
    found = STEP.fullmatch(path)
    return found[1] if found else ""


def short_path(path: str) -> str:
    """Return a property path with short names, as tables write them."""
    return STEP.sub(lambda step: compact(step[1]), compact(path))
