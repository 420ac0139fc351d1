"""The graph as networks for networkx: who works with whom, where, and what stands around a thing.

Nodes are IRIs. Every node has ``label`` and ``kind``, every edge ``label``, ``kind`` and ``weight``; dates are text, so
that GraphML and GEXF can hold them. What is not stated is absent, not empty.
"""

from creativegraph.export.networks.build import KINDS, network
from creativegraph.export.networks.measure import centrality, links
from creativegraph.export.networks.write import ENDINGS, ending_of, save_network

__all__ = ["ENDINGS", "KINDS", "centrality", "ending_of", "links", "network", "save_network"]
