"""Counts how deep and long a query is, and refuses one that would end the process, or that no engine would begin.

Oxigraph parses, orders and evaluates a query by functions that call themselves for each bracket, pattern and operator;
beyond the stack the process ends, and nothing can be caught. To order the patterns of a group takes time by the fourth
power of their number. So brackets, patterns and operators are counted before, in one pass over the tokens. Lists (of
VALUES, of IN, of arguments, of ORDER BY) take no stack and may be as long as they are.
"""

import re

from creativegraph.errors import QueryError
from creativegraph.files.limits import Limits, beyond, in_force

__all__ = ["ESCAPED", "character", "check_depth"]

# No part is tried twice, so that the time grows with the text alone: a string without an end is read to the end once,
# and so is a run of letters, dots and hyphens, whether a colon makes it a name or not.
TOKEN = re.compile(
    r'(?P<text>"""(?:[^"\\]++|\\.|"(?!""))*+(?:"""|\Z)'
    r"|'''(?:[^'\\]++|\\.|'(?!''))*+(?:'''|\Z)"
    r'|"(?:[^"\\\n\r]++|\\.)*+"'
    r"|'(?:[^'\\\n\r]++|\\.)*+')"
    r'|(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]++|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)'
    r"|(?P<comment>\#[^\n\r]*+)"
    r"|(?P<name>[?$]\w++|@[A-Za-z\-]++|(?:[^\W\d][\w.\-]*+)?+:(?:(?:[\w:%]|\\.)(?:[\w.\-:%]|\\.)*+)?+)"
    r"|(?P<word>\w[\w.\-]*+)"
    r"|(?P<open><<\(|<<|\{\||[({\[])"
    r"|(?P<close>\)>>|>>|\|\}|[)}\]])"
    r"|(?P<sign>\^\^|&&|\|\||\\.|\S)",
    re.DOTALL,
)
ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
# Keywords are looked for within words: Oxigraph needs no blank between two of them.
EXPRESSIONS = re.compile("SELECT|FILTER|BIND|HAVING|BY")
"""Behind these, brackets hold expressions; elsewhere lists, paths and data."""
ENDED = re.compile("WHERE|VALUES|OPTIONAL|GRAPH|MINUS|UNION|LATERAL|SERVICE|LIMIT|OFFSET")
APART = re.compile("OPTIONAL|MINUS|EXISTS|UNION|LATERAL|SERVICE")
"""The patterns of these groups are ordered for themselves, and so are those of a SELECT within a query."""
GLUED = re.compile("(?:FILTER|BIND|HAVING|ORDERBY|GROUPBY)$|^BY$")
"""How a prefix may end that is a keyword, and the empty prefix of a function behind it: ``FILTER:f(…)``."""
COUNTED = re.compile("FILTER|UNION|EXISTS")
MAKING = ("SELECT", "BY", "BIND")
"""Keywords of expressions whose values get a variable."""
MADE = 0.5
"""What a computed column or a thing of DESCRIBE counts: the engine nests each, 200 fit into a stack of a megabyte.

It plans groups that are OPTIONAL in time with the fourth power of their number, on an empty graph too: 0.1 s for 50,
1.4 for 100, 7 for 150.
"""
VALUE = re.compile("TRUE$|FALSE$|[0-9]")
SEPARATORS = frozenset((".", ";", ",", "/"))
OPERATORS = frozenset(("&&", "||", "+", "-", "*", "/", "!", "|", "^"))


class Level:
    """What stands within a bracket: patterns and operators of its own, and the most of what is apart below it.

    ``kind`` is ``expression``, ``data`` (of VALUES, of a template) or ``graph``, and ``apart`` is True for what is
    ordered for itself. ``mode`` is the last keyword that says what brackets hold, and ``word`` the last one.
    """

    def __init__(self, bracket: str, kind: str, *, apart: bool) -> None:
        self.bracket, self.kind, self.apart = bracket, kind, apart
        self.patterns = self.patterns_below = 0.0
        self.operators = self.operators_below = 0
        self.mode = self.word = ""
        self.held = 0.0
        """The patterns of the last group; if UNION follows, they are apart."""

    def settle(self, *, apart: bool = False) -> None:
        """Count the patterns of the last group."""
        if apart:
            self.patterns_below = max(self.patterns_below, self.held)
        else:
            self.patterns += self.held
        self.held = 0.0


