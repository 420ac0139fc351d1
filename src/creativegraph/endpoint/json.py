"""SPARQL results in JSON, as a server sends them: columns, rows, and terms that may be none."""

import json
import re
from typing import Literal

import msgspec

from creativegraph.engine import value_of
from creativegraph.iris import Value

__all__ = ["Answer", "Term", "TwiceError", "check_once", "is_triple"]

LITERALS = frozenset({"literal", "typed-literal"})
NO_IRI = re.compile(r'[<>"\x00-\x1f]')
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
LANGUAGE = re.compile(r"(?:[A-Za-z]+(?:-[A-Za-z0-9]+)*)?")


class Term(msgspec.Struct):
    """A term of a result in JSON; ``value`` is no text for a triple term."""

    type: Literal["uri", "literal", "typed-literal", "bnode", "triple"]
    value: object
    datatype: str = ""
    language: str = msgspec.field(name="xml:lang", default="")

    @property
    def is_right(self) -> bool:
        """False for what has the type of a term and is none; blanks are let pass, as servers hold such IRIs."""
        if self.type == "uri":
            return (
                isinstance(self.value, str) and SCHEME.match(self.value) is not None and not NO_IRI.search(self.value)
            )
        return LANGUAGE.fullmatch(self.language) is not None

    @property
    def text(self) -> str:
        """How CSV writes it."""
        return f"_:{self.value}" if self.type == "bnode" else str(self.value)

    @property
    def python(self) -> Value:
        """Its Python value, as the embedded engine gives it."""
        return value_of("literal" if self.type in LITERALS else "iri", str(self.value), self.datatype)


class Head(msgspec.Struct):
    """The names of the columns."""

    vars: list[str] = []


class Bindings(msgspec.Struct):
    """The rows."""

    bindings: list[dict[str, Term]]


class Answer(msgspec.Struct):
    """A result in JSON. What else it holds, such as the ``meta`` of QLever, is passed over."""

    head: Head = msgspec.field(default_factory=Head)
    results: Bindings | None = None
    boolean: bool | str | None = None


class TwiceError(ValueError):
    """A key that stands twice in an object, of which each reader keeps another value."""


def check_once(data: bytes, answer: Answer) -> None:
    """Make sure that no object of an answer has a key twice.

    That takes longer than reading it, so it is done only where there are more of the keys than terms and parts.

    Raises:
        TwiceError: one has, and the error is its key.
    """
    terms = sum(map(len, answer.results.bindings)) if answer.results else 0
    seen = {"type": terms, "value": terms, "head": 1, "vars": 1, "results": 1, "bindings": 1, "boolean": 1}
    if any(data.count(b'"%b"' % key.encode()) > times for key, times in seen.items()):
        json.loads(data, object_pairs_hook=once)


def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object of JSON."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise TwiceError(next(key for key in keys if keys.count(key) > 1))
    return found


def is_triple(row: dict[str, Term]) -> bool:
    """Return True if a row has a term whose value is no text."""
    return any(not isinstance(each.value, str) for each in row.values())
