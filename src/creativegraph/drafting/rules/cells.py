"""What the cells of a phrase become where it stands in a report: things, figures, times, codes and words."""

import re
from collections.abc import Iterator, Mapping, Sequence

from creativegraph.drafting.candidate import Thing
from creativegraph.drafting.rules.acting import Acting
from creativegraph.drafting.rules.context import Context
from creativegraph.drafting.rules.found import Found
from creativegraph.drafting.rules.held import Held
from creativegraph.drafting.rules.periods import PERIOD, put_together
from creativegraph.drafting.rules.quantities import is_figure
from creativegraph.drafting.rules.references import YEAR_IN_NAME, Meant
from creativegraph.drafting.rules.sequence import Line
from creativegraph.drafting.rules.spoken import within_marks
from creativegraph.drafting.rules.times import Times
from creativegraph.drafting.slugs import slug_of
from creativegraph.tables.phrases.model import Saying
from creativegraph.tables.phrases.parts import TEXTS
from creativegraph.tables.phrases.phrases import NEW, SLOT, TIME, TOPIC

__all__ = ["Cells"]

YEAR = re.compile(r"\d{4}(?:-\d\d){0,2}")
NAMED = re.compile(r"\{([A-Z][0-9]?|topic:[^{}]+)\}")
YEARLY = re.compile(r"[\W_]*(?:năm )?(?<!\d)(?:19|20)\d\d\W*$")
ORDINAL = re.compile(r"^(?:\d{1,3}(?:st|nd|rd|th|e|ème|º|ª)|[IVXL]+)\s+")
UNTIL = re.compile(
    r"(?<!\w)(?:until|till|through|đến hết|tới hết|kéo dài đến|mở cửa đến|diễn ra đến|jusqu['’](?:au|à|en)"
    r"|hasta(?: el)?)"
    r"(?: (?:the|hết|ngày|le|el|fin|finales|cuối|de|end|of))*\s*$",
    re.IGNORECASE,
)
"""Words before the time with which what is said ends."""
FEW = 2
"""Of how many classes of things figures are that only these have, such as the years of an agreement."""
FAR = 40
LONGEST_WORDS = 600
FIGURES = ("time", "time-span", "figure", "money", "count", "change", "share")
INTEGER = "integer"
HELD = "office"
"""How the types of slots begin that take persons with an office."""


