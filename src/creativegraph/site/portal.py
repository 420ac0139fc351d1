"""The portal of a graph: what the modules of the site share of its things, answers and texts, and of the last run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from creativegraph.iris import IRI
from creativegraph.site.content.answers import AskedOnce
from creativegraph.site.html.writer import Writer
from creativegraph.site.settings import Settings
from creativegraph.site.things import Things
from creativegraph.tables.projects.manifest import read_manifest

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["Portal"]


class Portal(Things):
    """A graph as it is published: in ``languages``, the first of which has no language in the names of its files.

    With ``own`` it is the graph of the project alone: things of those that it extends have a page if its claims are
    about them.
    """

    def __init__(
        self, graph: "Graph", languages: Sequence[str] = (), settings: Settings | None = None, *, own: bool = False
    ) -> None:
        super().__init__(graph, languages, settings, own=own)
        self.graph = AskedOnce(self.graph, self)
        self.files: list[str] = []
        """The files of the pages that were made so far."""
        self.touched: frozenset[str] | None = None
        """What has changed since the last run; None if that is not known, and all is to be made."""
        self.topics: frozenset[str] = frozenset()
        """The topics about which claims say something else than in the last run, if ``touched`` is known."""
        self.settled: frozenset[str] = frozenset()
        """The questions whose pages and files stay as the last run has left them, so that they need not be asked."""
        self.writers: dict[str, Writer] = {}

    def named(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return the ``lists``, ``filters`` or ``pictures`` that the projects name, what is said of this site first."""
        projects = self.graph.projects
        found: dict[str, tuple[str, ...]] = {}
        for each in projects.projects if projects else ():
            found |= getattr(read_manifest(each.folder)[0].site, key)
        return found | dict(getattr(self.settings.said, key))

    @property
    def due(self) -> tuple[IRI, ...]:
        """The things whose pages and documents are to be made; those of the others are as they were in the last run."""
        return self.things if self.touched is None else tuple(filter(self.is_due, self.things))

    def is_due(self, iri: str) -> bool:
        """Return whether the pages and documents of a thing or claim are to be made."""
        return self.touched is None or iri in self.touched

    def writer(self, language: str) -> Writer:
        """Return what writes values in a language."""
        if language not in self.writers:
            self.writers[language] = Writer(self, language)
        return self.writers[language]
