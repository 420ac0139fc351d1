"""The classes and labels of things to which no row of a table gives any: made of their kind and their id.

A thing that rows are about and of which none gives the class has the class of its kind, or the narrower ones that
follow from its properties: the domain of one that it has, the range of one that has it as its value. Names come from
cells that name a thing (``Fair (event/fair)``) and from the column ``label``; figures and the like are
called by their parts, as their kind says. The ids of these claims are made of the thing and of what they say:
``event-fair-type-event``, ``event-fair-label-en``.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from creativegraph.iris import IRI, PREFIXES, RDF_TYPE
from creativegraph.tables.cells.named import Given
from creativegraph.tables.claim import Claim
from creativegraph.tables.property import Kind
from creativegraph.tables.records_table import HUMP
from creativegraph.tables.vocabulary import Vocabulary

if TYPE_CHECKING:
    from creativegraph.tables.amendments import Amendments

__all__ = ["LABEL", "NAMING", "by_default", "kinds_made", "of_row"]

LABEL = PREFIXES["skos"] + "prefLabel"
NAMING = ("subject", "value", "for", "funder", "recipient", "said_by", "decided_by")
"""Cells of short forms that may name a thing for the first time; places, parts and groups are known already."""
PART = re.compile(r"\{([^{}]+)\}")
MAYBE = re.compile(r"\[([^\[\]]*)\]")


def by_default(reader: "Amendments") -> list[Claim]:
    """Return the claims of classes and labels that no row makes, of all things that rows are about or name."""
    return [*Defaults(reader).claims()]


class Defaults:
    """Finds what is not said of things: ``bare`` has the first claim about each thing without a class or a label."""

    def __init__(self, reader: "Amendments") -> None:
        self.reader = reader
        self.vocabulary: Vocabulary = reader.vocabulary
        self.first: dict[str, Claim] = {}
        """The first claim about each thing that lacks a class or a label, or that names it in short form."""
        made = self.made_kinds = kinds_made(self.vocabulary)
        self.live: set[str] = set()
        """Those of them of which a claim is not deprecated."""
        for claim in reader.claims.values():
            things = [claim.subject]
            if claim.column in NAMING and claim.property.value == "thing" and IRI(claim.subject).kind in made:
                things.append(claim.value)
            for thing in things:
                if thing not in self.first and not (thing in reader.typed and thing in reader.labelled):
                    self.first[thing] = of_row(claim)
            if claim.rank != "deprecated" and claim.subject in self.first:
                self.live.add(claim.subject)
        self.given: dict[str, list[Given]] = {}
        for each in reader.given:
            self.given.setdefault(each.naming.thing, []).append(each)
        self.untyped = {each for each in (*self.first, *self.given) if each not in reader.typed and self.kind(each)}
        if self.untyped:
            self.untyped -= reader.homes.typed  # by files of RDF
        self.defaulted: set[str] = set()
        self.nameless = {each for each in self.first if each not in reader.labelled and each not in self.given}

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of classes, then those of labels; what a deprecated row makes is deprecated as a whole."""
        for each in self.all():
            first = self.first.get(each.subject)
            gone = first is not None and first.subject == each.subject and each.subject not in self.live
            if first is not None and gone and IRI(each.subject).kind in self.made_kinds:
                yield each._replace(rank="deprecated", reason=first.reason)
            else:
                yield each

    def all(self) -> Iterator[Claim]:
        """Yield the claims of classes, then those of labels."""
        if self.untyped:
            yield from self.types()
        if self.given:
            yield from self.names()
        if self.nameless:
            yield from self.labels()

    def kind(self, thing: str) -> Kind | None:
        """Return the kind of a thing, None for one of no kind."""
        return self.vocabulary.homes.get(thing.rpartition("/")[0] + "/")

    def doubted(self, thing: str, iri: str) -> bool:
        """Return whether a row that could not be read may say it."""
        return bool({iri, RDF_TYPE} & self.reader.doubts.get(thing, set()))

    def types(self) -> Iterator[Claim]:
        """Yield the classes of things that no row says."""
        implied: dict[str, dict[str, Claim]] = {each: {} for each in self.untyped}
        domains, ranges = self.vocabulary.domains, self.vocabulary.ranges
        for claim in self.reader.claims.values():
            for thing, of in ((claim.subject, domains), (claim.value, ranges)):
                if thing in implied and (of is domains or claim.property.value == "thing"):
                    for each in of.get(claim.property.iri, ()):
                        if each not in implied[thing]:
                            implied[thing][each] = of_row(claim)
        for thing in [each for each in dict.fromkeys((*self.first, *self.given)) if each in self.untyped]:
            self.untyped.discard(thing)
            kind = self.kind(thing)
            if kind is None or not kind.type or self.doubted(thing, RDF_TYPE):
                continue
            start = self.first.get(thing) or self.of_given(thing, self.given[thing][0])
            self.defaulted.add(thing)
            narrow = self.narrowest(kind.type, implied[thing])
            for each, claim in narrow.items() or [(kind.type, start)]:
                why = (
                    f"follows from {claim.property.name}"
                    if each in narrow
                    else f"the class of things called {kind.name}/…"
                )
                yield self.made(thing, claim, f"type-{local(each)}", "rdf:type", str(each))._replace(
                    mode="implied", note=f"not said by a row: {why}"
                )

    def narrowest(self, wide: str, implied: Mapping[str, Claim]) -> dict[str, Claim]:
        """Return the classes below that of a kind that follow from claims, without those above another one."""
        below = {
            each: claim for each, claim in implied.items() if each != wide and self.vocabulary.is_below(each, wide)
        }
        return {
            each: claim
            for each, claim in below.items()
            if not any(other != each and self.vocabulary.is_below(other, each) for other in below)
        }

    def names(self) -> Iterator[Claim]:
        """Yield the names that cells give, once each."""
        known = {
            (claim.subject, claim.lang.lower(), claim.value)
            for claim in self.reader.claims.values()
            if claim.property.iri == LABEL and claim.subject in self.given
        }
        called = {(thing, name) for thing, _, name in known}
        count: dict[str, int] = {}
        for thing, names in self.given.items():
            for each in names:
                lang = each.naming.lang or self.language(each)
                said = (thing, lang.lower(), each.naming.name)
                if said in known or (not each.naming.lang and (thing, each.naming.name) in called):
                    continue
                known.add(said)
                ending = f"label-{lang.lower()}"
                number = count[f"{thing} {ending}"] = count.get(f"{thing} {ending}", 0) + 1
                start = self.of_given(thing, each)
                made = self.made(thing, start, ending if number == 1 else f"{ending}-{number}", "skos:prefLabel")
                yield made._replace(value=each.naming.name, lang=lang, mode="editorial", column=each.naming.column)

    def labels(self) -> Iterator[Claim]:
        """Yield the labels that kinds make of the parts of things, in the languages of the project."""
        kinds = {thing: kind for thing in self.nameless if (kind := self.kind(thing))}
        wanted = {thing: kind for thing, kind in kinds.items() if kind.labels}
        for thing in [each for each in self.first if each in kinds and each in self.defaulted and each not in wanted]:
            claim = self.first[thing]
            self.reader.table = self.reader.tables[claim.table]
            lang, words = self.reader.language_of(claim.sources), IRI(thing).slug.replace("-", " ")
            made = self.made(thing, claim, f"label-{lang.lower()}", "skos:prefLabel")
            note = "made of the id, since no row gives a name"
            yield made._replace(value=words[:1].upper() + words[1:], lang=lang, mode="editorial", note=note)
        if not wanted:
            return
        parts: dict[str, dict[str, Claim]] = {each: {} for each in wanted}
        for claim in self.reader.claims.values():
            if claim.subject in parts and claim.property.name not in parts[claim.subject]:
                parts[claim.subject][claim.property.name] = of_row(claim)
        called = self.called({each.value for of in parts.values() for each in of.values()})
        for thing in [each for each in self.first if each in wanted and not self.doubted(each, LABEL)]:
            claim = self.first[thing]
            for lang in self.languages(claim.table):
                if text := filled(pattern_in(wanted[thing].labels, lang), parts[thing], called, lang):
                    made = self.made(thing, claim, f"label-{lang.lower()}", "skos:prefLabel")
                    yield made._replace(value=text, lang=lang, mode="editorial", note="made of the parts")

    def called(self, things: set[str]) -> dict[str, dict[str, str]]:
        """Return the names of things and codes by language."""
        found: dict[str, dict[str, str]] = {}
        for each in self.vocabulary.code_triples:
            iri = getattr(each.subject, "value", "")
            if iri in things and each.predicate.value == LABEL:
                found.setdefault(iri, {})[getattr(each.object, "language", "") or ""] = getattr(
                    each.object, "value", ""
                )
        for claim in self.reader.claims.values():
            if claim.property.iri == LABEL and claim.subject in things and claim.rank != "deprecated":
                found.setdefault(claim.subject, {}).setdefault(claim.lang, claim.value)
        for thing in things & self.given.keys():
            for given in self.given[thing]:
                found.setdefault(thing, {}).setdefault(given.naming.lang or self.language(given), given.naming.name)
        return found

    def language(self, given: Given) -> str:
        """Return the language of the source of a row, or the first one of the project."""
        self.reader.table = self.reader.tables[given.table]
        return self.reader.language_of(given.sources)

    def languages(self, table: int) -> tuple[str, ...]:
        """Return the languages of the project that a table is of."""
        self.reader.table = self.reader.tables[table]
        return self.reader.languages

    def of_given(self, thing: str, given: Given) -> Claim:
        """Return a claim with the row and the sources of a name."""
        used = self.reader.vocabulary.properties["skos:prefLabel"]
        return Claim(
            "", thing, used, "", "", given.sources, None, "", "normal", "", "", "", "", "", given.table, given.row,
            given.naming.column,
        )  # fmt: skip

    def made(self, thing: str, of: Claim, ending: str, name: str, value: str = "") -> Claim:
        """Return a claim that follows from the row of another one."""
        table, iri = self.reader.tables[of.table], IRI(thing)
        local_id = f"{iri.kind}-{iri.slug}-{ending}"
        column = of.column if of.subject == thing and not of.id else ""
        if not column:
            about = "thing" if table.kind == "records" else "subject" if not of.column else of.column
            column = about if of.subject == thing else of.column or "value"
        used = self.vocabulary.properties[name]
        return Claim(
            f"{table.owner}:{local_id}" if table.owner else local_id, thing, used, value, "", of.sources, None,
            "implied", "normal", "", "", "", "", "", of.table, of.row, column,
        )  # fmt: skip


