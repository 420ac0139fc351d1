"""Who acts for a thing that acts: a city signs by its government, as a project's phrases and the graph say."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from creativegraph.drafting.candidate import Thing
from creativegraph.drafting.rules.classes import Classes
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.iris import compact, expand
from creativegraph.project import text_of

if TYPE_CHECKING:
    from creativegraph.drafting.rules.held import Held

__all__ = ["Acting"]


class Acting:
    """The agents that act for things: by a property of the graph, else a new one with a proposed id."""

    def __init__(self, graph: Graph | None, rows: Sequence[tuple[str, str, str]], classes: Classes) -> None:
        self.graph, self.rows, self.classes = graph, rows, classes
        self.agents: dict[str, dict[str, list[str]]] = {}

    def of(self, held: "Held", wanted: Sequence[str]) -> "Held":
        """Return who acts for a thing where the property asks for an agent and it is none."""
        if self.classes.fits(held.classes, wanted):
            return held
        for kinds, property_, template in self.rows:
            if held.classes & set(kinds.split("|")):
                found = self.known(property_).get(held.text, []) if property_ else []
                name = found[0] if len(found) == 1 else template.replace("{A}", held.text.rpartition("/")[2])
                old = held.things[0]
                thing = Thing(name, old.label, old.start, old.end, known=len(found) == 1)
                return held._replace(text=name, things=(thing,), classes=self.classes.of((), name))
        return held

    def name_of(self, thing: str, classes: Sequence[str]) -> str:
        """Return the id of the agent that acts for a thing of some classes by a property; empty if none does."""
        for kinds, property_, template in self.rows:
            if property_ and self.classes.of(classes, thing) & set(kinds.split("|")):
                found = self.known(property_).get(thing, [])
                return found[0] if len(found) == 1 else template.replace("{A}", thing.rpartition("/")[2])
        return ""

    def known(self, property_: str) -> dict[str, list[str]]:
        """Return the agents of the graph by what they act for."""
        if property_ not in self.agents:
            agents = self.agents.setdefault(property_, {})
            iri = expand(property_)
            asked = text_of("drafting/rules/acting.rq").replace("PROPERTY", f"<{iri}>")
            found = self.graph.sparql(asked) if self.graph and iri else None
            for agent, thing in found if isinstance(found, Rows) else ():
                agents.setdefault(compact(str(thing)), []).append(compact(str(agent)))
        return self.agents[property_]
