"""The build of a graph from tables: the same bytes on every machine."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import Cell, Fault, TableError, UnreadableError
from creativegraph.files.limits import beyond, in_force
from creativegraph.iris import EVIDENCE, IRI
from creativegraph.names.fold import fold
from creativegraph.tables import triples
from creativegraph.tables.cells.named import NAMES
from creativegraph.tables.claim import Claim, Correction, Source
from creativegraph.tables.lines import codes, encoded_in_turn, for_stores, ontology, tidy
from creativegraph.tables.matches import faults_of_matches
from creativegraph.tables.progress import telling
from creativegraph.tables.projects.folders import opened, owned, projects_of
from creativegraph.tables.quotations.texts import given_texts
from creativegraph.tables.ranks import best
from creativegraph.tables.reader import Reader
from creativegraph.tables.rules import is_violation
from creativegraph.tables.selection import Selection, selected, source_ids
from creativegraph.tables.sheets.files import Reading, read_all
from creativegraph.tables.table import Table
from creativegraph.tables.unread_terms import without_consequences
from creativegraph.tables.vocabulary import Vocabulary, vocabulary
from creativegraph.tables.vocabulary_file import HIDDEN

__all__ = ["Build", "Digest", "build"]

Row = Claim | Correction | Source
BYTES = 3000
"""What a claim takes as triples in memory, measured: some ten triples of 300 bytes each."""


class Digest(NamedTuple):
    """The identity of a graph: numbers of claims and triples, and its canonical hash.

    The hash is the SHA-256 of the RDFC-1.0 canonical N-Quads of all triples in one graph.
    """

    claims: int
    triples: int
    sha256: str


class Build:
    """The claims of tables and the graph made from them, layer by layer.

    After a lenient build ``faults`` holds all faults, ``notes`` what was skipped without harm, ``left_out`` the tables
    that were not built, and ``doubtful`` the things that faulty rows and cells are about: for the IRI of each thing the
    IRIs of the properties concerned, with ``^`` before those of which it is the value, and ``rdf:type`` if nothing else
    is known about it. A finding there may only be a consequence of the fault. ``amended`` has the claims that rows of
    ranks and corrections give another rank or an end, each with the cell of the row. Where sources were chosen,
    ``chosen`` is what was taken of them.
    """

    def __init__(self, reader: Reader, reading: Reading, chosen: Selection | None = None) -> None:
        self.faults: tuple[Fault, ...] = tuple(dict.fromkeys(reader.faults))
        self.left_out: tuple[Table, ...] = tuple(reading.left_out)
        self.notes: tuple[Fault, ...] = tuple(reading.notes)
        self.doubtful: dict[str, frozenset[str]] = {name: frozenset(iris) for name, iris in reader.doubts.items()}
        self.projects = project.in_use()
        self.tables: list[Table] = reader.tables
        self.vocabulary: Vocabulary = reader.vocabulary
        self.sources: dict[str, Source] = reader.sources
        self.amended: tuple[tuple[Claim, Cell], ...] = tuple(reader.amended)
        self.named = frozenset(reader.named_by_default)
        """Things that are named beside their ids alone, or by them, in the language of the source."""
        self.chosen = chosen
        taken = chosen or Selection(reader.claims, reader.corrections)
        self.claims: Mapping[str, Claim] = taken.claims
        self.corrections: dict[str, Correction] = taken.corrections

    @property
    def whole(self) -> "Build":
        """What one process has read: this."""
        return self

    def direct(self) -> list[str]:
        """Return the direct layer as sorted lines of N-Triples: what the claims of best rank state, and search keys."""
        with project.using(self.projects):
            return tidy(self._direct())

    def _direct(self) -> Iterator[str]:
        """Yield the direct layer, unsorted."""
        chosen = self._best()
        coded = [(each.subject, fold(each.value)) for each in chosen if each.property.names]
        codes, names = {key for _, key in coded}, set[str]()
        for claim in chosen:
            yield triples.direct(claim)[0]
            if claim.property.value == "period":
                for line, _ in triples.span(claim):
                    yield line
            if claim.property.name in NAMES:
                key = fold(claim.value)
                yield f"<{claim.subject}> {HIDDEN} {triples.string(key)}"
                if key in codes:
                    names.add(key)
        yield from (f"<{thing}> {HIDDEN} {triples.string(key)}" for thing, key in coded if key not in names)

    def evidence(self) -> list[str]:
        """Return the evidence layer as sorted lines of N-Triples: claims, quotations, corrections and sources."""
        with project.using(self.projects):
            return tidy(self.unsorted_evidence())

    def unsorted_evidence(self) -> Iterator[str]:
        """Yield the evidence layer, unsorted, claims first; of a passage quoted again perhaps once more."""
        return chain(triples.of_claims(self.claims.values()), self.evidence_beside())

    def evidence_beside(self) -> Iterator[str]:
        """Yield the lines of N-Triples of the evidence that is no claim's own: corrections and sources."""
        for made in chain[Row](self.corrections.values(), self.sources.values()):
            yield from (line for line, _ in triples.evidence(made))

    def codes(self) -> list[str]:
        """Return the code lists as sorted lines of N-Triples, with the search keys of their concepts."""
        return list(codes(self.vocabulary))

    def ontology(self) -> list[str]:
        """Return the ontology as sorted lines of N-Triples: labels, definitions, superclasses, domains and ranges.

        Lists and unions are left out: a graph without blank nodes has the same serialisation on every engine.
        """
        return list(ontology(self.vocabulary))

    def lines(self) -> list[str]:
        """Return all layers together, sorted, each triple once.

        Raises:
            UnreadableError: they are too many for the memory.
        """
        if len(self.claims) * BYTES > in_force().graph_memory:
            what = f"{len(self.claims):,} claims make a graph of about {len(self.claims) * BYTES >> 20:,} MiB"
            raise UnreadableError(beyond(what, "graph_memory", "open them with store=, which keeps it on disk"))
        with project.using(self.projects):
            return tidy(chain(self.unsorted_evidence(), self._direct(), self.codes(), self.ontology()))

    def ntriples(self) -> bytes:
        """Return the whole graph as canonical N-Triples."""
        return b"".join(self.sorted_parts())

    def sorted_parts(self) -> Iterator[bytes]:
        """Yield the whole graph as canonical N-Triples, in parts."""
        yield from encoded_in_turn(self.lines())

    def parts(self) -> Iterator[bytes]:
        """Yield the whole graph as N-Triples without an order, in parts that a store takes in one go."""
        yield from for_stores(chain(self.unsorted_evidence(), self._direct(), self.codes(), self.ontology()))

    def digest(self, data: bytes | None = None) -> Digest:
        """Return counts and canonical hash; ``data`` are the N-Triples, if you have them already."""
        from hashlib import sha256

        data = self.ntriples() if data is None else data
        return Digest(len(self.claims), data.count(b"\n"), sha256(data).hexdigest())

    def cells_of(self, things: Iterable[str]) -> dict[str, list[tuple[str, Cell]]]:
        """Return the triples about some things, each with its cell (the first, if several state it).

        Things are written as in N-Triples, ``<iri>``; those that are in no table are left out.
        """
        wanted = {each[1:-1] for each in things}
        found: dict[str, dict[str, Cell]] = {}
        for line, cell in self.vocabulary.places.items():
            if line[1 : line.index(">")] in wanted:
                found.setdefault(line.partition(" ")[0], {})[line] = cell
        evidence = {each for each in wanted if IRI(each).kind in EVIDENCE}

        def is_about(made: Row) -> bool:
            stated = isinstance(made, Claim) and made.subject in wanted
            return stated or (bool(evidence) and not evidence.isdisjoint(triples.subjects(made)))

        with project.using(self.projects):
            for line, cell in self._placed(is_about) if wanted else ():
                found.setdefault(line.partition(" ")[0], {}).setdefault(line, cell)
        return {f"<{each}>": list(found[f"<{each}>"].items()) for each in sorted(wanted) if f"<{each}>" in found}

    def _placed(self, chosen: Callable[[Row], bool]) -> Iterator[tuple[str, Cell]]:
        """Yield the lines made from chosen rows, with their cells: the direct layer first, then the evidence."""
        direct = ((claim, iter([triples.direct(claim)])) for claim in filter(chosen, self._best()))
        rows = chain[Row](self.claims.values(), self.corrections.values(), self.sources.values())
        for made, lines in chain[tuple[Row, Iterator[triples.Line]]](
            direct, ((each, triples.evidence(each)) for each in filter(chosen, rows))
        ):
            table, header = self.tables[made.table], made.column if isinstance(made, Claim) else ""
            for line, role in lines:
                column = table.column_of(role, header) if header else table.column(role)
                yield line, Cell(table.file, table.sheet, made.row, column)

    def _best(self) -> Iterable[Claim]:
        """Return the claims of best rank; of chosen sources those that they print."""
        taken = self.chosen or Selection(self.claims, self.corrections)
        return best(self.claims.values(), self.vocabulary.roles, taken.printed, taken.aside)

    def with_background(self) -> "Build":
        """Return the same with what is known from elsewhere of what the chosen sources mention."""
        made = copy(self)
        if self.chosen:
            made.claims = {**self.claims, **{each.id: each for each in self.chosen.missing}}
            made.chosen = self.chosen._replace(claims=made.claims, missing=())
        return made


