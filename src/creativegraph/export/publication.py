"""Where the documents of things are published, and under which licence: what each of them says of itself."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from creativegraph import project
from creativegraph.export.triples import TYPE, Pairs, Triples, in_order
from creativegraph.iris import BASE, PREFIXES

__all__ = ["Publication", "publication_of"]

DCTERMS, FOAF = PREFIXES["dcterms"], PREFIXES["foaf"]
DOCUMENT, DESCRIBED_BY = f"<{FOAF}Document>", f"<{FOAF}isPrimaryTopicOf>"
PART_OF, FORMAT, SOURCE = f"<{DCTERMS}isPartOf>", f"<{DCTERMS}hasFormat>", f"<{DCTERMS}source>"
SEE_ALSO = f"<{PREFIXES['rdfs']}seeAlso>"
RIGHTS = tuple(f"<{DCTERMS}{name}>" for name in ("license", "rightsHolder", "creator", "publisher"))
"""What an ontology states of itself that holds for the data as well."""


class Publication(NamedTuple):
    """Where the documents of a thing are, without ending, empty for what is not published; and what holds for all."""

    address: Callable[[str], str]
    rights: Pairs

    def described(
        self, thing: str, pairs: Pairs, sources: Iterable[str], *, evidence: bool = False
    ) -> dict[str, Pairs]:
        """Return the triples of a thing with the document that they are in, and those of the document."""
        address = self.address(thing[1:-1]) if thing[0] == "<" else ""
        if not address:
            return {thing: pairs}
        where = f"{address}.evidence" if evidence else address
        formats = ("jsonld",) if evidence else ("jsonld", "nt")
        others = ((SEE_ALSO, f"<{address}.{end}>") for end in self.beside(evidence=evidence, sources=bool(sources)))
        document = f"<{where}.ttl>"
        stated = in_order([
            (TYPE, DOCUMENT), *self.rights, *((FORMAT, f"<{where}.{each}>") for each in formats), *others,
            *((SOURCE, each) for each in sources),
        ])  # fmt: skip
        return {thing: in_order((*pairs, (DESCRIBED_BY, document))), document: stated}

    def beside(self, *, evidence: bool, sources: bool) -> tuple[str, ...]:
        """Return the endings of the other document of a thing: of its description, or of its evidence if it has any."""
        if evidence:
            return ("ttl", "jsonld")
        return ("evidence.ttl", "evidence.jsonld") if sources else ()


def publication_of(triples: Triples) -> Publication:
    """Return where the projects in use have their things: at their IRIs, with the licence of their ontology."""
    used = project.in_use()
    bases = (BASE,) if used is None else tuple(each.base for each in used.projects)
    own = bases[-1]
    stated = [pair for pair in triples.of(f"<{own}ontology>") if pair[0] in RIGHTS]
    dataset = [(PART_OF, f"<{own.rstrip('/')}>")] if stated else []

    def address(thing: str) -> str:
        return thing if stated and thing.startswith(bases) and "#" not in thing else ""

    return Publication(address, (*dataset, *stated))
