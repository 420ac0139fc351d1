"""What runs rules.sql over a claims table: DuckDB on one machine, Spark on several."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from creativegraph.errors import UnwritableError
from creativegraph.export.parquet.claims import ROWS, some
from creativegraph.files.limits import in_force
from creativegraph.rows.table import extra

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyarrow as pa
    from duckdb import DuckDBPyConnection

__all__ = ["ENGINES", "RULES", "Runs", "in_duckdb", "rules"]

Runs: TypeAlias = "Callable[[str, Path], Iterator[pa.RecordBatch]]"
"""What runs a query over the claims table in a folder."""
NOTHING_FETCHED = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
"""DuckDB would fetch an extension for what a query names: of addresses, of other databases, of file formats."""
RULES = Path(__file__).with_name("rules.sql")


def rules() -> str:
    """Return the query that makes the graph of a claims table: layer, subject, predicate and object, sorted."""
    return RULES.read_text(encoding="utf-8")


def tables_in(folder: Path) -> dict[str, list[str]]:
    """Return the tables of a claims table by name, each with the files of its parts."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.parquet")):
        found.setdefault(path.stem.partition("-")[0], []).append(str(path))
    return found


@contextmanager
def in_duckdb(folder: Path, what: str) -> "Iterator[DuckDBPyConnection]":
    """Open DuckDB to make ``what``; what is beyond the memory that a graph may take lies in a folder meanwhile."""
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{in_force().graph_memory >> 20}MiB",
        "temp_directory": str(folder / "beyond"),
        **NOTHING_FETCHED,
    }
    try:
        with duckdb.connect(config=settings) as made:
            yield made
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise UnwritableError(f"DuckDB has no room for {what}: {error}; make room in {folder.parent}") from error


def by_duckdb(query: str, folder: Path) -> "Iterator[pa.RecordBatch]":
    """Run a query in DuckDB."""
    with extra("duckdb", "the engine duckdb"):
        import duckdb  # noqa: F401 - whether it is there
    with in_duckdb(folder, "the graph") as made:
        for name, files in tables_in(folder).items():
            made.read_parquet(files).create_view(name)
        yield from made.sql(query).to_arrow_reader(ROWS)


def by_spark(query: str, folder: Path) -> "Iterator[pa.RecordBatch]":
    """Run a query in Spark, where SPARK_MASTER or its own configuration says."""
    with extra("spark", "the engine spark"):
        import pyarrow as pa
        from pyspark.sql import SparkSession

    made = SparkSession.builder.appName("creativegraph").getOrCreate()
    for name, files in tables_in(folder).items():
        made.read.parquet(*files).createOrReplaceTempView(name)
    found = made.sql(query)
    for rows in some(found.toLocalIterator(prefetchPartitions=True)):
        yield pa.record_batch([pa.array(column) for column in zip(*rows, strict=True)], names=found.columns)


ENGINES: dict[str, Runs] = {"duckdb": by_duckdb, "spark": by_spark}
