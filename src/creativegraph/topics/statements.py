# generated from queries/statements/*.rq; edit those
"""What has become of things, who said what about them, and who held which office.

A status is what a source says has become of a thing: planned, in force, held, cancelled and others. It begins and ends
with the claim that states it; the day on which it was said is that of the source.
"""

from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things
from creativegraph.rows import Answers

__all__ = [
    "StatusOf",
    "status_of",
]


@dataclass(frozen=True, slots=True)
class StatusOf:
    """A status of a thing as one source gives it.

    Attributes:
        status: A code of the list of statuses; the status of an event that the list of event statuses gives is shown as
            the same code here.
        family: The wider status: prospective, active, ended or unrealised.
        since: When the status began, as EDTF.
        until: When the status ended, as EDTF.
        said_on: When the source was published, as the table of sources gives it.
        note: The curator's note, in English.
    """

    thing: IRI
    thing_label: str
    status: IRI
    status_label: str
    family: IRI
    family_label: str
    since: str | None
    until: str | None
    said_on: str | None
    source: IRI | None
    source_label: str | None
    mode: IRI
    claim: IRI
    note: str | None


def status_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[StatusOf]:
    """Statuses that sources give to a thing, earliest first, with when each held and on which day it was said.

    One row per claim and source; what has been corrected is left out. A status without a beginning stands at the day on
    which its source was published. A status that is over has an end; one that was followed by another without a word
    about its end has none.

    Args:
        graph: The graph to ask.
        thing: Anything, such as an event, an agreement, a project or a membership; one or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/statements/status_of.rq``.
    """
    return graph.rows("statements/status_of", StatusOf, languages, thing=thing)
