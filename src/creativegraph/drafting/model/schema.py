"""The JSON schema of an answer, in the terms of a project."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from creativegraph.drafting.candidate import MODES
from creativegraph.drafting.guard import LONGEST_QUOTE
from creativegraph.drafting.terms import ANY, COLUMNS, Terms
from creativegraph.tables.claim import CONFIDENCES

__all__ = ["Schema", "schema"]

Schema: TypeAlias = "str | int | bool | Sequence[Schema] | Mapping[str, Schema]"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
TEXT: Mapping[str, Schema] = {"type": "string"}


def schema(terms: Terms) -> Mapping[str, Schema]:
    """Return the schema of an answer: claims, each with its exact words, and the names of new things."""
    thing: Mapping[str, Schema] = {"type": "string", "pattern": f"^({'|'.join(sorted(terms.kinds))})/{SLUG}$"}
    names: Mapping[str, Schema] = {"enum": [each.name for each in terms.properties]}
    claim: Mapping[str, Schema] = {
        "subject": thing,
        "property": {"anyOf": [names, *codes(terms)]},
        "value": TEXT,
        "quote": {"type": "string", "minLength": 1, "maxLength": LONGEST_QUOTE},
        "lang": TEXT,
        "mode": {"enum": MODES},
        "confidence": {"enum": CONFIDENCES},
        "columns": shaped(dict.fromkeys(used_columns(terms), TEXT), ()),
    }
    named: Mapping[str, Schema] = {
        "id": thing, "label": TEXT, "class": {"enum": [each.name for each in terms.classes]},
    }  # fmt: skip
    lists: Mapping[str, Schema] = {
        "claims": {"type": "array", "items": shaped(claim, ("subject", "property", "value", "quote"))},
        "things": {"type": "array", "items": shaped(named, ("id", "label"))},
    }
    return {"$schema": DIALECT, **shaped(lists, ("claims",))}


def shaped(fields: Mapping[str, Schema], needed: Sequence[str]) -> Mapping[str, Schema]:
    """Return the schema of an object with some fields and no others."""
    return {"type": "object", "properties": fields, "required": needed, "additionalProperties": False}


def codes(terms: Terms) -> list[Schema]:
    """Return the schema of a code in the place of a property, none where no list has such codes."""
    lists = [each for each in terms.short if each in terms.codes]
    return [{"type": "string", "pattern": f"^code/({'|'.join(lists)})/{SLUG}$"}] if lists else []


def used_columns(terms: Terms) -> list[str]:
    """Return the columns that some short form has, and those of any claim."""
    some = {column for columns in terms.short.values() for column in columns}
    return [each for each in COLUMNS if each in some or each in ANY]
