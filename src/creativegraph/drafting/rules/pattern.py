"""Patterns of phrases: how they are written, and the regular expressions that they become.

``{G:fairs:Guild+} (held|ran) [the] {M:fairs:Market} ~ on {T:time}``. A word stands for itself, ``organi*`` for any
word that begins so, ``(a|b c)`` for one of several, ``[the]`` for what may be missing, ``~`` for up to six words and
times, ``...`` for up to twenty-four words and things, ``^`` for the begin of a sentence and ``$`` for its end,
``@name`` for a phrase that has a row of its own, and a sign behind a backslash for itself.

``{A:type}`` is a thing of a class (``fairs:Market|fairs:Hall``), a code of a list (``code/rhythm``), a ``time``, a
``figure``, ``money``, a whole ``number``, or a person with an ``office`` (``office-behind`` the name or
``office-before`` it); with ``+`` several that are joined by commas and ``@and``, each behind words of ``@again``.
``{M:fairs:Market with T:fairs:Town}`` is a thing in whose name another one stands. ``{W:words}`` are words up to the
end of the sentence, ``{W:clause}`` up to the next comma, and ``{W:quoted}`` those between quotation marks.

A sentence is matched as a text in which each word and each mention stands behind a blank (``sequence.py``).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from creativegraph.drafting.rules.words import same

__all__ = ["KINDS", "TEXTS", "Pattern", "PatternError", "Slot", "parse"]

KINDS = (
    "time", "figure", "money", "office", "office-before", "office-behind", "number", "words", "clause", "quoted"
)  # fmt: skip
"""What a slot may be besides things of classes and codes of lists."""
LEXER = re.compile(
    r"\s*(?:(?P<slot>\{[^{}]*\})|(?P<name>@[a-z][a-z0-9-]*)|(?P<gap>\.\.\.|~)|(?P<edge>[\^$])|(?P<group>[(\[)\]|])"
    r"|\\(?P<sign>\S)|(?P<word>qu['’]|[^\W\d_]{1,2}['’]|['’]s\b|\w+(?:[-‑]\w+)*\*?)|(?P<mark>[^\w\s{}]))",
    re.IGNORECASE,
)
SLOT = re.compile(
    r"\{(?P<name>[A-Z][0-9]?):(?P<type>[^\s{}+]+)(?P<many>\+)?"
    r"(?:\s+with\s+(?P<inner>[A-Z][0-9]?):(?P<within>[^\s{}+]+)(?P<all>\+)?)?\}"
)
ONE = r"(?:<[^> ]*>|[^ ;<]+)"
"""A word, a mark or a mention, but no semicolon."""
GAPS = {"...": rf"(?: {ONE}){{0,24}}?", "~": r"(?: (?:<\d+;time;[^> ]*>|[^ <>,;:.()!?]+)){0,6}?"}
EDGES = {"^": r"\A(?: [^\w<])*", "$": r"(?=(?: [^\w<])*\Z)"}
TEXTS = {
    "words": rf"(?: {ONE}){{2,}}?(?= [.;!?]|\Z)",
    "clause": r"(?: (?:<[^> ]*>|[^ ,;:<]+)){2,}?(?= [.,;:!?]|\Z)",
    "quoted": r"(?<= \")(?: [^ \"]+)+(?= \")",
    "number": r" [0-9]{1,4}(?= |\Z)",
}
DEEPEST = 8
"""How deep named phrases may stand in one another."""


class PatternError(ValueError):
    """A pattern that cannot be read: ``why`` is a key of messages, ``given`` the part that is wrong."""

    def __init__(self, why: str, given: str) -> None:
        super().__init__(why)
        self.why, self.given = why, given


class Slot(NamedTuple):
    """A slot of a pattern: what it takes, whether several, and the name of the slot within whose mention it stands."""

    types: tuple[str, ...]
    many: bool = False
    within: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as read: its regular expression, its slots, and the words of which a sentence must have one.

    ``begins`` are beginnings of words that count too. Both are empty where a pattern needs no word; ``marks`` are then
    the types of mentions that a sentence must have.
    """

    expression: str
    slots: Mapping[str, Slot]
    words: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    marks: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Part:
    """A part of a pattern: its expression, and of which words one must be there."""

    expression: str
    needs: list[frozenset[str]] = field(default_factory=list)


