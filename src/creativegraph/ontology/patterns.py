"""Patterns: how the terms are used together, each explained and drawn with triples of the graph.

``ontology/patterns.toml`` lists the triples. Each is looked up, so a pattern cannot show what the graph does not hold.
"""

import tomllib
from typing import Any, NamedTuple

from creativegraph import project
from creativegraph.errors import FormatError, UnreadableError, shown
from creativegraph.iris import PREFIXES, THINGS, expand
from creativegraph.ontology.diagrams import Arrow, Box, Diagram
from creativegraph.ontology.terms import facts, shortest
from creativegraph.ontology.usage import Texts, Usage

__all__ = ["EVIDENCE", "Pattern", "check", "diagram", "patterns"]

EVIDENCE = ("claim", "correction", "quotation", "selector", "source")


class Pattern(NamedTuple):
    """Triples that belong together; ``values`` are pairs of subject and property whose value is looked up."""

    name: str
    title: Texts
    text: Texts
    triples: tuple[tuple[str, str, str], ...]
    values: tuple[tuple[str, str], ...]

    def properties(self) -> list[str]:
        """Return the properties that it uses, in order."""
        return list(dict.fromkeys([each[1] for each in (*self.triples, *self.values)]))


def patterns(usage: Usage) -> list[Pattern]:
    """Return all patterns, in the order of the file.

    Raises:
        UnreadableError: the file is not TOML, or lacks a key.
        FormatError: the graph does not hold a triple.
    """
    path = project.folder("ontology") / "patterns.toml"
    try:
        found = [read(each) for each in tomllib.loads(path.read_text(encoding="utf-8"))["pattern"]]
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise UnreadableError(f"{path}: {error}; correct the file") from error
    for each in found:
        check(each, usage)
    return found


def read(row: dict[str, Any]) -> Pattern:
    """Return a pattern of the file."""
    return Pattern(
        row["name"], row["title"], row["text"],
        tuple((full(one), full(two), full(three)) for one, two, three in map(str.split, row["triples"])),
        tuple((full(one), full(two)) for one, two in map(str.split, row["values"])),
    )  # fmt: skip


def full(name: str) -> str:
    """Return the IRI of ``event/hcdf-2024``, ``code/role/funder`` or ``cg:City``."""
    return str(expand(name) or THINGS + name)


def check(pattern: Pattern, usage: Usage) -> None:
    """Check that the graph holds what the pattern shows."""
    wrong = [each for each in pattern.triples if not usage.holds(*each)]
    wrong += [(*each, "") for each in pattern.values if usage.value(*each) == ("", {})]
    if wrong:
        triple = " ".join(map(shortest, wrong[0])).strip()
        raise FormatError(
            f"the pattern {pattern.name} shows {shown(triple)}, which the graph does not hold;"
            " correct ontology/patterns.toml"
        )


def in_language(texts: Texts, language: str) -> str:
    """Return a text in a language, or in another where it has none."""
    return texts.get(language) or texts.get("") or next(iter(texts.values()), "")


def term_label(iri: str, language: str) -> str:
    """Return the label of a class or property."""
    return in_language(facts().texts(iri, "rdfs:label"), language) or shortest(iri)


def diagram(pattern: Pattern, usage: Usage, language: str) -> Diagram:
    """Return the diagram of a pattern in one language."""
    keys = dict.fromkeys([each for one, _, three in pattern.triples for each in (one, three)])
    arrows = tuple(Arrow(one, term_label(two, language), three) for one, two, three in pattern.triples)
    boxes = tuple(box(each, pattern, usage, language) for each in keys)
    return Diagram(f"pattern-{pattern.name}-{language}", in_language(pattern.title, language), boxes, arrows)


def box(thing: str, pattern: Pattern, usage: Usage, language: str) -> Box:
    """Return a thing as a box."""
    lines = []
    for subject, prop in pattern.values:
        if subject == thing:
            value, texts = usage.value(subject, prop)
            text = term_label(value, language) if value in usage.count else in_language(texts, language)
            lines.append(f"{term_label(prop, language)}: {text}")
    kinds = [each for each in usage.types[thing] if each != PREFIXES["skos"] + "Concept"] or usage.types[thing]
    kind = thing.removeprefix(THINGS).partition("/")[0]
    style = "evidence" if kind in EVIDENCE else "thing" if thing.startswith(THINGS) else "code"
    name = in_language(usage.label(thing), language)
    return Box(thing, term_label(kinds[0], language) if kinds else "", name, tuple(lines), style)
