"""The addresses that projects begin IRIs with: in one form only, and none within another's."""

import re
from collections.abc import Iterator
from string import ascii_letters, digits
from urllib.parse import urlsplit

from creativegraph.iris import BASE, LIBRARY, is_iri

__all__ = ["met", "normal", "taken_by"]

ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
PLAIN = frozenset(f"{ascii_letters}{digits}-._~")
PORTS = {"http": 80, "https": 443}
OTHERS = (
    "http://www.w3.org/", "http://dbpedia.org/", "http://id.loc.gov/", "http://purl.org/dc/", "http://schema.org/",
    "http://vocab.getty.edu/", "http://www.cidoc-crm.org/", "http://www.wikidata.org/", "http://xmlns.com/",
    "https://sws.geonames.org/", "https://viaf.org/", "https://www.wikidata.org/",
)  # fmt: skip
"""Where well-known vocabularies and authorities have their names, beside those that the library has prefixes for."""


def normal(text: str) -> str:
    """Return an address in its one form; nothing if it cannot begin IRIs.

    The host is in small letters, a usual port is left out, no letter is escaped and no segment is a dot.
    """
    try:
        parts = urlsplit(text)
        scheme, host, port = parts.scheme, parts.hostname, parts.port
    except ValueError:
        return ""
    escapes = ESCAPE.findall(text)
    if scheme not in PORTS or not host or any(each in text for each in "?#@") or not is_iri(text) or "" in escapes:
        return ""
    segments: list[str] = []
    for each in ESCAPE.sub(unescaped, parts.path).split("/")[1:]:
        segments = segments[:-1] if each == ".." else segments if each == "." else [*segments, each]
    place = f"[{host}]" if ":" in host else host
    at = "" if port is None or port == PORTS[scheme] else f":{port}"
    return f"{scheme}://{place}{at}/{'/'.join(segments)}".rstrip("/") + "/"


def unescaped(found: re.Match[str]) -> str:
    """Return a letter in place of its escape, and other escapes in capitals."""
    letter = chr(int(found[1], 16))
    return letter if letter in PLAIN else f"%{found[1].upper()}"


def met(base: str, other: str) -> bool:
    """Return whether one of two addresses begins with the other, whatever their schemes are."""
    first, second = (each.partition("://")[2] for each in (base, other))
    return first.startswith(second) or second.startswith(first)


def taken_by(base: str) -> Iterator[str]:
    """Yield the namespaces of the library and of well-known vocabularies that an address meets."""
    yield from (each for each in (BASE, *LIBRARY.values(), *OTHERS) if met(base, each))
