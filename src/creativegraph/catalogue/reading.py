"""What a query reads and binds: its answer stays the same as long as the triples of the properties that it reads do."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from creativegraph.catalogue.query import PARAM, Query
from creativegraph.iris import RDF_TYPE

__all__ = ["is_of_triples", "properties_of", "properties_read", "variables_bound"]

TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\s]*>)|#[^\n]*"""
    r"""|(?P<text>\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"|(?P<variable>[?$]\w+)|(?P<name>[^\W\d_][\w.-]*:[\w.:%-]*|:[\w.:%-]*|_:\w+)"
    r"|(?P<word>@?[\w-]+(?:\.\d+)?|\.\d+)|(?P<sign>\S)",
    re.DOTALL,
)
EXPRESSIONS = frozenset(("FILTER", "BIND", "HAVING"))
"""Words before an expression in brackets."""
BIND_NOTHING = EXPRESSIONS | {"MINUS"}
"""Words before what binds no variable but one behind AS."""
TERMS = frozenset(("iri", "text", "variable", "name", "word"))
AFTER_A_TERM = frozenset((";", "[", "]", ")"))
BEFORE_A_TERM = frozenset(("(", "[", "+", "-"))
OF_TRIPLE_TERMS = (("<", "<"), ("{", "|"))
"""Signs side by side with which a triple within a triple begins, or what is said of one."""
OTHERWISE = frozenset((
    "NOW", "RAND", "UUID", "STRUUID", "BNODE", "GRAPH", "SERVICE", "FROM", "BASE", "DESCRIBE", "CONSTRUCT",
))  # fmt: skip
"""Words of queries whose answer is not made of the triples of some properties alone."""
SIGNS = frozenset("{}()[].;,*+/|^?!=<>&-")
"""What stands in queries beside words; others, such as those of escapes, make names that are not read here."""


class Token(NamedTuple):
    """A piece of a query."""

    kind: str
    text: str


NONE = Token("", "")


@lru_cache(maxsize=1024)
def properties_read(text: str) -> frozenset[str] | None:
    """Return the IRIs that a query names, among which are all properties of which it reads triples.

    None if it may read those of any property, has triple terms or what is said of triples, which are not followed, or
    if its answer is not made of triples alone.
    """
    if not is_of_triples(text):
        return None
    tokens = tokens_of(text)
    if any(each.kind == "sign" and each.text not in SIGNS for each in tokens):
        return None
    if any((each.text, after.text) in OF_TRIPLE_TERMS for each, after in pairwise(tokens)):
        return None
    prefixes = {
        name.text.partition(":")[0]: iri.text[1:-1]
        for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word.text.upper() == "PREFIX"
    }
    found, groups = {RDF_TYPE}, Groups(parameters_in(text))
    for each, after in pairwise([*within_patterns(tokens), NONE]):
        if not groups.take(each, after):
            return None
        if each.kind == "iri":
            found.add(each.text[1:-1])
        elif each.kind == "name":
            prefix, _, name = each.text.partition(":")
            if prefix not in prefixes:
                return None
            found.add(prefixes[prefix] + name.rstrip("."))
    return frozenset(found)


def properties_of(query: Query) -> frozenset[str] | None:
    """Return what `properties_read` does of a catalogued query; None for one of the user's own with a path of no step.

    Of ``?x :in* ?y`` there is a row for each node where nothing else binds ``?x``. In packaged queries something does.
    """
    return None if query.file and may_take_no_step(query.text) else properties_read(query.text)


def may_take_no_step(text: str) -> bool:
    """Return whether a query has a path with ``*`` or ``?``.

    A product counts as one where a bracket closes before its sign, as in ``(?a + 1) * ?b``.
    """
    tokens = [*within_patterns(tokens_of(text))]
    return any(
        each.text in ("*", "?") and (before.kind in ("iri", "name") or before.text in (")", "a"))
        for before, each in pairwise(tokens)
    )


def is_of_triples(text: str) -> bool:
    """Return whether the answer to a query is made of triples alone: not of the moment, of chance, or of graphs."""
    return not any(each.kind == "word" and each.text.upper() in OTHERWISE for each in tokens_of(text))


@lru_cache(maxsize=1)
def tokens_of(text: str) -> list[Token]:
    """Return the pieces of a query, without its comments."""
    return [Token(each.lastgroup, each[0]) for each in TOKEN.finditer(text) if each.lastgroup]


def within_patterns(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens of graph patterns: without prefixes, and without variables in a row that are no triple.

    Of what is selected there is the word alone.
    """
    skipping = False
    for place, each in enumerate(tokens):
        word = each.text.upper() if each.kind == "word" else ""
        follows = tokens[place + 1].text.upper() if place + 1 < len(tokens) else ""
        if word in ("PREFIX", "SELECT") or (word in ("GROUP", "ORDER") and follows == "BY"):
            skipping = True
        elif each.text in ("{", "}"):
            skipping = False
        if not skipping or word == "SELECT":
            yield each


