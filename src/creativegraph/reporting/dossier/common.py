"""What all dossiers of a graph in one language share: labels, evidence, questions and words, each read once."""

from collections.abc import Iterator, Sequence
from datetime import date

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages
from creativegraph.messages.locale import locale_for
from creativegraph.messages.table import message
from creativegraph.names.languages import checked_languages
from creativegraph.reporting.dossier.arrange import sentences
from creativegraph.reporting.dossier.ask import Asking
from creativegraph.reporting.dossier.cells import Wording, is_term, spaced, written
from creativegraph.reporting.dossier.evidence import Evidence
from creativegraph.reporting.dossier.implied import Implied
from creativegraph.why.answer import Stated

__all__ = ["Common"]

TOLD = frozenset(("implied", "editorial"))
"""Modes of claims that a reader is told; the others say themselves what their source is."""


class Common:
    """What is read once for all dossiers of a graph."""

    def __init__(self, graph: Graph, languages: Languages, today: date, *, of_many: bool = False) -> None:
        self.graph, self.languages, self.today = graph, checked_languages(languages), today
        self.locale = locale_for(self.languages)
        self.asking = Asking(graph, self.languages, of_many=of_many)
        self.evidence = Evidence(graph, self.languages)
        self.labels: dict[IRI, str] = {}
        self.wording = Wording(self.locale, self.label, today)
        self.implied = Implied(graph, self.languages, self.label)

    def label(self, thing: IRI) -> str:
        """Return the label of a thing or term; of an address without one the address itself."""
        if thing not in self.labels:
            found = self.graph.labels([thing], self.languages).get(thing, thing.slug)
            if found == thing.slug and not (thing.kind or self.graph.lookup.labelled([thing])):
                found = spaced(found) if is_term(thing) else str(thing)
            self.labels[thing] = found
        return self.labels[thing]

    def text(self, key: str, **details: object) -> str:
        """Return a message in the language of the dossier."""
        return message(f"dossier.{key}", self.locale.language, **details)

    def remarks(self, claims: Sequence[Stated]) -> Iterator[str]:
        """Yield what else is to be known of the claims of a statement."""
        modes = {each.mode for each in claims}
        if len(modes) == 1 and modes <= TOLD:
            yield self.text(f"mode.{modes.pop()}")
        for each in claims:
            told = []
            if each.rank == "preferred" and each.reason:
                told.append(self.text("preferred", reason=each.reason))
            if each.rivals:
                values = ", ".join(written(one, self.wording) for one in each.rivals)
                told.append(self.text("rivals", values=values))
            if each.valid_until:
                told.append(self.text("until", until=self.until(each.valid_until)))
            if told:
                yield sentences(told)

    def until(self, end: str) -> str:
        """Return the end of a time; of one that lies between two days, both."""
        first, dots, last = end.strip("[]").partition("..")
        days = [self.locale.period(each) for each in (first, last) if each]
        return self.text("between", first=days[0], last=days[-1]) if dots and len(days) > 1 else days[0]