def of_row(claim: Claim) -> Claim:
    """Return a claim as it is kept for its row alone: words and notes may be long, and those of all rows are many."""
    return claim._replace(note="", passage=None, records=())


def kinds_made(known: Vocabulary) -> set[str]:
    """Return the kinds of what rows in short form make."""
    return {kind.name for kind in known.homes.values()} & {short.kind for short in known.shorts.values()}


def local(iri: str) -> str:
    """Return the name of a class as the end of an id: ``heritage-property``."""
    return HUMP.sub("-", IRI(iri).slug).lower()


def pattern_in(labels: Mapping[str, str], lang: str) -> str:
    """Return the pattern of a label in a language; in one that has none the parts stand side by side."""
    return labels.get(lang) or ", ".join(PART.findall(next(iter(labels.values())))).join(("\n", ""))


def filled(pattern: str, parts: Mapping[str, Claim], called: Mapping[str, Mapping[str, str]], lang: str) -> str:
    """Return a label with the names of its parts; nothing where one is missing that is not in brackets."""

    def said(name: str) -> str:
        claim = parts.get(name)
        if claim is None:
            return ""
        names = called.get(claim.value, {})
        known = names.get(lang) or next(iter(names.values()), "")
        return known or (IRI(claim.value).slug.replace("-", " ") if claim.property.value == "thing" else claim.value)

    if pattern.startswith("\n"):
        return ", ".join(filter(None, map(said, pattern[1:].split(", "))))
    text = MAYBE.sub(lambda found: found[1] if all(map(said, PART.findall(found[1]))) else "", pattern)
    if not all(map(said, PART.findall(text))):
        return ""
    return PART.sub(lambda found: said(found[1]), text)
