"""Where a name ends that begins with its noun, and where one does that is a run of words with capital letters."""

import re
from collections.abc import Collection

from creativegraph.drafting.mentions.joints import APOSTROPHES, ROMAN, YEAR, Joints
from creativegraph.drafting.mentions.tokens import Tokens, is_capital
from creativegraph.tables.cells.date_words import DAYS_OF_WEEK, MONTH_NAMES

__all__ = ["Reach", "is_amount", "is_name_word"]

SMALL_TAIL = 4
"""How many words in small letters may end a name."""
SMALL_INSIDE = 10
"""How many may stand before its next word with a capital letter."""
LONGEST = 30
"""How many words a name has at most."""


MONTH = re.compile(MONTH_NAMES)
DAY = re.compile(rf"\d{{1,2}}(?: | de (?=\S+ (?:de|del) \d{{4}}\b)){MONTH_NAMES}\b", re.IGNORECASE)
"""A day and its month, at which no name goes on: *3 October*."""
BEFORE_DAYS = frozenset(("sáng", "trưa", "chiều", "tối", "đêm", "ngày", "tháng"))
"""Words before the day of a date."""
ABOUT = frozenset(("on", "sobre", "sur"))
"""Words behind a name of several parts that say what something is about: the Government of X on Culture."""
FOR = frozenset(("para", "pour", "por", "sobre", "sur"))
"""Words that link, but not to a year: the budget of the Centre for 2019."""
PEOPLE = frozenset(("women", "men", "children", "people", "ladies"))
"""Groups of people in names of bodies: the People's Committee."""
THOUSANDS = (".", ",", " ", "\u00a0", "\u202f")
"""What parts the thousands of a number."""
DECIMALS = (".", ",")
"""What parts the decimals of a number."""
AMOUNT = re.compile(r"(?P<sign>[A-Z]{1,3}[$£¥])[ \u00a0]?\d|(?P<code>[A-Z]{3})[ \u00a0]?\d")
"""A currency and its amount, at which no name goes on: *US$ 5 million*, *CAD 400,000*."""
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
    begins = begins or (behind and tokens.gaps[number + 1] in DECIMALS)  # or 2.05
    return word.isdecimal() and len(word) < 3 and not counts and not begins


def is_amount(tokens: Tokens, number: int, codes: Collection[str]) -> bool:
    """Return whether a currency before its amount stands at a word; ``codes`` are those of all lists."""
    found = AMOUNT.match(tokens.text, tokens.starts[number]) if tokens.words[number].isupper() else None
    return found is not None and (bool(found["sign"]) or f"code/currency/{found['code'].lower()}" in codes)