def build(  # noqa: PLR0913 - each is one way to choose what is built
    places: str | Path | Iterable[str | Path],
    *,
    sources: str | Iterable[str] | None = None,
    corrected: bool = False,
    background: bool = False,
    lenient: bool = False,
    texts: str | Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Build:
    """Build the graph of tables in files and folders.

    Args:
        places: tables, or folders searched for them.
        sources: ids of the sources whose claims are used, as they print them; all if None.
        corrected: of chosen sources, the corrected values instead of those they print.
        background: of chosen sources, also what others say of the places that they mention.
        lenient: build whatever can be read and keep the faults, instead of raising them. A faulty row of a claims
            table makes no claim, nor does a faulty cell of a records table; a table with an unusable header is left
            out.
        texts: a folder of texts, found by the SHA-256 that their sources have: quotations are compared with them, and
            those without offsets are placed by their words. A project may name one in its manifest.
        progress: called with the step, the number of files read, or of rows of a long table, and their number in all.

    Raises:
        UnreadableError: a file is missing, there is no table, or no such folder of texts.
        TableError: with every fault of every table, unless ``lenient``.
        UnknownNameError: a source is in no table.
        ArgumentError: ``sources`` is empty.
    """
    paths = dict.fromkeys([places] if isinstance(places, (str, Path)) else places)
    projects, faults = projects_of(paths)
    with project.using(projects or project.in_use()), given_texts(texts), telling(progress):
        stopped = bool(faults) and projects is None
        reading = read_all([] if stopped else opened(paths, projects), lenient=lenient, progress=progress)
        reading.faults[:0] = faults
        reader = Reader(owned(reading.tables), vocabulary(), reading.left_out)
        told = without_consequences(reader.faults, reading.left_out, project.in_use())
        reader.faults = [*reading.faults, *told, *faults_of_matches(reader)]
        if not lenient and any(map(is_violation, reader.faults)):
            raise TableError(list(dict.fromkeys(reader.faults)))
        if sources is None:
            return Build(reader, reading)
        wanted = source_ids(sources, reader.sources)
        return Build(
            reader,
            reading,
            selected(
                reader.claims, reader.corrections, wanted, reader.vocabulary.roles.background, corrected=corrected,
                background=background,
            ),
        )  # fmt: skip
