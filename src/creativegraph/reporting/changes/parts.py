"""The parts of sentences: things by their best names, values as readers write them, and lists of these."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from creativegraph.iris import DATES, NUMBERS, PREFIXES, XSD, bare, compact
from creativegraph.messages.characters import cut, one_line
from creativegraph.messages.locale import locale_of
from creativegraph.messages.table import message
from creativegraph.reporting.changes.terms import EDTF, NAMES, is_blank
from creativegraph.reporting.changes.words import (
    LONGEST,
    PLAIN,
    legible,
    literal_of,
    readable,
    tag_of,
    text_of,
    words_of,
)  # fmt: skip
from creativegraph.reporting.changes.world import World

__all__ = ["Part", "PartWriter", "Parts", "text_in"]

LABELS = (*NAMES, *(f"<{PREFIXES['skos']}{each}>" for each in ("altLabel", "notation")))
MARK = re.compile("\ue000([0-9]+)\ue001")


class Part(NamedTuple):
    """A piece of a sentence; ``iri`` is of the thing that it names, empty for plain words."""

    text: str
    iri: str = ""


T = TypeVar("T")
Parts = tuple[Part, ...]


def text_in(parts: Parts) -> str:
    """Return parts as text."""
    return "".join(each.text for each in parts)


class PartWriter:
    """Names things and writes values in a language, by what two graphs say of them."""

    def __init__(self, old: World, new: World, language: str, most: int) -> None:
        self.worlds, self.language, self.most = (new, old), language, most
        self.locale = locale_of(language)
        self.names: dict[str, tuple[str, str]] = {}

    def written(self, term: str) -> Parts:
        """Return a value as readers write it."""
        return (Part(self.text(term)),) if term.startswith('"') else self.thing(term)

    def text(self, term: str) -> str:
        """Return a literal as readers write it."""
        if plain := PLAIN.fullmatch(term):
            return f"“{legible(plain[1])}”"
        from pyoxigraph import Literal

        literal = literal_of(term)
        if not isinstance(literal, Literal):
            return one_line(cut(term, LONGEST))
        kind, text = literal.datatype.value, literal.value
        if kind in NUMBERS:
            return legible(self.locale.decimal(text))
        if kind in DATES:
            return legible(self.locale.period(text))
        if kind == XSD + "boolean":
            return message("site.yes" if text == "true" else "site.no", self.language)
        return f"“{legible(text)}”"

    def exactly(self, term: str) -> Parts:
        """Return a value with what tells it from others that are written alike: its language, type or IRI."""
        written = self.written(term)
        if is_blank(term):
            return (*written, Part(" ("), *self.content(term), Part(")"))
        if not term.startswith('"'):
            sign = self.short(term)
        elif not (sign := tag_of(term)):
            kind = self.short(term.rpartition("^^")[2]) if '"^^<' in term else "xsd:string"
            sign = kind if text_of(term) in written[0].text else f"{text_of(term)}, {kind}"
        return (*written, Part(f" ({legible(sign)})"))

    def content(self, node: str) -> Parts:
        """Return what is said of a blank node, which has no name to tell it by."""
        world = next((each for each in self.worlds if node in each), self.worlds[0])
        return self.listed(
            lambda pair: (*self.term(pair[0]), Part(" "), *self.written(pair[1])), sorted(world.pairs(node)), 3
        )

    def thing(self, term: str) -> Parts:
        """Return the name of a thing with its IRI."""
        if not term:
            return ()
        if term.startswith("<<"):  # a triple as a value (RDF 1.2), which is at no address
            return (Part(legible(term)),)
        if is_blank(term) or not term.startswith("<"):
            return (Part(message("site.unnamed", self.language)),)
        return (Part(self.label(term)[0], bare(term)),)

    def term(self, term: str) -> Parts:
        """Return the name of a class or property, words of the last part of its IRI if it has none."""
        text, tag = self.label(term)
        return (Part(legible(words_of(bare(term))) if tag == "iri" else text, bare(term)),)

    def label(self, term: str) -> tuple[str, str]:
        """Return the best name of a thing and its language; ``iri`` for what is readable in the IRI of one without."""
        if term not in self.names:
            self.names[term] = self.found(term)
        return self.names[term]

    def found(self, term: str) -> tuple[str, str]:
        """Return the best name of a thing: dates as readers write them, addresses by what is readable."""
        for world in self.worlds:
            claim = world.claim(term)
            if claim and not any(each.claim(claim.subject) for each in self.worlds):
                about = self.filled("changes.claim", None, thing=self.thing(claim.subject))
                return text_in(about), self.language
            if period := world.value(term, EDTF):
                return legible(self.locale.period(text_of(period))), ""
            claimed = ((each.term, each.value) for each in map(world.claim, world.about.get(term, ())) if each)
            names = [(each, value) for each, value in (*world.pairs(term), *claimed) if each in LABELS]
            if names:
                return self.best_of([(LABELS.index(each), value) for each, value in names])
        if shipped := self.shipped.get(bare(term)):
            return self.best_of([(0, each) for each in shipped])
        return legible(readable(bare(term))), "iri"

    @cached_property
    def shipped(self) -> dict[str, list[str]]:
        """The names of terms in the ontologies that the library ships."""
        from pyoxigraph import NamedNode

        from creativegraph.names.kinds import axioms

        found: dict[str, list[str]] = {}
        for quad in axioms().quads_for_pattern(None, NamedNode(PREFIXES["rdfs"] + "label"), None, None):
            found.setdefault(bare(str(quad.subject)), []).append(str(quad.object))
        return found

    def best_of(self, names: Iterable[tuple[int, str]], longest: int = LONGEST) -> tuple[str, str]:
        """Return the name in the language that is wanted, by the best property."""
        wanted = self.language.partition("-")[0].lower()
        order = {wanted: 0, "en": 1, "": 2}
        found = [(order.get(tag_of(name).partition("-")[0], 3), place, tag_of(name), name) for place, name in names]
        _, _, tag, name = min(found)
        return legible(text_of(name), longest), tag

    def best(self, texts: Sequence[str], longest: int) -> str:
        """Return the first of texts in the language that is wanted, of all others where there is none."""
        return self.best_of(enumerate(texts), longest)[0] if texts else ""

    def short(self, term: str) -> str:
        """Return an IRI as tables write it."""
        return legible(compact(bare(term)))

    def listed(self, told: Callable[[T], Parts], some: Sequence[T], most: int = 0) -> Parts:
        """Return several things as a list, cut where it is long; the others are not looked up."""
        most = most or self.most
        shown = list(map(told, some if len(some) <= most + 1 else some[:most]))  # "and one more" is no shorter
        apart = ", " if len(some) < 2 or not any(", " in part.text for each in shown for part in each) else "; "
        found: Parts = ()
        for place, each in enumerate(shown):
            last = place == len(some) - 1 and apart == ", "
            joint = "" if not place else message("changes.and", self.language) if last else apart
            found += (Part(joint), *each)
        if len(shown) < len(some):
            found += (Part(message("changes.more", self.language, n=self.locale.number(len(some) - len(shown)))),)
        return found

    def filled(self, key: str, n: int | None, **details: Parts) -> Parts:
        """Return a text with parts filled in; it is that for one thing if ``n`` is 1."""
        held: list[Parts] = list(details.values())
        marks = {name: f"\ue000{place}\ue001" if each else "" for place, (name, each) in enumerate(details.items())}
        number = {} if n is None else {"n": n}
        text = message(key, self.language, **number, **marks)
        if n is not None and n > 9999:
            text = text.replace(str(n), self.locale.number(n))
        pieces = MARK.split(text)
        return tuple(
            one
            for place, piece in enumerate(pieces)
            for one in (held[int(piece)] if place % 2 else (Part(piece),))
            if one.text
        )
