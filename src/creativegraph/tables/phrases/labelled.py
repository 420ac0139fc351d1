"""Phrases by the labels of the properties of a project of one's own: what its table of phrases need not say.

A label is looked for between a thing that may have the property and a value of it, behind a pronoun, and before a
colon; its words may have other endings (*lends objects to*, *lent 40 objects to*). Nobody wrote these phrases for
reports, so what they find is of low confidence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creativegraph.iris import PREFIXES, compact
from creativegraph.tables.claim import Confidence
from creativegraph.tables.phrases.model import BY_LABEL, Phrase, Saying
from creativegraph.tables.phrases.pattern import Named, PatternError, parse
from creativegraph.tables.phrases.words import TOKEN, same
from creativegraph.tables.property import Property
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["NUMBERS", "core", "figured", "labelled", "labels_of"]

LABELS = (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel")
LEAST: Confidence = "low"
SHORT, STEM = 4, 3
"""How many letters a word has at most that says little by itself, and how many stand before an ending at least."""
UNIT = re.compile(
    r"\s*(?:\([^()]{1,12}\)|\s(?:in|en|per|par|por|theo)\s(?:[^\w\s]|[a-zA-Z]{0,3}[²³%€$£/]|[a-z]{1,2})\S*)$"
)
"""In what a number is counted, at the end of a label: *display area in m²*."""
LEADING = re.compile(
    r"\A(?:has|have|is|are|was|were|est|a|ont|sont|tiene|tienen|es|son|có|là|được)\s+(?=\w)", re.IGNORECASE
)
"""Words at the begin of a label that reports put otherwise: *has flagship*, *is restored by*."""
ENDING = re.compile(r"(?:ing|ed|ies|es|s|ées?|és?|er|ent|e|ad[oa]s?|id[oa]s?|[oa]s?|ir|ar)$")
ARTICLES = frozenset(("a", "an", "the", "le", "la", "les", "l'", "des", "un", "une", "el", "los", "las", "una"))
CONTRACTED = {
    "à": "(à|au|aux)",
    "de": "(de|du|des|d'|del)",
    "d'": "(de|du|des|d')",
    "en": "(en|au|aux)",
    "a": "(a|al|à)",
}
WHEN = frozenset(("in", "on", "since", "en", "le", "el", "depuis", "desde", "năm", "từ", "year", "année", "año"))
"""The last words of labels whose numbers are years."""
BARE = frozenset(
    ("for", "from", "with", "since", "near", "has", "por", "para", "con", "desde", "par", "pour", "sur", "avec",
     "depuis", "les", "los", "las", "des", "the", "của", "với", "cho", "tại")
)  # fmt: skip
"""Words that are no label by themselves."""
AGENT = frozenset(("by", "par", "por", "bởi"))
"""The last words of labels that say who did something."""
TEXTS = ("text", "string")
NUMBERS = ("integer", "decimal")
"""The kinds of values of properties that count or measure something."""


class Label(NamedTuple):
    """What a property is called in a language, and the pattern of its words."""

    lang: str
    words: tuple[str, ...]
    pattern: str


def labels_of(known: Vocabulary) -> Iterator[tuple[Property, str, str]]:
    """Yield the labels and other labels of properties of projects of one's own, each with its language."""
    for each in known.ontology:
        name = compact(getattr(each.subject, "value", ""))
        said = known.properties.get(name)
        if said is not None and said.own and each.predicate.value in LABELS:
            yield said, getattr(each.object, "value", ""), getattr(each.object, "language", "") or ""


def figured(known: Vocabulary) -> frozenset[str]:
    """Return the classes of things of which properties of projects of one's own have numbers as values."""
    own = [each for each in known.properties.values() if each.own and each.value in NUMBERS]
    return frozenset(compact(one) for each in own for one in known.domains.get(each.iri, ()))


def core(label: str) -> str:
    """Return a label without its unit and the words at its begin that reports put otherwise."""
    return LEADING.sub("", UNIT.sub("", label.strip())).strip()


def labelled(known: Vocabulary, named: Named, counted: frozenset[str]) -> Iterator[Phrase]:
    """Yield the phrases of the properties of projects of one's own; ``counted`` are the lists of what is counted."""
    for said, text, lang in labels_of(known):
        made = Labelled(known, named, counted, said)
        yield from made.phrases(Label(lang, *worded(core(text), named)))


def worded(label: str, named: Named) -> tuple[tuple[str, ...], str]:
    """Return the words of a label, and the pattern that finds them with other endings and words between them."""
    words = tuple(same(each) for each in TOKEN.findall(label))
    parts, apart = list[str](), False
    for number, word in enumerate(words):
        if number and word in ARTICLES and number < len(words) - 1:
            apart = True
            continue
        gap = "~ " if number and (apart or len(words[number - 1]) >= SHORT or len(word) >= SHORT) else ""
        form = inflected(word, named)
        counts = 0 < number < len(words) - 1 and len(words[-1]) < SHORT <= len(word) and "{" not in "".join(parts)
        parts.append(gap + (f"({form}|{{N:count}})" if counts else form))  # lends objects to, lent 40 objects to
        apart = False
    return words, " ".join(parts)


