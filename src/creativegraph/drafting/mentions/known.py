"""The names of a graph in a text: each by its longest form, with the things that it may mean."""

import weakref
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from creativegraph import project
from creativegraph.drafting.mentions.lexicon import Lexicon, lexicon
from creativegraph.drafting.mentions.phrases import Phrases
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.spelling import capitals_fit, same_word
from creativegraph.drafting.mentions.tokens import WORD, Tokens, folded, is_capital
from creativegraph.drafting.words import words
from creativegraph.graph import Graph
from creativegraph.iris import BASE, IRI, PREFIXES, compact, expand
from creativegraph.names.kinds import ontology
from creativegraph.project import using
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["Names", "known_names", "names_of"]

VOCABULARIES = (f"{BASE}ontology", f"{BASE}code/", PREFIXES["owl"], PREFIXES["rdfs"], PREFIXES["skos"])
OTHER_NAMES = "name"
"""The use of words that are further names of a thing."""
HARD = '.,;:!?()[]{}"“”«»…'
SHORTEST, LONG = 2, 5
SYLLABLE = 7
"""How many letters a Vietnamese syllable has at most."""


class Name(NamedTuple):
    """A name of a thing: its words as they are written, and whether marks of sentences stand between them."""

    thing: str
    text: str
    words: tuple[str, ...]
    parted: bool
    lang: str = ""
    """The language in whose texts it is one, empty for all."""


class Names:
    """The names of a graph's things, but for those that are made of the names of others, and for words of no thing."""

    def __init__(self, graph: Graph) -> None:
        with using(graph.projects):
            own = project.kinds_in(project.LIBRARY)
            unnamed = tuple(home for home, kind in vocabulary().homes.items() if kind.labels or kind.name in own)
            kinds = tuple(vocabulary().homes)
            self.phrases: Phrases[Name] = Phrases()
            self.squeezed: dict[str, list[Name]] = {}
            """Names of one word by this word, which texts may write as several."""
            self.cores: dict[str, str] = {}
            """Things by their names of several words without those that link."""
            for thing, text in graph.index.all_names():
                if is_thing(thing, unnamed, kinds):
                    self.add(thing, text)
            for each in words():
                if each.use == OTHER_NAMES and (iri := iri_of(each.means)):
                    for text in each.words:
                        self.add(iri, text, each.lang)

    def add(self, thing: str, text: str, lang: str = "") -> None:
        """Add a name of a thing; a number or a letter is none."""
        written = tuple(WORD.findall(text))
        joined = "".join(written)
        if len(joined) < SHORTEST or joined.isdecimal() or not any(map(is_capital, written)):
            return
        name = Name(thing, text, written, any(each in HARD for each in text), lang)
        self.phrases.add(text, name)
        if len(written) > 2:
            self.cores.setdefault(lexicon().core(text), thing)
        if len(written) == 1 and len(text) >= LONG:
            self.squeezed.setdefault(folded(text), []).append(name)

    def at(self, tokens: Tokens, begin: int, lang: str) -> Iterator[Span]:
        """Yield the names that begin with a word, the longest first."""
        for end, names in reversed(list(self.phrases.at(tokens, begin, joined=False))):
            written = tokens.words[begin:end]
            together = all(tokens.joined(number) for number in range(begin + 1, end))
            fitting = [
                each for each in names
                if (together or (each.parted and "\n" not in tokens.slice(begin, end)))
                and len(each.words) == len(written)
                and each.lang in ("", lang)
                and capitals_fit(each.words, written)
                and all(same_word(one, word, marked=bool(lang)) for one, word in zip(each.words, written, strict=True))
            ]  # fmt: skip
            if fitting:
                best = best_spelled(fitting, written)
                yield Span(begin, end, tuple(dict.fromkeys(each.thing for each in best)), lang=lang)

    def apart(self, tokens: Tokens, begin: int, lang: str) -> Iterator[Span]:
        """Yield names of one word that the text writes as two or three, each with a capital letter."""
        for end in (begin + 3, begin + 2):
            words = tokens.words[begin:end]
            if (
                end <= len(tokens)
                and all(map(is_capital, words))
                and all(map(tokens.joined, range(begin + 1, end)))
                and (names := self.squeezed.get("".join(tokens.folds[begin:end])))
            ):
                yield Span(begin, end, tuple(dict.fromkeys(each.thing for each in names)), lang=lang)


