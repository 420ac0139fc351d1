"""JSON-LD as it is read here: by pyoxigraph, by PyLD what pyoxigraph refuses, and what neither could make use of.

pyoxigraph reads what PyLD reads, but for containers of ``@type``. Contexts on the web are never fetched.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.engine.tags import is_tag, mark_of
from creativegraph.store.contexts import ContextError, Json, held_by, json_terms, known_context, with_known_contexts

if TYPE_CHECKING:
    from pyoxigraph import Quad

__all__ = ["Dropped", "dropped", "marked_maps", "parsed"]

NUMBER = f"\ue000{os.urandom(4).hex()} "
"""What stands before a number with a fraction while it must not be read, lest its text change."""
MAPS = ("@language", "@index", "@id", "@type", "@graph")
"""Containers whose keys are no properties."""
KEYWORDS = frozenset({
    "@context", "@direction", "@graph", "@id", "@included", "@index", "@json", "@language", "@list", "@nest", "@none",
    "@reverse", "@set", "@type", "@value",
})  # fmt: skip
NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


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
            raise ContextError(unknown.msg, ("", *place_of(data, unknown.msg), "")) from error
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


class Dropped(NamedTuple):
    """Something that the readers of JSON-LD drop without a word, and the rule that it breaks."""

    rule: str
    text: str
    row: int
    column: int


def dropped(data: bytes) -> list[Dropped]:
    """Return what is lost of a JSON-LD document: texts where IRIs or languages must stand, and keys without meaning.

    Of a key that stands twice in an object some readers keep the last value alone.
    """
    twice: list[tuple[str, str]] = []

    def pairs(given: list[tuple[str, Json]]) -> dict[str, Json]:
        made = dict(given)
        if len(made) < len(given):
            twice.extend(("key-twice", key) for key, times in Counter(key for key, _ in given).items() if times > 1)
        return made

    try:
        document = with_known_contexts(json.loads(data, object_pairs_hook=pairs))
    except (ValueError, RecursionError, ContextError):
        return []
    contexts = contexts_of(document)
    iris = (("dropped-iri", each) for each in written_iris(document, contexts) if is_wrong(each))
    found = dict.fromkeys([*twice, *iris, *without_meaning(document, contexts)])
    return [Dropped(rule, text, *place_of(data, text)) for rule, text in found]


def without_meaning(document: Json, contexts: "list[dict[str, Json]]") -> Iterator[tuple[str, str]]:
    """Yield languages that are none, and keys that stand for nothing; what such a key holds is lost with it."""
    terms = {key: value for context in contexts for key, value in context.items()}
    all_mean = any(isinstance(context.get("@vocab"), str) for context in contexts)
    yield from (("dropped-language", each) for each in bad_languages(each.get("@language") for each in contexts))
    todo = [document]
    for each in todo:
        if isinstance(each, list):
            todo += each
        if not isinstance(each, dict) or each.get("@type") == "@json":
            continue
        for key, value in each.items():
            definition = terms.get(key)
            means = (key in terms and not address_of(definition).startswith("_:")) or (
                key in KEYWORDS if key.startswith("@") else (":" in key or all_mean) and not key.startswith("_:")
            )
            inside = list(value.values()) if isinstance(value, dict) and containers(definition) else [value]
            if not means:
                yield "dropped-key", key
            elif "@language" in (key, definition):
                yield from (("dropped-language", each) for each in bad_languages([value]))
            elif isinstance(value, dict) and "@language" in containers(definition):
                yield from (("dropped-language", each) for each in bad_languages(value) if terms.get(each) != "@none")
            elif key != "@context" and not (isinstance(definition, dict) and definition.get("@type") == "@json"):
                todo += inside


def bad_languages(texts: "Iterable[Json]") -> Iterator[str]:
    """Yield the texts that are no languages."""
    yield from (each for each in texts if isinstance(each, str) and each != "@none" and not is_tag(each))


def containers(definition: Json) -> list[str]:
    """Return what the keys of an object are that a term has as its value, such as ``@language``; mostly nothing."""
    found = definition.get("@container") if isinstance(definition, dict) else None
    return [str(each) for each in (found if isinstance(found, list) else [found]) if each in MAPS]


def marked_maps(data: bytes) -> bytes:
    """Return JSON-LD with marks for those languages with capitals that are keys of an object."""
    if b'"@container"' not in data and b"context.jsonld" not in data:
        return data
    try:
        document = with_known_contexts(json.loads(data, parse_float=lambda text: NUMBER + text))
    except (ValueError, RecursionError, ContextError):
        return data
    named = {key for each in contexts_of(document) for key, value in each.items() if "@language" in containers(value)}
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


def with_numbers(document: Json) -> bytes:
    """Return a document as JSON, with numbers as they were written."""
    text = json.dumps(document, ensure_ascii=False)
    return re.sub(rf'"{NUMBER}([^"]*)"', r"\1", text).encode("utf-8", "replace")


def written_iris(document: Json, contexts: "list[dict[str, Json]]") -> Iterator[str]:
    """Yield the texts that stand for IRIs: of ``@id`` and ``@type``, their other names, and keys that have IRIs."""
    named = {key for context in contexts for key, value in context.items() if has_iris(value)} | {"@id", "@type"}
    for context in contexts:
        yield from (each for value in context.values() for each in [address_of(value)] if each)
    inside = {id(each) for context in contexts for each in (context, *context.values())}
    for part in parts_of(document):
        if id(part) in inside:
            continue
        for key, value in part.items():
            if key in named and not (key == "@type" and "@value" in part):
                yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))


def parts_of(document: Json) -> Iterator[dict[str, Json]]:
    """Yield all objects of a document; what is JSON for itself has none."""
    todo, literal = [document], set[str]()
    for each in todo:
        if isinstance(each, list):
            todo += each
        elif isinstance(each, dict):
            yield each
            literal |= json_terms(each.get("@context"))
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


def has_iris(definition: Json) -> bool:
    """Return True for a key that has IRIs as values, by its definition."""
    kind = definition.get("@type") if isinstance(definition, dict) else ""
    return definition in ("@id", "@type") or kind == "@id"


def is_wrong(text: str) -> bool:
    """Return True for a text that is no IRI, whole or relative, and no name of a blank node."""
    from pyoxigraph import NamedNode

    if NO_IRI.search(text):
        return True
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text):
        return False
    try:
        return not NamedNode(text)
    except ValueError:
        return True
