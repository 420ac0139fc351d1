"""Short names of series: an event called by a part of the longer name that the report gives it elsewhere."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from creativegraph.drafting.mentions.edition_words import FIRST
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.told import base_of, id_of
from creativegraph.drafting.slugs import slug_of
from creativegraph.names.fold import fold

__all__ = ["LEAD", "ShortNames", "is_within_order"]

CUT = 40
LEAD = 300
"""How many characters of a report tell at least what it is about."""


class ShortNames:
    """The series that a report calls by short names; ``things`` are its events, ``places`` the slugs of its places."""

    def __init__(self, report: Report, things: Sequence[Mention], places: AbstractSet[str]) -> None:
        self.report, self.lexicon = report, report.lexicon
        self.things, self.places = things, places
        self.labels = {each.ids[0]: each.label for each in things if not each.inner}
        self.shorter = self.found()

    def whole(self, mention: Mention) -> Mention:
        """Return an event called by the beginning of a name as that which has the name."""
        base = base_of(mention) if mention.ids and not mention.known else ""
        if base not in self.shorter:
            return mention
        label = self.labels.get(self.shorter[base], mention.label) if mention.ids[0] == base else mention.label
        return replace(mention, ids=(self.shorter[base] + mention.ids[0].removeprefix(base),), label=label)

    def found(self) -> dict[str, str]:
        """Return the ids of series called by the beginning of a longer name before, by those of the beginnings."""
        found: dict[str, str] = {}
        first: dict[str, int] = {}
        for each in self.things:
            if not each.known and not each.inner:
                first.setdefault(base_of(each), each.start)
        title = min(max(self.report.text.find("\n"), self.report.text.find("\n\n")), LEAD)
        plain = {self.plain_id(each): each.start for each in reversed(self.things) if not each.inner and not each.known}
        found |= {each: base for each in first for base in plain if self.is_headline(each, base, plain, title)}
        said = {*found}
        for base, start in first.items():
            near = [each for each, begun in first.items() if (begun < start or start < title) and each not in said]
            longer = {each for each in near if self.is_longer(each, base)}
            longer = longer or {each for each in first if each not in said and self.is_cut(each, base)}
            longer = longer or {each for each in plain if each not in said and self.is_with_place(each, base)}
            longer = longer or {each for each in first if each not in said and self.is_contracted(each, base)}
            if len(longer) == 1 and base not in said:
                found[base] = longer.pop()
        return found

    def unnumbered(self, name: str) -> str:
        """Return the id of an event without the number with which its name begins: *III Bienal*."""
        first = FIRST.match(self.labels.get(name, ""))
        return f"{name.partition('/')[0]}/{slug_of(first['rest'])}" if first and first["rest"][:1].isupper() else name

    def plain_id(self, mention: Mention) -> str:
        """Return the id of an event by its name without the number of its edition."""
        label = self.report.unnumbered(mention.label)
        return base_of(mention) if label == mention.label else id_of(mention, label)

    def is_with_place(self, name: str, base: str) -> bool:
        """Return whether an id is another one and the place at its end: *Craft Fair* and *Craft Fair Orvane*."""
        if not name.startswith(f"{base}-") or "-" not in base:
            return False
        return name.removeprefix(f"{base}-") in self.places

    def is_headline(self, name: str, base: str, first: Mapping[str, int], title: int) -> bool:
        """Return whether a name goes on with small letters in the title alone: *Lễ hội Sen hút khách*, a sentence."""
        if not name.startswith(f"{base}-") or not first.get(name, title) < title < first[base]:
            return False
        own = [each for each in self.things if base_of(each) == name and not each.inner]
        words = own[0].label.split()[len(base.partition("/")[2].split("-")) :] if own else []
        return len(own) == 1 and own[0].lang in self.lexicon.tailed and all(each.islower() for each in words)

    def is_cut(self, name: str, base: str) -> bool:
        """Return whether a name goes on in the text, wherever it stands, with the next word of a longer one."""
        words = name.removeprefix(f"{base}-").split("-") if name.startswith(f"{base}-") else []
        own = [each for each in self.things if base_of(each) == base and not each.inner] if words else []
        behind = [fold(self.report.text[each.end : each.end + CUT]).split() for each in own]
        return bool(own) and all(each[:1] == words[:1] for each in behind)

    def is_contracted(self, name: str, base: str) -> bool:
        """Return whether an id has the words of another one in their order, with the same noun first and place last."""
        longer, words = self.unnumbered(name).partition("/")[2].split("-"), base.partition("/")[2].split("-")
        own = [each for each in words if each not in self.lexicon.linking]
        ends = name.partition("/")[0] == base.partition("/")[0] and longer[:1] + longer[-1:] == words[:1] + words[-1:]
        return ends and len(own) > 1 and is_within_order(own, longer) and len(longer) > len(words)

    def is_longer(self, name: str, base: str) -> bool:
        """Return whether an id is another one with more words behind it, the first of which links, or before it."""
        kind, _, words = base.partition("/")
        name = self.unnumbered(name)
        if name.startswith(f"{base}-"):
            return name.removeprefix(f"{base}-").split("-")[0] in self.lexicon.linking
        return "-" in words and name.startswith(f"{kind}/") and name.endswith(f"-{words}")


def is_within_order(words: Sequence[str], longer: Sequence[str]) -> bool:
    """Return whether words stand among others in the same order."""
    rest = iter(longer)
    return all(each in rest for each in words)
