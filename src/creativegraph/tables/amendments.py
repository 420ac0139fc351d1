"""Rows about claims that other rows make: quotations, which give them words, ranks and corrections."""

from collections import defaultdict
from collections.abc import Sequence

from creativegraph.errors import Cell
from creativegraph.iris import RANKS
from creativegraph.project import NAME, in_use
from creativegraph.tables.cells.cells import Cells
from creativegraph.tables.cells.named import Given
from creativegraph.tables.claim import Claim, Correction, Ranking, Source, claims_shelf
from creativegraph.tables.quotations.rows import quoted, words_of
from creativegraph.tables.quotations.texts import at_hand
from creativegraph.tables.ranks import RESULT, SAME
from creativegraph.tables.ranks_of_others import by_claim, disputes, ends_before_it_begins, ranked
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets.shelf import names_shelf
from creativegraph.tables.table import Table
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["Amendments"]


class Amendments(Cells):
    """The claims that were read, and rows that give them words, other ranks, ends and corrections.

    ``amended`` are claims that rows of another project changed, each with the cell that did.
    """

    def __init__(self, tables: list[Table], vocabulary: Vocabulary, unsure: frozenset[str]) -> None:
        super().__init__(tables, vocabulary, unsure)
        self.texts = at_hand(each.file for each in tables if not each.owner)
        self.claims = claims_shelf()
        self.typed, self.labelled = names_shelf(), names_shelf()
        """The things of which rows give a class, and a name; ``given`` are names that cells give to things."""
        self.given: list[Given] = []
        self.corrections: dict[str, Correction] = {}
        self.rankings: dict[str, Ranking] = {}
        self.amended: list[tuple[Claim, Cell]] = []
        self._quotations: set[str] = set()
        self._ranked: dict[tuple[str, str], Ranking] = {}
        self._raised: dict[str, tuple[Claim, list[Ranking]]] = {}
        self._faulty: dict[type, set[str]] = defaultdict(set)
        self._error_types = self.codes_in("error-type")

    def codes_in(self, scheme: str) -> list[str]:
        """Return the codes of a list, without what stands before them."""
        return sorted(code.rpartition("/")[2] for code in self.vocabulary.codes if f"/{scheme}/" in code)

    def is_lost(self, sources: Sequence[str]) -> bool:
        """Return whether some source may be one of which nothing could be read."""
        missing = "sources" in self.unsure and not self.sources.keys() >= set(sources)
        return missing or not self._faulty[Source].isdisjoint(sources)

    def quote(self) -> None:
        """Give claims the words that a row of quotations has, and its source."""
        self._quotations.add(self.identifier(self._quotations))
        words = words_of(self, self.texts, lost=self.is_lost([self.get("source")]))
        named = self.get("claims").split()
        if not named:
            self.fault("claims", "missing-value")
        for text in named:
            claim = self.claims.get(name := self.claim_in("claims", text))
            if claim is None or words is None:
                continue
            if claim.passage:
                self.fault("claims", "quoted-already", given=text)
            else:
                self.claims[name] = quoted(claim, words)

    def claim_in(self, column: str, text: str | None = None) -> str:
        """Return the id of the claim that a cell, or a word of it, names; one that nothing has is a fault."""
        text = self.get(column) if text is None else text
        name = self.id_in(text)
        if (name not in self.claims or not self.is_known(name)) and not self.unsure & {"claims", "records"}:
            self.unknown(column, "unknown-claim", text, self.claims if not self.table.owner else self.ids())
        return name

    def ids(self) -> list[str]:
        """Return the ids of all claims as the tables of this project name them."""
        return [self.named_id(each) for each in self.claims if self.is_known(each)]

    def named_id(self, name: str) -> str:
        """Return the id of a claim as the tables of this project name it."""
        owner, _, local = name.rpartition(":")
        return local if owner == self.table.owner else f"{owner or NAME}:{local}"

    def is_foreign(self, name: str) -> bool:
        """Return True for the id of a claim of another project."""
        return name.rpartition(":")[0] != self.table.owner

    def rank(self, before: int) -> None:
        """Give a claim of another project another rank or an end, as a row of ranks says."""
        name, claim = self.identifier(self.rankings), self.claim_in("claim")
        rank, until, reason = self.one_of("rank", RANKS, ""), self.edtf("to"), self.get("reason")
        self.sources_of()
        if claim in self.claims and not self.is_foreign(claim):
            self.fault("claim", "rank-of-own", given=self.get("claim"))
        if not rank and not until:
            self.fault("rank", "rank-of-nothing", expected=", ".join(RANKS))
        if not reason:
            self.fault("reason", "rank-without-reason", given=rank or until)
        there = self.claims.get(claim)
        if there is not None and until and ends_before_it_begins(there.since, until):
            self.fault("to", "end-before-begin", given=self.get("to"), begin=there.since)
        first = self._ranked.get((self.table.owner, claim))
        if first is not None:
            place = f"{self.tables[first.table].file}:{first.row}"
            self.fault("claim", "claim-ranked-twice", given=self.get("claim"), row=place)
        if len(self.faults) == before and there is not None:
            made = Ranking(name, claim, rank, until, reason, self.place, self.row.number)
            self.rankings[name] = self._ranked[self.table.owner, claim] = made

    def give_ranks(self) -> None:
        """Give claims of other projects the ranks and ends that rows say, and tell where two projects say otherwise."""
        used = in_use()
        for claim, rows in by_claim(self.rankings).items():
            before = self.claims[claim]
            self.claims[claim] = ranked(before, rows, used)
            if before.rank == "deprecated" != self.claims[claim].rank:
                self._raised[claim] = before, [each for each in rows if each.rank and each.rank != "deprecated"]
            self.amended += [(self.claims[claim], self.tables[each.table].cell(each.row, "claim")) for each in rows]
            for each in disputes(rows, used):
                table, other = self.tables[each.row.table], self.tables[each.other.table]
                details = {"given": each.said, "counts": each.counts, "row": f"{other.file}:{each.other.row}"}
                self.faults.append(fault(table.cell(each.row.row, "claim"), "ranks-differ", claim=claim, **details))

    def lower(self, claim: str, correction: str) -> None:
        """Deprecate a claim again that its own project corrects, and tell the rows of ranks that say otherwise."""
        self.claims[claim], rows = self._raised.pop(claim)
        details = {"given": claim, "by": correction, "why": "table.corrected-not-deprecated.ranked"}
        self.remarks += [
            fault(self.tables[each.table].cell(each.row, "rank"), "corrected-not-deprecated", **details)
            for each in rows
        ]

    def same_figure(self, pair: Sequence[Claim]) -> bool:
        """Return whether two claims are numbers of figures that count the same of one thing."""
        observations = self.vocabulary.roles.observations
        if any(each.property.name != RESULT or not each.subject.startswith(observations) for each in pair):
            return False
        same = frozenset((*SAME, *self.vocabulary.roles.limits))
        facts: dict[str, set[tuple[str, str]]] = {each.subject: set() for each in pair}
        for each in self.claims.values():
            if each.subject in facts and each.property.name in same:
                facts[each.subject].add((each.property.name, each.value))
        first, *others = facts.values()
        return bool(first) and all(each == first for each in others)

    def correction(self) -> Correction:
        """Return the correction of a row; what it corrects of another project counts no more."""
        before = len(self.faults)
        name = self.identifier(self.corrections)
        error, reason = self.get("error"), self.get("reason")
        wrong, right = self.claim_in("wrong"), self.claim_in("right")
        if wrong in self._raised and not self.is_foreign(wrong):
            self.lower(wrong, name)
        stands = wrong in self.claims and self.claims[wrong].rank != "deprecated"
        if stands and not self.is_foreign(wrong):
            self.fault("wrong", "corrected-not-deprecated", given=wrong, why="table.corrected-not-deprecated.own")
        pair = [self.claims.get(wrong), self.claims.get(right)]
        known = [each for each in pair if each and each.id not in self._faulty[Claim]]
        apart = len({(each.subject, each.property.iri) for each in known}) > 1 and not self.same_figure(known)
        if apart or wrong == right:
            self.fault("right", "corrects-another", given=right, wrong=wrong)
        error = error if error in self._error_types else self.choice_called("error", error, self._error_types) or error
        if error not in self._error_types:
            self.unknown("error", "unknown-error-type", error, self._error_types, known=", ".join(self._error_types))
        if not reason:
            self.fault("reason", "correction-without-reason")
        sources = self.sources_of()
        if stands and len(self.faults) == before and right in self.claims and right not in self._faulty[Claim]:
            self.claims[wrong] = self.claims[wrong]._replace(rank="deprecated", reason=f"{reason} ({name})")
            self.amended.append((self.claims[wrong], self.table.cell(self.row.number, "wrong")))
        return Correction(
            name, wrong, right, error, reason, self.get("reason_vi"), sources, self.place, self.row.number
        )
