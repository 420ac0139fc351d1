"""The normal form of a graph and its digest (SHA-256): literals written alike, blank nodes as IRIs (RDFC-1.0).

One line of N-Triples for each triple, each once, in the order of their bytes. Written alike are ``1`` and ``true``;
numbers with and without plus, leading and trailing zeros; all types of whole numbers; ``double`` and ``float`` by
their shortest form; fractions of a second without trailing zeros; the time zone of Greenwich as ``Z``;
language tags in lower case.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.errors import FormatError
from creativegraph.iris import INTEGERS, XSD

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, NamedNode, Store, Triple

__all__ = ["GENID", "blanks", "digest", "grounded", "normal", "normal_form", "written_otherwise"]

TYPED = re.compile(
    rb'^(?P<head>[^"]*)"(?P<text>[^"\\]*)"\^\^<' + re.escape(XSD).encode() + rb"(?P<kind>\w+)>(?P<end> \.)$"
)
TAGGED = re.compile(rb'^(?P<head>.*")@(?P<tag>[A-Za-z0-9-]+)(?P<end> \.)$')
TYPED_OR_TAGGED = re.compile(
    rb'"(?:\^\^<' + re.escape(XSD).encode() + rb"\w+>|@[a-z0-9-]*[A-Z][A-Za-z0-9-]*) \.$", re.MULTILINE
)
"""The end of a line that may be written in another way: with a type, or with a language in capitals."""
BLANK = re.compile(rb"^(?:_:|<[^>]*> <[^>]*> (?:<<\(.* )?_:)|<<\( _:", re.MULTILINE)
DAYS = frozenset({"date", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay"})
INSTANT = re.compile(
    r"(-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T)?[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
XSD_TYPE = b"^^<" + XSD.encode()
GENID = "https://w3id.org/.well-known/genid/creativegraph/"
LONGEST_NUMBER = 1000
FEW, ROUNDS, MOST = 7, 4, 15
"""Up to how many blank nodes anything is named; how far it is looked what tells them apart; and by how much the joined
pairs of those that are alike may outnumber them, each of which multiplies the work."""


def normal_form(given: "Store | bytes") -> dict[bytes, bytes]:
    """Return the triples of a store, or of N-Triples, in the order of their normal form, each with its line.

    Blank nodes get IRIs, which are the same for the same graph.
    """
    data = without_blanks(given) if isinstance(given, bytes) else written(given)
    if b"\r" in data:
        data = b"\n".join(data.splitlines())
    otherwise = written_otherwise(data)
    lines = data.splitlines()
    if not otherwise:
        lines.sort()
        return dict(zip(lines, lines, strict=True))
    found = {line: line for line in lines if line not in otherwise}
    for line, form in otherwise.items():
        found.setdefault(form, line)
    return {form: found[form] for form in sorted(found)}


def written_otherwise(data: bytes) -> dict[bytes, bytes]:
    """Return the lines of N-Triples that are not in normal form, each with that: most graphs have few or none."""
    whole = (data[data.rfind(b"\n", 0, end.start()) + 1 : end.end()] for end in TYPED_OR_TAGGED.finditer(data))
    return {line: form for line in whole if (form := normal(line)) != line}


def written(store: "Store") -> bytes:
    """Return a store as N-Triples without blank nodes."""
    from pyoxigraph import RdfFormat, serialize

    if next(iter(store.named_graphs()), None) is None:  # the N-Quads of one graph are N-Triples, and written fast
        data = store.dump(format=RdfFormat.N_QUADS) or b""
        if b"_:" not in data:
            return data
    return serialize(grounded(each.triple for each in store), format=RdfFormat.N_TRIPLES) or b""


def without_blanks(data: bytes) -> bytes:
    """Return N-Triples without blank nodes."""
    from pyoxigraph import RdfFormat, parse, serialize

    if b"_:" not in data or not BLANK.search(data):
        return data
    triples = (each.triple for each in parse(data, format=RdfFormat.N_TRIPLES))
    return serialize(grounded(triples), format=RdfFormat.N_TRIPLES) or b""


def normal(line: bytes) -> bytes:
    """Return the normal form of a line of N-Triples."""
    if line.endswith(b"> ."):
        typed = TYPED.match(line) if XSD_TYPE in line else None
        if typed:
            kind, text = normal_literal(typed["kind"].decode(), typed["text"].decode())
            return f'{typed["head"].decode()}"{text}"^^<{XSD}{kind}>{typed["end"].decode()}'.encode()
        return line
    tagged = None if line.endswith(b'" .') else TAGGED.match(line)
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
    """Return a time without trailing zeros in its fraction of a second, that of Greenwich with ``Z``."""
    return re.sub(r"\.([0-9]*?)0*(?=$|[Z+-])", lambda each: f".{each[1]}" if each[1] else "", plain_zone(text))


def plain_zone(text: str) -> str:
    """Return a day or time with ``Z`` for the time zone of Greenwich."""
    return re.sub(r"[+-]00:00$", "Z", text)


def plain_float(text: str) -> str:
    """Return the shortest text of a double; one beyond all of them is infinite."""
    return repr(float(text)).replace("inf", "INF").replace("nan", "NaN")


FORMS = (
    Form(INTEGERS, re.compile(r"[+-]?[0-9]+"), "integer", lambda text: str(int(text))),
    Form(frozenset({"boolean"}), re.compile("[01]"), "", lambda text: "true" if text == "1" else "false"),
    Form(frozenset({"decimal"}), re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)"), "", plain_decimal),
    Form(
        frozenset({"double", "float"}),
        re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN"),
        "double",
        plain_float,
    ),
    Form(frozenset({"dateTime", "time"}), INSTANT, "", plain_seconds),
    Form(DAYS, re.compile(r"[0-9-]*[0-9][+-]00:00"), "", plain_zone),
)


def digest(lines: Iterable[bytes]) -> str:
    """Return the SHA-256 of a normal form, its lines ended by a line feed each."""
    made, rest = sha256(), iter(lines)
    while some := list(islice(rest, 10_000)):
        made.update(b"\n".join([*some, b""]))
    return made.hexdigest()


def grounded(triples: "Iterable[Triple]") -> "Iterator[Triple]":
    """Yield triples with an IRI for each blank node, without which parts of a graph could not share one.

    It is made of the content of all blank nodes that hang together (RDFC-1.0): what changes elsewhere changes no name.
    """
    from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad

    alike = Counter[str]()
    for each in hanging_together(triples):
        if not isinstance(each, list):
            yield each
            continue
        check_told_apart(each)
        dataset = Dataset(Quad(*triple) for triple in each)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        made = [quad.triple for quad in dataset]
        content = sha256("\n".join(sorted(map(str, made))).encode()).hexdigest()[:32]
        alike[content] += 1
        start = f"{GENID}{content}-{alike[content]}-"
        yield from (named(triple, start) for triple in made)


def hanging_together(triples: "Iterable[Triple]") -> "Iterator[Triple | list[Triple]]":
    """Yield triples without blank nodes, then lists of those that share them."""
    with_blanks, above = [], dict[str, str]()
    for each in triples:
        nodes = list(blanks(each))
        if not nodes:
            yield each
            continue
        with_blanks.append((nodes[0], each))
        for node in nodes:
            above[top(node, above)] = top(nodes[0], above)
    groups = defaultdict[str, list["Triple"]](list)
    for node, each in with_blanks:
        groups[top(node, above)].append(each)
    yield from groups.values()


def check_told_apart(triples: "list[Triple]") -> None:
    """Refuse blank nodes that nothing tells apart and many triples join, for which canonical names take years.

    Raises:
        FormatError: they are.
    """
    around = defaultdict[str, list[tuple[str, str, str]]](list)
    for each in triples:
        subject, value, name = str(each.subject), str(each.object), each.predicate.value
        around[subject].append((">", name, value))
        around[value].append(("<", name, subject))
    colours = {node: 0 for node in around if node.startswith("_:")}
    if len(colours) <= FEW:
        return
    for _ in range(ROUNDS):
        colours = {
            node: hash(tuple(sorted((way, name, str(colours.get(other, other))) for way, name, other in around[node])))
            for node in colours
        }
    shared = Counter(colours.values())
    alike = {node for node, colour in colours.items() if shared[colour] > 1}
    joined = {frozenset((node, other)) for node in alike for _, _, other in around[node] if other in alike}
    if len(joined) - len(alike) >= MOST:
        raise FormatError(
            f"{len(alike)} blank nodes that nothing tells apart are joined in {len(joined)} pairs, and cannot be"
            " given names; give them IRIs, or state something of each that differs"
        )


def top(node: str, above: dict[str, str]) -> str:
    """Return the blank node that stands for those that a node hangs together with; the way there becomes short."""
    trail = []
    while (up := above.setdefault(node, node)) != node:
        trail.append(node)
        node = up
    above.update(dict.fromkeys(trail, node))
    return node


def blanks(triple: "Triple") -> "Iterator[str]":
    """Yield the blank nodes of a triple, those of a triple in it too."""
    from pyoxigraph import BlankNode, Triple

    for term in (triple.subject, triple.object):
        if isinstance(term, BlankNode):
            yield term.value
        elif isinstance(term, Triple):
            yield from blanks(term)


def named(triple: "Triple", start: str) -> "Triple":
    """Return a triple with IRIs that start so in place of its canonical blank nodes."""
    from pyoxigraph import BlankNode, NamedNode, Triple

    def name(node: "BlankNode") -> "NamedNode":
        return NamedNode(start + node.value.removeprefix("c14n"))

    subject, value = triple.subject, triple.object
    return Triple(
        name(subject) if isinstance(subject, BlankNode) else subject,
        triple.predicate,
        name(value) if isinstance(value, BlankNode) else named(value, start) if isinstance(value, Triple) else value,
    )
