"""A decision about a name as a row in the columns of SSSOM has it, and decisions that cannot all be right.

A decision says that a name, or a thing, is the same as another thing, is another, or is none of a source's. From A = B
and B = C follows A = C, and from A = B and B ≠ C that A is not C.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from networkx.utils.union_find import UnionFind

__all__ = [
    "BY_HAND", "BY_NAME", "MENTION", "NAME", "NEEDED", "NOT", "NOTHING", "SAME", "Contradiction", "Decision",
    "contradictions",
]  # fmt: skip

NAME = "matches.csv"
"""The table of a project's decisions, beside its manifest."""
NEEDED = ("subject_id", "predicate_id", "object_id")
SAME, NOT = "skos:exactMatch", "Not"
NOTHING = "sssom:NoTermFound"
BY_HAND, BY_NAME = "semapv:ManualMappingCuration", "semapv:LexicalMatching"
MENTION = "name:"
"""How the identifier of a name begins."""


class Decision(NamedTuple):
    """A row: a name or thing, what it is or is not, and how that is known; ``row`` counts as in a spreadsheet."""

    subject: str
    object: str
    refused: bool = False
    subject_label: str = ""
    object_label: str = ""
    source: str = ""
    justification: str = BY_HAND
    confidence: str = ""
    date: str = ""
    run: str = ""
    tool: str = ""
    comment: str = ""
    row: int = 0
    more: tuple[tuple[str, str], ...] = ()
    """Further columns of the table, which are kept as they are."""

    def __str__(self) -> str:
        sign = "≠" if self.refused else "="
        return f"{self.subject_label or self.subject} {sign} {self.object_label or self.object}"


class Contradiction(NamedTuple):
    """Decisions that cannot all be right: a refusal, or two things of one source, and the rows that lead there."""

    first: Decision
    others: tuple[Decision, ...]

    def __str__(self) -> str:
        others = ", ".join(f"row {each.row} ({each})" for each in self.others) or "itself"
        return f"row {self.first.row} ({self.first}) contradicts {others}"


def contradictions(decisions: Sequence[Decision]) -> list[Contradiction]:
    """Return the decisions that cannot all be right, each with the first rows that it contradicts."""
    from networkx.utils.union_find import UnionFind

    same: UnionFind[str] = UnionFind()
    accepted = [each for each in decisions if not each.refused and each.object != NOTHING]
    for each in accepted:
        same.union(each.subject, each.object)
    of: dict[str, list[Decision]] = defaultdict(list)
    for each in accepted:
        of[same[each.subject]].append(each)
    found = [*refuted(decisions, same, of), *doubled(of)]
    return sorted(found, key=lambda each: each.first.row)


def refuted(
    decisions: Iterable[Decision], same: "UnionFind[str]", of: dict[str, list[Decision]]
) -> Iterable[Contradiction]:
    """Yield what is decided not to be the same, or to be nothing, where others say what it is."""
    for each in decisions:
        rows = of[same[each.subject]]
        if each.refused and same[each.subject] == same[each.object]:
            yield Contradiction(each, path_between(each.subject, each.object, rows))
        elif each.object == NOTHING:
            others = [other for other in rows if other.source == each.source]
            yield from [Contradiction(each, (others[0],))] if others else []


def doubled(of: dict[str, list[Decision]]) -> Iterable[Contradiction]:
    """Yield where one thing is decided to be two things of one source."""
    for rows in of.values():
        firsts: dict[str, Decision] = {}
        told = set[str]()
        for each in rows if len({each.object for each in rows}) > 1 else ():
            first = firsts.setdefault(each.source, each)
            if each.source and each.object != first.object and each.source not in told:
                told.add(each.source)
                yield Contradiction(each, (first,))


def path_between(one: str, other: str, rows: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions by which two are the same; none where they are one."""
    import networkx as nx

    if one == other:
        return ()
    graph: nx.Graph[str] = nx.Graph()
    for each in rows:
        graph.add_edge(each.subject, each.object, row=each)
    steps = nx.shortest_path(graph, one, other)
    return tuple(graph.edges[pair]["row"] for pair in pairwise(steps))