class Reader:
    """Reads one pattern; named phrases are read where they are used."""

    def __init__(self, named: Mapping[str, str]) -> None:
        self.named = named
        self.slots: dict[str, Slot] = {}
        self.marks: list[tuple[str, ...]] = []
        self.depth = 0
        self.optional = 0

    def read(self, text: str) -> Part:
        """Return the part that a whole text is."""
        tokens = list(lexed(text))
        part, rest = self.choices(tokens, 0, "")
        if rest < len(tokens):
            raise PatternError("closed", tokens[rest][1])
        return part

    def choices(self, tokens: list[tuple[str, str]], place: int, closing: str) -> tuple[Part, int]:
        """Return what stands up to a closing bracket, and the place behind it."""
        found, opened, marks = list[Part](), place, len(self.marks)
        while True:
            part, place = self.chain(tokens, place)
            found.append(part)
            if place < len(tokens) and tokens[place] == ("group", "|"):
                place += 1
                continue
            break
        if closing and (place >= len(tokens) or tokens[place][1] != closing):
            raise PatternError("open", tokens[max(opened - 1, 0)][1])
        if len(found) == 1:
            return found[0], place + bool(closing)
        del self.marks[marks:]  # since another choice may need none
        whole = all(part.needs for part in found)
        smallest = frozenset().union(*(rarest(part.needs) for part in found)) if whole else frozenset()
        return Part(f"(?:{'|'.join(part.expression for part in found)})", [smallest] if smallest else []), place + bool(
            closing
        )

    def chain(self, tokens: list[tuple[str, str]], place: int) -> tuple[Part, int]:
        """Return what stands in a row up to a bar or a closing bracket."""
        made = Part("")
        while place < len(tokens) and tokens[place] not in (("group", "|"), ("group", ")"), ("group", "]")):
            kind, text = tokens[place]
            if kind == "group":
                optional = text == "["
                self.optional += optional
                part, place = self.choices(tokens, place + 1, "]" if optional else ")")
                self.optional -= optional
                made.expression += f"(?:{part.expression})?" if optional else part.expression
                made.needs += [] if optional else part.needs
                continue
            part = self.single(kind, text)
            made.expression += part.expression
            made.needs += part.needs
            place += 1
        return made, place

    def single(self, kind: str, text: str) -> Part:
        """Return the part that one token is."""
        if kind in ("word", "mark"):
            return word(text, needed=kind == "word")
        if kind == "name":
            return self.phrase(text)
        plain = {"gap": GAPS, "edge": EDGES}.get(kind, {})
        return Part(self.slot(text) if kind == "slot" else plain.get(text) or f" {re.escape(text)}")

    def phrase(self, name: str) -> Part:
        """Return the part that a named phrase is."""
        if name not in self.named:
            raise PatternError("name", name)
        self.depth += 1
        if self.depth > DEEPEST:
            raise PatternError("deep", name)
        tokens = list(lexed(f"({self.named[name]})"))
        part, _ = self.chain(tokens, 0)
        self.depth -= 1
        return part

    def slot(self, text: str) -> str:
        """Return the expression of a slot."""
        found = SLOT.fullmatch(text)
        if found is None:
            raise PatternError("slot", text)
        name, types = found["name"], tuple(found["type"].split("|"))
        for each in (name, found["inner"]):
            if each and each in self.slots:
                raise PatternError("twice", each)
        self.slots[name] = Slot(types, bool(found["many"]))
        if types[0] in TEXTS:
            return f"(?P<{name}>{TEXTS[types[0]]})"
        if not self.optional:
            self.marks.append(types)
        inner = tuple(found["within"].split("|")) if found["within"] else ()
        if inner:
            self.slots[found["inner"]] = Slot(inner, bool(found["all"]), name)
        one = marker(types, inner)
        return f"(?P<{name}>{one}{self.more(one) if found['many'] else ''})"

    def more(self, one: str) -> str:
        """Return the expression of further mentions, each behind a comma or a word that joins."""
        joined, before = (self.phrase(each).expression if each in self.named else "" for each in ("@and", "@again"))
        joint = f"(?: ,(?:{joined})?|{joined})" if joined else " ,"
        return f"(?:{joint}(?:{before}){{0,2}}{one})*" if before else f"(?:{joint}{one})*"


def rarest(needs: list[frozenset[str]]) -> frozenset[str]:
    """Return the words, of those of which a sentence must have one, that are the rarest: few ones, and long ones."""
    return min(needs, key=lambda each: (len(each), -sum(map(len, each)) / len(each)), default=frozenset[str]())


def word(text: str, *, needed: bool) -> Part:
    """Return the part that a word is, or the begin of one."""
    plain = same(text.rstrip("*"))
    if text.endswith("*"):
        return Part(f" {re.escape(plain)}[^ <>]*", [frozenset((f"{plain}*",))])
    return Part(f" {re.escape(plain)}(?= |\\Z)", [frozenset((plain,))] if needed else [])


def lexed(text: str) -> Iterator[tuple[str, str]]:
    """Yield the tokens of a pattern, each with its kind."""
    place = 0
    text = text.strip()
    while place < len(text):
        found = LEXER.match(text, place)
        if found is None or found.lastgroup is None:
            raise PatternError("slot" if text[place:].lstrip()[:1] == "{" else "token", text[place : place + 20])
        yield found.lastgroup, found[found.lastgroup]
        place = found.end()


def marker(types: tuple[str, ...], inner: tuple[str, ...] = ()) -> str:
    """Return the expression of a mention of one of some types, with one of others within its name."""
    one = rf" <\d+;(?:[^> ]*;)?(?:{'|'.join(map(re.escape, types))});"
    within = rf"(?=[^> ]*;~(?:{'|'.join(map(re.escape, inner))});)" if inner else ""
    return rf"{one[:5]}{one[5:]}[^> ]*>" if not inner else rf" (?=<\d+;[^> ]*){within}{one[1:]}[^> ]*>"


def parse(text: str, named: Mapping[str, str]) -> Pattern:
    """Return a pattern as read; ``named`` has the phrases that it may name, as written.

    Raises:
        PatternError: it is not written like one.
    """
    reader = Reader(named)
    part = reader.read(text)
    needed = rarest(part.needs)
    begins = frozenset(each[:-1] for each in needed if each.endswith("*"))
    if not part.expression:
        raise PatternError("empty", text)
    words = frozenset(each for each in needed if not each.endswith("*"))
    return Pattern(part.expression, reader.slots, words, begins, tuple(reader.marks))
