"""A part of the packaged graph for the slow engines, with everything that queries and claims name."""

import re
from functools import cache

from creativegraph import catalogue, project
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.graph import Graph
from creativegraph.tables import build


@cache
def sample() -> Graph:
    """The packaged graph without nine of ten cities outside ASEAN that nothing names but the list they stand in.

    rdflib and pySHACL take minutes over the whole graph; `make bench` lets them.
    """
    built = build([project.folder("data")])
    told = [claim for claim in built.claims.values() if not claim.column]
    named = {claim.subject for claim in told} | {claim.value for claim in told}
    for name in catalogue.names():
        named.update(re.findall(r"<([^<>\s]+)>", catalogue.load(name).text))
    listed = [claim for claim in built.claims.values() if claim.column]
    named.update(claim.subject for claim in listed if claim.row % 10 == 0)
    places = [claim for claim in listed if claim.property.name == "cg:locatedIn"]
    asean = {claim.subject for claim in places if claim.value.endswith("/place/asean")}
    named.update(claim.subject for claim in places if claim.value in asean)
    for _ in range(3):  # a membership, its city, the city's country, the country's region
        named.update(
            claim.subject for claim in listed if claim.property.name == "cg:memberCity" and claim.value in named
        )
        named.update(claim.value for claim in listed if claim.subject in named)
    built.claims = {claim.id: claim for claim in (*told, *(each for each in listed if each.subject in named))}
    return Graph(OxigraphEngine(in_memory(built.ntriples())))
