"""What a graph knows of its terms: names, wider classes, aspects in the order of a page (data/codes/aspect.ttl).

The graph's own ontology comes first; of what it lacks the ontologies that the library ships tell.
"""

from collections import defaultdict
from functools import cached_property
from re import sub
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.iris import IRI, PREFIXES, RDF_TYPE, codes_of
from creativegraph.names.kinds import axioms, store_of

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["BY_RANGE", "Vocabulary"]

CG, OWL, RDFS, SCHEMA, SKOS, XSD = (PREFIXES[each] for each in ("cg", "owl", "rdfs", "schema", "skos", "xsd"))
ASPECTS = project.LIBRARY / "data" / "codes" / "aspect.ttl"
BY_RANGE = {
    PREFIXES["prov"] + "Agent": "who", PREFIXES["foaf"] + "Agent": "who", PREFIXES["time"] + "Interval": "when",
    PREFIXES["prov"] + "Location": "where", CG + "Place": "where", SCHEMA + "Place": "where",
    PREFIXES["sosa"] + "Observation": "outcome",
}  # fmt: skip
"""Of what a property tells that has values of these classes or of narrower ones."""
PLACED = frozenset(f"http://www.w3.org/2003/01/geo/wgs84_pos#{each}" for each in ("lat", "long", "alt"))
"""Properties that tell where a thing is, of a vocabulary that states no range of them."""
HAS = {"en": "has ", "vi": "có "}
"""How labels of properties begin that only say that a thing has the value."""
TIMES = frozenset(f"{XSD}{each}" for each in ("date", "dateTime", "gYear", "gYearMonth"))
NUMBERS = frozenset(f"{XSD}{each}" for each in ("integer", "decimal", "double", "float", "nonNegativeInteger"))


class Vocabulary:
    """The terms of a graph."""

    def __init__(self, store: "Store") -> None:
        self.stores = (store, axioms(), store_of([ASPECTS]))
        self.known: dict[str, str] = {}
        self.stated: dict[str, list[str]] = {}

    def values(self, term: str, property: str) -> list[str]:  # noqa: A002 - the field's word
        """Return the values of a property of a term, of the first store that has any."""
        from pyoxigraph import NamedNode

        for store in self.stores:
            found = store.quads_for_pattern(NamedNode(term), NamedNode(property), None, None)
            if values := sorted(str(getattr(each.object, "value", "")) for each in found):
                return values
        return []

    def labels(self, term: str) -> dict[str, str]:
        """Return the labels of a term by their languages; what is readable in its IRI where it has none."""
        found = self.said(term, RDFS + "label") or self.said(term, SKOS + "prefLabel")
        if found:
            return found
        words = sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", IRI(term).slug).replace("_", " ")
        return {"": words.lower() if words[:2] != words[:2].upper() else words}

    def captions(self, term: str) -> dict[str, str]:
        """Return the words under which pages show a term: its captions, else its labels, without the word for "has"."""
        for store in self.stores:  # the label that a graph gives to a term of others is better than their caption
            labels, captions = said_in(store, term, RDFS + "label"), said_in(store, term, CG + "caption")
            if labels or captions:
                break
        else:
            labels = self.labels(term)
        if labels.get("en", "").startswith(HAS["en"]):
            labels = {tag: text.removeprefix(HAS.get(tag, "")) for tag, text in labels.items()}
        return {**labels, **captions}

    def said(self, term: str, property: str) -> dict[str, str]:  # noqa: A002 - as above
        """Return the texts that a property of a term has by their languages, of the first store that has any."""
        return next(filter(None, (said_in(each, term, property) for each in self.stores)), {})

    @cached_property
    def order(self) -> dict[str, int]:
        """The codes of the aspects in the order of a page."""
        return {each: number for number, each in enumerate(self.aspects)}

    @cached_property
    def aspects(self) -> list[str]:
        """The aspects, in their order."""
        from pyoxigraph import NamedNode

        place = SCHEMA + "position"
        scheme = NamedNode(codes_of("aspect").removesuffix("/"))
        found = {
            quad.subject.value
            for store in self.stores
            for quad in store.quads_for_pattern(None, NamedNode(SKOS + "inScheme"), scheme, None)
            if isinstance(quad.subject, NamedNode)
        }
        return sorted(found, key=lambda each: ([int(number) for number in self.values(each, place)] or [99], each))

    def aspect(self, property: str) -> str:  # noqa: A002 - as above
        """Return the aspect that a property tells of: as it or a wider one says, or as its range suggests."""
        if property not in self.known:
            self.known[property] = self.found_aspect(property)
        return self.known[property]

    def found_aspect(self, property: str) -> str:  # noqa: A002 - as above
        """Return the aspect that the nearest of a property and the wider ones states, else the one that a range has."""
        wider, seen = [property], {property}
        for each in wider:
            if stated := self.values(each, CG + "tellsOf"):
                return stated[0]
            more = [one for one in self.values(each, RDFS + "subPropertyOf") if one not in seen]
            seen.update(more)
            wider += more
        ranges = [range_ for each in wider for range_ in self.values(each, RDFS + "range")]
        slug = next(filter(None, map(self.by_range, ranges)), "where" if property in PLACED else "what")
        return codes_of("aspect") + slug

    def by_range(self, range_: str) -> str:
        """Return of what properties with a range tell, empty where the range does not tell."""
        if range_ in TIMES:
            return "when"
        if range_ in NUMBERS:
            return "outcome"
        return next((BY_RANGE[each] for each in self.above(range_) if each in BY_RANGE), "")

    def above(self, name: str) -> list[str]:
        """Return a class with all classes above it, the nearest first."""
        found = [name]
        for each in found:
            found += [one for one in self.values(each, RDFS + "subClassOf") if one not in found]
        return found

    @cached_property
    def narrower(self) -> dict[str, set[str]]:
        """The classes right below each class."""
        from pyoxigraph import NamedNode

        found: dict[str, set[str]] = defaultdict(set)
        for store in self.stores:
            for quad in store.quads_for_pattern(None, NamedNode(RDFS + "subClassOf"), None, None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                    found[quad.object.value].add(quad.subject.value)
        return found

    def below(self, *tops: str) -> frozenset[str]:
        """Return classes with all classes below them."""
        found = list(tops)
        for each in found:
            found += [one for one in self.narrower.get(each, ()) if one not in found]
        return frozenset(found)

    def classes(self, thing: str) -> list[str]:
        """Return the classes of a thing without those that follow from another."""
        if thing not in self.stated:
            found = self.values(thing, RDF_TYPE)
            wider = {wide for each in found for wide in self.above(each) if wide != each} if len(found) > 1 else ()
            self.stated[thing] = [each for each in found if each not in wider] or found
        return self.stated[thing]


def said_in(store: "Store", term: str, property: str) -> dict[str, str]:  # noqa: A002 - the field's word
    """Return the texts that a property of a term has in a store by their languages."""
    from pyoxigraph import Literal, NamedNode

    found = store.quads_for_pattern(NamedNode(term), NamedNode(property), None, None)
    texts = [each.object for each in found if isinstance(each.object, Literal)]
    return {each.language or "": each.value for each in sorted(texts, key=lambda each: each.value)}
