"""The normal form by which uploads are compared: text that is equal wherever engines write a value differently.

One line of N-Triples for each triple, each once, in the order of their bytes. Written alike are ``1`` and ``true``;
numbers with and without plus, leading and trailing zeros; all types of whole numbers; ``double`` and ``float`` by
their shortest form; fractions of a second without trailing zeros; language tags in lower case.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import XSD

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

__all__ = ["digest", "normal", "normal_form"]

TYPED = re.compile(
    rb'^(?P<head>[^"]*)"(?P<text>[^"\\]*)"\^\^<' + re.escape(XSD).encode() + rb"(?P<kind>\w+)>(?P<end> \.)$"
)
TAGGED = re.compile(rb'^(?P<head>.*")@(?P<tag>[A-Za-z0-9-]+)(?P<end> \.)$')
WHOLE = frozenset({
    "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
    "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
})  # fmt: skip
GENID = "https://w3id.org/.well-known/genid/creativegraph/"
LONGEST_NUMBER = 1000


def normal_form(store: "Store") -> dict[bytes, bytes]:
    """Return the triples of a store in the order of their normal form, each with its line of N-Triples.

    Blank nodes get IRIs, which are the same for the same graph.
    """
    from pyoxigraph import RdfFormat, serialize

    quads: Iterable[Quad] = store if is_ground(store) else grounded(store)
    data = serialize((each.triple for each in quads), format=RdfFormat.N_TRIPLES) or b""
    lines = {normal(line): line for line in data.splitlines()}
    return dict(sorted(lines.items()))


def normal(line: bytes) -> bytes:
    """Return the normal form of a line of N-Triples."""
    typed = TYPED.match(line)
    if typed:
        kind, text = normal_literal(typed["kind"].decode(), typed["text"].decode())
        return f'{typed["head"].decode()}"{text}"^^<{XSD}{kind}>{typed["end"].decode()}'.encode()
    tagged = TAGGED.match(line)
    if tagged:
        return tagged["head"] + b"@" + tagged["tag"].lower() + tagged["end"]
    return line


def normal_literal(kind: str, text: str) -> tuple[str, str]:
    """Return datatype and text of a literal with the same value; a text that is no value stays as it is."""
    if len(text) > LONGEST_NUMBER:  # int() refuses some, and takes long for others
        return kind, text
    form = next((each for each in FORMS if kind in each.kinds and each.pattern.fullmatch(text)), None)
    return (kind, text) if form is None else (form.kind or kind, form.written(text))


class Form(NamedTuple):
    """How texts of some types are written; ``kind`` is the type that stands for them all, empty for their own."""

    kinds: frozenset[str]
    pattern: re.Pattern[str]
    kind: str
    written: Callable[[str], str]


def plain_decimal(text: str) -> str:
    """Return a decimal without sign, zeros and point that do not change its value."""
    found = f"{Decimal(text):f}"
    short = found.rstrip("0").rstrip(".") if "." in found else found
    return "0" if short in ("", "-", "-0") else short


def plain_seconds(text: str) -> str:
    """Return a time without trailing zeros in its fraction of a second."""
    return re.sub(r"\.([0-9]*?)0*(?=$|[Z+-])", lambda each: f".{each[1]}" if each[1] else "", text)


FORMS = (
    Form(WHOLE, re.compile(r"[+-]?[0-9]+"), "integer", lambda text: str(int(text))),
    Form(frozenset({"boolean"}), re.compile("[01]"), "", lambda text: "true" if text == "1" else "false"),
    Form(frozenset({"decimal"}), re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)"), "", plain_decimal),
    Form(
        frozenset({"double", "float"}),
        re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?"),
        "double",
        lambda text: repr(float(text)),
    ),
    Form(frozenset({"dateTime", "time"}), re.compile(r".*[0-9]\.[0-9]+([Z+-].*)?"), "", plain_seconds),
)


def digest(lines: Iterable[bytes]) -> str:
    """Return the SHA-256 of a normal form, its lines ended by a line feed each."""
    made = sha256()
    for line in lines:
        made.update(line + b"\n")
    return made.hexdigest()


def is_ground(store: "Store") -> bool:
    """Return True if a store has no blank nodes."""
    from pyoxigraph import BlankNode

    return not any(isinstance(term, BlankNode) for quad in store for term in (quad.subject, quad.object))


def grounded(store: "Store") -> "Iterable[Quad]":
    """Yield a store's triples with an IRI for each blank node, without which parts of a graph could not share one."""
    from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad

    whole = Dataset(Quad(*each.triple) for each in store)
    whole.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    for quad in whole:
        ends = (
            NamedNode(GENID + term.value) if isinstance(term, BlankNode) else term
            for term in (quad.subject, quad.object)
        )  # fmt: skip
        subject, value = ends
        yield Quad(subject, quad.predicate, value)
