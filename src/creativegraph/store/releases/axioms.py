"""What the ontology states with blank nodes, which graphs leave out: unions, lists, disjoint classes."""

import re
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.iris import BASE, PREFIXES
from creativegraph.store.canonical import GENID, blanks, grounded
from creativegraph.tables.vocabulary import vocabulary

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["axioms_of", "version_of", "with_blank_nodes"]

NODE = re.compile(f"<{re.escape(GENID)}([0-9a-f-]+)>")
VERSION = f'ontology> <{PREFIXES["owl"]}versionInfo> "'


def axioms_of(graph: "Graph") -> str:
    """Return what a graph leaves out of the ontology of the projects in use, as sorted N-Triples."""
    if graph.engine.remote or not (graph.packaged or graph.projects):
        return ""
    found = [each for each in vocabulary().ontology if next(blanks(each), None)]
    return "".join(f"{line}\n" for line in sorted(f"{each} ." for each in grounded(found)))


def with_blank_nodes(line: str) -> str:
    """Return a line with blank nodes in place of the IRIs made of them."""
    return NODE.sub(r"_:b\1", line)


def version_of(lines: frozenset[str]) -> str:
    """Return the version of the ontology of the project in use: what its Turtle says, else its manifest."""
    used = project.in_use()
    base = used.own.base if used is not None and not used.own.is_library else BASE
    start = f"<{base}{VERSION}"
    stated = next((each for each in lines if each.startswith(start)), "")
    return stated.removeprefix(start).partition('"')[0] or (used.own.version if used is not None else "")
