"""The things of a report in the order of its text: known ones, new ones with class and id, editions, short forms."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from creativegraph.drafting.mentions.aliases import Aliases
from creativegraph.drafting.mentions.almost_known import is_person, is_place, known_by_core, with_office, with_years
from creativegraph.drafting.mentions.choose import Chosen, chosen
from creativegraph.drafting.mentions.columns import in_first_column
from creativegraph.drafting.mentions.entitled import entitled_in
from creativegraph.drafting.mentions.extent import Reach
from creativegraph.drafting.mentions.headed import named_by_head
from creativegraph.drafting.mentions.introduced import named_bodies, said_to_be
from creativegraph.drafting.mentions.known import classes_of, iri_of, known_names, names_of
from creativegraph.drafting.mentions.meaning import meant
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.persons import persons_in
from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.signers import signers_in
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.spelled import spelled_in
from creativegraph.drafting.mentions.surnames import surnamed_in
from creativegraph.drafting.mentions.titled import named_by_layout
from creativegraph.drafting.mentions.tokens import is_capital
from creativegraph.drafting.mentions.unsaid import acronyms_in, alone_in, of_places, placed_in
from creativegraph.drafting.mentions.years import year_before
from creativegraph.drafting.slugs import Slugs
from creativegraph.find.of_graph import told_of
from creativegraph.iris import compact
from creativegraph.tables.phrases.phrases import phrases

__all__ = ["things_of"]

BEHIND = re.compile(r"[ \u00a0](?:(?:năm|de|del|of)[ \u00a0])?(?P<year>(?:19|20)\d\d)(?![^\W_]|[.,]\d)")
"""A year behind the name of an event."""
SLUG_YEAR = re.compile(r"-(?:19|20)\d\d$")

MONEY = ("$", " $")
"""What makes the letters before it the name of a currency."""
EDITION = re.compile(r"[\s,(–-]*(?:\bnăm[ \u00a0])?(?P<year>(?:19|20)\d\d)\)?\s*$")


@dataclass
class Things:
    """Gives each span its thing."""

    report: Report
    spans: list[Chosen]
    classes: Mapping[str, tuple[str, ...]]
    order: Mapping[int, tuple[str, ...]]
    slugs: Slugs
    named: dict[tuple[str, str], str] = field(default_factory=dict)
    editions: dict[tuple[str, str], str] = field(default_factory=dict)
    """The last edition of each series, by its kind and folded name."""

    @cached_property
    def ending(self) -> dict[int, list[Span]]:
        """The known names by the word at which they end."""
        found: dict[int, list[Span]] = {}
        for each, _ in self.spans:
            if each.things:
                found.setdefault(each.end, []).append(each)
        return found

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions of things with a name."""
        self.find_editions()
        for span, inner in self.spans:
            if span.things:
                yield self.known(span, inner=inner)
            else:
                yield self.new(span, inner=inner)

    def known(self, span: Span, *, inner: bool) -> Mention:
        """Return the mention of a thing of the graph."""
        things = self.order.get(span.begin, span.things) if len(span.things) > 1 else span.things
        mention = self.mention(span, inner=inner)
        made = replace(
            mention, ids=tuple(map(compact, things)), classes=self.classes.get(things[0], ()), known=True,
            confidence="high" if len(things) == 1 else "medium",
        )  # fmt: skip
        return self.other_edition(made, span)

    def other_edition(self, mention: Mention, span: Span) -> Mention:
        """Return the mention of a known event as one of another edition where another year stands right behind it."""
        following = BEHIND.match(self.report.text, mention.end)
        year = following["year"] if following else year_before(self.report.text, mention.start)
        if not year or not mention.classes:
            return mention
        if mention.classes[0] in self.report.lexicon.editions:
            return self.of_series(mention, year, following.end() if following else mention.end)
        if not following or not self.report.lexicon.series_of(mention.classes[0]):
            return mention
        told = told_of(self.report.graph, list(span.things))
        years = {each[:4] for thing in span.things for each in told[thing]["year"]}
        if year in years or EDITION.search(mention.label):
            return mention
        kind, _, slug = mention.ids[0].partition("/")
        made = f"{kind}/{SLUG_YEAR.sub('', slug)}-{year}"
        text = self.report.text[mention.start : following.end()]
        there = bool(self.report.graph.index.names_of(iri_of(made)))
        return replace(mention, ids=(made,), text=text, end=mention.start + len(text), label=text, known=there,
                       confidence="medium")  # fmt: skip

    def of_series(self, mention: Mention, year: str, end: int) -> Mention:
        """Return the mention of a known series as one of its edition of a year that stands behind it."""
        name = self.report.lexicon.core(f"{mention.text} {year}")
        known = known_names(self.report.graph).cores.get(name)
        made, of = self.report.lexicon.edition(mention.ids[0], mention.classes, year)
        if known:
            told = classes_of(self.report.graph, [known]).get(known, ())
            made, of = compact(known), next(iter(told), of)
        text = self.report.text[mention.start : end]
        there = bool(known) or bool(self.report.graph.index.names_of(iri_of(made)))
        return replace(mention, ids=(made,), classes=(of,), text=text, end=end, label=text, known=there,
                       edition_of=mention.ids[0], confidence="high")  # fmt: skip

    def mention(self, span: Span, *, inner: bool) -> Mention:
        """Return what all mentions of things have."""
        tokens = self.report.tokens
        start, end = tokens.starts[span.begin], max(span.until, tokens.ends[span.end - 1])
        if span.label and self.report.text[start - 1 : start] in '"“«„' and start:
            start -= 1
        text = self.report.text[start:end]
        return Mention(
            "thing", start, end, text, label=span.label or text, inner=inner, office=span.office, title=span.title,
            lang=span.lang,
        )  # fmt: skip

    def find_editions(self) -> None:
        """Remember which new names have editions: those that stand with a year somewhere."""
        for span, _ in self.spans:
            if not span.things and not span.label and not span.series:
                text = self.report.tokens.slice(span.begin, span.end)
                if (found := EDITION.search(text)) and found.start():
                    self.editions.setdefault(self.key(span, self.report.unnumbered(text[: found.start()])), "")
                elif year_before(self.report.text, self.report.tokens.starts[span.begin]):
                    self.editions.setdefault(self.key(span, self.report.unnumbered(text)), "")

    def key(self, span: Span, label: str) -> tuple[str, str]:
        """Return what tells a new thing from others: its kind and its folded name."""
        return self.report.lexicon.kind_of(span.classes[0]), self.words(label)

    def words(self, label: str) -> str:
        """Return the words of a name in one order: the X Film Festival is the Film Festival of X."""
        return " ".join(sorted(self.report.lexicon.core(label).split()))

    def new(self, span: Span, *, inner: bool) -> Mention:
        """Return the mention of a thing that the graph does not have, with the id that it gets."""
        mention = self.mention(span, inner=inner)
        classes = span.classes
        if span.series:
            return self.edition(span, mention)
        if (same := self.same_as_known(span, inner=inner)) is not None:
            return same
        kind, name = self.key(span, mention.label)
        if not kind:
            return mention
        series_class = self.report.lexicon.series_of(classes[0])
        edition = EDITION.search(mention.label) if not span.label else None
        base = mention.label[: edition.start()] if edition and edition.start() else mention.label
        numbered, base = base != self.report.unnumbered(base), self.report.unnumbered(base)
        of = ""
        if series_class and (edition or not numbered) and (edition or (kind, self.words(base)) in self.editions):
            year = edition["year"] if edition else year_before(self.report.text, mention.start)
            year = year or self.report.year_of_sentence(mention.start, mention.end)
            series_kind = self.report.lexicon.kind_of(series_class)
            of = self.slugs.give(series_kind, base, self.words(base))
            if not year:
                made = self.editions.get((kind, self.words(base))) or of
            else:
                made = self.slugs.give(kind, f"{base} {year}", self.words(f"{base} {year}"))
                self.editions[kind, self.words(base)] = made
            if made == of:
                return replace(mention, ids=(of,), classes=(series_class,), confidence=span.confidence)
        else:
            made = self.slugs.give(kind, mention.label, name)
        return replace(mention, ids=(made,), classes=classes, edition_of=of, confidence=span.confidence)

    def edition(self, span: Span, mention: Mention) -> Mention:
        """Return the mention of an edition of a known series, by its year."""
        series, year = compact(span.series), mention.label[-4:]
        made, of = self.report.lexicon.edition(series, self.classes[span.series], year)
        there = bool(self.report.graph.index.names_of(iri_of(made)))
        return replace(mention, ids=(made,), classes=span.classes or (of,), known=there, edition_of=series)

    def same_as_known(self, span: Span, *, inner: bool) -> Mention | None:
        """Return the mention of a known thing whose name stands behind the noun that says its class: the city of X."""
        for other in self.ending.get(span.end, ()):
            words = self.report.tokens.words[span.begin + 1 : other.begin]
            fitting = [each for each in other.things if self.fits(each, span.classes)]
            shouted = all(map(str.isupper, self.report.tokens.words[span.begin : span.end]))
            plain = shouted or not any(map(is_capital, words))
            if span.begin < other.begin and fitting and plain and len(words) < 8:
                body = any(map(self.report.lexicon.is_body, span.classes))
                if not body or self.report.lexicon.is_itself(span, self.report.tokens, other.begin):
                    return self.known(replace(other, begin=span.begin, things=tuple(fitting)), inner=inner)
        return None

    def fits(self, thing: str, classes: tuple[str, ...]) -> bool:
        """Return whether a thing of the graph is of one of some classes, or of one below."""
        return any(self.report.lexicon.is_below(own, wide) for own in self.classes.get(thing, ()) for wide in classes)


