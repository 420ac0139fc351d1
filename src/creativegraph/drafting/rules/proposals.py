"""New things that a report speaks of without a name, such as *an exhibition*, and their ids."""

from collections.abc import Iterable

from creativegraph.drafting.candidate import Thing
from creativegraph.drafting.rules.mentioned import Mentioned
from creativegraph.drafting.rules.outline import Outline
from creativegraph.drafting.slugs import slug_of

__all__ = ["Proposals"]


class Proposals:
    """The things that are proposed for mentions without a name."""

    def __init__(self, mentioned: Mentioned, outline: Outline) -> None:
        self.mentioned, self.outline = mentioned, outline
        self.mentions, self.classes = mentioned.mentions, mentioned.classes
        self.made: dict[int, Thing] = {}
        """Things that are proposed for mentions without a name, as far as something is drafted of them."""
        self.pending: dict[str, int] = {}
        self.callable: dict[int, Thing] = {}
        """Things for words that say what they are, whether anything is drafted of them or not."""
        self.told: dict[int, int] = {}
        """What the title announces, by the mention that tells what it is."""
        self.taken: set[str] = {each for mention in mentioned.mentions for each in mention.ids}

    def thing(self, number: int, at: int) -> Thing:
        """Return the thing of one mention as it stands at another."""
        mention, place = self.mentions[number], self.mentions[at]
        if number in self.made:
            made = self.made[number]
            return Thing(made.id, made.label, place.start, place.end, made.known, made.classes)
        return Thing(
            mention.ids[0], mention.label or mention.text, place.start, place.end, mention.known, mention.classes
        )

    def proposed(self, number: int) -> Thing:
        """Return a new thing for words that name none, such as *an exhibition*."""
        mention = self.mentions[number]
        if (announced := self.announced(number)) is not None:
            self.told[number] = announced
            return self.thing(announced, number)
        kind = self.mentioned.known.kind_of(mention.classes) or "thing"
        words = slug_of(mention.text, otherwise=kind)
        made = Thing(self.free(kind, words), mention.text, mention.start, mention.end, classes=mention.classes)
        self.pending[made.id] = number
        return made

    def announced(self, number: int) -> int | None:
        """Return what the title speaks of without a name, where a mention of its classes is the first below it."""
        if number in self.told:
            return self.told[number]
        first = self.outline.title_end
        mention = self.mentions[number]
        made = [each for each in self.made if {*self.mentions[each].classes} <= self.classes[number]]
        same = [each for each in made if self.mentions[each].start < first and each not in self.told.values()]
        return same[0] if len(made) == len(same) == 1 and mention.start > first else None

    def keep(self, things: Iterable[Thing]) -> None:
        """Note that something is drafted of things: those without a name are spoken of from now on."""
        for each in things:
            if (number := self.pending.pop(each.id, None)) is not None:
                self.made[number] = each
                if number in self.callable:
                    self.classes[number] = self.mentioned.known.of(each.classes, each.id)

    def is_made(self, name: str) -> bool:
        """Return True for the id of a thing that has no name."""
        return name in self.pending or any(each.id == name for each in self.made.values())

    def called(self, number: int, thing: Thing) -> Thing:
        """Return a new thing for the words that say what it is; the one before where there is one."""
        if number in self.made:
            return self.made[number]
        if number not in self.callable:
            name, mention = self.free(*thing.id.split("/", 1)), self.mentions[number]
            self.callable[number] = Thing(name, mention.text, mention.start, mention.end, classes=thing.classes)
            self.pending[name] = number
        return self.callable[number]

    def free(self, kind: str, words: str) -> str:
        """Return an id that no thing has."""
        name, count = f"{kind}/{words}", 1
        while name in self.taken:
            count += 1
            name = f"{kind}/{words}-{count}"
        self.taken.add(name)
        return name
