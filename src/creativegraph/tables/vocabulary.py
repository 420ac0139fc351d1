"""The vocabulary of claims: kinds of things, properties, classes and codes of the project."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.errors import UnreadableError
from creativegraph.iris import CODES, IRI, RDF_TYPE, compact, expand
from creativegraph.tables.files import read

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from creativegraph.names.meaning import Meanings

__all__ = ["Property", "Vocabulary", "vocabulary"]

LABELS = ("label", "prefLabel", "altLabel")
WIDER = ("broader", "subClassOf", "subPropertyOf")
TEXTS = ("definition", "comment", "scopeNote", "example", "description")
SCHEME = re.compile(r"\bcode of scheme ([\w-]+)")
ROLES_OF_TERMS = ("http://www.w3.org/2002/07/owl#Class", "http://www.w3.org/2000/01/rdf-schema#Class")


class Property(NamedTuple):
    """A property of claims: kind of value, whether values compete, whether an implied claim is shown."""

    iri: str
    name: str
    value: str
    single: str
    implied: bool
    scheme: str = ""
    """The code list that values are taken from; empty if any thing may be one."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All valid names of tables, and the triples of ontology and code lists."""

    kinds: frozenset[str]
    properties: dict[str, Property]
    classes: frozenset[str]
    codes: frozenset[str]
    ontology: tuple["Triple", ...]
    code_triples: tuple["Triple", ...]

    @cached_property
    def meanings(self) -> "Meanings":
        """Properties, classes and codes by the words of their labels, of their definitions, and of wider terms."""
        from creativegraph.names.meaning import Meanings

        said: dict[str, dict[str, list[str]]] = {}
        for each in (*self.ontology, *self.code_triples):
            about = said.setdefault(str(each.subject)[1:-1], {})
            about.setdefault(IRI(each.predicate.value).slug, []).append(str(getattr(each.object, "value", "")))

        def of(iri: str, names: tuple[str, ...]) -> str:
            return " ".join(text for name in names for text in said.get(iri, {}).get(name, ()))

        return Meanings(
            (compact(iri), of(iri, LABELS), " ".join([of(iri, TEXTS), *(of(wide, LABELS) for wide in wider)]))
            for iri, about in said.items()
            for wider in [[each for name in WIDER for each in about.get(name, ())]]
        )


def triples_of(path: Path) -> list["Triple"]:
    """Return the triples of a Turtle file of the project."""
    from pyoxigraph import RdfFormat, parse

    try:
        return [quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise UnreadableError(f"{path}:{error.lineno}: {error.msg}; correct the Turtle") from error


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the project's folders, read once."""
    data, ontology = project.folder("data"), project.folder("ontology")
    kinds, table = read(data / "kinds.csv"), read(data / "properties.csv")
    properties = {}
    for row in table.rows:
        name = table.get(row, "property")
        iri = expand(name)
        if iri is None:
            place = f"{table.file}:{row.number}:1"
            raise UnreadableError(f"{place}: {name!r} has no known prefix; use one of ontology/context.jsonld")
        scheme = SCHEME.search(table.get(row, "note"))
        properties[name] = Property(
            iri, name, table.get(row, "value"), table.get(row, "single"), table.get(row, "implied") == "yes",
            scheme[1] if scheme else "",
        )  # fmt: skip
    topics = {path.stem: triples_of(path) for path in sorted(ontology.glob("*.ttl"))}
    external = topics.pop("external", [])
    own = [each for triples in topics.values() for each in triples]
    codes = [each for path in sorted((data / "codes").glob("*.ttl")) for each in triples_of(path)]
    classes = (
        str(each.subject)[1:-1]
        for each in (*own, *external)
        if each.predicate.value == RDF_TYPE and getattr(each.object, "value", "") in ROLES_OF_TERMS
    )
    named = (str(each.subject)[1:-1] for each in codes if str(each.subject).startswith(f"<{CODES}"))
    return Vocabulary(
        frozenset(kinds.get(row, "kind") for row in kinds.rows),
        properties,
        frozenset(classes),
        frozenset(each for each in named if "/" in each[len(CODES) :]),
        tuple(own),
        tuple(codes),
    )
