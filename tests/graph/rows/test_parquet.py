"""Answers as Parquet: the file holds the rows, and DuckDB and Spark count in it what the catalogue counts."""

import io
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from benchmarks.scale import files
from hypothesis import given as drawn
from hypothesis import strategies as st

import creativegraph as cg
from creativegraph.errors import UnwritableError
from creativegraph.graph.rows import Rows

RUN = (sys.executable, "-m", "creativegraph", "run")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    files.written(cg.open_graph(), folder)
    return folder


@pytest.fixture(scope="module")
def catalogued() -> files.Counts:
    """What the catalogue counts in the packaged graph, which takes seconds."""
    return files.by_catalogue(cg.open_graph())


def test_a_file_has_the_columns_and_values_of_the_rows(written: Path) -> None:
    rows = cg.open_graph().run("outcomes/reported")

    found = pq.read_table(written / "outcomes.parquet")

    assert found.equals(rows.to_arrow())
    assert {"value": "int64", "begins": "date32[day]", "feature": "string"}.items() <= {
        field.name: str(field.type) for field in found.schema
    }.items()


@drawn(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
            st.integers(-(2**63), 2**63 - 1) | st.none(),
            st.dates() | st.none(),
        )
    )
)
def test_what_is_written_is_read_again(data: list[tuple[str, int | None, object]]) -> None:
    rows = Rows(("name", "count", "day"), ("string", "integer", "date"), data)  # type: ignore[arg-type]

    found = pq.read_table(io.BytesIO(rows.to_parquet()))

    assert found.to_pylist() == rows.to_dicts()


def test_no_rows_are_a_file_with_columns(tmp_path: Path) -> None:
    rows = cg.open_graph().run("cities/members", network="https://example.org/none")

    rows.to_parquet(tmp_path / "none.parquet")

    assert pq.read_schema(tmp_path / "none.parquet").names == list(rows.columns)
    assert duckdb.read_parquet(str(tmp_path / "none.parquet")).fetchall() == []


def test_a_place_that_cannot_be_written_keeps_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError):
        cg.open_graph().run("cities/by_field").to_parquet(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_the_command_puts_the_file_on_standard_output(tmp_path: Path) -> None:
    with (tmp_path / "fields.parquet").open("wb") as file:
        subprocess.run([*RUN, "cities/by_field", "--format", "parquet"], stdout=file, check=True, timeout=60)

    assert pq.read_table(tmp_path / "fields.parquet").equals(cg.open_graph().run("cities/by_field").to_arrow())


def test_names_that_were_found_are_printed_as_parquet_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "creativegraph", "find", "hanoi", "--limit", "3", "--format", "parquet"],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip

    assert pq.read_table(io.BytesIO(done.stdout)).num_rows == 3


def test_duckdb_counts_as_the_catalogue_does(written: Path, catalogued: files.Counts) -> None:
    counted = files.by_duckdb(written)

    assert counted.keys() == files.QUESTIONS.keys()
    assert counted == catalogued


def test_every_count_has_something_to_count(catalogued: files.Counts) -> None:
    assert all(catalogued.values())


@pytest.mark.foreign
def test_spark_counts_as_the_catalogue_does(written: Path, catalogued: files.Counts) -> None:
    assert files.by_spark(written) == catalogued


def test_the_counts_that_the_documents_show_are_those_of_the_packaged_graph(catalogued: files.Counts) -> None:
    page = (Path(__file__).parents[3] / "docs/scale.md").read_text(encoding="utf-8")

    missing = [line for line in files.counts(catalogued) if line not in page]

    assert missing == []
