"""The contexts of JSON-LD in a text: where they are, and how long the chains of their terms.

A parser defines the term that a term is made of before it, by a function that calls itself: a chain of twenty thousand
ends the process.
"""

import json
import re
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import Any

__all__ = ["contexts_in", "is_chained", "longest_text"]

CONTEXT = b'"' + b"".join(f"(?:{each}|\\\\u{ord(each):04x})".encode() for each in "@context") + rb'"\s*+:\s*+(?=[\[{])'
STRING = rb'"(?:[^"\\]++|\\.)*+"?+'
BRACKET = rb"[^\"\[\]{}]*+(?:" + STRING + rb"[^\"\[\]{}]*+)*+(?:([\[\]{}])|\Z)"


def contexts_in(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the outermost contexts of a text begin and end."""
    place, context, bracket = 0, re.compile(CONTEXT, re.IGNORECASE), re.compile(BRACKET, re.DOTALL)
    while found := context.search(data, place):
        place, depth = found.end(), 0
        for each in bracket.finditer(data, place):
            place = each.end()
            depth += 1 if each[1] in (b"[", b"{") else -1
            if depth <= 0:
                break
        yield found.end(), place


def longest_text(data: bytes, contexts: Iterable[tuple[int, int]]) -> int:
    """Return how long the longest text of some contexts is."""
    text = re.compile(STRING, re.DOTALL)
    return max((len(each[0]) for place in contexts for each in text.finditer(data, *place)), default=0)


def is_chained(data: bytes, contexts: Iterable[tuple[int, int]], longest: int) -> bool:
    """Return True if a term of a context is made of another, that of a third, and so on beyond a number."""
    return any(
        longest_chain(terms) > longest
        for start, end in contexts
        if data.count(b":", start, end) > longest
        for terms in objects_in(read(data[start:end]))
        if len(terms) > longest
    )


def read(data: bytes) -> object:
    """Return the value of JSON, None where it is none, which its parser will tell."""
    try:
        return json.loads(data)
    except ValueError:
        return None


def objects_in(value: object) -> "Iterator[dict[str, Any]]":
    """Yield all objects in a value of JSON; those that define terms are among them."""
    todo = [value]
    for each in todo:
        if isinstance(each, dict):
            yield each
            todo += each.values()
        elif isinstance(each, list):
            todo += each


def longest_chain(terms: "dict[str, Any]") -> int:
    """Return how many terms the longest chain has; where some go round in circles, how many there are."""
    lengths: dict[str, int] = {}
    try:
        for term in TopologicalSorter({each: set(needed(each, terms)) for each in terms}).static_order():
            lengths[term] = 1 + max((lengths[each] for each in needed(term, terms)), default=0)
    except CycleError:
        return len(terms)
    return max(lengths.values(), default=0)


def needed(term: str, terms: "dict[str, Any]") -> Iterator[str]:
    """Yield the terms of a context that a term of it is made of, by its own name and by what it stands for."""
    value = terms[term]
    parts = (value.get(each) for each in ("@id", "@type", "@reverse")) if isinstance(value, dict) else (value,)
    for text in chain([term], (each for each in parts if isinstance(each, str))):
        for each in (text, text.partition(":")[0]):
            if each in terms and each != term:
                yield each
