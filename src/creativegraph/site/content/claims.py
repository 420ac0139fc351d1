"""All claims of a graph, read once: by what they are about, with their corrections and the words quoted for them."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from creativegraph.iris import PREFIXES, RANKS, codes_of

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple

    Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

__all__ = ["Amended", "Claims", "Quoted", "Recorded", "Said", "Stated", "plain", "said"]

CG, DCTERMS, OA, SKOS = (PREFIXES[each] for each in ("cg", "dcterms", "oa", "skos"))
ONE = ("claimSubject", "claimPredicate", "rank", "assertionMode", "confidence", "validFrom", "validUntil")
"""What a claim says once."""
SEVERAL = {
    "value": CG + "claimValue", "object": CG + "claimObject", "notes": SKOS + "note", "reasons": CG + "rankReason",
}  # fmt: skip
LINKS = {
    "sources": DCTERMS + "source", "quotations": CG + "supportedByQuotation", "records": CG + "supportedByRecord",
}  # fmt: skip
"""What a claim leads to."""


class Said(NamedTuple):
    """A text with its language, empty if it has none."""

    text: str
    lang: str


class Quoted(NamedTuple):
    """Words of a source; ``words`` holds ``first … last`` of a longer passage. Places are -1 where none is stated."""

    source: str
    words: str
    start: int
    end: int


class Recorded(NamedTuple):
    """A record of a dataset, with the field of it that says so, the version of the dataset, and when it was read."""

    source: str
    record: str
    field: str
    version: str
    read: str


class Amended(NamedTuple):
    """A correction of a claim: by which one, why, and what kind of mistake it was; empty where it does not say so."""

    by: str
    reasons: tuple[Said, ...]
    errors: tuple[str, ...]


class Stated(NamedTuple):
    """A claim as the graph has it; what it does not say is empty."""

    claim: str
    subject: str
    property: str
    value: "Term"
    rank: str
    mode: str
    confidence: str
    since: str
    until: str
    sources: tuple[str, ...]
    quoted: tuple[Quoted, ...]
    recorded: tuple[Recorded, ...]
    reasons: tuple[Said, ...]
    notes: tuple[Said, ...]
    amended: tuple[Amended, ...]


class Claims:
    """The claims of a store, best rank first."""

    def __init__(self, store: "Store") -> None:
        self.store = store
        self.of: dict[str, list[Stated]] = defaultdict(list)
        """By what they are about."""
        self.by: dict[str, Stated] = {}
        """By their IRIs."""
        places = {codes_of("rank") + rank: place for place, rank in enumerate(RANKS)}
        for each in self.read():
            self.by[each.claim] = each
            self.of[each.subject].append(each)
        for some in self.of.values():
            some.sort(key=lambda each: (places.get(each.rank, 1), each.claim))

    def told(self, subject: str) -> "dict[str, list[Term]]":
        """Return what claims say of a subject, by property, without what is deprecated."""
        found: dict[str, list[Term]] = defaultdict(list)
        for each in self.of.get(subject, ()):
            if not each.rank.endswith("/deprecated"):
                found[each.property].append(each.value)
        return dict(found)

    @cached_property
    def unstated(self) -> "dict[str, dict[str, list[str]]]":
        """Subjects of which the graph itself states nothing, by what claims say they lead to, and by property."""
        from pyoxigraph import NamedNode

        found: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for subject in self.alone:
            for each in self.of[subject]:
                if isinstance(each.value, NamedNode):
                    some = found[each.value.value].setdefault(each.property, [])
                    if subject not in some:
                        some.append(subject)
        return dict(found)

    @cached_property
    def alone(self) -> tuple[str, ...]:
        """The subjects of claims of which the graph itself states nothing, sorted."""
        from pyoxigraph import NamedNode

        def is_stated(subject: str) -> bool:
            return next(self.store.quads_for_pattern(NamedNode(subject), None, None, None), None) is not None

        return tuple(each for each in sorted(self.of) if each and not is_stated(each))

    def pairs(self, property: str) -> "Iterator[tuple[str, Term]]":  # noqa: A002 - the field's word
        """Yield the subjects of a property with their values."""
        from pyoxigraph import NamedNode

        for quad in self.store.quads_for_pattern(None, NamedNode(property), None, None):
            yield getattr(quad.subject, "value", ""), quad.object

    def texts(self, property: str) -> list[tuple[str, str]]:  # noqa: A002 - as above
        """Return the same with the texts of the values, which ``plain`` gives: in a third of the time."""
        from pyoxigraph import QueryResultsFormat

        asked = f"SELECT ?subject ?value {{ ?subject <{property}> ?value }}"
        found = cast("QuerySolutions", self.store.query(asked, use_default_graph_as_union=True))
        data = found.serialize(format=QueryResultsFormat.CSV) or b""
        if b"_:" not in data:  # no blank node, and no text that looks like one
            with suppress(csv.Error):  # of a text longer than the module reads
                rows = csv.reader(StringIO(data.decode(), newline=""))
                return [(subject, value) for subject, value in rows][1:]
        return [(subject, plain(value)) for subject, value in self.pairs(property)]

    def linked(self, property: str) -> dict[str, list[str]]:  # noqa: A002 - as above
        """Return the IRIs that a property leads to by its subjects, in the order of ``all_of``."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject, value in self.texts(property):
            found[subject].append(value)
        for some in found.values():
            if len(some) > 1:
                some.sort(key=lambda each: f"{each}>")
        return found

    def all_of(self, property: str) -> "dict[str, list[Term]]":  # noqa: A002 - as above
        """Return the values of a property by its subjects, sorted: a store has no order."""
        found: dict[str, list[Term]] = defaultdict(list)
        for subject, value in self.pairs(property):
            found[subject].append(value)
        for some in found.values():
            if len(some) > 1:
                some.sort(key=str)
        return found

    def read(self) -> Iterator[Stated]:
        """Yield the claims."""
        one = {name: dict(self.texts(CG + name)) for name in ONE}
        if not one["claimSubject"]:
            return
        rank, mode, confidence, since, until = (one[name] for name in ONE[2:])
        several = {name: self.all_of(each) for name, each in SEVERAL.items()}
        links = {name: self.linked(each) for name, each in LINKS.items()}
        quotations, records, amended = self.quotations(), self.records(), self.amended()
        for claim, subject in one["claimSubject"].items():
            values = several["value"].get(claim) or several["object"].get(claim)
            if not values:
                continue
            yield Stated(
                claim, subject, one["claimPredicate"].get(claim, ""), values[0],
                rank.get(claim, ""), mode.get(claim, ""), confidence.get(claim, ""),
                since.get(claim, ""), until.get(claim, ""),
                tuple(sorted(links["sources"].get(claim, ()))),
                tuple(quotations[at] for at in links["quotations"].get(claim, ()) if at in quotations),
                tuple(sorted(records[at] for at in links["records"].get(claim, ()) if at in records)),
                said(several["reasons"].get(claim, ())), said(several["notes"].get(claim, ())),
                tuple(amended.get(claim, ())),
            )  # fmt: skip

    def quotations(self) -> dict[str, Quoted]:
        """Return the quotations by their IRIs."""
        sources = dict(self.texts(OA + "hasSource"))
        parts = [OA + "exact", CG + "openingWords", CG + "closingWords", OA + "start", OA + "end"]
        exact, first, last, start, end = (dict(self.texts(part)) for part in parts)
        found = {}
        for quotation, place in self.texts(OA + "hasSelector"):
            words = exact.get(place) or " … ".join(filter(None, (first.get(place), last.get(place))))
            found[quotation] = Quoted(
                sources.get(quotation, ""), words, number(start.get(place)), number(end.get(place))
            )
        return found

    def records(self) -> dict[str, Recorded]:
        """Return the records of datasets by their IRIs."""
        field, version, read = (
            dict(self.texts(each)) for each in (CG + "recordField", PREFIXES["schema"] + "version", CG + "readOn")
        )
        datasets = dict(self.texts(OA + "hasSource"))
        return {
            iri: Recorded(
                datasets[iri], value, field.get(iri, ""), version.get(datasets[iri], ""),
                read.get(datasets[iri], ""),
            )
            for iri, value in self.texts(DCTERMS + "identifier")
            if iri in datasets
        }  # fmt: skip

    def amended(self) -> dict[str, list[Amended]]:
        """Return the corrections by the claims that they correct."""
        results, errors = self.all_of(CG + "resultsInClaim"), self.all_of(CG + "errorType")
        reasons = self.all_of(CG + "correctionReason")
        found: dict[str, list[Amended]] = defaultdict(list)
        for correction, claim in sorted(self.pairs(CG + "corrects"), key=lambda each: each[0]):
            by = sorted(map(plain, results.get(correction, ())))
            kinds = tuple(sorted(map(plain, errors.get(correction, ()))))
            found[plain(claim)].append(Amended(by[0] if by else "", said(reasons.get(correction, ())), kinds))
        return found


def plain(term: "Term") -> str:
    """Return the text of a term: an IRI or what is written in a literal."""
    return str(getattr(term, "value", term))


def number(text: str | None) -> int:
    """Return a place in a text, -1 where there is none."""
    return int(text) if text and text.isdecimal() else -1


def said(terms: "list[Term] | tuple[()]") -> tuple[Said, ...]:
    """Return texts with their languages, sorted."""
    return tuple(sorted(Said(plain(each), getattr(each, "language", None) or "") for each in terms))