def parameters_in(text: str) -> frozenset[str]:
    """Return the variables that are given other values than stand in a query."""
    return frozenset(name for name, _ in PARAM.findall(text))


class Group:
    """What stands between two braces.

    ``named`` are variables whose values are named in it, or in a group around it before it begins; ``used`` are those
    that stand for properties.
    """

    def __init__(self, named: Iterable[str] = ()) -> None:
        self.named, self.used = set(named), set[str]()
        self.selects = False
        self.brackets: list[bool] = []
        """Of each open round bracket, whether it is within an expression."""

    @property
    def in_expression(self) -> bool:
        """Whether what comes next is part of an expression, where no triple is read."""
        return bool(self.brackets) and self.brackets[-1]


class Groups:
    """Follows the groups of a query, to see of which properties it reads triples.

    A variable in the place of a property may be any, unless ``VALUES`` names all of its values in the same group, or
    before the group begins: then rows with another value are no part of the answer. Of ``parameters`` the values are
    not known.
    """

    def __init__(self, parameters: frozenset[str]) -> None:
        self.parameters = parameters
        self.open = [Group()]
        self.before = self.last = NONE
        self.data: list[Token] | None = None

    def take(self, token: Token, after: Token) -> bool:
        """Go on to the next token; False if triples of any property may be read."""
        if self.data is not None:
            self.data.append(token)
            if token.text == "}":
                self.open[-1].named |= {*named_in(self.data)} - self.parameters
                self.data, token = None, NONE
            self.before = token
            return True
        group = self.open[-1]
        if token.kind == "word":
            group.selects |= token.text.upper() == "SELECT"
            self.data = [] if token.text.upper() == "VALUES" else None
        elif not self.is_closed(token) or (not group.in_expression and self.is_any(token, after)):
            return False
        self.last, self.before = self.before, self.ended(token, group)
        return True

    def is_closed(self, token: Token) -> bool:
        """Open or close a group or bracket; False if one is closed that is not open, or in which any may be read."""
        group = self.open[-1]
        if token.text == "{":
            self.open.append(Group(() if group.selects else group.named))
        elif token.text == "}":
            self.open.pop()
            return bool(self.open) and group.used <= group.named
        elif token.text == "(":
            words = [each.text.upper() for each in (self.last, self.before)]
            called = words[0] == "FILTER" and self.before.kind == "word"
            group.brackets.append(group.in_expression or words[1] in EXPRESSIONS or called)
        elif token.text == ")":
            return bool(group.brackets)
        return True

    def is_any(self, token: Token, after: Token) -> bool:
        """Return whether all properties but some are read; note a variable that stands for one."""
        if token.kind == "variable" and may_be_any(self.before, token, after):
            self.open[-1].used.add(token.text[1:])
            return False
        return may_be_any(self.before, token, after)

    def ended(self, token: Token, group: Group) -> Token:
        """Return what stands before the next token: nothing where an expression has ended, as a triple may begin."""
        if token.text == ")":
            was = group.brackets.pop()
            return NONE if was and not group.in_expression else token
        return token


def named_in(data: list[Token]) -> Iterator[str]:
    """Yield the variables of ``VALUES`` of which each value is an IRI, without their first sign."""
    start = next(place for place, each in enumerate(data) if each.text == "{")
    variables = [each.text[1:] for each in data[:start] if each.kind == "variable"]
    cells = [each for each in data[start + 1 : -1] if each.text not in ("(", ")")]
    width = len(variables)
    rows = sum(each.text == "(" for each in data[start:]) if data[0].text == "(" else len(cells)
    if len(cells) == width * rows:  # else there are values of several tokens
        for place, name in enumerate(variables):
            if all(each.kind in ("iri", "name") for each in cells[place::width]):
                yield name


def may_be_any(before: Token, token: Token, after: Token) -> bool:
    """Return whether a token may stand for any property: a variable in its place, or all properties but some."""
    if token.text == "!":
        return after.kind in ("iri", "name") or after.text in ("(", "^", "a")
    follows_one = before.kind in TERMS or before.text in AFTER_A_TERM
    return token.kind == "variable" and follows_one and (after.kind in TERMS or after.text in BEFORE_A_TERM)


def variables_bound(text: str) -> frozenset[str]:
    """Return the variables of a query that something in it can bind: a triple, ``VALUES``, ``GRAPH`` or ``AS``.

    What stands in a filter, in ``MINUS`` or in an expression binds nothing.
    """
    tokens = tokens_of(text)
    found = {after.text[1:] for each, after in pairwise(tokens) if each.text.upper() == "AS"}
    waits, depth = False, 0
    for each in within_patterns(tokens):
        if each.kind == "word" and each.text.upper() in BIND_NOTHING and not depth:
            waits = True
        elif each.text in ("(", "{") and (waits or depth):
            waits, depth = False, depth + 1
        elif each.text in (")", "}") and depth:
            depth -= 1
        elif each.kind == "variable" and not (waits or depth):
            found.add(each.text[1:])
    return frozenset(found)
