"""A Turtle file of an ontology or of code lists: read once while it stays as it is, with what is asked of it often.

Most of them are the same in every project that is opened: those of the library and of what it extends.
"""

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import UnreadableError
from creativegraph.files.state import State, state_of
from creativegraph.iris import PREFIXES, TERMS
from creativegraph.names.fold import fold
from creativegraph.tables import triples

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

__all__ = ["Described", "file_at", "triples_of"]

HIDDEN = triples.name("skos", "hiddenLabel")
NAMES = (PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "altLabel")
NAMED = (*NAMES, PREFIXES["dcterms"] + "title")
LABELS = (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel")
COUNTED_IN = f"{TERMS}countedIn"
KEPT = 256
"""How many files are kept: the library and the packaged project have less than a hundred."""


class Described:
    """Triples that describe terms, in the order of their file."""

    def __init__(self, said: "Iterable[Triple]") -> None:
        self.triples = tuple(said)

    @cached_property
    def about(self) -> frozenset[str]:
        """The IRIs of what is described."""
        return frozenset(str(each.subject)[1:-1] for each in self.triples)

    @cached_property
    def labels(self) -> frozenset[tuple[str, str]]:
        """What has a label, with the language of it."""
        labels = (each for each in self.triples if each.predicate.value in LABELS)
        return frozenset((str(each.subject)[1:-1], getattr(each.object, "language", None) or "") for each in labels)

    @cached_property
    def named(self) -> tuple[tuple[str, str], ...]:
        """The folded names of what is described, each with the IRI of that."""
        names = (each for each in self.triples if each.predicate.value in NAMED)
        return tuple((fold(getattr(each.object, "value", "")), getattr(each.subject, "value", "")) for each in names)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The indicators that have a unit."""
        return frozenset(str(each.subject)[1:-1] for each in self.triples if each.predicate.value == COUNTED_IN)

    @cached_property
    def lines(self) -> frozenset[str]:
        """The triples as lines of a graph, without those that have blank nodes."""
        return frozenset(
            f"{each.subject} {each.predicate} {each.object}"
            for each in self.triples
            if not str(each.subject).startswith("_:") and not str(each.object).startswith("_:")
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """The search keys of the names of codes, as lines of a graph."""
        return frozenset(
            f"{each.subject} {HIDDEN} {triples.string(fold(str(getattr(each.object, 'value', ''))))}"
            for each in self.triples
            if each.predicate.value in NAMES
        )


def triples_of(path: Path) -> list["Triple"]:
    """Return the triples of a Turtle file of the project."""
    return list(file_at(path).triples)


def file_at(path: Path) -> Described:
    """Return what a Turtle file of the project says.

    Raises:
        UnreadableError: it is no Turtle; where projects of one's own are in use, these say so, and it says nothing.
    """
    try:
        return read(path, state_of(path))
    except SyntaxError as error:
        if project.in_use() is not None:  # whoever reads the files of a project tells it with its line
            return Described(())
        raise UnreadableError(f"{path}:{error.lineno}: {error.msg}; correct the Turtle") from error


@lru_cache(maxsize=KEPT)
def read(path: Path, _state: State) -> Described:
    """Return what a file in a state says."""
    from pyoxigraph import RdfFormat, parse

    return Described(quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE))
