"""JSON-LD as it is read here: by pyoxigraph, by PyLD what pyoxigraph refuses, and what neither could make use of.

pyoxigraph reads what PyLD reads, but for containers of ``@type``. Contexts on the web are never fetched.
"""

import json
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from creativegraph.engine.tags import is_tag, mark_of
from creativegraph.files.contexts import contexts_in
from creativegraph.store.contexts import (
    ContextError,
    Json,
    held_by,
    json_terms,
    known_context,
    with_known_contexts,
)

if TYPE_CHECKING:
    from pyoxigraph import Quad

__all__ = [
    "KEYWORDS", "address_of", "containers", "contexts_of", "dicts_in", "marked_maps", "parsed", "parts_of", "place_of",
]  # fmt: skip

NUMBER = f"\ue000{os.urandom(4).hex()} "
"""What stands before a number with a fraction while it must not be read, lest its text change."""
MAPS = ("@language", "@index", "@id", "@type", "@graph")
"""Containers whose keys are no properties."""
KEYWORDS = frozenset({
    "@context", "@direction", "@graph", "@id", "@included", "@index", "@json", "@language", "@list", "@nest", "@none",
    "@reverse", "@set", "@type", "@value",
})  # fmt: skip


def parsed(data: bytes, base: str) -> "list[Quad]":
    """Return the quads of JSON-LD, with its own names of blank nodes.

    Raises:
        SyntaxError: it is not JSON-LD; ``ContextError`` names a context that is not known here.
    """
    from pyoxigraph import RdfFormat, parse

    try:
        return list(parse(data, format=RdfFormat.JSON_LD, base_iri=base))
    except SyntaxError as error:
        try:
            read = json.loads(
                data, parse_float=lambda text: NUMBER + text, parse_constant=refused, object_pairs_hook=joined
            )
            document = with_known_contexts(read)
        except ContextError as unknown:
            name = unknown.msg.replace(NUMBER, "")
            raise ContextError(name, ("", *place_of(data, name), "")) from error
        except (ValueError, RecursionError):
            raise error from None
        text = with_numbers(document)
        try:
            return list(parse(text, format=RdfFormat.JSON_LD, base_iri=base))
        except SyntaxError as second:
            found = by_pyld(json.loads(text), base)
            if found is None:
                raise (second if text_needed_contexts(error) else error) from None
            return list(parse(found, format=RdfFormat.N_QUADS))


def joined(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Return an object with all values of a key that stands in it twice, as pyoxigraph reads it."""
    made: dict[str, Json] = {}
    for key, value in pairs:
        if key in made and not key.startswith("@") and made[key] != value:
            made[key] = [each for some in (made[key], value) for each in (some if isinstance(some, list) else [some])]
        else:
            made[key] = value
    return made


def refused(word: str) -> None:
    """Refuse NaN and infinity, which Python reads and JSON does not have."""
    raise ValueError(word)


def text_needed_contexts(error: SyntaxError) -> bool:
    """Return True if the parser stopped at a context on the web, which says nothing of the rest."""
    return "LoadDocument" in (error.msg or "")


def by_pyld(document: Json, base: str) -> bytes | None:
    """Return the quads of a document as N-Quads, by PyLD; None if it refuses it as well."""
    from pyld import jsonld

    def known(address: str, _options: object) -> dict[str, object]:
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": known_context(address)}}

    options = {"base": base, "format": "application/n-quads", "documentLoader": known}
    try:
        return str(jsonld.to_rdf(document, options)).encode()
    except (jsonld.JsonLdError, SyntaxError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def place_of(data: bytes, text: str) -> tuple[int, int]:
    """Return line and column of a JSON string in a document, a key before others; the first if it is not found."""
    ends = {json.dumps(text, ensure_ascii=plain).encode("utf-8", "replace") for plain in (True, False)}
    keys = (key.start() for each in ends if (key := re.search(re.escape(each) + rb"\s*:", data)))
    start = next(keys, next((found for each in ends if (found := data.find(each)) >= 0), 0))
    before = data[:start]
    return before.count(b"\n") + 1, len(before) - before.rfind(b"\n")


def containers(definition: Json) -> list[str]:
    """Return what the keys of an object are that a term has as its value, such as ``@language``; mostly nothing."""
    found = definition.get("@container") if isinstance(definition, dict) else None
    return [str(each) for each in (found if isinstance(found, list) else [found]) if each in MAPS]


AS_LANGUAGE = rb'"(?=[a-z0-9-]*[A-Z])([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)"\s*:'
"""A key with capitals that may be a language."""
SHORT = 3


def marked_maps(data: bytes) -> bytes:
    """Return JSON-LD with marks for those languages with capitals that are keys of an object."""
    if b"context.jsonld" not in data and not may_have_marks(data):
        return data
    try:
        document = with_known_contexts(json.loads(data, parse_float=lambda text: NUMBER + text))
    except (ValueError, RecursionError, ContextError):
        return data
    named = {key for each in contexts_of(document) for key, value in each.items() if "@language" in containers(value)}
    if not named:
        return data
    any_marked = False
    for part in list(parts_of(document)):
        for key in named & part.keys():
            value = part[key]
            if isinstance(value, dict) and not value.keys() & KEYWORDS - {"@none"}:
                part[key] = {
                    mark_of(each) if each != each.lower() and is_tag(each) else each: value[each] for each in value
                }
                any_marked = any_marked or part[key] != value
    return with_numbers(document) if any_marked else data


def may_have_marks(data: bytes) -> bool:
    """Return True unless no language of a text with capitals can be a key: of its own contexts, no term has languages.

    Of the keys with capitals that read like languages, most are terms; a language begins with two or three letters.
    """
    own = [data[start:end] for start, end in contexts_in(data)]
    if not any(b"@language" in each or b"\\" in each for each in own):
        return False
    terms = {key for each in own for key in re.findall(AS_LANGUAGE, each)}
    return b"\\u" in data or any(
        key not in terms or len(key.split(b"-")[0]) <= SHORT for key in {*re.findall(AS_LANGUAGE, data)}
    )


def with_numbers(document: Json) -> bytes:
    """Return a document as JSON, with numbers as they were written."""
    text = json.dumps(document, ensure_ascii=False)
    return re.sub(rf'"{NUMBER}([^"]*)"', r"\1", text).encode("utf-8", "replace")


def parts_of(document: Json) -> Iterator[dict[str, Json]]:
    """Yield all objects of a document; what is JSON for itself has none."""
    todo, literal = [document], set[str]()
    for each in todo:
        if isinstance(each, list):
            todo += each
        elif isinstance(each, dict):
            yield each
            if "@context" in each:
                literal |= json_terms(each["@context"])
            todo += held_by(each, literal)


def contexts_of(document: Json) -> list[dict[str, Json]]:
    """Return the contexts of a document and of its terms."""
    return [each for part in parts_of(document) if "@context" in part for each in dicts_in(part["@context"])]


def dicts_in(context: Json) -> Iterator[dict[str, Json]]:
    """Yield the objects that a context is made of."""
    for each in context if isinstance(context, list) else [context]:
        if isinstance(each, dict):
            yield each


def address_of(definition: Json) -> str:
    """Return the IRI that a term of a context stands for; nothing if it is a keyword."""
    found = definition.get("@id") if isinstance(definition, dict) else definition
    return found if isinstance(found, str) and not found.startswith("@") else ""