def inflected(word: str, named: Named) -> str:
    """Return the pattern of a word with its forms."""
    if word in CONTRACTED:
        return CONTRACTED[word]
    for base in (word, word.removesuffix("s"), word.removesuffix("es")):
        if f"@form-{base}" in named:
            return f"(@form-{base})"
    for form in named.texts:
        if form.startswith("@form-") and word in named.texts[form].split("|"):
            return f"({form})"
    stem = ENDING.sub("", word)
    if not word.isalpha():
        return re.sub(r"([^\w\s])", r" \\\1 ", word) if not word.endswith("'") else word
    return f"{stem}*" if len(word) > SHORT and len(stem) > STEM else word


class Labelled:
    """Makes the phrases of one property."""

    def __init__(self, known: Vocabulary, named: Named, counted: frozenset[str], said: Property) -> None:
        self.known, self.named, self.counted, self.said = known, named, counted, said
        self.subject = self.classes(known.domains.get(said.iri, ()))

    def classes(self, asked: Sequence[str]) -> str:
        """Return classes as a slot names them, those of all kinds where none is asked for."""
        found = [compact(each) for each in asked] or [
            compact(each.type) for each in self.known.homes.values() if each.type
        ]
        return "|".join(dict.fromkeys(found))

    def phrases(self, label: Label) -> Iterator[Phrase]:
        """Yield the phrases of a label, the surest first."""
        if not self.subject or not any(len(each) >= STEM and each not in BARE for each in label.words):
            return
        for text, subject, value, sure in self.patterns(label):
            try:
                pattern = parse(text, self.named)
            except PatternError:  # a label with signs that no pattern has
                continue
            name = self.said.name.rpartition(":")[2].lower()
            saying = Saying(subject, self.said.name, value, (), sure)
            languages = (label.lang.partition("-")[0],) if label.lang else ()
            yield Phrase(f"{BY_LABEL}{name}", languages, pattern, (saying,), self.counted)

    def patterns(self, label: Label) -> Iterator[tuple[str, str, str, Confidence]]:
        """Yield patterns, each with what its subject and value are, and how sure it is."""
        topic, words = f"topic:{self.subject}", label.pattern
        if self.said.value in TEXTS:
            yield f"^ {words} : {{W:words}}", topic, "W", "medium"
            return
        for slot, plain in self.slots(label):
            between = "[(@label-is|@label-of|,) [~]] [@label-the]" if plain else "[@label-is] [@label-of] [~]"
            yield f"{words} [\\( ~ \\)] : [@label-the] {slot}", topic, "V", "medium"
            yield f"{{S:{self.subject}}} [,] ~ {words} {between} {slot}", "S", "V", LEAST
            of = f"{words} @label-of [@label-the] {{S:{self.subject}}} [(@label-is|,|:) [@label-of|@label-the] [~]]"
            yield f"{of} {slot}", "S", "V", LEAST
            yield f"{words} {between} {slot}", topic, "V", LEAST
        yield from self.of_things(label) if self.said.value == "thing" else self.of_numbers()

    def slots(self, label: Label) -> list[tuple[str, bool]]:
        """Return what values may be, as slots name it, and whether they stand right behind their label."""
        if self.said.scheme:
            return [(f"{{V:code/{self.said.scheme}}}", True)]
        if self.said.value == "thing":
            ranges = self.known.ranges.get(self.said.iri, ())
            return [(f"{{V:{self.classes(ranges)}+}}", True)]
        years = label.words[-1] in WHEN or label.words[0] in WHEN
        return [("{V:figure}" if self.said.value in NUMBERS and not years else "{V:time}", False)]

    def of_things(self, label: Label) -> Iterator[tuple[str, str, str, Confidence]]:
        """Yield the patterns of values that are things or codes, in which these stand before the label."""
        slot, subject = self.slots(label)[0][0], f"{{S:{self.subject}}}"
        if self.said.scheme:
            yield f"{slot} {subject}", "S", "V", LEAST
            yield f"{subject} (@label-is|,) [@label-the] {slot}", "S", "V", LEAST
        elif label.words[-1] in AGENT:
            active = label.pattern.removesuffix(label.words[-1]).rstrip("~ ")
            yield f"{slot} [has|have|a|ont|ha|han] {active} [@label-the] {subject}", "S", "V", LEAST
        else:
            yield f"{slot} , [@label-the] {label.pattern} @label-of [@label-the] {subject}", "S", "V", LEAST

    def of_numbers(self) -> Iterator[tuple[str, str, str, Confidence]]:
        """Yield the patterns of numbers behind which the label stands."""
        if self.said.value in NUMBERS:
            yield f"{{S:{self.subject}}} ... {{V:{self.said.name}}}", "S", "V", LEAST
            yield f"{{V:{self.said.name}}}", f"topic:{self.subject}", "V", LEAST
