"""Names to things: what is decided is not asked again, what is sure needs no question, and the rest has candidates."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from creativegraph.errors import ArgumentError
from creativegraph.find.authorities import authority
from creativegraph.find.candidates import Matcher
from creativegraph.find.entries import Entries
from creativegraph.find.entry import Asked, Candidate, Entry
from creativegraph.find.matches import Matches, mention
from creativegraph.find.of_graph import kinds_meant, names_around, of_graph, place_names
from creativegraph.graph import Graph
from creativegraph.tables.decisions import BY_HAND, BY_NAME, Decision

__all__ = ["STATES", "Reconciled", "decision", "matcher", "reconcile"]

STATES = ("decided", "none", "sure", "open", "unknown")
"""What is known of a name: it is decided what it means, or that nothing here is meant; one thing is sure; there are
candidates to choose from; or nothing is named so."""


class Reconciled(NamedTuple):
    """A name, what is known of it, the thing if it is decided or sure, and the candidates if there is a choice."""

    asked: Asked
    state: str
    thing: str = ""
    candidates: tuple[Candidate, ...] = ()


def matcher(graph: Graph, against: str | Entries = "") -> Matcher:
    """Return what compares names with the things of a graph, or with those of an authority; places are the graph's."""
    entries = against if isinstance(against, Entries) else authority(against) if against else of_graph(graph)
    return Matcher(
        entries, lambda place: place_names(graph, place), lambda kind: kinds_meant(graph, kind),
        lambda place: names_around(graph, place),
    )  # fmt: skip


def reconcile(
    graph: Graph, names: Iterable[str | Asked], *, against: str | Matcher = "", matches: Matches | None = None,
    limit: int = 5,
) -> list[Reconciled]:  # fmt: skip
    """Return for each name which thing it means: by what is decided, else the candidates with their scores.

    Args:
        graph: its things are the candidates, unless there is an authority, and its names of places are known.
        names: names, or an `Asked` with the place, kind, year and other names of the thing.
        against: ``geonames``, ``countries``, the file of a dump (GeoNames, ROR, Wikidata, or a table with id and
            name), or what ``matcher`` made of it before.
        matches: what is decided; nothing is asked twice.
        limit: how many candidates at most.

    Raises:
        ArgumentError: a name is empty, or ``limit`` is below 1.
    """
    if limit < 1:
        raise ArgumentError(f"limit is {limit}; give a whole number from 1 on")
    compare = against if isinstance(against, Matcher) else matcher(graph, against)
    known = matches or Matches()
    asked = (each if isinstance(each, Asked) else Asked(each) for each in names)
    return list(answers(asked, compare, known, limit))


def answers(asked: Iterable[Asked], compare: Matcher, known: Matches, limit: int) -> Iterator[Reconciled]:
    """Yield what is known of each name."""
    for each in asked:
        if not each.name.strip():
            raise ArgumentError("a name is empty; give its words, or leave it out")
        yield answer(each, compare, known, limit)


def answer(asked: Asked, compare: Matcher, known: Matches, limit: int) -> Reconciled:
    """Return what is known of a name."""
    refused: set[str] = set()
    if known.rows:
        subject = mention(asked)
        same = known.same_as(subject)
        if settled := next((each for each in same if each != subject and each in compare.entries), ""):
            return Reconciled(asked, "decided", settled)
        if known.is_nothing(subject, compare.entries.source):
            return Reconciled(asked, "none")
        refused = known.refused(subject)
    found = compare.candidates(asked, limit, refused)
    if not found:
        return Reconciled(asked, "unknown")
    sure = found[0].sure
    return Reconciled(asked, "sure" if sure else "open", found[0].id if sure else "", tuple(found))


def decision(asked: Asked, source: str, entry: Entry | None, score: float | None = None) -> Decision:
    """Return the decision that a name means a thing: by its score, or by hand where there is none."""
    confidence = "" if score is None else f"{score / 100:.3f}".rstrip("0").rstrip(".")
    thing, label = (entry.id, entry.label) if entry else ("", "")
    by = BY_HAND if score is None else BY_NAME
    return Decision(mention(asked), thing, False, asked.name, label, source, by, confidence)
