"""Where a name ends that begins with its noun, and where one does that is a run of words with capital letters."""

import re
from collections.abc import Collection, Mapping

from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.tokens import Tokens, is_capital
from creativegraph.tables.cells.date_words import MONTH_NAMES

__all__ = ["Reach", "is_name_word"]

SMALL_TAIL = 4
"""How many words in small letters may end a name."""
SMALL_INSIDE = 10
"""How many may stand before its next word with a capital letter."""
LONGEST = 30
"""How many words a name has at most."""
SYLLABLES = 2
"""How many words in small letters may end a part of a name before a comma or a dash, in languages of short words."""
LISTED = 7
"""How many words further a comma within a name is followed by an ``and``."""
ROMAN = re.compile(r"[IVXLC]+")
ADJECTIVE = re.compile(
    r"\w+(?:al|ale|ales|aux|elle|elles|iel|iels|ique|iques|ain|aine|aines|ais|aise|aises|ien|ienne|iennes|ico|ica|icos"
    r"|icas|ano|ana|anos|anas|ense|enses|ivo|iva|ivas|ivos|if|ive|ives|iale|iaux|ario|aria|aire|aires|ado|ada|ados|adas"
    r"|eo|ea|eos|eas|ante|iente|ente|eux|euse|oso|osa|és|ée|ées|orain|oraine|urel|urelle|érieur|érieure|erior|eriores|éen|éenne|ulaire|ular|ulares)"
)
"""Endings of adjectives of Romance languages, which stand in small letters behind the noun of a name."""


MONTHS_AND_YEARS = re.compile(rf"{MONTH_NAMES}|(?:19|20)\d\d")
ABOUT = frozenset(("on", "sobre", "sur"))
"""Words behind a name of several parts that say what something is about: the Government of X on Culture."""
FOR = frozenset(("para", "pour", "por", "sobre", "sur"))
"""Words that link, but not to a year: the budget of the Centre for 2019."""
YEAR = re.compile(r"(?:19|20)\d\d")
THOUSANDS = (".", ",", " ", "\u00a0", "\u202f")
"""What parts the thousands of a number."""
ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|e|è|ème|er|ère|º|ª|a|o|ra|da|ta|va|na|ma)|\d{1,3}")


def is_name_word(tokens: Tokens, number: int) -> bool:
    """Return whether a word begins with a capital letter, is a year, or a number that counts nothing."""
    word = tokens.words[number]
    hyphened = number and tokens.gaps[number] == "-" and is_capital(tokens.words[number - 1])
    if is_capital(word) or YEAR.fullmatch(word) or hyphened:
        return True
    counts = tokens.joined(number + 1) and tokens.words[number + 1].islower()
    behind = number + 1 < len(tokens) and tokens.gaps[number + 1] in THOUSANDS and tokens.words[number + 1].isdecimal()
    begins = behind and len(tokens.words[number + 1]) == len("000")  # a longer number, such as 95,000
    return word.isdecimal() and len(word) < 3 and not counts and not begins