def best_spelled(names: list[Name], written: list[str]) -> list[Name]:
    """Return the names that are written as the text has them, else all."""
    same = [each for each in names if list(each.words) == written]
    return same or names


def is_thing(iri: str, unnamed: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    """Return whether texts name a thing: no term, and of no kind that is called by its parts or is the library's."""
    if iri.startswith(VOCABULARIES) or "/code/" in iri or iri.startswith(unnamed):
        return False
    return iri.startswith(kinds) if iri.startswith(BASE) else compact(iri) not in ontology()


def iri_of(short: str) -> str:
    """Return the IRI of a thing by its short name ``kind/slug``."""
    kind, _, slug = short.partition("/")
    home = next((home for home, known in vocabulary().homes.items() if known.name == kind), "")
    return f"{home}{slug}" if home and slug else str(expand(short) or "")


KEPT: "weakref.WeakKeyDictionary[Graph, Names]" = weakref.WeakKeyDictionary()


def known_names(graph: Graph) -> Names:
    """Return the names of a graph, made once."""
    if graph not in KEPT:
        KEPT[graph] = Names(graph)
    return KEPT[graph]


def names_of(graph: Graph, tokens: Tokens, langs: list[str], lexicon: Lexicon) -> list[Span]:
    """Return the longest name at each word, with those that stand inside it."""
    names, found = known_names(graph), []
    for begin in range(len(tokens)):
        span = next(names.at(tokens, begin, langs[begin]), None) or next(names.apart(tokens, begin, langs[begin]), None)
        if span is not None and not is_word(tokens, span, lexicon, langs[begin]):
            noun = span.end == begin + 1 and next(lexicon.senses("head", langs[begin], tokens, begin), None) is not None
            small = has_small_behind(tokens, span, lexicon, langs[begin])
            found.append(replace(span, small_behind=small, is_noun=noun))
    return found


def is_word(tokens: Tokens, span: Span, lexicon: Lexicon, lang: str) -> bool:
    """Return whether a name of one word is an ordinary word at its place: Hue and saturation; Anh ấy; Mỹ thuật."""
    if span.end - span.begin > 1:
        return False
    begin, opens = span.begin, any(each in ".!?\n:" for each in tokens.gaps[span.begin]) or span.begin == 0
    after = tokens.words[span.end] if tokens.joined(span.end) else ""
    if opens and after.lower() in lexicon.joining(lang):
        last = tokens.words[span.end + 1] if tokens.joined(span.end + 1) else ""
        return last.islower()
    if lang not in lexicon.tailed or not opens:
        return False
    return next(lexicon.senses("person", lang, tokens, begin), None) is not None


def has_small_behind(tokens: Tokens, span: Span, lexicon: Lexicon, lang: str) -> bool:
    """Return whether a name of one short word may be the first syllable of a longer word."""
    word, after = tokens.words[span.begin], span.end
    if lang not in lexicon.tailed or word.isupper() or len(word) > SYLLABLE or not tokens.joined(after):
        return False
    return tokens.words[after].islower() and not any(
        lexicon.is_small(each, lang, tokens, after) for each in ("stop", "link")
    )


def classes_of(graph: Graph, things: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the narrowest classes of things, in short."""
    from creativegraph.names.argument import argument
    from creativegraph.names.kinds import most_narrow

    graph.lookup.look_up([argument(IRI(each)) for each in things])
    known = {each: graph.lookup.known.get(each) for each in things}
    return {each: tuple(map(compact, most_narrow(one))) for each, one in known.items() if one}
