"""What runs rules.sql over a claims table: DuckDB on one machine, Spark on several."""

from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from creativegraph.engine.duckdb import in_duckdb, quoted
from creativegraph.errors import UnwritableError
from creativegraph.export.parquet.claims import ROWS, some
from creativegraph.export.parquet.ranges import in_order
from creativegraph.files.limits import in_force
from creativegraph.graph.rows.table import extra

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyarrow as pa
    from pyspark.sql import SparkSession

__all__ = ["ENGINES", "RULES", "Runs", "in_two", "rules"]

Runs: TypeAlias = "Callable[[str, Path], Iterator[pa.RecordBatch]]"
"""What runs a query over the claims table in a folder."""
CONFIGURED = {"SPARK_CONF_DIR", "SPARK_HOME"}
"""Variables of the environment that say where a configuration of Spark is."""
ENDED = "its Java has ended"
ENDING = "-XX:+ExitOnOutOfMemoryError -XX:+DisplayVMOutputToStderr"
"""How Java ends without memory, and says so where messages go."""
RULES = Path(__file__).with_name("rules.sql")
SOME = 1 << 13
"""Rows that DuckDB puts aside together: texts can be long, and it keeps those of so many in memory."""
TOGETHER = 100_000
"""Rows that a task of Spark gives back together, about: the process that asks takes each part of an answer whole."""
PACKED = "1m"
"""Bytes of small parts that Spark puts together, packed: the least that it takes."""
AGAIN = "AS /* again */ ("
"""How a table of a query begins that is not kept, but made again wherever it is asked for."""
ASIDE = "-- Here `direct` may be put aside.\n"
"""The line of a query before which its last table can be put aside."""


def rules() -> str:
    """Return the query that makes the graph of a claims table: layer, subject, predicate and object, sorted."""
    return RULES.read_text(encoding="utf-8")


def in_two(query: str) -> tuple[str, str, str]:
    """Return a query as DuckDB takes it: tables of which the last can be put aside, where it is, and the rest."""
    return query.replace(AGAIN, "AS NOT MATERIALIZED (").partition(ASIDE)


def tables_in(folder: Path) -> dict[str, list[str]]:
    """Return the tables of a claims table by name, each with the files of its parts."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.parquet")):
        found.setdefault(path.stem.partition("-")[0], []).append(str(path))
    return found


def by_duckdb(query: str, folder: Path) -> "Iterator[pa.RecordBatch]":
    """Run a query in DuckDB."""
    with extra("duckdb", "the engine duckdb"):
        import duckdb  # noqa: F401 - whether it is there
    with in_duckdb(folder, "the graph") as made:
        for name, files in tables_in(folder).items():
            made.read_parquet(files).create_view(name)
        tables, found, rest = in_two(query)
        if not found:
            yield from made.sql(tables).to_arrow_reader(ROWS)
            return
        # Else its tables stay in memory while all is sorted, and DuckDB does not put them on the disk.
        aside = folder / "direct.aside"
        made.execute(f"COPY ({tables} FROM direct) TO '{quoted(aside)}' (FORMAT parquet, ROW_GROUP_SIZE {SOME})")
        made.read_parquet(str(aside)).create_view("direct")
        yield from in_order(made, rest, folder)


def by_spark(query: str, folder: Path) -> "Iterator[pa.RecordBatch]":
    """Run a query in Spark, where SPARK_MASTER or its own configuration says."""
    with extra("spark", "the engine spark"):
        import pyarrow as pa
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
    try:
        made, tables = session(), tables_in(folder)
        for setting, value in parts_for(tables).items():
            made.conf.set(f"spark.sql.{setting}", value)
        for name, files in tables.items():
            made.read.parquet(*files).createOrReplaceTempView(name)
        found = made.sql(query)
        for rows in some(found.toLocalIterator(prefetchPartitions=True)):
            yield pa.record_batch([pa.array(column) for column in zip(*rows, strict=True)], names=found.columns)
    except (PySparkException, Py4JError, EOFError, ConnectionError) as error:  # the last two when Java has ended
        raise UnwritableError(
            f"Spark did not make the graph: {reason(error)}; what it wrote above says more. If its memory was too"
            " small, set spark.driver.memory and spark.executor.memory"
        ) from error


def parts_for(tables: dict[str, list[str]]) -> dict[str, str]:
    """Return settings by which Spark parts what it makes of the tables of a claims table.

    It puts small parts together by their packed bytes, and what is packed takes ten times as much in memory.
    """
    import pyarrow.parquet as pq

    rows: int = sum(pq.read_metadata(file).num_rows for files in tables.values() for file in files)
    return {
        "shuffle.partitions": str(2 + rows // TOGETHER),
        "adaptive.advisoryPartitionSizeInBytes": PACKED,
    }


def reason(error: Exception) -> str:
    """Return the line that says why, of what Java says of a fault: its last cause, or the fault itself."""
    try:
        lines = str(error).splitlines()  # of a fault in Java, Java is asked
    except Exception:  # noqa: BLE001 - whatever the libraries raise when there is no Java to ask
        return ENDED
    for start in ("Caused by: ", ": "):
        if found := [line for line in lines if line.startswith(start)]:
            return found[-1].removeprefix(start)
    return lines[0] if lines else ENDED


def session() -> "SparkSession":
    """Return the session of Spark that there is, or begin one.

    Unless Spark is configured, a process of it may take as much memory as a graph (``graph_memory``): Java takes a
    gigabyte, whatever there is. It ends when it has no more memory: a task that failed for that would be waited for
    for ever. No table is sent to all processes for being small, since Parquet is packed: what
    is small as a file is not in memory.
    """
    from pyspark.sql import SparkSession

    named = SparkSession.builder.appName("creativegraph")
    if not CONFIGURED & environ.keys():
        named = named.config("spark.driver.memory", f"{in_force().graph_memory >> 20}m")
        named = named.config("spark.driver.extraJavaOptions", ENDING)
    made = named.getOrCreate()
    made.conf.set("spark.sql.autoBroadcastJoinThreshold", "-1")
    return made


ENGINES: dict[str, Runs] = {"duckdb": by_duckdb, "spark": by_spark}
