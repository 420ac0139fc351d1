"""Long lists over several pages."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["PER_PAGE", "Sheet", "sheets"]

PER_PAGE = 500
"""How many links a page has: some 60 kB, as packed on their way."""


class Sheet(NamedTuple):
    """A page of a list: its path, number and the number of pages, which items it has (``first`` counts from 0).

    ``before`` and ``after`` are the paths of its neighbours, empty at the ends; ``paths`` are those of all pages.
    """

    path: str
    number: int
    of: int
    first: int
    end: int
    paths: tuple[str, ...]

    @property
    def before(self) -> str:
        """The path of the page before."""
        return self.paths[self.number - 2] if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The path of the next page."""
        return self.paths[self.number] if self.number < self.of else ""


def sheets(path: str, items: Sequence[object], size: int = PER_PAGE) -> Iterator[Sheet]:
    """Yield the pages of a list, one at least: ``list/place``, ``list/place-2`` and so on."""
    of = max(1, -(-len(items) // size))
    paths = (path, *(f"{path}-{number}" for number in range(2, of + 1)))
    for number, each in enumerate(paths, 1):
        yield Sheet(each, number, of, (number - 1) * size, min(number * size, len(items)), paths)
