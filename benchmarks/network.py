"""Networks of the packaged graph beside rdflib's own conversion to networkx."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from rdflib import Graph as RdflibGraph
from rdflib.extras.external_graph_libs import rdflib_to_networkx_graph

import creativegraph as cg
from benchmarks.measuring import Line, at_least, in_turns, ms
from creativegraph.export.networks import KINDS

AROUND = "event/hcdf-2024"


def measure(_: Path) -> Iterator[Line]:
    """Each kind of network against the conversion of the graph, then against that of the statements it needs alone."""
    graph = cg.open_graph(cg.PACKAGED)
    whole = graph.to_rdflib()
    size = f"{len(whole):,} triples"
    (theirs,) = in_turns(3, lambda: rdflib_to_networkx_graph(whole))
    for kind in KINDS:
        around = kind == "around"
        build = partial(cg.network, graph, kind, thing=AROUND if around else None, depth=2 if around else 1)
        build()
        (ours,) = in_turns(5, build)
        yield at_least(f"network: {kind}, of {size}", ours, theirs, "rdflib to networkx", 10)
    part = needed(whole, set(cg.network(graph, "cities")))
    ours, theirs = in_turns(5, lambda: cg.network(graph, "cities"), lambda: rdflib_to_networkx_graph(part))
    yield Line(
        f"network: cities, their {len(part):,} triples", ms(ours), f"{ms(theirs)}  rdflib, only these",
        f"{theirs / ours:.1f} faster", "shown", met=True,
    )  # fmt: skip
    cities = cg.network(graph, "cities")
    (rows,) = in_turns(3, lambda: cg.centrality(cities))
    yield Line("network: centrality of the cities, 525 things", ms(rows), "", "", "shown", met=True)


def needed(whole: RdflibGraph, nodes: set[str]) -> RdflibGraph:
    """The statements about the nodes of the network of cities and about their memberships."""
    part = RdflibGraph(bind_namespaces="none")
    members = {
        subject for subject, found in whole.subject_objects() if str(found) in nodes and "/membership/" in str(subject)
    }
    for triple in whole:
        if str(triple[0]) in nodes or triple[0] in members:
            part.add(triple)
    return part
