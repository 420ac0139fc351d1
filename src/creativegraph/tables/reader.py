"""The reader of tables: rows to claims, sources and corrections, with all faults of all cells."""

import re
from collections.abc import Sequence
from datetime import date
from unicodedata import normalize

from creativegraph.iris import RANKS, RDF_TYPE, THINGS
from creativegraph.tables import dates, records_table
from creativegraph.tables.cells import Cells
from creativegraph.tables.claim import CONFIDENCES, MODES, Claim, Correction, Passage, Source
from creativegraph.tables.table import HEADERS, Row, Table
from creativegraph.tables.unclear import UnclearError
from creativegraph.tables.vocabulary import Property, Vocabulary

__all__ = ["Reader"]

ELIDED = re.compile(r"(?P<first>.+?) … (?P<last>.+?)(?: #(?P<digest>[0-9a-f]{16}))?", re.DOTALL)


class Reader(Cells):
    """Reads tables into claims, sources and corrections and collects the faults.

    Faulty rows make nothing; their things and properties are recorded in ``doubts``.
    """

    def __init__(self, tables: list[Table], vocabulary: Vocabulary, left_out: Sequence[Table] = ()) -> None:
        super().__init__(tables, vocabulary, kinds_of(left_out))
        self.claims: dict[str, Claim] = {}
        self.corrections: dict[str, Correction] = {}
        self._records: set[str] = set()
        self._faulty: set[tuple[str, str]] = set()
        kinds = (code.rpartition("/")[2] for code in vocabulary.codes if "/source-kind/" in code)
        self._source_kinds = tuple(sorted(kinds))
        self._error_types = tuple(sorted(c.rpartition("/")[2] for c in vocabulary.codes if "/error-type/" in c))
        for kind, read in (
            ("sources", self.source_table), ("claims", self.claim_table), ("records", self.record_table),
            ("corrections", self.correction_table),
        ):  # fmt: skip
            for place, table in enumerate(tables):
                if table.kind == kind:
                    read(place, table)
        self.settle()
        for table in (*left_out, *(table._replace(rows=list(table.left)) for table in tables if table.left)):
            self.doubt_all(table)

    def source_table(self, place: int, table: Table) -> None:
        """Read a sources table."""
        for row in table.rows:
            before = len(self.faults)
            source = self.source(place, table, row)
            if self.sources.setdefault(source.id, source) is source and len(self.faults) > before:
                self._faulty.add(("source", source.id))

    def claim_table(self, place: int, table: Table) -> None:
        """Read a claims table."""
        for row in table.rows:
            before = len(self.faults)
            claim = self.claim(place, table, row)
            self.keep(claim, faulty=len(self.faults) > before)

    def record_table(self, place: int, table: Table) -> None:
        """Read a records table: each filled cell of a property column is a claim."""
        layout = records_table.layout_of(self, place)
        for row in table.rows:
            before = len(self.faults)
            name = self.identifier(table, row, self._records)
            repeated = name in self._records
            self._records.add(name)
            for claim, faulty in records_table.claims_of(self, layout, row, name, faulty=len(self.faults) > before):
                used = claim.id in self.claims and not repeated
                if used:
                    self.fault(table, row, "id", "claim-id-used", given=claim.id, expected="an id never used before")
                self.keep(claim, faulty=faulty or used)

    def correction_table(self, place: int, table: Table) -> None:
        """Read a corrections table."""
        for row in table.rows:
            before = len(self.faults)
            correction = self.correction(place, table, row)
            first = self.corrections.setdefault(correction.id, correction) is correction
            if first and len(self.faults) > before:
                self._faulty.add(("correction", correction.id))

    def keep(self, claim: Claim, *, faulty: bool) -> None:
        """Keep a claim, and record whether its row or cell is faulty; of equal ids the first counts."""
        first = self.claims.setdefault(claim.id, claim)
        if faulty:
            self.doubt(claim.subject, claim.property.iri)
            if claim.property.value == "thing":
                self.doubt(claim.value, f"^{claim.property.iri}")
            if first is claim:
                self._faulty.add(("claim", claim.id))

    def settle(self) -> None:
        """Drop whatever faulty rows made; a thing without any claim left is in doubt as a whole."""
        dropped = {kind: {name for each, name in self._faulty if each == kind} for kind in dict(self._faulty)}
        if "claim" in dropped:
            self.claims = {name: each for name, each in self.claims.items() if name not in dropped["claim"]}
        for name in dropped.get("source", ()):
            self.doubt(f"{THINGS}source/{name}", RDF_TYPE)
            del self.sources[name]
        wrong = dropped.get("correction", set())
        self.corrections = {
            name: each
            for name, each in self.corrections.items()
            if name not in wrong and each.wrong in self.claims and each.right in self.claims
        }
        if self.doubts:
            stated = {claim.subject for claim in self.claims.values()}
            for thing in self.doubts.keys() - stated:
                if not all(iri.startswith("^") for iri in self.doubts[thing]):
                    self.doubt(thing, RDF_TYPE)

    def doubt_all(self, table: Table) -> None:
        """Record doubts about all rows of a table that was not read, as far as they can be interpreted."""
        properties = self.vocabulary.properties
        named = [name.partition("@")[0].partition(" ")[0] for name in table.columns]
        iris = [properties[name].iri for name in named if name in properties]
        for row in table.rows:
            thing = self.thing(table.get(row, "thing" if table.kind == "records" else "subject")) or ""
            stated = properties.get(table.get(row, "property"))
            for iri in [*iris, *([stated.iri] if stated else []), RDF_TYPE]:
                self.doubt(thing, iri)

    def source(self, place: int, table: Table, row: Row) -> Source:
        """Return the source of a row."""
        name = self.identifier(table, row, self.sources)
        kind = self.one_of(table, row, "kind", self._source_kinds, "")
        sha256, characters = table.get(row, "sha256"), self.number(table, row, "characters")
        if not table.get(row, "title"):
            self.fault(table, row, "title", "source-without-title", expected="a title or a name")
        if sha256 and not re.fullmatch(r"[0-9a-f]{64}", sha256):
            fix = sha256.lower() if re.fullmatch(r"[0-9a-fA-F]{64}", sha256) else ""
            self.fault(table, row, "sha256", "not-a-digest", given=sha256, expected="64 digits 0-9 a-f", fix=fix)
        if kind == "document" and not (sha256 and characters):
            column = "characters" if sha256 else "sha256"
            self.fault(table, row, column, "document-without-digest", expected="sha256 and characters of the text")
        dated = self.date_of(table, row)
        if re.match(r"[0-9]{4}", dated) and int(dated[:4]) > date.today().year:  # noqa: DTZ011
            self.fault(table, row, "date", "source-of-the-future", given=dated, expected="a date that is past")
        return Source(
            name, kind, table.get(row, "title"), self.language(table, row, "", needed=False),
            table.get(row, "title_en"), table.get(row, "address"), table.get(row, "publisher"),
            dated, table.get(row, "licence"), sha256, characters, table.get(row, "note"),
            place, row.number,
        )  # fmt: skip

    def date_of(self, table: Table, row: Row) -> str:
        """Return the date of a source as EDTF, or unchanged if it is not a date."""
        text = table.get(row, "date")
        try:
            return dates.parse(text) if text else ""
        except UnclearError as error:
            if error.rule not in ("not-a-date", "date-with-qualifier"):
                self.fault(table, row, "date", error.rule, **error.details)
            return text

    def claim(self, place: int, table: Table, row: Row) -> Claim:
        """Return the claim of a row."""
        name = self.identifier(table, row, self.claims)
        subject = self.subject(table, row, "subject")
        used = self.property(table, row)
        rank = self.one_of(table, row, "rank", RANKS, "normal")
        reason = table.get(row, "reason")
        if rank != "normal" and not reason:
            self.fault(table, row, "reason", "rank-without-reason", given=rank, expected="a reason in a few words")
        sources = self.sources_of(table, row)
        return Claim(
            name, subject, used, self.value(table, row, used, "value"),
            self.language(table, row, used.value, needed=used.value == "text"), sources,
            self.passage(table, row, sources), self.one_of(table, row, "mode", MODES, "explicit"), rank,
            reason, self.one_of(table, row, "confidence", CONFIDENCES, ""),
            self.edtf(table, row, "from"), self.edtf(table, row, "to"), table.get(row, "note"),
            place, row.number,
        )  # fmt: skip

    def property(self, table: Table, row: Row) -> Property:
        """Return the property of a row; if the cell is wrong, the similar one, without a kind of value."""
        name, known = table.get(row, "property"), self.vocabulary.properties
        if name in known:
            return known[name]
        meant = self.meant(name, known)
        self.fault(table, row, "property", "unknown-property", expected=meant["near"], **meant)
        guessed = known.get(meant["near"])
        return Property(guessed.iri if guessed else "", "", "", "no", implied=False)

    def passage(self, table: Table, row: Row, sources: tuple[str, ...]) -> Passage | None:
        """Return the quotation of a row; if it does not match its offsets, that is a fault."""
        quote = table.verbatim(row, "quote")
        start, end = self.number(table, row, "start"), self.number(table, row, "end")
        if not quote:
            if start is not None or end is not None:
                self.fault(table, row, "quote", "offsets-without-quote", expected="the words that state the fact")
            return None
        if start is None or end is None:
            column = "start" if start is None else "end"
            if not table.get(row, column):
                self.fault(table, row, column, "quote-without-offsets", expected="characters counted from 0")
            return None
        documents = [name for name in sources if name in self.sources and self.sources[name].characters]
        if not documents:
            if not any(self.is_unsure(name) for name in sources):
                self.fault(table, row, "quote", "quote-without-document", expected="a document among the sources")
            return None
        length = self.sources[documents[0]].characters or 0
        if not start < end <= length:
            given, expected = f"{start} to {end}", f"0 to {length}"
            details = {"given": given, "document": documents[0], "length": str(length), "expected": expected}
            self.fault(table, row, "start" if start >= min(end, length) else "end", "quote-outside-document", **details)
            return None
        return self.quotation(table, row, Passage(documents[0], start, end, quote))

    def is_unsure(self, source: str) -> bool:
        """Return True for a source whose row is faulty, or that may be in a table left out."""
        return ("source", source) in self._faulty or (source not in self.sources and "sources" in self.unsure)

    def quotation(self, table: Table, row: Row, passage: Passage) -> Passage | None:
        """Return the passage, with first words, last words and digest if it is shortened."""
        found = ELIDED.fullmatch(passage.exact)
        if found is None:
            want = passage.end - passage.start
            composed = normalize("NFC", passage.exact)
            if len(passage.exact) != want == len(composed):
                return passage._replace(exact=composed)
            if len(passage.exact) != want:
                self.fault(table, row, "quote", "quote-length", given=str(len(passage.exact)), expected=str(want))
            return passage
        if not found["digest"]:
            self.fault(table, row, "quote", "quote-without-digest", expected="# and 16 digits of the SHA-256")
        return passage._replace(exact="", opening=found["first"], closing=found["last"], digest=found["digest"] or "")

    def correction(self, place: int, table: Table, row: Row) -> Correction:
        """Return the correction of a row."""
        name = self.identifier(table, row, self.corrections)
        wrong, right = table.get(row, "wrong"), table.get(row, "right")
        for column, claim in (("wrong", wrong), ("right", right)):
            if claim not in self.claims and not self.unsure & {"claims", "records"}:
                meant = self.meant(claim, self.claims)
                self.fault(table, row, column, "unknown-claim", expected=meant["near"], **meant)
        if wrong in self.claims and self.claims[wrong].rank != "deprecated":
            self.fault(table, row, "wrong", "corrected-not-deprecated", given=wrong, expected="a deprecated claim")
        pair = [self.claims.get(wrong), self.claims.get(right)]
        known = [each for each in pair if each and ("claim", each.id) not in self._faulty]
        if len({(each.subject, each.property.iri) for each in known}) > 1 or wrong == right:
            self.fault(
                table, row, "right", "corrects-another", given=right, wrong=wrong, expected="a claim on the same"
            )
        error = table.get(row, "error")
        if error not in self._error_types:
            meant = self.meant(error, self._error_types)
            self.fault(table, row, "error", "unknown-error-type", expected=meant["near"], **meant)
        if not table.get(row, "reason"):
            self.fault(table, row, "reason", "correction-without-reason", expected="what proves the error")
        return Correction(
            name, wrong, right, error, table.get(row, "reason"), table.get(row, "reason_vi"),
            self.sources_of(table, row), place, row.number,
        )  # fmt: skip


def kinds_of(left_out: Sequence[Table]) -> frozenset[str]:
    """Return the kinds of the tables left out; a table without a known header may be of any."""
    kinds = {table.kind for table in left_out}
    return frozenset(HEADERS if "" in kinds else kinds)
