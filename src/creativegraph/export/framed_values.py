"""Values in framed JSON-LD: literals as JSON holds them, and how one is put beside others under its key."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from creativegraph.export.context import Json, Key
from creativegraph.iris import XSD

if TYPE_CHECKING:
    from pyoxigraph import Literal

__all__ = ["STRING", "Node", "Value", "is_text", "name_of", "put", "put_text", "read", "written"]

STRING = XSD + "string"
Node: TypeAlias = dict[str, Json]


class Value(NamedTuple):
    """A literal: its text, datatype, and language with its direction."""

    text: str
    datatype: str
    language: str


def put(made: Node, key: Key, value: Json) -> None:
    """Add a value under a key: alone if the property has one at most, else in a list."""
    known = made.get(key.name)
    if isinstance(known, list):
        known.append(value)
    elif isinstance(known, dict) and key.kind == "text":
        made[key.name] = [*spread(known), value]
    elif key.name in made:
        made[key.name] = [known, value]
    else:
        made[key.name] = [value] if key.repeats or key.kind == "text" else value


def put_text(made: Node, key: Key, value: Value) -> None:
    """Add a text to the map of its languages, ``@none`` for a text in none; to a list where other values are."""
    known = made.setdefault(key.name, {})
    language = value.language or "@none"
    if isinstance(known, list):
        known.append(written(value))
    elif isinstance(known, dict):
        if language not in known:
            known[language] = [value.text] if key.repeats else value.text
        elif isinstance(there := known[language], list):
            there.append(value.text)
        else:
            known[language] = [there, value.text]


def spread(texts: Mapping[str, Json]) -> list[Json]:
    """Return a map of languages as a list of values."""
    pairs = ((tag, each) for tag, held in texts.items() for each in (held if isinstance(held, list) else [held]))
    return [{"@value": text} if tag == "@none" else {"@value": text, "@language": tag} for tag, text in pairs]


def is_text(value: Value) -> bool:
    """Return True for what a map of languages can hold."""
    return (value.datatype == STRING or bool(value.language)) and "--" not in value.language


def written(value: Value) -> Json:
    """Return a literal that needs no definition of a key to be read back."""
    if value.language:
        tag, _, direction = value.language.partition("--")
        return {"@value": value.text, "@language": tag, **({"@direction": direction} if direction else {})}
    return {"@value": value.text} if value.datatype == STRING else {"@value": value.text, "@type": value.datatype}


def name_of(term: str) -> str:
    """Return an IRI without its brackets; a blank node as it is."""
    return term[1:-1] if term[0] == "<" else term


def read(term: str) -> Value:
    """Return the parts of a literal of N-Triples."""
    text, _, after = term[1:].rpartition('"')
    if "\\" in text:
        text = unescaped(text)
    if after.startswith("^^"):
        return Value(text, after[3:-1], "")
    return Value(text, "" if after else STRING, after[1:])


def unescaped(text: str) -> str:
    """Return the text of a literal of N-Triples that has escapes."""
    from pyoxigraph import RdfFormat, parse

    literal: Literal = next(iter(parse(f'<x:> <x:> "{text}" .', format=RdfFormat.N_TRIPLES))).object
    return literal.value