def things_of(report: Report) -> list[Mention]:
    """Return the mentions of things with a name, and of the short forms that a report introduces for them."""
    tokens, lexicon = report.tokens, report.lexicon
    names = names_of(report.graph, tokens, report.langs, lexicon)
    names = [each for each in names if not report.text.startswith(MONEY, tokens.ends[each.end - 1])]  # US$
    begins = {each.begin: each.end for each in names}
    known = {each.begin for each in names if is_person(report, each)}
    others_begin = {begin: end for begin, end in begins.items() if begin not in known}
    persons_begin = {begin: begins[begin] for begin in known}
    surnamed = list(surnamed_in(tokens, lexicon, report.langs, others_begin, persons_begin))
    apart = known | {each.begin for each in surnamed}
    headed = named_by_head(tokens, lexicon, report.langs, begins, apart)
    headed = known_by_core(report, [*headed, *spelled_in(tokens, lexicon, report.langs)])
    bodies = {each.begin: each.end for each in sorted(headed, key=lambda each: each.end)} | begins
    persons = persons_in(tokens, lexicon, report.langs, bodies, surnamed)
    covered = numbers([*names, *headed, *persons])
    places = {each.begin: each.end for each in names if is_place(report, each)}
    titles = entitled_in(tokens, lexicon, report.langs, [each for each in headed if not each.things], covered)
    covered |= numbers(titles)
    said = list(said_to_be(Reach(tokens, lexicon, begins), report.langs, covered))
    covered |= numbers(said)
    bodies_named = list(named_bodies(tokens, lexicon, report.langs, begins, covered))
    covered |= numbers(bodies_named)
    rows = list(in_first_column(tokens, lexicon, report.langs, covered))
    covered |= numbers(rows)
    bodies_named += signers(report, Reach(tokens, lexicon, begins), [*headed, *bodies_named], persons, others_begin)
    laid_out = list(named_by_layout(report, {each.begin: each.end for each in headed}, begins))
    placed = list(
        placed_in(tokens, lexicon, places, covered, report.langs, widest=widest(report, names), headed=headed)
    )
    towns = {tokens.slice(each.begin, each.end) for each in placed if lexicon.territories.issuperset(each.classes)}
    signing = {each.begin for each in bodies_named if each.confidence == "low"}
    persons = [
        each for each in persons
        if each.office or not (each.begin in signing or tokens.slice(each.begin, each.end) in towns)
    ]  # fmt: skip
    others = [
        *laid_out,
        *titles,
        *said,
        *bodies_named,
        *rows,
        *alone_in(tokens, lexicon, covered, report.langs, headed),
        *acronyms_in(tokens, lexicon, covered),
        *of_places(tokens, lexicon, places, covered - numbers(names), report.langs),
        *placed,
    ]
    offices = {(each.begin, each.end): each for each in persons if each.office}
    names = [
        with_office(each, offices.get((each.begin, each.end)) if each.begin in known else None) for each in names
    ]  # fmt: skip
    persons = [each for each in persons if begins.get(each.begin) != each.end or each.begin in known]
    entitled = {(each.begin, each.end) for each in laid_out}
    headed = [each for each in headed if (each.begin, each.end) not in entitled]
    spans = chosen(with_years(report, [*names, *headed, *persons, *others]))
    things = sorted({thing for each, _ in spans for thing in (*each.things, each.series) if thing})
    order = meant(report.graph, tokens, [each for each, _ in spans], {})
    taken = {compact(each) for each in things}
    slugs = Slugs(lambda made: made in taken or bool(report.graph.index.names_of(iri_of(made))))
    found = Things(report, spans, classes_of(report.graph, things), order, slugs)
    return Aliases(report, list(found.mentions())).with_short_forms()


