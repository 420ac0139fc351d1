"""JSON-LD in its plainest form, as most programs write it: one context, and below ``@graph`` each thing by its IRI.

It is parsed once as JSON, and gone through once. A document that is ``plain`` has no blank nodes, no named graphs, no
languages with capitals and no literals that a store would change, so it can be loaded as it is. One that is ``whole``
has nothing that its readers drop. What is not surely so is not so.
"""

import json
import re
from typing import NamedTuple

from creativegraph.engine.tags import is_tag
from creativegraph.engine.written import ASKED, UNCHANGED
from creativegraph.iris import XSD
from creativegraph.store.contexts import Json

__all__ = ["NEITHER", "Seen", "seen_in"]

TERM_KEYS = frozenset(("@id", "@type", "@container"))
NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
LONGEST_NUMBER = 15
NOTHING, IRI = ("", "", False), ("", "@id", False)
"""Address, type and whether there are languages, of a key without a term and of one with IRIs."""


class Seen(NamedTuple):
    """What is known of a document: whether it can be loaded as it is, and whether nothing of it is dropped."""

    plain: bool
    whole: bool


NEITHER = Seen(plain=False, whole=False)


class OddError(Exception):
    """A document is not in its plainest form."""


def seen_in(data: bytes) -> Seen:
    """Return what one walk through a JSON-LD document shows; nothing if it is not in its plainest form."""
    if data.count(b'"@context"') != 1 or b"\\u" in data or b'"_:' in data:
        return NEITHER
    try:
        document = json.loads(data, object_pairs_hook=once, parse_int=whole_number)
        if type(document) is not dict or document.keys() != {"@context", "@graph"}:
            return NEITHER
        terms = terms_in(document["@context"])
        walk = Walk(terms)
        if type(document["@graph"]) is not list:
            return NEITHER
        walk.go_through(document["@graph"])
    except (OddError, ValueError, RecursionError):
        return NEITHER
    return Seen(walk.is_plain(), walk.is_whole())


def once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Return an object whose keys stand in it once."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise OddError
    return made


def whole_number(text: str) -> float:
    """Return a whole number that a store keeps as it is; what else there is of numbers is odd."""
    return int(text) if len(text) <= LONGEST_NUMBER and text != "-0" else float("nan")


def terms_in(context: Json) -> dict[str, tuple[str, str, bool]]:
    """Return address, type, and whether keys of its objects are languages, of each term of a context."""
    if type(context) is not dict:
        raise OddError
    made: dict[str, tuple[str, str, bool]] = {}
    for key, value in context.items():
        if key == "@version" and value == 1.1:
            continue
        definition = {"@id": value} if type(value) is str else value
        if key[:1] == "@" or not key or type(definition) is not dict or not definition.keys() <= TERM_KEYS:
            raise OddError
        address, kind, container = (definition.get(each, "") for each in ("@id", "@type", "@container"))
        containers = container if type(container) is list else [container] if container else []
        if type(address) is not str or type(kind) is not str or not address or address[0] == "@":
            raise OddError
        if (kind[:1] == "@" and kind != "@id") or any(each not in ("@language", "@set") for each in containers):
            raise OddError
        by_language = "@language" in containers
        if kind and by_language:
            raise OddError
        made[key] = (address, kind, by_language)
    return made


class Walk:
    """What is gathered on the way through a document: texts that stand for IRIs, languages, literals with a type."""

    def __init__(self, terms: dict[str, tuple[str, str, bool]]) -> None:
        self.terms = terms
        self.without_term: set[str] = set()
        self.iris: set[str] = {address for address, _, _ in terms.values()}
        self.languages: set[str] = set()
        self.typed: set[tuple[str, str]] = set()

    def go_through(self, things: list[Json]) -> None:
        """Gather from the things of a graph; all that is common is told by exact types and without a call."""
        get, typed, iri = self.terms.get, self.typed.add, self.iris.add
        for thing in things:
            if type(thing) is not dict or type(thing.get("@id")) is not str:
                raise OddError
            for key, value in thing.items():
                _, kind, by_language = get(key) or self.unknown(key)
                for each in value if type(value) is list else (value,):
                    if type(each) is not str:
                        self.take_other(each, kind, by_language=by_language and each is value)
                    elif kind == "@id":
                        iri(each)
                    elif kind:
                        typed((each, kind))

    def unknown(self, key: str) -> tuple[str, str, bool]:
        """Return what a key without a term says of its values, and note that it is used."""
        if key in ("@id", "@type"):
            return IRI
        if key[:1] == "@":
            raise OddError
        self.without_term.add(key)
        return NOTHING

    def take_other(self, value: Json, kind: str, *, by_language: bool) -> None:
        """Gather from what is no text: a number or a truth value without a type, or an object."""
        if type(value) is dict:
            self.take_object(value, by_language=by_language)
        elif kind or type(value) not in (int, bool):
            raise OddError

    def take_object(self, part: dict[str, Json], *, by_language: bool) -> None:
        """Gather from texts by their languages, a literal or a reference."""
        if by_language:
            languages = {*part} - {"@none"}
            if any(each[:1] == "@" for each in languages):
                raise OddError
            self.languages |= languages
            for texts in part.values():
                if type(texts) is not str and not (type(texts) is list and all(type(each) is str for each in texts)):
                    raise OddError
            return
        if not all(type(each) is str for each in part.values()):
            raise OddError
        keys = {*part}
        if keys == {"@id"}:
            self.iris.add(str(part["@id"]))
        elif keys == {"@value", "@language"}:
            self.languages.add(str(part["@language"]))
        elif keys == {"@value", "@type"}:
            self.typed.add((str(part["@value"]), str(part["@type"])))
            self.iris.add(str(part["@type"]))
        elif keys != {"@value"}:
            raise OddError

    def is_plain(self) -> bool:
        """Return True if neither a blank node nor a change of a literal can come of what was gathered."""
        if any(each[:1] == "@" for each in self.iris) or any(each != each.lower() for each in self.languages):
            return False
        names = {kind: self.expanded(kind) for kind in {kind for _, kind in self.typed}}
        for text, kind in self.typed:
            name = names[kind]
            if not name:
                return False
            if name in ASKED:
                pattern = UNCHANGED.get(name.removeprefix(XSD))
                if pattern is None or not re.compile(pattern, re.ASCII).fullmatch(text):
                    return False
        return True

    def expanded(self, kind: str) -> str:
        """Return the IRI that the name of a datatype surely stands for; nothing if it is not sure."""
        if kind in self.terms:
            kind = self.terms[kind][0]
        prefix, _, local = kind.partition(":")
        if not local.startswith("//"):
            if prefix not in self.terms:
                return ""
            kind = self.terms[prefix][0] + local
            prefix, _, local = kind.partition(":")
        return kind if local.startswith("//") and prefix not in self.terms else ""

    def is_whole(self) -> bool:
        """Return True if each key has a meaning and all that must be an IRI or a language is one."""
        if not all(":" in key for key in self.without_term):
            return False
        if re.search(NO_IRI, "".join(self.iris)):
            return False
        return not any(map(is_wrong, self.iris)) and all(map(is_tag, self.languages))


def is_wrong(text: str) -> bool:
    """Return True for what begins as an IRI of the web and is none."""
    if "://" not in text:
        return False
    from creativegraph.store.dropped import is_wrong as is_no_iri

    return is_no_iri(text)
