"""Names in quotation marks: titles of works beside a noun that says what they name."""

from collections.abc import Iterator, Sequence

from creativegraph.drafting.mentions.extent import Reach
from creativegraph.drafting.mentions.heads import heads_at, is_described
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens, is_capital

__all__ = ["titled"]

LONGEST_TITLE = 300
APOSTROPHES = "'‘"
LEAST = 4
"""How many blanks a title has at least that begins with a small letter."""
QUOTES = {'"': '"”', "“": '”"', "«": "»", "‘": "’'", "„": "“”", "'": "'’"}


def titled(reach: Reach, langs: Sequence[str]) -> Iterator[Span]:
    """Yield titles in quotation marks behind a noun, or before it where it follows at once."""
    tokens = reach.tokens
    for begin, lang in enumerate(langs):
        found = heads_at(reach, lang, begin)
        if not found:
            continue
        end, senses = found
        classes = tuple(dict.fromkeys(each.means for each in senses))
        opening = end
        for step in range(7):  # the exhibition of photographs titled "…"
            if opening >= len(tokens) or quote_in(tokens.gaps[opening]):
                break
            if not tokens.joined(opening) or (step and is_title_word(reach, lang, opening - step, opening)):
                break
            opening += 1
        between = range(end, opening)
        near = opening == end or any(reach.small("titled", lang, each) for each in between)
        near = near or (lang in reach.lexicon.tailed and all(is_described(reach, each, lang) for each in between))
        near = near or all(describes(reach, each, lang) for each in between)
        if opening < len(tokens) and near and (title := title_at(tokens, opening, small=opening == end)):
            label, last, until = title
            yield Span(begin, last, classes=classes, label=label, until=until, confidence="high", lang=lang)
        elif begin and (before := title_before(tokens, begin)):
            first, label = before
            yield Span(first, end, classes=classes, label=label, confidence="high", lang=lang)


def describes(reach: Reach, number: int, lang: str) -> bool:
    """Return whether a word tells more of the noun before it: *l'exposition itinérante*, *programme de formation*."""
    if reach.small("link", lang, number) or reach.lexicon.is_adjective(lang, reach.tokens.words[number]):
        return True
    return reach.tokens.words[number].islower() and reach.small("link", lang, number - 1)


def is_title_word(reach: Reach, lang: str, end: int, number: int) -> bool:
    """Return whether a word between a noun and a title ends the search: a stop that does not introduce titles."""
    introduces = any(reach.small("titled", lang, each) for each in range(max(end, number - 1), number + 1))
    return reach.small("stop", lang, number) and not introduces


def quote_in(gap: str) -> str:
    """Return the quotation mark that opens in what stands before a word."""
    bare = gap.lstrip(" \u00a0:,")
    within = bare == gap and bare[:1] in APOSTROPHES  # the city's largest
    return bare[:1] if bare[:1] in QUOTES and bare.strip() and not within else ""


def title_at(tokens: Tokens, number: int, *, small: bool = False) -> tuple[str, int, int] | None:
    """Return the title in the quotation marks that open before a word, the number and the offset behind it.

    Where it may be ``small``, one of several words may begin with a small letter.
    """
    opening = quote_in(tokens.gaps[number])
    if not opening:
        return None
    begin = tokens.starts[number]
    ends = [at for mark in QUOTES[opening] if (at := tokens.text.find(mark, begin, begin + LONGEST_TITLE)) > 0]
    if opening in APOSTROPHES:
        ends = [at for at in ends if not tokens.text[at + 1 : at + 2].isalnum()]
    if not ends or "\n\n" in tokens.text[begin : min(ends)]:
        return None
    if not is_capital(tokens.words[number]) and (not small or tokens.text[begin : min(ends)].count(" ") < LEAST):
        return None
    until = min(ends)
    label = tokens.text[begin:until].strip(" ,.")
    return label, tokens.number_at(until), until + 1


def title_before(tokens: Tokens, number: int) -> tuple[int, str] | None:
    """Return the title whose quotation marks close right before a word: the number of its first word, and its text."""
    gap = tokens.gaps[number]
    closing = gap.strip()[:1]
    openings = [mark for mark, ends in QUOTES.items() if closing and closing in ends and mark not in APOSTROPHES]
    if not openings or len(gap) > 2:
        return None
    until = tokens.ends[number - 1]
    begin = max(tokens.text.rfind(mark, max(0, until - LONGEST_TITLE), until) for mark in openings)
    if begin < 0 or "\n" in tokens.text[begin:until]:
        return None
    first = tokens.number_at(begin)
    return (first, tokens.text[begin + 1 : until].strip()) if is_capital(tokens.words[first]) else None
