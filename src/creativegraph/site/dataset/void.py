"""The dataset in numbers (VoID): what there is of each class and property, and how often it leads to other datasets."""

from collections import Counter
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlsplit

from creativegraph.iris import PREFIXES, RDF_TYPE, compact
from creativegraph.site.dataset.about import About
from creativegraph.site.dataset.dumps import Dumps
from creativegraph.site.dataset.statements import Statements, texts, value

__all__ = ["Counts", "counts_of", "service", "void"]

LINKING = tuple(
    f"<{each}>".encode()
    for each in (
        *(PREFIXES["skos"] + f"{name}Match" for name in ("exact", "close", "broad", "narrow", "related")),
        PREFIXES["owl"] + "sameAs", PREFIXES["rdfs"] + "seeAlso", PREFIXES["schema"] + "sameAs",
        "http://schema.org/sameAs",
    )
)  # fmt: skip
"""Properties whose values are things in other datasets."""
FEATURES = {"nt": "N-Triples", "ttl": "Turtle", "nq": "N-Quads", "trig": "TriG", "rdf": "RDF_XML", "jsonld": "JSON-LD"}
"""The names of formats in the list of the W3C."""


class Counts(NamedTuple):
    """How often things occur: by class, by property, and links by the address of a dataset and property."""

    subjects: int
    objects: int
    classes: Counter[str]
    properties: Counter[str]
    links: Counter[tuple[str, str]]


def counts_of(dumps: Dumps) -> Counts:
    """Count what the lines of a graph have."""
    classes, properties, links = Counter[bytes](), Counter[bytes](), Counter[tuple[str, str]]()
    objects = set()
    layers, kind = dumps.layers, f"<{RDF_TYPE}>".encode()
    for line in dumps.lines:
        subject, name, rest = line.split(b" ", 2)
        properties[name] += 1
        objects.add(rest)
        if name == kind:
            classes[rest[:-3]] += 1
        elif name in LINKING and rest[:1] == b"<" and rest[:-3] not in layers and layers[subject] != "ontology":
            links[host(rest[1:-4].decode()), name[1:-1].decode()] += 1
    return Counts(len(layers), len(objects), named(classes), named(properties), links)


def named(found: Counter[bytes]) -> Counter[str]:
    """Return how often IRIs occur that are written as in N-Triples."""
    return Counter({each[1:-1].decode(): number for each, number in found.items() if each[:1] == b"<"})


def host(iri: str) -> str:
    """Return the beginning of the IRIs of a dataset: scheme and host."""
    parts = urlsplit(iri)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else f"{iri.partition(':')[0]}:"


def slug(iri: str) -> str:
    """Return what a part of the description that is about an IRI is called."""
    short = compact(iri).replace(":", "-", 1)
    return short if short.replace("-", "").replace("_", "").isalnum() else sha256(iri.encode()).hexdigest()[:12]


def void(about: About) -> Statements:
    """Return the description of a dataset in numbers."""
    made, found, root = Statements(), counts_of(about.dumps), about.address("void.ttl")
    document, dataset = made.typed(root, "void:DatasetDescription"), made.typed(about.iri, "void:Dataset")
    made.add(document, "foaf:primaryTopic", dataset)
    made.add(dataset, "dcterms:title", *texts(about.title))
    made.add(dataset, "dcterms:description", *texts(about.description))
    made.add(dataset, "dcterms:license", about.said.licence)
    made.add(dataset, "foaf:homepage", about.root)
    made.add(dataset, "void:sparqlEndpoint", about.said.sparql)
    made.add(dataset, "void:uriSpace", *([value(about.settings.base, "string")] if about.settings.base else []))
    made.add(dataset, "void:exampleResource", *about.examples())
    for each in about.dumps.all():
        made.add(dataset, "void:dataDump", about.address(each.path))
        made.add(dataset, "void:feature", f"formats:{FEATURES[each.format]}")
    for name, number in (
        ("triples", len(about.dumps.lines)), ("distinctSubjects", found.subjects), ("distinctObjects", found.objects),
        ("classes", len(found.classes)), ("properties", len(found.properties)),
    ):  # fmt: skip
        made.add(dataset, f"void:{name}", value(number, "integer"))
    made.add(dataset, "void:vocabulary", *vocabularies(found))
    partitions(made, dataset, root, found)
    linksets(made, dataset, root, found)
    return made


def vocabularies(found: Counts) -> list[str]:
    """Return the addresses of the vocabularies of classes and properties."""
    used = {each[: max(each.rfind("#"), each.rfind("/")) + 1] for each in (*found.classes, *found.properties)}
    return sorted(each for each in used if each)


def partitions(made: Statements, dataset: str, root: str, found: Counts) -> None:
    """State how many things of each class there are, and how many triples with each property."""
    for kind, unit, some in (("class", "entities", found.classes), ("property", "triples", found.properties)):
        for each, number in sorted(some.items()):
            part = made.typed(f"{root}#{kind}-{slug(each)}", "void:Dataset")
            made.add(dataset, f"void:{kind}Partition", part)
            made.add(part, f"void:{kind}", each)
            made.add(part, f"void:{unit}", value(number, "integer"))


def linksets(made: Statements, dataset: str, root: str, found: Counts) -> None:
    """State how many links there are to each other dataset by each property."""
    for (space, name), number in sorted(found.links.items()):
        place = space.partition("://")[2].rstrip("/") or slug(space)
        other = made.typed(f"{root}#{place}", "void:Dataset")
        made.add(other, "void:uriSpace", value(space, "string"))
        links = made.typed(f"{root}#links-{place}-{slug(name)}", "void:Linkset")
        made.add(dataset, "void:subset", links)
        made.add(links, "void:subjectsTarget", dataset)
        made.add(links, "void:objectsTarget", other)
        made.add(links, "void:linkPredicate", name)
        made.add(links, "void:triples", value(number, "integer"))


def service(about: About) -> Statements:
    """Return the description of the endpoint that the manifest names."""
    made, root = Statements(), about.address("service.ttl")
    there = made.typed(f"{root}#service", "sd:Service")
    made.add(there, "sd:endpoint", about.said.sparql)
    made.add(there, "sd:supportedLanguage", "sd:SPARQL11Query")
    made.add(there, "sd:defaultDataset", made.typed(f"{root}#dataset", "sd:Dataset"))
    made.add(f"{root}#dataset", "sd:defaultGraph", made.typed(f"{root}#graph", "sd:Graph"))
    made.add(f"{root}#graph", "void:triples", value(len(about.dumps.lines), "integer"))
    made.add(f"{root}#graph", "dcterms:isPartOf", about.iri)
    return made
