"""Outcomes and memberships as Parquet, counted by DuckDB, by Spark and by the catalogue."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import creativegraph as cg
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows

EXAMPLES = Path(__file__).parents[2] / "docs/examples"
TABLES: dict[str, Callable[[Graph], Rows]] = {
    "outcomes": lambda graph: graph.run("outcomes/reported"),
    "members": lambda graph: graph.run("cities/members"),
    "joined": lambda graph: graph.run("cities/joined_between", first=1900, last=2100),
}
"""A file, and the answer that it holds."""

Counts = dict[str, list[list[object]]]
"""By question the rows, as JSON has them."""


def visitors(graph: Graph) -> list[list[object]]:
    """Number of figures and the highest, by event."""
    values = defaultdict(list)
    for row in graph.run("outcomes/by_indicator", indicator="code/indicator/visitors"):
        values[row.feature].append(row.value)
    return [[each, len(found), max(found)] for each, found in sorted(values.items())]  # type: ignore[type-var]


def figures(graph: Graph) -> list[list[object]]:
    """Number of counted figures, by indicator; targets, money and the like are in no Parquet file."""
    found = defaultdict(set)
    for row in graph.run(
        "outcomes/by_indicator", indicator=[row.indicator for row in graph.run("outcomes/indicators")]
    ):
        found[row.indicator].add(row.observation)
    return [[each, len(observations)] for each, observations in sorted(found.items())]


def picked(rows: Rows, *columns: str) -> list[list[object]]:
    """Some columns, in the order of all but the last; what was counted is not nothing."""
    found = {tuple(getattr(row, name) for name in columns) for row in rows}
    return [list(each) for each in sorted(found) if each[-1]]


QUESTIONS: dict[str, Callable[[Graph], list[list[object]]]] = {
    "visitors_by_event": visitors,
    "figures_by_indicator": figures,
    "members_by_field": lambda graph: picked(graph.run("cities/by_field"), "field", "cities"),
    "members_by_country": lambda graph: picked(graph.run("cities/by_country"), "country", "cities"),
    "members_by_country_and_field": lambda graph: picked(
        graph.run("cities/by_country_and_field"), "country", "field", "cities"
    ),
    "joined_by_year_and_field": lambda graph: picked(graph.run("cities/by_year_and_field"), "since", "field", "cities"),
}
"""The name of a file in docs/examples/sql, and what the catalogue answers."""


def statements() -> list[Path]:
    """The files of SQL."""
    return [EXAMPLES / "sql" / f"{name}.sql" for name in QUESTIONS]


def written(graph: Graph, folder: Path) -> None:
    """The Parquet files."""
    for name, ask in TABLES.items():
        ask(graph).to_parquet(folder / f"{name}.parquet")


def by_catalogue(graph: Graph) -> Counts:
    """What the graph says."""
    return {name: ask(graph) for name, ask in QUESTIONS.items()}


def by_duckdb(folder: Path) -> Counts:
    """What DuckDB finds in the files."""
    import duckdb

    with duckdb.connect() as database:
        for name in TABLES:
            database.execute(f"CREATE VIEW {name} AS FROM '{folder / name}.parquet'")
        return {
            each.stem: [list(row) for row in database.sql(each.read_text(encoding="utf-8")).fetchall()]
            for each in statements()
        }


def by_spark(folder: Path) -> Counts:
    """What Spark finds in the files, in a process of its own."""
    words = [sys.executable, str(EXAMPLES / "spark.py"), str(folder), *map(str, statements())]
    quick = {**os.environ, "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}  # it is not asked for long
    done = subprocess.run(words, check=False, capture_output=True, text=True, env=quick)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    counted: Counts = json.loads(done.stdout)
    return counted


def counts(found: Counts) -> Iterator[str]:
    """A line for each question: how many rows it has, and the sum of the last column."""
    for name, rows in found.items():
        yield f"| `{name}` | {len(rows):,} | {sum(int(str(row[-1])) for row in rows):,} |"


def measure(folder: Path) -> Iterator[str]:
    """The packaged graph, by all three."""
    graph = cg.open_graph()
    written(graph, folder)
    ways: dict[str, Callable[[], Counts]] = {
        "catalogue": lambda: by_catalogue(graph), "DuckDB": lambda: by_duckdb(folder),
    }  # fmt: skip
    if find_spec("pyspark"):
        ways["Spark"] = lambda: by_spark(folder)
    told: dict[str, Counts] = {}
    for name, ask in ways.items():
        start = perf_counter()
        told[name] = ask()
        yield f"{name}: {perf_counter() - start:.2f} s"
    yield from ("", "| question | rows | sum of the last column |", "|---|---|---|")
    yield from counts(told["catalogue"])
    differing = [name for name in told if told[name] != told["catalogue"]]
    sizes = ", ".join(
        f"{name}.parquet {(folder / name).with_suffix('.parquet').stat().st_size:,} bytes" for name in TABLES
    )
    yield from ("", f"{' and '.join(told)}: {f'{differing} differ' if differing else 'equal'}. {sizes}")
