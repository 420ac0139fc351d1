"""Whose a thing is that a table names by kind and slug: of the project, or of one that it extends.

A thing of a kind that the project declares is the project's. Any other is of the project among those extended that has
it, where one row or file is about it, and the project's own where none has.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from creativegraph.errors import CreativeGraphError
from creativegraph.files import rdf_format
from creativegraph.files.document import check_document
from creativegraph.iris import BASE, EVIDENCE, SLUG, THINGS, expand
from creativegraph.names.suggest import respelled, similar
from creativegraph.project import Project, Projects, reading
from creativegraph.tables.cells.grammar import CALLED, ITEMS, PARTS
from creativegraph.tables.table import Table

__all__ = ["SUBJECTS", "Homes"]

SUBJECTS = {"claims": "subject", "records": "thing"}
"""The columns of the things that tables are about, by their kind."""
TYPE = "rdf:type"
ALIKE = 3
"""How many things are suggested for one."""


class Homes:
    """The projects that have the things of tables, found when a table first names one of another project's kind."""

    def __init__(self, tables: Iterable[Table], used: Projects | None) -> None:
        self.tables = tables
        self.used = used

    def of(self, kind: str, slug: str, owner: str) -> tuple[str, ...]:
        """Return the thing that ``kind/slug`` means in a table of a project; several where it is not clear.

        None where it is of a kind that the project neither declares nor has of what it extends.
        """
        made = self.used.named(owner) if self.used else None
        if made is None or self.used is None:
            short = self.used.short.kinds if self.used else {}
            return (f"{short.get(kind, THINGS)}{kind}/{slug}",)
        if kind not in self.used.views[made.name].kinds and made.base != BASE:
            return ()  # of a project that is only opened with this one
        home, own = self.used.views[made.name].kinds.get(kind, THINGS), f"{made.base}id/"
        if made.base == BASE or home == own:
            return (f"{home}{kind}/{slug}",)
        below = dict.fromkeys(f"{each.base}id/" for each in self.used.below(made.name))
        if kind in EVIDENCE:
            return (f"{own}{kind}/{slug}",)
        there = self.brought.get(f"{kind}/{slug}", ())
        return tuple(f"{each}{kind}/{slug}" for each in below if each in there) or (f"{own}{kind}/{slug}",)

    def lacks(self, iri: str, owner: str) -> bool:
        """Return True for a thing below the base of another project, where a project names it and that has none such.

        What tables make, such as claims, is looked up elsewhere.
        """
        if self.used is None or not owner:  # asked of each cell of all that a project extends
            return False
        home, made = self.used.home(iri), self.used.named(owner)
        if home is None or made is None or home.base == made.base:
            return False
        if not self.used.counts(home.base, owner) or not iri.startswith(f"{home.base}id/"):
            return False
        text = iri.removeprefix(f"{home.base}id/")
        return text.partition("/")[0] not in EVIDENCE and f"{home.base}id/" not in self.brought.get(text, ())

    def stray(self, iri: str, owner: str) -> list[str]:
        """Return the things of other projects of which a new one of a project, which has no type, may be a misspelling.

        Nothing for a thing of a kind that the project declares, or of which a row or file of it says the class.
        """
        made = self.used.named(owner) if self.used and owner else None
        if self.used is None or made is None or not iri.startswith(f"{made.base}id/"):
            return []
        text = iri.removeprefix(f"{made.base}id/")
        kind = text.partition("/")[0]
        if kind in EVIDENCE or self.used.views[made.name].kinds.get(kind) == f"{made.base}id/":
            return []
        if iri in self.typed:
            return []
        below = {f"{each.base}id/" for each in self.used.below(made.name)}
        there = [each for each, homes in self.brought.items() if each.startswith(f"{kind}/") and homes & below]
        return [each for each in similar(text, there, ALIKE) if respelled(text, each)]

    @property
    def asked(self) -> bool:
        """Whether it mattered what all tables are about."""
        return "brought" in vars(self)

    @cached_property
    def typed(self) -> set[str]:
        """The things of projects of one's own of which rows or files say the class."""
        found: set[str] = set()
        for made in self.used.projects if self.used else ():
            found.update(subjects_in(made))
            for table in self.tables:
                column = SUBJECTS.get(table.kind, "")
                for row in table.rows if column and made.base != BASE and table.owner == owner_of(made) else ():
                    if table.get(row, TYPE) or table.get(row, "property") == TYPE:
                        found.add(f"{made.base}id/{table.get(row, column).rpartition(':')[2]}")
        return found

    @cached_property
    def called(self) -> dict[str, set[str]]:
        """The names that rows give beside their ids to things of projects of one's own."""
        found: dict[str, set[str]] = {}
        for made in self.used.projects if self.used else ():
            for table in self.tables if made.base != BASE else ():
                for thing, name in named_in(table) if table.kind in SUBJECTS and table.owner == owner_of(made) else ():
                    found.setdefault(f"{made.base}id/{thing.rpartition(':')[2]}", set()).add(name)
        return found

    def like(self, iri: str) -> list[str]:
        """Return the things that the project of a thing has of its kind."""
        home = self.used.home(iri) if self.used and iri else None
        if home is None or not iri.startswith(f"{home.base}id/"):
            return []
        begun, start = f"{home.base}id/", iri.removeprefix(f"{home.base}id/").partition("/")[0] + "/"
        return [f"{begun}{text}" for text, homes in self.brought.items() if text.startswith(start) and begun in homes]

    @cached_property
    def brought(self) -> dict[str, set[str]]:
        """The projects that have a thing, as their IRIs begin, by kind and slug."""
        found: dict[str, set[str]] = {}
        self.__dict__["brought"] = found  # what a project has depends on those before it, which it extends
        for made in self.used.projects if self.used else ():
            for text in self.subjects(made):
                kind, slash, slug = text.partition("/")
                if slash and SLUG.fullmatch(slug) and f"{made.base}id/{text}" in self.of(kind, slug, owner_of(made)):
                    found.setdefault(text, set()).add(f"{made.base}id/")
            for iri in subjects_in(made):
                if iri.startswith(f"{made.base}id/"):
                    found.setdefault(iri.removeprefix(f"{made.base}id/"), set()).add(f"{made.base}id/")
        return found

    def subjects(self, made: Project) -> Iterator[str]:
        """Yield what the tables of a project are about, as kind and slug."""
        owner, home = owner_of(made), f"{made.base}id/"
        for table in self.tables:
            if table.owner == owner and (column := SUBJECTS.get(table.kind)):
                for text in dict.fromkeys(table.get(row, column) for row in table.rows):
                    if ":" not in text:
                        yield text
                    else:
                        with reading(made.name):
                            iri = expand(text) or ""
                        if iri.startswith(home):
                            yield iri.removeprefix(home)


