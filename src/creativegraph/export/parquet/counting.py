"""Tables of a graph for counting: statements, claims and one table for each kind of thing, as Parquet.

They are made by counting.sql in DuckDB, whatever the graph was opened from. A table of a kind has one row for each
thing and one column for each property, a list where a thing has several values.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.engine.duckdb import in_duckdb, quoted, read_lines
from creativegraph.export.parquet.scratch import check_takes_tables, scratch
from creativegraph.files.remains import replace_folder
from creativegraph.graph import Graph
from creativegraph.graph.rows.table import extra
from creativegraph.iris import IRI, bare, compact
from creativegraph.names.labels import NAME_PROPERTIES
from creativegraph.store.layers import layer_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["write_tables"]

SQL = Path(__file__).with_name("counting.sql")
ORDERS = {"statements": "thing, property, value, lang, datatype", "claims": "thing, property, claim"}
TABLE_NAME = re.compile(r"[a-z0-9-]{1,64}")
"""Kinds that are names of tables; capitals would be lost where files have none."""
FIXED = ("thing", "label")
"""Columns that each table of a kind begins with."""


def write_tables(graph: Graph, folder: str | Path) -> None:
    """Write the tables of a graph into a folder, whole or not at all.

    Args:
        graph: what is counted; labels are in its languages.
        folder: a new one, or one with nothing but tables, which are replaced.

    Raises:
        ArgumentError: the folder holds something else.
        MissingExtraError: the extra ``duckdb`` is not installed.
        UnwritableError: the folder cannot be written, as on a full disk.
    """
    target = Path(folder)
    check_takes_tables(target)
    with extra("duckdb", "tables for counting"):
        import duckdb  # noqa: F401 - whether they are there
        import pyarrow  # noqa: F401, ICN001
    with scratch(target) as beside, project.using(graph.projects):
        tables, lines = beside / "tables", beside / "graph.nt"
        tables.mkdir()
        lines.write_bytes(graph.engine.ntriples())
        with in_duckdb(beside, "the tables") as made:
            count(made, lines, graph)
            for name, order in ORDERS.items():
                put(made, f"FROM {name} ORDER BY {order}", tables / f"{name}.parquet")
            for kind, query in queries(made):
                put(made, query, tables / f"{kind}.parquet")
        replace_folder(tables, target)


def count(made: "DuckDBPyConnection", lines: Path, graph: Graph) -> None:
    """Run counting.sql over the lines of a graph."""
    read_lines(made, lines)
    nodes = [str(node) for (node,) in made.execute("SELECT DISTINCT s FROM triples").fetchall()]
    given(made, "subjects", ("node", "iri", "layer", "kind"), ((node, *about(bare(node))) for node in nodes))
    names = [str(node) for (node,) in made.execute("SELECT DISTINCT p FROM triples").fetchall()]
    given(made, "predicates", ("node", "iri", "property"), ((node, bare(node), compact(bare(node))) for node in names))
    given(made, "languages", ("lang", "place"), ((lang, place) for place, lang in enumerate(graph.languages)))
    naming = ((bare(node), NAME_PROPERTIES.index(IRI(bare(node)).slug)) for node in names if is_naming(bare(node)))
    given(made, "namings", ("predicate", "place"), naming)
    made.execute(SQL.read_text(encoding="utf-8"))


def about(iri: str) -> tuple[str, str, str]:
    """Return a node with its layer and its kind."""
    return iri, layer_of(iri), IRI(iri).kind


def is_naming(iri: str) -> bool:
    """Return whether a property gives names."""
    return IRI(iri).slug in NAME_PROPERTIES


def given(
    made: "DuckDBPyConnection", name: str, columns: tuple[str, ...], rows: Iterator[tuple[str | int, ...]]
) -> None:
    """Give DuckDB a table."""
    import pyarrow as pa

    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    types = [pa.int32() if column == "place" else pa.string() for column in columns]
    arrays = [pa.array(column, kind) for column, kind in zip(values, types, strict=True)]
    made.from_arrow(pa.table(arrays, names=list(columns))).create(name)


def queries(made: "DuckDBPyConnection") -> Iterator[tuple[str, str]]:
    """Yield the kinds of things, each with the query of its table."""
    found: dict[str, list[tuple[str, str, bool, bool, str]]] = {}
    for kind, *column in made.execute("FROM columns").fetchall():
        found.setdefault(kind, []).append(tuple(column))
    for kind, columns in found.items():
        if kind in ORDERS or not TABLE_NAME.fullmatch(kind):
            continue  # no kind of ours: it would take the place of another table, or be no file; statements have it
        local = Counter(called(name, lang).lower() for name, lang, *_ in columns)
        chosen, taken = ["thing", "any_value(thing_label) AS label"], set(FIXED)
        for name, lang, several, linked, type_ in columns:
            short = called(name, lang)
            if local[short.lower()] > 1 or short.lower() in FIXED:
                short = called(name.replace(":", "_"), lang)
            while not taken.isdisjoint({short.lower(), f"{short}_label".lower()}):  # as with names of two vocabularies
                short += "_"
            taken |= {short.lower(), *([f"{short}_label".lower()] if linked else ())}
            where = f"FILTER (property = '{quoted(name)}' AND lang = '{quoted(lang)}')"
            values = {short: f"TRY_CAST(value AS {type_})", **({f"{short}_label": "value_label"} if linked else {})}
            for place, value in values.items():
                made_of = f"list({value} ORDER BY value)" if several else f"any_value({value})"
                chosen.append(f'{made_of} {where} AS "{place}"')
        of_kind = f"FROM statements WHERE kind = '{quoted(kind)}' GROUP BY thing ORDER BY thing"
        yield kind, f"SELECT {', '.join(chosen)} {of_kind}"


def called(name: str, lang: str) -> str:
    """Return the column of a property: its local name, with the language of texts behind it."""
    local = IRI(name.rpartition(":")[2]).slug.replace('"', "")
    return f"{local}_{lang.lower().replace('-', '_')}" if lang else local


def put(made: "DuckDBPyConnection", query: str, path: Path) -> None:
    """Write the rows of a query as Parquet."""
    made.execute(f"COPY ({query}) TO '{quoted(path)}' (FORMAT parquet, COMPRESSION zstd)")
