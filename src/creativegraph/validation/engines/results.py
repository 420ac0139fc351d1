"""The results of a SHACL report as plain values, the same whichever engine made them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.iris import IRI, PREFIXES, bare, compact
from creativegraph.validation.shapes.graph import Facts, Shapes
from creativegraph.validation.terms import language_of, lexical

__all__ = ["Result", "results_of"]

SEVERITIES = {"Violation": "violation", "Warning": "warning", "Info": "info", "Debug": "info", "Trace": "info"}
COUNTS = ("MaxCount", "UniqueLang", "QualifiedMaxCount")
LEAST = {"MinCount": "sh:minCount", "QualifiedMinCount": "sh:qualifiedMinCount"}
VARIABLE = re.compile(r"\{[?$](\w+)\}")
UNBOUND = "?"
"""What a message shows for a variable that the query of a shape left without a value."""

Messages = tuple[tuple[str, str], ...]


class Result(NamedTuple):
    """One result: terms as N-Triples writes them, empty where there is none.

    ``shape`` is the source shape, ``rule`` the IRI of it or of the named shape that it is part of. ``path`` is a SPARQL
    property path; ``path_triples`` are the triples that describe it in SHACL, the first about the path itself, and
    none for a path of one property. ``of`` is ``value``, ``missing`` or ``count``. ``messages`` are those of the shape
    or its query by language, else those of the engine. ``severity_term`` is the severity that the shape names,
    ``source`` the query that found the result, and ``details`` are the triples of the results under ``sh:detail``.
    """

    severity: str
    shape: str
    rule: str
    component: str
    focus: str
    path: str
    value: str
    messages: Messages
    path_triples: tuple[str, ...] = ()
    of: str = "value"
    severity_term: str = ""
    source: str = ""
    details: tuple[str, ...] = ()

    def message(self, language: str) -> str:
        """Return the message in a language if there is one, else in English, else in any."""
        return chosen(self.messages, language)

    @property
    def constraint(self) -> str:
        """The short name of the constraint component: ``MinCount`` for ``sh:MinCountConstraintComponent``."""
        return self.component.removeprefix(PREFIXES["sh"]).removesuffix("ConstraintComponent")


def chosen(messages: Messages, language: str) -> str:
    """Return the message in a language if there is one, else in English, else in any."""
    found = {tag.lower(): text for tag, text in messages}
    return found.get(language.lower()) or found.get("en") or next(iter(found.values()), "")


def results_of(report: str | bytes, shapes: Shapes) -> Iterator[Result]:
    """Return the results of a report in N-Triples, without those under ``sh:detail``."""
    facts = Facts(report)
    for about in list(facts.about):
        for node in facts.values(about, "sh:result"):
            yield result_of(facts, node, shapes)


def result_of(facts: Facts, node: str, shapes: Shapes) -> Result:
    """Return one result from what the report states about it."""
    shape, path = facts.value(node, "sh:sourceShape"), facts.value(node, "sh:resultPath")
    source, severity = facts.value(node, "sh:sourceConstraint"), facts.value(node, "sh:resultSeverity")
    templates = shapes.messages(source) or shapes.messages(shape)
    found = Result(
        severity_of(severity), shape, shapes.name(shape) if shape else "None",
        bare(facts.value(node, "sh:sourceConstraintComponent")), facts.value(node, "sh:focusNode"), shapes.path(path),
        facts.value(node, "sh:value"), filled(templates, facts.values(node, "sh:resultMessage")),
        shapes.path_triples(path) if path.startswith("_:") else (), severity_term=severity, source=source,
        details=facts.details(node),
    )  # fmt: skip
    return found if found.value else found._replace(of=lack(found, shapes))


def severity_of(term: str) -> str:
    """Return the severity of ours for one of SHACL; a severity of one's own is grave."""
    iri = bare(term)
    return SEVERITIES.get(IRI(iri).slug, "violation") if iri.startswith(PREFIXES["sh"]) else "violation"


def lack(found: Result, shapes: Shapes) -> str:
    """Return what a result without a value is of: a ``count``, or something ``missing``.

    Where more than one value is needed and some are there, it is their number that is wrong.
    """
    if found.constraint in COUNTS:
        return "count"
    least = shapes.value(found.shape, LEAST[found.constraint]) if found.constraint in LEAST else ""
    return "missing" if not least or lexical(least) == "1" else "count"


def filled(templates: Messages, given: list[str]) -> Messages:
    """Return the messages of a shape with the values of the variables in them, or those of the engine if it has none.

    Engines put the values in and lose the language; the template that a message fits to gives it back.
    """
    if templates:
        texts = [lexical(each) for each in given]
        return tuple((language, filled_in(template, texts)) for language, template in templates)
    tags = {language_of(each): lexical(each) for each in sorted(given)}
    return tuple(sorted(tags.items()))


def filled_in(template: str, given: list[str]) -> str:
    """Return a template with the values that one of some messages has in place of its variables."""
    names = VARIABLE.findall(template)
    if not names:
        return template
    fixed = VARIABLE.split(template)[::2]
    pattern = re.compile("(.*)".join(map(re.escape, fixed)), re.DOTALL)
    matches = map(pattern.fullmatch, given)
    values = next((found.groups() for found in matches if found), (UNBOUND,) * len(names))
    shown = [UNBOUND if VARIABLE.fullmatch(each) else compact(each) for each in values]
    return "".join(part + value for part, value in zip(fixed, [*shown, ""], strict=True))
