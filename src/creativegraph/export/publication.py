"""Where the documents of things are published, and under which licence: what each of them says of itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import project
from creativegraph.export.triples import TYPE, Pairs, in_order
from creativegraph.iris import PREFIXES, XSD

if TYPE_CHECKING:
    from creativegraph.graph import Graph
    from creativegraph.tables.projects.manifest import Manifest
    from creativegraph.tables.projects.site import Site

__all__ = ["Publication", "own_manifest", "publication_of", "rights_of"]

DCTERMS, FOAF = PREFIXES["dcterms"], PREFIXES["foaf"]
DOCUMENT, DESCRIBED_BY = f"<{FOAF}Document>", f"<{FOAF}isPrimaryTopicOf>"
PART_OF, FORMAT, SOURCE = f"<{DCTERMS}isPartOf>", f"<{DCTERMS}hasFormat>", f"<{DCTERMS}source>"
LICENCE, ATTRIBUTION = f"<{DCTERMS}license>", "<http://creativecommons.org/ns#attributionName>"
MODIFIED = f"<{DCTERMS}modified>"
SEE_ALSO = f"<{PREFIXES['rdfs']}seeAlso>"
FORMATS = ("jsonld", "nt")


class Publication(NamedTuple):
    """Where the documents of a thing are, without ending, empty for what is not published; and what holds for all."""

    address: Callable[[str], str]
    rights: Pairs
    changed: Mapping[str, str] = MappingProxyType({})
    """The day on which what is said of a thing changed last, where that is known."""

    def described(
        self, thing: str, pairs: Pairs, sources: Iterable[str], *, formats: Sequence[str] = FORMATS, of: str = ""
    ) -> dict[str, Pairs]:
        """Return the triples of a thing with the document that they are in, and those of the document.

        Args:
            thing: what the document is of.
            pairs: what is stated of it.
            sources: what the document rests on.
            formats: in which the document is beside Turtle.
            of: ``evidence`` for that of a thing.
        """
        address = self.address(thing[1:-1]) if thing[0] == "<" else ""
        if not address:
            return {thing: pairs}
        where = f"{address}.{of}" if of else address
        beside = ("jsonld", "ttl") if of else ("evidence.jsonld", "evidence.ttl") if sources else ()
        document = f"<{where}.ttl>"
        days = [self.changed[thing[1:-1]]] if thing[1:-1] in self.changed else []
        stated = (
            (TYPE, DOCUMENT), *self.rights, *((MODIFIED, f'"{day}"^^<{XSD}date>') for day in days),
            *((FORMAT, f"<{where}.{each}>") for each in formats),
            *((SEE_ALSO, f"<{address}.{each}>") for each in beside), *((SOURCE, each) for each in sources),
        )  # fmt: skip
        return {thing: in_order((*pairs, (DESCRIBED_BY, document))), document: stated}


def rights_of(said: "Site", dataset: str) -> Pairs:
    """Return what the manifest of a dataset says that holds for each of its documents."""
    from pyoxigraph import Literal

    asked = [Literal(text, language=tag) if tag else Literal(text) for tag, text in sorted(said.attribution.items())]
    stated = [(PART_OF, f"<{dataset}>")] if dataset else []
    stated += [(LICENCE, f"<{said.licence}>")] if said.licence else []
    return (*((ATTRIBUTION, str(each)) for each in asked), *stated)


def own_manifest(graph: "Graph") -> "Manifest | None":
    """Return what the manifest of the project of a graph says; None for a graph of no project."""
    own = graph.projects.own.folder if graph.projects else project.root() if graph.packaged else None
    if own is None:
        return None
    from creativegraph.tables.projects.manifest import read_manifest  # who writes a whole graph need not load it

    return read_manifest(own)[0]


def publication_of(graph: "Graph") -> Publication:
    """Return where the project of a graph has its things, and its licence; of a graph of no project, neither."""
    manifest = own_manifest(graph)
    if manifest is None:
        return Publication(lambda _thing: "", ())
    url, base = manifest.site.url or manifest.base, manifest.base

    def address(thing: str) -> str:
        return url + thing.removeprefix(base) if thing.startswith(f"{base}id/") else ""

    return Publication(address, rights_of(manifest.site, base.rstrip("/")))
