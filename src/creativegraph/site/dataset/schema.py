"""What search engines read in a page: things and the dataset in the terms of schema.org, as the alignments map them.

A class or property is one of schema.org itself, or the ontology matches it with one, or something above it. What a
thing links to is nested with its type and name; nothing is added that the graph does not state.
"""

from collections import defaultdict
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from creativegraph import project
from creativegraph.export.schema_org import EVENTS, described
from creativegraph.graph.rows.json import exact
from creativegraph.iris import PREFIXES, RDF_TYPE, XSD
from creativegraph.site.things import NAMING
from creativegraph.tables.cells.edtf import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Literal, Quad

    from creativegraph.site.portal import Portal

__all__ = ["Things", "dataset_of"]

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json]"
CONTEXT = "https://schema.org"
SPACES = ("https://schema.org/", "http://schema.org/")
SKOS, OWL, RDFS = PREFIXES["skos"], PREFIXES["owl"], PREFIXES["rdfs"]
MATCHES = (
    SKOS + "exactMatch", SKOS + "closeMatch", OWL + "equivalentClass", OWL + "equivalentProperty",
    SKOS + "broadMatch", RDFS + "subClassOf", RDFS + "subPropertyOf",
)  # fmt: skip
"""How an alignment matches a term with the same or a wider one, the best first."""
WIDER = (RDFS + "subClassOf", RDFS + "subPropertyOf")
DIRECT = {
    NAMING[0]: "name", SKOS + "altLabel": "alternateName", PREFIXES["dcterms"] + "title": "name",
    PREFIXES["dcterms"] + "description": "description", RDFS + "comment": "description", RDFS + "label": "name",
    SKOS + "definition": "description", OWL + "sameAs": "sameAs", PREFIXES["foaf"] + "name": "name",
    PREFIXES["foaf"] + "homepage": "url", PREFIXES["foaf"] + "Person": "Person",
    PREFIXES["foaf"] + "Organization": "Organization", PREFIXES["org"] + "Organization": "Organization",
    PREFIXES["org"] + "FormalOrganization": "Organization", PREFIXES["org"] + "OrganizationalUnit": "Organization",
    PREFIXES["org"] + "OrganizationalCollaboration": "Organization", SKOS + "Concept": "DefinedTerm",
}  # fmt: skip
"""Common terms that no alignment need match."""
NUMBERS = (XSD + "decimal", XSD + "integer", XSD + "double", XSD + "float")
ADDRESSES = ("sameAs", "url", "image", "logo")
"""Properties whose values are addresses and no things."""
SPAN, WRITTEN = PREFIXES["cg"] + "hasTimeSpan", PREFIXES["cg"] + "edtf"
MOST = 20
"""How many values of a property a page tells."""


