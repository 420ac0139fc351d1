"""Sorts the rows of a query here, where the engine would read each term from the disk anew at every comparison.

Of a SELECT that ends in ORDER BY, LIMIT and OFFSET, the rest is asked and its rows are put in order as the engine does.
What is not plain (an expression, a variable that is not selected, values of other types, very many rows) is left to it.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from creativegraph.iris import PREFIXES, XSD

if TYPE_CHECKING:
    from decimal import Decimal

    from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

    Cell: TypeAlias = BlankNode | Literal | NamedNode | Triple | None

__all__ = ["Ordered", "arranged", "ordered"]

MOST_ROWS = 100_000
"""What is kept of rows while they are sorted takes a kilobyte a row."""
TEXTS = frozenset((XSD + "string", PREFIXES["rdf"] + "langString"))
INTEGER = XSD + "integer"
NUMBERS = frozenset((INTEGER, XSD + "decimal"))
DIGITS = 18
"""The length of texts that are surely numbers that the engine counts with."""


class Key(NamedTuple):
    """What rows sort by: a variable, the other way round, or its text as STR gives it."""

    name: str
    descending: bool
    text: bool


class Ordered(NamedTuple):
    """A query without its last ORDER BY; what it sorts by, and which of its rows are wanted."""

    text: str
    keys: tuple[Key, ...]
    offset: int
    limit: int | None


def ordered(text: str) -> Ordered | None:
    """Return a query apart from its last ORDER BY, or None if it has none that is plain."""
    end = text.rfind("}") + 1
    start = max(text.rfind("ORDER", end), text.rfind("order", end))
    before = text[end:start].split()
    words = text[start:].replace("(", " ( ").replace(")", " ) ").split()
    plain = [each.upper() for each in (*before[:1], *words[:2])] in (["ORDER", "BY"], ["GROUP", "ORDER", "BY"])
    apart = text[start - 1 : start].isspace() or text[start - 1 : start] in ("}", ")")
    if not (start >= 0 and plain and apart) or "#" in text[end:] or "\\u" in text.lower() or in_comment(text, end):
        return None
    keys, rest = keys_of(words[2:])
    slices = slices_of(rest)
    if not keys or slices is None:
        return None
    return Ordered(text[:start], tuple(keys), slices.get("OFFSET", 0), slices.get("LIMIT"))


def in_comment(text: str, end: int) -> bool:
    """Return True if a comment may begin in the line before ``end``; in the IRI of a page ``#`` begins none."""
    line = text[max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1 : end]
    if "#" not in line:
        return False
    import re

    return "#" in re.sub(r"<[A-Za-z][\w+.\-]*+://[^<>\"{}|^`\\\x00-\x20]*+>", "", line)


KEY = r"(?:(ASC|DESC) \( )?(STR \( )?[?$](\w+)((?: \))*)(?: |$)"


def keys_of(words: Sequence[str]) -> tuple[list[Key], list[str]]:
    """Return the keys at the beginning of an ORDER BY, and the words behind them."""
    import re

    keys, left = [], " ".join(words)
    while found := re.match(KEY, left, re.IGNORECASE):
        direction, text, name, closed = found.groups()
        if closed.count(")") != bool(direction) + bool(text):
            break
        keys.append(Key(name, (direction or "").upper() == "DESC", bool(text)))
        left = left[found.end() :]
    return keys, left.split()


def slices_of(words: Sequence[str]) -> dict[str, int] | None:
    """Return LIMIT and OFFSET, or None if there is something else."""
    pairs = dict(zip(map(str.upper, words[::2]), words[1::2], strict=False))
    plain = all(each.isascii() and each.isdigit() for each in pairs.values())
    if len(pairs) * 2 != len(words) or not plain or not pairs.keys() <= {"LIMIT", "OFFSET"}:
        return None
    return {name: int(number) for name, number in pairs.items()}


def arranged(found: "QuerySolutions", order: Ordered) -> "list[tuple[Cell, ...]] | None":
    """Return the rows of solutions in their order, or None if they cannot be sorted here."""
    columns = [each.value for each in found.variables]
    if not {each.name for each in order.keys} <= {*columns}:
        return None
    rows: list[tuple[Cell, ...]] = []
    for row in found:
        rows.append(tuple(row))
        if len(rows) > MOST_ROWS:
            return None
    places: list[list[tuple[object, ...]]] = []
    for key in order.keys:
        place = columns.index(key.name)
        column = [row[place] for row in rows]
        try:
            places.append(texts_of(column) if key.text else places_of(column))
        except Incomparable:
            return None
        if len({*places[-1]}) == len(rows):  # what comes behind decides nothing
            break
    for key, keys in reversed([*zip(order.keys, places, strict=False)]):
        numbers = sorted(range(len(rows)), key=keys.__getitem__, reverse=key.descending)
        rows = [rows[number] for number in numbers]
        for each in places:
            each[:] = [each[number] for number in numbers]
    return rows[order.offset :][: order.limit]


class Incomparable(Exception):  # noqa: N818 - it tells what they are
    """There are terms that cannot be compared here."""


def number_of(text: str, datatype: str) -> "int | Decimal":
    """Return the number that a text is; what is none, or is longer than the engine's numbers, is left to it."""
    if len(text) > DIGITS or not text.isascii() or not text.lstrip("-").replace(".", "").isdigit():
        raise Incomparable
    if text.isdigit():
        return int(text)
    from decimal import Decimal, InvalidOperation

    try:
        return int(text) if datatype == INTEGER else Decimal(text)
    except (ValueError, InvalidOperation):
        raise Incomparable from None


def day_of(text: str) -> str:
    """Return the text of a day, which sorts as the day does; what is none is left to the engine."""
    from datetime import date

    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise Incomparable


def texts_of(column: "Iterable[Cell]") -> list[tuple[object, ...]]:
    """Return what the terms of a column sort by if STR makes texts of them; of blank nodes it makes none."""
    from pyoxigraph import Literal, NamedNode

    return [(1, each.value) if isinstance(each, (NamedNode, Literal)) else (0,) for each in column]


def places_of(column: "Iterable[Cell]") -> list[tuple[object, ...]]:
    """Return what the terms of a column sort by: first the kind of term, then its text or number."""
    from pyoxigraph import Literal, NamedNode

    types = set()

    def place(term: "Cell") -> tuple[object, ...]:
        if term is None:
            return (0,)
        if isinstance(term, NamedNode):
            return (1, term.value)
        if not isinstance(term, Literal):
            raise Incomparable
        text, datatype = term.value, term.datatype.value
        if datatype in TEXTS:
            types.add("")
            return (2, text, datatype, term.language or "")
        types.add("number" if datatype in NUMBERS else datatype)
        if datatype in NUMBERS:
            return (2, number_of(text, datatype))
        if datatype == XSD + "date":
            return (2, day_of(text))
        if datatype == XSD + "boolean" and text in {"false", "true"}:
            return (2, text)
        raise Incomparable

    places = [*map(place, column)]
    if len(types) > 1:
        raise Incomparable
    return places