class Counter:
    """Counts the brackets, patterns and operators of a query, no further than the limits."""

    def __init__(self, text: str, allowed: Limits) -> None:
        self.levels = [Level("", "graph", apart=False)]
        self.depth = 0
        self.behind_value = False
        """True where ``<`` is a comparison, if it stands in an expression."""
        place = 0
        while found := TOKEN.search(text, place):
            place = found.end()
            level, kind, token = self.levels[-1], str(found.lastgroup), found[0]
            if kind == "iri" and level.kind == "expression" and self.behind_value:
                place, kind, token = found.start() + 1, "sign", "<"
            if kind == "comment":
                continue
            if (
                self.depth > allowed.query_depth
                or level.patterns > allowed.query_patterns
                or level.operators > allowed.query_operators
            ):
                break
            getattr(self, kind)(level, token)
            self.behind_value = kind in ("text", "iri", "name", "close") or (
                kind == "word" and VALUE.search(level.word) is not None
            )
        while len(self.levels) > 1:
            self.close(self.levels[-1], "")
        root = self.levels[0]
        root.settle()
        self.patterns = root.patterns + root.patterns_below
        self.operators = root.operators + root.operators_below

    def open(self, level: Level, bracket: str) -> None:
        """Enter a bracket."""
        expression = level.kind == "expression" or level.mode != ""
        template = bracket == "{" and "CONSTRUCT" in level.word and "WHERE" not in level.word
        apart = bracket == "{" and (expression or template or APART.search(level.word) is not None)
        if bracket == "{" and not apart:
            level.settle()
        kind = "graph"
        if level.kind == "data" or "VALUES" in level.word or template:
            kind = "data"
        elif expression and bracket != "{":
            kind = "expression"
            level.operators += 1
        block = bracket == "{" and not template and COUNTED.search(level.word) is None
        if level.kind == "graph" and (block or (kind == "graph" and bracket != "{") or level.mode in MAKING):
            level.patterns += 1 if block or level.mode != "SELECT" else MADE
        if bracket == "{":
            level.word = ""
        self.levels.append(Level(bracket, kind, apart=apart))
        self.depth = max(self.depth, len(self.levels) - 1)

    def close(self, done: Level, _bracket: str) -> None:
        """Leave a bracket; one too many is an error that the engine tells."""
        if len(self.levels) == 1:
            return
        self.levels.pop()
        done.settle()
        level, patterns = self.levels[-1], done.patterns + done.patterns_below
        level.operators_below = max(level.operators_below, done.operators + done.operators_below)
        if done.apart or done.kind == "expression":
            level.patterns_below = max(level.patterns_below, patterns)
        elif done.bracket == "{":
            level.held = patterns
        else:
            level.patterns += patterns
        if done.bracket == "{" or level.mode in ("FILTER", "BIND"):
            level.mode = ""

    def word(self, level: Level, text: str) -> None:
        """Take a keyword or a number, or several with dots and hyphens between."""
        level.word = text.upper()
        if "UNION" in level.word:
            level.settle(apart=True)
        if found := EXPRESSIONS.findall(level.word):
            level.mode = found[-1]
            level.apart = level.apart or level.mode == "SELECT"
        elif ENDED.search(level.word):
            level.mode = ""
        level.operators += len(COUNTED.findall(level.word)) + text.count("-")
        if level.kind == "graph":
            level.patterns += text.count(".")
        self.element(level)

    def name(self, level: Level, text: str) -> None:
        """Take a variable or a name; a dot at its end is none of it."""
        if found := GLUED.search(text.partition(":")[0].upper()):
            level.mode = found[0]
        if level.kind == "graph":
            level.patterns += text.endswith(".") + MADE * (level.word == "DESCRIBE")
        elif level.bracket == "(" and level.kind == "data" and self.levels[-2].kind == "graph":
            level.operators += 1  # a column of VALUES
        self.element(level)

    def iri(self, level: Level, _text: str) -> None:
        """Take an IRI."""
        if level.kind == "graph":
            level.patterns += MADE * (level.word == "DESCRIBE")
        self.element(level)

    def text(self, level: Level, _text: str) -> None:
        """Take a string."""
        self.element(level)

    def element(self, level: Level) -> None:
        """Count the element of a list, which stands for two patterns; in a path operators stand between."""
        if level.kind == "graph" and level.bracket == "(" and self.behind_value:
            level.patterns += 2

    def sign(self, level: Level, sign: str) -> None:
        """Take what stands between values."""
        if level.kind == "graph" and sign in SEPARATORS:
            level.patterns += 1
        elif level.kind != "data" and sign in OPERATORS:
            level.operators += 1


def character(match: re.Match[str]) -> str:
    """Return the character that the digits of an escape stand for, in one of two groups; nothing for none."""
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 else ""


def unescaped(text: str) -> str:
    r"""Return a query as the engine reads it, which first takes ``\u0028`` for the bracket that it stands for."""
    return ESCAPED.sub(character, text) if "\\" in text else text


def check_depth(text: str) -> None:
    """Refuse a query with more bytes, brackets in each other, patterns or operators than the limits.

    Raises:
        QueryError: the message has what was counted, and the limit.
    """
    from creativegraph.files.expanded import too_much

    allowed = in_force()
    data = text.encode("utf-8", "replace")
    if len(data) > allowed.query_bytes:
        raise QueryError(beyond(f"the query has {len(data):,} bytes", "query_bytes", "ask in several queries"))
    if why := too_much(data, "rq", "the query"):
        raise QueryError(why)
    for reading in {text, unescaped(text)}:
        counted = Counter(reading, allowed)
        for number, name, what in (
            (counted.depth, "query_depth", "brackets lie more than {:,} deep"),
            (counted.patterns, "query_patterns", "more than {:,} patterns are joined"),
            (counted.operators, "query_operators", "more than {:,} operators are chained"),
        ):
            if number > getattr(allowed, name):
                limit = what.format(getattr(allowed, name))
                raise QueryError(beyond(f"in the query {limit}", name, "ask in several queries"))