class Cells:
    """Reads the cells of phrases in the context of a report."""

    def __init__(self, context: Context, times: Times, acting: Acting) -> None:
        self.context, self.times, self.acting = context, times, acting
        self.text = context.document.text
        self.classes = context.known
        self.known = context.known.known

    def properties(self, found: Found, saying: Saying) -> Iterator[tuple[str, int]]:
        """Yield the properties of a row, with the mention that says each: of a figure its indicator, else -1."""
        if not SLOT.fullmatch(saying.property):
            yield saying.property, -1
            return
        types, lexicon = found.phrase.pattern.slots[saying.property].types, self.context.mentioned.lexicon
        for number in found.numbers(saying.property):
            mention = self.context.mentions[number]
            fits = [each for each in mention.indicators if each in types]
            name = mention.indicator or mention.office or self.context.mentioned.code(number, types)
            if (name := (fits or [name])[0]) and (not name.startswith("code/") or name in lexicon.codes):
                yield name, number

    def subjects(self, found: Found, cell: str, name: str) -> Iterator[Held]:
        """Yield the subjects that a cell names."""
        if cell.startswith(TOPIC):
            yield from self.topic(found, cell.removeprefix(TOPIC).split("|"))
        elif cell.startswith(NEW):
            yield from self.new(found, cell.removeprefix(NEW))
        else:
            yield from self.things(found, cell, self.wanted("subject", name))

    def topic(self, found: Found, classes: Sequence[str]) -> Iterator[Held]:
        """Yield what a match speaks of, though it does not name it; of a figure only what is sure."""
        first, last = found.places
        places = [each for each in range(first, last + 1) if self.kind(found.line, each) == "figure"]
        slots = found.phrase.pattern.slots.items()
        spoken = {one for name, slot in slots if slot.types[0] not in TEXTS for one in found.numbers(name)}
        meant = self.context.topics.topic(found.line, (places or [first])[0], classes, spoken)
        if meant is None and not places:
            meant = self.context.topics.without_name(found.line, classes)
        alone = places and len(found.phrase.pattern.slots) == 1
        if meant is not None and alone and self.context.topics.is_of_another(found.line, places[0], meant.thing):
            meant = self.context.topics.opening(found.line)
        elif places and len(classes) > FEW and not self.context.topics.goes_on(found.line):
            meant = self.context.topics.instead(meant, found.offsets[0])
        if meant is not None and alone and self.context.topics.is_behind_another(found.line, places[0], meant.thing):
            return
        if meant is not None and (meant.sure or not places) and not self.is_other_year(found, meant):
            yield self.held(meant)._replace(spans=())  # its own words would make the quotation long

    def is_other_year(self, found: Found, meant: Meant) -> bool:
        """Return True where the sentence gives another year than the name of what it seems to speak of."""
        named = YEAR_IN_NAME.search(meant.thing.label)
        number = self.times.of(found.line, *found.places) if named else None
        if named is None or number is None or self.context.editions.has_editions(meant.thing):
            return False  # an edition of the other year is meant
        return named[0] not in self.context.mentions[number].value

    def kind(self, line: Line, place: int) -> str:
        """Return the kind of the mention at a token; empty for a word."""
        number = line.tokens[place].mention
        return self.context.mentions[number].kind if number >= 0 else ""

    def wanted(self, column: str, name: str) -> list[str]:
        """Return the classes that a property asks for in its subject or value; of a code, those of the row it makes."""
        said = self.known.properties.get(name)
        if said is not None:
            return (self.known.domains if column == "subject" else self.known.ranges).get(said.iri, [])
        short = self.known.shorts.get(name.split("/")[1]) if name.startswith("code/") else None
        part = short.parts.get(column) if short is not None else None
        return self.known.ranges.get(part.iri, []) if part is not None else []

    def things(self, found: Found, slot: str, wanted: Sequence[str]) -> Iterator[Held]:
        """Yield the things in a slot."""
        yield from self.meant(self.numbers(found, slot), wanted, held=has_office(found))

    def meant(self, numbers: Sequence[int], wanted: Sequence[str], *, held: bool = False) -> Iterator[Held]:
        """Yield the things that mentions mean; of one that acts, who acts for it.

        A title says by which places bodies are meant that the text names, unless somebody has an office there.
        """
        for place, number in enumerate(numbers):
            meant = self.context.references.meant(number)
            located = place and self.locates(numbers[place - 1], number, wanted)
            if meant is not None and not located and not (place == 0 and self.context.topics.is_where(numbers)):
                thing = self.held(meant)
                sure = thing.sure and not self.context.mentions[number].guessed
                thing = thing._replace(classes=self.context.classes[number] or thing.classes, sure=sure)
                acting = self.acting.of(thing, wanted)
                if held or acting is thing or not self.is_retold(number, thing, acting):
                    yield acting

    def is_retold(self, number: int, held: Held, acting: Held) -> bool:
        """Return True for a place in a title that means a body of another name, where the text below speaks of it."""
        outline, mentions = self.context.outline, self.context.mentions
        own = held.text.rpartition("/")[2] == acting.text.rpartition("/")[2]  # a museum signs by itself
        return (
            not own
            and outline.is_title(mentions[number].start)
            and any(held.text in each.ids and not outline.is_title(each.start) for each in mentions)
        )

    def locates(self, before: int, number: int, wanted: Sequence[str]) -> bool:
        """Return True for a place behind a body and a comma, which says where the body is and acts for nobody."""
        between = self.text[self.context.mentions[before].end : self.context.mentions[number].start]
        acts = self.classes.fits(self.context.classes[before], wanted)
        return between.strip() == "," and acts and not self.classes.fits(self.context.classes[number], wanted)

    def numbers(self, found: Found, slot: str) -> list[int]:
        """Return the mentions in a slot, also in one that stands in the name of another slot's."""
        types, many, within, apart = found.phrase.pattern.slots[slot]
        if not within:
            numbers = found.numbers(slot)
            return [each for each in numbers if set(types) & self.context.mentioned.types(each)] if apart else numbers
        inside = [each for outer in found.numbers(within) for each in self.context.mentioned.inside.get(outer, ())]
        numbers = [each for each in inside if set(types) & self.context.mentioned.types(each)]
        return numbers if many else numbers[:1]

    def held(self, meant: Meant) -> Held:
        """Return a thing as a cell names it."""
        thing = meant.thing
        return Held(
            thing.id, (thing,), ((thing.start, thing.end),), meant.sure, self.classes.of(thing.classes, thing.id)
        )

    def new(self, found: Found, cell: str) -> Iterator[Held]:
        """Yield a new thing that a cell describes: ``event/signing-{A}``."""
        kind, _, words = cell.partition("/")
        spans, sure, place = list[tuple[int, int]](), True, -1
        series = ""
        is_series = self.classes.by_kind.get(kind, "") in self.context.mentioned.lexicon.editions
        for name in NAMED.findall(words):
            held = next(self.values(found, name, ""), None)
            if held is None:
                return
            place = next((each for each in found.numbers(name) if self.context.mentions[each].kind == "code"), place)
            slug = self.context.editions.series(held.text) if is_series else held.text.rpartition("/")[2]
            series = unnumbered(held.things[0].label) if is_series and held.things else series
            words = words.replace(f"{{{name}}}", slug)
            spans += held.spans
            sure = sure and held.sure
        if is_series and (known := self.context.editions.known_series(f"{kind}/{words}")) is not None:
            yield self.held(known)
            return
        classes = (self.classes.by_kind[kind],) if kind in self.classes.by_kind else ()
        label = series or words.replace("-", " ")
        thing = Thing(f"{kind}/{slug_of(words)}", label, *found.offsets, classes=classes)
        if place >= 0:  # the words for what it is stand for it from now on
            thing = self.context.proposals.called(place, thing)
        yield Held(thing.id, (thing,), tuple(spans), sure, self.classes.of((), thing.id))

    def values(self, found: Found, cell: str, name: str) -> Iterator[Held]:
        """Yield the values that a cell names."""
        if cell == TIME:
            number = self.times.of(found.line, *found.places)
            yield from self.period(number, name) if number is not None else ()
        elif cell.startswith(NEW):
            yield from self.new(found, cell.removeprefix(NEW))
        elif cell.startswith(TOPIC):
            meant = self.context.topics.above(found.line, frozenset(cell.removeprefix(TOPIC).split("|")))
            if meant is not None and meant.sure:
                yield self.acting.of(self.held(meant)._replace(spans=()), self.wanted("value", name))
        elif SLOT.fullmatch(cell):
            yield from self.slot(found, cell, name)
        elif made := PERIOD.fullmatch(cell):
            yield from self.put_together(found, made)
        else:
            yield Held(cell)

    def put_together(self, found: Found, made: re.Match[str]) -> Iterator[Held]:
        """Yield a period of two times, or one whose begin, or a time that, another property of the thing says."""
        text, times = put_together(made, lambda cell: [self.context.mentions[each] for each in found.numbers(cell)])
        if text:
            yield Held(text, (), tuple((each.start, each.end) for each in times))

    def slot(self, found: Found, cell: str, name: str) -> Iterator[Held]:
        """Yield what a slot holds."""
        types = found.phrase.pattern.slots[cell].types
        if types[0] in TEXTS:
            yield from self.words(found, cell)
            return
        counts = types[0] in FIGURES or types[0] in self.known.properties
        if not counts and not types[0].startswith("code"):
            named = [each for each in self.numbers(found, cell) if not self.context.references.is_nameless(each)]
            yield from self.meant(named, self.wanted("value", name), held=has_office(found))
            return
        for number in self.numbers(found, cell):
            mention = self.context.mentions[number]
            if mention.kind == "time":
                yield from self.period(number, name)
            elif mention.kind == "figure" and is_figure(mention.value):
                yield Held(mention.value, (), ((mention.start, mention.end),), figure=number)
            elif code := self.context.mentioned.code(number, types):
                yield Held(code, (), ((mention.start, mention.end),))

    def period(self, number: int, name: str) -> Iterator[Held]:
        """Yield a time as a property takes it: a period, or the year of one."""
        mention, said = self.context.mentions[number], self.known.properties.get(name)
        span = ((mention.start, mention.end),)
        if said is not None and said.value == INTEGER:
            if YEAR.fullmatch(mention.value):
                yield Held(mention.value[:4], (), span)
        elif mention.value:
            ends = "/" not in mention.value and said is not None and UNTIL.search(self.text[: mention.start][-FAR:])
            yield Held(f"../{mention.value}" if ends else mention.value, (), span)

    def words(self, found: Found, slot: str) -> Iterator[Held]:
        """Yield the words in a slot, as the report has them."""
        start, end = found.span(slot)
        if start >= 0:
            first, last = found.line.covered(start, end)
            begin, stop = found.line.tokens[first].start, found.line.tokens[last].end
            marked = within_marks(self.text, begin, stop)
            begin, stop = marked or (begin, stop)
            text = " ".join(self.text[begin:stop].split())
            if found.phrase.pattern.slots[slot].types[0] == "number":
                text = re.sub(r"\D+", "", text)
            if text and stop - begin <= LONGEST_WORDS:
                yield Held(text, (), ((begin, stop),), spoken=marked is not None)

    def part(self, found: Found, saying: Saying, column: str) -> str:
        """Return the property for which a column stands in a row of a code, or of a figure by its slot."""
        slot = saying.property in found.phrase.pattern.slots
        said = [self.context.mentions[each].indicator for each in found.numbers(saying.property)] if slot else []
        return self.part_of(saying.property if not slot else next(iter(said), ""), column)

    def part_of(self, code: str, column: str) -> str:
        """Return the property for which a column stands in a row of a code; the column where it stands for none."""
        short = self.known.shorts.get(code.split("/")[1]) if code.startswith("code/") else None
        part = short.parts.get(column) if short is not None else None
        return part.name if part is not None else column

    def columns(
        self, found: Found, saying: Saying, extra: Mapping[str, str]
    ) -> tuple[dict[str, str], tuple[Thing, ...]]:
        """Return the columns of a row, without those of which nothing is known, and the things that they name."""
        said, things = dict(extra), list[Thing]()
        for name, cell in saying.columns:
            values = list(self.values(found, cell, self.part(found, saying, name)))
            if text := "; ".join(each.text for each in values):
                said[name] = text
                things += [one for each in values for one in each.things]
        for each in found.numbers(saying.property) if SLOT.fullmatch(saying.property) else ():
            mention = self.context.mentions[each]
            said |= {name: text for name, text in (("group", mention.group), ("title", mention.title)) if text}
        return said, tuple(things)


def has_office(found: Found) -> bool:
    """Return whether a phrase says which office somebody has."""
    return any(types[0].startswith(HELD) for types, *_ in found.phrase.pattern.slots.values())


def unnumbered(label: str) -> str:
    """Return the name of an edition without its year or number."""
    return ORDINAL.sub("", YEARLY.sub("", label)).strip(" ,()")
