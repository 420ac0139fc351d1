"""How the example of a question is asked of the graph of a portal: in Python, and as a command."""

from creativegraph.catalogue.example import asked_in_example, call_of
from creativegraph.catalogue.query import Query
from creativegraph.site.portal import Portal

__all__ = ["command_of", "python_of"]

PLACE = "FOLDER"
"""What stands for the place of a graph that is not the packaged one."""


def is_packaged(portal: Portal) -> bool:
    """Return whether the graph of a portal is the one that is opened where no other is named."""
    return portal.graph.packaged and portal.graph.projects is None


def command_of(portal: Portal, query: Query) -> str:
    """Return how the example is asked on the command line."""
    return call_of(query) + ("" if is_packaged(portal) else f" --graph {PLACE}")


def python_of(portal: Portal, query: Query) -> str:
    """Return how the example is asked in Python."""
    kinds = {each.name: each.kind for each in query.parameters}
    words = [repr(query.name)]
    for name, values in asked_in_example(query).items():
        some = [each if kinds[name] in ("integer", "year") else repr(each) for each in values]
        words.append(f"{name}={some[0] if len(some) == 1 else '[' + ', '.join(some) + ']'}")
    call = ", ".join(words).replace("'", '"')
    folder = "" if is_packaged(portal) else f'"{PLACE}"'
    return f"import creativegraph as cg\n\ngraph = cg.open_graph({folder})\ngraph.run({call})\n"
