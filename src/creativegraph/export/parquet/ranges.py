"""Rows sorted in ranges of their subjects, each small enough for the memory: what lies on the disk is packed.

DuckDB sorts more than its memory holds by putting all of it on the disk as it is in memory. Rows that are first written
as Parquet, a file for each range, take a thirtieth of that, and each range is sorted in memory.
"""

from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from creativegraph.engine.duckdb import quoted
from creativegraph.files.limits import in_force

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa
    from duckdb import DuckDBPyConnection

__all__ = ["in_order"]

EACH = 1 << 9
"""Bytes of memory in which a row is sorted for sure; half is mostly enough."""
FEW = 2
"""How many ranges more than one there are at least."""
SAMPLE = 20_000
"""Rows of which the subjects are looked at to tell where ranges begin."""
TOGETHER = 1 << 16
"""Rows that are given back together."""


def in_order(made: "DuckDBPyConnection", query: str, folder: Path) -> "Iterator[pa.RecordBatch]":
    """Yield the rows of a query that sorts a query in brackets by ``subject`` first; files go into a folder."""
    start, end = query.index("(") + 1, query.rindex(")")
    rows = query[start:end]
    begins = starts(made, rows)
    if not begins:
        yield from made.sql(query).to_arrow_reader(TOGETHER)
        return
    place = folder / "ranges"
    parted = f"SELECT *, {range_of(begins)} AS range FROM ({rows})"  # noqa: S608 - of our own
    made.execute(f"COPY ({parted}) TO '{quoted(place)}' (FORMAT parquet, PARTITION_BY (range))")
    for number in range(len(begins) + 1):
        if files := sorted((place / f"range={number}").glob("*.parquet")):
            made.read_parquet(list(map(str, files)), hive_partitioning=False).create_view("ranged")
            yield from made.sql(f"{query[:start]}FROM ranged{query[end:]}").to_arrow_reader(TOGETHER)
            rmtree(place / f"range={number}")


def starts(made: "DuckDBPyConnection", rows: str) -> list[str]:
    """Return the subjects with which ranges begin, but for the first one; none where all rows fit into the memory."""
    number = count(made, rows) * EACH // in_force().graph_memory
    if number < FEW:  # writing them and reading them again is more work than sorting
        return []
    asked = f"SELECT subject FROM (SELECT subject FROM ({rows}) USING SAMPLE {SAMPLE} ROWS) ORDER BY 1"  # noqa: S608
    seen = [each for (each,) in made.execute(asked).fetchall()]
    return sorted({seen[len(seen) * each // (number + 1)] for each in range(1, number + 1)})


def count(made: "DuckDBPyConnection", rows: str) -> int:
    """Return how many rows a query has."""
    return sum(each for (each,) in made.execute(f"SELECT count(*) FROM ({rows})").fetchall())  # noqa: S608 - of our own


def range_of(begins: "Sequence[str]", first: int = 0) -> str:
    """Return the number of the range of a subject as SQL: the middle is asked first."""
    if not begins:
        return str(first)
    middle = len(begins) // 2
    later, sooner = range_of(begins[middle + 1 :], first + middle + 1), range_of(begins[:middle], first)
    return f"CASE WHEN subject >= '{quoted(begins[middle])}' THEN {later} ELSE {sooner} END"
