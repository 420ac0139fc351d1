"""Patterns: how the terms are used together, each explained and drawn with triples of the graph.

``ontology/patterns.toml`` lists the triples. Each is looked up, so a pattern cannot show what the graph does not hold.
"""

import tomllib
from collections.abc import Sequence
from typing import Any, NamedTuple

from creativegraph.errors import FormatError, UnreadableError, shown
from creativegraph.iris import PREFIXES, expand
from creativegraph.ontology.diagrams import Arrow, Box, Diagram
from creativegraph.ontology.home import own_folder, things
from creativegraph.ontology.terms import Texts, Usage, facts, shortest
from creativegraph.store.layers import layer_of

__all__ = ["Pattern", "check", "diagram", "patterns"]

STYLES = {"evidence": "evidence", "direct": "thing"}
"""Boxes by the layer of their thing; what is in no layer of these is a code."""


class Pattern(NamedTuple):
    """Triples that belong together; ``values`` are pairs of subject and property whose value is looked up."""

    name: str
    title: Texts
    text: Texts
    triples: Sequence[tuple[str, ...]]
    values: Sequence[tuple[str, ...]]


def patterns(usage: Usage) -> list[Pattern]:
    """Return all patterns, in the order of the file.

    Raises:
        UnreadableError: the file is not TOML, or lacks a key.
        FormatError: the graph does not hold a triple.
    """
    path = own_folder("ontology") / "patterns.toml"
    if not path.is_file():
        return []
    try:
        found = [read(each) for each in tomllib.loads(path.read_text(encoding="utf-8"))["pattern"]]
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise UnreadableError(f"{path}: {error}; correct the file") from error
    for each in found:
        check(each, usage)
    return found


def read(row: dict[str, Any]) -> Pattern:
    """Return a pattern of the file."""
    triples, values = ([tuple(map(full, line.split())) for line in row[key]] for key in ("triples", "values"))
    return Pattern(row["name"], row["title"], row["text"], triples, values)


def full(name: str) -> str:
    """Return the IRI of ``source/leaflet``, ``code/rank/normal`` or ``cg:Source``."""
    return str(expand(name) or things() + name)


def check(pattern: Pattern, usage: Usage) -> None:
    """Check that the graph holds what the pattern shows."""
    wrong = [each for each in pattern.triples if each[2] not in usage.iris(*each[:2])]
    wrong += [(*each, "") for each in pattern.values if usage.value(*each) == ("", {})]
    if wrong:
        triple = " ".join(map(shortest, wrong[0])).strip()
        raise FormatError(
            f"the pattern {pattern.name} shows {shown(triple)}, which the graph does not hold;"
            " correct ontology/patterns.toml"
        )


def diagram(pattern: Pattern, usage: Usage, language: str) -> Diagram:
    """Return the diagram of a pattern in one language."""

    def chosen(texts: Texts) -> str:
        return texts.get(language) or texts.get("") or next(iter(texts.values()), "")

    def term(iri: str) -> str:
        return chosen(facts().texts(iri, "rdfs:label")) or shortest(iri)

    def box(thing: str) -> Box:
        lines = []
        for subject, prop in pattern.values:
            if subject == thing:
                value, texts = usage.value(subject, prop)
                lines.append(f"{term(prop)}: {term(value) if value in usage.count else chosen(texts)}")
        types = usage.iris(thing, "rdf:type")
        kinds = [each for each in types if each != PREFIXES["skos"] + "Concept"] or types
        style = STYLES.get(layer_of(thing), "code")
        return Box(term(kinds[0]) if kinds else "", chosen(usage.label(thing)), lines, style)

    boxes = {end: box(end) for one, _, three in pattern.triples for end in (one, three)}
    arrows = [Arrow(one, term(two), three) for one, two, three in pattern.triples]
    return Diagram(f"pattern-{pattern.name}-{language}", chosen(pattern.title), boxes, arrows)
