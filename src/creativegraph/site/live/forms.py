"""What a browser needs to ask a catalogued question with other values: its text in parts, and what each field takes."""

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import orjson

from creativegraph.catalogue.query import Query, split
from creativegraph.iris import DATATYPES, LEXICAL, expand, render, render_literal
from creativegraph.messages.table import message
from creativegraph.names.kinds import iri_of, narrower
from creativegraph.site.content.once import once
from creativegraph.site.live import bundles, texts_of

if TYPE_CHECKING:
    from creativegraph.catalogue.header import Parameter
    from creativegraph.site.portal import Portal

__all__ = ["data_of", "form_of", "json", "thing_of", "without_header"]

HEADER = re.compile(r"^#\+.*\n", re.MULTILINE)
SAMPLES = {"integer": "7", "year": "1999", "decimal": "7.5", "date": "1999-12-31", "boolean": "true", "string": "text"}
"""A value of each kind, by which it is seen how terms of that kind are written."""


@once
def data_of(portal: "Portal", language: str, area: str = "live") -> dict[str, str]:
    """Return what an element of a page gives every script: texts, and the languages of labels in their order."""
    languages = [language, *(each for each in portal.languages if each != language)]
    return {"texts": json(texts_of(area, language)), "languages": json(languages)}


def form_of(portal: "Portal", query: Query, given: dict[str, list[str]], language: str) -> dict[str, str]:
    """Return the data of the form of a question, with the example that is ``given``; none where no script is there."""
    if "ask.js" not in bundles():
        return {}
    labels = [each.name for each in query.columns if each.kind == "label"]
    question = {
        "name": query.name.replace("/", "-"),
        "parts": split(without_header(query.text)),
        "language": render_literal(language, "string"),
        "parameters": [field(portal, each, given.get(each.name, []), language) for each in query.parameters],
        "labels": labels,
        "headings": {each.name: each.name.removesuffix("_label").replace("_", " ") for each in query.columns},
    }
    return {"question": json(question), **data_of(portal, language)}


def field(portal: "Portal", parameter: "Parameter", example: list[str], language: str) -> dict[str, object]:
    """Return what the field of a parameter takes, how its terms are written, and its values in the example."""
    is_thing = parameter.kind == "iri"
    values = [thing_of(each) for each in example] if is_thing else example
    made: dict[str, object] = {
        "name": parameter.name, "kind": parameter.kind, "optional": parameter.optional, "help": parameter.help,
        "accepts": parameter.accepts, "example": values,
    }  # fmt: skip
    if is_thing:
        made["takes"] = classes(portal, parameter.takes)
        made["labels"] = {each: portal.label(each, language)[0] for each in values}
    else:
        made["before"], made["after"] = around(parameter.kind)
        made["pattern"] = LEXICAL.get(parameter.kind, "")
    if choices := choices_of(portal, parameter, language):
        made["choices"] = choices
    return made


def choices_of(portal: "Portal", parameter: "Parameter", language: str) -> list[tuple[str, str]]:
    """Return the values of which one is chosen, with their names; nothing where anything may be written."""
    if parameter.kind == "boolean":
        return [("true", message("site.yes", language)), ("false", message("site.no", language))]
    if parameter.takes and all(each.startswith("code:") for each in parameter.takes):
        return [one for each in parameter.takes for one in codes(portal, iri_of(each), language)]
    return [(each, each) for each in parameter.choices]


@once
def classes(_: "Portal", takes: tuple[str, ...]) -> list[str]:
    """Return the classes of which a thing is one that a parameter takes; none where it takes any thing."""
    return narrower(takes) if takes else []


@once
def codes(portal: "Portal", scheme: str, language: str) -> list[tuple[str, str]]:
    """Return the codes of a list with their names, by these."""
    found = all_codes(portal).get(scheme, ())
    return sorted(((each, portal.label(each, language)[0]) for each in found), key=lambda each: each[1])


@once
def all_codes(portal: "Portal") -> dict[str, list[str]]:
    """Return the codes of each list."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in portal.subjects:
        if each.kind == "code":
            found[each.rpartition("/")[0]].append(str(each))
    return found


@cache
def around(kind: str) -> list[str]:
    """Return what stands before and after a value in a term of a kind, whose special characters are escaped."""
    assert kind in DATATYPES  # noqa: S101 - things are no literals
    before, _, after = render(kind, SAMPLES[kind]).partition(SAMPLES[kind])
    return [before, after]


def without_header(text: str) -> str:
    """Return the SPARQL of a query file without its header."""
    return HEADER.sub("", text).strip() + "\n"


def json(what: object) -> str:
    """Return what a script reads from an attribute."""
    return orjson.dumps(what).decode()


def thing_of(name: str) -> str:
    """Return the IRI of a thing that is named by its short form."""
    from creativegraph.names.argument import argument

    found = expand(name)
    return str(found or argument(name).candidates[0])
