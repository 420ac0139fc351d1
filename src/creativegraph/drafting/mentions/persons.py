"""Names of persons: behind a form of address, and beside an office, as in ``…, Director of …``."""

import re
from collections.abc import Iterator, Mapping, Sequence

from creativegraph.drafting.mentions.introduced import named_persons
from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.offices import COMMA, Offices
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens, is_capital

__all__ = ["persons_in"]

FORMS = 3
"""How many forms of address stand one behind the other at most: GS.TS., Mrs Prof."""
MOST = 5
"""How many words a person's name has at most."""
PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "dos",
        "das",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "bin",
        "bint",
        "ibn",
        "ben",
        "al",
        "y",
        "e",
        "ter",
        "ten",
    ]
)
OPEN = re.compile(r"\.?[ \u00a0]?[,(–-]?[ \u00a0(]")
PARTED = re.compile(r"\.?[ \u00a0]?[,(–-][ \u00a0(]?")
COLON = (": ", ":\u00a0")
NAME = re.compile(r"[^\W\d_]+")


class Persons(Offices):
    """Finds persons in a text."""

    def __init__(
        self,
        tokens: Tokens,
        lexicon: Lexicon,
        langs: Sequence[str],
        begins: Mapping[int, int],
        classes: tuple[str, ...],
    ) -> None:
        super().__init__(tokens, lexicon, begins)
        self.apart, self.held = frozenset[int](), set[int]()
        """The words of persons who are known by their office before, and those of others with one before their name."""
        self.langs, self.classes = langs, classes

    def name(self, begin: int, lang: str) -> int:
        """Return the end of a person's name that begins with a word; ``begin`` itself if none does."""
        tokens, number = self.tokens, begin
        while number < len(tokens) and number - begin < MOST and (number == begin or self.follows(number)):
            word = tokens.words[number]
            particle = number > begin and word.lower() in PARTICLES and word.islower()
            if particle and not self.leads(number + 1):
                break
            if not particle and not self.is_part(number, begin):
                break
            if not particle and number > begin and self.is_other(number, lang):
                break
            number += 1
        return number

    def is_part(self, number: int, begin: int) -> bool:
        """Return whether a word is one of a name: with a capital letter, or behind a hyphen in it, as in Lee Eun-mi."""
        word = self.tokens.words[number]
        hyphened = number > begin and self.tokens.gaps[number] in ("-", "‑")
        return NAME.fullmatch(word) is not None and (is_capital(word) or hyphened)

    def leads(self, number: int) -> bool:
        """Return whether a word with a capital letter follows, or one more particle and then one: de la Torre."""
        tokens = self.tokens
        if number < len(tokens) and tokens.joined(number) and tokens.words[number] in PARTICLES:
            number += 1
        return number < len(tokens) and tokens.joined(number) and is_capital(tokens.words[number])

    def follows(self, number: int) -> bool:
        """Return whether a word may belong to the name before it: also behind an initial and its full stop."""
        return self.tokens.joined(number)

    def is_other(self, number: int, lang: str) -> bool:
        """Return whether a name, a noun of names or an office begins at a word."""
        stops = self.reach.small("stop", lang, number) and lang not in self.lexicon.tailed  # where it may be a name
        return stops or any(next(self.lexicon.senses(use, lang, self.tokens, number), None) for use in ("office",))

    def addressed(self) -> Iterator[Span]:
        """Yield persons behind forms of address: Mr, bà, Mme; and behind an office that follows such a form."""
        tokens = self.tokens
        for number, lang in enumerate(self.langs):
            if self.reach.small("definite", lang, number) and self.comes_from(number + 1, lang):
                yield from self.behind_origin(number + 2, lang)
            found = next(self.lexicon.senses("person", lang, tokens, number), None)
            if not found or (found[1][0].words[0][:1].isupper() and not is_capital(tokens.words[number])):
                continue
            begin, office, title = found[0], "", ""
            for _ in range(FORMS):
                again = next(self.lexicon.senses("person", lang, tokens, begin), None) if self.goes_on(begin) else None
                begin = again[0] if again else begin
            if self.comes_from(begin, lang):  # le sculpteur ghanéen Kofi Mensah
                begin += 1
            if self.goes_on(begin) and (held := self.office(begin, lang)):
                office, begin = held[0], held[1]
                title = tokens.slice(found[0], begin)
                begin = self.past_body(begin, lang)
            end = self.name(begin, lang) if self.goes_on(begin) else begin
            if end > begin and (begin not in self.begins or self.begins[begin] >= end or end - begin > 1):
                yield self.with_office(begin, end, lang, office, title)

    def behind_origin(self, begin: int, lang: str) -> Iterator[Span]:
        """Yield the person named behind where they come from: le Coréen Park Min-jun."""
        end = self.name(begin, lang)
        if end > begin + 1 and not self.has_noun(begin, end, lang):
            yield self.with_office(begin, end, lang)

    def comes_from(self, number: int, lang: str) -> bool:
        """Return whether a word says where the person comes from whose name follows."""
        follows = self.goes_on(number) and self.goes_on(number + 1) and is_capital(self.tokens.words[number + 1])
        return follows and self.reach.small("origin", lang, number)

    def has_noun(self, begin: int, end: int, lang: str) -> bool:
        """Return whether one of some words makes them a name of something else, or that of somebody with an office."""
        return any(
            next(self.lexicon.senses(use, lang, self.tokens, each), None)
            for use in ("head", "office", "person")
            for each in range(begin, end)
        )

    def officers(self) -> Iterator[Span]:
        """Yield persons before an office that a comma parts, and behind an office and the body that it belongs to."""
        tokens, number, taken = self.tokens, 0, -1
        while number < len(tokens):
            lang = self.langs[number]
            if (end := self.before_office(number, lang)) > number:
                made = self.with_office(number, end, lang)
                yield made
                taken = self.past_article(end, lang) if made.office else taken
                number = end
                continue
            if (end := self.who_acts(number, lang)) > number:
                yield Span(number, end, classes=self.classes, confidence="medium", lang=lang)
                number = end
                continue
            if number != taken and (held := self.office(number, lang)):
                yield from self.behind(number, held, lang)
            number += 1

    def who_acts(self, number: int, lang: str) -> int:
        """Return the end of a name of which is said behind it what only persons do: *X, who*, *X said*; else its begin.

        So of two that are joined, *X and Y said*.
        """
        tokens = self.tokens
        if not is_capital(tokens.words[number]) or number in self.begins or tokens.words[number].isupper():
            return number
        if number and tokens.joined(number) and is_capital(tokens.words[number - 1]):
            return number
        end = self.plain_name(number, lang)
        if end == number or end >= len(tokens):
            return number
        if tokens.gaps[end] == ", " and self.reach.small("who", lang, end):
            return end
        if tokens.joined(end) and self.reach.small("saying", lang, end):
            return end
        joined = tokens.joined(end) and tokens.words[end].lower() in self.lexicon.joining(lang)
        other = self.plain_name(end + 1, lang) if joined and end + 1 < len(tokens) else end + 1
        acts = end + 1 < other < len(tokens) and tokens.joined(other) and self.reach.small("saying", lang, other)
        return end if acts else number

    def plain_name(self, begin: int, lang: str) -> int:
        """Return the end of two to four words with capital letters that no noun makes a name of something else."""
        tokens, end = self.tokens, self.name(begin, lang)
        plain = 1 < end - begin <= MOST and not any(
            next(self.lexicon.senses(use, lang, tokens, each), None)
            or tokens.words[each].isupper()
            or each in self.begins
            for use in ("head", "office", "person")
            for each in range(begin, end)
        )
        return end if plain and not self.reach.small("stop", lang, begin) else begin

    def before_office(self, number: int, lang: str) -> int:
        """Return the end of the name of a person that an office follows; ``number`` itself if none begins there."""
        tokens = self.tokens
        if number in self.held or any(each in self.apart for each in range(number, number + MOST)):
            return number  # who has another office, said before
        if lang in self.lexicon.tailed and tokens.words[number].isupper():  # an abbreviation
            return number
        if self.reach.small("stop", lang, number):  # Selon Ann Vale, directrice
            return number
        known = number in self.begins and self.begins[number] - number < 2 and not self.goes_with(number, lang)
        end = self.name(number, lang) if is_capital(tokens.words[number]) and not known else number
        if any(
            next(self.lexicon.senses("person", lang, tokens, each), None)
            for each in range(number, min(end, number + 2))
        ):
            return number  # forms of address are looked for apart
        if end - number < 2 or end >= len(tokens) or not PARTED.fullmatch(tokens.gaps[end]):
            return number
        return end if self.office(self.past_article(end, lang), lang) else number

    def goes_with(self, number: int, lang: str) -> bool:
        """Return whether a name of one word goes on with another that no noun explains."""
        after = number + 1
        follows = after < len(self.tokens) and self.tokens.joined(after) and is_capital(self.tokens.words[after])
        return follows and after not in self.begins and lang not in self.lexicon.tailed

    def behind(self, number: int, held: tuple[str, int], lang: str) -> Iterator[Span]:
        """Yield the person who follows an office: Mayor Jane Doe; Giám đốc Sở Ann Vale."""
        tokens, (office, end) = self.tokens, held
        for place in dict.fromkeys((self.past_body(end, lang), self.past_fields(end, lang))):
            parted = place < len(tokens) and (COMMA.fullmatch(tokens.gaps[place]) or tokens.gaps[place] in COLON)
            if place >= len(tokens) or not (parted or tokens.joined(place)):
                continue
            begin = self.past_address(place, lang)
            last = self.name(begin, lang)
            known = self.begins.get(begin, last) != last and not self.goes_with(
                begin, lang
            )  # a first name that is a place too
            plain = not known and not self.has_noun(begin, last, lang)
            if last - begin > 1 and plain and not self.reach.small("stop", lang, begin):
                self.held |= set(range(begin, last))
                yield Span(begin, last, classes=self.classes, office=office, title=tokens.slice(number, end),
                           confidence="medium", lang=lang)  # fmt: skip
                return

    def with_office(self, begin: int, end: int, lang: str, office: str = "", title: str = "") -> Span:
        """Return a person, with the office that follows the name behind a comma."""
        tokens = self.tokens
        if not office and end < len(tokens) and OPEN.fullmatch(tokens.gaps[end]):
            at = self.past_article(end, lang)
            if held := self.office(at, lang):
                office, title = held[0], tokens.slice(at, held[1])
        return Span(begin, end, classes=self.classes, office=office, title=title, confidence="high", lang=lang)


def persons_in(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begins: Mapping[int, int], surnamed: Sequence[Span] = ()
) -> list[Span]:
    """Return the persons whom a text names with a form of address or an office, beside those known by their surname."""
    classes = tuple(dict.fromkeys(each.means for each in lexicon.given if each.use == "person"))
    if not classes:
        return []
    apart = frozenset(number for each in surnamed for number in range(each.begin, each.end))
    found = Persons(tokens, lexicon, langs, begins, classes)
    found.apart = apart
    spans: dict[int, Span] = {}
    introduced = named_persons(tokens, lexicon, langs, begins, classes)
    for each in (*surnamed, *introduced, *found.addressed(), *found.officers()):
        before = spans.get(each.begin)
        if before is None or (each.office and not before.office) or (each.end > before.end and not before.office):
            spans[each.begin] = each
    held = {each.end: each.begin for each in spans.values() if each.office}
    return [each for each in spans.values() if each.office or each.begin >= held.get(each.end, 0)]
