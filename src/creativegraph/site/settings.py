"""What is known of the project that a site is of: its name, and what its manifest says of the site."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.export.publication import own_manifest
from creativegraph.project import using
from creativegraph.store.releases import kept
from creativegraph.tables.projects.site import Site, Words, said_in

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["Settings", "settings_of"]


class Settings(NamedTuple):
    """The settings of a site: ``name`` and ``version`` of the project, and what its manifest says in ``[site]``.

    The version is that of the manifest, or of a release that is kept under a later one.

    A graph of no project has the name of its file or endpoint, and says nothing.
    """

    name: str
    version: str = ""
    said: Site = Site(languages=())
    base: str = ""
    """How the IRIs of the project begin; empty for a graph of no project."""

    def title(self, language: str) -> str:
        """Return the title of the site in a language, else in any, else the name of the project."""
        return said_in(self.said.title, (language,))[0] or self.name

    def text(self, words: Words, language: str) -> str:
        """Return a text in a language, else in one of the site's, else in any; empty if there is none."""
        return said_in(words, (language, *self.said.languages))[0]

    @property
    def url(self) -> str:
        """Where the site will be published, with a slash at its end; empty if that is not known."""
        return self.said.url

    @property
    def logo(self) -> str:
        """The path of the logo within the site; empty if there is none."""
        return f"assets/logo{self.said.logo.suffix}" if self.said.logo else ""


def settings_of(graph: "Graph") -> Settings:
    """Return the settings of the project of a graph; of a graph that is of none, what holds without."""
    manifest = own_manifest(graph)
    if manifest is None:
        return Settings(Path(graph.place.split(", ")[0].rstrip("/")).name or "graph")
    with using(graph.projects):
        versions = [manifest.version, *(each.name for each in kept())]
    return Settings(manifest.name, max(versions, key=numbers_of), manifest.site, manifest.base)


def numbers_of(version: str) -> list[int]:
    """Return the numbers of a version, by which the latest one is found."""
    return [int(each) for each in re.findall(r"[0-9]+", version)]
