"""Rows as claims, sources and corrections; every fault of every row, with its cell."""

import re
from datetime import date

from creativegraph.building import records
from creativegraph.building.cells import Cells, nearest
from creativegraph.building.claims import CONFIDENCES, MODES, Claim, Correction, Passage, Source
from creativegraph.building.tables import Row, Table
from creativegraph.building.vocabulary import Property, Vocabulary
from creativegraph.errors import shown
from creativegraph.values import CODES, RANKS

__all__ = ["Reader"]

ELIDED = re.compile(r"(?P<first>.+?) … (?P<last>.+?)(?: #(?P<digest>[0-9a-f]{16}))?", re.DOTALL)


class Reader(Cells):
    """Reads tables into claims, sources and corrections and collects the faults."""

    def __init__(self, tables: list[Table], vocabulary: Vocabulary) -> None:
        super().__init__(tables, vocabulary)
        self.claims: dict[str, Claim] = {}
        self.corrections: dict[str, Correction] = {}
        self._records: set[str] = set()
        kinds = (code.rpartition("/")[2] for code in vocabulary.codes if "/source-kind/" in code)
        self._source_kinds = tuple(sorted(kinds))
        for kind, read in (
            ("sources", self.source_table), ("claims", self.claim_table), ("records", self.record_table),
            ("corrections", self.correction_table),
        ):  # fmt: skip
            for place, table in enumerate(tables):
                if table.kind == kind:
                    read(place, table)

    def source_table(self, place: int, table: Table) -> None:
        """Read a sources table."""
        for row in table.rows:
            self.source(place, table, row)

    def claim_table(self, place: int, table: Table) -> None:
        """Read a claims table."""
        for row in table.rows:
            claim = self.claim(place, table, row)
            self.claims.setdefault(claim.id, claim)

    def record_table(self, place: int, table: Table) -> None:
        """Read a records table: each filled cell is a claim."""
        layout = records.layout_of(self, place)
        for row in table.rows:
            name = self.identifier(table, row, self._records)
            told = name in self._records
            self._records.add(name)
            for claim in records.claims_of(self, layout, row, name):
                if claim.id in self.claims and not told:
                    message = f"claim id {claim.id!r} is already used; give this row an id never used before"
                    self.fault(table, row, "id", message)
                self.claims.setdefault(claim.id, claim)

    def correction_table(self, place: int, table: Table) -> None:
        """Read a corrections table."""
        for row in table.rows:
            self.correction(place, table, row)

    def source(self, place: int, table: Table, row: Row) -> None:
        """Read a row of a sources table."""
        name = self.identifier(table, row, self.sources)
        kind = self.one_of(table, row, "kind", self._source_kinds, "")
        sha256, characters = table.get(row, "sha256"), self.number(table, row, "characters")
        if not table.get(row, "title"):
            self.fault(table, row, "title", "a source needs a title or a name; say what it is")
        if sha256 and not re.fullmatch(r"[0-9a-f]{64}", sha256):
            self.fault(table, row, "sha256", f"{shown(sha256)} is no SHA-256 digest; it has 64 digits 0-9 a-f")
        if kind == "document" and not (sha256 and characters):
            self.fault(table, row, "sha256", "a document needs sha256 and characters; take them of its text")
        if re.match(r"[0-9]{4}", dated := table.get(row, "date")) and int(dated[:4]) > date.today().year:  # noqa: DTZ011
            self.fault(
                table, row, "date", f"{shown(dated)} lies in the future; a source tells what was known on its day"
            )
        self.sources.setdefault(
            name,
            Source(
                name, kind, table.get(row, "title"), self.language(table, row, "", needed=False),
                table.get(row, "title_en"), table.get(row, "address"), table.get(row, "publisher"),
                table.get(row, "date"), table.get(row, "licence"), sha256, characters, table.get(row, "note"),
                place, row.number,
            ),
        )  # fmt: skip

    def claim(self, place: int, table: Table, row: Row) -> Claim:
        """A row of a claims table."""
        name = self.identifier(table, row, self.claims)
        subject = self.subject(table, row, "subject")
        used = self.vocabulary.properties.get(table.get(row, "property"))
        if used is None:
            text = table.get(row, "property")
            near = nearest(text, self.vocabulary.properties)
            self.fault(table, row, "property", f"unknown term {shown(text)}; {near}see data/properties.csv")
            used = Property("", "", "", "no", implied=False)
        rank = self.one_of(table, row, "rank", RANKS, "normal")
        reason = table.get(row, "reason")
        if rank != "normal" and not reason:
            self.fault(table, row, "reason", f"rank {rank} needs its reason; say why in a few words")
        sources = self.sources_of(table, row)
        return Claim(
            name, subject, used, self.value(table, row, used, "value"),
            self.language(table, row, used.value, needed=used.value == "text"), sources,
            self.passage(table, row, sources), self.one_of(table, row, "mode", MODES, "explicit"), rank,
            reason, self.one_of(table, row, "confidence", CONFIDENCES, ""),
            self.edtf(table, row, "from"), self.edtf(table, row, "to"), table.get(row, "note"),
            place, row.number,
        )  # fmt: skip

    def passage(self, table: Table, row: Row, sources: tuple[str, ...]) -> Passage | None:
        """The quotation of a row; faults where words and offsets do not fit each other."""
        quote = table.get(row, "quote")
        start, end = self.number(table, row, "start"), self.number(table, row, "end")
        if not quote:
            if start is not None or end is not None:
                self.fault(table, row, "quote", "offsets without words; copy the words that carry the fact")
            return None
        if start is None or end is None:
            self.fault(table, row, "start", "a quote needs start and end; count characters from 0")
            return None
        documents = [name for name in sources if name in self.sources and self.sources[name].characters]
        if not documents:
            self.fault(table, row, "quote", "a quote needs a document among the sources; name one with sha256")
            return None
        length = self.sources[documents[0]].characters or 0
        if not start < end <= length:
            message = f"{start} to {end} lies outside {documents[0]}, which has {length} characters"
            self.fault(table, row, "start", f"{message}; count from 0, end after start")
            return None
        return self.words(table, row, Passage(documents[0], start, end, quote))

    def words(self, table: Table, row: Row, passage: Passage) -> Passage | None:
        """The passage with its words taken apart where they are elided."""
        found = ELIDED.fullmatch(passage.exact)
        if found is None:
            if len(passage.exact) != passage.end - passage.start:
                have, want = len(passage.exact), passage.end - passage.start
                message = f"the quote has {have} characters, start to end {want}; copy it again"
                self.fault(table, row, "quote", message)
            return passage
        if not found["digest"]:
            message = "an elided quote ends in # and 16 digits of the passage's SHA-256; add them"
            self.fault(table, row, "quote", message)
        return passage._replace(exact="", opening=found["first"], closing=found["last"], digest=found["digest"] or "")

    def correction(self, place: int, table: Table, row: Row) -> None:
        """Read a row of a corrections table."""
        name = self.identifier(table, row, self.corrections)
        wrong, right = table.get(row, "wrong"), table.get(row, "right")
        for column, claim in (("wrong", wrong), ("right", right)):
            if claim not in self.claims:
                near = nearest(claim, self.claims)
                self.fault(table, row, column, f"no claim has the id {shown(claim)}; {near}look it up")
        if wrong in self.claims and self.claims[wrong].rank != "deprecated":
            self.fault(table, row, "wrong", f"claim {wrong} is not deprecated; a corrected claim is")
        pair = [self.claims.get(wrong), self.claims.get(right)]
        if len({(each.subject, each.property.iri) for each in pair if each}) > 1 or wrong == right:
            self.fault(table, row, "right", f"{right} does not correct {wrong}; name another claim on the same")
        error = table.get(row, "error")
        if f"{CODES}error-type/{error}" not in self.vocabulary.codes:
            self.fault(table, row, "error", f"unknown error type {shown(error)}; see data/codes/error-type.ttl")
        if not table.get(row, "reason"):
            self.fault(table, row, "reason", "a correction needs its reason; say what proves the error")
        self.corrections.setdefault(
            name,
            Correction(
                name, wrong, right, error, table.get(row, "reason"), table.get(row, "reason_vi"),
                self.sources_of(table, row), place, row.number,
            ),
        )  # fmt: skip