class Reach:
    """Says where names end in a text; ``begins`` are the words at which known names begin."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, begins: Mapping[int, int], persons: Collection[int] = ()
    ) -> None:  # fmt: skip
        self.tokens, self.lexicon, self.begins, self.persons = tokens, lexicon, begins, persons

    def small(self, use: str, lang: str, number: int) -> bool:
        """Return whether a small word stands at a place."""
        return self.lexicon.is_small(use, lang, self.tokens, number)

    def head_at(self, lang: str, number: int) -> bool:
        """Return whether a noun of names begins at a place, with a capital letter."""
        found = self.lexicon.noun_at(lang, self.tokens, number)
        return found is not None and is_capital(self.tokens.words[number])

    def after(self, begin: int, head: int, lang: str, *, tail: bool) -> int:
        """Return the end of a name whose noun ends at ``head``; ``head`` itself where nothing more belongs to it.

        ``tail`` says that words in small letters belong to a name up to the next small word that ends it.
        """
        tokens, number, last, small = self.tokens, head, head, 0
        limit = min(len(tokens), head + LONGEST)
        while number < limit and (
            tokens.joined(number)
            or self.listed(number, last, lang)
            or (tail and self.follows_on(number, last, lang) and self.dashed(number, head, lang))
        ):
            if self.ends_at(number, last, head, lang):
                break
            if is_name_word(tokens, number):
                last, small = number + 1, 0
            elif tail and not self.small("link", lang, number):
                small += 1
                if small > SMALL_INSIDE:
                    break
            elif (
                self.is_adjective(number, head, last, lang)
                or self.complement(number, head, lang)
                or (last == number and self.complement(number - 1, head, lang) and self.leads_to_name(number + 1, lang))
            ):
                last = number + 1
            elif not self.small("link", lang, number):
                break
            number += 1
        if tail and 0 < small <= SMALL_TAIL and last < number and (last > head or is_capital(tokens.words[begin])):
            last = self.trimmed(number, head, lang)
        return self.numbered(last, lang)

    def ends_at(self, number: int, last: int, head: int, lang: str) -> bool:
        """Return whether a name ends before a word: a small one that does not lead on, or the noun of the next name."""
        if number in self.persons or (self.two_small(number, lang) and not self.is_term(number, lang)):
            return True
        if self.small("whole", lang, number - 1) and number > head:  # the second part of a word: Hàng không
            return False
        if is_name_word(self.tokens, number):
            before = self.tokens.words[number - 1].lower()
            return number > head and before in self.lexicon.joining(lang) and self.head_at(lang, number)
        if self.small("link", lang, number):
            return not self.linked(number, last, head, lang)
        return self.small("stop", lang, number) or self.another(number, last, head, lang)

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

    def another(self, number: int, last: int, head: int, lang: str) -> bool:
        """Return whether the noun of another name stands in small letters behind what is a name by now."""
        if lang not in self.lexicon.tailed or not head < last == number:
            return False
        found = self.lexicon.noun_at(lang, self.tokens, number)
        return found is not None and found[0] - number > 1 and found[1][0].means not in self.lexicon.territories

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

    def trimmed(self, end: int, head: int, lang: str) -> int:
        """Return the end of a name without small words at it."""
        while end > head and self.small("link", lang, end - 1):
            end -= 1
        return end

    def linked(self, number: int, last: int, head: int, lang: str) -> bool:
        """Return whether a word that links belongs to a name, as its next words do."""
        tokens = self.tokens
        if not self.small("link", lang, number):
            return False
        after = number + 1
        while after < len(tokens) and tokens.joined(after) and self.small("link", lang, after):
            after += 1
        if after >= len(tokens) or not tokens.joined(after) or self.small("stop", lang, after):
            return False
        if YEAR.fullmatch(tokens.words[after]) and tokens.words[number].lower() in FOR:
            return False
        if tokens.words[number].lower() in self.lexicon.joining(lang):  # A and B are two where B is known or a name
            apart = after in self.begins or tokens.words[after].isupper() or self.head_at(lang, after)
            apart = apart or next(self.lexicon.senses("office", lang, tokens, after), None) is not None
            coded = lang in self.lexicon.tailed and self.is_known_noun(after, lang)  # Sở Giáo dục và đào tạo
            return (is_capital(tokens.words[after]) or coded) and not apart and last > head
        return (
            is_name_word(tokens, after)
            or self.complement(after, head, lang)
            or (
                any(is_capital(tokens.words[each]) for each in range(after, min(after + 6, len(tokens))))
                and lang in self.lexicon.tailed
            )
        )

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
            if not tokens.joined(each) and tokens.gaps[each] not in (", ", ","):
                return False
            if tokens.words[each].lower() in self.lexicon.joining(lang) or "&" in tokens.gaps[each]:
                following = each + ("&" not in tokens.gaps[each])
                while following < len(tokens) and self.small("link", lang, following):
                    following += 1
                return following < len(tokens) and is_capital(tokens.words[following]) and following not in self.begins
        return False

    def follows_on(self, number: int, last: int, lang: str) -> bool:
        """Return whether the last word of a name, or of a word of two syllables in it, stands right before a word."""
        return last == number or (lang in self.lexicon.tailed and 0 < number - last <= SYLLABLES)

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

    def is_adjective(self, number: int, head: int, last: int, lang: str) -> bool:
        """Return whether a word in small letters is an adjective behind the noun of a name."""
        follows = last == number and (number - head < 5 or self.head_at(lang, number - 1))
        return follows and ADJECTIVE.fullmatch(self.tokens.words[number]) is not None

    def complement(self, number: int, head: int, lang: str) -> bool:
        """Return whether a noun in small letters says what a name is about: Agence de développement."""
        tokens = self.tokens
        if number <= head or lang in self.lexicon.tailed or not is_capital(tokens.words[head - 1]):
            return False
        linked = self.small("link", lang, number - 1) and tokens.words[number - 1].lower().startswith("d")
        linked = linked or (number - 2 >= head and self.is_known_noun(number, lang) and all(
            self.small("link", lang, each) for each in (number - 1, number - 2)
        ) and tokens.words[number - 2].lower().startswith("d"))  # fmt: skip
        return linked and number - head <= 4 and tokens.words[number].islower() and len(tokens.words[number]) > 2

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

    def run(self, begin: int, lang: str) -> int:
        """Return the end of a run of words with capital letters from one on, with small words that link them."""
        tokens, last, number, linked = self.tokens, begin + 1, begin + 1, False
        limit = min(len(tokens), begin + LONGEST)
        while number < limit and (tokens.joined(number) or (linked and self.listed(number, last, lang))):
            if number in self.persons:
                break
            word = tokens.words[number]
            if is_name_word(tokens, number) or ROMAN.fullmatch(word):
                last = number + 1
            elif self.small("link", lang, number) or self.small("link", "en", number):
                if not self.leads_on(number, begin, lang) or (linked and word.lower() in ABOUT):
                    break
                linked = True
            else:
                break
            number += 1
        return last

    def leads_on(self, number: int, begin: int, lang: str) -> bool:
        """Return whether a small word in a run is followed by more of the same name."""
        tokens, after = self.tokens, number + 1
        while after < len(tokens) and tokens.joined(after) and self.small("link", lang, after):
            after += 1
        if after >= len(tokens) or not tokens.joined(after) or not is_capital(tokens.words[after]):
            return False
        if tokens.words[number].lower() not in self.lexicon.joining(lang):
            return True
        if after in self.begins or tokens.words[after].isupper() or self.head_at(lang, after):
            return False
        if self.small("definite", lang, number + 1) or next(self.lexicon.senses("office", lang, tokens, after), None):
            return False
        following, ends = after, after
        while ends < len(tokens) and ends < after + 4 and (ends == after or tokens.joined(ends)):
            if is_capital(tokens.words[ends]) and self.head_at(lang, ends):  # another name with a noun of its own
                return False
            if not is_capital(tokens.words[ends]):
                break
            ends += 1
        return number - begin > 1 or following > begin

    def opens(self, number: int) -> bool:
        """Return whether a word begins a sentence, or a line."""
        return number == 0 or any(each in ".!?\n:" for each in self.tokens.gaps[number])

    def located(self, begin: int, head: int, end: int, lang: str) -> int:
        """Return the end of the name of a branch, with the place that tells it from others: the X office in Y."""
        tokens = self.tokens
        first = head
        while first < end and self.small("link", lang, first):
            first += 1
        only = self.begins.get(first) == end or (end == head and self.begins.get(begin, end) < end)
        if only and end + 1 < len(tokens) and tokens.joined(end) and tokens.joined(end + 1):
            place = self.begins.get(end + 1)
            if place and self.small("locative", lang, end):
                return place
        return end
