"""What all descriptions of the dataset say alike: its IRI, names, texts, languages, and where its files are."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from creativegraph.messages.table import languages as of_messages
from creativegraph.messages.table import message
from creativegraph.site.content.once import once
from creativegraph.site.dataset.dumps import dumps_of
from creativegraph.site.dataset.statements import NOWHERE
from creativegraph.tables.projects.site import Words

if TYPE_CHECKING:
    from creativegraph.site.things import Things

__all__ = ["About", "about_of"]


class About:
    """A dataset as its site publishes it."""

    def __init__(self, site: "Things") -> None:
        self.site = site
        self.settings = site.settings
        self.said = site.settings.said
        self.dumps = dumps_of(site)
        self.root = site.settings.url or NOWHERE

    @property
    def iri(self) -> str:
        """The IRI of the dataset: the base of its project without the slash at its end, else a place on the site."""
        return self.settings.base.rstrip("/") or f"{self.root}dcat.ttl#dataset"

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which it is described."""
        return tuple(each for each in self.site.languages if each in of_messages()) or of_messages()[:1]

    @property
    def title(self) -> Words:
        """The title in each language; the name of the project if there is none."""
        return self.said.title or {"": self.settings.name}

    @property
    def description(self) -> Words:
        """The description in each language; without one, what is counted."""
        return self.said.description or self.counted()

    def counted(self) -> Words:
        """Return a sentence with numbers in each language."""
        triples, things = len(self.dumps.lines), len(self.site.things)
        return self.worded("site.dataset.counted", triples=triples, things=things)

    def traced(self) -> Words:
        """Return how many claims and sources the triples rest on, in each language; nothing if they rest on none."""
        claims, sources = self.kinds["claim"], self.kinds["source"]
        return self.worded("site.dataset.traced", claims=claims, n=sources) if claims and sources else {}

    @cached_property
    def kinds(self) -> Counter[str]:
        """How many subjects of the project there are of each kind."""
        return Counter(each.kind for each in self.site.subjects if self.site.is_own(each))

    def worded(self, key: str, **details: object) -> dict[str, str]:
        """Return a text of the pages in each language."""
        return {each: message(key, each, **details) for each in self.languages}

    def examples(self) -> Iterator[str]:
        """Yield a thing of each kind, the first."""
        yield from (things[0] for things in self.site.kinds.values())

    def address(self, path: str) -> str:
        """Return where a file of the site is."""
        return self.root + path


@once
def about_of(site: "Things") -> About:
    """Return the dataset of a site, whose graph is read once."""
    return About(site)
