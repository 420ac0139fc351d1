"""What the manifest says of the site in its table ``[site]``, and what holds where it says nothing."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["Settings", "settings_of"]


class Settings(NamedTuple):
    """The settings of a site. ``name`` is that of the project; ``title`` is by language, its name where it has none.

    ``url`` is where the site will be published, with a slash at its end; empty if that is not known. ``said`` is the
    table as it is in the manifest.
    """

    name: str
    version: str = ""
    url: str = ""
    titles: Mapping[str, str] = {}
    languages: tuple[str, ...] = ()
    said: Mapping[str, object] = {}

    def title(self, language: str) -> str:
        """Return the title of the site in a language, else in any, else the name of the project."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.name)


def settings_of(graph: "Graph") -> Settings:
    """Return the settings of the project of a graph; of a graph that is of none, what holds without."""
    own = graph.projects.own.folder if graph.projects else project.root() if graph.packaged else None
    if own is None:
        return Settings(Path(graph.place.split(", ")[0]).name or "graph")
    manifest = tomllib.loads((own / project.MANIFEST).read_text(encoding="utf-8"))
    said = manifest.get("site", {})
    titles = said.get("title", {})
    url = str(said.get("url", ""))
    return Settings(
        str(manifest["name"]), str(manifest["version"]), url if not url or url.endswith("/") else f"{url}/",
        {"": titles} if isinstance(titles, str) else titles, tuple(said.get("languages", ())), said,
    )  # fmt: skip
