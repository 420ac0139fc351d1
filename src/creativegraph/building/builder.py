"""Tables to a graph, the same bytes on every machine."""

import hashlib
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.building import triples
from creativegraph.building.claims import Claim, Correction, Source
from creativegraph.building.ranks import best
from creativegraph.building.reader import Reader
from creativegraph.building.tables import Table, read_all
from creativegraph.building.vocabulary import Vocabulary, vocabulary
from creativegraph.errors import Fault, TableError, UnknownNameError, shown
from creativegraph.names import fold
from creativegraph.values import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Triple

__all__ = ["Build", "Digest", "build"]

HIDDEN = triples.name("skos", "hiddenLabel")
NAMES = ("skos:prefLabel", "skos:altLabel", "dcterms:title")
NAME_IRIS = frozenset(
    PREFIXES["skos"] + each for each in ("prefLabel", "altLabel")
)  # fmt: skip


AT_ONCE = 1 << 12
"""Lines encoded together; one string of all of them would take four times the memory."""


class Digest(NamedTuple):
    """What identifies a graph: how many claims and triples, and its canonical hash.

    The hash is the SHA-256 of the RDFC-1.0 canonical N-Quads of all triples in one graph.
    """

    claims: int
    triples: int
    sha256: str


class Build:
    """What the tables say, as claims, and the graph made of them, layer by layer."""

    def __init__(self, reader: Reader, sources: frozenset[str] | None = None) -> None:
        self.tables: list[Table] = reader.tables
        self.vocabulary: Vocabulary = reader.vocabulary
        self.sources: dict[str, Source] = reader.sources
        self.claims: dict[str, Claim] = reader.claims
        self.corrections: dict[str, Correction] = reader.corrections
        if sources is not None:
            self.claims = {name: claim for name, claim in self.claims.items() if sources.intersection(claim.sources)}
            self.corrections = {
                name: each
                for name, each in self.corrections.items()
                if each.wrong in self.claims and each.right in self.claims
            }

    def direct(self) -> list[str]:
        """The direct layer, sorted: plain triples of the claims of best rank, and folded names."""
        return tidy(self._direct())

    def _direct(self) -> list[str]:
        """The direct layer as it comes."""
        lines = []
        for claim in best(self.claims.values()):
            lines.append(triples.direct(claim)[0])
            if claim.property.value == "period":
                lines.extend([line for line, _ in triples.span(claim)])
            if claim.property.name in NAMES:
                lines.append(f"<{claim.subject}> {HIDDEN} {triples.string(fold(claim.value))}")
        return lines

    def evidence(self) -> list[str]:
        """The evidence layer, sorted: claims, quotations, corrections and sources."""
        return tidy(self._evidence())

    def _evidence(self) -> list[str]:
        """The evidence layer as it comes, claims first."""
        claims = self.claims.values()
        lines = [line for claim in claims for line, _ in triples.statement(claim)]
        for passage in {claim.passage: None for claim in claims if claim.passage}:
            lines.extend([line for line, _ in triples.quotation(passage)])
        for claim in claims:
            if claim.property.value == "period":
                lines.extend([line for line, _ in triples.span(claim)])
        for correction in self.corrections.values():
            lines.extend([line for line, _ in triples.of_correction(correction)])
        for source in self.sources.values():
            lines.extend([line for line, _ in triples.of_source(source)])
        return lines

    def codes(self) -> list[str]:
        """The code lists, sorted, with the folded names of their concepts."""
        folded = {
            f"{each.subject} {HIDDEN} {triples.string(fold(str(getattr(each.object, 'value', ''))))}"
            for each in self.vocabulary.code_triples
            if each.predicate.value in NAME_IRIS
        }
        return sorted({*named(self.vocabulary.code_triples), *folded})

    def ontology(self) -> list[str]:
        """What graphs carry of the ontology, sorted: labels, definitions, superclasses, named domains and ranges.

        Lists and unions stay in ``ontology/``: without blank nodes a graph has one text on every engine.
        """
        return sorted(named(self.vocabulary.ontology))

    def lines(self) -> list[str]:
        """All layers together, sorted, each triple once."""
        return tidy([*self._evidence(), *self._direct(), *self.codes(), *self.ontology()])

    def ntriples(self) -> bytes:
        """The whole graph as canonical N-Triples."""
        lines = self.lines()
        some = (lines[start : start + AT_ONCE] for start in range(0, len(lines), AT_ONCE))
        return b"".join([(" .\n".join(each) + " .\n").encode() for each in some])

    def digest(self, data: bytes | None = None) -> Digest:
        """Counts and canonical hash; ``data`` saves the work where the N-Triples are at hand."""
        data = self.ntriples() if data is None else data
        return Digest(len(self.claims), data.count(b"\n"), hashlib.sha256(data).hexdigest())

    def origins(self) -> dict[str, Fault]:
        """For each triple made from tables, the cell that it comes from (the first, if several state it)."""
        cells: dict[str, Fault] = {}
        for claim in best(self.claims.values()):
            self.remember(cells, claim, [triples.direct(claim)])
        for each in self.claims.values():
            self.remember(cells, each, triples.evidence(each))
        for correction in self.corrections.values():
            self.remember(cells, correction, triples.of_correction(correction))
        for source in self.sources.values():
            self.remember(cells, source, triples.of_source(source))
        return cells

    def remember(
        self, cells: dict[str, Fault], made: Claim | Correction | Source, lines: Iterable[triples.Line]
    ) -> None:
        """Note the cells of the lines made from one row, unless an earlier row made them too."""
        table = self.tables[made.table]
        header = made.column if isinstance(made, Claim) else ""
        for line, role in lines:
            if line not in cells:
                column = table.column_of(role, header) if header else table.column(role)
                cells[line] = Fault(table.file, made.row, column, "")


def tidy(lines: list[str]) -> list[str]:
    """The lines sorted, each once."""
    lines.sort()
    return [line for line, _ in groupby(lines)]


def named(statements: Iterable["Triple"]) -> set[str]:
    """Triples as lines, but for those with blank nodes."""
    return {
        f"{each.subject} {each.predicate} {each.object}"
        for each in statements
        if not str(each.subject).startswith("_:") and not str(each.object).startswith("_:")
    }


def build(places: Iterable[str | Path], *, sources: Iterable[str] | None = None) -> Build:
    """The graph of tables in files and folders.

    Args:
        places: CSV files, or folders searched for them.
        sources: ids of the only sources whose claims count; all where None.

    Raises:
        UnreadableError: a file is missing or no table is there.
        TableError: with every fault of every table.
        UnknownNameError: ``sources`` names one that no table has.
    """
    tables = read_all(Path(place) for place in dict.fromkeys([places] if isinstance(places, (str, Path)) else places))
    reader = Reader(tables, vocabulary())
    if reader.faults:
        raise TableError(list(dict.fromkeys(reader.faults)))
    if sources is None:
        return Build(reader)
    wanted = frozenset([sources] if isinstance(sources, str) else sources)
    for name in sorted(wanted - reader.sources.keys()):
        raise UnknownNameError(f"no source named {shown(name)}; known are {', '.join(sorted(reader.sources)[:20])}")
    return Build(reader, wanted)
