"""The answers to the questions of an outline for one thing; a question can be asked of what an earlier one answered."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from creativegraph import catalogue
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, Languages, Value
from creativegraph.reporting.dossier.cells import Answer
from creativegraph.reporting.dossier.outline import Question, Section, arguments_in

__all__ = ["THING", "Answered", "Asking", "values_of"]

FROM = re.compile(r"\{([\w/]+)\.(\w+)\}")
THING = "{thing}"


class Answered(NamedTuple):
    """A question with its rows; ``of`` are the things that it was asked of, none where there was nothing to ask of."""

    question: Question
    rows: tuple[Answer, ...]
    of: tuple[Value, ...]


class Asking:
    """Asks the questions of outlines; the answer to a question that is asked of several things is kept for the next."""

    def __init__(self, graph: Graph, languages: Languages, *, of_many: bool = False) -> None:
        self.graph, self.languages = graph, languages
        self.of_many = of_many
        self.whole: dict[tuple[str, str], dict[Value | None, list[Answer]]] = {}
        self.known: dict[tuple[str, tuple[tuple[str, tuple[Value, ...]], ...]], tuple[Answer, ...]] = {}

    def of(self, thing: IRI, sections: Iterable[Section]) -> dict[str, Answered]:
        """Return the answers for a thing, by the names of the questions."""
        found: dict[str, Answered] = {}
        for section in sections:
            for each in section.questions:
                found[each.name] = self.answer(each, thing, found)
        return found

    def answer(self, question: Question, thing: IRI, before: Mapping[str, Answered]) -> Answered:
        """Return the answer to one question."""
        given = {name: values_of(written, thing, before) for name, written in arguments_in(question.given)}
        of = next(iter(given.values()), ())
        if not all(given.values()):
            return Answered(question, (), of)
        key = (question.name, tuple(given.items()))
        if key not in self.known:
            self.known[key] = tuple(self.rows(question.name, given))
        return Answered(question, self.known[key], of)

    def rows(self, name: str, given: Mapping[str, tuple[Value, ...]]) -> list[Answer]:
        """Return the rows of a question; where dossiers of many things are made, it is asked once if it can be."""
        chosen = next(iter(given))
        if self.of_many and len(given) == 1 and may_be_asked_once(name, chosen):
            if (name, chosen) not in self.whole:
                found: dict[Value | None, list[Answer]] = {}
                for row in as_answers(self.graph.run(name, languages=self.languages)):
                    found.setdefault(row[chosen], []).append(row)
                self.whole[name, chosen] = found
            return [row for each in sorted(given[chosen], key=str) for row in self.whole[name, chosen].get(each, ())]
        arguments: dict[str, Any] = {each: list(values) for each, values in given.items()}
        return as_answers(self.graph.run(name, languages=self.languages, **arguments))


def may_be_asked_once(name: str, parameter: str) -> bool:
    """Return whether a question can be asked of everything, with a column that says of what each row is."""
    asked = catalogue.load(name)
    return not asked.needed and any(each.name == parameter for each in asked.columns)


def as_answers(rows: Rows) -> list[Answer]:
    """Return rows as mappings by their columns."""
    return [dict(zip(rows.columns, row, strict=True)) for row in rows]


def values_of(written: list[str], thing: IRI, before: Mapping[str, Answered]) -> tuple[Value, ...]:
    """Return the values of a parameter: the thing, columns of earlier answers, or what is written."""
    found: dict[Value, None] = {}
    for each in written:
        if each == THING:
            found[thing] = None
        elif parts := FROM.fullmatch(each):
            known = (each for name, each in before.items() if parts[1] in (name, each.question.short))
            for row in (row for each in known for row in each.rows):
                if (value := row.get(parts[2])) is not None:
                    found[value] = None
        else:
            found[each] = None
    return tuple(found)
