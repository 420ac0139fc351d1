"""Names that words before them introduce: bodies (*sponsored by*), persons (*curated by*), works, towns."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from creativegraph.drafting.mentions.extent import Reach
from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.phrases import Phrases
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens, is_capital

__all__ = ["called_by_head", "named_bodies", "named_persons", "past_person", "said_to_be", "titles_at_work", "town_at"]

LONGEST_PERSON = 4
"""How many words the name of a person has at most who is introduced without a form of address."""
COLON = (": ", ":\u00a0", " : ", "\u00a0: ")
COMMA = ", "
HYPHENS = ("-", "‑")
CLOSING = {'"': '"', "“": "”", "«": "»", "„": "“", "‘": "’"}
"""The quotation marks that close a title, by those that open it."""
LONGEST_TITLE = 120
APART = 6
"""How many words further the second of two words stands that a time parts."""
ARTICLES = 3
"""How many words that link stand before a name at most."""
DESCRIBED = 6
"""How many words may stand between *is a* and the noun that says what a thing is."""


def named_persons(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begins: Mapping[int, int], classes: tuple[str, ...]
) -> Iterator[Span]:
    """Yield persons behind words that introduce them, with those that are joined to them."""
    reach = Reach(tokens, lexicon, begins)
    for number, lang in enumerate(langs):
        found = next(lexicon.senses("named", lang, tokens, number), None)
        behind = found[0] if found else behind_time(tokens, lexicon, number, lang)
        if not behind:
            continue
        begin = past_articles(reach, behind, lang)
        while begin < len(tokens) and (end := person_at(reach, begin, lang)) > begin:
            yield Span(begin, end, classes=classes, confidence="medium", lang=lang)
            begin = after_joined(reach, end, lang)


def behind_time(tokens: Tokens, lexicon: Lexicon, number: int, lang: str) -> int:
    """Return the place behind words of two that a time parts: *dirigée depuis janvier 2020 par*; 0 where none stand."""
    first = tokens.folds[number]
    for last in range(number + 2, min(number + APART, len(tokens))):
        if not tokens.joined(last):
            return 0
        if tokens.words[last - 1].isdecimal() and any(
            each.lang == lang for each in lexicon.phrases["named"].meaning(first, tokens.folds[last])
        ):
            return last + 1
    return 0


def past_articles(reach: Reach, number: int, lang: str) -> int:
    """Return the place behind articles."""
    tokens = reach.tokens
    while number < len(tokens) and tokens.joined(number) and reach.small("definite", lang, number):
        number += 1
    return number


def person_at(reach: Reach, begin: int, lang: str) -> int:
    """Return the end of a name of two and more words with capital letters that no noun makes one of anything else."""
    tokens, lexicon, end = reach.tokens, reach.lexicon, begin
    if not (tokens.joined(begin) or tokens.gaps[begin] in (*COLON, COMMA)):
        return begin
    if next(lexicon.senses("person", lang, tokens, begin), None):  # forms of address are looked for apart
        return begin
    while end < min(len(tokens), begin + LONGEST_PERSON):
        hyphened = end > begin and tokens.gaps[end] in HYPHENS  # Lee Eun-mi
        if not (is_capital(tokens.words[end]) or hyphened) or (end > begin and not tokens.joined(end)):
            break
        if any(next(lexicon.senses(use, lang, tokens, end), None) for use in ("head", "office")):
            return begin
        end += 1
    known = any(reach.begins.get(each, 0) >= end for each in range(begin, end))
    plain = all(each.isalpha() and not each.isupper() for each in tokens.words[begin:end])
    return end if end - begin > 1 and plain and not known else begin


def after_joined(reach: Reach, end: int, lang: str) -> int:
    """Return the place of the name that a comma or a word for *and* joins to one; the number of words if none is."""
    tokens = reach.tokens
    if end < len(tokens) and tokens.words[end].lower() in reach.lexicon.joining(lang):
        return end + 1 if end + 1 < len(tokens) and tokens.joined(end + 1) else len(tokens)
    return end if end < len(tokens) and tokens.gaps[end] in (COMMA, "; ") else len(tokens)


def named_bodies(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begins: Mapping[int, int], covered: Collection[int]
) -> Iterator[Span]:
    """Yield bodies that no noun explains behind words such as *sponsored by*, with those that are joined to them."""
    reach = Reach(tokens, lexicon, begins)
    for number, lang in enumerate(langs):
        found = next(lexicon.senses("named-body", lang, tokens, number), None)
        begin = past_articles(reach, found[0], lang) if found else len(tokens)
        while begin < len(tokens):
            near = tokens.joined(begin) or tokens.gaps[begin] in (*COLON, COMMA, "; ")
            pair = lexicon.is_pair("stop", lang, tokens, begin - 1)  # Villes Créatives
            if not near or pair or not is_capital(tokens.words[begin]):
                break
            end = reach.begins.get(begin, 0)
            if begin in covered or end:
                end = end or next(each for each in range(begin, len(tokens) + 1) if each not in covered)
            elif is_title(reach, begin, lang):
                end = before_joined(reach, begin, reach.run(begin, lang), lang)
                classes = tuple(dict.fromkeys(each.means for each in found[1])) if found else ()
                yield Span(begin, end, classes=classes, confidence="medium", lang=lang)
            else:
                break
            begin = past_articles(reach, after_joined(reach, end, lang), lang)


def before_joined(reach: Reach, begin: int, end: int, lang: str) -> int:
    """Return the end of the first of two names of several words: *Hill Joint and Echo Records* are two."""
    for number in range(begin + 2, end - 2):
        if reach.tokens.words[number].lower() in reach.lexicon.joining(lang):
            return number
    return end


def called_by_head(reach: Reach, langs: Sequence[str], common: str) -> Iterator[Span]:
    """Yield names without quotation marks right behind a noun in small letters: *the exhibition Salt and Strings*."""
    tokens = reach.tokens
    for number, lang in enumerate(langs):
        if lang != common or number == 0 or is_capital(tokens.words[number]) or not tokens.joined(number):
            continue
        found = reach.lexicon.noun_at(lang, tokens, number) or next(
            reach.lexicon.senses("itself", lang, tokens, number), None
        )
        if not found or found[1][0].use == "place" or not leads(reach, number, lang):
            continue
        begin = found[0]
        aside = begin < len(tokens) and tokens.gaps[begin] == COMMA
        if begin >= len(tokens) or not (tokens.joined(begin) or aside) or not is_title(reach, begin, lang):
            continue
        end = reach.run(begin, lang)
        if aside and not (end < len(tokens) and tokens.gaps[end] == COMMA):
            continue
        if any(reach.head_at(lang, each) for each in range(begin, end)):
            continue
        classes = tuple(dict.fromkeys(each.means for each in found[1]))
        yield Span(number, end, classes=classes, label=tokens.slice(begin, end), lang=lang)


def said_to_be(reach: Reach, langs: Sequence[str], covered: Collection[int]) -> Iterator[Span]:
    """Yield names that begin a sentence and are said to be of a class: *WEAVE is a three-year project*; all of them."""
    tokens = reach.tokens
    found: Phrases[tuple[tuple[str, ...], tuple[str, ...]]] = Phrases()
    for number, lang in enumerate(langs):
        begin = number + 1 if reach.small("definite", lang, number) else number
        if begin >= len(tokens) or not is_capital(tokens.words[begin]):
            continue
        edition = edition_before(reach, begin, lang)
        if (not edition and not may_begin(reach, number, begin, lang)) or begin in covered:
            continue
        if not is_title(reach, begin, lang):
            continue
        end = reach.run(begin, lang)
        classes = edition or class_behind(reach, end, lang) or happening_behind(reach, end, lang)
        placed = {one for each in range(begin, end) for one in range(each, reach.begins.get(each, each))}
        if classes and not any(each in covered and each not in placed for each in range(begin, end)):
            found.add(tokens.slice(begin, end), (tuple(tokens.words[begin:end]), classes))
    for number, lang in enumerate(langs):
        known = found.longest(tokens, number)
        written = tuple(tokens.words[number : known[0]]) if known else ()
        said = [each for words, each in known[1] if words == written] if known else []
        if known and said:
            yield Span(number, known[0], classes=said[0], label=tokens.slice(number, known[0]), lang=lang)


def edition_before(reach: Reach, begin: int, lang: str) -> tuple[str, ...]:
    """Return the class of that of which words before a name count the editions: *la 12e édition de X*; empty if none.

    So without a number that they have: *la prochaine édition de X*.
    """
    tokens, at = reach.tokens, begin
    while at > 1 and begin - at < ARTICLES and reach.on_row(at) and reach.small("link", lang, at - 1):
        at -= 1
    if at == begin or not tokens.joined(at) or tokens.words[begin].isupper():  # an abbreviation
        return ()
    return reach.lexicon.editions_counted.get((lang, tokens.words[at - 1].lower()), ())


def may_begin(reach: Reach, number: int, begin: int, lang: str) -> bool:
    """Return whether a name may begin at a word of which is said behind it what it is: not behind *in* or *of*."""
    if reach.opens(number):
        return True
    before = number - 1
    small = any(reach.small(use, lang, before) for use in ("locative", "link", "stop"))
    return reach.tokens.joined(begin) and not small and not is_capital(reach.tokens.words[before])


def class_behind(reach: Reach, end: int, lang: str) -> tuple[str, ...]:
    """Return the classes of the first noun of names behind words such as *is a*; empty if there is none."""
    tokens = reach.tokens
    if end >= len(tokens):
        return ()
    article = any(reach.small(use, lang, end) for use in ("definite", "indefinite"))
    if not (tokens.joined(end) and reach.small("being", lang, end)) and not (tokens.gaps[end] == COMMA and article):
        return ()
    first = end + 2 if tokens.joined(end) else end + 1
    for number in range(first, min(len(tokens), first + DESCRIBED)):
        joined = tokens.joined(number) or tokens.gaps[number] in ("-", ", ", "'", "’")
        if not joined or any(reach.small(use, lang, number) for use in ("stop", "link")):
            break
        found = reach.lexicon.noun_at(lang, tokens, number)
        if found and found[1][0].use != "place":
            return tuple(dict.fromkeys(each.means for each in found[1]))
    return ()


def happening_behind(reach: Reach, end: int, lang: str) -> tuple[str, ...]:
    """Return the classes of what words say to take place behind its name: *X se celebró*, *X, qui se tiendra*."""
    tokens = reach.tokens
    if end + 1 >= len(tokens):
        return ()
    begin = end if tokens.joined(end) else end + 1 if tokens.gaps[end] == COMMA and tokens.joined(end + 1) else end
    found = next(reach.lexicon.senses("happening", lang, tokens, begin), None)
    fits = found is not None and (begin > end or tokens.joined(end))
    return tuple(dict.fromkeys(each.means for each in found[1])) if found is not None and fits else ()


def titles_at_work(reach: Reach, langs: Sequence[str]) -> Iterator[Span]:
    """Yield titles in quotation marks with which a sentence begins and of which is said what only events do."""
    tokens, text = reach.tokens, reach.tokens.text
    for number, lang in enumerate(langs):
        gap = tokens.gaps[number]
        closing = CLOSING.get(gap[-1:], "") if not number or any(each in gap for each in ".!?\n:;") else ""
        until = text.find(closing, tokens.starts[number], tokens.starts[number] + LONGEST_TITLE) if closing else -1
        if until < 0 or not is_capital(tokens.words[number]) or "\n" in text[tokens.starts[number] : until]:
            continue
        end = tokens.number_at(until)
        found = next(reach.lexicon.senses("doing", lang, tokens, end), None) if end < len(tokens) else None
        if found and text[until + 1 : tokens.starts[end]].strip() in ("", ","):
            classes = tuple(dict.fromkeys(each.means for each in found[1]))
            label = text[tokens.starts[number] : until].strip(" ,.")
            yield Span(number, end, classes=classes, label=label, until=until + 1, lang=lang)


def leads(reach: Reach, number: int, lang: str) -> bool:
    """Return whether an article stands before a noun, or up to two words before it."""
    places = range(max(0, number - 3), number)
    return any(
        reach.small(use, lang, each) and all(reach.tokens.joined(one) for one in range(each + 1, number + 1))
        for each in places
        for use in ("definite", "indefinite")
    )


def is_title(reach: Reach, begin: int, lang: str) -> bool:
    """Return whether a word may begin a title: a capital letter, and no name, time, person, office or small word."""
    tokens = reach.tokens
    if not is_capital(tokens.words[begin]) or begin in reach.begins or begin in reach.persons or reach.pays(begin):
        return False
    if reach.past_time(begin, end := reach.run(begin, lang), lang) == end:
        return False
    if any(next(reach.lexicon.senses(use, lang, tokens, begin), None) for use in ("office", "person", "head")):
        return False
    return not reach.small("stop", lang, begin)


def past_person(reach: Reach, begin: int, lang: str) -> int:
    """Return where a run may begin that opens with a form of address: behind the person's name, as Dr X of the Y."""
    if not next(reach.lexicon.senses("person", lang, reach.tokens, begin), None):
        return begin
    end = reach.run(begin, lang)
    return next((each for each in range(begin, end) if reach.small("link", lang, each)), begin)


def town_at(
    tokens: Tokens, lexicon: Lexicon, span: tuple[int, int], lang: str, covered: Collection[int]
) -> tuple[str, ...]:
    """Return the class of a town where words before or behind a name say that it is one; empty if none do."""
    begin, end = span
    for number in range(max(0, begin - 3), begin):
        for until, senses in lexicon.senses("town", lang, tokens, number):
            if until == begin and (tokens.joined(begin) or tokens.gaps[begin] in COLON):
                return tuple(dict.fromkeys(each.means for each in senses))
    behind = next(lexicon.senses("town-behind", lang, tokens, end), None) if end < len(tokens) else None
    if behind and (tokens.joined(end) or tokens.gaps[end] == COMMA) and end not in covered:
        return tuple(dict.fromkeys(each.means for each in behind[1]))
    return ()
