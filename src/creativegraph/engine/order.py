"""Sorts the rows of a query here: the engine reads each term from the disk anew at every comparison.

In memory it sorts what may be of any type by keys that take longer to plan than most questions to answer.

Of a SELECT that ends in ORDER BY, LIMIT and OFFSET, the rest is asked and its rows are put in order as the engine does.
What is not plain (most expressions, a variable that is not selected, values of other types, very many rows) is left
to it.
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


class Compared(NamedTuple):
    """What rows sort by too: whether a variable is an IRI, or where it is not ``equal``, whether it is another one."""

    name: str
    iri: str
    equal: bool


class Ordered(NamedTuple):
    """A query without its last ORDER BY; what it sorts by, and which of its rows are wanted."""

    text: str
    keys: tuple[Key | Compared, ...]
    offset: int
    limit: int | None

    def of_any_type(self) -> bool:
        """Return whether values of several types may be sorted."""
        return any(isinstance(each, Key) and not each.text for each in self.keys)


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
    keys, rest = keys_of(words[2:], text)
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
COMPARED = r"\( [?$](\w+) (!?)= ([A-Za-z][\w-]*):([A-Za-z][\w-]*) \)(?: |$)"
DECLARED = r"\s*(?:#[^\n]*\n|(?i:PREFIX)\s+([\w.-]*):\s*<([a-z]+:[^<>\"{}|^`\\\x00-\x20]*)>)"
"""What a query begins with: comments and prefixes, of which the case of letters counts."""


def keys_of(words: Sequence[str], query: str) -> tuple[list[Key | Compared], list[str]]:
    """Return the keys at the beginning of the ORDER BY of a query, and the words behind them."""
    import re

    keys, left = list[Key | Compared](), " ".join(words)
    while True:
        if found := re.match(KEY, left, re.IGNORECASE):
            direction, text, name, closed = found.groups()
            if closed.count(")") != bool(direction) + bool(text):
                break
            keys.append(Key(name, (direction or "").upper() == "DESC", bool(text)))
        elif found := re.match(COMPARED, left):
            name, other, prefix, local = found.groups()
            spaces = [space for declared, space in declared_in(query) if declared == prefix]
            if len(spaces) != 1:
                break
            keys.append(Compared(name, f"{spaces[0]}{local}", equal=not other))
        else:
            break
        left = left[found.end() :]
    return keys, left.split()


def declared_in(query: str) -> list[tuple[str, str]]:
    """Return the prefixes that a query begins with, each with its IRI."""
    import re

    found, place, part = list[tuple[str, str]](), 0, re.compile(DECLARED)
    while each := part.match(query, place):
        place = each.end()
        if each[2]:
            found.append((each[1], each[2]))
    return found


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
            if isinstance(key, Compared):
                places.append(equals_of(column, key))
            else:
                places.append(texts_of(column) if key.text else places_of(column))
        except Incomparable:
            return None
        if len({*places[-1]}) == len(rows):  # what comes behind decides nothing
            break
    for key, keys in reversed([*zip(order.keys, places, strict=False)]):
        back = isinstance(key, Key) and key.descending
        numbers = sorted(range(len(rows)), key=keys.__getitem__, reverse=back)
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


def equals_of(column: "Iterable[Cell]", key: Compared) -> list[tuple[object, ...]]:
    """Return what the terms of a column sort by if they are compared with an IRI; nothing has no answer."""
    from pyoxigraph import NamedNode

    terms = list(column)
    if not {*map(type, terms)} <= {NamedNode, type(None)}:
        raise Incomparable
    return [(0,) if each is None else (1, (getattr(each, "value", "") == key.iri) == key.equal) for each in terms]


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
