"""Things spoken of without their names: ``the festival``, ``dự án này``; ``rules/references.py`` tells which."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import YEAR, Report
from creativegraph.drafting.mentions.senses import FUNCTIONS, Sense
from creativegraph.drafting.mentions.tokens import is_capital
from creativegraph.drafting.mentions.told import is_yet_to_come
from creativegraph.tables.phrases.phrases import phrases

__all__ = ["spoken_of"]

COMMON = "en"
"""The language in which several adjectives stand between an article and its noun."""
SAID_AGAIN = 6
"""How many words further it is said, in languages of short words, when another thing was made."""
ADJECTIVES = 3
"""How many of them at most."""


class Spoken:
    """Finds nouns of classes outside of names."""

    def __init__(self, report: Report, things: Sequence[Mention], covered: bytearray) -> None:
        self.report, self.covered = report, covered
        self.things = sorted((each for each in things if each.ids), key=lambda each: (each.end, each.start))
        self.ends = [each.end for each in self.things]
        self.made = phrases().made
        self.housed = frozenset(phrases().institutions)
        """Classes of places that are bodies too, such as museums."""
        self.said: set[tuple[str, ...]] = set()
        """The classes of nouns without a name by now: a bare one means the same thing."""
        self.titled: set[str] = set()
        """The nouns of things without a name in the title of which the text has not told yet."""

    def found(self) -> Iterator[Mention]:
        """Yield the nouns in the order of the text, each with the last thing that it may mean."""
        tokens, number = self.report.tokens, 0
        while number < len(tokens):
            lang = self.report.langs[number]
            heads = self.report.lexicon.noun_at(lang, tokens, number)
            if not heads or any(self.covered[tokens.starts[number] : tokens.ends[heads[0] - 1]]):
                number += 1
                continue
            end, senses = heads
            if mention := self.noun(number, end, senses, lang):
                yield mention
            number = end

    def noun(self, begin: int, end: int, senses: Sequence[Sense], lang: str) -> Mention | None:
        """Return the mention of a noun: of a thing spoken of, or of one that has no name; None of many things."""
        article, first = self.article_before(begin, lang)
        if article == "indefinite" and self.is_headed(first, senses):
            article = "definite"  # what the heading right above names
        tailed = lang in self.report.lexicon.tailed
        behind = tailed and self.report.tokens.joined(end) and self.small("definite", lang, end)
        if again := article == "indefinite" and self.is_titled(begin, first):
            article = "definite"
        if self.is_part(begin, end, lang) or (article == "indefinite" and self.is_many(first, lang)):
            return None
        if not article and not behind and self.is_listed(begin, end, lang):
            return None
        definite = behind or article == "definite" or (not article and self.is_short_form(begin))
        bare = tailed and not article and not self.has_own_words(end, lang)
        if not definite and not article and not tailed:
            return None
        tokens = self.report.tokens
        if article == "contracted":  # du festival: the word before it stays one of the sentence
            article, first, definite = "definite", begin, True
        counted = any(self.covered[tokens.starts[first] : tokens.starts[begin]])  # a three-year Agreement
        start = tokens.starts[begin if counted else first]
        until = tokens.ends[end if behind else end - 1]
        classes = tuple(dict.fromkeys(each.means for each in senses))
        if definite:
            classes = self.spoken(begin, end, lang, classes)
        text = self.report.text[start:until]
        made = Mention("thing", start, until, text, classes=classes, label=text, lang=lang, confidence="low")
        last = self.last_fitting(start, classes, tokens.slice(begin, end)) if definite or bare else None
        other = self.is_of_other(begin, end, lang, last.label if last else "")
        other = other or self.is_told_apart(end, lang) or (first < begin - 1 and not self.is_same(first, begin, lang))
        if article == "definite" and not again and (other or self.is_name(begin, end, lang, last)):
            return made  # the next festival, the open-air one, la convention de jumelage, the Congress Centre
        said = bare and classes in self.said
        self.said.add(classes)
        if last is None:
            return replace(made, definite=definite or said)
        return replace(
            made, ids=last.ids, classes=last.classes, label=last.label, known=last.known, definite=True,
            edition_of=last.edition_of, confidence="medium" if definite else "low",
        )  # fmt: skip

    def is_headed(self, first: int, senses: Sequence[Sense]) -> bool:
        """Return whether a noun begins a paragraph below a line that is the name of a thing of its class alone."""
        tokens = self.report.tokens
        if not first or "\n" not in tokens.gaps[first]:
            return False
        place = bisect_right(self.ends, tokens.starts[first]) - 1
        each = self.things[place] if place >= 0 else None
        if each is None or each.end < tokens.ends[first - 1]:
            return False
        line = self.report.text[self.report.text.rfind("\n", 0, each.start) + 1 : each.start]
        spoken = [one.means for one in senses]
        spoken += [
            one.means for _, more in self.report.lexicon.senses("spoken", each.lang, tokens, first + 1) for one in more
        ]
        kinds = {self.report.lexicon.kind_of(one) for one in spoken}
        return not any(map(str.isalpha, line)) and each.ids[0].partition("/")[0] in kinds

    def is_titled(self, begin: int, first: int) -> bool:
        """Return whether the title of a report tells of any such thing, which its text tells of once more.

        *Signature d'un accord entre …* is a title of a text that says first that two *ont signé un accord*.
        """
        tokens = self.report.tokens
        word = tokens.words[begin].lower()
        if tokens.starts[first] < self.report.text.find("\n\n"):
            self.titled.add(word)
            return False
        again = word in self.titled
        self.titled.discard(word)
        return again

    def is_name(self, begin: int, end: int, lang: str, last: Mention | None) -> bool:
        """Return whether several words with capital letters are a name that nothing before has."""
        tokens = self.report.tokens
        words = tokens.words[begin:end]
        there = last is not None and tokens.slice(begin, end).lower() in last.label.lower()
        return len(words) > 1 and all(map(is_capital, words)) and lang not in self.report.lexicon.tailed and not there

    def spoken(self, begin: int, end: int, lang: str, classes: tuple[str, ...]) -> tuple[str, ...]:
        """Return the classes of a noun with those that it has too where it means a thing spoken of: the programme."""
        more = [each.means for until, senses in self.report.lexicon.senses("spoken", lang, self.report.tokens, begin)
                if until == end for each in senses]  # fmt: skip
        return tuple(dict.fromkeys((*classes, *more)))

    def article(self, begin: int, lang: str) -> str:
        """Return the use of the small word before a noun, if it says which one is meant or that it is any."""
        if not begin or not self.report.tokens.joined(begin):
            return ""
        uses = ("definite", "indefinite", "contracted")
        return next((use for use in uses if self.small(use, lang, begin - 1)), "")

    def article_before(self, begin: int, lang: str) -> tuple[str, int]:
        """Return the article of a noun and its place; adjectives may stand between: a new cooperation agreement."""
        if article := self.article(begin, lang):
            return article, begin - 1
        tokens = self.report.tokens
        if lang in self.report.lexicon.tailed or not lang:
            return "", begin
        most = ADJECTIVES if lang == COMMON else 1  # une nouvelle convention
        for number in range(begin - 1, max(-1, begin - 1 - most), -1):
            plain = tokens.words[number].islower() and tokens.joined(number + 1)
            if not plain or any(self.small(use, lang, number) for use in ("stop", "link", "join")):
                break
            if article := self.article(number, lang):
                return article, number - 1
        return "", begin

    def is_same(self, first: int, begin: int, lang: str) -> bool:
        """Return whether the words between an article and a noun leave it that of the thing spoken of."""
        shown = self.small("showing", lang, first)  # this, whatever adjectives follow
        return shown or all(self.small("same", lang, number) for number in range(first + 1, begin))

    def is_part(self, begin: int, end: int, lang: str) -> bool:
        """Return whether a noun is a part of something else: of a name, of words that mean a code, of brackets."""
        tokens = self.report.tokens
        if "(" in tokens.gaps[begin]:  # another name of what stands before the bracket
            return True
        if any(code_end > end for code_end, _ in self.report.lexicon.senses("code", lang, tokens, begin)):
            return True
        if not begin or not tokens.joined(begin):
            return False
        before = tokens.words[begin - 1]
        alone = any(self.small(each, lang, begin - 1) for each in ("definite", "stop"))
        named = is_capital(tokens.words[begin]) and is_capital(before) and not alone
        return (named and not self.is_behind_place(begin, lang)) or before.isdecimal()

    def is_behind_place(self, begin: int, lang: str) -> bool:
        """Return whether a noun stands right behind where something is: *ký tại Lam Kinh Biên bản ghi nhớ*."""
        tokens = self.report.tokens
        if lang not in self.report.lexicon.tailed:
            return False  # an article would stand before it
        last = bisect_right(self.ends, tokens.ends[begin - 1])
        first = bisect_left(self.ends, tokens.ends[begin - 1])
        return any(
            self.report.lexicon.territories.issuperset(each.classes)
            and self.small("locative", lang, bisect_left(tokens.starts, each.start) - 1)
            for each in self.things[first:last]
        )

    def is_listed(self, begin: int, end: int, lang: str) -> bool:
        """Return whether a noun stands in a list of kinds of things: including seminars, exhibitions and booths."""
        tokens, lexicon = self.report.tokens, self.report.lexicon
        before = tokens.words[begin - 1].lower() if begin else ""
        after = tokens.gaps[end].strip() if end < len(tokens) else ""
        goes_on = after == "," or (end < len(tokens) and tokens.words[end].lower() in lexicon.joining(lang))
        listed = (begin > 0 and tokens.gaps[begin].strip() == ",") or before in lexicon.joining(lang)
        opened = before in lexicon.small.get(("list", lang), ())
        return opened or (listed and goes_on and tokens.words[begin].islower())

    def has_own_words(self, end: int, lang: str) -> bool:
        """Return whether words behind a noun say more of it, so that it is another thing than the last one."""
        tokens = self.report.tokens
        if not tokens.joined(end) or not tokens.words[end].islower():
            return False
        return not any(self.small(use, lang, end) for use in ("stop", "link", "definite"))

    def is_of_other(self, begin: int, end: int, lang: str, name: str) -> bool:
        """Return whether a link and a word in small letters behind a noun say what nothing before is called by."""
        tokens = self.report.tokens
        tailed = lang in self.report.lexicon.tailed
        if (
            tailed
            or lang in ("", COMMON)
            or end + 1 >= len(tokens)
            or not tokens.joined(end)
            or not tokens.joined(end + 1)
        ):
            return False
        word = tokens.words[end + 1]
        plain = (
            word.islower() and len(word) > ADJECTIVES and not any(self.small(use, lang, end + 1) for use in FUNCTIONS)
        )
        before = f"{name}\n{self.report.text[: tokens.starts[begin]]}".lower()
        joins = tokens.words[end].lower() in self.report.lexicon.joining(lang)  # directrice du festival et autrice
        links = self.small("link", lang, end) and not joins
        return links and plain and tokens.slice(end - 1, end + 2).lower() not in before

    def is_told_apart(self, end: int, lang: str) -> bool:
        """Return whether words behind a noun say when another thing of its class was made: the pact signed in 2016."""
        tokens = self.report.tokens
        reach = SAID_AGAIN if lang in self.report.lexicon.tailed else 1
        for number in range(end, min(end + reach, len(tokens) - 2)):
            if not tokens.joined(number):
                break
            if tokens.words[number].lower() in self.made:
                return any(YEAR.fullmatch(each) for each in tokens.words[number + 1 : number + 2 + reach // 3])
        return False

    def small(self, use: str, lang: str, number: int) -> bool:
        """Return whether a small word stands at a place."""
        return self.report.lexicon.is_small(use, lang, self.report.tokens, number)

    def is_many(self, number: int, lang: str) -> bool:
        """Return whether a word before a noun says that there are several."""
        return self.report.tokens.words[number].lower() in self.report.lexicon.small.get(("many", lang), frozenset())

    def is_short_form(self, begin: int) -> bool:
        """Return whether a noun has the capital letter of a name within a sentence, as in ``of the Fund``."""
        gap = self.report.tokens.gaps[begin]
        return begin > 0 and is_capital(self.report.tokens.words[begin]) and not any(each in ".!?\n:" for each in gap)

    def last_fitting(self, start: int, classes: Sequence[str], noun: str) -> Mention | None:
        """Return the last thing before a place that is of a class; of bodies one that has the very noun in its name."""
        place = bisect_right(self.ends, start)
        body = self.report.lexicon.is_body(classes[0])
        for each in reversed(self.things[max(0, place - 200) : place]):
            if is_yet_to_come(each, self.report.said_on[:4]):
                continue
            named = noun.lower() in each.label.lower()
            if named and any(self.report.lexicon.series_of(wide) in each.classes for wide in classes):
                return each
            fits = any(self.report.lexicon.is_below(own, wide) for own in each.classes for wide in classes)
            fits = fits or (body and named and each.ids[0].startswith(self.report.lexicon.bodies))
            fits = fits or (body and named and any(own in self.housed for own in each.classes))
            if fits and (not body or named):
                return each
        return None


def spoken_of(report: Report, things: Sequence[Mention], covered: bytearray) -> list[Mention]:
    """Return the things of which a report speaks without their names."""
    return list(Spoken(report, things, covered).found())