class Things:
    """The things of a portal in the terms of schema.org."""

    def __init__(self, portal: "Portal") -> None:
        self.portal = portal
        self.store = portal.graph.embedded().whole()

    @cached_property
    def terms(self) -> dict[str, str]:
        """The names that schema.org has for terms of other vocabularies."""
        from pyoxigraph import NamedNode, RdfFormat, parse

        found: dict[str, tuple[int, str]] = {}
        with project.using(self.portal.graph.projects):
            files = project.files("ontology/alignments", "*.ttl")
        stated: Iterator[Quad] = (each for path in files for each in parse(path=path, format=RdfFormat.TURTLE))
        find = self.store.quads_for_pattern
        held = (quad for each in MATCHES for quad in find(None, NamedNode(each), None))
        for quad in (*stated, *held):
            name = own(getattr(quad.object, "value", ""))
            if name and quad.predicate.value in MATCHES:
                good = (MATCHES.index(quad.predicate.value), name)
                term = getattr(quad.subject, "value", "")
                found[term] = min(good, found.get(term, good))
        return {term: name for term, (_, name) in found.items()}

    @cached_property
    def above(self) -> dict[str, list[str]]:
        """The terms right above each."""
        from pyoxigraph import NamedNode

        found: defaultdict[str, list[str]] = defaultdict(list)
        for each in WIDER:
            for quad in self.store.quads_for_pattern(None, NamedNode(each), None):
                found[getattr(quad.subject, "value", "")].append(getattr(quad.object, "value", ""))
        return {term: sorted(some) for term, some in found.items()}

    @cached_property
    def known(self) -> dict[str, str]:
        """What ``term`` has returned."""
        return {}

    def term(self, iri: str) -> str:
        """Return the name of the nearest term of schema.org; empty if there is none."""
        if iri not in self.known:
            seen, level, name = {iri}, [iri], ""
            while level and not name:
                name = next((each for each in map(self.named, level) if each), "")
                level = [up for each in level for up in self.above.get(each, ()) if up not in seen]
                seen.update(level)
            self.known[iri] = name
        return self.known[iri]

    def named(self, iri: str) -> str:
        """Return the name of a term that is one of schema.org, or is matched with one."""
        return own(iri) or DIRECT.get(iri, "") or self.terms.get(iri, "")

    @cached_property
    def types(self) -> dict[str, str]:
        """The type of each thing that has one."""
        from pyoxigraph import NamedNode

        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for quad in self.store.quads_for_pattern(None, NamedNode(RDF_TYPE), None):
            name = self.term(quad.object.value) if isinstance(quad.object, NamedNode) else ""
            if name and isinstance(quad.subject, NamedNode):
                found[quad.subject.value].append((name in GENERAL, name))
        return {thing: min(names)[1] for thing, names in found.items()}

    def of(self, thing: str, language: str) -> dict[str, Json] | None:
        """Return a thing as JSON-LD; None if schema.org has no term for what it is."""
        from pyoxigraph import NamedNode

        if thing not in self.types:
            return None
        values: defaultdict[str, list[Json]] = defaultdict(list)
        for quad in self.store.quads_for_pattern(NamedNode(thing), None, None):
            name = self.term(quad.predicate.value)
            if quad.predicate.value == SPAN and self.types[thing] in EVENTS:
                self.date(quad.object, values)
            elif name and name not in ("name", "alternateName"):
                value = self.value(name, quad.object, language)
                values[name] += [] if value is None or value in values[name] else [value]
        name, others = self.names(thing, language)
        made: dict[str, Json] = {"@context": CONTEXT, "@id": thing, "@type": self.types[thing], "name": name}
        if others:
            made["alternateName"] = others
        for key, some in sorted(values.items()):
            told = sorted(some, key=str)[:MOST]
            if told:
                made[key] = told[0] if len(told) == 1 else told
        return made

    def names(self, thing: str, language: str) -> tuple[str, list[Json]]:
        """Return the name of a thing, and its other names."""
        name = self.portal.label(thing, language)[0]
        others = dict.fromkeys(each for _, _, each in self.portal.names.get(thing, ()) if each != name)
        return name, list(others)

    def value(self, name: str, given: object, language: str) -> "Json | None":
        """Return a value; None for a text in another language, and for what has no type."""
        from pyoxigraph import Literal, NamedNode

        if isinstance(given, NamedNode):
            if name in ADDRESSES:
                return given.value
            if given.value in self.terms:  # a code that schema.org has too
                return SPACES[0] + self.terms[given.value]
            if given.value not in self.types:
                return None
            label = self.portal.label(given.value, language)[0]
            return {"@id": given.value, "@type": self.types[given.value], "name": label}
        if not isinstance(given, Literal) or (given.language and given.language.partition("-")[0] != language):
            return None
        return simple(given)

    def date(self, span: object, values: dict[str, list[Json]]) -> None:
        """Add when an event begins and ends, as far as that is plainly stated."""
        from pyoxigraph import NamedNode

        written = NamedNode(WRITTEN)
        for quad in self.store.quads_for_pattern(span, written, None) if isinstance(span, NamedNode) else ():
            days = getattr(quad.object, "value", "").split("/")
            if all(map(PLAIN.fullmatch, days)):
                values |= {name: [day] for name, day in zip(("startDate", "endDate"), days, strict=False)}


