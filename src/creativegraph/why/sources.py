"""Where the sources of claims are found, and when they were read."""

from collections.abc import Iterable
from dataclasses import replace

from creativegraph.graph import Graph
from creativegraph.iris import IRI, PREFIXES, TERMS
from creativegraph.why.answer import Stated
from creativegraph.why.facts import facts_of

__all__ = ["with_places"]

URL, ADDRESS, READ = IRI(PREFIXES["schema"] + "url"), IRI(TERMS + "addressAsReported"), IRI(TERMS + "readOn")


def with_places(graph: Graph, claims: Iterable[Stated]) -> tuple[Stated, ...]:
    """Return claims with the address of each source, and the day on which it was read, as far as they are known.

    Of a source of which a record is named, the record tells the day.
    """
    told = tuple(claims)
    known: dict[tuple[str, str], str] = {}
    for source, term, value in facts_of(graph, (source for each in told for source in each.sources)):
        known.setdefault((source, term), value)

    def place(claim: Stated, source: IRI) -> str:
        address = known.get((source, URL)) or known.get((source, ADDRESS), "")
        is_recorded = any(each.source == source for each in claim.records)
        read = "" if is_recorded else known.get((source, READ), "")
        return ", ".join(filter(None, (address, read and f"read {read}")))

    return tuple(replace(each, places=tuple(place(each, source) for source in each.sources)) for each in told)
