"""How the terms are used together: a few patterns, each told and drawn with real statements of the graph.

``ontology/patterns.toml`` lists the statements. Every one of them is looked up, so a pattern cannot show what the
graph does not say.
"""

import tomllib
from typing import Any, NamedTuple

from creativegraph import project
from creativegraph.errors import FormatError, UnreadableError, shown
from creativegraph.iris import PREFIXES, THINGS, expand
from creativegraph.ontology.diagrams import Arrow, Box, Diagram
from creativegraph.ontology.terms import facts, shortest
from creativegraph.ontology.usage import Usage, Words

__all__ = ["EVIDENCE", "Pattern", "diagram", "patterns"]

EVIDENCE = ("claim", "correction", "quotation", "selector", "source")
RDFS_LABEL = PREFIXES["rdfs"] + "label"


class Pattern(NamedTuple):
    """Statements that belong together; ``values`` are pairs whose value is looked up."""

    name: str
    title: Words
    text: Words
    statements: tuple[tuple[str, str, str], ...]
    values: tuple[tuple[str, str], ...]

    def properties(self) -> list[str]:
        """The properties that it uses, in their order."""
        return list(dict.fromkeys([each[1] for each in (*self.statements, *self.values)]))


def patterns(usage: Usage) -> list[Pattern]:
    """All patterns, in the order in which they are told.

    Raises:
        UnreadableError: the file is not TOML, or says too little.
        FormatError: the graph does not hold a statement.
    """
    path = project.folder("ontology") / "patterns.toml"
    try:
        found = [read(each) for each in tomllib.loads(path.read_text(encoding="utf-8"))["pattern"]]
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise UnreadableError(f"{path}: {error}; mend the file") from error
    for each in found:
        check(each, usage)
    return found


def read(row: dict[str, Any]) -> Pattern:
    """A pattern as the file tells it."""
    return Pattern(
        row["name"], row["title"], row["text"],
        tuple((full(one), full(two), full(three)) for one, two, three in map(str.split, row["statements"])),
        tuple((full(one), full(two)) for one, two in map(str.split, row["values"])),
    )  # fmt: skip


def full(name: str) -> str:
    """The IRI of ``event/hcdf-2024``, ``code/role/funder`` or ``cg:City``."""
    return str(expand(name) or THINGS + name)


def check(pattern: Pattern, usage: Usage) -> None:
    """See that the graph says what the pattern shows."""
    wrong = [each for each in pattern.statements if not usage.holds(*each)]
    wrong += [(*each, "") for each in pattern.values if usage.value(*each) == ("", {})]
    if wrong:
        said = " ".join(map(shortest, wrong[0])).strip()
        raise FormatError(
            f"the pattern {pattern.name} shows {shown(said)}, which the graph does not hold;"
            " mend ontology/patterns.toml"
        )


def spoken(words: Words, language: str) -> str:
    """Words in one language, in any if there are none in it."""
    return words.get(language) or words.get("") or next(iter(words.values()), "")


def term_label(iri: str, language: str) -> str:
    """What a class or property is called."""
    return spoken(facts().words(iri, RDFS_LABEL), language) or shortest(iri)


def diagram(pattern: Pattern, usage: Usage, language: str) -> Diagram:
    """The picture of a pattern in one language."""
    keys = dict.fromkeys([each for one, _, three in pattern.statements for each in (one, three)])
    arrows = tuple(Arrow(one, term_label(two, language), three) for one, two, three in pattern.statements)
    boxes = tuple(box(each, pattern, usage, language) for each in keys)
    return Diagram(f"pattern-{pattern.name}-{language}", spoken(pattern.title, language), boxes, arrows, language)


def box(thing: str, pattern: Pattern, usage: Usage, language: str) -> Box:
    """A thing as a box."""
    lines = []
    for subject, prop in pattern.values:
        if subject == thing:
            value, words = usage.value(subject, prop)
            said = term_label(value, language) if value in usage.count else spoken(words, language)
            lines.append(f"{term_label(prop, language)}: {said}")
    kinds = [each for each in usage.types[thing] if each != PREFIXES["skos"] + "Concept"] or usage.types[thing]
    kind = thing.removeprefix(THINGS).partition("/")[0]
    style = "evidence" if kind in EVIDENCE else "thing" if thing.startswith(THINGS) else "code"
    name = spoken(usage.label(thing), language)
    return Box(thing, term_label(kinds[0], language) if kinds else "", name, tuple(lines), style)
