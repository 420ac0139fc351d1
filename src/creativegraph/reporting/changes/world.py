"""The triples of a snapshot by subject, with its claims: terms as N-Triples writes them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from typing import NamedTuple

from creativegraph.export.labels import NAMING
from creativegraph.iris import PREFIXES, RDF_TYPE, codes_of
from creativegraph.store.canonical import GENID

__all__ = [
    "COMPARATOR", "EDTF", "NAMES", "RESULT", "Claim", "Common", "Key", "Rows", "Triple", "World", "by_subject",
    "is_blank", "line",
]  # fmt: skip

Triple = tuple[str, str, str]
Pair = tuple[str, str]


def iri(prefix: str, name: str) -> str:
    """Return an IRI as N-Triples writes it."""
    return f"<{PREFIXES[prefix]}{name}>"


TYPE = f"<{RDF_TYPE}>"
NAMES = tuple(f"<{each}>" for each in NAMING)
SUBJECT, PROPERTY, RANK = (iri("cg", each) for each in ("claimSubject", "claimPredicate", "rank"))
VALUES = (iri("cg", "claimValue"), iri("cg", "claimObject"))
REASON, UNTIL, SOURCE = iri("cg", "rankReason"), iri("cg", "validUntil"), iri("dcterms", "source")
QUOTATION, RECORD, SELECTOR = (
    iri("cg", "supportedByQuotation"),
    iri("cg", "supportedByRecord"),
    iri("oa", "hasSelector"),
)
WORDS = (QUOTATION, RECORD)
"""By what a claim names the words or the record of a dataset that it rests on."""
TOLD_OF = frozenset((SUBJECT, PROPERTY, *VALUES, RANK, REASON, UNTIL, SOURCE))
"""What sentences tell of a claim that is in both graphs, but for its words and records."""
CORRECTS, RESULTS, WHY = (iri("cg", each) for each in ("corrects", "resultsInClaim", "correctionReason"))
FEATURE, OBSERVED, RESULT = (
    iri("sosa", each) for each in ("hasFeatureOfInterest", "observedProperty", "hasSimpleResult")
)
COMPARATOR, EDTF = iri("cg", "comparator"), iri("cg", "edtf")
UNTOLD = frozenset((iri("skos", "hiddenLabel"), iri("rdfs", "isDefinedBy")))
"""Properties that follow from others, whose values nobody reads."""
BLANK = ("_:", f"<{GENID}")

ASKED_BY = frozenset((SUBJECT, PROPERTY, OBSERVED, CORRECTS, EDTF))
"""The properties by which it is asked what has them."""


class Key(NamedTuple):
    """What several values may compete for: a property of a thing, or what an indicator of a thing counts."""

    topic: str
    property: str
    indicator: str = ""


class Claim(NamedTuple):
    """A claim as it is told: what it says, in which rank, why, by whose word, and until when it holds."""

    node: str
    subject: str
    term: str
    value: str
    rank: str
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    until: str

    @property
    def standing(self) -> str:
        """Return ``preferred``, ``normal`` or ``deprecated``, the last part of the code of its rank."""
        return self.rank.rstrip(">").rpartition("/")[2] or "normal"


Said = dict[str, list[str]]
"""The values of a node by property."""
Rows = dict[str, dict[str, Triple]]
"""Lines of N-Triples with their triples, by subject."""
NOTHING: Said = {}


class Common:
    """The triples that two graphs share, which are found by their subjects: few of them are asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        subjects: defaultdict[str, list[str]] = defaultdict(list)
        self.noted: list[Triple] = []
        for each in lines:
            subject, predicate, rest = each.split(" ", 2)
            subjects[subject].append(each)
            if predicate in ASKED_BY:
                self.noted.append((subject, predicate, rest[:-2]))
        self.subjects = dict(subjects)
        self.said, self.claim = cache(self.read), cache(self.read_claim)

    def read(self, node: str) -> Said:
        """Return the values of a node by property; ``said`` keeps them."""
        lines = self.subjects.get(node)
        return said_in(triples_of(lines)) if lines else NOTHING

    def read_claim(self, node: str) -> Claim | None:
        """Return a claim as the shared triples have it; ``claim`` keeps it for both graphs."""
        return claim_of(node, self.said(node))


