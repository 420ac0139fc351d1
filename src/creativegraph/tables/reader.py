"""The reader of tables: rows to claims, sources and corrections, with all faults of all cells."""

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import TypeVar

from creativegraph.errors import Fault
from creativegraph.iris import RANKS, RDF_TYPE, TERMS, compact, expand, owned
from creativegraph.project import in_use
from creativegraph.tables.amendments import Amendments
from creativegraph.tables.cells.named import Given, Naming
from creativegraph.tables.claim import (
    CONFIDENCES,
    MODES,
    Claim,
    Correction,
    Passage,
    Source,
    between,
)
from creativegraph.tables.datasets import field_row, mode_of, record_in
from creativegraph.tables.defaults import LABEL, by_default
from creativegraph.tables.misspelt import misspelt
from creativegraph.tables.phrases.meant import faults as faults_of_words
from creativegraph.tables.phrases.phrases import faults as faults_of_phrases
from creativegraph.tables.progress import each_told
from creativegraph.tables.property import Property
from creativegraph.tables.quotations.passages import passage_of
from creativegraph.tables.quotations.texts import digest_told, missing
from creativegraph.tables.ranks_of_others import ends_before_it_begins
from creativegraph.tables.recorded import base_sources, entered, kept_and_read, lies_ahead, page_of
from creativegraph.tables.records_table import Layout
from creativegraph.tables.repeated import is_repeated, is_same, is_unfilled
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets.shelf import names_shelf
from creativegraph.tables.short import begin_of, claims_of, said_by
from creativegraph.tables.short_key import called_like, coded_like, is_far, key_of, keys_called, meant_like, short_of
from creativegraph.tables.table import HEADERS, Table
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["Reader"]

Made = TypeVar("Made", Claim, Correction, Source)
Told = TypeVar("Told", Claim, Source)


