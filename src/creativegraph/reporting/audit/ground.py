"""What an audit reads of a graph: claims, sources, and quoted words with whether they are verified or located."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from creativegraph.graph import Graph
from creativegraph.iris import IRI, RANKS, Languages, codes_of
from creativegraph.project import text_of, using

if TYPE_CHECKING:
    from creativegraph.graph.rows import Rows

__all__ = ["Claim", "Ground", "Source", "Words"]


class Source(NamedTuple):
    """A source; what is not known of it is empty. ``at_hand`` says that its text is known by a digest."""

    iri: IRI
    label: str
    kind: str
    address: str
    url: str
    published: str
    read: str
    at_hand: bool


class Words(NamedTuple):
    """Words quoted for a claim from a source; of a longer passage the first and the last.

    ``is_line`` tells a line of a list, which is data and not prose.
    """

    source: IRI
    words: str
    is_line: bool = False


class Claim(NamedTuple):
    """A claim as it is told: ``says`` has the labels of what it is about, of the property, and the value."""

    iri: IRI
    says: str
    rank: str
    mode: str


class Ground:
    """A graph as an audit reads it: each part once, when it is asked for.

    Claims are those that begin with one of ``bases``, such as those of one project among several; sources are all.
    """

    def __init__(self, graph: Graph, languages: Languages | None = None, bases: tuple[str, ...] = ("",)) -> None:
        self.graph, self.languages, self.bases = graph, languages, bases

    @cached_property
    def sources(self) -> dict[IRI, Source]:
        """The sources by their IRIs."""
        with using(self.graph.projects):
            found = cast("Rows", self.graph.sparql(text_of("reporting/audit/at_hand.rq")))
        at_hand = {str(row.source) for row in found}
        known = {str(row.source): row for row in self.graph.run("claims/sources_listed", languages=self.languages)}
        made = {}
        for row in self.graph.run("claims/sources", languages=self.languages):
            iri, more = IRI(str(row.source)), known.get(str(row.source))
            made[iri] = Source(
                iri, str(row.source_label), str(row.kind or ""), str(row.url or row.address or ""), str(row.url or ""),
                str(row.issued or ""), str((more and more.read) or ""), iri in at_hand,
            )  # fmt: skip
        return made

    def source(self, iri: IRI) -> Source:
        """Return a source; of one that the graph does not call a source nothing is known."""
        return self.sources.get(iri) or Source(iri, iri.slug, "", "", "", "", "", at_hand=False)

    @property
    def own_sources(self) -> list[IRI]:
        """The sources that are of the projects of the claims."""
        return [each for each in self.sources if each.startswith(self.bases)]

    @cached_property
    def claims(self) -> dict[IRI, Claim]:
        """The claims by their IRIs, in the order of these."""
        with using(self.graph.projects):
            ranks = [f"{codes_of('rank')}{each}" for each in RANKS]
        rows = list(self.graph.run("claims/with_rank", languages=self.languages, rank=ranks))
        labels = self.graph.labels(sorted({str(row.property) for row in rows}))
        found = {}
        for row in sorted(rows, key=lambda each: str(each.claim)):
            if not str(row.claim).startswith(self.bases):
                continue
            iri, value = IRI(str(row.claim)), row.value if row.value is not None else row.thing_label or row.thing
            says = f"{row.subject_label or row.subject}: {labels.get(str(row.property), row.property)}: {value}"
            found[iri] = Claim(iri, says, slug(row.rank), slug(row.mode))
        return found

    @cached_property
    def quoted(self) -> dict[IRI, tuple[Words, ...]]:
        """The words quoted for claims."""
        found: defaultdict[IRI, list[Words]] = defaultdict(list)
        with using(self.graph.projects):
            lines = {str(row.quotation) for row in cast("Rows", self.graph.sparql(text_of("reporting/audit/lines.rq")))}
        for row in self.graph.run("claims/quoted_from", languages=self.languages, source=list(self.sources)):
            if not str(row.claim).startswith(self.bases):
                continue
            words = row.quoted or " … ".join(str(each) for each in (row.opening, row.closing) if each)
            is_line = str(row.quotation) in lines
            found[IRI(str(row.claim))].append(Words(IRI(str(row.source)), str(words), is_line))
        return {claim: tuple(dict.fromkeys(some)) for claim, some in found.items()}

    @cached_property
    def recorded(self) -> dict[IRI, tuple[IRI, ...]]:
        """The datasets of which claims name a record."""
        found: defaultdict[IRI, dict[IRI, None]] = defaultdict(dict)
        for claim, source in self.pairs("reporting/audit/recorded.rq"):
            found[claim][source] = None
        return {claim: tuple(some) for claim, some in found.items()}

    @cached_property
    def sources_of(self) -> dict[IRI, tuple[IRI, ...]]:
        """The sources of claims, those of which words are quoted or a record is named first."""
        found: defaultdict[IRI, dict[IRI, None]] = defaultdict(dict)
        for claim, some in self.quoted.items():
            found[claim].update(dict.fromkeys(each.source for each in some))
        for claim, datasets in self.recorded.items():
            found[claim].update(dict.fromkeys(datasets))
        for claim, source in self.pairs("reporting/audit/resting.rq"):
            found[claim][source] = None
        return {claim: tuple(some) for claim, some in found.items()}

    def pairs(self, query: str) -> Iterator[tuple[IRI, IRI]]:
        """Yield the claims and sources that a query of this package selects."""
        with using(self.graph.projects):
            rows = cast("Rows", self.graph.sparql(text_of(query)))
        for row in rows:
            if str(row.source) in self.sources and str(row.claim).startswith(self.bases):
                yield IRI(str(row.claim)), IRI(str(row.source))

    @cached_property
    def lacking(self) -> Mapping[str, Sequence[IRI]]:
        """The sources of which something is not known, by what that is, those that most rests on first."""
        found: defaultdict[str, list[IRI]] = defaultdict(list)
        for row in self.graph.run("claims/sources_lacking", languages=self.languages):
            found[str(row.lacks)].append(IRI(str(row.source)))
        return found

    def alone(self) -> Iterator[IRI]:
        """Yield the claims whose statements rest on one source alone, as `claims/single_source` has them."""
        yield from (claim for claim, _ in self.pairs("reporting/audit/alone.rq"))

    def standing(self, quotation: Words) -> str:
        """Return how a quotation can be checked: verified, located, or other."""
        source = self.source(quotation.source)
        if source.at_hand:
            return "verified"
        return "located" if source.url and source.read and quotation.words else "other"

    @property
    def addresses(self) -> dict[str, int]:
        """How many sources have a full address, only one as reported, a text at hand alone, or none of these."""
        known = [self.sources[each] for each in self.own_sources]
        kinds = ("full" if one.url else "as reported" if one.address else "text at hand" if one.at_hand else "none"
                 for one in known)  # fmt: skip
        return {"full": 0, "as reported": 0, "text at hand": 0, "none": 0} | Counter(kinds)

    @property
    def days(self) -> dict[str, int]:
        """How many sources say when they were read; of the others those with a full address could be read again."""
        known = [self.sources[each] for each in self.own_sources]
        kinds = ("known" if one.read else "not known" if one.url and not one.at_hand else "no page to read"
                 for one in known)  # fmt: skip
        return {"known": 0, "not known": 0, "no page to read": 0} | Counter(kinds)

    @property
    def lines(self) -> int:
        """How many claims have no words but a line of a list."""
        return sum(all(each.is_line for each in some) for some in self.quoted.values())

    def standings(self) -> Iterator[str]:
        """Yield how each claim with words can be checked, by the best of its quotations."""
        order = ("verified", "located", "other")
        for some in self.quoted.values():
            yield min(map(self.standing, some), key=order.index)


def slug(code: object) -> str:
    """Return the word of a code."""
    return IRI(str(code)).slug
