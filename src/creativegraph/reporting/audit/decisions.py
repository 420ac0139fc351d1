"""Ranks that were decided against more sources, and announcements that were preferred to reports of what happened."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from creativegraph.iris import IRI, PREFIXES, codes_of
from creativegraph.project import using
from creativegraph.reporting.audit.ground import Ground, Source, slug
from creativegraph.tables.cells.edtf import is_less_exact, parse
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["Decision", "Decisions", "is_before"]

WHEN = PREFIXES["cg"] + "hasTimeSpan"


class Given(NamedTuple):
    """A value that sources give, with the claims that give it and their ranks."""

    value: str
    claims: tuple[IRI, ...]
    ranks: frozenset[str]
    sources: frozenset[IRI]


class Decision(NamedTuple):
    """A decision between values: what was chosen and what was set aside for it."""

    topic: IRI
    term: IRI
    chosen: tuple[Given, ...]
    rivals: tuple[Given, ...]

    @property
    def claim(self) -> IRI:
        """The claim that was chosen, the preferred one first."""
        return self.chosen[0].claims[0]

    @property
    def outvoted(self) -> bool:
        """Whether a value that was set aside has more sources than any that was chosen."""
        most = max(len(each.sources) for each in self.chosen)
        return any(len(each.sources) > most for each in self.rivals)


class Decisions:
    """The decisions of a graph, as its disagreements have them."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.graph = ground, ground.graph
        with using(self.graph.projects):
            self.single = {each.iri for each in vocabulary().properties.values() if each.single != "no"}
            self.announcement = codes_of("source-kind", "announcement") + "announcement"

    @cached_property
    def all(self) -> tuple[Decision, ...]:
        """All decisions in which a rank says which value holds, by claims that are looked at."""
        groups: defaultdict[tuple[object, ...], list[Mapping[str, object]]] = defaultdict(list)
        for row in self.graph.run("claims/disagreements", languages=self.ground.languages).to_dicts():
            groups[tuple(row[name] for name in ("topic", "property", "indicator", "place", "days"))].append(row)
        found = (self.decided(IRI(str(key[0])), some) for key, some in groups.items())
        return tuple(each for each in found if each and each.claim.startswith(self.ground.bases))

    def decided(self, topic: IRI, rows: Sequence[Mapping[str, object]]) -> Decision | None:
        """Return the decision between what some rows say, None if no rank tells."""
        term, values = IRI(str(rows[0]["property"])), list(given_in(rows))
        chosen = [each for each in values if "preferred" in each.ranks]
        wrong = [each for each in values if each.ranks == {"deprecated"}]
        others = [each for each in values if each not in chosen and each not in wrong]
        rivals = wrong
        if not chosen:
            chosen = others
        elif term in self.single or rows[0]["indicator"]:
            rivals = wrong + others
        rivals = [each for each in rivals if not any(less_exact(each.value, one.value) for one in chosen)]
        return Decision(topic, term, tuple(chosen), tuple(rivals)) if chosen and rivals else None

    @cached_property
    def begins(self) -> dict[IRI, str]:
        """When the topics of decisions began, as far as the graph says it."""
        found: dict[IRI, str] = {}
        topics = sorted({each.topic for each in self.all})
        for row in self.graph.run("claims/facts_of", languages=self.ground.languages, thing=topics) if topics else ():
            if str(row.property) == WHEN and row.object_label:
                found.setdefault(IRI(str(row.thing)), str(row.object_label))
        return found

    def announced(self) -> Iterator[Decision]:
        """Yield decisions in which only what was said ahead speaks for the choice, and a report against it."""
        for each in self.all:
            begin = self.begins.get(each.topic, "")
            chosen, rivals = (
                [self.ground.source(one) for given in some for one in given.sources]
                for some in (each.chosen, each.rivals)
            )
            ahead, reported = (all(self.is_ahead(one, begin) for one in some) for some in (chosen, rivals))
            if ahead and not reported:
                yield each

    def is_ahead(self, source: Source, begin: str) -> bool:
        """Return whether a source spoke before a thing began: by its date, else by its kind."""
        before = is_before(source.published, begin)
        return source.kind == self.announcement if before is None else before


def given_in(rows: Sequence[Mapping[str, object]]) -> Iterator[Given]:
    """Yield the values of rows, those of preferred claims first, as the rows are ordered."""
    values: defaultdict[str, list[Mapping[str, object]]] = defaultdict(list)
    for row in rows:
        values[str(row["value"] if row["value"] is not None else row["thing"])].append(row)
    for value, some in values.items():
        claims = tuple(dict.fromkeys(IRI(str(each["claim"])) for each in some))
        sources = frozenset(IRI(str(each["source"])) for each in some)
        yield Given(value, claims, frozenset(slug(each["rank"]) for each in some), sources)


def less_exact(value: str, other: str) -> bool:
    """Return whether a period is only less exact than another; what is no period is not."""
    try:
        parse(value), parse(other)
    except ValueError:
        return False
    return value != other and is_less_exact(value, other)


def is_before(one: str, other: str) -> bool | None:
    """Return whether a date ends before another begins, None if the two do not tell."""
    try:
        end, begin = parse(one).end, parse(other).begin
    except ValueError:
        return None
    return end < begin if end and begin else None
