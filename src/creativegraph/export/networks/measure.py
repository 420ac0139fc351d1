"""Networks as rows: the centrality of nodes, estimated beyond ``EXACT_UP_TO`` of them, and the edges."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["centrality", "links"]

EXACT_UP_TO = 1000
PIVOTS = 200
SEED = 1
DIGITS = Decimal("0.000001")


def centrality(net: "nx.Graph[str]") -> Rows:
    """Return the centrality of each node of a network, one row each, the best connected first.

    ``degree`` is the number of neighbours of a node, ``strength`` the sum of the weights of its edges.
    ``betweenness`` is the share of shortest paths between others that pass through it, without weights, from 0 to 1;
    beyond 1,000 nodes it is estimated from 200 of them. ``community`` numbers the groups that the Louvain method
    finds, the largest first. Direction does not count, weights of parallel edges are summed, and edges from a node
    to itself are left out. The same network gives the same rows.

    Args:
        net: as ``network`` makes it, or any networkx graph.
    """
    import networkx as nx

    plain = simple(net)
    between = nx.betweenness_centrality(plain, k=PIVOTS if len(plain) > EXACT_UP_TO else None, seed=SEED)
    groups = grouped(plain)
    rows: list[tuple[Any, ...]] = [
        (
            IRI(node), str(data.get("label", IRI(node).slug)), str(data.get("kind", "thing")), len(plain[node]),
            sum(edge["weight"] for edge in plain[node].values()),
            Decimal(repr(between[node])).quantize(DIGITS), groups[node],
        )
        for node, data in plain.nodes(data=True)
    ]  # fmt: skip
    rows.sort(key=lambda row: (-row[3], -row[4], -row[5], row[0]))
    return Rows(
        ("thing", "thing_label", "kind", "degree", "strength", "betweenness", "community"),
        ("iri", "label", "string", "integer", "integer", "decimal", "integer"),
        rows,
    )


def links(net: "nx.Graph[str]") -> Rows:
    """Return the edges of a network, one row each, ordered by the names of their ends.

    Args:
        net: as ``network`` makes it, or any networkx graph.
    """
    labels = {node: str(data.get("label", IRI(node).slug)) for node, data in net.nodes(data=True)}
    rows = [
        (
            IRI(one), labels[one], IRI(other), labels[other], str(data.get("kind", "")), data.get("label"),
            data.get("weight", 1), str(data.get("begins", data.get("since", ""))) or None, data.get("ends"),
        )
        for one, other, data in net.edges(data=True)
    ]  # fmt: skip
    return Rows(
        ("source", "source_label", "target", "target_label", "kind", "label", "weight", "begins", "ends"),
        ("iri", "label", "iri", "label", "string", "string", "integer", "string", "string"),
        sorted(rows, key=lambda row: (row[1], row[3], row[0], row[2], row[4])),
    )


def simple(net: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return a network without directions, one edge for each pair, nodes in order so that results repeat."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from((node, net.nodes[node]) for node in sorted(net))
    for one, other, weight in sorted(net.edges(data="weight", default=1)):
        if one != other:
            plain.add_edge(one, other, weight=weight + plain.get_edge_data(one, other, {"weight": 0})["weight"])
    return plain


def grouped(plain: "nx.Graph[str]") -> dict[str, int]:
    """Return the number of each node's community; 1 is the largest."""
    import networkx as nx

    ordered = sorted(nx.community.louvain_communities(plain, seed=SEED), key=lambda group: (-len(group), min(group)))
    return {node: place for place, group in enumerate(ordered, start=1) for node in group}