class Reach(Joints):
    """Says where names end in a text; ``begins`` are the words at which known names begin."""

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
                or (
                    last == number
                    and self.complement(number - 1, head, lang)
                    and self.leads_to_name(number + 1, lang)
                    and not self.small("definite", lang, number + 1)
                )
            ):
                last = number + 1
            elif not self.small("link", lang, number):
                break
            number += 1
        if tail and 0 < small <= SMALL_TAIL and last < number and (last > head or is_capital(tokens.words[begin])):
            last = self.trimmed(number, head, lang)
        return self.numbered(self.past_partner(last, lang), lang)

    def on_subject(self, head: int, lang: str) -> int:
        """Return where words behind the noun of a name end that say what it is on; ``head`` where there are none.

        *Accord sur la conservation partagée*: behind the article one noun in small letters, with its adjectives.
        """
        tokens, number = self.tokens, head + 1
        if head >= len(tokens) or tokens.words[head] not in ABOUT or not self.on_row(head):
            return head
        while number < len(tokens) and self.on_row(number) and self.small("definite", lang, number):
            number += 1
        plain = number > head + 1 and number < len(tokens) and self.on_row(number) and tokens.words[number].islower()
        if not plain or any(self.small(use, lang, number) for use in ("stop", "link")):
            return head
        last = number + 1
        while last < len(tokens) and self.on_row(last) and self.lexicon.is_adjective(lang, tokens.words[last]):
            last += 1
        return last

    def ends_at(self, number: int, last: int, head: int, lang: str) -> bool:
        """Return whether a name ends before a word: a small one that does not lead on, or the noun of the next name."""
        if (
            self.dated(number)
            or self.pays(number)
            or number in self.persons
            or (self.two_small(number, lang) and not self.is_term(number, lang))
        ):
            return True
        if self.small("whole", lang, number - 1) and number > head:  # the second part of a word: Hàng không
            return False
        if is_name_word(self.tokens, number):
            before = self.tokens.words[number - 1].lower()
            return number > head and before in self.lexicon.joining(lang) and self.head_at(lang, number)
        if self.small("link", lang, number):
            return not self.linked(number, last, head, lang)
        stops = self.small("stop", lang, number) and not self.is_term(number, lang)
        return stops or self.another(number, last, head, lang) or self.told(number, last, lang)

    def told(self, number: int, last: int, lang: str) -> bool:
        """Return whether a word in small letters stands right behind a known place that ends a name: a verb."""
        ends = lang in self.lexicon.tailed and last == number and self.tokens.words[number].islower()
        return ends and number in self.known_ends and not self.small("ordinal", lang, number)

    def pays(self, number: int) -> bool:
        """Return whether an amount of money stands at a word, with its currency first."""
        return is_amount(self.tokens, number, self.lexicon.codes)

    def dated(self, number: int) -> bool:
        """Return whether a word and the number behind it are a time: *sáng 19/7*."""
        behind = number + 1 < len(self.tokens) and self.tokens.joined(number + 1)
        return behind and self.tokens.words[number] in BEFORE_DAYS and self.tokens.words[number + 1].isdecimal()

    def another(self, number: int, last: int, head: int, lang: str) -> bool:
        """Return whether the noun of another name stands in small letters behind what is a name by now."""
        if lang not in self.lexicon.tailed or not head < last == number:
            return False
        found = self.lexicon.noun_at(lang, self.tokens, number)
        return found is not None and found[0] - number > 1 and found[1][0].means not in self.lexicon.territories

    def linked(self, number: int, last: int, head: int, lang: str) -> bool:
        """Return whether a word that links belongs to a name, as its next words do."""
        tokens = self.tokens
        if not self.small("link", lang, number) or self.is_apart(number, lang):
            return False
        after = number + 1
        while after < len(tokens) and tokens.joined(after) and self.small("link", lang, after):
            after += 1
        if after >= len(tokens) or not tokens.joined(after) or (
            self.small("stop", lang, after) and not self.is_title_pair(after, lang)
        ):  # fmt: skip
            return False
        if YEAR.fullmatch(tokens.words[after]) and tokens.words[number].lower() in FOR:
            return False
        if tokens.words[number].lower() in self.lexicon.joining(lang):  # A and B are two where B is known or a name
            apart = after in self.begins or tokens.words[after].isupper() or self.head_at(lang, after)
            apart = apart or next(self.lexicon.senses("office", lang, tokens, after), None) is not None
            apart = apart or self.is_other(number, head, lang)
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

    def run(self, begin: int, lang: str) -> int:
        """Return the end of a run of words with capital letters from one on, with small words that link them."""
        tokens, last, number, linked = self.tokens, begin + 1, begin + 1, False
        limit = min(len(tokens), begin + LONGEST)
        while number < limit and (tokens.joined(number) or (linked and self.listed(number, last, lang))):
            if number in self.persons or DAY.match(tokens.text, tokens.starts[number]) or self.pays(number):
                break
            word = tokens.words[number]
            if is_name_word(tokens, number) or ROMAN.fullmatch(word):
                last = number + 1
            elif self.owns(number):
                linked = True
            elif self.small("link", lang, number) or self.small("link", "en", number):
                leads = self.leads_on(number, begin, lang) or self.is_half(number, begin, lang)
                if not leads or (linked and word.lower() in ABOUT):
                    break
                linked = True
            else:
                break
            number += 1
        return last

    def past_time(self, begin: int, end: int, lang: str) -> int:
        """Return the place behind words of a time with which a run begins: *October 2025*, *Friday* before *the*."""
        words, number = self.tokens.words, begin
        while number < end:
            word, behind = words[number].lower(), number + 1
            month = MONTH.fullmatch(word) or YEAR.fullmatch(word)
            counted = number > begin and word.isdecimal() and MONTH.fullmatch(words[number - 1].lower())
            told = behind == end or self.small("definite", lang, behind) or MONTH.fullmatch(words[behind].lower())
            if not (month or counted or (word in DAYS_OF_WEEK and told)):
                break
            number = behind
        return number

    def owns(self, number: int) -> bool:
        """Return whether the ending of a group of people within a name stands at a word: the Women's Museum."""
        words, gaps = self.tokens.words, self.tokens.gaps
        ending = words[number] == "s" and gaps[number] in APOSTROPHES and words[number - 1].lower() in PEOPLE
        return ending and self.tokens.joined(number + 1) and is_capital(words[number + 1])

    def leads_on(self, number: int, begin: int, lang: str) -> bool:
        """Return whether a small word in a run is followed by more of the same name."""
        tokens, after = self.tokens, number + 1
        while after < len(tokens) and tokens.joined(after) and self.small("link", lang, after):
            after += 1
        joined = after < len(tokens) and tokens.joined(after) and is_capital(tokens.words[after])
        if not joined or self.is_apart(number, lang) or self.is_located(number, begin, lang):
            return False
        if tokens.words[number].lower() not in self.lexicon.joining(lang):
            return True
        first = begin + 1 if self.small("definite", lang, begin) else begin
        other = self.head_at(lang, first) and self.is_other(number, first + 1, lang)
        if other or after in self.begins or tokens.words[after].isupper() or self.head_at(lang, after):
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
        person = ends < len(tokens) and tokens.gaps[ends] == ", " and self.is_held(ends, lang)
        return not person and (number - begin > 1 or following > begin)

    def is_half(self, number: int, begin: int, lang: str) -> bool:
        """Return whether *and* joins a word behind *the*, no name itself, to one: *the Smoke and Rye Fair*."""
        after, joining = number + 1, self.lexicon.joining(lang)
        if lang != "en" or begin in (0, *self.begins) or begin in self.persons or after >= len(self.tokens):
            return False
        word = self.tokens.words[after]
        one = number - begin == 1 and self.tokens.words[number].lower() in joining and self.tokens.joined(after)
        plain = is_capital(word) and not word.isupper() and after not in self.begins and not self.head_at(lang, after)
        article = self.tokens.joined(begin) and self.small("definite", lang, begin - 1)
        return one and plain and article and not self.head_at(lang, begin)

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
        if end + 1 < len(tokens) and tokens.joined(end) and tokens.joined(end + 1):
            place = self.begins.get(end + 1)
            if place and self.small("locative", lang, end) and (only or self.is_member(begin, place, lang)):
                return place
        return end

    def is_member(self, begin: int, end: int, lang: str) -> bool:
        """Return whether a name is one of a list: *A, the Craft Institute in Vaude and B*, which tells of three."""
        tokens = self.tokens
        ends = end < len(tokens) and tokens.joined(end) and tokens.words[end].lower() in self.lexicon.joining(lang)
        first = begin
        while first and self.on_row(first) and self.small("definite", lang, first - 1):
            first -= 1
        return ends and first > 0 and tokens.gaps[first] == ", " and is_capital(tokens.words[first - 1])
