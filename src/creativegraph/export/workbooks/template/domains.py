"""Which properties things of a class take, what their values are, and between which numbers they lie."""

from collections.abc import Iterable
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from creativegraph import project
from creativegraph.iris import PREFIXES
from creativegraph.tables.vocabulary import Vocabulary
from creativegraph.tables.vocabulary_file import triples_of

__all__ = ["Domains"]

CLASSES = """\
SELECT DISTINCT ?property ?class WHERE {
  ?property <%s> / (<http://www.w3.org/2002/07/owl#unionOf> / <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>*
    / <http://www.w3.org/1999/02/22-rdf-syntax-ns#first>)? ?class
  FILTER (ISIRI(?class) && ISIRI(?property))
}"""
SHACL = "http://www.w3.org/ns/shacl#"


class Domains:
    """The domains and ranges of properties, unions of classes included, and the bounds that shapes set."""

    def __init__(self, known: Vocabulary) -> None:
        self.known = known
        self.store = Store()
        self.store.bulk_extend(Quad(each.subject, each.predicate, each.object) for each in known.ontology)

    def classes_of(self, link: str) -> dict[str, set[str]]:
        """Return the classes that properties have by a link of the ontology."""
        found: dict[str, set[str]] = {}
        rows = self.store.query(CLASSES % (PREFIXES["rdfs"] + link))
        for row in rows if isinstance(rows, QuerySolutions) else ():
            found.setdefault(row["property"].value, set()).add(row["class"].value)
        return found

    @cached_property
    def domains(self) -> dict[str, set[str]]:
        """The classes of what has a property."""
        return self.classes_of("domain")

    @cached_property
    def ranges(self) -> dict[str, set[str]]:
        """The classes of what is the value of a property."""
        return self.classes_of("range")

    def takes(self, iri: str, classes: Iterable[str]) -> bool:
        """Return whether things of one of some classes have a property by its domain."""
        wide = self.domains.get(iri, ())
        return any(self.known.is_below(one, each) for one in classes for each in wide)

    @cached_property
    def bounds(self) -> dict[str, tuple[float | None, float | None]]:
        """The least and the greatest value of properties, as the shapes that all set one say."""
        least: dict[str, list[float]] = {}
        most: dict[str, list[float]] = {}
        for path in project.files("shapes", "*.ttl"):
            triples = triples_of(path)
            paths = {
                str(each.subject): each.object.value
                for each in triples
                if each.predicate.value == f"{SHACL}path" and isinstance(each.object, NamedNode)
            }
            for each in triples:
                of = {f"{SHACL}minInclusive": least, f"{SHACL}maxInclusive": most}.get(each.predicate.value)
                if of is not None and str(each.subject) in paths and isinstance(each.object, Literal):
                    of.setdefault(paths[str(each.subject)], []).append(float(each.object.value))
        return {
            each: (min(least[each]) if each in least else None, max(most[each]) if each in most else None)
            for each in {*least, *most}
        }
