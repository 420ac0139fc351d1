"""What words mean to the readers of a report, made ready for looking up: nouns, offices, what is counted, codes."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from creativegraph import project
from creativegraph.drafting.mentions.adjectives import adjectives_of
from creativegraph.drafting.mentions.phrases import Phrases
from creativegraph.drafting.mentions.senses import FUNCTIONS, USES, Sense
from creativegraph.drafting.mentions.small_words import SmallWords
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.spelling import same_word
from creativegraph.drafting.mentions.tokens import WORD, Tokens
from creativegraph.drafting.words import LABELLED, NUMBERS, Word, words_of
from creativegraph.iris import compact, expand
from creativegraph.names.fold import fold
from creativegraph.names.kinds import above
from creativegraph.tables.cells.groups import LISTS
from creativegraph.tables.vocabulary import Vocabulary, vocabulary

__all__ = ["Lexicon", "lexicon"]

HEADS = ("head", "place")
"""Words that mean nothing without a capital letter where they have one."""


class Lexicon(SmallWords):
    """Phrases by their use, and small words by their use and language."""

    def __init__(self, given: Sequence[Word]) -> None:
        super().__init__(given)
        self.series = {phrase: each.means for each in given if each.use == "series" for phrase in each.words}
        """The class of a series by the class of its editions."""
        self.phrases: dict[str, Phrases[Sense]] = {name: Phrases() for name in USES}
        for each in given:  # the first meaning of a word is the likeliest
            for name in self.uses_of(each):
                for phrase in each.words:
                    use = name if each.use == LABELLED and name != "code" else each.use
                    self.phrases[name].add(phrase, Sense(each.lang, each.means, use, tuple(WORD.findall(phrase))))

    def uses_of(self, word: Word) -> list[str]:
        """Return what a word is looked up as; a label also as what its term is."""
        found = [name for name, uses in USES.items() if word.use in uses]
        labelled = self.use_of_label(word.means) if word.use == LABELLED else ""
        return [*found, labelled] if labelled else found

    def noun_at(self, lang: str, tokens: Tokens, number: int) -> tuple[int, list[Sense]] | None:
        """Return the longest noun of names that begins with a word: its end, and what it means.

        None where it is the end of a longer noun, or a word in small letters that ends names as well. In languages of
        short words such a noun is a part of longer ones that mean something else, unless a small word stands before it.
        """
        found = next(self.senses("head", lang, tokens, number), None)
        pair = lang not in self.tailed and self.is_pair("stop", lang, tokens, number)  # Ciudad Creativa
        if found is None or pair:
            return None
        office = next(self.senses("office", lang, tokens, number), None)
        if office and office[0] > found[0]:
            return None
        small = not tokens.words[number][:1].isupper()
        for before in range(max(0, number - 3), number):
            longer = next(self.senses("head", lang, tokens, before), None)
            if longer and longer[0] > number and not (longer[0] < found[0]):
                return None
        if small and self.is_small("stop", lang, tokens, number):
            return None
        if lang in self.tailed and small and found[0] == number + 1 and tokens.joined(number):
            use = any(self.is_small(each, lang, tokens, number - 1) for each in FUNCTIONS)
            double = (
                number > 1
                and any(self.is_small("stop", lang, tokens, number - 2) for _ in "a")
                and (
                    f"{tokens.words[number - 2]} {tokens.words[number - 1]}".lower()
                    in self.small.get(("stop", lang), ())
                )
            )
            return found if use or double else None
        return found

    @cached_property
    def territories(self) -> frozenset[str]:
        """The classes of places whose names stand behind their noun with no word in small letters."""
        return frozenset(each.means for each in self.given if each.use == "place")

    @cached_property
    def placed(self) -> tuple[str, ...]:
        """How the ids of places begin."""
        return tuple({f"{self.kind_of(each)}/" for each in self.territories}) or ("\0",)

    @cached_property
    def territory(self) -> frozenset[str]:
        """The words, folded, of the nouns of places: city, thành phố."""
        return frozenset(word for each in self.given if each.use == "place" for one in each.words
                         for word in fold(one).split())  # fmt: skip

    def is_itself(self, span: Span, tokens: Tokens, end: int) -> bool:
        """Return whether a noun means the body that has the name behind it: the X Group, and no office of X."""
        return next(self.senses("itself", span.lang, tokens, span.begin), (0, []))[0] == end

    def is_body(self, short: str) -> bool:
        """Return whether a class is one of bodies."""
        return f"{self.kind_of(short)}/" in self.bodies

    def use_of_label(self, means: str) -> str:
        """Return how the label of a term is used: of a class as a noun, of what is counted in a unit as its words.

        The labels of classes are no nouns of names where tables say these for their vocabulary.
        """
        if means.startswith("code/"):
            return "counted" if means in self.counted else ""
        return "" if means.partition(":")[0] in self.curated else "head"

    @cached_property
    def curated(self) -> frozenset[str]:
        """The prefixes of classes for which tables say the nouns of names."""
        return frozenset(each.means.partition(":")[0] for each in self.given if each.use == "head")

    @cached_property
    def counted(self) -> frozenset[str]:
        """The codes of what is counted, and the properties of projects of one's own whose values are numbers."""
        known = vocabulary()
        own = (each.name for each in known.properties.values() if each.own and each.value in NUMBERS)
        return frozenset((*map(compact, known.units), *own))

    def by_own_name(self, words: str, senses: list[Sense]) -> list[Sense]:
        """Return what words may count, first that of which they are the name if it has another unit: rooms."""
        units = {compact(code): unit for code, unit in vocabulary().units.items()} if len(senses) > 1 else {}
        name = f"/{words.lower()}"
        own = [each for each in senses if each.means.endswith(name)]
        if not own or units.get(own[0].means) == units.get(senses[0].means):
            return senses
        return [own[0], *(each for each in senses if each is not own[0])]

    @cached_property
    def units(self) -> frozenset[str]:
        """The codes of the units in which things are counted."""
        return frozenset(f"code/unit/{each}" for each in vocabulary().units.values())

    @cached_property
    def groups(self) -> frozenset[str]:
        """The code lists of groups that are counted apart."""
        return frozenset(LISTS["group"][:2])

    @cached_property
    def editions_counted(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The classes of what has editions, by the language and the word for these: *edición*."""
        return {(each.lang, one.lower()): (each.means,) for each in self.given if each.use == "edition"
                for one in each.words}  # fmt: skip

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of which there are words."""
        return tuple(dict.fromkeys(each.lang for each in self.given if each.lang and each.use != LABELLED))

    def core(self, name: str) -> str:
        """Return a name folded, without words that link, with short forms of words written out."""
        folded = f" {fold(name)} "
        for short, written in self.written_out.items():
            folded = folded.replace(f" {short} ", f" {written} ")
        return " ".join(each for each in folded.split() if each not in self.linking)

    @cached_property
    def written_out(self) -> dict[str, str]:
        """The short forms of words, folded, with these: a row has them behind the word that they stand for."""
        rows = [[fold(one) for one in each.words] for each in self.given if each.use == "short"]
        return {short: written for written, *shorts in rows for short in shorts}

    @cached_property
    def tailed(self) -> frozenset[str]:
        """The languages in which small letters belong to a name behind its noun."""
        return frozenset(lang for use, lang in self.small if use == "tail")

    def senses(self, name: str, lang: str, tokens: Tokens, begin: int) -> Iterator[tuple[int, list[Sense]]]:
        """Yield the phrases of a use that begin with a word, the longest first, of a language or of any."""
        found = list(self.phrases[name].at(tokens, begin))
        for end, senses in reversed(found):
            written = tokens.words[begin:end]
            fitting = [each for each in senses if each.lang in (lang, "") and is_written(each, written, lang)]
            capital = [each for each in fitting if each.use in HEADS and each.words[0][0].isupper()]
            if fitting:
                yield end, capital or fitting

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of the things of each class of kinds, by its IRI."""
        return {each.type: each.name for each in reversed(list(vocabulary().homes.values()))}

    def kind_of(self, short: str) -> str:
        """Return the kind of things of a class: that of the narrowest class above it that has one."""
        wider = above(str(expand(short) or short))
        fitting = [each for each in wider if each in self.kinds]
        return self.kinds[max(fitting, key=lambda each: (len(above(each)), each))] if fitting else ""

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of all lists, in short."""
        return frozenset(map(compact, vocabulary().codes))

    def is_below(self, short: str, wide: str) -> bool:
        """Return whether a class is another one or below it."""
        return short == wide or str(expand(wide) or wide) in above(str(expand(short) or short))

    @cached_property
    def persons(self) -> frozenset[str]:
        """The classes of persons."""
        return frozenset(each.means for each in self.given if each.use == "person")

    def is_person(self, classes: Sequence[str]) -> bool:
        """Return whether a thing of some classes is a person."""
        return any(self.is_below(each, wide) for each in classes for wide in self.persons)

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """How the ids of things begin that capital letters alone may name."""
        kinds = {self.kind_of(each.means) for each in self.given if each.use == "acronym"}
        return tuple(f"{each}/" for each in kinds if each) or ("\0",)

    @cached_property
    def adjectives(self) -> dict[str, re.Pattern[str]]:
        """The adjectives that may end a name, by languages."""
        return adjectives_of(self.given)

    def is_adjective(self, lang: str, word: str) -> bool:
        """Return whether a word in small letters is an adjective that may stand behind the noun of a name."""
        return lang in self.adjectives and self.adjectives[lang].fullmatch(word) is not None

    def head_length(self, lang: str, written: Sequence[str]) -> int:
        """Return how many words the noun has with which a name begins; 0 if it begins with none."""
        found = next(self.senses("head", lang, Tokens(" ".join(written)), 0), None)
        return found[0] if found else 0

    @cached_property
    def editions(self) -> dict[str, str]:
        """The class of the editions of each class of series."""
        return {series: of for of, series in self.series.items()}

    def edition(self, series: str, classes: Sequence[str], year: str) -> tuple[str, str]:
        """Return the id of an edition of a series by its year, and its class; nothing where it is no series."""
        of = next((self.editions[each] for each in classes if each in self.editions), "")
        return (f"{self.kind_of(of)}/{series.partition('/')[2]}-{year}", of) if of else ("", "")

    def series_of(self, short: str) -> str:
        """Return the class of the series to which things of a class belong as editions; empty if there is none."""
        wider = {compact(each) for each in above(str(expand(short) or short))}
        return next((series for of, series in self.series.items() if of in wider), "")


def is_written(sense: Sense, written: Sequence[str], lang: str) -> bool:
    """Return whether words of a text are those of a phrase."""
    if len(sense.words) != len(written):
        return False
    if len(written) == 1 and sense.words[0].isupper() and written[0] != sense.words[0]:
        return False
    if sense.use in HEADS and sense.words[0][0].isupper() and not written[0][0].isupper():
        return False
    return all(
        same_word(name, word, marked=lang == sense.lang) for name, word in zip(sense.words, written, strict=True)
    )


@lru_cache(maxsize=4)
def lexicon_of(used: project.Projects | None, known: Vocabulary) -> Lexicon:
    """Return what the words of projects mean; kept by the projects, since their thousands of words are slow to hash."""
    return Lexicon(words_of(used, known))


def lexicon() -> Lexicon:
    """Return what the words of the projects in use mean."""
    return lexicon_of(project.in_use(), vocabulary())
