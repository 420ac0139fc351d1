"""The example of a query as a call that can be pasted: its values, the command, and the arguments in Python."""

import re

from creativegraph.catalogue.query import Query
from creativegraph.iris import compact

__all__ = ["arguments_of", "asked_in_example", "call_of", "example_of", "quoted"]

EXAMPLE = re.compile(r"^[ \t]*VALUES \?(\w+) \{(.*)\}[ \t]*# param[ \t]*$", re.MULTILINE)
TERM = re.compile(r'<(?P<iri>[^<>]*)>|"(?P<text>[^"]*)"(?:\^\^\S+|@\S+)?|(?P<bare>[^\s<>"]+)')
NUMBERS = ("decimal", "integer", "year")
PLAIN = re.compile(r"[\w./:-]+")


def example_of(query: Query) -> dict[str, list[str]]:
    """Return the example values that stand in the query, by parameter, as a caller would type them."""
    return {
        match[1]: [
            compact(term["iri"]) if term["iri"] else term["text"] or term["bare"] or ""
            for term in TERM.finditer(match[2])
        ]
        for match in EXAMPLE.finditer(query.text)
    }


def asked_in_example(query: Query) -> dict[str, list[str]]:
    """Return the arguments of the example: what may be left out is left out, unless nothing else is asked."""
    wanted = query.needed or [each.name for each in query.parameters]
    given = example_of(query)
    return {name: given[name] for name in wanted if given.get(name)}


def call_of(query: Query) -> str:
    """Return the example as a command."""
    words = [f"--{name} {quoted(value)}" for name, values in asked_in_example(query).items() for value in values]
    return " ".join(["creativegraph run", query.name, *words])


def quoted(value: str) -> str:
    """Return a value as a shell reads it."""
    return value if PLAIN.fullmatch(value) else f'"{value}"'


def arguments_of(query: Query) -> str:
    """Return the example as arguments of a function, of what must be given: ``name="text", year=2020``."""
    values = example_of(query)
    return ", ".join(
        f"{each.name}=" + (found[0] if each.kind in NUMBERS else f'"{found[0]}"')
        for each in query.parameters
        if not each.optional and (found := values.get(each.name, ()))
    )