def said_in(triples: Iterable[Triple]) -> Said:
    """Return the values of one node by property."""
    said: Said = {}
    for _, predicate, value in triples:
        if predicate in said:
            said[predicate].append(value)
        else:
            said[predicate] = [value]
    return said


def by_subject(lines: Iterable[str]) -> Rows:
    """Return lines of N-Triples with their triples, by subject."""
    found: defaultdict[str, dict[str, Triple]] = defaultdict(dict)
    for each in lines:
        subject, predicate, rest = each.split(" ", 2)
        found[subject][each] = (subject, predicate, rest[:-2])
    return dict(found)


def claim_of(node: str, said: Said) -> Claim | None:
    """Return the claim that the values of a node by property make, None where they make none."""
    if SUBJECT not in said:
        return None
    subject, term, text, thing, rank, until = (
        (found[0] if len(found) == 1 else min(found)) if (found := said.get(each)) else ""
        for each in (SUBJECT, PROPERTY, *VALUES, RANK, UNTIL)
    )
    reasons, sources = (tuple(sorted(said.get(each, ()))) for each in (REASON, SOURCE))
    return Claim(node, subject, term, text or thing, rank, reasons, sources, until)


class World:
    """The triples of a graph by subject: those that it shares with another, and its ``own``."""

    def __init__(self, common: Common, own: Rows) -> None:
        self.common, self.own = common, own
        self.noted: defaultdict[str, list[Pair]] = defaultdict(list)
        for subject, predicate, value in common.noted:
            self.noted[predicate].append((value, subject))
        for subject, predicate, value in (each for some in own.values() for each in some.values()):
            if predicate in ASKED_BY:
                self.noted[predicate].append((value, subject))
        self.claims, self.dates = (frozenset(node for _, node in self.noted[each]) for each in (SUBJECT, EDTF))
        self.said, self.claim, self.told = cache(self.read_said), cache(self.read_claim), cache(self.read_told)

    def __contains__(self, node: str) -> bool:
        return node in self.own or node in self.common.subjects

    @cached_property
    def blank(self) -> set[str]:
        """The blank nodes."""
        return {each for some in (self.own, self.common.subjects) for each in some if each.startswith(BLANK)}

    def unknown(self, nodes: AbstractSet[str]) -> AbstractSet[str]:
        """Return those of some nodes of which the graph says nothing."""
        return nodes - self.own.keys() - self.common.subjects.keys()

    def pairs(self, node: str) -> Iterator[Pair]:
        """Yield predicates and values of a node."""
        for predicate, values in self.said(node).items():
            for value in values:
                yield predicate, value

    @cached_property
    def about(self) -> dict[str, list[str]]:
        """The claims about things."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for subject, claim in sorted(self.noted[SUBJECT]):
            found[subject].append(claim)
        return dict(found)

    @cached_property
    def correcting(self) -> dict[str, list[str]]:
        """The corrections of claims."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for claim, correction in self.noted[CORRECTS]:
            found[claim].append(correction)
        return dict(found)

    def read_said(self, node: str) -> Said:
        """Return the values of a node by property; ``said`` keeps them."""
        own, shared = self.own.get(node), self.common.said(node)
        if own is None:
            return shared
        if not shared:
            return said_in(own.values())
        found = shared.copy()
        for _, predicate, value in own.values():
            found[predicate] = [*found.get(predicate, ()), value]
        return found

    def values(self, node: str, predicate: str) -> list[str]:
        """Return the values of a property, sorted."""
        found = self.said(node).get(predicate, [])
        return sorted(found) if len(found) > 1 else found

    def value(self, node: str, predicate: str) -> str:
        """Return the first value of a property, empty if there is none."""
        return min(self.said(node).get(predicate, ()), default="")

    def read_claim(self, node: str) -> Claim | None:
        """Return a claim as the triples have it, None for what is none; ``claim`` keeps it."""
        if node not in self.claims:
            return None
        own = self.own.get(node)
        if own is None or (node in self.common.subjects and not any(each[1] in TOLD_OF for each in own.values())):
            return self.common.claim(node)
        return claim_of(node, self.said(node))

    def stated_or_claimed(self, node: str, predicate: str) -> str:
        """Return what is stated of a property of a thing, else what a claim says that is not deprecated."""
        claims = (self.claim(each) for each in self.about.get(node, ()))
        return self.value(node, predicate) or next(
            (each.value for each in claims if each and each.term == predicate and each.standing != "deprecated"), ""
        )

    @cached_property
    def figures(self) -> dict[str, Pair]:
        """The figures of the graph: what each is of, and what it counts."""
        observing = (self.claim(claim) for term, claim in self.noted[PROPERTY] if term == OBSERVED)
        nodes = {subject for _, subject in self.noted[OBSERVED]} | {each.subject for each in observing if each}
        found = {
            each: (self.stated_or_claimed(each, FEATURE), self.stated_or_claimed(each, OBSERVED)) for each in nodes
        }
        return {node: pair for node, pair in found.items() if all(pair)}

    @cached_property
    def counted(self) -> dict[Pair, list[str]]:
        """The figures by what they are of and what they count, sorted."""
        found: defaultdict[Pair, list[str]] = defaultdict(list)
        for figure, pair in sorted(self.figures.items()):
            found[pair].append(figure)
        return dict(found)

    def key(self, subject: str, predicate: str) -> Key:
        """Return what a value of a property of a thing competes for."""
        if predicate in (RESULT, COMPARATOR) and subject in self.figures:
            topic, indicator = self.figures[subject]
            return Key(topic, RESULT, indicator)
        return Key(subject, predicate)

    def subjects(self, key: Key) -> list[str]:
        """Return the things whose values compete: the figures that count the same, else the thing itself."""
        return self.counted.get((key.topic, key.indicator), []) if key.indicator else [key.topic]

    def claims_of(self, key: Key) -> dict[str, Claim]:
        """Return the claims that compete."""
        return {
            each.node: each for subject in self.subjects(key) for each in self.told(subject).get(key.property, ())
        }  # fmt: skip

    def read_told(self, subject: str) -> dict[str, list[Claim]]:
        """Return the claims about a thing by their properties; ``told`` keeps them."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for each in map(self.claim, self.about.get(subject, ())):
            if each:
                found[each.term].append(each)
        return dict(found)

    def comparator(self, figure: str) -> str:
        """Return the code of what limits a figure, such as more than; empty where nothing does."""
        found = self.stated_or_claimed(figure, COMPARATOR)
        return "" if found == f"<{codes_of('comparator')}as-stated>" else found

    def evidence(self, claim: str) -> list[str]:
        """Return a claim with its records of datasets, its quotations and their places, in no order."""
        said = self.said(claim)
        quotations = said.get(QUOTATION, ())
        found = [claim, *said.get(RECORD, ()), *quotations]
        for each in quotations:
            found += self.said(each).get(SELECTOR, ())
        return found


def triples_of(lines: Iterable[str]) -> list[Triple]:
    """Return the triples of lines of N-Triples."""
    parts = (each.split(" ", 2) for each in lines)
    return [(subject, predicate, rest[:-2]) for subject, predicate, rest in parts]


def line(triple: Triple) -> str:
    """Return the line of a triple in N-Triples."""
    return f"{triple[0]} {triple[1]} {triple[2]} ."


def is_blank(term: str) -> bool:
    """Return whether a term is a blank node, or an IRI that stands for one."""
    return term.startswith(BLANK)
