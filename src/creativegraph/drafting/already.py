"""Which candidates a graph says already, from whatever source: compared as the reader of tables reads them."""

from collections.abc import Iterable, Iterator, Sequence

from creativegraph import project
from creativegraph.drafting.candidate import Candidate
from creativegraph.drafting.document import Document
from creativegraph.drafting.findings import FIRST, as_read
from creativegraph.graph import Graph
from creativegraph.iris import IRI, THINGS
from creativegraph.tables.cells.named import NAMES
from creativegraph.tables.claim import Claim
from creativegraph.tables.triples import direct, span, time_span

__all__ = ["said_already"]

CODE = "/"
"""What the property of a row has that is a code, so that the row makes a thing, such as a figure."""
OF_NODES = frozenset(("rdf:type", *NAMES))
"""What a row says of the things that it makes, such as a figure, besides what it states."""


def said_already(candidates: Sequence[Candidate], document: Document, graph: Graph) -> frozenset[int]:
    """Return the places of the candidates whose whole statement holds in a graph."""
    _, made = as_read(candidates, document, graph)
    rows: dict[int, list[Claim]] = {}
    for claim in made.claims.values():
        rows.setdefault(claim.row - FIRST, []).append(claim)
    with project.using(graph.projects):
        return frozenset(
            number for number, claims in rows.items() if 0 <= number < len(candidates) and holds(
                as_known(pattern(claims, makes=CODE in candidates[number].property), candidates[number], graph), graph
            )
        )  # fmt: skip


def pattern(claims: Iterable[Claim], *, makes: bool) -> list[str]:
    """Return what must hold for claims to hold, with a variable for each thing that their row ``makes``."""
    stated = [each for each in claims if each.property.name not in OF_NODES]
    made = list(dict.fromkeys(each.subject for each in stated)) if makes else []
    lines = list(lines_of(stated, frozenset(made)))
    for number, iri in enumerate(made):
        lines = [each.replace(f"<{iri}>", f"?made{number}") for each in lines]
    return lines


def as_known(lines: Sequence[str], candidate: Candidate, graph: Graph) -> list[str]:
    """Return triples with the things that a project has from the packaged one, which it names without a prefix."""
    made, projects = list(lines), graph.projects
    if projects is None or projects.own.is_packaged:
        return made
    own = f"{projects.own.base}id/"
    for each in candidate.things:
        iri = f"{THINGS}{each.id}"
        if ":" not in each.id and graph.index.names_of(IRI(iri)):
            home, period = THINGS, f"time/{each.id.replace('/', '-')}-"
            made = [line.replace(f"<{own}{each.id}>", f"<{iri}>").replace(own + period, home + period) for line in made]
    return made


def lines_of(claims: Iterable[Claim], made: frozenset[str]) -> Iterator[str]:
    """Yield the triples of claims; a period of a thing that a row makes is compared by its text."""
    for number, claim in enumerate(claims):
        line = direct(claim)[0]
        if claim.property.value == "period" and claim.subject in made:
            node, variable = time_span(claim.subject, claim.value), f"?time{number}"
            yield line.replace(node, variable)
            yield list(span(claim))[1][0].replace(node, variable)
        else:
            yield line


def holds(lines: Sequence[str], graph: Graph) -> bool:
    """Return whether all triples hold in a graph."""
    return bool(lines) and graph.sparql(f"ASK {{ {' . '.join(lines)} }}") is True
