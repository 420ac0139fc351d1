"""Drafting: the candidates that rules, and whatever is plugged in, find in a report, as the text runs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from creativegraph.drafting.candidate import Candidate, Thing
from creativegraph.drafting.document import Document
from creativegraph.drafting.source import SourceRow, source_of
from creativegraph.graph import Graph

__all__ = ["Draft", "draft", "merged", "things_of"]

CONFIDENCES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a report seems to say: candidates as the text runs, the things that they speak of, and its source.

    Nothing is accepted; a person decides about each candidate.
    """

    document: Document
    candidates: tuple[Candidate, ...]
    things: tuple[Thing, ...]
    source: SourceRow


def draft(document: Document, graph: Graph, *, source: SourceRow | None = None) -> Draft:
    """Return what a report seems to say, by rules over the vocabulary and the names of a graph.

    Args:
        document: the report, as ``drafting.reading.read`` gives it.
        graph: whose things are recognised; its project has the properties and codes.
        source: what is known of the report; what the file says of itself is added.
    """
    dated = replace(document, date=source.date) if source is not None and source.date else document
    found = merged(by_rules(dated, graph))
    return Draft(document, found, things_of(found), source_of(document, source))


def by_rules(document: Document, graph: Graph) -> Iterable[Candidate]:
    """Return what the rules find."""
    from importlib import import_module

    try:
        mentions = import_module("creativegraph.drafting.mentions").mentions
        candidates = import_module("creativegraph.drafting.rules").candidates
    except (ImportError, AttributeError):
        return ()
    found: Iterable[Candidate] = candidates(document, mentions(document, graph), graph)
    return found


def merged(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates as the text runs, each statement once: the surest, and of equally sure ones the first."""
    best: dict[tuple[str, ...], Candidate] = {}
    for each in found:
        key = (each.subject, each.property, each.value, *chain.from_iterable(sorted(each.columns.items())))
        if key not in best or rank(each) < rank(best[key]):
            best[key] = each
    return tuple(
        sorted(best.values(), key=lambda each: (each.start, each.end, each.subject, each.property, each.value))
    )


def rank(candidate: Candidate) -> tuple[int, int, int]:
    """Return how far from the best a candidate is: what is said explicitly and surely comes first."""
    return CONFIDENCES.index(candidate.confidence), int(candidate.mode != "explicit"), candidate.start


def things_of(found: Sequence[Candidate]) -> tuple[Thing, ...]:
    """Return the things of candidates, each once, as it is first mentioned; a label given somewhere is kept."""
    kept: dict[str, Thing] = {}
    for each in sorted(all_things(found), key=lambda thing: thing.start):
        before = kept.setdefault(each.id, each)
        classes = tuple(dict.fromkeys((*before.classes, *each.classes)))
        kept[each.id] = replace(
            before, label=before.label or each.label, classes=classes, known=before.known or each.known
        )
    return tuple(kept.values())


def all_things(found: Iterable[Candidate]) -> Iterator[Thing]:
    """Yield every mention of a thing in candidates."""
    for each in found:
        yield from each.things
