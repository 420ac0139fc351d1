"""How far the words of an office go before or behind its holder: its body, its place, its fields, a short form."""

import re
from collections.abc import Mapping

from creativegraph.drafting.mentions.extent import Reach
from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.tokens import Tokens, is_capital

__all__ = ["COMMA", "Offices"]

LONGEST_BODY = 8
"""How many words the name of a body has at most that stands between an office and a person."""
LONGEST_PHRASE = 16
"""How many words the body of an office has at most that is told in several nouns."""
APOSTROPHES = ("'", "’")
FIELD_AND_NAME = 3
"""How many words the last field of an office and its holder have together at least."""
COMMA = re.compile(r"\)?[ \u00a0]?,[ \u00a0]")


class Offices:
    """Follows the words of an office in a text; ``begins`` are the words at which known names begin."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, begins: Mapping[int, int]) -> None:
        self.tokens, self.lexicon, self.begins = tokens, lexicon, begins
        self.reach = Reach(tokens, lexicon, begins)

    def goes_on(self, number: int) -> bool:
        """Return whether a word follows the one before it closely, full stops of abbreviations aside."""
        if number >= len(self.tokens):
            return False
        short = len(self.tokens.words[number - 1]) <= 4 and is_capital(self.tokens.words[number - 1])
        return self.tokens.joined(number) or (short and self.tokens.gaps[number] in (". ", ".", ".\u00a0"))

    def office(self, number: int, lang: str) -> tuple[str, int] | None:
        """Return the office that begins at a word, with its end."""
        for each in dict.fromkeys((lang, "en")):
            if found := next(self.lexicon.senses("office", each, self.tokens, number), None):
                return found[1][0].means, found[0]
        return None

    def is_closing_adjective(self, end: int, begin: int, lang: str) -> bool:
        """Return whether an adjective in small letters ends the name of a body, before a comma."""
        tokens = self.tokens
        follows = begin < end < len(tokens) - 1 and tokens.joined(end) and COMMA.fullmatch(tokens.gaps[end + 1])
        return bool(follows) and self.lexicon.is_adjective(lang, tokens.words[end])

    def past_body(self, number: int, lang: str) -> int:
        """Return the place behind the name of a body that stands between an office and a person."""
        described = (
            number + 1 < len(self.tokens) and self.tokens.joined(number) and self.is_plain_adjective(number, lang)
        )
        if described and (self.reach.small("origin", lang, number) or self.past_links(number + 1, lang) > number + 1):
            number += 1  # le ministre vaudois de la Culture, … la presidenta honoraria del Museo, …
        tokens, at = self.tokens, self.past_links(number, lang)
        if at == number and self.is_abroad(number, lang):  # Ambassador to X, Ann Vale
            at = number + 1
        if at in self.begins and at < len(tokens):
            end = self.past_short(self.past_place(self.begins[at], lang))
            goes_on = end < len(tokens) and any(self.reach.small(each, lang, end) for each in ("locative", "join"))
            return self.past_phrase(number, lang) if goes_on and self.past_phrase(number, lang) > end else end
        end = at
        while end < min(at + LONGEST_BODY, len(tokens)) and (end == at or tokens.joined(end)) and (
            is_capital(tokens.words[end]) or (end > at and self.leads_further(end, lang))
        ):  # fmt: skip
            end += 1
        if self.is_closing_adjective(end, at, lang):  # la secretaria de Cultura estatal, …
            end += 1
        if end == at and lang not in self.lexicon.tailed and at > number:  # la directrice de l'établissement, …
            end = at + 1 if at + 1 < len(tokens) and tokens.words[at].islower() else at
        end = self.past_short(end)
        followed = at > number and end < len(tokens) and COMMA.fullmatch(tokens.gaps[end])
        return end if end > at and followed else self.past_phrase(number, lang)

    def past_phrase(self, number: int, lang: str) -> int:
        """Return the place behind a longer body before a comma: nouns that words join, each with its adjectives.

        *Le président de la commission des Affaires étrangères au Sénat français, …*; no verb stands in it.
        """
        tokens, at = self.tokens, number
        while at < min(number + LONGEST_PHRASE, len(tokens)):
            behind = self.past_joints(at, lang)
            if behind == at or behind >= len(tokens) or lang in self.lexicon.tailed:
                break
            at = behind + 1
            while at < len(tokens) and tokens.joined(at) and (
                is_capital(tokens.words[at]) or self.is_plain_adjective(at, lang)
            ):  # fmt: skip
                at += 1
            if at < len(tokens) and COMMA.fullmatch(tokens.gaps[at]):
                return at
        return number

    def past_joints(self, number: int, lang: str) -> int:
        """Return the place behind words that link, join or say where, with articles: *de la*, *et de la*, *au*."""
        uses = ("link", "join", "locative", "contracted", "definite")
        while number < len(self.tokens) and (self.tokens.joined(number) or self.tokens.gaps[number] in APOSTROPHES):
            if not any(self.reach.small(each, lang, number) for each in uses):
                break
            number += 1
        return number

    def is_plain_adjective(self, number: int, lang: str) -> bool:
        """Return whether an adjective in small letters stands at a word, or one that says where somebody is from."""
        word = self.tokens.words[number]
        if any(self.reach.small(each, lang, number) for each in ("link", "join", "locative", "stop")):
            return False
        return self.lexicon.is_adjective(lang, word) or self.reach.small("origin", lang, number)

    def leads_further(self, number: int, lang: str) -> bool:
        """Return whether a small word in the name of a body leads to its next word: Cultura de la Región.

        So does a noun between words that link: Educación del estado de Chiapas.
        """
        tokens = self.tokens
        if tokens.words[number].lower() in self.lexicon.joining(lang):
            return True
        at = self.past_links(number, lang)
        if at == number:
            return tokens.words[number].islower() and self.past_links(number - 1, lang) == number and (
                self.is_linked(number + 1, lang)
            )  # fmt: skip
        return self.is_linked(number, lang) or (at < len(tokens) and self.is_linked(at + 1, lang))

    def past_place(self, number: int, lang: str) -> int:
        """Return the place behind a known place where an office is held, with a comma behind it: of X in Y, Ann."""
        at = number + 1
        located = self.is_abroad(number, lang)
        end = self.begins[at] if located else number
        return end if located and end < len(self.tokens) and COMMA.fullmatch(self.tokens.gaps[end]) else number

    def is_abroad(self, number: int, lang: str) -> bool:
        """Return whether a word leads to a known place where an office is held: *to X*, *en X*."""
        if number + 1 not in self.begins or not self.tokens.joined(number):
            return False
        return self.tokens.words[number].lower() == "to" or self.reach.small("locative", lang, number)

    def past_links(self, number: int, lang: str) -> int:
        """Return the place behind words that link."""
        while number < len(self.tokens) and self.tokens.joined(number) and self.reach.small("link", lang, number):
            number += 1
        return number

    def is_linked(self, number: int, lang: str) -> bool:
        """Return whether words that link, and then one with a capital letter, stand at a place."""
        at = self.past_links(number, lang)
        return number < at < len(self.tokens) and self.tokens.joined(at) and is_capital(self.tokens.words[at])

    def past_fields(self, number: int, lang: str) -> int:
        """Return the place behind the fields of an office before its holder: Minister for Culture and Youth Ann V."""
        tokens, at = self.tokens, self.past_links(number, lang)
        if at == number or at >= len(tokens) or not tokens.joined(at) or lang in self.lexicon.tailed:
            return number
        first = at
        while at + 1 < len(tokens) and at < first + LONGEST_BODY and is_capital(tokens.words[at]):
            following = at + 1
            if tokens.gaps[following] == ", " and is_capital(tokens.words[following]):
                at = following
            elif tokens.joined(following) and tokens.words[following].lower() in self.lexicon.joining(lang):
                at = following + 1
            else:
                break
        last = at
        while last < len(tokens) and (last == at or tokens.joined(last)) and is_capital(tokens.words[last]):
            last += 1
        return at + 1 if FIELD_AND_NAME <= last - at <= FIELD_AND_NAME + 2 else number

    def past_short(self, number: int) -> int:
        """Return the place behind a short form in brackets."""
        tokens = self.tokens
        opened = number + 1 < len(tokens) and tokens.gaps[number].strip() == "("
        closed = opened and tokens.gaps[number + 1].startswith(")")
        return number + 1 if closed and tokens.words[number].isupper() else number

    def past_article(self, number: int, lang: str) -> int:
        """Return the place behind an article."""
        tokens, articles = self.tokens, ("definite", "indefinite", "who", "being")
        while number < len(tokens) and any(self.reach.small(each, lang, number) for each in articles):
            number += 1
        place = self.begins.get(number, 0)
        if 0 < place < len(tokens) and tokens.words[place] == "s" and tokens.gaps[place] in ("'", "’"):
            number = place + 1  # the Minister of a country, with the country before it
        return min(number, len(self.tokens) - 1)

    def past_address(self, number: int, lang: str) -> int:
        """Return the place behind a form of address: the Ambassador of X, Mr Y."""
        found = next(self.lexicon.senses("person", lang, self.tokens, number), None)
        return found[0] if found and self.goes_on(found[0]) else number