def signers(
    report: Report, reach: Reach, headed: Sequence[Span], persons: Sequence[Span], others: Mapping[int, int]
) -> list[Span]:
    """Return bodies that no noun explains beside others that sign; persons of whom only a verb tells are none.

    ``others`` are the known names that are not those of persons, by the words at which they begin.
    """
    sure = [each for each in persons if each.office or each.confidence == "high"]
    acting = {*report.lexicon.territories, *phrases().institutions}
    acts = [
        each for each in headed
        if each.things or each.classes[0] in acting or report.lexicon.is_body(each.classes[0])
    ]  # fmt: skip
    names = {**others, **{each.begin: each.end for each in sorted(acts, key=lambda each: each.end)}}
    covered = {number for begin, end in reach.begins.items() for number in range(begin, end)}
    return list(signers_in(reach, report.langs, names, covered | numbers([*headed, *sure])))


def widest(report: Report, names: Iterable[Span]) -> set[int]:
    """Return the words at which the names of known places end that lie in no other: countries."""
    placed = [each for each in names if is_place(report, each)]
    known = classes_of(report.graph, sorted({each.things[0] for each in placed}))
    around = {each.means for each in report.lexicon.given if each.use == "around"}
    return {each.end for each in placed if not around.isdisjoint(known.get(each.things[0], ()))}


def numbers(spans: Iterable[Span]) -> set[int]:
    """Return the numbers of the words of spans."""
    return {number for each in spans for number in range(each.begin, each.end)}
