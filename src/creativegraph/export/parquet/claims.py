"""The claims table: what the reader makes of tables, as Parquet from which rules.sql makes the graph.

``claims`` has one row for each claim: its triple as N-Triples terms and all that the rules ask of it. ``given`` has the
triples that no rule decides about: claims, quotations, sources and corrections as resources, time spans, code lists and
the ontology. Terms are written here alone, so that no engine escapes a text or reads a date.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, get_type_hints

from creativegraph import project
from creativegraph.names.fold import fold
from creativegraph.tables import Build, triples
from creativegraph.tables.cells.named import NAMES
from creativegraph.tables.claim import Claim
from creativegraph.tables.ranks import RESULT, SAME

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "ROWS", "TABLES", "Bare", "Given", "Refused", "Ruled", "schema_of", "some", "triples_of", "write_claims",
    "write_rows",
]  # fmt: skip

Row = TypeVar("Row")
TABLES = ("claims", "given")
ROWS = 1 << 16
"""Rows written together."""


class Ruled(NamedTuple):
    """A claim as the rules see it.

    ``part`` is of claims about observations: ``result``, ``same`` for what two must share to count the same, else
    ``other``. ``naming`` says whether a value is a name or a code by which people name a thing, ``key`` is its search
    key. Of chosen sources claims may be ``printed``, so that they count though deprecated, or ``aside``.
    """

    claim: str
    subject: str
    predicate: str
    object: str
    value: str
    lang: str
    rank: str
    mode: str
    single: bool
    shown_if_implied: bool
    ended: bool
    printed: bool
    aside: bool
    period: bool
    part: str
    naming: str
    key: str


class Given(NamedTuple):
    """A triple that a row makes whatever else is said, with its layer."""

    layer: str
    subject: str
    predicate: str
    object: str


class Bare(NamedTuple):
    """A thing that lacks a class or a label in a part, and which of them would be made for it if no part had it."""

    thing: str
    classed: bool
    called: bool


class Refused(NamedTuple):
    """A claim of a row at fault, of which a part has nothing but the id, so that no other row may have it."""

    claim: str


def write_claims(made: Build, folder: Path, name: str = "") -> None:
    """Write the claims table of a build into a folder; one part of it if it has a name."""
    from pyarrow import parquet

    def table(of: str, row: type[NamedTuple]) -> parquet.ParquetWriter:
        return parquet.ParquetWriter(folder / f"{of}{name}.parquet", schema_of(row), compression="zstd")

    given = {"evidence": made.evidence_beside(), "codes": made.codes(), "ontology": made.ontology()}
    with project.using(made.projects), table("claims", Ruled) as claims, table("given", Given) as triples_beside:
        for each in some(made.claims.values()):  # in one go: they may lie in a file
            claims.write_batch(batch_of(Ruled, list(ruled(made, each))))
            for lines in some(triples.of_claims(each)):
                triples_beside.write_batch(triples_of(["evidence"] * len(lines), lines))
        for layer, found in given.items():
            for lines in some(found):
                triples_beside.write_batch(triples_of([layer] * len(lines), lines))


def some(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows, some at a time."""
    rest = iter(rows)
    return iter(lambda: list(islice(rest, ROWS)), [])


def write_rows(path: Path, row: type[NamedTuple], rows: Sequence[NamedTuple]) -> None:
    """Write rows of a class as Parquet."""
    from pyarrow import parquet

    with parquet.ParquetWriter(path, schema_of(row), compression="zstd") as file:
        for each in some(rows):
            file.write_batch(batch_of(row, each))


def batch_of(row: type[NamedTuple], rows: Sequence[NamedTuple]) -> "pa.RecordBatch":
    """Return rows of a class as columns."""
    import pyarrow as pa

    schema = schema_of(row)
    columns = [pa.array(values, each.type) for values, each in zip(zip(*rows, strict=True), schema, strict=True)]
    return pa.record_batch(columns, schema=schema)


def triples_of(layers: Sequence[str], lines: Sequence[str]) -> "pa.RecordBatch":
    """Return lines of N-Triples, without their full stops, and the layer of each as columns."""
    import pyarrow as pa
    from pyarrow import compute

    parts = compute.split_pattern(pa.array(lines, pa.string()), " ", max_splits=2)
    columns = [pa.array(layers, pa.string()), *(compute.list_element(parts, place) for place in range(3))]
    return pa.record_batch(columns, schema=schema_of(Given))


def schema_of(row: type[NamedTuple]) -> "pa.Schema":
    """Return the columns of rows of a class."""
    import pyarrow as pa

    types = {str: pa.string(), bool: pa.bool_()}
    return pa.schema([(name, types[kind]) for name, kind in get_type_hints(row).items()])


def ruled(made: Build, claims: Iterable[Claim]) -> Iterator[Ruled]:
    """Yield claims of a build as the rules see them."""
    roles = made.vocabulary.roles
    same = {*SAME, *roles.limits}
    printed, aside = (made.chosen.printed, made.chosen.aside) if made.chosen else (frozenset[str](), frozenset[str]())

    def part_of(claim: Claim) -> str:
        if not claim.subject.startswith(roles.observations):
            return ""
        name = claim.property.name
        return "result" if name == RESULT else "same" if name in same else "other"

    for claim in claims:
        used = claim.property
        subject, predicate, value = terms(triples.direct(claim)[0])
        naming = "name" if used.name in NAMES else "code" if used.names else ""
        yield Ruled(
            claim.id, subject, predicate, value, claim.value, claim.lang, claim.rank, claim.mode, used.single != "no",
            used.implied, bool(claim.until), claim.id in printed, claim.id in aside, used.value == "period",
            part_of(claim), naming,
            triples.string(fold(claim.value)) if naming else "",
        )  # fmt: skip


def terms(line: str) -> tuple[str, str, str]:
    """Return subject, predicate and object of a line of N-Triples without its full stop."""
    subject, predicate, value = line.split(" ", 2)
    return subject, predicate, value