class Reader(Amendments):
    """Reads tables into claims, sources and corrections and collects the faults.

    Faulty rows make nothing; their things and properties are recorded in ``doubts``.
    """

    def __init__(
        self, tables: list[Table], vocabulary: Vocabulary, left_out: Sequence[Table] = (), stated: Iterable[Claim] = ()
    ) -> None:
        kinds = {table.kind for table in left_out}  # a table without a known header may be of any
        super().__init__(tables, vocabulary, frozenset(HEADERS if "" in kinds else kinds))
        self.claims.update((each.id, each) for each in stated)
        self._records = names_shelf()
        self._source_kinds = self.codes_in("source-kind")
        self.faults += [*missing(), *self.of_terms()]
        for kind in ("sources", "fields", "claims", "records", "quotations", "ranks", "corrections"):
            for self.place, self.table in enumerate(tables):
                if self.table.kind == kind:
                    self.read(kind)
            if kind == "ranks":
                self.give_ranks()
            elif kind == "sources":
                base_sources(self)
        self.settle()
        for self.table in (*left_out, *(table._replace(rows=table.left) for table in tables if table.left)):
            self.doubt_all()
        self.faults += self.remarks
        self.named_by_default: set[str] = set()
        self.keep_defaults()

    def keep_defaults(self) -> None:
        """Keep the classes and labels that no row says; a row that has the id of one of them is at fault."""
        self.faults += misspelt(self)
        made = set[str]()
        for each in by_default(self):
            claim = each
            while claim.id in made:  # things of two projects can be called alike
                claim = claim._replace(id=f"{claim.id}-2")
            made.add(claim.id)
            if (there := self.claims.setdefault(claim.id, claim)) is not claim:
                cell = self.tables[there.table].cell(there.row, "id")
                self.faults.append(fault(cell, "claim-id-used", given=claim.id, expected="table.id-used.expected"))
            elif claim.property.iri == LABEL and claim.subject not in self.labelled:
                self.named_by_default.add(claim.subject)

    def of_terms(self) -> Iterator[Fault]:
        """Yield what is wrong with the tables of terms, as the project of each sees it."""
        used = in_use()
        for owner in dict.fromkeys(used.owner(str(each.folder)) for each in used.projects) if used else ("",):
            known = self.known_to(owner)
            yield from (
                each
                for each in (*known.faults, *faults_of_phrases(), *faults_of_words(known))
                if used is None or used.owner(each.file) == owner
            )

    def read(self, kind: str) -> None:
        """Read the rows of a table."""
        self.row = self.table.header
        layout = Layout(self) if kind == "records" else None
        for row in each_told(self.table.rows, self.table.file):
            self.row = row
            before = len(self.faults)
            self.names.clear()
            if layout:
                self.record(layout)
            elif kind == "claims":
                self.claims_row(before)
            elif kind == "sources":
                source = self.source()
                if not self.is_told([source], self.sources, before):
                    self.keep(self.sources, source, before)
            elif kind == "quotations":
                self.quote()
            elif kind == "ranks":
                self.rank(before)
            elif kind == "fields":
                field_row(self)
            else:
                self.keep(self.corrections, self.correction(), before)
            if self.names and len(self.faults) == before:
                sources = self.sources_of()
                self.given += [Given(each, sources, self.place, self.row.number) for each in self.names]

    def claims_row(self, before: int) -> None:
        """Read a row of claims; one that is still to be filled in, or says what another file says, adds none."""
        if is_unfilled(self):
            return
        stated = self.stated()
        if self.is_told(stated, self.claims, before):
            self.names.clear()
            return
        self.check_ids(stated)
        for claim in stated:
            self.keep(self.claims, claim, before)

    def is_told(self, made: Sequence[Told], known: Mapping[str, Told], before: int) -> bool:
        """Return whether a row says what rows of other files have said; that its id is used is no fault then."""
        if any(each.rule != "id-used" for each in self.faults[before:]) or len(self.faults) == before:
            return False
        if told := is_repeated(self, made, known, self.tables):
            del self.faults[before:]
        return told

    def check_ids(self, stated: Sequence[Claim]) -> None:
        """Record ids of further claims of a row that another row has already; a used id of a row itself is told."""
        if len(stated) > 1 and stated[0].id not in self.claims:
            for used in [each.id for each in stated[1:] if each.id in self.claims][:1]:
                self.fault("id", "claim-id-used", given=used, expected="table.id-used.expected")

    def record(self, layout: Layout) -> None:
        """Read the row of a records table: each filled cell of a property column is a claim."""
        before = len(self.faults)
        name = self.identifier(self._records)
        repeated = name in self._records
        self._records.setdefault(name, True)
        for claim, start in layout.claims(name, before):
            there = self.claims.get(claim.id)
            if there is not None and not repeated and is_same(there, claim):
                continue
            if there is not None and not repeated:
                self.fault("id", "claim-id-used", given=claim.id, expected="table.id-used.expected")
            self.keep(self.claims, claim, start)

    def keep(self, kept: MutableMapping[str, Made], made: Made, before: int) -> None:
        """Keep what a row makes, and whether faults came after the first ``before``; of equal ids the first counts."""
        first = kept.setdefault(made.id, made)
        if isinstance(made, Claim) and made.property.iri in (RDF_TYPE, LABEL):
            (self.typed if made.property.iri == RDF_TYPE else self.labelled).setdefault(made.subject, True)
        if len(self.faults) > before:
            if isinstance(made, Claim):
                self.doubt(made.subject, made.property.iri)
                if made.property.value == "thing":
                    self.doubt(made.value, f"^{made.property.iri}")
            if first is made:
                self._faulty[type(made)].add(made.id)

    def settle(self) -> None:
        """Drop whatever faulty rows made; a thing without any claim left is in doubt as a whole."""
        for name in self._faulty[Claim]:
            del self.claims[name]
        for name in self._faulty[Source]:
            self.doubt(owned("source", name), RDF_TYPE)
            del self.sources[name]
        for name in self._faulty[Correction]:
            del self.corrections[name]
        self.corrections = between(self.claims, self.corrections)
        bare = set(self.doubts)
        for claim in self.claims.values() if bare else ():
            bare.discard(claim.subject)
        for thing in bare:
            if not all(iri.startswith("^") for iri in self.doubts[thing]):
                self.doubt(thing, RDF_TYPE)

    def doubt_all(self) -> None:
        """Record doubts about all rows of a table that was not read, as far as they can be interpreted."""
        properties = self.known.properties
        named = [name.partition("@")[0].partition(" ")[0] for name in self.table.columns]
        iris = [properties[name].iri for name in named if name in properties]
        for row in self.table.rows:
            self.row = row
            thing = self.thing(self.get("thing" if self.table.kind == "records" else "subject")) or ""
            stated = properties.get(self.get("property"))
            for iri in [*iris, *([stated.iri] if stated else []), RDF_TYPE]:
                self.doubt(thing, iri)

    def source(self) -> Source:
        """Return the source of a row."""
        name = self.identifier(self.sources)
        kind = self.one_of("kind", self._source_kinds, "")
        sha256, characters = self.get("sha256"), self.number("characters")
        if not self.get("title"):
            self.fault("title", "source-without-title")
        if sha256 and not re.fullmatch(r"[0-9a-f]{64}", sha256):
            fix = sha256.lower() if re.fullmatch(r"[0-9a-fA-F]{64}", sha256) else ""
            self.fault("sha256", "not-a-digest", given=sha256, fix=fix)
        if kind == "document" and not (sha256 and characters):
            column = "characters" if sha256 else "sha256"
            self.fault(column, "document-without-digest", **digest_told(self.texts, name, column))
        dated = self.edtf("date", unread=("not-a-date", "date-with-qualifier"))
        if re.match(r"[0-9]{4}", dated) and lies_ahead(dated):
            self.fault("date", "source-of-the-future", given=dated)
        return Source(
            name, kind, self.get("title"), self.language(), self.get("title_en"), self.get("address"),
            self.get("publisher"), dated, self.get("licence"), sha256, characters, self.get("note"),
            self.place, self.row.number, *kept_and_read(self, dated), self.edtf("covers"), (), self.get("version"),
        )  # fmt: skip

    def stated(self) -> list[Claim]:
        """Return the claims of a row: one, or in short form several."""
        name = self.identifier(self.claims)
        subject = self.subject_of_row = self.subject("subject")
        key = self.key_of_row = key_of(self)
        short = short_of(self, key)
        makes = short is not None and bool(short.kind or short.plain)
        used = short.plain or next(iter(short.parts.values())) if short and makes else self.property(key)
        rank, reason = self.one_of("rank", RANKS, "normal"), self.get("reason")
        if rank in {*RANKS} - {"normal"} and not reason:
            self.fault("reason", "rank-without-reason", given=rank)
        sources = self.sources_of_row = self.sources_of()
        since, until = self.edtf("from"), self.edtf("to")
        said = said_by(self, used, short)
        begin = since or (begin_of(said[0]) if said and short and short.plain else "")
        if begin and until and ends_before_it_begins(begin, until):
            self.fault("to", "end-before-begin", given=self.get("to"), begin=begin)
            until = ""
        records = record_in(self, sources, used.name, self.get("lang"), "record", "field")
        row = Claim(
            name, subject, used, "", self.language("" if makes else used.value), sources, self.passage(sources),
            mode_of(self.one_of("mode", MODES, ""), records), rank, reason, self.one_of("confidence", CONFIDENCES, ""),
            since, until, self.get("note"), self.place, self.row.number, "",
            page_of(self, sources, "page"), *entered(self), records,
        )  # fmt: skip
        for column in self.columns.labels if subject else ():
            if name_given := self.get(column):
                self.names.append(Naming(subject, name_given, column.partition("@")[2], column))
        if row.mode == "implied" and not used.implied and used.name and self.table.owner:
            self.remark("mode", "implied-not-shown", property=used.name)
        return list(claims_of(self, row, short, said))

    def property(self, name: str) -> Property:
        """Return the property of a row; if the cell is wrong, the similar one, without a kind of value."""
        known = self.known.properties
        if name in known:
            return known[name]
        if several := keys_called(self, name):
            self.fault("property", "name-of-several", given=name, expected=", ".join(several))
            return Property("", "", "", "no", implied=False)
        alike = ", ".join(called_like(self, name) or meant_like(self, name) or coded_like(self, name))
        more = {"near": alike, "expected": alike} if alike or is_far(self, name) else {}
        more |= {"why": "", "of": "", **self.known_but(name)}
        guessed = known.get(self.unknown("property", "unknown-property", name, known, **more))
        return Property(guessed.iri if guessed else "", "", "", "no", implied=False)

    def known_but(self, name: str) -> dict[str, str]:
        """Return why a property that the ontology has is none of rows; empty for what it has not."""
        iri = str(expand(name)) if ":" in name else ""
        if not (of := self.known.domains.get(iri)):
            return {}
        shipped = iri.startswith(TERMS)
        why = "table.unknown-property.of-rows" if shipped else "table.unknown-property.without-row"
        return {"why": why, "of": ", ".join(map(compact, of))}

    def passage(self, sources: tuple[str, ...]) -> Passage | None:
        """Return the quotation of a row; if it does not stand in its text, or at its offsets, that is a fault."""
        return passage_of(self, self.texts, sources, lost=self.is_lost(sources))
