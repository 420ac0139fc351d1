"""Statements as QuickStatements commands, version 1: a line for each, its parts apart by tabs."""

import re
from collections.abc import Iterator

from creativegraph.export.wikidata.say import Spoken, Unsaid
from creativegraph.export.wikidata.values import Snak, Statement, Term, Value

__all__ = ["lines"]

BREAKING = re.compile(r"[\t\n\r|\x00-\x1f]|/\*|\*/")
"""What parts commands, or begins a comment; no command can hold it."""
CHANGED = re.compile("[“”]")
"""What the tool writes as plain quotation marks."""
RANKS = {"preferred": "R+", "deprecated": "R-"}
QUOTATION = "P1683"


class UnwritableError(Exception):
    """A value cannot be written; the text is the reason."""


def lines(spoken: Spoken) -> tuple[list[str], list[Unsaid]]:
    """Return the commands that say what is spoken, and what they cannot hold."""
    found, left = list[str](), list[Unsaid]()
    for term in spoken.terms:
        try:
            found.append(term_line(term))
        except UnwritableError as why:
            left.append(Unsaid(term.claim, str(why)))
    for each in spoken.statements:
        try:
            found.append("\t".join(parts_of(each, left)) + comment(each))
        except UnwritableError as why:
            left += [Unsaid(claim, str(why)) for claim in each.claims]
    return list(dict.fromkeys(found)), left


def term_line(term: Term) -> str:
    """Return the command for a label or an alias."""
    return f"{term.item}\t{'L' if term.kind == 'label' else 'A'}{term.lang}\t{quoted(term.text)}"


def comment(statement: Statement) -> str:
    """Return the ids of the claims as the summary of an edit."""
    return f" /* {', '.join(statement.claims)} */"


def parts_of(statement: Statement, left: list[Unsaid]) -> Iterator[str]:
    """Yield the parts of a command: item, property, value, rank, qualifiers, and the sources each in a block."""
    yield statement.item
    yield from (statement.main.property, written(statement.main.value))
    if statement.rank in RANKS:
        yield RANKS[statement.rank]
    for each in statement.qualifiers:
        yield from (each.property, written(each.value))
    begun = False
    for block in statement.references:
        for place, snak in enumerate(sayable(block, statement, left)):
            yield f"{'!' if begun and place == 0 else ''}S{snak.property[1:]}"
            yield written(snak.value)
        begun = True


def sayable(block: tuple[Snak, ...], statement: Statement, left: list[Unsaid]) -> list[Snak]:
    """Return what a command can say of a source; words that it would change are left out, which is told."""
    found = []
    for each in block:
        try:
            written(each.value)
        except UnwritableError as why:
            what = "its quotation" if each.property == QUOTATION else f"{each.property} of its source"
            left.append(Unsaid(statement.claims[0], f"{what} is left out: {why}"))
        else:
            found.append(each)
    return found


def written(value: Value) -> str:
    """Return a value as a command has it."""
    if value.kind == "item":
        return value.text
    if value.kind == "time":
        return f"{value.text}/{value.precision}"
    if value.kind == "quantity":
        return value.text
    if value.kind == "coordinate":
        return f"@{value.text}/{value.more}"
    if value.kind == "monolingual":
        return f"{value.more}:{quoted(value.text)}"
    return quoted(value.text)


def quoted(text: str) -> str:
    """Return a text in quotation marks."""
    if BREAKING.search(text):
        raise UnwritableError("QuickStatements cannot hold a tab, a line end, | or /* in a text")
    if CHANGED.search(text):
        raise UnwritableError("QuickStatements would change the quotation marks in a text")
    if text != text.strip():
        raise UnwritableError("QuickStatements would take the blanks from the ends of a text")
    return f'"{text}"'
