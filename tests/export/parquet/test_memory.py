"""What DuckDB makes of claims in less memory than they take."""

from pathlib import Path

import pytest
from benchmarks import synthetic

import creativegraph as cg
from creativegraph.engine.duckdb import in_duckdb
from creativegraph.export.parquet.claims import Given, Ruled, write_claims, write_rows
from creativegraph.export.parquet.engines import ENGINES, rules
from creativegraph.export.parquet.graph import written
from creativegraph.tables import build


def test_a_graph_is_sorted_without_the_tables_that_it_is_made_of(tmp_path: Path) -> None:
    made = build([synthetic.tables(tmp_path / "mine", 50_000)])
    write_claims(made, tmp_path)

    with cg.limits(graph_memory=112 << 20):
        digest = written(ENGINES["duckdb"](rules(), tmp_path), None, columns=False)

    assert digest._replace(claims=50_000) == made.digest()


def test_long_texts_are_put_aside_in_little_memory(tmp_path: Path) -> None:
    long = [f'"{number:05}{"x" * 300}"' for number in range(30_000)]
    claims = [
        Ruled(
            each[1:6], f"<s:{each[1:6]}>", "<p:name>", each, each, "en", "normal", "explicit",
            False, True, False, False, False, False, "", "name", each,
        )
        for each in long
    ]  # fmt: skip
    write_rows(tmp_path / "claims.parquet", Ruled, claims)
    write_rows(tmp_path / "given.parquet", Given, [])

    with cg.limits(graph_memory=70 << 20):
        found = sum(map(len, ENGINES["duckdb"](rules(), tmp_path)))

    assert found == 60_000


@pytest.mark.parametrize("memory", [20, 200, 1100])
def test_little_memory_is_for_one_thread(memory: int, tmp_path: Path) -> None:
    with cg.limits(graph_memory=memory << 20), in_duckdb(tmp_path, "nothing") as made:
        assert made.execute("SELECT current_setting('threads')").fetchall() == [(1,)]