def owner_of(made: Project) -> str:
    """Return what tables have as their owner: the name of a project, nothing for the packaged one."""
    return "" if made.base == BASE else made.name


def subjects_in(made: Project) -> Iterator[str]:
    """Yield what the files of RDF in the data of a project of one's own are about, as far as they can be read."""
    from pyoxigraph import parse

    for path in made.files("data", "**/*") if made.base != BASE else ():
        found = rdf_format(Path(path).suffix.lower().removeprefix("."))
        if found is not None:
            with suppress(SyntaxError, OSError, ValueError, CreativeGraphError):
                data = path.read_bytes()
                check_document(data, found.file_extension, str(path))
                yield from {getattr(each.subject, "value", "") for each in parse(data, format=found)}


def named_in(table: Table) -> Iterator[tuple[str, str]]:
    """Yield the things of a table that cells name beside their ids, or of which the row has a label, and the names."""
    labels = [column for column in table.columns if column.partition("@")[0] == "label"]
    for row in table.rows:
        yield from ((table.get(row, SUBJECTS[table.kind]), name) for each in labels if (name := table.get(row, each)))
        for cell in (table.get(row, each) for each in table.columns):
            parts = (part for item in ITEMS.split(cell) for part in PARTS.split(item)) if cell.endswith(")") else ()
            yield from ((found["thing"], found["name"]) for found in map(CALLED.fullmatch, parts) if found)
