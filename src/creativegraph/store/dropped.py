"""What is lost of JSON-LD that its readers find nothing wrong with: texts where IRIs or languages must stand, keys."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from creativegraph.engine.tags import is_tag
from creativegraph.store.contexts import HOLDING, ContextError, Json, put_in, with_known_contexts
from creativegraph.store.jsonld import KEYWORDS, address_of, containers, contexts_of, dicts_in, parts_of, place_of

__all__ = ["Dropped", "dropped"]

NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
NOTHING, LANGUAGE, BY_LANGUAGE, MAP, ENDS, THINGS = "nothing", "language", "by language", "map", "ends", "things"
"""What a key stands for: nothing; the language; texts by their languages; what has other keys; a context or JSON."""


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
        document = json.loads(data, object_pairs_hook=pairs)
        alone = isinstance(document, dict) and "@context" in document and has_one_context(data)
        if alone:  # most are such, and nothing needs to be gone through for others
            document["@context"] = put_in(document["@context"])
        else:
            document = with_known_contexts(document)
    except (ValueError, RecursionError, ContextError):
        return []
    contexts = list(dicts_in(document["@context"])) if alone else contexts_of(document)
    iris = (("dropped-iri", each) for each in dict.fromkeys(written_iris(document, contexts)) if is_wrong(each))
    found = dict.fromkeys([*twice, *iris, *without_meaning(document, contexts)])
    return [Dropped(rule, text, *place_of(data, text)) for rule, text in found]


def has_one_context(data: bytes) -> bool:
    """Return True for the text of a document with one context."""
    return data.count(b'"@context"') == 1 and b"\\u" not in data


def without_meaning(document: Json, contexts: "list[dict[str, Json]]") -> Iterator[tuple[str, str]]:
    """Yield languages that are none, and keys that stand for nothing; what such a key holds is lost with it."""
    terms = {key: value for context in contexts for key, value in context.items()}
    meanings: dict[str, str] = {}
    yield from (("dropped-language", each) for each in bad_languages(each.get("@language") for each in contexts))
    todo = [document]
    for each in todo:
        if isinstance(each, list):
            todo += each
        if not isinstance(each, dict) or each.get("@type") == "@json":
            continue
        for key, value in each.items():
            meaning = meanings.get(key) or meanings.setdefault(key, meaning_of(key, terms, contexts))
            if meaning == NOTHING:
                yield "dropped-key", key
            elif meaning == LANGUAGE:
                yield from (("dropped-language", each) for each in bad_languages([value]))
            elif meaning == BY_LANGUAGE and isinstance(value, dict):
                yield from (("dropped-language", each) for each in bad_languages(value) if terms.get(each) != "@none")
            elif meaning != ENDS and type(value) in HOLDING:
                todo += value.values() if meaning == MAP and isinstance(value, dict) else [value]


def meaning_of(key: str, terms: "dict[str, Json]", contexts: "list[dict[str, Json]]") -> str:
    """Return what a key of a document stands for."""
    definition = terms.get(key)
    all_mean = any(isinstance(context.get("@vocab"), str) for context in contexts)
    if not (key in terms and not address_of(definition).startswith("_:")) and not (
        key in KEYWORDS if key.startswith("@") else (":" in key or all_mean) and not key.startswith("_:")
    ):
        return NOTHING
    if "@language" in (key, definition):
        return LANGUAGE
    found = containers(definition)
    if "@language" in found:
        return BY_LANGUAGE
    if key == "@context" or (isinstance(definition, dict) and definition.get("@type") == "@json"):
        return ENDS
    return MAP if found else THINGS


def bad_languages(texts: "Iterable[Json]") -> Iterator[str]:
    """Yield the texts that are no languages."""
    yield from (each for each in texts if isinstance(each, str) and each != "@none" and not is_tag(each))


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
            if key not in named or (key == "@type" and "@value" in part):
                continue
            if isinstance(value, str):
                yield value
            elif isinstance(value, list):
                yield from (each for each in value if isinstance(each, str))


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
