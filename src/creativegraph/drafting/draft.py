"""Drafting: the candidates that rules, and whatever is plugged in, find in a report, as the text runs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from creativegraph.drafting.already import said_already
from creativegraph.drafting.candidate import Candidate, Thing
from creativegraph.drafting.document import Document
from creativegraph.drafting.drafter import Drafter
from creativegraph.drafting.guard import Guarded, guarded
from creativegraph.drafting.model import Answer, language_for
from creativegraph.drafting.refusal import Refusal, Remark
from creativegraph.drafting.source import SourceRow, source_of
from creativegraph.drafting.terms import Terms, known_among, terms_for
from creativegraph.graph import Graph
from creativegraph.tables.claim import CONFIDENCES

__all__ = ["Draft", "draft", "merged", "terms_of", "things_of"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a report seems to say: candidates as the text runs, the things that they speak of, and its source.

    Nothing is accepted; a person decides about each candidate.
    """

    document: Document
    candidates: tuple[Candidate, ...]
    things: tuple[Thing, ...]
    source: SourceRow
    refused: tuple[Refusal, ...] = ()
    proposed: int = 0
    """What drafters proposed: what was refused of it, and how many candidates were not."""
    remarks: tuple[Remark, ...] = ()
    """What is told of the quotations of these: what was tolerated, and which of several places was taken."""
    already: frozenset[int] = frozenset()
    """The places of the candidates that the graph says already."""


def draft(
    document: Document, graph: Graph, *, source: SourceRow | None = None, drafters: Sequence[Drafter] = (),
    rules: bool = True,
) -> Draft:  # fmt: skip
    """Return what a report seems to say, by rules over the vocabulary and the names of a graph, and by drafters.

    Args:
        document: the report, as ``drafting.reading.read`` gives it.
        graph: whose things are recognised; its project has the properties and codes.
        source: what is known of the report; what the file says of itself is added.
        drafters: what else proposes claims, such as the ``Answer`` of a language model; each quotation is looked for
            in the report, and what is not there is ``refused``.
        rules: whether the rules look for claims.
    """
    date = source.date if source is not None and source.date else document.date
    dated = replace(document, date=date, language=document.language or only_language(graph))
    guards = by_drafters(dated, graph, drafters)
    entered = [each for one in guards for each in one.accepted]
    found = merged(with_known([*(by_rules(dated, graph) if rules else ()), *entered], dated, graph))
    refused = tuple(each for one in guards for each in one.refused)
    remarks = tuple(each for one in guards for each in one.remarks)
    already = said_already(found, dated, graph)
    return Draft(
        document, found, things_of(found), source_of(document, source), refused, len(entered), remarks, already
    )


def only_language(graph: Graph) -> str:
    """Return the language of a project that has one alone: that of reports which are too short to tell theirs."""
    languages = graph.projects.own.languages if graph.projects is not None else ()
    return languages[0] if len(languages) == 1 else ""


def by_drafters(document: Document, graph: Graph, drafters: Sequence[Drafter]) -> list[Guarded]:
    """Return what drafters propose, each as far as it may enter."""
    answers = [each for each in drafters if isinstance(each, Answer)]
    terms = terms_of(document, graph) if len(answers) < len(drafters) else terms_for(graph)
    found = []
    for each in drafters:
        name = each.name if isinstance(each, Answer) else type(each).__name__
        made = guarded(document, each.draft(document, terms), graph, name)
        found.append(made._replace(refused=(*each.refused, *made.refused)) if isinstance(each, Answer) else made)
    return found


def terms_of(document: Document, graph: Graph) -> Terms:
    """Return the terms of a graph in the language of a report, with the things of the graph that it names."""
    from creativegraph.drafting.mentions import mentions

    things = (each for each in mentions(document, graph) if each.kind == "thing" and each.known and each.ids)
    known = (each for each in things if not each.definite)
    named = {each.ids[0]: Thing(each.ids[0], each.label or each.text, each.start, each.end, True) for each in known}
    return terms_for(graph, tuple(named.values()), language_for(document))


def by_rules(document: Document, graph: Graph) -> Sequence[Candidate]:
    """Return what the rules find."""
    from creativegraph.drafting.mentions import mentions
    from creativegraph.drafting.rules import candidates

    return candidates(document, mentions(document, graph), graph)


def with_known(found: Sequence[Candidate], document: Document, graph: Graph) -> Iterator[Candidate]:
    """Yield candidates whose things are known if the graph has their ids, and have only names that the report has."""
    known, text = known_among(graph, {thing.id for each in found for thing in each.things}), document.text.casefold()

    def checked(thing: Thing) -> Thing:
        label = thing.label if thing.label.casefold() in text else ""
        return replace(thing, known=thing.known or thing.id in known, label=label)

    for each in found:
        yield replace(each, things=tuple(map(checked, each.things)))


def merged(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates as the text runs, each statement once: the surest, and of equally sure ones the first."""
    best: dict[tuple[str, ...], Candidate] = {}
    for each in found:
        columns = sorted((name, cell) for name, cell in each.columns.items() if name != "note")
        key = (each.subject, each.property, each.value, *chain.from_iterable(columns))
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
