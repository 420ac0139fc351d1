"""What is said of a graph where it is published: the section ``[site]`` of its manifest, and what holds without one."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.tables.manifest import read_manifest
from creativegraph.tables.site import Site, Words, said_in

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["Settings", "settings_of"]


class Settings(NamedTuple):
    """The settings of a site: name, version and base of the project, and what its manifest says of the site.

    Version and base are empty for a graph that is of no project.
    """

    name: str
    version: str = ""
    base: str = ""
    said: Site = Site(languages=())

    @property
    def url(self) -> str:
        """Where the site will be published, with a slash at its end; empty if that is not known."""
        return self.said.url

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the pages, the first without its name in files."""
        return self.said.languages

    @property
    def logo(self) -> str:
        """The path of the logo in the site; empty if there is none."""
        return f"logo{self.said.logo.suffix}" if self.said.logo else ""

    def title(self, language: str) -> str:
        """Return the title of the site in a language, else in any, else the name of the project."""
        return self.text(self.said.title, language) or self.name

    def text(self, words: Words, language: str) -> str:
        """Return a text in a language, else in one of the site's, else in any."""
        return said_in(words, (language, *self.languages))[0]


def settings_of(graph: "Graph") -> Settings:
    """Return the settings of the project of a graph; of a graph that is of none, what holds without."""
    own = graph.projects.own.folder if graph.projects else project.root() if graph.packaged else None
    if own is None:
        return Settings(Path(graph.place.split(", ")[0]).name or "graph")
    manifest, _, _ = read_manifest(own)
    return Settings(manifest.name, manifest.version, manifest.base, manifest.site)
