"""A contract of import-linter: no module leads back to itself by imports, those for types and in functions included."""

import networkx as nx
from grimp import ImportGraph
from importlinter.application import output
from importlinter.domain.contract import Contract, ContractCheck

__all__ = ["NoCircles"]


class NoCircles(Contract):
    """Modules that import each other, by whatever way, break it."""

    type_name = "no circles"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002 - as import-linter calls it
        imports = nx.DiGraph(
            (each, other)
            for each in graph.modules
            if not graph.is_module_squashed(each)
            for other in graph.find_modules_directly_imported_by(each)
        )
        circles = [sorted(some) for some in nx.strongly_connected_components(imports) if len(some) > 1]
        return ContractCheck(kept=not circles, metadata={"circles": sorted(circles)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for each in check.metadata["circles"]:
            output.print_error(f"Each of these leads to the others, so move down what they share: {', '.join(each)}")
