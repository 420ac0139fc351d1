"""Long lists over several pages, and how many entries a page has (A_PAGE)."""

from creativegraph.site.page import Link

__all__ = ["A_PAGE", "numbered"]

A_PAGE = 250
"""How many things or statements a page lists: some 60 kB, as packed on their way."""


def numbered(path: str, pages: int, further: str = "") -> list[Link]:
    """Return links to the pages of a list, by their numbers: ``list/place``, ``list/place-2`` and so on.

    The paths after the first begin with ``further``, if it is given.
    """
    paths = [path, *(f"{further or path}-{number}" for number in range(2, pages + 1))]
    return [Link(str(number), "", each) for number, each in enumerate(paths, start=1)]
