"""Patterns of phrases: how they are written, and the regular expressions that they become.

``{G:fairs:Guild+} (held|ran) [the] {M:fairs:Market} ~ on {T:time}``. A word stands for itself, ``organi*`` for any
word that begins so, ``(a|b c)`` for one of several, ``[the]`` for what may be missing, ``~`` for up to six words and
times, ``...`` for up to twenty-four words and things, ``^`` for the begin of a sentence and ``$`` for its end,
``@name`` for a phrase that has a row of its own, and a sign behind a backslash for itself.

``{A:type}`` is a thing of a class (``fairs:Market|fairs:Hall``), a code of a list (``code/rhythm``), a ``time``, a
``time-span`` from one to another, a ``figure``, ``money``, a whole ``number``, or a person with an ``office``
(``office-behind`` the name or ``office-before`` it); with ``+`` several that are joined by commas and ``@and``, each
behind words of ``@again``, with ``++`` several with what stands between them, as far as no words of ``@apart`` do. A
``count`` is a figure that is no ``change`` and no ``share``.
``{M:fairs:Market with T:fairs:Town}`` is a thing in whose name another one stands. ``{W:words}`` are words up to the
end of the sentence, ``{W:clause}`` up to the next comma, and ``{W:quoted}`` those between quotation marks.

A sentence is matched as a text in which each word and each mention stands behind a blank (``sequence.py``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from creativegraph.tables.phrases.expression import BEGIN, EDGES, GAPS, Words, expression
from creativegraph.tables.phrases.forms import Forms, FormsRow
from creativegraph.tables.phrases.parts import Chain, Either, Hole, Node, Slot, Word, holes, marks, needs, rarest
from creativegraph.tables.phrases.words import same

__all__ = ["KINDS", "Named", "Pattern", "PatternError", "parse"]

KINDS = (
    "time", "time-span", "figure", "money", "count", "change", "share", "office", "office-before", "office-behind",
    "number", "words", "clause", "quoted",
)  # fmt: skip
"""What a slot may be besides things of classes and codes of lists."""
LEXER = re.compile(
    r"\s*(?:(?P<slot>\{[^{}]*\})|(?P<name>@[a-z][a-z0-9-]*)|(?P<gap>\.\.\.|~)|(?P<edge>[\^$])|(?P<group>[(\[)\]|])"
    r"|\\(?P<sign>\S)|(?P<word>qu['’]|[^\W\d_]{1,2}['’]|['’]s\b|\w+(?:[-‑]\w+)*\*?)|(?P<mark>[^\w\s{}]))",
    re.IGNORECASE,
)
SLOT = re.compile(
    r"\{(?P<name>[A-Z][0-9]?):(?P<type>[^\s{}+]+)(?P<many>\+{1,2})?"
    r"(?:\s+with\s+(?P<inner>[A-Z][0-9]?):(?P<within>[^\s{}+]+)(?P<all>\+)?)?\}"
)
DEEPEST = 8
"""How deep named phrases may stand in one another."""


class PatternError(ValueError):
    """A pattern that cannot be read: ``why`` is a key of messages, ``given`` the part that is wrong."""

    def __init__(self, why: str, given: str) -> None:
        super().__init__(why)
        self.why, self.given = why, given


@dataclass(frozen=True)
class Pattern:
    """A pattern as read: its parts, and its slots by their names."""

    root: Node
    slots: Mapping[str, Slot]

    @cached_property
    def needed(self) -> frozenset[str]:
        """The words of which a sentence must have one, beginnings of words with a star; empty if it needs none."""
        return rarest(needs(self.root))

    @cached_property
    def marks(self) -> tuple[tuple[str, ...], ...]:
        """The types of mentions of which a sentence must have one each."""
        return tuple(marks(self.root))

    @property
    def expression(self) -> str:
        """The regular expression with all words."""
        return BEGIN + (expression(self.root, None) or "")

    def fitted(self, known: Words) -> str:
        """Return the regular expression without the words that a report has not; empty if it cannot stand in it."""
        found = expression(self.root, known)
        return f"{BEGIN}{found}" if found is not None else ""


@lru_cache(maxsize=4)
def read_with(
    _texts: tuple[tuple[str, str], ...], _forms: tuple[FormsRow, ...]
) -> tuple[dict[str, Node], dict[str, Pattern]]:
    """Return the phrases and patterns read so far with these names and forms: most projects have those of another."""
    return {}, {}


class Named:
    """Phrases with names: each is read once."""

    def __init__(self, texts: Mapping[str, str], forms: Iterable[FormsRow] = ()) -> None:
        """Take the texts of names, and rows of forms with the endings before which they are some."""
        given = tuple(forms)
        self.texts, self.forms = texts, Forms(given)
        self.read, self.patterns = read_with(tuple(texts.items()), given)
        self.depth = 0

    def __contains__(self, name: str) -> bool:
        """Return True if there is a phrase of that name."""
        return name in self.texts

    def get(self, name: str) -> Node:
        """Return the parts of a phrase.

        Raises:
            PatternError: there is none, or it is not written like one.
        """
        if name in self.read:
            return self.read[name]
        if name not in self.texts:
            raise PatternError("name", name)
        if self.depth > DEEPEST:
            raise PatternError("deep", name)
        self.depth += 1
        try:
            self.read[name] = Reader(self).read(self.texts[name])
        finally:
            self.depth -= 1
        return self.read[name]


class Reader:
    """Reads one pattern."""

    def __init__(self, named: Named) -> None:
        self.named = named

    def read(self, text: str) -> Node:
        """Return the parts of a whole text."""
        tokens = list(lexed(text))
        part, rest = self.choices(tokens, 0, "")
        if rest < len(tokens):
            raise PatternError("closed", tokens[rest][1])
        return part

    def choices(self, tokens: list[tuple[str, str]], place: int, closing: str) -> tuple[Node, int]:
        """Return what stands up to a closing bracket, and the place behind it."""
        opened = max(place - 1, 0)
        part, place = self.chain(tokens, place)
        found = [part]
        while place < len(tokens) and tokens[place] == ("group", "|"):
            part, place = self.chain(tokens, place + 1)
            found.append(part)
        if closing and (place >= len(tokens) or tokens[place][1] != closing):
            raise PatternError("open", tokens[opened][1])
        return (found[0] if len(found) == 1 else Either(tuple(found))), place + bool(closing)

    def chain(self, tokens: list[tuple[str, str]], place: int) -> tuple[Node, int]:
        """Return what stands in a row up to a bar or a closing bracket."""
        made = list[Node]()
        while place < len(tokens) and tokens[place] not in (("group", "|"), ("group", ")"), ("group", "]")):
            kind, text = tokens[place]
            if kind == "group":
                part, place = self.choices(tokens, place + 1, "]" if text == "[" else ")")
                made.append(Either((part,), missing=True) if text == "[" else part)
            else:
                made.append(self.single(kind, text))
                place += 1
        made = self.named.forms.chained(made)
        return (made[0] if len(made) == 1 else Chain(tuple(made))), place

    def single(self, kind: str, text: str) -> Node:
        """Return the part that one token is."""
        if kind in ("word", "mark"):
            written, opened = same(text.rstrip("*")), text.endswith("*")
            forms = self.named.forms.of(written) if kind == "word" and not opened else ()
            return Word(written, opened and kind == "word", kind == "word", forms)
        if kind == "name":
            return self.named.get(text)
        if kind == "slot":
            return self.hole(text)
        return {"gap": GAPS, "edge": EDGES}.get(kind, {}).get(text) or f"{re.escape(text)} "

    def hole(self, text: str) -> Hole:
        """Return a slot where it stands."""
        found = SLOT.fullmatch(text)
        if found is None:
            raise PatternError("slot", text)
        slot = Slot(tuple(found["type"].split("|")), bool(found["many"]), apart=found["many"] == "++")
        inside = Slot(tuple(found["within"].split("|")), bool(found["all"]), found["name"]) if found["within"] else None
        between = ("@apart", "@apart") if slot.apart else ("@and", "@again")
        joint, again = (self.named.get(each) if slot.many and each in self.named else None for each in between)
        return Hole(found["name"], slot, found["inner"] or "", inside, joint, again)


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


def parse(text: str, named: Named) -> Pattern:
    """Return a pattern as read; ``named`` has the phrases that it may name.

    Raises:
        PatternError: it is not written like one.
    """
    if text in named.patterns:
        return named.patterns[text]
    if not text.strip():
        raise PatternError("empty", text)
    root = Reader(named).read(text)
    slots: dict[str, Slot] = {}
    for hole in holes(root):
        pairs = [(hole.name, hole.slot), *([(hole.inner, hole.inside)] if hole.inside else [])]
        for name, slot in pairs:
            if name in slots:
                raise PatternError("twice", name)
            slots[name] = slot
    return named.patterns.setdefault(text, Pattern(root, slots))