GENERAL = ("CreativeWork", "DefinedTerm", "Event", "Organization", "Place", "Thing")
"""Types beside which a narrower one is taken."""


def own(iri: str) -> str:
    """Return the name of a term of schema.org; empty for any other IRI."""
    return next((iri[len(each) :] for each in SPACES if iri.startswith(each)), "")


def simple(given: "Literal") -> Json:
    """Return a literal as JSON has it."""
    if given.datatype.value in NUMBERS:
        number = exact(given.value)
        return given.value if isinstance(number, Decimal) else number  # as text, since a float would lose digits
    return given.value == "true" if given.datatype.value == XSD + "boolean" else given.value


def dataset_of(portal: "Portal", language: str) -> dict[str, Json]:
    """Return the graph as a dataset in the terms of schema.org."""
    settings, said = portal.settings, portal.settings.said
    made: dict[str, Json] = {"@context": CONTEXT, "@type": "Dataset", "name": settings.title(language)}
    if settings.base:
        made["@id"] = settings.base.rstrip("/")
    publisher: Json = {"@type": "Organization", "name": settings.text(said.publisher.name, language)}
    if said.publisher.url and isinstance(publisher, dict):
        publisher["url"] = said.publisher.url
    tongues: Json = list(portal.languages)
    keywords: Json = list(said.keywords.get(language, ()))
    stated: dict[str, Json] = {
        "description": settings.text(said.description, language), "url": settings.url, "license": said.licence,
        "identifier": said.identifier or settings.base.rstrip("/"), "version": settings.version,
        "creator": publisher if said.publisher.name else "", "publisher": publisher if said.publisher.name else "",
        "inLanguage": tongues, "keywords": keywords, "datePublished": said.issued, "dateModified": said.modified,
        "creditText": settings.text(said.attribution, language), "isAccessibleForFree": True,
    }  # fmt: skip
    made |= {name: value for name, value in stated.items() if value not in ("", [])}
    return {**made, **coverage(portal, language), "distribution": downloads(portal)}


def coverage(portal: "Portal", language: str) -> dict[str, Json]:
    """Return what a dataset is about: the places and time that the manifest names, else those of the graph.

    Of a project alone there is no time but that of the manifest: the graph gives that of events and memberships, which
    may be a small part of what the project tells.
    """
    said = portal.settings.said
    iri = portal.settings.base.rstrip("/") or "urn:x:dataset"
    with project.using(portal.graph.projects):
        found = described(portal.graph, [iri], dataset=True).get(iri, {})
    places = list(said.spatial) or [
        each for each in found.get(SPACES[0] + "spatialCoverage", ()) if isinstance(each, str)
    ]
    spatial: Json = [{"@id": each, "@type": "Place", "name": portal.label(each, language)[0]} for each in places]
    names = (each for each in found.get(SPACES[0] + "variableMeasured", ()) if not isinstance(each, str))
    measured: Json = [*sorted(each.value for each in names if each.language in (None, language))]
    whole = found if portal.bases == ("",) else {}
    times = [each.value for each in whole.get(SPACES[0] + "temporalCoverage", ()) if not isinstance(each, str)]
    time: Json = said.temporal.replace("/", "/..") if said.temporal.endswith("/") else said.temporal or "".join(times)
    some: dict[str, Json] = {"spatialCoverage": spatial, "temporalCoverage": time, "variableMeasured": measured}
    return {name: value for name, value in some.items() if value}


def downloads(portal: "Portal") -> Json:
    """Return the files in which a graph is offered; relative to the first page where its address is not known."""
    from creativegraph.site.dataset.dumps import dumps_of
    from creativegraph.site.folder.media import TYPES

    return [
        {
            "@type": "DataDownload", "name": each.path.rpartition("/")[2], "encodingFormat": TYPES[each.format],
            "contentUrl": portal.settings.url + each.path,
        }
        for each in dumps_of(portal).all()
    ]  # fmt: skip
