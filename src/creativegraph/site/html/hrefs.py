"""The files of pages, and the addresses of pages and files as seen from a page."""

from functools import lru_cache

from creativegraph.ontology.html import safe_address

__all__ = ["address", "file_of", "href"]

ABSOLUTE = ("http://", "https://", "mailto:", "urn:", "#")


def file_of(path: str, suffix: str) -> str:
    """Return the file of a page; the ontology has its own pages, which are in all languages."""
    return f"{path}{'' if path.startswith('ontology/') else suffix}.html"


@lru_cache(maxsize=1 << 16)
def href(path: str, root: str, suffix: str) -> str:
    """Return the address of a page as seen from another one; an absolute one as it is if it may be a link."""
    if path.startswith(ABSOLUTE) or ":" in path.partition("/")[0]:
        return safe_address(path)
    place, mark, anchor = path.partition("#")
    return f"{root}{file_of(place, suffix)}{mark}{anchor}"


def address(path: str, root: str) -> str:
    """Return the address of any other file as seen from a page."""
    return safe_address(path) if ":" in path.partition("/")[0] else root + path
