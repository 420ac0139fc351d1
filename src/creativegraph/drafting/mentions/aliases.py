"""Short forms that a report introduces: in brackets behind a name, and the part of a name that tells it from others."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from creativegraph.drafting.mentions.known import iri_of
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.phrases import Phrases
from creativegraph.drafting.mentions.report import YEAR, Report
from creativegraph.drafting.mentions.spelling import capitals_fit, same_word
from creativegraph.drafting.mentions.tokens import WORD, is_capital
from creativegraph.names.fold import fold

__all__ = ["Aliases"]

BRACKETS = re.compile(r"\s*\((?P<before>[^()“”\"«»\n]{0,40}?)[“\"«‘']?(?P<name>[^()“”\"«»‘'\n;,]{2,70})[”\"»’']?\)")
INITIALS = re.compile(r"[A-ZĐ][A-ZĐ&.\d-]{1,9}")
SHORTEST = 3
LOCATED = frozenset(("tai", "o", "in", "at", "en"))


class Aliases:
    """Adds the mentions of short forms to those of names."""

    def __init__(self, report: Report, mentions: list[Mention]) -> None:
        self.report, self.mentions = report, mentions
        self.known: Phrases[tuple[int, Mention, tuple[str, ...]]] = Phrases()
        self.sure: dict[str, Mention] = {}
        """What the report says in brackets that short forms mean."""
        self.learned: set[tuple[str, tuple[str, ...]]] = set()
        self.taken = {fold(each.text) for each in mentions}
        self.longer: dict[tuple[str, str], list[tuple[str, Mention]]] = {}
        self.places: set[int] = set()

    def with_short_forms(self) -> list[Mention]:
        """Return the mentions with those of the short forms, in the order of the text."""
        self.mentions = list(self.in_brackets())
        self.mentions = [self.by_short_form(each) for each in self.mentions if not self.is_guess(each)]
        self.mentions = list(self.by_surname(self.mentions))
        self.mentions = list(self.by_last_words(self.mentions))
        self.mentions = list(self.by_first_words(self.mentions))
        for each in self.mentions:
            for alias in self.parts(each):
                self.learn(alias, each, sure=alias == each.label and each.confidence == "high")
        return sorted([*self.mentions, *self.found()], key=lambda each: (each.start, -each.end))

    def learn(self, alias: str, mention: Mention, *, sure: bool = False) -> None:
        """Let a short form mean what a mention means, from there on; a name that a label gives, everywhere."""
        words = tuple(WORD.findall(alias))
        if sure and mention.ids:
            self.sure.setdefault(fold(alias), mention)
        key = fold(alias), mention.ids[:1]
        if words and mention.ids and key not in self.learned and (sure or key[0] not in self.taken):
            self.learned.add(key)
            laid_out = mention.confidence == "high" and alias == mention.label
            self.known.add(alias, (-1 if laid_out else mention.start, mention, words))

    def in_brackets(self) -> Iterator[Mention]:
        """Yield the mentions; what stands in brackets behind a name is another name of the same thing."""
        inside: dict[int, Mention] = {}
        for each in self.mentions:
            if (owner := inside.get(each.start)) and not each.known:
                same = self.same(owner, each)
                if same:
                    self.learn(each.text, same, sure=True)
                    yield same
                    continue
            yield each
            if each.inner or not each.ids or not (found := BRACKETS.match(self.report.text, each.end)):
                continue
            start, name = found.start("name"), found["name"].strip()
            if INITIALS.fullmatch(name) or (self.is_initials(name, each.label)):
                self.learn(name, each, sure=True)
            inside[start] = each

    def is_guess(self, mention: Mention) -> bool:
        """Return whether a mention only guesses what letters mean of which the report says it in brackets."""
        letters = not mention.known and INITIALS.fullmatch(mention.text) is not None
        return (mention.confidence == "low" or letters) and fold(mention.text) in self.sure

    def by_short_form(self, mention: Mention) -> Mention:
        """Return a new thing whose name is a noun and a short form as that which the short form means."""
        words = WORD.findall(mention.label)
        head = 0 if mention.known or not mention.ids else self.report.lexicon.head_length(mention.lang, words)
        meant = self.sure.get(fold(" ".join(words[head:]))) if head else None
        if meant is None or meant.ids[0].partition("/")[0] != mention.ids[0].partition("/")[0]:
            return mention
        return replace(mention, ids=meant.ids, classes=meant.classes, label=meant.label, known=meant.known)

    def by_surname(self, mentions: list[Mention]) -> Iterator[Mention]:
        """Yield the mentions; a person called by one word is the one before whose name ends with it."""
        called: dict[str, Mention] = {}
        for each in mentions:
            words = WORD.findall(each.label)
            if not each.ids or not self.report.lexicon.is_person(each.classes):
                yield each
            elif len(words) > 1:
                called[words[-1]] = each
                yield each
            elif words and (owner := called.get(words[0])) and not each.known:
                yield replace(each, ids=owner.ids, classes=owner.classes, label=owner.label, known=owner.known)
            else:
                yield each

    def by_last_words(self, mentions: list[Mention]) -> Iterator[Mention]:
        """Yield the mentions; a new name that is the last words of one longer name of its kind means that thing."""
        longer: dict[tuple[str, str], dict[str, Mention]] = {}
        self.note_beginnings()
        for each in mentions:
            words = fold(each.label).split()
            for start in range(1, len(words) - 1) if each.ids and not each.inner else ():
                key = each.ids[0].partition("/")[0], " ".join(words[start:])
                longer.setdefault(key, {})[each.ids[0]] = each
        for each in mentions:
            kind = each.ids[0].partition("/")[0] if each.ids and not each.known and not each.inner else ""
            owners = longer.get((kind, fold(each.label)), {}) if kind else {}
            owners = owners or (self.beginning(each, kind) if kind else {})
            owner = next(iter(owners.values())) if len(owners) == 1 else None
            yield replace(each, ids=owner.ids, classes=owner.classes, label=owner.label, known=owner.known,
                          edition_of=owner.edition_of) if owner else each  # fmt: skip

    def by_first_words(self, mentions: list[Mention]) -> Iterator[Mention]:
        """Yield the mentions; a new body whose name is one longer name but for the place at its end means that body."""
        longer: dict[str, dict[str, Mention]] = {}
        ends = {each.end: each for each in mentions if each.inner and each.ids}
        for each in mentions:
            place = ends.get(each.end)
            body = bool(each.ids) and each.ids[0].startswith(self.report.lexicon.bodies)
            if body and place is not None and place.start > each.start:
                words = WORD.findall(self.report.text[each.start : place.start])
                while (
                    words and fold(words[-1]) in self.report.lexicon.linking | self.report.lexicon.territory | LOCATED
                ):
                    words.pop()
                longer.setdefault(fold(" ".join(words)), {})[each.ids[0]] = each
        for each in mentions:
            owners = longer.get(fold(each.label), {}) if self.is_new_body(each) else {}
            owner = next(iter(owners.values())) if len(owners) == 1 else None
            long = owner is not None and len(WORD.findall(each.label)) > SHORTEST - 1
            yield replace(each, ids=owner.ids, classes=owner.classes, label=owner.label,
                          known=owner.known) if owner and long else each  # fmt: skip

    def is_new_body(self, mention: Mention) -> bool:
        """Return whether a mention is one of a body that no graph knows."""
        return bool(mention.ids) and not mention.known and mention.ids[0].startswith(self.report.lexicon.bodies)

    def beginning(self, mention: Mention, kind: str) -> dict[str, Mention]:
        """Return the bodies or events before a mention whose longer names begin with its own and a word that links."""
        name, lexicon = f"{fold(mention.label)} ", self.report.lexicon
        fits = any(lexicon.is_body(each) or lexicon.series_of(each) for each in mention.classes)
        if not fits or len(name.split()) < SHORTEST - 1:
            return {}
        linking = lexicon.linking | LOCATED
        return {
            each.ids[0]: each for label, each in self.longer.get((kind, name.split(maxsplit=1)[0]), ())
            if each.start < mention.start and each.ids != mention.ids
            and label.startswith(name) and label[len(name) :].split()[0] in linking
            and not lexicon.head_length(each.lang, each.label.split()[len(name.split()) + 1 :])
            and (len(name.split()) >= SHORTEST or each.end in self.places)
        }  # fmt: skip

    def note_beginnings(self) -> None:
        """Note the names of things by their kind and first word, and where known things end within names."""
        self.places = {each.end for each in self.mentions if each.inner and each.known}
        self.longer = {}
        for each in self.mentions:
            label = fold(self.report.unnumbered(each.label)) if each.ids else ""
            if label:
                key = each.ids[0].partition("/")[0], label.split()[0]
                self.longer.setdefault(key, []).append((label, each))

    def same(self, owner: Mention, other: Mention) -> Mention | None:
        """Return the mention in brackets as one of the thing before them, where both are of one kind."""
        mine, its = owner.ids[0].partition("/")[0], other.ids[0].partition("/")[0] if other.ids else ""
        initials = INITIALS.fullmatch(other.text)
        if mine != its and not initials:
            return None
        return replace(other, ids=owner.ids, classes=owner.classes, known=owner.known, edition_of=owner.edition_of)

    def is_initials(self, name: str, label: str) -> bool:
        """Return whether a short word begins with the letters with which the words of a name begin."""
        letters = "".join(each[0] for each in fold(label).split())
        short = fold(name).replace(" ", "")
        return (
            name[:1].isupper()
            and " " not in name
            and len(short) > 1
            and letters.startswith(short[:2])
            and (sum(each.isupper() for each in name) > 1)
        )

    def parts(self, mention: Mention) -> Iterator[str]:
        """Yield what may mean a new thing in short: a body's name without its noun, a person's last or first name.

        A name of several words that a label or quotation marks give means the thing also where it stands without them.
        """
        if mention.known or not mention.ids or mention.inner:
            return
        words = WORD.findall(mention.label)
        person = self.report.lexicon.is_person(mention.classes)
        if mention.confidence == "high" and not person and sum(map(is_capital, words)) > 1:
            yield mention.label
        if person and len(words) > 1:
            yield mention.label
            yield words[-1]
            return
        head = self.report.lexicon.head_length(mention.lang, words)
        rest = words[head:]
        if (
            head
            and rest
            and mention.ids[0].startswith(self.report.lexicon.bodies)
            and all(map(is_capital, rest))
            and (len(rest[0]) >= SHORTEST and len(rest) < SHORTEST)
        ):
            yield " ".join(rest)

    def found(self) -> Iterator[Mention]:
        """Yield the mentions of short forms behind the places where they were introduced."""
        tokens = self.report.tokens
        ends = sorted((each.start, each.end) for each in self.mentions)
        starts = [each for each, _ in ends]
        free_at, number = 0, 0
        while number < len(tokens):
            place = bisect_right(starts, tokens.starts[number]) - 1
            covered = place >= 0 and any(end > tokens.starts[number] for _, end in ends[max(0, place - 3) : place + 1])
            known = None if covered else self.known.longest(tokens, number)
            if known and tokens.starts[number] >= free_at:
                end, given = known
                written = tokens.words[number:end]
                free = place + 1 >= len(starts) or starts[place + 1] >= tokens.ends[end - 1]
                fitting = [(start, each) for start, each, words in given
                           if free and start < tokens.starts[number] and len(words) == len(written)
                           and capitals_fit(words, written) and is_spelled(words, written)]  # fmt: skip
                if fitting:
                    _, owner = (
                        fitting[-1]
                        if self.is_one(each for _, each in fitting)
                        else max(fitting, key=lambda pair: pair[0])
                    )
                    begin, until = tokens.starts[number], tokens.ends[end - 1]
                    free_at = until
                    if (edition := self.edition(owner, number, end)) is not None:
                        free_at = edition.end
                        yield edition
                        number += 1
                        continue
                    yield replace(
                        owner, start=begin, end=until, text=self.report.text[begin:until], inner=False, office="",
                        title="", confidence="medium", definite=False,
                    )  # fmt: skip
            number += 1

    def edition(self, owner: Mention, number: int, end: int) -> Mention | None:
        """Return the mention of an edition: the short form of a series, or of another edition, and a year."""
        tokens = self.report.tokens
        if not tokens.joined(end) or not YEAR.fullmatch(tokens.words[end]):
            return None
        year, series = tokens.words[end], owner.edition_of or owner.ids[0]
        made, of = self.report.lexicon.edition(series, owner.classes, year)
        if owner.edition_of:
            made, of = f"{owner.ids[0].partition('/')[0]}/{series.partition('/')[2]}-{year}", owner.classes[0]
        text = tokens.slice(number, end + 1)
        return (made and Mention(
            "thing", tokens.starts[number], tokens.ends[end], text, ids=(made,), classes=(of,), label=text,
            known=bool(self.report.graph.index.names_of(iri_of(made))), edition_of=series, lang=owner.lang,
        )) or None  # fmt: skip

    def is_one(self, mentions: Iterable[Mention]) -> bool:
        """Return whether mentions are all of one thing."""
        return len({each.ids[0] for each in mentions}) == 1


def is_spelled(name: Sequence[str], written: Sequence[str]) -> bool:
    """Return whether words have the marks of a short form, if they have any: *Phó* is not the journal *Phố*."""
    return all(same_word(one, other, marked=False) for one, other in zip(name, written, strict=True))
