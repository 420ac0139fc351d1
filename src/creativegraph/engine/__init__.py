"""What answers SPARQL: the interface, the embedded Oxigraph and rdflib; endpoint/engine.py has the remote one.

All give texts of terms, which the catalogue's kinds turn into values: equal rows by construction.
"""

from creativegraph.engine.interface import Answer, Engine
from creativegraph.engine.oxigraph import OxigraphEngine, fill, in_memory
from creativegraph.engine.values import table_of, unquoted, value_of
from creativegraph.engine.warming import WarmingEngine

__all__ = [
    "Answer", "Engine", "OxigraphEngine", "WarmingEngine", "fill", "in_memory", "table_of", "unquoted",
    "value_of",
]  # fmt: skip
