"""What joins a word to the name before it: words that link, commas, dashes, adjectives and complements."""

import re
from collections.abc import Collection, Mapping

from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.tokens import Tokens, is_capital
from creativegraph.names.fold import fold

__all__ = ["APOSTROPHES", "ROMAN", "YEAR", "Joints"]

COMMON = "en"
"""The language in which an article may stand within what *and* joins in a name."""
LINKED = 3
"""How many words a noun of names has that another one links: *Réseau des villes*."""
SYLLABLES = 2
"""How many words in small letters may end a part of a name before a comma or a dash, in languages of short words."""
LISTED = 7
"""How many words further a comma within a name is followed by an ``and``."""
APOSTROPHES = ("'", "’")
ROMAN = re.compile(r"[IVXLC]+")
SEVERAL = re.compile(r"[^\W\d_A-Z]{3,}[aeo]s")
"""An adjective of several things in Romance languages: their verbs end otherwise."""
YEAR = re.compile(r"(?:19|20)\d\d")


class Joints:
    """Says of a word in a text whether it goes on with a name; ``begins`` are the words at which known names begin."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, begins: Mapping[int, int], persons: Collection[int] = ()
    ) -> None:  # fmt: skip
        self.tokens, self.lexicon, self.begins, self.persons = tokens, lexicon, begins, persons
        self.known_ends = frozenset(end for begin, end in begins.items() if end - begin > 1)

    def small(self, use: str, lang: str, number: int) -> bool:
        """Return whether a small word stands at a place."""
        return self.lexicon.is_small(use, lang, self.tokens, number)

    def is_title_pair(self, number: int, lang: str) -> bool:
        """Return whether two words that are no name alone stand in one with capital letters: *Villes Créatives*."""
        following = number + 1 < len(self.tokens) and is_capital(self.tokens.words[number + 1])
        return is_capital(self.tokens.words[number]) and following and (
            self.lexicon.is_pair("stop", lang, self.tokens, number)
        )  # fmt: skip

    def past_partner(self, end: int, lang: str) -> int:
        """Return the end of a name with the known one with which it has to do: *Comisión de Cooperación con la X*."""
        if not self.small("toward", lang, end - 1):
            return end
        number = end + 1
        while number < len(self.tokens) and self.on_row(number) and self.small("definite", lang, number):
            number += 1
        return self.begins.get(number, end) if number < len(self.tokens) and self.on_row(number) else end

    def on_row(self, number: int) -> bool:
        """Return whether nothing but a blank, or an apostrophe, stands before a word."""
        return self.tokens.joined(number) or self.tokens.gaps[number] in APOSTROPHES

    def head_at(self, lang: str, number: int) -> bool:
        """Return whether a noun of names begins at a place, with a capital letter."""
        found = self.lexicon.noun_at(lang, self.tokens, number)
        return found is not None and is_capital(self.tokens.words[number])

    def is_apart(self, number: int, lang: str) -> bool:
        """Return whether an article stands right behind a name and before the noun of another: *Vaude the Pact*."""
        behind = number > 0 and is_capital(self.tokens.words[number - 1]) and self.tokens.joined(number)
        apart = behind and self.tokens.joined(number + 1) and not self.small("link", lang, number - 1)
        return apart and self.small("definite", lang, number) and self.head_at(lang, number + 1)

    def is_located(self, number: int, begin: int, lang: str) -> bool:
        """Return whether an article stands right behind where something is: *in Vaude the Craft Pact*."""
        located = begin > 0 and self.tokens.joined(begin) and self.small("locative", lang, begin - 1)
        return located and is_capital(self.tokens.words[number - 1]) and self.small("definite", lang, number)

    def is_term(self, number: int, lang: str) -> bool:
        """Return whether two small words are a part of a term with the word before them: nghệ thuật biểu diễn."""
        words = self.tokens.words[number - 1 : number + 2]
        return " ".join(words).lower() in self.lexicon.small.get(("whole", lang), ())

    def two_small(self, number: int, lang: str) -> bool:
        """Return whether two small words stand at a place that end names together: cho biết."""
        tokens = self.tokens
        if not tokens.joined(number + 1) or is_capital(tokens.words[number]):
            return False
        pair = f"{tokens.words[number]} {tokens.words[number + 1]}".lower()
        return pair in self.lexicon.small.get(("stop", lang), ())

    def is_adjective(self, number: int, head: int, last: int, lang: str) -> bool:
        """Return whether a word in small letters is an adjective behind the noun of a name."""
        follows = last == number and (number - head < 5 or self.head_at(lang, number - 1))
        return follows and (self.lexicon.is_adjective(lang, self.tokens.words[number]) or self.agrees(number, lang))

    def agrees(self, number: int, lang: str) -> bool:
        """Return whether a word in small letters is of several, as the one before it: *École des arts plastiques*."""
        before, word = self.tokens.words[number - 1], self.tokens.words[number]
        several = before.endswith("s") and not before.isupper()
        return several and lang not in self.lexicon.tailed and SEVERAL.fullmatch(word) is not None

    def complement(self, number: int, head: int, lang: str) -> bool:
        """Return whether a noun in small letters says what a name is about: Agence de développement."""
        tokens = self.tokens
        if number <= head or lang in self.lexicon.tailed or not self.is_begun(head, lang):
            return False
        linked = self.small("link", lang, number - 1) and tokens.words[number - 1].lower().startswith("d")
        linked = linked or (number - 2 >= head and self.is_known_noun(number, lang) and all(
            self.small("link", lang, each) for each in (number - 1, number - 2)
        ) and tokens.words[number - 2].lower().startswith("d"))  # fmt: skip
        return linked and number - head <= 4 and tokens.words[number].islower() and len(tokens.words[number]) > 2

    def is_begun(self, head: int, lang: str) -> bool:
        """Return whether the noun of a name that ends at a place begins with a capital letter: *Réseau des villes*."""
        words = self.tokens.words
        linked = head > LINKED and self.small("link", lang, head - 2) and self.tokens.joined(head - 1)
        return is_capital(words[head - 1]) or (linked and is_capital(words[head - LINKED]))

    def is_other(self, number: int, head: int, lang: str) -> bool:
        """Return whether the word for *and* at a place joins another name, in languages that repeat what joins parts.

        *La Fédération et la Loterie* are two, *Ministère de l'Enfance et de la Famille* is one; so are two of
        which each has its own capital letters, *Banco Pampa y Molinos Andes*.
        """
        tokens, after = self.tokens, number + 1
        if lang in ("", COMMON) or lang in self.lexicon.tailed:
            return False
        if self.small("definite", lang, after):
            return not (
                number > 1 and self.small("definite", lang, number - 2) and self.small("link", lang, number - 2)
            )
        if fold(tokens.words[head - 1]) in self.lexicon.territory:  # the town of X and Y
            named = [each for each in range(head, number) if not self.small("link", lang, each)]
            return len(named) == 1 and after < len(tokens) and is_capital(tokens.words[after])
        apart = all(is_capital(each) for each in tokens.words[head:number]) and number - head == 1
        return apart and after + 1 < len(tokens) and tokens.joined(after + 1) and is_capital(tokens.words[after + 1])

    def is_known_noun(self, number: int, lang: str) -> bool:
        """Return whether a word is the noun of a territory or means a code: Municipalité de la ville de Orvane."""
        found = self.lexicon.noun_at(lang, self.tokens, number)
        territory = found is not None and found[1][0].use == "place"
        return territory or next(self.lexicon.senses("code", lang, self.tokens, number), None) is not None

    def leads_to_name(self, number: int, lang: str) -> bool:
        """Return whether words that link, and then one with a capital letter, stand at a place."""
        tokens, at = self.tokens, number
        while at < len(tokens) and tokens.joined(at) and self.small("link", lang, at):
            at += 1
        return number < at < len(tokens) and tokens.joined(at) and is_capital(tokens.words[at])

    def dashed(self, number: int, head: int, lang: str) -> bool:
        """Return whether a dash belongs to a name of two parts, such as years or towns: Agreement A - B."""
        tokens = self.tokens
        if not head <= number < len(tokens) or tokens.gaps[number] not in (" - ", " – "):
            return False
        before, word = tokens.words[number - 1], tokens.words[number]
        if YEAR.fullmatch(before) or YEAR.fullmatch(word):
            return YEAR.fullmatch(before) is not None and YEAR.fullmatch(word) is not None
        capital = is_capital(before) or (
            lang in self.lexicon.tailed and number > 1 and is_capital(tokens.words[number - 2])
        )
        return capital and is_capital(word) and not word.isupper() and not self.head_at(lang, number)

    def follows_on(self, number: int, last: int, lang: str) -> bool:
        """Return whether the last word of a name, or of a word of two syllables in it, stands right before a word."""
        return last == number or (lang in self.lexicon.tailed and 0 < number - last <= SYLLABLES)

    def listed(self, number: int, last: int, lang: str) -> bool:
        """Return whether a comma belongs to a name: culture, sports and tourism."""
        tokens = self.tokens
        if number >= len(tokens) or tokens.gaps[number] not in (", ", ",") or not self.follows_on(number, last, lang):
            return False
        first = number
        while first < len(tokens) and first < number + 3 and self.small("link", lang, first):
            first += 1
        if first in self.begins or first >= len(tokens) or not is_capital(tokens.words[first]):
            return False
        if tokens.words[first].isupper() or self.head_at(lang, first) or tokens.words[first].isdecimal():
            return False
        for each in range(first + 1, min(first + LISTED, len(tokens))):
            comma = tokens.gaps[each] in (", ", ",")
            if not (tokens.joined(each) or comma) or (comma and self.is_held(each, lang)):
                return False  # one with an office follows: the Museum, Ann Vale, director
            if tokens.words[each].lower() in self.lexicon.joining(lang) or "&" in tokens.gaps[each]:
                return self.is_last_listed(each + ("&" not in tokens.gaps[each]), lang)
        return False

    def is_last_listed(self, number: int, lang: str) -> bool:
        """Return whether the last word of a list in a name stands at a place: neither another body nor *the X*."""
        if self.small("definite", lang, number):
            return False
        while number < len(self.tokens) and self.small("link", lang, number):
            number += 1
        return number < len(self.tokens) and is_capital(self.tokens.words[number]) and number not in self.begins

    def is_held(self, number: int, lang: str) -> bool:
        """Return whether an office begins at a word, or behind small words at it."""
        while number < len(self.tokens) and self.small("definite", lang, number):
            number += 1
        office = (next(self.lexicon.senses("office", each, self.tokens, number), None) for each in {lang, "en"})
        return number < len(self.tokens) and any(office)

    def trimmed(self, end: int, head: int, lang: str) -> int:
        """Return the end of a name without small words at it."""
        while end > head and self.small("link", lang, end - 1):
            end -= 1
        return end

    def numbered(self, end: int, lang: str) -> int:
        """Return the end of a name with the number of its edition, where this follows: ``lần thứ 5``."""
        tokens, number = self.tokens, end
        while number < min(end + 2, len(tokens)) and tokens.joined(number) and not tokens.words[number][:1].isdigit():
            number += 1
        if end < number < len(tokens) and self.small("ordinal", lang, end) and tokens.joined(number):
            word = tokens.words[number]
            return number + 1 if word.isdecimal() or ROMAN.fullmatch(word) else end
        return end

    def in_year(self, end: int, lang: str) -> int:
        """Return the end of the name of an event with its year, where words say that this follows: ``năm 2024``."""
        tokens = self.tokens
        said = end + 1 < len(tokens) and tokens.joined(end) and tokens.joined(end + 1) and self.small("year", lang, end)
        return end + 2 if said and YEAR.fullmatch(tokens.words[end + 1]) else end
