"""What is asked of a store on disk (``Asked``), and what it was filled with (``Inputs``).

That is its files by content, the packaged graph, and the choice of sources.
"""

import sys
from collections.abc import Iterable, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.project import PACKAGED, Packaged

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph

    from creativegraph.store.load import Loaded

__all__ = ["Asked", "Inputs"]


class Asked(NamedTuple):
    """What is to be opened, as ``open_graph`` takes it."""

    places: "Sequence[str | Path | Packaged | RdflibGraph]"
    sources: str | Iterable[str] | None = None
    corrected: bool = False
    background: bool = False

    @property
    def alone(self) -> bool:
        """True if only a store is given."""
        return not self.places and self.sources is None

    def once(self) -> "Asked":
        """Return the same, to be read more than once: the packaged graph if there are no places."""
        sources = self.sources if self.sources is None or isinstance(self.sources, str) else list(self.sources)
        return self._replace(places=self.places or (PACKAGED,), sources=sources)

    def load(self) -> "Loaded":
        """Return all of it, RDF files in memory, tables as claims."""
        from creativegraph.store.load import loaded

        return loaded(self.places, self.sources, corrected=self.corrected, background=self.background, apart=True)

    def inputs(self) -> "Inputs":
        """Return what the places hold now.

        Raises:
            UnreadableError: one of them is missing, or holds nothing that can be opened.
        """
        from creativegraph.store.cache import key_of
        from creativegraph.store.places import split
        from creativegraph.tables.projects.folders import projects_of
        from creativegraph.tables.quotations.texts import folders_beside, given_files, texts_below, texts_of
        from creativegraph.tables.sheets.files import tables_of

        version = sys.modules["creativegraph"].__version__
        named, files, beside = [], {}, list[Path]()
        for number, given in enumerate(self.places):
            if isinstance(given, Packaged):
                named.append(given.value)
                continue
            tables, others = split([given])
            place = Path(str(given)).absolute()
            named.append(str(place))
            beside += folders_beside(map(str, (each for folder in tables for each in tables_of(folder))))
            for table in (each.absolute() for folder in tables for each in tables_of(folder)):
                below = table.is_relative_to(place) and table != place  # a project has those that it extends as well
                name = f"{place.name}/{table.relative_to(place).as_posix()}" if below else table.name
                files[name if name not in files else f"{number}: {table}"] = digest(table)
            for other in others:
                files[str(other.absolute())] = digest(other)
        used, _ = projects_of(self.places)
        own = [text for each in (used.projects if used else ()) for text in texts_of(each)]
        for text in (*own, *given_files(), *(text for folder in beside for text in texts_below(folder))):
            files[str(text.absolute())] = digest(text)
        return Inputs(tuple(named), self.choice(), f"{version} {key_of()}", files)

    def choice(self) -> tuple[str, ...]:
        """Return the sources that are chosen, and what else of them."""
        if self.sources is None:
            return ()
        sources = [self.sources] if isinstance(self.sources, str) else sorted(set(self.sources))
        options = [name for name in ("corrected", "background") if getattr(self, name)]
        return (f"sources {', '.join(sources)}", *options)


class Inputs(NamedTuple):
    """What a store was filled with."""

    places: tuple[str, ...]
    choice: tuple[str, ...]
    packaged: str
    """Version and key of the ontology, code lists, tables and code: they make every graph."""
    files: dict[str, str]
    """SHA-256 of each file by its name: below its folder for tables, the whole path where a graph can depend on it."""

    def changes(self, now: "Inputs") -> list[str] | None:
        """Return the names of what has changed since; None if something else is asked for."""
        if self.choice != now.choice:
            return None
        unread = [name for name, digest in now.files.items() if not digest]
        if self.files == now.files and self.packaged == now.packaged and not unread:
            return []
        if self.places != now.places:
            return None
        both = sorted(self.files.keys() | now.files.keys())
        changed = [name for name in both if self.files.get(name) != now.files.get(name) or name in unread]
        return changed or ["the version of creativegraph"]

    def __str__(self) -> str:
        """Return the places as messages name them."""
        return " with ".join((", ".join(self.places), *self.choice))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file; empty if it cannot be read (told when it is opened) or only once, as a pipe."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
